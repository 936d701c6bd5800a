//! Puts the report together: which part is made from which. Computes no statistic of its own.

use std::collections::BTreeMap;

use super::answer::{Answer, Lack, Percent, Told};
use super::basis::{Basis, PAIN};
use super::course::{Danger, Look, Movement, PainDay, Parts};
use super::dictionary::Dictionary;
use super::finding::findings;
use super::load::{LoadReport, analyze_load};
use super::log::Log;
use super::mind::{Confidence, Tolerated};
use super::report::{
    Advice, CourseReport, DataShare, MindReport, Notice, Pattern, Report, Standing, TrendReport,
};
use super::rules::{CourseRules, Rules};
use super::{bridge, course, mind};
use crate::calendar::Span;
use crate::journal::{Kind, Urgency};

/// The whole report. Its parts are made one after the other, each from the log and from the
/// parts before it.
pub(super) fn report(log: Log<'_>, rules: &Rules) -> Report {
    let dictionary = Dictionary::with(&rules.activities);
    let load = analyze_load(log.disclosure, &rules.load, &dictionary, log.today);
    let danger = course::danger(log, &rules.course);
    let course = course_report(log, &rules.course);
    let confidence = mind::confidence(log, course.phases.began);
    let tolerated = bridge::tolerated(&load, &confidence, &dictionary, (log.today, &rules.course));
    let weeks = bridge::tolerated_weeks(&load, &confidence, &dictionary);
    let mind = mind_report(log, &course, (confidence, &tolerated, weeks), &rules.course);
    let movement = movement(log, (&course, &mind, &load), &rules.course);
    let standing = standing(&danger, &course, movement);
    let load = match &standing {
        Standing::Danger(_) => load.without_advice(),
        Standing::Open(_) => load,
    };
    let report = Report {
        today: log.today,
        data: data_share(log, &course.days),
        standing,
        danger,
        legs: course::legs(log),
        course,
        mind,
        load,
        findings: Vec::new(),
    };
    Report { findings: findings(&report, &rules.course), ..report }
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

/// Confidence, and what each movement is known to tolerate: today, and week by week.
type Sureness<'a> =
    (Told<Confidence>, &'a BTreeMap<String, Tolerated>, BTreeMap<String, Vec<(Span, Percent)>>);

fn mind_report(
    log: Log<'_>,
    course: &CourseReport,
    (confidence, tolerated, tolerated_weeks): Sureness<'_>,
    rules: &CourseRules,
) -> MindReport {
    let gaps = match &confidence {
        Ok(confidence) => mind::gaps(log, confidence, tolerated, rules),
        Err(_) => BTreeMap::new(),
    };
    MindReport {
        gaps,
        tolerated_weeks,
        exposure: mind::exposure(log, &confidence),
        lifestyle: mind::lifestyle(log, &course.days, rules),
        confidence,
    }
}

fn movement(
    log: Log<'_>,
    (course, mind, load): (&CourseReport, &MindReport, &LoadReport),
    rules: &CourseRules,
) -> Movement {
    let by = rules.stalled_move;
    let function = course.function.as_ref().map_err(|lack| *lack);
    let confidence = mind.confidence.as_ref().map_err(|lack| *lack);
    Movement {
        pain: course.back.announced,
        consistency: match &load.consistency.long {
            Ok(consistency) => consistency.at_least(rules.stalled_consistency),
            Err(lack) => Answer::CannotTell(*lack),
        },
        level: log.shows(Kind::Response).and_then(|()| bridge::level_moved(load, log.today)),
        function: function
            .and_then(|found| course::moved(&found.activities, log, by, Kind::Function)),
        confidence: confidence
            .and_then(|found| course::moved(&found.movements, log, by, Kind::Confidence)),
    }
}

fn standing(danger: &Told<Danger>, course: &CourseReport, movement: Movement) -> Standing {
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
        stalled: course::stalled(&movement),
        movement,
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
