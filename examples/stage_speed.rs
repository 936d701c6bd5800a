//! How long each stage of a build takes, on one core: read, parse, disclose, analyze, plan, render.
//! Writing is left to the clock around the program, since it is the disk's time.
//!
//! Run: `cargo run --release --example stage_speed -- PROJECT TODAY [STAGE]`; with the name of a
//! stage the program ends after it, so that a profiler sees no more.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use comeback::analysis::analyze;
use comeback::output::Outputs;
use comeback::pipeline;
use comeback::shell::{self, Wanted};

const STAGES: [&str; 6] = ["read", "parse", "disclose", "analyze", "plan", "render"];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let day = args.get(1).and_then(|day| day.parse().ok());
    let (Some(project), Some(today)) = (args.first(), day) else {
        eprintln!("usage: stage_speed PROJECT TODAY [STAGE]");
        return ExitCode::from(2);
    };
    let last = args.get(2).map_or("render", String::as_str);
    match run(Path::new(project), today, last) {
        Some(()) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    }
}

/// The clock of the stages: tells each and ends where it was asked to.
struct Clock<'a> {
    since: Instant,
    last: &'a str,
}

impl Clock<'_> {
    fn stage(&mut self, name: &str, what: &str) -> Option<()> {
        println!("| {name} | {:.1?} | {what} |", self.since.elapsed());
        self.since = Instant::now();
        (name != self.last).then_some(())
    }
}

fn run(project: &Path, today: jiff::civil::Date, last: &str) -> Option<()> {
    println!("| stage | time | what |\n|---|---|---|");
    let mut clock = Clock { since: Instant::now(), last };
    let wanted = Wanted { required: vec![".".to_owned()], ..Wanted::default() };
    let inputs = shell::read(project, &wanted, today).ok()?.value;
    let ended = clock.stage(STAGES[0], &format!("{} files", inputs.files.len()));
    ended?;
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    clock.stage(STAGES[1], &format!("{} messages", opened.diagnostics.len()))?;
    let disclosure = opened.disclosed_to_owner();
    clock.stage(STAGES[2], &format!("{} facts", disclosure.facts().len()))?;
    let report = analyze(disclosure, &opened.config.rules, today);
    clock.stage(STAGES[3], &format!("{} sessions", report.load.sessions.len()))?;
    let prepared = opened.prepare("me").ok()?;
    clock.stage(STAGES[4], &format!("{} files, with the two before", prepared.paths().len()))?;
    let bytes: usize = (0..prepared.paths().len())
        .map(|at| prepared.bytes(at).map_or(0, |bytes| bytes.len()))
        .sum();
    clock.stage(STAGES[5], &format!("{bytes} bytes"))
}
