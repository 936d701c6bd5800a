use jiff::civil::{Date, date, time};
use proptest::prelude::*;

use super::*;
use crate::journal::*;

mod notes;
mod specification;

/// What the owner sees of one file, and the names of the problems with their places.
fn read_as(name: &str, text: &str) -> (Vec<Fact>, Vec<String>) {
    let path = RelPath::new(name).unwrap();
    let found = parse_markdown(&path, text.as_bytes(), &Settings::default());
    let problems = found.diagnostics.iter().map(|problem| {
        let place = problem.place().unwrap();
        format!("{} {}:{}", problem.code().name, place.line, place.column)
    });
    let problems = problems.collect();
    let journal = Journal::seal(Profile::default(), found.value);
    (disclose(&journal, &Audience::owner()).facts().to_vec(), problems)
}

/// The facts of a log without problems.
fn log(text: &str) -> Vec<Fact> {
    let (facts, problems) = read_as("log.md", text);
    assert_eq!(problems, Vec::<String>::new(), "{text}");
    facts
}

fn whats(facts: Vec<Fact>) -> Vec<What<String>> {
    facts.into_iter().map(|fact| fact.what).collect()
}

fn n(points: i32) -> Reading {
    Reading::Number(Tenths::whole(points))
}

fn rated(moment: RatingMoment, points: i32) -> What<String> {
    What::Rating { moment, reading: n(points), remark: None }
}

fn morning(points: i32) -> What<String> {
    rated(RatingMoment::Morning, points)
}

fn note(text: &str) -> What<String> {
    What::Note(text.to_owned())
}

const WHOLE_DAY: &str = "# 2026-04-02 Thursday

- morning: 4, stiff 25min, ache
- evening: 3
- everyday: chair ok, walk ok, bend no, day meh
- sleep: 7.5h, quality 4
- stress: 3
- sit: 6h, breaks 8
- bout 06:50: pelvic tilt 12, cat-cow 10
- bout 12:15: wall sit 2x20s, effort 3
- bout: walk 12min
- session 17:30 Club: 40min, effort 5
  - rower: 10min easy
  - split squat: 2x10 @ 8kg, to cushion
  - deadlift: 2x6 @ 20kg, close, 40%
  - response: before 2, during 3, hour 2
- confidence: bend 4, run 2
- function: put on socks 6, lift the cat 7
- try: pick up the laundry; feared a stab; happened nothing
- flare 09:10: sneezed while bent, 6, 2h, settled
- leg: none
- eased: a walk, warm shower
- worse: long drive
- took: paracetamol 1
- event: appointment 2026-04-09 physio (K.)
- ask: Is running fine again?
- note: slept on the sofa
- private: cross with everyone
";

/// The activities of the session of the whole day.
fn club() -> Vec<Activity<String>> {
    let kg = |n: u32| Some(Load::Weight(Mass { thousandths: n * 1000, unit: MassUnit::Kg }));
    let named =
        |name: &str, dose| Activity { name: name.to_owned(), dose, tags: [].into(), remark: None };
    let sets = |sets, reps| Dose { sets: Some(sets), reps: Some(reps), ..Dose::default() };
    let easy = Some(Reading::Word(Tenths::whole(2)));
    vec![
        named(
            "rower",
            Dose { duration: Some(Seconds::minutes(10)), effort: easy, ..Dose::default() },
        ),
        named(
            "split squat",
            Dose { load: kg(8), range: Some(Range::To("cushion".into())), ..sets(2, 10) },
        ),
        named(
            "deadlift",
            Dose { load: kg(20), reach: Some(Reach::Close), percent: Some(40), ..sets(2, 6) },
        ),
    ]
}

