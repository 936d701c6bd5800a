//! What a page, a chart, a row or a cell of the owner's site rests on: file, line and column of
//! every entry, and the words there. For the owner's terminal alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, bail};

use crate::cli::args::{Args, Explain, Format};
use crate::cli::{Outcome, open, say};
use crate::inputs::{Inputs, RelPath};
use crate::journal::Fact;
use crate::pipeline;
use crate::site::page::part::{Part, PartRow, ground, parts};
use crate::site::trace::Piece;
use crate::site::{Page, SitePlan};

/// The reader whose site is explained; nobody else learns of places.
const OWNER: &str = "me";

pub(super) fn run(args: &Args, asked: &Explain, address: &str) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, None);
    let Ok(prepared) = opened.prepare(OWNER) else {
        bail!("the site has errors: `comeback check` tells which");
    };
    let plan = prepared.plan();
    let page = page(plan, address)?;
    let told = Told { plan, page, parts: parts(plan, page), inputs: &on_disk.inputs };
    let answer = told.answer(asked)?;
    match (asked.json, asked.format) {
        (false, Format::Text) => say(&answer.text()),
        _ => say(&serde_json::to_string_pretty(&answer.json())?),
    }
    Ok(Outcome::Done)
}

fn page<'a>(plan: &'a SitePlan, address: &str) -> anyhow::Result<&'a Page> {
    let inside = address.trim_start_matches('/');
    let file = match inside {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file if file.ends_with(".html") => file.to_owned(),
        folder => format!("{folder}/index.html"),
    };
    let path = RelPath::new(&file).context("this is no address of a page")?;
    plan.page_at(&path).with_context(|| format!("your site has no page {file}"))
}

/// A page with its parts.
struct Told<'a> {
    plan: &'a SitePlan,
    page: &'a Page,
    parts: Vec<Part>,
    inputs: &'a Inputs,
}

/// What is told of one thing.
struct Answer {
    page: String,
    title: String,
    /// What can be asked further: a name, and what is there.
    further: Vec<(String, String)>,
    entries: Vec<Entry>,
}

struct Entry {
    file: String,
    line: u32,
    column: u32,
    date: String,
    words: String,
}

impl Told<'_> {
    fn answer(&self, asked: &Explain) -> anyhow::Result<Answer> {
        let Some(wanted) = &asked.part else { return Ok(self.of_page()) };
        let named = self.parts.iter().find(|part| part.name == *wanted);
        let part = named.with_context(|| format!("this page has no part {wanted}"))?;
        let Some(wanted) = &asked.row else { return Ok(self.of_part(part)) };
        let row = row(part, wanted).with_context(|| format!("this part has no row {wanted}"))?;
        let Some(wanted) = &asked.column else { return Ok(self.of_row(part, row)) };
        let at = column(part, wanted).with_context(|| format!("there is no column {wanted}"))?;
        let cell = row.cells.get(at).with_context(|| format!("there is no column {wanted}"))?;
        let title = format!("{}, {}: {cell}", part.name, row.name);
        Ok(self.resting_on(title, row.trace.cell(at).iter(), Vec::new()))
    }

    fn of_page(&self) -> Answer {
        let ground = ground(self.plan, &self.page.route);
        let further = self
            .parts
            .iter()
            .map(|part| (part.name.clone(), format!("{} rows  {}", part.rows.len(), part.title)));
        self.resting_on(self.page.title.clone(), ground.iter(), further.collect())
    }

    fn of_part(&self, part: &Part) -> Answer {
        let pieces = part.rows.iter().flat_map(|row| row.trace.pieces());
        let rows = part.rows.iter().zip(1..);
        let further = rows
            .map(|(row, n)| (n.to_string(), format!("{}  {}", row.name, row.cells.join(" | "))));
        self.resting_on(format!("{}  {}", part.name, part.title), pieces, further.collect())
    }

    fn of_row(&self, part: &Part, row: &PartRow) -> Answer {
        let cells = row.cells.iter().zip(1..);
        let further = cells.map(|(cell, n)| {
            let name = part.head.get(n).cloned().unwrap_or_default();
            (n.to_string(), format!("{name}  {cell}"))
        });
        let title = format!("{}, {}", part.name, row.name);
        self.resting_on(title, row.trace.pieces(), further.collect())
    }

    fn resting_on<'b>(
        &self,
        title: String,
        pieces: impl Iterator<Item = &'b Piece>,
        further: Vec<(String, String)>,
    ) -> Answer {
        let facts = self.plan.facts_behind(pieces);
        let mut lines = Lines { inputs: self.inputs, of_files: BTreeMap::new() };
        let entries = facts.into_iter().map(|fact| entry(fact, &mut lines)).collect();
        Answer { page: self.page.route.path().as_str().to_owned(), title, further, entries }
    }
}

