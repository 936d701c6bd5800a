//! Problems of a table as a whole: its bytes, its header, its columns, the sheets of a workbook.

use super::{Code, Diagnostic, Place, codes};

codes! {
    TABLE_TOO_BIG = "table-too-big", Error,
        "A table is larger than any log",
        "The file is so large that it cannot be a log of days, or a workbook claims a size that no \
         log has: more than 200,000 rows, a million filled cells or 64 MB. It was not read, so \
         that the computer does not run out of memory. Check that it is the right file; if it \
         is, split it by year.";
    NOT_TEXT = "table-not-text", Error,
        "A file is not a table",
        "The bytes of this file are not text, so no rows can be read from it. It may be another \
         kind of file with the ending of a table, or damaged. Open it in the program it came \
         from and save it as CSV or as .xlsx.";
    UNKNOWN_ENCODING = "table-unknown-encoding", Error,
        "The answer about a table's encoding is not one we know",
        "`comeback.toml` names an encoding for this table that does not exist. Usual names are \
         `utf-8` and `windows-1252`. Most often the line can simply be removed.";
    ASSUMED_ENCODING = "table-assumed-encoding", Warning,
        "The letters of a table were read by assumption",
        "The file does not say how its letters are stored, and it is not UTF-8. It was read as \
         the old Windows way, which is right for most files from older spreadsheets. Numbers and \
         dates are not affected; look whether letters such as é or ü came out well. Saving the \
         table as `CSV UTF-8` ends the question, and so does the line that the message shows.";
    NO_HEADER = "table-no-header", Error,
        "No header was found in a table",
        "A table needs one row with the names of its columns, such as `date,morning,evening,note`. \
         None of the first rows has a column for the date and at least one other column that \
         comeback knows, so nothing was read from the file. Add a header, or tell in \
         `comeback.toml` what your own column names mean. Your file was not changed.";
    NO_ROWS = "table-no-rows", Warning,
        "A table has a header and nothing that can be used below it",
        "The header was found, but there is no row below it that can be read. If the table is new, \
         all is well. If there are rows, the other messages about this file say what is wrong.";
    ABOVE_HEADER = "table-above-header", Hint,
        "Rows above the header were not read",
        "Titles and remarks above the header of a table are passed over. This is fine as long as \
         there are no days among them.";
    SUM_ROW = "table-sum-row", Hint,
        "A row of sums was not read",
        "A row whose date is a word such as `Average` or `Total` sums up other rows. It was passed \
         over, since its numbers are of no day.";
    DUPLICATE_COLUMN = "table-duplicate-column", Error,
        "Two columns mean the same",
        "Two columns of the table have the same meaning and hold different values, so it is not \
         clear which one counts. Neither was used; the other columns were read. Rename one of \
         them, or map it to `ignore` in `comeback.toml`.";
    UNKNOWN_COLUMN = "table-unknown-column", Hint,
        "A column is not one that comeback knows",
        "The column was kept with its days, for your eyes only; it is never shown to anyone else \
         and no number is made from it. If it means something comeback knows, say so once in \
         `comeback.toml`, or rename the column.";
    UNKNOWN_TARGET = "table-unknown-target", Error,
        "A column is mapped to a name that does not exist",
        "`comeback.toml` says what a column of a table means, but that name is not one of \
         comeback's columns. The column was kept for your eyes only until this is mended.";
    OTHER_SCALE = "table-other-scale", Error,
        "A column has another scale",
        "The values of this column do not fit the scale that the column should have (pain 0 to \
         10, stress and sleep quality 1 to 5). A 4 of 100 is not a 4 of 10, so the column was not \
         used and nothing was converted by guessing. Give the values on the scale named in the \
         message, or map the column to `ignore`.";
    WORKBOOK_UNREADABLE = "table-workbook-unreadable", Error,
        "A workbook cannot be read",
        "The file looks like a workbook but could not be opened: it may be damaged, protected by a \
         password, or saved by a program that writes it in its own way. Open it, save it again \
         as .xlsx without a password, or export the sheet as CSV.";
    OLDER_WORKBOOK = "table-older-workbook", Error,
        "The file is of the old .xls kind, or locked",
        "Workbooks of the old kind cannot be checked for damage, so comeback does not read them; a \
         workbook with a password looks the same. Open it in your spreadsheet program and save \
         it as .xlsx, without a password. Nothing in the file was changed.";
    SHEET_SKIPPED = "table-sheet-skipped", Hint,
        "A sheet of a workbook was not read",
        "No header with a date column was found on this sheet, so it was passed over. Sheets with \
         charts or sums are meant to be passed over; if this one holds days, give it a header.";
}

