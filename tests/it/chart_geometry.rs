//! The course chart equals its table (U6), measured on what is drawn, not on what was meant.

use std::collections::BTreeMap;

use crate::html::tags;
use crate::page_charts::corners;
use crate::project::{Built, Project};

fn course() -> Built {
    let mut text = String::new();
    let first: jiff::civil::Date = "2026-01-05".parse().unwrap();
    for n in (0..70u32).filter(|n| !(28..35).contains(n)) {
        let day = comeback::calendar::plus(first, n);
        let pain = 9 - n / 10 + n * 7 % 3;
        text.push_str(&format!("# {day}\n\n- morning: {}\n\n", pain.min(10)));
    }
    Project::new().log("2026.md", &text).today("2026-03-16").build()
}

/// The drawing for wide screens, and the table below it.
fn wide(page: &str) -> (&str, &str) {
    let start = page.find("<div class=\"wide\">").unwrap();
    let end = start + page[start..].find("</svg>").unwrap();
    let table = page.find("<table>").unwrap();
    (&page[start..end], &page[table..table + page[table..].find("</table>").unwrap()])
}

/// Height of the axis ticks by their label: what a pixel is worth.
fn scale(svg: &str) -> BTreeMap<u32, f64> {
    let mut found = BTreeMap::new();
    for part in svg.split("<text class=\"quiet\" text-anchor=\"end\"").skip(1) {
        let (attributes, rest) = part.split_once('>').unwrap();
        let label = rest.split('<').next().unwrap();
        let y: f64 =
            attributes.split("y=\"").nth(1).unwrap().trim_end_matches('"').parse().unwrap();
        // the label stands four pixels below its line
        found.insert(label.parse().unwrap(), y - 4.0);
    }
    found
}

#[test]
fn the_course_chart_equals_its_table_within_half_a_pixel() {
    let built = course();
    let page = built.main("index.html");
    let (svg, table) = wide(&page);
    let scale = scale(svg);
    let (zero, ten) = (scale[&0], scale[&10]);
    let pixels = (zero - ten) / 10.0;
    let dots: Vec<f64> = tags(svg)
        .iter()
        .filter(|tag| tag.name == "circle" && tag.get("class") == Some("f accent"))
        .map(|tag| tag.get("cy").unwrap().parse::<f64>().unwrap())
        .collect();
    let medians: Vec<f64> = table
        .split("<tr>")
        .skip(2)
        .filter_map(|row| row.split("<td>").nth(1)?.split('<').next()?.parse().ok())
        .collect();
    assert_eq!(dots.len(), 9, "a week without entries is a gap: {table}");
    assert_eq!(dots.len(), medians.len());
    for (dot, median) in dots.iter().zip(&medians) {
        let drawn = zero - median * pixels;
        assert!((drawn - dot).abs() <= 0.5, "{median} stands at {dot}, not {drawn}");
    }
    let days = tags(svg).iter().filter(|tag| tag.get("class") == Some("f pale open")).count();
    assert_eq!(days, 63, "a dot for each rated day");
    assert_eq!(svg.matches("class=\"s w accent\"").count(), 2, "the gap parts the line");
}

#[test]
fn every_point_that_can_be_pointed_at_can_be_reached_and_read_without_a_mouse() {
    let built = course();
    let page = built.main("index.html");
    let (svg, _) = wide(&page);
    let tags = tags(svg);
    let points: Vec<_> = tags.iter().filter(|tag| tag.get("class") == Some("pt")).collect();
    assert!(points.len() >= 63 + 9, "{} points", points.len());
    for point in points {
        let named = point.get("aria-label").is_some_and(|label| !label.is_empty());
        let reached = point.get("href").is_some() || point.get("tabindex") == Some("0") && named;
        assert!(reached, "{point:?}");
    }
    assert!(svg.contains("<title") && svg.contains("<desc"), "named and described");
}

#[test]
fn the_band_of_the_course_is_the_middle_half_of_its_table() {
    let built = course();
    let page = built.main("index.html");
    let (svg, table) = wide(&page);
    let scale = scale(svg);
    let pixels = (scale[&0] - scale[&10]) / 10.0;
    let bands: Vec<Vec<(f64, f64)>> = tags(svg)
        .iter()
        .filter(|tag| tag.get("class") == Some("f band accent"))
        .map(|tag| corners(tag.get("d").unwrap()))
        .collect();
    let rows: Vec<(f64, f64)> = table
        .split("<tr>")
        .skip(2)
        .filter_map(|row| row.split("<td>").nth(2)?.split('<').next()?.split_once(" to "))
        .map(|(low, high)| (low.parse().unwrap(), high.parse().unwrap()))
        .collect();
    let drawn: Vec<(f64, f64)> = bands
        .iter()
        .flat_map(|band| {
            let (upper, lower) = band.split_at(band.len() / 2);
            upper.iter().zip(lower.iter().rev()).map(|(high, low)| (low.1, high.1))
        })
        .collect();
    assert_eq!(drawn.len(), rows.len(), "{table}");
    for ((low, high), told) in drawn.iter().zip(&rows) {
        let value = |y: f64| (scale[&0] - y) / pixels;
        let off = (value(*low) - told.0).abs().max((value(*high) - told.1).abs()) * pixels;
        assert!(off <= 0.5, "{told:?} is drawn from {low} to {high}");
    }
}
