//! An hour of somebody's editing in a few seconds: random edits, half-written files, deletions,
//! renames. The page is always a good one, never an older one than before, and nothing leaks.
//! `COMEBACK_SOAK=3600` makes it go on for that many seconds.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::server::{Server, project};

const DAY: &str = "/me/progress/2026-03-12/index.html";
const ROUNDS: u32 = 160;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

struct Soak {
    server: Server,
    /// Of the last whole text that was written.
    written: u32,
    /// Of the last page that was seen.
    seen: u32,
}

fn text(n: u32) -> String {
    format!("# 2026-03-12\n\n- morning: {}\n- note: good-{n}-text\n", n % 10)
}

impl Soak {
    fn path(&self, name: &str) -> PathBuf {
        self.server.folder.path().join(name)
    }

    /// The page is one that was good, and no older than the last.
    fn look(&mut self) {
        let page = self.server.get(DAY);
        assert_eq!(page.status, 200, "{}", page.head);
        let marks: Vec<&str> = page.body.split("good-").skip(1).collect();
        let number = marks.first().and_then(|rest| rest.split_once("-text"));
        let number = number.and_then(|(number, _)| number.parse().ok());
        let number: u32 = number.unwrap_or_else(|| panic!("half a page: {}", page.body));
        assert!(self.seen <= number && number <= self.written, "{number}, {}", self.written);
        self.seen = number;
    }

    fn whole(&mut self) {
        self.written += 1;
        fs::write(self.path("log/2026.md"), text(self.written)).unwrap();
    }

    /// One thing that people and their programs do to files.
    fn disturb(&mut self, what: u64) {
        let log = self.path("log/2026.md");
        match what {
            0 | 1 => self.whole(),
            2 => {
                self.written += 1;
                let text = text(self.written);
                let mut file = fs::File::create(&log).unwrap();
                file.write_all(&text.as_bytes()[..20]).unwrap();
                self.look();
                file.write_all(&text.as_bytes()[20..]).unwrap();
            }
            3 => {
                self.written += 1;
                fs::write(self.path("log/.2026.md.tmp"), text(self.written)).unwrap();
                fs::rename(self.path("log/.2026.md.tmp"), &log).unwrap();
            }
            4 => {
                fs::rename(&log, self.path("log/2026.md~")).unwrap();
                self.whole();
            }
            5 => {
                let wrong = format!("{}- evening: 77\n", text(self.written));
                fs::write(&log, wrong).unwrap();
                self.look();
                self.whole();
            }
            6 => {
                let config = fs::read(self.path("comeback.toml")).unwrap();
                fs::write(self.path("comeback.toml"), "version = [").unwrap();
                self.look();
                fs::write(self.path("comeback.toml"), config).unwrap();
            }
            7 => {
                let folder = self.path("log/deep/er");
                fs::create_dir_all(&folder).unwrap();
                for n in 10..20 {
                    fs::write(
                        folder.join(format!("{n}.md")),
                        format!("# 2026-02-{n}\n\n- morning: 2\n"),
                    )
                    .unwrap();
                }
                self.look();
            }
            8 => drop(fs::remove_dir_all(self.path("log/deep"))),
            9 => {
                let _ = fs::rename(self.path("log/deep"), self.path("log/other"));
                let _ = fs::remove_dir_all(self.path("log/other"));
            }
            10 => {
                let _ = std::os::unix::fs::symlink("/etc", self.path("log/etc"));
                let _ = std::os::unix::fs::symlink("..", self.path("log/up"));
            }
            _ => {
                let _ = fs::remove_file(self.path("log/etc"));
                let _ = fs::remove_file(self.path("log/up"));
            }
        }
    }

    /// A new text, and the page that shows it.
    fn settle(&mut self) {
        for link in ["log/etc", "log/up"] {
            let _ = fs::remove_file(self.path(link));
        }
        self.whole();
        let n = self.written;
        loop {
            let page = self.server.get(DAY);
            if page.body.contains(&format!("good-{n}-text")) {
                break;
            }
            self.server.wait_for(DAY, &page).until_told();
        }
        self.look();
        assert_eq!(self.seen, n);
    }

    /// Open files, threads, and kilobytes of memory of the program.
    fn held(&self) -> (usize, usize, usize) {
        let own = PathBuf::from(format!("/proc/{}", self.server.pid()));
        let count = |name: &str| fs::read_dir(own.join(name)).unwrap().count();
        let status = fs::read_to_string(own.join("status")).unwrap();
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let memory = memory.and_then(|text| text.split_whitespace().next()?.parse().ok());
        (count("fd"), count("task"), memory.unwrap())
    }
}

#[test]
#[cfg(target_os = "linux")]
fn random_editing_never_shows_half_a_page_and_leaks_nothing() {
    let seconds = std::env::var("COMEBACK_SOAK").ok().and_then(|text| text.parse().ok());
    let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut soak = Soak { server: Server::start(project()), written: 0, seen: 0 };
    soak.settle();
    let mut dice = Dice(11);
    let mut first = soak.held();
    let mut round = 0;
    while end.map_or(round < ROUNDS, |end| Instant::now() < end) {
        let what = dice.below(12);
        soak.disturb(what);
        soak.look();
        round += 1;
        if round % 20 == 0 {
            soak.settle();
        }
        if round == ROUNDS / 2 {
            first = soak.held();
        }
    }
    soak.settle();
    let mut last = soak.held();
    for _ in 0..400 {
        if last.0 <= first.0 + 1 && last.1 <= first.1 + 1 {
            break;
        }
        soak.look();
        last = soak.held();
    }
    assert!(last.0 <= first.0 + 1, "open files: {first:?}, then {last:?}");
    assert!(last.1 <= first.1 + 1, "threads: {first:?}, then {last:?}");
    assert!(last.2 < first.2 + 24_000, "memory in kilobytes: {first:?}, then {last:?}");
}
