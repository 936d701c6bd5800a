//! The questions that are due, one after the other. Each answer is tried before the next question,
//! so that a slip is mended while it is fresh; an empty line leaves a question out.

use std::io::{BufRead, Write};

use crate::journal::RedFlag;
use crate::site::wording::Wording;
use crate::source::entry::{Asked, Due, Log, Said, add};

/// Asks what is due, in the language of the words. Gives the answers that can be added, together.
pub(super) fn answers(
    log: Log<'_>,
    due: &[Due],
    words: &Wording,
    (input, output): (&mut dyn BufRead, &mut dyn Write),
) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    if due.is_empty() {
        let _ =
            writeln!(output, "{}", either(words, "Nothing is due today.", "Nichts ist fällig."));
        return said;
    }
    let how = either(
        words,
        "Enter leaves a question out; ? says that you do not know.",
        "Enter lässt eine Frage aus; ? heißt, dass du es nicht weißt.",
    );
    let _ = writeln!(output, "{how}");
    for one in due {
        loop {
            let _ = write!(output, "{} ", question(&one.asked, words));
            let _ = output.flush();
            let mut line = String::new();
            match input.read_line(&mut line) {
                Ok(0) | Err(_) => return said,
                Ok(_) if line.trim().is_empty() => break,
                Ok(_) => {}
            }
            let mut all = said.clone();
            all.push(one.said(&line));
            match add(log, &all).diagnostics.first() {
                None => {
                    said = all;
                    break;
                }
                Some(problem) => {
                    let advice = problem.advice().map(|advice| format!("; {advice}"));
                    let message = problem.message();
                    let _ = writeln!(output, "  {message}{}", advice.unwrap_or_default());
                }
            }
        }
    }
    said
}

fn either<'a>(words: &Wording, english: &'a str, german: &'a str) -> &'a str {
    if words.language() == "de" { german } else { english }
}

fn question(asked: &Asked, words: &Wording) -> String {
    if words.language() == "de" { german(asked, words) } else { english(asked, words) }
}

fn english(asked: &Asked, words: &Wording) -> String {
    let yesterday = |name: &str| match name {
        "" => "Yesterday's session".to_owned(),
        name => format!("Yesterday, {name}"),
    };
    match asked {
        Asked::Morning => "Pain this morning, 0 to 10?".to_owned(),
        Asked::During(name) => format!("{}: the worst pain during it, 0 to 10?", yesterday(name)),
        Asked::Hour(name) => format!("{}: pain about an hour later, 0 to 10?", yesterday(name)),
        Asked::Flags => format!(
            "Once a week: has one of these come up?\n{}none, or the words of those that have:",
            boxes(words)
        ),
        Asked::Function(activity) => {
            format!("This week, {activity}: 0 unable to 10 as before?")
        }
        Asked::Confidence(movement) => {
            format!("This week, how sure are you of this: {movement}? 0 to 10:")
        }
        Asked::Score(name) => format!("This week, {name}: the total?"),
    }
}

fn german(asked: &Asked, words: &Wording) -> String {
    let yesterday = |name: &str| match name {
        "" => "Die Einheit von gestern".to_owned(),
        name => format!("Gestern, {name}"),
    };
    match asked {
        Asked::Morning => "Schmerz heute Morgen, 0 bis 10?".to_owned(),
        Asked::During(name) => {
            format!("{}: der stärkste Schmerz dabei, 0 bis 10?", yesterday(name))
        }
        Asked::Hour(name) => {
            format!("{}: Schmerz etwa eine Stunde danach, 0 bis 10?", yesterday(name))
        }
        Asked::Flags => format!(
            "Einmal in der Woche: Ist etwas davon aufgetreten?\n{}none für nichts davon, sonst die \
             Wörter links:",
            boxes(words)
        ),
        Asked::Function(activity) => {
            format!("Diese Woche, {activity}: 0 nicht möglich bis 10 wie zuvor?")
        }
        Asked::Confidence(movement) => {
            format!("Diese Woche, wie sicher bist du dir dabei: {movement}? 0 bis 10:")
        }
        Asked::Score(name) => format!("Diese Woche, {name}: die Summe?"),
    }
}

/// The danger boxes, each by the word to answer with.
fn boxes(words: &Wording) -> String {
    let line = |(_, word): &(RedFlag, &str)| {
        format!("  {word:<12} {}\n", words.text(&format!("flag.{word}")))
    };
    RedFlag::ALL.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use crate::inputs::{RelPath, SourceFile};
    use crate::source::Settings;
    use jiff::civil::date;

    fn asked(due: &[Due], typed: &str) -> (Vec<String>, String) {
        asked_in("en", due, typed)
    }

    fn asked_in(language: &str, due: &[Due], typed: &str) -> (Vec<String>, String) {
        let words = Wording::new(language, BTreeMap::new());
        let log = "# 2026-03-11\n\n- session gym: 50min\n";
        let path = RelPath::new("log/2026.md").unwrap();
        let files = [(path, SourceFile::new(log.as_bytes()))].into();
        let paths = [RelPath::new("log").unwrap()];
        let log = Log { files: &files, paths: &paths, settings: &Settings::default() };
        let mut shown = Vec::new();
        let said = answers(log, due, &words, (&mut typed.as_bytes(), &mut shown));
        (said.into_iter().map(|said| said.words).collect(), String::from_utf8(shown).unwrap())
    }

    #[test]
    fn a_slip_is_told_and_asked_again_and_an_empty_line_leaves_it_out() {
        let due = [
            Due { day: date(2026, 3, 12), asked: Asked::Morning },
            Due { day: date(2026, 3, 11), asked: Asked::During("gym".to_owned()) },
            Due { day: date(2026, 3, 11), asked: Asked::Hour("gym".to_owned()) },
        ];
        let (said, shown) = asked(&due, "30\n3\n\n2\n");
        assert_eq!(said, ["morning: 3", "response: hour 2"]);
        assert_eq!(shown.matches("Pain this morning").count(), 2, "{shown}");
        assert!(shown.contains("from 0 to 10"), "{shown}");
    }

    #[test]
    fn the_end_of_the_input_keeps_what_was_answered() {
        let due = [
            Due { day: date(2026, 3, 12), asked: Asked::Morning },
            Due { day: date(2026, 3, 12), asked: Asked::Flags },
        ];
        assert_eq!(asked(&due, "3").0, ["morning: 3"]);
        assert_eq!(asked(&[], "").0, Vec::<String>::new());
    }

    #[test]
    fn a_german_project_is_asked_in_german() {
        let due = [
            Due { day: date(2026, 3, 12), asked: Asked::Flags },
            Due { day: date(2026, 3, 12), asked: Asked::Function("Schuhe".to_owned()) },
        ];
        let (said, shown) = asked_in("de", &due, "none\n7\n");
        assert_eq!(said, ["flags: none", "function: Schuhe 7"]);
        assert!(shown.contains("Diese Woche, Schuhe") && !shown.contains("week"), "{shown}");
    }
}
