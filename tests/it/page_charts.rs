//! The charts of the pages about load, practice, confidence and function equal their tables (U6):
//! each mark is measured in the drawing and held against its cell.

use crate::html::{Tag, tags};
use crate::project::{Built, Project};

/// Six weeks with sessions, confidence, own activities and moments through the day.
fn built() -> Built {
    let mut text = String::from("# 2026-02-01\n\n- event: onset 2026-02-01\n- morning: 3\n\n");
    let first: jiff::civil::Date = "2026-02-02".parse().unwrap();
    for n in 0..42u32 {
        let day = comeback::calendar::plus(first, n);
        text.push_str(&format!("# {day}\n\n- morning: 2\n"));
        if n % 3 == 0 {
            let next = if n == 15 || n == 36 { 6 } else { 2 };
            text.push_str(&format!(
                "- session 18:00 Gym: {}min, effort 4\n  - goblet squat: 3x8 @ {}kg, {}%\n  \
                 - response: before 2, during 2, hour 2, next {next}\n",
                30 + n,
                10 + n / 9 * 2,
                30 + n / 6 * 10,
            ));
        }
        if n % 4 == 0 {
            text.push_str(&format!("- session walk: {}min\n", 20 + n));
        }
        if n % 7 == 0 {
            text.push_str(&format!(
                "- confidence: lift {}, bend {}\n- function: tie shoes {}, carry {}.5\n",
                2 + n / 9,
                3 + n / 14,
                1 + n / 6,
                n / 7,
            ));
            text.push_str(&format!("- score: RMDQ {}\n", 18 - n / 4));
        }
        if n > 25 {
            text.push_str("- bout 09:40: bridge 5\n- bout 17:15: knee rolls 10\n");
        }
        text.push('\n');
    }
    Project::new().log("log.md", &text).today("2026-03-16").build()
}

/// A drawing by its id, and the table that stands next below it.
fn figure<'a>(page: &'a str, id: &str) -> (&'a str, Vec<Vec<String>>) {
    let named = page.find(&format!("aria-labelledby=\"{id}-t\"")).unwrap_or_else(|| panic!("{id}"));
    let start = page[..named].rfind("<svg").unwrap();
    let end = start + page[start..].find("</svg>").unwrap();
    let table = end + page[end..].find("<tbody>").unwrap();
    let rows = page[table..table + page[table..].find("</tbody>").unwrap()].split("<tr>").skip(1);
    let cell = |part: &str| part.split('<').next().unwrap().to_owned();
    let cells = rows.map(|row| row.split("<td>").skip(1).map(cell).collect());
    (&page[start..end], cells.collect())
}

/// The first number of a text: `50 % of usual` is 50, `1 h 15 min` is 75 minutes.
fn number(text: &str) -> Option<f64> {
    let text = text.replace('\u{a0}', " ");
    let words: Vec<&str> = text.split(' ').collect();
    let value = |word: &&str| word.parse::<f64>().ok();
    let first = words.first().and_then(value)?;
    match words.get(1) {
        Some(&"h") => Some(first * 60.0 + words.get(2).and_then(value).unwrap_or(0.0)),
        _ => Some(first),
    }
}

/// What a pixel along an axis is worth, from the labels of its ticks: value at 0, and a pixel.
fn scale(svg: &str, anchor: &str, position: &str, beside: f64) -> (f64, f64) {
    let mut found = Vec::new();
    for part in svg.split(&format!("<text class=\"quiet\" text-anchor=\"{anchor}\"")).skip(1) {
        let (attributes, rest) = part.split_once('>').unwrap();
        let at = attributes.split(&format!(" {position}=\"")).nth(1).unwrap();
        let at: f64 = at.split('"').next().unwrap().parse().unwrap();
        let label = rest.split('<').next().unwrap().replace(':', ".");
        found.extend(number(&label).map(|value| (at - beside, value)));
    }
    let ((a, low), (b, high)) = (found[0], *found.last().unwrap());
    let each = (high - low) / (b - a);
    (low - a * each, each)
}

