//! The kinds of things a journal holds: what a grant names. Adding one here does not compile
//! until `disclose` says who may see it.

use std::fmt;

macro_rules! kinds {
    ($($variant:ident $word:literal $says:literal,)*) => {
        /// What a grant can name. Words that end in `text` are the owner's own sentences.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = $says] $variant,)* }

        impl Kind {
            pub const ALL: &'static [Kind] = &[$(Kind::$variant),*];

            /// The word for it in a configuration and in a long table.
            pub fn word(self) -> &'static str {
                match self { $(Kind::$variant => $word,)* }
            }

            /// One line on what a reader sees who is granted it.
            pub fn says(self) -> &'static str {
                match self { $(Kind::$variant => $says,)* }
            }
        }
    };
}

kinds! {
    Person "person" "the name or initials from the configuration",
    Episode "episode" "when the episode began and what it is called",
    Goal "goal" "the goal from the configuration",
    Usual "usual" "what was usual before the episode, ladders and paused activities",
    Plan "plan" "the planned bouts and sessions",
    Morning "morning" "pain in the morning, 0 to 10",
    Evening "evening" "pain in the evening, 0 to 10",
    Pain "pain" "pain at other times, 0 to 10",
    Worst "worst" "the worst pain of the day, 0 to 10",
    Quality "quality" "what the pain is like: sharp, ache, stiff and so on",
    Everyday "everyday" "how chair, walking, bending and the day's demands went",
    Guarded "guarded" "whether movement was guarded",
    Leg "leg" "leg symptoms",
    Flags "flags" "answers to the danger questions",
    Sleep "sleep" "hours and quality of sleep",
    Stress "stress" "stress, 1 to 5",
    Sit "sit" "hours of sitting and breaks",
    Took "took" "medication",
    Bout "bout" "short exercise moments",
    Session "session" "training sessions: activities, doses, effort",
    Response "response" "how the back answered a session: before, during, an hour after, next morning",
    Try "try" "feared movements tried, what was expected and what came",
    Confidence "confidence" "confidence per movement, 0 to 10",
    Function "function" "own activities, 0 unable to 10 as before",
    Score "score" "totals of questionnaires",
    Flare "flare" "flares: when, how strong, how long",
    Eased "eased" "what eased",
    Worse "worse" "what made it worse",
    Event "event" "onset, appointments, phases, setbacks, clearances and their dates",
    Vida "vida" "a value copied from another check-in",
    Note "note" "notes, and the remarks beside other entries",
    Ask "ask" "questions for the appointment",
    Private "private" "private words: no one but the owner, ever",
    Other "other" "columns and lines that comeback does not know: no one but the owner, ever",
}

impl Kind {
    /// The kind with this word.
    pub fn named(word: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// Kinds that no audience but the owner can be granted.
    pub fn is_sealed(self) -> bool {
        matches!(self, Kind::Private | Kind::Other)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
