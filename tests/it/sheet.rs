//! The sheet for an appointment: its words against the analysis, its five answers, what it does
//! with extreme journals, and what it never shows.

use comeback::analysis::{Report, analyze};
use comeback::calendar::Span;
use comeback::inputs::Inputs;
use comeback::pipeline;
use comeback::site::sentence;
use comeback::site::sheet::{self, Paper, Part, SecondSheet, SheetOptions, SheetView, Since};

use crate::canary::sample;
use crate::project::Project;
use crate::samples::{Hidden, canaries};

/// Week two, week six, after the second flare, and after a gap of three weeks.
pub(crate) const DATES: [&str; 4] = ["2026-01-19", "2026-02-15", "2026-03-21", "2026-04-14"];

pub(crate) fn options(day: &str, paper: Paper) -> SheetOptions {
    SheetOptions {
        since: Since::LastAppointment,
        until: day.parse().unwrap(),
        paper,
        second: SecondSheet::LeftOut,
    }
}

/// The sheet of a reader, and the same as HTML.
pub(crate) fn made(inputs: &Inputs, reader: &str, options: &SheetOptions) -> (SheetView, String) {
    let opened = pipeline::open(inputs, "comeback.toml", None);
    let prepared = opened.prepare(reader).unwrap();
    let view = sheet::view(prepared.plan(), options);
    let html = prepared.sheet(&view).unwrap();
    (view, html)
}

fn sheet_of(reader: &str, day: &str) -> SheetView {
    made(&sample(), reader, &options(day, Paper::A4)).0
}

fn keys(view: &SheetView) -> Vec<&'static str> {
    view.bands.iter().flat_map(|band| &band.parts).map(|part| part.key).collect()
}

fn says<'a>(view: &'a SheetView, key: &str) -> &'a str {
    view.part(key).and_then(|part| part.says.as_deref()).unwrap_or_default()
}

#[test]
fn a_sheet_has_its_parts_in_the_order_in_which_a_clinician_asks() {
    let order = ["danger", "course", "response", "tolerance", "function", "pattern", "aim"];
    for day in DATES {
        assert_eq!(keys(&sheet_of("physio", day)), order, "{day}");
    }
}

#[test]
fn five_questions_are_answered_in_a_sentence_each() {
    for day in DATES {
        let view = sheet_of("physio", day);
        let better = ["cannot be told yet", "No clear change", "Towards", "Higher", "Low and"];
        let one_of = |text: &str, any: &[&str]| any.iter().any(|words| text.contains(words));
        assert!(one_of(says(&view, "course"), &better), "{day}: {}", says(&view, "course"));
        let load = ["Known fine: ", "Too much for now: ", "Not known yet"];
        assert!(one_of(says(&view, "tolerance"), &load), "{day}: {}", says(&view, "tolerance"));
        let sore = ["An hour after", "Settles in", "next morning"];
        assert!(one_of(says(&view, "response"), &sore), "{day}: {}", says(&view, "response"));
        let danger = "Danger questions asked on";
        assert!(says(&view, "danger").starts_with(danger), "{day}: {}", says(&view, "danger"));
        assert!(says(&view, "aim").starts_with("Goal: Lift, run"), "{day}: {}", says(&view, "aim"));
    }
}

/// The analysis of the sample person for the physio on a day, and the words of the site.
fn with_report(day: &str, check: impl Fn(&Report, &pipeline::Prepared, &SheetView)) {
    let inputs = sample();
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    let prepared = opened.prepare("physio").unwrap();
    let plan = prepared.plan();
    let report = analyze(plan.disclosure(), plan.rules(), day.parse().unwrap());
    let view = sheet::view(plan, &options(day, Paper::A4));
    check(&report, &prepared, &view);
}

#[test]
fn every_figure_on_the_sheet_is_that_of_the_analysis() {
    for day in DATES {
        with_report(day, |report, prepared, view| {
            let words = prepared.plan().words();
            assert_eq!(Some(says(view, "course")), sentence::headline(report, words).as_deref());
            let (have, of) = (report.data.entered.have, report.data.entered.of);
            assert!(view.head.data.contains(&format!("on {have} of the last {of} days")));
            sources_agree(report, prepared, view.part("tolerance").unwrap());
            activities_agree(report, prepared, view.part("function").unwrap());
            sessions_agree(report, view);
        });
    }
}

