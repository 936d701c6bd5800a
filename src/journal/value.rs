//! The values of the small grammar: readings, doses, lengths, weights. Plain data without an
//! owner; how they are spelt is `source`'s business, what follows from them `analysis`'s.

/// A number with one decimal: `Tenths(35)` is 3.5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenths(pub i32);

impl Tenths {
    pub const fn whole(n: i32) -> Tenths {
        Tenths(n * 10)
    }
}

/// What somebody wrote where a number belongs. Kept as written; `value` has the rule for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// `3`
    Number(Tenths),
    /// `~3`: counts as 3
    About(Tenths),
    /// `3-4`: counts as the middle, 3.5
    Between(Tenths, Tenths),
    /// `7/10`: counts as 7
    OutOfTen(Tenths),
    /// `<3`: no value
    Below(Tenths),
    /// `>3`: no value
    Above(Tenths),
    /// `mild`: a word with the number it stands for (none 0, mild 2, moderate 5, severe 8)
    Word(Tenths),
    /// `?`: asked, not known
    Unknown,
    /// `skip`: left out on purpose
    Skipped,
}

impl Reading {
    /// The number it counts as, if any. Unknown is never zero.
    pub fn value(self) -> Option<Tenths> {
        match self {
            Reading::Number(n) | Reading::About(n) | Reading::OutOfTen(n) | Reading::Word(n) => {
                Some(n)
            }
            Reading::Between(a, b) => Some(Tenths((a.0 + b.0).div_euclid(2))),
            Reading::Below(_) | Reading::Above(_) | Reading::Unknown | Reading::Skipped => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds(pub u32);

impl Seconds {
    pub const fn minutes(n: u32) -> Seconds {
        Seconds(n * 60)
    }

    pub const fn hours(n: u32) -> Seconds {
        Seconds(n * 3600)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MassUnit {
    Kg,
    Lb,
}

/// A weight as written, in thousandths of its unit: `16kg` is 16000 Kg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mass {
    pub thousandths: u32,
    pub unit: MassUnit,
}

impl Mass {
    /// In grams, rounded; a pound is 0.453 592 37 kg.
    pub fn grams(self) -> u32 {
        match self.unit {
            MassUnit::Kg => self.thousandths,
            MassUnit::Lb => {
                let grams = (u64::from(self.thousandths) * 45_359_237 + 50_000_000) / 100_000_000;
                u32::try_from(grams).unwrap_or(u32::MAX)
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DistanceUnit {
    Metre,
    Kilometre,
    Mile,
}

/// A distance as written, in thousandths of its unit: `2.5km` is 2500 Kilometre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Distance {
    pub thousandths: u32,
    pub unit: DistanceUnit,
}

impl Distance {
    /// In metres, rounded; a mile is 1609.344 m.
    pub fn metres(self) -> u32 {
        let thousandths = u64::from(self.thousandths);
        let metres = match self.unit {
            DistanceUnit::Metre => (thousandths + 500) / 1000,
            DistanceUnit::Kilometre => thousandths,
            DistanceUnit::Mile => (thousandths * 1_609_344 + 500_000) / 1_000_000,
        };
        u32::try_from(metres).unwrap_or(u32::MAX)
    }
}

/// What is held, worn or pulled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Load {
    /// `@ 16kg`
    Weight(Mass),
    /// `bw`
    Bodyweight,
    /// `band light`
    Band(String),
}

/// How far a movement goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Range {
    Half,
    Comfortable,
    Full,
    /// `to box`: as far as something
    To(String),
}

/// How far from the body a weight is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    Close,
    Far,
}

/// How much of an activity was done. Every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dose {
    /// `3x8`: 3 sets
    pub sets: Option<u32>,
    /// `3x8`: of 8; `10`: 10
    pub reps: Option<u32>,
    /// `2x30s`: each held or worked for 30 seconds
    pub hold: Option<Seconds>,
    /// `15min`
    pub duration: Option<Seconds>,
    pub distance: Option<Distance>,
    pub load: Option<Load>,
    /// `50%` of usual
    pub percent: Option<u32>,
    /// `level 2` of the ladder
    pub level: Option<u32>,
    pub range: Option<Range>,
    pub reach: Option<Reach>,
    /// `effort 4`, 0 to 10; `easy`, `ok`, `hard` count as 2, 4, 7
    pub effort: Option<Reading>,
}

/// Pain around a session: before it, the worst during it, about an hour after, next morning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Windows {
    pub before: Option<Reading>,
    pub during: Option<Reading>,
    pub hour: Option<Reading>,
    pub next: Option<Reading>,
    /// `settled 90min`: how long it took to settle
    pub settled: Option<Seconds>,
}

/// What the pain is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PainQuality {
    Sharp,
    Reactive,
    Ache,
    Stiff,
    Tired,
    Burning,
    Throbbing,
    Tight,
}

/// The four everyday items of the check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EverydayItem {
    Chair,
    Walk,
    Bend,
    Day,
}

/// How an everyday item went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ease {
    Ok,
    Meh,
    No,
    Unknown,
}
