//! One spelling for the many ways in which people and apps write the name of an activity.
//! Knows letters and endings, no activity.

/// A name as it was written, in one spelling: `Squats (Barbell)` is `squat` with `barbell`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spelt {
    pub(super) name: String,
    /// The words in brackets.
    pub(super) equipment: Option<String>,
}

/// Lower case, words apart by one space, umlauts written out, accents dropped, plural endings
/// dropped, brackets taken off.
pub(super) fn spelt(name: &str) -> Spelt {
    let (outside, inside) = without_brackets(name);
    let equipment = Some(plain(&inside)).filter(|words| !words.is_empty());
    let plain_name = plain(&outside);
    if plain_name.is_empty() {
        return Spelt { name: equipment.unwrap_or_default(), equipment: None };
    }
    Spelt { name: plain_name, equipment }
}

fn without_brackets(name: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0u32);
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
        if matches!(c, '(' | '[' | ')' | ']') {
            outside.push(' ');
            inside.push(' ');
        }
    }
    (outside, inside)
}

/// The words of a text in one spelling.
pub(super) fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') {
            continue;
        }
        if before.is_lowercase() && c.is_uppercase() {
            words.push(' ');
        }
        before = c;
        if !c.is_alphanumeric() {
            words.push(' ');
            continue;
        }
        for lower in c.to_lowercase() {
            push_plain(&mut words, lower);
        }
    }
    let words: Vec<&str> = words.split_whitespace().map(singular).collect();
    words.join(" ")
}

fn push_plain(words: &mut String, c: char) {
    match c {
        'ä' | 'æ' => words.push_str("ae"),
        'ö' | 'œ' => words.push_str("oe"),
        'ü' => words.push_str("ue"),
        'ß' => words.push_str("ss"),
        'à' | 'á' | 'â' | 'ã' | 'å' => words.push('a'),
        'è' | 'é' | 'ê' | 'ë' => words.push('e'),
        'ì' | 'í' | 'î' | 'ï' => words.push('i'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => words.push('o'),
        'ù' | 'ú' | 'û' => words.push('u'),
        'ç' => words.push('c'),
        'ñ' => words.push('n'),
        c => words.push(c),
    }
}

/// Drops a plural ending. Applied to the dictionary and to the log alike, so that it need not
/// be right about English, only the same on both sides.
fn singular(word: &str) -> &str {
    let long_enough = word.len() > 2;
    for ending in ["sses", "ches", "shes", "xes"] {
        if long_enough && word.ends_with(ending) {
            return &word[..word.len() - 2];
        }
    }
    if long_enough && word.ends_with('s') && !word.ends_with("ss") {
        return &word[..word.len() - 1];
    }
    word
}
