//! Gathers the files of a theme: the theme it builds on first, then its own; of each what comes
//! along, then what the project lays over it. A file takes the place of the one of its name.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};
use tera::Tera;

use super::manifest::{self, Manifest};
use super::{Theme, data, fold, function, inside, style, unsafe_places};
use crate::config::{self, Variable};
use crate::diag::{Diagnostic, Place, has_errors, nearest, theme as problem};
use crate::inputs::{Inputs, RelPath};
use crate::markup::contained;
use crate::site::Wording;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");
static CLINIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/clinic");

/// The themes that come along.
const BUILT_IN: &[(&str, &Dir<'_>)] = &[("default", &DEFAULT), ("clinic", &CLINIC)];

/// What a theme is loaded for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub theme: &'a config::Theme,
    /// The folder in which themes of the project lie.
    pub themes: Option<&'a RelPath>,
    /// The folder with data for templates.
    pub data: Option<&'a RelPath>,
    /// Files of the static folder, by where they are written to.
    pub files: &'a BTreeSet<RelPath>,
    pub words: &'a Wording,
}

/// A file of a theme with the folder of the theme it is from.
#[derive(Clone, Debug)]
struct Piece {
    folder: String,
    text: String,
}

/// The files of a theme and of those it builds on, laid over each other.
#[derive(Debug, Default)]
struct Gathered {
    files: BTreeMap<String, Piece>,
    extra: String,
    variables: Vec<Variable>,
    dark: Vec<Variable>,
    told: Vec<Diagnostic>,
}

/// Loads a theme, ready to print.
pub fn load(inputs: &Inputs, wanted: Wanted<'_>) -> Result<Theme, Vec<Diagnostic>> {
    let Gathered { mut files, extra, mut variables, mut dark, mut told } =
        gather(inputs, wanted).map_err(|problem| vec![*problem])?;
    variables.extend(wanted.theme.variables.iter().cloned());
    dark.extend(wanted.theme.dark.iter().cloned());
    let sheet = files.remove("assets/style.css").map(|piece| piece.text).unwrap_or_default();
    let (style, unknown) = style::with_variables(&format!("{sheet}{extra}"), &variables, &dark);
    told.extend(unknown);
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".xml", ".svg"]);
    tera.set_escape_fn(|text, out| tera::escape_html(&contained(text), out));
    function::register(&mut tera, wanted.words, wanted.files);
    if let Some(folder) = wanted.data {
        let data = data::read(inputs, folder).into_value(&mut told);
        tera.global_context().insert("data", &data);
    }
    if has_errors(&told) {
        return Err(told);
    }
    let homes = files.iter().filter_map(|(name, piece)| {
        Some((name.strip_prefix("templates/")?.to_owned(), piece.folder.clone()))
    });
    let homes: BTreeMap<String, String> = homes.collect();
    let templates = files.into_iter().filter_map(|(name, piece)| {
        name.strip_prefix("templates/").map(|name| (name.to_owned(), piece.text))
    });
    tera.add_raw_templates(templates.collect::<Vec<_>>())
        .map_err(|error| vec![problem::theme_unreadable(&homes, &error.to_string())])?;
    Ok(Theme { tera, homes, style, warnings: told })
}

/// Every text of the themes and the data: what pages say by themselves, whoever reads them.
pub fn texts(inputs: &Inputs, folders: &[Option<&RelPath>]) -> Vec<String> {
    let folders = folders.iter().flatten();
    let own = folders.flat_map(|folder| inputs.under(folder.as_str()));
    let own = own.map(|(_, file)| String::from_utf8_lossy(file.bytes()).into_owned());
    BUILT_IN.iter().flat_map(|(_, files)| texts_of(files)).chain(own).collect()
}

fn texts_of(files: &Dir<'_>) -> Vec<String> {
    let mut found = BTreeMap::new();
    collect(files, &mut found);
    found.into_values().collect()
}

/// The themes in a row, the one that all others build on first.
fn gather(inputs: &Inputs, wanted: Wanted<'_>) -> Result<Gathered, Box<Diagnostic>> {
    let mut gathered = Gathered::default();
    let mut row: Vec<(String, Manifest)> = Vec::new();
    let mut next = Some((wanted.theme.name.clone(), wanted.theme.place.clone()));
    while let Some((name, place)) = next.take() {
        let folder = folder_of(wanted.themes, &name);
        if row.iter().any(|(known, _)| *known == name) {
            return Err(Box::new(problem::theme_circle(&place)));
        }
        if built_in(&name).is_none() && inputs.under(&folder).next().is_none() {
            let near = nearest(&name, BUILT_IN.iter().map(|(name, _)| *name));
            return Err(Box::new(problem::theme_missing(&place, &name, near)));
        }
        let manifest = manifest_of(inputs, (&folder, &name), &mut gathered.told);
        next = match (&manifest.extends, name.as_str()) {
            (Some((base, place)), _) => Some((base.clone(), place.clone())),
            (None, "default") => None,
            (None, _) => Some(("default".to_owned(), place)),
        };
        row.push((name, manifest));
    }
    for (name, manifest) in row.into_iter().rev() {
        let folder = folder_of(wanted.themes, &name);
        if let Some(files) = built_in(&name) {
            let mut own = BTreeMap::new();
            collect(files, &mut own);
            for (_, text) in own.iter_mut().filter(|(name, _)| name.starts_with("templates/")) {
                *text = fold::with_words(text, wanted.words);
            }
            gathered.lay(own, &folder);
        }
        gathered.lay_own(inputs, &folder);
        gathered.variables.extend(manifest.variables);
        gathered.dark.extend(manifest.dark);
    }
    Ok(gathered)
}

fn folder_of(themes: Option<&RelPath>, name: &str) -> String {
    format!("{}/{name}", themes.map_or("themes", RelPath::as_str))
}

fn built_in(name: &str) -> Option<&'static Dir<'static>> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, files)| *files)
}

/// What a theme says of itself: the project's own `theme.toml`, or the one that comes along.
fn manifest_of(
    inputs: &Inputs,
    (folder, name): (&str, &str),
    told: &mut Vec<Diagnostic>,
) -> Manifest {
    let path = RelPath::made_of(&format!("{folder}/theme.toml"));
    let own = inputs.files.get(&path).and_then(|file| std::str::from_utf8(file.bytes()).ok());
    let shipped = || built_in(name)?.get_file("theme.toml")?.contents_utf8();
    let text = own.or_else(shipped).unwrap_or("");
    manifest::parse(&path, text).into_value(told)
}

impl Gathered {
    fn lay(&mut self, files: BTreeMap<String, String>, folder: &str) {
        if files.contains_key("assets/style.css") {
            self.extra.clear();
        }
        for (name, text) in files {
            if name == "assets/extra.css" {
                self.extra.push_str(&text);
            } else {
                self.files.insert(name, Piece { folder: folder.to_owned(), text });
            }
        }
    }

    /// The project's own files of a theme.
    fn lay_own(&mut self, inputs: &Inputs, folder: &str) {
        let mut own = BTreeMap::new();
        for (path, file) in inputs.under(folder) {
            let (Some(name), Ok(text)) = (inside(path, folder), std::str::from_utf8(file.bytes()))
            else {
                continue;
            };
            if name.starts_with("templates/") {
                self.told.extend(
                    unsafe_places(text).into_iter().map(|at| {
                        problem::template_unsafe(&Place::new(path, at.line, at.column, 2))
                    }),
                );
            }
            own.insert(name, text.to_owned());
        }
        self.lay(own, folder);
    }
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, String>) {
    for file in folder.files() {
        if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(name.replace('\\', "/"), text.to_owned());
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
