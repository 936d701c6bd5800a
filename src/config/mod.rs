//! `comeback.toml`, as written and as meant. One table of keys (`key`) is the source of what may
//! stand in it: validation, defaults, the schema for editors and the reference page are made
//! from it. Reads no file; what it says about the person is sealed into the journal.

mod answer;
mod audience;
mod key;
mod meaning;
pub(crate) mod page;
mod profile;
mod reference;
mod schema;
mod share;
#[cfg(test)]
mod tests;
mod tree;
mod value;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::analysis::Rules;
use crate::diag::{Diagnostic, Parsed, Place};
use crate::inputs::RelPath;
use crate::journal::{self, Audience, Entry, Journal, PrivateText, Profile};
use crate::source::{ColumnMap, Settings};

pub use answer::{Answer, with_answer};
pub use audience::{BuiltIn, built_in};
pub use reference::reference;
pub use schema::json_schema;
pub use share::{Destination, Lock, Share, with_revoked};
pub(crate) use value::is_style;

/// The name of the file.
pub const FILE_NAME: &str = "comeback.toml";

/// The configuration as meant: every key in effect, its default where the file says nothing.
#[derive(Clone, Debug)]
pub struct Config {
    pub project: Project,
    pub paths: Paths,
    /// What the log's readers need to know.
    pub settings: Settings,
    pub import: Imports,
    /// The thresholds of the analysis.
    pub rules: Rules,
    pub theme: Theme,
    pub content: Content,
    /// In the order of the menu.
    pub menu: Vec<MenuEntry>,
    readers: BTreeMap<String, Reader>,
    shares: BTreeMap<String, Share>,
    silence: BTreeSet<String>,
    profile: Profile<PrivateText>,
}

/// What the site is called, for every reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    pub title: String,
    pub description: Option<String>,
    /// The language of the words that comeback writes, as in `<html lang>`.
    pub language: String,
    pub base_url: Option<String>,
}

/// What exports of other programs do not say themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imports {
    /// Headings of exports to columns of ours, or of their format.
    pub columns: ColumnMap,
    /// The name of a zone: `Europe/Berlin`.
    pub zone: Option<String>,
}

/// Where the parts of a project lie. What is `None` is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    pub logs: Vec<RelPath>,
    pub content: Option<RelPath>,
    pub static_files: Option<RelPath>,
    pub themes: Option<RelPath>,
    /// Lists and tables for templates.
    pub data: Option<RelPath>,
    /// The project's own words.
    pub words: Option<RelPath>,
    /// Sites are written below it, each audience into its own folder.
    pub out: RelPath,
}

/// The theme and what is changed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub name: String,
    /// Where it was named; the file as a whole where nothing is said.
    pub place: Place,
    pub variables: Vec<Variable>,
    /// Their values on dark screens.
    pub dark: Vec<Variable>,
}

/// A style variable and its value, with where it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub value: String,
    pub place: Place,
}

/// How HTML in an article is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// Shown as text.
    Escaped,
    /// Passed on as it is.
    Kept,
}

/// Options of content pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub raw_html: RawHtml,
    pub smart_punctuation: bool,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Whether articles with a date after today are built.
    pub future: bool,
    /// Articles on one page of a list.
    pub page_size: u32,
    pub taxonomies: Vec<String>,
    /// Languages of articles besides the project's own.
    pub languages: Vec<String>,
}

/// One entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    pub title: String,
    pub link: String,
}

/// An audience and where its site goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub audience: Audience,
    /// Its folder inside `paths.out`, used by no one else.
    pub folder: String,
    pub articles: Articles,
}

/// Whether a reader gets the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Articles {
    Included,
    LeftOut,
}

impl Config {
    /// Every reader by name, the owner (`me`) among them.
    pub fn readers(&self) -> &BTreeMap<String, Reader> {
        &self.readers
    }

    pub fn reader(&self, name: &str) -> Option<&Reader> {
        self.readers.get(name)
    }

    /// Every share by name.
    pub fn shares(&self) -> &BTreeMap<String, Share> {
        &self.shares
    }

    pub fn share(&self, name: &str) -> Option<&Share> {
        self.shares.get(name)
    }

    /// Whether there is an audience or a share of this name.
    pub fn knows(&self, name: &str) -> bool {
        self.reader(name).is_some() || self.share(name).is_some()
    }

    /// The folder inside `paths.out` of an audience's site, or of a share's, which has its name.
    pub fn folder_of<'a>(&'a self, name: &'a str) -> &'a str {
        self.reader(name).map_or(name, |reader| &reader.folder)
    }

    /// Seals the entries together with what the file says about the person; there is no other
    /// way to that part.
    pub fn seal(&self, entries: Vec<Entry>) -> Journal {
        Journal::seal(self.profile.clone(), entries)
    }

    /// Looks over all entries beside what the file says was usual, before they are sealed.
    pub fn check(&self, entries: Vec<Entry>, today: Date) -> Parsed<Vec<Entry>> {
        journal::check(entries, &journal::Around { today, usual: &self.profile.usual })
    }

    /// A log with nothing in it, not even a name.
    pub fn seal_nothing(&self) -> Journal {
        Journal::seal(Profile::default(), Vec::new())
    }

    /// Whether the person wants to hear of this problem.
    pub fn tells(&self, diagnostic: &Diagnostic) -> bool {
        !self.silence.contains(diagnostic.code().name)
    }

    /// The codes that the person does not want to hear of.
    pub fn silence(&self) -> &BTreeSet<String> {
        &self.silence
    }

    /// Every file and folder that a build reads, besides the configuration itself.
    pub fn folders(&self) -> Vec<RelPath> {
        let Paths { logs, content, static_files, themes, data, words, out: _ } = &self.paths;
        let others = [content, static_files, themes, data, words].into_iter().flatten();
        let all: BTreeSet<RelPath> = logs.iter().chain(others).cloned().collect();
        all.into_iter().collect()
    }

    /// What holds for one file or folder without a project: every default, and no other folder
    /// is looked at.
    pub fn default_for_file(log: &RelPath) -> Config {
        let defaults = parse(log, "version = 1").value;
        let paths = Paths {
            logs: vec![log.clone()],
            content: None,
            static_files: None,
            themes: None,
            data: None,
            words: None,
            ..defaults.paths
        };
        Config { paths, ..defaults }
    }
}

/// Reads a configuration: all problems at once, and what could be read beside them. Where there
/// is an error no reader but the owner is left, so that nothing can be shared by mistake.
pub fn parse(path: &RelPath, text: &str) -> Parsed<Config> {
    let page = page::Page::new(path, text);
    let written = written::parse(&page, text);
    meaning::of(written, &page)
}
