//! Putting a fact into a text table, long or wide, in its own style: its separator, the form of
//! its days, its decimal mark. A wide table has one row a day, so that an empty cell of that row
//! is filled; no cell that holds something is touched. Workbooks are not written to.

use jiff::civil::Date;

use super::spoken::Spoken;
use super::{Draft, Log, letters};
use crate::inputs::RelPath;
use crate::journal::{Fact, Session, What, Windows};
use crate::source::grammar::Key;
use crate::source::settings::DecimalMark;
use crate::source::spelling::{Care, Marks, kept_from_formulas, long_cells, wide_cells};
use crate::source::table::{DayRow, Layout, layout};

/// A cell by the name of its column.
type Cells = Vec<(String, String)>;

/// Every way to put facts into a table.
pub(super) fn drafts(
    log: Log<'_>,
    (file, like): (&RelPath, &RelPath),
    spoken: &Spoken,
    day: Date,
) -> Vec<Draft> {
    let Some(table) = of(log, like) else { return Vec::new() };
    if file == like {
        return places(&table, (file, day), spoken);
    }
    match of(log, file) {
        Some(own) => places(&own, (file, day), spoken),
        None if log.files.contains_key(file) => Vec::new(),
        None => {
            let head = table.text.get(..table.head).unwrap_or("").to_owned();
            let empty = Layout { rows: Vec::new(), text: head.clone(), ..table };
            let with_head = |draft: Draft| {
                let rows: String = draft.puts.into_iter().map(|(_, text)| text).collect();
                let rows = rows.trim_start_matches(['\n', '\r']);
                Draft { puts: vec![(0, format!("{head}{rows}"))], ..draft }
            };
            places(&empty, (file, day), spoken).into_iter().map(with_head).collect()
        }
    }
}

fn of(log: Log<'_>, file: &RelPath) -> Option<Layout> {
    layout(file, log.files.get(file)?.bytes(), log.settings)
}

fn places(table: &Layout, (file, day): (&RelPath, Date), spoken: &Spoken) -> Vec<Draft> {
    let Spoken::Facts { facts, .. } = spoken else { return Vec::new() };
    if !table.is_long {
        return wide(table, (file, day), spoken);
    }
    let spelt = |care: Care| {
        let rows = facts.iter().flat_map(|fact| long_cells(fact, care));
        let lines: Option<Vec<String>> = rows.map(|row| line(table, day, &owned(&row))).collect();
        Some(new_rows(table, file, &lines?))
    };
    Care::ALL.into_iter().filter_map(spelt).collect()
}

