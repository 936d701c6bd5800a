//! The pages of the sites, from memory, with what is laid over them, and the stream that tells a
//! page when it is no longer what it was. Pages of the preview's own lie below `/-/`, a name that
//! no reader can have.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use super::connection::Reply;
use super::gate::Address;
use super::paper::{PREVIEW_STYLE, Paper, STYLE, paper};
use super::preview::{Preview, Shown};
use super::problem::{Told, told};
use super::response::{CSS, HTML, PROTECTION, Response, kind_of, plain};
use super::weave::{Extra, weave};
use crate::inputs::RelPath;
use crate::output::Fingerprint;

/// The sites of one project.
#[derive(Clone, Debug)]
pub(super) struct Sites {
    pub(super) preview: Arc<Preview>,
    /// Whose site is shown first.
    pub(super) reader: String,
}

/// How many problems are laid over a page; the others are on a page of their own.
const OVER: usize = 5;

impl Sites {
    /// What is asked for.
    pub(super) fn reply(&self, address: &Address) -> Reply {
        let parts: Vec<&str> = address.parts.iter().map(String::as_str).collect();
        Reply::Whole(match parts.as_slice() {
            [""] => Response::see(self.home()),
            ["-", "events"] => return self.events(address),
            ["-", "own.css"] => Response::new(200, CSS, STYLE.as_str()),
            ["-", "preview.css"] => Response::new(200, CSS, PREVIEW_STYLE),
            ["-", "as"] => self.same_page(address),
            ["-", "problems"] => self.problems(),
            ["-", ..] => self.missing(),
            [folder, rest @ ..] => self.page(folder, &rest.join("/")),
            [] => self.missing(),
        })
    }

    /// The first page of the reader who is shown first.
    fn home(&self) -> String {
        let version = self.preview.version();
        let config = &version.opened.config;
        let known = config.knows(&self.reader);
        format!("/{}/index.html", if known { config.folder_of(&self.reader) } else { "me" })
    }

