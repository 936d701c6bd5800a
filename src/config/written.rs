//! A configuration as written: every value that fits its key, with its place, and every problem
//! met on the way. What is not written has the default that the table of keys documents.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::key::{Key, Shape};
use super::page::Page;
use super::tree::{Names, Node, bracketed, entry_shape, home_of};
use super::value::{self, Misfit, Value};
use crate::diag::config::{self as problem, KeyHint};
use crate::diag::{Diagnostic, Parsed, Place, Severity, all_codes, nearest};
use crate::journal::Kind;
use crate::source::Spanned;

type Read<'i> = toml::Spanned<DeValue<'i>>;

/// One key with its values; a key that takes no list has one.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) key: &'static Key,
    /// What its `*`, `<kind>` and `[]` stood for, in order.
    pub(super) names: Vec<String>,
    pub(super) place: Place,
    pub(super) values: Vec<Spanned<Value>>,
}

impl Given {
    /// The first of its names.
    pub(super) fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

/// A table of a free name, or one of a list: there even where it holds no key.
#[derive(Debug)]
pub(super) struct Table {
    /// `audience.*`, `table[]`
    pub(super) path: String,
    pub(super) names: Vec<String>,
    pub(super) place: Place,
}

/// The file as written, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Written {
    given: Vec<Given>,
    /// Keys that stand in the file with a value that was refused.
    refused: Vec<(&'static str, Vec<String>)>,
    tables: Vec<Table>,
}

/// Reads the whole text; all problems, in the order of the file.
pub(super) fn parse(page: &Page<'_>, text: &str) -> Parsed<Written> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let root = Node::root();
    let mut walk = Walk { page, written: Written::default(), diagnostics: Vec::new() };
    walk.table(&root, table.get_ref(), &At::default());
    let Walk { mut written, mut diagnostics, .. } = walk;
    let (doubled, broken): (Vec<_>, Vec<_>) =
        errors.iter().partition(|error| error.message() == "duplicate key");
    diagnostics.extend(doubled.iter().map(|error| {
        let span = error.span().unwrap_or(0..0);
        problem::twice(&page.place(&span), page.quote(&span))
    }));
    let broken: Vec<Diagnostic> = broken
        .iter()
        .map(|error| problem::syntax(&page.place(&error.span().unwrap_or(0..0)), error.message()))
        .collect();
    // What follows a broken line may have been taken for something else.
    if let Some(line) = broken.iter().filter_map(Diagnostic::place).map(|place| place.line).min() {
        diagnostics.retain(|d| d.place().is_some_and(|place| place.line < line));
    }
    diagnostics.extend(broken);
    diagnostics.sort_by(|a, b| a.place().cmp(&b.place()));
    diagnostics.dedup();
    written.given.sort_by(|a, b| a.place.cmp(&b.place));
    written.tables.sort_by(|a, b| a.place.cmp(&b.place));
    Parsed::with(written, diagnostics)
}

/// How far the walk has come.
#[derive(Clone, Default)]
struct At {
    path: String,
    names: Vec<String>,
}

impl At {
    fn step(&self, step: &str, name: Option<&str>) -> At {
        let path = match self.path.as_str() {
            "" => step.to_owned(),
            path => format!("{path}.{step}"),
        };
        At { path, names: self.names.iter().cloned().chain(name.map(str::to_owned)).collect() }
    }

    fn item(&self, index: usize) -> At {
        let names = self.names.iter().cloned().chain([index.to_string()]).collect();
        At { path: format!("{}[]", self.path), names }
    }
}

struct Walk<'a> {
    page: &'a Page<'a>,
    written: Written,
    diagnostics: Vec<Diagnostic>,
}

