//! A branch that a forge serves as pages: one commit without a past, so that nothing withdrawn
//! stays in its history. Made in a repository of its own in `.comeback/` with the system's git;
//! the branch moves from the old commit to the new one in one step or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::run::{done, run};
use super::{Sending, Unsent};
use crate::output::{Difference, Site, diff};
use crate::shell::write::Mode;

/// Where the branch is.
pub(super) struct Branch<'a> {
    pub(super) remote: &'a str,
    pub(super) branch: &'a str,
    pub(super) domain: Option<&'a str>,
}

/// Files that forges read, and that the owner may have put on the branch.
const KEPT: [&str; 2] = ["CNAME", ".domains"];
const LONGEST_KEPT: usize = 1000;

pub(super) fn publish(to: &Branch<'_>, sending: &Sending<'_>) -> Result<Difference, Unsent> {
    let bench = Bench::new(sending)?;
    let reference = format!("refs/heads/{}", to.branch);
    let there = bench.there(to.remote, &reference)?;
    let ledger = sending.ledger;
    if let Some(there) = &there
        && !ledger.knows(there)?
        && sending.mode != Mode::Adopt
    {
        return Err(Unsent::Refused(format!(
            "the branch {} of {} was not made by this share, and sending would replace all of it; \
             choose another `branch`, or agree to this with --adopt",
            to.branch, to.remote
        )));
    }
    let kept = match &there {
        Some(_) => bench.fetch(to.remote, &reference)?,
        None => Vec::new(),
    };
    let extra = extra_files(to.domain, kept);
    let commit = bench.commit(sending, &reference, &extra)?;
    let next = sending.manifest();
    let known = there.is_some().then(|| ledger.sent()).transpose()?.flatten();
    let difference = diff(&known.unwrap_or_default(), &next);
    if sending.mode == Mode::Try {
        return Ok(difference);
    }
    if there.is_some() && bench.same_tree(&commit)? {
        let there = there.unwrap_or_default();
        ledger.end(&next, &there)?;
        return Ok(difference);
    }
    ledger.begin(&next, &commit)?;
    bench.push(to.remote, &format!("{commit}:{reference}"), (&reference, there.as_deref()))?;
    ledger.end(&next, &commit)?;
    Ok(difference)
}

/// `.nojekyll`, and the domain: the one that is asked for, else the one that stands there.
fn extra_files(domain: Option<&str>, kept: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![(".nojekyll".to_owned(), Vec::new())];
    match domain {
        Some(domain) => {
            files.push(("CNAME".to_owned(), format!("{domain}\n").into_bytes()));
            files.extend(kept.into_iter().filter(|(name, _)| name != "CNAME"));
        }
        None => files.extend(kept),
    }
    files
}

/// A repository of our own, gone when this is dropped.
struct Bench<'a> {
    root: &'a Path,
    folder: PathBuf,
}

impl Drop for Bench<'_> {
    fn drop(&mut self) {
        // What is left is removed by the next run.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl<'a> Bench<'a> {
    fn new(sending: &Sending<'a>) -> Result<Bench<'a>> {
        sending.ledger.make()?;
        let folder = sending.ledger.folder().join(format!("git-{}", std::process::id()));
        for entry in fs::read_dir(sending.ledger.folder())?.flatten() {
            if entry.file_name().to_string_lossy().starts_with("git-") {
                fs::remove_dir_all(entry.path())
                    .with_context(|| format!("cannot remove {}", entry.path().display()))?;
            }
        }
        let bench = Bench { root: sending.root, folder };
        done(
            Command::new("git").args(["init", "--bare", "--quiet", "--"]).arg(&bench.folder),
            b"",
        )?;
        Ok(bench)
    }

    /// git as it works for us: in the project, on our repository, without hooks.
    fn git(&self, words: &[&str]) -> Command {
        let mut command = Command::new("git");
        for name in ["GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"] {
            command.env_remove(name);
        }
        command.env("GIT_DIR", std::path::absolute(&self.folder).unwrap_or_default());
        command.env("LC_ALL", "C").current_dir(self.root);
        command.args(["-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0"]).args(words);
        command
    }

    fn line(&self, words: &[&str]) -> Result<String> {
        let output = done(&mut self.git(words), b"")?;
        Ok(String::from_utf8_lossy(&output).trim().to_owned())
    }

    /// The commit that the branch is at.
    fn there(&self, remote: &str, reference: &str) -> Result<Option<String>> {
        let listed = self.line(&["ls-remote", "--", remote, reference])?;
        Ok(listed.split_whitespace().next().map(str::to_owned))
    }

    /// Brings the present commit here, and reads the files that are kept.
    fn fetch(&self, remote: &str, reference: &str) -> Result<Vec<(String, Vec<u8>)>> {
        let words = ["fetch", "--quiet", "--no-tags", "--depth=1", "--", remote, reference];
        done(&mut self.git(&words), b"")?;
        let mut kept = Vec::new();
        for name in KEPT {
            let said = run(&mut self.git(&["show", &format!("FETCH_HEAD:{name}")]), b"")?;
            if said.done && said.output.len() <= LONGEST_KEPT {
                kept.push((name.to_owned(), said.output));
            }
        }
        Ok(kept)
    }

    fn same_tree(&self, commit: &str) -> Result<bool> {
        let new = self.line(&["rev-parse", &format!("{commit}^{{tree}}")])?;
        Ok(self.line(&["rev-parse", "FETCH_HEAD^{tree}"])? == new)
    }

    fn commit(
        &self,
        sending: &Sending<'_>,
        reference: &str,
        extra: &[(String, Vec<u8>)],
    ) -> Result<String> {
        let noon = sending.today.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC)?;
        let stream = stream(sending.site(), reference, noon.timestamp().as_second(), extra);
        done(&mut self.git(&["fast-import", "--quiet"]), &stream)?;
        self.line(&["rev-parse", reference])
    }

    /// The branch moves only if it still is where it was seen.
    fn push(&self, remote: &str, what: &str, (name, seen): (&str, Option<&str>)) -> Result<()> {
        let lease = format!("--force-with-lease={name}:{}", seen.unwrap_or_default());
        done(&mut self.git(&["push", "--quiet", &lease, "--", remote, what]), b"").map(|_| ())
    }
}

/// A commit without a parent, as `git fast-import` reads it.
fn stream(site: &Site, reference: &str, second: i64, extra: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = format!(
        "commit {reference}\ncommitter comeback <comeback@localhost> {second} +0000\n\
         data 8\nPublish\n\n"
    )
    .into_bytes();
    let own = site.iter().map(|(path, bytes)| (path.as_str(), bytes));
    let extra = extra.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    for (path, bytes) in own.chain(extra) {
        let quoted = path.replace('\\', "\\\\").replace('"', "\\\"");
        out.extend(format!("M 100644 inline \"{quoted}\"\ndata {}\n", bytes.len()).bytes());
        out.extend(bytes);
        out.push(b'\n');
    }
    out.extend(b"done\n");
    out
}
