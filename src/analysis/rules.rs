//! The thresholds of the analysis with their defaults. `config` fills them; nothing here knows
//! how they are spelt in a file. D-numbers are the definitions of the analysis.

use super::dictionary::UserActivity;
use super::load::LoadRules;
use crate::journal::{Seconds, Tenths};

/// Every threshold of the analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The course of the episode: pain, function, confidence, life beside it.
    pub course: CourseRules,
    /// Sessions, levels, gates and bouts.
    pub load: LoadRules,
    /// Activities that the person adds to the dictionary, or says more about.
    pub activities: Vec<UserActivity>,
}

/// Thresholds of the course: D1 to D7, D21, D25 to D28.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseRules {
    /// D1: days that a figure of 7 days needs. Default 5.
    pub days_of_7: u32,
    /// D1: days that a figure of 14 days needs. Default 10.
    pub days_of_14: u32,
    /// D1: days that a figure of 21 days needs. Default 14.
    pub days_of_21: u32,
    /// D1: days that each of two compared weeks needs. Default 4.
    pub days_of_a_compared_week: u32,
    /// D2: the smallest shift between two weeks that counts. Default 0.5 points.
    pub clear_shift: Tenths,
    /// D2: the smallest tau-b that counts over 21 days, in hundredths. Default 25 (0.25).
    pub clear_tau_of_21: u32,
    /// D2: the smallest tau-b that counts over 14 days, in hundredths. Default 30 (0.30).
    pub clear_tau_of_14: u32,
    /// D2: weeks with a median up to this are low. Default 2 points.
    pub low_median: Tenths,
    /// D2: before this day of the log weeks are described and not judged. Default 14.
    pub first_judged_day: u32,
    /// D2: consecutive days that a new verdict must hold before it is announced. Default 2.
    pub confirming_days: u32,
    /// D3: a change from one day to the next that counts as a jump. Default 2 points.
    pub jump: Tenths,
    /// D3: pairs of consecutive days that are needed. Default 4 of 6.
    pub jump_pairs: u32,
    /// D3: percent of the pairs that must be jumps. Default 50.
    pub jump_percent: u32,
    /// D5: how many of the last entered days are looked at. Default 3.
    pub everyday_days: u32,
    /// D5: how many `meh` an item may have in them. Default 1.
    pub everyday_meh: u32,
    /// D5: an everyday entry older than this says nothing about today. Default 14 days.
    pub everyday_current_days: u32,
    /// D6: days since the last sharp or reactive day. Default 7.
    pub sharp_free_days: u32,
    /// D6: how many of those days must say what the pain was like, or be free of pain. Default 3.
    pub sharp_known_days: u32,
    /// D7: an answer to the danger questions counts as current for so long. Default 14 days.
    pub flags_current_days: u32,
    /// D21: a gap between tolerated level and confidence that is named. Default 30 percent points.
    pub gap_points: u32,
    /// D21: how long the gap must have lasted. Default 14 days.
    pub gap_days: u32,
    /// D25: the questions asked of the log, chosen beforehand; only the first three are answered.
    /// Default: nights under 6 hours, 6 hours of sitting or more, stress of 4 or more.
    pub lifestyle: Vec<LifestyleQuestion>,
    /// D25: days that each of the two groups needs. Default 5.
    pub lifestyle_group: u32,
    /// D25: how far back the comparison looks. Default 84 days.
    pub lifestyle_days: u32,
    /// D26: a day so far above the median of the 14 days before is worth asking about. Default 2.
    pub flare_rise: Tenths,
    /// D27: recovered days are at most this. Default 1 point.
    pub recovered_at_most: Tenths,
    /// D27: how many entered days in a row make recovered. Default 7.
    pub recovered_days: u32,
    /// D27: a new episode needs so many days without pain before it. Default 30.
    pub free_days: u32,
    /// D28: percent of planned days done from which stalling can be told. Default 70.
    pub stalled_consistency: u32,
    /// D28: a mean of function or confidence that changed by this much has moved. Default 1 point.
    pub stalled_move: Tenths,
}

/// A question about life beside the training (D25): the days it picks out are compared with the
/// other days on which it was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LifestyleQuestion {
    /// A night of less sleep than this.
    SleepUnder(Seconds),
    /// A night whose quality (1 to 5) was at most this.
    SleepQualityUpTo(Tenths),
    /// Sitting for this long or longer.
    SitAtLeast(Seconds),
    /// At most so many breaks from sitting.
    BreaksUpTo(u32),
    /// Stress (1 to 5) of this or more.
    StressAtLeast(Tenths),
}

impl Default for CourseRules {
    fn default() -> CourseRules {
        CourseRules {
            days_of_7: 5,
            days_of_14: 10,
            days_of_21: 14,
            days_of_a_compared_week: 4,
            clear_shift: Tenths(5),
            clear_tau_of_21: 25,
            clear_tau_of_14: 30,
            low_median: Tenths::whole(2),
            first_judged_day: 14,
            confirming_days: 2,
            jump: Tenths::whole(2),
            jump_pairs: 4,
            jump_percent: 50,
            everyday_days: 3,
            everyday_meh: 1,
            everyday_current_days: 14,
            sharp_free_days: 7,
            sharp_known_days: 3,
            flags_current_days: 14,
            gap_points: 30,
            gap_days: 14,
            lifestyle: vec![
                LifestyleQuestion::SleepUnder(Seconds::hours(6)),
                LifestyleQuestion::SitAtLeast(Seconds::hours(6)),
                LifestyleQuestion::StressAtLeast(Tenths::whole(4)),
            ],
            lifestyle_group: 5,
            lifestyle_days: 84,
            flare_rise: Tenths::whole(2),
            recovered_at_most: Tenths::whole(1),
            recovered_days: 7,
            free_days: 30,
            stalled_consistency: 70,
            stalled_move: Tenths::whole(1),
        }
    }
}
