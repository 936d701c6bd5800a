//! The loop of the long run: an input of the corpus is changed, tried, and kept where it reached
//! something new. Targets take turns, so that all have had their share whenever it is stopped.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::cover::{self, Cover};
use crate::mutate::{Chance, Stuff, changed};
use crate::target::{Target, seed};

/// How long a target is tried before it is the turn of the next.
const TURN: Duration = Duration::from_secs(15);
/// A single input that takes longer is a finding: nothing of this size may.
const SLOW: Duration = Duration::from_secs(2);
/// After this the program is stopped, and the input kept as a hang.
const HANG: Duration = Duration::from_secs(20);

/// What is known of one target.
struct Field<'a> {
    target: &'a Target,
    corpus: Vec<Vec<u8>>,
    cover: Cover,
    met: BTreeSet<BTreeSet<&'static str>>,
    grown: PathBuf,
    findings: PathBuf,
    runs: u64,
    spent: Duration,
    slowest: Duration,
    found: BTreeSet<String>,
}

/// What runs at this moment, for the watch that stops a hang.
type Now = Arc<Mutex<Option<(Instant, PathBuf, Vec<u8>)>>>;

/// Runs for a time and returns how many different findings there were.
pub(crate) fn run(targets: &[&Target], time: Duration, folder: &Path) -> usize {
    let started = Instant::now();
    let said = Arc::new(Mutex::new(String::new()));
    let heard = said.clone();
    panic::set_hook(Box::new(move |info| {
        let mut text = heard.lock().unwrap();
        if text.is_empty() {
            *text = info.to_string();
        }
    }));
    let now: Now = Arc::default();
    watch(now.clone());
    let mut chance = Chance::new(started_at());
    println!("{} counted places; seed {}", cover::places(), started_at());
    let mut fields: Vec<Field<'_>> =
        targets.iter().map(|target| Field::new(target, folder)).collect();
    for field in &mut fields {
        for bytes in field.corpus.clone() {
            field.one(&bytes, (&said, &now));
        }
        field.tell();
    }
    let mut told = Instant::now();
    while started.elapsed() < time {
        for field in &mut fields {
            field.turn(&mut chance, (&said, &now));
        }
        if told.elapsed() > Duration::from_secs(600) {
            told = Instant::now();
            println!("after {:.2} h", started.elapsed().as_secs_f64() / 3600.0);
            fields.iter().for_each(Field::tell);
        }
    }
    println!("done after {:.2} h", started.elapsed().as_secs_f64() / 3600.0);
    fields.iter().for_each(Field::tell);
    let runs: u64 = fields.iter().map(|field| field.runs).sum();
    let found: usize = fields.iter().map(|field| field.found.len()).sum();
    println!("{runs} runs, {found} findings");
    found
}

/// A seed of its own for each run; `COMEBACK_SEED` repeats one.
fn started_at() -> u64 {
    match std::env::var("COMEBACK_SEED") {
        Ok(seed) => seed.parse().expect("a number"),
        Err(_) => std::process::id().into(),
    }
}

/// Stops the program where one input does not come to an end.
fn watch(now: Now) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let hung = now.lock().unwrap().as_ref().is_some_and(|(since, ..)| since.elapsed() > HANG);
            if let (true, Some((_, folder, bytes))) = (hung, &*now.lock().unwrap()) {
                let file = folder.join(format!("hang-{:016x}", hash(bytes)));
                let _ = fs::create_dir_all(folder);
                let _ = fs::write(&file, bytes);
                println!("HANG: {}", file.display());
                std::process::exit(3);
            }
        }
    });
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

type Shared<'s> = (&'s Mutex<String>, &'s Now);

impl<'a> Field<'a> {
    fn new(target: &'a Target, folder: &Path) -> Field<'a> {
        let grown = folder.join("grown").join(target.name);
        fs::create_dir_all(&grown).unwrap();
        let mut corpus = (target.seeds)();
        corpus.extend(seed::kept(target.name));
        let mut names: Vec<PathBuf> =
            fs::read_dir(&grown).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        corpus.extend(names.iter().map(|name| fs::read(name).unwrap()));
        Field {
            target,
            corpus,
            grown,
            cover: Cover::default(),
            met: BTreeSet::new(),
            findings: folder.join("findings").join(target.name),
            runs: 0,
            spent: Duration::ZERO,
            slowest: Duration::ZERO,
            found: BTreeSet::new(),
        }
    }

    fn turn(&mut self, chance: &mut Chance, shared: Shared<'_>) {
        let since = Instant::now();
        while since.elapsed() < TURN {
            let at = chance.below(self.corpus.len());
            // What was found last is the most promising.
            let late = self.corpus.len().saturating_sub(1 + chance.below(40));
            let at = if chance.below(3) == 0 { late } else { at };
            let other = &self.corpus[chance.below(self.corpus.len())];
            let words = crate::target::WORDS;
            let stuff = Stuff { words, other, longest: self.target.longest };
            let bytes = changed(&self.corpus[at], stuff, chance);
            if self.one(&bytes, shared) {
                let file = self.grown.join(format!("{:016x}", hash(&bytes)));
                fs::write(file, &bytes).unwrap();
                self.corpus.push(bytes);
            }
        }
    }

    /// Tries one input; true where it reached something new.
    fn one(&mut self, bytes: &[u8], (said, now): Shared<'_>) -> bool {
        *now.lock().unwrap() = Some((Instant::now(), self.findings.clone(), bytes.to_vec()));
        // What a reader caught itself is no finding.
        said.lock().unwrap().clear();
        Cover::begin();
        let since = Instant::now();
        let result = panic::catch_unwind(AssertUnwindSafe(|| (self.target.check)(bytes)));
        let took = since.elapsed();
        *now.lock().unwrap() = None;
        self.runs += 1;
        self.spent += took;
        self.slowest = self.slowest.max(took);
        if took > SLOW {
            self.finding("slow".to_owned(), bytes);
        }
        let new = self.cover.end();
        match result {
            Ok(met) => self.met.insert(met) & (cover::places() == 0) | new,
            Err(_) => {
                let text = std::mem::take(&mut *said.lock().unwrap());
                self.finding(text, bytes);
                false
            }
        }
    }

    /// The first input of each kind of finding is kept; the kind is where it panicked.
    fn finding(&mut self, text: String, bytes: &[u8]) {
        let kind = text.lines().next().unwrap_or_default().to_owned();
        if self.found.insert(kind.clone()) {
            let file = self.findings.join(format!("{:016x}", hash(&kind)));
            fs::create_dir_all(&self.findings).unwrap();
            fs::write(&file, bytes).unwrap();
            fs::write(file.with_extension("txt"), &text).unwrap();
            println!("FOUND {} {}: {kind}", self.target.name, file.display());
        }
    }

    fn tell(&self) {
        println!(
            "{:12} {:9} runs {:6.0} s {:5} inputs {:6} places, slowest {:.2} s, {} found",
            self.target.name,
            self.runs,
            self.spent.as_secs_f64(),
            self.corpus.len(),
            self.cover.reached(),
            self.slowest.as_secs_f64(),
            self.found.len(),
        );
    }
}
