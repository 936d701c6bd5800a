use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::*;
use crate::calendar::{Month, Week};
use crate::diag::Place;
use crate::inputs::RelPath;
use crate::journal::*;

const MONDAY: Date = date(2026, 3, 2);

fn day(n: i8) -> Date {
    date(2026, 3, n)
}

fn at(file: &str, day: Date, what: What<PrivateText>) -> Entry {
    Entry::new(day, None, Place::new(&RelPath::new(file).unwrap(), 1, 1, 1), what)
}

fn points(tenths: i32) -> Reading {
    Reading::Number(Tenths(tenths))
}

fn morning(day: Date, tenths: i32) -> Entry {
    let (moment, reading) = (RatingMoment::Morning, points(tenths));
    at("a.md", day, What::Rating { moment, reading, remark: None })
}

fn took(file: &str) -> Entry {
    let took = Took { name: "ibuprofen".to_owned(), amount: None, remark: None };
    at(file, MONDAY, What::Took(took))
}

fn note(day: Date) -> Entry {
    let text = What::Note(PrivateText::new("a word"));
    at("a.md", day, text).tagged(BTreeSet::from(["gym".to_owned()]))
}

fn granted(kinds: &[(Kind, Grain)], since: Option<Date>) -> Audience {
    let grants = kinds.iter().map(|&(kind, grain)| (kind, Scope { grain, since }));
    Audience::reader("coach", grants.collect(), BTreeSet::new(), NameStyle::Initials)
}

fn told(entries: Vec<Entry>, audience: &Audience) -> Disclosure {
    disclose(&Journal::seal(Profile::default(), entries), audience)
}

#[test]
fn a_grant_begins_on_its_first_day() {
    let entries = || vec![morning(day(1), 30), morning(day(2), 40), morning(day(3), 50)];
    let days = |since| {
        let shown = told(entries(), &granted(&[(Kind::Morning, Grain::Day)], since));
        shown.facts().iter().map(|fact| fact.date.day()).collect::<Vec<_>>()
    };
    assert_eq!(days(Some(day(2))), [2, 3]);
    assert_eq!(days(None), [1, 2, 3]);
}

#[test]
fn a_tagged_note_is_shown_from_its_first_day_to_those_with_the_tag() {
    let coach = |tag: &str, since| {
        let tags = BTreeSet::from([tag.to_owned()]);
        Audience::reader("coach", BTreeMap::new(), tags, NameStyle::Full).tagged_since(since)
    };
    let shown = |audience: &Audience| {
        let shown = told(vec![note(day(1)), note(day(2)), note(day(3))], audience);
        shown.facts().iter().map(|fact| fact.date.day()).collect::<Vec<_>>()
    };
    assert_eq!(shown(&coach("gym", None)), [1, 2, 3]);
    assert_eq!(shown(&coach("gym", Some(day(2)))), [2, 3]);
    assert_eq!(shown(&coach("work", None)), [0; 0]);
}

#[test]
fn what_several_files_say_of_one_moment_counts_once() {
    let owner = Audience::owner();
    let counted = |entries| told(entries, &owner).facts().len();
    assert_eq!(counted(vec![took("a.md"), took("b.md")]), 1);
    assert_eq!(counted(vec![took("a.md"), took("a.md")]), 2);
    assert_eq!(counted(vec![took("a.md"), took("a.md"), took("b.md")]), 2);
    assert_eq!(counted(vec![morning(MONDAY, 30), morning(MONDAY, 30)]), 1);
    assert_eq!(counted(vec![morning(MONDAY, 30), morning(MONDAY, 40)]), 2);
    assert_eq!(counted(vec![morning(MONDAY, 30), morning(day(3), 30)]), 2);
}

fn profile() -> Profile<PrivateText> {
    let text = |text: &str| Some(PrivateText::new(text));
    Profile {
        name: text("Anna von Berg"),
        episode: text("an episode"),
        began: Some(MONDAY),
        goal: text("a goal"),
        next: text("a next step"),
        usual: vec![Usual { activity: "walk".to_owned(), dose: Dose::default() }],
        ladders: vec![Ladder { activity: "walk".to_owned(), rungs: Vec::new() }],
        paused: vec!["run".to_owned()],
        plan: Some(PlannedWork::default()),
        functions: vec!["tie shoes".to_owned()],
    }
}

/// Which parts of the profile a reader with one grant gets.
fn parts(kind: Option<Kind>) -> Vec<&'static str> {
    let audience =
        granted(&kind.map(|kind| (kind, Grain::Day)).into_iter().collect::<Vec<_>>(), None);
    let disclosure = disclose(&Journal::seal(profile(), Vec::new()), &audience);
    let Profile { name, episode, began, goal, next, usual, ladders, paused, plan, functions } =
        disclosure.profile();
    assert!(name.as_deref().is_none_or(|name| name == "A. V. B."), "{name:?}");
    let there = [
        ("name", name.is_some()),
        ("episode", episode.is_some()),
        ("began", began.is_some()),
        ("goal", goal.is_some()),
        ("next", next.is_some()),
        ("usual", !usual.is_empty()),
        ("ladders", !ladders.is_empty()),
        ("paused", !paused.is_empty()),
        ("plan", plan.is_some()),
        ("functions", !functions.is_empty()),
    ];
    there.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
}

