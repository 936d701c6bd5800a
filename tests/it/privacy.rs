//! The promise of PRIVACY.md: what a reader is not granted does not change one byte of that
//! reader's site. Logs and grants are made at random; two logs that differ only in what is not
//! granted must give the same site.

use std::collections::{BTreeMap, BTreeSet};

use comeback::calendar::plus;
use comeback::journal::{Grain, Kind};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::project::{Built, Project, difference};

/// One line of a log: what kind it is and, by a number, which of its readings.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) day: u32,
    pub(crate) kind: Kind,
    pub(crate) which: u32,
    /// A remark beside it, for kinds that can have one.
    pub(crate) remark: Option<u32>,
    /// The response of a session.
    pub(crate) response: Option<u32>,
}

pub(crate) const FIRST: Date = date(2026, 1, 26);
const DAYS: u32 = 40;

/// Kinds that stand in a log. The rest stand in the configuration.
fn log_kinds() -> Vec<Kind> {
    let elsewhere =
        [Kind::Person, Kind::Episode, Kind::Goal, Kind::Usual, Kind::Plan, Kind::Response];
    Kind::ALL.iter().copied().filter(|kind| !elsewhere.contains(kind)).collect()
}

/// The Markdown of a line. Every number of `which` gives another reading.
fn spelt(line: &Written) -> String {
    let n = line.which % 10;
    let big = line.which % 90 + 10;
    let remark = line.remark.map(|r| format!(", remark{r}")).unwrap_or_default();
    match line.kind {
        Kind::Morning | Kind::Evening | Kind::Pain | Kind::Worst => {
            format!("- {}: {n}{remark}", line.kind.word())
        }
        Kind::Quality => {
            format!("- quality: {}", ["sharp", "ache", "stiff", "tired"][n as usize % 4])
        }
        Kind::Everyday => {
            let ease = ["ok", "meh", "no"][n as usize % 3];
            format!("- everyday: chair {ease}, walk ok, bend {ease}, day ok")
        }
        Kind::Guarded => format!("- guarded: {}", ["yes", "no"][n as usize % 2]),
        Kind::Leg => format!("- leg: {}", ["none", "left tingle", "right numb"][n as usize % 3]),
        Kind::Flags => format!("- flags: {}", ["none", "fever", "bladder"][n as usize % 3]),
        Kind::Sleep => format!("- sleep: {n}h, quality {}", n % 5 + 1),
        Kind::Stress => format!("- stress: {}", n % 5 + 1),
        Kind::Sit => format!("- sit: {n}h, breaks {n}"),
        Kind::Took => format!("- took: drug{big} {n}"),
        Kind::Bout => format!("- bout 0{n}:10: knee rolls {big}"),
        Kind::Session => session(line, &remark),
        Kind::Try => format!("- try: move{n}; feared thing{big}; happened nothing"),
        Kind::Confidence => format!("- confidence: bend {n}, lift {}", 9 - n),
        Kind::Function => format!("- function: tie shoes {n}"),
        Kind::Score => format!("- score RMDQ: {}", n + 3),
        Kind::Flare => format!("- flare 14:00: {n}, {n}h, because{big}"),
        Kind::Eased => format!("- eased: easing{big}"),
        Kind::Worse => format!("- worse: worsening{big}"),
        Kind::Event => match n % 3 {
            0 => format!("- event: appointment 2026-04-0{}, with{big}", n + 1).replace("010", "10"),
            1 => format!("- event: phase {}", n % 6),
            _ => "- event: setback".to_owned(),
        },
        Kind::Vida => format!("- vida: {n}"),
        Kind::Note => format!("- note: words{big}"),
        Kind::Ask => format!("- ask: question{big}?"),
        Kind::Private => format!("- private: secret{big}"),
        Kind::Other => format!("- zzunknown{n}: thing{big}"),
        Kind::Person | Kind::Episode | Kind::Goal | Kind::Usual | Kind::Plan | Kind::Response => {
            String::new()
        }
    }
}

