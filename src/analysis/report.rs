//! The report: every number of the pages of one reader on one day. Values only. Made in one go
//! from a disclosure; views turn it into words.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::answer::{Answer, Lack, Told};
use super::basis::{Basis, PAIN};
use super::course::{
    CoarseLine, ComparedWeek, Counts, Daily, Danger, DayPattern, DayVerdict, Everyday, Flares,
    Fluctuation, Function, InitialPhase, Legs, Look, Movement, PainDay, Parts, PeriodPain, Phases,
    Readiness, Recovered, Score, Settling, Trend, Verdict,
};
use super::finding::{Finding, findings};
use super::log::Log;
use super::mind::{Comparison, Confidence, Gap, Rung, Tolerated};
use super::rules::{CourseRules, Rules};
use super::statistic::Slope;
use super::{course, mind};
use crate::calendar::{Month, Week};
use crate::journal::{Kind, PainQuality, RedFlag, Urgency};

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
    /// D22
    pub exposure: Told<Vec<Rung>>,
    /// D25
    pub lifestyle: Vec<Comparison>,
}

pub(super) fn report(log: Log<'_>, rules: &Rules) -> Report {
    let danger = course::danger(log, &rules.course);
    let course = course_report(log, &rules.course);
    let mind = mind_report(log, &course, &BTreeMap::new(), &rules.course);
    let movement = movement(log, &course, &mind, &rules.course);
    let standing = standing(&danger, &course, &movement, &rules.course);
    let mut report = Report {
        today: log.today,
        data: data_share(log, &course.days),
        standing,
        danger,
        legs: course::legs(log),
        course,
        mind,
        findings: Vec::new(),
    };
    report.findings = findings(&report, &rules.course);
    report
}

fn course_report(log: Log<'_>, rules: &CourseRules) -> CourseReport {
    let (disclosure, today) = (log.disclosure, log.today);
    let days = course::pain_days(log);
    let phases = course::phases(log);
    let shown = log.shows_any(PAIN);
    let everyday = course::everyday(log, rules);
    let manageable = match &everyday {
        Ok(everyday) => everyday.answer,
        Err(lack) => Answer::CannotTell(*lack),
    };
    CourseReport {
        weeks: course::weeks(&days),
        months: course::months(&days),
        coarse: course::coarse(disclosure, today),
        this_week: shown.and_then(|()| course::this_week(&days, today, rules)),
        back: trend_report(&days, Look::Back, log, rules),
        week: trend_report(&days, Look::Week, log, rules),
        slope: shown.and_then(|()| course::slope_of(&days, today, rules)),
        fluctuation: shown.and_then(|()| course::fluctuation(&days, today, rules)),
        settling: shown.and_then(|()| course::settling(&days, today, rules)),
        everyday,
        initial: course::initial_phase(log, &days, manageable, rules),
        flares: course::flares(log, &days, rules),
        recovered: shown.and_then(|()| course::recovered(&days, today, rules)),
        new_episodes: shown.map(|()| course::new_episodes(&days, rules)),
        function: course::function(log, phases.began),
        scores: course::scores(log, phases.began),
        pattern: pattern(log, &days, rules),
        phases,
        days,
    }
}

fn trend_report(days: &[PainDay], look: Look, log: Log<'_>, rules: &CourseRules) -> TrendReport {
    if let Err(lack) = log.shows_any(PAIN) {
        let (today, announced) = (Err(lack), Err(lack));
        return TrendReport { look, today, announced, since: None, history: Vec::new() };
    }
    let history = course::history(days, look, log.today, rules);
    let announced = history.last().map_or(Err(Lack::Unconfirmed), |day| day.announced);
    let same = history.iter().rev().take_while(|day| day.announced == announced);
    let since = same.last().map(|day| day.date).filter(|_| announced.is_ok());
    let today = course::trend(days, look, log.today, rules);
    TrendReport { look, today, announced, since, history }
}

fn pattern(log: Log<'_>, days: &[PainDay], rules: &CourseRules) -> Pattern {
    Pattern {
        day: course::day_pattern(log, days, rules),
        eased: course::eased(log),
        worse: course::worse(log),
        took: course::took(log),
        qualities: course::qualities(log),
        daily: course::daily(log, rules),
    }
}

fn mind_report(
    log: Log<'_>,
    course: &CourseReport,
    tolerated: &BTreeMap<String, Tolerated>,
    rules: &CourseRules,
) -> MindReport {
    let confidence = mind::confidence(log, course.phases.began);
    let gaps = match &confidence {
        Ok(confidence) => mind::gaps(log, confidence, tolerated, rules),
        Err(_) => BTreeMap::new(),
    };
    MindReport {
        gaps,
        exposure: mind::exposure(log, &confidence),
        lifestyle: mind::lifestyle(log, &course.days, rules),
        confidence,
    }
}

fn movement(
    log: Log<'_>,
    course: &CourseReport,
    mind: &MindReport,
    rules: &CourseRules,
) -> Movement {
    let by = rules.stalled_move;
    let function = course.function.as_ref().map_err(|lack| *lack);
    let confidence = mind.confidence.as_ref().map_err(|lack| *lack);
    Movement {
        pain: course.back.announced,
        consistency: Err(Lack::NotAsked(Kind::Plan)),
        level: Err(Lack::NotAsked(Kind::Session)),
        function: function
            .and_then(|found| course::moved(&found.activities, log, by, Kind::Function)),
        confidence: confidence
            .and_then(|found| course::moved(&found.movements, log, by, Kind::Confidence)),
    }
}

fn standing(
    danger: &Told<Danger>,
    course: &CourseReport,
    movement: &Movement,
    rules: &CourseRules,
) -> Standing {
    let boxes =
        |urgency| danger.as_ref().map(|danger| danger.standing(urgency)).unwrap_or_default();
    let (emergency, urgent) = (boxes(Urgency::Emergency), boxes(Urgency::Urgent));
    if let (false, Ok(danger)) = (emergency.is_empty(), danger) {
        return Standing::Danger(Notice { emergency, urgent, basis: danger.basis });
    }
    let parts = Parts {
        announced: course.week.announced,
        trend: course.week.today,
        fluctuation: course.fluctuation,
        everyday: course.everyday.clone(),
        initial: course.initial,
        danger: danger.clone(),
    };
    Standing::Open(Box::new(Advice {
        readiness: course::readiness(parts),
        stalled: course::stalled(movement, rules),
        urgent,
    }))
}

fn data_share(log: Log<'_>, days: &[PainDay]) -> DataShare {
    let period = log.last_days(Look::Back.days());
    let entered = log.facts_in(period).chunk_by(|a, b| a.date == b.date).count();
    let rated = course::within(days, period).len();
    DataShare {
        first: log.facts().first().map(|fact| fact.date),
        last: log.facts().last().map(|fact| fact.date),
        entered: Basis::days(period, Kind::ALL, entered),
        rated: log.shows_any(PAIN).map(|()| Basis::days(period, PAIN, rated)),
    }
}
