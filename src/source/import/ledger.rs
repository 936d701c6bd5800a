//! What became of each row of an export: taken, or left for a reason. The sums always add up, and
//! every reason is told with its lines. Knows no format.

use std::collections::BTreeMap;

/// How many lines of a reason are kept; more are only counted.
const KEPT: usize = 1_000;

/// Why a row was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Brought in by an earlier import.
    Already,
    /// Brought in by an earlier import, and changed in the export since.
    Changed,
    /// The log has it from somewhere else.
    InLog,
    /// The export holds it twice.
    Twice,
    /// Two values of what has one value a day.
    Contrary,
    /// A pause between sets.
    Rest,
    /// Words, which were not asked for.
    Words,
    /// The log has no place for it.
    Elsewhere,
    /// A total of a day or an hour, and no session.
    Total,
    /// Nothing was entered.
    Blank,
    /// The day is still to come.
    Future,
    /// A number or a length that cannot be read.
    Value,
    /// No day that can be read.
    Day,
    /// Cells that cannot be told apart.
    Broken,
    /// Waits for an answer.
    Open,
    /// No spelling of ours says it.
    Unspelt,
}

impl Why {
    pub const ALL: &'static [Why] = &[
        Why::Already,
        Why::Changed,
        Why::InLog,
        Why::Twice,
        Why::Contrary,
        Why::Rest,
        Why::Words,
        Why::Elsewhere,
        Why::Total,
        Why::Blank,
        Why::Future,
        Why::Value,
        Why::Day,
        Why::Broken,
        Why::Open,
        Why::Unspelt,
    ];

    /// A word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Why::Already => "already-brought-in",
            Why::Changed => "changed-since",
            Why::InLog => "in-the-log",
            Why::Twice => "twice-in-the-export",
            Why::Contrary => "two-values-of-one-day",
            Why::Rest => "rest-timer",
            Why::Words => "words",
            Why::Elsewhere => "no-place-for-it",
            Why::Total => "total-of-a-day",
            Why::Blank => "nothing-entered",
            Why::Future => "still-to-come",
            Why::Value => "value-not-read",
            Why::Day => "day-not-read",
            Why::Broken => "row-not-read",
            Why::Open => "waits-for-an-answer",
            Why::Unspelt => "cannot-be-written",
        }
    }

    /// For people.
    pub fn says(self) -> &'static str {
        match self {
            Why::Already => "brought in before",
            Why::Changed => "brought in before and changed in the export since",
            Why::InLog => "in the log already",
            Why::Twice => "twice in the export",
            Why::Contrary => "two values of what has one value a day",
            Why::Rest => "rest timers, no sets",
            Why::Words => "words, which were not asked for",
            Why::Elsewhere => "of a kind the log has no place for",
            Why::Total => "totals of a day or an hour, no sessions",
            Why::Blank => "with nothing entered",
            Why::Future => "of days still to come",
            Why::Value => "with a value that cannot be read",
            Why::Day => "without a day that can be read",
            Why::Broken => "whose cells cannot be told apart",
            Why::Open => "waiting for an answer",
            Why::Unspelt => "that no line of a log can say",
        }
    }
}

/// Lines of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    pub count: usize,
    /// The first of them.
    pub named: Vec<u32>,
}

impl Lines {
    fn add(&mut self, line: u32) {
        self.count += 1;
        if self.named.len() < KEPT {
            self.named.push(line);
        }
    }
}

/// The rows of an export and what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Rows below the header, or records.
    pub rows: usize,
    pub taken: usize,
    pub left: BTreeMap<Why, Lines>,
}

impl Ledger {
    pub(super) fn leave(&mut self, line: u32, why: Why) {
        self.left.entry(why).or_default().add(line);
    }

    pub(super) fn leave_all(&mut self, lines: &[u32], why: Why) {
        lines.iter().for_each(|line| self.leave(*line, why));
    }

    /// How many rows were left.
    pub fn left(&self) -> usize {
        self.left.values().map(|lines| lines.count).sum()
    }

    pub(super) fn join(&mut self, other: Ledger) {
        self.rows += other.rows;
        self.taken += other.taken;
        for (why, lines) in other.left {
            let own = self.left.entry(why).or_default();
            own.count += lines.count;
            let room = KEPT.saturating_sub(own.named.len());
            own.named.extend(lines.named.into_iter().take(room));
        }
    }
}
