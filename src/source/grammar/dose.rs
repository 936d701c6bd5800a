//! Doses: sets, times, distances, loads, ranges and effort, one item after the other.

use super::length::{LoneM, length};
use super::lex::{Decimal, Piece, pieces};
use super::reading::{EFFORT, Met, reading};
use super::walk;
use super::walk::single_spaced;
use crate::diag::{Diagnostic, Parsed, value};
use crate::journal::{
    Distance, DistanceUnit, Dose, Load, Mass, MassUnit, Range, Reach, Reading, Seconds,
};
use crate::source::raw::Spanned;
use crate::source::settings::Settings;

/// A dose as it is being read, with its tags and problems.
#[derive(Clone, Debug, Default)]
pub(super) struct Dosing {
    pub(super) dose: Dose,
    pub(super) tags: std::collections::BTreeSet<String>,
    pub(super) problems: Vec<Diagnostic>,
}

const DOSE_EXAMPLE: &str = "3x10 20kg";

/// Reads a text that is to be one dose and nothing else, as a configuration writes it. `None`
/// where it is not, which is told.
pub fn dose(text: &Spanned<String>, settings: &Settings) -> Parsed<Option<Dose>> {
    let mut dosing = Dosing::default();
    for piece in pieces(text) {
        let read = |dosing: &mut Dosing, piece: &Piece<'_>, at| dosing.read(piece, at, settings);
        let used = if piece.quoted.is_some() { 0 } else { walk::items(&piece, &mut dosing, &read) };
        if used < piece.len() || piece.quoted.is_some() {
            let rest = piece.place(used, piece.len());
            dosing.problems.push(value::not_understood(
                &rest,
                piece.raw(used, piece.len()),
                DOSE_EXAMPLE,
            ));
        }
    }
    if dosing.problems.is_empty() && dosing.dose == Dose::default() {
        dosing.problems.push(value::not_understood(&text.place, &text.value, DOSE_EXAMPLE));
    }
    let whole = dosing.problems.is_empty().then_some(dosing.dose);
    Parsed::with(whole, dosing.problems)
}

/// One thing that may stand in a dose.
#[derive(Clone)]
enum Item {
    Sets(u32),
    Reps(u32),
    Hold(Seconds),
    Duration(Seconds),
    Distance(Distance),
    Load(Load),
    Percent(u32),
    Level(u32),
    Range(Range),
    Reach(Reach),
    Effort(Reading),
    Tag(String),
}

impl Dosing {
    /// Reads the item that begins at this part; the number of parts it takes.
    pub(super) fn read(
        &mut self,
        piece: &Piece<'_>,
        at: usize,
        settings: &Settings,
    ) -> Option<usize> {
        let met = items(piece, at, settings)?;
        self.problems.extend(met.problem);
        for item in met.value.into_iter().flatten() {
            if !self.put(item) {
                let place = piece.place(at, at + met.used);
                self.problems.push(value::two_values(&place, piece.raw(at, at + met.used)));
            }
        }
        Some(met.used)
    }

    fn put(&mut self, item: Item) -> bool {
        let dose = &mut self.dose;
        match item {
            Item::Sets(sets) => put(&mut dose.sets, sets),
            Item::Reps(reps) => put(&mut dose.reps, reps),
            Item::Hold(hold) => put(&mut dose.hold, hold),
            Item::Duration(duration) => put(&mut dose.duration, duration),
            Item::Distance(distance) => put(&mut dose.distance, distance),
            Item::Load(load) => put(&mut dose.load, load),
            Item::Percent(percent) => put(&mut dose.percent, percent),
            Item::Level(level) => put(&mut dose.level, level),
            Item::Range(range) => put(&mut dose.range, range),
            Item::Reach(reach) => put(&mut dose.reach, reach),
            Item::Effort(effort) => put(&mut dose.effort, effort),
            Item::Tag(tag) => {
                self.tags.insert(tag);
                true
            }
        }
    }
}

/// Fills a slot once. A second, different value is not used, and neither is the first.
pub(super) fn put<T: PartialEq>(slot: &mut Option<T>, value: T) -> bool {
    match slot {
        Some(old) if *old != value => {
            *slot = None;
            false
        }
        _ => {
            *slot = Some(value);
            true
        }
    }
}

fn items(piece: &Piece<'_>, at: usize, settings: &Settings) -> Option<Met<Vec<Item>>> {
    if let Some(tag) = piece.tag(at) {
        return Some(Met::clean(vec![Item::Tag(tag)], 1));
    }
    sets(piece, at)
        .or_else(|| distance(piece, at))
        .or_else(|| one(length(piece, at, LoneM::Metres), Item::Duration))
        .or_else(|| load(piece, at, settings))
        .or_else(|| counted(piece, at))
        .or_else(|| word(piece, at))
}

