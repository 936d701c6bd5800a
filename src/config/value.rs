//! One value of a configuration, read as its key's shape asks. Knows no key by name.

use jiff::civil::Date;
use toml::de::{DeInteger, DeValue};

use super::key::Shape;
use super::share;
use crate::analysis::LifestyleQuestion;
use crate::diag::{self, Place};
use crate::inputs::RelPath;
use crate::journal::{Dose, Kind, Seconds, Tenths};
use crate::source::{Settings, Spanned, grammar};

/// A value in its shape. Everything that is written in quotes is `Text`, checked for its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Flag(bool),
    Whole(i64),
    Day(Date),
    Tenths(Tenths),
    Seconds(Seconds),
    Question(LifestyleQuestion),
}

/// Why a value does not fit its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    Type,
    Range,
    Word(&'static [&'static str]),
    Kind,
    Sealed,
    Code,
    Error,
    Form,
}

/// Reads one value that is not a list.
pub(super) fn parse(shape: Shape, value: &DeValue<'_>) -> Result<Value, Misfit> {
    match (shape, value) {
        (Shape::Flag, DeValue::Boolean(flag)) => Ok(Value::Flag(*flag)),
        (Shape::Whole(least, most), DeValue::Integer(number)) => {
            let number = whole(number).ok_or(Misfit::Range)?;
            if (least..=most).contains(&number) {
                Ok(Value::Whole(number))
            } else {
                Err(Misfit::Range)
            }
        }
        (Shape::Day, DeValue::Datetime(moment)) => match (moment.date, moment.time) {
            (Some(day), None) => {
                let (year, month) = (i16::try_from(day.year), i8::try_from(day.month));
                let day = i8::try_from(day.day);
                let (Ok(year), Ok(month), Ok(day)) = (year, month, day) else {
                    return Err(Misfit::Form);
                };
                Date::new(year, month, day).map(Value::Day).map_err(|_| Misfit::Form)
            }
            _ => Err(Misfit::Form),
        },
        (Shape::Day, DeValue::String(text)) => iso_day(text).map(Value::Day).ok_or(Misfit::Form),
        (Shape::Points(..), DeValue::Integer(number)) => {
            let number = whole(number).and_then(|number| i32::try_from(number).ok());
            within(shape, number.and_then(|number| number.checked_mul(10)))
        }
        (Shape::Points(..), DeValue::Float(number)) => within(shape, tenths(number.as_str())),
        (Shape::Clock, DeValue::Datetime(moment)) => {
            match (moment.date, moment.time, moment.offset) {
                (None, Some(time), None) => {
                    clock(&format!("{:02}:{:02}", time.hour, time.minute)).ok_or(Misfit::Form)
                }
                _ => Err(Misfit::Form),
            }
        }
        (Shape::Clock, DeValue::String(text)) => clock(text).ok_or(Misfit::Form),
        (Shape::Length, DeValue::String(text)) => {
            length(text).map(Value::Seconds).ok_or(Misfit::Form)
        }
        (Shape::Question, DeValue::String(text)) => {
            question(text).map(Value::Question).ok_or(Misfit::Form)
        }
        (Shape::Flag | Shape::Whole(..) | Shape::Day | Shape::Points(..), _) => Err(Misfit::Type),
        (shape, DeValue::String(text)) => {
            fits(shape, text)?;
            Ok(Value::Text(text.to_string()))
        }
        _ => Err(Misfit::Type),
    }
}

