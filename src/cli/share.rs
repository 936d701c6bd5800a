//! `comeback share`: which readers there are, what exactly each sees, what the next publication
//! would change, and taking a share back.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::args::{Args, ShareCommand};
use super::lock;
use super::open::OnDisk;
use super::publish::{self, Asking};
use super::{Outcome, open, report, say, say_error, style};
use crate::config::{self, Lock, Share, with_revoked};
use crate::diag::{Diagnostic, Severity};
use crate::inputs::RelPath;
use crate::output::{Hit, Manifest, diff};
use crate::pipeline::{self, Offered, Opened, Withheld};
use crate::shell::{self, Ledger, Mode, STATE};

/// What the gate found, by places.
pub(super) fn leaking(name: &str, hits: &[Hit]) -> String {
    let places: Vec<String> = hits.iter().map(|hit| format!("  {hit}")).collect();
    format!(
        "error: {name}: nothing was sent, because something that this reader is not granted stands \
         in what would go out:\n{}\nEach line names the file that would be sent, then the line of \
         your log. Take the words out of the article or file that repeats them, or grant them if \
         they are meant to be seen.",
        places.join("\n")
    )
}

/// A project with its shares.
pub(super) struct Shared<'a> {
    pub(super) args: &'a Args,
    pub(super) on_disk: &'a OnDisk,
    pub(super) opened: Opened<'a>,
}

impl<'a> Shared<'a> {
    /// Reads the project and tells what is wrong with it; nothing where that is too much.
    pub(super) fn open(args: &'a Args, on_disk: &'a OnDisk) -> Option<Shared<'a>> {
        let opened = pipeline::open(&on_disk.inputs, &args.config, None);
        let shared = Shared { args, on_disk, opened };
        if shared.opened.is_unsound() {
            shared.tell(&shared.opened.diagnostics);
            say_error("error: the configuration has errors; nothing can be shared before");
            return None;
        }
        Some(shared)
    }

    /// Errors are told; the rest belongs to `check`.
    pub(super) fn tell(&self, problems: &[Diagnostic]) {
        let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error);
        let errors: Vec<Diagnostic> = errors.cloned().collect();
        if !errors.is_empty() {
            let style = style(self.args, &std::io::stderr());
            say_error(&report::text(&errors, &self.on_disk.inputs, style));
        }
    }

    /// The share of this name, or what to do where there is none.
    pub(super) fn find(&self, name: &str) -> Option<&Share> {
        let found = self.opened.config.share(name);
        if found.is_none() {
            say_error(&self.no_share(name));
        }
        found
    }

    fn no_share(&self, name: &str) -> String {
        let config = &self.opened.config;
        match config.reader(name) {
            Some(reader) if reader.audience.is_owner() => {
                "error: `me` is your own site with everything in it; it is never published"
                    .to_owned()
            }
            Some(_) => format!(
                "error: `{name}` is an audience; a share says where its site goes. Add to {}:\n\n\
                 [share.for-{name}]\naudience = \"{name}\"\npublish = \"folder:../for-{name}\"",
                self.args.config
            ),
            None => {
                let names: Vec<&str> = config.shares().keys().map(String::as_str).collect();
                let known = match names.is_empty() {
                    true => "there are none yet; add a `[share.NAME]` table".to_owned(),
                    false => format!("there are: {}", names.join(", ")),
                };
                format!("error: there is no share of this name; {known}")
            }
        }
    }

    pub(super) fn ledger(&self, share: &Share) -> Option<Ledger> {
        let state = self.on_disk.root.join(STATE);
        let destination = share.destination.as_ref()?;
        Some(Ledger::of(&state, &share.name, destination))
    }

    /// Makes and searches a share; where it is withheld, says why.
    pub(super) fn offer(&self, share: &Share) -> Result<Offered, Outcome> {
        self.opened.offer(share).map_err(|withheld| match withheld {
            Withheld::Faulty(problems) => {
                self.tell(&problems);
                say_error("error: pages could not be made; nothing was sent");
                Outcome::Errors
            }
            Withheld::Leaking(hits) => {
                say_error(&leaking(&share.name, &hits));
                Outcome::Leak
            }
        })
    }
}

pub(super) fn run(args: &Args, command: &ShareCommand) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let Some(shared) = Shared::open(args, &on_disk) else { return Ok(Outcome::Errors) };
    match command {
        ShareCommand::List => {
            list(&shared);
            Ok(Outcome::Done)
        }
        ShareCommand::Show { name } => Ok(show(&shared, name)),
        ShareCommand::Diff { name } => difference(&shared, name),
        ShareCommand::Revoke { name } => revoke(&shared, name),
    }
}

fn list(shared: &Shared<'_>) {
    let shares = shared.opened.config.shares();
    if shares.is_empty() {
        say("no shares yet; a `[share.NAME]` table in the configuration makes one");
    }
    for share in shares.values() {
        say(&format!("{}: {}", share.name, summary(share, shared.on_disk.inputs.today)));
    }
}

