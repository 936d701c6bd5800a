//! What a share tells and what it leaves out, counted field by field, for the owner alone. Made
//! from two disclosures, the owner's and the reader's; it holds counts and no word of the log.

use std::collections::BTreeMap;

use crate::journal::{Disclosure, Field, Grain, Kind, Scope, fields};

/// One field: how often it stands in the log, and how often in the share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: Kind,
    pub part: String,
    /// Shown one by one.
    pub inside: usize,
    /// Not shown one by one; where `typical` is not zero, they took part in typical values.
    pub left_out: usize,
}

/// What goes out, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    pub lines: Vec<Line>,
    /// Typical values of weeks or months, by kind.
    pub typical: BTreeMap<Kind, (Grain, usize)>,
}

/// Compares what the owner has with what the reader gets.
pub fn receipt(owner: &Disclosure, shared: &Disclosure) -> Receipt {
    let (all, inside) = (counts(owner), counts(shared));
    let lines = all.into_iter().map(|((kind, part), all)| {
        let inside = inside.get(&(kind, part)).copied().unwrap_or(0).min(all);
        Line { kind, part: part.to_owned(), inside, left_out: all - inside }
    });
    let mut typical: BTreeMap<Kind, (Grain, usize)> = BTreeMap::new();
    for figure in shared.figures() {
        let grain = shared.scopes().get(&figure.kind).map_or(Grain::Month, |scope| scope.grain);
        typical.entry(figure.kind).or_insert((grain, 0)).1 += 1;
    }
    Receipt { lines: lines.collect(), typical }
}

fn counts(disclosure: &Disclosure) -> BTreeMap<(Kind, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for Field { kind, part, .. } in fields(disclosure) {
        *counts.entry((kind, part)).or_insert(0) += 1;
    }
    counts
}

const FIRST_LINE: &str = "comeback receipt 1";

impl Receipt {
    /// Plain lines, to be kept for the next time.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for Line { kind, part, inside, left_out } in &self.lines {
            text.push_str(&format!("{kind} {inside} {left_out} {part}\n"));
        }
        for (kind, (grain, count)) in &self.typical {
            text.push_str(&format!("{kind} typical {} {count}\n", word(*grain)));
        }
        text
    }

    /// Reads what `to_text` wrote; nothing where it is something else.
    pub fn from_text(text: &str) -> Option<Receipt> {
        let mut lines = text.lines();
        let mut receipt = Receipt::default();
        // Not a sign of ours: an editor has changed the file.
        if text.contains('\r') || lines.next()? != FIRST_LINE {
            return None;
        }
        for line in lines {
            let mut words = line.splitn(4, ' ');
            let kind = Kind::named(words.next()?)?;
            match (words.next()?, words.next()?, words.next()?) {
                ("typical", grain, count) => {
                    let (grain, _) = Grain::ALL.iter().find(|(_, known)| *known == grain)?;
                    receipt.typical.insert(kind, (*grain, count.parse().ok()?));
                }
                (inside, left_out, part) => receipt.lines.push(Line {
                    kind,
                    part: part.to_owned(),
                    inside: inside.parse().ok()?,
                    left_out: left_out.parse().ok()?,
                }),
            }
        }
        Some(receipt)
    }

    /// For reading: what is inside, then what stays here.
    pub fn said(&self, scopes: &BTreeMap<Kind, Scope>) -> String {
        let mut text = String::from("What this reader will see:\n");
        for &kind in Kind::ALL {
            for line in self.lines.iter().filter(|line| line.kind == kind && line.inside > 0) {
                let of = line.inside + line.left_out;
                text.push_str(&format!(
                    "  {:<11} {}: {} of {of}{}\n",
                    kind.word(),
                    line.part,
                    line.inside,
                    since(scopes, kind)
                ));
            }
            if let Some((grain, count)) = self.typical.get(&kind) {
                let grain = word(*grain);
                text.push_str(&format!(
                    "  {:<11} one typical value a {grain}: {count} of them, no single day{}\n",
                    kind.word(),
                    since(scopes, kind)
                ));
            }
        }
        if self.lines.iter().all(|line| line.inside == 0) && self.typical.is_empty() {
            text.push_str("  nothing of your log\n");
        }
        text.push_str("What stays with you:\n");
        let hidden: Vec<&Line> = self.lines.iter().filter(|line| line.left_out > 0).collect();
        for line in &hidden {
            let typical = self.typical.contains_key(&line.kind) && line.inside == 0;
            let how = if typical { " (as single days)" } else { "" };
            text.push_str(&format!(
                "  {:<11} {}: {}{how}\n",
                line.kind.word(),
                line.part,
                line.left_out
            ));
        }
        if hidden.is_empty() {
            text.push_str("  nothing: all that stands in your log is shown\n");
        }
        text
    }

    /// What is seen now and was not before, and the other way round; one line each.
    pub fn against(&self, before: &Receipt) -> Vec<String> {
        let (now, then) = (self.seen(), before.seen());
        let keys: std::collections::BTreeSet<_> = now.keys().chain(then.keys()).collect();
        let mut said = Vec::new();
        for key in keys {
            let count = |of: &BTreeMap<(Kind, String), usize>| of.get(key).copied().unwrap_or(0);
            let (new, old) = (count(&now), count(&then));
            let (kind, part) = key;
            match (old, new) {
                (0, new) if new > 0 => said.push(format!("now seen: {kind}, {part}: {new}")),
                (old, 0) if old > 0 => said.push(format!("no longer seen: {kind}, {part}: {old}")),
                (old, new) if new > old => said.push(format!("{kind}, {part}: {} more", new - old)),
                (old, new) if new < old => {
                    said.push(format!("{kind}, {part}: {} fewer", old - new));
                }
                _ => {}
            }
        }
        said
    }

    fn seen(&self) -> BTreeMap<(Kind, String), usize> {
        let lines = self.lines.iter().map(|line| ((line.kind, line.part.clone()), line.inside));
        let typical = self.typical.iter().map(|(kind, (grain, count))| {
            ((*kind, format!("typical values by the {}", word(*grain))), *count)
        });
        lines.chain(typical).collect()
    }
}

