//! The overview, weeks, days, log and about pages, end to end from text to page.

use crate::project::{Built, Project};

/// `days` mornings up to 20 March, falling from `from` by a point each `step` days.
fn mornings(days: u32, from: u32, step: u32) -> String {
    let last: jiff::civil::Date = "2026-03-20".parse().unwrap();
    let mut text = String::new();
    for n in 0..days {
        let day = comeback::calendar::minus(last, days - 1 - n);
        let pain = from.saturating_sub(n / step);
        text.push_str(&format!("# {day}\n\n- morning: {pain}\n\n"));
    }
    text
}

fn of(log: &str) -> Built {
    let built = Project::new().log("2026.md", log).build();
    built.check_pages();
    built
}

#[test]
fn the_course_is_said_in_one_sentence_with_numbers_and_period() {
    let page = of(&mornings(28, 8, 4)).main("index.html");
    assert!(page.contains("Towards improvement over three weeks: median 2"), "{page}");
    assert!(page.contains("(21 of 21 days)"), "{page}");
    assert!(page.contains("<svg") && page.contains("higher is worse"), "{page}");
}

#[test]
fn three_days_are_described_and_not_judged() {
    let built = of(&mornings(3, 4, 1));
    let page = built.main("index.html");
    assert!(page.contains("cannot be told yet"), "{page}");
    assert!(!page.contains("improvement"), "{page}");
    assert!(built.has("progress/2026-03-20/index.html"));
    assert!(!built.has("progress/2026-03-17/index.html"));
}

#[test]
fn a_log_of_one_kind_only_makes_a_site_without_empty_sections() {
    let built = of("# 2026-03-18\n\n- sleep: 7h\n\n# 2026-03-19\n\n- sleep: 6h\n");
    let page = built.main("index.html");
    for absent in ["<svg", "id=\"tolerance\"", "id=\"visit\"", "id=\"awaited\""] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
    assert!(built.main("log/index.html").contains("6"));
    assert!(!built.main("about/index.html").contains("tau-b"), "no pain, no rule of pain");
}

#[test]
fn a_list_of_days_has_a_column_for_what_was_written_and_begins_with_the_log() {
    let page = of(&mornings(3, 4, 1)).main("index.html");
    let list = &page[page.find("class=\"days\"").unwrap()..];
    assert!(list.contains("Pain in the morning") && !list.contains("Pain in the evening"));
    assert_eq!(list.matches("<tr>").count(), 4, "a head and three days: {list}");
    let both = of("# 2026-03-19\n\n- morning: 3\n- evening: 2\n").main("index.html");
    assert!(both.contains("Pain in the evening"), "the twin");
}

#[test]
fn the_course_of_a_log_that_has_ended_ends_with_it() {
    let project = |today: &str| Project::new().log("2026.md", &mornings(28, 8, 4)).today(today);
    let ended = project("2026-09-01").build().main("index.html");
    assert!(ended.contains("21 February to 20 March 2026: a dot for each day"), "{ended}");
    let pausing = project("2026-04-10").build().main("index.html");
    assert!(pausing.contains("21 February to 10 April 2026: a dot for each day"), "{pausing}");
}

#[test]
fn no_entry_at_all_links_to_no_week_and_no_log() {
    let built = Project::new().build();
    assert!(!built.has("log/index.html") && !built.has("log/log.json"));
    assert!(!built.page("index.html").contains("log/index.html"));
    assert!(of(&mornings(1, 3, 1)).page("index.html").contains("log/index.html"), "the twin");
}

