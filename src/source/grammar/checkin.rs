//! The check-in: pain ratings, what the pain is like, everyday movement, leg, danger boxes.

use std::collections::BTreeSet;

use super::length::{LoneM, length};
use super::lex::Piece;
use super::outcome::{Outcome, tags_of};
use super::reading::{PAIN, reading};
use super::walk::{Words, walk};
use crate::diag::{Diagnostic, Place, nearest, value};
use crate::journal::{
    Absence, Ease, EverydayItem, Kind, Leg, PainQuality, RatingMoment, Reading, RedFlag, Seconds,
    Side, Sign, What,
};

#[derive(Clone, Default)]
struct CheckIn {
    reading: Option<(Reading, Place)>,
    rated: bool,
    words: Vec<PainQuality>,
    stiff_for: Option<Seconds>,
    quality_at: Option<Place>,
    problems: Vec<Diagnostic>,
}

/// `3, stiff 20min, ache`: a rating, and what the pain is like.
pub(super) fn rating(outcome: &mut Outcome<'_>, moment: RatingMoment) {
    if let Some((Absence::None, place)) = outcome.absence() {
        return outcome.tell(value::dash_is_not_zero(&place, &outcome.raw.values.value));
    }
    let mut found = CheckIn::default();
    let words = walk(outcome.raw, &mut found, |found, piece, at| {
        quality_item(found, piece, at).or_else(|| rating_item(found, piece, at))
    });
    outcome.tell_all(std::mem::take(&mut found.problems));
    match &found.reading {
        Some((reading, place)) => {
            let remark = outcome.remark(&words);
            let what = What::Rating { moment, reading: *reading, remark };
            outcome.add_tagged(place, what, tags_of(&words.text));
            add_quality(outcome, &found);
        }
        None => {
            if let Some(place) = words.place.as_ref().filter(|_| !found.rated) {
                outcome.tell(value::no_reading(place, &words.text));
            }
            add_quality(outcome, &found);
            outcome.keep_as_note(words);
        }
    }
}

fn rating_item(found: &mut CheckIn, piece: &Piece<'_>, at: usize) -> Option<usize> {
    let met = reading(piece, at, PAIN)?;
    let place = piece.place(at, at + met.used);
    found.problems.extend(met.problem);
    match (&found.reading, met.value) {
        (Some((old, _)), Some(new)) if *old != new => {
            found.problems.push(value::two_values(&place, piece.raw(at, at + met.used)));
            found.reading = None;
        }
        (_, Some(new)) if !(found.rated && found.reading.is_none()) => {
            found.reading = Some((new, place));
        }
        _ => {}
    }
    found.rated = true;
    Some(met.used)
}

const QUALITIES: &[(PainQuality, &[&str])] = &[
    (PainQuality::Sharp, &["sharp", "stabbing", "shooting"]),
    (PainQuality::Reactive, &["reactive", "irritable"]),
    (PainQuality::Ache, &["ache", "aching", "achy", "dull"]),
    (PainQuality::Stiff, &["stiff", "stiffness"]),
    (PainQuality::Tired, &["tired", "fatigued"]),
    (PainQuality::Burning, &["burning"]),
    (PainQuality::Throbbing, &["throbbing"]),
    (PainQuality::Tight, &["tight", "tightness"]),
];

/// The word for a quality, as the log spells it.
fn quality_named(word: &str) -> Option<PainQuality> {
    QUALITIES.iter().find(|(_, words)| words.contains(&word)).map(|(quality, _)| *quality)
}

fn quality_item(found: &mut CheckIn, piece: &Piece<'_>, at: usize) -> Option<usize> {
    let quality = quality_named(&piece.word(at)?)?;
    if !found.words.contains(&quality) {
        found.words.push(quality);
        found.words.sort_unstable();
    }
    found.quality_at.get_or_insert_with(|| piece.place(at, at + 1));
    let lasted =
        (quality == PainQuality::Stiff).then(|| length(piece, at + 1, LoneM::Minutes)).flatten();
    Some(1 + lasted.map_or(0, |met| stiff_for(found, piece, at + 1, met)))
}

fn stiff_for(
    found: &mut CheckIn,
    piece: &Piece<'_>,
    at: usize,
    met: super::reading::Met<Seconds>,
) -> usize {
    found.problems.extend(met.problem);
    if met.value.is_some_and(|lasted| !super::dose::put(&mut found.stiff_for, lasted)) {
        let place = piece.place(at, at + met.used);
        found.problems.push(value::two_values(&place, piece.raw(at, at + met.used)));
    }
    met.used
}

