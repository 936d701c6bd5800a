//! Reading a project from disk: sorted, whole, and nothing from outside it.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use comeback::diag::{Diagnostic, Parsed};
use comeback::inputs::Inputs;
use comeback::shell::{Limits, Wanted, find_project, read};
use jiff::civil::date;
use tempfile::TempDir;

const SECRET: &str = "from outside";

fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret.md"), SECRET).unwrap();
    fs::create_dir(folder.path().join("p")).unwrap();
    for (path, text) in files {
        let file = folder.path().join("p").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    folder
}

fn wanted(paths: &[&str]) -> Wanted {
    let required = paths.iter().map(|path| (*path).to_owned()).collect();
    Wanted { required, ..Wanted::default() }
}

fn read_at(folder: &TempDir, wanted: &Wanted) -> Parsed<Inputs> {
    read(&folder.path().join("p"), wanted, date(2026, 3, 1)).unwrap()
}

fn paths(read: &Parsed<Inputs>) -> Vec<&str> {
    read.value.files.keys().map(comeback::inputs::RelPath::as_str).collect()
}

/// Code and place of each problem, sorted.
fn problems(read: &Parsed<Inputs>) -> Vec<String> {
    let tell = |problem: &Diagnostic| match problem.place() {
        Some(place) => format!("{} {place}", problem.code().name),
        None => problem.code().name.to_owned(),
    };
    let mut all: Vec<String> = read.diagnostics.iter().map(tell).collect();
    all.sort();
    all
}

#[test]
fn wanted_files_and_folders_are_read_in_order_of_path() {
    let folder = project(&[
        ("comeback.toml", "version = 1"),
        ("logs/b.md", "b"),
        ("logs/a/z.csv", "z"),
        ("content/x.md", "x"),
        ("unasked/y.md", "y"),
    ]);
    let wanted = Wanted {
        optional: vec!["themes".to_owned(), "content/".to_owned()],
        ..wanted(&["./logs"])
    };
    let read = read_at(&folder, &wanted);
    assert_eq!(paths(&read), ["content/x.md", "logs/a/z.csv", "logs/b.md"]);
    assert_eq!(read.value.file("logs/b.md").unwrap().bytes(), b"b");
    assert_eq!(read.value.today, date(2026, 3, 1));
    assert!(read.diagnostics.is_empty());
}

#[test]
fn the_whole_project_is_read_without_its_outputs_and_hidden_files() {
    let folder = project(&[
        ("a.md", ""),
        ("site/me/index.html", "out"),
        (".comeback/output/current", "x"),
        (".obsidian/app.json", "x"),
        ("notes/a.md~", "x"),
        ("notes/.#a.md", "x"),
        ("notes/a.md.swp", "x"),
        ("notes/b.md", "b"),
    ]);
    let skipped = vec![comeback::inputs::RelPath::new("site").unwrap()];
    let read = read_at(&folder, &Wanted { skipped, ..wanted(&[".", "notes", "notes/b.md"]) });
    assert_eq!(paths(&read), ["a.md", "notes/b.md"]);
    assert!(read.diagnostics.is_empty());
}

#[test]
fn no_link_is_followed_wherever_it_leads() {
    let folder = project(&[("logs/a.md", "a"), ("content/x.md", "x")]);
    let p = folder.path().join("p");
    symlink("../../secret.md", p.join("logs/relative.md")).unwrap();
    symlink(folder.path().join("secret.md"), p.join("logs/absolute.md")).unwrap();
    symlink("../..", p.join("logs/ancestor")).unwrap();
    symlink("loop", p.join("logs/loop")).unwrap();
    symlink("../content", p.join("logs/inside")).unwrap();
    symlink("nowhere", p.join("logs/dangling.md")).unwrap();
    symlink(folder.path(), p.join("out")).unwrap();
    let read = read_at(&folder, &wanted(&["logs", "out", "out/secret.md", "logs/inside/x.md"]));
    assert_eq!(paths(&read), ["logs/a.md"]);
    let links = ["absolute.md", "ancestor", "dangling.md", "inside", "loop", "relative.md"];
    let mut told: Vec<String> = links.iter().map(|l| format!("file-link logs/{l}")).collect();
    told.push("file-link out".to_owned());
    assert_eq!(problems(&read), told);
}

