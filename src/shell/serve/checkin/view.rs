//! The check-in page as a view: which questions, with which answers to choose from, what was
//! filled in before and what is wrong with it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::{EVERYDAY, Fields, field_of};
use crate::journal::RedFlag;
use crate::shell::serve::problem::Told;
use crate::site::wording::Wording;
use crate::source::entry::{Asked, Due};

/// One question with a name for its field.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Question {
    field: String,
    /// Valid as an id of HTML.
    id: String,
    /// `scale`, `boxes`, `number` or `choice`.
    form: &'static str,
    label: String,
    low: String,
    high: String,
    choices: Vec<Choice>,
    /// What was filled in where the answer is typed.
    typed: String,
    /// A field for more words beside the answer, with what was filled in.
    more: Option<Box<More>>,
    problems: Vec<Told>,
}

#[derive(Clone, Debug, Serialize)]
struct More {
    field: String,
    label: String,
    typed: String,
}

#[derive(Clone, Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

/// What a page is made with: words, what was filled in, and what is wrong by field.
pub(super) struct Ground<'a> {
    pub(super) words: &'a Wording,
    pub(super) fields: &'a Fields,
    pub(super) problems: &'a BTreeMap<String, Vec<Told>>,
}

impl Ground<'_> {
    fn first(&self, field: &str) -> &str {
        self.fields.get(field).and_then(|values| values.first()).map_or("", String::as_str)
    }

    fn is_chosen(&self, field: &str, value: &str) -> bool {
        match self.fields.get(field) {
            Some(values) => values.iter().any(|own| own == value),
            None => value.is_empty(),
        }
    }

    fn problems_of(&self, field: &str) -> Vec<Told> {
        self.problems.get(field).cloned().unwrap_or_default()
    }

    /// A question that is due.
    pub(super) fn due(&self, at: usize, due: &Due) -> Question {
        let field = field_of(due);
        let form = match due.asked {
            Asked::Flags => "boxes",
            Asked::Score(_) => "number",
            _ => "scale",
        };
        let more = (due.asked == Asked::Morning).then(|| {
            let field = format!("{field}+");
            let label = self.words.text("check.more").to_owned();
            Box::new(More { label, typed: self.first(&field).to_owned(), field })
        });
        Question {
            id: format!("due-{at}"),
            form,
            label: self.asked(due),
            low: self.words.text(low_of(&due.asked)).to_owned(),
            high: self.words.text(high_of(&due.asked)).to_owned(),
            choices: match due.asked {
                Asked::Flags => self.flags(&field),
                Asked::Score(_) => Vec::new(),
                _ => self.scale(&field, 0..=10),
            },
            typed: self.first(&field).to_owned(),
            more,
            problems: self.problems_of(&field),
            field,
        }
    }

    fn asked(&self, due: &Due) -> String {
        let words = self.words;
        let day = |name: &str| match name {
            "" => words.text("check.session").to_owned(),
            name => name.to_owned(),
        };
        let date = words.numbers().weekday_date(due.day);
        match &due.asked {
            Asked::Morning => words.text("check.morning").to_owned(),
            Asked::During(name) => {
                words.say("check.during", &[("name", &day(name)), ("date", &date)])
            }
            Asked::Hour(name) => words.say("check.hour", &[("name", &day(name)), ("date", &date)]),
            Asked::Flags => words.text("check.flags").to_owned(),
            Asked::Function(name) => words.say("check.function", &[("name", name)]),
            Asked::Confidence(name) => words.say("check.confidence", &[("name", name)]),
            Asked::Score(name) => words.say("check.score", &[("name", name)]),
        }
    }

    fn scale(&self, field: &str, span: std::ops::RangeInclusive<u8>) -> Vec<Choice> {
        let numbers = span.map(|n| n.to_string());
        let choice = |value: String| Choice {
            text: value.clone(),
            chosen: self.is_chosen(field, &value),
            value,
        };
        let mut choices: Vec<Choice> = numbers.map(choice).collect();
        choices.push(self.left_out(field));
        choices
    }

    fn left_out(&self, field: &str) -> Choice {
        let text = self.words.text("check.leave-out").to_owned();
        Choice { value: String::new(), text, chosen: self.is_chosen(field, "") }
    }

    fn flags(&self, field: &str) -> Vec<Choice> {
        let none = ("none", self.words.text("check.no-flag").to_owned());
        let named = RedFlag::ALL
            .iter()
            .map(|(_, word)| (*word, self.words.text(&format!("flag.{word}")).to_owned()));
        std::iter::once(none)
            .chain(named)
            .map(|(value, text)| Choice {
                value: value.to_owned(),
                text,
                chosen: self.fields.contains_key(field) && self.is_chosen(field, value),
            })
            .collect()
    }

    /// A scale that is not asked for, but may be answered.
    pub(super) fn scale_of(&self, field: &str, label: &str, most: u8) -> Question {
        let start = if most == 5 { 1 } else { 0 };
        Question {
            field: field.to_owned(),
            id: field.to_owned(),
            form: "scale",
            label: self.words.text(label).to_owned(),
            low: String::new(),
            high: String::new(),
            choices: self.scale(field, start..=most),
            typed: String::new(),
            more: None,
            problems: self.problems_of(field),
        }
    }

    /// The four everyday movements.
    pub(super) fn everyday(&self) -> Vec<Question> {
        EVERYDAY
            .iter()
            .map(|item| {
                let field = format!("everyday-{item}");
                let choices = ["ok", "meh", "no"].iter().map(|value| Choice {
                    value: (*value).to_owned(),
                    text: self.words.text(&format!("check.ease-{value}")).to_owned(),
                    chosen: self.is_chosen(&field, value),
                });
                let mut choices: Vec<Choice> = choices.collect();
                choices.push(self.left_out(&field));
                Question {
                    id: field.clone(),
                    form: "choice",
                    label: self.words.text(&format!("check.everyday-{item}")).to_owned(),
                    low: String::new(),
                    high: String::new(),
                    choices,
                    typed: String::new(),
                    more: None,
                    problems: Vec::new(),
                    field,
                }
            })
            .collect()
    }

    /// A field that is typed.
    pub(super) fn typed(&self, field: &'static str) -> Typed {
        Typed { typed: self.first(field).to_owned(), problems: self.problems_of(field) }
    }
}

/// What was typed into a field, and what is wrong with it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Typed {
    typed: String,
    problems: Vec<Told>,
}

fn low_of(asked: &Asked) -> &'static str {
    match asked {
        Asked::Function(_) => "check.function-low",
        Asked::Confidence(_) => "check.confidence-low",
        _ => "check.pain-low",
    }
}

fn high_of(asked: &Asked) -> &'static str {
    match asked {
        Asked::Function(_) => "check.function-high",
        Asked::Confidence(_) => "check.confidence-high",
        _ => "check.pain-high",
    }
}
