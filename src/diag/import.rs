//! Problems with an export of another program. Where something has to be answered first, nothing
//! has been written.

use super::{Diagnostic, Place, codes, row, table};

codes! {
    UNKNOWN_FORMAT = "import-unknown-format", Error,
        "This is no export that comeback knows",
        "A format is known by the names of its columns. None of the known sets is in this file, so \
         nothing was taken from it and nothing was written. `comeback import --help` lists the \
         formats. Any table can be brought in by telling what its columns mean: `--map \
         \"Dolore=during\"`, or once for all under `[import.map]` in `comeback.toml`.";
    SEVERAL = "import-several-formats", Error,
        "An export can be read as more than one format",
        "The names of the columns fit two formats equally well, or the folder holds the exports of \
         two programs. Nothing was written. Name the format with `--format`, or the one file.";
    OTHER_EXPORT = "import-other-export", Error,
        "This comes from the program by another way than its export",
        "Scripts and converters write the data of a program with columns of their own, whose units \
         and times differ from the export in the program's settings. Nothing was written. Export \
         the file in the program itself (docs/import.md says where), or tell what its columns mean \
         with `--map`.";
    MASS_UNIT = "import-weight-unit", Error,
        "The export does not say the unit of its weights",
        "Neither a heading nor a column tells whether a weight is in kilograms or pounds, and it \
         is never guessed. Nothing was written. Say it once: `--weight-unit kg` or `--weight-unit \
         lb`, or `weight_unit` under `[log]` in `comeback.toml`.";
    DISTANCE_UNIT = "import-distance-unit", Error,
        "The export does not say the unit of its distances",
        "Neither a heading nor a column tells whether a distance is in kilometres, miles or \
         metres, and it is never guessed. Nothing was written. Say it: `--distance-unit km`, `mi` \
         or `m`.";
    ZONE = "import-zone", Error,
        "The export tells its times in UTC",
        "A session at eleven in the evening is another day in UTC, and the day decides which \
         morning is the one after it. So the zone you lived in is needed. Nothing was written. Say \
         it: `--zone Europe/Berlin`, or `zone` under `[import]` in `comeback.toml`.";
    NO_MEANING = "import-no-meaning", Hint,
        "What your own words mean is not said",
        "Moods, activities and habits have names that you chose, and only you know what they are in \
         a log. What is not said is left. Say it once: `--map \"awful=stress 5\"`, `--map \"Back \
         pain=pain\"`, or under `[import.map]` in `comeback.toml`: the name in the export, then a key \
         of the log, with a value where the export has none.";
    VALUE = "import-value", Warning,
        "A cell of an export cannot be read",
        "The cell holds no number, length or unit of the kind that its column should hold. The \
         row was left; the others were read.";
    NO_LENGTH = "import-no-length", Warning,
        "The length of a session cannot be read",
        "The session was taken without its length. Write it into the log by hand if you know it.";
    ODD_LENGTH = "import-odd-length", Warning,
        "A session is longer than half a day",
        "A timer was probably forgotten. The session was taken without its length. Write it into \
         the log by hand if you know it.";
    ODD_NIGHT = "import-odd-night", Warning,
        "A night is longer than twenty hours",
        "Something was probably left running. The night was left. Write the hours you slept into \
         the log by hand if you know them.";
    ENTITIES = "import-entities", Error,
        "An export brings replacements of its own for its text",
        "The head of the file declares entities: words that stand for other text, other files, or \
         for very much text. No app that comeback knows exports such a file, so nothing of it was \
         read and nothing was written. Export it again in the app itself.";
    DAMAGED = "import-damaged", Error,
        "An export is cut off or damaged",
        "The file ends before it is complete, or cannot be read from here on; a download that was \
         broken off looks like this. What stands before is not taken by itself, since the last \
         night or session of it may be half. Nothing was written. Export it again.";
    TOO_LARGE = "import-too-large", Error,
        "An export holds more than can be",
        "A single tag of it is larger than a megabyte, or it tells of more sessions or nights than \
         a life has. Nothing was written. Export it again in the app itself.";
    ARCHIVE = "import-archive", Error,
        "A packed export cannot be unpacked",
        "The file begins as a .zip and is damaged, locked with a password, or packed in a way that \
         comeback does not know. Unpack it with another program and import the folder.";
    NO_DISTANCE = "import-no-distance", Warning,
        "The unit of a distance is none",
        "The unit beside a distance is no unit of length, so that the number says nothing. The set \
         was taken without it.";
    IN_THE_LOG = "import-in-the-log", Hint,
        "The log has this already",
        "What the export tells is in the log, by hand or from another program: the same thing on \
         the same day, or a session at about the same time. It was not written a second time. A \
         session without a time counts as the same as any other of its day; if they were two, give \
         the one in your log its time and import again.";
    CHANGED = "import-changed", Hint,
        "What was brought in before has changed in the export",
        "An import never touches what it has brought in, since those lines are yours. This one \
         reads otherwise in the export now. Compare the two, and change the line in the log if the \
         export is right.";
    CONTRARY = "import-contrary", Warning,
        "The export has two values of what has one value a day",
        "They are never added up and none of them is preferred, so neither was taken. Write the \
         one that counts into the log by hand.";
    UNSPELT = "import-unspelt", Warning,
        "No line of a log can say this",
        "Everything that is brought in is read back first. Here the line would not have said the \
         same, most often because of signs in a name. It was left; the others were taken. Rename \
         it in the program, or write it by hand.";
    NO_FOLDER = "import-no-folder", Error,
        "The log has no folder",
        "Imports are written to the folder `imported` inside the folder of the log. Name a folder \
         in `paths.logs`. Nothing was written.";
    NOT_WRITTEN = "import-not-written", Error,
        "The file of an earlier import cannot be added to",
        "The file is not UTF-8, or with the new lines in it it would not say what it said before \
         and what is new. Nothing was written. Give the file another name and import again.";
}

