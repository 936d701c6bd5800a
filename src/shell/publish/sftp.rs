//! A folder on another computer by the system's sftp: each file goes up under another name and
//! is renamed into place, in the steps of `order`. Only files that were sent by us are removed.

use std::collections::BTreeSet;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::process::Command;

use anyhow::{Context, Result};

use super::order::{Order, order};
use super::run::{done, run};
use super::{Sending, Unsent};
use crate::inputs::RelPath;
use crate::output::{Difference, Manifest, diff};
use crate::shell::write::Mode;

pub(super) fn publish(host: &str, path: &str, sending: &Sending<'_>) -> Result<Difference, Unsent> {
    let ledger = sending.ledger;
    let (sent, ours) = (ledger.sent()?, ledger.ours()?);
    if ours.files.is_empty() && sending.mode != Mode::Adopt {
        refuse_strangers(host, path)?;
    }
    let next = sending.manifest();
    let difference = diff(sent.as_ref().unwrap_or(&Manifest::default()), &next);
    if sending.mode == Mode::Try {
        return Ok(difference);
    }
    let steps = order(sent.as_ref(), &ours, &next);
    ledger.begin(&next, "sftp")?;
    let stage = ledger.folder().join("stage");
    let sent = send(&stage, &steps, (host, path), sending);
    let _ = fs::remove_dir_all(&stage);
    sent?;
    ledger.end(&next, "sftp")?;
    Ok(difference)
}

fn sftp(host: &str) -> Command {
    let mut command = Command::new("sftp");
    command.args(["-q", "-b", "-", "--", host]);
    command
}

fn refuse_strangers(host: &str, path: &str) -> Result<(), Unsent> {
    let listed = run(&mut sftp(host), format!("ls -1a {}\n", quoted(path)).as_bytes())?;
    let text = String::from_utf8_lossy(&listed.output).into_owned();
    let own = |line: &str| line.is_empty() || line.ends_with("/.") || line.ends_with("/..");
    let dots = |line: &str| matches!(line, "." | "..") || line.starts_with("sftp>");
    let others = text.lines().filter(|line| !own(line.trim()) && !dots(line.trim())).count();
    match listed.done && others > 0 {
        true => Err(Unsent::Refused(format!(
            "{path} on {host} holds {others} file(s) that are not ours; choose an empty folder, \
             or agree to this with --adopt"
        ))),
        false => Ok(()),
    }
}

/// One batch: sftp stops at the first line that fails, so the order holds.
fn send(
    stage: &std::path::Path,
    steps: &Order,
    (host, path): (&str, &str),
    sending: &Sending<'_>,
) -> Result<()> {
    if stage.exists() {
        fs::remove_dir_all(stage)?;
    }
    DirBuilder::new().mode(0o700).create(stage)?;
    let mut batch = String::new();
    for folder in folders(path, steps.sent()) {
        batch.push_str(&format!("-mkdir {}\n", quoted(&folder)));
    }
    for (number, file) in steps.sent().enumerate() {
        let here = stage.join(number.to_string());
        let bytes = sending.site().get(file).unwrap_or_default();
        fs::write(&here, bytes).with_context(|| format!("cannot write {}", here.display()))?;
        let there = format!("{path}/{file}");
        let part = format!("{there}.comeback-part");
        let here = quoted(&here.to_string_lossy());
        batch.push_str(&format!("put {here} {}\n", quoted(&part)));
        batch.push_str(&format!("rename {} {}\n", quoted(&part), quoted(&there)));
    }
    if sending.ledger.sent()?.is_none() {
        for file in sending.ledger.ours()?.files.keys() {
            batch.push_str(&format!("-rm {}\n", quoted(&format!("{path}/{file}.comeback-part"))));
        }
    }
    for file in &steps.gone {
        batch.push_str(&format!("-rm {}\n", quoted(&format!("{path}/{file}"))));
    }
    done(&mut sftp(host), batch.as_bytes()).map(|_| ())
}

/// Every folder that is needed, outer ones first.
fn folders<'a>(path: &str, files: impl Iterator<Item = &'a RelPath>) -> BTreeSet<String> {
    let mut folders = BTreeSet::from([path.to_owned()]);
    for file in files {
        let text = file.as_str();
        let inner = text.match_indices('/').map(|(slash, _)| format!("{path}/{}", &text[..slash]));
        folders.extend(inner);
    }
    folders
}

/// As sftp's batch reads a word: in double quotes, with marks of patterns taken literally.
fn quoted(word: &str) -> String {
    let mut out = String::from("\"");
    for letter in word.chars() {
        if matches!(letter, '"' | '\\' | '*' | '?' | '[' | ']') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push('"');
    out
}
