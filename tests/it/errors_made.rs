//! Cases of the error catalogue that cannot lie in git as files: links, sockets, huge files, and
//! what only a race or another program's fault brings about. Built here, in an empty folder.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use comeback::diag::file;
use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::shell::{Wanted, read};
use comeback::source::entry::{Log, Said, add};
use comeback::source::{Settings, TableAnswer, parse_log};
use jiff::civil::{Date, date};

use crate::errors::{Met, Side};

const TODAY: Date = date(2026, 3, 14);

const WORDS: &str = "it is met by what is said to `comeback add`, not by a file";

const EXPORT: &str = "it is met by an export, which is no part of a project";

/// The codes, each with the reason why no folder can provoke it.
const MADE: &[(&str, &str)] = &[
    ("already-said", WORDS),
    ("no-file", WORDS),
    ("no-session", WORDS),
    ("not-a-fact", WORDS),
    ("not-written", WORDS),
    ("nothing-said", WORDS),
    ("said-otherwise", WORDS),
    ("says-nothing", WORDS),
    ("import-archive", EXPORT),
    ("import-changed", EXPORT),
    ("import-contrary", EXPORT),
    ("import-damaged", EXPORT),
    ("import-distance-unit", EXPORT),
    ("import-entities", EXPORT),
    ("import-in-the-log", EXPORT),
    ("import-no-distance", EXPORT),
    ("import-no-folder", EXPORT),
    ("import-no-length", EXPORT),
    ("import-no-meaning", EXPORT),
    ("import-not-written", EXPORT),
    ("import-odd-length", EXPORT),
    ("import-odd-night", EXPORT),
    ("import-other-export", EXPORT),
    ("import-several-formats", EXPORT),
    ("import-too-large", EXPORT),
    ("import-unknown-format", EXPORT),
    ("import-unspelt", EXPORT),
    ("import-value", EXPORT),
    ("import-weight-unit", EXPORT),
    ("import-zone", EXPORT),
    ("file-changing", "two programs have to meet; the reader's own tests make them"),
    ("file-link", "a link is not a file in every checkout"),
    ("file-missing", "the file is not there; the reader on disk tells it"),
    ("file-name", "such a name does not exist on every disk"),
    ("file-outside", "the path leads out of the folder"),
    ("file-special", "a socket cannot be checked in"),
    ("file-too-large", "300 MB"),
    ("file-unreadable", "permissions are not kept in git"),
    ("files-too-large", "more than 1 GB"),
    ("table-too-big", "300 MB"),
    ("table-unknown-encoding", "comeback.toml refuses such a name before the table is read"),
];

pub(crate) fn is_made(code: &str) -> bool {
    MADE.iter().any(|(made, _)| *made == code)
}

pub(crate) fn met(code: &str, side: Side) -> Met {
    match code {
        "table-too-big" | "table-unknown-encoding" => of_table(code, side),
        "file-changing" => told(vec![file::changing(&path())], side),
        _ if MADE.contains(&(code, EXPORT)) => crate::errors_import::met(code, side),
        _ if MADE.contains(&(code, WORDS)) => of_words(code, side),
        _ => on_disk(code, side),
    }
}

/// A log with a morning and a table without room, and what is said to it.
fn of_words(code: &str, side: Side) -> Met {
    let (case, mended) = match code {
        "already-said" => ("morning 3", "evening 3"),
        "no-file" => ("stress 2", "stress 2"),
        "no-session" => ("hour 3", "session gym: 50min, hour 3"),
        "not-a-fact" => ("mornign 3", "evening 3"),
        "not-written" => ("note \u{2603}", "note snow"),
        "nothing-said" => ("", "evening 3"),
        "said-otherwise" => ("morning 5", "evening 5"),
        _ => ("evening", "evening 5"),
    };
    let (logs, table) = match (code, side) {
        ("no-file", Side::Case) => ("log/pain.csv", &b"date,morning\n2026-03-12,3\n"[..]),
        ("not-written", _) => ("log/pain.csv", &b"date,morning,note\n2026-03-12,3,k\xfchl\n"[..]),
        _ => ("log", &b"date,morning\n2026-03-12,3\n"[..]),
    };
    let table = (RelPath::new("log/pain.csv").unwrap(), SourceFile::new(table));
    let files = match logs {
        "log" => [(path(), SourceFile::new(&b"# 2026-03-14\n\n- morning: 3\n"[..]))].into(),
        _ => [table].into(),
    };
    let words = if side == Side::Case { case } else { mended };
    let said = [Said { day: TODAY, words: words.to_owned() }];
    let (settings, paths) = (Settings::default(), [RelPath::new(logs).unwrap()]);
    let diagnostics =
        add(Log { files: &files, paths: &paths, settings: &settings }, &said).diagnostics;
    let mut inputs = Inputs { today: TODAY, files };
    let (path, file) = comeback::source::entry::words(&said);
    inputs.files.insert(path, file);
    Met { inputs, diagnostics, built: true }
}