    fn paper(&self) -> &'static Paper {
        paper(self.preview.version().opened.config.project.language.as_str())
    }

    /// The reader, an audience or a share, whose site lies in a folder.
    fn reader_in(&self, folder: &str) -> Option<String> {
        let version = self.preview.version();
        let config = &version.opened.config;
        let mut names = config.readers().keys().chain(config.shares().keys());
        names.find(|name| config.folder_of(name) == folder).cloned()
    }

    fn page(&self, folder: &str, rest: &str) -> Response {
        let Some(reader) = self.reader_in(folder) else { return self.missing() };
        if rest.is_empty() || rest.ends_with('/') {
            return Response::see(format!("/{folder}/{rest}index.html"));
        }
        let Some(path) = RelPath::new(rest) else { return self.missing() };
        match self.preview.file(&reader, &path) {
            None => self.beyond(folder, &reader, &path),
            Some(shown) if path.extension() == "html" => {
                Response::new(200, HTML, self.woven(&reader, &path, &shown).0)
            }
            Some(Shown { bytes, .. }) => Response::new(200, kind_of(&path.extension()), bytes),
        }
    }

    /// No such file: perhaps a folder without its slash.
    fn beyond(&self, folder: &str, reader: &str, path: &RelPath) -> Response {
        let inner = RelPath::made_of(&format!("{path}/index.html"));
        match self.preview.file(reader, &inner) {
            Some(_) => Response::see(format!("/{folder}/{inner}")),
            None => self.missing(),
        }
    }

    fn missing(&self) -> Response {
        let view = serde_json::json!({ "home": self.home() });
        Response::new(404, HTML, self.paper().print("missing.html", &view))
    }

    /// A page with what is laid over it, and the stamp of both.
    fn woven(&self, reader: &str, path: &RelPath, shown: &Shown) -> (String, String) {
        let panel = self.panel(reader, path, shown);
        let html = String::from_utf8_lossy(&shown.bytes);
        let stamp = stamp(&[&shown.bytes, panel.as_bytes(), &shown.version.assets.to_le_bytes()]);
        (weave(&html, &Extra { panel: &panel, stamp: &stamp }), stamp)
    }

    fn panel(&self, reader: &str, path: &RelPath, shown: &Shown) -> String {
        let paper = self.paper();
        let words = &paper.words;
        let problems = shown.wrong.iter().flat_map(|wrong| {
            wrong.problems.iter().take(OVER).map(|one| told(one, wrong.inputs()))
        });
        let count = shown.wrong.as_ref().map_or(0, |wrong| wrong.problems.len());
        let config = &shown.version.opened.config;
        let today = shown.version.opened.inputs.today;
        let shares = config.shares().iter().filter(|(_, share)| !share.is_closed(today));
        let names = config.readers().keys().chain(shares.map(|(name, _)| name));
        let readers = names.map(|name| Choice {
            href: plain(&format!("/-/as?reader={}&page={path}", config.folder_of(name))),
            text: reader_name(paper, name),
            current: name == reader,
        });
        paper.print(
            "panel.html",
            &Panel {
                heading: words.count("serve.problem", count),
                held: shown.wrong.as_ref().is_some_and(|wrong| wrong.held),
                problems: problems.collect(),
                more: (count > OVER).then(|| words.text("serve.more").to_owned()),
                reader: reader_name(paper, reader),
                readers: readers.collect(),
                tally: words.count("serve.tally", shown.version.problems.len()),
            },
        )
    }

    /// The page with the same name in another reader's site, or that site's first.
    fn same_page(&self, address: &Address) -> Response {
        let folder = address.field("reader").unwrap_or("");
        let Some(reader) = self.reader_in(folder) else { return self.missing() };
        let path = address.field("page").and_then(RelPath::new);
        match path.filter(|path| self.preview.file(&reader, path).is_some()) {
            Some(path) => Response::see(format!("/{folder}/{path}")),
            None => Response::see(format!("/{folder}/index.html")),
        }
    }

    /// Everything there is to say about the project, not errors alone.
    fn problems(&self) -> Response {
        let version = self.preview.version();
        let wrong = self.preview.wrong();
        let of_version = version.problems.iter().map(|one| told(one, &version.opened.inputs));
        let problems: Vec<Told> = match &wrong {
            Some(wrong) => {
                let errors = wrong.problems.iter();
                let others = wrong.inputs.problems.iter();
                let others = others.filter(|one| !wrong.problems.contains(one));
                errors.chain(others).map(|one| told(one, wrong.inputs())).collect()
            }
            None => of_version.collect(),
        };
        let paper = self.paper();
        let tally = paper.words.count("serve.tally", problems.len());
        let view = serde_json::json!({ "problems": problems, "tally": tally });
        Response::new(200, HTML, paper.print("problems.html", &view))
    }

    /// Tells a page when it is no longer what it was, and ends.
    fn events(&self, address: &Address) -> Reply {
        let page = address.field("page").unwrap_or("").trim_start_matches('/').to_owned();
        let known = address.field("stamp").unwrap_or("").to_owned();
        let sites = self.clone();
        Reply::Ongoing(Box::new(move |stream| sites.tell(&page, &known, stream)))
    }

    fn tell(&self, page: &str, known: &str, stream: &mut TcpStream) -> io::Result<()> {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{PROTECTION}\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(b"retry: 300\n\n")?;
        let mut round = self.preview.round();
        while self.stamp_of(page).as_deref() == Some(known) {
            let at = round;
            loop {
                round = self.preview.wait(at, Duration::from_millis(500));
                if round != at {
                    break;
                }
                if has_gone(stream)? {
                    return Ok(());
                }
            }
        }
        stream.write_all(b"event: changed\ndata: \n\n")
    }

    /// What the page at an address looks like now; nothing where there is none.
    fn stamp_of(&self, page: &str) -> Option<String> {
        let (folder, rest) = page.split_once('/')?;
        let path = RelPath::new(rest)?;
        let reader = self.reader_in(folder)?;
        let shown = self.preview.file(&reader, &path)?;
        Some(self.woven(&reader, &path, &shown).1)
    }
}

/// Whether the browser has closed its end.
fn has_gone(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let peeked = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    Ok(peeked.is_ok())
}

fn stamp(parts: &[&[u8]]) -> String {
    let sha256 = Fingerprint::of(&parts.concat()).sha256;
    sha256.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn reader_name(paper: &Paper, name: &str) -> String {
    let key = format!("reader.{name}");
    paper.words.texts().get(&key).cloned().unwrap_or_else(|| name.to_owned())
}

/// What is laid over a page.
#[derive(Debug, Serialize)]
struct Panel {
    heading: String,
    held: bool,
    problems: Vec<Told>,
    more: Option<String>,
    reader: String,
    readers: Vec<Choice>,
    tally: String,
}

#[derive(Debug, Serialize)]
struct Choice {
    href: String,
    text: String,
    current: bool,
}