fn whole(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn within(shape: Shape, tenths: Option<i32>) -> Result<Value, Misfit> {
    match (shape, tenths) {
        (Shape::Points(least, most), Some(tenths)) if (least..=most).contains(&tenths) => {
            Ok(Value::Tenths(Tenths(tenths)))
        }
        _ => Err(Misfit::Range),
    }
}

/// `2.5`, with one decimal and no exponent.
fn tenths(number: &str) -> Option<i32> {
    let (whole, part) = number.split_once('.')?;
    let part = part.trim_end_matches('0');
    let tenth: i32 =
        if part.is_empty() { 0 } else { part.parse().ok().filter(|_| part.len() == 1)? };
    let whole: u16 = whole.trim_start_matches('+').parse().ok()?;
    Some(i32::from(whole) * 10 + tenth)
}

fn clock(text: &str) -> Option<Value> {
    let time = grammar::clock(text)?;
    let hours = u32::try_from(time.hour()).ok()?;
    let minutes = u32::try_from(time.minute()).ok()?;
    Some(Value::Seconds(Seconds(hours * 3600 + minutes * 60)))
}

/// A dose of the log that is a length of time and nothing else.
fn length(text: &str) -> Option<Seconds> {
    let file = RelPath::new("value")?;
    let text = Spanned::new(text.to_owned(), Place::whole(&file));
    let dose = grammar::dose(&text, &Settings::default()).value?;
    let duration = dose.duration.filter(|time| time.0 > 0);
    (dose == Dose { duration, ..Dose::default() }).then_some(duration).flatten()
}

/// `sleep under 6h`
fn question(text: &str) -> Option<LifestyleQuestion> {
    let scale =
        |text: &str| text.parse().ok().filter(|rating| (1..=5).contains(rating)).map(Tenths::whole);
    if let Some(rest) = text.strip_prefix("sleep under ") {
        length(rest).map(LifestyleQuestion::SleepUnder)
    } else if let Some(rest) = text.strip_prefix("sleep quality up to ") {
        scale(rest).map(LifestyleQuestion::SleepQualityUpTo)
    } else if let Some(rest) = text.strip_prefix("sit at least ") {
        length(rest).map(LifestyleQuestion::SitAtLeast)
    } else if let Some(rest) = text.strip_prefix("breaks up to ") {
        rest.parse().ok().map(LifestyleQuestion::BreaksUpTo)
    } else if let Some(rest) = text.strip_prefix("stress at least ") {
        scale(rest).map(LifestyleQuestion::StressAtLeast)
    } else {
        None
    }
}

/// `2026-01-05` and nothing looser: a date is never guessed.
fn iso_day(text: &str) -> Option<Date> {
    let digits = text.chars().all(|c| c.is_ascii_digit() || c == '-');
    (text.len() == 10 && digits).then(|| text.parse().ok()).flatten()
}

fn fits(shape: Shape, text: &str) -> Result<(), Misfit> {
    let form = |good: bool| if good { Ok(()) } else { Err(Misfit::Form) };
    match shape {
        Shape::Word(words) if words.contains(&text) => Ok(()),
        Shape::Word(words) => Err(Misfit::Word(words)),
        Shape::Kind => match Kind::named(text) {
            Some(kind) if kind.is_sealed() => Err(Misfit::Sealed),
            Some(_) => Ok(()),
            None => Err(Misfit::Kind),
        },
        Shape::Code => match diag::code_named(text) {
            Some(code) if code.severity == diag::Severity::Error => Err(Misfit::Error),
            Some(_) => Ok(()),
            None => Err(Misfit::Code),
        },
        Shape::Path => form(RelPath::new(text).is_some()),
        Shape::Folder => form(is_folder(text)),
        Shape::Url => form(is_url(text)),
        Shape::Link => form(is_link(text)),
        Shape::Language => form(is_language(text)),
        Shape::Tag => form(is_tag(text)),
        Shape::DayName => form(is_day_name(text)),
        Shape::Encoding => form(encoding_rs::Encoding::for_label(text.as_bytes()).is_some()),
        Shape::Style => form(is_style(text)),
        Shape::Domain => form(is_domain(text)),
        Shape::Destination => form(share::destination(text).is_some()),
        // Whether a dose can be read is for the log's grammar to say.
        Shape::Text | Shape::Dose => form(!text.contains('\0')),
        Shape::Flag
        | Shape::Whole(..)
        | Shape::Day
        | Shape::Points(..)
        | Shape::Length
        | Shape::Clock
        | Shape::Question
        | Shape::List(_) => Err(Misfit::Type),
    }
}

/// The name of a folder on every kind of disk.
pub(super) fn is_folder(text: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (1..=64).contains(&text.len()) && text.chars().all(good) && !text.starts_with('-')
}

/// Year, month and day once each, and no digit that could be taken for a part of them.
fn is_day_name(text: &str) -> bool {
    ["YYYY", "MM", "DD"].iter().all(|part| text.matches(part).count() == 1)
        && !text.chars().any(|c| c.is_ascii_digit() || c.is_control() || "/\\".contains(c))
}

fn is_tag(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && is_plain(text))
}

/// Without what would end an attribute or hide where the link leads.
fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"'\\`".contains(c))
}

/// A path of the site, never `//host` and never `scheme:`.
fn is_link(text: &str) -> bool {
    is_url(text)
        || (!text.is_empty() && is_plain(text) && !text.starts_with("//") && !text.contains(':'))
}

fn is_domain(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(part)
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or("");
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

/// A style value that cannot end its declaration, and that loads nothing.
pub(crate) fn is_style(text: &str) -> bool {
    !text.is_empty()
        && !text.chars().any(|c| c.is_control() || ";{}<>\\@".contains(c))
        && !text.contains("/*")
        && !text.to_lowercase().contains("url(")
        && !text.to_lowercase().contains("image")
}

impl Value {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn whole(&self) -> Option<u32> {
        match self {
            Value::Whole(number) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    pub(super) fn day(&self) -> Option<Date> {
        match self {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }
}
