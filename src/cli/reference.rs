//! The reference page of every command in Markdown, made from the arguments as clap knows them,
//! and the man page of each. Prints nothing itself.

use std::fmt::Write;

use clap::{Arg, Command, CommandFactory};

use super::args::Args;

const INTRODUCTION: &str = "# Every command

`comeback COMMAND --help` prints the same at a terminal, `comeback completions SHELL` completions for
a shell, and `comeback man` man pages. Started without a command outside a project, comeback opens
[the pages for those without a terminal](no-terminal.md).

| Exit code | Means |
|---|---|
| 0 | done |
| 1 | the logs or the project have errors; they are told with their places |
| 2 | the command was not understood |
| 3 | the search before publishing found something that this reader is not granted |
| 4 | the world failed: disk, permissions, network |
| 5 | the place to write to was refused, and nothing there was touched |
";

/// The whole page.
pub fn reference() -> String {
    let mut root = Args::command();
    root.build();
    let mut page = INTRODUCTION.to_owned();
    let globals = root.get_arguments().filter(|arg| arg.is_global_set() && !is_own(arg));
    page.push_str("\n## With every command\n\n");
    page.push_str(&table(globals));
    for command in shown(&root) {
        write_command(&mut page, command, "comeback");
    }
    page
}

/// The file name and text of the man page of comeback and of each of its commands.
pub(super) fn man_pages() -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut root = Args::command();
    root.build();
    let mut pages = vec![man("comeback", root.clone())?];
    for command in shown(&root) {
        pages.push(man(&format!("comeback-{}", command.get_name()), command.clone())?);
    }
    Ok(pages)
}

fn man(name: &str, command: Command) -> std::io::Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.version(env!("CARGO_PKG_VERSION"))).render(&mut bytes)?;
    Ok((format!("{name}.1"), bytes))
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|it| it.get_name() != "help" && !it.is_hide_set())
}

/// One command, then its own commands.
fn write_command(page: &mut String, command: &Command, above: &str) {
    let name = format!("{above} {}", command.get_name());
    let level = if above == "comeback" { "##" } else { "###" };
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = write!(page, "\n{level} `{name}`\n\n{}.\n", about.trim_end_matches('.'));
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").trim();
    let _ = write!(page, "\n    {usage}\n");
    let own: Vec<&Arg> =
        command.get_arguments().filter(|arg| !arg.is_global_set() && !is_own(arg)).collect();
    if !own.is_empty() {
        page.push('\n');
        page.push_str(&table(own.into_iter()));
    }
    for inner in shown(command) {
        write_command(page, inner, &name);
    }
}

/// Whether clap brought this argument along.
fn is_own(arg: &Arg) -> bool {
    matches!(arg.get_id().as_str(), "help" | "version") || arg.is_hide_set()
}

fn table<'a>(args: impl Iterator<Item = &'a Arg>) -> String {
    let rows = args.map(|arg| format!("| {} | {} |\n", cell(&spelt(arg)), cell(&says(arg))));
    format!("| Argument | Meaning |\n|---|---|\n{}", rows.collect::<String>())
}

/// A `|` would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// `--for NAME`, `--quiet`, `-q`, or the name of what stands without an option.
fn spelt(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    let value = match arg.get_action().takes_values() {
        true => names.iter().map(|name| format!(" {name}")).collect(),
        false => String::new(),
    };
    let long = arg.get_long().map(|long| format!("`--{long}{value}`"));
    let short = arg.get_short().map(|short| format!("`-{short}`"));
    let options: Vec<String> = long.into_iter().chain(short).collect();
    match options.is_empty() {
        true => format!("`{}`", value.trim()),
        false => options.join(", "),
    }
}

fn says(arg: &Arg) -> String {
    let mut text = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values: Vec<String> = match arg.get_action().takes_values() {
        true => arg.get_possible_values().iter().map(|it| format!("`{}`", it.get_name())).collect(),
        false => Vec::new(),
    };
    if !values.is_empty() {
        let _ = write!(text, ": {}", values.join(", "));
    }
    let defaults = arg.get_default_values();
    if !defaults.is_empty() && !arg.is_hide_default_value_set() && arg.get_action().takes_values() {
        let defaults: Vec<_> = defaults.iter().map(|it| it.to_string_lossy()).collect();
        let _ = write!(text, " [default: {}]", defaults.join(" "));
    }
    text
}
