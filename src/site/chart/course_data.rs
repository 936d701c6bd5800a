//! What the course chart and its table are both made of, so that they cannot differ.

use jiff::civil::Date;

use super::course::{height, middle};
use crate::analysis::Report;
use crate::analysis::course::{CourseEvent, DeclaredFlare, PainDay, within};
use crate::analysis::statistic::Thousandths;
use crate::calendar::{Span, Week};
use crate::site::frame::{self, Link};
use crate::site::plan::SitePlan;
use crate::site::route::Route;
use crate::site::wording::Wording;

/// The course over a span, as one page shows it.
#[derive(Debug)]
pub(super) struct Course<'a> {
    plan: &'a SitePlan,
    from: &'a Route,
    pub(super) span: Span,
    pub(super) days: &'a [PainDay],
    /// Weeks with enough days.
    pub(super) weeks: Vec<WeekPoint>,
}

/// One week on the chart: positions, and the same as words.
#[derive(Clone, Debug)]
pub(super) struct WeekPoint {
    pub(super) week: Week,
    pub(super) x: f64,
    pub(super) median: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// The median as written.
    pub(super) text: String,
    /// `week of 9 Mar`
    pub(super) dates: String,
    pub(super) tip: String,
    pub(super) link: Option<String>,
}

/// The first and the last week of a course of several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent<'a> {
    pub(super) first: &'a WeekPoint,
    pub(super) last: &'a WeekPoint,
}

impl Extent<'_> {
    pub(super) fn of(weeks: &[WeekPoint]) -> Option<Extent<'_>> {
        match weeks {
            [first, .., last] => Some(Extent { first, last }),
            _ => None,
        }
    }
}

impl<'a> Course<'a> {
    pub(super) fn of(plan: &'a SitePlan, from: &'a Route, span: Span) -> Option<Course<'a>> {
        let days = within(&plan.report().course.days, span);
        days.first()?;
        let course = Course { plan, from, span, days, weeks: Vec::new() };
        let weeks = course.week_points();
        Some(Course { weeks, ..course })
    }

    fn week_points(&self) -> Vec<WeekPoint> {
        let (first, last) = (Week::of(self.span.first), Week::of(self.span.last));
        let weeks = self.report().course.weeks.range(first..=last);
        weeks
            .filter(|(_, pain)| pain.days >= self.need())
            .map(|(&week, pain)| self.week_point(week, (pain.day, pain.days)))
            .collect()
    }

    fn week_point(
        &self,
        week: Week,
        (pain, days): (crate::analysis::statistic::Quartiles, u32),
    ) -> WeekPoint {
        let words = self.words();
        let whole = week.span();
        let shown =
            Span { first: whole.first.max(self.span.first), last: whole.last.min(self.span.last) };
        let tip = words.say(
            "course.tip-week",
            &[
                ("week", &words.numbers().week(week)),
                ("median", &self.points(pain.median)),
                ("low", &self.points(pain.lower)),
                ("high", &self.points(pain.upper)),
                ("days", &days.to_string()),
            ],
        );
        WeekPoint {
            week,
            x: middle(shown),
            median: height(pain.median),
            low: height(pain.lower),
            high: height(pain.upper),
            text: self.points(pain.median),
            dates: words
                .say("course.week-of", &[("date", &words.numbers().short_date(whole.first))]),
            tip,
            link: self.link(&Route::Week(week)),
        }
    }

    /// The days that a week needs.
    pub(super) fn need(&self) -> u32 {
        self.plan.rules().course.days_of_a_compared_week
    }

    pub(super) fn words(&self) -> &'a Wording {
        self.plan.words()
    }

    pub(super) fn report(&self) -> &'a Report {
        self.plan.report()
    }

    pub(super) fn points(&self, value: Thousandths) -> String {
        self.words().numbers().tenths(value.tenths())
    }

    /// The address of a page, where it is there.
    pub(super) fn link(&self, to: &Route) -> Option<String> {
        self.plan.has(to).then(|| to.seen_from(self.from))
    }

    pub(super) fn linked(&self, to: &Route, text: &str) -> Option<Link> {
        self.plan.has(to).then(|| frame::link(self.plan, to, self.from, text))
    }

    pub(super) fn flares(&self) -> impl Iterator<Item = &'a DeclaredFlare> {
        let span = self.span;
        let all = self.report().course.flares.declared.as_deref().unwrap_or_default();
        all.iter().filter(move |flare| span.contains(flare.span.first))
    }

    /// The dated events of the span.
    pub(super) fn events(&self) -> impl Iterator<Item = &'a CourseEvent> {
        let span = self.span;
        let all = self.report().course.phases.events.as_deref().unwrap_or_default();
        all.iter().filter(move |event| span.contains(event.on))
    }

    pub(super) fn day(&self, date: Date) -> Option<&'a PainDay> {
        within(&self.report().course.days, Span { first: date, last: date }).first()
    }

    pub(super) fn measure(&self) -> String {
        let words = self.words();
        words.say(
            "course.measure",
            &[
                ("dates", &words.numbers().span(self.span)),
                ("need", &self.need().to_string()),
                ("days", &self.days.len().to_string()),
                ("of", &self.span.len().to_string()),
            ],
        )
    }

    /// What can be said of days that make no two weeks.
    pub(super) fn finding_of_days(&self) -> String {
        let values = || self.days.iter().map(|day| day.value);
        self.words().say(
            "course.finding-days",
            &[
                ("days", &self.days.len().to_string()),
                ("lowest", &self.points(values().min().unwrap_or_default())),
                ("highest", &self.points(values().max().unwrap_or_default())),
            ],
        )
    }
}
