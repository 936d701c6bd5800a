//! The questions of a new project. Every one can be skipped; what cannot be read is asked again.

use std::io::{BufRead, Write};

use jiff::civil::Date;

use crate::source::Settings;
use crate::source::grammar;
use crate::starter::Answers;

type Terminal<'a> = (&'a mut dyn BufRead, &'a mut dyn Write);

/// Asks four questions.
pub(super) fn answers(today: Date, (input, output): Terminal<'_>) -> Answers {
    let _ = writeln!(output, "Four questions; Enter skips one. All of it can be changed later.");
    let terminal = &mut (input, output);
    let mut answers = Answers::default();
    let name = |line: &str| Ok(line.to_owned());
    answers.name = ask(terminal, "Your first name or initials?", name);
    let past = |line: &str| {
        day(line).and_then(|day| match day > today {
            true => Err("that day is still to come".to_owned()),
            false => Ok(day),
        })
    };
    answers.began = ask(terminal, "When did it begin? (year-month-day)", past);
    let question = "What was usual before? (such as: walk 45min; goblet squat 3x8 @ 24kg)";
    answers.usual = ask(terminal, question, usual).unwrap_or_default();
    answers.appointment = ask(terminal, "Your next appointment? (year-month-day)", day);
    answers
}

/// One question, until it is answered or left out.
fn ask<T>(
    (input, output): &mut Terminal<'_>,
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    loop {
        let _ = write!(output, "{question} ");
        let _ = output.flush();
        let mut line = String::new();
        match input.read_line(&mut line) {
            Ok(0) | Err(_) => return None,
            Ok(_) if line.trim().is_empty() => return None,
            Ok(_) => {}
        }
        match read(line.trim()) {
            Ok(answer) => return Some(answer),
            Err(told) => _ = writeln!(output, "  {told}"),
        }
    }
}

fn day(line: &str) -> Result<Date, String> {
    let day = line.parse().ok().filter(|_| line.len() == 10);
    day.ok_or_else(|| "please write it like 2026-01-05".to_owned())
}

/// `walk 45min; goblet squat 3x8 @ 24kg`: names, each with a dose that can be read.
fn usual(line: &str) -> Result<Vec<(String, String)>, String> {
    let parts = line.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            named_dose(part).ok_or_else(|| {
                "please write a name and how much of it, such as: walk 45min".to_owned()
            })
        })
        .collect()
}

fn named_dose(part: &str) -> Option<(String, String)> {
    let at = part.find(|c: char| c.is_ascii_digit() || c == '@')?;
    let (name, dose) = part.split_at(at);
    let name = name.trim().trim_end_matches(':').trim();
    let place = crate::diag::Place::new(&crate::inputs::RelPath::made_of("words"), 1, 1, 1);
    let text = crate::source::Spanned::new(dose.trim().to_owned(), place);
    let read = grammar::dose(&text, &Settings::default());
    let fits = read.diagnostics.is_empty() && read.value.is_some() && !name.is_empty();
    fits.then(|| (name.to_owned(), dose.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn typed(lines: &str) -> (Answers, String) {
        let mut shown = Vec::new();
        let today = date(2026, 3, 12);
        let answers = answers(today, (&mut lines.as_bytes(), &mut shown));
        (answers, String::from_utf8(shown).unwrap())
    }

    #[test]
    fn every_question_can_be_skipped() {
        assert_eq!(typed("\n\n\n\n").0, Answers::default());
        assert_eq!(typed("").0, Answers::default());
    }

    #[test]
    fn what_cannot_be_read_is_asked_again() {
        let (answers, shown) = typed(
            "R.\n5.1.2026\n2026-01-05\nwalk\nwalk 45min; goblet squat 3x8 @ 24kg\n2026-03-19\n",
        );
        assert_eq!(answers.name.as_deref(), Some("R."));
        assert_eq!(answers.began, Some(date(2026, 1, 5)));
        let usual = [("walk", "45min"), ("goblet squat", "3x8 @ 24kg")];
        assert_eq!(answers.usual, usual.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(answers.appointment, Some(date(2026, 3, 19)));
        assert!(
            shown.contains("like 2026-01-05") && shown.contains("such as: walk 45min\n"),
            "{shown}"
        );
    }
}
