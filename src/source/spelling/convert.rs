//! From one spelling to another without loss: what a spelling cannot hold stays aside in one that
//! can, and what none can hold is named. Knows no file.

use super::{Wide, long, markdown, wide};
use crate::journal::Fact;

/// The three spellings of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Markdown,
    Long,
    Wide,
}

impl Form {
    /// The ending of a file of this form.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Markdown => "md",
            Form::Long | Form::Wide => "csv",
        }
    }
}

/// A log in another spelling.
#[derive(Clone, Debug, Default)]
pub struct Converted {
    pub bytes: Vec<u8>,
    /// What the spelling cannot hold, in another one: its ending and its bytes.
    pub aside: Option<(Form, Vec<u8>)>,
    /// How many facts stand aside.
    pub set_aside: usize,
    /// What cannot be spelt at all.
    pub lost: Vec<Fact>,
}

/// Spells facts in one form; all of them are there afterwards, aside or named as lost.
pub fn converted(facts: &[Fact], form: Form) -> Converted {
    let (bytes, left) = match form {
        Form::Markdown => of_markdown(facts),
        Form::Long => of_long(facts),
        Form::Wide => {
            let Wide { csv, aside } = wide(facts);
            (csv, aside)
        }
    };
    if left.is_empty() {
        return Converted { bytes, ..Converted::default() };
    }
    let other = if form == Form::Markdown { Form::Long } else { Form::Markdown };
    let (aside, lost) = match other {
        Form::Markdown => of_markdown(&left),
        _ => of_long(&left),
    };
    let set_aside = left.len() - lost.len();
    Converted { bytes, aside: (set_aside > 0).then_some((other, aside)), set_aside, lost }
}

fn of_markdown(facts: &[Fact]) -> (Vec<u8>, Vec<Fact>) {
    match markdown(facts) {
        Ok(text) => (text.into_bytes(), Vec::new()),
        Err(unspelt) => {
            let left = |fact: &&Fact| {
                !unspelt.iter().any(|one| (&one.place, &one.what) == (&fact.place, &fact.what))
            };
            let held: Vec<Fact> = facts.iter().filter(left).cloned().collect();
            (markdown(&held).unwrap_or_default().into_bytes(), unspelt)
        }
    }
}

/// Without what does not come back: the table of the rest is spelt anew until it reads as it
/// should.
fn of_long(facts: &[Fact]) -> (Vec<u8>, Vec<Fact>) {
    let mut held = facts.to_vec();
    let mut left = Vec::new();
    loop {
        let spelt = long(&held);
        if spelt.unspelt.is_empty() {
            return (spelt.csv, left);
        }
        let gone = |fact: &Fact| {
            spelt.unspelt.iter().any(|one| (&one.place, &one.what) == (&fact.place, &fact.what))
        };
        held.retain(|fact| !gone(fact));
        left.extend(spelt.unspelt);
    }
}
