//! The course: feared movements tried, confidence, function, scores, flares, what eases, events.

use jiff::civil::Date;

use super::dose::put;
use super::head::iso_date;
use super::length::{LoneM, length};
use super::lex::{Piece, pieces};
use super::outcome::{Outcome, tags_of};
use super::reading::{Met, PAIN, SURE, Scale, ScaleWords, reading};
use super::walk::{Words, notes_below, single_spaced, walk};
use crate::diag::{Diagnostic, value};
use crate::journal::{Flare, Kind, Reading, Seconds, Tenths, Try, What};

#[derive(Clone, Default)]
struct Attempt {
    movement: Words,
    feared: Words,
    happened: Words,
    remark: Words,
}

/// `twist to reach back seat; feared sharp pain; happened nothing`
pub(super) fn attempt(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Try) {
        return;
    }
    let mut found = Attempt::default();
    if let Some(name) = &outcome.raw.name {
        found.movement.push(&name.value, name.place.clone());
    }
    let notes = notes_below(outcome.raw).flat_map(|note| pieces(&note.values));
    for piece in pieces(&outcome.raw.values).into_iter().chain(notes) {
        attempt_piece(&mut found, &piece);
    }
    let Attempt { movement, feared, happened, remark: beside } = found;
    let Some(place) = movement.place else {
        let (place, text) = (&outcome.raw.values.place, &outcome.raw.values.value);
        return outcome.tell(value::name_missing(place, text));
    };
    let what = What::Try(Try {
        movement: movement.text,
        came: came(&happened.text),
        feared: outcome.remark(&feared),
        happened: outcome.remark(&happened),
        remark: outcome.remark(&beside),
    });
    outcome.add_tagged(&place, what, tags_of(&beside.text));
}

fn attempt_piece(found: &mut Attempt, piece: &Piece<'_>) {
    let place = piece.place(0, piece.len());
    let slot = match piece.word(0).filter(|_| piece.quoted.is_none()).as_deref() {
        Some("feared" | "expected") => &mut found.feared,
        Some("happened" | "came" | "result") => &mut found.happened,
        _ if found.movement.is_empty() => return found.movement.push(piece.words(), place),
        _ => return found.remark.push(piece.words(), place),
    };
    slot.push(piece.raw(1, piece.len()), place);
}

/// Whether what was feared came, where the words say it plainly.
fn came(happened: &str) -> Option<bool> {
    match happened.to_lowercase().as_str() {
        "nothing" | "no" | "none" | "not" | "fine" | "ok" | "nothing happened" | "no pain"
        | "it did not" => Some(false),
        "yes" | "it" | "it came" | "as feared" | "it did" => Some(true),
        _ => None,
    }
}

/// `bend 6, lift 5`: one entry each.
pub(super) fn rated_items(outcome: &mut Outcome<'_>, kind: Kind) {
    if outcome.raw.name.is_none() && outcome.took_absence(kind) {
        return;
    }
    for (name, met, place) in named_readings(outcome, SURE) {
        outcome.tell_all(met.problem.into_iter().collect());
        let Some(reading) = met.value else { continue };
        let what = match kind {
            Kind::Function => What::Function { activity: name, reading },
            _ => What::Confidence { movement: name, reading },
        };
        outcome.add(&place, what);
    }
}

/// `RMDQ 7`: totals as typed.
pub(super) fn score(outcome: &mut Outcome<'_>) {
    if outcome.raw.name.is_none() && outcome.took_absence(Kind::Score) {
        return;
    }
    let totals = Scale { low: Tenths(0), high: Tenths::whole(1000), words: ScaleWords::Nothing };
    for (name, met, place) in named_readings(outcome, totals) {
        outcome.tell_all(met.problem.into_iter().collect());
        if let Some(total) = met.value.and_then(Reading::value) {
            outcome.add(&place, What::Score { name, total });
        }
    }
}

type Named = (String, Met<Reading>, crate::diag::Place);

/// Names with a reading at their end; what has none is kept as a note and told.
fn named_readings(outcome: &mut Outcome<'_>, scale: Scale) -> Vec<Named> {
    let raw = outcome.raw;
    let given = raw.name.as_ref().map(|name| single_spaced(&name.value));
    let notes = notes_below(raw).flat_map(|note| pieces(&note.values));
    let mut found = Vec::new();
    let mut words = Words::default();
    for (index, piece) in pieces(&raw.values).into_iter().chain(notes).enumerate() {
        let given = given.as_deref().filter(|_| index == 0);
        match named_reading(&piece, given, scale) {
            Some((name, met)) => found.push((name, met, piece.place(0, piece.len()))),
            None => words.push(piece.words(), piece.place(0, piece.len())),
        }
    }
    if found.is_empty()
        && words.is_empty()
        && let Some(name) = &raw.name
    {
        words.push(&name.value, name.place.clone());
    }
    outcome.keep_and_tell(words);
    found
}