fn session(line: &Written, remark: &str) -> String {
    let n = line.which % 10;
    let hour = 10 + n;
    let mut text = format!(
        "- session {hour}:00 Gym: {}min, effort {n}{remark}\n  - goblet squat: 3x{} @ {}kg\n  - wood chop: 2x{}",
        20 + n,
        n + 1,
        n + 8,
        n + 2,
    );
    if let Some(r) = line.response {
        text.push_str(&format!(
            "\n  - response: before {}, during {}, hour {}",
            r % 4,
            r % 8,
            r % 6
        ));
    }
    text
}

pub(crate) fn log(lines: &[Written]) -> String {
    let mut days: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for line in lines {
        days.entry(line.day).or_default().push(spelt(line));
    }
    let mut text = String::new();
    for (day, lines) in days {
        text.push_str(&format!("# {}\n\n{}\n\n", plus(FIRST, day), lines.join("\n")));
    }
    text
}

/// What the configuration says of the person, by one number a kind.
pub(crate) fn profile(numbers: &BTreeMap<Kind, u32>) -> String {
    let n = |kind: Kind| numbers.get(&kind).copied().unwrap_or(0) % 9;
    format!(
        "[person]\nname = \"Anna Nr{}\"\n[episode]\nname = \"ep{}\"\nbegan = 2026-01-2{}\n\
         goal = \"goal{}\"\n[plan]\nbouts_a_day = {}\n[usual]\n\"goblet squat\" = \"3x8 @ {}kg\"\n",
        n(Kind::Person),
        n(Kind::Episode),
        n(Kind::Episode) % 6,
        n(Kind::Goal),
        n(Kind::Plan) + 1,
        n(Kind::Usual) + 20,
    )
}

/// A reader: what is granted, and how finely.
pub(crate) type Grants = BTreeMap<Kind, Grain>;

pub(crate) fn audience(grants: &Grants) -> String {
    let mut text = "[audience.other]\ngrants = []\n".to_owned();
    for (kind, grain) in grants {
        let grain =
            Grain::ALL.iter().find(|(known, _)| known == grain).map_or("day", |(_, word)| word);
        text.push_str(&format!("[audience.other.see.{}]\ngrain = \"{grain}\"\n", kind.word()));
    }
    text
}

/// The same log with everything that is not granted changed: other readings, other remarks, and
/// whole lines more or fewer.
pub(crate) fn changed(lines: &[Written], grants: &Grants, turn: u32) -> Vec<Written> {
    let granted = |kind: Kind| grants.contains_key(&kind);
    let mut out: Vec<Written> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let turn = turn.wrapping_add(u32::try_from(at).unwrap());
        let mut line = line.clone();
        if !granted(line.kind) {
            match turn % 4 {
                0 => continue,
                1 => line.day = (line.day + turn) % DAYS,
                _ => {}
            }
            line.which = line.which.wrapping_add(turn % 7 + 1);
        }
        if !by_day(grants, Kind::Note) {
            line.remark = (turn % 3 != 0).then_some(turn % 50);
        }
        if !by_day(grants, Kind::Response) {
            line.response = (turn % 3 != 1).then_some(turn % 50);
        }
        out.push(line);
    }
    let hidden: Vec<Kind> = log_kinds().into_iter().filter(|kind| !granted(*kind)).collect();
    if !hidden.is_empty() {
        for extra in 0..turn % 5 {
            let kind = hidden[(turn + extra) as usize % hidden.len()];
            out.push(Written {
                day: extra * 7 % DAYS,
                kind,
                which: turn,
                remark: None,
                response: None,
            });
        }
    }
    out
}

fn by_day(grants: &Grants, kind: Kind) -> bool {
    grants.get(&kind) == Some(&Grain::Day)
}

pub(crate) fn written() -> impl Strategy<Value = Written> {
    let kinds = log_kinds();
    (0..DAYS, 0..kinds.len(), 0..1000u32, prop::option::of(0..50u32), prop::option::of(0..50u32))
        .prop_map(move |(day, kind, which, remark, response)| Written {
            day,
            kind: kinds[kind],
            which,
            remark,
            response,
        })
}

