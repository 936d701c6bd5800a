//! `theme.toml`: what a theme says about itself. Knows no template and no style.

use toml::de::{DeTable, DeValue};

use crate::config::page::Page;
use crate::config::{Variable, is_style};
use crate::diag::{Diagnostic, Parsed, Place, nearest, theme as problem};
use crate::inputs::RelPath;

/// What a theme is made of, besides its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The theme whose files stand in for those it does not have.
    pub(super) extends: Option<(String, Place)>,
    pub(super) variables: Vec<Variable>,
    /// Their values on dark screens.
    pub(super) dark: Vec<Variable>,
}

const KEYS: &[&str] = &["name", "description", "extends", "variables", "dark"];

/// Reads a `theme.toml`.
pub(super) fn parse(path: &RelPath, text: &str) -> Parsed<Manifest> {
    let page = Page::new(path, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.first() {
        let place = page.place(&error.span().unwrap_or(0..0));
        let told = problem::manifest_unreadable(&place, error.message());
        return Parsed::with(Manifest::default(), vec![told]);
    }
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut manifest = Manifest::default();
    for (name, value) in table.get_ref() {
        let key: &str = name.get_ref();
        match (key, value.get_ref()) {
            ("extends", DeValue::String(base)) => {
                manifest.extends = Some((base.to_string(), page.place(&value.span())));
            }
            ("name" | "description", DeValue::String(_)) => {}
            ("variables", DeValue::Table(inner)) => {
                manifest.variables = variables(&page, inner, &mut told);
            }
            ("dark", DeValue::Table(inner)) => {
                manifest.dark = variables(&page, inner, &mut told);
            }
            _ => {
                let near = nearest(key, KEYS.iter().copied());
                told.push(problem::manifest_key(&page.place(&name.span()), key, near));
            }
        }
    }
    told.sort_by(|a, b| a.place().cmp(&b.place()));
    Parsed::with(manifest, told)
}

fn variables(page: &Page<'_>, table: &DeTable<'_>, told: &mut Vec<Diagnostic>) -> Vec<Variable> {
    let mut all = Vec::new();
    for (name, value) in table {
        match value.get_ref() {
            DeValue::String(text) if is_style(text) => all.push(Variable {
                name: name.get_ref().to_string(),
                value: text.to_string(),
                place: page.place(&name.span()),
            }),
            _ => {
                told.push(problem::manifest_value(
                    &page.place(&value.span()),
                    page.quote(&value.span()),
                ));
            }
        }
    }
    all.sort_by(|a, b| a.place.cmp(&b.place));
    all
}
