//! Problems in the values of a fact, whichever spelling it has. Used by the grammar.

use super::{Diagnostic, Place, codes};

codes! {
    PAIN_OUT_OF_RANGE = "pain-out-of-range", Error,
        "A pain number is not between 0 and 10",
        "Pain is rated from 0 (none) to 10 (the worst you can imagine); half points such as 3.5 \
         are fine. This number lies outside, so it was not used. The rest of the line was.";
    NUMBER_OUT_OF_RANGE = "number-out-of-range", Error,
        "A number lies outside its scale",
        "Stress and sleep quality run from 1 to 5; effort, confidence and function from 0 to 10. \
         This number lies outside its scale and was not used. The rest of the line was.";
    AMBIGUOUS_NUMBER = "ambiguous-number", Error,
        "A number with a comma can be read in two ways",
        "A comma between two digits is a decimal mark, so `1,000` would be one; many people write \
         it for a thousand. Because both are possible the number was not used. Write `1000`, or \
         `1.0` if you mean one.";
    IMPOSSIBLE_NUMBER = "impossible-number", Error,
        "A number is too large to be meant",
        "A length of more than 60 days, a night of more than 24 hours, a weight above a ton and \
         the like are slips. The value was not used. The rest of the line was.";
    TWO_VALUES = "two-values", Error,
        "Two different values stand where one belongs",
        "This field holds one value, and the line gives two that differ. Neither was used, since \
         nobody can know which one was meant. Remove one of them.";
    UNREADABLE_DATE = "unreadable-date", Error,
        "A date could not be read",
        "Dates are written year, month, day, with dashes: 2026-03-12. Other orders mean different \
         days to different people, so they are not guessed here. Nothing of this date was used.";
    PHASE_MISSING = "phase-missing", Error,
        "A phase has no number",
        "The phases of coming back are numbered 0 to 5: `event: phase 2`. Without its number the \
         change of phase cannot be placed.";
    UNIT_MISSING = "unit-missing", Warning,
        "A number has no unit",
        "A weight needs `kg` or `lb`, unless the configuration names a unit for all of them; a \
         session's length needs `min` or `h`. A unit is never guessed, so the number was not used.";
    NO_READING = "no-reading", Warning,
        "No number was found where pain is rated",
        "The line rates pain but holds no number from 0 to 10 and none of the words none, mild, \
         moderate, severe. The words were kept as a note. Put the number first: `morning: 3, stiff`.";
    DASH_IS_NOT_ZERO = "dash-is-not-zero", Warning,
        "A dash stands where pain is rated",
        "A dash means that something did not happen. For pain that could mean none or not asked, \
         so nothing was entered. Write `0` for no pain, `skip` if you left it out, or leave the \
         value blank.";
    NOT_UNDERSTOOD = "not-understood", Warning,
        "A part of the line was not understood",
        "This part is none of the values that belong to the key. It was kept as a note, so \
         nothing is lost, but it is in no chart or table. The format description lists the values \
         of each key.";
    NAME_MISSING = "name-missing", Warning,
        "A value has no name in front",
        "Something was entered without saying what it is: an activity, a movement, a medicine. \
         Write its name first: `do squat: 3x8`, `try: bend`.";
    UNKNOWN_FLAG = "unknown-flag", Warning,
        "This is not one of the danger boxes",
        "The danger questions have fixed words, such as saddle, bladder, both-legs, night. This \
         word is none of them and was kept as a note; it is not counted as a no. If you are \
         worried about it, ask a doctor today rather than a program.";
    OUTSIDE_SESSION = "outside-session", Warning,
        "This line belongs under a session",
        "`do` and `response` say more about a session or a bout and are indented below it. On \
         their own it is not known which one they belong to, so the line was kept for you alone.";
    VALUE_TOO_LONG = "value-too-long", Warning,
        "A value is too long to be one",
        "The value of a key is a few words or numbers. This one is thousands of letters long, so \
         it was not taken apart; it was kept for you alone. Use `note:` for long texts.";
    READING_ROUNDED = "reading-rounded", Hint,
        "A rating was rounded to one decimal",
        "Ratings are kept with one decimal; more digits say nothing on a scale from 0 to 10. The \
         nearest tenth was used.";
}

