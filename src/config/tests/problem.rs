//! Every problem of a configuration: its place, and what it says to write instead.

use super::{clean, problems, read};

#[test]
fn all_problems_are_told_at_once_in_the_order_of_the_file() {
    let text = "version = 1\n\
                titel = \"x\"\n\
                [project]\n\
                language = \"french\"\n\
                title = 3\n\
                [plan]\n\
                bouts_a_day = 99\n\
                [paths]\n\
                logs = [\"log\", \"../secret\"]\n";
    assert_eq!(
        problems(text),
        [
            "2:1 config-unknown-key: `title` belongs in `[project]` or `[[menu]]`",
            "4:12 config-bad-form: here belongs a language code such as `\"de\"`",
            "5:9 config-wrong-type: here belongs words in quotes",
            "7:15 config-out-of-range: here belongs a whole number from 1 to 24",
            "9:16 config-bad-form: here belongs a path inside the project, such as \
             `\"log/2026.csv\"`",
        ]
    );
}

#[test]
fn columns_count_characters() {
    let text = "version = 1\nusual.\"Überkopfdrücken\" = 3\n";
    assert_eq!(read(text).diagnostics[0].place().unwrap().column, 27);
}

#[test]
fn a_key_in_the_wrong_table_is_sent_home() {
    let text = "version = 1\nbase_url = \"https://example.org\"\n";
    assert_eq!(problems(text), ["2:1 config-unknown-key: `base_url` belongs in `[project]`"]);
}

#[test]
fn a_broken_line_hides_what_follows_it_and_not_what_stands_before() {
    let text = "version = 1\ntietle = 1\n[project\ntitle = \"x\"\nbogus = 1\n";
    let found = problems(text);
    assert!(found[0].starts_with("2:1 config-unknown-key"), "{found:?}");
    assert!(found[1].starts_with("3:"), "{found:?}");
    assert!(found[1..].iter().all(|line| line.contains("config-syntax")), "{found:?}");
}

#[test]
fn a_key_given_twice_is_told_beside_other_problems() {
    let text = "version = 1\n[project]\ntitle = \"a\"\ntitle = \"b\"\n[theme]\nname = \"a/b\"\n";
    assert_eq!(
        problems(text),
        [
            "4:1 config-twice: keep one of the two, or join them",
            "6:8 config-bad-form: here belongs the name of one folder: letters, digits, `-` and `_`",
        ]
    );
}

#[test]
fn another_version_is_refused() {
    assert_eq!(
        problems("version = 2\n"),
        ["1:11 config-other-version: write `version = 1`, or use a newer comeback"]
    );
}

#[test]
fn tables_and_lists_of_tables_are_not_mixed_up() {
    assert_eq!(
        problems("version = 1\n[table]\nfile = \"a.csv\"\n"),
        ["2:2 config-wrong-type: here belongs a list of tables, each begun with `[[table]]`"]
    );
    assert_eq!(
        problems("version = 1\nproject = \"x\"\n"),
        ["2:1 config-wrong-type: here belongs a table, begun with `[project]`"]
    );
}

#[test]
fn a_table_without_its_file_is_told_once() {
    assert_eq!(
        problems("version = 1\n[[table]]\ndecimal = \"comma\"\n"),
        ["2:1 config-missing-key: add `file = ...`, or take the table out"]
    );
    assert_eq!(problems("version = 1\n[[table]]\nfile = \"/etc/passwd\"\n").len(), 1);
}

#[test]
fn two_tables_for_one_file_are_refused() {
    let text = "version = 1\n[[table]]\nfile = \"a.csv\"\n[[table]]\nfile = \"./a.csv\"\n";
    assert_eq!(problems(text), ["4:1 config-twice: keep one of the two, or join them"]);
}

#[test]
fn dates_stand_with_or_without_quotes_and_are_never_guessed() {
    let bare = clean("[audience.coach]\nwith = \"pain\"\nsince = 2026-03-01\n");
    let quoted = clean("[audience.coach]\nwith = \"pain\"\nsince = \"2026-03-01\"\n");
    assert_eq!(bare.readers(), quoted.readers());
    for bad in ["\"01/03/2026\"", "\"2026-02-30\"", "2026-03-01T10:00:00", "\"20260301\""] {
        let text = format!("version = 1\n[episode]\nbegan = {bad}\n");
        assert_eq!(
            problems(&text),
            ["3:9 config-bad-form: here belongs a date such as 2026-01-05"],
            "{bad}"
        );
    }
}