fn add_quality(outcome: &mut Outcome<'_>, found: &CheckIn) {
    if let Some(place) = &found.quality_at {
        let what = What::Quality { words: found.words.clone(), stiff_for: found.stiff_for };
        outcome.add(place, what);
    }
}

/// `quality: ache, stiff 20min`
pub(super) fn quality(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Quality) {
        return;
    }
    let mut found = CheckIn::default();
    let words = walk(outcome.raw, &mut found, quality_item);
    finish_quality(outcome, found, words);
}

/// `stiff: 20min`; `stiff: 20` is minutes.
pub(super) fn stiff(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Quality) {
        return;
    }
    let mut found = CheckIn { words: vec![PainQuality::Stiff], ..CheckIn::default() };
    let words = walk(outcome.raw, &mut found, |found, piece, at| {
        let used = match length(piece, at, LoneM::Minutes) {
            Some(met) => stiff_for(found, piece, at, met),
            None => {
                let minutes = piece.number(at).filter(|_| piece.len() == 1)?.whole()?;
                let met = super::reading::Met::clean(Seconds(minutes.saturating_mul(60)), 1);
                stiff_for(found, piece, at, met)
            }
        };
        found.quality_at.get_or_insert_with(|| piece.place(at, at + used));
        Some(used)
    });
    finish_quality(outcome, found, words);
}

fn finish_quality(outcome: &mut Outcome<'_>, mut found: CheckIn, words: Words) {
    outcome.tell_all(std::mem::take(&mut found.problems));
    add_quality(outcome, &found);
    outcome.keep_and_tell(words);
}

#[derive(Clone, Default)]
struct EverydayRead {
    items: Vec<(EverydayItem, Ease)>,
    problems: Vec<Diagnostic>,
}

const ALL_ITEMS: &[EverydayItem] =
    &[EverydayItem::Chair, EverydayItem::Walk, EverydayItem::Bend, EverydayItem::Day];

/// `chair ok, walk ok, bend meh, day ok`; a lone `ok` speaks for all four.
pub(super) fn everyday(outcome: &mut Outcome<'_>) {
    if outcome.took_absence(Kind::Everyday) {
        return;
    }
    let mut found = EverydayRead::default();
    let words = walk(outcome.raw, &mut found, everyday_item);
    outcome.tell_all(found.problems);
    if !found.items.is_empty() {
        found.items.sort_unstable();
        let place = outcome.raw.values.place.clone();
        outcome.add(&place, What::Everyday(found.items));
    }
    outcome.keep_and_tell(words);
}

fn everyday_item(found: &mut EverydayRead, piece: &Piece<'_>, at: usize) -> Option<usize> {
    let item = piece.word(at).and_then(|word| match word.as_str() {
        "chair" | "sit" | "sitting" => Some(vec![EverydayItem::Chair]),
        "walk" | "walking" => Some(vec![EverydayItem::Walk]),
        "bend" | "bending" => Some(vec![EverydayItem::Bend]),
        "day" | "demands" => Some(vec![EverydayItem::Day]),
        "all" | "everything" => Some(ALL_ITEMS.to_vec()),
        _ => None,
    });
    let named = usize::from(item.is_some());
    let sign = usize::from(named == 1 && matches!(piece.symbol(at + 1), Some(':' | '=')));
    let ease = ease(piece, at + named + sign)?;
    let used = named + sign + 1;
    for item in item.unwrap_or_else(|| ALL_ITEMS.to_vec()) {
        match found.items.iter().find(|(old, _)| *old == item) {
            Some((_, old)) if *old == ease => {}
            Some(_) => {
                let place = piece.place(at, at + used);
                found.problems.push(value::two_values(&place, piece.raw(at, at + used)));
                found.items.retain(|(old, _)| *old != item);
            }
            None => found.items.push((item, ease)),
        }
    }
    Some(used)
}

fn ease(piece: &Piece<'_>, at: usize) -> Option<Ease> {
    if piece.symbol(at) == Some('?') {
        return Some(Ease::Unknown);
    }
    match piece.word(at)?.as_str() {
        "ok" | "okay" | "fine" | "good" | "yes" | "easy" => Some(Ease::Ok),
        "meh" | "so-so" | "some" | "partly" | "hard" => Some(Ease::Meh),
        "no" | "not" | "bad" | "unable" => Some(Ease::No),
        _ => None,
    }
}

