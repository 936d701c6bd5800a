//! Makes a long log of an invented person, the same on every machine, for benchmarks and tests
//! of scale: `cargo run --example make_log -- FOLDER [YEARS] [long|markdown|both]`. Ten years
//! are 3,650 days and about 10,000 sessions. The long table has one file a year, Markdown one a
//! month; existing files of the same names are written over.

mod person;
mod random;
mod spelling;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use jiff::civil::date;

use person::Day;

const SEED: u64 = 1906;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let years = args.get(1).map_or(Some(10), |years| years.parse::<i64>().ok());
    let spelling = args.get(2).map_or("long", String::as_str);
    let (Some(folder), Some(years @ 1..=100), "long" | "markdown" | "both") =
        (args.first(), years, spelling)
    else {
        eprintln!("usage: make_log FOLDER [YEARS, 1 to 100] [long|markdown|both]");
        return ExitCode::from(2);
    };
    let days = person::days(years * 365, date(2026, 6, 7), SEED);
    let mut files = BTreeMap::new();
    if spelling != "markdown" {
        add_long(&days, &mut files);
    }
    if spelling != "long" {
        add_markdown(&days, &mut files);
    }
    match write(Path::new(folder), &files) {
        Ok(()) => {
            let sessions: usize = days.iter().map(|day| day.sessions.len()).sum();
            println!("{} days, {sessions} sessions, {} files", days.len(), files.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(4)
        }
    }
}

fn add_long(days: &[Day], files: &mut BTreeMap<String, String>) {
    for day in days {
        let name = format!("long/{}.csv", day.date.year());
        let text = files.entry(name).or_insert_with(|| spelling::LONG_HEADER.to_owned());
        text.push_str(&spelling::long(day));
    }
}

fn add_markdown(days: &[Day], files: &mut BTreeMap<String, String>) {
    for day in days {
        let name = format!("markdown/{}-{:02}.md", day.date.year(), day.date.month());
        files.entry(name).or_default().push_str(&spelling::markdown(day));
    }
}

fn write(folder: &Path, files: &BTreeMap<String, String>) -> std::io::Result<()> {
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
