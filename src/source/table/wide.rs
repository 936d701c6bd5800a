//! The wide form: one day a row, one column a value. Builds for each day the facts that the same
//! words in the log would give; what several columns say together is one fact whose parts keep
//! their own places.

use jiff::civil::{Date, Time};

use super::body::Body;
use super::column::{Column, Piece, Window};
use super::long::WINDOWS;
use super::{Cell, Sink, date};
use crate::diag::{Capped, row as diag};
use crate::source::raw::{RawFact, Spanned};

/// Facts made of several columns, with their columns in the order of the log.
const PARTS: &[(&str, &[Piece])] = &[
    ("sleep", &[Piece::Hours, Piece::Minutes, Piece::Quality]),
    ("sit", &[Piece::Hours, Piece::Minutes, Piece::Breaks]),
    ("everyday", &[Piece::Chair, Piece::Walk, Piece::Bend, Piece::Day]),
    ("stiff", &[Piece::Stiff]),
    ("try", &[Piece::Feared, Piece::Happened]),
];

/// Hands every fact of a wide table on.
pub(super) fn facts(body: &Body<'_>, told: &mut Capped, sink: &mut Sink<'_>) {
    let sessions = session_numbers(body);
    for (row, date) in body.rows() {
        // The moment a form was sent is not the moment of what it tells: only `time` counts here.
        let time = body.time(row, &(date, None), told);
        let day = Day { body, row, date, time };
        for (at, column) in body.header.columns.iter().enumerate() {
            if let Some(fact) = day.plain(at, column, told) {
                sink(Cell::Fact(fact));
            }
        }
        for (key, pieces) in PARTS {
            if let Some(fact) = day.parts(key, pieces, told) {
                sink(Cell::Fact(fact));
            }
        }
        for number in &sessions {
            if let Some(fact) = day.session(*number, told) {
                sink(Cell::Fact(fact));
            }
        }
        others(body, (row, date), told, sink);
    }
}

/// Columns that are not known go on as they are, for the owner alone.
pub(super) fn others(
    body: &Body<'_>,
    (row, date): (usize, Date),
    told: &mut Capped,
    sink: &mut Sink<'_>,
) {
    for (at, column) in body.header.columns.iter().enumerate() {
        if *column == Column::Other
            && let Some(text) = body.cell(row, at, told)
        {
            sink(Cell::Other { date, title: body.title(at).to_owned(), text });
        }
    }
}

