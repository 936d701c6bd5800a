//! Problems in articles: front matter, links, images, addresses.

use super::{Diagnostic, Place, codes};
use crate::inputs::RelPath;

codes! {
    CONTENT_NOT_TEXT = "content-not-text", Error,
        "An article is not UTF-8 text",
        "A Markdown file among the content holds bytes that are not UTF-8 text. It was left out. \
         Open it in an editor, save it as UTF-8, and build again.";
    MATTER_NOT_CLOSED = "matter-not-closed", Error,
        "Front matter that does not end",
        "The article begins with `+++` or `---`, which opens front matter, but no such line closes \
         it. The whole file was read as text. Put the same fence on a line of its own below the \
         front matter.";
    MATTER_UNREADABLE = "matter-unreadable", Error,
        "Front matter that cannot be read",
        "The lines between the fences are not TOML (`+++`) or YAML (`---`) as they should be. The \
         article was built without them. The message says what is wrong and where.";
    MATTER_VALUE = "matter-value", Error,
        "A value of the front matter that does not fit its key",
        "A key of the front matter holds something else than it should: a date is written as \
         2026-03-12, a weight is a whole number, tags are a list. The value was left out.";
    MATTER_KEY = "matter-key", Warning,
        "A key of the front matter that is not known",
        "A key of the front matter is not one that is read, but looks much like one that is. \
         Correct it, or move keys of your own below `[extra]`.";
}

pub fn content_not_text(file: &RelPath) -> Diagnostic {
    Diagnostic::new(&CONTENT_NOT_TEXT, "This article is not UTF-8 text")
        .at(&Place::whole(file))
        .help("save it as UTF-8")
}

pub fn matter_not_closed(place: &Place) -> Diagnostic {
    Diagnostic::new(&MATTER_NOT_CLOSED, "This opens front matter that is never closed")
        .at(place)
        .help("put the same fence on a line of its own below the front matter")
}

pub fn matter_unreadable(place: &Place, detail: &str) -> Diagnostic {
    Diagnostic::new(&MATTER_UNREADABLE, "The front matter cannot be read from here")
        .at(place)
        .read(detail)
        .help("TOML stands between `+++` lines, YAML between `---` lines")
}

pub fn matter_value(place: &Place, key: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(&MATTER_VALUE, "The value of this key does not fit")
        .at(place)
        .read(key)
        .help(format!("write {wanted}"))
}

pub fn matter_key(place: &Place, key: &str, near: &str) -> Diagnostic {
    Diagnostic::new(&MATTER_KEY, "This key is not known")
        .at(place)
        .read(key)
        .help(format!("did you mean `{near}`?"))
}
