//! Thresholds of sessions, levels, gates and bouts.

use super::Shape;
use super::rule::{ALLOWED, COUNT, DAYS, PERCENT, POINTS, rules};

rules! { COLOUR_RULES: colour = [load colour]:
    red_during, POINTS, "6", eg "7",
        "A session is red where pain during it reached this.";
    amber_during, POINTS, "4", eg "5",
        "A session is amber where pain during it reached this.";
    rise, POINTS, "2", eg "1.5",
        "A rise against `before` that counts, during the session and an hour after.";
    next_rise, POINTS, "2", eg "2.5",
        "A session is red where the next morning is above its own morning by this.";
    lasting_rise, POINTS, "1", eg "1.5",
        "Together with a rise an hour after, a next morning above its own by this makes it red.";
    high_start, POINTS, "4", eg "5",
        "Who begins a session at this or more is judged by rises alone.";
    high_start_rise, POINTS, "3", eg "2.5",
        "For those, a rise of this makes it red.";
    settles_within, Shape::Length, r#""2h""#, eg r#""90min""#,
        "A session is red where it took longer than this to settle.";
    waits_for_days, Shape::Whole(1, 14), "2", eg "3",
        "How many days a missing next morning is waited for.";
    reference_mornings, Shape::Whole(1, 14), "3", eg "5",
        "How many mornings stand in, by their median, for a missing one.";
    reference_reaches_days, DAYS, "7", eg "10",
        "How many days back those mornings may lie.";
}

rules! { PATTERN_RULES: pattern = [load pattern]:
    sessions, COUNT, "3", eg "4",
        "How many known sessions of an activity are looked at.";
    reds, COUNT, "2", eg "3",
        "How many of those must be red for \"too much\".";
    greens, COUNT, "2", eg "3",
        "How many of the last known sessions must be green for \"fine\".";
    too_much_days, DAYS, "21", eg "28",
        "How many days a red session counts as \"too much for now\".";
    history_weeks, Shape::Whole(1, 5200), "520", eg "52",
        "How many weeks of thresholds the charts go back.";
}

rules! { HOLD_RULES: hold = [load hold]:
    days, DAYS, "7", eg "10",
        "Days that a level is held after a step back.";
    greens, COUNT, "2", eg "3",
        "Green sessions asked for at that level before the next step.";
}

rules! { DOSE_RULES: dose = [load dose]:
    share_from, PERCENT, "50", eg "40",
        "The share of usual, in percent, at which the early band begins.";
    share_to, PERCENT, "60", eg "70",
        "The share of usual, in percent, at which the early band ends.";
    raised_percent, PERCENT, "5", eg "10",
        "A weight, a count or a time counts as raised above this many percent.";
    raised_variables, COUNT, "2", eg "3",
        "How many things raised at once make a note.";
    new_after_days, DAYS, "28", eg "42",
        "An activity not done for so many days counts as new.";
    rung_percent, PERCENT, "10", eg "15",
        "Doses within this many percent stand on one rung of a ladder made from doses seen.";
}

rules! { GATE_RULES: gate = [load gate]:
    rotation_days, DAYS, "7", eg "10",
        "Rotation: days since the first loaded session without twist.";
    rotation_recommended_days, DAYS, "14", eg "21",
        "Rotation: the same, as recommended.";
    rotation_sessions, COUNT, "3", eg "4",
        "Rotation: known sessions without twist.";
    rotation_calm_days, DAYS, "7", eg "10",
        "Rotation: the last days in which no session may be red.";
    rotation_ambers, ALLOWED, "1", eg "0",
        "Rotation: amber sessions allowed in those days.";
    core_days, DAYS, "21", eg "28",
        "Demanding core work: days since light training began.";
    core_sessions, COUNT, "6", eg "8",
        "Demanding core work: known sessions.";
    core_calm_days, DAYS, "14", eg "21",
        "Demanding core work: the last days in which no session may be red.";
    running_sessions, COUNT, "3", eg "4",
        "Running: low-impact sessions that were long enough.";
    running_length, Shape::Length, r#""20min""#, eg r#""30min""#,
        "Running: how long is long enough.";
    break_days, DAYS, "28", eg "42",
        "After a break of so many days an activity is coming back, and its gate starts again.";
}

rules! { BOUT_RULES: bout = [load bout]:
    longest, Shape::Length, r#""10min""#, eg r#""15min""#,
        "The longest moment of exercise that counts as a bout.";
    a_day, Shape::Whole(1, 24), "3", eg "4",
        "Bouts a day, where `plan.bouts_a_day` says nothing.";
    days, DAYS, "14", eg "21",
        "How many days of bouts are looked at.";
    days_needed, COUNT, "10", eg "9",
        "Of which this many must say something about bouts.";
    waking_from, Shape::Clock, r#""07:00""#, eg r#""06:30""#,
        "When waking hours begin; gaps between bouts are counted within them.";
    waking_to, Shape::Clock, r#""22:00""#, eg r#""23:00""#,
        "When waking hours end; see `waking_from`.";
    easy_effort, POINTS, "3", eg "2.5",
        "An easy bout has an effort of at most this.";
    walking_day, Shape::Length, r#""30min""#, eg r#""20min""#,
        "A walk of this length makes a walking day.";
    consistency_days, DAYS, "14", eg "21",
        "The shorter period for which consistency is shown.";
    consistency_long_days, DAYS, "28", eg "42",
        "The longer period for which consistency is shown.";
}

rules! { CHANGE_RULES: change = [load change]:
    weeks_before, Shape::Whole(1, 26), "3", eg "4",
        "The load of a week is compared with the median of so many weeks before it.";
    summary_days, DAYS, "21", eg "14",
        "Days over which irritability and the four patterns are summed up.";
}

rules! { RUSH_RULES: rush = [load rush]:
    rest_days, DAYS, "4", eg "5",
        "Days of rest between two sessions that may end in doing too much at once.";
    bad_pain, POINTS, "4", eg "5",
        "A bad stretch has a median of at least this.";
    bad_days, DAYS, "7", eg "10",
        "How many days before the rest make up that stretch.";
    bad_days_known, COUNT, "4", eg "5",
        "How many of those need a rating.";
    share, PERCENT, "80", eg "90",
        "Coming back at this share of usual, in percent, is named.";
    of_last, Shape::Whole(100, 1000), "150", eg "200",
        "Or at this percentage of the last dose before the rest.";
}