fn one<T>(met: Option<Met<T>>, make: impl FnOnce(T) -> Item) -> Option<Met<Vec<Item>>> {
    let Met { value, problem, used } = met?;
    Some(Met { value: value.map(|value| vec![make(value)]), problem, used })
}

/// Whole numbers above this were not meant.
const MOST: u32 = 10_000;

fn whole(piece: &Piece<'_>, at: usize) -> Option<u32> {
    piece.number(at).and_then(Decimal::whole)
}

fn impossible<T>(piece: &Piece<'_>, at: usize, used: usize) -> Option<Met<T>> {
    let place = piece.place(at, at + used);
    Some(Met::refused(value::impossible_number(&place, piece.raw(at, at + used)), used))
}

/// `3x8`, `3×8`, `2x30s`, `3x400m`, `3 sets`, `3 sets of 8`.
fn sets(piece: &Piece<'_>, at: usize) -> Option<Met<Vec<Item>>> {
    let sets = whole(piece, at)?;
    let times = matches!(piece.symbol(at + 1), Some('×' | '*'))
        || piece.word(at + 1).is_some_and(|word| matches!(word.as_str(), "x" | "×"));
    let named = piece.word(at + 1).is_some_and(|word| matches!(word.as_str(), "sets" | "set"));
    let of = usize::from(named && piece.word(at + 2).is_some_and(|w| w == "of" || w == "x"));
    let behind = at + 2 + of;
    if !(times || named) {
        return None;
    }
    if let Some(met) = length(piece, behind, LoneM::Metres) {
        let used = behind + met.used - at;
        let value = met.value.map(|hold| vec![Item::Sets(sets), Item::Hold(hold)]);
        return Some(Met { value, problem: met.problem, used });
    }
    if let Some(met) = distance(piece, behind) {
        let value = met.value.map(|items| [vec![Item::Sets(sets)], items].concat());
        return Some(Met { value, problem: met.problem, used: behind + met.used - at });
    }
    match whole(piece, behind).filter(|_| !weighed(piece, behind + 1)) {
        Some(reps) if sets > MOST || reps > MOST => impossible(piece, at, behind + 1 - at),
        Some(reps) => {
            let used = behind + 1 + reps_word(piece, behind + 1) - at;
            Some(Met::clean(vec![Item::Sets(sets), Item::Reps(reps)], used))
        }
        None if named && sets <= MOST => Some(Met::clean(vec![Item::Sets(sets)], 2)),
        None => None,
    }
}

/// Whether the number before this part belongs to a weight, a share or a word.
fn weighed(piece: &Piece<'_>, at: usize) -> bool {
    let unit = piece.word(at).is_some_and(|word| {
        piece.glued(at) || matches!(word.as_str(), "kg" | "kgs" | "lb" | "lbs" | "pounds")
    });
    unit || piece.symbol(at) == Some('%')
}

fn reps_word(piece: &Piece<'_>, at: usize) -> usize {
    let known = |word: &str| matches!(word, "reps" | "rep" | "times" | "repetitions");
    usize::from(piece.word(at).is_some_and(|word| known(&word)))
}

/// `2.5km`, `400 m`, `3 miles`.
fn distance(piece: &Piece<'_>, at: usize) -> Option<Met<Vec<Item>>> {
    let number = piece.number(at)?;
    let unit = match piece.word(at + 1)?.as_str() {
        "m" | "metre" | "metres" | "meter" | "meters" => DistanceUnit::Metre,
        "km" | "kilometre" | "kilometres" | "kilometers" => DistanceUnit::Kilometre,
        "mi" | "mile" | "miles" => DistanceUnit::Mile,
        _ => return None,
    };
    if number.ambiguous {
        let place = piece.place(at, at + 2);
        return Some(Met::refused(value::ambiguous_number(&place, piece.raw(at, at + 2)), 2));
    }
    match u32::try_from(number.thousandths) {
        Ok(thousandths) if (Distance { thousandths, unit }).metres() <= 1_000_000 => {
            Some(Met::clean(vec![Item::Distance(Distance { thousandths, unit })], 2))
        }
        _ => impossible(piece, at, 2),
    }
}

/// `@ 16kg`, `35 lb`, `@ bw`, `bw`, `band light`.
fn load(piece: &Piece<'_>, at: usize, settings: &Settings) -> Option<Met<Vec<Item>>> {
    let held = usize::from(piece.symbol(at) == Some('@'));
    let from = at + held;
    let Some(number) = piece.number(from) else {
        let Met { value, problem, used } = worn(piece, from)?;
        return Some(Met { value, problem, used: used + held });
    };
    let unit = match piece.word(from + 1).as_deref() {
        Some("kg" | "kgs" | "kilo" | "kilos") => Some(MassUnit::Kg),
        Some("lb" | "lbs" | "pound" | "pounds") => Some(MassUnit::Lb),
        _ if held == 0 => return None,
        Some(_) if piece.glued(from + 1) => return None,
        _ => None,
    };
    let used = held + 1 + usize::from(unit.is_some());
    let (place, read) = (piece.place(at, at + used), piece.raw(at, at + used));
    if number.ambiguous {
        return Some(Met::refused(value::ambiguous_number(&place, read), used));
    }
    let Some(unit) = unit.or(settings.weight_unit) else {
        return Some(Met::refused(value::unit_missing(&place, read), used));
    };
    match u32::try_from(number.thousandths) {
        Ok(thousandths) if (Mass { thousandths, unit }).grams() <= 1_000_000 => {
            Some(Met::clean(vec![Item::Load(Load::Weight(Mass { thousandths, unit }))], used))
        }
        _ => impossible(piece, at, used),
    }
}

