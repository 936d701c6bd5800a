//! The questions that are due, one after the other. Each answer is tried before the next question,
//! so that a slip is mended while it is fresh; an empty line leaves a question out.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use crate::journal::RedFlag;
use crate::site::wording::Wording;
use crate::source::entry::{Asked, Due, Log, Said, add};

/// Asks what is due. Gives the answers that can be added, together.
pub(super) fn answers(
    log: Log<'_>,
    due: &[Due],
    (input, output): (&mut dyn BufRead, &mut dyn Write),
) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    if due.is_empty() {
        let _ = writeln!(output, "Nothing is due today.");
        return said;
    }
    let _ = writeln!(output, "Enter leaves a question out; ? says that you do not know.");
    for one in due {
        loop {
            let _ = write!(output, "{} ", question(&one.asked));
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

fn question(asked: &Asked) -> String {
    match asked {
        Asked::Morning => "Pain this morning, 0 to 10?".to_owned(),
        Asked::During(name) => format!("{}: the worst pain during it, 0 to 10?", yesterday(name)),
        Asked::Hour(name) => format!("{}: pain about an hour later, 0 to 10?", yesterday(name)),
        Asked::Flags => {
            let english = Wording::new("en", BTreeMap::new());
            let line = |(_, word): &(RedFlag, &str)| {
                format!("  {word:<12} {}\n", english.text(&format!("flag.{word}")))
            };
            let boxes: String = RedFlag::ALL.iter().map(line).collect();
            format!(
                "Once a week: has one of these come up?\n{boxes}none, or the words of those that have:"
            )
        }
        Asked::Function(activity) => {
            format!("This week, {activity}: 0 unable to 10 as before?")
        }
        Asked::Confidence(movement) => {
            format!("This week, how sure are you of this: {movement}? 0 to 10:")
        }
        Asked::Score(name) => format!("This week, {name}: the total?"),
    }
}

fn yesterday(name: &str) -> String {
    match name {
        "" => "Yesterday's session".to_owned(),
        name => format!("Yesterday, {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::{RelPath, SourceFile};
    use crate::source::Settings;
    use jiff::civil::date;

    fn asked(due: &[Due], typed: &str) -> (Vec<String>, String) {
        let log = "# 2026-03-11\n\n- session gym: 50min\n";
        let path = RelPath::new("log/2026.md").unwrap();
        let files = [(path, SourceFile::new(log.as_bytes()))].into();
        let paths = [RelPath::new("log").unwrap()];
        let log = Log { files: &files, paths: &paths, settings: &Settings::default() };
        let mut shown = Vec::new();
        let said = answers(log, due, (&mut typed.as_bytes(), &mut shown));
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
}