fn sources_agree(report: &Report, prepared: &pipeline::Prepared, part: &Part) {
    let words = prepared.plan().words();
    let rows = &part.tables[0].rows;
    for source in &report.load.sources {
        let name = sentence::group(source.group, words);
        let Some(row) = rows.iter().find(|row| row[0].text == name) else {
            assert!(part.tables[0].more.is_some(), "{name} is not there");
            continue;
        };
        let level = |of: Option<u32>| match of {
            Some(of) => sentence::level(source.scale, of, words).replace(" of usual", ""),
            None => "\u{2013}".to_owned(),
        };
        assert_eq!(row[1].text, level(source.tolerance.now.fine), "{name}");
        assert_eq!(row[2].text, level(source.tolerance.now.too_much), "{name}");
        assert_eq!(row[4].text, source.recent_sessions.to_string(), "{name}");
        let last = &report.load.sessions[*source.sessions.last().unwrap()];
        let word = words.text(sentence::colour(last.verdict.colour).0);
        assert!(row[3].text.starts_with(word), "{name}: {}", row[3].text);
    }
}

fn activities_agree(report: &Report, prepared: &pipeline::Prepared, part: &Part) {
    let numbers = prepared.plan().words().numbers();
    let found = report.course.function.as_ref().unwrap();
    for row in &part.tables[0].rows {
        let course = &found.activities[&row[0].text];
        let now = format!("{} (", numbers.tenths(course.latest.1));
        assert!(row[2].text.starts_with(&now), "{}: {}", row[0].text, row[2].text);
    }
}

fn sessions_agree(report: &Report, view: &SheetView) {
    let visits = report.course.phases.events.as_deref().unwrap().iter();
    let visits = visits.filter(|event| event.kind == comeback::journal::EventKind::Appointment);
    let last = visits.map(|event| event.on).rfind(|on| *on < report.today);
    let three_weeks = Span::ending(report.today, 21).first;
    let first = last.or(report.course.phases.began).unwrap_or(three_weeks).min(three_weeks);
    let found = report.load.irritability_in(Span::between(first, report.today));
    let note = view.part("response").unwrap().note.clone().unwrap();
    let wanted = format!(
        "{} with an answer: {} green, {} amber, {} red.",
        found.known, found.greens, found.ambers, found.reds
    );
    assert!(note.ends_with(&wanted), "{note}");
}

#[test]
fn a_ticked_emergency_box_leaves_nothing_above_its_notice_and_no_advice_below() {
    let project = Project::new()
        .log("2026.md", "# 2026-03-18\n- morning: 3\n- flags: bladder\n- session walk: 20min, during 1, hour 1\n# 2026-03-19\n- morning: 2\n")
        .today("2026-03-20");
    for reader in ["physio", "me"] {
        let (view, html) = made(&project.inputs(), reader, &options("2026-03-20", Paper::A4));
        assert_eq!(keys(&view), ["danger"]);
        assert!(view.notice.is_some());
        assert!(!says(&view, "danger").contains("soon"), "{}", says(&view, "danger"));
        assert_eq!(view.foot.len(), 1, "nothing is defined beside a notice");
        let body = html.split_once("<main class=\"sheet\">").unwrap().1;
        assert!(body.trim_start().starts_with("<section class=\"notice\""), "{body}");
    }
    // who may not see the questions sees no trace of them
    let (view, _) = made(&project.inputs(), "trainer", &options("2026-03-20", Paper::A4));
    assert!(view.notice.is_none() && !keys(&view).contains(&"danger"));
}

#[test]
fn a_trainer_gets_levels_and_gates_and_no_medication() {
    let view = sheet_of("trainer", "2026-06-07");
    let wanted = ["course", "levels", "patterns", "leave", "gates", "function", "done", "aim"];
    assert_eq!(keys(&view), wanted);
    let patterns: Vec<&str> =
        view.part("patterns").unwrap().tables[0].rows.iter().map(|r| r[0].text.as_str()).collect();
    assert_eq!(patterns, ["Squat", "Hinge", "Push", "Pull"]);
    let json = serde_json::to_string(&view).unwrap();
    assert!(!json.contains("ibuprofen") && !json.contains("Medication"));
}

#[test]
fn no_sheet_holds_words_that_its_reader_was_not_granted() {
    let all = SheetOptions { second: SecondSheet::Added, ..options("2026-06-07", Paper::A4) };
    for reader in ["physio", "trainer", "public"] {
        for day in DATES.into_iter().chain(["2026-06-07"]) {
            let until = day.parse().unwrap();
            let (_, html) = made(&sample(), reader, &SheetOptions { until, ..all });
            for (word, (hidden, line)) in canaries() {
                let shown = reader == "physio" && matches!(hidden, Hidden::Ask | Hidden::Try);
                assert!(shown || !html.contains(&word), "{reader} sees {word} of {line}");
            }
        }
    }
}

