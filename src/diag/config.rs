//! Problems in `comeback.toml`: keys, types, values, audiences. A build does not start on them,
//! so they are gathered and told together.

use super::{Diagnostic, Place, codes};

codes! {
    CONFIG_SYNTAX = "config-syntax", Error,
        "The configuration is not written as TOML",
        "`comeback.toml` is read as TOML: a table name in brackets, then lines of `key = value`, \
         with words in quotes. Something at this place breaks that form, often a missing quote or \
         bracket. Everything from here on was not looked at; mend it and look again.";
    CONFIG_TWICE = "config-twice", Error,
        "A key or table stands twice in the configuration",
        "TOML allows each key once and each `[table]` once. Keep one of the two, or join the two \
         tables into one. Only what is written with two brackets, such as `[[table]]`, may stand \
         several times.";
    CONFIG_UNKNOWN_KEY = "config-unknown-key", Error,
        "A key that comeback does not know",
        "Every key of `comeback.toml` is listed in the reference. A key that is not listed has no \
         effect, and a misspelt one would quietly do nothing, so it is refused. Correct it or take \
         it out. Your own remarks can stand behind a `#`.";
    CONFIG_WRONG_TYPE = "config-wrong-type", Error,
        "A value of another type belongs here",
        "Each key takes one type of value: words in quotes, a whole number, `true` or `false`, a \
         date such as 2026-01-05, a list in brackets, or a table of its own. The reference tells \
         the type of each key.";
    CONFIG_OUT_OF_RANGE = "config-out-of-range", Error,
        "A number is outside what makes sense for its key",
        "The key takes numbers between two limits, which the message names. Outside of them the \
         report would say things that are not so.";
    CONFIG_UNKNOWN_WORD = "config-unknown-word", Error,
        "A word that this key does not know",
        "The key takes one of a few words, which the message or the reference names.";
    CONFIG_BAD_FORM = "config-bad-form", Error,
        "A value is not in the form that its key needs",
        "Some values have a form of their own: a path inside the project, a web address, the name \
         of an output folder, a dose such as `3x8 @ 16kg`. The message says which form belongs here.";
    CONFIG_MISSING_KEY = "config-missing-key", Error,
        "A table lacks a key that it cannot do without",
        "The table that starts here has no effect without the key that is named, for example \
         `file` in `[[table]]`. Add the key or take the table out.";
    CONFIG_NO_VERSION = "config-no-version", Warning,
        "The configuration does not say its version",
        "A first line `version = 1` says which form of the configuration the file is written in, \
         so that a later comeback still reads it as it was meant.";
    CONFIG_OTHER_VERSION = "config-other-version", Error,
        "The configuration is of a version that this comeback does not know",
        "This comeback reads version 1. The file was written for another one; a newer comeback may \
         read it.";
    CONFIG_SEALED_KIND = "config-sealed-kind", Error,
        "Private words cannot be granted to anyone",
        "`private` entries, and columns that comeback does not know (`other`), are shown to the \
         owner alone. No audience can be granted them. If a reader should see some words, write \
         them as `note`, and grant `note` or a tag.";
    CONFIG_UNKNOWN_AUDIENCE = "config-unknown-audience", Error,
        "An audience that does not exist",
        "`based_on` starts from another audience: `physio`, `trainer`, `public`, or one that has \
         its own `[audience.NAME]` table. `me` sees everything and cannot be a start for others.";
    CONFIG_AUDIENCE_CIRCLE = "config-audience-circle", Error,
        "Audiences are based on each other in a circle",
        "Following `based_on` from this audience leads back to it, so there is no start. Base one \
         of them on `physio`, `trainer` or `public`, or give it its own list of `grants`.";
    CONFIG_OWNER = "config-owner", Error,
        "The owner's own audience cannot be changed",
        "`me` is the person who keeps the log and sees all of it. Its name is kept for that. \
         Give an audience for someone else another name.";
    CONFIG_EMPTY_AUDIENCE = "config-empty-audience", Warning,
        "An audience that sees nothing",
        "Nothing is granted to this audience, so its pages would be empty. Write `based_on`, or a \
         list of `grants`. If it was meant to change `physio`, `trainer` or `public`, look at the \
         spelling of its name.";
    CONFIG_SAME_FOLDER = "config-same-folder", Error,
        "Two audiences have the same output folder",
        "Each audience has an output folder of its own, so that one person's page never lands \
         beside another's. Give one of them another `folder`. Capital and small letters count as \
         the same, since some disks do not tell them apart.";
    CONFIG_OUTPUT_OVER_INPUT = "config-output-over-input", Error,
        "The output folder holds, or lies in, what comeback reads",
        "Sites are written into `paths.out`. It must not be, hold or lie in a folder of logs, \
         content, static files or themes, or a build could read its own output, or write over \
         what you wrote.";
    CONFIG_NO_WORDS = "config-no-words", Warning,
        "A language without words",
        "comeback brings words in English (`en`) and German (`de`). For another language name a \
         file of words with `project.words`; until then the pages are in English. `comeback build \
         --emit words` prints every sentence to start from.";
    CONFIG_CANNOT_SILENCE = "config-cannot-silence", Error,
        "Errors cannot be silenced",
        "`check.silence` takes warnings and hints. An error means that something you wrote is \
         missing from the report, so it is always told.";
}

