//! `comeback new`: a project that builds at once.

mod dialogue;

use std::io::IsTerminal;
use std::path::Path;

use anyhow::bail;

use super::args::{Args, New};
use super::{Outcome, say};
use crate::inputs::RelPath;
use crate::shell;
use crate::starter::{self, Answers, Beginning};

pub(super) fn run(args: &Args, new: &New) -> anyhow::Result<Outcome> {
    let today = shell::today(args.today.as_deref())?;
    let folder = Path::new(&new.folder);
    if folder.join(shell::CONFIGURATION).exists() {
        bail!("{} is a project already; nothing was written", folder.display());
    }
    let beginning = match (new.sample, new.education) {
        (true, _) => Beginning::Sample,
        (_, true) => Beginning::Education,
        _ => {
            let someone = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
            let answers = match someone && !new.yes {
                true => dialogue::answers(
                    today,
                    (&mut std::io::stdin().lock(), &mut std::io::stderr().lock()),
                ),
                false => Answers::default(),
            };
            Beginning::Own(Answers { logs: shell::logs_in(folder), ..answers })
        }
    };
    let mut files = starter::files(&beginning, today);
    if folder.join(".gitignore").exists() {
        files.remove(&RelPath::made_of(".gitignore"));
    }
    shell::begin(folder, &files)?;
    if !args.quiet {
        say(&told(folder, &beginning));
    }
    Ok(Outcome::Done)
}

/// What was made, and what to type next.
fn told(folder: &Path, beginning: &Beginning) -> String {
    let here = folder.display().to_string();
    let (made, next) = match beginning {
        Beginning::Own(Answers { logs, .. }) if logs.is_empty() => (
            "It holds comeback.toml, your log in log/, and in sheets/ a spreadsheet and a week \
             sheet to print, if you would rather use those."
                .to_owned(),
            "comeback add morning 3",
        ),
        Beginning::Own(Answers { logs, .. }) => {
            let logs: Vec<&str> = logs.iter().map(RelPath::as_str).collect();
            (format!("It reads what is there: {}.", logs.join(", ")), "comeback check")
        }
        Beginning::Sample => {
            ("It holds the log of Robin Hale, who is invented.".to_owned(), "comeback check")
        }
        Beginning::Education => ("It holds articles and no log.".to_owned(), "comeback check"),
    };
    let build = match beginning {
        Beginning::Education => "comeback build --for public",
        _ => "comeback build",
    };
    let go = if here == "." { String::new() } else { format!("  cd {here}\n") };
    format!("{here} is a project now. {made}\n\nNext:\n{go}  {next}\n  {build}")
}
