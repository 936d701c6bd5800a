//! An invented person's days: an episode every year or two, settling with noise and flares,
//! missing days, bouts and sessions. What a day holds; not how it is spelt.

use jiff::ToSpan;
use jiff::civil::Date;

use super::random::Random;

/// A number with one decimal: 35 is 3.5.
pub(crate) type Tenths = i32;

#[derive(Debug)]
pub(crate) struct Day {
    pub(crate) date: Date,
    pub(crate) onset: bool,
    pub(crate) morning: Option<Tenths>,
    pub(crate) evening: Option<Tenths>,
    pub(crate) sleep: Option<(Tenths, i32)>,
    pub(crate) stress: Option<i32>,
    pub(crate) sit: Option<(i32, i32)>,
    pub(crate) everyday: Option<&'static str>,
    pub(crate) bouts: Vec<Bout>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) flare: Option<i32>,
    pub(crate) weekly: Option<Weekly>,
    pub(crate) note: Option<&'static str>,
}

#[derive(Debug)]
pub(crate) struct Bout {
    pub(crate) time: &'static str,
    pub(crate) name: &'static str,
    pub(crate) dose: &'static str,
}

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) time: &'static str,
    pub(crate) name: &'static str,
    pub(crate) minutes: i32,
    pub(crate) effort: i32,
    pub(crate) done: Vec<(&'static str, String)>,
    pub(crate) before: Tenths,
    pub(crate) during: Tenths,
    pub(crate) hour: Option<Tenths>,
}

/// The weekly questions: confidence in four movements, three activities of one's own.
#[derive(Debug)]
pub(crate) struct Weekly {
    pub(crate) confidence: [i32; 4],
    pub(crate) function: [i32; 3],
}

const BOUTS: &[(&str, &str)] = &[
    ("knee rolls", "10"),
    ("cat-cow", "8"),
    ("bridge", "2x8"),
    ("bird dog", "2x6"),
    ("walk", "10min"),
    ("walk", "5min"),
];
const BOUT_TIMES: &[&str] = &["06:50", "09:30", "10:45", "12:35", "15:10", "17:30", "20:15"];
const SESSION_TIMES: &[&str] = &["07:15", "12:30", "17:45", "19:30", "20:40"];
const EASY: &[&str] = &["walk", "bike", "swim"];
const LIFTS: &[&str] = &["goblet squat", "deadlift", "dumbbell row", "push press", "wood chop"];
const NOTES: &[&str] = &[
    "stiff in the car, fine after a walk",
    "slept on the other side, better",
    "long meeting, stood for half of it",
    "nothing to tell, which is the news",
    "tried the stairs two at a time",
];

/// `count` days that end on `last`.
pub(crate) fn days(count: i64, last: Date, seed: u64) -> Vec<Day> {
    let mut course = Course::start(Random::seeded(seed));
    (0..count).rev().map(|back| course.day(last.saturating_sub(back.days()))).collect()
}

/// Where the person stands from one day to the next.
struct Course {
    random: Random,
    /// days since the episode began
    since: i32,
    /// what the day before left behind
    carried: i32,
    flare_left: i32,
    away_left: i32,
}

impl Course {
    fn start(random: Random) -> Course {
        Course { random, since: 0, carried: 0, flare_left: 0, away_left: 0 }
    }

    fn day(&mut self, date: Date) -> Day {
        let onset = self.since == 0 || (self.since > 400 && self.random.chance(1));
        self.since = if onset { 1 } else { self.since + 1 };
        let flare = self.flare();
        self.carried = (self.carried * 2 + self.random.noise() * 4) / 5;
        let level = (self.level() + self.carried).clamp(0, 90);
        if self.is_away() {
            return Day { onset, ..empty(date) };
        }
        Day {
            date,
            onset,
            flare,
            morning: self.rating(level, 82),
            evening: self.rating(level, 60),
            sleep: self.random.chance(55).then(|| (self.random.between(10, 17) * 5, 3)),
            stress: self.random.chance(45).then(|| self.random.between(1, 5)),
            sit: self
                .random
                .chance(50)
                .then(|| (self.random.between(3, 10), self.random.between(1, 8))),
            everyday: self.random.chance(40).then(|| everyday(level)),
            bouts: self.bouts(),
            sessions: self.sessions(level),
            weekly: (date.weekday() == jiff::civil::Weekday::Sunday && self.random.chance(85))
                .then(|| weekly(level)),
            note: self.random.chance(20).then(|| *self.random.pick(NOTES)),
        }
    }

