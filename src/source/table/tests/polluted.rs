//! One clean table, polluted in every way that files get polluted: what is read is equal to the
//! clean reading, or what differs is named. Nothing is silently different.

use std::collections::BTreeSet;

use super::*;

/// Rows with a full and an empty last cell, a quoted note, and a number for each column.
const CLEAN: &str = "date,morning,evening,stress,activity,minutes,before,note\n\
    2026-03-12,3,2,1,walk,20,2,\n\
    2026-03-13,4,2.5,2,,,,\"slept, then fine\"\n\
    2026-03-14,2,,3,bike,35,1,\n\
    2026-03-15,1,1,1,walk,25,0,good\n\
    2026-03-16,5,4,2,,,,\n\
    2026-03-17,2,3,1,walk,30,1,\"a \"\"calm\"\" day\"\n";

const LONG: &str = "date,time,kind,item,amount,before,during,hour,note\n\
    2026-03-12,,morning,,3,,,,stiff 20min\n\
    2026-03-12,18:10,session,Gym,50min effort 4,3,4,3,\n\
    2026-03-12,18:10,do,squat,3x8 @ 16kg,,,,to box\n\
    2026-03-13,,took,ibuprofen,1,,,,\n\
    2026-03-13,,morning,,4,,,,\n";

/// A reference, for a table that may have lost rows: what may be read from it at all.
struct Reference {
    header: String,
    facts: BTreeSet<String>,
}

impl Reference {
    fn of(table: &str) -> Reference {
        let facts = clean(table).into_iter().collect();
        let header = table.lines().next().unwrap_or("").to_owned();
        Reference { header, facts }
    }

    /// Equal, or every difference named: no fact that the clean table does not have unless its
    /// line is named, and none missing without a diagnostic. `what` tells the pollution.
    fn holds(&self, what: &str, table: &[u8]) {
        let read = read_as("log.csv", table, &Settings::default());
        let facts: BTreeSet<String> = read.facts.iter().cloned().collect();
        let missing: Vec<_> = self.facts.difference(&facts).collect();
        let text = String::from_utf8_lossy(table);
        let context = || format!("{what}\n{text}\n{:#?}\n{:#?}", read.facts, read.told);
        // A problem of the header names its column in every row.
        let header = read.codes.iter().zip(&read.lines).any(|(code, line)| {
            code.contains("column")
                && text.lines().nth(*line as usize - 1) != Some(self.header.as_str())
        });
        // Half of a row that was torn apart is named on the line below.
        let named = |place: &Place| {
            let here = [0, place.line, place.line + 1];
            here.iter().any(|line| read.lines.contains(line)) || header
        };
        for (fact, place) in read.facts.iter().zip(&read.places) {
            let known = self.facts.contains(fact) || named(place);
            let less = !read.codes.is_empty()
                && self.facts.iter().any(|whole| own_row(whole) == own_row(fact));
            assert!(known || less, "NEW {fact}: {}", context());
        }
        assert!(read.others.is_empty() || !read.codes.is_empty(), "OTHER {}", context());
        assert!(missing.is_empty() || !read.codes.is_empty(), "LOST {missing:?} {}", context());
    }
}

/// A fact without the activities that have rows of their own.
fn own_row(fact: &str) -> &str {
    fact.split("; do ").next().unwrap_or(fact).trim_end_matches('}')
}

fn edited(table: &str, line: usize, edit: impl Fn(&str) -> String) -> String {
    let lines: Vec<String> = table
        .lines()
        .enumerate()
        .map(|(at, text)| if at == line { edit(text) } else { text.to_owned() })
        .collect();
    lines.join("\n") + "\n"
}

/// Every position of a mark in a line; of a comma outside of quotation marks.
fn at_each(line: &str, wanted: char) -> Vec<usize> {
    let outside = |at: usize| line[..at].matches('"').count().is_multiple_of(2);
    let all = line.match_indices(wanted).map(|(at, _)| at);
    all.filter(|at| wanted == '"' || outside(*at)).collect()
}

fn each_line(table: &str, check: impl Fn(usize, &str)) {
    table.lines().enumerate().for_each(|(at, line)| check(at, line));
}

