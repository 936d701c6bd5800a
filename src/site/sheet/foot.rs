//! The foot of the sheet: definitions in two lines, where it comes from, and what is never on it.

use super::{Form, Ground};
use crate::journal::Tenths;

pub(super) fn foot(ground: &Ground<'_>, form: Form) -> Vec<String> {
    let mut foot = Vec::new();
    // Beside a notice there is nothing to define.
    if ground.report.standing.advice().is_some() {
        foot.extend((form == Form::Clinic).then(|| trend(ground)));
        foot.push(colours(ground));
    }
    foot.push(ground.say("sheet.foot-made", &[("version", env!("CARGO_PKG_VERSION"))]));
    foot
}

fn trend(ground: &Ground<'_>) -> String {
    let rules = &ground.rules.course;
    let points = |value: Tenths| ground.words.numbers().tenths(value);
    ground.say(
        "sheet.foot-trend",
        &[("shift", &points(rules.clear_shift)), ("need", &rules.days_of_21.to_string())],
    )
}

fn colours(ground: &Ground<'_>) -> String {
    let rules = &ground.rules.load;
    let numbers = ground.words.numbers();
    let points = |value: Tenths| numbers.tenths(value);
    ground.say(
        "sheet.foot-colours",
        &[
            ("red", &points(rules.colour.red_during)),
            ("amber", &points(rules.colour.amber_during)),
            ("rise", &points(rules.colour.rise)),
            ("settles", &numbers.duration(rules.colour.settles_within)),
            ("next", &points(rules.colour.next_rise)),
            ("days", &rules.pattern.too_much_days.to_string()),
        ],
    )
}