/// The corners of a path, which begins at a place and goes on in steps.
pub(crate) fn corners(path: &str) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = Vec::new();
    let mut rest = path.trim_end_matches('z');
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |at| at + 1);
        let n: Vec<f64> = rest[1..end].split(' ').map(|part| part.parse().unwrap()).collect();
        let (x, y) = found.last().copied().unwrap_or_default();
        found.push(match command {
            'M' => (n[0], n[1]),
            'h' => (x + n[0], y),
            'v' => (x, y + n[0]),
            _ => (x + n[0], y + n[1]),
        });
        rest = &rest[end..];
    }
    found
}

/// Where a mark stands: the middle of a circle or of the box around a shape; of a bar, which is
/// the only one that is wider or higher than a mark, the end of it.
fn place(mark: &Tag<'_>) -> Option<(f64, f64)> {
    if let (Some(x), Some(y)) = (mark.get("cx"), mark.get("cy")) {
        return Some((x.parse().unwrap(), y.parse().unwrap()));
    }
    let corners = corners(mark.get("d")?);
    let least = |all: &dyn Fn(&(f64, f64)) -> f64| corners.iter().map(all).fold(f64::MAX, f64::min);
    let most = |all: &dyn Fn(&(f64, f64)) -> f64| corners.iter().map(all).fold(f64::MIN, f64::max);
    let (left, right) = (least(&|at| at.0), most(&|at| at.0));
    let (top, foot) = (least(&|at| at.1), most(&|at| at.1));
    Some(match (right - left - (foot - top)).abs() > 0.25 {
        true => (right, top),
        false => ((left + right) / 2.0, (top + foot) / 2.0),
    })
}

/// Where the marks of a class stand that can be pointed at.
fn marks(svg: &str, class: &str) -> Vec<(f64, f64)> {
    let tags = tags(svg);
    let pairs = tags.windows(2).filter(|pair| pair[0].get("class") == Some("pt"));
    let marks = pairs.map(|pair| &pair[1]).filter(|mark| mark.get("class") == Some(class));
    marks.map(|mark| place(mark).unwrap()).collect()
}

/// Each mark's height stands for the number of its cell, within half a pixel.
fn equal(what: &str, svg: &str, class: &str, cells: &[Option<f64>]) {
    let (zero, each) = scale(svg, "end", "y", 4.0);
    let drawn = marks(svg, class);
    let told: Vec<f64> = cells.iter().flatten().copied().collect();
    assert!(told.len() > 1, "{what}: {cells:?}");
    assert_eq!(drawn.len(), told.len(), "{what}: {drawn:?} for {told:?}");
    for ((_, y), value) in drawn.iter().zip(&told) {
        let off = (zero + y * each - value) / each;
        assert!(off.abs() <= 0.5, "{what}: {value} stands {off} pixels off at {y}");
    }
}

fn column(rows: &[Vec<String>], at: usize) -> Vec<Option<f64>> {
    rows.iter().rev().map(|cells| cells.get(at).and_then(|cell| number(cell))).collect()
}

#[test]
fn the_bracket_and_the_minutes_of_a_load_equal_their_tables() {
    let built = built();
    let page = built.main("load/lift/index.html");
    for id in ["bracket", "bracket-n"] {
        let (svg, rows) = figure(&page, id);
        equal("known fine", svg, "f go", &column(&rows, 0));
        equal("too much", svg, "f stop", &column(&rows, 1));
    }
    let (svg, rows) = figure(&page, "minutes");
    let minutes = column(&rows, 0);
    let (last, before) = minutes.split_last().unwrap();
    equal("weeks before", svg, "f open", before);
    let (zero, each) = scale(svg, "end", "y", 4.0);
    let (_, top) = marks(svg, "f accent")[0];
    assert!((zero + top * each - last.unwrap()).abs() <= (each / 2.0).abs());
}

