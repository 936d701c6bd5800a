//! The levels of an activity in words: what a rung is, where it stands today, what a step back
//! waits for, and confidence beside it.

use super::usually;
use crate::analysis::Finding;
use crate::analysis::load::{ActivityReport, Hold, Measures, RungsFrom, Variable};
use crate::journal::{Seconds, Tenths};
use crate::site::plan::SitePlan;
use crate::site::sentence;
use crate::site::wording::Wording;

/// A level as a reader knows it: its number with the dose of its rung.
pub(super) fn level(plan: &SitePlan, activity: &ActivityReport, level: u32) -> String {
    let words = plan.words();
    let number = words.say("level.plain", &[("n", &level.to_string())]);
    if level == 0 {
        return words.text("activity.below-ladder").to_owned();
    }
    match rung(plan, activity, level) {
        dose if dose.is_empty() => number,
        dose => words.say("activity.level-dose", &[("level", &number), ("dose", &dose)]),
    }
}

/// The dose of a rung, as the profile writes it, or as it was first done.
pub(super) fn rung(plan: &SitePlan, activity: &ActivityReport, level: u32) -> String {
    let Some(at) = usize::try_from(level).ok().and_then(|level| level.checked_sub(1)) else {
        return String::new();
    };
    let called = &activity.called;
    if activity.rungs.from == RungsFrom::Profile {
        let names = [&called.name, &called.key, &called.stem].map(|name| name.to_lowercase());
        let ladders = plan.disclosure().profile().ladders.iter();
        let own = ladders
            .filter(|ladder| names.contains(&ladder.activity.to_lowercase()))
            .find(|ladder| ladder.rungs.len() == activity.rungs.rungs.len());
        if let Some(dose) = own.and_then(|ladder| ladder.rungs.get(at)) {
            return plan.words().numbers().dose(dose);
        }
    }
    activity.rungs.rungs.get(at).map(|rung| measures(rung, plan.words())).unwrap_or_default()
}

/// A dose known as comparable numbers alone.
fn measures(dose: &Measures, words: &Wording) -> String {
    let numbers = words.numbers();
    let decimal = |value: u32, unit: u32| Tenths(i32::try_from(value / (unit / 10)).unwrap_or(0));
    let mut parts = Vec::new();
    let mut put = |variable: Variable, text: &dyn Fn(u32) -> String| {
        parts.extend(dose.get(variable).map(text));
    };
    put(Variable::Reps, &|n| words.count("dose.reps", n as usize));
    put(Variable::Hold, &|n| numbers.duration(Seconds(n)));
    put(Variable::Duration, &|n| numbers.duration(Seconds(n)));
    put(Variable::Distance, &|n| {
        if n < 1000 {
            format!("{n}\u{a0}m")
        } else {
            format!("{}\u{a0}km", numbers.tenths(decimal(n, 1000)))
        }
    });
    put(Variable::Weight, &|n| match n {
        0 => words.text("dose.bodyweight").to_owned(),
        n => format!("{}\u{a0}kg", numbers.tenths(decimal(n, 1000))),
    });
    put(Variable::Percent, &|n| words.say("dose.percent", &[("n", &n.to_string())]));
    put(Variable::Level, &|n| words.say("dose.level", &[("n", &n.to_string())]));
    parts.join(", ")
}

/// Between which levels the threshold lies.
pub(super) fn bracket(plan: &SitePlan, activity: &ActivityReport) -> String {
    sentence::standing_of(&activity.tolerance, plan, &|at| level(plan, activity, at))
}

