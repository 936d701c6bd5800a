//! The columns that comeback knows: their names, and what their cells hold. Knows no synonym.

/// What a column is, in the long and the wide form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Date,
    /// The moment a form was sent; the date where there is no other.
    Timestamp,
    Time,
    /// Known and not needed, such as the day of the week.
    Ignore,
    Kind,
    Item,
    Amount,
    /// One cell is one fact of this key.
    Plain(&'static str),
    /// A part of a fact that several columns make together: the key, and the words around it.
    Part(&'static str, Piece),
    /// A part of a session; the number tells the sessions of one row apart.
    Session(Window, u32),
    /// A named item of a fact: `confidence`, `bend`.
    Named(&'static str, String),
    /// Not known; kept for the owner alone.
    Other,
}

/// Parts of sleep, sitting, quality and the everyday check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    Hours,
    Minutes,
    Quality,
    Breaks,
    Stiff,
    Chair,
    Walk,
    Bend,
    Day,
    Feared,
    Happened,
}

/// Parts of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Window {
    Activity,
    Minutes,
    Effort,
    Before,
    During,
    Hour,
    Next,
    Settled,
    Kilometres,
    Kilograms,
    Pounds,
    Remark,
}

/// How the cells of a column are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// Dates, times, names of kinds: read by their own rules.
    Own,
    /// Numbers, perhaps with units and words beside them; the decimal mark is to be settled.
    Number,
    /// A name of one line.
    Name,
    /// Words, perhaps of several lines.
    Words,
}

const FIXED: &[(&str, Column)] = &[
    ("date", Column::Date),
    ("timestamp", Column::Timestamp),
    ("time", Column::Time),
    ("ignore", Column::Ignore),
    ("kind", Column::Kind),
    ("item", Column::Item),
    ("amount", Column::Amount),
    ("morning", Column::Plain("morning")),
    ("evening", Column::Plain("evening")),
    ("pain", Column::Plain("pain")),
    ("worst", Column::Plain("worst")),
    ("quality", Column::Plain("quality")),
    ("stiff", Column::Part("stiff", Piece::Stiff)),
    ("everyday", Column::Plain("everyday")),
    ("chair", Column::Part("everyday", Piece::Chair)),
    ("walk", Column::Part("everyday", Piece::Walk)),
    ("bend", Column::Part("everyday", Piece::Bend)),
    ("day", Column::Part("everyday", Piece::Day)),
    ("guarded", Column::Plain("guarded")),
    ("leg", Column::Plain("leg")),
    ("flags", Column::Plain("flags")),
    ("sleep_h", Column::Part("sleep", Piece::Hours)),
    ("sleep_min", Column::Part("sleep", Piece::Minutes)),
    ("sleep_q", Column::Part("sleep", Piece::Quality)),
    ("stress", Column::Plain("stress")),
    ("sit_h", Column::Part("sit", Piece::Hours)),
    ("sit_min", Column::Part("sit", Piece::Minutes)),
    ("breaks", Column::Part("sit", Piece::Breaks)),
    ("took", Column::Plain("took")),
    ("bout", Column::Plain("bout")),
    ("bouts", Column::Plain("bouts")),
    ("activity", Column::Session(Window::Activity, 1)),
    ("minutes", Column::Session(Window::Minutes, 1)),
    ("effort", Column::Session(Window::Effort, 1)),
    ("before", Column::Session(Window::Before, 1)),
    ("during", Column::Session(Window::During, 1)),
    ("hour", Column::Session(Window::Hour, 1)),
    ("next", Column::Session(Window::Next, 1)),
    ("settled", Column::Session(Window::Settled, 1)),
    ("km", Column::Session(Window::Kilometres, 1)),
    ("weight_kg", Column::Session(Window::Kilograms, 1)),
    ("weight_lb", Column::Session(Window::Pounds, 1)),
    ("session_note", Column::Session(Window::Remark, 1)),
    ("confidence", Column::Plain("confidence")),
    ("function", Column::Plain("function")),
    ("score", Column::Plain("score")),
    ("try", Column::Plain("try")),
    ("feared", Column::Part("try", Piece::Feared)),
    ("happened", Column::Part("try", Piece::Happened)),
    ("flare", Column::Plain("flare")),
    ("eased", Column::Plain("eased")),
    ("worse", Column::Plain("worse")),
    ("event", Column::Plain("event")),
    ("vida", Column::Plain("vida")),
    ("note", Column::Plain("note")),
    ("ask", Column::Plain("ask")),
    ("private", Column::Plain("private")),
];

