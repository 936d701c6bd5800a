//! Every threshold and definition in use, as sentences with their numbers.

use serde::Serialize;

use crate::analysis::Rules;
use crate::site::plan::SitePlan;
use crate::site::wording::Wording;

/// Definitions that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct RuleGroup {
    pub heading: String,
    pub lines: Vec<String>,
}

/// The definitions behind what this reader is shown.
pub(super) fn groups(plan: &SitePlan) -> Vec<RuleGroup> {
    let (words, rules, report) = (plan.words(), plan.rules(), plan.report());
    let mut groups = Vec::new();
    let mut add = |key: &str, lines: Vec<String>| {
        groups.push(RuleGroup { heading: words.text(&format!("rule.{key}")).to_owned(), lines });
    };
    if !report.course.days.is_empty() {
        add("course", course(rules, words));
        add("checks", checks(rules, words));
    }
    if !report.load.sessions.is_empty() {
        add("session", session(rules, words));
        add("level", level(rules, words));
        add("gate", gate(rules, words));
    }
    if report.mind.confidence.is_ok() || !report.mind.lifestyle.is_empty() {
        add("mind", mind(rules, words));
    }
    groups
}

fn n(n: u32) -> String {
    n.to_string()
}

fn course(rules: &Rules, words: &Wording) -> Vec<String> {
    let (course, numbers) = (&rules.course, words.numbers());
    let hundredths = |tau: u32| format!("0{}{tau:02}", words.text("meta.decimal"));
    vec![
        words.text("rule.day-value").to_owned(),
        words.say(
            "rule.enough",
            &[
                ("week", &n(course.days_of_7)),
                ("two", &n(course.days_of_14)),
                ("three", &n(course.days_of_21)),
                ("each", &n(course.days_of_a_compared_week)),
            ],
        ),
        words.say(
            "rule.trend",
            &[
                ("shift", &numbers.tenths(course.clear_shift)),
                ("tau-three", &hundredths(course.clear_tau_of_21)),
                ("tau-two", &hundredths(course.clear_tau_of_14)),
                ("low", &numbers.tenths(course.low_median)),
            ],
        ),
        words.say(
            "rule.announce",
            &[("first", &n(course.first_judged_day)), ("days", &n(course.confirming_days))],
        ),
        words.text("rule.zones").to_owned(),
        words.say(
            "rule.recovered",
            &[
                ("most", &numbers.tenths(course.recovered_at_most)),
                ("days", &n(course.recovered_days)),
            ],
        ),
        words.say("rule.flare", &[("rise", &numbers.tenths(course.flare_rise))]),
    ]
}

fn checks(rules: &Rules, words: &Wording) -> Vec<String> {
    let course = &rules.course;
    vec![
        words.say(
            "rule.fluctuating",
            &[
                ("percent", &n(course.jump_percent)),
                ("jump", &words.numbers().tenths(course.jump)),
                ("pairs", &n(course.jump_pairs)),
            ],
        ),
        words.say(
            "rule.everyday",
            &[("days", &n(course.everyday_days)), ("meh", &n(course.everyday_meh))],
        ),
        words.say("rule.initial", &[("days", &n(course.sharp_free_days))]),
        words.say("rule.flags", &[("days", &n(course.flags_current_days))]),
        words.say("rule.stalled", &[("percent", &n(course.stalled_consistency))]),
    ]
}

pub(super) fn session(rules: &Rules, words: &Wording) -> Vec<String> {
    let (colour, pattern, numbers) = (&rules.load.colour, &rules.load.pattern, words.numbers());
    let t = |value| numbers.tenths(value);
    vec![
        words.text("rule.windows").to_owned(),
        words.say(
            "rule.red",
            &[
                ("during", &t(colour.red_during)),
                ("settles", &numbers.duration(colour.settles_within)),
                ("next", &t(colour.next_rise)),
                ("hour", &t(colour.rise)),
                ("lasting", &t(colour.lasting_rise)),
            ],
        ),
        words.say("rule.amber", &[("during", &t(colour.amber_during)), ("rise", &t(colour.rise))]),
        words.say(
            "rule.high-start",
            &[("start", &t(colour.high_start)), ("rise", &t(colour.high_start_rise))],
        ),
        words.say("rule.green", &[("days", &n(colour.waits_for_days))]),
        words.say(
            "rule.consistently",
            &[
                ("reds", &n(pattern.reds)),
                ("of", &n(pattern.sessions)),
                ("greens", &n(pattern.greens)),
            ],
        ),
    ]
}

fn level(rules: &Rules, words: &Wording) -> Vec<String> {
    let days = n(rules.load.pattern.too_much_days);
    vec![
        words.say("rule.bracket", &[("days", &days), ("old", &n(rules.load.dose.new_after_days))]),
        words.text("rule.change").to_owned(),
        words.text("rule.load").to_owned(),
    ]
}

fn gate(rules: &Rules, words: &Wording) -> Vec<String> {
    let (gate, hold) = (&rules.load.gate, &rules.load.hold);
    vec![
        words.say("rule.hold", &[("days", &n(hold.days)), ("greens", &n(hold.greens))]),
        words.say(
            "rule.rotation",
            &[
                ("days", &n(gate.rotation_days)),
                ("recommended", &n(gate.rotation_recommended_days)),
                ("sessions", &n(gate.rotation_sessions)),
                ("calm", &n(gate.rotation_calm_days)),
                ("ambers", &n(gate.rotation_ambers)),
            ],
        ),
        words.say(
            "rule.core",
            &[
                ("days", &n(gate.core_days)),
                ("sessions", &n(gate.core_sessions)),
                ("calm", &n(gate.core_calm_days)),
            ],
        ),
        words.say(
            "rule.running",
            &[
                ("sessions", &n(gate.running_sessions)),
                ("length", &words.numbers().duration(gate.running_length)),
            ],
        ),
    ]
}

fn mind(rules: &Rules, words: &Wording) -> Vec<String> {
    let course = &rules.course;
    vec![
        words.say("rule.gap", &[("points", &n(course.gap_points)), ("days", &n(course.gap_days))]),
        words.say(
            "rule.lifestyle",
            &[("group", &n(course.lifestyle_group)), ("days", &n(course.lifestyle_days))],
        ),
    ]
}
