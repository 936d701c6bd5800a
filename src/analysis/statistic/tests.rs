//! Hand-worked cases, and the agreement with an independent reference: 600 random series whose
//! answers scipy and numpy computed once (tests/data/statistics, with the script).

use super::*;
use proptest::prelude::*;

fn whole(values: &[i64]) -> Vec<Thousandths> {
    values.iter().map(|&value| Thousandths::whole(value)).collect()
}

fn daily(values: &[i64]) -> Vec<(i64, Thousandths)> {
    (0..).zip(whole(values)).collect()
}

#[test]
fn a_median_is_the_middle_or_the_middle_of_two() {
    assert_eq!(median(&[]), None);
    assert_eq!(median(&whole(&[3])), Some(Thousandths(3000)));
    assert_eq!(median(&whole(&[5, 1, 2])), Some(Thousandths(2000)));
    // (2 + 3) / 2
    assert_eq!(median(&whole(&[4, 1, 3, 2])), Some(Thousandths(2500)));
}

#[test]
fn quantiles_are_interpolated_within_the_score() {
    // 2 3 3 4 4 4 5: n = 7, step 1
    let week = whole(&[2, 3, 3, 4, 4, 4, 5]);
    // q n = 1.75: class 3, F = 1, f = 2: 2.5 + 0.75 / 2 = 2.875
    assert_eq!(quantile(&week, 25), Some(Thousandths(2875)));
    // q n = 3.5: class 4, F = 3, f = 3: 3.5 + 0.5 / 3 = 3.667
    assert_eq!(quantile(&week, 50), Some(Thousandths(3667)));
    // q n = 5.25: class 4: 3.5 + 2.25 / 3 = 4.25
    assert_eq!(quantile(&week, 75), Some(Thousandths(4250)));
    // never outside what was written
    assert_eq!(quantile(&whole(&[0, 0, 0]), 25), Some(Thousandths(0)));
    // half points: step 0.5; q n = 1 in 2.5, F = 0, f = 2: 2.25 + 0.5 / 2 = 2.5
    let halves = [2500, 2500, 3000, 3000].map(Thousandths);
    assert_eq!(quantile(&halves, 25), Some(Thousandths(2500)));
}

#[test]
fn the_shift_is_the_middle_of_all_differences() {
    // 3-5 3-6 4-5 4-6 = -2 -3 -1 -2: sorted -3 -2 -2 -1, middle -2
    assert_eq!(shift(&whole(&[3, 4]), &whole(&[5, 6])), Some(Thousandths(-2000)));
    // one wild value: 3 3 9 against 4 4 4: -1 x 6, +5 x 3: middle -1
    assert_eq!(shift(&whole(&[3, 3, 9]), &whole(&[4, 4, 4])), Some(Thousandths(-1000)));
    // 1-1 1-2 2-1 2-2 = 0 -1 1 0: middle 0
    assert_eq!(shift(&whole(&[1, 2]), &whole(&[1, 2])), Some(Thousandths(0)));
    assert_eq!(shift(&[], &whole(&[1])), None);
}

#[test]
fn direction_counts_ties_out_of_the_scale() {
    // 5 4 4 3: pairs -1 -1 -1 0 -1 -1: S = -5, n0 = 6, one tie: 5 / sqrt(6 * 5) = 0.913
    let found = direction(&daily(&[5, 4, 4, 3]));
    assert_eq!(found, Direction { s: -5, apart: 6, unlike: 5 });
    assert_eq!(found.tau_b(), Some(Thousandths(-913)));
    assert!(found.falls_by(91) && !found.falls_by(92) && !found.rises_by(1));
    // straight down: tau = -1 and meets the bar exactly
    assert!(direction(&daily(&[3, 2, 1])).falls_by(100));
    // nothing to scale by
    assert_eq!(direction(&daily(&[4, 4, 4])).tau_b(), None);
    assert!(!direction(&daily(&[4, 4, 4])).falls_by(0));
}

#[test]
fn the_exact_chances_agree_with_the_published_table() {
    // n = 7, S = -13: 1+6+20+49+98 = 174 of 5040 = 0.035; n = 6, S = -11: 1+5+14 = 20 of 720 = 0.028
    assert_eq!(untied_tail(7, -13), Some((174, 5040)));
    assert_eq!(untied_tail(6, -11), Some((20, 720)));
    assert_eq!(untied_tail(3, -3), Some((1, 6)));
    assert_eq!(untied_tail(1, 0), None);
}

