//! The pages on load, activities, confidence, practice and what stands beside them: the main
//! facts of each, and what is not there where it has no ground.

use crate::project::{Built, Project};

/// Five weeks of two sessions a week, calm but for one red, with a twist at the end.
fn log() -> String {
    let mut text = String::from("# 2026-02-01\n\n- event: onset 2026-02-01\n- morning: 3\n\n");
    let days = ["02-09", "02-12", "02-16", "02-19", "02-23", "02-26", "03-02", "03-05", "03-09"];
    for (index, day) in days.iter().enumerate() {
        let (weight, share) = if index < 4 { (12, 40) } else { (16, 50) };
        let hour = if index == 5 { 6 } else { 2 };
        text.push_str(&format!(
            "# 2026-{day}\n\n- morning: 2\n- session 18:00 Gym: 40min, effort 4\n  \
             - goblet squat: 3x8 @ {weight}kg, {share}%\n  \
             - response: before 2, during 3, hour {hour}, next {}\n\n",
            if index == 5 { 5 } else { 2 },
        ));
    }
    text.push_str(
        "# 2026-03-16\n\n- morning: 2\n- session: 20min\n  - wood chop: 2x8, 30%\n  \
         - response: before 2, during 2, hour 2, next 2\n",
    );
    text
}

fn project() -> Project {
    Project::new().log("log.md", &log()).today("2026-03-20")
}

fn has(text: &str, part: &str) {
    let words: String =
        text.split('<').filter_map(|tag| tag.split_once('>')).map(|t| t.1).collect();
    assert!(text.contains(part), "{part:?} is not in {words}");
}

#[test]
fn a_load_source_has_its_bracket_its_sessions_and_its_counter() {
    let built = project().build();
    built.check_pages();
    let lift = built.main("load/lift/index.html");
    has(&lift, "nown fine at 50");
    has(&lift, "9 sessions, 9 February to 9 March 2026: 8 green, 0 amber, 1 red, 0 not known.");
    has(&lift, "8 of 9 times without a red since 1 February 2026");
    has(&lift, "the next morning was 5, the morning of that day 2");
    has(&lift, "<th scope=\"col\">known fine</th>");
    has(&lift, "../../activity/goblet-squat/index.html");
}

#[test]
fn the_gate_before_rotation_answers_with_its_numbers() {
    let built = project().build();
    let rotation = built.main("load/rotation/index.html");
    has(&rotation, "Day 39 of 7 to 14; 9 sessions so far.");
    has(&rotation, "9 sessions whose answer is known; 3 are asked for");
    has(&rotation, "It has been done in this episode already, first on 16 March 2026.");
    has(&rotation, "do not allow or forbid");
    assert!(!built.main("load/lift/index.html").contains("What is asked before it"));
}

#[test]
fn an_activity_has_its_ladder_and_its_step_back() {
    let built = project().build();
    let squat = built.main("activity/goblet-squat/index.html");
    has(&squat, "From level 1");
    has(&squat, "1 step back on the way");
    has(&squat, "more weight");
    has(&squat, "50\u{a0}% of usual, the last time");
    has(&built.main("activity/index.html"), "wood-chop/index.html");
}

#[test]
fn while_an_emergency_box_stands_there_is_no_advice() {
    let calm = project().build();
    has(&calm.main("load/rotation/index.html"), "What is asked before it");
    let built = project().log("flags.md", "# 2026-03-19\n\n- flags: saddle\n").build();
    built.check_pages();
    for path in pages_of(&built) {
        let main = built.main(&path);
        has(&main, "give no advice");
        for advice in ["nown fine at", "What is asked", "without a red", "Holding", "mostly green"]
        {
            assert!(!main.contains(advice), "{advice:?} on {path}");
        }
    }
}

/// Confidence, moments, own activities, flares and a plan beside the sessions.
fn whole() -> Project {
    let beside = "# 2026-03-10\n\n- confidence: lift 2\n- function: tie shoes 4\n- bout 09:40: \
                  bridge 5\n- flare: 6, dug the garden; lasted 2d\n- eased: walking\n\
                  - try: pick up a pen; feared sharp pain; happened nothing\n\n";
    let config = "[episode]\npaused = [\"run\"]\n[plan]\nsessions_a_week = 2\nbouts_a_day = 3\n";
    project().log("beside.md", beside).config(config)
}

