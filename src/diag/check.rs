//! Problems that only show when all entries of a log lie side by side.

use super::{Diagnostic, Place, codes};

codes! {
    CONFLICTING_VALUES = "conflicting-values", Error,
        "One day has two different values for the same thing",
        "Some things have one value a day: the morning's pain, the evening's, the worst, sleep, \
         stress, each movement's confidence. Here two lines, perhaps of two files, give different \
         ones. Neither was used, since nobody can know which was meant. Remove one. Use `pain` \
         with a time for further ratings of a day.";
    DATE_FAR_OFF = "date-far-off", Error,
        "A date lies far outside the time of the log",
        "Dates before 1900 or more than a year ahead are slips of the keyboard. The lines of this \
         day were not used. Correct the date.";
    DATE_IN_FUTURE = "date-in-future", Warning,
        "A day lies in the future",
        "These lines are written for a day after today. They were read, but look whether the date \
         is meant. An appointment to come is an event of today: `event: appointment 2026-03-19`.";
    SESSION_WITHOUT_NEXT_DAY = "session-without-next-day", Warning,
        "No day follows a session for 48 hours",
        "How the back answered a session shows the next morning. No line stands for the two days \
         after this one, so its answer stays unknown; unknown never counts as good. One line the \
         morning after is enough: `morning: 3`.";
    HOUR_FAR_OFF = "hour-far-off", Warning,
        "The value an hour after a session is far from the others",
        "`hour` differs by 5 points or more from every other value of the session. That can \
         happen; more often a digit slipped. It was used as written.";
    LONG_SESSION = "long-session", Warning,
        "Something lasted more than six hours",
        "A session or activity of more than six hours is rare; minutes may have been written as \
         hours, or a timer forgotten. It was used as written.";
    WEIGHT_FAR_ABOVE_USUAL = "weight-far-above-usual", Warning,
        "A weight is more than three times the usual one",
        "The configuration says what was usual before the episode, and this weight is more than \
         three times that. Perhaps a unit or a digit slipped. It was used as written.";
    SESSION_TWICE = "session-twice", Warning,
        "A session may have been entered twice",
        "Two files hold a session of the same day with the same name or nearly the same time, as \
         happens when one was imported and one written by hand. Both were counted. Remove one of \
         them, or put what differs into one.";
    PRIVATE_IN_NOTE = "private-in-note", Warning,
        "Private words also stand in a note",
        "The same words are marked private in one place and stand in a note or remark in another, \
         where readers who may see notes can read them. Reword the note, or make it private too.";
    WAITING_FOR_MORNING = "waiting-for-morning", Hint,
        "Sessions wait for their morning value",
        "The morning after a session shows how the back took it. For up to 48 hours the value can \
         still be entered: `morning: 3` on the next day.";
    ACTIVITY_UNKNOWN = "activity-unknown", Hint,
        "It is not known what this activity loads the back with",
        "Its sessions are judged and shown like all others; only the pages by kind of load and the \
         gates cannot count it. Say it once in comeback.toml, or beside the activity with a tag \
         such as `#lift`, `#rotation`, `#core-gentle`, `#core-hard`, `#low-impact`, `#impact`, \
         `#mobility` or `#walk`. Each name is told once.";
    NO_EVERYDAY = "no-everyday", Hint,
        "The everyday line has not been answered for a while",
        "Whether everyday movement is manageable is judged from the last answers to `everyday: \
         chair ok, walk ok, bend ok, day ok`. After nine days without one, readiness cannot be \
         judged.";
}

/// What is wrong, and what was done about it.
fn new(code: &'static super::Code, came: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(code, format!("{}; {came}", code.title)).at(place)
}

/// The place of one value and that of another that differs.
pub fn conflicting_values(place: &Place, other: &Place) -> Diagnostic {
    new(&CONFLICTING_VALUES, "neither was used", place)
        .help(format!("the other stands at {other}; remove one of them"))
}

pub fn date_far_off(place: &Place) -> Diagnostic {
    new(&DATE_FAR_OFF, "the lines of this day were not used", place)
        .help("correct the date that this line belongs to")
}

pub fn date_in_future(place: &Place) -> Diagnostic {
    new(&DATE_IN_FUTURE, "it was read all the same", place)
        .help("check the date that this line belongs to")
}

pub fn session_without_next_day(place: &Place) -> Diagnostic {
    new(&SESSION_WITHOUT_NEXT_DAY, "its answer stays unknown", place)
        .help("enter the next morning if you remember it")
}

pub fn hour_far_off(place: &Place) -> Diagnostic {
    new(&HOUR_FAR_OFF, "it was used as written", place).help("check the value after `hour`")
}

pub fn long_session(place: &Place) -> Diagnostic {
    new(&LONG_SESSION, "it was used as written", place).help("check the length and its unit")
}

pub fn weight_far_above_usual(place: &Place) -> Diagnostic {
    new(&WEIGHT_FAR_ABOVE_USUAL, "it was used as written", place)
        .help("check the weight and its unit")
}

/// The place of one telling and that of the other.
pub fn session_twice(place: &Place, other: &Place) -> Diagnostic {
    let help = format!("the other stands at {other}; if both are the same one, remove one of them");
    new(&SESSION_TWICE, "both were counted", place).help(help)
}

pub fn private_in_note(place: &Place) -> Diagnostic {
    new(&PRIVATE_IN_NOTE, "readers of notes can read them there", place)
        .help("reword it, or write `private:` in front")
}

pub fn waiting_for_morning(place: &Place, sessions: usize) -> Diagnostic {
    let message = match sessions {
        1 => "1 session waits for its morning value".to_owned(),
        n => format!("{n} sessions wait for their morning value"),
    };
    Diagnostic::new(&WAITING_FOR_MORNING, message)
        .at(place)
        .help("write `morning:` on the day after")
}

pub fn activity_unknown(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::new(&ACTIVITY_UNKNOWN, ACTIVITY_UNKNOWN.title)
        .at(place)
        .read(name)
        .help("add to comeback.toml, with its name:\n[activity.\"name\"]\nload = [\"lift\"]")
}

pub fn no_everyday(place: &Place, days: i64) -> Diagnostic {
    let message = format!("No everyday line for {days} days: readiness cannot be judged");
    Diagnostic::new(&NO_EVERYDAY, message)
        .at(place)
        .help("write `everyday: chair ok, walk ok, bend ok, day ok` as it is today")
}