#[test]
fn every_fact_of_a_whole_day_is_read() {
    let facts = log(WHOLE_DAY);
    assert!(facts.iter().all(|fact| fact.date == date(2026, 4, 2)));
    let at = |line: u32| {
        let found: Vec<&Fact> = facts.iter().filter(|fact| fact.place.line == line).collect();
        assert!(!found.is_empty(), "nothing of line {line}");
        found.into_iter().map(|fact| fact.what.clone()).collect::<Vec<_>>()
    };
    let words = vec![PainQuality::Ache, PainQuality::Stiff];
    let quality = What::Quality { words, stiff_for: Some(Seconds::minutes(25)) };
    assert_eq!(at(3), [morning(4), quality]);
    assert_eq!(at(4), [rated(RatingMoment::Evening, 3)]);
    use EverydayItem::*;
    let everyday = vec![(Chair, Ease::Ok), (Walk, Ease::Ok), (Bend, Ease::No), (Day, Ease::Meh)];
    assert_eq!(at(5), [What::Everyday(everyday)]);
    let night = Sleep { time: Some(Seconds::minutes(450)), quality: Some(n(4)) };
    assert_eq!(at(6), [What::Sleep(night)]);
    assert_eq!(at(7), [What::Stress(n(3))]);
    assert_eq!(at(8), [What::Sit(Sit { time: Some(Seconds::hours(6)), breaks: Some(8) })]);
    let What::Bout(bout) = &at(9)[0] else { panic!() };
    assert_eq!((bout.activities.len(), bout.activities[1].name.as_str()), (2, "cat-cow"));
    let What::Bout(bout) = &at(10)[0] else { panic!() };
    assert_eq!((bout.activities[0].dose.hold, bout.effort), (Some(Seconds(20)), Some(n(3))));
    let What::Session(session) = &at(12)[0] else { panic!() };
    assert_eq!((session.name.as_str(), session.activities.clone()), ("Club", club()));
    let windows =
        Windows { before: Some(n(2)), during: Some(n(3)), hour: Some(n(2)), ..Windows::default() };
    assert_eq!((session.response, session.dose.effort), (windows, Some(n(5))));
    let sure =
        |movement: &str, points| What::Confidence { movement: movement.into(), reading: n(points) };
    assert_eq!(at(17), [sure("bend", 4), sure("run", 2)]);
    assert_eq!(at(18).len(), 2);
    let What::Try(attempt) = &at(19)[0] else { panic!() };
    assert_eq!((attempt.feared.as_deref(), attempt.came), (Some("a stab"), Some(false)));
    let What::Flare(flare) = &at(20)[0] else { panic!() };
    assert_eq!((flare.reading, flare.lasted), (Some(n(6)), Some(Seconds::hours(2))));
    assert_eq!(at(21), [What::Leg(Leg::default())]);
    assert_eq!(at(22), [What::Eased(vec!["a walk".into(), "warm shower".into()])]);
    assert_eq!(at(23), [What::Worse(vec!["long drive".into()])]);
    assert_eq!(at(24).len(), 1);
    let visit = What::Event {
        kind: EventKind::Appointment,
        on: date(2026, 4, 9),
        remark: Some("physio (K.)".into()),
    };
    assert_eq!(at(25), [visit]);
    assert_eq!(at(26), [What::Ask("Is running fine again?".into())]);
    assert_eq!(at(27), [note("slept on the sofa")]);
    assert_eq!(at(28), [What::Private("cross with everyone".into())]);
    let times: Vec<_> = facts.iter().filter_map(|fact| fact.time).collect();
    assert_eq!(times, [(6, 50), (9, 10), (12, 15), (17, 30)].map(|(h, m)| time(h, m, 0, 0)));
}

#[test]
fn a_place_is_line_and_column_of_the_value() {
    let facts =
        log("\u{feff}# 2026-04-02\r\n\r\n\t- evening: 3\r\n- confidence: grüßen 6, lift 5\r\n");
    let places: Vec<(u32, u32, u32)> =
        facts.iter().map(|f| (f.place.line, f.place.column, f.place.width)).collect();
    assert_eq!(places, [(3, 13, 1), (4, 15, 8), (4, 25, 6)]);
}

#[test]
fn markers_and_indentation_are_free() {
    let spellings = [
        "# 2026-04-02\n- session gym: 50min\n  - squat: 3x8\n  - response: before 3\n",
        "## 2026-04-02\n* session gym: 50min\n\t* squat: 3x8\n\t* response: before 3\n",
        "2026-04-02\n+ session gym: 50min\n    1. squat 3x8\n    2. before: 3\n",
        "# 2026-04-02\n\n- **Session gym**: 50min\n\n   - squat: 3x8\n\n   - response: before 3",
        "> # 2026-04-02\n> - session gym: 50min\n>   - squat: 3x8\n>   - response: before 3",
        "- [[2026-04-02]]\n\t- session gym: 50min\n\t\t- squat: 3x8\n\t\t- response: before 3",
        "# 2026-04-02\n- [x] session gym: 50min\n  - [x] squat: 3x8\n  - response:: before 3\n",
    ];
    let first = whats(log(spellings[0]));
    assert!(matches!(&first[0], What::Session(s) if s.activities.len() == 1));
    for text in spellings {
        assert_eq!(whats(log(text)), first, "{text}");
    }
}

#[test]
fn a_day_that_cannot_be_read_keeps_its_lines_off_other_days() {
    let (facts, problems) = read_as(
        "log.md",
        "# 2026-04-02\n- morning: 3\n# 3.4.2026\n- morning: 5\n# 2026-04-04\n- morning: 4\n",
    );
    assert_eq!(whats(facts), [morning(3), morning(4)]);
    assert_eq!(problems, ["unreadable-day 3:3"]);
}

