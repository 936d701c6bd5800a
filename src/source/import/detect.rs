//! Which format a table is: by the set of its headings in any language and order. Where none fits,
//! the columns and the nearest format are told.

use std::collections::{BTreeMap, BTreeSet};

use super::format::{Columns, FORMATS, Format};
use super::sheet::Sheet;
use super::{Found, Options, Reading, Why, With, generic};
use crate::diag::{Capped, Diagnostic, Place, import as diag};
use crate::inputs::{RelPath, SourceFile};
use crate::source::table::{Asked, Foreign, own_columns};

/// A heading without case, marks of HTML and doubled spaces.
fn plain(heading: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in heading.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// A format with what its columns are called.
struct Known {
    format: &'static Format,
    columns: Columns,
    /// The field of each heading.
    headings: BTreeMap<String, String>,
    /// Whether the person named it.
    forced: bool,
}

impl Known {
    fn new(format: &'static Format, options: &Options) -> Known {
        let columns = format.columns();
        let pairs = columns.headings.iter();
        let mut headings: BTreeMap<String, String> = pairs
            .flat_map(|(field, names)| names.iter().map(move |name| (plain(name), field.clone())))
            .collect();
        for (heading, field) in &options.answer.columns {
            if columns.headings.contains_key(field) {
                headings.insert(plain(heading), field.clone());
            }
        }
        Known { format, columns, headings, forced: options.format.is_some() }
    }

    fn fields(&self, header: &[&str]) -> BTreeMap<String, Vec<usize>> {
        let mut fields: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, heading) in header.iter().enumerate() {
            if let Some(field) = self.headings.get(&plain(heading)) {
                fields.entry(field.clone()).or_default().push(at);
            }
        }
        fields
    }

    /// How many columns are known; none where what tells the format is not there.
    fn score(&self, header: &[&str]) -> usize {
        let fields = self.fields(header);
        let whole = |set: &Vec<String>| set.iter().all(|field| fields.contains_key(field));
        let trailing = self.columns.trailing.as_ref().is_some_and(|field| {
            let first = fields.get(field).is_some_and(|columns| columns.first() == Some(&0));
            first && header.len() > 2 && (self.forced || header.last() == Some(&""))
        });
        let headerless = self.forced && self.columns.headerless.iter().any(|list| list == header);
        match headerless || trailing || self.columns.needs.iter().any(whole) {
            true => fields.values().map(Vec::len).sum(),
            false => 0,
        }
    }

    /// Whether it is an export of the same program that is not this one.
    fn refuses(&self, columns: &[&str]) -> bool {
        let has: BTreeSet<String> = columns.iter().map(|heading| plain(heading)).collect();
        self.columns.refused.iter().any(|set| set.iter().all(|name| has.contains(&plain(name))))
    }
}

/// Reads every table of an export that has a known header.
pub(super) fn read(
    files: &BTreeMap<RelPath, SourceFile>,
    options: &Options,
) -> Result<Found, Vec<Diagnostic>> {
    let wanted = |format: &&Format| options.format.as_ref().is_none_or(|id| *id == format.id);
    let known: Vec<Known> =
        FORMATS.iter().filter(wanted).map(|format| Known::new(format, options)).collect();
    let mut found: Option<Found> = None;
    let mut problems = Vec::new();
    for (path, file) in files {
        match table(path, file, (&known, options)) {
            Ok(more) => match &mut found {
                None => found = Some(more),
                Some(found) if found.id == more.id => found.join(more),
                Some(_) => return Err(vec![diag::several(&Place::whole(path))]),
            },
            Err(more) => problems.extend(more),
        }
    }
    let told = |problems: Vec<Diagnostic>| problems.into_iter().map(diag::told).collect();
    match found {
        Some(found) => Ok(Found { diagnostics: told(found.diagnostics), ..found }),
        None => Err(told(problems)),
    }
}

fn table(
    path: &RelPath,
    file: &SourceFile,
    (known, options): (&[Known], &Options),
) -> Result<Found, Vec<Diagnostic>> {
    let best = |header: &[&str]| known.iter().map(|one| one.score(header)).max().unwrap_or(0);
    let any = |header: &[&str]| match best(header) {
        0 => by_map(header, options),
        known => known + 1000,
    };
    let asked = Asked { path, answer: &options.answer, known: &any };
    let (table, told) = opened(&asked, file, (known, options))?;
    let header = table.header();
    let most = best(&header);
    if most == 0 {
        return generic::read(path, file, (&table, options));
    }
    let mut fitting = known.iter().filter(|one| one.score(&header) == most);
    let (Some(one), None) = (fitting.next(), fitting.next()) else {
        return Err(vec![diag::several(&Place::whole(path))]);
    };
    let fields = one.fields(&header);
    let (used, unused) = sorted(&header, &fields, (&one.columns, options));
    let numbers: Vec<usize> = one
        .columns
        .numbers
        .iter()
        .filter_map(|field| fields.get(field))
        .flatten()
        .copied()
        .collect();
    let sheet = Sheet { table: table.learn(&numbers), fields, words: one.columns.words.clone() };
    let mut reading = Reading::new(path, options);
    reading.told = told;
    count(&sheet, &mut reading);
    (one.format.read)(&sheet, &mut reading);
    Ok(Found {
        id: one.format.id,
        program: one.format.program,
        items: reading.items,
        ledger: reading.ledger,
        used,
        unused,
        diagnostics: reading.told.finish(),
        open: reading.open,
    })
}

