//! Problems in a project's own file of words.

use super::{Diagnostic, Place, codes};

codes! {
    WORDS_UNREADABLE = "words-unreadable", Error,
        "A file of words cannot be read",
        "The file that `project.words` names is read as TOML: tables in brackets, then lines of \
         `key = \"words\"`. Something at this place breaks that form, often a quotation mark inside \
         the words, which needs a backslash before it. Nothing of the file was used.";
    WORDS_UNKNOWN_KEY = "words-unknown-key", Warning,
        "A key that no page asks for",
        "The words of this key are never shown, because no page asks for them: often the key is \
         misspelt. `comeback build --emit words` prints every key with its words. Words for \
         templates of your own stand in the table `[own]`.";
    WORDS_NOT_TEXT = "words-not-text", Warning,
        "Something else than words",
        "Each key of a file of words has one text in quotation marks. What stands here was left \
         out, and the words that comeback brings along are used.";
    WORDS_UNKNOWN_PART = "words-unknown-part", Warning,
        "A part in braces that is never filled in",
        "Parts in braces, such as `{n}`, are replaced by numbers, dates and names. This sentence has \
         one that is not known for it, and would show the braces to a reader, so the words that \
         comeback brings along are used. The help names the parts that this sentence may have.";
    WORDS_MISSING = "words-missing", Hint,
        "A language that is not complete",
        "Some sentences are not in the file of words; the English ones stand in their place. \
         `comeback build --emit words` prints all sentences, yours among them, in the form of such \
         a file.";
}

pub fn unreadable(place: &Place, reason: &str) -> Diagnostic {
    Diagnostic::new(&WORDS_UNREADABLE, "The words cannot be read here")
        .at(place)
        .help(format!("look for a quotation mark without a backslash; in TOML's words: {reason}"))
}

pub fn unknown_key(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`comeback build --emit words` prints every key; words of your own templates \
                 stand in `[own]`"
            .to_owned(),
    };
    Diagnostic::new(&WORDS_UNKNOWN_KEY, "No page asks for these words")
        .at(place)
        .read(read)
        .help(help)
}

pub fn not_text(place: &Place) -> Diagnostic {
    Diagnostic::new(&WORDS_NOT_TEXT, "Here belong words in quotation marks")
        .at(place)
        .help("write the words in quotation marks, or take the key out")
}

/// `known` are the parts that the sentence may have.
pub fn unknown_part(place: &Place, read: &str, known: &[&str]) -> Diagnostic {
    let listed: Vec<String> = known.iter().map(|part| format!("`{{{part}}}`")).collect();
    let help = match listed.as_slice() {
        [] => "this sentence has no parts".to_owned(),
        listed => format!("parts of this sentence: {}", listed.join(", ")),
    };
    Diagnostic::new(&WORDS_UNKNOWN_PART, "A part of this sentence is never filled in")
        .at(place)
        .read(read)
        .help(help)
}

pub fn missing(place: &Place, first: &str) -> Diagnostic {
    let words = "Some sentences are not in this file; the English ones stand in";
    Diagnostic::new(&WORDS_MISSING, words).at(place).help(format!(
        "the first is `{first}`; `comeback build --emit words` prints them all to be filled in"
    ))
}