fn worn(piece: &Piece<'_>, at: usize) -> Option<Met<Vec<Item>>> {
    match piece.word(at)?.as_str() {
        "bw" | "bodyweight" => Some(Met::clean(vec![Item::Load(Load::Bodyweight)], 1)),
        "band" => {
            let colour = piece.word(at + 1).filter(|word| !is_dose_word(word));
            let used = 1 + usize::from(colour.is_some());
            let band = Load::Band(colour.unwrap_or_default());
            Some(Met::clean(vec![Item::Load(band)], used))
        }
        _ => None,
    }
}

/// `50%`, `10`, `10 reps`; a number before an unknown word is part of the words.
fn counted(piece: &Piece<'_>, at: usize) -> Option<Met<Vec<Item>>> {
    let number = whole(piece, at)?;
    if piece.symbol(at + 1) == Some('%') {
        return match number {
            0..=1000 => Some(Met::clean(vec![Item::Percent(number)], 2)),
            _ => impossible(piece, at, 2),
        };
    }
    let used = 1 + match piece.word(at + 1).as_deref() {
        Some("reps" | "rep" | "times" | "repetitions" | "x") => 1,
        Some(word) if piece.glued(at + 1) || !is_dose_word(word) => return None,
        _ if matches!(piece.symbol(at + 1), Some('/' | '-' | '–' | ':' | '.' | '+')) => {
            return None;
        }
        _ => 0,
    };
    if number > MOST {
        return impossible(piece, at, used);
    }
    Some(Met::clean(vec![Item::Reps(number)], used))
}

/// Words that may follow another item of a dose, or a window of a session.
fn is_dose_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "effort",
        "rpe",
        "level",
        "lvl",
        "half",
        "comfortable",
        "full",
        "to",
        "close",
        "far",
        "easy",
        "ok",
        "hard",
        "bw",
        "bodyweight",
        "band",
        "before",
        "during",
        "hour",
        "after",
        "next",
        "settled",
    ];
    WORDS.contains(&word)
}

/// `level 2`, `effort 4`, `easy`, `half`, `to box`, `close`.
fn word(piece: &Piece<'_>, at: usize) -> Option<Met<Vec<Item>>> {
    let word = piece.word(at)?;
    match word.as_str() {
        "level" | "lvl" => {
            let level = whole(piece, at + 1)?;
            if level > 100 {
                return impossible(piece, at, 2);
            }
            Some(Met::clean(vec![Item::Level(level)], 2))
        }
        "effort" | "rpe" => {
            let Met { value, problem, used } = reading(piece, at + 1, EFFORT)?;
            let value = value.map(|effort| vec![Item::Effort(effort)]);
            Some(Met { value, problem, used: used + 1 })
        }
        "to" => reach_of_movement(piece, at),
        _ => lone_word(piece, at, &word),
    }
}

/// `to box`: all words up to the next item.
fn reach_of_movement(piece: &Piece<'_>, at: usize) -> Option<Met<Vec<Item>>> {
    let mut end = at + 1;
    while piece.word(end).is_some_and(|word| !is_dose_word(&word)) {
        end += 1;
    }
    let goal = single_spaced(piece.raw(at + 1, end));
    (!goal.is_empty()).then(|| Met::clean(vec![Item::Range(Range::To(goal))], end - at))
}

fn lone_word(piece: &Piece<'_>, at: usize, word: &str) -> Option<Met<Vec<Item>>> {
    let (item, may_have_range) = match word {
        "half" => (Item::Range(Range::Half), true),
        "comfortable" => (Item::Range(Range::Comfortable), true),
        "full" => (Item::Range(Range::Full), true),
        "close" => (Item::Reach(Reach::Close), false),
        "far" => (Item::Reach(Reach::Far), false),
        "easy" | "ok" | "hard" => {
            let Met { value, .. } = reading(piece, at, EFFORT)?;
            (Item::Effort(value?), false)
        }
        _ => return None,
    };
    let used = 1 + usize::from(may_have_range && piece.word(at + 1).is_some_and(|w| w == "range"));
    // `full body` and `hard day at work` are words, not a dose.
    let words_follow = piece.word(at + used).is_some_and(|next| !is_dose_word(&next));
    (!words_follow).then(|| Met::clean(vec![item], used))
}
