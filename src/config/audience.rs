//! Audiences: the built-in ones, and those that a file changes or adds. A grant is never widened
//! by anything but a line that names it.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{
    ARTICLES, AUDIENCE_GRAIN, AUDIENCE_SINCE, BASED_ON, FOLDER, GRANTS, Key, NAMES, SEE_GRAIN,
    SEE_SINCE, TAGS, WITH, WITHOUT,
};
use super::value::Value;
use super::written::{Given, Table, Written};
use super::{Articles, Reader};
use crate::diag::Diagnostic;
use crate::diag::config as problem;
use crate::journal::{Audience, Grain, Kind, NameStyle, Scope};

/// An audience that is there without a line of configuration.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    pub name: &'static str,
    pub says: &'static str,
    pub grants: &'static [(Kind, Grain)],
    pub names: NameStyle,
}

/// The built-in audiences besides the owner. A kind that is added to the program later reaches
/// none of them before somebody writes it in here.
pub fn built_in() -> &'static [BuiltIn] {
    &BUILT_IN
}

static BUILT_IN: [BuiltIn; 3] = [
    BuiltIn {
        name: "physio",
        says: "the professional who treats you: everything day by day, but no notes, no remarks \
               and nothing private. Add `with = [\"note\"]` to show the notes too",
        grants: PHYSIO,
        names: NameStyle::Full,
    },
    BuiltIn {
        name: "trainer",
        says: "the person who trains with you: what was done, how the back answered and what you \
               trust it with; no notes, no medication, no danger questions, no sleep or stress",
        grants: TRAINER,
        names: NameStyle::Initials,
    },
    BuiltIn {
        name: "public",
        says: "anyone: the typical morning and evening of a week, without a name, a word of yours \
               or a single day",
        grants: PUBLIC,
        names: NameStyle::Initials,
    },
];

const PHYSIO: &[(Kind, Grain)] = &[
    (Kind::Person, Grain::Day),
    (Kind::Episode, Grain::Day),
    (Kind::Goal, Grain::Day),
    (Kind::Usual, Grain::Day),
    (Kind::Plan, Grain::Day),
    (Kind::Morning, Grain::Day),
    (Kind::Evening, Grain::Day),
    (Kind::Pain, Grain::Day),
    (Kind::Worst, Grain::Day),
    (Kind::Quality, Grain::Day),
    (Kind::Everyday, Grain::Day),
    (Kind::Guarded, Grain::Day),
    (Kind::Leg, Grain::Day),
    (Kind::Flags, Grain::Day),
    (Kind::Sleep, Grain::Day),
    (Kind::Stress, Grain::Day),
    (Kind::Sit, Grain::Day),
    (Kind::Took, Grain::Day),
    (Kind::Bout, Grain::Day),
    (Kind::Session, Grain::Day),
    (Kind::Response, Grain::Day),
    (Kind::Try, Grain::Day),
    (Kind::Confidence, Grain::Day),
    (Kind::Function, Grain::Day),
    (Kind::Score, Grain::Day),
    (Kind::Flare, Grain::Day),
    (Kind::Eased, Grain::Day),
    (Kind::Worse, Grain::Day),
    (Kind::Event, Grain::Day),
    (Kind::Vida, Grain::Day),
    (Kind::Ask, Grain::Day),
];

const TRAINER: &[(Kind, Grain)] = &[
    (Kind::Person, Grain::Day),
    (Kind::Episode, Grain::Day),
    (Kind::Goal, Grain::Day),
    (Kind::Usual, Grain::Day),
    (Kind::Plan, Grain::Day),
    (Kind::Morning, Grain::Day),
    (Kind::Evening, Grain::Day),
    (Kind::Pain, Grain::Day),
    (Kind::Quality, Grain::Day),
    (Kind::Everyday, Grain::Day),
    (Kind::Guarded, Grain::Day),
    (Kind::Bout, Grain::Day),
    (Kind::Session, Grain::Day),
    (Kind::Response, Grain::Day),
    (Kind::Confidence, Grain::Day),
    (Kind::Function, Grain::Day),
    (Kind::Flare, Grain::Day),
    (Kind::Event, Grain::Day),
];