const TOPICS: [(&str, &str); 6] = [
    ("confidence", "known fine"),
    ("bouts", "On 0 of these 1 days there were 3 or more, as planned."),
    ("evidence", "8 of 9 times without a red"),
    ("patterns", "dug the garden"),
    ("function", "4, asked once (10 March 2026)"),
    ("plan", "not yet"),
];

#[test]
fn each_side_of_the_return_has_its_page_with_its_main_fact() {
    let built = whole().build();
    built.check_pages();
    for (topic, fact) in TOPICS {
        has(&built.main(&format!("{topic}/index.html")), fact);
    }
    has(&built.main("confidence/index.html"), "1 try: 1 without what was feared, 0 with it");
    let more = built.main("more/index.html");
    for topic in ["evidence", "patterns", "function", "plan"] {
        has(&more, &format!("../{topic}/index.html"));
    }
}

#[test]
fn no_page_steers_while_an_emergency_box_stands() {
    let built = whole().log("flags.md", "# 2026-03-19\n\n- flags: saddle\n").build();
    for (topic, _) in TOPICS {
        let main = built.main(&format!("{topic}/index.html"));
        has(&main, "give no advice");
        for advice in ["known fine", "without a red", "not yet", "sessions_a_week"] {
            assert!(!main.contains(advice), "{advice:?} on {topic}");
        }
    }
}

#[test]
fn a_log_of_one_kind_makes_its_own_page_and_no_other() {
    let cases = [
        ("- confidence: lift 2\n", "confidence"),
        ("- function: tie shoes 4\n", "function"),
        ("- bout 09:40: bridge 5\n", "bouts"),
        ("- eased: walking\n", "patterns"),
    ];
    for (line, own) in cases {
        let log = format!("# 2026-03-19\n\n{line}");
        let built = Project::new().log("log.md", &log).today("2026-03-20").build();
        built.check_pages();
        for (topic, _) in TOPICS {
            let path = format!("{topic}/index.html");
            assert_eq!(built.has(&path), topic == own, "{path} for {line:?}");
        }
        assert!(!built.main("index.html").contains("NaN"));
    }
    let built = Project::new().today("2026-03-20").build();
    built.check_pages();
    assert!(!built.has("more/index.html") && !built.has("load/index.html"));
}

fn pages_of(built: &Built) -> Vec<String> {
    let of_work = |path: &String| {
        ["load/", "activity/"].iter().any(|folder| path.starts_with(folder))
            && path.ends_with(".html")
    };
    let pages: Vec<String> = built.paths().into_iter().filter(of_work).collect();
    assert!(pages.len() > 4, "{pages:?}");
    pages
}

#[test]
fn what_is_not_shared_makes_no_page_and_no_link() {
    let shares = "[audience.clinic]\ngrants = []\n[audience.clinic.see.morning]\ngrain = \"day\"\n";
    let built = project().config(shares).build_for("clinic");
    built.check_pages();
    assert!(built.has("progress/2026-03-09/index.html"), "{:?}", built.paths());
    let hidden = ["load/", "activity/", "bouts/", "confidence/", "evidence/", "plan/", "more/"];
    for path in built.paths() {
        assert!(!hidden.iter().any(|folder| path.starts_with(folder)), "{path}");
    }
    assert!(!built.page("index.html").contains("goblet"));
}

#[test]
fn a_log_of_three_days_makes_pages_that_make_sense() {
    let log = "# 2026-03-18\n\n- morning: 4\n\n# 2026-03-19\n\n- morning: 4\n\
               - session walk: 20min, during 3, hour 4\n\n# 2026-03-20\n\n- morning: 4\n";
    let built = Project::new().log("log.md", log).today("2026-03-20").build();
    built.check_pages();
    let walk = built.main("load/walk/index.html");
    has(&walk, "1 session, 19 March 2026:");
    assert!(!walk.contains("<svg"), "one week is no course, and one session no ladder: {walk}");
    assert!(!built.main("activity/walk/index.html").contains("<svg"));
    assert!(!built.has("load/lift/index.html") && !built.has("confidence/index.html"));
}
