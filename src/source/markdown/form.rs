//! A Markdown log in tidy form: one marker, one indentation, keys by their own names, a blank line
//! around each day. Only the lines of facts are spelt anew; what they say stays the same, and so
//! do comments, words and the order of everything. A day that would say something else is left as
//! it is.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::Date;

use super::outline::{Part, Row, outline};
use super::parse_markdown;
use super::spelt::{Below, Said, Spelt, said};
use crate::inputs::RelPath;
use crate::journal::{Audience, Fact, Journal, Profile, disclose};
use crate::source::grammar::Key;
use crate::source::settings::Settings;

/// A Markdown log in tidy form.
#[derive(Debug, PartialEq, Eq)]
pub struct Formed {
    /// The same text where it is tidy already.
    pub text: String,
    /// Days that were left as they are, since they would say something else; nothing in place of
    /// a day for the lines before the first one.
    pub left: Vec<Option<Date>>,
}

/// Brings the text of a Markdown log into tidy form.
pub fn formed(path: &RelPath, text: &str, settings: &Settings) -> Formed {
    let mut now = text.to_owned();
    for _ in 0..4 {
        let Formed { text: next, left } = once(path, &now, settings);
        if next == now {
            return Formed { text: now, left };
        }
        now = next;
    }
    // What changes with every turn is better left alone.
    Formed { text: text.to_owned(), left: Vec::new() }
}

fn once(path: &RelPath, text: &str, settings: &Settings) -> Formed {
    let before = facts(path, text, settings);
    let same = |text: &str| facts(path, text, settings) == before;
    let lines = lines(text, settings);
    let whole = joined(text, &lines, |_| true);
    if same(&whole) {
        return Formed { text: whole, left: Vec::new() };
    }
    let last = lines.iter().map(|line| line.day).max().unwrap_or(0);
    let mut kept: Vec<bool> = vec![false; last + 1];
    for day in 0..=last {
        let mut trial = kept.clone();
        if let Some(one) = trial.get_mut(day) {
            *one = true;
        }
        let chosen = |day: usize| trial.get(day).copied().unwrap_or(false);
        if same(&joined(text, &lines, chosen)) {
            kept = trial;
        }
    }
    let chosen = |day: usize| kept.get(day).copied().unwrap_or(false);
    let left = left(&lines, &chosen);
    Formed { text: joined(text, &lines, chosen), left }
}

/// The days that have untidy lines and were not chosen.
fn left(lines: &[Line], chosen: &impl Fn(usize) -> bool) -> Vec<Option<Date>> {
    let untidy = lines.iter().filter(|line| line.was != line.is && !chosen(line.day));
    let days: BTreeSet<usize> = untidy.map(|line| line.day).collect();
    let date = |day: usize| {
        lines.iter().find(|line| line.day == day).and_then(|line| match line.part {
            Part::Day(date) => Some(date),
            _ => None,
        })
    };
    days.into_iter().map(date).collect()
}

type Told = (Vec<(Date, Option<jiff::civil::Time>, crate::journal::What<String>)>, usize);

/// What a text says, and how many problems are told of it.
fn facts(path: &RelPath, text: &str, settings: &Settings) -> Told {
    let parsed = parse_markdown(path, text.as_bytes(), settings);
    let journal = Journal::seal(Profile::default(), parsed.value);
    let facts = disclose(&journal, &Audience::owner());
    let said = |fact: &Fact| (fact.date, fact.time, fact.what.clone());
    (facts.facts().iter().map(said).collect(), parsed.diagnostics.len())
}

/// A line as it is and as it may be; which day it belongs to, counted from the first.
struct Line {
    day: usize,
    was: String,
    is: String,
    part: Part,
    heading: bool,
}

fn joined(text: &str, lines: &[Line], chosen: impl Fn(usize) -> bool) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut kept: Vec<String> = Vec::with_capacity(lines.len());
    let mut open = true;
    let mut behind_heading = false;
    for line in lines {
        if !chosen(line.day) {
            kept.push(line.was.clone());
            (open, behind_heading) = (line.part == Part::Blank, false);
            continue;
        }
        if line.part == Part::Blank {
            if !open {
                kept.push(String::new());
            }
            (open, behind_heading) = (true, false);
            continue;
        }
        if (line.heading || behind_heading) && !open {
            kept.push(String::new());
        }
        kept.push(line.is.clone());
        (open, behind_heading) = (false, line.heading);
    }
    while kept.last().is_some_and(String::is_empty)
        && lines.last().is_none_or(|line| chosen(line.day))
    {
        kept.pop();
    }
    let mut all = kept.join(end);
    if !all.is_empty() && !all.ends_with('\n') {
        all.push_str(end);
    }
    all
}

