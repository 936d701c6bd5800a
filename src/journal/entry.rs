//! One entry of the journal, and the journal itself. `What` is generic in its text: sealed words
//! going in, shown words coming out of `disclose`, so that there is one definition of each kind.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use super::kind::Kind;
use super::private::PrivateText;
use super::profile::Profile;
use super::value::{Dose, Ease, EverydayItem, PainQuality, Reading, Seconds, Tenths, Windows};
use crate::diag::Place;

/// Everything the owner wrote. No field can be read from outside `journal`; `disclose` is the
/// only way out.
#[derive(Debug)]
pub struct Journal {
    pub(super) profile: Profile<PrivateText>,
    pub(super) entries: Vec<Entry>,
}

impl Journal {
    /// Seals a profile and entries. The order of the entries does not matter.
    pub fn seal(profile: Profile<PrivateText>, entries: Vec<Entry>) -> Journal {
        Journal { profile, entries }
    }
}

/// One fact with its day, its time if known, and where it stands. `tags` are the `#words` of a
/// note, by which a single note can be granted.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) date: Date,
    pub(super) time: Option<Time>,
    pub(super) place: Place,
    pub(super) tags: BTreeSet<String>,
    pub(super) what: What<PrivateText>,
}

impl Entry {
    pub fn new(date: Date, time: Option<Time>, place: Place, what: What<PrivateText>) -> Entry {
        Entry { date, time, place, tags: BTreeSet::new(), what }
    }

    /// The same entry with the `#tags` of its text.
    pub fn tagged(self, tags: BTreeSet<String>) -> Entry {
        Entry { tags, ..self }
    }
}

/// When of the day a rating was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatingMoment {
    Morning,
    Evening,
    /// a plain `pain`
    Then,
    /// the day's worst
    Worst,
}

/// What an entry says. `T` is the text nobody but its grant may see.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What<T> {
    Rating {
        moment: RatingMoment,
        reading: Reading,
        remark: Option<T>,
    },
    Quality {
        words: Vec<PainQuality>,
        stiff_for: Option<Seconds>,
    },
    Everyday(Vec<(EverydayItem, Ease)>),
    Guarded(bool),
    Leg(Leg),
    /// The danger questions: which boxes were ticked; none ticked means asked and answered no.
    Flags(BTreeSet<RedFlag>),
    Sleep(Sleep),
    Stress(Reading),
    Sit(Sit),
    Took(Took<T>),
    Bout(Bout<T>),
    /// `bouts 3`: how many, without saying which.
    BoutCount(u32),
    Session(Session<T>),
    Try(Try<T>),
    Confidence {
        movement: String,
        reading: Reading,
    },
    Function {
        activity: String,
        reading: Reading,
    },
    /// A questionnaire's total as typed.
    Score {
        name: String,
        total: Tenths,
    },
    Flare(Flare<T>),
    Eased(Vec<String>),
    Worse(Vec<String>),
    Event {
        kind: EventKind,
        on: Date,
        remark: Option<T>,
    },
    Vida {
        reading: Reading,
        remark: Option<T>,
    },
    /// A key whose value says that there is none: `-`, `?` or `skip`.
    Absent {
        kind: Kind,
        why: Absence,
    },
    Note(T),
    Ask(T),
    Private(T),
    /// A column or key that comeback does not know, kept for the owner.
    Other {
        key: T,
        text: T,
    },
}

impl<T> What<T> {
    /// Whether the same thing can truly happen twice at an untold time of one day.
    pub fn can_repeat(&self) -> bool {
        matches!(
            self,
            What::Bout(_) | What::Session(_) | What::Took(_) | What::Try(_) | What::Flare(_)
        )
    }
}

/// Why a key has no value, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// `-`: none happened
    None,
    /// `?`: asked, not known
    Unknown,
    /// `skip`: left out on purpose
    Skipped,
}

/// Leg symptoms. `None` side with no signs means asked and none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leg {
    pub side: Option<Side>,
    pub signs: BTreeSet<Sign>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Left,
    Right,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    Pain,
    Numb,
    Tingle,
    Weak,
}

/// How soon a ticked danger box needs a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    Emergency,
    Urgent,
}

