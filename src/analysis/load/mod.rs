//! Sessions and what the back said to them: windows, colours, levels, gates, consistency, load.
//! Everything is made from a `Disclosure`; values only, no words for a reader.

mod rules;

pub use rules::{
    BoutRules, ChangeRules, ColourRules, DoseRules, GateRules, HoldRules, LoadRules, PatternRules,
    RushRules,
};
