//! The report: every number of the pages of one reader on one day. Values only. Made in one go
//! from a disclosure; views turn it into words.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::answer::{Answer, Percent, Told};
use super::basis::Basis;
use super::course::{
    CoarseLine, ComparedWeek, Counts, Daily, Danger, DayPattern, DayVerdict, Everyday, Flares,
    Fluctuation, Function, InitialPhase, Legs, Look, Movement, PainDay, PeriodPain, Phases,
    Readiness, Recovered, Score, Settling, Trend, Verdict,
};
use super::finding::Finding;
use super::load::LoadReport;
use super::mind::{Comparison, Confidence, Gap, Rung};
use super::statistic::Slope;
use crate::calendar::{Month, Span, Week};
use crate::journal::{PainQuality, RedFlag};

/// Everything that can be told, and why the rest cannot.
#[derive(Clone, Debug)]
pub struct Report {
    /// The day the report is of.
    pub today: Date,
    /// How much data there is.
    pub data: DataShare,
    /// Whether advice may be given at all; the only way to it.
    pub standing: Standing,
    /// The danger questions: asked when, which boxes stand.
    pub danger: Told<Danger>,
    /// Leg symptoms of the last 21 days.
    pub legs: Told<Legs>,
    /// Pain, phases, flares, function: how the episode goes.
    pub course: CourseReport,
    /// Confidence, exposure, life beside the training.
    pub mind: MindReport,
    /// Sessions and what the back said to them. While an emergency box stands, it holds no gate
    /// and no hold.
    pub load: LoadReport,
    /// Facts fit for one sentence, in the order in which a reader should know them.
    pub findings: Vec<Finding>,
}

/// Whether advice may be given. A view that wants a gate, a readiness list or a next step has to
/// open this first.
#[derive(Clone, Debug)]
pub enum Standing {
    /// An emergency box stands: the notice, and no advice until somebody has cleared it.
    Danger(Notice),
    /// No emergency box is known to stand.
    Open(Box<Advice>),
}

impl Standing {
    pub fn advice(&self) -> Option<&Advice> {
        match self {
            Standing::Danger(_) => None,
            Standing::Open(advice) => Some(advice),
        }
    }
}

/// What the first page says instead of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The emergency boxes that stand, with the days they were ticked.
    pub emergency: BTreeMap<RedFlag, Date>,
    /// The urgent boxes that stand beside them.
    pub urgent: BTreeMap<RedFlag, Date>,
    pub basis: Basis,
}

/// All that may steer what is done next.
#[derive(Clone, Debug)]
pub struct Advice {
    /// D7
    pub readiness: Readiness,
    /// D28: whether the course has stalled, so that "when to get support" is shown.
    pub stalled: Answer,
    /// What D28 was decided from.
    pub movement: Movement,
    /// Boxes that stand and are no emergency: a doctor soon.
    pub urgent: BTreeMap<RedFlag, Date>,
}

/// "Day 37, week 6; entries on 19 of 21 days."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataShare {
    /// The first day with a fact that this reader may see.
    pub first: Option<Date>,
    /// The last one up to today.
    pub last: Option<Date>,
    /// Days with any entry, of the last 21.
    pub entered: Basis,
    /// Days with a pain rating, of the last 21.
    pub rated: Told<Basis>,
}

/// How the episode goes.
#[derive(Clone, Debug)]
pub struct CourseReport {
    /// D19, with the day and week of the episode.
    pub phases: Phases,
    /// P(t) and M(t) of every rated day, oldest first.
    pub days: Vec<PainDay>,
    pub weeks: BTreeMap<Week, PeriodPain>,
    pub months: BTreeMap<Month, PeriodPain>,
    /// Kinds shared by the week or month alone.
    pub coarse: Vec<CoarseLine>,
    /// Median and range of the last 7 days: all that is said before day 14 of the log.
    pub this_week: Told<ComparedWeek>,
    /// D2 over 21 days: the headline.
    pub back: TrendReport,
    /// D2 over 14 days: for the readiness list.
    pub week: TrendReport,
    /// Theil-Sen over 21 days with Sen's interval.
    pub slope: Told<Slope>,
    /// D3
    pub fluctuation: Told<Fluctuation>,
    /// D4
    pub settling: Told<Settling>,
    /// D5
    pub everyday: Told<Everyday>,
    /// D6
    pub initial: Told<InitialPhase>,
    /// D26
    pub flares: Flares,
    /// D27
    pub recovered: Told<Recovered>,
    /// D27: first days of new episodes.
    pub new_episodes: Told<Vec<Date>>,
    pub function: Told<Function>,
    pub scores: Told<BTreeMap<String, Score>>,
    pub pattern: Pattern,
}

/// D2 of one look.
#[derive(Clone, Debug)]
pub struct TrendReport {
    pub look: Look,
    /// Today's own verdict with its numbers.
    pub today: Told<Trend>,
    /// The verdict that has held long enough to be said.
    pub announced: Told<Verdict>,
    /// The first day on which it was announced without a break since.
    pub since: Option<Date>,
    /// Day by day; a day that is not here cannot tell.
    pub history: Vec<DayVerdict>,
}

/// One line each on the appointment page.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Mornings against evenings.
    pub day: Told<DayPattern>,
    pub eased: Told<Counts>,
    pub worse: Told<Counts>,
    pub took: Told<Counts>,
    pub qualities: Told<(BTreeMap<PainQuality, u32>, Basis)>,
    /// Sleep, sitting, stress, stiffness.
    pub daily: Daily,
}

/// Confidence, exposure, life beside the training.
#[derive(Clone, Debug)]
pub struct MindReport {
    pub confidence: Told<Confidence>,
    /// D21, for the movements of which both numbers are known.
    pub gaps: BTreeMap<String, Gap>,
    /// The share of usual that a movement is known to tolerate, week by week, oldest first; for
    /// the drawing of both numbers side by side.
    pub tolerated_weeks: BTreeMap<String, Vec<(Span, Percent)>>,
    /// D22
    pub exposure: Told<Vec<Rung>>,
    /// D25
    pub lifestyle: Vec<Comparison>,
}
