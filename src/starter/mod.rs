//! What a new project begins with: its configuration, the first line of its log, a spreadsheet
//! to fill in, a sheet to print. Files as values; whether they may be written is decided elsewhere.

mod config;
mod diary;
mod ods;
mod packed;
mod sample;
mod week;
mod xlsx;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::inputs::RelPath;

pub use diary::{COLUMNS, Check, Column, EXAMPLE, Sheet, example};
pub use ods::ods;
pub use week::week_sheet;
pub use xlsx::xlsx;

/// What was answered at the start; all of it may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// A first name or initials.
    pub name: Option<String>,
    pub began: Option<Date>,
    /// What was usual before: an activity and its dose.
    pub usual: Vec<(String, String)>,
    pub appointment: Option<Date>,
    /// Logs that are there already, by their paths.
    pub logs: Vec<RelPath>,
}

/// What to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// A log of one's own.
    Own(Answers),
    /// The invented sample person.
    Sample,
    /// Articles alone.
    Education,
}

/// The files of a new project.
pub fn files(beginning: &Beginning, today: Date) -> BTreeMap<RelPath, Vec<u8>> {
    let mut files = match beginning {
        Beginning::Own(answers) => own(answers, today),
        Beginning::Sample => sample::person(),
        Beginning::Education => sample::education(),
    };
    files.insert(RelPath::made_of(".gitignore"), IGNORED.as_bytes().to_vec());
    files
}

/// Sites are made anew from the log; keys and passwords belong in no history.
const IGNORED: &str = "\
# Sites and sheets are made from the log at any time.
/site/
/.comeback/
/report-*

# Keys and passwords stay on this computer.
*.key
*.secret
.env

# What a spreadsheet leaves beside an open file.
.~lock.*#
~$*
";

fn own(answers: &Answers, today: Date) -> BTreeMap<RelPath, Vec<u8>> {
    let text = config::text(answers);
    let mut files = vec![("comeback.toml".to_owned(), text.into_bytes())];
    if answers.logs.is_empty() {
        let log = format!("log/{}.md", today.year());
        files.push((log, first_lines(answers, today).into_bytes()));
    }
    let sheets = [Sheet::diary(), Sheet::shown()];
    files.push(("sheets/diary.xlsx".to_owned(), xlsx(&sheets)));
    files.push(("sheets/diary.ods".to_owned(), ods(&sheets)));
    files.push(("sheets/diary.csv".to_owned(), diary::header_line().into_bytes()));
    files.push(("sheets/form.csv".to_owned(), diary::form().into_bytes()));
    files.push(("sheets/week.html".to_owned(), week_sheet().into_bytes()));
    files.into_iter().map(|(path, bytes)| (RelPath::made_of(&path), bytes)).collect()
}

/// The log with today's first line.
fn first_lines(answers: &Answers, today: Date) -> String {
    let mut text = format!("# {today}\n\n");
    if let Some(day) = answers.appointment {
        text.push_str(&format!("- appointment: {day}\n"));
    }
    text.push_str("- note: first day of this log\n");
    text
}
