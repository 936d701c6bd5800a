//! `comeback serve`: the sites of a project in a browser of this computer, from memory, in step
//! with the disk. Answers on loopback and to its own user only; writes nothing by itself.
//!
//! `request`, `gate`, `weave` and the pages are pure; `connection` holds the sockets, `watch` and
//! `source` the disk, `preview` what is shown at present.

mod checkin;
mod connection;
mod desk;
mod gate;
mod guide;
mod keeper;
mod multipart;
mod paper;
mod peer;
mod preview;
mod problem;
mod request;
mod response;
mod secret;
mod sites;
mod source;
mod watch;
mod weave;
mod words;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::config::Config;
use checkin::CheckIn;
use connection::Answer;
use desk::Desk;
use guide::Guide;
use keeper::Keeper;
use preview::Preview;
use sites::Sites;
use source::Ground;

/// The port that is tried first where none was asked for; the nine above it come next.
const PORT: u16 = 4747;

/// What to show, and where.
#[derive(Clone, Debug)]
pub struct Project {
    pub root: PathBuf,
    /// The name of the configuration in it.
    pub config_name: String,
    /// What stands in for a configuration where a file is shown without a project.
    pub without: Option<Config>,
    /// The day that was asked for; that of the clock where none was, also after midnight.
    pub today: Option<String>,
    /// Whose site is shown first.
    pub reader: String,
}

/// A port of loopback: the one asked for (0 for any that is free), else the first free one.
pub fn bind(asked: Option<u16>) -> Result<TcpListener> {
    let try_one = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = asked {
        return try_one(port).with_context(|| format!("cannot listen on port {port}"));
    }
    for port in PORT..PORT + 10 {
        match try_one(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            other => return other.with_context(|| format!("cannot listen on port {port}")),
        }
    }
    try_one(0).context("cannot listen on any port")
}

/// Shows a project until the program is ended. `ready` is called once, with the address.
pub fn serve(project: Project, listener: &TcpListener, ready: impl FnOnce(&str)) -> Result<()> {
    let port = listener.local_addr()?.port();
    let desk: Arc<dyn Answer> = Arc::new(start(project, port)?);
    ready(&format!("http://127.0.0.1:{port}/"));
    connection::listen(listener, &desk);
    Ok(())
}

/// Leads through the first steps without a project, until the program is ended. `home` is where
/// a folder for the new project is suggested.
pub fn guide(
    listener: &TcpListener,
    home: &Path,
    today: Option<String>,
    ready: impl FnOnce(&str),
) -> Result<()> {
    let port = listener.local_addr()?.port();
    let guide: Arc<dyn Answer> = Arc::new(Guide::new(port, home, today)?);
    ready(&format!("http://127.0.0.1:{port}/"));
    connection::listen(listener, &guide);
    Ok(())
}

/// Reads a project and keeps it in step with the disk from now on.
fn start(project: Project, port: u16) -> Result<Desk> {
    let Project { root, config_name, without, today, reader } = project;
    let shown = root.display().to_string();
    let root = root.canonicalize().with_context(|| format!("cannot read the folder {shown}"))?;
    let ground = Ground { root, config_name, without };
    let keeper = Keeper::start(ground.clone(), today.clone())?;
    let preview = Arc::new(Preview::new(keeper.version(None), &reader));
    let kept = preview.clone();
    std::thread::Builder::new().name("keep".to_owned()).spawn(move || keeper.keep(&kept))?;
    let check_in = CheckIn::new(ground, today)?;
    Ok(Desk { sites: Sites { preview, reader }, check_in, port })
}
