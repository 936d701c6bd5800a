//! The log as it reads now, and as it would read with a draft in it: the check that everything
//! that is written passes before it is handed out.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, date};

use super::spoken::{Spoken, below_day};
use super::{Draft, Log, letters};
use crate::diag::{Diagnostic, Parsed, Place, Severity, check as told, entry as diag};
use crate::inputs::{RelPath, SourceFile};
use crate::journal::{
    Around, Audience, Entry, Fact, Journal, Profile, Session, What, Windows, check, disclose,
};
use crate::source::settings::Settings;
use crate::source::table::layout;
use crate::source::{parse_log, parse_markdown};

/// Facts below a day, from lines of a log, with what is to be said about them.
pub(super) fn of_day(day: Date, lines: &str, settings: &Settings) -> (Vec<Fact>, Vec<Diagnostic>) {
    let path = RelPath::made_of("words.md");
    let text = below_day(day, lines);
    let parsed = parse_markdown(&path, text.as_bytes(), settings);
    (facts(parsed.value), parsed.diagnostics)
}

/// All facts, as their owner sees them.
pub(super) fn facts(entries: Vec<Entry>) -> Vec<Fact> {
    let journal = Journal::seal(Profile::default(), entries);
    disclose(&journal, &Audience::owner()).facts().to_vec()
}

/// One file with what it says.
struct FileNow {
    path: RelPath,
    entries: Vec<Entry>,
    errors: usize,
}

/// Every file of a log with what it says.
pub(super) struct LogNow<'a> {
    pub(super) log: Log<'a>,
    files: Vec<FileNow>,
}

impl<'a> LogNow<'a> {
    pub(super) fn read(log: Log<'a>) -> LogNow<'a> {
        let of_log = |path: &&RelPath| log.paths.iter().any(|one| path.is_under(one.as_str()));
        let paths = log.files.keys().filter(of_log);
        let files = paths.map(|path| read(path, log.files.get(path), log.settings)).collect();
        LogNow { log, files }
    }

    /// Each file with its facts.
    pub(super) fn facts_by_file(&self) -> impl Iterator<Item = (&RelPath, Vec<Fact>)> {
        self.files.iter().map(|file| (&file.path, facts(file.entries.clone())))
    }

    /// The last session of a day, by its time and place.
    pub(super) fn last_session(&self, day: Date) -> Option<Fact> {
        let all = self.files.iter().flat_map(|file| facts(file.entries.clone()));
        let sessions = all.filter(|fact| fact.date == day && matches!(fact.what, What::Session(_)));
        sessions.max_by(|a, b| (a.time, &a.place).cmp(&(b.time, &b.place)))
    }

    /// The file with the draft in it, if it then says what it said before and what was spoken,
    /// and nothing else.
    pub(super) fn tried(&self, draft: &Draft, spoken: &Spoken) -> Result<Vec<u8>, Diagnostic> {
        let refused = || diag::not_written(&spoken.place());
        let before = self.log.files.get(&draft.file);
        let after = self.with(draft, before).ok_or_else(refused)?;
        let old = read(&draft.file, before, self.log.settings);
        let now = read(&draft.file, Some(&SourceFile::new(after.clone())), self.log.settings);
        let (said, says) = (facts(old.entries.clone()), facts(now.entries.clone()));
        let fits = match spoken {
            Spoken::Facts { facts, .. } => added(&said, &says, facts),
            Spoken::Below { session, .. } => grown(&said, &says, session),
        };
        if let Fit::Same = fits {
            return Err(diag::already_said(&spoken.place()));
        }
        if now.errors > old.errors {
            return Err(refused());
        }
        if let Some(place) = self.conflict(draft, (&now, spoken)) {
            return Err(diag::said_otherwise(&place));
        }
        match fits {
            Fit::Added => Ok(after),
            Fit::Same | Fit::Otherwise => Err(refused()),
        }
    }

    fn with(&self, draft: &Draft, before: Option<&SourceFile>) -> Option<Vec<u8>> {
        let Some(before) = before else {
            let whole: String = draft.puts.iter().map(|(_, text)| text.as_str()).collect();
            return Some(whole.into_bytes());
        };
        let text = text(&draft.file, before.bytes(), self.log.settings)?;
        letters::insert(before.bytes(), &text, &draft.puts)
    }

    /// The place that says something else about what has one value a day, where the file's new
    /// reading brings a contradiction about.
    fn conflict(&self, draft: &Draft, (now, spoken): (&FileNow, &Spoken)) -> Option<Place> {
        let others = || self.files.iter().filter(|file| file.path != draft.file);
        let rest = || others().flat_map(|file| file.entries.iter().cloned());
        let old = self.files.iter().find(|file| file.path == draft.file);
        let old = old.into_iter().flat_map(|file| file.entries.iter().cloned());
        let before = conflicts(rest().chain(old).collect());
        let after = conflicts(rest().chain(now.entries.iter().cloned()).collect());
        let Spoken::Facts { facts: new, .. } = spoken else { return None };
        if after <= before {
            return None;
        }
        let known = self.files.iter().flat_map(|file| facts(file.entries.clone()));
        let about = |fact: &Fact| {
            new.iter().any(|new| (new.date, new.what.kind()) == (fact.date, fact.what.kind()))
        };
        known.filter(about).map(|fact| fact.place).next()
    }
}

/// How many values contradict each other.
fn conflicts(entries: Vec<Entry>) -> usize {
    let around = Around { today: date(9000, 1, 1), usual: &[] };
    let found = check(entries, &around).diagnostics;
    found.iter().filter(|problem| problem.code() == &told::CONFLICTING_VALUES).count()
}

fn read(path: &RelPath, file: Option<&SourceFile>, settings: &Settings) -> FileNow {
    let bytes = file.map_or(&[][..], SourceFile::bytes);
    let parsed = match bytes.is_empty() {
        true => Parsed::clean(Default::default()),
        false => parse_log(path, bytes, settings),
    };
    let errors = parsed.diagnostics.iter().filter(|d| d.severity() == Severity::Error).count();
    FileNow { path: path.clone(), entries: parsed.value.entries, errors }
}

/// The text of a file that can be added to.
pub(super) fn text(path: &RelPath, bytes: &[u8], settings: &Settings) -> Option<String> {
    if crate::source::table::is_table(path) {
        return layout(path, bytes, settings).map(|layout| layout.text);
    }
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?)?;
    Some(text.into_owned())
}

