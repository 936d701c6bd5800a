//! What somebody said, taken as a line of the log: the key first, its values behind it, with or
//! without the colon. Knows no file.

use jiff::civil::Date;

use super::{Said, reading};
use crate::diag::{Diagnostic, Place, Severity, entry as diag, nearest, note};
use crate::inputs::RelPath;
use crate::journal::{Dose, Fact, Session, What};
use crate::source::grammar::{Key, clock};
use crate::source::markdown::key_of;
use crate::source::settings::Settings;

/// The file that the places in the words are told in.
pub const WORDS: &str = "words";

/// Words with what they mean.
#[derive(Clone, Debug)]
pub(super) enum Spoken {
    /// Facts of the day.
    Facts { line: String, facts: Vec<Fact> },
    /// Something that belongs below a session: `response: hour 3`. The session is what the words
    /// alone would make of it.
    Below { line: String, session: Box<Session<String>> },
}

impl Spoken {
    pub(super) fn line(&self) -> &str {
        match self {
            Spoken::Facts { line, .. } | Spoken::Below { line, .. } => line,
        }
    }

    /// The words as a whole.
    pub(super) fn place(&self) -> Place {
        let width = self.line().lines().next().unwrap_or("").chars().count();
        Place::new(&RelPath::made_of(WORDS), 1, 1, u32::try_from(width).unwrap_or(1))
    }
}

/// Reads what was said. All that is wrong with it is told; it is used only where nothing is.
pub(super) fn read(said: &Said, settings: &Settings) -> Result<Spoken, Vec<Diagnostic>> {
    let words = bare(&said.words);
    let (key, line) = as_line(words).ok_or_else(|| vec![not_a_fact(words)])?;
    let is_below = matches!(key, Key::Do | Key::Response);
    let head = if is_below { "- session x: 1min\n  - " } else { "- " };
    let mut written = String::new();
    for (at, part) in line.lines().map(str::trim).filter(|part| !part.is_empty()).enumerate() {
        let lead = if at == 0 { head } else { "    - " };
        written.push_str(&format!("{lead}{part}\n"));
    }
    let (facts, problems) = reading::of_day(said.day, &written, settings);
    let lines_above = 1 + u32::from(is_below);
    let lead = if is_below { 4 } else { 2 };
    let wrong: Vec<Diagnostic> = problems
        .into_iter()
        .filter(|problem| problem.severity() != Severity::Hint)
        // An open comment is spelt so that it opens none.
        .filter(|problem| problem.code() != &note::UNCLOSED)
        .map(|problem| moved(&problem, lines_above, lead))
        .collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    match (is_below, facts.as_slice()) {
        (_, []) => Err(vec![diag::says_nothing(&whole(line.trim_end()), example(key))]),
        (true, [Fact { what: What::Session(session), .. }]) => {
            let alone = Session { dose: Dose::default(), ..session.clone() };
            Ok(Spoken::Below { line, session: Box::new(alone) })
        }
        (true, _) => Err(vec![diag::no_session(&whole(&line))]),
        (false, _) => Ok(Spoken::Facts { line, facts }),
    }
}

/// How a fact of this key may be said.
fn example(key: Key) -> &'static str {
    match key {
        Key::Bout => "bout: knee rolls 10",
        Key::Session => "session gym: 50min, effort 4",
        Key::Took => "took: ibuprofen 400 mg",
        Key::Note | Key::Ask | Key::Private => "note: felt looser than last week",
        Key::Flare => "flare 14:00: a crate, 5, 3h",
        Key::Do => "do squat: 3x8 @ 16kg",
        Key::Response => "hour 3",
        Key::Morning | Key::Evening | Key::Pain | Key::Worst => "morning: 3",
        other => other.example(),
    }
}

/// Without a marker that somebody put in front.
fn bare(words: &str) -> &str {
    let words = words.trim();
    words.strip_prefix("- ").or_else(|| words.strip_prefix("* ")).unwrap_or(words).trim_start()
}

/// The words as a line of the log, and its key: as they are where they are one, otherwise with
/// the colon behind the key and its time.
fn as_line(words: &str) -> Option<(Key, String)> {
    let first = words.lines().next().unwrap_or("");
    if let Some(key) = key_of(first) {
        return Some((key, words.to_owned()));
    }
    const WINDOWS: &[&str] = &["before", "during", "hour", "after", "next", "settled"];
    let word = first.split_whitespace().next()?.trim_end_matches(':').to_lowercase();
    if WINDOWS.contains(&word.as_str()) {
        let values = words.replacen(':', " ", usize::from(first.contains(&format!("{word}:"))));
        return Some((Key::Response, format!("response: {values}")));
    }
    let (key, behind) = leading_key(words)?;
    let (time, rest) = leading_time(words.get(behind..)?.trim_start());
    let head = words.get(..behind)?;
    let time = time.map(|time| format!(" {time}")).unwrap_or_default();
    Some((key, format!("{head}{time}: {rest}")))
}

/// The words as they are taken, for showing where in them a problem stands.
pub(super) fn shown(words: &str) -> String {
    as_line(bare(words)).map_or_else(|| bare(words).to_owned(), |(_, line)| line)
}

/// The longest key at the beginning, and where it ends.
fn leading_key(words: &str) -> Option<(Key, usize)> {
    let ends: Vec<usize> = words
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .take(2)
        .chain([words.len()])
        .collect();
    ends.into_iter().rev().find_map(|end| Some((Key::named(words.get(..end)?)?, end)))
}

/// `18:10 gym` and `7:05 pm gym`: the time as written, and the rest.
fn leading_time(words: &str) -> (Option<&str>, &str) {
    let word = words.split_whitespace().next().unwrap_or("");
    let rest = words.get(word.len()..).unwrap_or("").trim_start();
    let half = rest.split_whitespace().next().unwrap_or("");
    let is_half = matches!(half.to_lowercase().as_str(), "am" | "pm");
    if is_half && clock(&format!("{word}{half}")).is_some() {
        let used = words.len() - rest.len() + half.len();
        return (words.get(..used), words.get(used..).unwrap_or("").trim_start());
    }
    match clock(word) {
        Some(_) => (Some(word), rest),
        None => (None, words),
    }
}

fn whole(line: &str) -> Place {
    let width = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
    Place::new(&RelPath::made_of(WORDS), 1, 1, width)
}

fn not_a_fact(words: &str) -> Diagnostic {
    let word = words.split([' ', ':', '\n']).next().unwrap_or(words);
    let near = nearest(word, Key::names()).or_else(|| nearest(word, Key::words()));
    diag::not_a_fact(&whole(word), word, near)
}

/// The same problem at its place in the words.
fn moved(problem: &Diagnostic, lines_above: u32, lead: u32) -> Diagnostic {
    let Some(place) = problem.place() else { return problem.clone() };
    let line = place.line.saturating_sub(lines_above).max(1);
    let column = place.column.saturating_sub(lead).max(1);
    problem.clone().at(&Place::new(&RelPath::made_of(WORDS), line, column, place.width))
}

/// A day's heading, for reading lines as they would stand below it.
pub(super) fn below_day(day: Date, lines: &str) -> String {
    format!("# {day}\n{lines}")
}
