//! The reader's own numbers inside an article: what each block shows, from the same parts as the
//! progress pages. Where there is nothing to show it says so, and never why; while an emergency
//! box stands, what would be advice gives way to the notice.

mod print;

use super::activity::hold;
use super::topic::{confidence, practice};
use super::{gate, load, notice, overview, rule};
use crate::analysis::dictionary::LoadSource;
use crate::analysis::mind::Rung;
use crate::analysis::{Finding, Standing};
use crate::calendar::{Span, minus};
use crate::markup::Markup;
use crate::site::chart;
use crate::site::content::{ChartKind, Embed, GateName};
use crate::site::figure::Figure;
use crate::site::frame::{self, Link};
use crate::site::plan::{Page, SiteKind, SitePlan};
use crate::site::route::Route;
use crate::site::sentence;
use crate::site::wording::Wording;

use print::Own;

/// Charts in one block, so that an article stays an article.
const SIDE_BY_SIDE: usize = 3;

/// Where a block stands: the page, and which of its blocks it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'a> {
    pub(crate) page: &'a Route,
    pub(crate) number: usize,
}

/// What a block becomes; nothing on a site of articles alone.
pub(crate) fn embed(plan: &SitePlan, spot: Spot<'_>, embed: &Embed) -> Option<Markup> {
    if plan.kind() == SiteKind::Articles {
        return None;
    }
    let page = Page { route: spot.page.clone(), title: String::new() };
    let words = plan.words();
    let own = match (is_advice(embed), notice::notice(plan, &page)) {
        (true, Some(notice)) => Own {
            lines: vec![notice.now, notice.instead],
            link: Some(notice.help),
            ..Own::default()
        },
        _ => shown(plan, &page, embed).filter(Own::has_something).unwrap_or_else(|| Own {
            lines: vec![words.text("embed.nothing").to_owned()],
            ..Own::default()
        }),
    };
    Some(print::section(&own, spot.number, words))
}

/// Whether a block would steer what is done next.
fn is_advice(embed: &Embed) -> bool {
    match embed {
        Embed::Tolerance { .. }
        | Embed::Evidence { .. }
        | Embed::Gate { .. }
        | Embed::Hold
        | Embed::Readiness => true,
        Embed::Chart { .. } | Embed::Consistency | Embed::Colours => false,
    }
}

fn shown(plan: &SitePlan, page: &Page, embed: &Embed) -> Option<Own> {
    let words = plan.words();
    match embed {
        Embed::Chart { kind, weeks } => match charts(plan, page, *kind, *weeks) {
            None if *kind == ChartKind::Bouts => practice::moments(plan).map(Own::lines),
            Some(charts) if charts.len() > SIDE_BY_SIDE => Some(Own {
                charts: charts.into_iter().take(SIDE_BY_SIDE).collect(),
                link: all_of(plan, page, *kind),
                ..Own::default()
            }),
            charts => charts.map(Own::charts),
        },
        Embed::Tolerance { source } => tolerance(plan, *source),
        Embed::Evidence { movement } => evidence(plan, movement).map(Own::lines),
        Embed::Gate { of } => {
            plan.report().load.sessions.first()?;
            let gate = gate::gate(plan, source_of(*of))?;
            let checks = gate.checks.into_iter().map(|check| (check.answer, check.text)).collect();
            let lines = [Some(gate.finding), gate.already].into_iter().flatten().collect();
            let note = Some(words.text("gate.note").to_owned());
            Some(Own { lines, checks, note, ..Own::default() })
        }
        Embed::Hold => holds(plan),
        Embed::Consistency => {
            let any = plan.report().load.consistency.short.is_ok();
            any.then(|| Own::lines(practice::steady(plan)))
        }
        Embed::Readiness => readiness(plan),
        Embed::Colours => {
            let lines = rule::session(plan.rules(), words);
            (!plan.report().load.sessions.is_empty()).then(|| Own::lines(lines))
        }
    }
}

/// The page that shows what an article has no room for.
fn all_of(plan: &SitePlan, page: &Page, kind: ChartKind) -> Option<Link> {
    let to = plan.page_of(&Route::Confidence)?;
    let link = || frame::link(plan, &to.route, &page.route, &to.title);
    (kind == ChartKind::Confidence).then(link)
}

fn source_of(gate: GateName) -> LoadSource {
    match gate {
        GateName::Rotation => LoadSource::Rotation,
        GateName::Core => LoadSource::CoreHard,
        GateName::Running => LoadSource::Impact,
    }
}

fn charts(plan: &SitePlan, page: &Page, kind: ChartKind, weeks: u16) -> Option<Vec<Figure>> {
    match kind {
        ChartKind::Course => {
            let first = plan.report().course.days.first()?.date;
            let begin = minus(plan.today(), u32::from(weeks) * 7 - 1).max(first);
            let span = Span::between(begin, plan.today());
            match chart::course(plan, &page.route, (span, "course")) {
                Some(figure) => Some(vec![figure]),
                None => last_days(plan, page, weeks),
            }
        }
        ChartKind::Minutes => Some(load::minutes_beside(plan).into_iter().collect()),
        ChartKind::Bouts => practice::through_the_day(plan).map(|card| vec![card.figure]),
        ChartKind::Confidence => {
            Some(confidence::cards(plan).into_iter().map(|card| card.figure).collect())
        }
    }
}

