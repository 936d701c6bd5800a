//! `comeback publish`: a receipt first, then the gate, then sending.

use std::io::{BufRead, IsTerminal, Write};

use super::args::{Args, Publish};
use super::lock::{self, Absent};
use super::share::{Shared, against_last, summary};
use super::{Outcome, open, say, say_error};
use crate::config::{Lock, Share};
use crate::output::{Cleared, Difference};
use crate::pipeline::Offered;
use crate::shell::{self, Ledger, Mode, Sending, Surroundings, Unsent};

/// Whether the person is asked before the first byte leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    AtTerminal,
    Never,
}

pub(super) fn run(args: &Args, publish: &Publish) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let Some(shared) = Shared::open(args, &on_disk) else { return Ok(Outcome::Errors) };
    let shares: Vec<&Share> = match &publish.name {
        Some(name) => match shared.find(name) {
            Some(share) => vec![share],
            None => return Ok(Outcome::Errors),
        },
        None => shared.opened.config.shares().values().collect(),
    };
    if shares.is_empty() {
        say_error("error: there is no share yet; add a `[share.NAME]` table to the configuration");
        return Ok(Outcome::Errors);
    }
    let mode = match (publish.dry_run, publish.adopt) {
        (true, _) => Mode::Try,
        (false, true) => Mode::Adopt,
        (false, false) => Mode::Strict,
    };
    let asking = match publish.yes {
        true => Asking::Never,
        false => Asking::AtTerminal,
    };
    let mut outcome = Outcome::Done;
    for share in shares {
        outcome = outcome.max(send(&shared, share, (mode, asking))?);
    }
    Ok(outcome)
}

/// One share: what it tells, what it told last time, and the sending.
pub(super) fn send(
    shared: &Shared<'_>,
    share: &Share,
    (mode, asking): (Mode, Asking),
) -> anyhow::Result<Outcome> {
    let quiet = shared.args.quiet;
    let today = shared.on_disk.inputs.today;
    let (Some(destination), Some(ledger)) = (&share.destination, shared.ledger(share)) else {
        say_error(&format!("error: {}: `publish` is missing; say where it goes", share.name));
        return Ok(Outcome::Errors);
    };
    let offered = match shared.offer(share) {
        Ok(offered) => offered,
        Err(outcome) => return Ok(outcome),
    };
    if !quiet {
        say(&format!("{}: {}\n", share.name, summary(share, today)));
        say(&told(&offered, &ledger)?);
    }
    let Some(cleared) = sealed(shared, share, (offered.cleared.clone(), mode))? else {
        return Ok(Outcome::Errors);
    };
    let asked = asking == Asking::AtTerminal && mode != Mode::Try;
    if asked && !agreed(&shell::told(destination))? {
        say("nothing was sent");
        return Ok(Outcome::Done);
    }
    let root = &shared.on_disk.root;
    let folders = shared.opened.config.folders();
    let inputs = folders.iter().map(|path| root.join(path.as_str())).collect();
    let around = Surroundings::of_project(root, inputs);
    let sending =
        Sending { cleared: &cleared, ledger: &ledger, root, around: &around, mode, today };
    match shell::publish(destination, &sending) {
        Ok(change) => {
            if mode != Mode::Try {
                ledger.keep_receipt(&offered.receipt)?;
            }
            if !quiet {
                say(&done(share, &change, mode, &shell::told(destination)));
            }
            Ok(Outcome::Done)
        }
        Err(Unsent::Refused(why)) => {
            say_error(&format!("error: {why}"));
            Ok(Outcome::Refused)
        }
        Err(other) => Err(other.into()),
    }
}

/// What goes out of a share: locked where it says so, unless it only says that it is closed.
fn sealed(
    shared: &Shared<'_>,
    share: &Share,
    (cleared, mode): (Cleared, Mode),
) -> anyhow::Result<Option<Cleared>> {
    if share.lock == Lock::Open || share.is_closed(shared.on_disk.inputs.today) {
        return Ok(Some(cleared));
    }
    let absent = if mode == Mode::Try { Absent::Pretend } else { Absent::Ask };
    lock::sealed((shared.on_disk, &shared.opened), (&share.name, absent), cleared)
}

fn told(offered: &Offered, ledger: &Ledger) -> anyhow::Result<String> {
    let mut text = offered.receipt.said(&offered.scopes);
    if offered.pages.is_empty() {
        text.push_str("The share has ended: a page that says so takes the place of the site.\n");
    }
    text.push_str(&against_last(offered, ledger)?);
    text.push_str("\nEvery file was searched for what this reader is not granted: nothing found.");
    Ok(text)
}

fn done(share: &Share, change: &Difference, mode: Mode, to: &str) -> String {
    let (new, same, gone) = (change.written.len(), change.unchanged.len(), change.removed.len());
    let counts = format!("{new} files new or changed, {same} as before, {gone} gone");
    match mode {
        Mode::Try => format!("{}: would send to {to}: {counts}; nothing was sent", share.name),
        Mode::Strict | Mode::Adopt => format!("{}: sent to {to}: {counts}", share.name),
    }
}

/// Asks at a terminal; where nobody is there to answer, the command itself is the answer.
fn agreed(to: &str) -> anyhow::Result<bool> {
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        return Ok(true);
    }
    write!(std::io::stderr(), "Send this to {to}? [y/N] ")?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes" | "j" | "ja"))
}
