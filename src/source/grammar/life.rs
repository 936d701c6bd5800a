//! Sleep, stress, sitting, medication, the number of bouts, and a value copied from elsewhere.

use super::dose::put;
use super::length::{LoneM, length};
use super::lex::{Decimal, Piece};
use super::outcome::{Outcome, tags_of};
use super::reading::{COPIED, FIVE, Met, Scale, reading};
use super::walk::{Words, notes_below, single_spaced, walk};
use crate::diag::{Diagnostic, Place, value};
use crate::journal::{Absence, Kind, PrivateText, Reading, Seconds, Sit, Sleep, Took, What};

#[derive(Clone, Default)]
struct Hours {
    time: Option<Seconds>,
    quality: Option<Reading>,
    breaks: Option<u32>,
    place: Option<Place>,
    problems: Vec<Diagnostic>,
}

impl Hours {
    /// Takes what was met; the parts it used.
    fn take<T: PartialEq>(
        &mut self,
        (piece, at): (&Piece<'_>, usize),
        met: Met<T>,
        slot: impl FnOnce(&mut Hours) -> &mut Option<T>,
    ) -> usize {
        let place = piece.place(at, at + met.used);
        self.problems.extend(met.problem);
        if let Some(value) = met.value {
            if put(slot(self), value) {
                self.place.get_or_insert(place);
            } else {
                self.problems.push(value::two_values(&place, piece.raw(at, at + met.used)));
            }
        }
        met.used
    }
}

/// `6.5h`, `6h30`, `hours 6.5`; a number alone is hours.
fn hours(piece: &Piece<'_>, at: usize) -> Option<Met<Seconds>> {
    let named = piece.word(at).is_some_and(|w| matches!(w.as_str(), "hours" | "time"));
    let from = at + usize::from(named);
    let met = match length(piece, from, LoneM::Minutes) {
        Some(met) => met,
        None => bare_hours(piece, from)?,
    };
    let used = met.used + usize::from(named);
    if met.value.is_some_and(|time| time > Seconds::hours(24)) {
        let problem =
            value::impossible_number(&piece.place(at, at + used), piece.raw(at, at + used));
        return Some(Met::refused(problem, used));
    }
    Some(Met { used, ..met })
}

fn bare_hours(piece: &Piece<'_>, at: usize) -> Option<Met<Seconds>> {
    let number = piece.number(at).filter(|number| !number.ambiguous)?;
    let words = |word: &str| matches!(word, "quality" | "q" | "breaks");
    if piece.word(at + 1).is_some_and(|word| piece.glued(at + 1) || !words(&word)) {
        return None;
    }
    let seconds = number.thousandths.saturating_mul(36) / 10;
    Some(Met::clean(Seconds(u32::try_from(seconds).unwrap_or(u32::MAX)), 1))
}

/// `6.5h, quality 3`
pub(super) fn sleep(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Sleep) {
        return;
    }
    let mut found = Hours::default();
    let words = walk(outcome.raw, &mut found, |found, piece, at| {
        if let Some("quality" | "q") = piece.word(at).as_deref() {
            let met = reading(piece, at + 1, FIVE)?;
            return Some(found.take((piece, at + 1), met, |found| &mut found.quality) + 1);
        }
        let met = hours(piece, at)?;
        Some(found.take((piece, at), met, |found| &mut found.time))
    });
    outcome.tell_all(found.problems);
    if let Some(place) = &found.place {
        let what = What::Sleep(Sleep { time: found.time, quality: found.quality });
        outcome.add(place, what);
    }
    outcome.keep_and_tell(words);
}