fn path() -> RelPath {
    RelPath::new("log/2026.md").unwrap()
}

fn told(diagnostics: Vec<comeback::diag::Diagnostic>, side: Side) -> Met {
    let inputs = Inputs { today: TODAY, files: [].into() };
    let diagnostics = if side == Side::Case { diagnostics } else { Vec::new() };
    Met { inputs, diagnostics, built: true }
}

fn of_table(code: &str, side: Side) -> Met {
    let path = RelPath::new("log/pain.csv").unwrap();
    let mut settings = Settings::default();
    let mut bytes = b"date,morning\n2026-03-12,3\n".to_vec();
    match (code, side) {
        ("table-too-big", Side::Case) => bytes = vec![0; 300_000_000],
        (_, Side::Case) => {
            let answer = TableAnswer { encoding: Some("utf-5".to_owned()), ..Default::default() };
            settings.tables.insert(path.clone(), answer);
        }
        (_, Side::Mended) => {}
    }
    let diagnostics = parse_log(&path, &bytes, &settings).diagnostics;
    bytes.truncate(100);
    let files = [(path, SourceFile::new(bytes))].into();
    Met { inputs: Inputs { today: TODAY, files }, diagnostics, built: true }
}

/// A project of one good day, the fault beside it, read from disk.
fn on_disk(code: &str, side: Side) -> Met {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("project");
    fs::create_dir_all(root.join("log")).unwrap();
    fs::write(root.join("comeback.toml"), "version = 1\n").unwrap();
    fs::write(root.join("log/2026.md"), "# 2026-03-12\n\n- morning: 3\n").unwrap();
    let mut required = vec!["comeback.toml".to_owned(), "log".to_owned()];
    let _socket = match side {
        Side::Case => spoil(code, &root, &mut required),
        Side::Mended => None,
    };
    let wanted = Wanted { required, ..Wanted::default() };
    let mut parsed = read(&root, &wanted, TODAY).unwrap();
    // Whoever may read everything, such as the user root, never meets this one.
    if code == "file-unreadable" && side == Side::Case && parsed.diagnostics.is_empty() {
        let denied = std::io::ErrorKind::PermissionDenied;
        parsed.diagnostics.push(file::unreadable(&path(), denied));
    }
    Met { inputs: parsed.value, diagnostics: parsed.diagnostics, built: true }
}

fn spoil(code: &str, root: &Path, required: &mut Vec<String>) -> Option<UnixListener> {
    let large = |name: &str, bytes: u64| {
        fs::File::create(root.join("log").join(name)).unwrap().set_len(bytes).unwrap();
    };
    match code {
        "file-link" => symlink("../../elsewhere.md", root.join("log/more.md")).unwrap(),
        "file-missing" => required.push("daily".to_owned()),
        "file-name" => fs::write(root.join("log/a\\b.md"), "x").unwrap(),
        "file-outside" => required.push("../pain.csv".to_owned()),
        "file-special" => return Some(UnixListener::bind(root.join("log/socket")).unwrap()),
        "file-too-large" => large("film.mov", 300_000_000),
        "file-unreadable" => {
            let nobody = fs::Permissions::from_mode(0o000);
            fs::set_permissions(root.join("log/2026.md"), nobody).unwrap();
        }
        "files-too-large" => (0..5).for_each(|n| large(&format!("{n}.mov"), 250_000_000)),
        _ => panic!("nothing here makes {code}"),
    }
    None
}
