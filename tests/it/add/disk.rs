//! Additions on a real disk: in one step or not at all, never into a file that another program
//! has open, and what the command prints.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use comeback::inputs::{RelPath, SourceFile};
use comeback::shell::{NotPut, put, put_on};
use comeback::source::entry::Addition;
use tempfile::TempDir;

use crate::writer::faulty_disk::{Ability, Fault, FaultyDisk};

const OLD: &str = "# 2026-03-12\n\n- morning: 3\n";
const NEW: &str = "# 2026-03-12\n\n- morning: 3\n- evening: 4\n";

fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("log")).unwrap();
    fs::write(folder.path().join("comeback.toml"), "version = 1\n").unwrap();
    fs::write(folder.path().join("log/2026.md"), OLD).unwrap();
    folder
}

fn addition(file: &str, before: Option<&str>) -> Addition {
    Addition {
        file: RelPath::new(file).unwrap(),
        before: before.map(|text| SourceFile::new(text.as_bytes())),
        after: NEW.as_bytes().to_vec(),
        lines: Vec::new(),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--today", "2026-03-12"])
        .args(args)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap()
}

#[test]
fn an_addition_that_fails_or_dies_anywhere_leaves_the_old_or_the_new_file() {
    for (name, before) in [("log/2026.md", Some(OLD)), ("log/new/2027.md", None)] {
        for fault in [Fault::Once, Fault::Full, Fault::Death] {
            for ability in [Ability::All, Ability::NoLinks] {
                let last = (1..200).find(|&at| {
                    let folder = project();
                    let disk = FaultyDisk::new(at, fault, ability);
                    let done = put_on(&disk, folder.path(), &addition(name, before));
                    let file = folder.path().join(name);
                    let now = fs::read_to_string(&file).ok();
                    let is_new = now.as_deref() == Some(NEW);
                    assert!(is_new || now.as_deref() == before, "{disk:?}: {now:?}");
                    assert!(done.is_err() || is_new, "{disk:?}");
                    if fault != Fault::Death {
                        assert!(done.is_ok() || !is_new, "told as not done: {disk:?}");
                    }
                    let again = addition(name, now.as_deref());
                    put(folder.path(), &again).unwrap();
                    let left = names(file.parent().unwrap());
                    let own: Vec<&String> =
                        left.iter().filter(|name| name.starts_with('.')).collect();
                    assert!(own.is_empty(), "{disk:?}: {own:?}");
                    disk.held()
                });
                assert!(last.is_some_and(|last| last > 8), "{fault:?} {last:?}");
            }
        }
    }
}

#[test]
fn a_file_that_is_open_locked_or_read_only_stays_as_it_is() {
    let folder = project();
    let file = folder.path().join("log/2026.md");
    let tried = || put(folder.path(), &addition("log/2026.md", Some(OLD)));
    for (mark, program) in [(".~lock.2026.md#", "LibreOffice"), ("~$2026.md", "Excel")] {
        let mark = folder.path().join("log").join(mark);
        fs::write(&mark, "").unwrap();
        let told = tried().unwrap_err().to_string();
        assert!(told.contains(program) && told.ends_with("Nothing was written"), "{told}");
        fs::remove_file(mark).unwrap();
    }
    let held = fs::File::open(&file).unwrap();
    held.lock().unwrap();
    assert!(matches!(tried(), Err(NotPut::Locked { .. })));
    drop(held);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    assert!(matches!(tried(), Err(NotPut::ReadOnly { .. })));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), OLD);
    tried().unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(matches!(tried(), Err(NotPut::Changed { .. })));
    assert!(matches!(
        put(folder.path(), &addition("log/2026.md", None)),
        Err(NotPut::Changed { .. })
    ));
}

#[test]
fn nothing_is_written_through_a_link() {
    let folder = project();
    let outside = TempDir::new().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("log/away")).unwrap();
    let told = put(folder.path(), &addition("log/away/2026.md", None));
    assert!(matches!(told, Err(NotPut::NotAFile { .. })));
    assert!(names(outside.path()).is_empty());
}

#[test]
fn the_command_says_what_it_wrote_and_where() {
    let folder = project();
    let output = run(folder.path(), &["add", "evening", "4"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "log/2026.md\n  + - evening 4\n");
    let text = fs::read_to_string(folder.path().join("log/2026.md")).unwrap();
    assert_eq!(text, format!("{OLD}- evening 4\n"));
    run(folder.path(), &["add", "--date", "yesterday", "session gym: 50min, effort 4"]);
    run(folder.path(), &["add", "yesterday", "hour", "3"]);
    let text = fs::read_to_string(folder.path().join("log/2026.md")).unwrap();
    let yesterday = "# 2026-03-11\n\n- session gym: 50min, effort 4\n  - response: hour 3\n\n";
    assert_eq!(text, format!("{yesterday}{OLD}- evening 4\n"));
}

#[test]
fn the_command_refuses_what_does_not_read() {
    let folder = project();
    for (args, code, told) in [
        (&["add", "evening", "40"][..], 1, "pain-out-of-range"),
        (&["add", "evning", "4"][..], 1, "not-a-fact"),
        (&["add"][..], 1, "nothing-said"),
        (&["add", "--date", "2026-03-13", "evening 4"][..], 4, "still to come"),
        (&["add", "--date", "13.3.", "evening 4"][..], 4, "not a day"),
    ] {
        let output = run(folder.path(), args);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {stderr}");
        assert!(stderr.contains(told), "{args:?}: {stderr}");
    }
    let output = run(folder.path(), &["add", "--dry-run", "evening", "4"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("nothing was written"));
    assert_eq!(fs::read_to_string(folder.path().join("log/2026.md")).unwrap(), OLD);
}
