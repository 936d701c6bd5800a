//! Where a template puts a value that could run or break out: inside a script or style, in a
//! style or event attribute, in an attribute without quotes, or marked as safe. Escaping does not
//! help in these places, so there is no value in them at all.

/// A place of a template, line and column from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnsafePlace {
    pub line: u32,
    pub column: u32,
}

/// What surrounds the place that is being read.
#[derive(Clone, Debug, PartialEq)]
enum Around {
    Text,
    /// Inside a tag, outside quotes; the name of the tag.
    Tag(String),
    /// Inside a quoted attribute of a tag: tag, attribute, quote.
    Attribute(String, String, char),
    /// Inside an element that holds no markup, up to its end tag.
    Raw(String),
}

/// Every unsafe place of a template, in order.
pub fn unsafe_places(template: &str) -> Vec<UnsafePlace> {
    let mut found = Vec::new();
    let mut around = Around::Text;
    let mut at = 0;
    while let Some(rest) = template.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(length) = ["{%", "{#"].iter().find_map(|open| block(rest, open)) {
            at += length;
            continue;
        }
        if let Some(length) = block(rest, "{{") {
            let value = rest.get(..length).unwrap_or("");
            if !may_hold(&around) || is_marked_safe(value) {
                found.push(place(template, at));
            }
            at += length;
            continue;
        }
        let (next, length) = step(&around, rest);
        around = next;
        at += length;
    }
    found
}

/// The length of a template block that begins here.
fn block(rest: &str, open: &str) -> Option<usize> {
    let close = match open {
        "{{" => "}}",
        "{%" => "%}",
        _ => "#}",
    };
    rest.starts_with(open).then(|| rest.find(close).map_or(rest.len(), |end| end + 2))
}

fn is_marked_safe(value: &str) -> bool {
    value.split('|').skip(1).any(|filter| filter.trim_matches([' ', '}', '-']) == "safe")
}

fn may_hold(around: &Around) -> bool {
    match around {
        Around::Text => true,
        Around::Tag(_) | Around::Raw(_) => false,
        Around::Attribute(tag, name, _) => {
            !name.starts_with("on")
                && name != "style"
                && name != "srcdoc"
                && !(tag == "script" && name == "src")
        }
    }
}

/// Reads one step of markup: what surrounds the next place, and how far it is.
fn step(around: &Around, rest: &str) -> (Around, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    let one = first.len_utf8();
    match around {
        Around::Text if first == '<' => {
            let name: String =
                rest.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
            if name.is_empty() {
                return (Around::Text, one);
            }
            (Around::Tag(name.to_lowercase()), one + name.len())
        }
        Around::Tag(name) if first == '>' => match name.as_str() {
            "script" | "style" => (Around::Raw(name.clone()), one),
            _ => (Around::Text, one),
        },
        Around::Tag(tag) if first.is_ascii_alphabetic() => {
            let name: String =
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            let length = name.len();
            let behind = rest.get(length..).unwrap_or("");
            let quote = behind.strip_prefix('=').and_then(|value| value.chars().next());
            match quote.filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => {
                    (Around::Attribute(tag.clone(), name.to_lowercase(), quote), length + 2)
                }
                None => (around.clone(), length),
            }
        }
        Around::Attribute(tag, _, quote) if first == *quote => (Around::Tag(tag.clone()), one),
        Around::Raw(name) if rest.starts_with("</") => {
            let end = rest.get(2..2 + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
            (if end { Around::Text } else { around.clone() }, one)
        }
        same => (same.clone(), one),
    }
}

fn place(template: &str, at: usize) -> UnsafePlace {
    let before = template.get(..at).unwrap_or("");
    let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    UnsafePlace {
        line: whole(before.matches('\n').count() + 1),
        column: whole(before.rsplit('\n').next().unwrap_or("").chars().count() + 1),
    }
}
