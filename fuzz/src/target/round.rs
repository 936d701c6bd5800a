//! Round trips: from one spelling to another and back, the download, and an addition. Whatever
//! was said is still said, and nothing else.

use comeback::inputs::{RelPath, SourceFile};
use comeback::journal::Fact;
use comeback::source::Settings;
use comeback::source::entry::{self, Log, Said};
use comeback::source::spelling::{Form, Long, converted, long};

use super::log::{facts, said};
use super::{Met, met};

/// The name that bytes have: tables begin with a line that has a separator and no sign of a note.
fn name(bytes: &[u8]) -> RelPath {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let table = first.contains(&b',') && !first.starts_with(b"#") && !first.starts_with(b"-");
    RelPath::made_of(if table { "log/log.csv" } else { "log/2026.md" })
}

pub(super) fn convert(bytes: &[u8]) -> Met {
    let before = facts(&name(bytes), bytes);
    for first in [Form::Markdown, Form::Long, Form::Wide] {
        let once = again(&before, first);
        assert_eq!(said(&once), said(&before), "{first:?}");
        for second in [Form::Markdown, Form::Long, Form::Wide] {
            assert_eq!(said(&again(&once, second)), said(&before), "{first:?} {second:?}");
        }
    }
    kinds(&before)
}

/// What a conversion says, with what stands aside.
fn again(before: &[Fact], form: Form) -> Vec<Fact> {
    let made = converted(before, form);
    let read = |form: Form, bytes: &[u8]| {
        facts(&RelPath::made_of(&format!("log/a.{}", form.ending())), bytes)
    };
    let mut all = read(form, &made.bytes);
    if let Some((form, bytes)) = &made.aside {
        all.extend(read(*form, bytes));
    }
    all.extend(made.lost);
    all
}

fn kinds(facts: &[Fact]) -> Met {
    facts.iter().map(|fact| fact.what.kind().word()).collect()
}

/// The download reads back, and no cell of it is a formula.
pub(super) fn download(bytes: &[u8]) -> Met {
    let before = facts(&name(bytes), bytes);
    let Long { csv, unspelt } = long(&before);
    let after = facts(&RelPath::made_of("log/log.csv"), &csv);
    // Rows of what is told as unspelt say less, or something else, of their moment.
    let told =
        |fact: &&Fact| unspelt.iter().any(|one| (one.date, one.time) == (fact.date, fact.time));
    let plain = |facts: &[Fact]| {
        said(&facts.iter().filter(|fact| !told(fact)).cloned().collect::<Vec<_>>())
    };
    assert_eq!(plain(&after), plain(&before));
    kinds(&before)
}

/// The first line is said, the rest is the log.
pub(super) fn add(bytes: &[u8]) -> Met {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (words, log) = (&bytes[..end], bytes.get(end + 1..).unwrap_or_default());
    let path = name(log);
    let settings = Settings::default();
    let files = [(path.clone(), SourceFile::new(log))].into();
    let place = Log { files: &files, paths: &[RelPath::made_of("log")], settings: &settings };
    let day = "2026-03-12".parse().unwrap();
    let told = Said { day, words: String::from_utf8_lossy(words).into_owned() };
    let made = entry::add(place, &[told]);
    let before = said(&facts(&path, log));
    for addition in &made.value {
        let same = addition.file == path;
        let old: &[u8] = if same { log } else { b"" };
        assert!(is_within(old, &addition.after), "bytes were taken away");
        let after = said(&facts(&addition.file, &addition.after));
        // What answers a session stands in that session.
        let lost =
            before.iter().filter(|fact| !fact.contains(" Session(") && !fact.contains(" Bout("));
        let lost: Vec<&String> = lost.filter(|fact| same && !after.contains(fact)).collect();
        assert!(lost.is_empty(), "an addition changed {lost:?}");
    }
    met(&made.diagnostics)
}

/// Whether the bytes of one stand in the other, in their order.
fn is_within(inner: &[u8], outer: &[u8]) -> bool {
    let mut rest = outer.iter();
    inner.iter().all(|byte| rest.any(|other| other == byte))
}
