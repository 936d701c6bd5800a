use proptest::prelude::*;

use super::*;
use crate::source::grammar::Key;

fn read(text: &str) -> Vec<Fact> {
    let path = RelPath::made_of("log.md");
    let entries = parse_markdown(&path, text.as_bytes(), &Settings::default()).value;
    let journal = Journal::seal(Profile::default(), entries);
    disclose(&journal, &Audience::owner()).facts().to_vec()
}

fn bare(facts: &[Fact]) -> Vec<(Date, Option<Time>, What<String>)> {
    facts.iter().map(|fact| (fact.date, fact.time, fact.what.clone())).collect()
}

const RICH: &str = include_str!("../../../tests/data/spellings/rich/markdown/log.md");

#[test]
fn a_rich_log_reads_back_as_it_was_written() {
    let facts = read(RICH);
    assert!(facts.len() > 100);
    let text = markdown(&facts).unwrap();
    assert_eq!(bare(&read(&text)), bare(&facts));
    assert_eq!(markdown(&read(&text)).unwrap(), text);
}

#[test]
fn a_session_is_spelt_as_people_write_it() {
    let text = "# 2026-03-12

- session 18:10 Gym: 50min, effort 4
  - goblet squat: 3x8, @ 12.5kg, to box
  - response: before 3, hour 2.5, settled 1h30
- bout: knee rolls 10 reps, walk 10min, effort 2
- note: one
  \\- two
";
    let facts = read(text);
    let mut spelt: Vec<String> = facts.iter().filter_map(markdown_item).collect();
    let mut lines: Vec<String> = vec![spelt.concat()];
    spelt.clear();
    for line in lines.remove(0).lines() {
        assert!(text.contains(line), "{line}");
    }
}

#[test]
fn words_that_look_like_values_are_quoted() {
    for remark in ["stiff 20min", "7", "say \"no\"", "a; b", "~3", "none"] {
        let quoted = remark.replace('"', "\"\"");
        let facts = read(&format!("# 2026-03-12\n- morning: 3, \"{quoted}\"\n"));
        let [Fact { what: What::Rating { remark: Some(read_as), .. }, .. }] = &facts[..] else {
            panic!("{facts:?}")
        };
        assert_eq!(read_as, remark);
        assert!(markdown_item(&facts[0]).is_some(), "{remark}");
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        key in proptest::sample::select(Key::names().collect::<Vec<_>>()),
        values in r"([a-z]{1,6}|[0-9]{1,2}|[ ,;:.%#~<>/@x-]|3x8|@ 16kg|10min|effort 4|ok|none|stiff|settled|before 3|é){1,14}",
        below in r"([a-z ]{0,6}(:? [0-9]{1,2}|: [a-z]{1,5} 3x8)?)",
    ) {
        let facts = read(&format!("# 2026-03-12\n- {key}: {values}\n  - {below}\n"));
        let (said, unsaid): (Vec<Fact>, Vec<Fact>) =
            facts.into_iter().partition(|fact| markdown_item(fact).is_some());
        prop_assert_eq!(bare(&read(&markdown(&said).unwrap())), bare(&said));
        prop_assert_eq!(markdown(&unsaid).is_err(), !unsaid.is_empty());
    }

    #[test]
    fn any_note_reads_back(lines in proptest::collection::vec(r"[-#*>|`~%:<!\[\](){}\\a-z0-9 .]{1,20}", 1..4)) {
        let path = RelPath::made_of("a.md");
        let place = crate::diag::Place::whole(&path);
        let kept: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        let text = kept.join("\n");
        let date = jiff::civil::date(2026, 3, 12);
        let fact = Fact { date, time: None, place, what: What::Note(text) };
        let says_something = lines.iter().any(|line| line.contains(|c: char| c.is_alphanumeric()));
        prop_assert!(markdown_item(&fact).is_some() || !says_something, "{:?}", fact.what);
    }
}

fn read_table(csv: &[u8]) -> Vec<Fact> {
    let path = RelPath::made_of("log.csv");
    let entries = crate::source::table::parse(&path, csv, &Settings::default()).value.entries;
    let journal = Journal::seal(Profile::default(), entries);
    disclose(&journal, &Audience::owner()).facts().to_vec()
}

#[test]
fn a_rich_log_reads_back_from_its_long_table() {
    let facts = read(RICH);
    let spelt = long(&facts);
    assert_eq!(bare(&spelt.unspelt), []);
    assert_eq!(bare(&read_table(&spelt.csv)), bare(&facts));
}

#[test]
fn what_a_spreadsheet_would_compute_is_kept_as_words_and_comes_back() {
    let log = "# 2026-03-12\n- note: =1+1\n- note: '=1\n- note: 'tis\n- note: @home\n- ask: +x\n";
    let facts = read(log);
    let spelt = long(&facts);
    let text = String::from_utf8(spelt.csv.clone()).unwrap();
    for kept in [",'=1+1", ",''=1", ",''tis", ",'@home", ",'+x"] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
    assert_eq!(bare(&read_table(&spelt.csv)), bare(&facts));
}

#[test]
fn two_bouts_of_one_moment_stay_two() {
    let facts = read("# 2026-03-12\n- bout 10:40: bridge 2x8\n- bout 10:40: walk 5min, rolls 8\n");
    assert_eq!(bare(&read_table(&long(&facts).csv)), bare(&facts));
}

proptest! {
    #[test]
    fn a_long_table_reads_back_or_names_what_does_not(
        key in proptest::sample::select(Key::names().collect::<Vec<_>>()),
        values in r"([a-z]{1,6}|[0-9]{1,2}|[ ,;:.%#~<>/@x='+-]|3x8|@ 16kg|10min|effort 4|ok|none|stiff|settled|before 3|é){1,14}",
        below in r"([a-z ]{0,6}(:? [0-9]{1,2}|: [a-z]{1,5} 3x8)?)",
    ) {
        let facts = read(&format!("# 2026-03-12\n- {key}: {values}\n  - {below}\n"));
        let spelt = long(&facts);
        let back = bare(&read_table(&spelt.csv));
        for fact in bare(&facts) {
            prop_assert!(back.contains(&fact) || bare(&spelt.unspelt).contains(&fact));
        }
        if spelt.unspelt.is_empty() {
            prop_assert_eq!(back, bare(&facts));
        }
    }
}
