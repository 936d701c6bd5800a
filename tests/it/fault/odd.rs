//! Odd files, files that change while they are read, runs that meet, and a clock that jumps.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use super::ground::{Ground, log, picture, said};

#[test]
fn loops_pipes_and_devices_in_the_content_are_named_and_never_opened() {
    let ground = Ground::new();
    fs::write(ground.path("secret.md"), "# Top\n\nzqoutside words\n").unwrap();
    let content = ground.path("project/content");
    fs::create_dir(&content).unwrap();
    fs::write(content.join("a.md"), "# A\n\nWords.\n").unwrap();
    symlink("loop", content.join("loop")).unwrap();
    symlink(".", content.join("self")).unwrap();
    symlink("../..", content.join("ancestor")).unwrap();
    symlink("../../secret.md", content.join("secret.md")).unwrap();
    symlink("/dev/zero", content.join("zero.md")).unwrap();
    symlink("/etc", content.join("etc")).unwrap();
    let _socket = UnixListener::bind(content.join("socket.md")).unwrap();
    let (mode, kind) = (rustix::fs::Mode::RUSR, rustix::fs::FileType::Fifo);
    rustix::fs::mknodat(rustix::fs::CWD, content.join("pipe.md"), kind, mode, 0).unwrap();
    let output = ground.run(&["build", "--all"]);
    let text = said(&output);
    for name in ["loop", "self", "ancestor", "secret.md", "zero.md", "etc", "socket.md", "pipe.md"]
    {
        assert!(text.contains(&format!("content/{name}")), "{name} is not named: {text}");
    }
    let site = picture(&ground.path("project/site"));
    assert!(site.keys().any(|name| name.ends_with("articles/a/index.html")));
    let holds = |words: &str| {
        site.values().any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
    };
    assert!(holds("Words.") && !holds("zqoutside") && !holds("root:"));
}

#[test]
fn a_log_that_changes_while_it_is_read_is_read_as_one_of_its_versions() {
    let ground = Ground::new();
    let file = ground.path("project/log/2026.md");
    let mut known = Vec::new();
    for version in 0..2 {
        ground.is(version);
        ground.done(&["build"]);
        known.push(ground.site());
    }
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut version = 0;
            while !stop.load(Ordering::Relaxed) {
                let beside = file.with_extension("new");
                fs::write(&beside, log(version)).unwrap();
                fs::rename(&beside, &file).unwrap();
                version = 1 - version;
                std::thread::yield_now();
            }
        });
        for _ in 0..6 {
            let output = ground.run(&["build"]);
            let site = ground.site();
            let whole = known.contains(&site);
            let told = said(&output).contains("file-changing") || said(&output).contains(".new");
            assert!(whole || told, "{}", said(&output));
        }
        stop.store(true, Ordering::Relaxed);
    });
    ground.is(1);
    let _ = fs::remove_file(file.with_extension("new"));
    ground.done(&["build"]);
    assert!(ground.site() == known[1]);
}

#[test]
fn two_builds_at_once_make_one_whole_site() {
    let ground = Ground::new();
    ground.done(&["build"]);
    ground.is(1);
    let mut children: Vec<_> =
        (0..4).map(|_| ground.command(&["build", "--quiet"]).spawn().unwrap()).collect();
    let codes: Vec<Option<i32>> =
        children.iter_mut().map(|child| child.wait().unwrap().code()).collect();
    // Who came second was told so.
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 4))), "{codes:?}");
    assert!(codes.contains(&Some(0)));
    let site = ground.site();
    ground.done(&["build"]);
    assert!(ground.site() == site);
}

#[test]
fn a_clock_that_jumps_changes_nothing_but_today() {
    let ground = Ground::new();
    ground.done(&["build"]);
    let first = ground.site();
    // Files from the future and from long ago: no time of a file is ever looked at.
    let future = SystemTime::now() + Duration::from_secs(400 * 24 * 3600);
    for (turn, name) in picture(&ground.path("project")).into_keys().enumerate() {
        let path = ground.path("project").join(name);
        let when = if turn % 2 == 0 { future } else { SystemTime::UNIX_EPOCH };
        fs::File::open(&path).unwrap().set_modified(when).unwrap();
    }
    ground.done(&["build"]);
    assert!(ground.site() == first);
    for day in ["2031-01-01", "2019-12-31", "2026-03-20"] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_comeback"));
        command.args(["--today", day, "build"]).current_dir(ground.path("project"));
        let output = command.env_clear().env("HOME", "/nowhere").output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{day}: {}", said(&output));
    }
    assert!(ground.site() == first, "back on the first day the site is the first one");
}