fn owned(cells: &[(&'static str, String)]) -> Cells {
    cells.iter().map(|(name, cell)| ((*name).to_owned(), cell.clone())).collect()
}

/// A row of its own. Nothing where a cell has no column.
fn line(table: &Layout, day: Date, cells: &Cells) -> Option<String> {
    if cells.iter().any(|(name, _)| table.position(name).is_none()) {
        return None;
    }
    let date = table.position("date").or_else(|| table.position("timestamp"))?;
    let row = table.columns.iter().enumerate().map(|(at, name)| {
        let own = cells.iter().find(|(known, _)| known == name && !name.is_empty());
        match own {
            _ if at == date => quoted(table, &table.day(day)),
            Some((_, cell)) => quoted(table, &written(table, at, cell)),
            None => quoted(table, ""),
        }
    });
    let row: Vec<String> = row.collect();
    Some(row.join(&char::from(table.delimiter).to_string()))
}

/// A value as this column writes it.
fn written(table: &Layout, column: usize, cell: &str) -> String {
    let is_number = table.numbers.get(column).copied().unwrap_or(false);
    let cell = match table.decimal {
        DecimalMark::Comma if is_number => with_comma(cell),
        _ => cell.to_owned(),
    };
    kept_from_formulas(&cell)
}

/// `6.5` as `6,5`: only between two digits.
fn with_comma(cell: &str) -> String {
    let chars: Vec<char> = cell.chars().collect();
    let digit =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mark = |(at, c): (usize, &char)| match c {
        '.' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => ',',
        other => *other,
    };
    chars.iter().enumerate().map(mark).collect()
}

fn quoted(table: &Layout, cell: &str) -> String {
    let delimiter = char::from(table.delimiter);
    let needs = cell.contains([delimiter, '"', '\n', '\r']) || cell.trim() != cell;
    match needs || table.quotes_all {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// Rows at the end; at the top where the newest day stands first.
fn new_rows(table: &Layout, file: &RelPath, lines: &[String]) -> Draft {
    let end = letters::line_end(&table.text);
    let rows: String = lines.iter().map(|line| format!("{line}{end}")).collect();
    let shown = lines.to_vec();
    if table.newest_first() {
        return Draft { file: file.clone(), puts: vec![(table.head, rows)], shown };
    }
    // Blank lines at the end stay behind the new rows.
    let last = table.rows.iter().map(|row| row.bytes.end).max().unwrap_or(0);
    let body = last.max(table.text.trim_end_matches(['\n', '\r']).len());
    let rest = table.text.get(body..).unwrap_or("");
    let (at, text) = match (rest, body) {
        ("", 0) => (body, rows),
        ("", _) => (body, format!("{end}{rows}")),
        (rest, _) => (body + if rest.starts_with("\r\n") { 2 } else { 1 }, rows),
    };
    Draft { file: file.clone(), puts: vec![(at, text)], shown }
}

/// Into the row of the day where there is one and its cells are free, else a row of its own.
fn wide(table: &Layout, (file, day): (&RelPath, Date), spoken: &Spoken) -> Vec<Draft> {
    let rows = || table.rows.iter().filter(|row| row.date == day);
    let mut drafts = Vec::new();
    let spelt = [of_facts(spoken, Marks::Bare), of_facts(spoken, Marks::Quoted), of_line(spoken)];
    for cells in spelt.into_iter().flatten() {
        let filled = rows().rev().filter_map(|row| fill(table, file, row, &cells));
        drafts.extend(filled);
        if rows().next().is_none() {
            drafts.extend(line(table, day, &cells).map(|line| new_rows(table, file, &[line])));
        }
    }
    drafts
}

/// The cells of each fact.
fn of_facts(spoken: &Spoken, marks: Marks) -> Option<Cells> {
    let Spoken::Facts { facts, .. } = spoken else { return None };
    let mut kept = Cells::new();
    let time = facts.iter().find_map(|fact| fact.time);
    kept.extend(time.map(|time| ("time".to_owned(), time.strftime("%H:%M").to_string())));
    for fact in facts {
        for (name, cell) in wide_cells(&fact.what, marks)? {
            match kept.iter_mut().find(|(known, _)| *known == name) {
                Some((_, first)) if *first == cell => {}
                Some(_) => return None,
                None => kept.push((name, cell)),
            }
        }
    }
    Some(kept)
}

/// The values as they were said, in the column of their key.
fn of_line(spoken: &Spoken) -> Option<Cells> {
    let (head, values) = spoken.line().split_once(':')?;
    let key = Key::named(head)?;
    let column = match key {
        Key::Sleep => "sleep_h",
        Key::Sit => "sit_h",
        other => other.word(),
    };
    Some(vec![(column.to_owned(), values.trim().to_owned())])
}

/// Fills empty cells of a row. Nothing where one is not empty, or has no column.
fn fill(table: &Layout, file: &RelPath, row: &DayRow, cells: &Cells) -> Option<Draft> {
    let wanted: Option<Vec<(usize, &String)>> =
        cells.iter().map(|(name, cell)| Some((table.position(name)?, cell))).collect();
    let mut wanted = wanted?;
    wanted.sort_by_key(|(at, _)| *at);
    let delimiter = char::from(table.delimiter).to_string();
    let mut puts = Vec::new();
    let mut beyond = String::new();
    let mut width = row.cells.len();
    for (at, cell) in &wanted {
        let cell = written(table, *at, cell);
        match row.cells.get(*at) {
            Some(there) if !there.is_empty() => return None,
            Some(_) => puts.push(inside(table, table.cell_start(row, *at), &cell)),
            None => {
                beyond.push_str(&delimiter.repeat(at + 1 - width));
                beyond.push_str(&quoted(table, &cell));
                width = at + 1;
            }
        }
    }
    if !beyond.is_empty() {
        puts.push((row.bytes.end, beyond));
    }
    let shown = cells.iter().map(|(name, cell)| format!("{}, {name}: {cell}", row.written));
    Some(Draft { file: file.clone(), puts, shown: shown.collect() })
}

/// Where in an empty cell a value goes, inside its quotation marks where it has some.
fn inside(table: &Layout, start: usize, cell: &str) -> (usize, String) {
    match table.text.get(start..).is_some_and(|rest| rest.starts_with("\"\"")) {
        true => (start + 1, cell.replace('"', "\"\"")),
        false => (start, quoted(table, cell)),
    }
}

/// Below a session: rows of their own in a long table, cells of its row in a wide one.
pub(super) fn below(log: Log<'_>, owner: &Fact, spoken: &Spoken) -> Vec<Draft> {
    let Spoken::Below { session, .. } = spoken else { return Vec::new() };
    let file = &owner.place.file;
    let Some(table) = of(log, file) else { return Vec::new() };
    if !table.is_long {
        let line = |row: &&DayRow| {
            let before = table.text.get(..row.bytes.start).unwrap_or("");
            let number = before.matches('\n').count() + 1;
            row.date == owner.date && u32::try_from(number).ok() == Some(owner.place.line)
        };
        let cells = wide_cells(&What::Session(session.as_ref().clone()), Marks::Quoted);
        let cells = cells.unwrap_or_default();
        let cells: Cells = cells.into_iter().filter(|(name, _)| name != "activity").collect();
        let row = table.rows.iter().find(line).filter(|_| !cells.is_empty());
        return row.and_then(|row| fill(&table, file, row, &cells)).into_iter().collect();
    }
    let bare = Session { response: Windows::default(), activities: Vec::new(), ..*session.clone() };
    let only = |what: Session<String>| Fact { what: What::Session(what), ..owner.clone() };
    let spelt = |care: Care| {
        let mut rows: Vec<Cells> = Vec::new();
        for row in long_cells(
            &only(Session { activities: session.activities.clone(), ..bare.clone() }),
            care,
        ) {
            rows.push(owned(&row));
        }
        let activities = rows.split_off(1.min(rows.len()));
        let answer =
            long_cells(&only(Session { response: session.response, ..bare.clone() }), care);
        let answer = answer.first().map(|row| as_response(&table, &owned(row)));
        let answer =
            answer.filter(|row| row.iter().any(|(name, _)| name != "kind" && name != "time"));
        let lines: Option<Vec<String>> = answer
            .into_iter()
            .chain(activities)
            .map(|row| line(&table, owner.date, &row))
            .collect();
        lines.filter(|lines| !lines.is_empty()).map(|lines| new_rows(&table, file, &lines))
    };
    Care::ALL.into_iter().filter_map(spelt).collect()
}

/// The row of a session as a row of its answer; a window without a column stands in the amount.
fn as_response(table: &Layout, row: &Cells) -> Cells {
    let mut cells = vec![("kind".to_owned(), "response".to_owned())];
    let mut amount = Vec::new();
    for (name, cell) in row {
        match name.as_str() {
            "kind" | "item" | "amount" | "note" => {}
            "time" => cells.push((name.clone(), cell.clone())),
            _ if table.position(name).is_some() => cells.push((name.clone(), cell.clone())),
            window => amount.push(format!("{window} {cell}")),
        }
    }
    if !amount.is_empty() {
        cells.push(("amount".to_owned(), amount.join("; ")));
    }
    cells
}
