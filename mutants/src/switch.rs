//! A source file with every change in it at once, each behind a switch of its own, so that one
//! compilation serves them all. Knows nothing of tests.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use crate::find::{Shape, Site};

/// One change.
#[derive(Clone, Debug)]
pub(crate) struct Mutant {
    pub(crate) number: usize,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) function: String,
    pub(crate) what: String,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file, self.line, self.function, self.what)
    }
}

/// The module that the switches ask; the number comes from the environment.
pub(crate) const MODULE: &str = r#"//! Which change is switched on.
#![allow(dead_code, missing_docs)]
use std::sync::OnceLock;
static NUMBER: OnceLock<usize> = OnceLock::new();
#[must_use]
pub fn is(number: usize) -> bool {
    *NUMBER.get_or_init(|| std::env::var("COMEBACK_MUTANT").map_or(0, |it| it.parse().unwrap_or(0)))
        == number
}
"#;

/// Writes one file with its switches.
pub(crate) struct Switches<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    pub(crate) sites: &'a [Site],
    /// Numbers that do not compile.
    pub(crate) without: &'a BTreeSet<usize>,
    pub(crate) mutants: Vec<Mutant>,
    /// The number of the next change.
    pub(crate) next: usize,
}

impl Switches<'_> {
    pub(crate) fn write(&mut self) -> String {
        self.rewritten(0..self.text.len(), &mut 0)
    }

    /// A part of the text with the switches of the places inside it, from the place `at` on.
    fn rewritten(&mut self, range: Range<usize>, at: &mut usize) -> String {
        let mut out = String::new();
        let mut position = range.start;
        while let Some(site) = self.sites.get(*at).filter(|site| site.range.end <= range.end) {
            if site.range.start < position {
                *at += 1;
                continue;
            }
            out.push_str(&self.text[position..site.range.start]);
            *at += 1;
            out.push_str(&self.switched(site, at));
            position = site.range.end;
        }
        out.push_str(&self.text[position..range.end]);
        out
    }

    fn switched(&mut self, site: &Site, at: &mut usize) -> String {
        match &site.shape {
            Shape::Body { values } => {
                let mut head = String::new();
                for value in values {
                    let what = if value.is_empty() { "does nothing" } else { value };
                    if let Some(number) = self.number(site, &format!("gives {what}")) {
                        head += &format!(" if crate::mutant::is({number}) {{ return {value}; }}");
                    }
                }
                format!("{head}{}", self.rewritten(site.range.clone(), at))
            }
            Shape::Binary { left, right, operator, others } => {
                let mut out = "(".to_owned();
                for other in others {
                    if let Some(number) = self.number(site, &format!("{operator} as {other}")) {
                        let (left, right) = (&self.text[left.clone()], &self.text[right.clone()]);
                        out += &format!(
                            "if crate::mutant::is({number}) {{ {left} {other} {right} }} else "
                        );
                    }
                }
                let left = self.rewritten(left.clone(), at);
                let right = self.rewritten(right.clone(), at);
                let plain = format!("({left} {operator} {right})");
                if out.len() == 1 { plain } else { format!("{out}{{ {plain} }})") }
            }
            Shape::Arm => match self.number(site, "arm left out") {
                Some(number) => format!(" if !crate::mutant::is({number})"),
                None => String::new(),
            },
            Shape::Unary { operand, operator } => {
                let number = self.number(site, &format!("without {operator}"));
                let plain = &self.text[operand.clone()];
                let switched = self.rewritten(operand.clone(), at);
                match number {
                    Some(number) => format!(
                        "(if crate::mutant::is({number}) {{ {plain} }} else {{ {operator}{switched} }})"
                    ),
                    None => format!("({operator}{switched})"),
                }
            }
            Shape::Condition => {
                let number = self.number(site, "condition turned round");
                let switched = self.rewritten(site.range.clone(), at);
                match number {
                    Some(number) => format!("(crate::mutant::is({number}) ^ ({switched}))"),
                    None => format!("({switched})"),
                }
            }
        }
    }

    /// The number of the next change, unless it does not compile.
    fn number(&mut self, site: &Site, what: &str) -> Option<usize> {
        let number = self.next;
        self.next += 1;
        if self.without.contains(&number) {
            return None;
        }
        self.mutants.push(Mutant {
            number,
            file: self.file.to_owned(),
            line: site.line,
            function: site.function.clone(),
            what: what.to_owned(),
        });
        Some(number)
    }
}
