//! The numbers behind the rules of this folder, with their defaults (definitions D8 to D30 of
//! the design). Plain values that the configuration fills; they know nothing of how a
//! configuration is written, and nothing here decides anything.

use crate::journal::{Seconds, Tenths};

/// Every number that a rule about sessions, levels and gates uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadRules {
    pub colour: ColourRules,
    pub pattern: PatternRules,
    pub hold: HoldRules,
    pub dose: DoseRules,
    pub gate: GateRules,
    pub bout: BoutRules,
    pub change: ChangeRules,
    pub rush: RushRules,
}

/// D9: the colour of one session. Pain is 0 to 10; a rise is against `before`, or against the
/// morning of the session's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColourRules {
    /// red at or above, during the session: 6
    pub red_during: Tenths,
    /// amber at or above, during the session: 4
    pub amber_during: Tenths,
    /// a rise that counts, during the session and an hour after: 2
    pub rise: Tenths,
    /// red: next morning above the session's own morning by: 2
    pub next_rise: Tenths,
    /// red together with a rise an hour after: next morning above its own morning by: 1
    pub lasting_rise: Tenths,
    /// the fixed levels do not apply to people who begin a session at: 4
    pub high_start: Tenths,
    /// for those, red at a rise of: 3
    pub high_start_rise: Tenths,
    /// red where it took longer than this to settle: 2 h
    pub settles_within: Seconds,
    /// days for which a missing next morning is still waited for: 2 (48 h)
    pub waits_for_days: u32,
    /// mornings whose median stands in for a missing one: 3
    pub reference_mornings: u32,
    /// how far back those may lie, in days: 7
    pub reference_reaches_days: u32,
}

impl Default for ColourRules {
    fn default() -> ColourRules {
        ColourRules {
            red_during: Tenths::whole(6),
            amber_during: Tenths::whole(4),
            rise: Tenths::whole(2),
            next_rise: Tenths::whole(2),
            lasting_rise: Tenths::whole(1),
            high_start: Tenths::whole(4),
            high_start_rise: Tenths::whole(3),
            settles_within: Seconds::hours(2),
            waits_for_days: 2,
            reference_mornings: 3,
            reference_reaches_days: 7,
        }
    }
}

/// D10 and D13: what several sessions say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternRules {
    /// known sessions that are looked at: 3
    pub sessions: u32,
    /// of those red, for "consistently red": 2
    pub reds: u32,
    /// last known sessions that must be green, for "consistently green": 2
    pub greens: u32,
    /// D13: days for which a red counts as "too much for now": 21
    pub too_much_days: u32,
    /// weeks of bracket history kept for charts: 520
    pub history_weeks: u32,
}

impl Default for PatternRules {
    fn default() -> PatternRules {
        PatternRules { sessions: 3, reds: 2, greens: 2, too_much_days: 21, history_weeks: 520 }
    }
}

/// D12: step back and hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldRules {
    /// days held after the step back: 7
    pub days: u32,
    /// known greens asked for at the lower level: 2
    pub greens: u32,
}

impl Default for HoldRules {
    fn default() -> HoldRules {
        HoldRules { days: 7, greens: 2 }
    }
}

/// D14 and D15: doses against usual and against the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseRules {
    /// share of usual that the early band begins at, in percent: 50
    pub share_from: u32,
    /// share of usual that it ends at: 60
    pub share_to: u32,
    /// a variable counts as raised above this many percent: 5
    pub raised_percent: u32,
    /// raised variables that make a note: 2
    pub raised_variables: u32,
    /// an activity not done for this many days counts as new: 28
    pub new_after_days: u32,
    /// doses within this many percent stand on one rung of a ladder made from doses seen: 10
    pub rung_percent: u32,
}

impl Default for DoseRules {
    fn default() -> DoseRules {
        DoseRules {
            share_from: 50,
            share_to: 60,
            raised_percent: 5,
            raised_variables: 2,
            new_after_days: 28,
            rung_percent: 10,
        }
    }
}