#[test]
fn a_ticked_emergency_box_comes_first_and_no_advice_stands_below() {
    let calm = format!("{}\n- flags: none\n", mornings(28, 8, 4));
    assert!(of(&calm).main("index.html").contains("id=\"readiness\""), "the twin");
    let ticked = calm.replace("flags: none", "flags: bladder");
    let page = of(&ticked).main("index.html");
    assert!(page.contains("Please get help now"), "{page}");
    assert!(page.find("112").unwrap() < page.find("<svg").unwrap());
    for absent in ["id=\"readiness\"", "id=\"tolerance\"", "id=\"findings\""] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[test]
fn the_checks_have_no_total_and_nothing_is_called_safe() {
    let page = of(&format!("{}\n- flags: none\n", mornings(28, 8, 4))).main("index.html");
    assert!(page.contains("There is no total"), "{page}");
    assert!(page.contains("cannot tell yet") && page.contains(">met<"), "{page}");
    assert!(!page.to_lowercase().contains("safe"), "{page}");
}

#[test]
fn a_session_shows_its_colour_in_words_and_the_window_that_decided() {
    let log = "# 2026-03-10\n\n- morning: 2\n- session 18:00 Gym: 40min\n  - response: before 2, \
               during 3, hour 3\n\n# 2026-03-11\n\n- morning: 5\n";
    let built = of(log);
    let page = built.main("progress/2026-03-10/index.html");
    assert!(page.contains("class=\"tag stop\">red"), "{page}");
    assert!(page.contains("the next morning was 5, the morning of that day 2"), "{page}");
    assert!(page.contains("during 3, an hour after 3, next morning 5 (taken over)"), "{page}");
    let month = built.main("progress/2026-03/index.html");
    assert!(month.contains("class=\"mark stop\" role=\"img\" aria-label=\"red\""), "{month}");
}

#[test]
fn a_coarse_reader_gets_typical_values_and_no_day() {
    let config =
        "[audience.public2]\ngrants = []\n[audience.public2.see.morning]\ngrain = \"week\"\n";
    let project = Project::new().log("2026.md", &mornings(28, 8, 4)).config(config);
    let built = project.build_for("public2");
    built.check_pages();
    let page = built.main("index.html");
    assert!(
        page.contains("Pain in the morning: typically")
            && page.contains("by the week or month")
            && page.contains("<svg"),
        "{page}"
    );
    assert!(!page.contains("progress/2026-"), "{page}");
    assert!(built.paths().iter().all(|path| !path.starts_with("log/")), "{:?}", built.paths());
}

#[test]
fn the_log_reads_back_from_its_download() {
    let log = "# 2026-03-10\n\n- morning: 2, stiff 20min\n- evening: 3\n- note: slept well\n\n\
               # 2026-03-11\n\n- morning: 5\n- session 18:00 Gym: 40min\n  - bike: 10min\n";
    let first = of(log);
    let text = |built: &Built, path: &str| String::from_utf8(built.bytes()[path].clone()).unwrap();
    let again = of(&text(&first, "log/log.md"));
    assert_eq!(text(&first, "log/log.md"), text(&again, "log/log.md"));
    assert_eq!(text(&first, "log/log.json"), text(&again, "log/log.json"));
    let json: serde_json::Value = serde_json::from_str(&text(&first, "log/log.json")).unwrap();
    let facts = json["facts"].as_array().unwrap();
    assert!(facts.len() >= 5 && facts.iter().all(|fact| fact["line"].is_string()), "{json}");
}

#[test]
fn a_download_holds_what_the_reader_may_see_and_no_more() {
    let log = "# 2026-03-10\n\n- morning: 2\n- note: a canary sings\n";
    let config = "[audience.other]\ngrants = [\"morning\"]\n";
    let built = Project::new().log("2026.md", log).config(config).build_for("other");
    let all: String =
        built.bytes().into_values().map(|b| String::from_utf8_lossy(&b).into_owned()).collect();
    assert!(!all.contains("canary"));
    assert!(of(log).bytes().contains_key("log/log.md"));
    assert!(String::from_utf8_lossy(&of(log).bytes()["log/log.md"]).contains("canary"), "the twin");
}

#[test]
fn about_tells_the_thresholds_in_use() {
    let page = of(&mornings(28, 8, 4)).main("about/index.html");
    assert!(page.contains("at least 0.5 points lower"), "{page}");
    assert!(page.contains("\u{2212}0.25 over 21 days"), "{page}");
    assert!(page.contains("as of 20 March 2026"), "{page}");
}

#[test]
fn a_german_site_has_german_words_dates_and_numbers() {
    let project = Project::new()
        .log("2026.md", &mornings(28, 8, 4).replace("morning: 2", "morning: 1.5"))
        .config("[project]\nlanguage = \"de\"\n");
    let built = project.build();
    built.check_pages();
    let page = built.page("index.html");
    assert!(page.contains("<html lang=\"de\"") && page.contains("Überblick"), "{page}");
    assert!(page.contains("Median 1,5 in den letzten sieben Tagen"), "{page}");
    assert!(page.contains("20. März 2026"), "{page}");
    assert!(built.main("about/index.html").contains("Hodges-Lehmann"));
}