#[test]
fn the_ladder_and_the_shares_of_an_activity_equal_their_tables() {
    let built = built();
    let page = built.main("activity/goblet-squat/index.html");
    let of = |rows: &[Vec<String>], at: usize, answer: &str| -> Vec<Option<f64>> {
        let rows = rows.iter().rev().filter(|cells| cells[2] == answer);
        rows.map(|cells| number(cells[at].trim_start_matches("level "))).collect()
    };
    for (ladder, share) in [("ladder", "share"), ("ladder-n", "share-n")] {
        let (svg, rows) = figure(&page, ladder);
        equal("green levels", svg, "f go", &of(&rows, 0, "green"));
        equal("red levels", svg, "f stop", &of(&rows, 0, "red"));
        let (svg, rows) = figure(&page, share);
        equal("green shares", svg, "f go", &of(&rows, 1, "green"));
        equal("red shares", svg, "f stop", &of(&rows, 1, "red"));
    }
}

#[test]
fn confidence_and_capacity_equal_their_table() {
    let built = built();
    let page = built.main("confidence/index.html");
    let (svg, rows) = figure(&page, "confidence-lift");
    equal("confidence", svg, "f second", &column(&rows, 0));
    steps_equal("known fine", svg, "s w go", &column(&rows, 1));
}

#[test]
fn the_small_brackets_equal_their_tables() {
    let built = built();
    let page = built.main("load/index.html");
    let (svg, rows) = figure(&page, "bracket-lift");
    steps_equal("known fine", svg, "s w go", &column(&rows, 0));
    steps_equal("too much", svg, "s w stop", &column(&rows, 1));
}

/// Steps over weeks stand where the cells say, one after the other, and stop where a week is not
/// known.
fn steps_equal(what: &str, svg: &str, class: &str, cells: &[Option<f64>]) {
    let (zero, each) = scale(svg, "end", "y", 4.0);
    let paths = tags(svg).into_iter().filter(|tag| tag.get("class") == Some(class));
    let drawn: Vec<Vec<f64>> = paths
        .map(|path| corners(path.get("d").unwrap()).into_iter().map(|(_, y)| y).collect())
        .map(|mut heights: Vec<f64>| {
            heights.dedup();
            heights
        })
        .collect();
    let told: Vec<Vec<f64>> = cells
        .split(Option::is_none)
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().flatten().copied().collect())
        .map(|mut values: Vec<f64>| {
            values.dedup();
            values
        })
        .collect();
    assert!(!told.is_empty(), "{what}: {cells:?}");
    assert_eq!(drawn.len(), told.len(), "{what}: {drawn:?} for {told:?}");
    for (heights, values) in drawn.iter().zip(&told) {
        assert_eq!(heights.len(), values.len(), "{what}: {heights:?} for {values:?}");
        for (y, value) in heights.iter().zip(values) {
            let off = (zero + y * each - value) / each;
            assert!(off.abs() <= 0.5, "{what}: {value} stands {off} pixels off at {y}");
        }
    }
}

#[test]
fn the_windows_of_a_session_equal_the_numbers_beside_them() {
    let page = built().main("progress/2026-02-17/index.html");
    let start = page.find("<svg").unwrap();
    let svg = &page[start..start + page[start..].find("</svg>").unwrap()];
    let title = svg.split("-t\">").nth(1).unwrap().split('<').next().unwrap();
    let told: Vec<f64> = title
        .split(", ")
        .filter_map(|window| window.split(' ').find_map(|word| word.parse().ok()))
        .collect();
    assert_eq!(told, [2.0, 2.0, 2.0, 6.0], "{title}");
    let (zero, each) = scale(svg, "end", "y", 4.0);
    let classes = ["f quiet", "s o quiet", "f stop", "f go"];
    let tags = tags(svg);
    let marks = tags.iter().filter(|tag| tag.get("class").is_some_and(|c| classes.contains(&c)));
    let mut drawn: Vec<(f64, f64)> = marks.map(|mark| place(mark).unwrap()).collect();
    drawn.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(drawn.len(), told.len(), "{svg}");
    for ((_, y), value) in drawn.iter().zip(&told) {
        assert!(((zero + y * each - value) / each).abs() <= 0.5, "{value} at {y}");
    }
}

