//! Problems with what somebody wants to add to a log. Nothing has been written where one of these
//! is told.

use super::{Diagnostic, Place, codes};

codes! {
    NOTHING_SAID = "nothing-said", Error,
        "There is nothing to add",
        "`comeback add` writes a fact into your log: its key and its values, as in `comeback add \
         morning 3`. Without words, at a terminal, it asks what is due. Nothing was written.";
    NOT_A_FACT = "not-a-fact", Error,
        "These words do not begin with a key of the log",
        "Each fact begins with a key such as `morning`, `bout` or `session`, so that it is never \
         guessed what was meant. Words of your own begin with `note` (or with `private`, for \
         yourself alone). Nothing was written.";
    SAYS_NOTHING = "says-nothing", Error,
        "There is a key and no value",
        "A key without a value says nothing: what is missing is left out of a log, never written \
         down as zero. Add the value, or `?` where you were asked and do not know. Nothing was \
         written.";
    ALREADY_SAID = "already-said", Error,
        "The log says this already",
        "That day holds exactly this, so it was not written a second time. What can truly happen \
         twice a day, such as a bout, is written as often as you say it.";
    SAID_OTHERWISE = "said-otherwise", Error,
        "The log says something else for this day",
        "This has one value a day, and the day has another one already. Two different values would \
         leave neither of them usable, so nothing was written. Change the value where it stands, \
         in an editor: `comeback add` never changes a line.";
    NO_SESSION = "no-session", Error,
        "There is no session that this could belong to",
        "How the back answered, and what was done, belongs to a session of that day. Add the \
         session first, as in `comeback add session gym: 50min`, or name its day with `--date`, \
         as in `comeback add --date yesterday hour 3`. Nothing was written.";
    NO_FILE = "no-file", Error,
        "No file of the log can take this",
        "Facts are added to Markdown logs and to text tables (.csv, .tsv). A workbook is not \
         written to, and a table takes only what it has a column for. Type it in your spreadsheet, \
         or name a folder in `paths.logs`, so that a new file can be made in it. Nothing was \
         written.";
    NOT_WRITTEN = "not-written", Error,
        "This could not be put into the log",
        "Whatever is added is read back before it is kept, together with all that the file said \
         before. Here the file would not have said the same, so nothing was written: a table may \
         have no column for it or a cell that is taken, or the encoding of the file no such letter. \
         Write it in an editor, where you see the lines around it.";
}

fn new(code: &'static super::Code, place: &Place) -> Diagnostic {
    Diagnostic::new(code, format!("{}; nothing was written", code.title)).at(place)
}

pub fn nothing_said() -> Diagnostic {
    Diagnostic::new(&NOTHING_SAID, NOTHING_SAID.title)
        .help("say what there is to note, such as: comeback add morning 3")
}

pub fn not_a_fact(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let diagnostic = new(&NOT_A_FACT, place).read(read);
    match near {
        Some(near) => {
            diagnostic.help(format!("did you mean `{near}`? Words of your own begin with `note`"))
        }
        None => diagnostic.help("words of your own begin with `note`"),
    }
}

pub fn says_nothing(place: &Place, example: &str) -> Diagnostic {
    new(&SAYS_NOTHING, place).help(format!("add the value, such as: {example}"))
}

pub fn already_said(place: &Place) -> Diagnostic {
    new(&ALREADY_SAID, place).help("there is nothing to do")
}

/// `place` is where the other value stands.
pub fn said_otherwise(place: &Place) -> Diagnostic {
    new(&SAID_OTHERWISE, place).help("change it there, in an editor, if it was a slip")
}

pub fn no_session(place: &Place) -> Diagnostic {
    new(&NO_SESSION, place).help("add the session first, or name its day: --date yesterday")
}

pub fn no_file(place: &Place) -> Diagnostic {
    new(&NO_FILE, place).help("type it in your spreadsheet, or name a folder in `paths.logs`")
}

pub fn not_written(place: &Place) -> Diagnostic {
    new(&NOT_WRITTEN, place).help("write it in an editor, where you see the lines around it")
}
