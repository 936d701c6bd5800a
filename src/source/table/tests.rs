use super::*;

mod bounded;
mod locale;
mod polluted;
mod sheet;
mod spreadsheet;

/// What a table gives before the grammar reads it: each fact in the words of the log.
#[derive(Debug, Default)]
struct Read {
    facts: Vec<String>,
    places: Vec<Place>,
    others: Vec<String>,
    codes: Vec<&'static str>,
    told: Vec<String>,
    lines: Vec<u32>,
    questions: Vec<Question>,
}

fn read_as(name: &str, bytes: &[u8], settings: &Settings) -> Read {
    let path = RelPath::new(name).unwrap();
    let mut told = Capped::new(&path);
    let mut read = Read::default();
    read.questions =
        cells((&path, bytes), (settings, Most::OF_A_LOG), &mut told, &mut |cell| match cell {
            Cell::Fact(fact) => {
                read.facts.push(shown(&fact));
                read.places.push(fact.values.place);
            }
            Cell::Other { date, title, text } => {
                read.others.push(format!("{date} {title}: {}", text.value));
            }
        });
    let diagnostics = told.finish();
    read.codes = diagnostics.iter().map(|d| d.code().name).collect();
    read.lines = diagnostics.iter().filter_map(|d| d.place()).map(|place| place.line).collect();
    read.told = diagnostics
        .iter()
        .map(|d| {
            let place = d.place().map(ToString::to_string).unwrap_or_default();
            let (quoted, advice) = (d.quoted().unwrap_or(""), d.advice().unwrap_or(""));
            format!("{place} {} {}; {quoted}; {advice}", d.code().name, d.message())
        })
        .collect();
    read
}

fn read(text: &str) -> Read {
    read_as("log.csv", text.as_bytes(), &Settings::default())
}

/// `2026-03-12 18:10 session Gym: 50min {note: effort 4}`
fn shown(fact: &RawFact) -> String {
    let time = fact.time.map(|time| format!(" {}", time.strftime("%H:%M"))).unwrap_or_default();
    format!("{}{time} {}", fact.date, item(fact))
}

fn item(fact: &RawFact) -> String {
    let name = fact.name.as_ref().map(|name| format!(" {}", name.value)).unwrap_or_default();
    let below: Vec<String> = fact.children.iter().map(item).collect();
    let below = if below.is_empty() { String::new() } else { format!(" {{{}}}", below.join("; ")) };
    format!("{}{name}: {}{below}", fact.key.value, fact.values.value)
}

/// Reads a table that holds nothing to complain about.
fn clean(text: &str) -> Vec<String> {
    let read = read(text);
    assert!(read.told.is_empty(), "{:#?}", read.told);
    assert!(read.questions.is_empty() && read.others.is_empty(), "{read:#?}");
    read.facts
}
