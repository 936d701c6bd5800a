//! What a kind of activity asks of the back: load sources, plane, pattern, and whether it is a
//! motor-control exercise. Knows no name of an activity.

use std::fmt;

/// What loads the back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LoadSource {
    Lift,
    Rotation,
    CoreGentle,
    CoreHard,
    LowImpact,
    Impact,
    Mobility,
    Walk,
    Sitting,
}

impl LoadSource {
    pub const ALL: &'static [(LoadSource, &'static str)] = &[
        (LoadSource::Lift, "lift"),
        (LoadSource::Rotation, "rotation"),
        (LoadSource::CoreGentle, "core-gentle"),
        (LoadSource::CoreHard, "core-hard"),
        (LoadSource::LowImpact, "low-impact"),
        (LoadSource::Impact, "impact"),
        (LoadSource::Mobility, "mobility"),
        (LoadSource::Walk, "walk"),
        (LoadSource::Sitting, "sitting"),
    ];

    pub fn word(self) -> &'static str {
        word_of(LoadSource::ALL, self)
    }

    pub fn named(word: &str) -> Option<LoadSource> {
        named(LoadSource::ALL, word)
    }
}

/// Whether the trunk turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plane {
    Linear,
    Rotational,
}

impl Plane {
    pub const ALL: &'static [(Plane, &'static str)] =
        &[(Plane::Linear, "linear"), (Plane::Rotational, "rotational")];

    pub fn word(self) -> &'static str {
        word_of(Plane::ALL, self)
    }

    pub fn named(word: &str) -> Option<Plane> {
        named(Plane::ALL, word)
    }
}

/// The basic movement patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    Squat,
    Hinge,
    Push,
    Pull,
    Carry,
}

impl Pattern {
    pub const ALL: &'static [(Pattern, &'static str)] = &[
        (Pattern::Squat, "squat"),
        (Pattern::Hinge, "hinge"),
        (Pattern::Push, "push"),
        (Pattern::Pull, "pull"),
        (Pattern::Carry, "carry"),
    ];

    pub fn word(self) -> &'static str {
        word_of(Pattern::ALL, self)
    }

    pub fn named(word: &str) -> Option<Pattern> {
        named(Pattern::ALL, word)
    }
}

fn word_of<T: PartialEq + Copy>(all: &[(T, &'static str)], one: T) -> &'static str {
    all.iter().find(|(each, _)| *each == one).map_or("", |(_, word)| word)
}

fn named<T: Copy>(all: &[(T, &'static str)], word: &str) -> Option<T> {
    all.iter().find(|(_, each)| *each == word).map(|(each, _)| *each)
}

/// A set of load sources.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sources(u16);

impl Sources {
    pub const NONE: Sources = Sources(0);

    pub const fn of(source: LoadSource) -> Sources {
        Sources(1 << source as u16)
    }

    pub const fn and(self, other: Sources) -> Sources {
        Sources(self.0 | other.0)
    }

    pub const fn without(self, source: LoadSource) -> Sources {
        Sources(self.0 & !(1 << source as u16))
    }

    pub const fn has(self, source: LoadSource) -> bool {
        self.0 & (1 << source as u16) != 0
    }

    pub const fn has_any(self, other: Sources) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = LoadSource> {
        LoadSource::ALL.iter().map(|(source, _)| *source).filter(move |source| self.has(*source))
    }
}

impl FromIterator<LoadSource> for Sources {
    fn from_iter<I: IntoIterator<Item = LoadSource>>(sources: I) -> Sources {
        sources.into_iter().fold(Sources::NONE, |all, one| all.and(Sources::of(one)))
    }
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(LoadSource::word)).finish()
    }
}

/// What an activity asks of the back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class {
    pub sources: Sources,
    pub plane: Option<Plane>,
    pub pattern: Option<Pattern>,
    /// A gentle exercise of control: knee rolls, cat and cow, bird dog.
    pub control: bool,
}

/// The word that makes something a motor-control exercise.
pub const CONTROL: &str = "control";

impl Class {
    /// What inline tags alone say of an activity; `None` where none of them is a known word.
    pub fn from_tags<'a>(tags: impl IntoIterator<Item = &'a str>) -> Option<Class> {
        Class::default().tagged(tags)
    }

    /// This class with inline tags, which win: sources are added (a load once known is not
    /// dropped by naming another one), plane and pattern are replaced. `linear` takes rotation
    /// away again. `None` where no tag is a known word.
    pub fn tagged<'a>(self, tags: impl IntoIterator<Item = &'a str>) -> Option<Class> {
        let mut class = self;
        let mut known = false;
        let mut plane = None;
        for tag in tags {
            let source = LoadSource::named(tag);
            let pattern = Pattern::named(tag);
            let turned = Plane::named(tag);
            known |= source.is_some() || pattern.is_some() || turned.is_some() || tag == CONTROL;
            class.sources = source.map_or(class.sources, |s| class.sources.and(Sources::of(s)));
            class.pattern = pattern.or(class.pattern);
            class.control |= tag == CONTROL;
            plane = turned.or(plane);
            if source == Some(LoadSource::Rotation) {
                plane = plane.or(Some(Plane::Rotational));
            }
        }
        if plane == Some(Plane::Linear) {
            class.sources = class.sources.without(LoadSource::Rotation);
        }
        class.plane = plane.or(class.plane);
        known.then_some(class)
    }
}
