//! Values as the small grammar reads them: numbers, readings, lengths, doses.

use crate::journal::{
    DistanceUnit, Dose, Load, MassUnit, PainQuality, Range, Reach, Reading, Seconds, Tenths,
};

pub(super) fn tenths(Tenths(n): Tenths) -> String {
    if n % 10 == 0 { (n / 10).to_string() } else { format!("{}.{}", n / 10, n % 10) }
}

fn thousandths(n: u32) -> String {
    let fraction = format!("{:03}", n % 1000);
    match fraction.trim_end_matches('0') {
        "" => (n / 1000).to_string(),
        fraction => format!("{}.{fraction}", n / 1000),
    }
}

/// The words for numbers of a scale: pain's or effort's.
pub(super) type Words = &'static [(&'static str, i32)];
pub(super) const PAIN: Words = &[("none", 0), ("mild", 2), ("moderate", 5), ("severe", 8)];
pub(super) const EFFORT: Words = &[("easy", 2), ("ok", 4), ("hard", 7)];

pub(super) fn reading(reading: Reading, words: Words) -> String {
    match reading {
        Reading::Number(n) => tenths(n),
        Reading::About(n) => format!("~{}", tenths(n)),
        Reading::Between(a, b) => format!("{}-{}", tenths(a), tenths(b)),
        Reading::OutOfTen(n) => format!("{}/10", tenths(n)),
        Reading::Below(n) => format!("<{}", tenths(n)),
        Reading::Above(n) => format!(">{}", tenths(n)),
        Reading::Word(n) => words
            .iter()
            .find(|(_, number)| Tenths::whole(*number) == n)
            .map_or_else(|| tenths(n), |(word, _)| (*word).to_owned()),
        Reading::Unknown => "?".to_owned(),
        Reading::Skipped => "skip".to_owned(),
    }
}

pub(super) fn length(Seconds(seconds): Seconds) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match (hours, minutes, seconds % 60) {
        (0, minutes, 0) => format!("{minutes}min"),
        (hours, 0, 0) => format!("{hours}h"),
        (hours, minutes, 0) => format!("{hours}h{minutes:02}"),
        _ => format!("{seconds}s"),
    }
}

/// The items of a dose in an order that reads back, a range of words last.
pub(super) fn dose(dose: &Dose) -> Vec<String> {
    let Dose { sets, reps, hold, duration, distance, load, percent, level, range, reach, effort } =
        dose;
    let mut items = Vec::new();
    let distance = distance.map(|distance| {
        let unit = match distance.unit {
            DistanceUnit::Metre => "m",
            DistanceUnit::Kilometre => "km",
            DistanceUnit::Mile => "mi",
        };
        format!("{}{unit}", thousandths(distance.thousandths))
    });
    let alone = reps.is_none() && hold.is_none();
    match (sets, reps, hold) {
        (Some(sets), Some(reps), _) => items.push(format!("{sets}x{reps}")),
        (Some(sets), None, Some(hold)) => items.push(format!("{sets}x{}", length(*hold))),
        (Some(sets), None, None) => items.push(match &distance {
            Some(distance) => format!("{sets}x{distance}"),
            None => format!("{sets} sets"),
        }),
        (None, Some(reps), _) => items.push(format!("{reps} reps")),
        (None, None, _) => {}
    }
    items.extend(duration.map(length));
    items.extend(distance.filter(|_| sets.is_none() || !alone));
    items.extend(load.as_ref().map(held));
    items.extend(percent.map(|percent| format!("{percent}%")));
    items.extend(level.map(|level| format!("level {level}")));
    items.extend(effort.map(self::effort));
    items.extend(reach.map(|reach| match reach {
        Reach::Close => "close".to_owned(),
        Reach::Far => "far".to_owned(),
    }));
    items.extend(range.as_ref().map(|range| match range {
        Range::Half => "half".to_owned(),
        Range::Comfortable => "comfortable".to_owned(),
        Range::Full => "full".to_owned(),
        Range::To(goal) => format!("to {goal}"),
    }));
    items
}

pub(super) fn effort(effort: Reading) -> String {
    match effort {
        Reading::Word(_) => reading(effort, EFFORT),
        _ => format!("effort {}", reading(effort, EFFORT)),
    }
}

fn held(load: &Load) -> String {
    match load {
        Load::Weight(mass) => {
            let unit = match mass.unit {
                MassUnit::Kg => "kg",
                MassUnit::Lb => "lb",
            };
            format!("@ {}{unit}", thousandths(mass.thousandths))
        }
        Load::Bodyweight => "bw".to_owned(),
        Load::Band(colour) if colour.is_empty() => "band".to_owned(),
        Load::Band(colour) => format!("band {colour}"),
    }
}

pub(super) fn quality(quality: PainQuality) -> &'static str {
    match quality {
        PainQuality::Sharp => "sharp",
        PainQuality::Reactive => "reactive",
        PainQuality::Ache => "ache",
        PainQuality::Stiff => "stiff",
        PainQuality::Tired => "tired",
        PainQuality::Burning => "burning",
        PainQuality::Throbbing => "throbbing",
        PainQuality::Tight => "tight",
    }
}
