//! `comeback lock`: who may open a locked site, each with a passphrase of their own. Here are also
//! the keys of a site as they are kept on disk.

use std::path::{Path, PathBuf};

use anyhow::Context;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::args::{Args, Lock, LockAction, NewPassphrase};
use super::open::{self, OnDisk};
use super::passphrase::{self, Source};
use super::{Outcome, say, say_error};
use crate::lock::{Chance, Keyring, Locked, NotKept, Passphrase};
use crate::output::{Cleared, Site};
use crate::pipeline::{self, Opened};
use crate::shell::{self, STATE};

pub(super) fn run(args: &Args, lock: &Lock) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, None);
    let work = Work { on_disk: &on_disk, opened: &opened, site: &lock.site };
    if !work.knows_site() {
        say_error(&format!("error: there is no reader called {}", lock.site));
        return Ok(Outcome::Errors);
    }
    match &lock.action {
        LockAction::List => work.list(),
        LockAction::Add { name, from } => work.add(name, from),
        LockAction::Remove { name } => work.remove(name),
        LockAction::Renew => work.renew(),
    }
}

/// The keys of the site called `site`, below the project's state folder.
pub(super) fn file(root: &Path, site: &str) -> PathBuf {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    let name: String = site.chars().map(plain).take(40).collect();
    let hash = Sha256::digest(site.as_bytes());
    root.join(STATE).join("lock").join(format!("{name}-{:02x}{:02x}.keys", hash[0], hash[1]))
}

/// The keys of a site; nothing where it was never locked.
pub(super) fn load(root: &Path, site: &str) -> anyhow::Result<Option<Keyring>> {
    let file = file(root, site);
    let Some(text) = shell::load_private(&file)? else { return Ok(None) };
    let keyring = Keyring::from_text(&text);
    let keyring = keyring.map_err(|at| {
        anyhow::anyhow!(
            "{} is damaged at line {}; move it away to begin anew",
            file.display(),
            at.line
        )
    })?;
    Ok(Some(keyring))
}

/// What to do where nobody can open a site yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absent {
    /// Ask for a first passphrase and keep the keys.
    Ask,
    /// Take keys for this run alone, since nothing is to be written.
    Pretend,
}

/// The keys of a site that somebody can open; nothing where there are none, and why was said.
pub(super) fn ready(
    on_disk: &OnDisk,
    opened: &Opened<'_>,
    (site, absent): (&str, Absent),
) -> anyhow::Result<Option<Keyring>> {
    if let Some(keyring) = load(&on_disk.root, site)?.filter(|keyring| !keyring.is_empty()) {
        warn_of_another(&keyring);
        return Ok(Some(keyring));
    }
    if absent == Absent::Pretend {
        return Ok(Some(Keyring::new(&Chance::new(shell::random()?))));
    }
    let work = Work { on_disk, opened, site };
    match work.add("reader", &NewPassphrase { draw: false, passphrase_file: None })? {
        Outcome::Done => load(&on_disk.root, site),
        _ => Ok(None),
    }
}

/// A passphrase that was given and opens nothing would otherwise go unnoticed.
fn warn_of_another(keyring: &Keyring) {
    let given = std::env::var(passphrase::VARIABLE).ok().map(Zeroizing::new);
    let given = given.and_then(|text| Passphrase::new(&text, &[]).ok());
    if given.is_some_and(|given| !keyring.opens(&given)) {
        say_error(&format!(
            "note: the passphrase in {} does not open this site; `comeback lock add` would let it",
            passphrase::VARIABLE
        ));
    }
}

