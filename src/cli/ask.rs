//! Questions that only the owner can answer, asked at a terminal; the answers are stored once.

use std::io::{BufRead, IsTerminal, Write};

use super::open::OnDisk;
use super::say_error;
use crate::config::{self, Answer};
use crate::pipeline::Opened;
use crate::shell;
use crate::source::table::{Question, QuestionKind};
use crate::source::{DateOrder, DecimalMark, TableAnswer};

/// Asks what is open, where somebody is there to answer. Gives the project to read again, with
/// the answers in it, or nothing where nothing was answered.
pub(super) fn ask(
    on_disk: &OnDisk,
    opened: &Opened<'_>,
    config_name: &str,
) -> anyhow::Result<Option<OnDisk>> {
    let there = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if opened.questions.is_empty() || !there {
        return Ok(None);
    }
    let mut questions = opened.questions.clone();
    questions.dedup_by(|a, b| (&a.table, a.kind) == (&b.table, b.kind));
    let answers = answers(&questions, &mut std::io::stdin().lock(), &mut std::io::stderr().lock());
    if answers.is_empty() {
        return Ok(None);
    }
    let mut again = on_disk.clone();
    match &mut again.without {
        Some(config) => {
            for (question, answer) in &answers {
                let known = config.settings.tables.entry(question.table.clone()).or_default();
                remember(known, answer);
            }
        }
        None => store(&answers, &mut again, config_name)?,
    }
    Ok(Some(again))
}

fn remember(known: &mut TableAnswer, answer: &Answer) {
    match answer {
        Answer::DateOrder(order) => known.date_order = Some(*order),
        Answer::Decimal(mark) => known.decimal = Some(*mark),
        Answer::Encoding(label) => known.encoding = Some(label.clone()),
    }
}

/// Puts the answers into the configuration, on disk and in what was read.
fn store(
    answers: &[(Question, Answer)],
    on_disk: &mut OnDisk,
    config_name: &str,
) -> anyhow::Result<()> {
    let path = crate::inputs::RelPath::made_of(config_name);
    let Some(file) = on_disk.inputs.files.get_mut(&path) else { return Ok(()) };
    let mut text = String::from_utf8_lossy(file.bytes()).into_owned();
    for (question, answer) in answers {
        match config::with_answer(&text, &question.table, answer) {
            Some(edited) => text = edited,
            None => say_error(
                "this answer could not be added to the configuration; it holds for now only",
            ),
        }
    }
    shell::store(&on_disk.root.join(path.as_str()), &text)?;
    *file = crate::inputs::SourceFile::new(text.into_bytes());
    say_error(&format!("kept in {path}\n"));
    Ok(())
}

/// Asks one after the other. An empty line leaves a question open; so does the end of input.
fn answers(
    questions: &[Question],
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> Vec<(Question, Answer)> {
    let mut answers = Vec::new();
    for question in questions {
        let what = match question.kind {
            QuestionKind::DateOrder => "the day and the month could be either number",
            QuestionKind::Decimal => "a comma or a point could be the decimal mark",
        };
        let [first, second] = &question.readings;
        let _ = write!(
            output,
            "In {} {what}. At {}:\n  1  {first}\n  2  {second}\nWhich is meant? [1, 2, or Enter to leave it] ",
            question.table, question.cell
        );
        let _ = output.flush();
        let mut line = String::new();
        if input.read_line(&mut line).is_err() {
            break;
        }
        if let Some(answer) = meant(question.kind, line.trim()) {
            answers.push((question.clone(), answer));
        }
    }
    answers
}

fn meant(kind: QuestionKind, line: &str) -> Option<Answer> {
    Some(match (kind, line) {
        (QuestionKind::DateOrder, "1") => Answer::DateOrder(DateOrder::DayFirst),
        (QuestionKind::DateOrder, "2") => Answer::DateOrder(DateOrder::MonthFirst),
        (QuestionKind::Decimal, "1") => Answer::Decimal(DecimalMark::Comma),
        (QuestionKind::Decimal, "2") => Answer::Decimal(DecimalMark::Point),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Place;
    use crate::inputs::RelPath;

    fn question(kind: QuestionKind) -> Question {
        let table = RelPath::new("log/pain.csv").unwrap();
        let cell = Place::new(&table, 2, 1, 10);
        let readings = ["3 April 2026".to_owned(), "4 March 2026".to_owned()];
        Question { table, kind, cell, readings }
    }

    #[test]
    fn an_answer_is_taken_and_an_empty_line_leaves_it_open() {
        let questions = [question(QuestionKind::DateOrder), question(QuestionKind::Decimal)];
        let mut shown = Vec::new();
        let given = answers(&questions, &mut "2\n\n".as_bytes(), &mut shown);
        assert_eq!(given.len(), 1);
        assert_eq!(given[0].1, Answer::DateOrder(DateOrder::MonthFirst));
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.contains("1  3 April 2026") && shown.contains("2  4 March 2026"), "{shown}");
    }

    #[test]
    fn the_order_of_the_choices_is_the_order_of_the_words_of_the_configuration() {
        for kind in [QuestionKind::DateOrder, QuestionKind::Decimal] {
            for (line, word) in ["1", "2"].iter().zip(question(kind).answers()) {
                let edited = config::with_answer(
                    "version = 1\n",
                    &RelPath::new("log/pain.csv").unwrap(),
                    &meant(kind, line).unwrap(),
                );
                assert!(edited.unwrap().contains(&format!("\"{word}\"")), "{kind:?} {line}");
            }
        }
    }
}
