//! Blocks for the reader's own numbers: fenced code whose language is one of ours and whose lines
//! are TOML. Here they are read and checked; what they become is the progress part's business.

use crate::analysis::dictionary::LoadSource;
use crate::diag::{Diagnostic, Place, link as problem};

/// What an article asks to show of the reader's own numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Embed {
    Chart {
        kind: ChartKind,
        weeks: u16,
    },
    Tolerance {
        source: LoadSource,
    },
    /// How often a movement was tried and what came of it; movements have the log's own names.
    Evidence {
        movement: String,
    },
    Gate {
        of: GateName,
    },
    Hold,
    Consistency,
    Readiness,
    /// The thresholds in use.
    Colours,
}

/// The charts that a block can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartKind {
    Course,
    Minutes,
    Bouts,
    Confidence,
}

/// The gates of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateName {
    Rotation,
    Core,
    Running,
}

const CHARTS: &[(ChartKind, &str)] = &[
    (ChartKind::Course, "course"),
    (ChartKind::Minutes, "minutes"),
    (ChartKind::Bouts, "bouts"),
    (ChartKind::Confidence, "confidence"),
];

const GATES: &[(GateName, &str)] =
    &[(GateName::Rotation, "rotation"), (GateName::Core, "core"), (GateName::Running, "running")];

/// The words that open a block, each with its keys.
const BLOCKS: &[(&str, &[&str])] = &[
    ("chart", &["kind", "weeks"]),
    ("tolerance", &["source"]),
    ("evidence", &["movement"]),
    ("gate", &["of"]),
    ("hold", &[]),
    ("consistency", &[]),
    ("readiness", &[]),
    ("colours", &[]),
];

/// Whether a fenced block with this language is one of ours.
pub(super) fn is_block(language: &str) -> bool {
    BLOCKS.iter().any(|(name, _)| *name == language)
}

/// Reads a block. What cannot be shown as asked is not shown at all.
pub(super) fn parse(language: &str, lines: &str, place: &Place) -> Result<Embed, Diagnostic> {
    let table: toml::Table = lines.parse().map_err(|_| problem::embed_unreadable(place))?;
    let keys = BLOCKS.iter().find(|(name, _)| *name == language).map_or(&[][..], |(_, keys)| keys);
    if let Some(odd) = table.keys().find(|key| !keys.contains(&key.as_str())) {
        return Err(problem::embed_unknown(&line_of(lines, odd, place), odd, &keys.join(", ")));
    }
    let at = |key: &str| line_of(lines, key, place);
    let text = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or("");
    match language {
        "chart" => {
            let weeks = table.get("weeks").map_or(Some(12), toml::Value::as_integer);
            let weeks = weeks.and_then(|n| u16::try_from(n).ok()).filter(|n| (1..=520).contains(n));
            let Some(weeks) = weeks else {
                return Err(problem::embed_unknown(
                    &at("weeks"),
                    "weeks",
                    "a number from 1 to 520",
                ));
            };
            Ok(Embed::Chart { kind: named(CHARTS, text("kind"), &at("kind"))?, weeks })
        }
        "tolerance" => {
            Ok(Embed::Tolerance { source: named(LoadSource::ALL, text("source"), &at("source"))? })
        }
        "gate" => Ok(Embed::Gate { of: named(GATES, text("of"), &at("of"))? }),
        "evidence" => match text("movement").trim() {
            "" => Err(problem::embed_unknown(place, "", "movement = \"bend\"")),
            movement => Ok(Embed::Evidence { movement: movement.to_lowercase() }),
        },
        "hold" => Ok(Embed::Hold),
        "consistency" => Ok(Embed::Consistency),
        "readiness" => Ok(Embed::Readiness),
        _ => Ok(Embed::Colours),
    }
}

/// Where a key of the block stands; the block itself where it is not there.
fn line_of(lines: &str, key: &str, block: &Place) -> Place {
    let Some(above) = lines.lines().position(|line| line.trim_start().starts_with(key)) else {
        return block.clone();
    };
    let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let line = block.line.saturating_add(1).saturating_add(whole(above));
    Place::new(&block.file, line, block.column, whole(key.chars().count()))
}

fn named<T: Copy>(known: &[(T, &str)], word: &str, place: &Place) -> Result<T, Diagnostic> {
    known.iter().find(|(_, name)| *name == word).map(|(value, _)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
        problem::embed_unknown(place, word, &names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::RelPath;

    fn read(language: &str, lines: &str) -> Result<Embed, &'static str> {
        let place = Place::whole(&RelPath::made_of("a.md"));
        parse(language, lines, &place).map_err(|problem| problem.code().name)
    }

    #[test]
    fn blocks_are_read() {
        let course = Embed::Chart { kind: ChartKind::Course, weeks: 3 };
        assert_eq!(read("chart", "# mornings\nkind = \"course\"\nweeks = 3\n"), Ok(course));
        assert_eq!(read("hold", "# a comment"), Ok(Embed::Hold));
        let core = Embed::Tolerance { source: LoadSource::CoreHard };
        assert_eq!(read("tolerance", "source = \"core-hard\""), Ok(core));
    }

    #[test]
    fn what_is_not_known_is_told() {
        assert_eq!(read("chart", "kind = \"curse\""), Err("embed-key"));
        assert_eq!(read("chart", "kind = \"course\"\nwekks = 3"), Err("embed-key"));
        assert_eq!(read("chart", "kind = \"course\"\nweeks = 0"), Err("embed-key"));
        assert_eq!(read("hold", "x = 1"), Err("embed-key"));
        assert_eq!(read("gate", "of ="), Err("embed-unreadable"));
    }
}