#[test]
fn text_before_the_first_day_is_told_where_it_looks_like_facts() {
    let text = "My log\n\n- morning: 3\n- evening: 2\n\n# 2026-04-02\n- morning: 4\n";
    let (facts, problems) = read_as("log.md", text);
    assert_eq!(
        (whats(facts), problems),
        (vec![morning(4)], vec!["before-first-day 3:3".to_owned()])
    );
    let (facts, problems) = read_as("ideas.md", "- morning: 3\n");
    assert_eq!((facts.len(), problems), (0, vec!["no-day 1:3".to_owned()]));
    let (facts, problems) = read_as("recipe.md", "# Soup\n\nNote: salt\n- time: 20min\n");
    assert_eq!((facts.len(), problems.len()), (0, 0));
}

#[test]
fn a_slip_of_a_key_is_told_and_kept_for_the_owner() {
    let (facts, problems) = read_as("log.md", "# 2026-04-02\n- mornign: 3\n- weather: rain\n");
    assert_eq!(problems, ["unknown-key 2:3", "unknown-key 3:3"]);
    assert!(facts.iter().all(|fact| matches!(fact.what, What::Other { .. })));
    let (_, problems) = read_as("2026-04-02.md", "- mornign: 3\n- weather: rain\n");
    assert_eq!(problems, ["unknown-key 1:3", "kept-for-owner 2:3"]);
}

#[test]
fn what_is_hidden_is_not_read() {
    let text = "# 2026-04-02\n<!-- - morning: 1 -->\n%%\n- morning: 2\n%%\n```\n- morning: 3\n```\n~~~~yaml\n- morning: 4\n~~~\n- morning: 5\n~~~~\n- evening: 2 <!-- was 3 -->\n- morning: %% 6 %% 7\n";
    assert_eq!(whats(log(text)), [morning(7), rated(RatingMoment::Evening, 2)]);
}

#[test]
fn a_mark_that_is_never_closed_hides_nothing() {
    for mark in ["```", "<!-- so", "100 %% sure", "~~~~"] {
        let text = format!("# 2026-04-02\n\n{mark}\n\n- morning: 3\n\n~~~x\n");
        let (facts, problems) = read_as("log.md", &text);
        assert!(facts.iter().any(|fact| fact.what == morning(3)), "{mark}");
        assert!(problems.iter().any(|problem| problem.starts_with("unclosed 3")), "{mark}");
    }
}

#[test]
fn bytes_that_are_no_text_are_told_and_the_rest_is_read() {
    let path = RelPath::new("log.md").unwrap();
    let bytes = b"# 2026-04-02\n- morning: 3\n- note: caf\xe9\n";
    let found = parse_markdown(&path, bytes, &Settings::default());
    let place = found.diagnostics[0].place().unwrap();
    assert_eq!(
        (found.diagnostics[0].code().name, place.line, place.column),
        ("note-not-text", 3, 12)
    );
    assert_eq!(found.value.len(), 2);
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain("# 2026-04-02\n- morning: 3\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(parse_markdown(&path, &wide, &Settings::default()).value.len(), 1);
}

#[test]
fn a_fact_may_stand_without_a_marker_or_a_colon() {
    assert_eq!(whats(log("# 2026-04-02\nmorning: 3\n")), [morning(3)]);
    assert_eq!(whats(log("# 2026-04-02\n- morning 3\n")), [morning(3)]);
    assert_eq!(whats(log("# 2026-04-02\n- bouts -\n")), [What::BoutCount(0)]);
}

fn lines_of_a_day() -> impl Strategy<Value = Vec<&'static str>> {
    Just(vec![
        "- morning: 3, stiff 20min",
        "- evening: 2",
        "- note: one",
        "- bout: walk 10min",
        "- session gym: 50min\n  - squat: 3x8\n  - response: during 4",
        "- private: two",
        "- confidence: bend 6, lift 5",
        "- leg: none",
    ])
    .prop_shuffle()
}

fn without_places(facts: Vec<Fact>) -> Vec<(Date, Option<jiff::civil::Time>, What<String>)> {
    facts.into_iter().map(|fact| (fact.date, fact.time, fact.what)).collect()
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        parse_markdown(&RelPath::new("2026-04-02.md").unwrap(), &bytes, &Settings::default());
    }

    #[test]
    fn any_lines_of_marks_are_read_without_a_panic(
        text in r"(---\n|# 2026-04-02|[-#*>|`~%:\[\]()<! \t]|morning|session|private|3|é|\n){0,60}",
    ) {
        read_as("2026-04-02.md", &text);
        read_as("log.md", &format!("# 2026-04-02\n{text}"));
    }

    #[test]
    fn the_order_of_lines_does_not_matter(lines in lines_of_a_day()) {
        let shuffled = log(&format!("# 2026-04-02\n{}\n", lines.join("\n")));
        let mut sorted = lines.clone();
        sorted.sort_unstable();
        let plain = log(&format!("# 2026-04-02\n{}\n", sorted.join("\n")));
        prop_assert_eq!(without_places(shuffled), without_places(plain));
    }
}
