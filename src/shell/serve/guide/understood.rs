//! What was understood of a log, said back in plain words, with a question where two readings
//! fit. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chosen::Chosen;
use crate::config::Answer;
use crate::diag::Severity;
use crate::shell::serve::paper::Paper;
use crate::shell::serve::problem::{Told, told};
use crate::site::fact;
use crate::site::wording::Wording;
use crate::source::table::{Question, QuestionKind};
use crate::source::{DateOrder, DecimalMark};

/// How many problems are listed.
const LISTED: usize = 12;

#[derive(Debug, Serialize)]
pub(super) struct Understood {
    token: String,
    name: String,
    failure: Option<String>,
    /// `34 days, from 3 March 2026 to 14 April 2026`.
    span: Option<String>,
    kinds: Vec<KindTold>,
    questions: Vec<Asked>,
    problems: Vec<Told>,
    more: Option<String>,
    readers: Vec<Choice>,
    /// The folder that is suggested, where there is one to choose.
    folder: Option<String>,
    root: String,
}

/// One kind of entry: how many there are, and what the last one says.
#[derive(Debug, Serialize)]
struct KindTold {
    label: String,
    count: usize,
    last: String,
}

#[derive(Debug, Serialize)]
struct Asked {
    field: String,
    label: String,
    readings: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

pub(super) fn view(
    chosen: &Chosen,
    paper: &Paper,
    (token, failure): (&str, Option<String>),
) -> Understood {
    let words = &paper.words;
    let opened = chosen.opened();
    let known = opened.disclosed_to_owner();
    let numbers = words.numbers();
    let days: std::collections::BTreeSet<_> = known.facts().iter().map(|fact| fact.date).collect();
    let span = days.first().zip(days.last()).map(|(first, last)| {
        let count = words.count("guide.days", days.len());
        let (first, last) = (numbers.date(*first), numbers.date(*last));
        words.say("guide.span", &[("days", &count), ("first", &first), ("last", &last)])
    });
    let all = chosen.diagnostics.iter().chain(&opened.diagnostics);
    let wrong: Vec<&crate::diag::Diagnostic> =
        all.filter(|one| one.severity() != Severity::Hint).collect();
    let questions = Chosen::questions(&opened);
    let readers =
        ["me", "physio", "trainer"].iter().filter(|name| opened.config.reader(name).is_some());
    Understood {
        token: token.to_owned(),
        name: chosen.name.clone(),
        failure,
        span,
        kinds: kinds(known.facts(), words),
        questions: questions.iter().map(|question| asked(question, words)).collect(),
        problems: wrong.iter().take(LISTED).map(|one| told(one, &opened.inputs)).collect(),
        more: (wrong.len() > LISTED).then(|| words.count("guide.more", wrong.len() - LISTED)),
        readers: readers
            .map(|name| Choice {
                value: (*name).to_owned(),
                text: words.text(&format!("reader.{name}")).to_owned(),
                chosen: true,
            })
            .collect(),
        folder: chosen.handed.as_ref().map(|_| chosen.root.display().to_string()),
        root: chosen.root.display().to_string(),
    }
}

fn kinds(facts: &[crate::journal::Fact], words: &Wording) -> Vec<KindTold> {
    let mut kinds: BTreeMap<String, KindTold> = BTreeMap::new();
    for fact in facts {
        let line = fact::line(fact, words);
        let remark = line.remark.map(|remark| format!(" ({remark})")).unwrap_or_default();
        let last = format!("{}: {}{remark}", words.numbers().date(fact.date), line.text);
        let kind = kinds.entry(line.label.clone()).or_insert_with(|| KindTold {
            label: line.label,
            count: 0,
            last: String::new(),
        });
        kind.count += 1;
        kind.last = last;
    }
    let mut kinds: Vec<KindTold> = kinds.into_values().collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.count));
    kinds
}

fn field_of(question: &Question) -> String {
    let kind = match question.kind {
        QuestionKind::DateOrder => "date",
        QuestionKind::Decimal => "decimal",
    };
    format!("{kind}|{}", question.table)
}

fn asked(question: &Question, words: &Wording) -> Asked {
    let key = match question.kind {
        QuestionKind::DateOrder => "guide.which-date",
        QuestionKind::Decimal => "guide.which-number",
    };
    let (table, line) = (question.table.name(), question.cell.line.to_string());
    let readings = question.answers().into_iter().zip(&question.readings);
    Asked {
        field: field_of(question),
        label: words.say(key, &[("table", table), ("line", &line)]),
        readings: readings
            .map(|(value, text)| Choice {
                value: value.to_owned(),
                text: text.clone(),
                chosen: false,
            })
            .collect(),
    }
}

/// Takes the answers of a form to the questions that are open.
pub(super) fn take(chosen: &mut Chosen, fields: &[(String, String)]) {
    let questions = Chosen::questions(&chosen.opened());
    for question in questions {
        let field = field_of(&question);
        let value = fields.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str());
        let answer = match (question.kind, value) {
            (QuestionKind::DateOrder, Some("dmy")) => Answer::DateOrder(DateOrder::DayFirst),
            (QuestionKind::DateOrder, Some("mdy")) => Answer::DateOrder(DateOrder::MonthFirst),
            (QuestionKind::Decimal, Some("comma")) => Answer::Decimal(DecimalMark::Comma),
            (QuestionKind::Decimal, Some("point")) => Answer::Decimal(DecimalMark::Point),
            _ => continue,
        };
        chosen.answers.push((question.table, answer));
    }
}
