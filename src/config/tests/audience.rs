//! Who may see what: the built-in audiences, and what a file changes of them.

use jiff::civil::date;

use super::{clean, problems, read};
use crate::config::{Config, built_in};
use crate::journal::{Grain, Kind, NameStyle, Scope};

fn grants(config: &Config, name: &str) -> Vec<(Kind, Scope)> {
    let audience = &config.reader(name).unwrap().audience;
    audience.grants().iter().map(|(kind, scope)| (*kind, *scope)).collect()
}

fn kinds(config: &Config, name: &str) -> Vec<&'static str> {
    grants(config, name).iter().map(|(kind, _)| kind.word()).collect()
}

const BY_DAY: Scope = Scope { grain: Grain::Day, since: None };

#[test]
fn the_physio_sees_everything_but_notes_and_what_no_one_sees() {
    let all: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    let hidden = ["note", "private", "other"];
    let expected: Vec<&str> = all.into_iter().filter(|word| !hidden.contains(word)).collect();
    assert_eq!(kinds(&clean(""), "physio"), expected);
}

#[test]
fn the_trainer_sees_no_words_no_medication_and_no_danger_questions() {
    let seen = kinds(&clean(""), "trainer");
    for hidden in ["note", "ask", "try", "took", "flags", "leg", "sleep", "stress", "worse"] {
        assert!(!seen.contains(&hidden), "{hidden}");
    }
    for needed in ["session", "response", "confidence", "everyday", "bout", "plan", "usual"] {
        assert!(seen.contains(&needed), "{needed}");
    }
}

#[test]
fn the_public_sees_no_day_no_name_and_no_word() {
    let config = clean("");
    assert!(grants(&config, "public").iter().all(|(_, scope)| scope.grain > Grain::Day));
    assert_eq!(kinds(&config, "public"), ["morning", "evening"]);
}

#[test]
fn no_built_in_audience_holds_a_sealed_kind_or_a_tag() {
    for audience in built_in() {
        assert!(audience.grants.iter().all(|(kind, _)| !kind.is_sealed()));
        assert!(clean("").reader(audience.name).unwrap().audience.tags().is_empty());
    }
}

#[test]
fn a_new_audience_starts_from_nothing() {
    let config = clean("[audience.coach]\nwith = [\"pain\"]\n");
    assert_eq!(grants(&config, "coach"), [(Kind::Pain, BY_DAY)]);
    assert_eq!(config.reader("coach").unwrap().audience.names(), NameStyle::Initials);
}

#[test]
fn grants_are_the_whole_list_and_with_adds_to_it() {
    let config = clean("[audience.physio]\ngrants = [\"morning\"]\nwith = \"note\"\n");
    assert_eq!(kinds(&config, "physio"), ["morning", "note"]);
    let config = clean("[audience.coach]\nbased_on = \"public\"\nwith = [\"sit\"]\n");
    assert_eq!(kinds(&config, "coach"), ["morning", "evening", "sit"]);
}

#[test]
fn without_wins_over_everything_that_grants() {
    let config = clean(
        "[audience.coach]\nbased_on = \"trainer\"\nwith = [\"took\"]\nwithout = [\"took\", \
         \"morning\"]\n[audience.coach.see.morning]\ngrain = \"week\"\n",
    );
    let seen = kinds(&config, "coach");
    assert!(!seen.contains(&"took") && !seen.contains(&"morning") && seen.contains(&"session"));
}

#[test]
fn a_kind_has_its_own_grain_and_first_day() {
    let config = clean(
        "[audience.coach]\nwith = [\"stress\"]\nsince = 2026-02-01\n\
         [audience.coach.see.pain]\ngrain = \"week\"\nsince = 2026-03-01\n\
         [audience.coach.see.sleep]\n",
    );
    let february = Some(date(2026, 2, 1));
    let march = Some(date(2026, 3, 1));
    assert_eq!(
        grants(&config, "coach"),
        [
            (Kind::Pain, Scope { grain: Grain::Week, since: march }),
            (Kind::Sleep, Scope { grain: Grain::Day, since: february }),
            (Kind::Stress, Scope { grain: Grain::Day, since: february }),
        ]
    );
}

#[test]
fn audiences_build_on_each_other_but_not_in_a_circle() {
    let config = clean(
        "[audience.a]\nbased_on = \"b\"\nwith = \"sit\"\n[audience.b]\ngrants = [\"pain\"]\n",
    );
    assert_eq!(kinds(&config, "a"), ["pain", "sit"]);
    let found =
        problems("version = 1\n[audience.a]\nbased_on = \"b\"\n[audience.b]\nbased_on = \"a\"\n");
    assert!(found.iter().any(|line| line.contains("config-audience-circle")), "{found:?}");
}

#[test]
fn nobody_starts_from_the_owner_or_from_no_one() {
    let found = problems("version = 1\n[audience.a]\nbased_on = \"me\"\nwith = \"pain\"\n");
    assert!(found[0].starts_with("3:12 config-unknown-audience"), "{found:?}");
    let found = problems("version = 1\n[audience.a]\nbased_on = \"trianer\"\nwith = \"pain\"\n");
    assert_eq!(found, ["3:12 config-unknown-audience: did you mean `trainer`?"]);
    assert!(problems("version = 1\n[audience.me]\nfolder = \"x\"\n")[0].contains("config-owner"));
}

#[test]
fn private_and_other_cannot_be_granted_in_any_way() {
    for line in ["grants = [\"private\"]", "with = \"other\"", "see.private = {}"] {
        let found = problems(&format!("version = 1\n[audience.coach]\n{line}\n"));
        assert!(found.iter().any(|line| line.contains("config-sealed-kind")), "{line} {found:?}");
    }
}

#[test]
fn a_misspelt_audience_sees_nothing_and_is_told() {
    let parsed = read("version = 1\n[audience.phisio]\nnames = \"full\"\n");
    assert!(parsed.value.reader("phisio").unwrap().audience.grants().is_empty());
    assert!(super::shown(&parsed.diagnostics[0]).contains("did you mean `physio`?"));
}

#[test]
fn two_audiences_never_share_a_folder() {
    let found = problems("version = 1\n[audience.coach]\nwith = \"pain\"\nfolder = \"Physio\"\n");
    assert!(found[0].starts_with("4:1 config-same-folder"), "{found:?}");
    let found = problems("version = 1\n[audience.coach]\nwith = \"pain\"\nfolder = \"me\"\n");
    assert!(found[0].contains("config-same-folder"), "{found:?}");
    for bad in ["../me", "a/b", "", ".hidden", "me\\\\x"] {
        let text = format!("version = 1\n[audience.coach]\nwith = \"pain\"\nfolder = \"{bad}\"\n");
        assert!(problems(&text)[0].contains("config-bad-form"), "{bad}");
    }
}

#[test]
fn a_file_with_an_error_leaves_no_reader_but_the_owner() {
    let config = read("version = 1\n[audience.physio]\nwithout = [\"tok\"]\n").value;
    assert_eq!(config.readers().keys().collect::<Vec<_>>(), ["me"]);
}