/// `guarded: yes`
pub(super) fn guarded(outcome: &mut Outcome<'_>) {
    if outcome.absence().is_some_and(|(why, _)| why != Absence::None) {
        outcome.took_absence(Kind::Guarded);
        return;
    }
    let mut found: Option<bool> = None;
    let words = walk(outcome.raw, &mut found, |found, piece, at| {
        let yes = match (piece.word(at).as_deref(), piece.number(at), piece.symbol(at)) {
            (Some("yes" | "y" | "true" | "guarded"), ..) => true,
            (Some("no" | "n" | "false" | "not" | "none"), ..) | (_, _, Some('-')) => false,
            (_, Some(number), _) if number.thousandths <= 1000 => number.thousandths == 1000,
            _ => return None,
        };
        found.get_or_insert(yes);
        Some(1)
    });
    if let Some(yes) = found {
        let place = outcome.raw.values.place.clone();
        outcome.add(&place, What::Guarded(yes));
    }
    outcome.keep_and_tell(words);
}

/// `leg: left, tingle`; `leg: none`
pub(super) fn leg(outcome: &mut Outcome<'_>) {
    match outcome.absence() {
        Some((Absence::None, place)) => return outcome.add(&place, What::Leg(Leg::default())),
        Some((why, place)) => {
            return outcome.add(&place, What::Absent { kind: Kind::Leg, why });
        }
        None => {}
    }
    let mut found: Option<Leg> = None;
    let words = walk(outcome.raw, &mut found, leg_item);
    if let Some(leg) = found {
        let place = outcome.raw.values.place.clone();
        outcome.add(&place, What::Leg(leg));
    }
    outcome.keep_and_tell(words);
}

fn leg_item(found: &mut Option<Leg>, piece: &Piece<'_>, at: usize) -> Option<usize> {
    let word = piece.word(at)?;
    let leg = found.get_or_insert_with(Leg::default);
    let sign = match word.as_str() {
        "none" | "no" | "neither" => return Some(1),
        "left" | "l" => return Some(take_side(leg, Side::Left)),
        "right" | "r" => return Some(take_side(leg, Side::Right)),
        "both" => return Some(take_side(leg, Side::Both)),
        "pain" | "ache" | "aching" => Sign::Pain,
        "numb" | "numbness" => Sign::Numb,
        "tingle" | "tingling" | "pins-and-needles" => Sign::Tingle,
        "weak" | "weakness" => Sign::Weak,
        _ => {
            found.take_if(|leg| *leg == Leg::default());
            return None;
        }
    };
    leg.signs.insert(sign);
    Some(1)
}

/// Left and right are both.
fn take_side(leg: &mut Leg, side: Side) -> usize {
    leg.side = match leg.side {
        Some(old) if old != side => Some(Side::Both),
        _ => Some(side),
    };
    1
}

#[derive(Clone, Default)]
struct FlagsRead {
    ticked: BTreeSet<RedFlag>,
    answered: bool,
    place: Option<Place>,
}

/// `flags: none`; `flags: saddle, night`. Words that are no box are told, and never count as no.
pub(super) fn flags(outcome: &mut Outcome<'_>) {
    match outcome.absence() {
        Some((Absence::None, place)) => {
            return outcome.add(&place, What::Flags(BTreeSet::new()));
        }
        Some((why, place)) => {
            return outcome.add(&place, What::Absent { kind: Kind::Flags, why });
        }
        None => {}
    }
    let mut found = FlagsRead::default();
    let words = walk(outcome.raw, &mut found, flag_item);
    if found.answered && (words.is_empty() || !found.ticked.is_empty()) {
        let place = found.place.unwrap_or_else(|| outcome.place());
        outcome.add(&place, What::Flags(found.ticked));
    }
    if let Some(place) = &words.place {
        let near = nearest(&words.text, RedFlag::ALL.iter().map(|(_, word)| *word));
        outcome.tell(value::unknown_flag(place, &words.text, near));
    }
    outcome.keep_as_note(words);
}

fn flag_item(found: &mut FlagsRead, piece: &Piece<'_>, at: usize) -> Option<usize> {
    let first = piece.word(at)?;
    let pair = piece.word(at + 1).map(|second| format!("{first}-{second}"));
    let named = |word: &str| RedFlag::ALL.iter().find(|(_, known)| *known == word);
    let (flag, used) = match pair.as_deref().and_then(named) {
        Some((flag, _)) => (Some(*flag), 2),
        None if matches!(first.as_str(), "none" | "no") => (None, 1),
        None => (Some(named(&first)?.0), 1),
    };
    found.ticked.extend(flag);
    found.answered = true;
    found.place.get_or_insert_with(|| piece.place(at, at + used));
    Some(used)
}
