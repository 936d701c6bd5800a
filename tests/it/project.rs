//! A whole project as text in memory, built without a disk: end to end in meaning, a unit test
//! in cost. Every page built here is checked as HTML (`html.rs`).

use std::collections::BTreeMap;

use comeback::diag::Diagnostic;
use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::output::Site;
use comeback::pipeline;

use crate::html;

/// The files of a project and the day it is built on.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    files: BTreeMap<String, Vec<u8>>,
    config: String,
    today: String,
}

#[allow(dead_code, reason = "the builder is whole before every part of it is used")]
impl Project {
    /// An empty project whose logs lie in `log/`.
    pub(crate) fn new() -> Project {
        Project {
            files: BTreeMap::new(),
            config: "version = 1\n[paths]\nlogs = [\"log\"]\n".to_owned(),
            today: "2026-03-20".to_owned(),
        }
    }

    /// A project of articles alone, in `content/`.
    pub(crate) fn articles() -> Project {
        let config = "version = 1\n[project]\ntitle = \"A site\"\n[paths]\nlogs = []\n".to_owned();
        Project { config, ..Project::new() }
    }

    /// The same with an address of its own.
    pub(crate) fn articles_at(address: &str) -> Project {
        let config = format!(
            "version = 1\n[project]\ntitle = \"A site\"\nbase_url = \"{address}\"\n\
             [paths]\nlogs = []\n"
        );
        Project { config, ..Project::new() }
    }

    /// What is wrong with a project that cannot be built.
    pub(crate) fn problems(&self) -> Vec<Diagnostic> {
        let built = pipeline::build(&self.inputs(), "me");
        assert!(built.site.is_none(), "the project does build");
        built.diagnostics
    }

    /// A file below `log/`.
    pub(crate) fn log(self, name: &str, text: &str) -> Project {
        self.file(&format!("log/{name}"), text.as_bytes())
    }

    pub(crate) fn file(mut self, path: &str, bytes: &[u8]) -> Project {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self
    }

    /// More of `comeback.toml`, below what is there.
    pub(crate) fn config(mut self, text: &str) -> Project {
        self.config.push_str(text);
        self.config.push('\n');
        self
    }

    pub(crate) fn today(self, day: &str) -> Project {
        Project { today: day.to_owned(), ..self }
    }

    pub(crate) fn inputs(&self) -> Inputs {
        let mut files: BTreeMap<RelPath, SourceFile> = self
            .files
            .iter()
            .map(|(path, bytes)| (RelPath::new(path).unwrap(), SourceFile::new(bytes.clone())))
            .collect();
        let config = RelPath::new("comeback.toml").unwrap();
        files.insert(config, SourceFile::new(self.config.clone().into_bytes()));
        Inputs { today: self.today.parse().unwrap(), files }
    }

    /// Builds for a reader; a project that cannot be built fails the test.
    pub(crate) fn build_for(&self, reader: &str) -> Built {
        let built = pipeline::build(&self.inputs(), reader);
        let Some(site) = built.site else {
            panic!("the project does not build: {:#?}", built.diagnostics);
        };
        Built { site, diagnostics: built.diagnostics }
    }

    pub(crate) fn build(&self) -> Built {
        self.build_for("me")
    }
}

/// A site in memory.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) site: Site,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Built {
    /// A page's text, checked as HTML on the way.
    pub(crate) fn page(&self, path: &str) -> String {
        let path = RelPath::new(path).unwrap();
        let bytes = self.site.get(&path).unwrap_or_else(|| {
            panic!("no page {path}; there are {:?}", self.paths());
        });
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        html::check(&path, &text, &self.site);
        text
    }

    /// A file's text, whatever it is.
    pub(crate) fn text(&self, path: &str) -> String {
        let bytes = self.site.get(&RelPath::new(path).unwrap());
        let bytes = bytes.unwrap_or_else(|| panic!("no {path}; there are {:?}", self.paths()));
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// The main part of a page, where the rest is the same on every page.
    pub(crate) fn main(&self, path: &str) -> String {
        let page = self.page(path);
        let start = page.find("<main").unwrap();
        let end = page.find("</main>").unwrap();
        page[start..end].to_owned()
    }

    pub(crate) fn paths(&self) -> Vec<String> {
        self.site.iter().map(|(path, _)| path.to_string()).collect()
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.paths().iter().any(|known| known == path)
    }

    /// Checks every page of the site as HTML.
    pub(crate) fn check_pages(&self) -> &Built {
        for (path, bytes) in self.site.iter().filter(|(path, _)| path.extension() == "html") {
            html::check(path, std::str::from_utf8(bytes).unwrap(), &self.site);
        }
        self
    }

    /// The names of the codes met, in order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code().name).collect()
    }

    /// Every byte of the site, for comparing two builds.
    pub(crate) fn bytes(&self) -> BTreeMap<String, Vec<u8>> {
        self.site.iter().map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect()
    }
}

/// Where two builds differ, for a message; nothing where they are the same.
pub(crate) fn difference(a: &Built, b: &Built) -> Option<String> {
    let (a, b) = (a.bytes(), b.bytes());
    for path in a.keys().chain(b.keys()) {
        match (a.get(path), b.get(path)) {
            (Some(x), Some(y)) if x == y => {}
            (Some(x), Some(y)) => {
                let at = x.iter().zip(y).take_while(|(x, y)| x == y).count();
                let near = |bytes: &[u8]| {
                    let (from, to) = (at.saturating_sub(80), (at + 80).min(bytes.len()));
                    String::from_utf8_lossy(&bytes[from.min(to)..to]).into_owned()
                };
                return Some(format!("{path} at byte {at}:\n{}\n---\n{}", near(x), near(y)));
            }
            (one, _) => {
                let which = if one.is_some() { "first" } else { "second" };
                return Some(format!("only the {which} has {path}"));
            }
        }
    }
    None
}
