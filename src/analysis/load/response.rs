//! D8: the windows of a session. What was not written beside the session is taken over from the
//! ratings of the day and of the next morning, and marked. Decides nothing about colours.

use jiff::civil::Date;

use super::day::{Days, Noted, Signs, median, signs};
use super::rules::ColourRules;
use crate::calendar::{Span, minus, plus};
use crate::journal::{Fact, Reading, Seconds, Tenths, What, Windows};

/// Where a window's value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenFrom {
    /// written beside the session
    Session,
    /// the last rating earlier that day
    EarlierRating { fact: usize },
    /// the morning of the day after
    NextMorning { fact: usize },
    /// the morning of the session's own day
    ThatMorning { fact: usize },
    /// the median of this many mornings before
    MorningsBefore { mornings: u32, last: usize },
    /// the session's `before`, where no morning is known
    Before,
}

/// A value of a window and where it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub pain: Tenths,
    pub from: TakenFrom,
}

/// The windows in which a session is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Window {
    Before,
    During,
    Hour,
    Next,
}

/// What the back said to a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Response {
    pub before: Option<Taken>,
    pub during: Option<Taken>,
    pub hour: Option<Taken>,
    pub next: Option<Taken>,
    /// how long it took to settle, where written
    pub settled: Option<Seconds>,
    /// what `next` is compared with: the morning of the session's day
    pub reference: Option<Taken>,
    /// the fact that tells of leg symptoms that were not there before
    pub new_leg_sign: Option<usize>,
}

impl Response {
    pub fn get(&self, window: Window) -> Option<Taken> {
        match window {
            Window::Before => self.before,
            Window::During => self.during,
            Window::Hour => self.hour,
            Window::Next => self.next,
        }
    }
}

/// The windows of the session that stands in fact `at`.
pub(super) fn response(
    facts: &[Fact],
    (at, windows): (usize, &Windows),
    days: &Days,
    rules: &ColourRules,
) -> Response {
    let Some(session) = facts.get(at) else { return Response::default() };
    let before = written(windows.before).or_else(|| {
        let noted = days.get(session.date)?.last_before(session.time)?;
        Some(Taken { pain: noted.pain, from: TakenFrom::EarlierRating { fact: noted.fact } })
    });
    let next = written(windows.next).or_else(|| {
        let noted = days.get(plus(session.date, 1))?.morning?;
        Some(Taken { pain: noted.pain, from: TakenFrom::NextMorning { fact: noted.fact } })
    });
    let morning = reference_morning(session.date, days, rules);
    let from_before = before.map(|b| Taken { pain: b.pain, from: TakenFrom::Before });
    Response {
        before,
        during: written(windows.during),
        hour: written(windows.hour),
        next,
        settled: windows.settled,
        reference: morning.or(from_before),
        new_leg_sign: new_leg_sign(facts, session, days),
    }
}

fn written(reading: Option<Reading>) -> Option<Taken> {
    reading?.value().map(|pain| Taken { pain, from: TakenFrom::Session })
}

/// The morning of that day; where it is missing, the median of the last mornings before it.
fn reference_morning(date: Date, days: &Days, rules: &ColourRules) -> Option<Taken> {
    if let Some(Noted { pain, fact }) = days.get(date).and_then(|day| day.morning) {
        return Some(Taken { pain, from: TakenFrom::ThatMorning { fact } });
    }
    let wanted = usize::try_from(rules.reference_mornings).unwrap_or(usize::MAX);
    let mornings: Vec<Noted> =
        days.mornings_before(date, rules.reference_reaches_days).take(wanted).collect();
    let last = mornings.first()?.fact;
    let pain = median(mornings.iter().map(|noted| noted.pain).collect())?;
    let mornings = u32::try_from(mornings.len()).unwrap_or(u32::MAX);
    Some(Taken { pain, from: TakenFrom::MorningsBefore { mornings, last } })
}

/// How far back an entry about the legs says what was there before.
const LEG_REACHES_DAYS: u32 = 28;

/// The first entry from the session to the end of the next day that names a sign on a side which
/// the last entry before the session did not name. An entry of that day without a time counts
/// as after: a new leg sign is not explained away.
fn new_leg_sign(facts: &[Fact], session: &Fact, days: &Days) -> Option<usize> {
    if !days.tell_of_legs {
        return None;
    }
    let is_before = |index: usize| {
        facts.get(index).is_some_and(|fact| {
            fact.date < session.date
                || (fact.date == session.date
                    && fact.time.zip(session.time).is_some_and(|(leg, at)| leg < at))
        })
    };
    let legs = |first: Date, last: Date| {
        let span = Span { first, last };
        days.within(span).iter().flat_map(|day| day.legs.iter().copied())
    };
    let after = || legs(session.date, plus(session.date, 1)).filter(|leg| !is_before(*leg));
    after().next()?;
    let known = legs(minus(session.date, LEG_REACHES_DAYS), session.date)
        .rfind(|leg| is_before(*leg))
        .and_then(|leg| leg_signs(facts, leg))
        .unwrap_or_default();
    after().find(|leg| leg_signs(facts, *leg).is_some_and(|signs| !signs.is_subset(&known)))
}

fn leg_signs(facts: &[Fact], at: usize) -> Option<Signs> {
    match &facts.get(at)?.what {
        What::Leg(leg) => Some(signs(leg)),
        _ => None,
    }
}
