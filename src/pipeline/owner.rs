//! What is told to the owner alone, beside the site: which days have entries, and which activities
//! no load source is known for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Opened;
use crate::analysis::Rules;
use crate::analysis::dictionary::Dictionary;
use crate::calendar::Span;
use crate::diag::{Diagnostic, check as problem};
use crate::journal::{Activity, Disclosure, Fact, Kind, What, entered};

impl Opened<'_> {
    /// What was entered on each day of a span.
    pub fn entered(&self, span: Span) -> BTreeMap<Date, BTreeSet<Kind>> {
        entered(self.disclosed_to_owner(), span)
    }

    /// The last day that has an entry.
    pub fn last_entry(&self) -> Option<Date> {
        self.disclosed_to_owner().facts().iter().map(|fact| fact.date).max()
    }
}

/// Activities without a class, each told once, where it stands first.
pub(super) fn unknown_activities(owner: &Disclosure, rules: &Rules) -> Vec<Diagnostic> {
    if done(owner.facts()).next().is_none() {
        return Vec::new();
    }
    let dictionary = Dictionary::with(&rules.activities);
    let mut seen: BTreeSet<(&str, &BTreeSet<String>)> = BTreeSet::new();
    let mut unknown: BTreeMap<String, (&Fact, &str)> = BTreeMap::new();
    for (fact, activity) in done(owner.facts()) {
        if seen.insert((&activity.name, &activity.tags)) {
            let tags = activity.tags.iter().map(String::as_str);
            let found = dictionary.find_tagged(&activity.name, tags);
            if found.class.is_none() {
                unknown.entry(found.key).or_insert((fact, &activity.name));
            }
        }
    }
    let told = unknown.values().map(|(fact, name)| problem::activity_unknown(&fact.place, name));
    told.collect()
}

fn done(facts: &[Fact]) -> impl Iterator<Item = (&Fact, &Activity<String>)> {
    facts.iter().flat_map(|fact| {
        let activities: &[Activity<String>] = match &fact.what {
            What::Session(session) => &session.activities,
            What::Bout(bout) => &bout.activities,
            _ => &[],
        };
        activities.iter().map(move |activity| (fact, activity))
    })
}