#[test]
fn devices_pipes_and_sockets_are_named_and_never_opened() {
    let folder = project(&[("logs/a.md", "a")]);
    let logs = folder.path().join("p/logs");
    let _socket = UnixListener::bind(logs.join("socket")).unwrap();
    let mode = rustix::fs::Mode::RUSR;
    rustix::fs::mknodat(rustix::fs::CWD, logs.join("pipe"), rustix::fs::FileType::Fifo, mode, 0)
        .unwrap();
    let read = read_at(&folder, &wanted(&["logs", "logs/pipe"]));
    assert_eq!(paths(&read), ["logs/a.md"]);
    assert_eq!(problems(&read), ["file-special logs/pipe", "file-special logs/socket"]);
}

#[test]
fn names_that_no_path_can_hold_are_told_and_left_out() {
    let folder = project(&[("logs/a.md", "a"), ("logs/b\\c.md", "x"), ("logs/d\ne.md", "x")]);
    let latin = std::ffi::OsStr::from_bytes(b"caf\xe9");
    fs::create_dir(folder.path().join("p/logs").join(latin)).unwrap();
    fs::write(folder.path().join("p/logs").join(latin).join("x.md"), "x").unwrap();
    let read = read_at(&folder, &wanted(&["logs"]));
    assert_eq!(paths(&read), ["logs/a.md"]);
    assert_eq!(problems(&read), ["file-name logs"; 3]);
    assert!(read.diagnostics.iter().all(|problem| !problem.message().contains("caf")));
}

#[test]
fn what_is_missing_outside_or_too_large_is_told_and_the_rest_is_read() {
    let folder = project(&[("logs/a.md", "12345"), ("logs/big.md", "1234567890")]);
    let limits = Limits { file_bytes: 9, text_bytes: 9, all_bytes: 100 };
    let all = wanted(&["logs", "gone", "../secret.md", "/etc/passwd", "logs/a.md/x", ""]);
    let read = read_at(&folder, &Wanted { limits, ..all });
    assert_eq!(paths(&read), ["logs/a.md"]);
    let told = [
        "file-missing gone",
        "file-missing logs/a.md/x",
        "file-outside",
        "file-outside",
        "file-outside",
        "file-too-large logs/big.md",
    ];
    assert_eq!(problems(&read), told);
    let limits = Limits { file_bytes: 99, text_bytes: 99, all_bytes: 14 };
    let read = read_at(&folder, &Wanted { limits, ..wanted(&["logs"]) });
    assert_eq!((paths(&read).len(), problems(&read)), (0, vec!["files-too-large".to_owned()]));
}

#[test]
fn reading_does_not_depend_on_threads() {
    let many: Vec<(String, String)> =
        (0..200).map(|n| (format!("logs/{}/{n}.md", n % 9), format!("text {n}"))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let folder = project(&many);
    let read = [1, 2, 8].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| read_at(&folder, &wanted(&["logs"]))).value.files
    });
    assert_eq!(read[0].len(), 200);
    assert!(read.iter().all(|files| *files == read[0]));
}

#[test]
fn a_project_that_is_not_there_is_an_error_with_its_path() {
    let gone = Path::new("/no/such/project");
    let error = read(gone, &wanted(&["."]), date(2026, 3, 1)).unwrap_err();
    assert!(error.to_string().contains("/no/such/project"));
}

#[test]
fn the_nearest_project_upwards_is_found() {
    let folder = project(&[("comeback.toml", ""), ("a/b/c.md", ""), ("a/comeback.toml", "")]);
    let p = folder.path().join("p");
    assert_eq!(find_project(&p.join("a/b")), Some(p.join("a")));
    assert_eq!(find_project(&p.join("missing/x")), Some(p.clone()));
    assert_eq!(find_project(folder.path()), None);
}
