//! A project with one share, and what stands at its destination.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

/// Every file by its path.
pub(super) type Picture = BTreeMap<String, Vec<u8>>;

pub(super) struct Ground {
    folder: TempDir,
}

/// What is written on a day in one of two versions of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    Old,
    New,
}

impl Version {
    pub(super) fn other(self) -> Version {
        match self {
            Version::Old => Version::New,
            Version::New => Version::Old,
        }
    }
}

impl Ground {
    /// A project whose share `sam` goes to `destination`, with more lines of its table.
    pub(super) fn new(destination: &str, more: &str) -> Ground {
        let ground = Ground { folder: TempDir::new().unwrap() };
        fs::create_dir_all(ground.path("project/log")).unwrap();
        let config = format!(
            "version = 1\n[project]\ntitle = \"Back\"\n[paths]\nlogs = [\"log\"]\n\
             [share.sam]\naudience = \"trainer\"\npublish = \"{destination}\"\n{more}\n"
        );
        fs::write(ground.path("project/comeback.toml"), config).unwrap();
        ground.is(Version::Old);
        ground
    }

    pub(super) fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join(inner)
    }

    /// Writes the log in this version. Only the old one holds the activity `withdrawnwork`.
    pub(super) fn is(&self, version: Version) {
        let mut log = String::new();
        for day in 1..=12 {
            log.push_str(&format!("# 2026-03-{day:02}\n\n- morning: {}\n", day % 5));
            log.push_str("- private: zqkestrel argued at work\n- note: slept like a lodestone\n\n");
        }
        let last = match version {
            Version::Old => "# 2026-03-13\n\n- bout 08:00: withdrawnwork 10\n",
            Version::New => "# 2026-03-14\n\n- morning: 2\n- bout 08:00: freshwork 10\n",
        };
        fs::write(self.path("project/log/2026.md"), log + last).unwrap();
    }

    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comeback"));
        command.args(["--today", "2026-03-20"]).args(args).current_dir(self.path("project"));
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}", self.path("bin").display());
        command.env_clear().env("PATH", path).env("HOME", self.path("home"));
        command.env("RSYNC_RSH", self.path("bin/rsh"));
        command.envs([("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test")]);
        command
    }

    pub(super) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Publishes, which must succeed; what was said.
    pub(super) fn publish(&self) -> String {
        let output = self.run(&["publish", "sam"]);
        let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{said}");
        said
    }

    pub(super) fn folder(&self, inner: &str) -> Picture {
        folder(&self.path(inner))
    }

    pub(super) fn archive(&self, inner: &str) -> Picture {
        let Ok(file) = fs::File::open(self.path(inner)) else { return Picture::new() };
        let mut archive = zip::ZipArchive::new(file).unwrap();
        (0..archive.len())
            .map(|at| {
                let mut member = archive.by_index(at).unwrap();
                let mut bytes = Vec::new();
                member.read_to_end(&mut bytes).unwrap();
                (member.name().unwrap().into_owned(), bytes)
            })
            .collect()
    }

    pub(super) fn git(&self, args: &[&str]) -> Vec<u8> {
        let output =
            Command::new("git").args(args).current_dir(self.folder.path()).output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", text(&output.stderr));
        output.stdout
    }

    /// The files of a branch of `pages.git`, without those that every branch has.
    pub(super) fn branch(&self, branch: &str) -> Picture {
        let reference = format!("refs/heads/{branch}");
        let listed =
            self.git(&["-C", "pages.git", "ls-tree", "-r", "-z", "--name-only", &reference]);
        let names = text(&listed);
        names
            .split('\0')
            .filter(|name| !name.is_empty())
            .map(|name| {
                let object = format!("{reference}:{name}");
                (name.to_owned(), self.git(&["-C", "pages.git", "cat-file", "blob", &object]))
            })
            .collect()
    }
}

pub(super) fn folder(root: &Path) -> Picture {
    WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether any file holds these words.
pub(super) fn holds(picture: &Picture, words: &str) -> bool {
    picture.values().any(|bytes| text(bytes).contains(words))
}

/// Links of pages that lead to no file.
pub(super) fn broken_links(picture: &Picture) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, bytes) in picture.iter().filter(|(name, _)| name.ends_with(".html")) {
        // The page for addresses that lead nowhere is shown at any depth.
        if name == "404.html" {
            continue;
        }
        let page = text(bytes);
        let links = page.split(['"']).zip(page.split('"').skip(1));
        let links =
            links.filter(|(before, _)| before.ends_with("href=") || before.ends_with("src="));
        for (_, link) in links {
            let path = link.split(['#', '?']).next().unwrap();
            if path.is_empty() || path.contains(':') {
                continue;
            }
            let mut parts: Vec<&str> = name.split('/').collect();
            parts.pop();
            for part in path.split('/') {
                match part {
                    ".." => _ = parts.pop(),
                    "." => {}
                    part => parts.push(part),
                }
            }
            if !picture.contains_key(&parts.join("/")) {
                broken.push(format!("{name} leads to {link}"));
            }
        }
    }
    broken
}
