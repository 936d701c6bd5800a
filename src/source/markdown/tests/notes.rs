//! Daily notes of a vault: front matter, inline fields, prose, tasks, private words.

use super::*;

/// The facts of a daily note and its problems.
fn daily(text: &str) -> (Vec<What<String>>, Vec<String>) {
    let (facts, problems) = read_as("journal/2026-04-02.md", text);
    assert!(facts.iter().all(|fact| fact.date == date(2026, 4, 2)));
    (whats(facts), problems)
}

fn daily_clean(text: &str) -> Vec<What<String>> {
    let (found, problems) = daily(text);
    assert_eq!(problems, Vec::<String>::new(), "{text}");
    found
}

#[test]
fn a_quotation_behind_an_item_is_a_note_of_its_own() {
    let (found, _) = daily("- [ ] send\n\n> stand more\n\n- evening: 3\n\n> walk more\n");
    let words = |what: &What<String>| matches!(what, What::Note(text) if text.contains("more"));
    assert_eq!(found.iter().filter(|what| words(what)).count(), 2, "{found:?}");
}

#[test]
fn front_matter_gives_facts_with_places() {
    let text = "---\ntags: [daily, back]\naliases:\nwellbeing:\n  mood: 4\n  pain: 3.5\n  pain-type: ache, stiff\nsleep: {hours: 6.5, quality: 3}\nconfidence:\n  bend: 6\n  lift: 5\nbout:\n  - walk 10min\n  - bridge 2x8\nprivate: \"tired of it\"\n---\n\n- evening: 2\n";
    let (facts, problems) = read_as("2026-04-02.md", text);
    assert_eq!(problems, Vec::<String>::new());
    let pain = facts
        .iter()
        .find(|f| matches!(f.what, What::Rating { moment: RatingMoment::Then, .. }))
        .unwrap();
    assert_eq!((pain.place.line, pain.place.column), (6, 9));
    let What::Rating { reading, .. } = pain.what else { panic!() };
    assert_eq!(reading, Reading::Number(Tenths(35)));
    let found = whats(facts);
    assert_eq!(found.iter().filter(|what| matches!(what, What::Bout(_))).count(), 2);
    assert_eq!(found.iter().filter(|what| matches!(what, What::Confidence { .. })).count(), 2);
    assert!(found.contains(&What::Private("tired of it".to_owned())));
    assert!(found.contains(&rated(RatingMoment::Evening, 2)));
    assert!(
        found.iter().any(|w| matches!(w, What::Sleep(Sleep { time: Some(_), quality: Some(_) })))
    );
}

#[test]
fn the_date_of_the_front_matter_counts_where_the_name_has_none() {
    let (facts, problems) = read_as("thursday.md", "---\ndate: 2026-04-02\nmorning: 3\n---\n");
    assert_eq!((facts[0].date, problems.len()), (date(2026, 4, 2), 0));
}

#[test]
fn broken_front_matter_is_told_and_the_note_is_read() {
    let (found, problems) = daily("---\nmorning: [3\npain: 4\n---\n- evening: 2\n");
    assert_eq!(found, [rated(RatingMoment::Evening, 2)]);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("front-matter"), "{problems:?}");
}

#[test]
fn inline_fields_are_facts_wherever_they_stand() {
    let found = daily_clean(
        "Morning Pain:: 3\n\nWoke late, stress [stress:: 4] all day (pain:: 5).\n- [evening:: 2]\n",
    );
    assert!(found.contains(&morning(3)));
    assert!(found.contains(&rated(RatingMoment::Evening, 2)));
    assert!(found.contains(&rated(RatingMoment::Then, 5)));
    assert!(found.contains(&What::Stress(n(4))));
    assert!(found.contains(&note("Woke late, stress [stress:: 4] all day (pain:: 5).")));
}

