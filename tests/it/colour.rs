//! Safe without colour (U7): text 4.5:1, marks 3:1, and status colours that keep apart in grey and
//! for colour-blind eyes, in every theme, light, dark and on paper, measured from the style sheets.

use std::collections::BTreeMap;

use crate::tidy::root;

type Rgb = [f64; 3];

type Palette = BTreeMap<String, Rgb>;

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join("themes").join(path)).unwrap()
}

/// Colours set as `--name: #123456`, up to the first brace that closes.
fn set_in(sheet: &str) -> Palette {
    let block = sheet.split('}').next().unwrap();
    let parts = block.split("--").filter_map(|part| part.split_once(": #"));
    let long = |hex: &str| -> Option<String> {
        let digits: String = hex.chars().take_while(char::is_ascii_hexdigit).collect();
        match digits.len() {
            6 => Some(digits),
            3 => Some(digits.chars().flat_map(|c| [c, c]).collect()),
            _ => None,
        }
    };
    parts.filter_map(|(name, hex)| Some((name.to_owned(), rgb(&long(hex)?)))).collect()
}

/// The default theme on light and dark screens and on paper, the same of the clinic theme, and
/// the sheet for an appointment.
fn palettes() -> Vec<(&'static str, Palette)> {
    let style = text("default/assets/style.css");
    let from = |at: &str| set_in(&style[style.find(at).unwrap()..]);
    let over = |below: &Palette, above: Palette| -> Palette {
        below.clone().into_iter().chain(above).collect()
    };
    let light = from(":root");
    let dark = over(&light, from("prefers-color-scheme: dark"));
    let print = over(&light, from("@media print"));
    let clinic: toml::Table = text("clinic/theme.toml").parse().unwrap();
    let of_clinic = |table: &str| -> Palette {
        let set = clinic[table].as_table().unwrap().iter();
        set.map(|(name, hex)| (name.clone(), rgb(&hex.as_str().unwrap()[1..]))).collect()
    };
    let mut sheet = set_in(&text("default/templates/sheet-style.html"));
    // The sheet has one ground, and no links of another colour than its accent.
    sheet.insert("raised".to_owned(), sheet["paper"]);
    sheet.insert("link".to_owned(), sheet["accent"]);
    vec![
        ("clinic, light", over(&light, of_clinic("variables"))),
        ("clinic, dark", over(&dark, of_clinic("dark"))),
        ("light", light),
        ("dark", dark),
        ("print", print),
        ("sheet", sheet),
    ]
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
    for (theme, palette) in palettes() {
        for name in ["ink", "quiet", "link", "accent", "second", "go", "care", "stop", "open"] {
            for ground in ["paper", "raised"] {
                let ratio = contrast(palette[name], palette[ground]);
                assert!(ratio >= 4.5, "{theme}: {name} on {ground}: {ratio:.2}");
            }
        }
    }
}

#[test]
fn status_colours_keep_apart_in_grey_and_for_colour_blind_eyes() {
    for (theme, palette) in palettes() {
        let status = ["go", "care", "stop"];
        for (n, a) in status.iter().enumerate() {
            for b in &status[n + 1..] {
                let grey = contrast(palette[*a], palette[*b]);
                assert!(grey >= 1.4, "{theme}: {a} and {b} in grey: {grey:.2}");
                for cone in ["protan", "deutan"] {
                    let seen = |name: &str| lab(without(cone, palette[name]));
                    let (x, y) = (seen(a), seen(b));
                    let apart: f64 =
                        x.iter().zip(y).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 15.0, "{theme}: {a} and {b} for {cone} eyes: {apart:.1}");
                }
            }
        }
    }
}

/// A colour laid over another, as far as it is opaque.
fn over(above: Rgb, below: Rgb, opaque: f64) -> Rgb {
    [0, 1, 2].map(|at| above[at] * opaque + below[at] * (1.0 - opaque))
}

/// What a style sheet says of the opacity of a kind of mark.
fn opacity(sheet: &str, class: &str) -> f64 {
    let rule = &sheet[sheet.find(&format!(".chart .{class} {{ fill-opacity: ")).unwrap()..];
    rule.split("fill-opacity: ").nth(1).unwrap().split(';').next().unwrap().parse().unwrap()
}

#[test]
fn marks_of_charts_stand_out_from_their_ground() {
    for (theme, palette) in palettes() {
        let sheet = match theme {
            "sheet" => text("default/templates/sheet-style.html"),
            _ => text("default/assets/style.css"),
        };
        let (pale, zone) = (opacity(&sheet, "pale"), opacity(&sheet, "zone"));
        for under in ["go", "care", "stop"] {
            let ground = over(palette[under], palette["paper"], zone);
            let day = contrast(over(palette["open"], ground, pale), ground);
            assert!(day >= 3.0, "{theme}: a day's dot on {under}: {day:.2}");
            for name in ["accent", "second", "go", "care", "stop", "open"] {
                let mark = contrast(palette[name], ground);
                assert!(mark >= 3.0, "{theme}: {name} on {under}: {mark:.2}");
            }
        }
    }
}

#[test]
fn too_pale_a_colour_would_be_seen() {
    let [white, light] = [[1.0; 3], rgb("999999")];
    assert!(contrast(light, white) < 3.0 && contrast(rgb("767676"), white) >= 4.5);
    assert!((contrast([0.0; 3], white) - 21.0).abs() < 0.01);
}
