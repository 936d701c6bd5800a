//! From one spelling to another and back: nothing is lost, nothing is added, nothing is moved to
//! another day.

use comeback::inputs::RelPath;
use comeback::journal::{Audience, Fact, Journal, Profile, disclose};
use comeback::source::grammar::Key;
use comeback::source::spelling::{Form, converted};
use comeback::source::{Settings, formed, parse_log};
use proptest::prelude::*;

use crate::tidy::root;

fn facts(name: &str, bytes: &[u8]) -> Vec<Fact> {
    let read = parse_log(&RelPath::new(name).unwrap(), bytes, &Settings::default());
    let journal = Journal::seal(Profile::default(), read.value.entries);
    disclose(&journal, &Audience::owner()).facts().to_vec()
}

fn said(facts: &[Fact]) -> Vec<String> {
    let mut said: Vec<String> =
        facts.iter().map(|fact| format!("{} {:?} {:?}", fact.date, fact.time, fact.what)).collect();
    said.sort();
    said
}

/// What a conversion says, with what stands aside.
fn again(before: &[Fact], form: Form) -> Vec<Fact> {
    let made = converted(before, form);
    let mut all = facts(&format!("a.{}", form.ending()), &made.bytes);
    let aside = made.aside.map(|(form, bytes)| facts(&format!("b.{}", form.ending()), &bytes));
    let aside = aside.unwrap_or_default();
    assert_eq!(aside.len(), made.set_aside);
    all.extend(aside);
    all.extend(made.lost);
    all
}

const ALL: [Form; 3] = [Form::Markdown, Form::Long, Form::Wide];

fn assert_kept(before: &[Fact]) {
    for first in ALL {
        let once = again(before, first);
        assert_eq!(said(&once), said(before), "{first:?}");
        for second in ALL {
            assert_eq!(said(&again(&once, second)), said(before), "{first:?} {second:?}");
        }
    }
}

#[test]
fn the_sample_logs_survive_every_way_round() {
    for name in ["2026-01.md", "2026-02.md", "2026-03.md", "2026-05.csv", "2026-06.csv"] {
        let bytes = std::fs::read(root().join("sample-logs").join(name)).unwrap();
        let before = facts(name, &bytes);
        assert!(before.len() > 20, "{name}");
        assert_kept(&before);
        let lost: usize = ALL.iter().map(|form| converted(&before, *form).lost.len()).sum();
        assert_eq!(lost, 0, "{name}");
    }
}

#[test]
fn a_wide_table_holds_a_plain_diary_whole() {
    let log = "# 2026-03-11\n\n- morning: 4, ache\n- sleep: 6.5h, quality 3\n- sit: 7h, breaks 5\n\
               - everyday: chair ok, bend meh\n- session 18:10 gym: 50min, effort 4, before 3, \
               during 4, hour 3\n- session 18:10 walk: 20min, 2.5km\n- confidence: bend 6\n\
               - took: ibuprofen 400 mg\n- note: first line\n  second line\n- private: mine\n\n\
               # 2026-03-12\n\n- morning: ~3, felt better\n- flags: none\n- stress: 2\n";
    let before = facts("2026.md", log.as_bytes());
    let made = converted(&before, Form::Wide);
    let table = String::from_utf8(made.bytes.clone()).unwrap();
    assert!(made.aside.is_none(), "{table}{:?}", made.aside);
    assert_eq!(said(&facts("wide.csv", &made.bytes)), said(&before), "{table}");
    assert_eq!(table.lines().next().unwrap().split(',').next(), Some("date"));
}

#[test]
fn what_a_row_cannot_hold_stands_aside() {
    let log = "# 2026-03-11\n\n- pain 14:00: 5\n- bout 07:10: bridge 8\n- bout 12:10: bridge 8\n\
               - session gym: 50min\n  - squat: 3x8 @ 16kg\n- morning: 3\n";
    let before = facts("2026.md", log.as_bytes());
    let made = converted(&before, Form::Wide);
    assert_eq!(said(&facts("wide.csv", &made.bytes)).len(), 1);
    assert_eq!((made.set_aside, made.lost.len()), (4, 0));
    assert_kept(&before);
}

