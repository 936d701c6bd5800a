//! A page cut into its tags and what stands between them, so that attributes can be changed and
//! all else stays byte for byte. Scripts are left out. Knows nothing of what the tags mean.

use crate::markup::escape_into;

/// A stretch of a page.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// Text, a comment, or the inside of a style: as it stands.
    Text(&'a str),
    Tag(Tag<'a>),
}

/// One tag.
#[derive(Clone, Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: String,
    pub(super) closes: bool,
    /// Names as they are written, values as they mean: entities resolved.
    pub(super) attributes: Vec<(String, Option<String>)>,
    text: &'a str,
}

impl Tag<'_> {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name)?.1.as_deref()
    }

    pub(super) fn opens(&self, name: &str) -> bool {
        self.name == name && !self.closes
    }

    /// The tag as it is written with its present attributes.
    pub(super) fn write(&self, out: &mut String) {
        out.push('<');
        if self.closes {
            out.push('/');
        }
        let written = self.text.trim_start_matches(['<', '/']);
        out.push_str(written.get(..self.name.len()).unwrap_or(&self.name));
        write_attributes(&self.attributes, out);
        out.push_str(if self.text.ends_with("/>") { "/>" } else { ">" });
    }
}

pub(super) fn write_attributes(attributes: &[(String, Option<String>)], out: &mut String) {
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        if let Some(value) = value {
            out.push_str("=\"");
            escape_into(value, out);
            out.push('"');
        }
    }
}

/// The pieces of a page, in order, without its scripts.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let length = piece(rest);
        let (text, behind) = rest.split_at(length);
        rest = behind;
        let Some(tag) = tag(text) else {
            found.push(Piece::Text(text));
            continue;
        };
        let raw =
            !tag.closes && matches!(tag.name.as_str(), "script" | "style" | "textarea" | "title");
        let (name, is_script) = (tag.name.clone(), tag.name == "script");
        if !is_script {
            found.push(Piece::Tag(tag));
        }
        if raw {
            let end = end_of_raw(rest, &name);
            let (inside, behind) = rest.split_at(end);
            if !is_script {
                found.push(Piece::Text(inside));
            }
            rest = behind;
        }
    }
    found
}

/// Where the text of an element ends that holds no tags.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let lower = rest.to_ascii_lowercase();
    lower.find(&format!("</{name}")).unwrap_or(rest.len())
}

/// The length of the piece at the front: a tag, a comment, or text up to the next one.
fn piece(rest: &str) -> usize {
    if !rest.starts_with('<') {
        return rest.find('<').unwrap_or(rest.len());
    }
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |end| end + 3);
    }
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let inside = text.strip_prefix('<')?.strip_suffix('>')?;
    let closes = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let inside = inside.strip_suffix('/').unwrap_or(inside);
    let end = inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    Some(Tag { name: name.to_ascii_lowercase(), closes, attributes: attributes(rest), text })
}

fn attributes(text: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end.max(1).min(rest.len()));
        let behind = behind.trim_start();
        let Some(after) = behind.strip_prefix('=') else {
            found.push((name.to_owned(), None));
            rest = behind;
            continue;
        };
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let after = after.get(1..).unwrap_or("");
                after.split_once(quote).unwrap_or((after, ""))
            }
            _ => {
                after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len()))
            }
        };
        found.push((name.to_owned(), Some(resolved(value))));
        rest = next.trim_start();
    }
    found
}

/// A value with the entities resolved that our own pages write.
fn resolved(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match after.split_once(';').and_then(|(name, behind)| Some((sign(name)?, behind))) {
            Some((sign, behind)) => {
                out.push(sign);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn sign(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        name => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(html: &str) -> String {
        let mut out = String::new();
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Tag(tag) => tag.write(&mut out),
            }
        }
        out
    }

    #[test]
    fn a_page_comes_back_as_it_was() {
        let page = "<!doctype html><p class=\"a &amp; b\" hidden>1 &lt; 2<br/><svg viewBox=\"0 0 1 1\">\
                    <path d=\"M0 1\"/></svg><!-- <b> --></p>";
        assert_eq!(again(page), page);
    }

    #[test]
    fn scripts_are_left_out_whatever_they_hold() {
        assert_eq!(again("a<script>if (1 < 2) '<b>'</script>b<SCRIPT src=x></SCRIPT>c"), "abc");
    }

    #[test]
    fn any_text_is_cut_into_pieces_without_a_panic() {
        for odd in [
            "<",
            "<a",
            "<a href='",
            "<!--",
            "<a =b>",
            "</>",
            "<a\u{e4}=\u{e4}>",
            "&#x110000;",
            "<p/ >",
        ] {
            again(odd);
        }
    }
}
