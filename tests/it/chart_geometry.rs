//! Charts equal their tables (U6), pages are small (U8), and status colours keep apart without
//! colour (U7): each measured on what is written, not on what was meant.

use std::collections::BTreeMap;

use crate::html::tags;
use crate::project::{Built, Project};
use crate::tidy::root;

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
    for part in svg.split("<text class=\"quiet end\"").skip(1) {
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

/// The sample project, for the owner.
fn sample() -> Built {
    let mut project = Project::new();
    for entry in walkdir::WalkDir::new(root().join("sample-logs")).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(root().join("sample-logs")).unwrap();
            project = project.file(
                &format!("log/{}", name.to_str().unwrap()),
                &std::fs::read(entry.path()).unwrap(),
            );
        }
    }
    project.today("2026-06-08").build()
}

#[test]
fn pages_of_the_sample_are_small_and_ask_for_two_files_at_most() {
    let built = sample();
    let bytes = built.bytes();
    let style = bytes["style.css"].len();
    let pages = bytes.iter().filter(|(path, _)| path.ends_with(".html"));
    let mut seen = 0;
    for (path, page) in pages {
        let limit = if path == "index.html" { 100_000 } else { 50_000 };
        let size = page.len() + style;
        assert!(size <= limit, "{path}: {size} bytes with its style sheet");
        let text = std::str::from_utf8(page).unwrap();
        let requests = tags(text)
            .iter()
            .filter(|tag| match tag.name {
                "link" => {
                    tag.get("rel") == Some("stylesheet")
                        || tag.get("rel") == Some("icon") && tag.get("href") != Some("data:,")
                }
                "img" | "script" | "iframe" => true,
                _ => false,
            })
            .count();
        assert!(requests <= 2, "{path}: {requests} requests beside the page itself");
        seen += 1;
    }
    assert!(seen > 150, "{seen} pages");
}

type Rgb = [f64; 3];

/// The colours of the theme, light and dark, by name.
fn palettes() -> [BTreeMap<String, Rgb>; 2] {
    let style = std::fs::read_to_string(root().join("themes/default/assets/style.css")).unwrap();
    let dark = style.find("prefers-color-scheme: dark").unwrap();
    let read = |part: &str| -> BTreeMap<String, Rgb> {
        let end = part.find('}').unwrap();
        let lines = part[..end].lines().filter_map(|line| line.trim().split_once(": #"));
        lines.map(|(name, hex)| (name.trim_start_matches("--").to_owned(), rgb(hex))).collect()
    };
    [read(&style), read(&style[dark..])]
}

fn rgb(hex: &str) -> Rgb {
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
}

fn linear(c: Rgb) -> Rgb {
    c.map(|v| if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) })
}

fn luminance(c: Rgb) -> f64 {
    let [r, g, b] = linear(c);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How eyes without red (protan) or green (deutan) cones see a colour, after Viénot, Brettel and
/// Mollon 1999, in linear light.
fn without(cone: &str, c: Rgb) -> Rgb {
    let [r, g, b] = linear(c);
    let mixed =
        if cone == "protan" { 0.112_38 * r + 0.887_62 * g } else { 0.292_75 * r + 0.707_25 * g };
    let blue = if cone == "protan" { 0.004_01 * (r - g) + b } else { 0.022_34 * (g - r) + b };
    [mixed, mixed, blue.clamp(0.0, 1.0)]
}

/// CIE L*a*b* under D65, from linear light: distances as eyes see them.
fn lab([r, g, b]: Rgb) -> Rgb {
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn words_and_status_colours_can_be_read_on_the_paper() {
    for palette in palettes() {
        for name in ["ink", "quiet", "link", "accent", "second", "go", "care", "stop", "open"] {
            for ground in ["paper", "raised"] {
                let ratio = contrast(palette[name], palette[ground]);
                assert!(ratio >= 4.5, "{name} on {ground}: {ratio:.2}");
            }
        }
    }
}

#[test]
fn status_colours_keep_apart_in_grey_and_for_colour_blind_eyes() {
    for palette in palettes() {
        let status = ["go", "care", "stop"];
        for (n, a) in status.iter().enumerate() {
            for b in &status[n + 1..] {
                let grey = contrast(palette[*a], palette[*b]);
                assert!(grey >= 1.4, "{a} and {b} in grey: {grey:.2}");
                for cone in ["protan", "deutan"] {
                    let seen = |name: &str| lab(without(cone, palette[name]));
                    let (x, y) = (seen(a), seen(b));
                    let apart: f64 =
                        x.iter().zip(y).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 15.0, "{a} and {b} for {cone} eyes: {apart:.1}");
                }
            }
        }
    }
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
