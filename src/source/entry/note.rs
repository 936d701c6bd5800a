//! Putting a fact into a Markdown log in the style of its lines: the marker of its items, the form
//! of its days, newest first or last. Gives places and text; whether the log then reads as it
//! should is tried elsewhere.

use jiff::civil::Date;

use super::choice::WEEKDAYS;
use super::spoken::Spoken;
use super::{Draft, Log, letters, reading};
use crate::inputs::RelPath;
use crate::journal::Fact;
use crate::source::grammar::iso_date;
use crate::source::markdown::{Part, Row, outline};
use crate::source::spelling::markdown_item;

/// A Markdown file as a writer sees it.
struct Note {
    text: String,
    rows: Vec<Row>,
    end: &'static str,
    /// Whether the name of the file gives the day.
    daily: bool,
}

impl Note {
    fn read(log: Log<'_>, path: &RelPath) -> Option<Note> {
        let file = log.files.get(path)?;
        let text = reading::text(path, file.bytes(), log.settings)?;
        let rows = outline(&text, log.settings);
        let end = letters::line_end(&text);
        Some(Note { rows, end, daily: iso_date(path.stem()).is_some(), text })
    }

    /// What stands before the words of an item: that of the last fact, else of the last item.
    fn lead(&self) -> String {
        let top = |row: &&Row| matches!(row.part, Part::Item { indent: 0..=1, .. });
        let fact = |row: &&Row| matches!(row.part, Part::Item { key: Some(_), .. });
        let found = self.rows.iter().filter(top).rfind(fact);
        let found = found.or_else(|| self.rows.iter().rfind(top));
        found.map_or_else(|| "- ".to_owned(), |row| row.lead.clone())
    }

    /// How far the first item below an item is indented beyond it.
    fn step(&self) -> String {
        let pair = self.rows.windows(2).find_map(|pair| match pair {
            [Row { part: Part::Item { indent: above, .. }, .. }, below] => match below.part {
                Part::Item { indent, .. } if indent > *above => Some((*above, indent, below)),
                _ => None,
            },
            _ => None,
        });
        match pair {
            Some((_, _, below)) if below.lead.starts_with('\t') => "\t".to_owned(),
            Some((above, indent, _)) => " ".repeat(indent - above),
            None => "  ".to_owned(),
        }
    }

    /// The byte behind a row's line end.
    fn behind(&self, row: usize) -> usize {
        self.rows.get(row + 1).map_or(self.text.len(), |next| next.bytes.start)
    }

    /// The last row of what begins at a row: what is indented below it or goes on with it.
    fn last_of(&self, first: usize) -> usize {
        let Some(Row { part: Part::Item { indent: own, .. }, .. }) = self.rows.get(first) else {
            return first;
        };
        let mut last = first;
        let mut gap = false;
        for (at, row) in self.rows.iter().enumerate().skip(first + 1) {
            match row.part {
                Part::Blank => gap = true,
                Part::Item { indent, .. } if indent > *own => last = at,
                Part::Text { indent } if indent > *own || !gap => last = at,
                Part::Hidden if !gap => last = at,
                _ => break,
            }
        }
        last
    }

    /// Text that begins on a line of its own.
    fn at(&self, file: &RelPath, byte: usize, text: &str) -> Draft {
        let before = self.text.get(..byte).unwrap_or("");
        let open = !before.is_empty() && !before.ends_with(['\n', '\r']);
        let text = text.replace('\n', self.end);
        let text = if open { format!("{}{text}", self.end) } else { text };
        Draft { file: file.clone(), shown: shown(&text), puts: vec![(byte, text)] }
    }
}

