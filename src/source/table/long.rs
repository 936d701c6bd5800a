//! The long form: one fact a row, `kind` telling which. Rows of the kind `do` belong to the
//! session or bout of the same date and time, those of the kind `response` to the session; bouts of one moment, each with its item, are one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use super::alias::Names;
use super::body::Body;
use super::column::{Column, Piece, Window};
use super::{Cell, Sink};
use crate::diag::{Capped, row as diag};
use crate::journal::Kind;
use crate::source::grammar::Key;
use crate::source::raw::{RawFact, Spanned};

/// The windows of a session in a table, with the word for each.
pub(super) const WINDOWS: &[(Window, &str)] = &[
    (Window::Before, "before"),
    (Window::During, "during"),
    (Window::Hour, "hour"),
    (Window::Next, "next"),
    (Window::Settled, "settled"),
];

type Moment = (Date, Option<Time>);

/// Where the columns of the long form stand.
struct Columns {
    kind: Option<usize>,
    item: Option<usize>,
    amount: Option<usize>,
    note: Option<usize>,
    windows: Vec<(&'static str, usize)>,
}

impl Columns {
    fn of(body: &Body<'_>) -> Columns {
        let at = |column: Column| body.header.position(&column);
        let windows = WINDOWS.iter();
        Columns {
            kind: at(Column::Kind),
            item: at(Column::Item),
            amount: at(Column::Amount),
            note: at(Column::Plain("note")),
            windows: windows
                .filter_map(|(window, word)| Some((*word, at(Column::Session(*window, 1))?)))
                .collect(),
        }
    }
}

/// One row, read cell by cell.
struct Line {
    row: usize,
    moment: Moment,
    kind: Spanned<String>,
    /// Whether its item says what was done.
    named: bool,
    /// The row whose fact this one belongs to.
    under: Option<usize>,
}

impl Line {
    /// A bout without an item is a bout of its own, its activities beside or below it.
    fn is_whole_bout(&self) -> bool {
        self.kind.value == "bout" && !self.named
    }
}

/// Hands every fact of a long table on.
pub(super) fn facts(body: &Body<'_>, names: &Names<'_>, told: &mut Capped, sink: &mut Sink<'_>) {
    let columns = Columns::of(body);
    let mut lines = lines(body, (&columns, names), told);
    attach(&mut lines, told);
    let mut below: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
    for line in &lines {
        if let Some(under) = line.under {
            below.entry(under).or_default().push(line);
        }
    }
    for line in lines.iter().filter(|line| line.under.is_none() && line.kind.value != "do") {
        let members = below.remove(&line.row).unwrap_or_default();
        sink(Cell::Fact(fact((body, &columns), line, &members, told)));
    }
    if body.header.columns.contains(&Column::Other) {
        for (row, date) in body.rows() {
            super::wide::others(body, (row, date), told, sink);
        }
    }
}

fn lines(
    body: &Body<'_>,
    (columns, names): (&Columns, &Names<'_>),
    told: &mut Capped,
) -> Vec<Line> {
    let mut lines = Vec::new();
    // A log has few kinds and many rows.
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    for (row, day) in &body.days {
        let time = body.time(*row, day, told);
        let Some(kind) = columns.kind.and_then(|at| body.cell(*row, at, told)) else {
            told.push(diag::no_kind(&body.start(*row)));
            continue;
        };
        if !keys.contains_key(&kind.value) {
            keys.insert(kind.value.clone(), key(&kind.value, names));
        }
        let kind = Spanned::new(keys.get(&kind.value).cloned().unwrap_or_default(), kind.place);
        let named = columns.item.and_then(|at| body.cell(*row, at, told)).is_some();
        lines.push(Line { row: *row, moment: (day.0, time), kind, named, under: None });
    }
    lines
}

/// The key that a kind names, in our own words where a synonym of a column was used.
fn key(kind: &str, names: &Names<'_>) -> String {
    let plain = kind.trim().to_lowercase();
    if Kind::named(&plain).is_some() || matches!(plain.as_str(), "do" | "bouts" | "stiff") {
        return plain;
    }
    match names.heading(kind).column {
        Column::Plain(key) | Column::Part(key @ ("sleep" | "sit"), Piece::Hours) => key.to_owned(),
        Column::Part("stiff", _) => "stiff".to_owned(),
        _ => kind.to_owned(),
    }
}

/// Gives every `do` its session or bout, every `response` its session, and every further activity of a moment the first one.
fn attach(lines: &mut Vec<Line>, told: &mut Capped) {
    let mut owners: BTreeMap<Moment, Vec<usize>> = BTreeMap::new();
    let mut sessions: BTreeMap<Moment, Vec<usize>> = BTreeMap::new();
    let mut by_day: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for line in lines.iter() {
        let session = line.kind.value == "session";
        if session {
            by_day.entry(line.moment.0).or_default().push(line.row);
            sessions.entry(line.moment).or_default().push(line.row);
        }
        if session || line.is_whole_bout() {
            owners.entry(line.moment).or_default().push(line.row);
        }
    }
    let mut bouts: BTreeMap<Moment, usize> = BTreeMap::new();
    let mut lost = BTreeSet::new();
    for line in lines.iter_mut() {
        match line.kind.value.as_str() {
            kind @ ("do" | "response") => {
                let owners = if kind == "do" { &owners } else { &sessions };
                let same = owners.get(&line.moment).or_else(|| {
                    by_day
                        .get(&line.moment.0)
                        .filter(|all| all.len() == 1 && line.moment.1.is_none())
                });
                line.under = same.and_then(|rows| nearest(rows, line.row));
                if line.under.is_none() {
                    lost.insert(line.row);
                    told.push(diag::do_without_session(&line.kind.place));
                }
            }
            "bout" if line.moment.1.is_some() && line.named => match bouts.get(&line.moment) {
                Some(first) => line.under = Some(*first),
                None => drop(bouts.insert(line.moment, line.row)),
            },
            _ => {}
        }
    }
    lines.retain(|line| !lost.contains(&line.row));
}

/// The only session or bout, or the last one above the row.
fn nearest(owners: &[usize], row: usize) -> Option<usize> {
    match owners {
        [only] => Some(*only),
        several => several.iter().copied().filter(|owner| *owner < row).max(),
    }
}

fn fact(from: (&Body<'_>, &Columns), line: &Line, members: &[&Line], told: &mut Capped) -> RawFact {
    let mut raw = single(from, line, told);
    if line.kind.value == "bout" && line.named && !members.is_empty() {
        // Several rows of one moment: the first is an activity like the others.
        let first = RawFact { key: keyed(&raw.key, "do"), ..raw.clone() };
        let values = Spanned::new(String::new(), raw.values.place.clone());
        raw = RawFact { name: None, values, children: vec![first], ..raw };
    }
    for member in members {
        let child = single(from, member, told);
        if member.kind.value == "response" {
            raw.children.extend(answer(child));
            continue;
        }
        raw.children.push(RawFact { key: keyed(&child.key, "do"), ..child });
    }
    raw
}

/// The windows of a row that tells how the back answered a session.
fn answer(row: RawFact) -> impl Iterator<Item = RawFact> {
    let RawFact { children, .. } = row.clone();
    let own = RawFact { children: Vec::new(), ..row };
    Some(own).filter(|own| !own.values.value.is_empty()).into_iter().chain(children)
}

fn keyed(key: &Spanned<String>, word: &str) -> Spanned<String> {
    Spanned::new(word.to_owned(), key.place.clone())
}

/// The fact of one row, without what belongs to it in other rows.
fn single((body, columns): (&Body<'_>, &Columns), line: &Line, told: &mut Capped) -> RawFact {
    let mut cell = |column: Option<usize>| body.cell(line.row, column?, told);
    let (item, amount) = (cell(columns.item), cell(columns.amount));
    let note = cell(columns.note);
    let windows = columns.windows.iter();
    let windows: Vec<(&str, Spanned<String>)> =
        windows.filter_map(|(word, at)| Some((*word, cell(Some(*at))?))).collect();
    let key = line.kind.clone();
    let named = matches!(
        key.value.as_str(),
        "session" | "do" | "bout" | "try" | "flare" | "took" | "event"
    );
    let blank = || Spanned::new(String::new(), key.place.clone());
    let known = Key::named(&key.value);
    // What is not known is kept whole for the owner, its note too.
    let is_words = matches!(known, Some(Key::Note | Key::Ask | Key::Private) | None);
    let pair = matches!(known, Some(Key::Confidence | Key::Function | Key::Score));
    let named = named || (pair && amount.is_some());
    let (name, values, note) = match (is_words, named) {
        (true, _) => (None, joined([item, amount, note], ", "), None),
        (false, true) => (item, amount, note),
        (false, false) => (None, joined([item, amount, None], " "), note),
    };
    let start = RawFact {
        date: line.moment.0,
        time: line.moment.1,
        name,
        values: values.unwrap_or_else(blank),
        children: Vec::new(),
        key,
    };
    let mut children: Vec<RawFact> =
        windows.iter().map(|(word, cell)| super::wide::response(&start, word, cell)).collect();
    children.extend(note.map(|note| super::wide::child(&start, "note", note)));
    RawFact { children, ..start }
}

/// The cells that hold something, one behind the other.
fn joined(cells: [Option<Spanned<String>>; 3], between: &str) -> Option<Spanned<String>> {
    let filled: Vec<Spanned<String>> = cells.into_iter().flatten().collect();
    let place = filled.first()?.place.clone();
    let words: Vec<String> = filled.into_iter().map(|cell| cell.value).collect();
    Some(Spanned::new(words.join(between), place))
}
