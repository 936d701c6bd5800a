//! The charts of an activity with their findings and their numbers: the ladder and the share of
//! usual.

use super::level;
use crate::analysis::load::{ActivityReport, Point};
use crate::calendar::{Span, minus};
use crate::site::chart::{ladder, share};
use crate::site::figure::{Figure, Row, Table};
use crate::site::page::{notice, session};
use crate::site::plan::SitePlan;
use crate::site::trace::{Piece, Trace};

/// How far back a page of an activity looks.
const DAYS: u32 = 182;

fn span(plan: &SitePlan, activity: &ActivityReport) -> Option<Span> {
    let since = minus(plan.today(), DAYS - 1);
    let first = activity.points.iter().map(|point| point.date).find(|date| *date >= since)?;
    // A week of room before a lone session, so that the axis has a length.
    Some(Span { first: first.min(minus(plan.today(), 6)), last: plan.today() })
}

fn shown(activity: &ActivityReport, span: Span) -> impl DoubleEndedIterator<Item = &Point> {
    activity.points.iter().filter(move |point| span.contains(point.date))
}

/// Every session at its level; nothing where fewer than two doses say enough to be compared.
pub(super) fn ladder(plan: &SitePlan, activity: &ActivityReport) -> Option<Figure> {
    let words = plan.words();
    let span = span(plan, activity)?;
    let levelled = shown(activity, span).filter(|point| point.level.is_some()).count();
    if levelled < 2 {
        return None;
    }
    let label = |at: u32| match at {
        0 => words.text("activity.below").to_owned(),
        at => at.to_string(),
    };
    let tip = |point: &Point| tip(plan, activity, point);
    let measure = words.say(
        "activity.ladder-measure",
        &[
            ("dates", &words.numbers().span(span)),
            ("levelled", &levelled.to_string()),
            ("all", &shown(activity, span).count().to_string()),
        ],
    );
    let title = finding(plan, activity);
    Some(Figure::drawn("ladder", measure, table(plan, activity, span), |width| {
        ladder::chart(
            &ladder::Material {
                activity,
                span,
                hold: activity.holds.now.filter(|_| notice::advice(plan).is_some()),
                level: &label,
                tip: &tip,
                title: title.clone(),
                description: words.text("activity.ladder-description").to_owned(),
                words,
            },
            width,
        )
    }))
}

fn tip(plan: &SitePlan, activity: &ActivityReport, point: &Point) -> String {
    let words = plan.words();
    let at = point.level.map(|at| level::level(plan, activity, at)).unwrap_or_default();
    words.say(
        "activity.tip",
        &[
            ("date", &words.numbers().short_date(point.date)),
            ("level", &at),
            ("answer", &session::tag(point.colour, plan).word),
        ],
    )
}

/// From the first to the last level, and how many steps back lay between.
fn finding(plan: &SitePlan, activity: &ActivityReport) -> String {
    let words = plan.words();
    let Some(span) = span(plan, activity) else { return String::new() };
    let mut levels = shown(activity, span).filter_map(|point| point.level);
    let steps = activity.holds.steps.iter().filter(|step| span.contains(step.date)).count();
    let back = words.count("activity.steps-back", steps);
    let first = levels.next();
    let last = levels.next_back().or(first);
    let name = |at: Option<u32>| at.map(|at| level::level(plan, activity, at)).unwrap_or_default();
    let key = if first == last { "activity.ladder-same" } else { "activity.ladder-moved" };
    words.say(key, &[("first", &name(first)), ("last", &name(last)), ("steps", &back)])
}

fn table(plan: &SitePlan, activity: &ActivityReport, span: Span) -> Table {
    let words = plan.words();
    let unknown = || words.text("load.not-known").to_owned();
    let rows = shown(activity, span).rev().map(|point| Row {
        name: words.numbers().date(point.date),
        link: None,
        cells: vec![
            point.level.map_or_else(unknown, |at| level::level(plan, activity, at)),
            point.share.map_or_else(unknown, |share| format!("{}\u{a0}%", share.0)),
            session::tag(point.colour, plan).word,
        ],
        trace: Trace::all([Piece::Session(point.session)]),
    });
    let head = ["activity.day", "activity.level", "activity.share", "activity.answer"];
    Table {
        caption: words.text("activity.ladder-caption").to_owned(),
        head: head.iter().map(|key| words.text(key).to_owned()).collect(),
        rows: rows.collect(),
    }
}

/// The share of usual of each session, with the band of 50 to 60 % in the phase it belongs to.
pub(super) fn share(plan: &SitePlan, activity: &ActivityReport) -> Option<Figure> {
    let words = plan.words();
    let span = span(plan, activity)?;
    let points: Vec<&Point> = shown(activity, span).filter(|point| point.share.is_some()).collect();
    let last = points.last()?.share?;
    if points.len() < 2 {
        return None;
    }
    let phases = plan.report().course.phases.phases.as_ref();
    let second = phases.iter().flat_map(|phases| phases.iter()).filter(|phase| phase.phase == 2);
    let bands: Vec<Span> = second
        .map(|phase| Span {
            first: phase.first.max(span.first),
            last: phase.last.unwrap_or(span.last).min(span.last),
        })
        .filter(|band| band.first <= band.last)
        .collect();
    let title = words.say("activity.share-now", &[("share", &last.0.to_string())]);
    let tip = |point: &Point| {
        words.say(
            "activity.share-tip",
            &[
                ("date", &words.numbers().short_date(point.date)),
                ("share", &point.share.map_or(0, |share| share.0).to_string()),
                ("answer", &session::tag(point.colour, plan).word),
            ],
        )
    };
    let key =
        if bands.is_empty() { "activity.share-measure" } else { "activity.share-measure-band" };
    let measure = words.say(key, &[("dates", &words.numbers().span(span))]);
    Some(Figure::drawn("share", measure, table(plan, activity, span), |width| {
        share::chart(
            &share::Material {
                points: &points,
                span,
                bands: &bands,
                tip: &tip,
                title: title.clone(),
                description: words.text("activity.share-description").to_owned(),
                words,
            },
            width,
        )
    }))
}
