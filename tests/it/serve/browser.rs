//! The preview in a real browser: a day is entered on a phone-sized screen with scripts switched
//! off, a change on disk is shown, a forged form is refused. Where Node or Chromium are missing
//! it says so in a line; COMEBACK_BROWSER=required makes their absence a failure.

use std::fs;
use std::process::Command;

use super::server::{Server, project};
use crate::tidy::root;

/// Whether there is a browser; no package of npm is needed.
pub(crate) fn equipped() -> bool {
    let there = |program: &str| {
        Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
    };
    let ready = there("node") && there("chromium");
    if !ready {
        let required = std::env::var("COMEBACK_BROWSER").is_ok_and(|value| value == "required");
        assert!(!required, "node or chromium are missing");
        println!("not run: needs node and chromium");
    }
    ready
}

#[test]
fn a_browser_enters_a_day_sees_a_change_and_cannot_forge_a_form() {
    if !equipped() {
        return;
    }
    let server = Server::start(project());
    let log = server.folder.path().join("log/2026.md");
    let output = Command::new("node")
        .arg(root().join("tests/browser/serve.mjs"))
        .arg(format!("http://127.0.0.1:{}/", server.port))
        .arg(&log)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{wrong}");
    println!("{said}");
    let log = fs::read_to_string(log).unwrap();
    assert!(log.contains("# 2026-03-13") && log.contains("- morning: 4, stiff 20min"), "{log}");
    assert!(log.contains("- evening: 2") && log.contains("- note: from a browser"), "{log}");
    assert!(!log.contains("forged"), "{log}");
}