/// The boxes of the danger questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RedFlag {
    /// Numbness around genitals, buttocks or back passage.
    Saddle,
    /// New trouble with urination, or loss of bladder or bowel control.
    Bladder,
    /// New weakness, numbness or severe pain in both legs, or quickly worsening weakness.
    BothLegs,
    /// New loss of sexual feeling or function.
    Sexual,
    /// After a serious accident, or a small one with weak bones.
    Accident,
    /// Together with chest pain.
    Chest,
    /// Fever or feeling unwell.
    Fever,
    /// Weight loss without reason.
    Weight,
    /// A history of cancer.
    Cancer,
    /// Not eased by rest, worse lying or at night.
    Night,
    /// New swelling or changed shape.
    Swelling,
    /// Unsteady walking.
    Unsteady,
    /// Band-like pain round the trunk.
    Band,
    /// New or worsening leg pain, foot drop, persistent tingling.
    LegWorse,
    /// Weak immune system or injected drugs.
    Immune,
}

impl RedFlag {
    pub const ALL: &'static [(RedFlag, &'static str)] = &[
        (RedFlag::Saddle, "saddle"),
        (RedFlag::Bladder, "bladder"),
        (RedFlag::BothLegs, "both-legs"),
        (RedFlag::Sexual, "sexual"),
        (RedFlag::Accident, "accident"),
        (RedFlag::Chest, "chest"),
        (RedFlag::Fever, "fever"),
        (RedFlag::Weight, "weight-loss"),
        (RedFlag::Cancer, "cancer"),
        (RedFlag::Night, "night"),
        (RedFlag::Swelling, "swelling"),
        (RedFlag::Unsteady, "unsteady"),
        (RedFlag::Band, "band"),
        (RedFlag::LegWorse, "leg-worse"),
        (RedFlag::Immune, "immune"),
    ];

    pub fn word(self) -> &'static str {
        RedFlag::ALL.iter().find(|(flag, _)| *flag == self).map_or("", |(_, word)| word)
    }

    pub fn urgency(self) -> Urgency {
        match self {
            RedFlag::Saddle
            | RedFlag::Bladder
            | RedFlag::BothLegs
            | RedFlag::Sexual
            | RedFlag::Accident
            | RedFlag::Chest => Urgency::Emergency,
            RedFlag::Fever
            | RedFlag::Weight
            | RedFlag::Cancer
            | RedFlag::Night
            | RedFlag::Swelling
            | RedFlag::Unsteady
            | RedFlag::Band
            | RedFlag::LegWorse
            | RedFlag::Immune => Urgency::Urgent,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sleep {
    pub time: Option<Seconds>,
    /// 1 to 5
    pub quality: Option<Reading>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sit {
    pub time: Option<Seconds>,
    pub breaks: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Took<T> {
    pub name: String,
    /// As written: `1`, `400 mg`
    pub amount: Option<String>,
    pub remark: Option<T>,
}

/// Something done: an exercise, a walk, a ride.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Activity<T> {
    pub name: String,
    pub dose: Dose,
    /// `#rotation` and the like, without the `#`: classify it here and now.
    pub tags: BTreeSet<String>,
    pub remark: Option<T>,
}

/// A short exercise moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bout<T> {
    pub activities: Vec<Activity<T>>,
    pub effort: Option<Reading>,
    pub remark: Option<T>,
}

/// A training session. Its own dose is the whole's: `50min, effort 4`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Session<T> {
    pub name: String,
    pub dose: Dose,
    pub tags: BTreeSet<String>,
    pub activities: Vec<Activity<T>>,
    pub response: Windows,
    pub remark: Option<T>,
}

/// A feared movement tried.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Try<T> {
    pub movement: String,
    pub feared: Option<T>,
    pub happened: Option<T>,
    /// Whether what was feared came; known where `happened` says nothing, no, or yes.
    pub came: Option<bool>,
    pub remark: Option<T>,
}

/// A flare as the person declares it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flare<T> {
    pub what: Option<T>,
    pub reading: Option<Reading>,
    pub lasted: Option<Seconds>,
    /// Its last day, where the person wrote one.
    pub until: Option<Date>,
    pub settled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    Onset,
    Appointment,
    Phase(u8),
    Setback,
    /// A professional said that advice may go on after a ticked danger box.
    Cleared,
    /// Any other event with a date.
    Other,
}