/// `7h, breaks 5`
pub(super) fn sit(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Sit) {
        return;
    }
    let mut found = Hours::default();
    let words = walk(outcome.raw, &mut found, |found, piece, at| {
        let count = |at: usize| piece.number(at).and_then(Decimal::whole).filter(|&n| n <= 500);
        let is_breaks = |at: usize| piece.word(at).is_some_and(|w| w == "breaks" || w == "break");
        if is_breaks(at) {
            let met = Met::clean(count(at + 1)?, 2);
            return Some(found.take((piece, at), met, |found| &mut found.breaks));
        }
        if let Some(breaks) = count(at).filter(|_| is_breaks(at + 1) && piece.len() == at + 2) {
            let met = Met::clean(breaks, 2);
            return Some(found.take((piece, at), met, |found| &mut found.breaks));
        }
        let met = hours(piece, at)?;
        Some(found.take((piece, at), met, |found| &mut found.time))
    });
    outcome.tell_all(found.problems);
    if let Some(place) = &found.place {
        outcome.add(place, What::Sit(Sit { time: found.time, breaks: found.breaks }));
    }
    outcome.keep_and_tell(words);
}

#[derive(Clone, Default)]
struct Rated {
    reading: Option<(Reading, Place)>,
    /// Something stood where the number belongs.
    met: bool,
    problems: Vec<Diagnostic>,
}

fn rated(outcome: &mut Outcome<'_>, scale: Scale) -> (Option<(Reading, Place)>, Words) {
    let mut found = Rated::default();
    let words = walk(outcome.raw, &mut found, |found, piece, at| {
        let met = reading(piece, at, scale)?;
        let place = piece.place(at, at + met.used);
        found.problems.extend(met.problem);
        match (&found.reading, met.value) {
            (Some((old, _)), Some(new)) if *old != new => {
                found.problems.push(value::two_values(&place, piece.raw(at, at + met.used)));
                found.reading = None;
            }
            (None, Some(new)) if !found.met => found.reading = Some((new, place)),
            _ => {}
        }
        found.met = true;
        Some(met.used)
    });
    outcome.tell_all(found.problems);
    (found.reading, words)
}

/// `stress: 2`, 1 to 5
pub(super) fn stress(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Stress) {
        return;
    }
    let (reading, words) = rated(outcome, FIVE);
    match reading {
        Some((reading, place)) => {
            outcome.add(&place, What::Stress(reading));
            outcome.keep_as_note(words);
        }
        None => outcome.keep_and_tell(words),
    }
}

/// `vida: 62`, the words beside it are its remark
pub(super) fn vida(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Vida) {
        return;
    }
    match rated(outcome, COPIED) {
        (Some((reading, place)), words) => {
            let remark = outcome.remark(&words);
            let what = What::Vida { reading, remark };
            outcome.add_tagged(&place, what, tags_of(&words.text));
        }
        (None, words) => outcome.keep_and_tell(words),
    }
}

/// `bouts: 3`; `-` is none.
pub(super) fn bout_count(outcome: &mut Outcome<'_>) {
    match outcome.absence() {
        Some((Absence::None, place)) => return outcome.add(&place, What::BoutCount(0)),
        Some((why, place)) => {
            return outcome.add(&place, What::Absent { kind: Kind::Bout, why });
        }
        None => {}
    }
    let mut found: (Option<(u32, Place)>, Vec<Diagnostic>) = (None, Vec::new());
    let words = walk(outcome.raw, &mut found, |found, piece, at| {
        let count = piece.number(at)?.whole()?;
        let place = piece.place(at, at + 1);
        if count > 100 {
            found.1.push(value::impossible_number(&place, piece.raw(at, at + 1)));
        } else if found.0.as_ref().is_some_and(|(old, _)| *old != count) {
            found.1.push(value::two_values(&place, piece.raw(at, at + 1)));
            found.0 = None;
        } else {
            found.0 = Some((count, place));
        }
        Some(1)
    });
    outcome.tell_all(found.1);
    if let Some((count, place)) = found.0 {
        outcome.add(&place, What::BoutCount(count));
    }
    outcome.keep_and_tell(words);
}