fn entry(fact: &Fact, lines: &mut Lines<'_>) -> Entry {
    let place = &fact.place;
    Entry {
        file: place.file.as_str().to_owned(),
        line: place.line,
        column: place.column,
        date: fact.date.to_string(),
        words: lines.words(&place.file, place.line),
    }
}

/// The files that are quoted, each parted into its lines once.
struct Lines<'a> {
    inputs: &'a Inputs,
    of_files: BTreeMap<RelPath, Vec<&'a str>>,
}

impl Lines<'_> {
    /// The line as it stands in the file; nothing for a workbook.
    fn words(&mut self, file: &RelPath, line: u32) -> String {
        let inputs = self.inputs;
        let lines = self.of_files.entry(file.clone()).or_insert_with(|| {
            let text = inputs.files.get(file);
            let text = text.and_then(|file| std::str::from_utf8(file.bytes()).ok());
            text.unwrap_or_default().lines().collect()
        });
        let at = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
        at.and_then(|at| lines.get(at)).map(|line| line.trim().to_owned()).unwrap_or_default()
    }
}

/// By its number, or the first whose name is or begins with these words.
fn row<'a>(part: &'a Part, wanted: &str) -> Option<&'a PartRow> {
    let number = wanted.parse::<usize>().ok().and_then(|n| part.rows.get(n.checked_sub(1)?));
    let named = || part.rows.iter().find(|row| row.name == wanted);
    let begun = || part.rows.iter().find(|row| row.name.starts_with(wanted));
    number.or_else(named).or_else(begun)
}

/// The place of a cell in its row.
fn column(part: &Part, wanted: &str) -> Option<usize> {
    let number = wanted.parse::<usize>().ok();
    let named = || part.head.iter().position(|name| name == wanted);
    number.or_else(named)?.checked_sub(1)
}

impl Answer {
    fn text(&self) -> String {
        let mut text = format!("{}  {}\n", self.page, self.title);
        let wide = self.further.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, what) in &self.further {
            let _ = writeln!(text, "  {name:<wide$}  {what}");
        }
        let _ = match self.entries.len() {
            0 => writeln!(text, "\nIt rests on no entry of your log."),
            1 => writeln!(text, "\nIt rests on 1 entry:"),
            n => writeln!(text, "\nIt rests on {n} entries:"),
        };
        for entry in &self.entries {
            let Entry { file, line, column, date, words } = entry;
            let _ = writeln!(text, "{file}:{line}:{column}: {date}  {words}");
        }
        text
    }

    fn json(&self) -> serde_json::Value {
        let entries = self.entries.iter().map(|entry| {
            serde_json::json!({
                "file": entry.file,
                "line": entry.line,
                "column": entry.column,
                "date": entry.date,
                "words": entry.words,
            })
        });
        let further = self.further.iter();
        serde_json::json!({
            "version": 1,
            "page": self.page,
            "what": self.title,
            "further": further
                .map(|(name, what)| serde_json::json!({ "name": name, "what": what }))
                .collect::<Vec<_>>(),
            "entries": entries.collect::<Vec<_>>(),
        })
    }
}
