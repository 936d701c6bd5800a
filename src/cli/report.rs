//! Diagnostics on the terminal: the line they stand on, the place marked, what to write instead.
//! What the user wrote is quoted at a terminal only; a build log in public tells place and kind.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{Diagnostic, Severity};
use crate::inputs::Inputs;

/// Whether a diagnostic may quote the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quote {
    /// At the owner's own terminal.
    Full,
    /// In a file or a log that others may read: place and kind only.
    Never,
}

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    On,
    Off,
}

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) quote: Quote,
    pub(crate) colour: Colour,
}

/// All of them as text, in the order given.
pub(crate) fn text(diagnostics: &[Diagnostic], inputs: &Inputs, style: Style) -> String {
    let renderer = match style.colour {
        Colour::On => Renderer::styled(),
        Colour::Off => Renderer::plain(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let line = match style.quote {
            Quote::Full => source_line(diagnostic, inputs),
            Quote::Never => None,
        };
        let shown = match line {
            Some(line) => with_line(diagnostic, &line, &renderer),
            None => without_line(diagnostic, style.quote, &renderer),
        };
        let _ = writeln!(out, "{shown}\n");
    }
    out
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

fn with_line(diagnostic: &Diagnostic, line: &str, renderer: &Renderer) -> String {
    let Some(place) = diagnostic.place() else { return String::new() };
    let marked = byte_span(line, place.column, place.width);
    let path = place.file.as_str();
    let mut annotation = AnnotationKind::Primary.span(marked);
    if let Some(read) = diagnostic.quoted() {
        annotation = annotation.label(read);
    }
    let snippet =
        Snippet::source(line).line_start(place.line as usize).path(path).annotation(annotation);
    let group = level(diagnostic.severity())
        .primary_title(diagnostic.message())
        .id(diagnostic.code().name)
        .element(snippet);
    renderer.render(&[with_help(group, diagnostic)])
}

fn without_line(diagnostic: &Diagnostic, quote: Quote, renderer: &Renderer) -> String {
    let place = diagnostic.place().map(ToString::to_string);
    let title =
        level(diagnostic.severity()).primary_title(diagnostic.message()).id(diagnostic.code().name);
    let mut group = Group::with_title(title);
    if let Some(place) = &place {
        group = group.element(Level::NOTE.with_name("at").message(place.as_str()));
    }
    if let (Quote::Full, Some(read)) = (quote, diagnostic.quoted()) {
        group = group.element(Level::NOTE.with_name("read").message(read));
    }
    renderer.render(&[with_help(group, diagnostic)])
}

fn with_help<'a>(group: Group<'a>, diagnostic: &'a Diagnostic) -> Group<'a> {
    match diagnostic.advice() {
        Some(advice) => group.element(Level::HELP.message(advice)),
        None => group,
    }
}

/// The line a diagnostic points at, where its file is text. A very long line is left out.
fn source_line(diagnostic: &Diagnostic, inputs: &Inputs) -> Option<String> {
    let place = diagnostic.place().filter(|place| place.line > 0)?;
    let bytes = inputs.files.get(&place.file)?.bytes();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line = bytes.split(|byte| *byte == b'\n').nth(place.line as usize - 1)?;
    let line = std::str::from_utf8(line).ok()?.trim_end_matches('\r');
    (line.len() <= 400 && !line.contains('\0')).then(|| line.replace('\t', " "))
}

/// The bytes that a column and width in characters cover.
fn byte_span(line: &str, column: u32, width: u32) -> std::ops::Range<usize> {
    let byte_at =
        |character: usize| line.char_indices().nth(character).map_or(line.len(), |(byte, _)| byte);
    let start = byte_at(column.saturating_sub(1) as usize);
    let end = byte_at((column.saturating_sub(1) + width.max(1)) as usize);
    start..end.max(start)
}

/// All of them as JSON values. Quotes are left out where others may read.
pub(crate) fn json(diagnostics: &[Diagnostic], quote: Quote) -> Vec<serde_json::Value> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            serde_json::json!({
                "code": diagnostic.code().name,
                "severity": diagnostic.severity().word(),
                "file": diagnostic.place().map(|place| place.file.as_str()),
                "line": diagnostic.place().map(|place| place.line),
                "column": diagnostic.place().map(|place| place.column),
                "message": diagnostic.message(),
                "read": diagnostic.quoted().filter(|_| quote == Quote::Full),
                "help": diagnostic.advice(),
            })
        })
        .collect()
}

/// `2 errors, 1 warning, 3 hints`, or nothing where all is well.
pub(crate) fn tally(diagnostics: &[Diagnostic]) -> String {
    let count = |wanted: Severity| diagnostics.iter().filter(|d| d.severity() == wanted).count();
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Hint]
        .into_iter()
        .filter(|severity| count(*severity) > 0)
        .map(|severity| match count(severity) {
            1 => format!("1 {}", severity.word()),
            n => format!("{n} {}s", severity.word()),
        })
        .collect();
    parts.join(", ")
}
