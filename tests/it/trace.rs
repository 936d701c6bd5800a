//! R12: every number of the owner's site can be traced to its places in the log, and no place is
//! in anything that a page is made of.

use comeback::config::FILE_NAME;
use comeback::inputs::Inputs;
use comeback::pipeline::{self, Prepared};
use comeback::site::page::part::{Part, PartRow, ground, parts};
use comeback::site::{Page, SitePlan};
use serde_json::Value;

use crate::canary::sample;
use crate::command::comeback;
use crate::tidy::root;

/// Runs a test over the plan of the sample person's own site.
pub(crate) fn with_plan(test: impl FnOnce(&SitePlan, &Prepared, &Inputs)) {
    let inputs = sample();
    let opened = pipeline::open(&inputs, FILE_NAME, None);
    let prepared = opened.prepare("me").unwrap();
    test(prepared.plan(), &prepared, &inputs);
}

pub(crate) fn all_parts(plan: &SitePlan) -> Vec<(&Page, Part)> {
    let pages = plan.pages().iter();
    pages.flat_map(|page| parts(plan, page).into_iter().map(move |part| (page, part))).collect()
}

/// Tables of a view, wherever they stand: what has a head and rows, and the pictures of charts.
fn tables(view: &Value, found: &mut usize) {
    match view {
        Value::Object(fields) => {
            let is_table = fields.contains_key("caption") && fields.contains_key("rows");
            *found += usize::from(is_table);
            fields.values().for_each(|value| tables(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| tables(value, found)),
        _ => {}
    }
}

/// Whether a cell says nothing that was counted or measured: empty, none, not known.
fn is_empty(cell: &str, plan: &SitePlan) -> bool {
    let words = plan.words();
    let nothing = ["", "0", "0\u{a0}min"].contains(&cell);
    let unknown = ["load.not-known", "overview.cannot-tell", "planned.not-yet"];
    nothing
        || unknown.iter().any(|key| cell.eq_ignore_ascii_case(words.text(key)))
        || cell.chars().all(|c| c == '\u{2013}' || c == ' ')
        || cell.starts_with("too few")
        || cell.starts_with("0 of")
}

fn rests_on_something(plan: &SitePlan, row: &PartRow) -> bool {
    !plan.facts_behind(row.trace.pieces()).is_empty()
}

#[test]
fn every_table_and_every_chart_of_the_owners_site_is_a_part_that_can_be_asked_for() {
    with_plan(|plan, prepared, _| {
        let mut checked = 0;
        for (page, view) in plan.pages().iter().zip(prepared.views()) {
            let mut found = 0;
            tables(&view["view"], &mut found);
            let with_table: Vec<Part> =
                parts(plan, page).into_iter().filter(|part| !part.head.is_empty()).collect();
            let listed = with_table.iter().filter(|part| part.name != "days").count();
            let sheet = view["template"] == "sheet.html";
            assert!(sheet || listed == found, "{:?}: {listed} of {found}", page.route);
            checked += found;
        }
        assert!(checked > 60, "{checked} tables");
    });
}

#[test]
fn every_row_that_says_something_rests_on_places_of_the_log() {
    with_plan(|plan, _, inputs| {
        let mut rows = 0;
        for (page, part) in all_parts(plan) {
            for row in &part.rows {
                // What is planned stands in the configuration, not in the log.
                let planned = page.route == comeback::site::Route::Planned;
                let cells = row.cells.iter().enumerate();
                let mut cells = cells
                    .filter(|(at, _)| !planned || !row.trace.cell(*at).is_empty())
                    .map(|(_, cell)| cell);
                let says = cells.any(|cell| !is_empty(cell, plan));
                let traced = rests_on_something(plan, row);
                assert!(traced || !says, "{:?} {} {:?}", page.route, part.name, row);
                rows += usize::from(traced);
                for fact in plan.facts_behind(row.trace.pieces()) {
                    let file = inputs.files.get(&fact.place.file).unwrap();
                    let lines = file.bytes().split(|byte| *byte == b'\n').count();
                    assert!((1..=lines).contains(&(fact.place.line as usize)), "{:?}", fact.place);
                }
            }
        }
        assert!(rows > 1500, "{rows} rows");
    });
}

#[test]
fn a_page_of_a_day_rests_on_the_lines_of_that_day_and_no_other() {
    with_plan(|plan, _, inputs| {
        let mut days = 0;
        for page in plan.pages() {
            let comeback::site::Route::Day(day) = page.route else { continue };
            let facts = plan.facts_behind(ground(plan, &page.route).iter());
            assert!(!facts.is_empty(), "{day}");
            for fact in facts.iter().filter(|fact| fact.place.file.extension() == "md") {
                let text = std::str::from_utf8(inputs.files[&fact.place.file].bytes()).unwrap();
                let before = text.lines().take(fact.place.line as usize);
                let heading = before.filter(|line| line.starts_with('#')).last().unwrap_or("");
                let named = fact.place.file.as_str().contains(&day.to_string());
                assert!(named || heading.contains(&day.to_string()), "{day}: {heading}");
            }
            days += 1;
        }
        assert!(days > 60, "{days} days");
    });
}

#[test]
fn no_view_holds_a_place_for_any_reader() {
    let inputs = sample();
    let opened = pipeline::open(&inputs, FILE_NAME, None);
    for reader in ["me", "physio", "trainer", "public"] {
        let prepared = opened.prepare(reader).unwrap();
        for view in prepared.views() {
            let text = view.to_string();
            assert!(!text.contains("\"trace\""), "{reader}: {}", view["path"]);
            assert!(!text.contains("sample-logs/"), "{reader}: {}", view["path"]);
        }
    }
}

#[test]
fn the_command_tells_page_part_row_and_cell() {
    let asked = |words: &[&str]| {
        let words: Vec<&str> =
            ["--today", "2026-06-08", "explain", "--json"].iter().chain(words).copied().collect();
        let output = comeback(root(), &words);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let count = |answer: &Value| answer["entries"].as_array().unwrap().len();
    let page = asked(&["/progress/2026-03-12/"]);
    assert_eq!(page["page"], "progress/2026-03-12/index.html");
    let lines = asked(&["/progress/2026-03-12/", "lines"]);
    assert_eq!(count(&page), count(&lines), "the lines are all that the page rests on");
    let first = asked(&["/progress/2026-03-12/", "lines", "1", "1"]);
    assert_eq!(count(&first), 1);
    let entry = &first["entries"][0];
    for part in ["file", "line", "column", "words"] {
        assert!(!entry[part].is_null(), "{part}: {entry}");
    }
    let course = asked(&["/", "course", "1"]);
    assert!(count(&course) >= count(&asked(&["/", "course", "1", "1"])));
    let wrong = comeback(root(), &["--today", "2026-06-08", "explain", "/nowhere/"]);
    assert!(!wrong.status.success());
}
