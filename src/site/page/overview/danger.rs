//! What stands before everything else: a ticked danger question, and whom to ask.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::analysis::Standing;
use crate::journal::RedFlag;
use crate::site::plan::SitePlan;

/// A box with the ticked questions and what they ask for.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// `stop` for an emergency, `care` for a doctor soon.
    pub class: &'static str,
    pub heading: String,
    pub boxes: Vec<String>,
    pub text: String,
    /// That no advice is shown for now.
    pub after: Option<String>,
}

/// The notices of today, the emergency first.
pub fn notices(plan: &SitePlan) -> Vec<Notice> {
    let (emergency, urgent) = match &plan.report().standing {
        Standing::Danger(notice) => (notice.emergency.clone(), notice.urgent.clone()),
        Standing::Open(advice) => (BTreeMap::new(), advice.urgent.clone()),
    };
    let words = plan.words();
    let notice = |key: &str, class, flags: &BTreeMap<RedFlag, Date>, after| {
        (!flags.is_empty()).then(|| Notice {
            class,
            heading: words.text(&format!("danger.{key}-title")).to_owned(),
            boxes: flags.iter().map(|(flag, day)| ticked(plan, *flag, *day)).collect(),
            text: words.text(&format!("danger.{key}-text")).to_owned(),
            after,
        })
    };
    let after = Some(words.text("danger.no-advice").to_owned());
    [notice("emergency", "stop", &emergency, after), notice("urgent", "care", &urgent, None)]
        .into_iter()
        .flatten()
        .collect()
}

fn ticked(plan: &SitePlan, flag: RedFlag, day: Date) -> String {
    let words = plan.words();
    let name = words.text(&format!("flag.{}", flag.word())).to_owned();
    words.say("danger.ticked", &[("what", &name), ("date", &words.numbers().date(day))])
}
