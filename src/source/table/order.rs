//! The days of a date column. Which of two numbers is the day is decided by the column as a
//! whole: a number above 12 proves it, a stored answer settles it, nothing else does. Dotted
//! dates are day, month, year wherever they are used, unless a cell proves otherwise.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::Question;
use super::date::{self, Shape, Stamp};
use super::grid::Grid;
use crate::diag::table::sum_row;
use crate::diag::{Capped, Diagnostic, Place, row as diag};
use crate::source::settings::DateOrder;

/// What the cells of a column prove about its order.
#[derive(Clone, Copy, Debug, Default)]
struct Proof {
    /// The first row with a number above 12 in first or second place.
    day_first: Option<usize>,
    month_first: Option<usize>,
    /// The first row that could be either.
    open: Option<usize>,
}

/// What holds for one way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ruling {
    Order(DateOrder),
    Refused,
}

/// A day with the time written beside it.
pub(super) type Day = (Date, Option<Time>);

/// The days of the rows that have one; the others are told. Rows are numbers of the grid.
pub(super) fn days(
    grid: &Grid,
    rows: &[usize],
    column: usize,
    answer: Option<DateOrder>,
    told: &mut Capped,
) -> (Vec<(usize, Day)>, Option<Question>) {
    let stamps: Vec<(usize, Option<Stamp>)> =
        rows.iter().map(|row| (*row, date::stamp(grid.cell(*row, column)))).collect();
    let dotted = proof(&stamps, |mark| mark == '.');
    let other = proof(&stamps, |mark| mark != '.');
    let mut question = None;
    let mut rule = |proof: Proof, usual: Option<DateOrder>| match ruling(proof, usual, answer) {
        Ok(ruling) => ruling,
        Err(row) => {
            let place = grid.place(row, column);
            let (problem, asked) = open_problem(grid, row, column, &place, proof);
            told.push(problem);
            question = question.take().or(asked);
            Ruling::Refused
        }
    };
    let dotted = rule(dotted, Some(DateOrder::DayFirst));
    let other = rule(other, None);
    let mut days = Vec::new();
    let mut numbered = false;
    for (row, stamp) in stamps {
        let place = || grid.place(row, column);
        let Some(stamp) = stamp else {
            told.push(unread(grid, row, column));
            continue;
        };
        if matches!(stamp.shape, Shape::DayNumber(_)) && !numbered {
            numbered = true;
            told.push(diag::day_numbers(&place(), grid.cell(row, column)));
        }
        match day(stamp.shape, dotted, other) {
            Some(Ok(date)) => days.push((row, (date, stamp.time))),
            Some(Err(())) => told.push(diag::bad_date(&place(), grid.cell(row, column))),
            None => {}
        }
    }
    (days, question)
}

fn proof(stamps: &[(usize, Option<Stamp>)], wanted: impl Fn(char) -> bool) -> Proof {
    let mut proof = Proof::default();
    for (row, stamp) in stamps {
        let Some(Stamp { shape: Shape::Open { first, second, mark, .. }, .. }) = stamp else {
            continue;
        };
        if !wanted(*mark) {
            continue;
        }
        let slot = match (*first > 12, *second > 12) {
            (true, false) => &mut proof.day_first,
            (false, true) => &mut proof.month_first,
            (false, false) if first != second => &mut proof.open,
            _ => continue,
        };
        slot.get_or_insert(*row);
    }
    proof
}

/// The order that holds, or the row that leaves it open or contradicts.
fn ruling(
    proof: Proof,
    usual: Option<DateOrder>,
    answer: Option<DateOrder>,
) -> Result<Ruling, usize> {
    match (answer, proof.day_first, proof.month_first) {
        (Some(order), ..) => Ok(Ruling::Order(order)),
        (None, Some(_), None) => Ok(Ruling::Order(DateOrder::DayFirst)),
        // A dotted date that can only be month first breaks the rule for dotted dates.
        (None, None, Some(row)) if usual.is_some() => Err(row),
        (None, None, Some(_)) => Ok(Ruling::Order(DateOrder::MonthFirst)),
        (None, Some(a), Some(b)) => Err(a.max(b)),
        (None, None, None) => match (usual, proof.open) {
            (Some(order), _) => Ok(Ruling::Order(order)),
            (None, Some(row)) => Err(row),
            (None, None) => Ok(Ruling::Refused),
        },
    }
}

fn open_problem(
    grid: &Grid,
    row: usize,
    column: usize,
    place: &Place,
    proof: Proof,
) -> (Diagnostic, Option<Question>) {
    let text = grid.cell(row, column);
    if proof.day_first.is_some() || proof.month_first.is_some() {
        return (diag::contrary_dates(place, text), None);
    }
    let Some(Stamp { shape: Shape::Open { first, second, year, .. }, .. }) = date::stamp(text)
    else {
        return (diag::bad_date(place, text), None);
    };
    let reading = |day: i8, month: i8| {
        Date::new(year, month, day).map(|date| date.strftime("%-d %B %Y").to_string())
    };
    let readings = [reading(first, second), reading(second, first)].map(Result::unwrap_or_default);
    let read = format!("{text}: {} or {}", readings[0], readings[1]);
    (diag::ambiguous_date(place, &read), Some(Question::date_order(place, readings)))
}

fn unread(grid: &Grid, row: usize, column: usize) -> Diagnostic {
    let place = grid.place(row, column);
    match grid.cell(row, column) {
        "" => diag::no_date(&place),
        text if is_sum(text) => sum_row(&place, text),
        text => diag::bad_date(&place, text),
    }
}

/// Whether this stands in front of a row that sums up others.
fn is_sum(text: &str) -> bool {
    let word = text.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    matches!(
        word.as_str(),
        "average"
            | "avg"
            | "mean"
            | "median"
            | "total"
            | "totals"
            | "sum"
            | "min"
            | "max"
            | "minimum"
            | "maximum"
            | "summe"
            | "gesamt"
            | "durchschnitt"
            | "mittelwert"
            | "mittel"
            | "moyenne"
            | "somme"
            | "promedio"
            | "suma"
            | "media"
            | "somma"
            | "gemiddelde"
            | "totaal"
    )
}

/// The day a shape means; an error where there is no such day, nothing where the whole way of
/// writing was refused and told once.
fn day(shape: Shape, dotted: Ruling, other: Ruling) -> Option<Result<Date, ()>> {
    match shape {
        Shape::Certain(date) => Some(Ok(date)),
        Shape::DayNumber(days) => Some(of_day_number(days)),
        Shape::Open { first, second, year, mark } => {
            let ruling = if mark == '.' { dotted } else { other };
            let is_day = |day: i8, month: i8| Date::new(year, month, day).is_ok();
            if !is_day(first, second) && !is_day(second, first) {
                return Some(Err(()));
            }
            let (day, month) = match ruling {
                Ruling::Order(DateOrder::DayFirst) => (first, second),
                Ruling::Order(DateOrder::MonthFirst) => (second, first),
                // 03/03 is the same day either way.
                Ruling::Refused if first == second => (first, second),
                Ruling::Refused => return None,
            };
            Some(Date::new(year, month, day).map_err(drop))
        }
    }
}

/// Spreadsheets count 1 January 1900 as day 1 and believe in a 29 February of that year, so that
/// day 0 is 30 December 1899 for every later day.
fn of_day_number(days: u32) -> Result<Date, ()> {
    let start = Date::new(1899, 12, 30).map_err(drop)?;
    start.checked_add(i64::from(days).days()).map_err(drop)
}
