//! A small project on a real disk in one of two versions, the real program, and ways to stop it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Every file below a folder with its bytes, every link with where it leads.
pub(crate) type Picture = BTreeMap<String, Vec<u8>>;

pub(crate) fn picture(folder: &Path) -> Picture {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().filter_map(Result::ok);
    entries
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            let kind = entry.file_type();
            let bytes = match () {
                () if kind.is_file() => fs::read(entry.path()).unwrap_or_default(),
                () if kind.is_symlink() => {
                    fs::read_link(entry.path()).unwrap().display().to_string().into_bytes()
                }
                () => Vec::new(),
            };
            (name, bytes)
        })
        .collect()
}

/// How often to kill; the ordinary run is short.
pub(crate) fn kills() -> u32 {
    std::env::var("COMEBACK_KILLS").ok().map_or(12, |kills| kills.parse().unwrap())
}

/// The same numbers from 0 to 1 in every run.
pub(crate) fn fraction(turn: u32) -> f64 {
    f64::from(turn.wrapping_mul(2_654_435_761) >> 8) / f64::from(1 << 24)
}

pub(crate) struct Ground {
    pub(crate) folder: TempDir,
}

pub(crate) const CONFIG: &str =
    "version = 1\n[project]\ntitle = \"Back\"\n[paths]\nlogs = [\"log\"]\n";

impl Ground {
    pub(crate) fn new() -> Ground {
        let ground = Ground { folder: TempDir::new().unwrap() };
        ground.lay(&ground.path("project"));
        ground
    }

    /// A project in the first version.
    pub(crate) fn lay(&self, project: &Path) {
        fs::create_dir_all(project.join("log")).unwrap();
        fs::write(project.join("comeback.toml"), CONFIG).unwrap();
        fs::write(project.join("log/2026.md"), log(0)).unwrap();
    }

    pub(crate) fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join(inner)
    }

    /// Puts the log into a version.
    pub(crate) fn is(&self, version: u32) {
        fs::write(self.path("project/log/2026.md"), log(version)).unwrap();
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        command(&self.path("project"), args)
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// A run that must succeed.
    pub(crate) fn done(&self, args: &[&str]) {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", said(&output));
    }

    pub(crate) fn site(&self) -> Picture {
        picture(&self.path("project/site/me"))
    }
}

/// The program in an empty environment.
pub(crate) fn command(project: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comeback"));
    command.args(["--today", "2026-03-20"]).args(args).current_dir(project);
    command.env_clear().env("HOME", "/nowhere").env("PATH", std::env::var("PATH").unwrap());
    command
}

pub(crate) fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

/// Some days; the versions share most of them.
pub(crate) fn log(version: u32) -> String {
    let days = 1..=16;
    let mut log = String::new();
    for day in days {
        let level = if day % 3 == 0 { version % 5 } else { day % 5 };
        log.push_str(&format!(
            "# 2026-03-{day:02}\n\n- morning: {level}\n- session walk{version}: {day}min\n\n"
        ));
    }
    format!("{}\n", log.trim_end())
}

/// Kills a run with all that it started, after a time.
pub(crate) fn killed(mut command: Command, after: Duration) {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    while start.elapsed() < after && child.try_wait().unwrap().is_none() {
        std::thread::park_timeout(Duration::from_micros(300));
    }
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
    child.wait().unwrap();
}

/// How long a run takes that nobody kills.
pub(crate) fn time_of(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}
