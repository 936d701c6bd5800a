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
