//! Keys of the person and the episode; what they hold is sealed with the entries.

use super::{Shape, keys};

keys! { PERSON_KEYS:
    PERSON_NAME = "person.name", Shape::Text, "", eg r#""Robin Hale""#, since "0.1",
        "Your name, for the page you bring to an appointment. An audience may get initials instead, \
         or nothing.";
    EPISODE_NAME = "episode.name", Shape::Text, "", eg r#""Lower back, winter""#, since "0.1",
        "What you call this episode, where it needs a name.";
    BEGAN = "episode.began", Shape::Day, "", eg "2026-01-05", since "0.1",
        "The first day of the episode. Days and weeks of the report are counted from it.";
    GOAL = "episode.goal", Shape::Text, "", eg r#""Carry the shopping home again""#, since "0.1",
        "What you want to get back to, in your own words.";
    NEXT = "episode.next", Shape::Text, "", eg r#""Deadlift with two thirds of usual""#,
        since "0.1",
        "What you plan to do next, in your own words; it stands at the end of the page for the \
         appointment.";
    FUNCTIONS = "episode.functions", Shape::List(&Shape::Text), "[]",
        eg r#"["tie shoes", "carry shopping"]"#, since "0.1",
        "Three to five activities of your own that are hard now. The log rates them each week from \
         0 (unable) to 10 (as before): `- function: tie shoes 7`.";
    PAUSED = "episode.paused", Shape::List(&Shape::Text), "[]", eg r#"["deadlift"]"#, since "0.1",
        "Activities that are set aside for now and are to come back.";
    USUAL = "usual.*", Shape::Dose, "", eg r#""3x8 @ 24kg""#, since "0.1",
        "What was usual for an activity before the episode, as a dose of the log. Doses can then \
         be shown as a share of usual.";
    LADDER = "ladder.*", Shape::List(&Shape::Dose), "",
        eg r#"["2x8 @ 8kg", "3x8 @ 12kg", "3x8 @ 16kg"]"#, since "0.1",
        "The rungs of an activity, lightest first, each a dose of the log. Without it the order in \
         which doses appeared is used.";
    BOUTS_A_DAY = "plan.bouts_a_day", Shape::Whole(1, 24), "", eg "3", since "0.1",
        "How many short exercise moments you plan for a day.";
    SESSIONS_A_WEEK = "plan.sessions_a_week", Shape::Whole(1, 21), "", eg "3", since "0.1",
        "How many training sessions you plan for a week.";
    EXERCISES = "plan.exercises.*", Shape::Whole(1, 70), "", eg "5", since "0.1",
        "How many bouts of one exercise you plan for a week.";
}
