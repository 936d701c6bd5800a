//! Where a passphrase comes from: a file, the environment, or a prompt that does not show it.
//! Never an argument, which other programs can see, and never the configuration.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use anyhow::Context;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use crate::lock::{Chance, Passphrase, Weak, draw};
use crate::shell;

/// The variable of the environment that may hold a passphrase.
pub(super) const VARIABLE: &str = "COMEBACK_PASSPHRASE";

/// A passphrase, and whether it was drawn, so that it has to be shown once.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) passphrase: Passphrase,
    pub(super) drawn: bool,
}

/// Where to look for a passphrase.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'a> {
    /// Six words, drawn now.
    Draw,
    File(&'a Path),
    /// The environment, else a prompt.
    Ask,
}

/// Why there is no passphrase.
#[derive(Debug)]
pub(super) enum Lack {
    Weak(Weak),
    /// What was typed the second time is not what was typed first.
    Different,
    /// Nobody is there to ask.
    NoTerminal,
}

impl std::fmt::Display for Lack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Lack::Weak(weak) => write!(f, "this passphrase is not used: {weak}"),
            Lack::Different => f.write_str("the two were not the same; nothing was changed"),
            Lack::NoTerminal => write!(
                f,
                "a passphrase is needed and there is no terminal to ask at; use --draw, \
                 --passphrase-file or the variable {VARIABLE}"
            ),
        }
    }
}

/// Gets a new passphrase and checks it. `known` are words that others can find out.
pub(super) fn new(source: Source, known: &[&str]) -> anyhow::Result<Result<Given, Lack>> {
    let text = match source {
        Source::Draw => return Ok(Ok(drawn()?)),
        Source::File(file) => read(file)?,
        Source::Ask => match std::env::var(VARIABLE) {
            Ok(text) => Zeroizing::new(text),
            Err(_) if !std::io::stdin().is_terminal() => return Ok(Err(Lack::NoTerminal)),
            Err(_) => return asked(known),
        },
    };
    Ok(checked(&text, known))
}

fn checked(text: &str, known: &[&str]) -> Result<Given, Lack> {
    let passphrase = Passphrase::new(text, known).map_err(Lack::Weak)?;
    Ok(Given { passphrase, drawn: false })
}

fn drawn() -> anyhow::Result<Given> {
    Ok(Given { passphrase: draw(&Chance::new(shell::random()?)), drawn: true })
}

/// The first line of a small file.
fn read(file: &Path) -> anyhow::Result<Zeroizing<String>> {
    let text = shell::load_private(file)?;
    let text = text.with_context(|| format!("there is no {}", file.display()))?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or("").to_owned()))
}

fn asked(known: &[&str]) -> anyhow::Result<Result<Given, Lack>> {
    let first = typed("New passphrase, or Enter to let comeback draw six words: ")?;
    if first.trim().is_empty() {
        return Ok(Ok(drawn()?));
    }
    let given = checked(&first, known);
    if given.is_ok() && *typed("The same again: ")? != *first {
        return Ok(Err(Lack::Different));
    }
    Ok(given)
}

/// One line from the terminal, not shown while it is typed.
fn typed(prompt: &str) -> anyhow::Result<Zeroizing<String>> {
    let _ = write!(std::io::stderr(), "{prompt}");
    let _ = std::io::stderr().flush();
    let quiet = Quiet::new()?;
    let mut line = Zeroizing::new(String::with_capacity(256));
    let read = std::io::stdin().lock().read_line(&mut line);
    drop(quiet);
    let _ = writeln!(std::io::stderr());
    read.context("cannot read from the terminal")?;
    let end = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(end);
    Ok(line)
}

/// Keeps the terminal from showing what is typed, until it is dropped.
struct Quiet(Termios);

impl Quiet {
    fn new() -> anyhow::Result<Quiet> {
        let before = tcgetattr(std::io::stdin()).context("cannot ask the terminal")?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(std::io::stdin(), OptionalActions::Flush, &quiet)
            .context("the terminal would show the passphrase")?;
        Ok(Quiet(before))
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Flush, &self.0);
    }
}
