//! The table of keys: the one source of what `comeback.toml` may hold. Validation, defaults, the
//! schema for editors and the reference page are all made from it. Holds no value that a user
//! wrote.

mod activity;
mod audience;
mod course;
mod load;
mod log;
mod person;
mod project;
mod rule;
mod share;
mod site;

pub(super) use activity::*;
pub(super) use audience::*;
pub(super) use log::*;
pub(super) use person::*;
pub(super) use project::*;
pub(super) use rule::Rule;
pub(super) use share::*;
pub(super) use site::*;

/// What a value must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Words.
    Text,
    Flag,
    /// `2026-01-05`, with or without quotes.
    Day,
    /// A whole number between two limits, both included.
    Whole(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A kind that an audience may be granted.
    Kind,
    /// A path inside the project.
    Path,
    /// The name of one folder.
    Folder,
    /// `https://...`
    Url,
    /// Where a menu entry leads: a path of the site or a web address.
    Link,
    /// `de`, `pt-BR`
    Language,
    /// The names of daily notes: `DD.MM.YYYY`.
    DayName,
    /// How much of an activity, in the log's small grammar.
    Dose,
    /// A `#tag`, without its `#`.
    Tag,
    /// The name of a warning or a hint.
    Code,
    /// A label of the WHATWG encoding standard.
    Encoding,
    /// The value of a style variable.
    Style,
    /// `back.example.org`
    Domain,
    /// Where a share is published to.
    Destination,
    /// A number with at most one decimal; the limits are in tenths.
    Points(i32, i32),
    /// A length of time, in the log's small grammar.
    Length,
    /// A time of day.
    Clock,
    /// What life beside the training is asked for.
    Question,
    /// Several; one alone may be written without the brackets.
    List(&'static Shape),
}

impl Shape {
    /// What belongs here, to end a sentence with.
    pub(super) fn says(self) -> String {
        match self {
            Shape::Text => "words in quotes".to_owned(),
            Shape::Flag => "`true` or `false`".to_owned(),
            Shape::Day => "a date such as 2026-01-05".to_owned(),
            Shape::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Shape::Word(words) => format!("one of `\"{}\"`", words.join("\"`, `\"")),
            Shape::Kind => "the name of a kind of entry, such as `\"morning\"`".to_owned(),
            Shape::Path => "a path inside the project, such as `\"log/2026.csv\"`".to_owned(),
            Shape::Folder => "the name of one folder: letters, digits, `-` and `_`".to_owned(),
            Shape::Url => "a web address that starts with `https://` or `http://`".to_owned(),
            Shape::Link => "a path of the site, such as `\"/about/\"`, or a web address".to_owned(),
            Shape::Language => "a language code such as `\"de\"`".to_owned(),
            Shape::DayName => {
                "`YYYY`, `MM` and `DD` with what stands between them, such as `\"DD.MM.YYYY\"`"
                    .to_owned()
            }
            Shape::Dose => "a dose such as `\"3x8 @ 16kg\"`".to_owned(),
            Shape::Tag => "a tag of letters, digits, `-` and `_`".to_owned(),
            Shape::Code => "the name of a warning or hint, as `comeback check` shows it".to_owned(),
            Shape::Encoding => "the name of an encoding, such as `\"windows-1252\"`".to_owned(),
            Shape::Style => "a style value without `;`, braces, `<` or a backslash".to_owned(),
            Shape::Domain => "a domain such as `\"back.example.org\"`".to_owned(),
            Shape::Destination => "a place such as `\"folder:../for-sam\"`, `\"zip:sam.zip\"`, \
                 `\"git:git@example.org:me/back.git\"`, `\"s3://bucket/path\"`, \
                 `\"rsync:me@example.org:/var/www/sam\"` or `\"sftp:me@example.org:sam\"`"
                .to_owned(),
            Shape::Points(least, most) => {
                let (least, most) = (least / 10, most / 10);
                format!("a number from {least} to {most}, with at most one decimal")
            }
            Shape::Length => "a length of time such as `\"20min\"` or `\"2h\"`".to_owned(),
            Shape::Clock => "a time of day such as `\"07:00\"`".to_owned(),
            Shape::Question => "a question such as `\"sleep under 6h\"`".to_owned(),
            Shape::List(of) => format!("a list; each entry: {}", of.says()),
        }
    }
}

/// One key. In its path `*` stands for a name the user chooses, `<kind>` for a kind of entry,
/// and `[]` marks a table that may stand several times.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) path: &'static str,
    pub(super) shape: Shape,
    /// In TOML; empty where there is none.
    pub(super) default: &'static str,
    /// A value that differs from the default, in TOML.
    pub(super) example: &'static str,
    /// The version of comeback that brought it.
    pub(super) since: &'static str,
    pub(super) doc: &'static str,
}