#[test]
fn each_part_of_the_profile_has_its_own_grant() {
    assert_eq!(parts(None), [""; 0]);
    assert_eq!(parts(Some(Kind::Person)), ["name"]);
    assert_eq!(parts(Some(Kind::Episode)), ["episode", "began"]);
    assert_eq!(parts(Some(Kind::Goal)), ["goal", "next"]);
    assert_eq!(parts(Some(Kind::Usual)), ["usual", "ladders", "paused"]);
    assert_eq!(parts(Some(Kind::Plan)), ["plan"]);
    assert_eq!(parts(Some(Kind::Function)), ["functions"]);
}

/// The typical value of each span, in tenths.
fn typical(
    entries: Vec<Entry>,
    kind: Kind,
    grain: Grain,
    since: Option<Date>,
) -> Vec<(Period, i32)> {
    let shown = told(entries, &granted(&[(kind, grain)], since));
    assert!(shown.facts().is_empty());
    shown.figures().iter().map(|figure| (figure.period, figure.typical.0)).collect()
}

fn mornings(first: Date, tenths: &[i32]) -> Vec<Entry> {
    let days = (0..).map(|n| crate::calendar::plus(first, n));
    days.zip(tenths).map(|(day, tenths)| morning(day, *tenths)).collect()
}

#[test]
fn a_week_has_a_typical_value_from_four_days_on() {
    let week = |tenths: &[i32]| typical(mornings(MONDAY, tenths), Kind::Morning, Grain::Week, None);
    let of = |tenths| vec![(Period::Week(Week::of(MONDAY)), tenths)];
    assert_eq!(week(&[20, 30, 60]), []);
    assert_eq!(week(&[70, 20, 30, 60]), of(45));
    assert_eq!(week(&[10, 20, 30, 60, 70]), of(30));
    // Rounded to half a point.
    assert_eq!((week(&[43; 4]), week(&[42; 4])), (of(45), of(40)));
}

#[test]
fn a_week_counts_from_a_first_day_that_it_begins_with() {
    let week =
        |since| typical(mornings(MONDAY, &[30; 7]), Kind::Morning, Grain::Week, Some(since)).len();
    assert_eq!((week(day(1)), week(day(2)), week(day(3))), (1, 1, 0));
}

#[test]
fn a_month_has_a_typical_value_from_three_weeks_on() {
    let month =
        |days: usize| typical(mornings(MONDAY, &vec![30; days]), Kind::Morning, Grain::Month, None);
    assert_eq!(month(14), []);
    assert_eq!(month(21), [(Period::Month(Month::of(MONDAY)), 30)]);
    assert_eq!(month(28), [(Period::Month(Month::of(MONDAY)), 30)]);
}

#[test]
fn a_typical_sleep_is_told_in_hours() {
    let slept = |n| {
        let sleep = Sleep { time: Some(Seconds(27_000)), quality: None };
        at("a.md", day(n), What::Sleep(sleep))
    };
    let nights = (2..6).map(slept).collect();
    assert_eq!(
        typical(nights, Kind::Sleep, Grain::Week, None),
        [(Period::Week(Week::of(MONDAY)), 75)]
    );
}

#[test]
fn each_question_and_event_is_shown_to_those_who_have_its_grant() {
    let flare = Flare { what: None, reading: None, lasted: None, until: None, settled: false };
    let all: [(Kind, What<PrivateText>); 9] = [
        (Kind::Confidence, What::Confidence { movement: "bend".to_owned(), reading: points(60) }),
        (Kind::Function, What::Function { activity: "tie".to_owned(), reading: points(70) }),
        (Kind::Score, What::Score { name: "RMDQ".to_owned(), total: Tenths(70) }),
        (Kind::Flare, What::Flare(flare)),
        (Kind::Eased, What::Eased(vec!["walking".to_owned()])),
        (Kind::Worse, What::Worse(vec!["sitting".to_owned()])),
        (Kind::Event, What::Event { kind: EventKind::Onset, on: MONDAY, remark: None }),
        (Kind::Vida, What::Vida { reading: points(60), remark: None }),
        (Kind::Ask, What::Ask(PrivateText::new("May I run?"))),
    ];
    for (kind, what) in &all {
        let shown =
            told(vec![at("a.md", MONDAY, what.clone())], &granted(&[(*kind, Grain::Day)], None));
        assert_eq!(shown.facts().len(), 1, "{kind:?}");
        assert!(shown.shows_days_of(*kind) && !shown.to_owner());
        let others: Vec<(Kind, Grain)> =
            Kind::ALL.iter().map(|&other| (other, Grain::Day)).collect();
        let others: Vec<_> = others.into_iter().filter(|(other, _)| other != kind).collect();
        let hidden = told(vec![at("a.md", MONDAY, what.clone())], &granted(&others, None));
        assert!(hidden.facts().is_empty(), "{kind:?}");
        assert!(!hidden.shows_days_of(*kind));
    }
    let weekly = told(Vec::new(), &granted(&[(Kind::Vida, Grain::Week)], None));
    assert!(!weekly.shows_days_of(Kind::Vida), "a week is no day");
    assert!(told(Vec::new(), &Audience::owner()).to_owner());
}
