//! The table of keys as a tree, for walking a file along it.

use std::collections::BTreeMap;

use super::key::{Key, Shape, all_keys};
use crate::diag::nearest;

/// Which names may stand for a `*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Free,
    Kinds,
    /// Names of audiences, which are names of folders too.
    Folders,
}

/// One place in the tree: a value, a table of known keys, a table of free names, or a list of
/// tables.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) key: Option<&'static Key>,
    pub(super) fields: BTreeMap<&'static str, Node>,
    pub(super) any: Option<(Names, Box<Node>)>,
    pub(super) items: Option<Box<Node>>,
}

impl Node {
    /// The whole table of keys.
    pub(super) fn root() -> Node {
        let mut root = Node::default();
        for key in all_keys() {
            root.grow(key);
        }
        root
    }

    fn grow(&mut self, key: &'static Key) {
        let mut node = self;
        let mut parent = "";
        for step in key.path.split('.') {
            let name = step.trim_end_matches("[]");
            node = match name {
                "*" if matches!(parent, "audience" | "share") => node.any_of(Names::Folders),
                "*" => node.any_of(Names::Free),
                "<kind>" => node.any_of(Names::Kinds),
                _ => node.fields.entry(name).or_default(),
            };
            if step.ends_with("[]") {
                node = node.items.get_or_insert_default();
            }
            parent = name;
        }
        node.key = Some(key);
    }

    fn any_of(&mut self, names: Names) -> &mut Node {
        &mut self.any.get_or_insert_with(|| (names, Box::default())).1
    }

    /// What the table takes by name.
    pub(super) fn known(&self) -> Vec<&'static str> {
        self.fields.keys().copied().collect()
    }
}

/// A key of other tables with this name or one near it, and those tables.
pub(super) fn home_of(name: &str) -> Option<(&'static str, String)> {
    let all = || all_keys().filter_map(|key| key.path.rsplit_once('.'));
    let near = nearest(name, all().map(|(_, last)| last).filter(|last| *last != "*"))?;
    let homes: Vec<String> = all()
        .filter(|(_, last)| *last == near)
        .map(|(table, _)| format!("`{}`", bracketed(table)))
        .collect();
    (homes.len() <= 3).then(|| (near, homes.join(" or ")))
}

/// `[table]`, or `[[table]]` for one that may stand several times.
pub(super) fn bracketed(table: &str) -> String {
    match table.strip_suffix("[]") {
        Some(list) => format!("[[{list}]]"),
        None => format!("[{table}]"),
    }
}

/// The shape of a list's entries, or of the value itself.
pub(super) fn entry_shape(shape: Shape) -> Shape {
    match shape {
        Shape::List(of) => *of,
        one => one,
    }
}