const PUBLIC: &[(Kind, Grain)] = &[(Kind::Morning, Grain::Week), (Kind::Evening, Grain::Week)];

/// What an audience is made of before it is one.
#[derive(Clone, Debug)]
struct Terms {
    grants: BTreeMap<Kind, Scope>,
    names: NameStyle,
}

impl Terms {
    fn nothing() -> Terms {
        Terms { grants: BTreeMap::new(), names: NameStyle::Initials }
    }

    fn of(built_in: &BuiltIn) -> Terms {
        let scope = |&(kind, grain): &(Kind, Grain)| (kind, Scope { grain, since: None });
        Terms { grants: built_in.grants.iter().map(scope).collect(), names: built_in.names }
    }
}

/// The owner, the built-in audiences as the file changes them, and those that it adds.
pub(super) fn readers(
    written: &Written,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Reader> {
    let tables: Vec<&Table> = written.tables("audience.*").collect();
    let of_file = tables.iter().filter_map(|table| table.names.first().map(String::as_str));
    let names: BTreeSet<&str> = BUILT_IN.iter().map(|known| known.name).chain(of_file).collect();
    let owner = Reader {
        audience: Audience::owner(),
        folder: "me".to_owned(),
        articles: Articles::Included,
    };
    let mut readers = BTreeMap::from([("me".to_owned(), owner)]);
    for name in &names {
        let place = tables
            .iter()
            .find(|table| table.names.first().is_some_and(|n| n == name))
            .map(|table| &table.place);
        if *name == "me" {
            diagnostics.extend(place.map(problem::owner));
            continue;
        }
        let told = diagnostics.len();
        let reader = reader(written, name, diagnostics, &names);
        // Where its start is wrong, that is what has to be mended.
        let is_empty = reader.audience.grants().is_empty() && diagnostics.len() == told;
        if let (true, Some(place)) = (is_empty, place) {
            diagnostics.push(problem::empty_audience(place, name));
        }
        readers.insert((*name).to_owned(), reader);
    }
    diagnostics.extend(same_folders(written, &readers));
    readers
}

/// Told at each audience of the file whose folder an earlier or a built-in one has.
fn same_folders(written: &Written, readers: &BTreeMap<String, Reader>) -> Vec<Diagnostic> {
    let tables: Vec<&Table> = written.tables("audience.*").collect();
    let place = |name: &str| {
        let table = tables.iter().find(|table| table.names.first().is_some_and(|n| n == name));
        table.map(|table| &table.place)
    };
    let mut found = Vec::new();
    for (name, reader) in readers {
        let Some(own) = place(name) else { continue };
        let taken = readers.iter().any(|(other, another)| {
            other != name
                && another.folder.eq_ignore_ascii_case(&reader.folder)
                && place(other).is_none_or(|place| place < own)
        });
        if taken {
            let place = given(written, &FOLDER, name).map_or(own, |folder| &folder.place);
            found.push(problem::same_folder(place, &reader.folder));
        }
    }
    found
}

fn reader(
    written: &Written,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
    names: &BTreeSet<&str>,
) -> Reader {
    let mut asked = Asked { written, names, diagnostics, path: Vec::new() };
    let Terms { grants, names: style } = asked.terms(name);
    let tags = texts(given(written, &TAGS, name)).into_iter().collect();
    let folder = texts(given(written, &FOLDER, name)).into_iter().next();
    Reader {
        audience: Audience::reader(name, grants, tags, style).tagged_since(day(given(
            written,
            &AUDIENCE_SINCE,
            name,
        ))),
        folder: folder.unwrap_or_else(|| name.to_owned()),
        articles: match given(written, &ARTICLES, name).and_then(|given| given.values.first()) {
            Some(value) if value.value == Value::Flag(false) => Articles::LeftOut,
            _ => Articles::Included,
        },
    }
}

/// Following `based_on` from one audience to the next.
struct Asked<'a> {
    written: &'a Written,
    names: &'a BTreeSet<&'a str>,
    diagnostics: &'a mut Vec<Diagnostic>,
    path: Vec<String>,
}

