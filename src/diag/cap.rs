//! At most twenty problems of one code in one file; the rest are one line that names their lines.
//! A broken file of a million rows then fills neither the screen nor the memory. Knows no code.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Place};
use crate::inputs::RelPath;

/// How many of one code are told in full.
pub(super) const TOLD_IN_FULL: usize = 20;
/// How many spans of lines the last line names before it only counts.
const SPANS_NAMED: usize = 30;

/// Problems of one file, as they come in.
#[derive(Debug)]
pub struct Capped {
    file: RelPath,
    kept: Vec<Diagnostic>,
    by_code: BTreeMap<&'static str, Rest>,
}

#[derive(Debug)]
struct Rest {
    code: &'static Code,
    told: usize,
    lines: Vec<u32>,
}

impl Capped {
    pub fn new(file: &RelPath) -> Capped {
        Capped { file: file.clone(), kept: Vec::new(), by_code: BTreeMap::new() }
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        let code = diagnostic.code();
        let rest =
            self.by_code.entry(code.name).or_insert(Rest { code, told: 0, lines: Vec::new() });
        if rest.told < TOLD_IN_FULL {
            rest.told += 1;
            self.kept.push(diagnostic);
        } else {
            rest.lines.push(diagnostic.place().map_or(0, |place| place.line));
        }
    }

    pub fn extend(&mut self, diagnostics: Vec<Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// All of them in order of place, and one line for each code that had more.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by(|a, b| a.place().cmp(&b.place()));
        let whole = Place::whole(&self.file);
        for rest in self.by_code.into_values().filter(|rest| !rest.lines.is_empty()) {
            let (count, lines) = (rest.lines.len(), named(rest.lines));
            let message = format!("And {count} more like this, {lines}");
            let more = Diagnostic::new(rest.code, message).at(&whole);
            self.kept.push(more.help("what helps for the first ones helps for these too"));
        }
        self.kept
    }
}

/// Caps problems that are already gathered, all of one file.
pub fn cap(file: &RelPath, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut capped = Capped::new(file);
    capped.extend(diagnostics);
    capped.finish()
}

/// `in lines 22 to 31 and 40`
fn named(mut lines: Vec<u32>) -> String {
    lines.sort_unstable();
    lines.dedup();
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for line in lines {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => spans.push((line, line)),
        }
    }
    let total = spans.len();
    let words: Vec<String> = spans
        .into_iter()
        .take(SPANS_NAMED)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from} to {to}") })
        .collect();
    let behind = if total > SPANS_NAMED { " and further down" } else { "" };
    format!("in lines {}{behind}", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::log;
    use super::*;

    #[test]
    fn twenty_are_told_and_the_rest_are_counted_by_their_lines() {
        let file = RelPath::new("a.csv").unwrap();
        let many = (1..=100)
            .map(|line| log::unknown_key(&Place::new(&file, line * 2, 1, 1), "x", None))
            .chain((300..=400).map(|n| log::unknown_key(&Place::new(&file, n, 1, 1), "x", None)));
        let capped = cap(&file, many.collect());
        assert_eq!(capped.len(), TOLD_IN_FULL + 1);
        let last = capped.last().unwrap();
        assert!(last.message().starts_with("And 181 more like this, in lines 42, 44"));
        assert!(last.message().ends_with("and further down"));
    }
}
