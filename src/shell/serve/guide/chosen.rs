//! What was chosen at the first step: a file that was handed over, or a file or folder on this
//! computer. Reads it; writes nothing.

use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;

use crate::config::{Answer, Config, FILE_NAME};
use crate::diag::Diagnostic;
use crate::inputs::{Inputs, RelPath, SourceFile};
use crate::pipeline::{self, Opened};
use crate::shell::{Wanted, read};
use crate::source::TableAnswer;
use crate::source::table::Question;

/// A log that is not kept in a project yet, or a project.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    /// What it is called on the page.
    pub(super) name: String,
    /// Where the project is or will be; for a file that was handed over, a suggestion.
    pub(super) root: PathBuf,
    pub(super) inputs: Inputs,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Nothing where there is a configuration already.
    pub(super) without: Option<Config>,
    /// The file that was handed over, which is to be kept.
    pub(super) handed: Option<(RelPath, SourceFile)>,
    pub(super) answers: Vec<(RelPath, Answer)>,
}

/// Endings of files that can be a log.
const LOGS: [&str; 7] = ["csv", "tsv", "txt", "md", "markdown", "xlsx", "ods"];

/// Why something cannot be used: the key of a sentence.
pub(super) type Unusable = &'static str;

impl Chosen {
    /// A file from a form.
    pub(super) fn handed(
        name: &str,
        bytes: Vec<u8>,
        (home, today): (&Path, Date),
    ) -> Result<Chosen, Unusable> {
        let plain = |c: char| !c.is_control() && c != ':' && c != '#';
        let path = RelPath::new(&format!("log/{name}"))
            .filter(|path| path.as_str() == format!("log/{name}"))
            .filter(|_| !name.starts_with('.') && name.chars().all(plain))
            .ok_or("guide.bad-name")?;
        if !LOGS.contains(&path.extension().as_str()) {
            return Err("guide.not-a-log");
        }
        let file = SourceFile::new(bytes);
        Ok(Chosen {
            name: name.to_owned(),
            root: home.join("comeback"),
            inputs: Inputs { today, files: [(path.clone(), file.clone())].into() },
            diagnostics: Vec::new(),
            without: Some(Config::default_for_file(&path)),
            handed: Some((path, file)),
            answers: Vec::new(),
        })
    }

    /// A file or folder by its path on this computer.
    pub(super) fn on_disk(path: &Path, today: Date) -> Result<Chosen, Unusable> {
        let whole = path.canonicalize().map_err(|_| "guide.no-such-path")?;
        let (root, names) = match whole.is_dir() {
            true if whole.join(FILE_NAME).is_file() => return Chosen::project(&whole, today),
            true => (whole.clone(), logs_in(&whole)),
            false => {
                let root = whole.parent().ok_or("guide.no-such-path")?.to_path_buf();
                let name = whole.file_name().and_then(|name| name.to_str());
                (root, name.and_then(RelPath::new).into_iter().collect())
            }
        };
        let is_log = |path: &RelPath| LOGS.contains(&path.extension().as_str());
        if names.is_empty() || (whole.is_file() && !names.iter().all(is_log)) {
            return Err("guide.not-a-log");
        }
        let optional = names.iter().map(ToString::to_string).collect();
        let read = read(&root, &Wanted { optional, ..Wanted::default() }, today)
            .map_err(|_| "guide.no-such-path")?;
        let mut config = Config::default_for_file(names.first().ok_or("guide.not-a-log")?);
        config.paths.logs = names;
        Ok(Chosen {
            name: whole.display().to_string(),
            root,
            inputs: read.value,
            diagnostics: read.diagnostics,
            without: Some(config),
            handed: None,
            answers: Vec::new(),
        })
    }

    fn project(root: &Path, today: Date) -> Result<Chosen, Unusable> {
        let ground = super::Ground {
            root: root.to_path_buf(),
            config_name: FILE_NAME.to_owned(),
            without: None,
        };
        let read = ground.read(today).map_err(|_| "guide.no-such-path")?;
        Ok(Chosen {
            name: root.display().to_string(),
            root: root.to_path_buf(),
            inputs: read.inputs,
            diagnostics: read.diagnostics,
            without: None,
            handed: None,
            answers: Vec::new(),
        })
    }

    /// Read with the answers so far.
    pub(super) fn opened(&self) -> Opened<'static> {
        let mut without = self.without.clone();
        let mut inputs = self.inputs.clone();
        match &mut without {
            Some(config) => {
                for (table, answer) in &self.answers {
                    let known = config.settings.tables.entry(table.clone()).or_default();
                    remember(known, answer);
                }
            }
            None => {
                let path = RelPath::made_of(FILE_NAME);
                if let Some(text) = self.configuration() {
                    inputs.files.insert(path, SourceFile::new(text.into_bytes()));
                }
            }
        }
        pipeline::open_kept(inputs, FILE_NAME, without)
    }

    /// The text of the configuration with the answers in it; nothing where one could not be added.
    pub(super) fn configuration(&self) -> Option<String> {
        let mut text = match (&self.without, self.inputs.file(FILE_NAME)) {
            (Some(config), _) => {
                let logs: Vec<&str> = config.paths.logs.iter().map(RelPath::as_str).collect();
                let logs = toml::Value::from(logs);
                format!("version = 1\n\n[paths]\nlogs = {logs}\n")
            }
            (None, Some(file)) => String::from_utf8(file.bytes().to_vec()).ok()?,
            (None, None) => return None,
        };
        for (table, answer) in &self.answers {
            text = crate::config::with_answer(&text, table, answer)?;
        }
        Some(text)
    }

    /// What is still to be asked, once for each table.
    pub(super) fn questions(opened: &Opened<'_>) -> Vec<Question> {
        let mut questions = opened.questions.clone();
        questions.dedup_by(|one, two| (&one.table, one.kind) == (&two.table, two.kind));
        questions
    }
}

fn remember(known: &mut TableAnswer, answer: &Answer) {
    match answer {
        Answer::DateOrder(order) => known.date_order = Some(*order),
        Answer::Decimal(mark) => known.decimal = Some(*mark),
        Answer::Encoding(label) => known.encoding = Some(label.clone()),
    }
}

/// The files of a folder that can be logs, and its folders that hold some, in order of name.
fn logs_in(folder: &Path) -> Vec<RelPath> {
    let below = walkdir::WalkDir::new(folder).follow_links(false).max_depth(6).into_iter();
    let entries = below.filter_entry(|entry| {
        entry.depth() == 0 || !crate::shell::walk::is_hidden(entry.file_name())
    });
    let mut names: Vec<RelPath> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| RelPath::new(entry.path().strip_prefix(folder).ok()?.to_str()?))
        .filter(|path| LOGS.contains(&path.extension().as_str()))
        .filter_map(|path| RelPath::new(path.as_str().split('/').next()?))
        .collect();
    names.sort();
    names.dedup();
    names
}