#[test]
fn a_slope_is_the_median_of_the_slopes_of_all_pairs() {
    // 6 5 5 3 on days 0 1 2 3: -1 -1/2 -1 0 -1 -2, sorted -2 -1 -1 -1 -1/2 0: middle -1
    let found = slope(&daily(&[6, 5, 5, 3])).unwrap();
    assert_eq!(found.typical.over_days(7), Thousandths(-7000));
    // a gap: 6 on day 0, 4 on day 4: -1/2 a day
    let points = [(0, Thousandths(6000)), (4, Thousandths(4000))];
    assert_eq!(slope(&points).unwrap().typical.over_days(1), Thousandths(-500));
    assert_eq!(slope(&points[..1]), None);
    assert_eq!(slope(&daily(&[2, 2, 2])).unwrap().high.over_days(7), Thousandths(0));
}

fn numbers(cell: &str) -> Vec<i64> {
    cell.split(' ').map(|number| number.parse().unwrap()).collect()
}

/// Points from the reference, thousandths from us: the same to the last decimal we keep.
fn agree(ours: Option<Thousandths>, theirs: &str) -> bool {
    match (ours, theirs.parse::<f64>()) {
        (Some(ours), Ok(theirs)) => (ours.0 as f64 - theirs * 1000.0).abs() <= 0.501,
        (ours, theirs) => ours.is_none() && theirs.is_err(),
    }
}

#[test]
fn the_statistics_agree_with_an_independent_reference() {
    let table = include_str!("../../../tests/data/statistics/reference.csv");
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let values: Vec<Thousandths> =
            numbers(cells[1]).into_iter().map(|tenths| Thousandths(tenths * 100)).collect();
        let points: Vec<_> = numbers(cells[0]).into_iter().zip(values.clone()).collect();
        let slope = slope(&points).unwrap();
        let (old, new) = values.split_at(values.len() / 2);
        // Over 1000 days, so that three more decimals of the slope are compared.
        let per_day = |rate: Rate, cell: &str| {
            let cell = cell.parse::<f64>().unwrap() * 1000.0;
            agree(Some(rate.over_days(1000)), &cell.to_string())
        };
        assert!(agree(direction(&points).tau_b(), cells[2]), "tau of {row}");
        assert!(per_day(slope.typical, cells[3]), "slope of {row}");
        assert!(per_day(slope.low, cells[4]), "low end of {row}");
        assert!(per_day(slope.high, cells[5]), "high end of {row}");
        assert!(agree(shift(new, old), cells[6]), "shift of {row}");
        rows += 1;
    }
    assert!(rows >= 500, "only {rows} series");
}

proptest! {
    #[test]
    fn a_series_mirrored_in_sign_mirrors_every_statistic(
        values in prop::collection::vec(-20i64..20, 4..22),
    ) {
        let up: Vec<_> = values.iter().map(|v| Thousandths(v * 500)).collect();
        let down: Vec<_> = up.iter().map(|v| Thousandths(-v.0)).collect();
        let day = |values: &[Thousandths]| (0..).zip(values.to_vec()).collect::<Vec<_>>();
        let minus = |value: Option<Thousandths>| value.map(|v| Thousandths(-v.0));
        prop_assert_eq!(median(&up), minus(median(&down)));
        prop_assert_eq!(shift(&up[..2], &up[2..]), minus(shift(&down[..2], &down[2..])));
        prop_assert_eq!(direction(&day(&up)).tau_b(), minus(direction(&day(&down)).tau_b()));
        let rate = |rate: Rate| rate.over_days(7);
        let (up, down) = (slope(&day(&up)).unwrap(), slope(&day(&down)).unwrap());
        prop_assert_eq!(Some(rate(up.typical)), minus(Some(rate(down.typical))));
    }

    #[test]
    fn the_median_lies_between_the_quartiles(
        values in prop::collection::vec(0i64..21, 1..40),
    ) {
        let values: Vec<_> = values.iter().map(|v| Thousandths(v * 500)).collect();
        let found = quartiles(&values).unwrap();
        prop_assert!(found.lowest <= found.lower && found.lower <= found.median);
        prop_assert!(found.median <= found.upper && found.upper <= found.highest);
    }
}
