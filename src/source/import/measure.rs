//! Weights, distances and efforts of a row, whose units stand in the heading, in a column beside
//! them, or nowhere: then they are asked for and never guessed.

use super::sheet::Sheet;
use super::{Question, Reading, Why};
use crate::diag::import as diag;
use crate::journal::{Distance, DistanceUnit, Load, Mass, MassUnit, Reading as Score, Tenths};

/// What is lifted; zero is written for nothing.
pub(super) fn load(
    sheet: &Sheet,
    row: usize,
    reading: &mut Reading<'_>,
) -> Result<Option<Load>, Why> {
    for (field, unit) in [("weight_kg", MassUnit::Kg), ("weight_lb", MassUnit::Lb)] {
        if let Some(n) = sheet.number(row, field, reading)?.filter(|n| *n > 0) {
            return Ok(Some(weight(n, unit)));
        }
    }
    let Some(n) = sheet.number(row, "weight", reading)?.filter(|n| *n > 0) else { return Ok(None) };
    let unit = match mass_unit(sheet.text(row, "weight_unit")) {
        Some(unit) => Some(unit),
        None if !sheet.text(row, "weight_unit").is_empty() => {
            let text = sheet.text(row, "weight_unit");
            reading.told.push(diag::value(&sheet.place(row, "weight_unit"), text));
            return Err(Why::Value);
        }
        None => reading.options.mass,
    };
    let Some(unit) = unit else {
        reading.ask(Question::Mass, &sheet.place(row, "weight"));
        return Err(Why::Open);
    };
    Ok(Some(weight(n, unit)))
}

fn weight(n: u64, unit: MassUnit) -> Load {
    Load::Weight(Mass { thousandths: u32::try_from(n).unwrap_or(u32::MAX), unit })
}

fn mass_unit(text: &str) -> Option<MassUnit> {
    match text.trim().to_lowercase().as_str() {
        "kg" | "kgs" | "kilogram" | "kilograms" => Some(MassUnit::Kg),
        "lb" | "lbs" | "pound" | "pounds" => Some(MassUnit::Lb),
        _ => None,
    }
}

/// How far; zero is written for nothing.
pub(super) fn distance(
    sheet: &Sheet,
    row: usize,
    reading: &mut Reading<'_>,
) -> Result<Option<Distance>, Why> {
    let named = [
        ("distance_m", DistanceUnit::Metre),
        ("distance_km", DistanceUnit::Kilometre),
        ("distance_mi", DistanceUnit::Mile),
    ];
    for (field, unit) in named {
        if let Some(n) = sheet.number(row, field, reading)?.filter(|n| *n > 0) {
            return Ok(Some(far(n, unit)));
        }
    }
    let Some(n) = sheet.number(row, "distance", reading)?.filter(|n| *n > 0) else {
        return Ok(None);
    };
    let text = sheet.text(row, "distance_unit");
    match (scaled(n, text), text.is_empty(), reading.options.distance) {
        (Some(distance), ..) => Ok(Some(distance)),
        (None, true, Some(unit)) => Ok(Some(far(n, unit))),
        (None, true, None) => {
            reading.ask(Question::Distance, &sheet.place(row, "distance"));
            Err(Why::Open)
        }
        (None, false, _) => {
            // A unit that is none, such as `kg`, makes the number no distance; the set stays.
            reading.told.push(diag::no_distance(&sheet.place(row, "distance_unit"), text));
            Ok(None)
        }
    }
}

fn far(n: u64, unit: DistanceUnit) -> Distance {
    Distance { thousandths: u32::try_from(n).unwrap_or(u32::MAX), unit }
}

pub(super) fn scaled(n: u64, unit: &str) -> Option<Distance> {
    match unit.trim().to_lowercase().as_str() {
        "m" | "metre" | "metres" | "meter" | "meters" => Some(far(n, DistanceUnit::Metre)),
        "km" | "kms" | "kilometres" | "kilometers" => Some(far(n, DistanceUnit::Kilometre)),
        "mi" | "mile" | "miles" => Some(far(n, DistanceUnit::Mile)),
        "ft" | "feet" => Some(far(n * 3048 / 10_000, DistanceUnit::Metre)),
        "yd" | "yds" | "yards" => Some(far(n * 9144 / 10_000, DistanceUnit::Metre)),
        "cm" => Some(far(n / 100, DistanceUnit::Metre)),
        _ => None,
    }
}

/// How hard it was, 0 to 10. Zero means that nothing was entered.
pub(super) fn effort(
    sheet: &Sheet,
    row: usize,
    reading: &mut Reading<'_>,
) -> Result<Option<Score>, Why> {
    let Some(n) = sheet.number(row, "rpe", reading)?.filter(|n| *n > 0) else { return Ok(None) };
    match i32::try_from(n / 100) {
        Ok(tenths) if tenths <= 100 => Ok(Some(Score::Number(Tenths(tenths)))),
        _ => {
            reading.told.push(diag::value(&sheet.place(row, "rpe"), sheet.text(row, "rpe")));
            Err(Why::Value)
        }
    }
}
