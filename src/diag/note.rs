//! Problems in the shape of a Markdown note: its days, its front matter, what is not read.

use super::{Diagnostic, Place, codes};

codes! {
    NOT_UTF8 = "note-not-text", Error,
        "The file is not UTF-8 text",
        "Markdown logs are read as UTF-8 (or as UTF-16 with its mark). From this place on some \
         letters could not be read and are shown as a box. Save the file as UTF-8 in your editor; \
         numbers and keys were read as far as possible.";
    UNREADABLE_DAY = "unreadable-day", Error,
        "The date of a heading could not be read",
        "A heading that begins with a date opens a day, and the date is written year, month, day: \
         `# 2026-03-12`. Other orders are never guessed, and a day that does not exist belongs \
         nowhere. The lines below this heading were not used, up to the next day.";
    NO_DAY = "no-day", Hint,
        "A note holds lines of a log but no day",
        "Some lines of this note look like facts of a log, but neither a heading nor the name of \
         the file nor its front matter gives a day in the form 2026-03-12. They were not used. If \
         your notes are named in another order, set the pattern of the names in the configuration.";
    BEFORE_FIRST_DAY = "before-first-day", Warning,
        "A line of the log stands before the first day",
        "A heading such as `# 2026-03-12` opens a day and all that follows belongs to it. This \
         line comes before the first such heading, so its day is not known and it was not used.";
    FRONT_MATTER = "front-matter", Error,
        "The front matter could not be read",
        "The lines between the first `---` and the next are YAML: `key: value`, one on a line. \
         From this place on they cannot be read, so none of them was used. Quote values that hold \
         a colon or begin with a sign; write each key once.";
    UNCLOSED = "unclosed", Warning,
        "A comment or code block is never closed",
        "A comment begins with `<!--` or `%%` and ends with `-->` or `%%`; a code block begins \
         and ends with three backticks. This one has no end, so it hides nothing and the lines \
         were read as usual.";
    OPEN_TASK = "open-task", Hint,
        "A task that is not ticked was not counted",
        "An item with an empty box says that something is still to be done, so no bout, session \
         or dose was counted from it. Tick the box when it is done, or remove the box.";
    TABLE_IN_NOTE = "table-in-note", Hint,
        "A table in a note is not read",
        "Tables inside Markdown are left alone. Write the facts as list items, or keep the table \
         as a CSV file or a spreadsheet beside the notes.";
    KEPT_FOR_OWNER = "kept-for-owner", Hint,
        "A line begins with a word that is not a key of the log",
        "In a daily note this is quite all right. The line was kept for you alone and is shown to \
         no one else. Write `note:` in front if it is meant as a note.";
}

/// What is wrong, and what was done about it.
fn new(code: &'static super::Code, came: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(code, format!("{}; {came}", code.title)).at(place)
}

pub fn not_utf8(place: &Place) -> Diagnostic {
    new(&NOT_UTF8, "the rest was read", place).help("save the file as UTF-8")
}

pub fn unreadable_day(place: &Place, read: &str) -> Diagnostic {
    new(&UNREADABLE_DAY, "the lines below it were not used", place)
        .read(read)
        .help("write year, month and day: `# 2026-03-12`")
}

pub fn no_day(place: &Place) -> Diagnostic {
    new(&NO_DAY, "they were not used", place)
        .help("add a heading such as `# 2026-03-12` above them")
}

pub fn before_first_day(place: &Place) -> Diagnostic {
    new(&BEFORE_FIRST_DAY, "it was not used", place)
        .help("move it below a heading such as `# 2026-03-12`")
}

pub fn front_matter(place: &Place) -> Diagnostic {
    new(&FRONT_MATTER, "none of it was used", place)
        .help("put values that hold a colon into quotation marks, and write each key once")
}

pub fn unclosed(place: &Place) -> Diagnostic {
    new(&UNCLOSED, "it hides nothing", place).help("close it, or remove the mark")
}

pub fn open_task(place: &Place) -> Diagnostic {
    Diagnostic::new(&OPEN_TASK, OPEN_TASK.title).at(place).help("tick the box once it is done")
}

pub fn table_in_note(place: &Place) -> Diagnostic {
    Diagnostic::new(&TABLE_IN_NOTE, TABLE_IN_NOTE.title)
        .at(place)
        .help("write the facts as list items")
}

pub fn kept_for_owner(place: &Place, read: &str) -> Diagnostic {
    new(&KEPT_FOR_OWNER, "it was kept for you alone", place)
        .read(read)
        .help("write `note:` in front if it is a note")
}
