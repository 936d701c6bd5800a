//! `comeback build --projects DIR`: the site of each person of a folder, side by side. Each one is
//! read, built and written as if there were no other, so nothing of one can reach another; one
//! who fails does not stop the rest. The index is for the owner of the folder alone.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::args::{Args, Build};
use super::{Outcome, build, open, say, say_error};
use crate::shell::{CONFIGURATION, STATE};

/// One person of the folder.
struct Person {
    name: String,
    outcome: Outcome,
    /// Where the sites of this person lie.
    sites: PathBuf,
}

pub(super) fn run(args: &Args, wanted: &Build, folder: &Path) -> Result<Outcome> {
    let names = people(folder)?;
    if names.is_empty() {
        bail!("no folder in {} holds a {CONFIGURATION}", folder.display());
    }
    let out = wanted.out.clone().unwrap_or_else(|| folder.join("site"));
    let mut people = Vec::new();
    for name in names {
        let sites = out.join(&name);
        let outcome = person(args, wanted, (&folder.join(&name), &sites)).unwrap_or_else(|error| {
            say_error(&format!("error: {error:#}"));
            Outcome::Failed
        });
        if outcome != Outcome::Done || !args.quiet {
            say(&format!("{name}: {}", word(outcome)));
        }
        people.push(Person { name, outcome, sites });
    }
    let index = index(folder, &people, wanted)?;
    let failed = people.iter().filter(|person| person.outcome != Outcome::Done).count();
    say(&format!("{} people, {failed} with errors; overview: {}", people.len(), index.display()));
    Ok(people.iter().map(|person| person.outcome).max().unwrap_or(Outcome::Done))
}

/// The folders that are projects, by name. A link is not followed.
fn people(folder: &Path) -> Result<Vec<String>> {
    let tell = || format!("cannot read {}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(tell)? {
        let entry = entry.with_context(tell)?;
        let is_project = entry.file_type().with_context(tell)?.is_dir()
            && entry.path().join(CONFIGURATION).is_file();
        if let (true, Ok(name)) = (is_project, entry.file_name().into_string()) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn person(args: &Args, wanted: &Build, (root, sites): (&Path, &Path)) -> Result<Outcome> {
    let on_disk = open::at(args, root)?;
    let own = Build { out: Some(sites.to_path_buf()), projects: None, ..wanted.clone() };
    build::on(args, &own, on_disk)
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "built",
        Outcome::Errors => "has errors; see above",
        Outcome::Leak => "withheld",
        Outcome::Usage | Outcome::Refused | Outcome::Failed => "could not be built; see above",
    }
}

/// A page in `.comeback`, which only the owner of the folder can open and which is never sent.
fn index(folder: &Path, people: &[Person], wanted: &Build) -> Result<PathBuf> {
    let state = folder.join(STATE);
    let file = state.join("people.html");
    let tell = || format!("cannot write {}", file.display());
    if wanted.dry_run || wanted.emit.is_some() {
        return Ok(file);
    }
    DirBuilder::new().recursive(true).mode(0o700).create(&state).with_context(tell)?;
    fs::write(state.join(".gitignore"), "*\n").with_context(tell)?;
    let part = state.join("people.html.part");
    fs::write(&part, page(people)).with_context(tell)?;
    fs::rename(&part, &file).with_context(tell)?;
    Ok(file)
}

/// Names of folders and how each went; not one word of a log.
fn page(people: &[Person]) -> String {
    let row = |person: &Person| {
        let (name, word) = (plain(&person.name), word(person.outcome));
        let place = std::path::absolute(&person.sites).unwrap_or_else(|_| person.sites.clone());
        let place = plain(&place.display().to_string());
        format!("<tr><td>{name}</td><td>{word}</td><td>{place}</td></tr>\n")
    };
    let rows: String = people.iter().map(row).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'\">\n<meta charset=\"utf-8\">\n<title>People</title>\n</head>\n\
         <body>\n<main>\n<h1>People</h1>\n<p>For you alone. Each person's sites lie in the folder \
         named here.</p>\n<table>\n<tr><th>Person</th><th>Last build</th><th>Folder</th></tr>\n\
         {rows}</table>\n</main>\n</body>\n</html>\n"
    )
}

fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