impl Asked<'_> {
    fn terms(&mut self, name: &str) -> Terms {
        let own = BUILT_IN.iter().find(|known| known.name == name).map(Terms::of);
        let base = match given(self.written, &BASED_ON, name) {
            Some(base) => self.base(name, base),
            None => own.unwrap_or_else(Terms::nothing),
        };
        changed(self.written, name, base)
    }

    fn base(&mut self, name: &str, based_on: &Given) -> Terms {
        self.path.push(name.to_owned());
        let base = texts(Some(based_on)).into_iter().next().unwrap_or_default();
        let place = based_on.values.first().map_or(&based_on.place, |value| &value.place);
        if base == "me" || !self.names.contains(base.as_str()) {
            self.tell(problem::unknown_audience(place, &base, &self.known()));
            return Terms::nothing();
        }
        if self.path.contains(&base) {
            self.tell(problem::audience_circle(place, &base));
            return Terms::nothing();
        }
        self.terms(&base)
    }

    /// Several audiences may lead over the same broken line; it is told once.
    fn tell(&mut self, problem: Diagnostic) {
        if !self.diagnostics.contains(&problem) {
            self.diagnostics.push(problem);
        }
    }

    fn known(&self) -> Vec<&str> {
        self.names.iter().copied().filter(|name| *name != "me").collect()
    }
}

/// The terms with what the audience's own table changes of them.
fn changed(written: &Written, name: &str, base: Terms) -> Terms {
    let mut grants = base.grants;
    let by_day = Scope { grain: Grain::Day, since: None };
    if let Some(list) = given(written, &GRANTS, name) {
        grants = kinds(Some(list)).into_iter().map(|kind| (kind, by_day)).collect();
    }
    grants.extend(kinds(given(written, &WITH, name)).into_iter().map(|kind| (kind, by_day)));
    let grain = grain(given(written, &AUDIENCE_GRAIN, name));
    let since = day(given(written, &AUDIENCE_SINCE, name));
    for scope in grants.values_mut() {
        scope.grain = grain.unwrap_or(scope.grain);
        scope.since = since.or(scope.since);
    }
    for (kind, scope) in single_grants(written, name) {
        let since = scope.since.or(since);
        grants.insert(kind, Scope { since, ..scope });
    }
    for kind in kinds(given(written, &WITHOUT, name)) {
        grants.remove(&kind);
    }
    let names = match texts(given(written, &NAMES, name)).first().map(String::as_str) {
        Some("full") => NameStyle::Full,
        Some(_) => NameStyle::Initials,
        None => base.names,
    };
    Terms { grants, names }
}

/// `[audience.NAME.see.KIND]`
fn single_grants(written: &Written, name: &str) -> Vec<(Kind, Scope)> {
    let tables = written.tables("audience.*.see.*");
    let own = tables.filter(|table| table.names.first().is_some_and(|n| n == name));
    own.filter_map(|table| {
        let kind = Kind::named(table.names.get(1)?)?;
        let scope = Scope {
            grain: grain(written.below(&SEE_GRAIN, &table.names)).unwrap_or(Grain::Day),
            since: day(written.below(&SEE_SINCE, &table.names)),
        };
        Some((kind, scope))
    })
    .collect()
}

pub(super) fn given<'a>(written: &'a Written, key: &'static Key, name: &str) -> Option<&'a Given> {
    written.all(key).find(|given| given.name() == name)
}

pub(super) fn texts(given: Option<&Given>) -> Vec<String> {
    let values = given.into_iter().flat_map(|given| &given.values);
    values.filter_map(|value| value.value.text()).map(str::to_owned).collect()
}

pub(super) fn kinds(given: Option<&Given>) -> Vec<Kind> {
    texts(given).iter().filter_map(|word| Kind::named(word)).collect()
}

pub(super) fn grain(given: Option<&Given>) -> Option<Grain> {
    let word = texts(given).into_iter().next()?;
    Grain::ALL.iter().find(|(_, known)| *known == word).map(|(grain, _)| *grain)
}

pub(super) fn day(given: Option<&Given>) -> Option<jiff::civil::Date> {
    given?.values.first().map(|value| &value.value).and_then(Value::day)
}
