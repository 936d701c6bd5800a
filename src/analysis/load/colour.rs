//! D9: the colour of one session, with the window that decided. Unknown is never green: green
//! needs the next morning and a word about during or the hour after.

use jiff::civil::Date;

use super::response::{Response, Window};
use super::rules::ColourRules;
use crate::calendar::days_between;
use crate::journal::{Seconds, Tenths};

/// The traffic light of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    Green,
    Amber,
    Red,
    /// nothing red or amber so far; the next morning is still waited for
    Open,
    /// something is missing that will not come any more
    Unknown,
}

impl Colour {
    /// Green, amber or red.
    pub fn is_known(self) -> bool {
        matches!(self, Colour::Green | Colour::Amber | Colour::Red)
    }
}

/// Why a session is red or amber.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// leg pain, numbness or tingling that was not there before
    NewLegSign { fact: usize },
    /// next morning above the morning of that day
    NextMorning { next: Tenths, reference: Tenths },
    /// up an hour after, and next morning still
    Lasting { hour: Tenths, before: Tenths, next: Tenths, reference: Tenths },
    /// it took longer to settle than the rules allow
    NotSettled { took: Seconds },
    /// the level during
    During { during: Tenths, limit: Tenths },
    /// the rise during
    DuringRise { during: Tenths, before: Tenths },
    /// the rise an hour after
    HourRise { hour: Tenths, before: Tenths },
}

impl Reason {
    /// The window that decided.
    pub fn window(self) -> Window {
        match self {
            Reason::NewLegSign { .. } | Reason::NextMorning { .. } | Reason::Lasting { .. } => {
                Window::Next
            }
            Reason::NotSettled { .. } | Reason::HourRise { .. } => Window::Hour,
            Reason::During { .. } | Reason::DuringRise { .. } => Window::During,
        }
    }
}

/// The colour of a session and what decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub colour: Colour,
    /// what made it red or amber, the weightiest first; empty otherwise
    pub reasons: Vec<Reason>,
    /// the windows that are not known
    pub missing: Vec<Window>,
    /// the next morning is missing and still possible: an amber may become red
    pub waits: bool,
}

impl Verdict {
    /// The verdict where the answers of the back are not shared.
    pub(super) fn not_shared() -> Verdict {
        let (reasons, missing) = (Vec::new(), Vec::new());
        Verdict { colour: Colour::Unknown, reasons, missing, waits: false }
    }
}

/// The colour of a session of this date, as of today.
pub(super) fn verdict(
    response: &Response,
    (date, today): (Date, Date),
    rules: &ColourRules,
) -> Verdict {
    let windows = [Window::Before, Window::During, Window::Hour, Window::Next];
    let missing: Vec<Window> =
        windows.into_iter().filter(|window| response.get(*window).is_none()).collect();
    let still_possible = days_between(date, today) < i64::from(rules.waits_for_days);
    let waits = response.next.is_none() && still_possible;
    let seen = Seen::of(response);
    let (red, amber) = (seen.red(response, rules), seen.amber(rules));
    let (colour, reasons) = if !red.is_empty() {
        (Colour::Red, red)
    } else if !amber.is_empty() {
        (Colour::Amber, amber)
    } else if seen.is_surely_calm(rules) {
        (Colour::Green, Vec::new())
    } else if still_possible {
        (Colour::Open, Vec::new())
    } else {
        (Colour::Unknown, Vec::new())
    };
    Verdict { colour, reasons, missing, waits }
}

/// The bare values of the windows: before, during, an hour after, next morning, its reference.
struct Seen {
    b: Option<Tenths>,
    d: Option<Tenths>,
    a: Option<Tenths>,
    m: Option<Tenths>,
    r: Option<Tenths>,
}

impl Seen {
    fn of(response: &Response) -> Seen {
        Seen {
            b: response.before.map(|taken| taken.pain),
            d: response.during.map(|taken| taken.pain),
            a: response.hour.map(|taken| taken.pain),
            m: response.next.map(|taken| taken.pain),
            r: response.reference.map(|taken| taken.pain),
        }
    }

    /// People who begin a session at 4 or more: fixed levels do not apply, only rises.
    fn starts_high(&self, rules: &ColourRules) -> bool {
        self.b.is_some_and(|b| b >= rules.high_start)
    }

    fn red(&self, response: &Response, rules: &ColourRules) -> Vec<Reason> {
        let mut reasons = Vec::new();
        reasons.extend(response.new_leg_sign.map(|fact| Reason::NewLegSign { fact }));
        reasons.extend(self.next_morning_red(rules));
        reasons.extend(self.lasting(rules));
        let slow = response.settled.filter(|took| *took > rules.settles_within);
        reasons.extend(slow.map(|took| Reason::NotSettled { took }));
        if self.starts_high(rules) {
            let unsettled =
                if response.settled.is_none() { rules.rise } else { rules.high_start_rise };
            reasons.extend(self.hour_rise(unsettled));
            reasons.extend(self.during_rise(rules.high_start_rise));
        } else {
            let limit = rules.red_during;
            let during = self.d.filter(|d| *d >= limit);
            reasons.extend(during.map(|during| Reason::During { during, limit }));
        }
        reasons
    }

    fn amber(&self, rules: &ColourRules) -> Vec<Reason> {
        let limit = rules.amber_during;
        let level = self.d.filter(|d| *d >= limit && !self.starts_high(rules));
        let level = level.map(|during| Reason::During { during, limit });
        [self.hour_rise(rules.rise), level, self.during_rise(rules.rise)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn next_morning_red(&self, rules: &ColourRules) -> Option<Reason> {
        let (next, reference) = (self.m?, self.r?);
        (next.0 >= reference.0 + rules.next_rise.0)
            .then_some(Reason::NextMorning { next, reference })
    }

    fn lasting(&self, rules: &ColourRules) -> Option<Reason> {
        let (hour, before, next, reference) = (self.a?, self.b?, self.m?, self.r?);
        (hour.0 >= before.0 + rules.rise.0 && next.0 >= reference.0 + rules.lasting_rise.0)
            .then_some(Reason::Lasting { hour, before, next, reference })
    }

    fn during_rise(&self, rise: Tenths) -> Option<Reason> {
        let (during, before) = (self.d?, self.b?);
        (during.0 >= before.0 + rise.0).then_some(Reason::DuringRise { during, before })
    }

    fn hour_rise(&self, rise: Tenths) -> Option<Reason> {
        let (hour, before) = (self.a?, self.b?);
        (hour.0 >= before.0 + rise.0).then_some(Reason::HourRise { hour, before })
    }

    /// Enough is known for green: the next morning, and during or the hour after. Where there is
    /// nothing to compare a value with, it must lie under the rise itself.
    fn is_surely_calm(&self, rules: &ColourRules) -> bool {
        let Some(m) = self.m else { return false };
        let said = self.d.is_some() || self.a.is_some();
        let compared = self.b.is_some()
            || [self.d, self.a].into_iter().flatten().all(|pain| pain < rules.rise);
        said && compared && (self.r.is_some() || m < rules.next_rise)
    }
}