fn since(scopes: &BTreeMap<Kind, Scope>, kind: Kind) -> String {
    let since = scopes.get(&kind).and_then(|scope| scope.since);
    since.map_or(String::new(), |day| format!(", from {day} on"))
}

fn word(grain: Grain) -> &'static str {
    Grain::ALL.iter().find(|(known, _)| *known == grain).map_or("day", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: Kind, part: &str, inside: usize, left_out: usize) -> Line {
        Line { kind, part: part.to_owned(), inside, left_out }
    }

    fn some() -> Receipt {
        Receipt {
            lines: vec![
                line(Kind::Morning, "ratings", 0, 40),
                line(Kind::Session, "sessions", 12, 2),
                line(Kind::Private, "private lines", 0, 7),
            ],
            typical: BTreeMap::from([(Kind::Morning, (Grain::Week, 5))]),
        }
    }

    #[test]
    fn a_receipt_reads_back_and_anything_else_does_not() {
        assert_eq!(Receipt::from_text(&some().to_text()), Some(some()));
        assert_eq!(Receipt::from_text("comeback receipt 2\n"), None);
        assert_eq!(Receipt::from_text(&some().to_text().replace("session", "season")), None);
    }

    #[test]
    fn it_says_what_is_inside_and_what_stays() {
        let said = some().said(&BTreeMap::new());
        let (inside, stays) = said.split_once("What stays with you:").unwrap();
        assert!(inside.contains("sessions: 12 of 14"), "{said}");
        assert!(inside.contains("one typical value a week: 5 of them"), "{said}");
        assert!(
            stays.contains("private lines: 7") && stays.contains("ratings: 40 (as single days)")
        );
        assert!(!inside.contains("private"));
    }

    #[test]
    fn it_says_what_is_new_and_what_is_gone() {
        let before = Receipt { lines: vec![line(Kind::Took, "amounts", 3, 0)], ..some() };
        assert_eq!(
            some().against(&before),
            ["no longer seen: took, amounts: 3", "now seen: session, sessions: 12"]
        );
        assert_eq!(some().against(&some()), Vec::<String>::new());
    }
}