/// Where nothing was rated of late: the last weeks that were.
fn last_days(plan: &SitePlan, page: &Page, weeks: u16) -> Option<Vec<Figure>> {
    let last = plan.report().course.days.last()?.date;
    let span = Span::ending(last, u32::from(weeks) * 7);
    chart::course(plan, &page.route, (span, "course")).map(|figure| vec![figure])
}

fn tolerance(plan: &SitePlan, source: LoadSource) -> Option<Own> {
    let words = plan.words();
    let (now, chart) = load::bracket_of(plan, source)?;
    let name = sentence::source(source, words);
    let line = words.say("finding.threshold", &[("name", &name), ("now", &now)]);
    Some(match chart {
        Some(figure) => Own::charts(vec![figure]),
        None => Own::lines(vec![line]),
    })
}

/// How often a movement was tried without what was feared, and how its kind of load was answered.
fn evidence(plan: &SitePlan, movement: &str) -> Option<Vec<String>> {
    let words = plan.words();
    let report = plan.report();
    let rungs = report.mind.exposure.as_deref().unwrap_or_default();
    let rung = rungs.iter().find(|rung| rung.movement == movement);
    let tried = rung.filter(|rung| rung.without + rung.with > 0).map(|rung| tried(rung, plan));
    let source = match movement {
        "lift" | "load" => Some(LoadSource::Lift),
        "twist" => Some(LoadSource::Rotation),
        _ => None,
    };
    let counted = source.and_then(|source| load::counted(plan, source));
    let lines: Vec<String> =
        tried.into_iter().chain(counted).chain(confidence_in(movement, plan)).collect();
    let gap = report.mind.gaps.get(movement).filter(|gap| gap.lasting == Ok(true)).map(|gap| {
        let gap = Finding::Gap { movement: movement.to_owned(), gap: *gap };
        sentence::finding(&gap, report, words)
    });
    Some(lines.into_iter().chain(gap).collect())
}

/// How sure the person is of a movement now, and was at first.
fn confidence_in(movement: &str, plan: &SitePlan) -> Option<String> {
    let words = plan.words();
    let confidence = plan.report().mind.confidence.as_ref().ok()?;
    let points = &confidence.movements.get(movement)?.points;
    let (now, first) = (points.last_key_value()?, points.first_key_value()?);
    let name = sentence::movement_key(movement).map_or(movement, |key| words.text(key));
    let n = |value| words.numbers().tenths(value);
    let date = |day| words.numbers().date(day);
    let parts = [
        ("name", name.to_owned()),
        ("now", n(*now.1)),
        ("now-date", date(*now.0)),
        ("first", n(*first.1)),
        ("first-date", date(*first.0)),
    ];
    let key = if points.len() > 1 { "embed.confidence" } else { "embed.confidence-once" };
    Some(words.say(key, &parts.each_ref().map(|(name, value)| (*name, value.as_str()))))
}

fn tried(rung: &Rung, plan: &SitePlan) -> String {
    let found = Finding::WithoutTheFeared {
        movement: rung.movement.clone(),
        without: rung.without,
        basis: rung.basis,
    };
    sentence::finding(&found, plan.report(), plan.words())
}

fn holds(plan: &SitePlan) -> Option<Own> {
    let words = plan.words();
    let activities = &plan.report().load.activities;
    let levels = activities.iter().any(|activity| !activity.points.is_empty());
    let held = activities.iter().filter_map(|activity| {
        let text = hold(plan, activity, &activity.holds.now?);
        Some(words.say("embed.hold", &[("name", &activity.called.name), ("text", &text)]))
    });
    let lines: Vec<String> = held.collect();
    let none = || vec![words.text("embed.no-hold").to_owned()];
    levels.then(|| Own::lines(if lines.is_empty() { none() } else { lines }))
}

fn readiness(plan: &SitePlan) -> Option<Own> {
    let words: &Wording = plan.words();
    match &plan.report().standing {
        Standing::Danger(_) => None,
        Standing::Open(_) => {
            let list = overview::readiness(plan)?;
            let checks = list.checks.into_iter().map(|check| {
                let answer = super::session::Tag { word: check.answer, class: shape(check.class) };
                (answer, format!("{}: {}", check.name, check.numbers))
            });
            let note = Some(words.text("readiness.note").to_owned());
            let lines = list.all_met.into_iter().collect();
            Some(Own { lines, checks: checks.collect(), note, ..Own::default() })
        }
    }
}

/// The mark of an answer: a shape beside its word.
fn shape(class: &str) -> &'static str {
    match class {
        "met" => "go",
        "not-yet" => "care",
        _ => "open",
    }
}
