//! Facts fit to be said in one sentence, as data: each with the numbers that justify it, ranked
//! by what a reader should know first. None says that one thing causes another.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::answer::Answer;
use super::basis::Basis;
use super::bridge::bracket_on;
use super::course::{
    DayToAskAbout, DeclaredFlare, Fluctuation, Function, Legs, MeanChange, Recovered, Settling,
    Trend, Verdict,
};
use super::load::{Bracket, Evidence, Group, Irritability, Rush, Scale};
use super::mind::{Comparison, Gap, GapSize, Rung};
use super::report::{Report, Standing};
use super::rules::CourseRules;
use super::statistic::Thousandths;
use crate::calendar::{Span, minus};
use crate::journal::RedFlag;

/// What a reader should know first comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Danger,
    Course,
    Irritability,
    Tolerance,
    Function,
    Confidence,
    Life,
}

/// One fact with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Emergency boxes that stand.
    Emergency(BTreeMap<RedFlag, Date>),
    /// Other boxes that stand.
    Urgent(BTreeMap<RedFlag, Date>),
    /// Leg symptoms in the last 21 days.
    Legs(Legs),
    /// The announced verdict over three weeks, with today's numbers.
    ThreeWeeks {
        announced: Verdict,
        trend: Trend,
    },
    /// The announced verdict over two weeks; said where three weeks cannot tell.
    TwoWeeks {
        announced: Verdict,
        trend: Trend,
    },
    /// No clear change in two weeks, but one over three.
    NotVisibleYet {
        two_weeks: Trend,
        three_weeks: Trend,
    },
    Recovered(Recovered),
    NewEpisode(Date),
    /// Pain, level, function and confidence have not moved in 21 days of steady work.
    Stalled,
    Fluctuating(Fluctuation),
    Settling(Settling),
    /// A declared flare of the last 21 days.
    Flare(DeclaredFlare),
    /// A day far above the two weeks before it.
    AskAbout(DayToAskAbout),
    /// What sessions of the last 21 days did.
    Sessions(Irritability),
    /// Rest after a bad stretch, then straight back to much; the latest of the last 12 weeks.
    Rush(Rush),
    /// Between which levels the threshold of a load source lies, and where it lay 21 days ago.
    Threshold {
        group: Group,
        scale: Scale,
        now: Bracket,
        then: Option<Bracket>,
        period: Span,
    },
    /// How often a load source was used without a red.
    Evidence {
        group: Group,
        evidence: Evidence,
    },
    /// The mean of the own activities, then and now.
    FunctionMean {
        function: MeanChange,
    },
    /// A lasting gap between what the back does and how far it is trusted.
    Gap {
        movement: String,
        gap: Gap,
    },
    /// Attempts at a feared movement without what was feared.
    WithoutTheFeared {
        movement: String,
        without: u32,
        basis: Basis,
    },
    /// Days that differ by half a point or more: "goes together with".
    GoesTogether(Comparison),
}

impl Finding {
    pub fn rank(&self) -> Rank {
        match self {
            Finding::Emergency(_) | Finding::Urgent(_) | Finding::Legs(_) => Rank::Danger,
            Finding::ThreeWeeks { .. }
            | Finding::TwoWeeks { .. }
            | Finding::NotVisibleYet { .. }
            | Finding::Recovered(_)
            | Finding::NewEpisode(_)
            | Finding::Stalled
            | Finding::Fluctuating(_)
            | Finding::Settling(_)
            | Finding::Flare(_)
            | Finding::AskAbout(_) => Rank::Course,
            Finding::Sessions(_) | Finding::Rush(_) => Rank::Irritability,
            Finding::Threshold { .. } | Finding::Evidence { .. } => Rank::Tolerance,
            Finding::FunctionMean { .. } => Rank::Function,
            Finding::Gap { .. } | Finding::WithoutTheFeared { .. } => Rank::Confidence,
            Finding::GoesTogether(_) => Rank::Life,
        }
    }
}

/// All findings of a report, ranked; within a rank in the order in which they are listed above.
/// While an emergency box stands nothing is said beside the danger: a good trend next to it
/// would be read as comfort.
pub(super) fn findings(report: &Report, rules: &CourseRules) -> Vec<Finding> {
    let mut found = danger(report);
    if matches!(report.standing, Standing::Danger(_)) {
        return found;
    }
    found.extend(trend(report));
    found.extend(course(report));
    found.extend(load(report));
    found.extend(function(report.course.function.as_ref().ok()));
    found.extend(mind(report, rules));
    found.sort_by_key(Finding::rank);
    found
}

