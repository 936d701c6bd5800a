//! Who reads: an audience is a list of grants. What no grant names is not disclosed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::kind::Kind;
use super::share::Narrowing;

/// How finely a reader sees a kind. Coarser grains show one typical value a span, never a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    Day,
    Week,
    Month,
}

impl Grain {
    pub const ALL: &'static [(Grain, &'static str)] =
        &[(Grain::Day, "day"), (Grain::Week, "week"), (Grain::Month, "month")];
}

/// One grant: how finely, and from which day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    pub grain: Grain,
    pub since: Option<Date>,
}

/// How the person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameStyle {
    Full,
    Initials,
}

/// A reader and what this reader is granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    name: String,
    owner: bool,
    grants: BTreeMap<Kind, Scope>,
    tags: BTreeSet<String>,
    /// The first day on which a tagged note is shown.
    tags_since: Option<Date>,
    names: NameStyle,
}

impl Audience {
    /// The owner: every grant there is. There is no other, unredacted path.
    pub fn owner() -> Audience {
        let scope = Scope { grain: Grain::Day, since: None };
        Audience {
            name: "me".to_owned(),
            owner: true,
            grants: Kind::ALL.iter().map(|&kind| (kind, scope)).collect(),
            tags: BTreeSet::new(),
            tags_since: None,
            names: NameStyle::Full,
        }
    }

    /// A reader with these grants. Sealed kinds are dropped: they cannot be granted.
    pub fn reader(
        name: impl Into<String>,
        grants: BTreeMap<Kind, Scope>,
        tags: BTreeSet<String>,
        names: NameStyle,
    ) -> Audience {
        let grants = grants.into_iter().filter(|(kind, _)| !kind.is_sealed()).collect();
        Audience { name: name.into(), owner: false, grants, tags, tags_since: None, names }
    }

    /// The same, with tagged notes from this day on only.
    pub fn tagged_since(self, since: Option<Date>) -> Audience {
        Audience { tags_since: since, ..self }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this is the person who wrote the log; such a site is never published.
    pub fn is_owner(&self) -> bool {
        self.owner
    }

    pub fn names(&self) -> NameStyle {
        self.names
    }

    /// What this reader is granted, kind by kind.
    pub fn grants(&self) -> &BTreeMap<Kind, Scope> {
        &self.grants
    }

    /// Notes with one of these tags are granted one by one.
    pub fn tags(&self) -> &BTreeSet<String> {
        &self.tags
    }

    /// Whether a note of this day with these tags is granted by one of them.
    pub(super) fn sees_tagged(&self, tags: &BTreeSet<String>, day: Date) -> bool {
        self.tags_since.is_none_or(|since| day >= since)
            && tags.iter().any(|tag| self.tags.contains(tag))
    }

    /// What is left of this audience for one share. Nothing is ever added.
    pub(super) fn narrowed(&self, narrowing: &Narrowing) -> Audience {
        let Narrowing { only, without, grain, since, names } = narrowing;
        let kept = |kind: &Kind| {
            only.as_ref().is_none_or(|only| only.contains(kind)) && !without.contains(kind)
        };
        let grants = self.grants.iter().filter(|(kind, _)| kept(kind) && !kind.is_sealed());
        let narrow = |scope: &Scope| Scope {
            grain: scope.grain.max(*grain),
            since: scope.since.max(*since),
        };
        // A tagged note stands on its day, so a share by the week or month has none.
        let tagged = *grain == Grain::Day && kept(&Kind::Note);
        Audience {
            name: self.name.clone(),
            owner: false,
            grants: grants.map(|(kind, scope)| (*kind, narrow(scope))).collect(),
            tags: if tagged { self.tags.clone() } else { BTreeSet::new() },
            tags_since: self.tags_since.max(*since),
            names: match names {
                NameStyle::Full => self.names,
                NameStyle::Initials => NameStyle::Initials,
            },
        }
    }

    /// The scope of a kind on a day, if it is granted there.
    pub(super) fn scope(&self, kind: Kind, day: Date) -> Option<Grain> {
        let scope = self.grants.get(&kind)?;
        (scope.since.is_none_or(|since| day >= since)).then_some(scope.grain)
    }

    pub(super) fn holds(&self, kind: Kind) -> bool {
        self.grants.contains_key(&kind)
    }
}
