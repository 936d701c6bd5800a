//! A running preview for tests: started on a free port, asked over sockets, ended when dropped.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) port: u16,
    pub(crate) folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(": ")?;
            own.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// A project of one log with one day.
pub(crate) fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("log")).unwrap();
    let config = "version = 1\n[project]\ntitle = \"Steady\"\n[paths]\nlogs = [\"log\"]\n";
    fs::write(folder.path().join("comeback.toml"), config).unwrap();
    let log = "# 2026-03-12\n\n- morning: 3, stiff\n- note: secretword\n";
    fs::write(folder.path().join("log/2026.md"), log).unwrap();
    folder
}

impl Server {
    pub(crate) fn start(folder: TempDir) -> Server {
        let args = ["--today", "2026-03-13", "serve", "--port", "0"];
        let (child, port) = started(folder.path(), &args);
        Server { child, port, folder }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.path().join(path), text).unwrap();
    }

    /// Sends these bytes and reads to the end.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Reply {
        let mut stream = self.connect();
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Reply { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], self.port))).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    pub(crate) fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}\r\n", self.port)
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.raw(format!("GET {path} HTTP/1.1\r\n{}\r\n", self.host()).as_bytes())
    }

    /// Does something, and waits until the page at a path is told to load again.
    pub(crate) fn after(&self, path: &str, change: impl FnOnce()) -> Reply {
        let before = self.get(path);
        let waiting = self.wait_for(path, &before);
        change();
        waiting.until_told();
        self.get(path)
    }

    /// Asks to be told when the page is no longer this one.
    pub(crate) fn wait_for(&self, path: &str, page: &Reply) -> Waiting {
        let stamp = page.body.split("data-stamp=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut stream = self.connect();
        let line = format!("GET /-/events?page={path}&stamp={stamp} HTTP/1.1\r\n");
        stream.write_all(format!("{line}{}\r\n", self.host()).as_bytes()).unwrap();
        Waiting(stream)
    }
}

/// A page that is open in a browser, as the preview sees it.
pub(crate) struct Waiting(TcpStream);

impl Waiting {
    pub(crate) fn until_told(self) {
        let mut lines = BufReader::new(self.0).lines().map_while(Result::ok);
        assert!(lines.any(|line| line == "event: changed"), "nothing was told");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the program and reads the port from its first line.
pub(crate) fn started(folder: &Path, args: &[&str]) -> (Child, u16) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(args)
        .current_dir(folder)
        .env("HOME", folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
    let port = port.and_then(|port| port.parse().ok());
    (child, port.unwrap_or_else(|| panic!("no address in {line:?}")))
}
