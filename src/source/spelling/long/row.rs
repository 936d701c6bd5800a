//! One fact as the rows of a long table: its own, and one for each further activity. What is
//! spelt wrongly here is found when the table is read back.

use super::super::fact::{activity, parts, words};
use super::super::value::{self, PAIN, length, reading};
use super::super::{Marks, Parts};
use crate::journal::{Activity, Bout, EventKind, Session, Try, What};

/// How carefully a fact is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::source) enum Care {
    /// A bout of one activity in one row.
    Compact,
    /// A row for each activity.
    Spread,
    /// Words in quotation marks.
    Quoted,
    /// Values beside the words, where no decimal mark is in doubt.
    Beside,
}

impl Care {
    pub(in crate::source) const ALL: [Care; 4] =
        [Care::Compact, Care::Spread, Care::Quoted, Care::Beside];

    pub(super) fn next(self) -> Option<Care> {
        Care::ALL.into_iter().find(|care| *care > self)
    }

    fn marks(self) -> Marks {
        if self < Care::Quoted { Marks::Bare } else { Marks::Quoted }
    }
}

/// The cells of a row but its day and time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    kind: String,
    item: String,
    amount: String,
    before: String,
    during: String,
    hour: String,
    next: String,
    settled: String,
    note: String,
}

impl Row {
    /// Every cell, in the order of the columns.
    pub(super) fn cells(&self) -> [&str; 9] {
        let Row { kind, item, amount, before, during, hour, next, settled, note } = self;
        [kind, item, amount, before, during, hour, next, settled, note].map(String::as_str)
    }
}

/// The rows of a fact.
pub(super) fn rows(what: &What<String>, care: Care) -> Vec<Row> {
    match what {
        What::Session(session) => of_session(session, care),
        What::Bout(bout) => of_bout(bout, care),
        _ => vec![single(what, care)],
    }
}

fn row(kind: &str, item: &str, amount: &str, note: String) -> Row {
    let [kind, item, amount] = [kind, item, amount].map(str::to_owned);
    Row { kind, item, amount, note, ..Row::default() }
}

fn single(what: &What<String>, care: Care) -> Row {
    let marked = |text: &String| words(text, care.marks());
    let noted = |remark: &Option<String>| remark.as_ref().map(marked).unwrap_or_default();
    match what {
        What::Note(text) => row("note", "", "", text.clone()),
        What::Ask(text) => row("ask", "", "", text.clone()),
        What::Private(text) => row("private", "", "", text.clone()),
        What::Other { key, text } => row(key, "", "", text.clone()),
        What::Took(took) => {
            let amount = took.amount.as_deref().unwrap_or_default();
            row("took", &took.name, amount, noted(&took.remark))
        }
        What::Confidence { movement, reading: score } => {
            row("confidence", movement, &reading(*score, &[]), String::new())
        }
        What::Function { activity, reading: score } => {
            row("function", activity, &reading(*score, &[]), String::new())
        }
        What::Score { name, total } => row("score", name, &value::tenths(*total), String::new()),
        What::Eased(items) | What::Worse(items) => {
            let all: Vec<String> = items.iter().map(marked).collect();
            let kind = if matches!(what, What::Eased(_)) { "eased" } else { "worse" };
            row(kind, "", "", all.join("; "))
        }
        What::Try(attempt) => of_try(attempt, care),
        What::Event { kind, on, remark } => {
            let remark = remark.clone().unwrap_or_default();
            row("event", &event_kind(*kind), &on.to_string(), remark)
        }
        What::Flare(flare) => {
            let Parts { pieces, .. } = parts(
                &What::Flare(crate::journal::Flare { what: None, ..flare.clone() }),
                care.marks(),
            );
            row("flare", "", &pieces.join(", "), noted(&flare.what))
        }
        _ => from_parts(parts(what, care.marks()), care),
    }
}

fn event_kind(kind: EventKind) -> String {
    match kind {
        EventKind::Onset => "onset".to_owned(),
        EventKind::Appointment => "appointment".to_owned(),
        EventKind::Phase(n) => format!("phase {n}"),
        EventKind::Setback => "setback".to_owned(),
        EventKind::Cleared => "cleared".to_owned(),
        EventKind::Other => String::new(),
    }
}

fn from_parts(parts: Parts, care: Care) -> Row {
    let Parts { key, name, pieces, remark, .. } = parts;
    let values = pieces.join(", ");
    let name = name.unwrap_or_default();
    if care == Care::Beside {
        let all: Vec<String> = pieces.into_iter().chain(remark).collect();
        return row(&key, &name, "", all.join("; "));
    }
    row(&key, &name, &values, remark.unwrap_or_default())
}

/// What was feared and what happened, a piece for each part between commas.
fn of_try(attempt: &Try<String>, care: Care) -> Row {
    let split = |word: &str, text: &Option<String>| -> Vec<String> {
        let parts = text.iter().flat_map(|text| text.split(", "));
        parts.map(|part| format!("{word} {part}")).collect()
    };
    let mut pieces = split("feared", &attempt.feared);
    pieces.extend(split("happened", &attempt.happened));
    pieces.extend(attempt.remark.iter().map(|remark| words(remark, care.marks())));
    row("try", &attempt.movement, "", pieces.join("; "))
}

fn doing(kind: &str, done: &Activity<String>, care: Care) -> Row {
    Row { kind: kind.to_owned(), ..from_parts(activity(done, care.marks()), care) }
}

/// A bout whose row has no item has a row for each of its activities below it.
fn of_bout(bout: &Bout<String>, care: Care) -> Vec<Row> {
    let effort = bout.effort.map(value::effort).unwrap_or_default();
    let remark = bout.remark.as_ref().map(|remark| words(remark, care.marks()));
    if let ([only], Care::Compact) = (bout.activities.as_slice(), care)
        && only.remark.is_none()
    {
        let mut row = doing("bout", only, care);
        if !effort.is_empty() {
            let gap = if row.amount.is_empty() { "" } else { ", " };
            row.amount = format!("{}{gap}{effort}", row.amount);
        }
        return vec![Row { note: remark.unwrap_or_default(), ..row }];
    }
    let head = row("bout", "", &effort, remark.unwrap_or_default());
    let below = bout.activities.iter().map(|done| doing("do", done, care));
    std::iter::once(head).chain(below).collect()
}

fn of_session(session: &Session<String>, care: Care) -> Vec<Row> {
    let alone = Session { activities: Vec::new(), response: Default::default(), ..session.clone() };
    let head = from_parts(parts(&What::Session(alone), care.marks()), care);
    let window = |score: Option<_>| score.map(|score| reading(score, PAIN)).unwrap_or_default();
    let windows = session.response;
    let head = Row {
        before: window(windows.before),
        during: window(windows.during),
        hour: window(windows.hour),
        next: window(windows.next),
        settled: windows.settled.map(length).unwrap_or_default(),
        ..head
    };
    let below = session.activities.iter().map(|done| doing("do", done, care));
    std::iter::once(head).chain(below).collect()
}