/// `trainer, from 2026-03-01 on, locked, to the folder ../for-sam`
pub(super) fn summary(share: &Share, today: Date) -> String {
    let mut said = vec![share.outward.audience().name().to_owned()];
    match (share.revoked, share.until) {
        (Some(day), _) => said.push(format!("taken back on {day}")),
        (None, Some(last)) if share.is_closed(today) => said.push(format!("ended on {last}")),
        (None, Some(last)) => said.push(format!("until {last}")),
        (None, None) => {}
    }
    if share.lock == Lock::Locked {
        said.push("locked".to_owned());
    }
    said.push(match &share.destination {
        Some(destination) => format!("to {}", shell::told(destination)),
        None => "not published anywhere".to_owned(),
    });
    said.join(", ")
}

fn show(shared: &Shared<'_>, name: &str) -> Outcome {
    let Some(share) = shared.find(name) else { return Outcome::Errors };
    say(&format!("{}: {}\n", share.name, summary(share, shared.on_disk.inputs.today)));
    let offered = match shared.offer(share) {
        Ok(offered) => offered,
        Err(outcome) => return outcome,
    };
    say(&offered.receipt.said(&offered.scopes));
    if offered.pages.is_empty() {
        say("The share has ended: one page that says so takes the place of the site.");
        return Outcome::Done;
    }
    say("The pages:");
    for (path, title) in &offered.pages {
        say(&format!("  {path}  {title}"));
    }
    let files = offered.cleared.site().iter().count() - offered.pages.len();
    say(&format!("and {files} files beside them (styles, feeds, downloads)"));
    Outcome::Done
}

fn difference(shared: &Shared<'_>, name: &str) -> anyhow::Result<Outcome> {
    let Some(share) = shared.find(name) else { return Ok(Outcome::Errors) };
    let Some(ledger) = shared.ledger(share) else {
        say_error("error: this share is published nowhere; add `publish` to it");
        return Ok(Outcome::Errors);
    };
    let offered = match shared.offer(share) {
        Ok(offered) => offered,
        Err(outcome) => return Ok(outcome),
    };
    say(&against_last(&offered, &ledger)?);
    let next = Manifest::of(offered.cleared.site());
    let change = diff(&ledger.sent()?.unwrap_or_default(), &next);
    let titles: BTreeMap<&RelPath, &str> =
        offered.pages.iter().map(|(path, title)| (path, title.as_str())).collect();
    let title = |path: &RelPath| titles.get(path).copied().unwrap_or_default();
    for path in &change.written {
        say(&format!("  new or changed: {path}  {}", title(path)));
    }
    for path in &change.removed {
        say(&format!("  gone: {path}"));
    }
    Ok(Outcome::Done)
}

/// What becomes visible or vanishes, in words.
pub(super) fn against_last(offered: &Offered, ledger: &Ledger) -> anyhow::Result<String> {
    let Some(before) = ledger.receipt()? else {
        return Ok("Nothing was published from here to this place before.".to_owned());
    };
    let lines = offered.receipt.against(&before);
    Ok(match lines.is_empty() {
        true => "Since the last time this reader sees as many entries as before.".to_owned(),
        false => format!("Since the last time:\n  {}", lines.join("\n  ")),
    })
}

/// Writes the day into the configuration, then sends the closed page.
fn revoke(shared: &Shared<'_>, name: &str) -> anyhow::Result<Outcome> {
    let Some(share) = shared.find(name) else { return Ok(Outcome::Errors) };
    let (args, today) = (shared.args, shared.on_disk.inputs.today);
    let path = RelPath::made_of(&args.config);
    let bytes = shared.on_disk.inputs.files.get(&path).map(crate::inputs::SourceFile::bytes);
    let text = String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
    let Some(edited) = with_revoked(&text, name, today) else {
        say_error(&format!(
            "error: this share could not be marked; add `revoked = {today}` to it in {path}, then \
             run `comeback publish {name}`"
        ));
        return Ok(Outcome::Errors);
    };
    let known = config::parse(&path, &edited).value;
    let Some(closed) = known.share(name).filter(|share| share.is_closed(today)) else {
        say_error("error: this share could not be marked as taken back");
        return Ok(Outcome::Errors);
    };
    shell::store(&shared.on_disk.root.join(path.as_str()), &edited)?;
    lock::shut(&shared.on_disk.root, name)?;
    say(&format!("{name} is taken back as of {today}; {path} says so."));
    if share.destination.is_none() {
        return Ok(Outcome::Done);
    }
    let sent = publish::send(shared, closed, (Mode::Strict, Asking::Never))?;
    if sent == Outcome::Done {
        say("A page that says the site is closed stands in its place. What somebody saved or \
             printed before cannot be called back.");
    }
    Ok(sent)
}
