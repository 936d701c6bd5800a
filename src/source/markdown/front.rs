//! YAML front matter: its values with their places. Knows YAML, and no key of the log.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// A value of the front matter.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Nothing,
    Text(String),
    /// A number, truth value or the like: its text is what stands in the file.
    Plain,
    List(Vec<Located>),
    Map(Vec<(String, Located)>),
}

/// A value with the line and column of its first character, and its text as written.
#[derive(Clone, Debug)]
pub(super) struct Located {
    pub(super) node: Node,
    pub(super) line: u32,
    pub(super) column: u32,
    span: Option<(usize, usize)>,
}

impl Located {
    /// The text of a scalar, as written; nothing for lists and maps.
    pub(super) fn text(&self, yaml: &str) -> Option<String> {
        match &self.node {
            Node::Text(text) => Some(text.clone()),
            Node::Plain => {
                let (start, length) = self.span?;
                yaml.get(start..start + length).map(|text| text.trim().to_owned())
            }
            Node::Nothing | Node::List(_) | Node::Map(_) => None,
        }
    }
}

/// Where the YAML stops being readable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Broken {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// Front matter longer than this is not read.
const LONGEST: usize = 200_000;

/// The front matter between the first line `---` and the next one: the number of lines it takes
/// with both, and its text.
pub(super) fn cut(text: &str) -> Option<(usize, &str)> {
    let body = text.strip_prefix("---").and_then(|rest| {
        let end = rest.find('\n')?;
        rest[..end].trim().is_empty().then(|| &rest[end + 1..])
    })?;
    let mut at = 0;
    for (lines, line) in body.split_inclusive('\n').enumerate() {
        if at > LONGEST {
            return None;
        }
        if matches!(line.trim_end(), "---" | "...") {
            return Some((lines + 2, &body[..at]));
        }
        at += line.len();
    }
    None
}

/// Reads the YAML of a front matter. Lines count from its first line as 1.
pub(super) fn read(yaml: &str) -> Result<Vec<(String, Located)>, Broken> {
    let found: Result<serde_saphyr::Spanned<Node>, _> = serde_saphyr::from_str(yaml);
    match found {
        Ok(found) => match found.value {
            Node::Map(entries) => Ok(entries),
            _ => Ok(Vec::new()),
        },
        Err(error) => {
            let place = error.location();
            let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
            Err(Broken {
                line: place.map_or(1, |place| number(place.line())),
                column: place.map_or(1, |place| number(place.column())),
            })
        }
    }
}

fn located(found: serde_saphyr::Spanned<Node>) -> Located {
    let place = found.referenced;
    let span = place.span();
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let index = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok());
    Located {
        node: found.value,
        line: number(place.line()),
        column: number(place.column()),
        span: index(span.byte_offset()).zip(index(span.byte_len())),
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("front matter")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<serde_saphyr::Spanned<Node>>()? {
            list.push(located(item));
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value::<serde_saphyr::Spanned<Node>>()?;
            map.push((key, located(value)));
        }
        Ok(Node::Map(map))
    }
}
