//! Bearable: a row a reading. The time is a clock or a part of the day, a symptom stands with its
//! severity in brackets, scales are not stated. Taken are back pain, sleep, medicines, and what the
//! person says is one of ours: `--map "Stress=stress"`.

use jiff::civil::{Date, Time};

use crate::diag::import as diag;
use crate::journal::{Seconds, Sleep, What};
use crate::source::import::item::{Item, to_the_minute};
use crate::source::import::said::said;
use crate::source::import::sheet::Sheet;
use crate::source::import::{Reading, Why};

/// Severities as Bearable writes them; the words are those of a log.
const SEVERITIES: &[&str] = &["none", "mild", "moderate", "severe"];

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    let field = if sheet.column("date_iso").is_some() { "date_iso" } else { "date" };
    for (row, (date, _)) in sheet.days(field, reading) {
        match items(sheet, (row, date), reading) {
            Ok(items) => reading.items.extend(items),
            Err(why) => reading.ledger.leave(sheet.line(row), why),
        }
    }
}

fn items(
    sheet: &Sheet,
    (row, date): (usize, Date),
    reading: &mut Reading<'_>,
) -> Result<Vec<Item>, Why> {
    let time = sheet.clock(row, "slot").map(to_the_minute);
    let category = sheet.text(row, "category").to_lowercase();
    let mut given: Vec<(String, What<String>)> = Vec::new();
    match category.as_str() {
        "gratitudes" | "food diary" => return Err(Why::Words),
        "sleep" => given.push((category.clone(), slept(sheet, row, reading)?)),
        "symptom" | "symptoms" => {
            for (name, severity) in symptoms(sheet, row) {
                let Some(key) = key_of(&name, reading) else { continue };
                given.push((name, rated(sheet, row, (date, time), (&key, &severity), reading)?));
            }
        }
        "meds/supplements" => {
            let names = sheet.text(row, "detail").split(" | ");
            given.extend(names.filter_map(|name| {
                Some((name.to_owned(), said((date, time), "took", name.trim())?))
            }));
        }
        _ => {
            let key = reading.meaning(sheet.text(row, "category")).ok_or(Why::Elsewhere)?;
            let rating = sheet.text(row, "rating").to_owned();
            given.push((
                category.clone(),
                rated(sheet, row, (date, time), (&key, &rating), reading)?,
            ));
        }
    }
    if given.is_empty() {
        return Err(Why::Elsewhere);
    }
    let slot = sheet.text(row, "slot");
    Ok(given
        .into_iter()
        .map(|(name, what)| Item {
            date,
            time: time.filter(|_| !matches!(what, What::Sleep(_) | What::Stress(_))),
            what,
            key: format!("{date} {slot} {category} {name}"),
            place: sheet.place(row, "date"),
            rows: vec![sheet.line(row)],
        })
        .collect())
}

/// What the person named, or plain pain for a symptom of the back.
fn key_of(name: &str, reading: &Reading<'_>) -> Option<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let of_back = words.iter().any(|word| matches!(*word, "back" | "backache"));
    let hurts = words.iter().any(|word| matches!(*word, "pain" | "ache" | "backache"));
    reading.meaning(name).or((of_back && hurts).then(|| "pain".to_owned()))
}

/// `Back (lower) pain (Moderate)`, several of them parted by bars.
fn symptoms(sheet: &Sheet, row: usize) -> Vec<(String, String)> {
    let parts = sheet.text(row, "detail").split(" | ");
    let symptom = |part: &str| {
        let inner = part.trim().strip_suffix(')').and_then(|inner| inner.rsplit_once(" ("));
        match inner {
            Some((name, severity)) => (name.trim().to_owned(), severity.trim().to_lowercase()),
            None => (part.trim().to_owned(), String::new()),
        }
    };
    parts.map(symptom).collect()
}

fn rated(
    sheet: &Sheet,
    row: usize,
    moment: (Date, Option<Time>),
    (key, value): (&str, &str),
    reading: &mut Reading<'_>,
) -> Result<What<String>, Why> {
    if value.is_empty()
        || sheet.words.get("unrated").is_some_and(|words| {
            words.contains(&value.to_lowercase()) && !SEVERITIES.contains(&value)
        })
    {
        return Err(Why::Blank);
    }
    said(moment, key, value).ok_or_else(|| {
        reading.told.push(diag::value(&sheet.place(row, "rating"), value));
        Why::Value
    })
}

/// `4:00` is four hours.
fn slept(sheet: &Sheet, row: usize, reading: &mut Reading<'_>) -> Result<What<String>, Why> {
    let text = sheet.text(row, "rating");
    if text.is_empty() || sheet.says(row, "rating", "unrated") {
        return Err(Why::Blank);
    }
    let parts = text.split_once(':').map(|(h, m)| (h.parse::<u32>(), m.parse::<u32>()));
    match parts {
        Some((Ok(hours @ 0..24), Ok(minutes @ 0..60))) => Ok(What::Sleep(Sleep {
            time: Some(Seconds((hours * 60 + minutes) * 60)),
            quality: None,
        })),
        _ => {
            reading.told.push(diag::value(&sheet.place(row, "rating"), text));
            Err(Why::Value)
        }
    }
}