fn shown(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// Every way to put facts into a file.
pub(super) fn drafts(
    log: Log<'_>,
    (file, like): (&RelPath, Option<&RelPath>),
    spoken: &Spoken,
    day: Date,
) -> Vec<Draft> {
    let model = like.and_then(|like| Note::read(log, like));
    let lead = model.as_ref().map_or_else(|| "- ".to_owned(), Note::lead);
    let step = model.as_ref().map_or_else(|| "  ".to_owned(), Note::step);
    let texts = texts(spoken, &lead, &step);
    match Note::read(log, file) {
        Some(note) => texts.iter().flat_map(|text| places(&note, (file, day), text)).collect(),
        None if log.files.contains_key(file) => Vec::new(),
        None => {
            let new = |text: &String| {
                let text = new_file((file, day), model.as_ref(), text);
                Draft { file: file.clone(), shown: shown(&text), puts: vec![(0, text)] }
            };
            texts.iter().map(new).collect()
        }
    }
}

/// The lines as they were said; then as the log spells what they mean.
fn texts(spoken: &Spoken, lead: &str, step: &str) -> Vec<String> {
    let Spoken::Facts { line, facts } = spoken else { return Vec::new() };
    let mut texts = Vec::new();
    if line.lines().count() == 1 && !line.contains("<!--") && !line.contains("%%") {
        texts.push(format!("{lead}{line}\n"));
    }
    let spelt: Option<Vec<String>> = facts.iter().map(markdown_item).collect();
    texts.extend(spelt.map(|items| items.iter().map(|item| led(item, lead, step)).collect()));
    texts
}

/// An item with the markers and the indentation of this log.
fn led(item: &str, lead: &str, step: &str) -> String {
    let margin: String = lead.chars().take_while(|c| c.is_whitespace() || *c == '>').collect();
    let lines = item.lines().map(|line| {
        let words = line.trim_start();
        let depth = (line.len() - words.len()) / 2;
        let own = words.strip_prefix("- ");
        match (depth, own) {
            (0, Some(words)) => format!("{lead}{words}\n"),
            (_, Some(words)) => {
                format!(
                    "{margin}{}{}{words}\n",
                    step.repeat(depth),
                    lead.trim_start_matches(margin.as_str())
                )
            }
            (_, None) => format!("{margin}{}{words}\n", step.repeat(depth.max(1))),
        }
    });
    lines.collect()
}

/// Where a text may go in a file: with its day, or with a day of its own.
fn places(note: &Note, (file, day): (&RelPath, Date), text: &str) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let ranges = sections(note, day);
    for (first, end) in ranges.iter().rev() {
        drafts.extend(within(note, file, (*first, *end), text));
    }
    if ranges.is_empty() && !note.daily {
        drafts.extend(new_day(note, (file, day), text));
    }
    drafts
}

/// The rows of a day: from the first one below its opening to the next day. In a daily note, all.
fn sections(note: &Note, day: Date) -> Vec<(usize, usize)> {
    if note.daily {
        return vec![(0, note.rows.len())];
    }
    let opens = |at: &usize| matches!(note.rows.get(*at).map(|row| &row.part), Some(Part::Day(_)));
    let starts: Vec<usize> = (0..note.rows.len()).filter(opens).collect();
    let own = starts
        .iter()
        .enumerate()
        .filter(|(_, at)| note.rows.get(**at).is_some_and(|row| row.part == Part::Day(day)));
    own.map(|(number, at)| (at + 1, starts.get(number + 1).copied().unwrap_or(note.rows.len())))
        .collect()
}

/// Behind the last fact that stands under no heading `Private`; else behind the last line that
/// says something; else at the beginning.
fn within(note: &Note, file: &RelPath, (first, end): (usize, usize), text: &str) -> Vec<Draft> {
    let rows = || note.rows.iter().enumerate().take(end).skip(first);
    let private = rows()
        .find(|(_, row)| row.part == Part::Heading { private: true })
        .map_or(end, |(at, _)| at);
    let open = || rows().take_while(|(at, _)| *at < private);
    let key = |row: &Row| matches!(row.part, Part::Item { key: Some(_), indent: 0..=1 });
    let item = |row: &Row| matches!(row.part, Part::Item { indent: 0..=1, .. });
    let fact = open().filter(|(_, row)| key(row)).last();
    let fact = fact.or_else(|| open().filter(|(_, row)| item(row) && !note.daily).last());
    let words = open().filter(|(_, row)| row.part != Part::Blank).last();
    let mut drafts = Vec::new();
    if let Some((at, _)) = fact {
        drafts.push(note.at(file, note.behind(note.last_of(at)), text));
    }
    match words {
        Some((at, row)) => {
            let gap = if matches!(row.part, Part::Item { .. }) { "" } else { "\n" };
            drafts.push(note.at(file, note.behind(at), &format!("{gap}{text}")));
        }
        None => {
            let opened = first.checked_sub(1);
            let byte = opened.map_or(0, |at| note.behind(at));
            let gap = if opened.is_some() { "\n" } else { "" };
            drafts.push(note.at(file, byte, &format!("{gap}{text}")));
        }
    }
    drafts
}