#[test]
fn prose_is_a_note_a_paragraph_and_does_not_drown_the_reader_in_warnings() {
    let (found, problems) = daily(
        "# Thursday\n\nWent to see Ann,\nit was fine.\n\n## Ideas\n\n- read: maybe not\n- buy https://example.org/x\n  - two of them\n- 14:30 tea\n\nhttps://example.org\n",
    );
    assert_eq!(problems, ["kept-for-owner 8:3"]);
    let notes: Vec<&str> = found
        .iter()
        .filter_map(|what| match what {
            What::Note(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert!(notes.contains(&"Went to see Ann,\nit was fine."));
    assert!(notes.contains(&"buy https://example.org/x\ntwo of them"));
    assert!(notes.contains(&"tea"));
}

#[test]
fn a_task_that_is_not_ticked_was_not_done() {
    let (found, problems) = daily(
        "- [ ] bout: walk 10min\n- [x] bout: bridge 2x8\n- [ ] morning: \n- [ ] buy milk\n- [ ] session gym: 50min\n  - squat: 3x8\n",
    );
    assert!(matches!(&found[..], [What::Bout(_)]), "{found:?}");
    assert_eq!(problems, ["open-task 1:7", "open-task 5:7"]);
}

#[test]
fn private_words_stay_private_however_they_go_on() {
    let text = "- private: argued at work,\nslept badly\n  - morning: awful\n\n  and more\n\n## Private\n\nCANARY prose\n\n- CANARY item\n  - CANARY below\n- CANARY word: yes\n\n## Open\n\nhello\n- seen [private:: CANARY] today\n- tagged CANARY #private\n- session gym: 50min\n  - private: CANARY\n";
    let found = daily_clean(text);
    let first = "argued at work,\nslept badly\nmorning: awful\nand more";
    assert!(found.contains(&What::Private(first.to_owned())), "{found:#?}");
    for what in &found {
        let open = !matches!(what, What::Private(_));
        assert!(!(open && format!("{what:?}").contains("CANARY")), "{what:?}");
    }
    let private = found.iter().filter(|what| matches!(what, What::Private(_))).count();
    assert_eq!(private, 7);
    assert!(found.contains(&note("hello")));
}

#[test]
fn names_that_begin_like_a_key_are_not_that_key() {
    let found =
        daily_clean("- session gym: 50min\n  - leg press: 3x8\n  - sit to stand: 10\n  - plank\n");
    let [What::Session(session)] = &found[..] else { panic!("{found:?}") };
    let names: Vec<&str> = session.activities.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["leg press", "sit to stand"]);
    assert_eq!(session.remark.as_deref(), Some("plank"));
    let (found, _) = daily("- morning walk: 2\n");
    assert!(matches!(found[..], [What::Other { .. }]), "{found:?}");
}

#[test]
fn a_template_that_nobody_filled_says_nothing() {
    let found = daily_clean(
        "---\nmorning:\nevening: \n---\n- morning: \n- pain::\n- session:\n  - response:\n- note:\n-\n![[photo.png]]\n",
    );
    assert_eq!(found, []);
}

#[test]
fn a_long_note_takes_time_in_proportion() {
    let day = "# 2026-04-02\n- morning: 3\n<!-- %% ``` <!-- \n- note: [a:: [b:: (c::\n";
    let one_line = format!("# 2026-04-02\n- note: {}\n", "%% [x:: <!-- ( ".repeat(40_000));
    let list = format!("# 2026-04-02\n- confidence: {}\n", "ä 1,b 2, ".repeat(60_000));
    for text in [day.repeat(3_000), one_line, list, "- a\n\t".repeat(30_000), "> ".repeat(90_000)] {
        read_as("2026-04-02.md", &text);
    }
}

#[test]
fn a_note_larger_than_any_log_is_refused_with_its_limit() {
    let text = "# 2026-04-02\n- note: x\n".repeat(MOST_BYTES / 20);
    let found = parse_markdown(&RelPath::made_of("log.md"), text.as_bytes(), &Settings::default());
    assert!(found.value.is_empty());
    let [told] = found.diagnostics.as_slice() else { panic!("{:?}", found.diagnostics) };
    assert_eq!(told.code().name, "file-too-large");
    assert!(told.message().ends_with("at most 6 MB are read"), "{}", told.message());
}
