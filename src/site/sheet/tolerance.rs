//! Tolerance by load source: fine at, too much at, the last answer, how many sessions, and the
//! same three weeks ago.

use super::{Cell, Ground, Mark, Part, SheetTable};
use crate::analysis::load::{Amount, Bracket, Colour, GroupReport, Scale, Tolerance};
use crate::calendar::minus;
use crate::journal::Kind;
use crate::site::sentence;

/// Nothing where sessions or their answers are not shown.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    if !ground.shows(Kind::Session) || !ground.shows(Kind::Response) {
        return None;
    }
    let sources = sources(ground);
    Some(Part {
        period: Some(ground.last_days(ground.rules.load.change.summary_days)),
        says: Some(says(ground, &sources)),
        tables: table(ground, &sources).into_iter().collect(),
        ..ground.part("tolerance")
    })
}

/// Sources by what matters in the visit: those with a limit, then those used most lately.
fn sources<'a>(ground: &Ground<'a>) -> Vec<&'a GroupReport> {
    let mut all: Vec<&GroupReport> = ground.report.load.sources.iter().collect();
    all.sort_by_key(|source| {
        let limit = source.tolerance.now.too_much.is_some();
        (!limit, std::cmp::Reverse(source.recent_sessions))
    });
    all
}

/// What can be loaded and what not, in words.
fn says(ground: &Ground<'_>, sources: &[&GroupReport]) -> String {
    let list = |pick: &dyn Fn(&Tolerance) -> Option<u32>| {
        let named = sources.iter().filter_map(|source| {
            let level = sentence::level(source.scale, pick(&source.tolerance)?, ground.words);
            Some(format!("{} {level}", lower(&sentence::group(source.group, ground.words), ground)))
        });
        named.take(ground.detail.named).collect::<Vec<_>>().join("; ")
    };
    let days = ground.rules.load.dose.new_after_days;
    let old = |tolerance: &Tolerance| {
        tolerance.fine_long_ago(ground.report.today, days).and(tolerance.now.fine)
    };
    let fine = list(&|tolerance| tolerance.now.fine.filter(|_| old(tolerance).is_none()));
    let was_fine = list(&old);
    let much = list(&|tolerance| tolerance.now.too_much);
    let said: Vec<String> =
        [("sheet.fine", fine), ("sheet.fine-long-ago", was_fine), ("sheet.too-much", much)]
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(key, list)| ground.say(key, &[("list", &list), ("days", &days.to_string())]))
            .collect();
    match (said.is_empty(), sources.is_empty()) {
        (false, _) => said.join(" "),
        (true, true) => ground.text("sheet.no-session"),
        (true, false) => ground.text("sheet.no-bracket"),
    }
}

/// A name within a sentence; German nouns keep their capital.
pub(super) fn lower(name: &str, ground: &Ground<'_>) -> String {
    if ground.words.language() == "de" { name.to_owned() } else { name.to_lowercase() }
}

fn table(ground: &Ground<'_>, sources: &[&GroupReport]) -> Option<SheetTable> {
    let rows = ground.detail.sources;
    let head = ["load", "fine-at", "much-at", "last", "n", "ago"];
    let shown: Vec<Vec<Cell>> =
        sources.iter().take(rows).map(|source| row(ground, source)).collect();
    let left = sources.len().saturating_sub(rows);
    (!shown.is_empty()).then(|| SheetTable {
        head: head.iter().map(|key| ground.text(&format!("sheet.col-{key}"))).collect(),
        rows: shown,
        more: more(ground, left),
    })
}

/// `and 3 more`
pub(super) fn more(ground: &Ground<'_>, left: usize) -> Option<String> {
    (left > 0).then(|| ground.words.count("sheet.more", left))
}

fn row(ground: &Ground<'_>, source: &GroupReport) -> Vec<Cell> {
    let level = |of: Option<u32>| short_level(ground, source.scale, of);
    let now = source.tolerance.now;
    let then = minus(ground.report.today, ground.rules.load.change.summary_days);
    let before = source.tolerance.history.iter().rev().find(|week| week.week.last <= then);
    vec![
        Cell::text(sentence::group(source.group, ground.words)),
        Cell::text(level(now.fine)),
        Cell::text(level(now.too_much)),
        last(ground, source),
        Cell::text(source.recent_sessions.to_string()),
        Cell::text(ago(ground, before.map(|week| week.bracket), now, &level)),
    ]
}

/// A level for a cell: `50 %` of usual, `15 min`, or a dash.
pub(super) fn short_level(ground: &Ground<'_>, scale: Scale, level: Option<u32>) -> String {
    match level.map(|level| (level, scale.amount(level))) {
        None => "\u{2013}".to_owned(),
        Some((_, Some(Amount::Share(share)))) => {
            ground.say("sheet.share", &[("n", &share.0.to_string())])
        }
        Some((level, _)) => sentence::level(scale, level, ground.words),
    }
}

/// The fine level of three weeks ago, or that it is the same.
fn ago(
    ground: &Ground<'_>,
    before: Option<Bracket>,
    now: Bracket,
    level: &dyn Fn(Option<u32>) -> String,
) -> String {
    match before {
        None => ground.text("sheet.ago-none"),
        Some(before) if before.fine == now.fine && before.too_much == now.too_much => {
            ground.text("trend.same")
        }
        Some(before) => match before.too_much {
            Some(much) => ground.say(
                "sheet.ago-both",
                &[("fine", &level(before.fine)), ("much", &level(Some(much)))],
            ),
            None => level(before.fine),
        },
    }
}

/// The last answer with its day.
pub(super) fn last(ground: &Ground<'_>, source: &GroupReport) -> Cell {
    let session = source.sessions.last().and_then(|at| ground.report.load.sessions.get(*at));
    session.map_or(Cell::default(), |session| {
        let date = ground.words.numbers().short_date(session.date);
        let colour = answer(ground, session.verdict.colour);
        Cell { text: format!("{}, {date}", colour.text), ..colour }
    })
}

/// The word of a colour with its mark.
pub(super) fn answer(ground: &Ground<'_>, colour: Colour) -> Cell {
    let (key, _) = sentence::colour(colour);
    let mark = match colour {
        Colour::Green => Mark::Go,
        Colour::Amber => Mark::Care,
        Colour::Red => Mark::Stop,
        Colour::Open | Colour::Unknown => Mark::Open,
    };
    Cell { text: ground.text(key), mark: Some(mark) }
}