/// A day with facts of any kind.
fn lines() -> impl Strategy<Value = String> {
    let key = proptest::sample::select(Key::names().collect::<Vec<_>>());
    let values = r"([a-z]{1,6}|[0-9]{1,2}|[ ,;:.%#~<>/@x'=+-]|3x8|@ 16kg|10min|effort 4|ok|none|stiff|settled|before 3|é){1,10}";
    let line = (key, values).prop_map(|(key, values)| format!("- {key}: {values}\n"));
    proptest::collection::vec(line, 1..5).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_log_survives_every_way_round(first in lines(), second in lines()) {
        let log = format!("# 2026-03-11\n\n{first}\n# 2026-03-12\n\n{second}");
        assert_kept(&facts("2026.md", log.as_bytes()));
    }

    #[test]
    fn a_tidy_log_says_the_same_and_is_tidy(
        first in lines(),
        marker in proptest::sample::select(vec!["* ", "-   ", "\t- ", "+ ", "1. ", "> - ", "- [x] "]),
        below in r"([ \t]{1,6}[-*] ?[a-z ]{1,8}(:? [0-9]{1,2})?\n){0,3}",
        between in r"(\n|<!-- a\n-->\n|words \n|```\n- morning: 3\n```\n|## 2026-03-12 \n){0,4}",
        end in proptest::sample::select(vec!["\n", "\r\n"]),
    ) {
        let first = first.replace("- ", marker);
        let log = format!("# 2026-03-11\n{first}{below}{between}- Morning Pain  7:05 :  3 , ache\n");
        let log = log.replace('\n', end);
        let path = RelPath::new("2026.md").unwrap();
        let tidy = formed(&path, &log, &Settings::default()).text;
        prop_assert_eq!(said(&facts("2026.md", tidy.as_bytes())), said(&facts("2026.md", log.as_bytes())));
        prop_assert_eq!(&formed(&path, &tidy, &Settings::default()).text, &tidy);
        prop_assert_eq!(tidy.matches("<!--").count(), log.matches("<!--").count());
    }
}

fn tidy(text: &str) -> String {
    formed(&RelPath::new("2026.md").unwrap(), text, &Settings::default()).text
}

#[test]
fn facts_are_spelt_in_one_way() {
    let log = "# 2026-03-11\n* Morning pain 7:05 :  3 ,  ache\n* Workout 6:10 pm  Gym: 50min\n\t* squat : 3x8\n\t* reaction: hour 3\n\n\n* evening 4\n# 2026-03-12\n- note: words  of mine";
    let expected = "# 2026-03-11\n\n- morning 07:05: 3 , ache\n- session 18:10 Gym: 50min\n  - squat: 3x8\n  - response: hour 3\n\n- evening: 4\n\n# 2026-03-12\n\n- note: words  of mine\n";
    assert_eq!(tidy(log), expected);
    assert_eq!(tidy(expected), expected);
}

#[test]
fn words_comments_fields_and_other_lists_stay_as_they_are() {
    let log = "---\ntags:   [a]\n---\n\n# 2026-03-12\n\n<!-- keep   this -->\n\n* buy  milk\n* call   her\n\nA paragraph  with two spaces.\n\nmorning::   3\n\n```\n*  code\n```\n";
    assert_eq!(tidy(log), log);
}

#[test]
fn a_day_that_would_say_something_else_is_left_alone_and_named() {
    let day = "# 2026-03-11\n- Private:  x\n    - Evening  4\n    - Evening  4\n- Morning Pain 3\n";
    let text = format!("{day}# 2026-03-12\n* Morning pain 2\n");
    let path = RelPath::new("2026.md").unwrap();
    let formed = formed(&path, &text, &Settings::default());
    assert_eq!(formed.left, [Some(jiff::civil::date(2026, 3, 11))]);
    assert!(formed.text.starts_with(day), "{}", formed.text);
    assert!(formed.text.ends_with("- morning: 2\n"), "{}", formed.text);
}

#[test]
fn the_sample_logs_are_tidied_without_a_change_of_meaning() {
    for name in ["2026-01.md", "2026-02.md", "2026-03.md", "daily/2026-04-18.md"] {
        let text = std::fs::read_to_string(root().join("sample-logs").join(name)).unwrap();
        let path = RelPath::new(name).unwrap();
        let after = formed(&path, &text, &Settings::default()).text;
        assert_eq!(said(&facts(name, after.as_bytes())), said(&facts(name, text.as_bytes())));
        assert_eq!(formed(&path, &after, &Settings::default()).text, after);
    }
}
