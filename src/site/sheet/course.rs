//! The course: the headline with its numbers, and a chart of the days with the median and middle
//! half of each seven days, counted back from the day of the sheet so that they are the weeks
//! that the headline compares.

use super::clip::clip;
use super::{Ground, Part, SheetFigure};
use crate::analysis::course::{DeclaredFlare, PainDay, within};
use crate::analysis::statistic::{Quartiles, Thousandths, quartiles};
use crate::analysis::{Finding, Lack};
use crate::calendar::{Span, minus};
use crate::chart::{
    self, Axis, Chart, Dot, Event, Layer, Period, Role, Shape, Size, Stroke, Tick, Zone,
};
use crate::journal::EventKind;
use crate::site::chart::axis;
use crate::site::figure::Width;
use crate::site::sentence;

/// The height from which the numbers of the scale stand clear of each other by twos.
const ROOM_FOR_ALL_TICKS: u32 = 148;

/// Nothing where no rating is shown day by day.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    let course = &ground.report.course;
    let days = within(&course.days, ground.period);
    let says = match sentence::headline(ground.report, ground.words) {
        Some(headline) => headline,
        None => match ground.report.data.rated {
            Err(Lack::NotShared(_)) => return None,
            Err(lack) => sentence::lack(lack, ground.words),
            Ok(_) => ground.text("sheet.not-rated"),
        },
    };
    Some(Part {
        period: Some(ground.period_words()),
        figure: (!days.is_empty()).then(|| figure(ground, days, &says)),
        note: note(ground),
        says: Some(says),
        ..ground.part("course")
    })
}

/// What else the last three weeks say of the course, and the flares of the period.
fn note(ground: &Ground<'_>) -> Option<String> {
    let report = ground.report;
    let told = |finding: &&Finding| {
        matches!(
            finding,
            Finding::Recovered(_)
                | Finding::NewEpisode(_)
                | Finding::Stalled
                | Finding::Fluctuating(_)
        )
    };
    let findings = report.findings.iter().filter(told);
    let mut said: Vec<String> = findings
        .take(ground.detail.notes.saturating_sub(1))
        .map(|finding| sentence::finding(finding, report, ground.words))
        .collect();
    said.extend(flares(ground));
    (!said.is_empty()).then(|| said.join(" "))
}

fn flares_of<'a>(ground: &'a Ground<'_>) -> impl Iterator<Item = &'a DeclaredFlare> {
    let period = ground.period;
    let declared = ground.report.course.flares.declared.as_deref().unwrap_or_default();
    declared.iter().filter(move |flare| period.contains(flare.span.first))
}

/// The latest two flares of the period, and how many there were.
fn flares(ground: &Ground<'_>) -> Option<String> {
    let all: Vec<&DeclaredFlare> = flares_of(ground).collect();
    let latest = all.iter().rev().take(ground.detail.notes).map(|flare| flare_words(ground, flare));
    let latest: Vec<String> = latest.collect();
    (!latest.is_empty()).then(|| {
        let n = ground.words.count("visit.flares", all.len());
        ground
            .say("sheet.flares", &[("n", n.trim_end_matches('.')), ("flares", &latest.join("; "))])
    })
}

fn flare_words(ground: &Ground<'_>, flare: &DeclaredFlare) -> String {
    let numbers = ground.words.numbers();
    let long = flare.span.len() > 1;
    let first = numbers.short_date(flare.span.first);
    let mut parts = vec![match long {
        true => {
            let last = numbers.short_date(flare.span.last);
            ground.say("date.span", &[("first", &first), ("last", &last)])
        }
        false => first,
    }];
    parts.extend(flare.reading.map(|reading| numbers.tenths(reading)));
    parts.extend(flare.lasted.filter(|_| !long).map(|time| numbers.duration(time)));
    parts.extend(flare.settled.then(|| ground.text("fact.settled")));
    parts.extend(flare.what.as_ref().map(|what| clip(what, 40)));
    parts.join(", ")
}

/// Seven days with their figures, where enough of them were rated.
struct Seven {
    span: Span,
    pain: Quartiles,
}

/// The weeks of the period, counted back from its last day, newest first.
fn sevens(ground: &Ground<'_>) -> Vec<Seven> {
    let Span { first, last } = ground.period;
    let need = ground.rules.course.days_of_a_compared_week;
    let weeks = (0..ground.period.len().div_ceil(7)).map(|n| Span::ending(minus(last, n * 7), 7));
    weeks
        .filter_map(|span| {
            let days = within(&ground.report.course.days, span);
            let values: Vec<Thousandths> = days.iter().map(|day| day.value).collect();
            let enough = u32::try_from(values.len()).is_ok_and(|have| have >= need);
            let pain = quartiles(&values).filter(|_| enough)?;
            Some(Seven { span: Span { first: span.first.max(first), ..span }, pain })
        })
        .collect()
}

