//! What one tag of an export of Apple Health says: its attributes, its kind without the prefixes,
//! and lengths, distances and severities in their spellings. Knows no log.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use crate::journal::{Distance, DistanceUnit, Reading, Seconds, Tenths};
use crate::source::import::measure;
use crate::source::import::moment::{self, Moment};

/// A tag that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// An attribute; empty where it is not there.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<String, Broken> {
    match tag.try_get_attribute(name).map_err(|_| Broken)? {
        Some(found) => {
            let value = found.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Broken)?;
            Ok(value.into_owned())
        }
        None => Ok(String::new()),
    }
}

/// `StepCount` of `HKQuantityTypeIdentifierStepCount`
pub(super) fn kind(text: &str) -> &str {
    let prefixes = [
        "HKQuantityTypeIdentifier",
        "HKCategoryTypeIdentifier",
        "HKWorkoutActivityType",
        "HKDataType",
    ];
    prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text)
}

/// A moment with the offset it was written with.
pub(super) fn moment(text: &str) -> Option<Moment> {
    moment::read(text).map(|(at, offset)| Moment::with_offset(at, offset))
}

fn thousandths(text: &str) -> Option<u64> {
    let number: f64 = text.trim().parse().ok()?;
    // The cast cannot overflow below a billion.
    (0.0..1e9).contains(&number).then(|| (number * 1000.0).round() as u64)
}

/// `32.5` in `min`
pub(super) fn length(number: &str, unit: &str) -> Option<Seconds> {
    let seconds = match unit {
        "min" | "" => 60,
        "s" | "sec" => 1,
        "hr" | "h" => 3600,
        _ => return None,
    };
    let seconds = thousandths(number)?.saturating_mul(seconds).saturating_add(500) / 1000;
    u32::try_from(seconds).ok().map(Seconds)
}

/// To the next ten metres, hundredth of a mile, or metre; zero is written for what does not apply.
pub(super) fn distance(number: &str, unit: &str) -> Option<Distance> {
    let Distance { thousandths, unit } = measure::scaled(thousandths(number)?, unit)?;
    let step = if unit == DistanceUnit::Metre { 1000 } else { 10 };
    let thousandths = thousandths.saturating_add(step / 2) / step * step;
    (thousandths > 0).then_some(Distance { thousandths, unit })
}

/// How bad a symptom was, in the words that the log has for it. They are no numbers, and the first
/// of them, whose number is one, means that there was none.
pub(super) fn severity(text: &str) -> Option<(Reading, Option<&'static str>)> {
    let word = |n| Some((Reading::Word(Tenths::whole(n)), None));
    match text.strip_prefix("HKCategoryValueSeverity").unwrap_or(text) {
        "Unspecified" | "0" => Some((Reading::Unknown, Some("present"))),
        "NotPresent" | "1" => word(0),
        "Mild" | "2" => word(2),
        "Moderate" | "3" => word(5),
        "Severe" | "4" => word(8),
        _ => None,
    }
}

/// Whether a record of sleep says that one slept; lying in bed is not sleeping.
pub(super) fn is_asleep(value: &str) -> bool {
    let words = ["Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM"];
    value.strip_prefix("HKCategoryValueSleepAnalysis").is_some_and(|word| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_their_units() {
        let km = |thousandths| Some(Distance { thousandths, unit: DistanceUnit::Kilometre });
        assert_eq!(distance("5.25301", "km"), km(5250));
        assert_eq!(distance("0", "km"), None);
        assert_eq!(distance("-1", "km"), None);
        assert_eq!(distance("NaN", "km"), None);
        assert_eq!(distance("5", "laps"), None);
        assert_eq!(length("34.79", "min"), Some(Seconds(2087)));
        assert_eq!(length("1e99", "min"), None);
    }

    #[test]
    fn severities_are_words_and_one_means_none() {
        assert_eq!(severity("1"), Some((Reading::Word(Tenths(0)), None)));
        assert_eq!(severity("HKCategoryValueSeveritySevere").unwrap().0, Reading::Word(Tenths(80)));
        assert_eq!(severity("5"), None);
    }
}
