use jiff::civil::{Date, date, time};

use super::*;
use crate::diag::Place;
use crate::inputs::RelPath;
use crate::journal::*;
use crate::source::raw::Spanned;

mod doing;

const DAY: Date = date(2026, 3, 12);

fn place(column: u32) -> Place {
    Place::new(&RelPath::new("log.md").unwrap(), 4, column, 1)
}

fn raw(key: &str, name: &str, values: &str) -> RawFact {
    let name = (!name.is_empty()).then(|| Spanned::new(name.to_owned(), place(8)));
    RawFact {
        date: DAY,
        time: None,
        key: Spanned::new(key.to_owned(), place(3)),
        name,
        values: Spanned::new(values.to_owned(), place(12)),
        children: Vec::new(),
    }
}

fn with(parent: RawFact, children: Vec<RawFact>) -> RawFact {
    RawFact { children, ..parent }
}

/// What the owner sees, and the names of the problems.
fn read_with(raw: &RawFact, settings: &Settings) -> (Vec<Fact>, Vec<&'static str>) {
    let Parsed { value, diagnostics } = fact(raw, settings);
    let journal = Journal::seal(Profile::default(), value);
    let facts = disclose(&journal, &Audience::owner()).facts().to_vec();
    (facts, diagnostics.iter().map(|d| d.code().name).collect())
}

fn all(key: &str, name: &str, values: &str) -> (Vec<What<String>>, Vec<&'static str>) {
    let (facts, problems) = read_with(&raw(key, name, values), &Settings::default());
    (facts.into_iter().map(|fact| fact.what).collect(), problems)
}

/// The only thing a line says, without problems.
fn one(key: &str, name: &str, values: &str) -> What<String> {
    let (mut found, problems) = all(key, name, values);
    assert_eq!(problems, Vec::<&str>::new(), "{key} {name}: {values}");
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn only_problem(key: &str, values: &str) -> &'static str {
    let (found, problems) = all(key, "", values);
    assert_eq!(problems.len(), 1, "{key}: {values} gives {found:?} {problems:?}");
    problems[0]
}

fn rating(values: &str) -> Reading {
    match one("pain", "", values) {
        What::Rating { reading, remark: None, .. } => reading,
        other => panic!("{values}: {other:?}"),
    }
}

fn dose(values: &str) -> Dose {
    match one("bout", "squat", values) {
        What::Bout(mut bout) => {
            let mut dose = bout.activities.remove(0).dose;
            dose.effort = dose.effort.or(bout.effort);
            dose
        }
        other => panic!("{values}: {other:?}"),
    }
}

fn n(tenths: i32) -> Reading {
    Reading::Number(Tenths(tenths))
}

#[test]
fn a_rating_is_kept_as_it_was_written() {
    assert_eq!(rating("3"), n(30));
    assert_eq!(rating("3.5"), n(35));
    assert_eq!(rating("3,5"), n(35));
    assert_eq!(rating("0"), n(0));
    assert_eq!(rating("~3"), Reading::About(Tenths(30)));
    assert_eq!(rating("about 3"), Reading::About(Tenths(30)));
    assert_eq!(rating("3-4"), Reading::Between(Tenths(30), Tenths(40)));
    assert_eq!(rating("4–3"), Reading::Between(Tenths(30), Tenths(40)));
    assert_eq!(rating("7/10"), Reading::OutOfTen(Tenths(70)));
    assert_eq!(rating("<3"), Reading::Below(Tenths(30)));
    assert_eq!(rating("> 3"), Reading::Above(Tenths(30)));
    assert_eq!(rating("Mild"), Reading::Word(Tenths(20)));
    assert_eq!(rating("none"), Reading::Word(Tenths(0)));
    assert_eq!(rating("?"), Reading::Unknown);
    assert_eq!(rating("skip"), Reading::Skipped);
}

#[test]
fn a_number_off_its_scale_is_told_and_not_used() {
    for values in ["11", "-3", "10.5", "7/5", "3-12", "~40", "99999999999999999999"] {
        let (found, problems) = all("morning", "", values);
        assert_eq!((found, problems), (vec![], vec!["pain-out-of-range"]), "{values}");
    }
    assert_eq!(all("stress", "", "0"), (vec![], vec!["number-out-of-range"]));
    assert_eq!(only_problem("confidence", "bend 11"), "number-out-of-range");
    assert_eq!(only_problem("sleep", "30h"), "impossible-number");
}