pub fn syntax(place: &Place, reason: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_SYNTAX, "The configuration cannot be read here")
        .at(place)
        .help(format!("look for a missing quotation mark or bracket; in TOML's words: {reason}"))
}

pub fn twice(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_TWICE, "This stands here for the second time")
        .at(place)
        .read(read)
        .help("keep one of the two, or join them")
}

/// What may help with a key that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyHint<'a> {
    Near(&'a str),
    /// This key stands in these tables, which are quoted already.
    Elsewhere(&'a str, &'a str),
    /// What this table does take.
    Known(&'a [&'a str]),
}

pub fn unknown_key(place: &Place, read: &str, hint: KeyHint<'_>) -> Diagnostic {
    let help = match hint {
        KeyHint::Near(near) => format!("did you mean `{near}`?"),
        KeyHint::Elsewhere(key, tables) => format!("`{key}` belongs in {tables}"),
        KeyHint::Known([]) => "take it out".to_owned(),
        KeyHint::Known(known) => format!("known here: {}", listed(known)),
    };
    Diagnostic::new(&CONFIG_UNKNOWN_KEY, "This is not a key of the configuration")
        .at(place)
        .read(read)
        .help(help)
}

pub fn wrong_type(place: &Place, read: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_WRONG_TYPE, "This value is of the wrong type")
        .at(place)
        .read(read)
        .help(format!("here belongs {wanted}"))
}

pub fn out_of_range(place: &Place, read: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_OUT_OF_RANGE, "This number is out of range")
        .at(place)
        .read(read)
        .help(format!("here belongs {wanted}"))
}

pub fn unknown_word(place: &Place, read: &str, known: &[&str]) -> Diagnostic {
    let help = match super::nearest(read, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", listed(known)),
    };
    Diagnostic::new(&CONFIG_UNKNOWN_WORD, "This word is not known here")
        .at(place)
        .read(read)
        .help(help)
}

pub fn bad_form(place: &Place, read: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_BAD_FORM, "This value is not in the form that is needed")
        .at(place)
        .read(read)
        .help(format!("here belongs {wanted}"))
}

pub fn missing_key(place: &Place, key: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_MISSING_KEY, format!("This table needs the key `{key}`"))
        .at(place)
        .help(format!("add `{key} = ...`, or take the table out"))
}

pub fn no_version(place: &Place) -> Diagnostic {
    Diagnostic::new(&CONFIG_NO_VERSION, "The configuration does not say its version")
        .at(place)
        .help("add `version = 1` as the first line")
}

pub fn other_version(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_OTHER_VERSION, "This comeback reads version 1 of the configuration")
        .at(place)
        .read(read)
        .help("write `version = 1`, or use a newer comeback")
}

pub fn sealed_kind(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_SEALED_KIND, "This can be granted to no one")
        .at(place)
        .read(read)
        .help("take it out; words for a reader are written as `note`")
}

pub fn unknown_audience(place: &Place, read: &str, known: &[&str]) -> Diagnostic {
    let help = match super::nearest(read, known.iter().copied()) {
        Some(near) if built_in(near) => format!("did you mean `{near}`?"),
        _ => "write `physio`, `trainer`, `public`, or an audience of this file".to_owned(),
    };
    Diagnostic::new(&CONFIG_UNKNOWN_AUDIENCE, "There is no such audience to start from")
        .at(place)
        .read(read)
        .help(help)
}

/// Names that are ours, and may stand in a message.
fn built_in(name: &str) -> bool {
    ["physio", "trainer", "public"].contains(&name)
}

pub fn audience_circle(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_AUDIENCE_CIRCLE, "This leads back to where it started")
        .at(place)
        .read(read)
        .help("start one of them from `physio`, `trainer` or `public`")
}

pub fn owner(place: &Place) -> Diagnostic {
    Diagnostic::new(&CONFIG_OWNER, "`me` is the owner and sees everything")
        .at(place)
        .help("take this table out, or give it another name")
}

pub fn empty_audience(place: &Place, read: &str) -> Diagnostic {
    let help = match super::nearest(read, ["physio", "trainer", "public"]) {
        Some(near) => format!("did you mean `{near}`? or write `based_on` or `grants`"),
        None => "write `based_on` or `grants`".to_owned(),
    };
    Diagnostic::new(&CONFIG_EMPTY_AUDIENCE, "This audience sees nothing")
        .at(place)
        .read(read)
        .help(help)
}

pub fn same_folder(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_SAME_FOLDER, "Another audience is written to this folder")
        .at(place)
        .read(read)
        .help("give this audience a `folder` of its own")
}

pub fn output_over_input(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_OUTPUT_OVER_INPUT, "Output and input lie in one folder")
        .at(place)
        .read(read)
        .help("choose a folder for `out` that holds nothing else, such as `site`")
}

pub fn no_words(place: &Place) -> Diagnostic {
    Diagnostic::new(&CONFIG_NO_WORDS, "There are no words in this language; English is used")
        .at(place)
        .help("name a file of words: `words = \"words.toml\"` in `[project]`")
}

pub fn cannot_silence(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&CONFIG_CANNOT_SILENCE, "This code is an error and is always told")
        .at(place)
        .read(read)
        .help("take it out of the list")
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
