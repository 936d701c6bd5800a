//! Words as parts of addresses: slugs of names, ids of headings, percent signs. Addresses are a
//! promise: what a name becomes here does not change.

/// A name as a part of an address: letters and digits of any script in lower case, everything
/// else one `-`. Never empty.
pub(crate) fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let kept = out.trim_end_matches('-').len();
    out.truncate(kept);
    if out.is_empty() { "page".to_owned() } else { out }
}

/// The id of a heading as code hosts write it: lower case, spaces as `-`, punctuation gone.
pub(crate) fn heading_id(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' | '\n' => out.push('-'),
            '-' | '_' => out.push(c),
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    if out.is_empty() { "section".to_owned() } else { out }
}

/// `%20` and the like as what they stand for; what is not valid stays as it is.
pub(crate) fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &rest[3..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A path as it stands in an address.
pub(crate) fn encoded(path: &str, out: &mut String) {
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/#".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend(
                [byte >> 4, byte & 15]
                    .map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_parts_of_an_address() {
        let cases = [
            ("My Page", "my-page"),
            ("  a -- b ", "a-b"),
            ("Rücken", "rücken"),
            ("../x", "x"),
            ("!", "page"),
        ];
        for (name, wanted) in cases {
            assert_eq!(slug(name), wanted, "{name}");
        }
    }

    #[test]
    fn heading_ids_are_those_of_code_hosts() {
        assert_eq!(
            heading_id("Soon: today, or in the next days"),
            "soon-today-or-in-the-next-days"
        );
        assert_eq!(heading_id("A - B"), "a---b");
        assert_eq!(heading_id("?"), "section");
    }

    #[test]
    fn percent_signs_come_and_go() {
        assert_eq!(decoded("a%20b%C3%BC%zz%"), "a bü%zz%");
        let mut out = String::new();
        encoded("a b/ü.html", &mut out);
        assert_eq!(out, "a%20b/%C3%BC.html");
    }
}
