//! Shares: what one reader is not granted does not change one byte at any grain, and two readers
//! of different grains who lay their sites side by side cannot work out a single day.

use std::collections::{BTreeMap, BTreeSet};

use comeback::calendar::plus;
use comeback::diag::Place;
use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::journal::{
    Audience, Entry, Figure, Grain, Journal, Kind, NameStyle, Narrowing, Outward, Profile,
    RatingMoment, Reading, Scope, Tenths, What, disclose,
};
use comeback::pipeline::{self, Withheld};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use walkdir::WalkDir;

use crate::privacy::{self, Grants};
use crate::project::{Built, Project, difference};
use crate::tidy::root;

fn runner(cases: u32, seed: u8) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

/// What a share takes away.
#[derive(Clone, Debug)]
struct Less {
    only: Option<BTreeSet<Kind>>,
    without: BTreeSet<Kind>,
    grain: Grain,
    since: Option<u32>,
}

fn less() -> impl Strategy<Value = Less> {
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !kind.is_sealed()).collect();
    let some = prop::collection::btree_set(prop::sample::select(kinds), 0..10);
    let grain = prop::sample::select(vec![Grain::Day, Grain::Week, Grain::Month]);
    (prop::option::of(some.clone()), some, grain, prop::option::of(0..30_u32)).prop_map(
        |(only, without, grain, since)| Less {
            only,
            without: without.into_iter().take(3).collect(),
            grain,
            since,
        },
    )
}

fn words(kinds: &BTreeSet<Kind>) -> String {
    let words: Vec<String> = kinds.iter().map(|kind| format!("\"{}\"", kind.word())).collect();
    format!("[{}]", words.join(", "))
}

fn table(less: &Less) -> String {
    let grain = Grain::ALL.iter().find(|(grain, _)| *grain == less.grain).unwrap().1;
    let mut text = format!(
        "[share.sam]\naudience = \"other\"\ngrain = \"{grain}\"\nwithout = {}\n",
        words(&less.without)
    );
    if let Some(only) = &less.only {
        text.push_str(&format!("only = {}\n", words(only)));
    }
    if let Some(since) = less.since {
        text.push_str(&format!("since = {}\n", plus(privacy::FIRST, since)));
    }
    text
}

/// What is left of the grants.
fn left(grants: &Grants, less: &Less) -> Grants {
    let kept = |kind: &Kind| {
        less.only.as_ref().is_none_or(|only| only.contains(kind)) && !less.without.contains(kind)
    };
    let grants = grants.iter().filter(|(kind, _)| kept(kind));
    grants.map(|(kind, grain)| (*kind, (*grain).max(less.grain))).collect()
}

fn build(
    lines: &[privacy::Written],
    grants: &Grants,
    less: &Less,
    numbers: &BTreeMap<Kind, u32>,
) -> Built {
    Project::new()
        .log("2026.md", &privacy::log(lines))
        .config(&privacy::profile(numbers))
        .config(&privacy::audience(grants))
        .config(&table(less))
        .build_for("sam")
}