#[test]
fn what_is_shared_by_the_week_alone_equals_its_table() {
    let mut text = String::new();
    let first: jiff::civil::Date = "2026-02-02".parse().unwrap();
    for n in 0..42u32 {
        let day = comeback::calendar::plus(first, n);
        text.push_str(&format!("# {day}\n\n- morning: {}\n\n", 7 - n / 7));
    }
    let config =
        "[audience.coarse]\ngrants = []\n[audience.coarse.see.morning]\ngrain = \"week\"\n";
    let project = Project::new().log("2026.md", &text).config(config).today("2026-03-16");
    let page = project.build_for("coarse").main("index.html");
    for id in ["typical-0", "typical-0-n"] {
        let (svg, rows) = figure(&page, id);
        let oldest_first: Vec<Option<f64>> = column(&rows, 0).into_iter().rev().collect();
        equal("a typical week", svg, "f accent", &oldest_first);
    }
}

#[test]
fn the_shade_of_a_day_in_the_calendar_is_that_of_its_number() {
    let page = built().main("progress/2026-02/index.html");
    let mut seen = 0;
    for cell in page.split("<td class=\"lv").skip(1) {
        let level: f64 = cell.split('"').next().unwrap().parse().unwrap();
        let value = cell.split("<b>").nth(1).unwrap().split('<').next().unwrap();
        let value: f64 = value.parse().unwrap();
        assert!((level - value).abs() <= 0.5, "{value} in the shade of {level}");
        seen += 1;
    }
    assert!(seen > 20, "{seen} days");
}

#[test]
fn own_activities_and_totals_equal_their_tables() {
    let built = built();
    let page = built.main("function/index.html");
    for id in ["own-0", "own-1", "score-0"] {
        let (svg, rows) = figure(&page, id);
        equal(id, svg, "f accent", &column(&rows, 0));
    }
}

#[test]
fn moments_and_days_with_work_equal_their_tables() {
    let built = built();
    let page = built.main("bouts/index.html");
    let (svg, rows) = figure(&page, "moments");
    let (zero, each) = scale(svg, "middle", "x", 0.0);
    let hours = |text: &str| -> Vec<f64> {
        let times = text.split(", ").filter_map(|time| time.split_once(':'));
        times.map(|(h, m)| h.parse::<f64>().unwrap() + m.parse::<f64>().unwrap() / 60.0).collect()
    };
    let told: Vec<f64> = rows.iter().flat_map(|cells| hours(&cells[1])).collect();
    let drawn = marks(svg, "f accent");
    assert_eq!(drawn.len(), 26, "two a day, and nothing today: {told:?}");
    assert_eq!(drawn.len(), told.len());
    for ((x, _), hour) in drawn.iter().zip(&told) {
        assert!(((zero + x * each - hour) / each).abs() <= 0.5, "{hour} at {x}");
    }
    let (svg, rows) = figure(&page, "steady");
    let days = column(&rows, 0);
    equal("days with work", svg, "f open", &days[..days.len() - 1]);
    let (zero, each) = scale(svg, "end", "y", 4.0);
    let (_, top) = marks(svg, "f accent")[0];
    let last = days.last().copied().flatten().unwrap();
    assert!(((zero + top * each - last) / each).abs() <= 0.5, "{last} days end at {top}");
}

#[test]
fn minutes_beside_each_other_equal_their_table() {
    let built = built();
    let page = built.main("load/index.html");
    let (svg, rows) = figure(&page, "beside");
    let (zero, each) = scale(svg, "middle", "x", 0.0);
    for (class, at) in [("f accent", 0), ("f second", 1)] {
        let told: Vec<f64> = rows.iter().filter_map(|cells| number(&cells[at])).collect();
        let drawn = marks(svg, class);
        assert_eq!(drawn.len(), told.len(), "{class}: {rows:?}");
        for ((x, _), minutes) in drawn.iter().zip(&told) {
            let off = (zero + x * each - minutes) / each;
            assert!(off.abs() <= 0.5, "{class}: {minutes} stands {off} pixels off");
        }
    }
}
