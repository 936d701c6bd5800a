//! Thresholds of the course of the episode.

use super::Shape;
use super::rule::{ALLOWED, COUNT, DAYS, PERCENT, POINTS, rules};

rules! { COURSE_RULES: course = [course]:
    days_of_7, Shape::Whole(1, 7), "5", eg "4",
        "Days with a value that a figure of 7 days needs; with fewer it says \"cannot tell\".";
    days_of_14, Shape::Whole(1, 14), "10", eg "9",
        "Days with a value that a figure of 14 days needs.";
    days_of_21, Shape::Whole(1, 21), "14", eg "15",
        "Days with a value that a figure of 21 days needs.";
    days_of_a_compared_week, Shape::Whole(1, 7), "4", eg "5",
        "Days with a value that each of two compared weeks needs.";
    clear_shift, POINTS, "0.5", eg "1.0",
        "The smallest shift between two weeks that counts as a change, in points of pain.";
    clear_tau_of_21, PERCENT, "25", eg "35",
        "The smallest rank correlation with time (Kendall's tau-b, in hundredths) that counts as a \
         direction over 21 days.";
    clear_tau_of_14, PERCENT, "30", eg "40",
        "The smallest rank correlation that counts as a direction over 14 days, in hundredths.";
    low_median, POINTS, "2", eg "1.5",
        "Weeks with a median up to this are called low.";
    first_judged_day, DAYS, "14", eg "21",
        "Before this day of the log, weeks are described and not judged.";
    confirming_days, Shape::Whole(1, 14), "2", eg "3",
        "Days in a row that a new verdict must hold before it is announced.";
    jump, POINTS, "2", eg "1.5",
        "A change from one day to the next that counts as a jump.";
    jump_pairs, Shape::Whole(1, 6), "4", eg "5",
        "Pairs of days in a row, out of the 6 of a week, that are needed to speak of jumps.";
    jump_percent, PERCENT, "50", eg "60",
        "The share of those pairs, in percent, from which a week counts as fluctuating.";
    everyday_days, Shape::Whole(1, 31), "3", eg "4",
        "How many of the last entered days of everyday movement are looked at.";
    everyday_meh, ALLOWED, "1", eg "0",
        "How often an item may be `meh` in those days and still count as manageable.";
    everyday_current_days, DAYS, "14", eg "10",
        "An everyday entry older than this many days says nothing about today.";
    sharp_free_days, DAYS, "7", eg "10",
        "Days since the last sharp or reactive day, until the first phase counts as behind.";
    sharp_known_days, COUNT, "3", eg "4",
        "How many of those days must say what the pain was like, or be free of pain.";
    flags_current_days, DAYS, "14", eg "7",
        "How many days an answer to the danger questions stays current.";
    gap_points, PERCENT, "30", eg "25",
        "A gap between tolerated level and confidence that is named, in percent points.";
    gap_days, DAYS, "14", eg "21",
        "How many days that gap must have lasted.";
    lifestyle, Shape::List(&Shape::Question),
        r#"["sleep under 6h", "sit at least 6h", "stress at least 4"]"#,
        eg r#"["sleep quality up to 2", "breaks up to 3"]"#,
        "What is compared with other days, chosen beforehand: at most three are answered, since \
         with many questions some always seem to go together by chance. Takes `sleep under`, \
         `sleep quality up to`, `sit at least`, `breaks up to` and `stress at least`.";
    lifestyle_group, COUNT, "5", eg "6",
        "Days that each of the two compared groups needs.";
    lifestyle_days, DAYS, "84", eg "56",
        "How many days back that comparison looks.";
    flare_rise, POINTS, "2", eg "2.5",
        "A day so far above the median of the 14 days before it is worth asking about.";
    recovered_at_most, POINTS, "1", eg "0.5",
        "Pain of at most this counts towards recovered.";
    recovered_days, DAYS, "7", eg "10",
        "How many entered days in a row make recovered.";
    free_days, DAYS, "30", eg "28",
        "Days without pain before a return of it is called a new episode.";
    stalled_consistency, PERCENT, "70", eg "80",
        "The share of planned days done, in percent, from which stalling can be told at all.";
    stalled_move, POINTS, "1", eg "1.5",
        "A change of function or confidence by this much counts as movement.";
}
