//! `comeback build`: the site of one reader, or of all.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::{Args, Build, Emit};
use super::open::{self, OnDisk};
use super::{Outcome, ask, progress, report, say, say_error, style};
use crate::diag::{Diagnostic, Severity, has_errors};
use crate::pipeline::{self, Opened, Prepared};
use crate::shell::{self, Mode, Surroundings, Target, Unwritten, Written};

/// One run of the command.
struct Job<'a> {
    args: &'a Args,
    build: &'a Build,
    on_disk: &'a OnDisk,
    opened: &'a Opened<'a>,
    started: Instant,
}

pub(super) fn run(args: &Args, build: &Build) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let mut on_disk = open::files(args, &build.files)?;
    let first = pipeline::open(&on_disk.inputs, &args.config, on_disk.without.clone());
    let again = ask::ask(&on_disk, &first, &args.config)?;
    let opened = match again {
        None => first,
        Some(again) => {
            drop(first);
            on_disk = again;
            pipeline::open(&on_disk.inputs, &args.config, on_disk.without.clone())
        }
    };
    let job = Job { args, build, on_disk: &on_disk, opened: &opened, started };
    let mut problems = on_disk.diagnostics.clone();
    problems.extend(opened.diagnostics.iter().cloned());
    job.show(&problems);
    if opened.is_unsound() {
        say_error("error: the project has errors; nothing was written");
        return Ok(Outcome::Errors);
    }
    let readers: Vec<&str> = match build.all {
        true => opened.config.readers().keys().map(String::as_str).collect(),
        false => vec![&build.audience],
    };
    let mut outcome = if has_errors(&problems) { Outcome::Errors } else { Outcome::Done };
    for reader in readers {
        outcome = outcome.max(job.reader(reader)?);
    }
    Ok(outcome)
}

impl Job<'_> {
    fn show(&self, problems: &[Diagnostic]) {
        let wanted = |d: &&Diagnostic| !self.args.quiet || d.severity() == Severity::Error;
        let mut shown: Vec<Diagnostic> = problems.iter().filter(wanted).cloned().collect();
        shown.dedup();
        if !shown.is_empty() {
            say_error(&report::text(
                &shown,
                &self.on_disk.inputs,
                style(self.args, &std::io::stderr()),
            ));
            let tally = report::tally(&shown);
            say_error(&format!("{tally}: `comeback explain CODE` tells more\n"));
        }
    }

    fn reader(&self, reader: &str) -> anyhow::Result<Outcome> {
        let prepared = match self.opened.prepare(reader) {
            Ok(prepared) => prepared,
            Err(problems) => {
                self.show(&problems);
                return Ok(Outcome::Errors);
            }
        };
        self.show(prepared.diagnostics());
        if let Some(Emit::Views) = self.build.emit {
            for view in prepared.views() {
                say(&view.to_string());
            }
            return Ok(Outcome::Done);
        }
        let folder = self.folder(reader);
        match self.write(&prepared, &folder) {
            Ok(written) => {
                if !self.args.quiet {
                    say(&self.summary(reader, &prepared, &written));
                }
                Ok(Outcome::Done)
            }
            Err(Unwritten::Faulty(problems)) => {
                self.show(&problems);
                Ok(Outcome::Errors)
            }
            Err(Unwritten::Refused(refusal)) => {
                say_error(&format!("error: {refusal}"));
                Ok(Outcome::Errors)
            }
            Err(other) => Err(other.into()),
        }
    }

    /// Where a reader's site goes: `site/physio`, below `--out` where it is given.
    fn folder(&self, reader: &str) -> PathBuf {
        let own = self.opened.config.folder_of(reader);
        match &self.build.out {
            Some(out) => out.join(own),
            None => self.on_disk.root.join(self.opened.config.paths.out.as_str()).join(own),
        }
    }

    fn write(&self, prepared: &Prepared, folder: &Path) -> Result<Written, Unwritten> {
        let root = &self.on_disk.root;
        let folders = self.opened.config.folders();
        let inputs = folders.iter().map(|path| root.join(path.as_str())).collect();
        let around = Surroundings::of_project(root, inputs);
        let target = Target::new(folder, &around)?;
        let mode = match (self.build.dry_run, self.build.adopt) {
            (true, _) => Mode::Try,
            (false, true) => Mode::Adopt,
            (false, false) => Mode::Strict,
        };
        progress::shown(prepared, |outputs| shell::write(outputs, &target, mode))
    }

    /// `me: 142 pages, 17 written, 125 unchanged, 0.04 s, in site/me`
    fn summary(&self, reader: &str, prepared: &Prepared, written: &Written) -> String {
        let pages = prepared.plan().pages().len();
        let difference = &written.difference;
        let removed = match difference.removed.len() {
            0 => String::new(),
            n => format!(", {n} removed"),
        };
        let tried = if self.build.dry_run { " (tried only, nothing was written)" } else { "" };
        format!(
            "{reader}: {pages} pages, {} written, {} unchanged{removed}, {:.2} s, in {}{tried}",
            difference.written.len(),
            difference.unchanged.len(),
            self.started.elapsed().as_secs_f64(),
            self.folder(reader).display(),
        )
    }
}