impl Walk<'_> {
    fn table(&mut self, node: &Node, table: &DeTable<'_>, at: &At) {
        for (name, read) in table {
            let text: &str = name.get_ref();
            let span = name.span();
            match (node.fields.get(text), &node.any) {
                (Some(child), _) => self.value(child, read, (&span, at.step(text, None))),
                (None, Some((names, child))) if self.allowed(*names, text, &span) => {
                    let at = at.step("*", Some(text));
                    self.tables_seen(&at, &span);
                    self.value(child, read, (&span, at));
                }
                (None, Some(_)) => {}
                (None, None) => self.unknown(node, text, &span),
            }
        }
    }

    fn unknown(&mut self, node: &Node, text: &str, span: &Range<usize>) {
        let known = node.known();
        let place = self.page.place(span);
        let tell = |hint| problem::unknown_key(&place, text, hint);
        self.diagnostics.push(match nearest(text, known.iter().copied()) {
            Some(near) => tell(KeyHint::Near(near)),
            None => match home_of(text) {
                Some((key, tables)) => tell(KeyHint::Elsewhere(key, &tables)),
                None => tell(KeyHint::Known(&known)),
            },
        });
    }

    /// Whether a name may stand for a `*`; if not, that is told.
    fn allowed(&mut self, names: Names, text: &str, span: &Range<usize>) -> bool {
        let place = self.page.place(span);
        let refusal = match (names, Kind::named(text)) {
            (Names::Folders, _) if !value::is_folder(text) => {
                problem::bad_form(&place, text, &Shape::Folder.says())
            }
            (Names::Kinds, Some(kind)) if kind.is_sealed() => problem::sealed_kind(&place, text),
            (Names::Kinds, None) => problem::unknown_word(&place, text, &grantable()),
            _ => return true,
        };
        self.diagnostics.push(refusal);
        false
    }

    fn tables_seen(&mut self, at: &At, span: &Range<usize>) {
        let place = self.page.place(span);
        self.written.tables.push(Table { path: at.path.clone(), names: at.names.clone(), place });
    }

    fn value(&mut self, node: &Node, read: &Read<'_>, (span, at): (&Range<usize>, At)) {
        match (node.key, &node.items, read.get_ref()) {
            (Some(key), _, _) => self.leaf(key, read, (span, at)),
            (None, Some(item), DeValue::Array(items)) => {
                for (index, read) in items.iter().enumerate() {
                    let at = at.item(index);
                    self.tables_seen(&at, &read.span());
                    self.value(item, read, (&read.span(), at));
                }
            }
            (None, None, DeValue::Table(table)) => self.table(node, table, &at),
            (None, items, _) => {
                let wanted = match items {
                    Some(_) => format!("a list of tables, each begun with `[[{}]]`", at.path),
                    None => format!("a table, begun with `{}`", bracketed(&at.path)),
                };
                let problem =
                    problem::wrong_type(&self.page.place(span), self.page.quote(span), &wanted);
                self.diagnostics.push(problem);
            }
        }
    }

    fn leaf(&mut self, key: &'static Key, read: &Read<'_>, (span, at): (&Range<usize>, At)) {
        let shape = entry_shape(key.shape);
        let entries: Vec<&Read<'_>> = match (key.shape, read.get_ref()) {
            (Shape::List(_), DeValue::Array(entries)) => entries.iter().collect(),
            _ => vec![read],
        };
        let mut values = Vec::new();
        for entry in &entries {
            match value::parse(shape, entry.get_ref()) {
                Ok(value) => values.push(Spanned::new(value, self.page.place(&entry.span()))),
                Err(misfit) => self.misfit(key, misfit, &entry.span()),
            }
        }
        if values.is_empty() && !entries.is_empty() {
            self.written.refused.push((key.path, at.names));
        } else {
            let place = self.page.place(span);
            self.written.given.push(Given { key, names: at.names, place, values });
        }
    }

    fn misfit(&mut self, key: &Key, misfit: Misfit, span: &Range<usize>) {
        let (place, read) = (self.page.place(span), self.page.quote(span));
        let bare = read.trim_matches(['"', '\'']);
        let wanted = entry_shape(key.shape).says();
        self.diagnostics.push(match misfit {
            Misfit::Range if key.path == "version" => problem::other_version(&place, read),
            Misfit::Range => problem::out_of_range(&place, read, &wanted),
            Misfit::Type => problem::wrong_type(&place, read, &wanted),
            Misfit::Form => problem::bad_form(&place, read, &wanted),
            Misfit::Word(words) => problem::unknown_word(&place, bare, words),
            Misfit::Kind => problem::unknown_word(&place, bare, &grantable()),
            Misfit::Code => problem::unknown_word(&place, bare, &silenceable()),
            Misfit::Sealed => problem::sealed_kind(&place, bare),
            Misfit::Error => problem::cannot_silence(&place, bare),
        });
    }
}

fn grantable() -> Vec<&'static str> {
    Kind::ALL.iter().filter(|kind| !kind.is_sealed()).map(|kind| kind.word()).collect()
}

fn silenceable() -> Vec<&'static str> {
    let quiet = all_codes().into_iter().filter(|code| code.severity != Severity::Error);
    quiet.map(|code| code.name).collect()
}

/// What a key says where the file says nothing: its documented default.
pub(super) fn default_of(key: &Key) -> Vec<Value> {
    let Ok(read) = DeValue::parse(key.default) else {
        return Vec::new();
    };
    let shape = entry_shape(key.shape);
    match read.get_ref() {
        DeValue::Array(entries) => {
            entries.iter().filter_map(|entry| value::parse(shape, entry.get_ref()).ok()).collect()
        }
        one => value::parse(shape, one).into_iter().collect(),
    }
}

/// Reading what was written. A key without `*` falls back to its default.
impl Written {
    /// Every place where the key is given, in the order of the file.
    pub(super) fn all<'a>(&'a self, key: &'static Key) -> impl Iterator<Item = &'a Given> + 'a {
        self.given.iter().filter(move |given| given.key.path == key.path)
    }

    /// The key as given below these names.
    pub(super) fn below(&self, key: &'static Key, names: &[String]) -> Option<&Given> {
        self.all(key).find(|given| given.names == names)
    }

    /// Whether the key does not stand below these names at all.
    pub(super) fn lacks(&self, key: &'static Key, names: &[String]) -> bool {
        let refused = self.refused.iter().any(|(path, at)| *path == key.path && at == names);
        !refused && self.below(key, names).is_none()
    }

    /// Every table of this path, such as `audience.*`, in the order of the file.
    pub(super) fn tables<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Table> + 'a {
        self.tables.iter().filter(move |table| table.path == path)
    }

    fn values(&self, key: &'static Key) -> Vec<Value> {
        match self.all(key).next() {
            Some(given) => given.values.iter().map(|value| value.value.clone()).collect(),
            None => default_of(key),
        }
    }

    pub(super) fn text(&self, key: &'static Key) -> Option<String> {
        self.texts(key).into_iter().next()
    }

    pub(super) fn texts(&self, key: &'static Key) -> Vec<String> {
        self.values(key).iter().filter_map(Value::text).map(str::to_owned).collect()
    }

    pub(super) fn flag(&self, key: &'static Key) -> bool {
        self.values(key).first() == Some(&Value::Flag(true))
    }

    pub(super) fn whole(&self, key: &'static Key) -> Option<u32> {
        self.values(key).first().and_then(Value::whole)
    }

    pub(super) fn day(&self, key: &'static Key) -> Option<Date> {
        self.values(key).first().and_then(Value::day)
    }
}
