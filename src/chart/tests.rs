use super::*;

fn small() -> Chart {
    let tick = |at: f64| Tick { at, label: at.to_string(), line: true };
    Chart {
        title: "A <title>".into(),
        description: "What & why".into(),
        size: Size { width: 400, height: 200 },
        x: Axis { from: 0.0, to: 10.0, ticks: vec![tick(0.0), tick(5.0)], direction: None },
        y: Axis {
            from: 0.0,
            to: 10.0,
            ticks: vec![tick(0.0), tick(10.0)],
            direction: Some("higher is worse".into()),
        },
        layers: vec![
            Layer::Line {
                runs: vec![vec![(0.0, 1.0), (5.0, 2.0)]],
                role: Role::Accent,
                stroke: Stroke::Strong,
            },
            Layer::Dots(vec![Dot {
                x: 5.0,
                y: 5.0,
                role: Role::Stop,
                shape: Shape::Diamond,
                radius: 40,
                tip: Some("five \"and\" <five>".into()),
                link: Some("../a/index.html".into()),
            }]),
        ],
    }
}

#[test]
fn a_chart_is_named_described_and_escaped() {
    let svg = svg(&small(), "c1").to_string();
    assert!(svg.contains("<title id=\"c1-t\">A &lt;title&gt;</title>"), "{svg}");
    assert!(svg.contains("<desc id=\"c1-d\">What &amp; why</desc>"));
    assert!(svg.contains("five &quot;and&quot; &lt;five&gt;"));
    assert!(svg.contains("<a class=\"pt\" href=\"../a/index.html\">"));
    assert!(!svg.contains("style="));
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    assert_eq!(svg(&small(), "c"), svg(&small(), "c"));
}

#[test]
fn labels_that_would_meet_go_to_another_row() {
    assert_eq!(label::rows(&[(0, 50), (40, 90), (60, 100)], 5), [0, 1, 0]);
}

fn of_ticks(labels: &[(f64, &str)]) -> Chart {
    let tick = |(at, label): &(f64, &str)| Tick { at: *at, label: (*label).into(), line: false };
    let chart = small();
    Chart { x: Axis { ticks: labels.iter().map(tick).collect(), ..chart.x }, ..chart }
}

/// Where texts begin and end, as far as their width is known.
fn reach(chart: &Chart) -> (i32, i32) {
    let texts = marks(chart).into_iter().filter_map(|mark| match mark {
        Mark::Text { at, text, side, .. } => {
            let width = label::width(&text, 12);
            let left = match side {
                Side::Left => at.0,
                Side::Middle => at.0 - width / 2,
                Side::Right => at.0 - width,
            };
            Some((left, left + width))
        }
        _ => None,
    });
    texts.fold((i32::MAX, i32::MIN), |(a, b), (left, right)| (a.min(left), b.max(right)))
}

#[test]
fn no_label_of_an_axis_leaves_the_drawing() {
    for label in ["1", "1000 minutes", "a rather long label of an axis"] {
        let (left, right) = reach(&of_ticks(&[(0.0, label), (10.0, label)]));
        assert!(left >= 0 && right <= 4000, "{label}: from {left} to {right}");
    }
}

#[test]
fn the_name_of_a_short_period_stands_behind_it_where_there_is_room() {
    let period = |from: f64, to: f64, label: &str| Period {
        x: (from, to),
        role: Role::Ground,
        label: label.into(),
        short: String::new(),
    };
    let drawn = |periods: Vec<Period>| {
        let layers = vec![Layer::Periods(periods)];
        svg(&Chart { layers, ..small() }, "c").to_string()
    };
    assert!(drawn(vec![period(2.0, 2.2, "hold")]).contains(">hold<"));
    let next = period(2.2, 9.0, "later");
    assert!(!drawn(vec![period(2.0, 2.2, "hold"), next]).contains(">hold<"));
}

#[test]
fn without_a_style_sheet_lines_are_not_filled_and_tips_are_not_shown() {
    let svg = svg(&small(), "c").to_string();
    let ground = svg.split("</g>").next().unwrap();
    assert!(ground.contains("fill=\"none\" stroke=\"currentColor\""), "{svg}");
    assert!(!ground.contains("<text"), "letters come after the lines: {svg}");
    assert_eq!(svg.matches("class=\"tip").count(), svg.matches("opacity=\"0\"").count());
}
