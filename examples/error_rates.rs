//! How often the rules of the trend are right: simulates flat, recovering and worsening courses
//! and prints the table of docs/error-rates.md. Deterministic; needs no data and no network.
//!
//! Run: `cargo run --release --example error_rates`

use comeback::analysis::course::{Look, PainDay, Verdict, fluctuation, settling, trend};
use comeback::analysis::statistic::{Thousandths, direction, slope};
use comeback::analysis::{CourseRules, Told};
use comeback::calendar::{day_number, plus};
use jiff::civil::{Date, date};

const FIRST: Date = date(2026, 1, 1);
const SERIES: u32 = 3000;
/// Change per day in thousandths of a point: flat, a typical recovery, two faster ones.
const SLOPES: [i64; 4] = [0, -70, -100, -150];

/// One kind of person: how restless, how much one day follows the last, how often days are
/// missing, and whether one bad day of +4 comes in the last week.
#[derive(Clone, Copy)]
struct Case {
    noise: f64,
    memory: f64,
    missing: f64,
    flare: bool,
}

fn main() {
    for (memory, says) in [
        (0.4, "One day takes after the day before (autocorrelation 0.4)"),
        (0.0, "Each day on its own (autocorrelation 0)"),
    ] {
        println!("{says}\n");
        println!("| Rule | improving, flat course | at -0.07/day | -0.10/day | -0.15/day |");
        println!("|---|---|---|---|---|");
        table(memory);
        println!();
    }
    let rates: Vec<f64> =
        cases(None).iter().filter_map(|case| rate(100, 21, *case, worsens)).collect();
    println!("- A rise of 0.1 a day is called worse in {} of 21-day looks.", span(&rates));
    for noise in [0.7, 1.0, 1.5, 2.0] {
        let quiet: Vec<f64> = cases(None)
            .iter()
            .filter(|case| case.missing == 0.0)
            .filter_map(|case| rate(0, 7, Case { noise, ..*case }, restless))
            .collect();
        println!("- Day noise {noise:.1}: fluctuating (D3) in {} of flat weeks.", span(&quiet));
    }
}

/// The rules over all kinds of people whose days remember this much.
fn table(memory: f64) {
    let settles = |days: &[PainDay], on: Date| Ok(settling(days, on, &rules())?.settling);
    let calm = cases(Some(memory));
    let flare: Vec<Case> = calm.iter().map(|case| Case { flare: true, ..*case }).collect();
    row("7 days: slope at most -0.15 a day, tau-b at most -0.4", 7, &calm, seven_days);
    row("14 days: shift at most -0.5, tau-b at most -0.30", 14, &calm, improves(Look::Week));
    row("21 days: shift at most -0.5, tau-b at most -0.25", 21, &calm, improves(Look::Back));
    row("21 days, one day of +4 in the last week", 21, &flare, improves(Look::Back));
    row("settling (D4)", 14, &calm, settles);
    row("settling, one day of +4 in the last week", 14, &flare, settles);
}

fn rules() -> CourseRules {
    CourseRules { first_judged_day: 0, ..CourseRules::default() }
}

/// One line of the table: the lowest and highest rate over these kinds of people.
fn row(
    name: &str,
    days: u32,
    cases: &[Case],
    rule: impl Fn(&[PainDay], Date) -> Told<bool> + Copy,
) {
    let cells: Vec<String> = SLOPES
        .iter()
        .map(|slope| {
            let rates: Vec<f64> =
                cases.iter().filter_map(|case| rate(*slope, days, *case, rule)).collect();
            span(&rates)
        })
        .collect();
    println!("| {name} | {} |", cells.join(" | "));
}

/// All kinds of people, or those whose days remember this much.
fn cases(only: Option<f64>) -> Vec<Case> {
    let mut cases = Vec::new();
    for noise in [0.7, 1.0, 1.5] {
        for memory in [0.0, 0.4] {
            for missing in [0.0, 0.3] {
                cases.push(Case { noise, memory, missing, flare: false });
            }
        }
    }
    cases.retain(|case| only.is_none_or(|memory| case.memory == memory));
    cases
}

/// The share of series that the rule says yes to, of those in which it can tell.
fn rate(
    slope: i64,
    days: u32,
    case: Case,
    rule: impl Fn(&[PainDay], Date) -> Told<bool>,
) -> Option<f64> {
    let mut random = Random(20_260_312);
    let (mut yes, mut told) = (0, 0);
    for _ in 0..SERIES {
        let series = series(&mut random, slope, days, case);
        if let Ok(found) = rule(&series, plus(FIRST, days - 1)) {
            told += 1;
            yes += u32::from(found);
        }
    }
    (told >= SERIES / 10).then(|| f64::from(yes) / f64::from(told))
}

fn span(rates: &[f64]) -> String {
    let low = rates.iter().copied().fold(1.0, f64::min);
    let high = rates.iter().copied().fold(0.0, f64::max);
    format!("{:.0}-{:.0} %", low * 100.0, high * 100.0)
}

fn improves(look: Look) -> impl Fn(&[PainDay], Date) -> Told<bool> + Copy {
    move |days, on| Ok(trend(days, look, on, &rules())?.verdict == Verdict::Improving)
}

fn worsens(days: &[PainDay], on: Date) -> Told<bool> {
    Ok(trend(days, Look::Back, on, &rules())?.verdict == Verdict::Worse)
}

fn restless(days: &[PainDay], on: Date) -> Told<bool> {
    Ok(fluctuation(days, on, &rules())?.fluctuating)
}

/// The rule that is not shipped: a verdict on seven ratings.
fn seven_days(days: &[PainDay], _on: Date) -> Told<bool> {
    let points: Vec<_> = days.iter().map(|day| (day_number(day.date), day.value)).collect();
    let falls = slope(&points).is_some_and(|found| found.typical.over_days(1).0 <= -150);
    Ok(points.len() >= 5 && falls && direction(&points).falls_by(40))
}

/// Whole-number ratings from 5.5 on, with noise that remembers the day before.
fn series(random: &mut Random, slope: i64, days: u32, case: Case) -> Vec<PainDay> {
    let bad_day = case.flare.then(|| days - 7 + random.below(7));
    let fresh = (1.0 - case.memory * case.memory).sqrt();
    let mut noise = random.normal();
    let mut found = Vec::new();
    for n in 0..days {
        let level = 5.5 + f64::from(n) * slope as f64 / 1000.0;
        let bad = if bad_day == Some(n) { 4.0 } else { 0.0 };
        let rating = (level + bad + noise * case.noise).round().clamp(0.0, 10.0) as i64;
        noise = case.memory * noise + fresh * random.normal();
        if random.unit() >= case.missing {
            found.push(PainDay {
                date: plus(FIRST, n),
                value: Thousandths::whole(rating),
                morning: None,
                evening: None,
                worst: None,
                ratings: 1,
            });
        }
    }
    found
}

/// SplitMix64 (Steele and others 2014): small, fast, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to below 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, end: u32) -> u32 {
        (self.unit() * f64::from(end)) as u32
    }

    /// Close to normal, without a logarithm: twelve uniform numbers less six.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}
