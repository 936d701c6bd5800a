//! How long the analysis of sessions takes on one core, for logs of 1, 10 and 100 years with
//! about three sessions a day: `cargo run --release --example load_speed`.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use comeback::analysis::dictionary::Dictionary;
use comeback::analysis::load::{LoadRules, analyze_load};
use comeback::calendar::plus;
use comeback::diag::Place;
use comeback::inputs::RelPath;
use comeback::journal::{
    Activity, Audience, Bout, Disclosure, Dose, Entry, Journal, Load, Mass, MassUnit, PrivateText,
    Profile, RatingMoment, Reading, Seconds, Session, Tenths, What, Windows, disclose,
};
use jiff::civil::{Date, Time, date};

const NAMES: [&str; 12] = [
    "Goblet Squat",
    "Romanian Deadlift (Dumbbell)",
    "Bench Press (Barbell)",
    "bike",
    "walk",
    "run",
    "Lat Pulldown (Cable)",
    "dead bug",
    "plank",
    "golf",
    "rowing machine",
    "gardening",
];

fn main() {
    let dictionary = Dictionary::built_in();
    let rules = LoadRules::default();
    println!(
        "{:>6} {:>9} {:>9} {:>11} {:>11} {:>9}",
        "years", "facts", "sessions", "fastest", "median", "per day"
    );
    for years in [1, 10, 100] {
        let days = years * 365;
        let disclosure = log(days);
        let today = plus(FIRST, days);
        let mut times: Vec<Duration> = Vec::new();
        let mut sessions = 0;
        for _ in 0..9 {
            let start = Instant::now();
            let report = analyze_load(&disclosure, &rules, &dictionary, today);
            times.push(start.elapsed());
            sessions = report.sessions.len();
        }
        times.sort_unstable();
        let (fastest, median) = (times[0], times[times.len() / 2]);
        println!(
            "{years:>6} {:>9} {sessions:>9} {:>8.2} ms {:>8.2} ms {:>6.2} us",
            disclosure.facts().len(),
            fastest.as_secs_f64() * 1e3,
            median.as_secs_f64() * 1e3,
            fastest.as_secs_f64() * 1e6 / f64::from(days)
        );
    }
}

const FIRST: Date = date(1990, 1, 1);

/// Numbers that look unordered and are the same in every run.
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end)).unwrap_or(0)
    }
}

fn log(days: u32) -> Disclosure {
    let mut noise = Noise(7);
    let mut entries = Vec::new();
    let file = RelPath::new("log.md").expect("a plain name");
    for n in 0..days {
        let date = plus(FIRST, n);
        let place = Place::new(&file, n, 1, 1);
        let mut add = |time: Option<Time>, what| {
            entries.push(Entry::new(date, time, place.clone(), what));
        };
        let reading = Reading::Number(Tenths::whole(noise.below(5) as i32));
        add(None, What::Rating { moment: RatingMoment::Morning, reading, remark: None });
        for hour in [8, 13, 18] {
            if noise.below(10) < 9 {
                add(Time::new(hour, 0, 0, 0).ok(), What::Session(session(&mut noise)));
            }
        }
        for hour in [7, 11, 16] {
            add(Time::new(hour, 30, 0, 0).ok(), What::Bout(bout(&mut noise)));
        }
    }
    disclose(&Journal::seal(Profile::default(), entries), &Audience::owner())
}

fn session(noise: &mut Noise) -> Session<PrivateText> {
    let mut pain = || Some(Reading::Number(Tenths::whole(noise.below(5) as i32)));
    let response = Windows { before: pain(), during: pain(), hour: pain(), ..Windows::default() };
    Session {
        name: "Gym".to_owned(),
        dose: Dose { duration: Some(Seconds::minutes(50)), ..Dose::default() },
        tags: BTreeSet::new(),
        activities: (0..4).map(|_| activity(noise)).collect(),
        response,
        remark: None,
    }
}

fn activity(noise: &mut Noise) -> Activity<PrivateText> {
    let at = noise.below(12) as usize;
    let dose = if at.is_multiple_of(2) {
        let mass = Mass { thousandths: (4 + noise.below(20)) * 2000, unit: MassUnit::Kg };
        let (sets, reps) = (Some(2 + noise.below(3)), Some(6 + noise.below(8)));
        Dose { sets, reps, load: Some(Load::Weight(mass)), ..Dose::default() }
    } else {
        Dose { duration: Some(Seconds::minutes(5 + noise.below(30))), ..Dose::default() }
    };
    Activity { name: NAMES[at].to_owned(), dose, tags: BTreeSet::new(), remark: None }
}

fn bout(noise: &mut Noise) -> Bout<PrivateText> {
    let activities = vec![activity(noise), activity(noise)];
    Bout { activities, effort: None, remark: None }
}