fn figure(ground: &Ground<'_>, days: &[PainDay], says: &str) -> SheetFigure {
    let (words, sevens) = (ground.words, sevens(ground));
    let measure = ground.say(
        "sheet.course-measure",
        &[
            ("days", &days.len().to_string()),
            ("of", &ground.period.len().to_string()),
            ("need", &ground.rules.course.days_of_a_compared_week.to_string()),
        ],
    );
    let mut layers = vec![zones(ground), phases(ground), events(ground)];
    layers.extend(bands(&sevens));
    layers.push(Layer::Dots(days.iter().map(|day| dot(day, days.len())).collect()));
    let chart = Chart {
        title: says.to_owned(),
        description: measure.clone(),
        size: Size { width: 704, height: ground.detail.course },
        x: axis::time(ground.period, Width::Wide, words),
        y: scale(ground),
        layers,
    };
    SheetFigure { id: "course", measure, svg: chart::svg(&chart, "course"), chart }
}

/// 0 to 10, with as many ticks named as the height has room for.
fn scale(ground: &Ground<'_>) -> Axis {
    let axis = Axis { direction: None, ..axis::pain(ground.words) };
    if ground.detail.course >= ROOM_FOR_ALL_TICKS {
        return axis;
    }
    let tick = |n: u32| Tick { at: f64::from(n), label: n.to_string(), line: true };
    Axis { ticks: [0, 5, 10].map(tick).into(), ..axis }
}

fn dot(day: &PainDay, all: usize) -> Dot {
    Dot {
        x: axis::at(day.date),
        y: height(day.value),
        role: Role::Ink,
        shape: Shape::Circle,
        radius: if all > 60 { 15 } else { 24 },
        tip: None,
        link: None,
    }
}

/// A value on the axis, rounded as the words tell it.
fn height(value: Thousandths) -> f64 {
    f64::from(value.tenths().0) / 10.0
}

fn zones(ground: &Ground<'_>) -> Layer {
    let zone =
        |from: f64, to: f64, role, key: &str| Zone { y: (from, to), role, label: ground.text(key) };
    Layer::Zones(vec![
        zone(0.0, 3.5, Role::Go, "course.mild"),
        zone(3.5, 6.5, Role::Care, "course.moderate"),
        zone(6.5, 10.0, Role::Stop, "course.severe"),
    ])
}

fn phases(ground: &Ground<'_>) -> Layer {
    let spans = ground.report.course.phases.phases.as_deref().unwrap_or_default();
    let Span { first, last } = ground.period;
    let shown = spans.iter().filter_map(|phase| {
        let (from, to) = (phase.first.max(first), phase.last.unwrap_or(last).min(last));
        let number = phase.phase.to_string();
        (from <= to).then(|| Period {
            x: (axis::at(from) - 0.5, axis::at(to) + 0.5),
            role: Role::Ground,
            label: format!("{number} {}", sentence::phase(phase.phase, ground.words)),
            short: number,
        })
    });
    Layer::Periods(shown.collect())
}

fn events(ground: &Ground<'_>) -> Layer {
    let event = |day, role, key: &str| Event { x: axis::at(day), role, label: ground.text(key) };
    let flares =
        flares_of(ground).map(|flare| event(flare.span.first, Role::Second, "course.flare"));
    let all = ground.report.course.phases.events.as_deref().unwrap_or_default().iter();
    let visits = all
        .filter(|e| e.kind == EventKind::Appointment && ground.period.contains(e.on))
        .map(|visit| event(visit.on, Role::Quiet, "course.visit"));
    Layer::Events(flares.chain(visits).collect())
}

/// The middle half of each week as an area and its median as a line across its days.
fn bands(sevens: &[Seven]) -> [Layer; 2] {
    let edges = |seven: &Seven| (axis::at(seven.span.first) - 0.4, axis::at(seven.span.last) + 0.4);
    let band = sevens.iter().map(|seven| {
        let ((from, to), pain) = (edges(seven), &seven.pain);
        let (low, high) = (height(pain.lower), height(pain.upper));
        vec![(from, low, high), (to, low, high)]
    });
    let line = sevens.iter().map(|seven| {
        let ((from, to), middle) = (edges(seven), height(seven.pain.median));
        vec![(from, middle), (to, middle)]
    });
    [
        Layer::Band { runs: band.collect(), role: Role::Accent },
        Layer::Line { runs: line.collect(), role: Role::Accent, stroke: Stroke::Strong },
    ]
}
