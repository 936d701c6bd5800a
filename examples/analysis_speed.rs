//! How long the analysis takes on one core for 1, 10 and 100 years of log, and how it grows.
//!
//! Run: `cargo run --release --example analysis_speed`

use std::time::{Duration, Instant};

use comeback::analysis::dictionary::Dictionary;
use comeback::analysis::load::{LoadRules, analyze_load};
use comeback::analysis::{Report, Rules, analyze};
use comeback::calendar::plus;
use comeback::diag::Place;
use comeback::inputs::RelPath;
use comeback::journal::{
    Activity, Audience, Disclosure, Dose, Ease, Entry, EverydayItem, Journal, PainQuality,
    PrivateText, Profile, RatingMoment, Reading, Seconds, Session, Sleep, Tenths, What, Windows,
    disclose,
};
use jiff::civil::{Date, date};

const FIRST: Date = date(1930, 1, 1);

fn main() {
    println!("| years | days | facts | best of 9 | per day | of it sessions |");
    println!("|---|---|---|---|---|---|");
    for years in [1, 10, 100] {
        let days = years * 365;
        let disclosure = log_of(days);
        let today = plus(FIRST, days - 1);
        let best = best(|| assert!(!whole(&disclosure, today).course.days.is_empty()));
        let sessions = best_of_sessions(&disclosure, today);
        let facts = disclosure.facts().len();
        println!(
            "| {years} | {days} | {facts} | {best:.2?} | {:.2?} | {sessions:.2?} |",
            best / days
        );
    }
}

fn whole(disclosure: &Disclosure, today: Date) -> Report {
    analyze(disclosure, &Rules::default(), today)
}

fn best_of_sessions(disclosure: &Disclosure, today: Date) -> Duration {
    let dictionary = Dictionary::built_in();
    let rules = LoadRules::default();
    best(|| {
        let load = analyze_load(disclosure, &rules, &dictionary, today);
        assert!(!load.sessions.is_empty(), "nothing was analysed");
    })
}

/// The shortest of nine runs.
fn best(run: impl Fn()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..9).map(timed).min().unwrap_or_default()
}

/// Two ratings and a check-in a day, three sessions a week, the weekly questions: pain that
/// wanders, so that every verdict occurs.
fn log_of(days: u32) -> Disclosure {
    let entries = (0..days).flat_map(entries_of).collect();
    disclose(&Journal::seal(Profile::default(), entries), &Audience::owner())
}

fn entries_of(n: u32) -> Vec<Entry> {
    let wander = (n * 7 % 11) / 3 + (n / 40) % 5;
    let pain = Reading::Number(Tenths::whole(i32::try_from(wander).unwrap_or(0)));
    let mut said: Vec<What<PrivateText>> = vec![
        What::Rating { moment: RatingMoment::Morning, reading: pain, remark: None },
        What::Rating { moment: RatingMoment::Evening, reading: pain, remark: None },
        What::Quality { words: vec![PainQuality::Ache], stiff_for: None },
        What::Everyday(vec![(EverydayItem::Bend, Ease::Ok)]),
        What::Sleep(Sleep { time: Some(Seconds::hours(5 + n % 4)), quality: None }),
        What::Stress(Reading::Number(Tenths::whole(2))),
    ];
    if n.is_multiple_of(7) {
        let reading = Reading::Number(Tenths::whole(4));
        said.push(What::Confidence { movement: "bend".to_owned(), reading });
        said.push(What::Function { activity: "desk".to_owned(), reading });
    }
    if n % 7 % 2 == 1 {
        said.push(session(pain, n));
    }
    let place = RelPath::new("log.csv").map(|file| Place::new(&file, n + 1, 1, 1));
    let entry = |what| Some(Entry::new(plus(FIRST, n), None, place.clone()?, what));
    said.into_iter().filter_map(entry).collect()
}

fn session(pain: Reading, n: u32) -> What<PrivateText> {
    let names = ["goblet squat", "bike", "hip hinge", "row"];
    let activity = |name: &str| Activity {
        name: name.to_owned(),
        dose: Dose { sets: Some(3), reps: Some(8 + n % 3), ..Dose::default() },
        tags: std::collections::BTreeSet::new(),
        remark: None,
    };
    What::Session(Session {
        name: "Gym".to_owned(),
        dose: Dose { duration: Some(Seconds::minutes(45)), ..Dose::default() },
        tags: std::collections::BTreeSet::new(),
        activities: names.iter().map(|name| activity(name)).collect(),
        response: Windows { before: Some(pain), during: Some(pain), ..Windows::default() },
        remark: None,
    })
}