/// Declares the keys of a section as constants and lists them in `KEYS`.
macro_rules! keys {
    ($list:ident: $($constant:ident = $path:literal, $shape:expr, $default:literal,
        eg $example:literal, since $since:literal, $doc:literal;)*) => {
        $(pub(in crate::config) static $constant: $crate::config::key::Key =
            $crate::config::key::Key {
                path: $path,
                shape: $shape,
                default: $default,
                example: $example,
                since: $since,
                doc: $doc,
            };)*
        pub(in crate::config) static $list: &[&$crate::config::key::Key] = &[$(&$constant),*];
    };
}
use keys;

/// The thresholds, table by table, with what each table is about.
pub(super) static RULES: &[(&str, &[Rule])] = &[
    ("the course of the episode", course::COURSE_RULES),
    ("the colour of one session", load::COLOUR_RULES),
    ("what several sessions say together", load::PATTERN_RULES),
    ("a step back, and holding", load::HOLD_RULES),
    ("doses against usual, and against the last time", load::DOSE_RULES),
    ("the gates before rotation, demanding core work and running", load::GATE_RULES),
    ("little and often", load::BOUT_RULES),
    ("the load of a week", load::CHANGE_RULES),
    ("rest after a bad stretch, then too much at once", load::RUSH_RULES),
];

/// Every threshold.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|(_, rules)| rules.iter())
}

/// A section of the reference page: its title, what it is for, and its keys.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) doc: &'static str,
    pub(super) keys: Vec<&'static Key>,
}

/// Every section, in the order of the reference page.
pub(super) fn sections() -> Vec<Section> {
    let named = NAMED.iter().map(|&(title, doc, keys)| Section {
        title: title.to_owned(),
        doc,
        keys: keys.to_vec(),
    });
    let rules = RULES.iter().map(|(about, rules)| Section {
        title: format!("Thresholds: {about}"),
        doc: RULES_DOC,
        keys: rules.iter().map(|rule| &rule.key).collect(),
    });
    named.chain(rules).collect()
}

/// Every key there is.
pub(super) fn all_keys() -> impl Iterator<Item = &'static Key> {
    let named = NAMED.iter().flat_map(|(_, _, keys)| keys.iter().copied());
    named.chain(rules().map(|rule| &rule.key))
}

const RULES_DOC: &str = "The defaults are what the articles and the studies behind them give. Whoever changes \
                         one should know why; the about page of each site lists those in use.";

static NAMED: &[(&str, &str, &[&Key])] = &[
    ("The project", "What the site is called, and where its parts lie.", PROJECT_KEYS),
    (
        "The person and the episode",
        "All of this is as private as the log: a reader sees of it only what is granted.",
        PERSON_KEYS,
    ),
    (
        "Readers",
        "An audience is a reader and a list of grants. What no grant names is not shown.",
        AUDIENCE_KEYS,
    ),
    (
        "Shares",
        "A share is one reader with a name of your own: an audience, narrowed, and where its site \
         is published. It can only take away from what the audience is granted.",
        SHARE_KEYS,
    ),
    (
        "Reading the log",
        "Answers that are given once, so that nothing has to be guessed.",
        LOG_KEYS,
    ),
    (
        "Activities",
        "Most names of exercises and sports are known. Yours can be added, and a known one can be \
         put right.",
        ACTIVITY_KEYS,
    ),
    ("Content and theme", "Articles, menus and looks.", SITE_KEYS),
];