fn lines(text: &str, settings: &Settings) -> Vec<Line> {
    let rows = outline(text, settings);
    let mut day = 0;
    let mut block = Block::default();
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        let was = text.get(row.bytes.clone()).unwrap_or("").to_owned();
        let heading = matches!(row.part, Part::Day(_)) && was.trim_start().starts_with('#');
        if matches!(row.part, Part::Day(_)) {
            day += 1;
        }
        let is = match &row.part {
            Part::Hidden => was.clone(),
            Part::Item { indent, .. } => block.item(text, row, *indent),
            Part::Text { .. } | Part::Blank => was.trim_end().to_owned(),
            Part::Day(_) | Part::Heading { .. } => {
                block = Block::default();
                was.trim_end().to_owned()
            }
        };
        lines.push(Line { day, was, is, part: row.part.clone(), heading });
    }
    lines
}

/// The items that are open, and whether the outermost one is a fact.
#[derive(Default)]
struct Block {
    open: Vec<usize>,
    key: Option<Key>,
}

impl Block {
    fn item(&mut self, text: &str, row: &Row, indent: usize) -> String {
        let was = text.get(row.bytes.clone()).unwrap_or("").trim_end();
        while self.open.last().is_some_and(|open| *open >= indent) {
            self.open.pop();
        }
        let depth = self.open.len();
        self.open.push(indent);
        let words = text.get(row.words..row.bytes.end).unwrap_or("").trim_end();
        let work = depth > 0 && matches!(self.key, Some(Key::Session | Key::Bout));
        let found = said(words, if work { Below::Work } else { Below::Day });
        if depth == 0 {
            self.key = match &found {
                Said::Fact(spelt) => spelt.key,
                Said::Words(..) => None,
            };
        }
        let numbered = !row.lead.trim_start().starts_with(['-', '*', '+']);
        if self.key.is_none() || row.lead.contains('>') || numbered {
            return was.to_owned();
        }
        let from = row.bytes.start + row.lead.len();
        let ticked = text.get(from..row.words).unwrap_or("").trim();
        let ticked = if ticked.is_empty() { String::new() } else { format!("{ticked} ") };
        let spelt = match found {
            Said::Fact(spelt) => spelt_anew(words, &spelt, work),
            Said::Words(..) => None,
        };
        let words = spelt.unwrap_or_else(|| words.to_owned());
        format!("{}- {ticked}{words}", "  ".repeat(depth))
    }
}

/// The words of a fact with its key by its own name and single spaces. Nothing where signs have
/// lost their meaning in it or where it is a field.
fn spelt_anew(words: &str, spelt: &Spelt<'_>, work: bool) -> Option<String> {
    if spelt.is_field || words.contains('\\') {
        return None;
    }
    let values = words.get(spelt.values.0..)?.trim();
    let own = matches!(spelt.key, Some(Key::Note | Key::Response | Key::Do));
    let head = match spelt.key {
        Some(key) if !work || own => {
            let mut head = key.word().to_owned();
            if let Some(time) = spelt.time {
                let _ = write!(head, " {:02}:{:02}", time.hour(), time.minute());
                if time.second() != 0 {
                    let _ = write!(head, ":{:02}", time.second());
                }
            }
            if let Some((_, name)) = &spelt.name {
                let _ = write!(head, " {}", single_spaced(name));
            }
            head
        }
        _ => {
            let head = words.get(..spelt.values.0)?.trim_end();
            single_spaced(head.strip_suffix(':')?)
        }
    };
    let gap = if values.is_empty() { "" } else { " " };
    let sentence = matches!(spelt.key, Some(Key::Note | Key::Ask | Key::Private));
    let values = if sentence { values.to_owned() } else { spaced_values(values) };
    Some(format!("{head}:{gap}{values}"))
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Values with single spaces; words in quotation marks stay as they are.
fn spaced_values(values: &str) -> String {
    if values.contains('"') { values.to_owned() } else { single_spaced(values) }
}
