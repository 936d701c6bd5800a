//! The configuration of a new project: a screenful, each line with its reason, what was not
//! answered as a comment to be filled in.

use super::Answers;

/// The text of `comeback.toml`.
pub(super) fn text(answers: &Answers) -> String {
    let Answers { name, began, usual, appointment: _, logs } = answers;
    let name = match name {
        Some(name) => format!("name = {}", quoted(name)),
        None => "# name = \"R. H.\"".to_owned(),
    };
    let began = match began {
        Some(day) => format!("began = {day}"),
        None => "# began = 2026-01-05".to_owned(),
    };
    let usual = match usual.as_slice() {
        [] => "# walk = \"45min\"\n# \"goblet squat\" = \"3x8 @ 24kg\"\n".to_owned(),
        some => some
            .iter()
            .map(|(what, dose)| format!("{} = {}\n", quoted(what), quoted(dose)))
            .collect(),
    };
    let logs = match logs.as_slice() {
        [] => "\"log\"".to_owned(),
        some => some.iter().map(|path| quoted(path.as_str())).collect::<Vec<_>>().join(", "),
    };
    format!(
        "\
version = 1

[project]
# Every reader sees the title, so it should hold no name.
title = \"My way back\"
language = \"en\"

[paths]
# Markdown, .csv, .xlsx and .ods, freely mixed.
logs = [{logs}]

[person]
# For the page you bring to an appointment.
{name}

[episode]
# The first day of the episode; weeks are counted from it.
{began}
# goal = \"Carry the shopping home again\"
# Three to five activities that are hard now, to be rated once a week:
# functions = [\"tie shoes\", \"carry shopping\"]

# What was usual before, so that doses can be shown as a share of it.
[usual]
{usual}
# Readers besides you: physio, trainer and public are there from the start.
# `comeback build --for physio` makes their site. One of your own:
# [audience.coach]
# based_on = \"trainer\"
# without = [\"confidence\"]
"
    )
}

/// A TOML string that holds these words and nothing else.
fn quoted(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}