#[test]
fn blank_is_nothing_and_a_dash_is_not_zero_pain() {
    for key in ["morning", "sleep", "note", "bouts", "flags", "everyday", "confidence"] {
        assert_eq!(all(key, "", " "), (vec![], vec![]), "{key}");
    }
    assert_eq!(all("morning", "", "-"), (vec![], vec!["dash-is-not-zero"]));
    assert_eq!(all("morning", "", "--"), (vec![], vec!["dash-is-not-zero"]));
    assert_eq!(one("bouts", "", "-"), What::BoutCount(0));
    assert_eq!(one("leg", "", "-"), What::Leg(Leg::default()));
    let absent = |kind, why| What::Absent { kind, why };
    assert_eq!(one("session", "", "-"), absent(Kind::Session, Absence::None));
    assert_eq!(one("sleep", "", "?"), absent(Kind::Sleep, Absence::Unknown));
    assert_eq!(one("took", "", "skip"), absent(Kind::Took, Absence::Skipped));
    assert_eq!(one("took", "", "None"), absent(Kind::Took, Absence::None));
}

#[test]
fn one_line_gives_a_rating_and_what_it_is_like() {
    let (found, problems) = all("morning", "", "3, stiff 20min, ache, woke twice");
    assert!(problems.is_empty());
    assert_eq!(
        found,
        [
            What::Rating {
                moment: RatingMoment::Morning,
                reading: n(30),
                remark: Some("woke twice".to_owned())
            },
            What::Quality {
                words: vec![PainQuality::Ache, PainQuality::Stiff],
                stiff_for: Some(Seconds::minutes(20))
            },
        ]
    );
}

#[test]
fn values_may_stand_in_the_note_of_a_table_row() {
    let row = with(raw("morning", "", "3"), vec![raw("note", "", "stiff 20min ache, felt 7 ok")]);
    let (facts, problems) = read_with(&row, &Settings::default());
    assert!(problems.is_empty());
    let What::Rating { reading, remark, .. } = &facts[0].what else { panic!("{facts:?}") };
    assert_eq!((*reading, remark.as_deref()), (n(30), Some("felt 7 ok")));
    assert!(matches!(&facts[1].what, What::Quality { words, .. } if words.len() == 2));
}