    /// The course of the episode: half of what is left goes every 24 days, down to about 1.
    fn level(&self) -> Tenths {
        let halvings = self.since / 24;
        let left = 55 >> halvings.min(6);
        let next = left / 2;
        let within = self.since % 24;
        let flare = if self.flare_left > 0 { 8 * self.flare_left.min(4) } else { 0 };
        10 + left - (left - next) * within / 24 + flare
    }

    fn flare(&mut self) -> Option<i32> {
        self.flare_left = (self.flare_left - 1).max(0);
        let begins = self.flare_left == 0 && self.since > 20 && self.random.between(1, 60) == 1;
        begins.then(|| {
            self.flare_left = self.random.between(2, 7);
            self.flare_left
        })
    }

    /// Holidays without an entry, about twice a year.
    fn is_away(&mut self) -> bool {
        if self.away_left == 0 && self.random.between(1, 180) == 1 {
            self.away_left = self.random.between(5, 14);
        }
        self.away_left = (self.away_left - 1).max(0);
        self.away_left > 0
    }

    /// Mostly whole numbers, some halves, or nothing.
    fn rating(&mut self, level: Tenths, percent: i32) -> Option<Tenths> {
        let noisy = (level + self.random.noise() / 2).clamp(0, 100);
        let grain = if self.random.chance(12) { 5 } else { 10 };
        self.random.chance(percent).then_some((noisy + grain / 2) / grain * grain)
    }

    fn bouts(&mut self) -> Vec<Bout> {
        let most = if self.since < 60 { 5 } else { 2 };
        let count = usize::try_from(self.random.between(0, most)).unwrap_or(0);
        let first = usize::try_from(self.random.between(0, 2)).unwrap_or(0);
        let times = BOUT_TIMES.iter().skip(first).take(count);
        times
            .map(|time| {
                let (name, dose) = *self.random.pick(BOUTS);
                Bout { time, name, dose }
            })
            .collect()
    }

    /// About 2.9 a day on days with entries: walks and rides count as sessions here.
    fn sessions(&mut self, level: Tenths) -> Vec<Session> {
        let count = usize::try_from(self.random.between(1, 5)).unwrap_or(1);
        let mut sessions = Vec::new();
        for time in SESSION_TIMES.iter().take(count) {
            sessions.push(self.session(time, level));
        }
        sessions
    }

    fn session(&mut self, time: &'static str, level: Tenths) -> Session {
        let before = (level + 5) / 10 * 10;
        let during = before + *self.random.pick(&[-10, 0, 0, 0, 10, 10, 20]);
        let during = during.clamp(0, 100);
        let hour = before + *self.random.pick(&[-10, 0, 0, 0, 10, 20]);
        let hour = self.random.chance(90).then_some(hour.clamp(0, 100));
        let gym = self.since > 14 && self.random.chance(25);
        let name = if gym { "Gym" } else { self.random.pick(EASY) };
        let done = if gym { self.lifts() } else { Vec::new() };
        let minutes = self.random.between(3, 11) * 5;
        let effort = self.random.between(2, 6);
        Session { time, name, minutes, effort, done, before, during, hour }
    }

    fn lifts(&mut self) -> Vec<(&'static str, String)> {
        let first = usize::try_from(self.random.between(0, 2)).unwrap_or(0);
        let weight = (8 + self.since / 12 * 2).min(60);
        LIFTS
            .iter()
            .skip(first)
            .take(3)
            .map(|name| (*name, format!("{}x8 @ {weight}kg", self.random.between(2, 3))))
            .collect()
    }
}

fn empty(date: Date) -> Day {
    Day {
        date,
        onset: false,
        morning: None,
        evening: None,
        sleep: None,
        stress: None,
        sit: None,
        everyday: None,
        bouts: Vec::new(),
        sessions: Vec::new(),
        flare: None,
        weekly: None,
        note: None,
    }
}

fn everyday(level: Tenths) -> &'static str {
    match level {
        0..=25 => "chair ok, walk ok, bend ok, day ok",
        26..=45 => "chair ok, walk ok, bend meh, day ok",
        46..=60 => "chair meh, walk ok, bend meh, day meh",
        _ => "chair no, walk meh, bend no, day meh",
    }
}

fn weekly(level: Tenths) -> Weekly {
    let base = (90 - level) / 10;
    let shifted = |less: i32| (base - less).clamp(0, 10);
    Weekly {
        confidence: [shifted(1), shifted(2), shifted(3), shifted(3)],
        function: [shifted(0), shifted(1), shifted(1)],
    }
}