/// What is wrong, and what was done about it.
fn new(code: &'static super::Code, came: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(code, format!("{}; {came}", code.title)).at(place)
}

pub fn pain_out_of_range(place: &Place, read: &str) -> Diagnostic {
    new(&PAIN_OUT_OF_RANGE, "it was not used", place)
        .read(read)
        .help("write a number from 0 to 10, such as 3 or 3.5")
}

/// The scale in whole numbers, lowest and highest.
pub fn number_out_of_range(place: &Place, read: &str, (low, high): (i32, i32)) -> Diagnostic {
    let help = format!("write a number from {low} to {high}");
    new(&NUMBER_OUT_OF_RANGE, "it was not used", place).read(read).help(help)
}

pub fn ambiguous_number(place: &Place, read: &str) -> Diagnostic {
    new(&AMBIGUOUS_NUMBER, "it was not used", place)
        .read(read)
        .help("write it without the comma, or with a point")
}

pub fn impossible_number(place: &Place, read: &str) -> Diagnostic {
    new(&IMPOSSIBLE_NUMBER, "it was not used", place)
        .read(read)
        .help("check the number and its unit")
}

pub fn two_values(place: &Place, read: &str) -> Diagnostic {
    new(&TWO_VALUES, "neither was used", place)
        .read(read)
        .help("keep the value you meant and remove the other")
}

pub fn unreadable_date(place: &Place, read: &str) -> Diagnostic {
    new(&UNREADABLE_DATE, "it was not used", place)
        .read(read)
        .help("write year, month and day with dashes: 2026-03-12")
}

pub fn phase_missing(place: &Place, read: &str) -> Diagnostic {
    new(&PHASE_MISSING, "the change was not used", place)
        .read(read)
        .help("write `event: phase` and a number from 0 to 5")
}

pub fn unit_missing(place: &Place, read: &str) -> Diagnostic {
    new(&UNIT_MISSING, "it was not used", place)
        .read(read)
        .help("write the unit behind the number: `16kg`, `35lb`, `50min`")
}

pub fn no_reading(place: &Place, read: &str) -> Diagnostic {
    new(&NO_READING, "the words were kept as a note", place)
        .read(read)
        .help("put the number first, the words behind a comma")
}

pub fn dash_is_not_zero(place: &Place, read: &str) -> Diagnostic {
    new(&DASH_IS_NOT_ZERO, "nothing was entered", place)
        .read(read)
        .help("write `0` for no pain, or `skip`")
}

/// `example` shows how a fact of this key may be written.
pub fn not_understood(place: &Place, read: &str, example: &str) -> Diagnostic {
    let help = format!("write it as in `{example}`, and words of your own behind `note:`");
    new(&NOT_UNDERSTOOD, "it was kept as a note", place).read(read).help(help)
}

pub fn name_missing(place: &Place, read: &str) -> Diagnostic {
    new(&NAME_MISSING, "it was not used", place)
        .read(read)
        .help("write the name first: `do squat: 3x8`, `took: ibuprofen 400 mg`")
}

pub fn unknown_flag(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let words = "write `none`, or words such as `saddle`, `bladder`, `both-legs`, `night`";
    let help = match near {
        Some(near) => {
            format!("did you mean `{near}`? If something worries you, ask a doctor today")
        }
        None => format!("{words}; if something worries you, ask a doctor today"),
    };
    new(&UNKNOWN_FLAG, "it was kept as a note and does not count as a no", place)
        .read(read)
        .help(help)
}

pub fn outside_session(place: &Place, read: &str) -> Diagnostic {
    new(&OUTSIDE_SESSION, "it was kept for you alone", place)
        .read(read)
        .help("indent it below its `session`")
}

pub fn value_too_long(place: &Place) -> Diagnostic {
    new(&VALUE_TOO_LONG, "it was kept for you alone", place).help("write long texts behind `note:`")
}

pub fn reading_rounded(place: &Place, read: &str) -> Diagnostic {
    new(&READING_ROUNDED, "the nearest tenth was used", place)
        .read(read)
        .help("nothing needs to be done; one decimal is enough, such as 3.3")
}
