//! rsync and sftp by the system's own programs, without another computer: rsync's remote shell
//! and sftp's server run here. Where a program is missing the test says so in one line.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::ground::{Ground, Picture, Version, broken_links, holds, text};
use super::kill::{fraction, killed, usual_time};

const SERVERS: [&str; 3] = [
    "/usr/lib/openssh/sftp-server",
    "/usr/libexec/openssh/sftp-server",
    "/usr/libexec/sftp-server",
];

fn script(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The path of a program, or a line that says what was not tested.
fn program(name: &str) -> Option<String> {
    let mut which = Command::new("sh");
    which.args(["-c", &format!("command -v {name}")]).stderr(Stdio::null());
    let found = text(&which.output().unwrap().stdout).trim().to_owned();
    if found.is_empty() {
        println!("{name} is not installed: publishing by {name} was not tested");
    }
    (!found.is_empty()).then_some(found)
}

/// A project whose destination is reached by rsync: the script stands in for ssh.
fn rsync() -> Option<Ground> {
    program("rsync")?;
    let ground = Ground::new("rsync:me@localhost:out", "");
    let run = "while [ \"$1\" != rsync ]; do shift; done\nexec \"$@\"";
    script(&ground.path("bin/rsh"), run);
    Some(ground)
}

/// The same by sftp: the script stands in for the connection.
fn sftp() -> Option<Ground> {
    let sftp = program("sftp")?;
    let Some(server) = SERVERS.iter().find(|server| Path::new(server).exists()) else {
        println!("there is no sftp-server: publishing by sftp was not tested");
        return None;
    };
    let ground = Ground::new("sftp:me@localhost:out", "");
    script(&ground.path("bin/sftp"), &format!("exec {sftp} -q -b - -D {server}"));
    Some(ground)
}

fn sends_and_removes_its_own(ground: &Ground) {
    ground.publish();
    fs::write(ground.path("project/out/mine.txt"), "mine").unwrap();
    let old = ground.folder("project/out");
    assert!(holds(&old, "withdrawnwork") && broken_links(&old).is_empty());
    ground.is(Version::New);
    ground.publish();
    let new = ground.folder("project/out");
    assert!(holds(&new, "freshwork") && !holds(&new, "withdrawnwork"));
    assert!(new.contains_key("mine.txt") && broken_links(&new).is_empty());
}

fn refuses_strangers(ground: &Ground) {
    fs::create_dir(ground.path("project/out")).unwrap();
    fs::write(ground.path("project/out/mine.txt"), "mine").unwrap();
    let output = ground.run(&["publish", "sam"]);
    assert_eq!(output.status.code(), Some(5), "{}", text(&output.stderr));
    assert_eq!(ground.folder("project/out").len(), 1);
}

/// Each page is one of the two versions of itself, and no link of it leads to nothing.
pub(super) fn assert_whole(site: &Picture, old: &Picture, new: &Picture) {
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        let known = [old.get(name), new.get(name)];
        assert!(known.contains(&Some(bytes)), "{name} is neither old nor new");
    }
    assert_eq!(broken_links(site), Vec::<String>::new());
}

/// Killed at random moments: whoever follows links meets whole pages, and the next run finishes.
pub(super) fn never_half_new(ground: &Ground, times: u32, look: impl Fn() -> Picture) {
    usual_time(ground, Version::Old);
    let old = look();
    let time = usual_time(ground, Version::New);
    let new = look();
    let mut between = 0;
    for turn in 0..times {
        let (version, wanted) = match turn % 2 {
            0 => (Version::Old, &old),
            _ => (Version::New, &new),
        };
        ground.is(version);
        killed(ground, time.mul_f64(fraction(turn)));
        let site = look();
        assert_whole(&site, &old, &new);
        between += u32::from(site != old && site != new);
        ground.publish();
        assert!(look() == *wanted, "turn {turn}: the next run does not finish");
    }
    println!("{times} kills, {between} of them between the first file and the last");
}

/// Without what rsync itself leaves of a file that it was killed over.
fn without_hidden(mut site: Picture) -> Picture {
    site.retain(|name, _| !name.rsplit('/').next().unwrap().starts_with('.'));
    site.retain(|name, _| !name.ends_with(".comeback-part"));
    site
}

#[test]
fn rsync_sends_removes_its_own_and_leaves_strangers() {
    let Some(ground) = rsync() else { return };
    sends_and_removes_its_own(&ground);
}

#[test]
fn rsync_refuses_a_folder_with_files_of_others() {
    let Some(ground) = rsync() else { return };
    refuses_strangers(&ground);
}

#[test]
fn a_killed_rsync_is_never_half_new() {
    let Some(ground) = rsync() else { return };
    never_half_new(&ground, 12, || without_hidden(ground.folder("project/out")));
}

#[test]
fn sftp_sends_removes_its_own_and_leaves_strangers() {
    let Some(ground) = sftp() else { return };
    sends_and_removes_its_own(&ground);
}

#[test]
fn sftp_refuses_a_folder_with_files_of_others() {
    let Some(ground) = sftp() else { return };
    refuses_strangers(&ground);
}

#[test]
fn a_killed_sftp_is_never_half_new() {
    let Some(ground) = sftp() else { return };
    never_half_new(&ground, 12, || without_hidden(ground.folder("project/out")));
}