#[test]
fn words_in_quotation_marks_are_never_values() {
    let What::Rating { remark, .. } = one("pain", "", r#"3, "stiff 20min, ""tight"" at 7""#) else {
        panic!()
    };
    assert_eq!(remark.as_deref(), Some(r#"stiff 20min, "tight" at 7"#));
}

#[test]
fn a_rating_without_a_number_is_told_and_its_words_are_kept() {
    let (found, problems) = all("evening", "", "rather bad");
    assert_eq!(found, [What::Note("rather bad".to_owned())]);
    assert_eq!(problems, ["no-reading"]);
}

#[test]
fn two_different_numbers_in_one_line_are_both_left_out() {
    assert_eq!(all("morning", "", "3, 5"), (vec![], vec!["two-values"]));
    assert_eq!(one("morning", "", "3, 3"), one("morning", "", "3"));
}

#[test]
fn every_place_is_that_of_its_value() {
    let (facts, _) = read_with(&raw("confidence", "", "bend 6, lift  5"), &Settings::default());
    let columns: Vec<(u32, u32)> =
        facts.iter().map(|fact| (fact.place.column, fact.place.width)).collect();
    assert_eq!(columns, [(12, 6), (20, 7)]);
    let found = fact(&raw("morning", "", "müde, 3, 12"), &Settings::default());
    let place = found.diagnostics[0].place().unwrap();
    assert_eq!((place.line, place.column, place.width), (4, 21, 2));
}

#[test]
fn doses() {
    let sets = |sets, reps| Dose { sets: Some(sets), reps: Some(reps), ..Dose::default() };
    for text in ["3x8", "3×8", "3 x 8", "3X8", "3*8", "3 sets of 8", "3x8 reps"] {
        assert_eq!(dose(text), sets(3, 8), "{text}");
    }
    let hold = Some(Seconds(30));
    assert_eq!(dose("2x30s"), Dose { sets: Some(2), hold, ..Dose::default() });
    assert_eq!(dose("10"), Dose { reps: Some(10), ..Dose::default() });
    for (text, seconds) in [
        ("15min", 900),
        ("15 min", 900),
        ("1h05", 3900),
        ("1h 5m", 3900),
        ("1 h 30 min", 5400),
        ("90s", 90),
        ("2.5h", 9000),
        ("1,5 h", 5400),
    ] {
        let duration = Some(Seconds(seconds));
        assert_eq!(dose(text), Dose { duration, ..Dose::default() }, "{text}");
    }
    for text in ["2.5km", "2,5 km"] {
        let distance = Some(Distance { thousandths: 2500, unit: DistanceUnit::Kilometre });
        assert_eq!(dose(text), Dose { distance, ..Dose::default() }, "{text}");
    }
}

#[test]
fn loads_ranges_and_effort() {
    let load = |text: &str| dose(text).load.unwrap();
    let weight = |thousandths, unit| Load::Weight(Mass { thousandths, unit });
    assert_eq!(load("3x8 @ 16kg"), weight(16_000, MassUnit::Kg));
    assert_eq!(load("3x8@12,5kg"), weight(12_500, MassUnit::Kg));
    assert_eq!(load("@ 35lb"), weight(35_000, MassUnit::Lb));
    assert_eq!(load("bw"), Load::Bodyweight);
    assert_eq!(load("band light"), Load::Band("light".to_owned()));
    let all = dose("2x8, 50%, level 2, to box, close, effort 4");
    assert_eq!((all.percent, all.level, all.reach), (Some(50), Some(2), Some(Reach::Close)));
    assert_eq!(all.range, Some(Range::To("box".to_owned())));
    assert_eq!(all.effort, Some(n(40)));
    assert_eq!(dose("15min easy").effort, Some(Reading::Word(Tenths(20))));
    assert_eq!(dose("rpe 7").effort, Some(n(70)));
    assert_eq!(dose("half").range, Some(Range::Half));
    assert_eq!(dose("full range, far").reach, Some(Reach::Far));
}

#[test]
fn a_weight_without_a_unit_is_asked_for() {
    let line = raw("bout", "squat", "3x8 @ 16");
    let (facts, problems) = read_with(&line, &Settings::default());
    let What::Bout(bout) = &facts[0].what else { panic!() };
    assert_eq!((bout.activities[0].dose.load.clone(), problems), (None, vec!["unit-missing"]));
    let pounds = Settings { weight_unit: Some(MassUnit::Lb), ..Settings::default() };
    let (facts, problems) = read_with(&line, &pounds);
    let What::Bout(bout) = &facts[0].what else { panic!() };
    assert!(bout.activities[0].dose.load.is_some() && problems.is_empty());
}

#[test]
fn a_comma_before_three_digits_is_never_guessed() {
    assert_eq!(only_problem("bout", "walk 1,000m"), "ambiguous-number");
    assert_eq!(only_problem("session", "row: 1,000 m"), "ambiguous-number");
}

#[test]
fn a_word_for_a_number_counts_only_where_no_other_word_follows() {
    assert_eq!(only_problem("evening", "no change"), "no-reading");
    assert_eq!(only_problem("morning", "mild or so"), "no-reading");
    let What::Flare(flare) = one("flare", "", "no reason found, 5, 3h") else { panic!() };
    assert_eq!(flare.reading, Some(Reading::Number(Tenths::whole(5))));
    let mild = one("evening", "", "mild, after a walk");
    assert!(matches!(mild, What::Rating { reading: Reading::Word(Tenths(20)), .. }), "{mild:?}");
}

#[test]
fn what_is_not_known_of_one_item_is_not_taken_for_the_whole_line() {
    let What::Confidence { movement, reading } = one("confidence", "lift", "?") else { panic!() };
    assert_eq!((movement.as_str(), reading), ("lift", Reading::Unknown));
}

#[test]
fn words_stay_as_they_are() {
    assert_eq!(one("note", "", "3 stiff, ok"), What::Note("3 stiff, ok".into()));
    assert_eq!(
        one("ask", "", "When may I add rotation?"),
        What::Ask("When may I add rotation?".into())
    );
    assert_eq!(one("note", "", "a\n  b"), What::Note("a\nb".into()));
}

#[test]
fn an_unknown_key_is_kept_for_the_owner_and_the_right_one_suggested() {
    let found = fact(&raw("mornign", "", "3"), &Settings::default());
    assert_eq!(found.diagnostics[0].advice(), Some("did you mean `morning`?"));
    let (found, _) = all("mornign", "", "3");
    assert_eq!(found, [What::Other { key: "mornign".into(), text: "3".into() }]);
}

#[test]
fn a_head_is_a_key_a_time_and_a_name() {
    let parts = |text: &'static str| {
        let head = head(text);
        (head.key, head.time, head.name)
    };
    assert_eq!(parts("morning"), (Some(Key::Morning), None, None));
    let gym = (Some(Key::Session), Some(time(18, 10, 0, 0)), Some((14, "Gym")));
    assert_eq!(parts("session 18:10 Gym"), gym);
    assert_eq!(parts("Worst pain 7 pm"), (Some(Key::Worst), Some(time(19, 0, 0, 0)), None));
    assert_eq!(parts("sesion 18:10"), (None, Some(time(18, 10, 0, 0)), None));
    assert_eq!(head("sesion 18:10").word, (0, "sesion"));
    assert_eq!(clock("24:00"), None);
    assert_eq!(clock("12:05am"), Some(time(0, 5, 0, 0)));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_grammar_panic(
        key in proptest::sample::select(Key::words().collect::<Vec<_>>()),
        name in ".{0,12}",
        values in r#"[-0-9a-z ,;.:x@%#"?~<>/é]{0,40}|.{0,40}"#,
    ) {
        let note = raw("note", "", &values);
        let line = with(raw(key, &name, &values), vec![note, raw("do", &name, &values)]);
        fact(&line, &Settings::default());
    }
}
