//! Folders that a site must never be written to, by the real program: nothing in them changes,
//! the reason is named, and the exit code is one of its own.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Output};

use super::ground::{Ground, picture, said};

/// Tries to build into `out/me`, with this as the home folder.
fn tried(ground: &Ground, out: &str, home: &str) -> Output {
    let mut command = ground.command(&["build", "--out"]);
    command.arg(ground.path(out)).env("HOME", ground.path(home)).output().unwrap()
}

/// Lays something out, tries to build there, and fails where it is not refused or a byte changed.
fn refused(name: &str, (out, home): (&str, &str), make: &dyn Fn(&Ground)) {
    let ground = Ground::new();
    make(&ground);
    let kept = || {
        let mut all = picture(ground.folder.path());
        all.retain(|name, _| !name.contains(".comeback"));
        all
    };
    let before = kept();
    let output = tried(&ground, out, home);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(5), "{name}: {text}");
    assert!(text.contains("error: ") && text.lines().count() < 30, "{name}: {text}");
    assert!(before == kept(), "{name}: something changed");
}

/// A file of somebody's own.
fn file(path: &'static str) -> impl Fn(&Ground) {
    move |ground: &Ground| {
        let path = ground.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "mine").unwrap();
    }
}

fn nothing(_: &Ground) {}

#[test]
fn homes_projects_and_inputs_are_refused_and_keep_every_byte() {
    refused("home", ("o", "o/me"), &file("o/me/letter.txt"));
    refused("what holds the home", ("o", "o/me/deep/home"), &file("o/me/deep/home/letter.txt"));
    refused("the project", ("", "nowhere"), &|ground: &Ground| {
        fs::rename(ground.path("project"), ground.path("me")).unwrap();
        symlink("me", ground.path("project")).unwrap();
    });
    refused("what holds the project", ("o", "nowhere"), &|ground: &Ground| {
        fs::create_dir_all(ground.path("o/me")).unwrap();
        fs::rename(ground.path("project"), ground.path("o/me/project")).unwrap();
        symlink("o/me/project", ground.path("project")).unwrap();
    });
    refused("inside an input", ("project/log", "nowhere"), &nothing);
    refused("what holds an input", ("project", "nowhere"), &|ground: &Ground| {
        fs::create_dir(ground.path("project/me")).unwrap();
        fs::rename(ground.path("project/log"), ground.path("project/me/log")).unwrap();
        let config = super::ground::CONFIG.replace("\"log\"", "\"me/log\"");
        fs::write(ground.path("project/comeback.toml"), config).unwrap();
    });
}

#[test]
fn what_is_not_ours_is_refused_and_keeps_every_byte() {
    refused("a git work tree", ("o", "nowhere"), &file("o/me/.git/HEAD"));
    refused("inside a git folder", ("o/.git", "nowhere"), &file("o/.git/HEAD"));
    refused("a link", ("o", "nowhere"), &|ground: &Ground| {
        file("else/letter.txt")(ground);
        fs::create_dir(ground.path("o")).unwrap();
        symlink("../else", ground.path("o/me")).unwrap();
    });
    refused("another project", ("o", "nowhere"), &file("o/me/comeback.toml"));
    refused("its own records", ("project/.comeback", "nowhere"), &nothing);
    refused("a folder of someone else", ("o", "nowhere"), &file("o/me/letter.txt"));
    refused("a file", ("o", "nowhere"), &file("o/me"));
    refused("an edited site", ("o", "nowhere"), &|ground: &Ground| {
        ground.done(&["build", "--out", ground.path("o").to_str().unwrap()]);
        fs::write(ground.path("o/me/index.html"), "my own words").unwrap();
        ground.is(1);
    });
    refused("inside another site", ("o/me", "nowhere"), &|ground: &Ground| {
        ground.done(&["build", "--out", ground.path("o").to_str().unwrap()]);
    });
}

#[test]
fn a_mount_point_is_refused_by_the_program_too() {
    let ground = Ground::new();
    let folder = ground.path("o/me");
    fs::create_dir_all(&folder).unwrap();
    let mounted =
        Command::new("mount").args(["-t", "tmpfs", "tmpfs"]).arg(&folder).output().unwrap();
    if !mounted.status.success() {
        println!("not run: nothing can be mounted here; it takes the rights of root");
        return;
    }
    fs::write(folder.join("letter.txt"), "mine").unwrap();
    let output = tried(&ground, "o", "nowhere");
    let kept = fs::read(folder.join("letter.txt"));
    let _ = Command::new("umount").arg("-l").arg(&folder).status();
    assert_eq!(output.status.code(), Some(5), "{}", said(&output));
    assert_eq!(kept.unwrap(), b"mine");
}
