//! The formats that are known: what their columns are called stands in a data file each, how their
//! rows are read in a file of code each. To add one: both files, and one line here.

mod bearable;
mod body_tracker;
mod daylio;
mod fitnotes;
mod garmin;
mod google_fit;
mod gymrun;
mod hevy;
mod loop_habits;
mod strava;
mod strong;
mod stronglifts;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Reading;
use super::sheet::Sheet;

/// A format of tables.
#[derive(Debug)]
pub(super) struct Format {
    /// Its word on the command line, and the name of its log file.
    pub(super) id: &'static str,
    pub(super) program: &'static str,
    /// What its columns are called, as TOML.
    columns: &'static str,
    pub(super) read: fn(&Sheet, &mut Reading<'_>),
}

macro_rules! format {
    ($id:literal, $program:literal, $file:literal, $read:path) => {
        Format {
            id: $id,
            program: $program,
            columns: include_str!(concat!("format/", $file, ".toml")),
            read: $read,
        }
    };
}

/// Every format; one line each.
pub(super) static FORMATS: &[Format] = &[
    format!("strong", "Strong", "strong", strong::read),
    format!("hevy", "Hevy", "hevy", hevy::read),
    format!("fitnotes", "FitNotes", "fitnotes", fitnotes::read),
    format!("fitnotes", "FitNotes", "body-tracker", body_tracker::read),
    format!("stronglifts", "StrongLifts", "stronglifts", stronglifts::read),
    format!("gymrun", "GymRun", "gymrun", gymrun::read),
    format!("strava", "Strava", "strava", strava::read),
    format!("strava", "Strava", "strava-list", strava::read_list),
    format!("garmin", "Garmin Connect", "garmin", garmin::read),
    format!("google-fit", "Google Fit", "google-fit", google_fit::read),
    format!("daylio", "Daylio", "daylio", daylio::read),
    format!("bearable", "Bearable", "bearable", bearable::read),
    format!("loop", "Loop Habit Tracker", "loop", loop_habits::read),
];

/// The words of the formats, for help.
pub fn names() -> impl Iterator<Item = &'static str> {
    let mut names: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    names.push(super::health::ID);
    names.dedup();
    names.into_iter()
}

/// What the columns of a format are called.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Columns {
    /// Fields of which one whole set must be there.
    pub(super) needs: Vec<Vec<String>>,
    /// Fields that hold numbers.
    #[serde(default)]
    pub(super) numbers: Vec<String>,
    /// Fields that are left unless notes, or titles, are asked for.
    #[serde(default)]
    pub(super) notes: Vec<String>,
    #[serde(default)]
    pub(super) titles: Vec<String>,
    /// Fields that tell the format and are not taken.
    #[serde(default)]
    pub(super) left: Vec<String>,
    /// Headings of exports that look alike and are something else.
    #[serde(default)]
    pub(super) refused: Vec<Vec<String>>,
    /// A first column of this field and an empty heading at the end tell the format, too.
    #[serde(default)]
    pub(super) trailing: Option<String>,
    /// Headings of tables that have no header, where the format is named.
    #[serde(default)]
    pub(super) headerless: Vec<Vec<String>>,
    /// Words in cells.
    #[serde(default)]
    pub(super) words: BTreeMap<String, Vec<String>>,
    /// The headings of each field, in every language.
    pub(super) headings: BTreeMap<String, Vec<String>>,
}

impl Format {
    /// What its columns are called.
    pub(super) fn columns(&self) -> Columns {
        toml::from_str(self.columns).unwrap_or_default()
    }
}
