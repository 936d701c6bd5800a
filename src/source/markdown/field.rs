//! Dataview's inline fields: `key:: value` on a line of its own, `[key:: value]` and
//! `(key:: value)` within a sentence. Offsets count bytes of the text.

/// A field and where its key and its value begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub(super) key: (usize, &'a str),
    pub(super) value: (usize, &'a str),
}

/// A field in brackets is not longer than this many characters.
const LONGEST: usize = 500;

/// The text as one field: `pain:: 3`.
pub(super) fn whole(text: &str) -> Option<Field<'_>> {
    let at = text.find("::")?;
    let key = text[..at].trim_matches(['*', '_', ' ', '`']);
    let worded = key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/'));
    let start = text[..at].find(key)?;
    (!key.is_empty() && worded && key.len() <= 60)
        .then(|| Field { key: (start, key), value: trimmed(text, at + 2, text.len()) })
}

/// The fields in brackets within a sentence.
pub(super) fn bracketed(text: &str) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find("::") {
        let at = from + found;
        from = at + 2;
        let Some(open) = opener(text, at) else { continue };
        let close = if text[open..].starts_with('[') { ']' } else { ')' };
        let inside = text[from..].char_indices().take(LONGEST);
        let Some(end) = inside.into_iter().find(|(_, c)| *c == close).map(|(end, _)| from + end)
        else {
            continue;
        };
        let key = trimmed(text, open + 1, at);
        fields.push(Field { key, value: trimmed(text, at + 2, end) });
        from = end;
    }
    fields
}

/// The bracket that opens just before a key of reasonable length.
fn opener(text: &str, at: usize) -> Option<usize> {
    for (back, (offset, c)) in text[..at].char_indices().rev().enumerate() {
        if matches!(c, '[' | '(') {
            return (back > 0).then_some(offset);
        }
        let worded = c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '*');
        if !worded || back > 60 {
            return None;
        }
    }
    None
}

fn trimmed(text: &str, from: usize, to: usize) -> (usize, &str) {
    let inner = &text[from..to];
    let lead = inner.len() - inner.trim_start().len();
    (from + lead, inner.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_alone_and_in_sentences() {
        let field = whole("Back Pain:: 3, stiff").unwrap();
        assert_eq!((field.key, field.value), ((0, "Back Pain"), (12, "3, stiff")));
        let found = bracketed("woke [pain:: 3] and (stress::2), a::b [x]");
        let pairs: Vec<(&str, &str)> = found.iter().map(|f| (f.key.1, f.value.1)).collect();
        assert_eq!(pairs, [("pain", "3"), ("stress", "2")]);
        assert_eq!(bracketed("((((:: [:: ]"), []);
    }
}
