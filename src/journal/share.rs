//! What may leave this computer: an audience that is not the owner, narrowed for one share.
//! Narrowing takes away and never adds, and the owner's audience has no way through here, so that
//! what is published cannot be the owner's site whatever is asked for.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::audience::{Audience, Grain, NameStyle};
use super::kind::Kind;

/// What a share takes away from its audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowing {
    /// Of what the audience is granted, these kinds only; all of it without a list.
    pub only: Option<BTreeSet<Kind>>,
    pub without: BTreeSet<Kind>,
    /// At least as coarse as this.
    pub grain: Grain,
    pub since: Option<Date>,
    /// `Full` leaves it as the audience has it.
    pub names: NameStyle,
}

impl Default for Narrowing {
    fn default() -> Narrowing {
        Narrowing {
            only: None,
            without: BTreeSet::new(),
            grain: Grain::Day,
            since: None,
            names: NameStyle::Full,
        }
    }
}

/// An audience whose site may be published. There is none for the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outward(Audience);

impl Outward {
    /// Nothing where the audience is the owner.
    pub fn new(audience: &Audience, narrowing: &Narrowing) -> Option<Outward> {
        (!audience.is_owner()).then(|| Outward(audience.narrowed(narrowing)))
    }

    pub fn audience(&self) -> &Audience {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;
    use crate::journal::audience::Scope;

    fn coach() -> Audience {
        let scope = |grain| Scope { grain, since: Some(date(2026, 2, 1)) };
        let grants = BTreeMap::from([
            (Kind::Morning, scope(Grain::Day)),
            (Kind::Stress, scope(Grain::Month)),
        ]);
        Audience::reader("coach", grants, BTreeSet::from(["gym".to_owned()]), NameStyle::Full)
    }

    #[test]
    fn the_owner_has_no_way_out() {
        assert_eq!(Outward::new(&Audience::owner(), &Narrowing::default()), None);
        assert!(Outward::new(&coach(), &Narrowing::default()).is_some());
    }

    #[test]
    fn a_share_takes_away_and_never_adds() {
        let narrowing = Narrowing {
            only: Some(BTreeSet::from([Kind::Morning, Kind::Stress, Kind::Note, Kind::Private])),
            grain: Grain::Week,
            since: Some(date(2026, 1, 1)),
            names: NameStyle::Initials,
            without: BTreeSet::new(),
        };
        let outward = Outward::new(&coach(), &narrowing).unwrap();
        let left = outward.audience();
        let february = Some(date(2026, 2, 1));
        assert_eq!(left.grants().len(), 2);
        assert_eq!(left.grants()[&Kind::Morning], Scope { grain: Grain::Week, since: february });
        assert_eq!(left.grants()[&Kind::Stress], Scope { grain: Grain::Month, since: february });
        assert!(left.tags().is_empty(), "a tagged note stands on its day");
        assert_eq!(left.names(), NameStyle::Initials);
        let full = Narrowing { names: NameStyle::Full, ..narrowing };
        let initials = Audience::reader("x", BTreeMap::new(), BTreeSet::new(), NameStyle::Initials);
        let outward = Outward::new(&initials, &full).unwrap();
        assert_eq!(outward.audience().names(), NameStyle::Initials);
    }

    #[test]
    fn a_share_keeps_tags_only_by_the_day_and_with_notes() {
        let left = |narrowing: Narrowing| {
            let outward = Outward::new(&coach(), &narrowing).unwrap();
            let kinds: Vec<Kind> = outward.audience().grants().keys().copied().collect();
            (kinds, outward.audience().tags().len())
        };
        let both = vec![Kind::Morning, Kind::Stress];
        assert_eq!(left(Narrowing::default()), (both.clone(), 1));
        assert_eq!(
            left(Narrowing { grain: Grain::Week, ..Narrowing::default() }),
            (both.clone(), 0)
        );
        let without = |kind| Narrowing { without: [kind].into(), ..Narrowing::default() };
        assert_eq!(left(without(Kind::Note)), (both, 0));
        assert_eq!(left(without(Kind::Stress)), (vec![Kind::Morning], 1));
        let only = Narrowing { only: Some([Kind::Stress].into()), ..Narrowing::default() };
        assert_eq!(left(only), (vec![Kind::Stress], 0));
    }
}
