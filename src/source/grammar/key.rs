//! The keys of the log and their synonyms: one table. Knows nothing of values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Morning,
    Evening,
    Pain,
    Worst,
    Quality,
    Stiff,
    Everyday,
    Guarded,
    Leg,
    Flags,
    Sleep,
    Stress,
    Sit,
    Took,
    Bout,
    Bouts,
    Session,
    Do,
    Response,
    Try,
    Confidence,
    Function,
    Score,
    Flare,
    Eased,
    Worse,
    Event,
    Onset,
    Appointment,
    Phase,
    Setback,
    Cleared,
    Vida,
    Note,
    Ask,
    Private,
}

/// Every word for a key; the first one of a key is its name.
const WORDS: &[(Key, &[&str])] = &[
    (Key::Morning, &["morning", "morning pain", "pain morning", "am", "waking"]),
    (Key::Evening, &["evening", "evening pain", "pain evening", "pm", "bedtime"]),
    (Key::Pain, &["pain", "pain now", "pain level", "back pain", "nrs", "nprs", "vas"]),
    (Key::Worst, &["worst", "worst pain", "pain worst", "peak", "max pain"]),
    (Key::Quality, &["quality", "pain type", "pain quality", "type of pain"]),
    (Key::Stiff, &["stiff", "stiffness", "morning stiffness"]),
    (Key::Everyday, &["everyday", "everyday movement"]),
    (Key::Guarded, &["guarded", "guarding"]),
    (Key::Leg, &["leg", "legs", "leg symptoms"]),
    (Key::Flags, &["flags", "red flags", "flag", "danger"]),
    (Key::Sleep, &["sleep", "slept"]),
    (Key::Stress, &["stress"]),
    (Key::Sit, &["sit", "sitting", "sat"]),
    (Key::Took, &["took", "taken", "meds", "medication", "medicine", "painkiller", "painkillers"]),
    (Key::Bout, &["bout", "snack", "exercise snack"]),
    (Key::Bouts, &["bouts", "bout count"]),
    (Key::Session, &["session", "workout"]),
    (Key::Do, &["do", "did", "exercise", "activity"]),
    (Key::Response, &["response", "reaction"]),
    (Key::Try, &["try", "tried", "exposure"]),
    (Key::Confidence, &["confidence", "confident"]),
    (Key::Function, &["function", "psfs"]),
    (Key::Score, &["score", "questionnaire"]),
    (Key::Flare, &["flare", "flare up", "flareup"]),
    (Key::Eased, &["eased", "eases", "easing", "helped"]),
    (Key::Worse, &["worse", "worsened", "aggravated"]),
    (Key::Event, &["event"]),
    (Key::Onset, &["onset"]),
    (Key::Appointment, &["appointment", "appt"]),
    (Key::Phase, &["phase"]),
    (Key::Setback, &["setback"]),
    (Key::Cleared, &["cleared", "clearance"]),
    (Key::Vida, &["vida"]),
    (Key::Note, &["note", "notes", "remark", "comment", "comments"]),
    (Key::Ask, &["ask"]),
    (Key::Private, &["private", "secret"]),
];

/// A fact of each key whose values are more than words, as it may be written.
const EXAMPLES: &[(Key, &str)] = &[
    (Key::Quality, "quality: ache"),
    (Key::Stiff, "stiff: 20min"),
    (Key::Everyday, "everyday: chair ok, bend meh"),
    (Key::Guarded, "guarded: no"),
    (Key::Leg, "leg: left, tingle"),
    (Key::Flags, "flags: none"),
    (Key::Sleep, "sleep: 6.5h, quality 3"),
    (Key::Stress, "stress: 2"),
    (Key::Sit, "sit: 7h, breaks 5"),
    (Key::Bouts, "bouts: 3"),
    (Key::Confidence, "confidence: bend 6, lift 5"),
    (Key::Function, "function: tie shoes 7"),
    (Key::Score, "score RMDQ: 7"),
    (Key::Vida, "vida: 62"),
];

impl Key {
    /// How a fact of this key may be written.
    pub fn example(self) -> &'static str {
        EXAMPLES
            .iter()
            .find(|(key, _)| *key == self)
            .map_or("morning: 3, stiff 20min", |(_, example)| example)
    }

    /// The key with this name or synonym, whatever its case, dashes and underscores.
    pub fn named(word: &str) -> Option<Key> {
        static KEYS: LazyLock<BTreeMap<&str, Key>> = LazyLock::new(|| {
            let all = WORDS
                .iter()
                .rev()
                .flat_map(|(key, words)| words.iter().map(move |word| (*word, *key)));
            all.collect()
        });
        // Most words are written as they are spelt here, and most of them are no keys.
        let known = KEYS.get(word).copied();
        match known.is_some() || word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            true => known,
            false => KEYS.get(plain(word).as_str()).copied(),
        }
    }

    /// Whether a name may stand between the key and the colon: `session Gym:`.
    pub fn takes_a_name(self) -> bool {
        matches!(
            self,
            Key::Session
                | Key::Bout
                | Key::Do
                | Key::Try
                | Key::Took
                | Key::Flare
                | Key::Event
                | Key::Appointment
                | Key::Onset
                | Key::Phase
                | Key::Setback
                | Key::Cleared
                | Key::Score
                | Key::Confidence
                | Key::Function
                | Key::Note
                | Key::Ask
                | Key::Private
        )
    }

    /// The name of the key, as the log spells it.
    pub fn word(self) -> &'static str {
        WORDS
            .iter()
            .find(|(key, _)| *key == self)
            .and_then(|(_, words)| words.first())
            .copied()
            .unwrap_or("note")
    }

    /// Every name and synonym.
    pub fn words() -> impl Iterator<Item = &'static str> {
        WORDS.iter().flat_map(|(_, words)| words.iter().copied())
    }

    /// Every key's own name.
    pub fn names() -> impl Iterator<Item = &'static str> {
        WORDS.iter().filter_map(|(_, words)| words.first().copied())
    }
}

/// Lower case, with single spaces for dashes and underscores.
fn plain(word: &str) -> String {
    let spaced: String =
        word.chars().map(|c| if matches!(c, '-' | '_') { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
