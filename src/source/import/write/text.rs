//! The text of an imported log: its header, its days in order, and the comment with the marks at
//! its end.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;

use super::New;
use crate::source::Settings;
use crate::source::markdown::{Part, outline};

/// How many marks stand in a line.
const IN_A_LINE: usize = 5;

fn opening(id: &str) -> String {
    format!("<!-- comeback import: {id}")
}

/// The marks of what was brought in before: which fact, and what it said.
pub(super) fn marks(text: &str, id: &str) -> BTreeMap<String, String> {
    let opening = opening(id);
    let blocks = text.split(opening.as_str()).skip(1);
    let words = blocks.flat_map(|block| block.split("-->").next().unwrap_or("").split_whitespace());
    let hex = |part: &str| part.bytes().all(|b| b.is_ascii_hexdigit());
    words
        .filter_map(|word| word.split_once('.'))
        .filter(|(which, says)| which.len() == 10 && says.len() == 6 && hex(which) && hex(says))
        .map(|(which, says)| (which.to_owned(), says.to_owned()))
        .collect()
}

/// The text with new items in it.
pub(super) fn with(
    before: &str,
    (id, program): (&str, &str),
    new: &[New<'_>],
    today: Date,
) -> String {
    let mut text = match before.is_empty() {
        true => header(id, program, today),
        false => before.to_owned(),
    };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut by_day: BTreeMap<Date, String> = BTreeMap::new();
    for one in new {
        by_day.entry(one.item.date).or_default().push_str(&one.text);
    }
    let mut puts = places(&text, id, &by_day);
    puts.push(marks_at(&text, id, new));
    // From the end, so that the places before stay right.
    puts.sort_by_key(|(at, ..)| *at);
    for (at, put) in puts.into_iter().rev() {
        text.insert_str(at, &put.replace('\n', end));
    }
    text
}

fn header(id: &str, program: &str, today: Date) -> String {
    format!(
        "<!-- Brought in from {program} by comeback, first on {today}. These lines are yours: \
         change or delete what you\nlike. A repeated import adds what is new and leaves the rest \
         as it is. -->\n\n{}\n-->\n",
        opening(id)
    )
}

/// Where each day goes: behind what the day holds, else before the first later day, else before
/// the marks.
fn places(text: &str, id: &str, by_day: &BTreeMap<Date, String>) -> Vec<(usize, String)> {
    let rows = outline(text, &Settings::default());
    let last = text.rfind(&opening(id)).unwrap_or(text.len());
    let mut days: Vec<(Date, usize)> = Vec::new();
    for row in &rows {
        if let Part::Day(date) = row.part {
            days.push((date, row.bytes.start));
        }
    }
    let mut at_place: BTreeMap<usize, String> = BTreeMap::new();
    for (date, items) in by_day {
        let own = days.iter().position(|(day, _)| day == date);
        let later = match own {
            Some(own) => days.get(own + 1),
            None => days.iter().find(|(day, _)| day > date),
        };
        let at = later.map_or(last, |(_, at)| *at);
        let put = at_place.entry(at).or_default();
        let _ = match own {
            Some(_) => writeln!(put, "{items}"),
            None => writeln!(put, "# {date}\n\n{items}"),
        };
    }
    at_place.into_iter().collect()
}

/// The new marks, at the end of the comment that holds them; in a new one where it is gone.
fn marks_at(text: &str, id: &str, new: &[New<'_>]) -> (usize, String) {
    let marks: Vec<String> = new
        .iter()
        .map(|new| new.item.mark())
        .map(|mark| format!("{}.{}", mark.which, mark.says))
        .collect();
    let lines: Vec<String> = marks.chunks(IN_A_LINE).map(|line| line.join(" ") + "\n").collect();
    let lines = lines.concat();
    let opened = text.rfind(&opening(id));
    let closed = opened.and_then(|from| Some(from + text.get(from..)?.find("-->")?));
    match closed {
        Some(at) => (at, lines),
        None => (text.len(), format!("\n{}\n{lines}-->\n", opening(id))),
    }
}
