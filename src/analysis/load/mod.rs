//! Sessions and what the back said to them: windows, colours, levels, gates, consistency, load.
//! Everything is made from a `Disclosure`; values only, no words for a reader.

mod activity;
mod bout;
mod change;
mod colour;
mod consistency;
mod day;
mod episode;
mod evidence;
#[cfg(test)]
mod fixture;
mod gate;
mod group;
mod hold;
mod irritability;
mod ladder;
mod measure;
mod moment;
mod pattern;
mod plan;
mod report;
mod response;
mod roster;
mod rules;
mod rush;
mod session;
#[cfg(test)]
mod tests;
mod tolerance;
mod week;

pub use activity::{ActivityReport, Point};
pub use bout::{BoutDay, BoutExercise, BoutReport};
pub use change::{Changes, raised};
pub use colour::{Colour, Reason, Verdict};
pub use consistency::{Consistency, ConsistencyReport, PlannedBy};
pub use evidence::{Chance, Evidence, at_most};
pub use gate::{Ask, Check, Gate, Gates};
pub use group::{Amount, Group, GroupReport, Scale};
pub use hold::{Hold, Holds, StepBack};
pub use irritability::{Irritability, WindowSummary, irritability};
pub use ladder::{Rungs, RungsFrom};
pub use measure::{Measures, Variable};
pub use moment::{Exercise, Moment};
pub use pattern::Usually;
pub use plan::{DoneOfPlanned, Paused, Waiting, Walking};
pub use report::{LoadReport, analyze_load};
pub use response::{Response, Taken, TakenFrom, Window};
pub use roster::{ActivityId, Called, Unclassified};
pub use rules::{
    BoutRules, ChangeRules, ColourRules, DoseRules, GateRules, HoldRules, LoadRules, PatternRules,
    RushRules,
};
pub use rush::{Rush, Rushed};
pub use session::{Part, PartTime, SessionReport};
pub use tolerance::{Bracket, LevelReport, Tolerance, WeekBracket};
pub use week::{Change, SourceWeek, WeekReport, change};
