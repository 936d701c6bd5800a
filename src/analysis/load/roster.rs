//! The activities of a log: each name is looked up once, and those that the dictionary does not
//! know are listed once. Knows no dose and no response.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::dictionary::{Class, Dictionary};

/// The place of an activity in `LoadReport::activities`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivityId(pub usize);

/// An activity of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The same for all spellings.
    pub key: String,
    /// The key without equipment.
    pub stem: String,
    /// As written last.
    pub name: String,
    /// With the tags written last; `None`: not classified.
    pub class: Option<Class>,
}

/// A name that the dictionary does not know and that no tag classifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclassified {
    pub activity: ActivityId,
    /// As written first.
    pub name: String,
    /// The first fact that holds it.
    pub fact: usize,
    pub times: u32,
}

/// What a spelling with these tags was found to be.
type Way = (BTreeSet<String>, ActivityId, Option<Class>);

/// Every activity named so far.
#[derive(Debug)]
pub(super) struct Roster<'a> {
    dictionary: &'a Dictionary,
    called: Vec<Called>,
    by_key: BTreeMap<String, ActivityId>,
    /// what each spelling was found to be, so that it is normalised once
    spellings: BTreeMap<String, Vec<Way>>,
    unclassified: BTreeMap<ActivityId, Unclassified>,
}

impl<'a> Roster<'a> {
    pub(super) fn new(dictionary: &'a Dictionary) -> Roster<'a> {
        Roster {
            dictionary,
            called: Vec::new(),
            by_key: BTreeMap::new(),
            spellings: BTreeMap::new(),
            unclassified: BTreeMap::new(),
        }
    }

    /// The activity that a name stands for, and its class with these tags.
    pub(super) fn call(
        &mut self,
        name: &str,
        tags: &BTreeSet<String>,
        fact: usize,
    ) -> (ActivityId, Option<Class>) {
        let known = self
            .spellings
            .get(name)
            .and_then(|ways| ways.iter().find(|(with, _, _)| with == tags))
            .map(|(_, activity, class)| (*activity, *class));
        let (activity, class) = known.unwrap_or_else(|| self.meet(name, tags));
        if let Some(called) = self.called.get_mut(activity.0) {
            if called.name != name {
                name.clone_into(&mut called.name);
            }
            called.class = class.or(called.class);
        }
        if class.is_none() {
            self.unclassified.entry(activity).and_modify(|one| one.times += 1).or_insert_with(
                || Unclassified { activity, name: name.to_owned(), fact, times: 1 },
            );
        }
        (activity, class)
    }

    fn meet(&mut self, name: &str, tags: &BTreeSet<String>) -> (ActivityId, Option<Class>) {
        let found = self.dictionary.find_tagged(name, tags.iter().map(String::as_str));
        let next = ActivityId(self.called.len());
        let activity = *self.by_key.entry(found.key.clone()).or_insert(next);
        if activity == next {
            self.called.push(Called {
                key: found.key,
                stem: found.stem,
                name: name.to_owned(),
                class: found.class,
            });
        }
        let way = (tags.clone(), activity, found.class);
        self.spellings.entry(name.to_owned()).or_default().push(way);
        (activity, found.class)
    }

    pub(super) fn called(&self) -> &[Called] {
        &self.called
    }

    /// All activities that a name of the profile means: with that equipment, or where it names
    /// none, with any.
    pub(super) fn all_named(&self, name: &str) -> Vec<ActivityId> {
        let found = self.dictionary.find(name);
        let with_any = found.key == found.stem;
        let is_meant =
            |called: &Called| called.key == found.key || (with_any && called.stem == found.stem);
        let called = self.called.iter().enumerate();
        called.filter(|(_, called)| is_meant(called)).map(|(id, _)| ActivityId(id)).collect()
    }

    pub(super) fn dictionary(&self) -> &'a Dictionary {
        self.dictionary
    }

    pub(super) fn unclassified(&self) -> Vec<Unclassified> {
        self.unclassified.values().cloned().collect()
    }
}
