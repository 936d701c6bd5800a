//! What ordinary commands leave alone: the files they read, and the network. And the same bytes
//! whatever surrounds a run.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::disk::{readers, shared};
use super::ground::{Ground, picture, said};

#[test]
fn no_command_but_those_that_are_made_to_write_changes_a_file_of_the_project() {
    let ground = Ground::new();
    shared(&ground);
    fs::create_dir(ground.path("out")).unwrap();
    let inputs = || {
        let mut all = picture(&ground.path("project"));
        all.retain(|name, _| !name.starts_with(".comeback"));
        all
    };
    let before = inputs();
    for args in readers(&ground.path("out")) {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let output = ground.run(&args);
        assert!(matches!(output.status.code(), Some(0 | 5)), "{args:?}: {}", said(&output));
        assert!(inputs() == before, "{args:?} changed a file");
    }
    ground.done(&["add", "evening", "4"]);
    assert!(inputs() != before, "the comparison sees a change");
}

/// Starts a command below another program; nothing where that one is not there.
fn below(program: &str, options: &[&str], (ground, args): (&Ground, &[String])) -> Option<bool> {
    let inner = ground.command(&args.iter().map(String::as_str).collect::<Vec<_>>());
    let mut command = Command::new(program);
    command.args(options).arg(inner.get_program()).args(inner.get_args());
    let output =
        command.current_dir(ground.path("project")).env("HOME", "/nowhere").output().ok()?;
    Some(matches!(output.status.code(), Some(0 | 5)))
}

#[test]
fn no_command_opens_a_connection() {
    let ground = Ground::new();
    shared(&ground);
    let trace = ground.path("trace");
    let options = ["-f", "-e", "trace=socket,connect,bind", "-o", trace.to_str().unwrap(), "--"];
    let mut tried = 0;
    for args in readers(&ground.path("out")) {
        fs::create_dir_all(ground.path("out")).unwrap();
        let Some(done) = below("strace", &options, (&ground, &args)) else {
            println!("not run: needs strace");
            return;
        };
        assert!(done, "{args:?}");
        let calls = fs::read_to_string(&trace).unwrap();
        assert!(calls.contains("exited with"), "{args:?} was not watched: {calls}");
        assert!(!calls.contains("AF_INET"), "{args:?} asks the network: {calls}");
        tried += 1;
    }
    assert!(tried > 15);
    // The watch sees a connection.
    let script = "import socket; socket.socket(socket.AF_INET)";
    let mut seen = Command::new("strace");
    if seen.args(options).args(["python3", "-c", script]).status().is_ok_and(|end| end.success()) {
        assert!(fs::read_to_string(&trace).unwrap().contains("AF_INET"));
    }
}

#[test]
fn all_commands_work_without_a_network() {
    let ground = Ground::new();
    shared(&ground);
    fs::create_dir(ground.path("out")).unwrap();
    if below("unshare", &["-n"], (&ground, &["schema".to_owned()])) != Some(true) {
        println!("not run: needs unshare, and the right to leave the network");
        return;
    }
    for args in readers(&ground.path("out")) {
        assert_eq!(below("unshare", &["-n"], (&ground, &args)), Some(true), "{args:?}");
    }
}

/// The bytes of all sites of a project that was laid out in an order of its own.
fn built(turn: usize, surroundings: &[(&str, &str)]) -> super::ground::Picture {
    let ground = Ground::new();
    let content = ground.path("project/content");
    fs::create_dir(&content).unwrap();
    let names: Vec<usize> = (0..12).map(|at| (at * 5 + turn * 7) % 12).collect();
    for at in names {
        fs::write(content.join(format!("page{at}.md")), format!("# Page {at}\n\nWords.\n"))
            .unwrap();
    }
    let umask = if turn.is_multiple_of(2) { "022" } else { "077" };
    let inner = ground.command(&["build", "--all"]);
    let mut command = Command::new("sh");
    command.args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"]);
    command.arg(inner.get_program()).args(inner.get_args());
    let folder = if turn.is_multiple_of(3) { "project" } else { "project/log" };
    command.current_dir(ground.path(folder)).env_clear().env("HOME", "/nowhere");
    let output = command.envs(surroundings.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let mut site = picture(Path::new(&ground.path("project/site")));
    site.retain(|name, _| !name.contains(".comeback"));
    site
}

#[test]
fn whatever_surrounds_a_run_its_bytes_are_the_same() {
    let runs = std::env::var("COMEBACK_RUNS").ok().map_or(4, |runs| runs.parse().unwrap());
    let first = built(0, &[]);
    assert!(first.len() > 50);
    let zones = ["UTC", "Pacific/Auckland", "America/Los_Angeles"];
    let locales = ["C", "tr_TR.UTF-8", "de_DE.UTF-8"];
    for turn in 1..runs {
        let threads = ["1", "2", "8"][turn % 3];
        let set = [
            ("TZ", zones[turn % 3]),
            ("LC_ALL", locales[turn / 3 % 3]),
            ("RAYON_NUM_THREADS", threads),
            ("SOURCE_DATE_EPOCH", "0"),
        ];
        assert!(built(turn, &set) == first, "turn {turn}: {set:?}");
    }
    println!("{runs} runs, {} files, one tree", first.len());
}
