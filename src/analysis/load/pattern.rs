//! D10: what several sessions say together. One red is an event, two of three are a pattern.

use super::colour::Colour;
use super::rules::PatternRules;
use crate::analysis::{Lack, Told};

/// How an activity, a level or a source is usually answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Usually {
    Green,
    Mixed,
    Red,
}

/// The last known colours, newest first, as far as D10 looks back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Recent {
    colours: Vec<Colour>,
}

impl Recent {
    /// Takes in the next session. Open and unknown ones are passed over: they are neither good
    /// nor bad.
    pub(super) fn push(&mut self, colour: Colour, rules: &PatternRules) {
        if colour.is_known() {
            self.colours.insert(0, colour);
            self.colours.truncate(count(rules.sessions.max(rules.greens)));
        }
    }

    /// D10. Red: 2 of the last 3 known sessions are red. Green: the last 2 known are green and
    /// none of the last 3 is red. Otherwise mixed. Fewer than 2 known: it cannot be told.
    pub(super) fn usually(&self, rules: &PatternRules) -> Told<Usually> {
        let last = self.colours.iter().take(count(rules.sessions));
        let reds = last.filter(|colour| **colour == Colour::Red).count();
        if reds >= count(rules.reds) {
            return Ok(Usually::Red);
        }
        let need = count(rules.greens);
        if self.colours.len() < need {
            let have = u32::try_from(self.colours.len()).unwrap_or(u32::MAX);
            return Err(Lack::TooFew { have, need: rules.greens });
        }
        let calm = self.colours.iter().take(need).all(|colour| *colour == Colour::Green);
        Ok(if calm && reds == 0 { Usually::Green } else { Usually::Mixed })
    }
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