fn danger(report: &Report) -> Vec<Finding> {
    let (emergency, urgent) = match &report.standing {
        Standing::Danger(notice) => (notice.emergency.clone(), notice.urgent.clone()),
        Standing::Open(advice) => (BTreeMap::new(), advice.urgent.clone()),
    };
    let legs = report.legs.as_ref().ok().filter(|legs| !legs.days.is_empty());
    [
        (!emergency.is_empty()).then_some(Finding::Emergency(emergency)),
        (!urgent.is_empty()).then_some(Finding::Urgent(urgent)),
        legs.cloned().map(Finding::Legs),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One sentence on the trend: three weeks before two, and the two together where the shorter
/// look does not show yet what the longer one does.
fn trend(report: &Report) -> Option<Finding> {
    let (back, week) = (&report.course.back, &report.course.week);
    let quiet = |verdict| verdict == Verdict::NoClearChange;
    match (back.announced, back.today, week.announced, week.today) {
        (Ok(long), Ok(three_weeks), Ok(short), Ok(two_weeks))
            if long == Verdict::Improving && quiet(short) =>
        {
            Some(Finding::NotVisibleYet { two_weeks, three_weeks })
        }
        (Ok(announced), Ok(trend), _, _) => Some(Finding::ThreeWeeks { announced, trend }),
        (_, _, Ok(announced), Ok(trend)) => Some(Finding::TwoWeeks { announced, trend }),
        _ => None,
    }
}

fn course(report: &Report) -> Vec<Finding> {
    let course = &report.course;
    let since = minus(report.today, 21);
    let recovered = course.recovered.ok().filter(|found| found.answer == Answer::Met);
    let episode = course.new_episodes.as_ref().ok().and_then(|days| days.last().copied());
    let stalled = report.standing.advice().is_some_and(|advice| advice.stalled == Answer::Met);
    let mut found: Vec<Finding> = [
        recovered.map(Finding::Recovered),
        episode.filter(|day| *day > since).map(Finding::NewEpisode),
        stalled.then_some(Finding::Stalled),
        course.fluctuation.ok().filter(|found| found.fluctuating).map(Finding::Fluctuating),
        course.settling.ok().filter(|found| found.settling).map(Finding::Settling),
    ]
    .into_iter()
    .flatten()
    .collect();
    let declared = course.flares.declared.as_deref().unwrap_or_default();
    let recent = declared.iter().filter(|flare| flare.span.last > since);
    found.extend(recent.cloned().map(Finding::Flare));
    let to_ask = course.flares.to_ask_about.as_deref().unwrap_or_default();
    found.extend(to_ask.iter().copied().map(Finding::AskAbout));
    found
}

fn load(report: &Report) -> Vec<Finding> {
    let recent = minus(report.today, 84);
    let rush = report.load.rushes.last().filter(|rush| rush.rest.last > recent);
    let mut found: Vec<Finding> = Vec::new();
    let sessions = &report.load.irritability;
    if sessions.known > 0 {
        found.push(Finding::Sessions(sessions.clone()));
    }
    found.extend(rush.cloned().map(Finding::Rush));
    let then = minus(report.today, 21);
    for source in &report.load.sources {
        let (group, now) = (source.group, source.tolerance.now);
        if now != Bracket::default() {
            let before = bracket_on(&source.tolerance, then);
            let period = Span::between(then, report.today);
            found.push(Finding::Threshold {
                group,
                scale: source.scale,
                now,
                then: before,
                period,
            });
        }
        let evidence = source.evidence.filter(|evidence| evidence.at_most.is_some());
        found.extend(evidence.map(|evidence| Finding::Evidence { group, evidence }));
    }
    found
}

fn function(function: Option<&Function>) -> Option<Finding> {
    function?.mean.map(|function| Finding::FunctionMean { function })
}

fn mind(report: &Report, rules: &CourseRules) -> Vec<Finding> {
    let mind = &report.mind;
    let lasting =
        mind.gaps.iter().filter(|(_, gap)| gap.size != GapSize::Small && gap.lasting == Ok(true));
    let mut found: Vec<Finding> = lasting
        .map(|(movement, gap)| Finding::Gap { movement: movement.clone(), gap: *gap })
        .collect();
    let rungs: &[Rung] = mind.exposure.as_deref().unwrap_or_default();
    found.extend(rungs.iter().filter(|rung| rung.without > 0).map(|rung| {
        let movement = rung.movement.clone();
        Finding::WithoutTheFeared { movement, without: rung.without, basis: rung.basis }
    }));
    let clear = Thousandths::from(rules.clear_shift).0;
    let apart = |comparison: &&Comparison| {
        comparison.answer.is_ok_and(|groups| groups.difference.0.abs() >= clear)
    };
    found.extend(mind.lifestyle.iter().filter(apart).cloned().map(Finding::GoesTogether));
    found
}
