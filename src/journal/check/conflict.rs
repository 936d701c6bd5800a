//! Two different values for something that has one value a day: neither is used, since nobody
//! can know which was meant. Danger boxes are never dropped.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

use crate::diag::{Diagnostic, Place, check as told};
use crate::journal::entry::{Entry, RatingMoment, Sit, Sleep, What};
use crate::journal::kind::Kind;
use crate::journal::private::PrivateText;
use crate::journal::value::{Ease, EverydayItem, Reading};

/// A field that has one value a day.
type Field = (Date, Kind, Option<String>, Option<Time>);

/// A value of such a field, to be compared with others. Equal numbers agree however they are
/// spelt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    Tenths(i32),
    /// A reading without a number: unknown or left out; agrees with every other.
    Nothing,
    Ease(Ease),
    Other(String),
}

/// Drops what contradicts itself and tells it.
pub(super) fn settle(entries: Vec<Entry>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut fields: BTreeMap<Field, BTreeMap<Held, &Place>> = BTreeMap::new();
    for entry in &entries {
        for (field, held) in held(entry) {
            let values = fields.entry(field).or_default();
            let place = values.entry(held).or_insert(&entry.place);
            *place = (*place).min(&entry.place);
        }
    }
    let mut wrong: BTreeSet<Field> = BTreeSet::new();
    for (field, values) in &fields {
        let mut places: Vec<&Place> = values
            .iter()
            .filter(|(held, _)| **held != Held::Nothing)
            .map(|(_, place)| *place)
            .collect();
        places.sort_unstable();
        if let [first, others @ ..] = places.as_slice()
            && !others.is_empty()
        {
            wrong.insert(field.clone());
            for other in others {
                diagnostics.push(told::conflicting_values(other, first));
            }
        }
    }
    if wrong.is_empty() {
        return entries;
    }
    entries.into_iter().filter_map(|entry| without(entry, &wrong)).collect()
}

/// The entry without its wrong fields; nothing where none is left.
fn without(entry: Entry, wrong: &BTreeSet<Field>) -> Option<Entry> {
    if let What::Everyday(items) = &entry.what {
        let kept: Vec<(EverydayItem, Ease)> = items
            .iter()
            .copied()
            .filter(|(item, _)| !wrong.contains(&everyday(entry.date, *item)))
            .collect();
        return (!kept.is_empty()).then_some(Entry { what: What::Everyday(kept), ..entry });
    }
    let bad = held(&entry).iter().any(|(field, _)| wrong.contains(field));
    (!bad).then_some(entry)
}

fn everyday(date: Date, item: EverydayItem) -> Field {
    (date, Kind::Everyday, Some(format!("{item:?}")), None)
}

fn number(reading: Reading) -> Held {
    match reading.value() {
        Some(tenths) => Held::Tenths(tenths.0),
        None => match reading {
            Reading::Below(_) | Reading::Above(_) => Held::Other(format!("{reading:?}")),
            _ => Held::Nothing,
        },
    }
}

/// The single-value fields of an entry.
fn held(entry: &Entry) -> Vec<(Field, Held)> {
    let date = entry.date;
    let one = |kind: Kind, item: Option<&str>, held: Held| {
        vec![((date, kind, item.map(str::to_lowercase), None), held)]
    };
    let what: &What<PrivateText> = &entry.what;
    match what {
        What::Rating { moment, reading, .. } => match moment {
            RatingMoment::Morning => one(Kind::Morning, None, number(*reading)),
            RatingMoment::Evening => one(Kind::Evening, None, number(*reading)),
            RatingMoment::Worst => one(Kind::Worst, None, number(*reading)),
            RatingMoment::Then if entry.time.is_some() => {
                vec![((date, Kind::Pain, None, entry.time), number(*reading))]
            }
            RatingMoment::Then => Vec::new(),
        },
        What::Everyday(items) => {
            items.iter().map(|(item, ease)| (everyday(date, *item), Held::Ease(*ease))).collect()
        }
        What::Guarded(yes) => one(Kind::Guarded, None, Held::Other(yes.to_string())),
        What::Sleep(Sleep { time, quality }) => {
            let time =
                time.map(|time| one(Kind::Sleep, Some("time"), Held::Other(time.0.to_string())));
            let quality = quality.map(|quality| one(Kind::Sleep, Some("quality"), number(quality)));
            [time, quality].into_iter().flatten().flatten().collect()
        }
        What::Stress(reading) => one(Kind::Stress, None, number(*reading)),
        What::Sit(Sit { time, breaks }) => {
            let time =
                time.map(|time| one(Kind::Sit, Some("time"), Held::Other(time.0.to_string())));
            let breaks = breaks.map(|n| one(Kind::Sit, Some("breaks"), Held::Other(n.to_string())));
            [time, breaks].into_iter().flatten().flatten().collect()
        }
        What::BoutCount(count) => one(Kind::Bout, Some("count"), Held::Other(count.to_string())),
        What::Confidence { movement, reading } => {
            one(Kind::Confidence, Some(movement), number(*reading))
        }
        What::Function { activity, reading } => {
            one(Kind::Function, Some(activity), number(*reading))
        }
        What::Score { name, total } => one(Kind::Score, Some(name), Held::Tenths(total.0)),
        What::Vida { reading, .. } => one(Kind::Vida, None, number(*reading)),
        _ => Vec::new(),
    }
}
