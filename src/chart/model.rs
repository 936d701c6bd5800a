//! What a chart is made of. Positions are in the units of their axis; the axis says where it
//! starts and ends, and nothing outside it is drawn.

/// A position along an axis, in the axis's own units (days, points, minutes).
pub type At = f64;

/// A chart, ready to be drawn by any back end.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What the chart finds, in one sentence: its accessible name.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: String,
    pub size: Size,
    pub x: Axis,
    pub y: Axis,
    /// Drawn in this order, later over earlier.
    pub layers: Vec<Layer>,
}

/// Width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// One axis: its honest limits, its ticks, and a word on its direction.
#[derive(Clone, Debug)]
pub struct Axis {
    pub from: At,
    pub to: At,
    pub ticks: Vec<Tick>,
    /// `higher is worse`, where up means something.
    pub direction: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Tick {
    pub at: At,
    pub label: String,
    /// Whether a faint line crosses the chart here.
    pub line: bool,
}

/// What a mark is for; a style sheet gives each role its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Ink,
    Quiet,
    Faint,
    Ground,
    Accent,
    Second,
    Go,
    Care,
    Stop,
    Open,
}

impl Role {
    pub(super) const ALL: [Role; 10] = [
        Role::Ink,
        Role::Quiet,
        Role::Faint,
        Role::Ground,
        Role::Accent,
        Role::Second,
        Role::Go,
        Role::Care,
        Role::Stop,
        Role::Open,
    ];

    /// The class of the role in SVG.
    pub fn class(self) -> &'static str {
        match self {
            Role::Ink => "ink",
            Role::Quiet => "quiet",
            Role::Faint => "faint",
            Role::Ground => "ground",
            Role::Accent => "accent",
            Role::Second => "second",
            Role::Go => "go",
            Role::Care => "care",
            Role::Stop => "stop",
            Role::Open => "open",
        }
    }
}

/// The shape of a dot: meaning never rests on colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Circle,
    /// A circle that stands back behind others.
    Pale,
    Ring,
    Square,
    Triangle,
    Diamond,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    Thin,
    Strong,
    Dotted,
}

/// Where a text stands, seen from its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts a little to the right.
    Start,
    /// Centred above.
    Middle,
    /// It ends a little to the left.
    End,
}

/// A mark with a tip to read on it.
#[derive(Clone, Debug)]
pub struct Dot {
    pub x: At,
    pub y: At,
    pub role: Role,
    pub shape: Shape,
    /// Radius in tenths of a pixel.
    pub radius: u32,
    /// What the mark says; nothing for a mark that is part of a crowd shown elsewhere.
    pub tip: Option<String>,
    /// A page about it.
    pub link: Option<String>,
}

/// A filled box between two positions on each axis.
#[derive(Clone, Debug)]
pub struct Bar {
    pub x: (At, At),
    pub y: (At, At),
    pub role: Role,
    pub tip: Option<String>,
}

/// A faint ground between two heights, with its word at the right edge.
#[derive(Clone, Debug)]
pub struct Zone {
    pub y: (At, At),
    pub role: Role,
    pub label: String,
}

/// A stretch of time: a box in the strip above the plot.
#[derive(Clone, Debug)]
pub struct Period {
    pub x: (At, At),
    pub role: Role,
    pub label: String,
    /// What stands in the box where the label does not fit.
    pub short: String,
}

/// Something that happened at one time: a dotted line with its word above the chart.
#[derive(Clone, Debug)]
pub struct Event {
    pub x: At,
    pub role: Role,
    pub label: String,
}

/// One layer of marks.
#[derive(Clone, Debug)]
pub enum Layer {
    Zones(Vec<Zone>),
    Periods(Vec<Period>),
    Events(Vec<Event>),
    /// Areas between a lower and an upper edge; each run is one area, gaps stay gaps.
    Band {
        runs: Vec<Vec<(At, At, At)>>,
        role: Role,
    },
    /// Lines; each run is one line, gaps stay gaps.
    Line {
        runs: Vec<Vec<(At, At)>>,
        role: Role,
        stroke: Stroke,
    },
    Dots(Vec<Dot>),
    Bars(Vec<Bar>),
    Text {
        x: At,
        y: At,
        text: String,
        role: Role,
        anchor: Anchor,
    },
}
