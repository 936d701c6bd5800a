//! What is asked today.

use comeback::pipeline;
use comeback::source::entry::{Asked, due};

use crate::project::Project;

fn asked(log: &str, today: &str) -> Vec<Asked> {
    let project = Project::new()
        .config("[episode]\nfunctions = [\"tie shoes\"]")
        .log("2026.md", log)
        .today(today);
    let inputs = project.inputs();
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    let known = opened.disclosed_to_owner();
    due(known, inputs.today).into_iter().map(|due| due.asked).collect()
}

#[test]
fn an_empty_log_is_asked_for_this_morning_alone() {
    assert_eq!(asked("", "2026-03-12"), [Asked::Morning]);
}

#[test]
fn open_windows_of_yesterdays_session_are_asked() {
    let log = "# 2026-03-11\n\n- session gym: 50min, during 3\n\n# 2026-03-12\n\n- morning: 3\n";
    assert_eq!(asked(log, "2026-03-12"), [Asked::Hour("gym".to_owned())]);
    assert_eq!(asked(log, "2026-03-13"), [Asked::Morning]);
}

#[test]
fn weekly_questions_come_when_a_week_is_over() {
    let log = "# 2026-03-01\n\n- morning: 3\n- confidence: bend 6\n- function: tie shoes 5\n- flags: none\n";
    assert_eq!(asked(log, "2026-03-07"), [Asked::Morning]);
    let week = [
        Asked::Morning,
        Asked::Flags,
        Asked::Function("tie shoes".to_owned()),
        Asked::Confidence("bend".to_owned()),
    ];
    assert_eq!(asked(log, "2026-03-08"), week);
}