/// A problem of a table as an import tells it: what the configuration answers for a table of the
/// log is answered on the command line here.
pub fn told(problem: Diagnostic) -> Diagnostic {
    let answers = [
        (&row::AMBIGUOUS_DATE, "say it: --date-order dmy, or --date-order mdy"),
        (&row::AMBIGUOUS_NUMBER, "say it: --decimal comma, or --decimal point"),
        (&row::CONTRARY_NUMBER, "leave out --decimal, or correct the cell in a copy"),
        (&table::ASSUMED_ENCODING, "--encoding windows-1252 says so, and ends the question"),
        (&table::UNKNOWN_ENCODING, "usual names are utf-8 and windows-1252"),
    ];
    match answers.iter().find(|(code, _)| problem.code().name == code.name) {
        Some((_, answer)) => problem.help(*answer),
        None => problem,
    }
}

fn new(code: &'static super::Code, place: &Place) -> Diagnostic {
    Diagnostic::new(code, code.title).at(place)
}

fn stopped(code: &'static super::Code, place: &Place) -> Diagnostic {
    Diagnostic::new(code, format!("{}; nothing was written", code.title)).at(place)
}

/// `near` is the program whose columns come nearest, and how many of them are there.
pub fn unknown_format(place: &Place, read: &str, near: Option<(usize, &str)>) -> Diagnostic {
    let diagnostic = stopped(&UNKNOWN_FORMAT, place).read(read);
    match near {
        Some((count, program)) => diagnostic.help(format!(
            "{count} of its columns are those of {program}; is it cut? Else tell what columns \
             mean: --map \"COLUMN=morning\""
        )),
        None => diagnostic.help("tell what its columns mean: --map \"COLUMN=morning\""),
    }
}

pub fn several(place: &Place) -> Diagnostic {
    stopped(&SEVERAL, place).help("name the format with --format")
}

pub fn other_export(place: &Place, program: &str) -> Diagnostic {
    stopped(&OTHER_EXPORT, place).help(format!("export the file in {program} itself"))
}

pub fn mass_unit(place: &Place) -> Diagnostic {
    stopped(&MASS_UNIT, place).help("say it: --weight-unit kg, or --weight-unit lb")
}

pub fn distance_unit(place: &Place) -> Diagnostic {
    stopped(&DISTANCE_UNIT, place).help("say it: --distance-unit km, or mi, or m")
}

pub fn zone(place: &Place) -> Diagnostic {
    stopped(&ZONE, place).help("say where you lived: --zone Europe/Berlin")
}

pub fn no_meaning(place: &Place, read: &str) -> Diagnostic {
    new(&NO_MEANING, place).read(read).help("say it, such as: --map \"awful=stress 5\"")
}

pub fn value(place: &Place, read: &str) -> Diagnostic {
    new(&VALUE, place).read(read).help("correct the cell in a copy of the export, or leave it")
}

pub fn no_length(place: &Place, read: &str) -> Diagnostic {
    new(&NO_LENGTH, place).read(read).help("the session is taken without its length")
}

pub fn odd_length(place: &Place) -> Diagnostic {
    new(&ODD_LENGTH, place).help("the session is taken without its length")
}

pub fn odd_night(place: &Place) -> Diagnostic {
    new(&ODD_NIGHT, place).help("write the hours you slept by hand")
}

pub fn entities(place: &Place) -> Diagnostic {
    stopped(&ENTITIES, place).help("export it again in the app itself")
}

pub fn damaged(place: &Place) -> Diagnostic {
    stopped(&DAMAGED, place).help("export it again")
}

pub fn too_large(place: &Place) -> Diagnostic {
    stopped(&TOO_LARGE, place).help("export it again in the app itself")
}

pub fn archive(place: &Place) -> Diagnostic {
    new(&ARCHIVE, place).help("unpack it with another program and import the folder")
}

pub fn no_distance(place: &Place, read: &str) -> Diagnostic {
    new(&NO_DISTANCE, place).read(read).help("the set is taken without its distance")
}

/// `twin` is where the log has it.
pub fn in_the_log(place: &Place, twin: &Place) -> Diagnostic {
    new(&IN_THE_LOG, place).help(format!("it stands at {twin}"))
}

pub fn changed(place: &Place) -> Diagnostic {
    new(&CHANGED, place).help("compare it with the line in your log")
}

pub fn contrary(place: &Place) -> Diagnostic {
    new(&CONTRARY, place).help("write the one that counts by hand")
}

pub fn unspelt(place: &Place) -> Diagnostic {
    new(&UNSPELT, place).help("write it by hand")
}

pub fn no_folder() -> Diagnostic {
    Diagnostic::new(&NO_FOLDER, format!("{}; nothing was written", NO_FOLDER.title))
        .help("name a folder in `paths.logs`")
}

pub fn not_written(place: &Place) -> Diagnostic {
    stopped(&NOT_WRITTEN, place).help("give that file another name and import again")
}
