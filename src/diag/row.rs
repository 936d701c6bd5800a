//! Problems in the rows and cells of a table, with the two questions that are never answered by
//! guessing: which number of a date is the day, and which mark of a number is the decimal one.

use super::table::{answer, at};
use super::{Diagnostic, Place, codes};

codes! {
    SECOND_HEADER = "table-second-header", Error,
        "A second table begins in the same file",
        "Further down in the file there is a row that looks like another header. What stands \
         below it may mean something else than the columns of the first header, so it was not \
         read. Put the second table into a file of its own.";
    REPEATED_HEADER = "table-repeated-header", Warning,
        "The header is repeated",
        "The same header stands a second time between the rows, as happens when files are joined. \
         The line was passed over and the rows below it were read as usual.";
    BROKEN_ROW = "table-broken-row", Error,
        "A row has a quotation mark too many or too few",
        "Quotation marks hold a cell together that contains commas or line breaks. In this row \
         they do not come in pairs, so it is not certain where its cells end. The row was not \
         used; the rows around it were. Remove the odd mark, or write two of them (\"\") where \
         one belongs to the text.";
    STRAY_QUOTE = "table-stray-quote", Warning,
        "A quotation mark or backslash stands in a cell",
        "The cell is not in quotation marks but has one inside, or ends in a backslash. \
         It was kept as it stands. If the row reads well, nothing needs to be done.";
    ROW_LENGTH = "table-row-length", Error,
        "A row has more or fewer cells than the header",
        "It is not certain which value belongs to which column, so the row was not used. Usually \
         a comma too many or too few is the reason: a comma inside a note needs quotation marks \
         around the note, and empty cells at the end still need their commas.";
    NO_DATE = "table-no-date", Error,
        "A row has no date",
        "Every row needs its own date, also when several rows belong to one day. The row was not \
         used, because a guess could put it on the wrong day.";
    BAD_DATE = "table-bad-date", Error,
        "A date cannot be read",
        "The cell in the date column is not a day of the calendar as comeback reads it. The row \
         was not used. The clearest form is 2026-03-12; 12.03.2026 and 12 March 2026 are read too.";
    AMBIGUOUS_DATE = "table-ambiguous-date", Error,
        "It is open which number of a date is the day",
        "03/04/2026 is 3 April for some and 4 March for others. If one date in the column had a \
         number above 12, that would settle it; here none does. Rather than guess, comeback used \
         no row with such a date. Answer once in `comeback.toml` with the line that the message \
         shows; the rows are then read.";
    CONTRARY_DATES = "table-contrary-dates", Error,
        "The dates of a column contradict each other",
        "Some dates of this column can only be day-month-year and others only month-day-year. \
         Then none of them is certain and no row with such a date was used. This often happens \
         when a spreadsheet turned a part of the dates into its own order. Write them as \
         2026-03-12.";
    DAY_NUMBERS = "table-day-numbers", Warning,
        "Dates are written as spreadsheet day numbers",
        "The date column holds numbers such as 46093, the way spreadsheets count days since 1900. \
         They were read that way. If the days in the report are about four years off, format the \
         column as a date and save it again.";
    BAD_TIME = "table-bad-time", Warning,
        "A time cannot be read",
        "The rest of the row was used without a time. Write times as 18:10 or 6:10 pm.";
    CLOCK_AS_LENGTH = "table-clock-as-length", Warning,
        "A length of time is written like a time of day",
        "1:30 in a column for minutes may be an hour and a half or a minute and a half. The cell \
         was left out rather than guessed. Write 90, 90min or 1h30.";
    AMBIGUOUS_NUMBER = "table-ambiguous-number", Error,
        "It is open what the mark in a number means",
        "1,250 is one and a quarter for some and one thousand two hundred and fifty for others. \
         Nothing else in the column settles it, so comeback did not guess and left the cell out. \
         Answer once in `comeback.toml` with the line that the message shows.";
    CONTRARY_NUMBER = "table-contrary-number", Error,
        "A number contradicts the answer about the decimal mark",
        "`comeback.toml` says which decimal mark this table uses, and this number cannot be \
         written that way. The cell was left out. Correct the number or the answer.";
    LINE_BREAK = "table-line-break", Error,
        "A line break stands where none belongs",
        "Only notes may hold line breaks. Here one stands in a cell for a date, number or name, \
         which usually means that a quotation mark is missing and two rows ran together. The row \
         was not used.";
    ERROR_CELL = "table-error-cell", Warning,
        "A formula failed in a cell",
        "The spreadsheet shows an error in this cell, such as #DIV/0!, instead of a value. The \
         cell counts as empty.";
    NO_KIND = "table-no-kind", Error,
        "A row of a long table does not say what it is",
        "In a table with a `kind` column every row says there what it is: `morning`, `session`, \
         `sleep` and so on. In this row the cell is empty, so the row was not used.";
    DO_WITHOUT_SESSION = "table-do-without-session", Error,
        "An activity has no session to belong to",
        "A row of the kind `do` belongs to the session of the same date and time. There is none, \
         or there are several and none is nearer. The row was not used. Add the session row or \
         give both the same time.";
}

