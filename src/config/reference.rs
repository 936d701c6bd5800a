//! The reference page of `comeback.toml` in Markdown, made from the table of keys.

use std::fmt::Write;

use super::audience::{BuiltIn, built_in};
use super::key::{Key, Section, sections};
use crate::journal::{Grain, Kind, NameStyle};

const INTRODUCTION: &str = "# The configuration

`comeback.toml` lies at the top of a project. It is read as TOML, and every key is optional: an
empty file is a whole configuration. Keys that do not stand here are refused, so that a misspelt
one cannot quietly do nothing.

Where a key takes a list, a single value may be written without the brackets. `*` stands for a name
of your own, `<kind>` for a kind of entry, and `[[...]]` for a table that may stand several times.
Paths are inside the project and written with `/`.
";

/// The whole page.
pub fn reference() -> String {
    let mut page = INTRODUCTION.to_owned();
    for section in sections() {
        write_section(&mut page, &section);
    }
    page.push_str("\n## Who sees what\n\n");
    page.push_str(
        "`me` is the owner and sees everything. No other audience can ever be granted `private` \
         or `other`. These are there without a line of configuration:\n\n",
    );
    for audience in built_in() {
        let names = match audience.names {
            NameStyle::Full => "full name",
            NameStyle::Initials => "initials",
        };
        let _ = writeln!(page, "- `{}`: {} ({names}).", audience.name, audience.says);
    }
    page.push_str(
        "\n| Kind | What it shows | physio | trainer | public |\n|---|---|---|---|---|\n",
    );
    for &kind in Kind::ALL {
        let cells: Vec<&str> = built_in().iter().map(|audience| cell(audience, kind)).collect();
        let _ = writeln!(page, "| `{kind}` | {} | {} |", kind.says(), cells.join(" | "));
    }
    page
}

fn cell(audience: &BuiltIn, kind: Kind) -> &'static str {
    match audience.grants.iter().find(|(granted, _)| *granted == kind) {
        Some((_, Grain::Day)) => "days",
        Some((_, Grain::Week)) => "weeks",
        Some((_, Grain::Month)) => "months",
        None => "-",
    }
}

fn write_section(page: &mut String, section: &Section) {
    let _ = write!(page, "\n## {}\n\n{}\n", section.title, section.doc);
    for key in &section.keys {
        write_key(page, key);
    }
}

fn write_key(page: &mut String, key: &Key) {
    let _ = write!(page, "\n### `{}`\n\n{}\n\n", key.path, key.doc);
    let _ = writeln!(page, "- Takes: {}.", key.shape.says());
    match key.default {
        "" => page.push_str("- Default: none.\n"),
        default => {
            let _ = writeln!(page, "- Default: `{default}`");
        }
    }
    let _ = writeln!(page, "- Example: `{}`", line(key));
    let _ = writeln!(page, "- Since: {}", key.since);
}

/// The key's last step with its example value, as in a file.
fn line(key: &Key) -> String {
    let last = key.path.rsplit('.').next().unwrap_or(key.path);
    let name = if last == "*" { "name" } else { last };
    format!("{name} = {}", key.example)
}