/// Where the activity stands today.
pub(super) fn now(plan: &SitePlan, activity: &ActivityReport) -> Vec<String> {
    let words = plan.words();
    let numbers = words.numbers();
    let mut lines = vec![words.say("activity.now", &[("now", &bracket(plan, activity))])];
    if let Some(last) = activity.last() {
        let date = numbers.date(last.date);
        let at = last.level.map(|at| level(plan, activity, at));
        lines.push(match (at, last.share) {
            (Some(level), Some(share)) => words.say(
                "activity.last-share",
                &[("date", &date), ("level", &level), ("share", &share.0.to_string())],
            ),
            (Some(level), None) => {
                words.say("activity.last", &[("date", &date), ("level", &level)])
            }
            (None, _) => words.say("activity.last-date", &[("date", &date)]),
        });
    }
    lines.extend(usually(&activity.tolerance.usually).map(|key| words.text(key).to_owned()));
    if activity.usual.is_none() && activity.points.iter().all(|point| point.share.is_none()) {
        lines.push(words.text("activity.no-usual").to_owned());
    }
    lines.extend(effort(plan, activity));
    lines
}

/// Effort at the same dose, first and last.
fn effort(plan: &SitePlan, activity: &ActivityReport) -> Option<String> {
    let told = activity.effort_at_last_level();
    let (first, last) = (told.first()?, told.last()?);
    let numbers = plan.words().numbers();
    (told.len() > 1).then(|| {
        plan.words().say(
            "activity.effort",
            &[
                ("first", &numbers.tenths(first.1)),
                ("first-date", &numbers.date(first.0)),
                ("last", &numbers.tenths(last.1)),
                ("last-date", &numbers.date(last.0)),
                ("n", &told.len().to_string()),
            ],
        )
    })
}

/// "Holding at level 2 until 19 March, 1 of 2 greens."
pub(in crate::site::page) fn hold(
    plan: &SitePlan,
    activity: &ActivityReport,
    hold: &Hold,
) -> String {
    let words = plan.words();
    let numbers = words.numbers();
    let key = if hold.began.is_some() { "activity.hold" } else { "activity.hold-next" };
    let mut text = words.say(
        key,
        &[
            ("date", &numbers.date(hold.step.date)),
            ("from", &level(plan, activity, hold.step.from)),
            ("to", &level(plan, activity, hold.step.to)),
            ("until", &numbers.date(hold.until)),
            ("greens", &hold.greens.to_string()),
            ("needed", &hold.greens_needed.to_string()),
        ],
    );
    if hold.repeated {
        text.push(' ');
        text.push_str(words.text("activity.hold-repeated"));
    }
    text
}

/// How far the movement is trusted, where a confidence of its name or its kind is known.
pub(super) fn confidence(plan: &SitePlan, activity: &ActivityReport) -> Option<String> {
    let report = plan.report();
    let words = plan.words();
    let all = report.mind.confidence.as_ref().ok()?;
    let names = movements(activity);
    let (movement, course) =
        names.iter().find_map(|name| all.movements.get_key_value(name.as_str()))?;
    let gap = report.mind.gaps.get(movement).filter(|gap| gap.lasting == Ok(true));
    if let Some(gap) = gap {
        let found = Finding::Gap { movement: movement.clone(), gap: *gap };
        return Some(sentence::finding(&found, report, words));
    }
    let named = sentence::movement_key(movement).map_or(movement.as_str(), |key| words.text(key));
    let (date, value) = course.latest;
    Some(words.say(
        "activity.confidence",
        &[
            ("movement", named),
            ("n", &words.numbers().tenths(value)),
            ("date", &words.numbers().date(date)),
        ],
    ))
}

/// The names under which confidence in an activity may stand: its own, or one of the four.
fn movements(activity: &ActivityReport) -> Vec<String> {
    use crate::analysis::dictionary::{LoadSource, Pattern};
    let mut names = vec![activity.called.key.to_lowercase(), activity.called.name.to_lowercase()];
    let Some(class) = activity.called.class else { return names };
    if class.sources.has(LoadSource::Rotation) {
        names.push("twist".to_owned());
    }
    if class.pattern == Some(Pattern::Hinge) {
        names.push("bend".to_owned());
    }
    if class.sources.has(LoadSource::Lift) {
        names.push("lift".to_owned());
    }
    names
}
