//! The check-in page: what `comeback add` asks and takes, on a screen of any size, as plain forms
//! that need no script. The project is read anew for every page, so that what is asked and what
//! is refused is true at that moment.

mod answer;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use jiff::civil::Date;
use serde::Serialize;

use super::gate;
use super::paper::{Paper, paper};
use super::problem::{Told, told};
use super::response::{HTML, Response};
use super::secret::secret;
use super::source;
use crate::diag::Diagnostic;
use crate::inputs::Inputs;
use crate::pipeline::{self, Opened};
use crate::shell::{put, today};
use crate::site::fact;
use crate::site::page::{Notice, notices};
use crate::site::wording::Wording;
use crate::source::entry::{self, Due, Said, due};
use answer::{Answer, Fields, answers};
use view::{Question, Typed};

/// Forms that were taken are remembered up to this many.
const REMEMBERED: usize = 500;

#[derive(Debug)]
pub(super) struct CheckIn {
    pub(super) ground: source::Ground,
    pub(super) asked: Option<String>,
    /// Stands in every form of this run, where no other site can read it.
    token: String,
    memory: Mutex<Memory>,
}

#[derive(Debug, Default)]
struct Memory {
    /// Forms that were taken already: sending one again, with the back button, writes nothing.
    taken: BTreeSet<String>,
    saved: Vec<Saved>,
}

/// What was put into one file.
#[derive(Clone, Debug, Serialize)]
struct Saved {
    file: String,
    lines: Vec<String>,
}

/// What a page says besides its questions.
#[derive(Debug, Default)]
struct Besides {
    saved: Vec<Saved>,
    message: Option<&'static str>,
    /// Told as it is: what the system says of a file.
    failure: Option<String>,
    problems: Vec<Told>,
    by_field: BTreeMap<String, Vec<Told>>,
    fields: Fields,
    status: u16,
}

#[derive(Debug, Serialize)]
struct Page {
    token: String,
    form: String,
    date: String,
    saved: Vec<Saved>,
    message: Option<String>,
    failure: Option<String>,
    problems: Vec<Told>,
    notices: Vec<Notice>,
    due: Vec<Question>,
    evening: Question,
    everyday: Vec<Question>,
    quality: Question,
    effort: Question,
    before: Question,
    during: Question,
    typed: BTreeMap<&'static str, Typed>,
    written: Vec<String>,
    opened: Parts,
}

const TYPED: [&str; 12] = [
    "sleep",
    "everyday",
    "line",
    "session",
    "session-name",
    "session-minutes",
    "session-words",
    "bout",
    "took",
    "flare",
    "note",
    "private",
];

/// Parts of the page that are folded until something is in them.
#[derive(Debug, Serialize)]
struct Parts {
    day: bool,
    training: bool,
    more: bool,
}

impl Parts {
    fn of(fields: &Fields) -> Parts {
        let any = |starts: &[&str]| {
            fields.keys().any(|name| {
                starts.iter().any(|start| name.starts_with(start))
                    && answer::text(fields, name).is_some()
            })
        };
        Parts {
            day: any(&["evening", "everyday", "sleep"]),
            training: any(&["session", "bout"]),
            more: any(&["took", "flare", "note", "private", "line"]),
        }
    }
}

impl CheckIn {
    pub(super) fn new(ground: source::Ground, asked: Option<String>) -> Result<CheckIn> {
        Ok(CheckIn { ground, asked, token: secret()?, memory: Mutex::default() })
    }

    /// The page with what is due now; after something was written, what that was.
    pub(super) fn show(&self) -> Response {
        let saved = std::mem::take(&mut self.memory().saved);
        self.page(&Besides { saved, status: 200, ..Besides::default() })
    }

    /// Takes a form: writes all of it, or nothing and says why.
    pub(super) fn take(&self, body: &[u8]) -> Response {
        let text = String::from_utf8_lossy(body);
        let mut fields = Fields::new();
        for (name, value) in gate::fields(&text) {
            fields.entry(name).or_default().push(value);
        }
        let one = |name: &str| fields.get(name).and_then(|values| values.first()).cloned();
        if one("token").as_deref() != Some(self.token.as_str()) {
            return self.page(&Besides { message: Some("check.stale"), fields, ..refusal(403) });
        }
        let form = one("form").unwrap_or_default();
        if self.memory().taken.contains(&form) {
            return self.page(&Besides { message: Some("check.again"), ..refusal(200) });
        }
        match self.write(&fields) {
            Ok(Ok(saved)) => {
                let mut memory = self.memory();
                if memory.taken.len() >= REMEMBERED {
                    memory.taken.clear();
                }
                memory.taken.insert(form);
                memory.saved = saved;
                Response::see("/-/check-in")
            }
            Ok(Err(said)) => self.page(&Besides { fields, ..*said }),
            Err(error) => {
                let failure = Some(format!("{error:#}"));
                self.page(&Besides { failure, fields, ..refusal(500) })
            }
        }
    }

