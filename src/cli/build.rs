//! `comeback build`: the site of one reader, or of all.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::{Args, Build, Emit};
use super::lock::Absent;
use super::open::{self, OnDisk};
use super::share;
use super::single::{self, Access, Form, Shape, Source, Unmade};
use super::{Outcome, ask, progress, projects, report, say, say_error, style};
use crate::config::{Lock, Share};
use crate::diag::{Diagnostic, Severity, has_errors};
use crate::output::Outputs;
use crate::pipeline::{self, Opened, Prepared, Withheld};
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
    match &build.projects {
        Some(folder) => projects::run(args, build, folder),
        None => on(args, build, open::files(args, &build.files)?),
    }
}

/// Builds what was read.
pub(super) fn on(args: &Args, build: &Build, mut on_disk: OnDisk) -> anyhow::Result<Outcome> {
    let started = Instant::now();
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
        if let Some(share) = self.opened.config.share(reader) {
            return self.share(share);
        }
        let prepared = match self.opened.prepare(reader) {
            Ok(prepared) => prepared,
            Err(problems) => {
                self.show(&problems);
                return Ok(Outcome::Errors);
            }
        };
        self.show(prepared.diagnostics());
        match self.build.emit {
            Some(Emit::Views) => prepared.views().for_each(|view| say(&view.to_string())),
            Some(Emit::Words) => say(prepared.plan().words().spelt().trim_end()),
            None => return self.site(reader, &prepared),
        }
        Ok(Outcome::Done)
    }

    fn site(&self, reader: &str, prepared: &Prepared) -> anyhow::Result<Outcome> {
        let access = if self.build.locked { Access::Locked } else { Access::Open };
        self.make(reader, prepared, (prepared.plan().pages().len(), access))
    }

    /// A share as it would be published, searched by the same gate, in a folder here.
    fn share(&self, share: &Share) -> anyhow::Result<Outcome> {
        let offered = match self.opened.offer(share) {
            Ok(offered) => offered,
            Err(Withheld::Faulty(problems)) => {
                self.show(&problems);
                return Ok(Outcome::Errors);
            }
            Err(Withheld::Leaking(hits)) => {
                say_error(&share::leaking(&share.name, &hits));
                return Ok(Outcome::Leak);
            }
        };
        self.show(&offered.diagnostics);
        let closed = share.is_closed(self.on_disk.inputs.today);
        let access = match self.build.locked || share.lock == Lock::Locked {
            true if !closed => Access::Locked,
            _ => Access::Open,
        };
        self.make(&share.name, offered.cleared.site(), (offered.pages.len(), access))
    }

    /// Puts a site into the form that is asked for, and writes it.
    fn make(
        &self,
        reader: &str,
        site: &dyn Outputs,
        (pages, access): (usize, Access),
    ) -> anyhow::Result<Outcome> {
        let shape = if self.build.single_file { Shape::OneFile } else { Shape::Pages };
        let form = Form { shape, access };
        let folder = form.folder(&self.folder(reader));
        let absent = if self.build.dry_run { Absent::Pretend } else { Absent::Ask };
        let source = Source { on_disk: self.on_disk, opened: self.opened, site, reader, absent };
        let written = match single::with(source, form, |outputs| self.write(outputs, &folder)) {
            Ok(written) => written,
            Err(Unmade::Faulty(problems)) => Err(Unwritten::Faulty(problems)),
            Err(Unmade::NotLocked) => return Ok(Outcome::Errors),
            Err(Unmade::World(error)) => return Err(error),
        };
        match written {
            Ok(written) => {
                if !self.args.quiet {
                    say(&self.summary((reader, &folder), pages, &written));
                }
                Ok(Outcome::Done)
            }
            Err(Unwritten::Faulty(problems)) => {
                self.show(&problems);
                Ok(Outcome::Errors)
            }
            Err(Unwritten::Refused(refusal)) => {
                say_error(&format!("error: {refusal}"));
                Ok(Outcome::Refused)
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

    fn write(&self, outputs: &dyn Outputs, folder: &Path) -> Result<Written, Unwritten> {
        let root = &self.on_disk.root;
        let folders = self.opened.config.folders();
        let inputs = folders.iter().map(|path| root.join(path.as_str())).collect();
        let around = Surroundings::of_project(root, inputs);
        let around = match &self.build.out {
            Some(out) => around.with_sites_in(out),
            None => around,
        };
        let target = Target::new(folder, &around)?;
        let mode = match (self.build.dry_run, self.build.adopt) {
            (true, _) => Mode::Try,
            (false, true) => Mode::Adopt,
            (false, false) => Mode::Strict,
        };
        progress::shown(outputs, |outputs| shell::write(outputs, &target, mode))
    }

    /// `me: 142 pages, 17 written, 125 unchanged, 0.04 s, in site/me`
    fn summary(&self, (reader, folder): (&str, &Path), pages: usize, written: &Written) -> String {
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
            folder.display(),
        )
    }
}
