//! `comeback fmt`: the Markdown logs in tidy form. Tables are the business of a spreadsheet and
//! stay as they are.

use jiff::civil::Date;

use super::args::{Args, Fmt};
use super::{Outcome, open, say, say_error};
use crate::inputs::{RelPath, SourceFile};
use crate::pipeline;
use crate::shell;
use crate::source::entry::Addition;
use crate::source::{Formed, formed};

pub(super) fn run(args: &Args, asked: &Fmt) -> anyhow::Result<Outcome> {
    let on_disk = open::files(args, &asked.files)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, on_disk.without.clone());
    if opened.is_unsound() {
        say_error(
            "error: comeback.toml has errors, `comeback check` lists them; nothing was written",
        );
        return Ok(Outcome::Errors);
    }
    let mut untidy = 0;
    let mut all_left = 0;
    let folders = &opened.config.paths.logs;
    let files = folders.iter().flat_map(|folder| opened.inputs.under(folder.as_str()));
    for (path, file) in files {
        let Some((left, addition)) = tidied(path, file, &opened.config.settings) else { continue };
        all_left += left.len();
        if !args.quiet {
            left.iter().for_each(|day| say(&format!("{path}: {}", alone(*day))));
        }
        let Some(addition) = addition else { continue };
        untidy += 1;
        let lines = changed(file, &addition);
        if asked.check {
            say(&format!("{path}: {lines} would change"));
            continue;
        }
        if let Err(error) = shell::put(&on_disk.root, &addition) {
            say_error(&format!("error: {error}"));
            return Ok(Outcome::Failed);
        }
        if !args.quiet {
            say(&format!("{path}: {lines} changed"));
        }
    }
    if untidy + all_left == 0 && !args.quiet {
        say("everything is tidy");
    }
    Ok(if asked.check && untidy > 0 { Outcome::Errors } else { Outcome::Done })
}

/// What is said of a day that was left as it is.
fn alone(day: Option<Date>) -> String {
    let which = day.map_or("what stands before the first day".to_owned(), |day| day.to_string());
    format!("{which} was left as it is; in tidy form it would say something else")
}

/// The days left alone and the file in tidy form, nothing where it is tidy already; nothing at all
/// of what is no Markdown log in UTF-8.
fn tidied(
    path: &RelPath,
    file: &SourceFile,
    settings: &crate::source::Settings,
) -> Option<(Vec<Option<Date>>, Option<Addition>)> {
    let is_log = matches!(path.extension().as_str(), "md" | "markdown" | "txt");
    if !is_log || path.stem().eq_ignore_ascii_case("readme") {
        return None;
    }
    let text = std::str::from_utf8(file.bytes()).ok()?;
    let (mark, text) = text.strip_prefix('\u{feff}').map_or(("", text), |text| ("\u{feff}", text));
    let Formed { text, left } = formed(path, text, settings);
    let after = format!("{mark}{text}").into_bytes();
    let changed = after != file.bytes();
    let (file, before) = (path.clone(), Some(file.clone()));
    Some((left, changed.then_some(Addition { file, before, after, lines: Vec::new() })))
}

fn changed(file: &SourceFile, addition: &Addition) -> String {
    let lines = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (old, new) = (lines(file.bytes()), lines(&addition.after));
    let gone = old.iter().filter(|line| !new.contains(line)).count();
    let count = gone.max(old.len().abs_diff(new.len())).max(1);
    if count == 1 { "one line".to_owned() } else { format!("{count} lines") }
}