#[test]
fn a_separator_too_few_or_too_many_in_any_place_is_never_silent() {
    for table in [CLEAN, LONG] {
        let reference = Reference::of(table);
        each_line(table, |at, line| {
            for comma in at_each(line, ',') {
                let fewer = edited(table, at, |l| format!("{}{}", &l[..comma], &l[comma + 1..]));
                reference.holds(&format!("line {at} less separator {comma}"), fewer.as_bytes());
                let more = edited(table, at, |l| format!("{},{}", &l[..comma], &l[comma..]));
                reference.holds(&format!("line {at} more separator {comma}"), more.as_bytes());
                for other in [";", "\t", " ", "|", ", ", ".", "\\,"] {
                    let mixed =
                        edited(table, at, |l| format!("{}{other}{}", &l[..comma], &l[comma + 1..]));
                    reference.holds(&format!("line {at} mixed {other} {comma}"), mixed.as_bytes());
                }
            }
        });
    }
}

#[test]
fn a_line_break_too_few_or_too_many_in_any_place_is_never_silent() {
    for table in [CLEAN, LONG] {
        let reference = Reference::of(table);
        for at in 0..table.len() {
            let line_start = table[..at].rfind('\n').map_or(0, |start| start + 1);
            let quotes = table[line_start..at].matches('"').count();
            if !quotes.is_multiple_of(2) {
                continue;
            }
            let more = format!("{}\n{}", &table[..at], &table[at..]);
            reference.holds(&format!("line break at {at}"), more.as_bytes());
            if table[at..].starts_with('\n') {
                let fewer = format!("{}{}", &table[..at], &table[at + 1..]);
                reference.holds(&format!("no line break at {at}"), fewer.as_bytes());
            }
        }
    }
}

#[test]
fn a_quotation_mark_too_many_or_too_few_in_any_place_is_never_silent() {
    for table in [CLEAN, LONG] {
        let reference = Reference::of(table);
        each_line(table, |at, line| {
            for place in 0..=line.len() {
                let more = edited(table, at, |l| format!("{}\"{}", &l[..place], &l[place..]));
                reference.holds(&format!("line {at} quote at {place}"), more.as_bytes());
            }
            for quote in at_each(line, '"') {
                let fewer = edited(table, at, |l| format!("{}{}", &l[..quote], &l[quote + 1..]));
                reference.holds(&format!("line {at} no quote at {quote}"), fewer.as_bytes());
            }
        });
    }
}

#[test]
fn two_odd_quotation_marks_never_join_rows_silently() {
    let reference = Reference::of(CLEAN);
    let lines = CLEAN.lines().count();
    for first in 1..lines {
        for second in first + 1..lines {
            for (open, close) in [(10, 10), (11, 11), (11, 12), (0, 10), (13, 11)] {
                let once = edited(CLEAN, first, |l| format!("{}\"{}", &l[..open], &l[open..]));
                let twice = edited(&once, second, |l| format!("{}\"{}", &l[..close], &l[close..]));
                reference
                    .holds(&format!("quotes {first}:{open} {second}:{close}"), twice.as_bytes());
            }
        }
    }
}

#[test]
fn line_ends_of_every_kind_are_equal() {
    for table in [CLEAN, LONG] {
        let expected = clean(table);
        for ending in ["\r\n", "\r", "\n\n", "\n\r\n", "\n,,,\n"] {
            let whole = table.replace('\n', ending);
            if ending != "\n,,,\n" {
                assert_eq!(clean(&whole), expected, "{ending:?}");
            }
            for at in 0..table.lines().count() {
                let one = edited(table, at, |l| format!("{l}{}", ending.trim_end_matches('\n')));
                Reference::of(table).holds(&format!("{ending:?} after {at}"), one.as_bytes());
            }
        }
        assert_eq!(clean(table.trim_end()), expected);
        assert_eq!(clean(&format!("{table}\n\n\n")), expected);
    }
}

#[test]
fn other_dialects_of_the_whole_file_are_equal_or_named() {
    for table in [CLEAN, LONG] {
        let reference = Reference::of(table);
        for (what, whole) in [
            ("semicolon", redone(table, ";", '"')),
            ("tab", redone(table, "\t", '"')),
            ("bar", redone(table, "|", '"')),
            ("comma and space", redone(table, ", ", '"')),
            ("space", redone(table, " ", '"')),
            ("colon", redone(table, ":", '"')),
            ("two commas", redone(table, ",,", '"')),
            ("single quotes", redone(table, ",", '\'')),
            ("backslash escape", table.replace("\"\"", "\\\"")),
            ("no escape", table.replace("\"\"", "\"")),
            ("upper case", table.replacen("date,", "DATE,", 1)),
            ("mark", format!("\u{feff}{table}")),
            ("sep", format!("sep=,\n{table}")),
            ("wrong sep", format!("sep=;\n{table}")),
        ] {
            reference.holds(what, whole.as_bytes());
        }
        for what in [";", "\t", "|", ", "] {
            let read = read(&redone(table, what, '"'));
            assert!(!read.facts.is_empty(), "{what:?} is not read at all");
        }
    }
}

