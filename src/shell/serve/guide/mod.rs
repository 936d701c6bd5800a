//! Without a terminal: a local page with three steps. Choose a spreadsheet or a folder; see what
//! was understood, and answer what can be read in two ways; make a report for each reader. The
//! same engine and the same checks as the commands. Afterwards the project is shown as `serve`
//! shows it.

mod chosen;
mod make;
mod understood;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use serde::Serialize;

use super::connection::{Answer, Reply};
use super::desk::Desk;
use super::gate::{self, Address};
use super::multipart::{self, Part};
use super::paper::{Paper, STYLE, paper};
use super::request::{Head, Method, Refused, refused};
use super::response::{CSS, HTML, Response, plain};
use super::secret::secret;
use super::source::Ground;
use crate::shell::today;
use chosen::{Chosen, Unusable};
use make::All;

/// The largest file that can be handed over.
const HANDED: u64 = 32_000_000;
const FORM: u64 = 64 * 1024;

pub(super) struct Guide {
    port: u16,
    asked: Option<String>,
    /// Where a folder for a new project is suggested.
    home: PathBuf,
    token: String,
    stage: Mutex<Stage>,
}

#[derive(Clone, Default)]
enum Stage {
    #[default]
    Choose,
    Check(Arc<Chosen>),
    Made(Arc<(All, PathBuf, Desk)>),
}

/// What the first page shows.
#[derive(Debug, Serialize)]
struct First<'a> {
    token: &'a str,
    message: Option<&'a str>,
    path: &'a str,
}

#[derive(Debug, Serialize)]
struct Last {
    danger: bool,
    sites: Vec<Site>,
    project: String,
}

#[derive(Debug, Serialize)]
struct Site {
    name: String,
    href: String,
    on_disk: String,
    sheet: Option<Printed>,
}

#[derive(Debug, Serialize)]
struct Printed {
    href: String,
    on_disk: String,
}

impl Answer for Guide {
    fn admit(&self, head: &Head) -> Result<u64, Refused> {
        let address = gate::admit(head, self.port)?;
        let parts: Vec<&str> = address.parts.iter().map(String::as_str).collect();
        match (head.method, parts.as_slice(), self.stage()) {
            (Method::Get | Method::Head, ..) => Ok(0),
            (Method::Post, ["-", "choose"], _) => Ok(HANDED),
            (Method::Post, ["-", "answer" | "make" | "again"], _) => Ok(FORM),
            (Method::Post, _, Stage::Made(made)) => made.2.admit(head),
            (Method::Post, ..) => Err(refused(405, "Nothing is taken here.")),
        }
    }

    fn answer(&self, head: &Head, body: &[u8]) -> Reply {
        let address = match gate::admit(head, self.port) {
            Ok(address) => address,
            Err(refused) => return Reply::Whole(Response::of(refused)),
        };
        let language = head.header("accept-language").unwrap_or("");
        let paper = paper(if language.trim_start().starts_with("de") { "de" } else { "en" });
        let parts: Vec<&str> = address.parts.iter().map(String::as_str).collect();
        let posted = (head.method == Method::Post).then_some(body);
        let response = match (posted, parts.as_slice(), self.stage()) {
            (Some(body), ["-", "choose"], _) => self.choose(head, body, paper),
            (Some(body), ["-", step @ ("answer" | "make" | "again")], stage) => {
                self.go_on(step, body, (paper, stage))
            }
            (None, ["-", "own.css"], _) => Response::new(200, CSS, STYLE.as_str()),
            (None, ["-", "made"], Stage::Made(made)) => last(&made, paper),
            (None, ["-", "sheet", reader], Stage::Made(made)) => sheet(&made.0, reader, paper),
            (_, _, Stage::Made(made)) => return made.2.answer(head, body),
            (None, [""], stage) => self.first(paper, &stage, &address),
            _ => Response::new(404, HTML, paper.print("missing.html", &Home { home: "/" })),
        };
        Reply::Whole(response)
    }
}

#[derive(Debug, Serialize)]
struct Home {
    home: &'static str,
}

impl Guide {
    pub(super) fn new(port: u16, home: &Path, asked: Option<String>) -> Result<Guide> {
        let stage = Mutex::default();
        Ok(Guide { port, asked, home: home.to_path_buf(), token: secret()?, stage })
    }

    fn stage(&self) -> Stage {
        self.held().clone()
    }

