//! Sitting, which is no session: typical hours and breaks of the days that tell them, week by
//! week, and nothing about posture.

use crate::analysis::load::WeekReport;
use crate::journal::Seconds;
use crate::site::plan::SitePlan;

/// What the log says about sitting, in sentences.
pub(super) fn lines(plan: &SitePlan) -> Vec<String> {
    let words = plan.words();
    let numbers = words.numbers();
    let report = plan.report();
    let mut lines = Vec::new();
    if let Ok(sitting) = &report.course.pattern.daily.sitting {
        lines.push(words.say(
            "sitting.typical",
            &[
                ("time", &numbers.hours(sitting.median)),
                ("have", &sitting.basis.have.to_string()),
                ("of", &sitting.basis.of.to_string()),
            ],
        ));
    }
    if let Ok(breaks) = &report.course.pattern.daily.breaks {
        lines.push(words.say(
            "sitting.breaks",
            &[
                ("n", &numbers.tenths(breaks.median.tenths())),
                ("have", &breaks.basis.have.to_string()),
                ("of", &breaks.basis.of.to_string()),
            ],
        ));
    }
    let told = report.load.weeks.iter().rev().filter(|week| week.sitting_days > 0).take(4);
    lines.extend(told.map(|week| {
        words.say(
            "sitting.week",
            &[
                ("dates", &numbers.span(week.span)),
                ("time", &numbers.hours(a_day(week))),
                ("days", &week.sitting_days.to_string()),
            ],
        )
    }));
    lines
}

/// The mean of the days of a week that tell it.
fn a_day(week: &WeekReport) -> Seconds {
    Seconds(week.sitting.0.checked_div(week.sitting_days).unwrap_or(0))
}