/// Whether a file of the log with other bytes says what it said before and what is new, and has no
/// more errors.
pub(in crate::source) fn reads_as(
    (log, path): (Log<'_>, &RelPath),
    after: &[u8],
    new: &[Fact],
) -> bool {
    let old = read(path, log.files.get(path), log.settings);
    let now = read(path, Some(&SourceFile::new(after)), log.settings);
    let (said, says) = (facts(old.entries), facts(now.entries));
    now.errors <= old.errors && matches!(added(&said, &says, new), Fit::Added)
}

/// How a file's facts before and after compare.
enum Fit {
    /// All that was there, and what was spoken.
    Added,
    /// Nothing changed.
    Same,
    Otherwise,
}

type Counted<'a> = BTreeMap<(Date, Option<Time>, &'a What<String>), usize>;

fn counted<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Counted<'a> {
    let mut counted = Counted::new();
    for fact in facts {
        let count = counted.entry((fact.date, fact.time, &fact.what)).or_default();
        *count = if fact.what.can_repeat() { *count + 1 } else { 1 };
    }
    counted
}

fn added(before: &[Fact], after: &[Fact], new: &[Fact]) -> Fit {
    let (old, now) = (counted(before), counted(after));
    match () {
        () if now == counted(before.iter().chain(new)) && now != old => Fit::Added,
        () if now == old => Fit::Same,
        () => Fit::Otherwise,
    }
}

/// Whether one session has what was spoken more, and all the rest is as it was.
fn grown(before: &[Fact], after: &[Fact], spoken: &Session<String>) -> Fit {
    let (old, now) = (counted(before), counted(after));
    let gone: Vec<_> = old.iter().filter(|(fact, count)| now.get(*fact) != Some(*count)).collect();
    let come: Vec<_> = now.iter().filter(|(fact, count)| old.get(*fact) != Some(*count)).collect();
    match (gone.as_slice(), come.as_slice()) {
        ([], []) => Fit::Same,
        ([((day, time, What::Session(was)), _)], [((on, at, What::Session(is)), _)])
            if (day, time) == (on, at) && is_more(was, is, spoken) =>
        {
            Fit::Added
        }
        _ => Fit::Otherwise,
    }
}

fn is_more(was: &Session<String>, is: &Session<String>, spoken: &Session<String>) -> bool {
    let more = Session {
        activities: was.activities.iter().chain(&spoken.activities).cloned().collect(),
        response: filled(was.response, spoken.response),
        ..was.clone()
    };
    let overwritten = filled(spoken.response, was.response) != more.response;
    *is == more && !overwritten
}

/// The windows of one, and those of the other where the first has none.
fn filled(one: Windows, other: Windows) -> Windows {
    Windows {
        before: one.before.or(other.before),
        during: one.during.or(other.during),
        hour: one.hour.or(other.hour),
        next: one.next.or(other.next),
        settled: one.settled.or(other.settled),
    }
}