/// The day with its facts where it belongs by the order of the days, else at the end.
fn new_day(note: &Note, (file, day): (&RelPath, Date), text: &str) -> Vec<Draft> {
    let days: Vec<(usize, Date)> = note
        .rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| match row.part {
            Part::Day(date) => Some((at, date)),
            _ => None,
        })
        .collect();
    let newest_first = matches!((days.first(), days.last()), (Some(a), Some(b)) if a.1 > b.1);
    let comes_after = |date: Date| if newest_first { date < day } else { date > day };
    let next = days.iter().find(|(_, date)| comes_after(*date)).map(|(at, _)| *at);
    let model = days.iter().rev().find_map(|(at, date)| note.rows.get(*at).map(|row| (row, *date)));
    let opener = opener(note, model, day);
    let gap = if wide_days(note, &days) { "\n" } else { "" };
    let mut drafts = Vec::new();
    if let Some(next) = next {
        let byte = note.rows.get(next).map_or(note.text.len(), |row| row.bytes.start);
        drafts.push(note.at(file, byte, &format!("{opener}\n{gap}{text}{gap}")));
    }
    let blank =
        note.text.is_empty() || ["\n\n", "\n\r\n"].iter().any(|gap| note.text.ends_with(gap));
    let before = if blank { "" } else { gap };
    drafts.push(note.at(file, note.text.len(), &format!("{before}{opener}\n{gap}{text}")));
    drafts
}

/// Whether a blank line stands below the days' headings.
fn wide_days(note: &Note, days: &[(usize, Date)]) -> bool {
    let blank = |at: usize| note.rows.get(at + 1).is_some_and(|row| row.part == Part::Blank);
    days.last().is_none_or(|(at, _)| blank(*at))
}

/// The line that opens a day, like that of another day.
fn opener(note: &Note, model: Option<(&Row, Date)>, day: Date) -> String {
    let line = model.and_then(|(row, was)| Some((note.text.get(row.bytes.clone())?, was)));
    let usual = format!("# {day}");
    let Some((line, was)) = line else { return usual };
    let Some((before, behind)) = line.split_once(&was.to_string()) else { return usual };
    for form in WEEKDAYS {
        let word = was.strftime(form).to_string();
        if let Some((gap, rest)) = behind.split_once(word.as_str())
            && !rest.starts_with(char::is_alphabetic)
        {
            let rest: String = rest.chars().filter(|c| "*_])#.".contains(*c)).collect();
            return format!("{before}{day}{gap}{}{rest}", day.strftime(form));
        }
    }
    let marks: String = behind.chars().take_while(|c| "*_])#".contains(*c)).collect();
    format!("{before}{day}{marks}")
}

/// A file that does not exist yet: a note of its day, or a log that begins with it.
fn new_file((file, day): (&RelPath, Date), model: Option<&Note>, text: &str) -> String {
    let end = model.map_or("\n", |model| model.end);
    let whole = match iso_date(file.stem()) {
        Some(_) => text.to_owned(),
        None => {
            let days = |model: &&Note| {
                model.rows.iter().rev().find_map(|row| match row.part {
                    Part::Day(date) => Some((row.clone(), date)),
                    _ => None,
                })
            };
            let found = model.as_ref().and_then(days);
            let opener = match (model, &found) {
                (Some(model), Some((row, was))) => opener(model, Some((row, *was)), day),
                _ => format!("# {day}"),
            };
            format!("{opener}\n\n{text}")
        }
    };
    whole.replace('\n', end)
}

/// Below a session, behind what stands there already.
pub(super) fn below(log: Log<'_>, owner: &Fact, spoken: &Spoken) -> Vec<Draft> {
    let file = &owner.place.file;
    let Some(note) = Note::read(log, file) else { return Vec::new() };
    let line = usize::try_from(owner.place.line).unwrap_or(0);
    let Some(first) = line.checked_sub(1) else { return Vec::new() };
    let Some(row @ Row { part: Part::Item { .. }, .. }) = note.rows.get(first) else {
        return Vec::new();
    };
    let last = note.last_of(first);
    let child = note
        .rows
        .iter()
        .take(last + 1)
        .skip(first + 1)
        .find(|row| matches!(row.part, Part::Item { .. }));
    let margin: String = row.lead.chars().take_while(|c| c.is_whitespace() || *c == '>').collect();
    let marker = row.lead.get(margin.len()..).unwrap_or("- ");
    let lead =
        child.map_or_else(|| format!("{margin}{}{marker}", note.step()), |row| row.lead.clone());
    vec![note.at(file, note.behind(last), &format!("{lead}{}\n", spoken.line()))]
}