    fn held(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn first(&self, paper: &Paper, stage: &Stage, _: &Address) -> Response {
        match stage {
            Stage::Check(chosen) => self.check(chosen, paper, None),
            _ => self.ask(paper, None, ""),
        }
    }

    /// The first step, with why what was chosen cannot be used.
    fn ask(&self, paper: &Paper, why: Option<Unusable>, path: &str) -> Response {
        let message = why.map(|key| paper.words.text(key));
        let status = if why.is_some() { 422 } else { 200 };
        let view = First { token: &self.token, message, path };
        Response::new(status, HTML, paper.print("choose.html", &view))
    }

    fn choose(&self, head: &Head, body: &[u8], paper: &Paper) -> Response {
        let parts = match multipart::parse(head.header("content-type").unwrap_or(""), body) {
            Ok(parts) => parts,
            Err(refused) => return Response::of(refused),
        };
        let part = |name: &str| parts.iter().find(|part| part.name == name);
        if part("token").is_none_or(|part| part.bytes != self.token.as_bytes()) {
            return self.ask(paper, Some("guide.stale"), "");
        }
        let path = part("path").map(|part| String::from_utf8_lossy(&part.bytes).into_owned());
        let path = path.unwrap_or_default();
        match self.chosen(part("file"), path.trim()) {
            Ok(chosen) => {
                *self.held() = Stage::Check(Arc::new(chosen));
                Response::see("/")
            }
            Err(why) => self.ask(paper, Some(why), path.trim()),
        }
    }

    fn chosen(&self, file: Option<&Part>, path: &str) -> Result<Chosen, Unusable> {
        let day = today(self.asked.as_deref()).map_err(|_| "guide.bad-day")?;
        let file = file.and_then(|file| Some((file.file.as_deref()?, &file.bytes)));
        let chosen = match file.filter(|(name, _)| !name.is_empty()) {
            Some((name, bytes)) => Chosen::handed(name, bytes.clone(), (&self.home, day))?,
            None if path.is_empty() => return Err("guide.nothing"),
            None => {
                let path = path.trim_matches('"').trim_start_matches("file://");
                let path = match path.strip_prefix("~/") {
                    Some(below) => self.home.join(below),
                    None => PathBuf::from(path),
                };
                Chosen::on_disk(&path, day)?
            }
        };
        let opened = chosen.opened();
        let says = !opened.disclosed_to_owner().facts().is_empty() || !opened.questions.is_empty();
        if says { Ok(chosen) } else { Err("guide.not-understood") }
    }

    /// The second step.
    fn check(&self, chosen: &Chosen, paper: &Paper, failure: Option<String>) -> Response {
        let status = if failure.is_some() { 422 } else { 200 };
        let view = understood::view(chosen, paper, (&self.token, failure));
        Response::new(status, HTML, paper.print("understood.html", &view))
    }

    fn go_on(&self, step: &str, body: &[u8], (paper, stage): (&Paper, Stage)) -> Response {
        let fields = gate::fields(&String::from_utf8_lossy(body));
        let own =
            |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, it)| it.as_str());
        if own("token") != Some(self.token.as_str()) {
            return self.ask(paper, Some("guide.stale"), "");
        }
        let Stage::Check(chosen) = stage else {
            *self.held() = Stage::Choose;
            return Response::see("/");
        };
        match step {
            "answer" => {
                let mut chosen = (*chosen).clone();
                understood::take(&mut chosen, &fields);
                *self.held() = Stage::Check(Arc::new(chosen));
                Response::see("/")
            }
            "make" => {
                let readers: Vec<String> = fields
                    .iter()
                    .filter(|(name, _)| name == "reader")
                    .map(|(_, reader)| reader.clone())
                    .collect();
                match self.make(&chosen, own("folder").unwrap_or(""), &readers) {
                    Ok(()) => Response::see("/-/made"),
                    Err(error) => self.check(&chosen, paper, Some(format!("{error:#}"))),
                }
            }
            _ => {
                *self.held() = Stage::Choose;
                Response::see("/")
            }
        }
    }

    fn make(&self, chosen: &Chosen, folder: &str, readers: &[String]) -> Result<()> {
        let root = match (&chosen.handed, folder.trim()) {
            (Some(_), folder) if Path::new(folder).is_absolute() => PathBuf::from(folder),
            _ => chosen.root.clone(),
        };
        let made = make::make(chosen, &root, readers)?;
        let desk = super::start(
            super::Project {
                root: root.clone(),
                config_name: crate::config::FILE_NAME.to_owned(),
                without: None,
                today: self.asked.clone(),
                reader: made
                    .made
                    .first()
                    .map_or_else(|| "me".to_owned(), |made| made.reader.clone()),
            },
            self.port,
        )?;
        *self.held() = Stage::Made(Arc::new((made, root, desk)));
        Ok(())
    }
}

/// The end: where the reports are.
fn last((all, root, _): &(All, PathBuf, Desk), paper: &Paper) -> Response {
    let sites = all.made.iter().map(|made| {
        let key = format!("reader.{}", made.reader);
        let name = paper.words.texts().get(&key).cloned();
        Site {
            name: name.unwrap_or_else(|| made.reader.clone()),
            href: plain(&format!("/{}/index.html", made.folder)),
            on_disk: made.on_disk.join("index.html").display().to_string(),
            sheet: made.sheet.as_ref().map(|sheet| Printed {
                href: plain(&format!("/-/sheet/{}", made.folder)),
                on_disk: sheet.on_disk.display().to_string(),
            }),
        }
    });
    let (sites, project) = (sites.collect(), root.display().to_string());
    let view = Last { danger: all.danger, sites, project };
    Response::new(200, HTML, paper.print("made.html", &view))
}

/// The sheet of the reader whose site lies in a folder.
fn sheet(all: &All, folder: &str, paper: &Paper) -> Response {
    let mut sheets = all.made.iter().filter(|made| made.folder == folder);
    match sheets.find_map(|made| made.sheet.as_ref()) {
        Some(sheet) => Response::new(200, HTML, sheet.html.as_str()),
        None => Response::new(404, HTML, paper.print("missing.html", &Home { home: "/" })),
    }
}
