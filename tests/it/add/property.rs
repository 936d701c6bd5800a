//! Whatever is said to whatever log: it is refused, or the log then says it too, beside all that
//! it said before, and every byte that was there is still there.

use comeback::inputs::RelPath;
use comeback::journal::{Audience, Journal, Profile, disclose};
use comeback::source::grammar::Key;
use comeback::source::{Settings, parse_log};
use proptest::prelude::*;

use super::{Diary, is_kept};

fn said(name: &str, bytes: &[u8]) -> Vec<String> {
    let read = parse_log(&RelPath::new(name).unwrap(), bytes, &Settings::default());
    let journal = Journal::seal(Profile::default(), read.value.entries);
    let facts = disclose(&journal, &Audience::owner());
    facts
        .facts()
        .iter()
        .map(|fact| format!("{} {:?} {:?}", fact.date, fact.time, fact.what))
        .collect()
}

const LOGS: &[(&str, &str)] = &[
    (
        "2026.md",
        "# 2026-03-11\n\n- morning: 4\n- session 18:10 gym: 50min\n\n# 2026-03-13\n- note: x",
    ),
    (
        "2026.md",
        "Words before.\r\n\r\n## 2026-03-12 Thu\r\n* evening: 4\r\n\r\n### Private\r\n\r\nmine\r\n",
    ),
    ("daily/2026-03-12.md", "---\nmorning: 2\n---\n# Plan\n- [ ] bout: bridge 8\n\n%% open\n"),
    (
        "long.csv",
        "date,time,kind,item,amount,before,during,hour,note\n2026-03-12,18:10,session,gym,50min,3,,,\n",
    ),
    (
        "wide.csv",
        "date;morning;quality;stress;activity;minutes;hour;note\n11.03.2026;4;;;gym;50;;\n12.03.2026;;;;;;;kalt",
    ),
    ("wide.csv", "\"date\",\"morning\",\"note\"\n\"2026-03-12\",\"\",\"\"\n"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn an_addition_adds_and_takes_nothing_away(
        log in proptest::sample::select(LOGS),
        key in proptest::sample::select(Key::names().chain(["hour", "settled"]).collect::<Vec<_>>()),
        values in r"([a-zé]{1,6}|[0-9]{1,2}|[ ,;:.%#~<>/@x'=+-]|3x8|@ 16kg|10min|effort 4|ok|none|stiff|before 3|\n# 2020-01-01\n){1,8}",
        day in proptest::sample::select(vec!["2026-03-11", "2026-03-12", "2026-03-14"]),
    ) {
        let (name, text) = log;
        let diary = Diary::new().file(name, text);
        let words = format!("{key} {values}");
        let Ok(added) = diary.try_add(day, &[&words]) else { return Ok(()) };
        prop_assert_eq!(added.len(), 1);
        let added = &added[0];
        let before = added.before.as_ref().map_or(&[][..], |file| file.bytes());
        prop_assert!(is_kept(before, &added.after));
        let (old, new) = (said(added.file.as_str(), before), said(added.file.as_str(), &added.after));
        prop_assert!(new.len() >= old.len() && new != old, "{words}: {old:?} {new:?}");
        let is_below = ["do", "response", "hour", "settled"].contains(&key);
        let gone = old.iter().filter(|fact| !new.contains(fact)).count();
        prop_assert_eq!(gone, usize::from(is_below), "{}: {:?} {:?}", words, old, new);
        let come: Vec<&String> = new.iter().filter(|fact| !old.contains(fact)).collect();
        prop_assert!(come.iter().all(|fact| fact.starts_with(day)), "{words}: {come:?}");
    }
}