/// The table written with another separator and quotation mark.
fn redone(table: &str, separator: &str, quote: char) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let mut text = String::new();
    for record in reader.records() {
        let cells: Vec<String> = record
            .unwrap()
            .iter()
            .map(|cell| {
                let needs = cell.contains(separator.trim_end()) || cell.contains(quote);
                let doubled = cell.replace(quote, &format!("{quote}{quote}"));
                if needs { format!("{quote}{doubled}{quote}") } else { cell.to_owned() }
            })
            .collect();
        text.push_str(&cells.join(separator));
        text.push('\n');
    }
    text
}

#[test]
fn rows_before_between_and_after_are_named() {
    for table in [CLEAN, LONG] {
        let reference = Reference::of(table);
        let (header, rows) = table.split_once('\n').unwrap();
        for (what, whole) in [
            ("title", format!("My log\n{table}")),
            ("two titles and a gap", format!("My log,,,\nof 2026,,\n\n{table}")),
            ("no header", rows.to_owned()),
            ("header twice", format!("{header}\n{table}")),
            ("header again below", format!("{table}{table}")),
            ("second header row of units", format!("{header}\n,h,min,,,,,\n{rows}")),
            ("second header row of words", format!("{header}\nday,at waking,late,,,,,\n{rows}")),
            ("footer", format!("{table}Average,2.8,2.5,1.7,,,,\n")),
            ("footer of words", format!("{table}printed on paper\n")),
            ("another table", format!("{table}\nweek,steps\n1,20000\n2,21000\n")),
            (
                "another table of the same width",
                format!(
                    "{table}\nday,steps,floors,km,place,shoes,rain,wind\n2026-03-20,5,5,5,x,5,5,5\n"
                ),
            ),
            ("another known table", format!("{table}\ndate,evening\n2026-03-20,3\n")),
            ("markdown rule", format!("{header}\n---,---,---,---,---,---,---,---\n{rows}")),
            ("comment", format!("# exported\n{table}# end\n")),
            ("header only", header.to_owned()),
            ("empty", String::new()),
        ] {
            reference.holds(what, whole.as_bytes());
        }
    }
}

#[test]
fn doubled_lost_and_moved_columns_are_named() {
    let reference = Reference::of(CLEAN);
    let header = CLEAN.lines().next().unwrap();
    let names: Vec<&str> = header.split(',').collect();
    for (at, name) in names.iter().enumerate() {
        for other in names.iter().filter(|other| *other != name) {
            let mut changed = names.clone();
            changed[at] = other;
            let whole = edited(CLEAN, 0, |_| changed.join(","));
            reference.holds(&format!("{name} becomes a second {other}"), whole.as_bytes());
        }
        for odd in ["", "???", "1", "Column1"] {
            let mut changed = names.clone();
            changed[at] = odd;
            let whole = edited(CLEAN, 0, |_| changed.join(","));
            reference.holds(&format!("{name} becomes {odd:?}"), whole.as_bytes());
        }
    }
}

#[test]
fn values_in_another_form_are_equal_or_left_to_the_grammar() {
    for (what, from, to) in [
        ("padded", "2026-03-12,3,2", " 2026-03-12 , 3 ,\u{a0}2"),
        ("missing words", "2026-03-14,2,,3", "2026-03-14,2,--,3"),
        ("missing words", "2026-03-14,2,,3", "2026-03-14,2,n/a,3"),
        ("slashes", "2026-03-12,3", "2026/03/12,3"),
        ("midnight", "2026-03-12,3", "2026-03-12 00:00:00,3"),
        ("comma", "2.5", "\"2,5\""),
    ] {
        assert!(CLEAN.contains(from), "{from}");
        assert_eq!(clean(&CLEAN.replace(from, to)), clean(CLEAN), "{what}");
    }
}

#[test]
fn encodings_of_the_whole_file_are_equal_or_named() {
    let table = CLEAN.replace("good", "gut, müde").replace(",gut, müde", ",\"gut, müde\"");
    let expected = clean(&table);
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cut = &utf16[..utf16.len() - 1];
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&table);
    let reference = Reference::of(&table);
    for (what, bytes) in [
        ("utf-16", utf16.as_slice()),
        ("utf-16 cut in half a letter", cut),
        ("windows", &windows),
        ("a nul", &[table.as_bytes(), b"\0"].concat()),
        ("half a letter", &table.as_bytes()[..table.find('ü').unwrap() + 1]),
    ] {
        reference.holds(what, bytes);
    }
    assert_eq!(read_as("log.csv", &utf16, &Settings::default()).facts, expected);
}
