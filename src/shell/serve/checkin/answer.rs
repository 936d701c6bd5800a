//! What was filled in on the check-in page, as facts in words: the same that `comeback add` takes.
//! Pure. A field that was left empty says nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::source::entry::{Due, Said};

/// The fields of a form by name; a name may have several values.
pub(super) type Fields = BTreeMap<String, Vec<String>>;

/// A fact with the field that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) field: String,
    pub(super) said: Said,
}

/// The name of the field of a due question: its day and what its answer begins with, so that it
/// stays true when other questions are answered elsewhere meanwhile.
pub(super) fn field_of(due: &Due) -> String {
    format!("q|{}|{}", due.day, due.said("").words.trim_end())
}

/// Everything that was filled in, in the order of the page.
pub(super) fn answers(fields: &Fields, due: &[Due], today: Date) -> Vec<Answer> {
    let mut answers: Vec<Answer> = due
        .iter()
        .filter_map(|one| {
            let field = field_of(one);
            let value = text(fields, &field)?;
            let value = match text(fields, &format!("{field}+")) {
                Some(more) => format!("{value}, {more}"),
                None => value,
            };
            Some(Answer { said: one.said(&value), field })
        })
        .collect();
    answers.extend(asked_before(fields, &answers, due));
    let own: [(&str, Option<String>); 10] = [
        ("evening", text(fields, "evening").map(|value| format!("evening: {value}"))),
        ("everyday", everyday(fields)),
        ("sleep", sleep(fields)),
        ("session", session(fields)),
        ("bout", text(fields, "bout").map(|value| format!("bout: {value}"))),
        ("took", text(fields, "took").map(|value| format!("took: {value}"))),
        ("flare", text(fields, "flare").map(|value| format!("flare: {value}"))),
        ("note", text(fields, "note").map(|value| format!("note: {value}"))),
        ("private", text(fields, "private").map(|value| format!("private: {value}"))),
        ("line", text(fields, "line")),
    ];
    answers.extend(own.into_iter().filter_map(|(field, words)| {
        Some(Answer { field: field.to_owned(), said: Said { day: today, words: words? } })
    }));
    answers
}

/// Answers to questions that were due when the page was made and are not any more. They are
/// given on, so that the log itself says what stands against them.
fn asked_before(fields: &Fields, known: &[Answer], due: &[Due]) -> Vec<Answer> {
    let names: Vec<String> = due.iter().map(field_of).collect();
    let others = fields.keys().filter(|name| {
        name.starts_with("q|")
            && !name.ends_with('+')
            && !names.contains(name)
            && !known.iter().any(|answer| answer.field == **name)
    });
    others
        .filter_map(|field| {
            let (day, start) = field.strip_prefix("q|")?.split_once('|')?;
            let words = format!("{start} {}", text(fields, field)?);
            let said = Said { day: day.parse().ok()?, words };
            Some(Answer { field: field.clone(), said })
        })
        .collect()
}

/// The words of a field in one line; several values with commas between; nothing where it is
/// empty.
pub(super) fn text(fields: &Fields, name: &str) -> Option<String> {
    let values = fields.get(name)?.iter();
    let words = values.map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "));
    let words: Vec<String> = words.filter(|value| !value.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

pub(super) const EVERYDAY: [&str; 4] = ["chair", "walk", "bend", "day"];

fn everyday(fields: &Fields) -> Option<String> {
    let parts = EVERYDAY
        .iter()
        .filter_map(|item| Some(format!("{item} {}", text(fields, &format!("everyday-{item}"))?)));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("everyday: {}", parts.join(", ")))
}

fn sleep(fields: &Fields) -> Option<String> {
    let hours = text(fields, "sleep").map(|hours| format!("{hours}h"));
    let quality = text(fields, "sleep-quality").map(|quality| format!("quality {quality}"));
    let parts: Vec<String> = [hours, quality].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("sleep: {}", parts.join(", ")))
}

/// `session gym: 50min, effort 4, before 3, during 4`.
fn session(fields: &Fields) -> Option<String> {
    let own = |name: &str, before: &str, after: &str| {
        text(fields, name).map(|value| format!("{before}{value}{after}"))
    };
    let parts: Vec<String> = [
        own("session-minutes", "", "min"),
        own("session-effort", "effort ", ""),
        own("session-before", "before ", ""),
        own("session-during", "during ", ""),
        own("session-words", "", ""),
    ]
    .into_iter()
    .flatten()
    .collect();
    let name = text(fields, "session-name");
    if name.is_none() && parts.is_empty() {
        return None;
    }
    let name = name.map(|name| format!(" {name}")).unwrap_or_default();
    Some(format!("session{name}: {}", parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::entry::Asked;
    use jiff::civil::date;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::new();
        for (name, value) in pairs {
            fields.entry((*name).to_owned()).or_default().push((*value).to_owned());
        }
        fields
    }

    fn words(pairs: &[(&str, &str)], due: &[Due]) -> Vec<String> {
        let answers = answers(&fields(pairs), due, date(2026, 3, 12));
        answers.into_iter().map(|answer| answer.said.words).collect()
    }

    #[test]
    fn an_empty_page_says_nothing() {
        let due = [Due { day: date(2026, 3, 12), asked: Asked::Morning }];
        let empty = [("q|2026-03-12|morning:", ""), ("note", "  \r\n "), ("everyday-chair", "")];
        assert!(words(&empty, &due).is_empty());
    }

    #[test]
    fn what_is_filled_in_becomes_the_words_of_the_log() {
        let due = [
            Due { day: date(2026, 3, 12), asked: Asked::Morning },
            Due { day: date(2026, 3, 11), asked: Asked::Hour("gym".to_owned()) },
            Due { day: date(2026, 3, 12), asked: Asked::Flags },
        ];
        let filled = [
            ("q|2026-03-12|morning:", "3"),
            ("q|2026-03-12|morning:+", "stiff 20min"),
            ("q|2026-03-11|response: hour", "2"),
            ("q|2026-03-12|flags:", "saddle"),
            ("q|2026-03-12|flags:", "night"),
            ("everyday-chair", "ok"),
            ("everyday-bend", "meh"),
            ("sleep", "6.5"),
            ("sleep-quality", "3"),
            ("session-name", "gym"),
            ("session-minutes", "50"),
            ("session-effort", "4"),
            ("note", "two\r\nlines"),
        ];
        assert_eq!(
            words(&filled, &due),
            [
                "morning: 3, stiff 20min",
                "response: hour 2",
                "flags: saddle, night",
                "everyday: chair ok, bend meh",
                "sleep: 6.5h, quality 3",
                "session gym: 50min, effort 4",
                "note: two lines",
            ]
        );
    }

    #[test]
    fn an_answer_to_what_is_no_longer_asked_is_not_lost() {
        let filled = [("q|2026-03-12|morning:", "3"), ("q|nonsense", "1")];
        assert_eq!(words(&filled, &[]), ["morning: 3"]);
    }
}
