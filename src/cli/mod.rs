//! Arguments, dispatch, and diagnostics on the terminal. One file for each command.

mod add;
mod args;
mod ask;
mod build;
mod check;
mod convert;
mod explain;
mod fmt;
mod guide;
mod import;
mod lock;
mod new;
mod open;
mod passphrase;
mod progress;
mod projects;
mod publish;
mod reference;
mod report;
mod rollback;
mod serve;
mod share;
mod sheet;
mod single;
mod strip;

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command, QuoteWhen};
pub use reference::reference;
use report::{Colour, Quote, Style};

use crate::diag::Diagnostic;
use crate::inputs::Inputs;

/// How a command ended; the numbers are a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Done,
    /// The logs or the project have errors.
    Errors,
    /// No command was given where one is needed.
    Usage,
    /// The place to write to is not ours to change, or is dangerous to write to.
    Refused,
    /// The gate found something that this reader is not granted.
    Leak,
    /// The world failed: disk, permissions.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Errors => 1,
            Outcome::Usage => 2,
            Outcome::Leak => 3,
            Outcome::Failed => 4,
            Outcome::Refused => 5,
        })
    }
}

/// Runs the program and returns its exit code. Wrong usage ends in `parse` with exit code 2.
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        // A damaged workbook is told as one; the reader of workbooks is not ours.
        let place = panic.location().filter(|place| !place.file().contains("calamine"));
        if let Some(place) = place {
            say_error(&format!(
                "error: a mistake of comeback itself, at {place}; please report it"
            ));
        }
    }));
    let args = Args::parse();
    match run(&args) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            say_error(&format!("error: {error:#}"));
            Outcome::Failed.into()
        }
    }
}

fn run(args: &Args) -> anyhow::Result<Outcome> {
    let Some(command) = &args.command else { return guide::run(args) };
    match command {
        Command::Build(build) => build::run(args, build),
        Command::New(new) => new::run(args, new),
        Command::Add(add) => add::run(args, add),
        Command::Import(asked) => import::run(args, asked),
        Command::Fmt(fmt) => fmt::run(args, fmt),
        Command::Convert(convert) => convert::run(args, convert),
        Command::Check(check) => check::run(args, check),
        Command::Report(asked) => sheet::run(args, asked),
        Command::Serve(serve) => serve::run(args, serve),
        Command::Explain(asked) => explain::run(args, asked),
        Command::Rollback { audience, out } => rollback::run(args, audience, out.as_deref()),
        Command::Share { command } => share::run(args, command),
        Command::Publish(publish) => publish::run(args, publish),
        Command::Lock(lock) => lock::run(args, lock),
        Command::Schema => {
            say(&serde_json::to_string_pretty(&crate::config::json_schema())?);
            Ok(Outcome::Done)
        }
        Command::Completions { shell } => {
            let mut bytes = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), "comeback", &mut bytes);
            say(&String::from_utf8_lossy(&bytes));
            Ok(Outcome::Done)
        }
        Command::Man { dir } => man(dir.as_deref()),
    }
}

/// Prints the man page, or writes that of every command into a folder.
fn man(dir: Option<&Path>) -> anyhow::Result<Outcome> {
    let pages = reference::man_pages()?;
    match dir {
        None => say(&pages
            .iter()
            .take(1)
            .map(|(_, it)| String::from_utf8_lossy(it))
            .collect::<String>()),
        Some(dir) => {
            std::fs::create_dir_all(dir)?;
            for (name, bytes) in &pages {
                std::fs::write(dir.join(name), bytes)?;
            }
            say(&format!("{} man pages, in {}", pages.len(), dir.display()));
        }
    }
    Ok(Outcome::Done)
}

/// Prints to standard output; a reader that has gone away (`| head`) is no failure.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end_matches('\n'));
}

fn say_error(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", text.trim_end_matches('\n'));
}

/// How diagnostics are shown on `stream`: colours at a terminal only, none where `NO_COLOR` is
/// set; quotes at a terminal only, unless `--quote` says otherwise.
fn style(args: &Args, stream: &impl IsTerminal) -> Style {
    let terminal = stream.is_terminal();
    let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let quote = match args.quote {
        QuoteWhen::Always => Quote::Full,
        QuoteWhen::Auto if terminal => Quote::Full,
        QuoteWhen::Auto | QuoteWhen::Never => Quote::Never,
    };
    Style { quote, colour: if colour { Colour::On } else { Colour::Off } }
}

/// Diagnostics as they are printed at the owner's own terminal, with quotes, without colours.
pub fn rendered(diagnostics: &[Diagnostic], inputs: &Inputs) -> String {
    report::text(diagnostics, inputs, Style { quote: Quote::Full, colour: Colour::Off })
}