/// Journals that are hardly one, and journals that are too much.
pub(crate) fn extremes() -> Vec<(&'static str, Project)> {
    let long = "why does it hurt when I bend to the left and stay there ".repeat(90);
    let goal = format!("[episode]\ngoal = \"{long}\"\nnext = \"{long}\"\nname = \"{long}\"\n");
    let mut many = String::from("# 2026-03-19\n");
    for n in 0..40 {
        many.push_str(&format!(
            "- session {}:{:02} gym: during 2, hour 1\n",
            6 + n / 4,
            n % 4 * 15
        ));
        many.push_str(&format!("  - activity number {n} squat: 3x{} @ {n}kg\n", n + 1));
        many.push_str(&format!("- function: own activity {n} {}\n", n % 10));
        many.push_str(&format!("- confidence: movement{n} {}\n", n % 10));
        many.push_str(&format!("- took: medicine{n} 1\n- eased: thing{n}\n- worse: load{n}\n"));
        many.push_str(&format!("- score Q{n}: {n}\n- ask: question {n}, and what about it?\n"));
    }
    let words = format!(
        "# 2026-03-19\n- morning: 3\n- note: {long}\n- ask: {long}\n- flare: {long}\n- worse: {long}\n"
    );
    let names = "# 2026-03-19\n- morning: 3\n- function: ربط الحذاء 4, 靴ひもを結ぶ 5, 🧦🧦 6\n\
                 - eased: 散歩, المشي, 🚶‍♀️\n- ask: متى يمكنني الجري؟\n- ask: いつ走れますか\n";
    let scores =
        "# 2026-03-01\n- score RMDQ: 14\n# 2026-03-19\n- score RMDQ: 7\n- score PSEQ: 41\n";
    let person = "[person]\nname = \"ليلى 山田 🦴\"\n";
    let made = |log: &str, config: &str| Project::new().log("2026.md", log).config(config);
    vec![
        ("one entry", made("# 2026-03-19\n- morning: 3\n", "")),
        ("forty of everything", made(&many, "")),
        ("five thousand letters", made(&words, &goal)),
        ("only questionnaires", made(scores, "")),
        ("names of the world", made(names, person)),
        ("nothing", made("", "")),
    ]
}

#[test]
fn extreme_journals_give_a_first_page_with_its_parts() {
    for (name, project) in extremes() {
        for reader in ["physio", "trainer", "me"] {
            for paper in [Paper::A4, Paper::Letter] {
                let (view, html) = made(&project.inputs(), reader, &options("2026-03-20", paper));
                assert!(view.part("aim").is_some(), "{name}, {reader}");
                assert!(html.contains("<h1"), "{name}");
                let longest = html.split(['<', '>']).map(str::len).max();
                assert!(longest.is_some_and(|longest| longest < 9000), "{name}: {longest:?}");
            }
        }
    }
    let (view, _) = made(&extremes()[3].1.inputs(), "physio", &options("2026-03-20", Paper::A4));
    let table = &view.part("function").unwrap().tables[0];
    assert_eq!(table.rows[1][1].text, "14 (1 Mar)");
    assert_eq!(table.rows[1][3].text, "\u{2212}7 better");
}

#[test]
fn the_site_keeps_a_sheet_of_each_visit_for_those_who_may_know_of_it() {
    let project = Project::new()
        .log(
            "2026.md",
            "# 2026-03-01\n- morning: 3\n- event: appointment 2026-03-05 physio\n# 2026-03-10\n\
             - morning: 2\n- event: appointment 2026-04-02\n- event: appointment 2026-05-02\n",
        )
        .today("2026-03-20");
    for reader in ["me", "physio", "trainer"] {
        let built = project.build_for(reader);
        built.check_pages();
        assert!(built.has("report/2026-03-05/index.html") && built.has("report/index.html"));
        // the next visit has a sheet as of today, the one after it has none yet
        assert!(built.has("report/2026-04-02/index.html"));
        assert!(!built.has("report/2026-05-02/index.html"));
        let sheet = built.page("report/2026-03-05/index.html");
        assert!(!sheet.contains("10 Mar"), "a sheet knows nothing of later days");
    }
    assert!(!project.build_for("public").paths().iter().any(|path| path.starts_with("report")));
}

#[test]
fn the_overview_leads_to_the_sheet_of_the_next_visit() {
    let built = Project::new()
        .log("2026.md", "# 2026-03-10\n- morning: 2\n- event: appointment 2026-04-02\n")
        .today("2026-03-20")
        .build();
    let page = built.page("index.html");
    assert!(page.contains("report/2026-04-02/index.html"), "{page}");
}
