//! The dictionary of activities: from a name as written to what it asks of the back. The data
//! stand in `activities.csv`; entries of the person's own come from the configuration and win.
//! A name that is not in it stays usable and has no class; nothing is guessed.

mod class;
mod spelling;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use class::{CONTROL, Class, LoadSource, Pattern, Plane, Sources};
use spelling::{Spelt, plain, spelt};

const DATA: &str = include_str!("activities.csv");

/// An activity that the person adds, or says more about. What is left out stays as it is for a
/// known name, and empty for a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserActivity {
    pub name: String,
    pub synonyms: Vec<String>,
    pub sources: Option<Vec<LoadSource>>,
    pub plane: Option<Plane>,
    pub pattern: Option<Pattern>,
    pub control: Option<bool>,
}

/// What a name was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The same for all spellings of one activity; with the equipment in brackets, where it was
    /// written, because a dumbbell and a barbell are not lifted in the same doses.
    pub key: String,
    /// The key without equipment.
    pub stem: String,
    /// `None`: not classified.
    pub class: Option<Class>,
}

#[derive(Clone, Debug)]
struct Known {
    name: String,
    class: Class,
}

/// Names and what they ask of the back.
#[derive(Clone, Debug)]
pub struct Dictionary {
    known: Vec<Known>,
    /// one spelling of each name and synonym, to its place in `known`
    index: BTreeMap<String, usize>,
}

impl Dictionary {
    /// The activities that come with the program.
    pub fn built_in() -> Dictionary {
        let mut dictionary = Dictionary { known: Vec::new(), index: BTreeMap::new() };
        for row in rows(DATA) {
            let at = dictionary.known.len();
            for name in std::iter::once(row.name).chain(row.synonyms()) {
                dictionary.index.entry(spelt(name).name).or_insert(at);
            }
            dictionary.known.push(Known { name: row.name.to_owned(), class: row.class() });
        }
        dictionary
    }

    /// The same with the person's own entries, which win over those that come with the program.
    pub fn with(user: &[UserActivity]) -> Dictionary {
        static BUILT_IN: LazyLock<Dictionary> = LazyLock::new(Dictionary::built_in);
        let mut dictionary = BUILT_IN.clone();
        for activity in user {
            dictionary.add(activity);
        }
        dictionary
    }

    fn add(&mut self, activity: &UserActivity) {
        let Spelt { name, equipment } = spelt(&activity.name);
        let full = full_name(&name, equipment.as_deref());
        let base = self.lookup(&name, equipment.as_deref()).map(|(known, _)| known.class);
        let mut class = base.unwrap_or_default();
        if let Some(sources) = &activity.sources {
            class.sources = sources.iter().copied().collect();
        }
        class.plane = activity.plane.or(class.plane);
        class.pattern = activity.pattern.or(class.pattern);
        class.control = activity.control.unwrap_or(class.control);
        let at = self.known.len();
        self.known.push(Known { name: full.clone(), class });
        self.index.insert(full, at);
        for synonym in &activity.synonyms {
            let Spelt { name, equipment } = spelt(synonym);
            self.index.insert(full_name(&name, equipment.as_deref()), at);
        }
    }

    /// What a name is. Brackets are looked through (`Squat (Barbell)`), and for lifts also a
    /// word for equipment (`Barbell Squat`) and a variant after a dash (`Row - V Grip`).
    pub fn find(&self, name: &str) -> Named {
        let whole = spelt(name);
        let found = self.lookup(&whole.name, whole.equipment.as_deref()).or_else(|| {
            let (before, after) = name.split_once(" - ")?;
            let variant = plain(after);
            let (known, equipment) = self.lookup(&spelt(before).name, None)?;
            let words: Vec<String> = equipment.into_iter().chain([variant]).collect();
            known.class.sources.has_any(LIFTED).then(|| (known, Some(words.join(" "))))
        });
        match found {
            Some((known, equipment)) => Named {
                key: full_name(&known.name, equipment.as_deref()),
                stem: known.name.clone(),
                class: Some(known.class),
            },
            None => Named {
                key: full_name(&whole.name, whole.equipment.as_deref()),
                stem: whole.name,
                class: None,
            },
        }
    }

    /// What a name is, with inline tags (`#rotation`), which win.
    pub fn find_tagged<'a>(&self, name: &str, tags: impl IntoIterator<Item = &'a str>) -> Named {
        let found = self.find(name);
        let class = found.class.unwrap_or_default().tagged(tags).or(found.class);
        Named { class, ..found }
    }

    /// How many activities there are; synonyms are not counted.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    fn lookup(&self, name: &str, equipment: Option<&str>) -> Option<(&Known, Option<String>)> {
        let at = |name: &str| self.index.get(name).and_then(|at| self.known.get(*at));
        if let Some(equipment) = equipment
            && let Some(known) = at(&full_name(name, Some(equipment)))
        {
            return Some((known, None));
        }
        if let Some(known) = at(name) {
            return Some((known, equipment.map(str::to_owned)));
        }
        let (word, rest) = without_equipment(name)?;
        let known = at(&rest).filter(|known| known.class.sources.has_any(LIFTED))?;
        Some((known, Some(equipment.unwrap_or(word).to_owned())))
    }
}

/// Only for these does a word for equipment leave the class as it is: a weighted squat is a
/// squat, but a weighted walk is a carry.
const LIFTED: Sources = Sources::of(LoadSource::Lift).and(Sources::of(LoadSource::CoreHard));

const EQUIPMENT: &[&str] = &[
    "barbell",
    "dumbbell",
    "kettlebell",
    "db",
    "bb",
    "kb",
    "cable",
    "machine",
    "smith machine",
    "band",
    "banded",
    "bodyweight",
    "weighted",
    "plate",
    "trx",
    "suspension",
    "ez bar",
    "lever",
    "langhantel",
    "kurzhantel",
    "assisted",
];

/// The equipment and the rest of a name that holds a word for equipment.
fn without_equipment(name: &str) -> Option<(&'static str, String)> {
    let padded = format!(" {name} ");
    EQUIPMENT.iter().find_map(|word| {
        let (before, after) = padded.split_once(&format!(" {word} "))?;
        Some((*word, format!("{before} {after}").trim().to_owned()))
    })
}

fn full_name(name: &str, equipment: Option<&str>) -> String {
    match equipment {
        Some(equipment) => format!("{name} ({equipment})"),
        None => name.to_owned(),
    }
}

/// One row of the data as written.
struct Row<'a> {
    name: &'a str,
    sources: &'a str,
    plane: &'a str,
    pattern: &'a str,
    control: &'a str,
    synonyms: &'a str,
}

impl<'a> Row<'a> {
    fn synonyms(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.synonyms.split('|').filter(|name| !name.is_empty())
    }

    fn class(&self) -> Class {
        Class {
            sources: self.sources.split(' ').filter_map(LoadSource::named).collect(),
            plane: Plane::named(self.plane),
            pattern: Pattern::named(self.pattern),
            control: self.control == "y",
        }
    }
}

/// The rows after the heading. The data hold no quotes, so a comma always parts two fields; a
/// test holds them to that.
fn rows(data: &str) -> impl Iterator<Item = Row<'_>> {
    data.lines().skip(1).filter_map(|line| {
        let mut fields = line.split(',');
        Some(Row {
            name: fields.next().filter(|name| !plain(name).is_empty())?,
            sources: fields.next()?,
            plane: fields.next()?,
            pattern: fields.next()?,
            control: fields.next()?,
            synonyms: fields.next()?,
        })
    })
}
