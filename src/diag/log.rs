//! Problems in a log: keys, dates, numbers, doses, days. Used by the Markdown and table readers.

use super::{Diagnostic, Place, codes};

codes! {
    UNKNOWN_KEY = "unknown-key", Warning,
        "A line starts with a word that is not a key",
        "Each fact of a log starts with a key such as `morning` or `session`. This word is not one \
         of them, so the line was kept as a note that only you can see. Correct the key, or write \
         `note:` in front if it is meant as words.";
}

pub fn unknown_key(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &UNKNOWN_KEY,
        "This is not a key of the log; the line was kept for you alone",
    )
    .at(place)
    .read(read);
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("write `note:` in front if these are words for yourself"),
    }
}