#[test]
fn the_output_may_not_lie_over_what_is_read() {
    for paths in
        ["out = \"log\"", "out = \"log/site\"", "logs = \"site/log\"", "content = \"site\""]
    {
        let found = problems(&format!("version = 1\n[paths]\n{paths}\n"));
        assert!(found[0].contains("config-output-over-input"), "{paths}: {found:?}");
    }
}

#[test]
fn warnings_can_be_silenced_and_errors_cannot() {
    let config = clean("[check]\nsilence = [\"unknown-key\"]\n");
    let place = crate::diag::Place::whole(&super::path());
    assert!(!config.tells(&crate::diag::log::unknown_key(&place, "x", None)));
    assert!(config.tells(&crate::diag::config::no_version(&place)));
    let found = problems("version = 1\n[check]\nsilence = [\"unknwon-key\", \"config-twice\"]\n");
    assert_eq!(
        found,
        [
            "3:12 config-unknown-word: did you mean `unknown-key`?",
            "3:27 config-cannot-silence: take it out of the list",
        ]
    );
}

#[test]
fn links_and_styles_that_could_run_or_load_something_are_refused() {
    for bad in ["javascript:alert(1)", "//elsewhere.org", "data:text/html,x", "a b", "\\\\\\\\x"] {
        let text = format!("version = 1\n[[menu]]\ntitle = \"x\"\nlink = \"{bad}\"\n");
        assert!(problems(&text)[0].contains("config-bad-form"), "{bad}");
    }
    for bad in ["red; } body { display: none", "url(https://x.org/)", "</style>", "a\\\\62"] {
        let text = format!("version = 1\n[theme.variables]\naccent = \"{bad}\"\n");
        assert!(problems(&text)[0].contains("config-bad-form"), "{bad}");
    }
    clean("[theme.variables]\naccent = \"rgb(0 95 115 / 50%)\"\n");
}

#[test]
fn no_message_or_help_holds_what_the_user_wrote() {
    let text = "version = 1\nqzcanary = 1\n[project]\nlanguage = \"qzcanary\"\n[audience.coach]\n\
                based_on = \"qzcanary\"\ngrants = [\"qzcanary\"]\n[audience.qzcanary]\n\
                [usual]\nqzcanary = 4\n[paths]\nlogs = [\"/qzcanary\"]\nout = \"qzcanary\"\n\
                content = \"qzcanary/a\"\n[[table]]\nfile = \"qzcanary\"\n[[table]]\n\
                file = \"qzcanary\"\nqzcanary2 = 1\n[episode]\nbegan = \"qzcanary\"\n";
    let diagnostics = read(text).diagnostics;
    assert!(diagnostics.len() > 8, "{diagnostics:?}");
    assert!(diagnostics.iter().any(|d| d.quoted().is_some_and(|q| q.contains("qzcanary"))));
    for d in diagnostics {
        let said = format!("{} {:?}", d.message(), d.advice());
        assert!(!said.contains("qzcanary"), "{said}");
    }
}

#[test]
fn a_dose_is_read_by_the_grammar_of_the_log_and_told_where_it_cannot_be() {
    let config = clean("[usual]\n\"goblet squat\" = \"3x8 @ 24kg\"\nrun = \"5km\"\n");
    let usual: Vec<&str> = config.profile.usual.iter().map(|u| u.activity.as_str()).collect();
    assert_eq!(usual, ["goblet squat", "run"]);
    assert_eq!(config.profile.usual[0].dose.sets, Some(3));
    let text = "version = 1\n[ladder]\nrun = [\"5km\", \"5km slowly\", \"slowly\"]\n";
    let found = problems(text);
    assert!(found[0].starts_with("3:20 config-bad-form"), "{found:?}");
    assert!(found[1].starts_with("3:30 config-bad-form"), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn a_weight_without_a_unit_takes_the_unit_of_the_log_and_none_other() {
    let bare = "version = 1\n[usual]\ndeadlift = \"3x5 @ 80\"\n";
    assert!(problems(bare)[0].contains("unit-missing"));
    clean("[usual]\ndeadlift = \"3x5 @ 80\"\n[log]\nweight_unit = \"kg\"\n");
}
