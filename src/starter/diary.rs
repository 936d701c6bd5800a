//! The starter spreadsheet as data: its columns with what may stand in them, the questions of a
//! form that gives the same columns, and an example week of an invented person.

/// What may stand in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    Day,
    /// A number between two limits, both included.
    Scale(u32, u32),
    /// One of these words.
    Words(&'static [&'static str]),
    /// Whatever somebody writes.
    Free,
}

/// A column: its name in a table, its question in a form, and what may stand in it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub question: &'static str,
    pub check: Check,
}

const EASE: Check = Check::Words(&["ok", "meh", "no"]);
const PAIN: Check = Check::Scale(0, 10);

const fn column(name: &'static str, question: &'static str, check: Check) -> Column {
    Column { name, question, check }
}

/// The columns of the starter spreadsheet, in their order.
pub const COLUMNS: &[Column] = &[
    column("date", "Date", Check::Day),
    column("morning", "Morning pain (0-10)", PAIN),
    column("evening", "Evening pain (0-10)", PAIN),
    column("worst", "Worst pain (0-10)", PAIN),
    column("quality", "Pain quality", Check::Free),
    column("chair", "Getting up from a chair", EASE),
    column("walk", "Everyday: walk", EASE),
    column("bend", "Everyday: bend", EASE),
    column("day", "Demands of the day", EASE),
    column("sleep_h", "Hours of sleep", Check::Scale(0, 16)),
    column("sleep_q", "Sleep quality (1-5)", Check::Scale(1, 5)),
    column("stress", "Stress (1-5)", Check::Scale(1, 5)),
    column("sit_h", "Hours sitting", Check::Scale(0, 20)),
    column("bouts", "Exercise snacks", Check::Scale(0, 24)),
    column("activity", "Session", Check::Free),
    column("minutes", "Session minutes", Check::Scale(0, 360)),
    column("effort", "Effort", PAIN),
    column("before", "Pain before", PAIN),
    column("during", "Pain during", PAIN),
    column("hour", "Pain an hour after", PAIN),
    column("took", "Medication", Check::Free),
    column("note", "Note", Check::Free),
    column("private", "Private", Check::Free),
];

/// The week of somebody who does not exist, column by column as above.
pub const EXAMPLE: &[&[&str]] = &[
    &[
        "2026-03-09",
        "4",
        "4",
        "",
        "ache",
        "ok",
        "ok",
        "meh",
        "ok",
        "7",
        "3",
        "2",
        "7",
        "3",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    &[
        "2026-03-10",
        "4",
        "3.5",
        "5",
        "ache",
        "ok",
        "ok",
        "meh",
        "ok",
        "6.5",
        "3",
        "2",
        "7.5",
        "3",
        "walk",
        "30",
        "2",
        "3",
        "3",
        "3",
        "",
        "",
        "",
    ],
    &[
        "2026-03-11",
        "3.5",
        "3",
        "",
        "",
        "ok",
        "ok",
        "ok",
        "ok",
        "7.5",
        "4",
        "2",
        "6",
        "2",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "less stiff",
        "",
    ],
    &[
        "2026-03-12",
        "3",
        "4",
        "5",
        "stiff",
        "ok",
        "ok",
        "meh",
        "ok",
        "7",
        "3",
        "3",
        "7",
        "3",
        "gym",
        "45",
        "4",
        "3",
        "4",
        "3",
        "",
        "first squats",
        "",
    ],
    &[
        "2026-03-13",
        "4",
        "3",
        "",
        "ache",
        "ok",
        "ok",
        "ok",
        "ok",
        "7",
        "3",
        "3",
        "8",
        "2",
        "",
        "",
        "",
        "",
        "",
        "",
        "ibuprofen 400 mg",
        "",
        "",
    ],
    &[
        "2026-03-14",
        "3",
        "",
        "",
        "",
        "ok",
        "ok",
        "ok",
        "ok",
        "8",
        "4",
        "1",
        "",
        "4",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    &[
        "2026-03-15",
        "2.5",
        "3",
        "",
        "",
        "ok",
        "ok",
        "ok",
        "ok",
        "8",
        "4",
        "1",
        "3",
        "",
        "bike",
        "40",
        "3",
        "2",
        "3",
        "2",
        "",
        "river path and back",
        "",
    ],
];

/// A sheet of a workbook: rows of text, the first one the header.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub name: &'static str,
    pub rows: Vec<Vec<String>>,
    /// Whether the cells below the header are checked as they are typed.
    pub checked: bool,
}

impl Sheet {
    /// The sheet to fill in.
    pub fn diary() -> Sheet {
        Sheet { name: "Diary", rows: vec![header()], checked: true }
    }

    /// The example week; a sheet of this name is never read as a log.
    pub fn shown() -> Sheet {
        Sheet { name: "Example", rows: example(), checked: false }
    }
}

/// The example week with its header.
pub fn example() -> Vec<Vec<String>> {
    let rows = EXAMPLE.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    std::iter::once(header()).chain(rows).collect()
}

fn header() -> Vec<String> {
    COLUMNS.iter().map(|column| column.name.to_owned()).collect()
}

/// The wide table without a day.
pub(super) fn header_line() -> String {
    format!("{}\n", header().join(","))
}

/// The questions of a form: its answers come as a table that is read as it is.
pub(super) fn form() -> String {
    let mut text = "question,kind of answer,choices\n".to_owned();
    for column in COLUMNS {
        let (kind, choices) = match column.check {
            Check::Day => ("date", String::new()),
            Check::Scale(low, high) => ("number", format!("{low} to {high}")),
            Check::Words(words) => ("one of", words.join(" / ")),
            Check::Free => ("short text", String::new()),
        };
        text.push_str(&format!("{},{kind},{choices}\n", column.question));
    }
    text
}