pub(crate) fn grants() -> impl Strategy<Value = Grants> {
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !kind.is_sealed()).collect();
    prop::collection::btree_map(
        prop::sample::select(kinds),
        prop::sample::select(vec![Grain::Day, Grain::Day, Grain::Week, Grain::Month]),
        0..14,
    )
}

fn build(lines: &[Written], grants: &Grants, numbers: &BTreeMap<Kind, u32>) -> Built {
    Project::new()
        .log("2026.md", &log(lines))
        .config(&profile(numbers))
        .config(&audience(grants))
        .build_for("other")
}

pub(crate) fn other_profile(grants: &Grants, turn: u32) -> BTreeMap<Kind, u32> {
    Kind::ALL
        .iter()
        .filter(|kind| !grants.contains_key(kind))
        .map(|kind| (*kind, turn % 8 + 1))
        .collect()
}

#[test]
fn what_is_not_granted_does_not_change_one_byte() {
    compare_many_sites([7; 32]);
}

#[test]
fn what_is_not_granted_does_not_change_one_byte_in_other_cases_either() {
    compare_many_sites([41; 32]);
}

/// 500 random journals and readers from one seed.
fn compare_many_sites(seed: [u8; 32]) {
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let config = Config { cases: 500, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, seed);
    let cases = (prop::collection::vec(written(), 0..25), grants(), any::<u32>());
    let with_days = std::cell::Cell::new(0u32);
    runner
        .run(&cases, |(lines, grants, turn)| {
            let first = build(&lines, &grants, &BTreeMap::new());
            let second =
                build(&changed(&lines, &grants, turn), &grants, &other_profile(&grants, turn));
            with_days.set(with_days.get() + u32::from(first.paths().len() > 5));
            difference(&first, &second).map_or(Ok(()), |place| Err(TestCaseError::fail(place)))
        })
        .unwrap();
    assert!(with_days.get() > 100, "only {} of the sites had days to compare", with_days.get());
}

/// The negative case: a reader who is granted what changes must see another site, for every kind
/// of the log that is shown by the day. It proves that the comparison would see a leak.
#[test]
fn a_planted_leak_would_be_seen() {
    for kind in log_kinds().into_iter().filter(|kind| !kind.is_sealed()) {
        let line = |which| Written { day: 20, kind, which, remark: None, response: None };
        let grants: Grants = [(kind, Grain::Day)].into();
        let a = build(&[line(1)], &grants, &BTreeMap::new());
        let b = build(&[line(2)], &grants, &BTreeMap::new());
        assert!(difference(&a, &b).is_some(), "a change of {kind} shows nowhere when granted");
    }
    let mut line =
        Written { day: 20, kind: Kind::Session, which: 1, remark: Some(1), response: Some(1) };
    let grants: Grants =
        [(Kind::Session, Grain::Day), (Kind::Note, Grain::Day), (Kind::Response, Grain::Day)]
            .into();
    let first = build(std::slice::from_ref(&line), &grants, &BTreeMap::new());
    line.remark = Some(2);
    let other_remark = build(std::slice::from_ref(&line), &grants, &BTreeMap::new());
    line.response = Some(2);
    let other_response = build(&[line], &grants, &BTreeMap::new());
    assert!(difference(&first, &other_remark).is_some(), "a remark");
    assert!(difference(&other_remark, &other_response).is_some(), "a response");
}

#[test]
fn coarse_grants_show_no_single_day() {
    let lines: Vec<Written> = (0..35)
        .map(|day| Written {
            day,
            kind: Kind::Morning,
            which: day % 5 + 1,
            remark: None,
            response: None,
        })
        .collect();
    let grants: Grants = [(Kind::Morning, Grain::Week)].into();
    let site = build(&lines, &grants, &BTreeMap::new());
    let days: BTreeSet<String> =
        site.paths().into_iter().filter(|path| path.contains("progress/2026-0")).collect();
    assert!(days.is_empty(), "{days:?}");
}