/// The words of a setting that is stored once for a table: the only place that knows its keys.
pub(super) fn answer(place: &Place, setting: &str) -> String {
    let file = place.file.as_str().split('#').next().unwrap_or_default();
    format!("add to comeback.toml:\n[[table]]\nfile = \"{file}\"\n{setting}")
}

pub(super) fn at(code: &'static Code, place: &Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, message).at(place)
}

pub fn too_big(place: &Place) -> Diagnostic {
    let words = "This file is too large to be a log; at most 200,000 rows, a million filled cells \
                 and 64 MB are read";
    at(&TABLE_TOO_BIG, place, words).help("check that it is the right file, or split it by year")
}

pub fn not_text(place: &Place) -> Diagnostic {
    at(&NOT_TEXT, place, "This file is not a table that can be read")
        .help("open it in the program it came from and save it as CSV or .xlsx")
}

pub fn unknown_encoding(place: &Place) -> Diagnostic {
    at(&UNKNOWN_ENCODING, place, "The encoding named for this table does not exist")
        .help(answer(place, "encoding = \"windows-1252\""))
}

pub fn assumed_encoding(place: &Place, name: &str) -> Diagnostic {
    let name = name.to_lowercase();
    let message = format!("The letters of this file were read as {name}, because it is not UTF-8");
    let setting = format!("encoding = \"{name}\"");
    at(&ASSUMED_ENCODING, place, message)
        .help(format!("if they look right, {}", answer(place, &setting)))
}

pub fn no_header(place: &Place, read: &str) -> Diagnostic {
    at(&NO_HEADER, place, "No row here names a date column and another column that comeback knows")
        .read(read)
        .help(
            "begin the table with a header such as `date,morning,evening,note`, or map your names: "
                .to_owned()
                + &answer(place, "columns = { \"your header\" = \"morning\" }"),
        )
}

pub fn no_rows(place: &Place) -> Diagnostic {
    at(&NO_ROWS, place, "No row below this header can be used")
        .help("write the first day below it; where there are rows, mend what is told of them")
}

pub fn above_header(place: &Place, lines: usize) -> Diagnostic {
    let rows = if lines == 1 { "row above the header was" } else { "rows above the header were" };
    at(&ABOVE_HEADER, place, format!("{lines} {rows} passed over"))
        .help("nothing needs to be done, unless there are days among them")
}

pub fn sum_row(place: &Place, read: &str) -> Diagnostic {
    at(&SUM_ROW, place, "This row sums up others; it was passed over")
        .read(read)
        .help("nothing needs to be done, unless it is a day: then write its date")
}

pub fn duplicate_column(place: &Place, read: &str, column: &str) -> Diagnostic {
    at(&DUPLICATE_COLUMN, place, format!("More than one column is read as `{column}`"))
        .read(read)
        .help("rename one of them, or map it to `ignore` in comeback.toml")
}

pub fn unknown_column(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let map = answer(place, "columns = { \"your header\" = \"one of our columns\" }");
    at(&UNKNOWN_COLUMN, place, "This column is not known; it is kept for your eyes only")
        .read(read)
        .help(match near {
            Some(near) => format!("did you mean `{near}`? Otherwise {map}"),
            None => format!("nothing needs to be done; to use it, {map}"),
        })
}

pub fn unknown_target(place: &Place, near: Option<&str>) -> Diagnostic {
    at(&UNKNOWN_TARGET, place, "comeback.toml maps this column to a name that does not exist").help(
        match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "FORMAT.md lists the names of the columns".to_owned(),
        },
    )
}

pub fn other_scale(place: &Place, scale: &str) -> Diagnostic {
    at(&OTHER_SCALE, place, format!("This column is not on the scale {scale}; it was not used"))
        .help(format!("write the values on the scale {scale}, or map the column to `ignore`"))
}

pub fn workbook_unreadable(place: &Place) -> Diagnostic {
    at(&WORKBOOK_UNREADABLE, place, "This workbook cannot be opened")
        .help("save it again as .xlsx without a password, or export the sheet as CSV")
}

pub fn older_workbook(place: &Place) -> Diagnostic {
    at(&OLDER_WORKBOOK, place, "This workbook is of the old .xls kind, or locked with a password")
        .help("open it and save it as .xlsx without a password")
}

pub fn sheet_skipped(place: &Place) -> Diagnostic {
    at(&SHEET_SKIPPED, place, "This sheet has no header with a date; it was passed over")
        .help("give it a header such as `date, morning` if it holds days; else all is well")
}