/// `ibuprofen 1, paracetamol 500 mg`: each piece is one medicine.
pub(super) fn took(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Took) || took_nothing(outcome) {
        return;
    }
    let mut remarks = Words::default();
    for note in notes_below(outcome.raw) {
        remarks.push(&note.values.value, note.values.place.clone());
    }
    let mut taken: Vec<(Took<PrivateText>, Place)> = Vec::new();
    let mut nameless = Vec::new();
    let found = super::lex::pieces(&outcome.raw.values);
    let name = outcome.raw.name.as_ref().map(|name| single_spaced(&name.value));
    for (index, piece) in found.iter().enumerate() {
        if piece.quoted.is_some() && !(taken.is_empty() && name.is_none()) {
            remarks.push(piece.words(), piece.place(0, piece.len()));
            continue;
        }
        let given = name.as_deref().filter(|_| index == 0);
        let (one, place) = (one_taken(piece, given), piece.place(0, piece.len()));
        if one.name.is_empty() {
            nameless.push(value::name_missing(&place, piece.raw(0, piece.len())));
        } else {
            taken.push((one, place));
        }
    }
    if found.is_empty()
        && let Some(name) = name
    {
        taken.push((Took { name, amount: None, remark: None }, outcome.place()));
    }
    outcome.tell_all(nameless);
    let tags = tags_of(&remarks.text);
    let beside = outcome.remark(&remarks);
    for (index, (took, place)) in taken.into_iter().enumerate() {
        let remark = beside.clone().filter(|_| index == 0).or(took.remark);
        outcome.add_tagged(&place, What::Took(Took { remark, ..took }), tags.clone());
    }
}

/// `none` is no medicine.
fn took_nothing(outcome: &mut Outcome<'_>) -> bool {
    let raw = outcome.raw;
    let word = raw.values.value.trim().to_lowercase();
    let nothing = matches!(
        word.as_str(),
        "none" | "nothing" | "nil" | "no" | "keine" | "nichts" | "nein" | "aucun" | "rien"
    );
    let alone = nothing && raw.name.is_none() && raw.children.is_empty();
    if alone {
        let (kind, why) = (Kind::Took, Absence::None);
        outcome.add(&raw.values.place, What::Absent { kind, why });
    }
    alone
}

/// `ibuprofen 400 mg after lunch`, `2 ibuprofen`: a name, an amount, and words.
fn one_taken(piece: &Piece<'_>, given: Option<&str>) -> Took<PrivateText> {
    // The 12 of `B12` belongs to the name.
    let in_name = |at: usize| at > 0 && piece.glued(at) && piece.word(at - 1).is_some();
    let amount_from = (0..piece.len()).find(|&at| piece.number(at).is_some() && !in_name(at));
    let Some(from) = amount_from.filter(|_| piece.quoted.is_none()) else {
        let words = single_spaced(piece.words());
        return match given {
            Some(name) => {
                Took { name: name.to_owned(), amount: None, remark: Some(PrivateText::new(words)) }
            }
            None => Took { name: words, amount: None, remark: None },
        };
    };
    let mut to = from;
    while piece.number(to).is_some() {
        to += 1 + usize::from(is_amount_word(piece, to + 1));
    }
    let (before, after) = (piece.raw(0, from), single_spaced(piece.raw(to, piece.len())));
    let (name, rest) = match (given, before.is_empty()) {
        (Some(name), _) => (name.to_owned(), single_spaced(&format!("{before} {after}"))),
        (None, true) => (after, String::new()),
        (None, false) => (single_spaced(before), after),
    };
    let amount = Some(single_spaced(piece.raw(from, to)));
    let remark = (!rest.is_empty()).then(|| PrivateText::new(rest));
    Took { name, amount, remark }
}

fn is_amount_word(piece: &Piece<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "mg", "g", "ml", "mcg", "µg", "ug", "iu", "x", "tablet", "tablets", "pill", "pills",
        "capsule", "capsules", "drop", "drops", "puff", "puffs", "patch", "patches", "sachet",
        "sachets", "tab", "tabs",
    ];
    piece.word(at).is_some_and(|word| WORDS.contains(&word.as_str()))
}
