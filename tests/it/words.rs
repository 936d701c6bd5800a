//! A project's own words: single sentences replaced, a whole language of its own, right to left,
//! with dates and numbers in its form.

use std::collections::BTreeMap;

use comeback::site::Wording;

use crate::project::{Built, Project};

fn told(words: &str) -> Vec<String> {
    let built = with(words, "en").build();
    let line = |d: &comeback::diag::Diagnostic| {
        let place = d.place().map(ToString::to_string).unwrap_or_default();
        format!("{} {place} {}", d.code().name, d.advice().unwrap_or(""))
    };
    built.diagnostics.iter().map(line).collect()
}

fn with(words: &str, language: &str) -> Project {
    let config = format!("[project]\nlanguage = \"{language}\"\nwords = \"words.toml\"\n");
    Project::new()
        .config(&config)
        .log("2026.md", "## 2026-03-12\n- morning: 3.5\n- note: x\n## 2026-03-13\n- morning: 2\n")
        .file("words.toml", words.as_bytes())
}

#[test]
fn a_sentence_of_the_project_takes_the_place_of_ours() {
    let built = with("[nav]\nlog = \"Diary\"\n[reader]\nme = \"Robin\"\n", "en").build();
    let page = built.page("index.html");
    assert!(page.contains(">Diary</a>") && page.contains("Made for Robin on"), "{page}");
    assert!(page.contains(">Weeks</a>"));
    assert_eq!(built.codes(), Vec::<&str>::new());
}

#[test]
fn what_is_wrong_with_words_is_told_with_its_place_and_what_is_near() {
    let all = told("[nav]\nlgo = \"x\"\nlog = 3\n\n[danger]\nticked = \"{who}\"\n");
    assert_eq!(
        all,
        [
            "words-unknown-key words.toml:2:1 did you mean `nav.log`?",
            "words-not-text words.toml:3:7 write the words in quotation marks, or take the key out",
            "words-unknown-part words.toml:6:10 parts of this sentence: `{date}`, `{what}`",
        ]
    );
    let own = "[own]\nhello = \"{anything}\"\n[reader]\ncoach = \"x\"\n[article]\ntags = \"Topics\"\n\
               reading = { few = \"{n}\" }\n[date]\nfull = \"{dd}.{mm}.{year}\"\n";
    assert_eq!(told(own), Vec::<String>::new());
}

#[test]
fn words_that_cannot_be_read_stop_the_build() {
    let built = comeback::pipeline::open(&with("[nav\n", "en").inputs(), "comeback.toml", None)
        .diagnostics
        .iter()
        .map(|d| d.code().name)
        .collect::<Vec<_>>();
    assert_eq!(built, ["words-unreadable"]);
}

/// Every sentence of ours turned into an invented language that is written from right to left.
fn invented() -> String {
    let english = Wording::new("en", BTreeMap::new());
    let turned = |text: &str| {
        let mut inside = false;
        let turn = |c: char| {
            inside = (inside || c == '{') && c != '}';
            let at = "abcdefghijklmnopqrstuvwxyz".find(c.to_ascii_lowercase());
            match at.filter(|_| !inside) {
                Some(at) => char::from_u32(0x5d0 + u32::try_from(at).unwrap()).unwrap(),
                None => c,
            }
        };
        text.chars().map(turn).collect::<String>()
    };
    let own = english.texts().iter().map(|(key, text)| match key.as_str() {
        "meta.direction" => (key.clone(), "rtl".to_owned()),
        "meta.decimal" => (key.clone(), "\u{66b}".to_owned()),
        "date.full" => (key.clone(), "{year}/{mm}/{dd}".to_owned()),
        _ => (key.clone(), turned(text)),
    });
    Wording::new("qaa", own.collect()).spelt()
}

fn sample(words: &str) -> Built {
    let log = "## 2026-03-02\n- morning: 3.5\n- everyday: ok\n- flags: none\n- session gym 18:00: effort 4, before 2, during 3, hour 2\n  - squat: 3x8 @ 16kg\n\
               ## 2026-03-03\n- morning: 2\n- bout 10:00: bridge 2x8\n## 2026-03-04\n- morning: 2\n";
    with(words, "qaa").log("more.md", log).build()
}

#[test]
fn a_third_language_from_right_to_left_is_whole() {
    let built = sample(&invented());
    assert!(built.codes().iter().all(|code| !code.starts_with("words")), "{:?}", built.codes());
    built.check_pages();
    let page = built.page("index.html");
    assert!(page.contains("<html lang=\"qaa\" dir=\"rtl\">"), "{page}");
    let day = built.page("progress/2026-03-02/index.html");
    assert!(day.contains("3\u{66b}5"), "{day}");
    assert!(page.contains("2026/03/20"), "{page}");
    let english = ["Overview", "Pain", "morning", "Made", "median", "Weeks", "higher"];
    for path in built.paths().iter().filter(|path| path.ends_with(".html")) {
        let text = built.text(path);
        for word in english {
            assert!(!text.contains(word), "{path} has the English {word}");
        }
    }
}

#[test]
fn what_a_language_leaves_out_is_english_and_told_once() {
    let built = with("[nav]\nlog = \"Journal\"\n", "fr").build();
    assert_eq!(built.codes(), ["words-missing"]);
    let page = built.page("index.html");
    assert!(page.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(page.contains(">Journal</a>") && page.contains(">Overview</a>"));
    let none = Project::new().config("[project]\nlanguage = \"fr\"").build();
    assert_eq!(none.codes(), ["config-no-words"]);
    assert!(none.page("index.html").contains("<html lang=\"en\""));
}

#[test]
fn numbers_of_things_take_the_form_of_the_language() {
    let own = "[article]\nreading = { one = \"{n} minutka\", few = \"{n} minutki\", many = \"{n} minut\" }\n";
    let article = |words: usize| format!("+++\ntitle = \"A\"\n+++\n{}\n", "x ".repeat(words));
    let config = "[project]\nlanguage = \"pl\"\nwords = \"w.toml\"\n";
    let project = Project::new().config(config).file("w.toml", own.as_bytes());
    for (words, wanted) in [(100, "1 minutka"), (500, "3 minutki"), (1100, "5 minut<")] {
        let built = project.clone().file("content/a.md", article(words).as_bytes()).build();
        let page = built.main("articles/a/index.html");
        assert!(page.contains(wanted), "{words}: {page}");
    }
}

#[test]
fn what_is_printed_to_be_translated_reads_back_as_the_same() {
    for language in Wording::LANGUAGES {
        let words = Wording::new(language, BTreeMap::new());
        let again = comeback::site::wording::sentences(&words.spelt());
        assert_eq!(&again, words.texts(), "{language}");
    }
}