/// A site that may be sent, locked.
pub(super) fn sealed(
    (on_disk, opened): (&OnDisk, &Opened<'_>),
    (site, absent): (&str, Absent),
    cleared: Cleared,
) -> anyhow::Result<Option<Cleared>> {
    let Some(keyring) = ready(on_disk, opened, (site, absent))? else { return Ok(None) };
    let words = opened.wording();
    let locked = cleared.wrapped(|site| Site::gather(&Locked::new(site, &keyring, &words)));
    Ok(locked.ok())
}

/// Makes every address and passphrase of a site useless for what is built from now on.
pub(super) fn shut(root: &Path, site: &str) -> anyhow::Result<()> {
    match load(root, site)? {
        Some(_) => store(root, site, &Keyring::new(&Chance::new(shell::random()?))),
        None => Ok(()),
    }
}

fn store(root: &Path, site: &str, keyring: &Keyring) -> anyhow::Result<()> {
    shell::store_private(&file(root, site), &keyring.to_text())
}

/// One run of the command.
struct Work<'a> {
    on_disk: &'a OnDisk,
    opened: &'a Opened<'a>,
    site: &'a str,
}

impl Work<'_> {
    fn knows_site(&self) -> bool {
        let config = &self.opened.config;
        config.reader(self.site).is_some() || config.share(self.site).is_some()
    }

    fn load(&self) -> anyhow::Result<Option<Keyring>> {
        load(&self.on_disk.root, self.site)
    }

    fn store(&self, keyring: &Keyring) -> anyhow::Result<()> {
        store(&self.on_disk.root, self.site, keyring)
    }

    fn list(&self) -> anyhow::Result<Outcome> {
        let keyring = self.load()?;
        let names: Vec<&str> = keyring.iter().flat_map(Keyring::readers).collect();
        match names.is_empty() {
            true => say(&format!("{}: nobody can open it locked yet", self.site)),
            false => say(&names.join("\n")),
        }
        Ok(Outcome::Done)
    }

    /// Words of the project that a passphrase must not rest on.
    fn known(&self) -> Vec<&str> {
        let config = &self.opened.config;
        vec![self.site, config.project.title.as_str()]
    }

    fn add(&self, name: &str, from: &NewPassphrase) -> anyhow::Result<Outcome> {
        let source = match (&from.passphrase_file, from.draw) {
            (Some(file), _) => Source::File(file),
            (None, true) => Source::Draw,
            (None, false) => Source::Ask,
        };
        let mut known = self.known();
        known.push(name);
        let given = match passphrase::new(source, &known)? {
            Ok(given) => given,
            Err(lack) => {
                say_error(&format!("error: {lack}"));
                return Ok(Outcome::Errors);
            }
        };
        let mut keyring = match self.load()? {
            Some(keyring) => keyring,
            None => Keyring::new(&Chance::new(shell::random()?)),
        };
        if let Err(not_kept) = keyring.add(name, &given.passphrase) {
            say_error(&format!("error: {}", told(not_kept)));
            return Ok(Outcome::Errors);
        }
        self.store(&keyring)?;
        if given.drawn {
            say(given.passphrase.as_str());
            say_error("This is the passphrase. It is shown once and kept nowhere: write it down.");
        }
        say_error(&format!("{name} can open {} from the next locked build on", self.site));
        Ok(Outcome::Done)
    }

    fn remove(&self, name: &str) -> anyhow::Result<Outcome> {
        let mut keyring = self.load()?.context("this site was never locked")?;
        if !keyring.revoke(name, &Chance::new(shell::random()?)) {
            say_error("error: nobody of this name can open it; `comeback lock list` names them");
            return Ok(Outcome::Errors);
        }
        self.store(&keyring)?;
        say_error(&format!(
            "{name} cannot open what is built from now on: key, salt and every address change. The \
             others keep their passphrases. Copies that are out stay open to {name}; build and \
             publish again to replace what is there."
        ));
        Ok(Outcome::Done)
    }

    fn renew(&self) -> anyhow::Result<Outcome> {
        self.store(&Keyring::new(&Chance::new(shell::random()?)))?;
        say_error(&format!(
            "{} has new keys and no readers; each needs a new passphrase: `comeback lock add`",
            self.site
        ));
        Ok(Outcome::Done)
    }
}

fn told(not_kept: NotKept) -> &'static str {
    match not_kept {
        NotKept::NameTaken => "somebody of this name has a passphrase already",
        NotKept::PassphraseTaken => {
            "somebody has this passphrase already; each needs one of their own, so that one can \
             be taken back"
        }
        NotKept::BadName => "a name is one line of at most 60 characters",
    }
}
