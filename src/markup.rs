//! HTML that is known to be well formed and free of anything that runs, and who may make it:
//! escaped text, our own Markdown renderer, and our own chart writer. A template prints a
//! `Markup` as it is and escapes everything else.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

/// Safe HTML or SVG.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Text with every character that means something in HTML written as an entity.
    pub fn text(text: &str) -> Markup {
        let mut out = String::with_capacity(text.len());
        escape_into(text, &mut out);
        Markup(out)
    }

    /// Takes over what one of our own writers made. The tidy test lists who may call this.
    pub fn from_writer(html: String) -> Markup {
        Markup(html)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// As plain text in JSON; as a string that needs no escaping in a template, so that templates
/// have nothing to mark as safe themselves.
impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Text that keeps to itself: control characters that no HTML or XML may hold become U+FFFD, signs
/// that turn the direction of letters around are left out, and an isolate that it opens is closed
/// (Unicode Standard Annex 9), so that no name can change the order of the words beside it.
pub fn contained(text: &str) -> Cow<'_, str> {
    // The first bytes of all that is looked for; few texts hold one.
    let may_hold = |byte: u8| matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xe2 | 0xef);
    // To the end even where one is found: many bytes are looked at in one step.
    if !text.bytes().fold(false, |found, byte| found | may_hold(byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut open = 0;
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            '\u{202A}'..='\u{202E}' => {}
            '\u{2069}' if open == 0 => {}
            '\u{2069}' => {
                open -= 1;
                out.push(c);
            }
            '\u{2066}'..='\u{2068}' => {
                open += 1;
                out.push(c);
            }
            c => out.push(if c.is_control() { '\u{FFFD}' } else { c }),
        }
    }
    out.extend(std::iter::repeat_n('\u{2069}', open));
    Cow::Owned(out)
}

/// A text that is written from right to left, kept apart from the words around it.
pub fn isolated(text: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    match text.chars().any(turns) {
        true => Cow::Owned(format!("\u{2068}{text}\u{2069}")),
        false => Cow::Borrowed(text),
    }
}

/// Escapes contained text for element content and quoted attributes.
pub fn escape_into(text: &str, out: &mut String) {
    let text = contained(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return out.push_str(&text);
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// How the rule of a page (its Content-Security-Policy) names a script or style that it allows.
pub fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

/// Bytes as text that is safe in attributes and rules (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4usize {
            let sign = SIGNS[(bits >> (18 - 6 * n)) as usize & 63];
            out.push(if n <= chunk.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_prints_markup_as_it_is_and_escapes_text() {
        #[derive(Serialize)]
        struct View {
            markup: Markup,
            text: &'static str,
        }
        let view = View { markup: Markup::from_writer("<b>x</b>".into()), text: "<b>" };
        let mut tera = tera::Tera::new();
        tera.autoescape_on([".html"]);
        tera.add_raw_template("a.html", "{{ markup }}{{ text }}").unwrap();
        let context = tera::Context::from_serialize(&view).unwrap();
        assert_eq!(tera.render("a.html", &context).unwrap(), "<b>x</b>&lt;b&gt;");
        let json = serde_json::to_string(&view).unwrap();
        assert_eq!(json, "{\"markup\":\"<b>x</b>\",\"text\":\"<b>\"}");
    }

    #[test]
    fn nothing_that_means_something_survives() {
        let markup = Markup::text("<a href=\"x\" b='y'>&\u{0}\u{1b}");
        assert_eq!(
            markup.as_str(),
            "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;\u{FFFD}\u{FFFD}"
        );
    }

    #[test]
    fn no_text_turns_the_words_beside_it_around() {
        assert_eq!(contained("\u{202e}gnp.exe\u{202c}"), "gnp.exe");
        assert_eq!(contained("a\u{2067}b"), "a\u{2067}b\u{2069}");
        assert_eq!(contained("a\u{2069}\u{2068}b\u{2069}\u{2069}"), "a\u{2068}b\u{2069}");
        assert!(matches!(contained("plain <b> text"), Cow::Borrowed(_)));
        assert_eq!(contained("3\u{2013}4 \u{b7} \u{e9}"), "3\u{2013}4 \u{b7} \u{e9}");
        assert_eq!(isolated("\u{5d2}\u{5d1} 3"), "\u{2068}\u{5d2}\u{5d1} 3\u{2069}");
        assert!(matches!(isolated("3x8"), Cow::Borrowed(_)));
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