impl Column {
    /// The column with this one of our own names: `sleep_h`, `activity 2`, `confidence_bend`.
    pub(super) fn named(name: &str) -> Option<Column> {
        let plain = name.trim().to_lowercase().replace([' ', '-'], "_");
        if let Some((_, column)) = FIXED.iter().find(|(known, _)| *known == plain) {
            return Some(column.clone());
        }
        if let Some((stem, number)) = plain.rsplit_once('_') {
            let number = number.parse::<u32>().ok().filter(|n| (1..=20).contains(n));
            let fixed = FIXED.iter().find(|(known, _)| *known == stem).map(|(_, column)| column);
            if let (Some(Column::Session(window, _)), Some(number)) = (fixed, number) {
                return Some(Column::Session(*window, number));
            }
        }
        ["confidence", "function", "score"].into_iter().find_map(|key| Column::item(key, key, name))
    }

    /// `confidence: bend` behind a word for `key`.
    pub(super) fn item(key: &'static str, word: &str, header: &str) -> Option<Column> {
        let header = header.trim();
        let head = header.get(..word.len())?;
        let rest = header.get(word.len()..)?;
        let marked = rest.starts_with(['_', ' ', ':', '-', '(', '[']);
        let item = rest.trim_matches(|c: char| " _:-()[]–".contains(c));
        let same = head.to_lowercase() == word && marked && !item.is_empty();
        same.then(|| Column::Named(key, item.replace('_', " ")))
    }

    /// Our own name for it.
    pub(super) fn name(&self) -> String {
        match self {
            Column::Named(key, item) => format!("{key} {item}"),
            Column::Session(window, number @ 2..) => {
                let first = Column::Session(*window, 1);
                format!("{} {number}", first.name())
            }
            Column::Other => "other".to_owned(),
            fixed => FIXED
                .iter()
                .find(|(_, column)| column == fixed)
                .map_or_else(String::new, |(name, _)| (*name).to_owned()),
        }
    }

    /// All our names, for suggestions.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        FIXED.iter().map(|(name, _)| *name)
    }

    pub(super) fn reads(&self) -> Reads {
        match self {
            Column::Date | Column::Timestamp | Column::Time | Column::Kind | Column::Ignore => {
                Reads::Own
            }
            Column::Item | Column::Session(Window::Activity, _) => Reads::Name,
            Column::Other | Column::Session(Window::Remark, _) => Reads::Words,
            Column::Part(_, Piece::Feared | Piece::Happened) => Reads::Words,
            Column::Plain("note" | "ask" | "private" | "try" | "event") => Reads::Words,
            _ => Reads::Number,
        }
    }

    /// The lowest and highest value of its scale, where it has one.
    pub(super) fn scale(&self) -> Option<(u32, u32)> {
        match self {
            Column::Plain("morning" | "evening" | "pain" | "worst" | "vida") => Some((0, 10)),
            Column::Session(
                Window::Before | Window::During | Window::Hour | Window::Next | Window::Effort,
                _,
            ) => Some((0, 10)),
            Column::Named("confidence" | "function", _) => Some((0, 10)),
            Column::Plain("stress") | Column::Part("sleep", Piece::Quality) => Some((1, 5)),
            _ => None,
        }
    }
}
