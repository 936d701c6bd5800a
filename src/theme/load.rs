//! Gathers the templates: the built-in theme first, then the project's own, which replace single
//! files of it.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use tera::{Kwargs, State, Tera};

use super::{Theme, inside, unsafe_places};
use crate::diag::{Diagnostic, Place, theme as problem};
use crate::inputs::Inputs;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The built-in theme with the files of `folder` laid over it, and `words` for every template.
pub fn load(
    inputs: &Inputs,
    folder: &str,
    words: &BTreeMap<String, String>,
) -> Result<Theme, Vec<Diagnostic>> {
    let mut files = built_in();
    let mut warnings = Vec::new();
    for (path, file) in inputs.under(folder) {
        let (Some(name), Ok(text)) = (inside(path, folder), std::str::from_utf8(file.bytes()))
        else {
            continue;
        };
        if name.starts_with("templates/") {
            warnings.extend(
                unsafe_places(text)
                    .into_iter()
                    .map(|at| problem::template_unsafe(&Place::new(path, at.line, at.column, 2))),
            );
        }
        files.insert(name, text.to_owned());
    }
    let style = files.remove("assets/style.css").unwrap_or_default();
    let templates = files.into_iter().filter_map(|(name, text)| {
        name.strip_prefix("templates/").map(|name| (name.to_owned(), text))
    });
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".xml", ".svg"]);
    let words = words.clone();
    tera.register_function("say", move |named: Kwargs, _: &State<'_>| {
        let key: &str = named.must_get("key")?;
        match words.get(key) {
            Some(text) => Ok(text.clone()),
            None => Err(tera::Error::message(format!("there are no words for `{key}`"))),
        }
    });
    tera.add_raw_templates(templates.collect::<Vec<_>>())
        .map_err(|error| vec![problem::theme_unreadable(folder, &error.to_string())])?;
    Ok(Theme { tera, folder: folder.to_owned(), style, warnings })
}

/// Every text of the theme: what its pages say by themselves.
pub fn texts(inputs: &Inputs, folder: &str) -> Vec<String> {
    let own = inputs.under(folder).map(|(_, file)| String::from_utf8_lossy(file.bytes()));
    built_in().into_values().chain(own.map(std::borrow::Cow::into_owned)).collect()
}

fn built_in() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    gather(&DEFAULT, &mut files);
    files
}

fn gather(folder: &Dir<'_>, files: &mut BTreeMap<String, String>) {
    for file in folder.files() {
        if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(name.replace('\\', "/"), text.to_owned());
        }
    }
    for inner in folder.dirs() {
        gather(inner, files);
    }
}