/// What is wrong with the quotation marks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// A quote opens and nothing closes it.
    Unclosed,
    /// Something stands between a closing quote and the next cell.
    AfterQuote,
    /// A quoted cell holds what looks like further rows.
    Swallows,
    /// The cells could not be told apart for another reason.
    Unreadable,
    /// Far more cells than any log has.
    TooWide,
}

pub fn second_header(place: &Place) -> Diagnostic {
    at(&SECOND_HEADER, place, "Another table seems to begin here; it was not read")
        .help("put it into a file of its own")
}

pub fn repeated_header(place: &Place) -> Diagnostic {
    at(&REPEATED_HEADER, place, "The header stands here again; the line was passed over")
        .help("nothing needs to be done; remove the line if it disturbs you")
}

pub fn broken_row(place: &Place, fault: RowFault, last_line: u32) -> Diagnostic {
    let message = match fault {
        RowFault::Unclosed => "A quotation mark opens here and is not closed".to_owned(),
        RowFault::AfterQuote => {
            "Something stands between a closing quotation mark and the next cell".to_owned()
        }
        RowFault::Swallows => format!(
            "From here to line {last_line} rows seem to lie inside quotation marks; none was used"
        ),
        RowFault::Unreadable => "The cells of this row cannot be told apart".to_owned(),
        RowFault::TooWide => "This row has more cells than any log".to_owned(),
    };
    at(&BROKEN_ROW, place, message)
        .help("remove the odd quotation mark, or write two (\"\") where one belongs to the text")
}

pub fn stray_quote(place: &Place) -> Diagnostic {
    at(&STRAY_QUOTE, place, "A quotation mark or backslash in a cell was kept as it stands")
        .help("put the whole cell into quotation marks and write the inner ones twice")
}

pub fn row_length(place: &Place, has: usize, header: usize) -> Diagnostic {
    let cells = if has == 1 { "cell" } else { "cells" };
    let message = format!("This row has {has} {cells} and the header {header}; it was not used");
    at(&ROW_LENGTH, place, message).help(if has > header {
        "put a cell that contains the separator into quotation marks"
    } else {
        "write the separators of the empty cells too"
    })
}

pub fn no_date(place: &Place) -> Diagnostic {
    at(&NO_DATE, place, "This row has no date; it was not used")
        .help("write the date in every row, also where a day has several")
}

pub fn bad_date(place: &Place, read: &str) -> Diagnostic {
    at(&BAD_DATE, place, "This is not a date that can be read; the row was not used")
        .read(read)
        .help("write it as 2026-03-12")
}

pub fn ambiguous_date(place: &Place, read: &str) -> Diagnostic {
    at(
        &AMBIGUOUS_DATE,
        place,
        "It is open which number is the day; no row with such a date was used",
    )
    .read(read)
    .help(format!(
        "if the day comes first, {}\nand if the month comes first, date_order = \"mdy\"",
        answer(place, "date_order = \"dmy\"")
    ))
}

pub fn contrary_dates(place: &Place, read: &str) -> Diagnostic {
    at(&CONTRARY_DATES, place, "The dates of this column contradict each other in their order")
        .read(read)
        .help("write the dates as 2026-03-12")
}

pub fn day_numbers(place: &Place, read: &str) -> Diagnostic {
    at(&DAY_NUMBERS, place, "The dates are spreadsheet day numbers, counted from 1900")
        .read(read)
        .help("format the column as a date if the days are wrong")
}

pub fn bad_time(place: &Place, read: &str) -> Diagnostic {
    at(&BAD_TIME, place, "This is not a time that can be read; the row was used without it")
        .read(read)
        .help("write it as 18:10")
}

pub fn clock_as_length(place: &Place, read: &str) -> Diagnostic {
    at(&CLOCK_AS_LENGTH, place, "This may be hours and minutes or minutes and seconds; left out")
        .read(read)
        .help("write 90, 90min or 1h30")
}

pub fn ambiguous_number(place: &Place, read: &str) -> Diagnostic {
    at(&AMBIGUOUS_NUMBER, place, "It is open whether the mark means thousands or a fraction")
        .read(read)
        .help(format!(
            "if a comma stands before the fraction, {}\nand if a point does, decimal = \"point\"",
            answer(place, "decimal = \"comma\"")
        ))
}

pub fn contrary_number(place: &Place, read: &str) -> Diagnostic {
    at(&CONTRARY_NUMBER, place, "This number contradicts the decimal mark stored for the table")
        .read(read)
        .help("correct the number, or `decimal` in comeback.toml")
}

pub fn line_break(place: &Place) -> Diagnostic {
    at(
        &LINE_BREAK,
        place,
        "A line break stands in a cell that cannot have one; the row was not used",
    )
    .help("look for a missing quotation mark in this row")
}

pub fn error_cell(place: &Place, read: &str) -> Diagnostic {
    at(&ERROR_CELL, place, "A formula failed in this cell; it counts as empty")
        .read(read)
        .help("mend the formula in your spreadsheet, or write the value itself")
}

pub fn no_kind(place: &Place) -> Diagnostic {
    at(&NO_KIND, place, "This row has nothing in its `kind` column; it was not used")
        .help("write what it is, such as `morning`, or `note` for words")
}

pub fn do_without_session(place: &Place) -> Diagnostic {
    at(
        &DO_WITHOUT_SESSION,
        place,
        "There is no session of this date and time; the row was not used",
    )
    .help("add a `session` row with the same date and time")
}
