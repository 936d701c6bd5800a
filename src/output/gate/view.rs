//! The forms that words can take in a file: as they are, without tags, with entities, percent
//! signs and escapes read, in base64 or hex, packed, in another encoding. Every form becomes
//! plain words with single spaces. Knows no secret.

use super::pack;

/// What is known of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Text,
    /// Bytes that may be no text at all, in which six letters can stand by chance.
    Noise,
}

/// Told the form in words, its text and its sense.
pub(super) type Look<'a> = dyn FnMut(&str, &str, Sense) + 'a;

/// More was packed than can be looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooDeep;

const DEEPEST: usize = 5;

/// What may still be unpacked of one file.
pub(super) const MOST_BYTES: usize = 256_000_000;

/// Shows every form of these bytes.
pub(super) fn each(bytes: &[u8], look: &mut Look<'_>) -> Result<(), TooDeep> {
    let mut left = MOST_BYTES;
    below(bytes, "as it is", DEEPEST, &mut left, look)
}

fn below(
    bytes: &[u8],
    form: &str,
    deep: usize,
    left: &mut usize,
    look: &mut Look<'_>,
) -> Result<(), TooDeep> {
    let text = std::str::from_utf8(bytes);
    let sense = if text.is_ok() { Sense::Text } else { Sense::Noise };
    let text = text.map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned);
    decoded(&text, form, sense, look);
    if bytes.iter().any(|byte| *byte < 9) || sense == Sense::Noise {
        for start in 0..2 {
            look(form, &wide(bytes, start, u16::from_le_bytes), Sense::Noise);
            look(form, &wide(bytes, start, u16::from_be_bytes), Sense::Noise);
        }
    }
    for run in pack::encoded_runs(bytes) {
        spread(left, run.bytes.len())?;
        let form = format!("{form}, as {}", run.name);
        match std::str::from_utf8(&run.bytes) {
            Ok(text) => decoded(text, &form, Sense::Noise, look),
            Err(_) => look(&form, &normal(&lossy(&run.bytes)), Sense::Noise),
        }
        if pack::is_packed(&run.bytes) && deep > 0 {
            below(&run.bytes, &form, deep - 1, left, look)?;
        }
    }
    for part in pack::packed_parts(bytes, left)? {
        let form = format!("{form}, in a {} part", part.name);
        if deep == 0 {
            return Err(TooDeep);
        }
        below(&part.bytes, &form, deep - 1, left, look)?;
    }
    Ok(())
}

/// The bytes read two by two.
fn wide(bytes: &[u8], start: usize, pair: fn([u8; 2]) -> u16) -> String {
    let bytes = bytes.get(start..).unwrap_or_default();
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|two| pair(*two)).collect();
    normal(&String::from_utf16_lossy(&units))
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn spread(left: &mut usize, used: usize) -> Result<(), TooDeep> {
    *left = left.checked_sub(used).ok_or(TooDeep)?;
    Ok(())
}

/// The text, and what it becomes while escapes of any kind are read one after the other.
fn decoded(text: &str, form: &str, sense: Sense, look: &mut Look<'_>) {
    let mut text = text.to_owned();
    for round in 0..4 {
        look(form, &normal(&text), sense);
        if text.contains('<') {
            look(form, &normal(&without_tags(&text, "")), sense);
            look(form, &normal(&without_tags(&text, " ")), sense);
        }
        let next = without_escapes(&without_entities(&without_percents(&text)));
        if next == text || round == 3 {
            return;
        }
        text = next;
    }
}

/// Words in lower case with one space between them: letters and digits alone, so that a comma, a
/// line break or a soft hyphen hides nothing.
pub(super) fn normal(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut gap = true;
    for letter in text.chars() {
        match letter {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => {}
            letter if letter.is_alphanumeric() => {
                plain.extend(letter.to_lowercase());
                gap = false;
            }
            _ if gap => {}
            _ => {
                plain.push(' ');
                gap = true;
            }
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

fn without_tags(text: &str, between: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push_str(between);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// `&amp;`, `&#39;`, `&#x27;`: the names that writers of HTML use, and every number.
fn without_entities(text: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", " "),
        ("shy", ""),
        ("lsquo", "'"),
        ("rsquo", "'"),
        ("ldquo", "\""),
        ("rdquo", "\""),
        ("ndash", "-"),
        ("mdash", "-"),
        ("hellip", "..."),
        ("auml", "ä"),
        ("ouml", "ö"),
        ("uuml", "ü"),
        ("szlig", "ß"),
        ("eacute", "é"),
        ("egrave", "è"),
    ];
    replaced(text, '&', |rest| {
        let end = rest.find(';').filter(|end| *end <= 10)?;
        let name = rest.get(..end)?;
        let read = match name.strip_prefix('#') {
            Some(number) => {
                let hex = number.strip_prefix(['x', 'X']);
                let code = hex.map_or_else(|| number.parse().ok(), hex_number);
                char::from_u32(code?)?.to_string()
            }
            None => NAMES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
        };
        Some((end + 1, read))
    })
}

fn hex_number(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 16).ok()
}

/// `%C3%A9`, read as UTF-8 where it is.
fn without_percents(text: &str) -> String {
    replaced(text, '%', |rest| {
        let mut bytes = Vec::new();
        let mut at = 0;
        while let Some(pair) = rest.get(at..at + 2) {
            let Some(byte) = hex_number(pair).filter(|_| !pair.starts_with('+')) else { break };
            bytes.push(byte as u8);
            at += 2;
            match rest.get(at..at + 1) {
                Some("%") => at += 1,
                _ => break,
            }
        }
        let at = if rest.get(..at).is_some_and(|read| read.ends_with('%')) { at - 1 } else { at };
        (!bytes.is_empty()).then(|| (at, lossy(&bytes)))
    })
}

/// `\u00e9`, `\u{e9}`, `\x41`, `\/`, `\n`, and a style's `\41 `.
fn without_escapes(text: &str) -> String {
    replaced(text, '\\', |rest| {
        let digits = |text: &str, most: usize| {
            text.chars().take(most).take_while(char::is_ascii_hexdigit).count()
        };
        let letter = |from: usize, to: usize| {
            let code = hex_number(rest.get(from..to)?)?;
            char::from_u32(code).map(|letter| letter.to_string())
        };
        match rest.chars().next()? {
            'u' if rest.starts_with("u{") => {
                let end = rest.find('}').filter(|end| *end <= 9)?;
                Some((end + 1, letter(2, end)?))
            }
            'u' if digits(rest.get(1..)?, 4) == 4 => Some((5, letter(1, 5)?)),
            'x' if digits(rest.get(1..)?, 2) == 2 => Some((3, letter(1, 3)?)),
            'n' | 't' | 'r' => Some((1, " ".to_owned())),
            mark @ ('/' | '"' | '\'' | '\\') => Some((1, mark.to_string())),
            first if first.is_ascii_hexdigit() => {
                let long = digits(rest, 6);
                let space = rest.get(long..).is_some_and(|after| after.starts_with(' '));
                Some((long + usize::from(space), letter(0, long)?))
            }
            _ => None,
        }
    })
}

/// Replaces what `read` makes of the text behind each mark; it says how many bytes it took.
fn replaced(text: &str, mark: char, read: impl Fn(&str) -> Option<(usize, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        out.push_str(before);
        match read(after).and_then(|(long, read)| Some((after.get(long..)?, read))) {
            Some((behind, read)) => {
                out.push_str(&read);
                rest = behind;
            }
            None => {
                out.push(mark);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