#[test]
fn what_a_share_takes_away_does_not_change_one_byte() {
    let lines = prop::collection::vec(privacy::written(), 0..60);
    let cases = (lines, privacy::grants(), less(), 0..10_000_u32);
    let outcome = runner(120, 23).run(&cases, |(lines, grants, less, turn)| {
        let left = left(&grants, &less);
        let before_since =
            |line: &privacy::Written| less.since.is_some_and(|since| line.day < since);
        let mut others = privacy::changed(&lines, &left, turn);
        // Days before the first shared one may say anything else, too.
        others.retain(|line| !before_since(line) || turn % 3 == 0);
        let one = build(&lines, &grants, &less, &BTreeMap::new());
        let numbers = privacy::other_profile(&left, turn);
        let other = build(&others, &grants, &less, &numbers);
        let difference = difference(&one, &other);
        prop_assert!(difference.is_none(), "{}\n{}", table(&less), difference.unwrap());
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn what_a_share_leaves_does_change_its_site() {
    let all = BTreeMap::from([(Kind::Morning, Grain::Day)]);
    let less = Less { only: None, without: BTreeSet::new(), grain: Grain::Week, since: None };
    let lines = |which: u32| -> Vec<privacy::Written> {
        let line = |day| privacy::Written {
            day,
            kind: Kind::Morning,
            which,
            remark: None,
            response: None,
        };
        (0..7).map(line).collect()
    };
    let build = |which| build(&lines(which), &all, &less, &BTreeMap::new());
    assert!(difference(&build(2), &build(6)).is_some());
}

const MONDAY: Date = date(2026, 3, 2);

/// A few weeks of mornings: a value, or a day without one.
type Days = Vec<Option<i32>>;

/// What a reader is shown: days, and typical values.
type Shown = (Vec<(Date, What<String>)>, Vec<Figure>);

fn shown(days: &Days, audience: &Audience) -> Shown {
    let place = Place::whole(&RelPath::new("log/a.md").unwrap());
    let entry = |(at, value): (usize, &Option<i32>)| {
        let reading = Reading::Number(Tenths::whole((*value)?));
        let what = What::Rating { moment: RatingMoment::Morning, reading, remark: None };
        Some(Entry::new(plus(MONDAY, u32::try_from(at).unwrap()), None, place.clone(), what))
    };
    let entries = days.iter().enumerate().filter_map(entry).collect();
    let disclosure = disclose(&Journal::seal(Profile::default(), entries), audience);
    let facts = disclosure.facts().iter().map(|fact| (fact.date, fact.what.clone()));
    (facts.collect(), disclosure.figures().to_vec())
}

/// A reader of mornings at a grain, from a day on.
fn reader(grain: Grain, since: Option<u32>) -> Audience {
    let scope = Scope { grain: Grain::Day, since: None };
    let grants = BTreeMap::from([(Kind::Morning, scope)]);
    let whole = Audience::reader("x", grants, BTreeSet::new(), NameStyle::Full);
    let since = since.map(|day| plus(MONDAY, day));
    let narrowing = Narrowing { grain, since, ..Narrowing::default() };
    Outward::new(&whole, &narrowing).unwrap().audience().clone()
}

/// Whether another log with another value on this day shows both readers the same. Who solves
/// for the day knows which days have a value, which is more than the pages tell.
fn could_be_otherwise(days: &Days, at: usize, readers: &[Audience]) -> bool {
    let seen = |days: &Days| readers.iter().map(|reader| shown(days, reader)).collect::<Vec<_>>();
    let before = seen(days);
    let same = |days: &Days| seen(days) == before;
    let rated: Vec<usize> =
        (0..days.len()).filter(|other| *other != at && days[*other].is_some()).collect();
    let others = (0..=10).filter(|value| Some(*value) != days[at]);
    others.into_iter().any(|value| {
        let mut one = days.clone();
        one[at] = Some(value);
        same(&one)
            || rated.iter().any(|&second| {
                (0..=10).any(|value| {
                    let mut two = one.clone();
                    two[second] = Some(value);
                    same(&two)
                })
            })
    })
}

fn solve(readers: &[Audience], seed: u8) {
    let value = prop_oneof![1 => Just(None), 2 => (0..=10).prop_map(Some), 1 => Just(Some(0)), 1 => Just(Some(10))];
    let days = prop::collection::vec(value, 7..21);
    let outcome = runner(60, seed).run(&days, |days| {
        for at in (0..days.len()).filter(|at| days[*at].is_some()) {
            prop_assert!(could_be_otherwise(&days, at, readers), "day {at} of {days:?} is told");
        }
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn a_week_and_a_month_side_by_side_do_not_tell_a_day() {
    solve(&[reader(Grain::Week, None), reader(Grain::Month, None)], 3);
}

#[test]
fn two_first_days_side_by_side_do_not_tell_a_day() {
    let readers: Vec<Audience> = (0..6)
        .map(|day| reader(Grain::Week, Some(day)))
        .chain([reader(Grain::Week, None)])
        .collect();
    solve(&readers, 5);
}

#[test]
fn the_solver_does_find_a_day_that_is_told() {
    let days: Days = vec![Some(3); 7];
    assert!(!could_be_otherwise(&days, 2, &[reader(Grain::Day, None)]));
    assert!(!could_be_otherwise(
        &days,
        2,
        &[reader(Grain::Week, None), reader(Grain::Day, Some(1))]
    ));
    assert!(could_be_otherwise(&days, 2, &[reader(Grain::Week, None)]));
}

/// The sample project with its articles, and a share for each built-in audience.
fn sample() -> Inputs {
    let folders = ["comeback.toml", "content", "sample-logs"];
    let mut files = BTreeMap::new();
    for entry in folders.iter().flat_map(|folder| WalkDir::new(root().join(folder))) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root()).unwrap().to_str().unwrap();
            let bytes = std::fs::read(entry.path()).unwrap();
            files.insert(RelPath::new(path).unwrap(), SourceFile::new(bytes));
        }
    }
    let config = RelPath::new("comeback.toml").unwrap();
    let mut text = String::from_utf8(files[&config].bytes().to_vec()).unwrap();
    for audience in ["physio", "trainer", "public"] {
        text.push_str(&format!("\n[share.for-{audience}]\naudience = \"{audience}\"\n"));
    }
    files.insert(config, SourceFile::new(text.into_bytes()));
    Inputs { today: "2026-06-08".parse().unwrap(), files }
}

#[test]
fn the_gate_clears_the_sample_project_for_every_audience() {
    let inputs = sample();
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    for (name, share) in opened.config.shares() {
        match opened.offer(share) {
            Ok(offered) => assert!(offered.pages.len() > 20, "{name}"),
            Err(Withheld::Leaking(hits)) => {
                let hits: Vec<String> = hits.iter().map(ToString::to_string).collect();
                panic!("{name} is refused:\n{}", hits.join("\n"));
            }
            Err(Withheld::Faulty(problems)) => panic!("{name}: {problems:?}"),
        }
    }
    assert_eq!(opened.config.shares().len(), 3);
}
