//! Problems of a project as a whole: its files, its readers.

use super::{Diagnostic, Place, codes, nearest};
use crate::inputs::RelPath;

codes! {
    CONFIG_NOT_TEXT = "config-not-text", Error,
        "The configuration is not UTF-8 text",
        "comeback.toml holds bytes that are not UTF-8 text, so none of it could be read. Open it \
         in an editor, save it as UTF-8, and build again. Nothing was written.";
    UNKNOWN_READER = "unknown-reader", Error,
        "There is no reader of this name",
        "A site is built for one reader: `me`, `physio`, `trainer`, `public`, or an audience that \
         comeback.toml adds. The name given is none of them. Correct it, or add an \
         `[audience.NAME]` table.";
    DOWNLOAD_SAYS_LESS = "download-says-less", Hint,
        "A fact is said otherwise in log.csv than it was written",
        "Each reader can take the log along as log.csv, which reads back into the same facts. This \
         fact does not come back quite as it was. The pages show it as it was written.";
    NOT_A_LOG = "not-a-log", Hint,
        "A file among the logs is of a kind that is not read",
        "Logs are Markdown (.md, .markdown, .txt), tables (.csv, .tsv) and workbooks (.xlsx, \
         .ods, .xls). Other files in the log folder are left alone. Move the file elsewhere to \
         stop this hint.";
}

pub fn config_not_text(file: &RelPath) -> Diagnostic {
    Diagnostic::new(&CONFIG_NOT_TEXT, "The configuration is not UTF-8 text")
        .at(&Place::whole(file))
        .help("open it in an editor and save it as UTF-8")
}

pub fn unknown_reader<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let diagnostic = Diagnostic::new(&UNKNOWN_READER, "There is no reader of this name").read(name);
    match nearest(name, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("the readers are {}", known.join(", "))),
    }
}

pub fn not_a_log(file: &RelPath) -> Diagnostic {
    Diagnostic::new(&NOT_A_LOG, "This file is of a kind that is not read as a log")
        .at(&Place::whole(file))
        .help("move it out of the log folder to stop this hint")
}

pub fn download_says_less(place: &Place) -> Diagnostic {
    Diagnostic::new(&DOWNLOAD_SAYS_LESS, DOWNLOAD_SAYS_LESS.title)
        .at(place)
        .help("nothing needs to be done; the pages show it as it was written")
}
