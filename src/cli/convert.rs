//! `comeback convert`: a log in another of its three spellings, on standard output or in a new
//! file. What was read is never changed.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::args::{Args, Convert, To};
use super::{Outcome, open, report, say_error, style};
use crate::diag::{Diagnostic, Severity, has_errors};
use crate::inputs::RelPath;
use crate::pipeline;
use crate::shell;
use crate::source::entry::Addition;
use crate::source::spelling::{Converted, Form, converted};

pub(super) fn run(args: &Args, asked: &Convert) -> anyhow::Result<Outcome> {
    let on_disk = open::files(args, &asked.files)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, on_disk.without.clone());
    let mut problems = on_disk.diagnostics.clone();
    problems.extend(opened.diagnostics.iter().cloned());
    if has_errors(&problems) {
        let errors: Vec<Diagnostic> =
            problems.into_iter().filter(|told| told.severity() == Severity::Error).collect();
        say_error(&report::text(&errors, &on_disk.inputs, style(args, &std::io::stderr())));
        say_error("error: what cannot be read would be lost; nothing was written");
        return Ok(Outcome::Errors);
    }
    let form = match asked.to {
        To::Markdown => Form::Markdown,
        To::Long => Form::Long,
        To::Wide => Form::Wide,
    };
    let known = opened.disclosed_to_owner();
    let made = converted(known.facts(), form);
    if let Some(first) = made.lost.first() {
        say_error(&format!(
            "error: {} cannot be spelt in another form, the first at {}; nothing was written",
            facts(made.lost.len()),
            first.place
        ));
        return Ok(Outcome::Errors);
    }
    match &asked.out {
        Some(out) => to_file(args, out, (form, &made)),
        None => to_output(&made),
    }
}

fn facts(count: usize) -> String {
    if count == 1 { "one fact".to_owned() } else { format!("{count} facts") }
}

/// One file cannot hold what stands aside.
fn to_output(made: &Converted) -> anyhow::Result<Outcome> {
    if made.aside.is_some() {
        say_error(&format!(
            "error: {} do not fit this form; with --out FILE they are kept in a second file \
             beside it",
            facts(made.set_aside)
        ));
        return Ok(Outcome::Errors);
    }
    super::say(&String::from_utf8_lossy(&made.bytes));
    Ok(Outcome::Done)
}

fn to_file(args: &Args, out: &Path, (form, made): (Form, &Converted)) -> anyhow::Result<Outcome> {
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if ending.as_deref() != Some(form.ending()) {
        bail!("a log of this form needs a name that ends in .{}", form.ending());
    }
    let mut files = Vec::new();
    if let Some((other, bytes)) = &made.aside {
        let stem =
            out.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        files.push((out.with_file_name(format!("{stem}-rest.{}", other.ending())), bytes));
    }
    files.push((out.to_path_buf(), &made.bytes));
    if let Some((taken, _)) = files.iter().find(|(path, _)| path.exists()) {
        bail!("{} is there already; nothing was written", taken.display());
    }
    for (path, bytes) in &files {
        write_new(path, bytes)?;
    }
    if !args.quiet {
        super::say(&told(&files, made));
    }
    Ok(Outcome::Done)
}

fn told(files: &[(PathBuf, &Vec<u8>)], made: &Converted) -> String {
    let name = |at: usize| files.get(at).map(|(path, _)| path.display().to_string());
    match (name(0), name(1)) {
        (Some(rest), Some(whole)) => {
            let count = facts(made.set_aside);
            format!("wrote {whole}, and {rest} with {count} that it has no room for")
        }
        (whole, _) => format!("wrote {}", whole.unwrap_or_default()),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let whole = std::path::absolute(path)?;
    let name = whole.file_name().and_then(|name| name.to_str()).and_then(RelPath::new);
    let file = name.context("the name of this file cannot be used")?;
    let folder = whole.parent().unwrap_or(Path::new("."));
    let after = bytes.to_vec();
    shell::put(folder, &Addition { file, before: None, after, lines: Vec::new() })?;
    Ok(())
}
