//! `comeback add`: a fact from the command line into the log; without words, the questions that
//! are due.

mod dialogue;

use std::io::IsTerminal;

use anyhow::bail;
use jiff::civil::Date;

use super::args::{Add, Args};
use super::open::{self, OnDisk};
use super::{Outcome, report, say, say_error, style};
use crate::calendar::minus;
use crate::diag::Diagnostic;
use crate::pipeline::{self, Opened};
use crate::shell;
use crate::source::entry::{self, Addition, Said, due};

pub(super) fn run(args: &Args, asked: &Add) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, None);
    if opened.is_unsound() {
        show(args, &on_disk, (&opened.diagnostics, &[]));
        say_error("error: comeback.toml has errors; nothing was written");
        return Ok(Outcome::Errors);
    }
    let said = match said(&asked.words, asked.date.as_deref(), on_disk.inputs.today)? {
        Some(said) => vec![said],
        None => questions(&opened).unwrap_or_default(),
    };
    let someone = std::io::stdin().is_terminal();
    if said.is_empty() && asked.words.is_empty() && someone {
        say("nothing was written");
        return Ok(Outcome::Done);
    }
    let added = entry::add(opened.log(), &said);
    if !added.diagnostics.is_empty() {
        show(args, &on_disk, (&added.diagnostics, &said));
        return Ok(Outcome::Errors);
    }
    for addition in &added.value {
        if !asked.dry_run
            && let Err(error) = shell::put(&on_disk.root, addition)
        {
            say_error(&format!("error: {error}"));
            return Ok(Outcome::Failed);
        }
        if !args.quiet {
            say(&written(addition));
        }
    }
    if asked.dry_run && !args.quiet {
        say("tried only, nothing was written");
    }
    Ok(Outcome::Done)
}

/// The file, and the lines that were put into it.
fn written(addition: &Addition) -> String {
    let lines = addition.lines.iter().map(|line| format!("\n  + {line}"));
    format!("{}{}", addition.file, lines.collect::<String>())
}

fn show(args: &Args, on_disk: &OnDisk, (problems, said): (&[Diagnostic], &[Said])) {
    let mut inputs = on_disk.inputs.clone();
    let (path, file) = entry::words(said);
    inputs.files.insert(path, file);
    say_error(&report::text(problems, &inputs, style(args, &std::io::stderr())));
    let told = |problem: &Diagnostic| problem.message().contains("nothing");
    if !problems.iter().any(told) {
        say_error("nothing was written");
    }
}

/// What was said and its day; nothing where no words were.
fn said(words: &[String], day: Option<&str>, today: Date) -> anyhow::Result<Option<Said>> {
    let first = words.first().map(|word| word.trim().to_lowercase());
    let (named, rest) = match (day, first.as_deref()) {
        (None, Some(first @ ("yesterday" | "today"))) => (Some(first), words.get(1..)),
        (day, _) => (day, Some(words)),
    };
    let day = match named {
        None | Some("today") => today,
        Some("yesterday") => minus(today, 1),
        Some(date) => match shell::day_named(Some(date), None)? {
            Some(day) if day <= today => day,
            _ => bail!("{date} is still to come; a log holds what has been"),
        },
    };
    let words = rest.unwrap_or_default().join(" ");
    Ok((!words.trim().is_empty()).then_some(Said { day, words }))
}

/// The answers to what is due, where somebody is there to give them.
fn questions(opened: &Opened<'_>) -> Option<Vec<Said>> {
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        return None;
    }
    let due = due(opened.disclosed_to_owner(), opened.inputs.today);
    let mut input = std::io::stdin().lock();
    let mut output = std::io::stderr().lock();
    Some(dialogue::answers(opened.log(), &due, &opened.wording(), (&mut input, &mut output)))
}
