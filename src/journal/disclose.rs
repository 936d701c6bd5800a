//! The only door out of the journal. Every entry is taken apart by a full pattern, so that a
//! field added later does not compile until someone decides here who may see it; a test refuses
//! the two dots that would let one slip through.

mod coarse;
mod day;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::audience::{Audience, Grain, NameStyle};
use super::disclosure::{Disclosure, Fact};
use super::entry::{Entry, Journal};
use super::kind::Kind;
use super::private::PrivateText;
use super::profile::Profile;

/// What one audience may know of a journal; the only maker of a `Disclosure`.
pub fn disclose(journal: &Journal, audience: &Audience) -> Disclosure {
    let Journal { profile, entries } = journal;
    let mut facts: Vec<Fact> = Vec::with_capacity(entries.len());
    facts.extend(entries.iter().filter_map(|entry| shown(entry, audience)));
    // Most logs are in the order of their days already.
    facts.sort_by_key(|fact| fact.date);
    for day in facts.chunk_by_mut(|a, b| a.date == b.date) {
        day.sort_by(|a, b| (a.time, &a.what, &a.place).cmp(&(b.time, &b.what, &b.place)));
    }
    let facts = once_each(facts);
    Disclosure {
        reader: audience.name().to_owned(),
        to_owner: audience.is_owner(),
        scopes: audience.grants().clone(),
        profile: shown_profile(profile, audience),
        facts,
        figures: coarse::figures(entries, audience),
    }
}

/// Counts what several files say of one moment once. Where one file says it several times, and
/// it is something that can be done several times a day, it counts as often as that file says.
/// Only what the reader may see takes part, so that hidden words cannot change a count.
fn once_each(facts: Vec<Fact>) -> Vec<Fact> {
    let twins = |pair: &[Fact]| matches!(pair, [a, b] if says_the_same(a, b));
    if !facts.windows(2).any(twins) {
        return facts;
    }
    let mut kept: Vec<Fact> = Vec::with_capacity(facts.len());
    let mut rest = facts.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut group = vec![first];
        while let Some(next) = rest.next_if(|next| says_the_same(next, &group[0])) {
            group.push(next);
        }
        let keep = if group[0].what.can_repeat() { most_in_one_file(&group) } else { 1 };
        kept.extend(group.into_iter().take(keep));
    }
    kept
}

fn says_the_same(a: &Fact, b: &Fact) -> bool {
    (a.date, a.time, &a.what) == (b.date, b.time, &b.what)
}

/// The facts are sorted by place, so those of one file stand together.
fn most_in_one_file(group: &[Fact]) -> usize {
    group.chunk_by(|a, b| a.place.file == b.place.file).map(<[Fact]>::len).max().unwrap_or(1)
}

fn shown(entry: &Entry, audience: &Audience) -> Option<Fact> {
    let Entry { date, time, place, tags, what } = entry;
    let eyes = Eyes { audience, date: *date, tags };
    let what = day::shown(what, &eyes)?;
    Some(Fact { date: *date, time: *time, place: place.clone(), what })
}

/// What the reader may see of one entry's day.
struct Eyes<'a> {
    audience: &'a Audience,
    date: Date,
    tags: &'a BTreeSet<String>,
}

impl Eyes<'_> {
    /// Whether a kind is shown day by day on this day.
    fn see(&self, kind: Kind) -> bool {
        self.audience.scope(kind, self.date) == Some(Grain::Day)
    }

    /// Whether a note carries a tag this reader was granted.
    fn see_tagged(&self) -> bool {
        self.audience.sees_tagged(self.tags, self.date)
    }

    /// A remark beside another entry: for those who may read notes.
    fn remark(&self, remark: Option<&PrivateText>) -> Option<String> {
        remark.filter(|_| self.see(Kind::Note)).map(|text| text.reveal().to_owned())
    }
}

fn shown_profile(profile: &Profile<PrivateText>, audience: &Audience) -> Profile<String> {
    let Profile { name, episode, began, goal, next, usual, ladders, paused, plan, functions } =
        profile;
    let text = |kind: Kind, text: &Option<PrivateText>| {
        text.as_ref().filter(|_| audience.holds(kind)).map(|text| text.reveal().to_owned())
    };
    Profile {
        name: text(Kind::Person, name).map(|name| match audience.names() {
            NameStyle::Full => name,
            NameStyle::Initials => initials(&name),
        }),
        episode: text(Kind::Episode, episode),
        began: began.filter(|_| audience.holds(Kind::Episode)),
        goal: text(Kind::Goal, goal),
        next: text(Kind::Goal, next),
        usual: if audience.holds(Kind::Usual) { usual.clone() } else { Vec::new() },
        ladders: if audience.holds(Kind::Usual) { ladders.clone() } else { Vec::new() },
        paused: if audience.holds(Kind::Usual) { paused.clone() } else { Vec::new() },
        plan: plan.clone().filter(|_| audience.holds(Kind::Plan)),
        functions: if audience.holds(Kind::Function) { functions.clone() } else { Vec::new() },
    }
}

/// `Anna Berg` becomes `A. B.`
fn initials(name: &str) -> String {
    let letters: Vec<String> = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .map(|letter| format!("{}.", letter.to_uppercase()))
        .collect();
    letters.join(" ")
}

#[cfg(test)]
mod tests;