    fn write(&self, fields: &Fields) -> Result<Result<Vec<Saved>, Box<Besides>>> {
        let opened = self.open()?;
        if opened.is_unsound() {
            return Ok(Err(Box::new(refusal(422))));
        }
        let answers = answers(fields, &asked(&opened), opened.inputs.today);
        if answers.is_empty() {
            let message = Some("check.nothing");
            return Ok(Err(Box::new(Besides { message, ..refusal(422) })));
        }
        let said: Vec<Said> = answers.iter().map(|answer| answer.said.clone()).collect();
        let added = entry::add(opened.log(), &said);
        if !added.diagnostics.is_empty() {
            return Ok(Err(Box::new(wrong(&added.diagnostics, &answers, &opened.inputs))));
        }
        let mut saved = Vec::new();
        for addition in &added.value {
            if let Err(error) = put(&self.ground.root, addition) {
                let failure = Some(error.to_string());
                return Ok(Err(Box::new(Besides { saved, failure, ..refusal(422) })));
            }
            saved.push(Saved { file: addition.file.to_string(), lines: addition.lines.clone() });
        }
        Ok(Ok(saved))
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> Result<Opened<'static>> {
        let source::Ground { config_name, without, .. } = &self.ground;
        let read = self.ground.read(today(self.asked.as_deref())?)?;
        Ok(pipeline::open_kept(read.inputs, config_name, without.clone()))
    }

    fn page(&self, said: &Besides) -> Response {
        let opened = match self.open() {
            Ok(opened) => opened,
            Err(error) => return Response::new(500, HTML, format!("{error:#}")),
        };
        let paper = paper(opened.config.project.language.as_str());
        let view = self.view(&opened, paper, said);
        match secret() {
            Ok(form) => {
                let page = Page { form, ..view };
                Response::new(said.status, HTML, paper.print("check-in.html", &page))
            }
            Err(error) => Response::new(500, HTML, format!("{error:#}")),
        }
    }

    fn view(&self, opened: &Opened<'_>, paper: &Paper, said: &Besides) -> Page {
        let words = &paper.words;
        let today = opened.inputs.today;
        let on = view::Ground { words, fields: &said.fields, problems: &said.by_field };
        let mut problems = said.problems.clone();
        if opened.is_unsound() {
            problems.extend(opened.diagnostics.iter().map(|one| told(one, &opened.inputs)));
        }
        let due = asked(opened);
        Page {
            token: self.token.clone(),
            form: String::new(),
            date: words.numbers().weekday_date(today),
            saved: said.saved.clone(),
            message: said.message.map(|key| words.text(key).to_owned()),
            failure: said.failure.clone(),
            problems,
            notices: notices_of(opened),
            due: due.iter().enumerate().map(|(at, due)| on.due(at, due)).collect(),
            evening: on.scale_of("evening", "check.evening", 10),
            everyday: on.everyday(),
            quality: on.scale_of("sleep-quality", "check.sleep-quality", 5),
            effort: on.scale_of("session-effort", "check.effort", 10),
            before: on.scale_of("session-before", "check.before", 10),
            during: on.scale_of("session-during", "check.during-now", 10),
            typed: TYPED.into_iter().map(|name| (name, on.typed(name))).collect(),
            written: written(opened, (words, today)),
            opened: Parts::of(&said.fields),
        }
    }
}

fn refusal(status: u16) -> Besides {
    Besides { status, ..Besides::default() }
}

fn asked(opened: &Opened<'_>) -> Vec<Due> {
    due(opened.disclosed_to_owner(), opened.inputs.today)
}

/// The problems, each at the field whose words it is about.
fn wrong(problems: &[Diagnostic], answers: &[Answer], inputs: &Inputs) -> Besides {
    let said: Vec<Said> = answers.iter().map(|answer| answer.said.clone()).collect();
    let mut inputs = inputs.clone();
    let (path, file) = entry::words(&said);
    inputs.files.insert(path.clone(), file);
    let mut result = refusal(422);
    result.message = Some("check.not-written");
    for problem in problems {
        let line = problem.place().filter(|place| place.file == path).map(|place| place.line);
        let field = line.and_then(|line| answers.get(usize::try_from(line).ok()?.checked_sub(1)?));
        let told = told(problem, &inputs);
        match field {
            Some(answer) => result.by_field.entry(answer.field.clone()).or_default().push(told),
            None => result.problems.push(told),
        }
    }
    result
}

/// What stands before everything else on the owner's site.
fn notices_of(opened: &Opened<'_>) -> Vec<Notice> {
    opened.prepare("me").map(|prepared| notices(prepared.plan())).unwrap_or_default()
}

/// What the log says of today already, in plain words.
fn written(opened: &Opened<'_>, (words, today): (&Wording, Date)) -> Vec<String> {
    let known = opened.disclosed_to_owner();
    let facts = known.facts().iter().filter(|fact| fact.date == today);
    let line = |line: fact::Line| {
        let remark = line.remark.map(|remark| format!(" ({remark})")).unwrap_or_default();
        let time = line.time.map(|time| format!(" {time}")).unwrap_or_default();
        format!("{}{time}: {}{remark}", line.label, line.text)
    };
    facts.map(|fact| line(fact::line(fact, words))).collect()
}
