//! Everything the owner wrote, sealed. A `Journal` is filled by `source` and `config` and read
//! by `disclose` alone, which makes the `Disclosure` of one audience, the owner included.
//! Nothing here knows how a log is spelt, what is computed from it, or what a page looks like.

mod audience;
mod check;
mod disclose;
mod disclosure;
mod entered;
mod entry;
mod field;
mod kind;
mod private;
mod profile;
mod share;
mod value;

pub use audience::{Audience, Grain, NameStyle, Scope};
pub use check::{Around, check};
pub use disclose::disclose;
pub use disclosure::{Disclosure, Fact, Figure, Period};
pub use entered::entered;
pub use entry::{
    Absence, Activity, Bout, Entry, EventKind, Flare, Journal, Leg, RatingMoment, RedFlag, Session,
    Side, Sign, Sit, Sleep, Took, Try, Urgency, What,
};
pub use field::{Field, Voice, fields};
pub use kind::Kind;
pub use private::PrivateText;
pub use profile::{Ladder, PlannedWork, Profile, Usual};
pub use share::{Narrowing, Outward};
pub use value::{
    Distance, DistanceUnit, Dose, Ease, EverydayItem, Load, Mass, MassUnit, PainQuality, Range,
    Reach, Reading, Seconds, Tenths, Windows,
};
