//! Facts whose rows in a long table are the same but for their day: one of each is enough to know
//! how all of them read back. Knows no table.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time, date};

use crate::calendar::plus;
use crate::journal::{Fact, What};

/// The facts of one or several readers, one of each.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// What belongs together has a day of its own, so that nothing else can mix with it.
    pub(super) facts: Vec<Fact>,
    /// For each fact that came in, in order, the place of the one that stands for it.
    pub(super) of: Vec<usize>,
}

/// All that rows say but their day, of facts that belong together.
type Said<'a> = Vec<(Option<Time>, &'a What<String>)>;

const FIRST_DAY: Date = date(1900, 1, 1);

impl Alike {
    pub(super) fn of(readers: &[&[Fact]]) -> Alike {
        let mut alike = Alike::default();
        let mut known: BTreeMap<Said<'_>, usize> = BTreeMap::new();
        for facts in readers {
            let offset = alike.of.len();
            alike.of.resize(offset + facts.len(), 0);
            for group in together(facts) {
                let members: Vec<&Fact> = group.iter().filter_map(|at| facts.get(*at)).collect();
                let said = members.iter().map(|fact| (fact.time, &fact.what)).collect();
                let next = alike.facts.len();
                let first = *known.entry(said).or_insert(next);
                if first == next {
                    alike.add(&members);
                }
                for (n, at) in group.into_iter().enumerate() {
                    if let Some(of) = alike.of.get_mut(offset + at) {
                        *of = first + n;
                    }
                }
            }
        }
        alike
    }

    fn add(&mut self, members: &[&Fact]) {
        let day = self.facts.last().map_or(FIRST_DAY, |last| plus(last.date, 1));
        self.facts.extend(members.iter().map(|fact| Fact { date: day, ..(*fact).clone() }));
    }
}

/// The places of facts that belong together: rows of sessions and bouts of one moment may belong
/// to each other. A word of the person's own may be one that the rows of a session have, so it
/// stands with all the work of its day. Every other row stands alone.
fn together(facts: &[Fact]) -> Vec<Vec<usize>> {
    let is_own = |fact: &&Fact| matches!(fact.what, What::Other { .. });
    let own: BTreeSet<Date> = facts.iter().filter(is_own).map(|fact| fact.date).collect();
    let mut work: BTreeMap<(Date, Option<Time>), Vec<usize>> = BTreeMap::new();
    let mut groups = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        match fact.what {
            What::Session(_) | What::Bout(_) | What::Other { .. } => {
                let time = fact.time.filter(|_| !own.contains(&fact.date));
                work.entry((fact.date, time)).or_default().push(at);
            }
            _ => groups.push(vec![at]),
        }
    }
    groups.extend(work.into_values());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Place;
    use crate::inputs::RelPath;
    use crate::journal::{Bout, Reading, Tenths};

    fn fact(day: i8, what: What<String>) -> Fact {
        let place = Place::whole(&RelPath::made_of("a.csv"));
        Fact { date: date(2026, 3, day), time: None, place, what }
    }

    fn note(day: i8, text: &str) -> Fact {
        fact(day, What::Note(text.to_owned()))
    }

    #[test]
    fn one_stands_for_all_that_differ_in_their_day() {
        let facts = [note(1, "a"), note(2, "b"), note(3, "a")];
        let alike = Alike::of(&[&facts, &facts[1..]]);
        assert_eq!(alike.of, [0, 1, 0, 1, 0]);
        assert_eq!(alike.facts.len(), 2);
        assert_ne!(alike.facts[0].date, alike.facts[1].date);
    }

    #[test]
    fn work_of_one_moment_stays_together() {
        let bout = |effort: i32| {
            let effort = Some(Reading::Number(Tenths(effort)));
            What::Bout(Bout { activities: Vec::new(), effort, remark: None })
        };
        let (easy, hard) = (|| bout(10), || bout(50));
        let facts = [fact(1, easy()), fact(2, easy()), fact(2, hard()), fact(3, easy())];
        let alike = Alike::of(&[&facts]);
        assert_eq!(alike.of, [0, 1, 2, 0]);
        assert_eq!(alike.facts[1].date, alike.facts[2].date);
    }

    #[test]
    fn a_word_of_ones_own_stands_with_the_work_of_its_day() {
        let bout = || What::Bout(Bout { activities: Vec::new(), effort: None, remark: None });
        let own = || What::Other { key: "response".to_owned(), text: "before 2".to_owned() };
        let timed = |day| Fact { time: Some(jiff::civil::time(18, 30, 0, 0)), ..fact(day, bout()) };
        let facts = [timed(1), timed(2), fact(2, own()), fact(3, own())];
        let alike = Alike::of(&[&facts]);
        assert_eq!(alike.of, [0, 1, 2, 3]);
        assert_eq!(alike.facts[1].date, alike.facts[2].date);
        assert_ne!(alike.facts[2].date, alike.facts[3].date);
    }
}
