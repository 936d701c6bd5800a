//! Downloads: no cell that a spreadsheet would compute but true numbers, and every cell reads
//! back as it was. `COMEBACK_CELLS=1000000` tries that many random cells.

use comeback::journal::Fact;
use comeback::source::spelling::{Form, converted, long};

use super::ground::{READERS, base, disclosed, facts, project, site};
use super::payload;
use crate::fuzz::mutate::Chance;

/// How many cells the ordinary run tries.
const USUAL: usize = 4_000;

/// What random cells are made of: all that could mean something to a table or a spreadsheet.
const PIECES: &[&str] = &[
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "'",
    "\"",
    "\"\"",
    ",",
    ";",
    "|",
    "a",
    "word",
    "Z",
    "é",
    "0",
    "7",
    "3,5",
    "1e9",
    "-3",
    "(",
    ")",
    "!",
    "A1",
    ":",
    " ",
    "  ",
    "\u{a0}",
    "\u{feff}",
    "\u{202e}",
    "\u{2028}",
    "\u{200b}",
    "<b>",
    "{{",
    "#tag",
    "%",
    "/",
    "\\",
    "?",
    "skip",
    "none",
    "3x8",
    "50%",
    "2026-03-12",
    "x:",
    "[x]",
    "`",
    "~",
    "*",
    "_",
];

fn random(chance: &mut Chance) -> String {
    (0..=chance.below(6)).filter_map(|_| chance.of(PIECES)).collect()
}

/// What a table says, read anew.
fn said(facts: &[Fact]) -> Vec<String> {
    let mut said: Vec<String> =
        facts.iter().map(|fact| format!("{} {:?} {:?}", fact.date, fact.time, fact.what)).collect();
    said.sort();
    said
}

fn cells(csv: &[u8]) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
    let rows = reader.records().map(|row| row.unwrap());
    rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// What a spreadsheet would compute, unless it is a number.
fn is_computed(cell: &str) -> bool {
    let starts = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = cell.trim_start_matches(['+', '-']);
    let number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    starts && !number
}

#[test]
fn random_words_in_every_field_read_back_as_they_were() {
    let wanted = std::env::var("COMEBACK_CELLS").ok().map_or(USUAL, |n| n.parse().unwrap());
    let mut chance = Chance::new(13);
    let (mut tried, mut unspelt) = (0, 0);
    while tried < wanted {
        let mut here = 0;
        let before = facts(&mut |_| {
            here += 1;
            random(&mut chance)
        });
        let table = long(&before);
        let computed = cells(&table.csv).into_iter().find(|cell| is_computed(cell));
        assert_eq!(computed, None);
        let after = disclosed("log.csv", &table.csv).facts().to_vec();
        // What no row can say is told, by its moment, and never changed silently.
        let told = |fact: &Fact| {
            table.unspelt.iter().any(|one| (one.date, one.time) == (fact.date, fact.time))
        };
        unspelt += table.unspelt.len();
        let plain = |facts: &[Fact]| {
            said(&facts.iter().filter(|fact| !told(fact)).cloned().collect::<Vec<_>>())
        };
        assert_eq!(plain(&after), plain(&before));
        tried += here;
    }
    println!("{tried} cells, {unspelt} facts told as not to be spelt, none changed");
}

#[test]
fn no_download_of_any_reader_is_computed_by_a_spreadsheet() {
    for payload in payload::ALL.iter().filter(|one| one.starts_with(['=', '+', '-', '@', '\t'])) {
        let left = super::page::left_out(&[(*payload).to_owned()]);
        let project = project(payload, &left);
        let mut looked = 0;
        for reader in READERS {
            let site = site(&project, reader);
            for (path, bytes) in site.iter().filter(|(path, _)| path.extension() == "csv") {
                for cell in cells(bytes) {
                    looked += 1;
                    assert!(!is_computed(&cell), "{reader} {path}: {cell:?}");
                }
            }
        }
        assert!(looked > 500, "{looked}");
    }
}

#[test]
fn a_converted_table_is_not_computed_either() {
    let before = facts(&mut |text| format!("=cmd|' /C calc'!A0 {}", text.len()));
    for form in [Form::Long, Form::Wide] {
        let made = converted(&before, form);
        assert!(cells(&made.bytes).len() > 100);
        assert!(!cells(&made.bytes).iter().any(|cell| is_computed(cell)), "{form:?}");
    }
    assert!(is_computed("=1") && is_computed("-x") && !is_computed("-3") && !is_computed("+4.5"));
    assert!(base().len() > 100);
}
