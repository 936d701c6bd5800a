//! What a session does, summed up over a period: each window's median and worst, how long it
//! takes to settle, and how many sessions this rests on. Knows no activity.

use super::bout::median_seconds;
use super::colour::Colour;
use super::day::median;
use super::response::{TakenFrom, Window};
use super::session::SessionReport;
use crate::calendar::Span;
use crate::journal::{Seconds, Tenths};

/// One window over several sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowSummary {
    pub window: Window,
    /// Sessions that tell it, and of those the ones where it was taken over from a rating.
    pub known: u32,
    pub taken_over: u32,
    pub median: Option<Tenths>,
    pub worst: Option<Tenths>,
}

/// What sessions did in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Irritability {
    pub period: Span,
    pub sessions: u32,
    /// Sessions with a colour.
    pub known: u32,
    pub greens: u32,
    pub ambers: u32,
    pub reds: u32,
    /// Before, during, an hour after, next morning.
    pub windows: [WindowSummary; 4],
    /// The rise from before to during, and from the day's morning to the next.
    pub typical_rise_during: Option<Tenths>,
    pub typical_rise_overnight: Option<Tenths>,
    /// How long it took to settle, where written.
    pub settled_known: u32,
    pub settled_median: Option<Seconds>,
    pub settled_longest: Option<Seconds>,
}

/// The summary over the sessions of a span.
pub fn irritability(sessions: &[SessionReport], period: Span) -> Irritability {
    let from = sessions.partition_point(|session| session.date < period.first);
    let to = sessions.partition_point(|session| session.date <= period.last);
    let sessions = sessions.get(from..to).unwrap_or_default();
    let count = |colour: Colour| {
        number(sessions.iter().filter(|session| session.verdict.colour == colour).count())
    };
    let settled: Vec<Seconds> = sessions.iter().filter_map(|s| s.response.settled).collect();
    let (greens, ambers, reds) = (count(Colour::Green), count(Colour::Amber), count(Colour::Red));
    Irritability {
        period,
        sessions: number(sessions.len()),
        known: greens + ambers + reds,
        greens,
        ambers,
        reds,
        windows: [Window::Before, Window::During, Window::Hour, Window::Next]
            .map(|window| summary(sessions, window)),
        typical_rise_during: rise(sessions, |s| Some((s.response.before?, s.response.during?))),
        typical_rise_overnight: rise(sessions, |s| Some((s.response.reference?, s.response.next?))),
        settled_known: number(settled.len()),
        settled_median: median_seconds(&settled),
        settled_longest: settled.into_iter().max(),
    }
}

fn summary(sessions: &[SessionReport], window: Window) -> WindowSummary {
    let taken: Vec<_> =
        sessions.iter().filter_map(|session| session.response.get(window)).collect();
    let values: Vec<Tenths> = taken.iter().map(|taken| taken.pain).collect();
    WindowSummary {
        window,
        known: number(taken.len()),
        taken_over: number(taken.iter().filter(|t| t.from != TakenFrom::Session).count()),
        worst: values.iter().copied().max(),
        median: median(values),
    }
}

type Pair = (super::response::Taken, super::response::Taken);

fn rise(
    sessions: &[SessionReport],
    pair: impl Fn(&SessionReport) -> Option<Pair>,
) -> Option<Tenths> {
    let rises = sessions.iter().filter_map(pair).map(|(from, to)| Tenths(to.pain.0 - from.pain.0));
    median(rises.collect())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
