//! Danger, asked and answered: when the questions were asked, which boxes stand, what the legs
//! did. A ticked emergency box turns the whole sheet into its notice.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Ground, Notice, Part};
use crate::analysis::course::Danger;
use crate::analysis::{Lack, Standing};
use crate::calendar::days_between;
use crate::journal::{Kind, RedFlag, Sign};

/// The notice of an emergency, with nothing above it.
pub(super) fn notice(ground: &Ground<'_>) -> Option<Notice> {
    let Standing::Danger(standing) = &ground.report.standing else { return None };
    let mut boxes = ticked(ground, &standing.emergency);
    boxes.extend(ticked(ground, &standing.urgent));
    Some(Notice {
        heading: ground.text("danger.emergency-title"),
        boxes,
        text: ground.text("danger.emergency-text"),
        after: ground.text("sheet.no-advice"),
    })
}

fn ticked(ground: &Ground<'_>, boxes: &BTreeMap<RedFlag, Date>) -> Vec<String> {
    let date = |day: &Date| ground.words.numbers().date(*day);
    boxes
        .iter()
        .map(|(flag, day)| {
            let what = ground.text(&format!("flag.{}", flag.word()));
            ground.say("danger.ticked", &[("what", &what), ("date", &date(day))])
        })
        .collect()
}

/// Nothing where the reader may see neither the questions nor the legs.
pub(super) fn part(ground: &Ground<'_>) -> Option<Part> {
    let says = [asked(ground), legs(ground)];
    let says: Vec<String> = says.into_iter().flatten().collect();
    (!says.is_empty()).then(|| Part { says: Some(says.join(" ")), ..ground.part("danger") })
}

fn asked(ground: &Ground<'_>) -> Option<String> {
    match &ground.report.danger {
        Ok(danger) => Some(answered(ground, danger)),
        Err(Lack::NotAsked(_)) => Some(ground.text("sheet.flags-never")),
        Err(_) => None,
    }
}

fn answered(ground: &Ground<'_>, danger: &Danger) -> String {
    let numbers = ground.words.numbers();
    let mut said = Vec::new();
    let stands = matches!(ground.report.standing, Standing::Danger(_));
    match danger.asked {
        // The notice above names the boxes and says what to do.
        Some(day) if stands => {
            said.push(ground.say("sheet.flags-asked", &[("date", &numbers.date(day))]));
        }
        None => said.push(ground.text("sheet.flags-never")),
        Some(day) if danger.ticked.is_empty() => {
            said.push(ground.say("sheet.flags-none", &[("date", &numbers.date(day))]));
            said.extend(ago(ground, day));
        }
        Some(_) => {
            let boxes = ticked(ground, &danger.ticked).join("; ");
            said.push(ground.say("sheet.flags-ticked", &[("boxes", &boxes)]));
        }
    }
    said.extend(
        danger
            .cleared
            .map(|day| ground.say("sheet.flags-cleared", &[("date", &numbers.date(day))])),
    );
    said.join(" ")
}

/// How long ago, where the answer no longer counts as of today.
fn ago(ground: &Ground<'_>, day: Date) -> Option<String> {
    let days = u32::try_from(days_between(day, ground.report.today)).ok()?;
    (days >= ground.rules.course.flags_current_days)
        .then(|| ground.say("sheet.flags-ago", &[("days", &days.to_string())]))
}

/// Symptoms of the legs in the last 21 days; silence is no answer.
fn legs(ground: &Ground<'_>) -> Option<String> {
    let legs = match &ground.report.legs {
        Ok(legs) => legs,
        Err(Lack::NotAsked(_)) => return Some(ground.text("sheet.legs-never")),
        Err(_) => return None,
    };
    let (have, of) = (legs.basis.have.to_string(), legs.basis.of.to_string());
    let known = [("have", have.as_str()), ("of", of.as_str())];
    let Some((last, _)) = legs.days.last_key_value() else {
        return Some(ground.say("sheet.legs-none", &known));
    };
    let signs: BTreeSet<Sign> = legs.days.values().flatten().copied().collect();
    let signs: Vec<&str> =
        signs.into_iter().map(|sign| ground.words.text(sign_key(sign))).collect();
    let (days, date) = (legs.days.len().to_string(), ground.words.numbers().short_date(*last));
    let mut parts = vec![("days", days.as_str()), ("last", &date)];
    parts.extend(known);
    let said = ground.say("sheet.legs", &parts);
    Some(if signs.is_empty() {
        format!("{said}.")
    } else {
        format!("{said}: {}.", signs.join(", "))
    })
}

fn sign_key(sign: Sign) -> &'static str {
    match sign {
        Sign::Pain => "leg.pain",
        Sign::Numb => "leg.numb",
        Sign::Tingle => "leg.tingle",
        Sign::Weak => "leg.weak",
    }
}

/// How many days ago the danger questions were asked; nothing where the reader may not know.
pub(super) fn not_asked_for(ground: &Ground<'_>) -> Option<Option<u32>> {
    if !ground.shows(Kind::Flags) {
        return None;
    }
    let asked = ground.report.danger.as_ref().ok().and_then(|danger| danger.asked);
    Some(asked.and_then(|day| u32::try_from(days_between(day, ground.report.today)).ok()))
}
