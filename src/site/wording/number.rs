//! Numbers, dates and lengths of time in the form of a language.

use std::borrow::Cow;

use jiff::civil::{Date, Time};

use super::Wording;
use crate::calendar::{Month, Span, Week};
use crate::journal::{
    Distance, DistanceUnit, Dose, Load, Mass, MassUnit, Range, Reach, Reading, Seconds, Tenths,
};

/// Writes values for one language.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    words: &'a Wording,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(words: &'a Wording) -> Numbers<'a> {
        Numbers { words }
    }

    /// `3`, `3.5`
    pub fn tenths(self, value: Tenths) -> String {
        let sign = if value.0 < 0 { "\u{2212}" } else { "" };
        let (whole, part) = (value.0.unsigned_abs() / 10, value.0.unsigned_abs() % 10);
        if part == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{}{part}", self.words.text("meta.decimal"))
        }
    }

    /// Thousandths with as many decimals as they have: `2.5`
    fn thousandths(self, value: u32) -> String {
        let (whole, part) = (value / 1000, value % 1000);
        if part == 0 {
            return whole.to_string();
        }
        let digits = format!("{part:03}");
        format!("{whole}{}{}", self.words.text("meta.decimal"), digits.trim_end_matches('0'))
    }

    /// A reading as it was written, in the words of this language.
    pub fn reading(self, reading: Reading) -> String {
        match reading {
            Reading::Number(n) => self.tenths(n),
            Reading::About(n) => self.words.say("reading.about", &[("n", &self.tenths(n))]),
            Reading::Between(a, b) => format!("{}\u{2013}{}", self.tenths(a), self.tenths(b)),
            Reading::OutOfTen(n) => format!("{}/10", self.tenths(n)),
            Reading::Below(n) => self.words.say("reading.below", &[("n", &self.tenths(n))]),
            Reading::Above(n) => self.words.say("reading.above", &[("n", &self.tenths(n))]),
            Reading::Word(n) => self.words.say("reading.word", &[("n", &self.tenths(n))]),
            Reading::Unknown => self.words.text("reading.unknown").to_owned(),
            Reading::Skipped => self.words.text("reading.skipped").to_owned(),
        }
    }

    /// `12 March 2026`
    pub fn date(self, day: Date) -> String {
        self.dated("date.full", day)
    }

    /// `Thursday, 12 March 2026`
    pub fn weekday_date(self, day: Date) -> String {
        self.dated("date.weekday", day)
    }

    /// `12 Mar`
    pub fn short_date(self, day: Date) -> String {
        self.dated("date.short", day)
    }

    fn dated(self, form: &str, day: Date) -> String {
        let month = day.month();
        let weekday = day.weekday().to_monday_one_offset();
        let word = |key: String| match self.words.texts().get(&key) {
            Some(word) => Some(Cow::Borrowed(word.as_str())),
            None => Some(Cow::Owned(key)),
        };
        let number = |text: String| Some(Cow::Owned(text));
        self.words.say_with(form, |part| match part {
            "day" => number(day.day().to_string()),
            "month" => word(format!("month.{month}")),
            "mon" => word(format!("month-short.{month}")),
            "number" => number(month.to_string()),
            "dd" => number(format!("{:02}", day.day())),
            "mm" => number(format!("{month:02}")),
            "year" => number(day.year().to_string()),
            "weekday" => word(format!("weekday.{weekday}")),
            _ => None,
        })
    }

    /// `9 to 15 March 2026`, `30 March to 5 April 2026`, `29 December 2025 to 4 January 2026`
    pub fn span(self, span: Span) -> String {
        let Span { first, last } = span;
        let first = match (first.year() == last.year(), first.month() == last.month()) {
            _ if first == last => return self.date(last),
            (true, true) => self.dated("date.day", first),
            (true, false) => self.dated("date.day-month", first),
            (false, _) => self.date(first),
        };
        self.words.say("date.span", &[("first", &first), ("last", &self.date(last))])
    }

    /// `9 Mar to 15 Mar`, where the year stands beside it.
    pub fn short_span(self, span: Span) -> String {
        self.words.say(
            "date.span",
            &[("first", &self.short_date(span.first)), ("last", &self.short_date(span.last))],
        )
    }

    /// `Week 11 of 2026`
    pub fn week(self, week: Week) -> String {
        self.words.say(
            "date.week",
            &[("number", &week.number.to_string()), ("year", &week.year.to_string())],
        )
    }

    /// `March 2026`
    pub fn month(self, month: Month) -> String {
        self.words.say(
            "date.month",
            &[
                ("month", self.words.text(&format!("month.{}", month.number))),
                ("number", &month.number.to_string()),
                ("mm", &format!("{:02}", month.number)),
                ("year", &month.year.to_string()),
            ],
        )
    }

    /// `18:10`
    pub fn time(self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// `50 min`, `1 h 5 min`, `30 s`
    pub fn duration(self, time: Seconds) -> String {
        let (hours, minutes, seconds) = (time.0 / 3600, time.0 / 60 % 60, time.0 % 60);
        let mut parts = Vec::new();
        for (n, unit) in [(hours, "unit.h"), (minutes, "unit.min"), (seconds, "unit.s")] {
            if n > 0 {
                parts.push(format!("{n}\u{a0}{}", self.words.text(unit)));
            }
        }
        if parts.is_empty() {
            parts.push(format!("0\u{a0}{}", self.words.text("unit.min")));
        }
        parts.join(" ")
    }

    /// `2 days`, where it is so many whole days; else as a length of time.
    pub fn lasting(self, time: Seconds) -> String {
        const DAY: u32 = 86_400;
        let days = time.0 / DAY;
        match (days, time.0 % DAY) {
            (2.., 0) => self.words.count("unit.days", usize::try_from(days).unwrap_or(0)),
            _ => self.duration(time),
        }
    }

    /// Hours with one decimal: `6.5 h`
    pub fn hours(self, time: Seconds) -> String {
        let tenths = Tenths(i32::try_from((time.0 + 180) / 360).unwrap_or(i32::MAX));
        format!("{}\u{a0}{}", self.tenths(tenths), self.words.text("unit.h"))
    }

    pub fn mass(self, mass: Mass) -> String {
        let unit = match mass.unit {
            MassUnit::Kg => "kg",
            MassUnit::Lb => "lb",
        };
        format!("{}\u{a0}{unit}", self.thousandths(mass.thousandths))
    }

    pub fn distance(self, distance: Distance) -> String {
        let unit = match distance.unit {
            DistanceUnit::Metre => "m",
            DistanceUnit::Kilometre => "km",
            DistanceUnit::Mile => "mi",
        };
        format!("{}\u{a0}{unit}", self.thousandths(distance.thousandths))
    }

    /// A dose in one line: `3 × 8, 16 kg, 50 % of usual`
    pub fn dose(self, dose: &Dose) -> String {
        let Dose {
            sets,
            reps,
            hold,
            duration,
            distance,
            load,
            percent,
            level,
            range,
            reach,
            effort,
        } = dose;
        let mut parts = Vec::new();
        match (sets, reps, hold) {
            (Some(sets), Some(reps), None) => parts.push(format!("{sets} × {reps}")),
            (Some(sets), None, Some(hold)) => {
                parts.push(format!("{sets} × {}", self.duration(*hold)));
            }
            (None, Some(reps), None) => parts.push(self.words.count("dose.reps", *reps as usize)),
            (sets, reps, hold) => {
                parts.extend(sets.map(|n| self.words.count("dose.sets", n as usize)));
                parts.extend(reps.map(|n| self.words.count("dose.reps", n as usize)));
                parts.extend(hold.map(|hold| self.duration(hold)));
            }
        }
        parts.extend(duration.map(|time| self.duration(time)));
        parts.extend(distance.map(|distance| self.distance(distance)));
        parts.extend(load.as_ref().map(|load| self.load(load)));
        parts.extend(percent.map(|n| self.words.say("dose.percent", &[("n", &n.to_string())])));
        parts.extend(level.map(|n| self.words.say("dose.level", &[("n", &n.to_string())])));
        parts.extend(range.as_ref().map(|range| self.range(range)));
        parts.extend(reach.map(|reach| self.reach(reach).to_owned()));
        parts.extend(effort.map(|effort| self.effort(effort)));
        parts.join(", ")
    }

    pub fn effort(self, effort: Reading) -> String {
        self.words.say("dose.effort", &[("n", &self.reading(effort))])
    }

    fn load(self, load: &Load) -> String {
        match load {
            Load::Weight(mass) => self.mass(*mass),
            Load::Bodyweight => self.words.text("dose.bodyweight").to_owned(),
            Load::Band(which) => self.words.say("dose.band", &[("which", which)]),
        }
    }

    fn range(self, range: &Range) -> String {
        match range {
            Range::Half => self.words.text("dose.half").to_owned(),
            Range::Comfortable => self.words.text("dose.comfortable").to_owned(),
            Range::Full => self.words.text("dose.full").to_owned(),
            Range::To(what) => self.words.say("dose.to", &[("what", what)]),
        }
    }

    fn reach(self, reach: Reach) -> &'a str {
        match reach {
            Reach::Close => self.words.text("dose.close"),
            Reach::Far => self.words.text("dose.far"),
        }
    }
}
