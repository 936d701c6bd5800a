//! Adding to a log: from a fact in words to the file that takes it and the bytes that are put
//! into it. What was there stays, byte for byte and in its order; all is read back before it is
//! handed out. Pure: touches no disk and asks no clock. Also which questions are due (`due`).

mod choice;
mod due;
mod letters;
mod note;
mod reading;
mod sheet;
mod spoken;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::settings::Settings;
use crate::diag::{Diagnostic, Parsed, Place, entry as diag};
use crate::inputs::{RelPath, SourceFile};
use crate::journal::{Fact, Reading, What};

pub use due::{Asked, Due, due};
pub(in crate::source) use reading::reads_as;
pub use spoken::WORDS;

use reading::LogNow;
use spoken::Spoken;

/// A log as it was read: every file of the project, and which of them are the log.
#[derive(Clone, Copy, Debug)]
pub struct Log<'a> {
    pub files: &'a BTreeMap<RelPath, SourceFile>,
    /// Folders and files of the log, as the configuration names them.
    pub paths: &'a [RelPath],
    pub settings: &'a Settings,
}

/// A fact as somebody says it: `morning 3`, `session gym: 50min, effort 4`, and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub day: Date,
    pub words: String,
}

/// What is to be put into one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    pub file: RelPath,
    /// The file as it was when this was made; nothing where it is new.
    pub before: Option<SourceFile>,
    /// The file with what was said in it: `before`, with bytes put in and none taken away.
    pub after: Vec<u8>,
    /// What was put in, line by line, as text.
    pub lines: Vec<String>,
}

/// Where one fact may go: what to put in at which bytes of the file's own text, and how to show
/// it.
#[derive(Clone, Debug)]
struct Draft {
    file: RelPath,
    puts: Vec<(usize, String)>,
    shown: Vec<String>,
}

/// What to write so that the log says all of this too. Either all of it can be written, or
/// nothing is and the problems say why; their places are in the words that were said, in a file
/// called `WORDS`, or in the log. Warnings about the words are problems, too: whoever says them is
/// there to say them better.
pub fn add(log: Log<'_>, said: &[Said]) -> Parsed<Vec<Addition>> {
    let mut problems = Vec::new();
    let mut files = log.files.clone();
    let mut made: BTreeMap<RelPath, Vec<String>> = BTreeMap::new();
    if said.iter().all(|said| said.words.trim().is_empty()) {
        return Parsed::with(Vec::new(), vec![diag::nothing_said()]);
    }
    let mut line = 0;
    for one in said.iter().filter(|one| !one.words.trim().is_empty()) {
        let above = line;
        line += one.words.trim().lines().count();
        match change(Log { files: &files, ..log }, one) {
            Ok(Change { file, after, lines }) => {
                made.entry(file.clone()).or_default().extend(lines);
                files.insert(file, SourceFile::new(after));
            }
            Err(more) => problems.extend(more.iter().map(|problem| lower(problem, above))),
        }
    }
    if !problems.is_empty() {
        return Parsed::with(Vec::new(), problems);
    }
    let additions = made.into_iter().filter_map(|(file, lines)| {
        let after = files.get(&file)?.bytes().to_vec();
        Some(Addition { before: log.files.get(&file).cloned(), file, after, lines })
    });
    Parsed::clean(additions.collect())
}

/// The file in which problems of what was said have their places.
pub fn words(said: &[Said]) -> (RelPath, SourceFile) {
    let lines = said.iter().map(|said| spoken::shown(&said.words)).filter(|line| !line.is_empty());
    let text = lines.map(|line| format!("{line}\n")).collect::<String>();
    (RelPath::made_of(WORDS), SourceFile::new(text.into_bytes()))
}

/// The same problem, below the words that were said before.
fn lower(problem: &Diagnostic, above: usize) -> Diagnostic {
    match problem.place() {
        Some(place) if place.file.as_str() == WORDS => {
            let line = place.line.saturating_add(u32::try_from(above).unwrap_or(0));
            problem.clone().at(&Place { line, ..place.clone() })
        }
        _ => problem.clone(),
    }
}

/// One file with one fact more.
struct Change {
    file: RelPath,
    after: Vec<u8>,
    lines: Vec<String>,
}

fn change(log: Log<'_>, said: &Said) -> Result<Change, Vec<Diagnostic>> {
    let spoken = spoken::read(said, log.settings)?;
    let now = LogNow::read(log);
    let drafts = match &spoken {
        Spoken::Facts { .. } => {
            let choices = choice::files(&now, said.day);
            let places = choices.iter().flat_map(|file| drafts(log, file, &spoken, said.day));
            places.collect::<Vec<_>>()
        }
        Spoken::Below { .. } => {
            let owner = now
                .last_session(said.day)
                .ok_or_else(|| vec![diag::no_session(&spoken.place())])?;
            open(&owner, &spoken)?;
            below(log, &owner, &spoken)
        }
    };
    if drafts.is_empty() {
        return Err(vec![diag::no_file(&spoken.place())]);
    }
    let mut problem = None;
    for draft in drafts {
        match now.tried(&draft, &spoken) {
            Ok(after) => {
                return Ok(Change { file: draft.file, after, lines: draft.shown });
            }
            Err(why) => problem = problem.or(Some(why)),
        }
    }
    Err(problem.into_iter().collect())
}

/// Every way to put a fact into a file, the most usual one first.
fn drafts(log: Log<'_>, file: &choice::Choice, spoken: &Spoken, day: Date) -> Vec<Draft> {
    match file {
        choice::Choice::Note { file, like } => {
            note::drafts(log, (file, like.as_ref()), spoken, day)
        }
        choice::Choice::Table { file, like } => sheet::drafts(log, (file, like), spoken, day),
    }
}

/// Refuses windows that the session has told already.
fn open(owner: &Fact, spoken: &Spoken) -> Result<(), Vec<Diagnostic>> {
    let (What::Session(was), Spoken::Below { session, .. }) = (&owner.what, spoken) else {
        return Ok(());
    };
    let (old, new) = (was.response, session.response);
    let taken = |old: Option<Reading>, new: Option<Reading>| old.is_some() && new.is_some();
    let any = taken(old.before, new.before)
        || taken(old.during, new.during)
        || taken(old.hour, new.hour)
        || taken(old.next, new.next)
        || (old.settled.is_some() && new.settled.is_some());
    if any { Err(vec![diag::said_otherwise(&owner.place)]) } else { Ok(()) }
}

/// Every way to put something below a session.
fn below(log: Log<'_>, owner: &Fact, spoken: &Spoken) -> Vec<Draft> {
    match super::table::is_table(&owner.place.file) {
        true => sheet::below(log, owner, spoken),
        false => note::below(log, owner, spoken),
    }
}