fn session_numbers(body: &Body<'_>) -> Vec<u32> {
    let mut numbers: Vec<u32> = body
        .header
        .columns
        .iter()
        .filter_map(|column| match column {
            Column::Session(_, number) => Some(*number),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// One day of the table.
struct Day<'a> {
    body: &'a Body<'a>,
    row: usize,
    date: Date,
    time: Option<Time>,
}

impl Day<'_> {
    fn fact(&self, key: &str, values: Spanned<String>) -> RawFact {
        let key = Spanned::new(key.to_owned(), values.place.clone());
        RawFact { date: self.date, time: None, key, name: None, values, children: Vec::new() }
    }

    /// A column that is a fact by itself.
    fn plain(&self, at: usize, column: &Column, told: &mut Capped) -> Option<RawFact> {
        match column {
            // Its parts in other columns hang below it; see `parts`.
            Column::Plain("try" | "everyday") => None,
            Column::Plain("guarded") => {
                let cell = self.body.cell(self.row, at, told)?;
                Some(self.fact("guarded", Spanned::new(yes_or_no(&cell.value), cell.place)))
            }
            Column::Plain(key) => Some(self.fact(key, self.body.cell(self.row, at, told)?)),
            Column::Named(key, item) => {
                let cell = self.body.cell(self.row, at, told)?;
                Some(self.fact(key, Spanned::new(format!("{item} {}", cell.value), cell.place)))
            }
            _ => None,
        }
    }

    /// A fact that several columns make together: the first part is its value, the others are
    /// notes below it, each at its own place.
    fn parts(&self, key: &'static str, pieces: &[Piece], told: &mut Capped) -> Option<RawFact> {
        let whole = self.body.in_column(self.row, &Column::Plain(key), told);
        let mut cells: Vec<Spanned<String>> = match key {
            "try" | "everyday" => whole.into_iter().collect(),
            _ => Vec::new(),
        };
        for piece in pieces {
            let column = Column::Part(key, *piece);
            if let Some(cell) = self.body.in_column(self.row, &column, told) {
                cells.push(Spanned::new(part(*piece, &cell.value), cell.place));
            }
        }
        let mut cells = cells.into_iter();
        let fact = self.fact(key, cells.next()?);
        let children = cells.map(|cell| child(&fact, "note", cell)).collect();
        Some(RawFact { children, ..fact })
    }

    fn session(&self, number: u32, told: &mut Capped) -> Option<RawFact> {
        let mut cell =
            |window: Window| self.body.in_column(self.row, &Column::Session(window, number), told);
        let name = cell(Window::Activity);
        let measured: Vec<(&str, &str, Spanned<String>)> = DOSES
            .iter()
            .filter_map(|(window, before, unit)| Some((*before, *unit, cell(*window)?)))
            .collect();
        let remark = cell(Window::Remark);
        let windows: Vec<(&str, Spanned<String>)> =
            WINDOWS.iter().filter_map(|(window, word)| Some((*word, cell(*window)?))).collect();
        let is_none = windows.is_empty()
            && name.as_ref().is_none_or(|name| is_nothing(&name.value))
            && measured.iter().all(|(_, _, cell)| is_nothing(&cell.value));
        let cells = name.iter().chain(measured.iter().map(|(_, _, cell)| cell));
        let place = cells.chain(windows.iter().map(|(_, cell)| cell)).next()?.place.clone();
        let mut doses = Vec::new();
        for (before, unit, cell) in measured.into_iter().filter(|_| !is_none) {
            if cell.value.contains(':') {
                told.push(diag::clock_as_length(&cell.place, &cell.value));
            } else {
                doses.push(Spanned::new(with_unit(before, &cell.value, unit), cell.place));
            }
        }
        let mut doses = doses.into_iter();
        let nothing = if is_none { "-" } else { "" };
        let first = doses.next().unwrap_or_else(|| Spanned::new(nothing.into(), place.clone()));
        let fact = RawFact {
            name: name.filter(|_| !is_none),
            time: self.time,
            ..self.fact("session", Spanned::new(first.value, first.place))
        };
        let fact = RawFact { key: Spanned::new(fact.key.value, place), ..fact };
        let mut children: Vec<RawFact> =
            doses.chain(remark).map(|note| child(&fact, "note", note)).collect();
        children.extend(windows.iter().map(|(word, cell)| response(&fact, word, cell)));
        Some(RawFact { children, ..fact })
    }
}

/// The parts of a session's dose, with the words and the unit that their column stands for.
const DOSES: &[(Window, &str, &str)] = &[
    (Window::Minutes, "", "min"),
    (Window::Kilometres, "", "km"),
    (Window::Kilograms, "@ ", "kg"),
    (Window::Pounds, "@ ", "lb"),
    (Window::Effort, "effort ", ""),
];

/// Words by which a day without a session is marked. A dash or a zero is no session either.
fn is_nothing(value: &str) -> bool {
    const NOTHING: &[&str] = &[
        "-", "0", "none", "no", "nothing", "rest", "rest day", "keine", "kein", "nichts",
        "ruhetag", "aucun", "aucune", "rien", "repos", "nada", "ninguno", "descanso", "niente",
        "nessuno", "riposo", "geen", "niets", "rust", "brak",
    ];
    NOTHING.contains(&value.to_lowercase().as_str())
}

/// A fact that belongs to another.
pub(super) fn child(parent: &RawFact, key: &str, values: Spanned<String>) -> RawFact {
    let key = Spanned::new(key.to_owned(), values.place.clone());
    let (date, time) = (parent.date, parent.time);
    RawFact { date, time, key, name: None, values, children: Vec::new() }
}

/// One window of a session: `response: before 3`.
pub(super) fn response(parent: &RawFact, word: &str, cell: &Spanned<String>) -> RawFact {
    let value = match word {
        "settled" => with_unit("", &cell.value, "min"),
        _ => cell.value.clone(),
    };
    child(parent, "response", Spanned::new(format!("{word} {value}"), cell.place.clone()))
}

/// The value with its unit where it is a bare number.
fn with_unit(before: &str, value: &str, unit: &str) -> String {
    let bare = !value.is_empty() && value.chars().all(|c| c.is_ascii_digit() || c == '.');
    if bare { format!("{before}{value}{unit}") } else { format!("{before}{value}") }
}

/// The words of the log around a value whose column says what it is.
fn part(piece: Piece, value: &str) -> String {
    match piece {
        Piece::Hours => hours(value),
        Piece::Minutes | Piece::Stiff => with_unit("", value, "min"),
        Piece::Quality => format!("quality {value}"),
        Piece::Breaks => format!("breaks {value}"),
        Piece::Chair => format!("chair {value}"),
        Piece::Walk => format!("walk {value}"),
        Piece::Bend => format!("bend {value}"),
        Piece::Day => format!("day {value}"),
        Piece::Feared => format!("feared {value}"),
        Piece::Happened => format!("happened {value}"),
    }
}

/// `6:30` of a spreadsheet is six and a half hours.
fn hours(value: &str) -> String {
    match date::time(value).filter(|_| value.contains(':')) {
        Some(time) => format!("{}h{:02}", time.hour(), time.minute()),
        None => with_unit("", value, "h"),
    }
}

/// `ja`, `oui`, `x` and a ticked box are yes.
fn yes_or_no(value: &str) -> String {
    const YES: &[&str] =
        &["ja", "oui", "sí", "si", "sì", "sim", "tak", "x", "✓", "1", "wahr", "vrai", "true"];
    const NO: &[&str] =
        &["nein", "non", "nee", "não", "nie", "nej", "0", "falsch", "faux", "false"];
    let word = value.to_lowercase();
    match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
        (true, _) => "yes".to_owned(),
        (_, true) => "no".to_owned(),
        _ => value.to_owned(),
    }
}
