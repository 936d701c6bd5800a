//! How thresholds stand in the table of keys: each with the field of the rules that it sets. The
//! keys bear the names of the fields.

use super::{Key, Shape};
use crate::analysis::{LifestyleQuestion, Rules};
use crate::config::value::Value;
use crate::journal::{Seconds, Tenths};

/// A threshold and where its value goes.
pub(in crate::config) struct Rule {
    pub(in crate::config) key: Key,
    pub(in crate::config) set: fn(&mut Rules, &[Value]),
}

/// Declares the thresholds of one table: `[rules.NAME]` and the part of the rules it fills.
macro_rules! rules {
    ($list:ident: $table:ident = $part:tt:
        $($field:ident, $shape:expr, $default:literal, eg $example:literal, $doc:literal;)*) => {
        pub(in crate::config) static $list: &[$crate::config::key::rule::Rule] =
            &[$($crate::config::key::rule::Rule {
                key: $crate::config::key::Key {
                    path: concat!("rules.", stringify!($table), ".", stringify!($field)),
                    shape: $shape,
                    default: $default,
                    example: $example,
                    since: "0.1",
                    doc: $doc,
                },
                set: |rules, values| {
                    $crate::config::key::rule::put($crate::config::key::rule::field!(rules, $part, $field), values);
                },
            }),*];
    };
}
pub(super) use rules;

/// The field of a part of the rules, the part written as `[load colour]`.
macro_rules! field {
    ($rules:ident, [$($part:ident)+], $field:ident) => { &mut $rules.$($part).+.$field };
}
pub(super) use field;

/// A whole number of points of pain, with one decimal at most.
pub(super) const POINTS: Shape = Shape::Points(0, 100);
pub(super) const PERCENT: Shape = Shape::Whole(1, 100);
pub(super) const DAYS: Shape = Shape::Whole(1, 366);
pub(super) const COUNT: Shape = Shape::Whole(1, 100);
/// A count that may be none.
pub(super) const ALLOWED: Shape = Shape::Whole(0, 100);

/// Fills a field, where the value is of its kind.
pub(super) fn put<T: Threshold>(field: &mut T, values: &[Value]) {
    if let Some(value) = T::from_values(values) {
        *field = value;
    }
}

pub(super) trait Threshold: Sized {
    fn from_values(values: &[Value]) -> Option<Self>;
}

impl Threshold for u32 {
    fn from_values(values: &[Value]) -> Option<u32> {
        values.first()?.whole()
    }
}

impl Threshold for Tenths {
    fn from_values(values: &[Value]) -> Option<Tenths> {
        match values.first()? {
            Value::Tenths(tenths) => Some(*tenths),
            _ => None,
        }
    }
}

impl Threshold for Seconds {
    fn from_values(values: &[Value]) -> Option<Seconds> {
        match values.first()? {
            Value::Seconds(seconds) => Some(*seconds),
            _ => None,
        }
    }
}

impl Threshold for Vec<LifestyleQuestion> {
    fn from_values(values: &[Value]) -> Option<Vec<LifestyleQuestion>> {
        let question = |value: &Value| match value {
            Value::Question(question) => Some(*question),
            _ => None,
        };
        values.iter().map(question).collect()
    }
}
