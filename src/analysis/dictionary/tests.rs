//! The data of the dictionary, and how a name is found in it.

use std::collections::BTreeMap;

use super::*;

fn class(name: &str) -> Class {
    Dictionary::built_in().find(name).class.unwrap_or_else(|| panic!("{name} is not classified"))
}

fn sources(name: &str) -> String {
    let words: Vec<&str> = class(name).sources.iter().map(LoadSource::word).collect();
    words.join(" ")
}

#[test]
fn the_data_have_six_fields_known_words_and_enough_rows() {
    assert_eq!(DATA.lines().next(), Some("name,sources,plane,pattern,control,synonyms"));
    assert!(!DATA.contains('"'));
    for line in DATA.lines().skip(1) {
        assert_eq!(line.split(',').count(), 6, "{line}");
    }
    let mut count = 0;
    for row in rows(DATA) {
        count += 1;
        for word in row.sources.split(' ').filter(|word| !word.is_empty()) {
            assert!(LoadSource::named(word).is_some(), "{}: source {word}", row.name);
        }
        assert!(row.plane.is_empty() || Plane::named(row.plane).is_some(), "{}", row.name);
        assert!(row.pattern.is_empty() || Pattern::named(row.pattern).is_some(), "{}", row.name);
        assert!(matches!(row.control, "" | "y"), "{}", row.name);
        let turns = row.class().sources.has(LoadSource::Rotation);
        assert!(!turns || row.class().plane != Some(Plane::Linear), "{} turns", row.name);
        let (hard, control) = (row.class().sources.has(LoadSource::CoreHard), row.class().control);
        assert!(!(hard && control), "{} is both demanding and gentle", row.name);
    }
    assert!(count >= 150, "{count} activities");
    assert_eq!(count + 1, DATA.lines().count());
}

#[test]
fn no_spelling_leads_to_two_activities() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for row in rows(DATA) {
        let mut own: Vec<String> = Vec::new();
        for name in std::iter::once(row.name).chain(row.synonyms()) {
            let spelling = spelt(name).name;
            if own.contains(&spelling) {
                continue;
            }
            own.push(spelling.clone());
            if let Some(other) = seen.insert(spelling, row.name) {
                panic!("{name} belongs to {} and to {other}", row.name);
            }
        }
    }
}

#[test]
fn every_name_finds_itself_and_a_name_in_the_data_is_its_own_key() {
    let dictionary = Dictionary::built_in();
    for row in rows(DATA) {
        assert_eq!(dictionary.find(row.name).key, row.name, "{} is in its own spelling", row.name);
        for synonym in row.synonyms() {
            assert_eq!(dictionary.find(synonym).stem, row.name, "{synonym}");
        }
    }
}

#[test]
fn names_as_the_apps_write_them_are_found() {
    let cases = [
        ("Squat (Barbell)", "lift"),
        ("Barbell Squat", "lift"),
        ("Flat Barbell Bench Press", "lift"),
        ("Goblet Squat", "lift"),
        ("Romanian Deadlift (Dumbbell)", "lift"),
        ("Lat Pulldown (Cable)", "lift"),
        ("Seated Cable Row - V Grip (Cable)", "lift"),
        ("Incline Dumbbell Curl", "lift"),
        ("Walk - Grandma", ""),
        ("Bicycle Crunch", "rotation core-hard"),
        ("Crunch (Machine)", "core-hard"),
        ("Run", "rotation impact"),
        ("VirtualRide", "low-impact"),
        ("indoor_cycling", "low-impact"),
        ("Walking", "walk"),
        ("Trail Running", "rotation impact"),
        ("Treadmill Running", "rotation impact"),
        ("Lap Swimming", "low-impact"),
        ("Standup PADDLING thing", ""),
        ("Rückenschwimmen", "low-impact"),
        ("Kniebeugen", "lift"),
        ("Liegestütze", "lift"),
        ("child's pose", "mobility"),
        ("Push-ups", "lift"),
        ("cat-cow", "mobility"),
        ("knee rolls", "core-gentle mobility"),
        ("Dead Bugs", "core-gentle"),
    ];
    let dictionary = Dictionary::built_in();
    for (name, expected) in cases {
        let found = dictionary.find(name).class;
        let words: Vec<&str> =
            found.iter().flat_map(|c| c.sources.iter()).map(LoadSource::word).collect();
        assert_eq!(words.join(" "), expected, "{name}");
    }
}

#[test]
fn equipment_keeps_two_doses_apart_but_one_class() {
    let dictionary = Dictionary::built_in();
    assert_eq!(dictionary.find("Squats (Barbell)").key, "squat (barbell)");
    assert_eq!(dictionary.find("barbell squat").key, "squat (barbell)");
    assert_eq!(dictionary.find("Squat").key, "squat");
    assert_eq!(dictionary.find("Squat (Smith Machine)").stem, "squat");
}

#[test]
fn equipment_is_only_looked_through_for_lifts() {
    let dictionary = Dictionary::built_in();
    assert_eq!(dictionary.find("band walk").class, None);
    assert_eq!(sources("weighted walk"), "lift walk");
}

#[test]
fn an_unknown_name_is_usable_and_not_guessed() {
    let found = Dictionary::built_in().find("Grandma's  Garden-Swing");
    assert_eq!(found.key, "grandma garden swing");
    assert_eq!(found.class, None);
    assert_eq!(Dictionary::built_in().find("squat jumpy thing").class, None);
    assert_eq!(Dictionary::built_in().find("").class, None);
    assert_eq!(Dictionary::built_in().find("(").class, None);
}

#[test]
fn a_tag_in_the_line_wins() {
    let dictionary = Dictionary::built_in();
    let unknown = dictionary.find_tagged("log toss", ["rotation", "outside"]).class;
    assert_eq!(unknown.map(|c| c.plane), Some(Some(Plane::Rotational)));
    let turned = dictionary.find_tagged("goblet squat", ["rotation"]).class.unwrap();
    assert!(turned.sources.has(LoadSource::Lift) && turned.sources.has(LoadSource::Rotation));
    assert_eq!(turned.plane, Some(Plane::Rotational));
    let straight = dictionary.find_tagged("gardening", ["linear"]).class.unwrap();
    assert!(!straight.sources.has(LoadSource::Rotation));
    assert_eq!(dictionary.find_tagged("log toss", ["fun"]).class, None);
}

#[test]
fn entries_of_ones_own_win_and_say_only_what_they_change() {
    let own = [
        UserActivity {
            name: "Grandma's swing".to_owned(),
            synonyms: vec!["Omas Schaukel".to_owned()],
            sources: Some(vec![LoadSource::Impact]),
            ..UserActivity::default()
        },
        UserActivity {
            name: "Gardening".to_owned(),
            sources: Some(vec![LoadSource::Mobility]),
            plane: Some(Plane::Linear),
            ..UserActivity::default()
        },
        UserActivity { name: "squat".to_owned(), control: Some(true), ..UserActivity::default() },
    ];
    let dictionary = Dictionary::with(&own);
    assert_eq!(dictionary.find("omas schaukel").key, "grandma swing");
    let garden = dictionary.find("Gardening").class.unwrap();
    assert_eq!(
        (garden.sources, garden.plane),
        (Sources::of(LoadSource::Mobility), Some(Plane::Linear))
    );
    let squat = dictionary.find("squat").class.unwrap();
    assert!(squat.control && squat.sources.has(LoadSource::Lift));
    assert_eq!(squat.pattern, Some(Pattern::Squat));
}