/// D16 to D18: the gates before rotation, demanding core work and running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateRules {
    /// rotation: days since the first linear loaded session: 7
    pub rotation_days: u32,
    /// rotation: the same, recommended: 14
    pub rotation_recommended_days: u32,
    /// rotation: known linear sessions: 3
    pub rotation_sessions: u32,
    /// rotation: the last days in which no red may lie: 7
    pub rotation_calm_days: u32,
    /// rotation: ambers allowed in those days: 1
    pub rotation_ambers: u32,
    /// core: days since light training began: 21
    pub core_days: u32,
    /// core: known sessions: 6
    pub core_sessions: u32,
    /// core: the last days in which no red may lie: 14
    pub core_calm_days: u32,
    /// running: known low-impact sessions that are long enough: 3
    pub running_sessions: u32,
    /// running: long enough is: 20 min
    pub running_length: Seconds,
    /// after a break of this many days between linear sessions the gates count anew: 28
    pub break_days: u32,
}

impl Default for GateRules {
    fn default() -> GateRules {
        GateRules {
            rotation_days: 7,
            rotation_recommended_days: 14,
            rotation_sessions: 3,
            rotation_calm_days: 7,
            rotation_ambers: 1,
            core_days: 21,
            core_sessions: 6,
            core_calm_days: 14,
            running_sessions: 3,
            running_length: Seconds::minutes(20),
            break_days: 28,
        }
    }
}

/// D23 and D24: little and often, and consistency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoutRules {
    /// the longest moment that counts as a bout: 10 min
    pub longest: Seconds,
    /// bouts a day, where the plan says nothing: 3
    pub a_day: u32,
    /// the days looked at: 14
    pub days: u32,
    /// of which this many must say something about bouts: 10
    pub days_needed: u32,
    /// waking hours begin at: 07:00 as seconds of the day
    pub waking_from: Seconds,
    /// waking hours end at: 22:00
    pub waking_to: Seconds,
    /// an easy bout has an effort of at most: 3
    pub easy_effort: Tenths,
    /// a walk of this length counts as a walking day: 30 min
    pub walking_day: Seconds,
    /// D24: the shorter period: 14
    pub consistency_days: u32,
    /// D24: the longer period: 28
    pub consistency_long_days: u32,
}

impl Default for BoutRules {
    fn default() -> BoutRules {
        BoutRules {
            longest: Seconds::minutes(10),
            a_day: 3,
            days: 14,
            days_needed: 10,
            waking_from: Seconds::hours(7),
            waking_to: Seconds::hours(22),
            easy_effort: Tenths::whole(3),
            walking_day: Seconds::minutes(30),
            consistency_days: 14,
            consistency_long_days: 28,
        }
    }
}

/// D29: load of a week against the weeks before it. No ratio of acute to chronic load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRules {
    /// weeks before, whose median is compared with: 3
    pub weeks_before: u32,
    /// days over which irritability and the four patterns are summed up: 21
    pub summary_days: u32,
}

impl Default for ChangeRules {
    fn default() -> ChangeRules {
        ChangeRules { weeks_before: 3, summary_days: 21 }
    }
}

/// D30: rest after a bad stretch, then straight back to much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RushRules {
    /// days of rest between two sessions: 4
    pub rest_days: u32,
    /// a bad stretch has a median of at least: 4
    pub bad_pain: Tenths,
    /// over this many days, up to the first day of the rest: 7
    pub bad_days: u32,
    /// of which this many need a rating: 4
    pub bad_days_known: u32,
    /// back at this share of usual, in percent: 80
    pub share: u32,
    /// or at this percentage of the last dose before the rest: 150
    pub of_last: u32,
}

impl Default for RushRules {
    fn default() -> RushRules {
        RushRules {
            rest_days: 4,
            bad_pain: Tenths::whole(4),
            bad_days: 7,
            bad_days_known: 4,
            share: 80,
            of_last: 150,
        }
    }
}