/// The table with its header, or with the columns of the format that was named.
fn opened(
    asked: &Asked<'_>,
    file: &SourceFile,
    (known, options): (&[Known], &Options),
) -> Result<(Foreign, Capped), Vec<Diagnostic>> {
    let mut told = Capped::new(asked.path);
    let unknown = match Foreign::read(asked, file.bytes(), &mut told) {
        None => return Err(told.finish()),
        Some(Ok(table)) => return Ok((table, told)),
        Some(Err(unknown)) => unknown,
    };
    let lists: Vec<Vec<String>> = match options.format {
        Some(_) => known.iter().flat_map(|one| one.columns.headerless.clone()).collect(),
        None => Vec::new(),
    };
    Foreign::headerless(asked, file.bytes(), &lists).ok_or_else(|| {
        let columns: Vec<&str> = unknown.columns.iter().map(String::as_str).collect();
        vec![unknown_format(asked.path, &columns, known)]
    })
}

/// How many columns a table of the person's own has that are known or named; a day must be there.
fn by_map(header: &[&str], options: &Options) -> usize {
    let map: BTreeMap<String, &String> =
        options.answer.columns.iter().map(|(heading, name)| (plain(heading), name)).collect();
    let meant = |name: &&str| map.get(&plain(name)).map_or(*name, |own| own.as_str()).to_owned();
    let names: Vec<String> = header.iter().map(meant).collect();
    let known = own_columns(&names.iter().map(String::as_str).collect::<Vec<_>>());
    if known > 1 && options.format.is_none() { known } else { 0 }
}

fn count(sheet: &Sheet, reading: &mut Reading<'_>) {
    let broken: Vec<u32> = sheet.table.broken().collect();
    reading.ledger.rows = sheet.rows().count() + broken.len();
    reading.ledger.leave_all(&broken, Why::Broken);
}

/// The headings that are used, and those that are not.
fn sorted(
    header: &[&str],
    fields: &BTreeMap<String, Vec<usize>>,
    (columns, options): (&Columns, &Options),
) -> (Vec<String>, Vec<String>) {
    let left = |field: &String| {
        columns.left.contains(field)
            || (columns.notes.contains(field) && !options.takes(With::Notes))
            || (columns.titles.contains(field) && !options.takes(With::Titles))
    };
    let used: BTreeSet<usize> =
        fields.iter().filter(|(field, _)| !left(field)).flat_map(|(_, at)| at).copied().collect();
    let all = header.iter().enumerate().filter(|(_, heading)| !heading.is_empty());
    // where headings are the person's own, those with a meaning are used
    let own = |heading: &str| columns.trailing.is_some() && options.meaning(heading).is_some();
    let (a, b): (Vec<_>, Vec<_>) = all.partition(|(at, heading)| used.contains(at) || own(heading));
    let names = |some: Vec<(usize, &&str)>| some.iter().map(|(_, name)| plain_case(name)).collect();
    (names(a), names(b))
}

/// A heading as it stands, without HTML.
fn plain_case(heading: &str) -> String {
    let inner = heading.rsplit_once("</").map_or(heading, |(before, _)| before);
    inner.rsplit('>').next().unwrap_or(inner).trim().to_owned()
}

fn unknown_format(path: &RelPath, columns: &[&str], known: &[Known]) -> Diagnostic {
    if let Some(one) = known.iter().find(|one| one.refuses(columns)) {
        return diag::other_export(&Place::whole(path), one.format.program);
    }
    let near = known
        .iter()
        .map(|one| (one.fields(columns).len(), one.format.program))
        .max_by_key(|(count, _)| *count)
        .filter(|(count, _)| *count > 1);
    diag::unknown_format(&Place::whole(path), &columns.join(", "), near)
}

impl Found {
    pub(super) fn join(&mut self, other: Found) {
        self.items.extend(other.items);
        self.ledger.join(other.ledger);
        self.diagnostics.extend(other.diagnostics);
        self.open |= other.open;
        for (own, more) in [(&mut self.used, other.used), (&mut self.unused, other.unused)] {
            own.extend(more);
            own.sort();
            own.dedup();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_of_html_is_its_text() {
        let html = r#"<span class="translation_missing" title="x">Start  Time</span>"#;
        assert_eq!(plain(html), "start time");
        assert_eq!(plain_case(html), "Start  Time");
    }

    #[test]
    fn every_format_has_readable_columns() {
        for format in FORMATS {
            let columns = format.columns();
            assert!(!columns.needs.is_empty(), "{}", format.id);
            let lists = [&columns.numbers, &columns.notes, &columns.titles, &columns.left];
            for field in columns.needs.iter().flatten().chain(lists.into_iter().flatten()) {
                assert!(columns.headings.contains_key(field), "{}: {field}", format.id);
            }
        }
    }
}