/// `30 min desk 6`: the reading at the end, and the name before it.
fn named_reading(
    piece: &Piece<'_>,
    given: Option<&str>,
    scale: Scale,
) -> Option<(String, Met<Reading>)> {
    if piece.quoted.is_some() {
        return None;
    }
    let total = scale.high > Tenths::whole(100);
    // `7/24`: the total of a questionnaire with its highest one.
    let slash = piece.len().checked_sub(2).filter(|&at| total && piece.symbol(at) == Some('/'));
    let end = slash.unwrap_or(piece.len());
    let from = (end.saturating_sub(4)..end).find(|&from| {
        reading(piece, from, scale).is_some_and(|met| {
            from + met.used == end || (slash.is_some() && from + met.used == piece.len())
        })
    });
    let from = from.or_else(|| slash.map(|at| at - 1))?;
    let mut met = reading(piece, from, scale)?;
    if slash.is_some() && met.value.is_none() {
        let number = piece.number(from).filter(|n| super::reading::tenths(*n) <= scale.high)?;
        met = Met::clean(Reading::Number(super::reading::tenths(number)), 3);
    }
    let sign = usize::from(from > 0 && matches!(piece.symbol(from - 1), Some(':' | '=')));
    let name = single_spaced(piece.raw(0, from - sign));
    match (given, name.is_empty()) {
        (Some(given), true) => Some((given.to_owned(), met)),
        (Some(given), false) => Some((format!("{given} {name}"), met)),
        (None, false) => Some((name, met)),
        (None, true) => None,
    }
}

#[derive(Clone, Default)]
struct FlareRead {
    reading: Option<Reading>,
    lasted: Option<Seconds>,
    until: Option<Date>,
    settled: bool,
    problems: Vec<Diagnostic>,
}

/// `lifted a crate, 5, 3h, settled`
pub(super) fn flare(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Flare) {
        return;
    }
    let mut found = FlareRead::default();
    let words = walk(outcome.raw, &mut found, flare_item);
    outcome.tell_all(found.problems);
    let what = What::Flare(Flare {
        what: outcome.remark(&words),
        reading: found.reading,
        lasted: found.lasted,
        until: found.until,
        settled: found.settled,
    });
    outcome.add_tagged(&outcome.place(), what, tags_of(&words.text));
}

fn flare_item(found: &mut FlareRead, piece: &Piece<'_>, at: usize) -> Option<usize> {
    let (used, fits) = match piece.word(at).as_deref() {
        Some("settled" | "over") => {
            found.settled = true;
            (1, true)
        }
        Some("until") => {
            let date = iso_date(piece.raw(at + 1, at + 6))?;
            (6, put(&mut found.until, date))
        }
        _ => match length(piece, at, LoneM::Minutes) {
            Some(met) => {
                found.problems.extend(met.problem);
                (met.used, met.value.is_none_or(|lasted| put(&mut found.lasted, lasted)))
            }
            None => {
                let met = reading(piece, at, PAIN)?;
                found.problems.extend(met.problem);
                (met.used, met.value.is_none_or(|reading| put(&mut found.reading, reading)))
            }
        },
    };
    if !fits {
        let place = piece.place(at, at + used);
        found.problems.push(value::two_values(&place, piece.raw(at, at + used)));
    }
    Some(used)
}

/// `walking, lying on side`
pub(super) fn list(outcome: &mut Outcome<'_>, kind: Kind) {
    if outcome.took_absence(kind) {
        return;
    }
    let raw = outcome.raw;
    let notes = notes_below(raw).flat_map(|note| pieces(&note.values));
    let mut items: Vec<String> = raw.name.iter().map(|n| single_spaced(&n.value)).collect();
    items.extend(
        pieces(&raw.values).into_iter().chain(notes).map(|piece| single_spaced(piece.words())),
    );
    items.retain(|item| !item.is_empty());
    if items.is_empty() {
        return;
    }
    let place = raw.values.place.clone();
    let what = if kind == Kind::Eased { What::Eased(items) } else { What::Worse(items) };
    outcome.add(&place, what);
}
