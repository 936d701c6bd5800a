//! Without a terminal: from a spreadsheet to reports by three pages, over plain sockets.

use std::fs;

use tempfile::TempDir;

use super::server::{Reply, Server, started};

fn start() -> Server {
    let folder = TempDir::new().unwrap();
    let (child, port) = started(folder.path(), &["--today", "2026-04-30"]);
    Server { child, port, folder }
}

fn token(page: &Reply) -> String {
    let rest = page.body.split("name=\"token\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

fn send(server: &Server, to: &str, (kind, body): (&str, &[u8])) -> Reply {
    let port = server.port;
    let head = format!(
        "POST {to} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\
         Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    server.raw(&[head.as_bytes(), body].concat())
}

/// Chooses a file that is handed over, or a path.
fn choose(server: &Server, (name, bytes): (&str, &[u8]), path: &str) -> Reply {
    let token = token(&server.get("/"));
    let head = format!(
        "--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n\
         --XX\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n{path}\r\n\
         --XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--XX--\r\n"].concat();
    send(server, "/-/choose", ("multipart/form-data; boundary=XX", &body))
}

fn form(server: &Server, to: &str, fields: &str) -> Reply {
    let body = format!("token={}&{fields}", token(&server.get("/")));
    send(server, to, ("application/x-www-form-urlencoded", body.as_bytes()))
}

const UNSURE: &[u8] = b"date,morning,note\n03/04/2026,3,secretword\n05/04/2026,2,\n";

#[test]
fn a_spreadsheet_with_unsure_dates_becomes_reports_after_one_question() {
    let server = start();
    assert!(server.get("/").body.contains("Choose your log"));
    assert_eq!(choose(&server, ("pain.csv", UNSURE), "").status, 303);
    let asked = server.get("/");
    assert!(asked.body.contains("which day is meant"), "{}", asked.body);
    assert!(asked.body.contains("value=\"dmy\"") && !asked.body.contains("Make the reports"));
    assert_eq!(form(&server, "/-/answer", "date%7Clog%2Fpain.csv=dmy").status, 303);
    let understood = server.get("/");
    assert!(
        understood.body.contains("2 days, from 3 April 2026 to 5 April 2026"),
        "{understood:?}"
    );
    let home = server.folder.path().join("comeback");
    assert!(!home.exists(), "nothing is written before the last step");
    let fields = format!("reader=physio&reader=me&folder={}", home.display());
    let made = form(&server, "/-/make", &fields);
    assert_eq!((made.status, made.header("Location")), (303, Some("/-/made")), "{made:?}");
    let config = fs::read_to_string(home.join("comeback.toml")).unwrap();
    assert!(config.contains("dmy"), "the answer is kept: {config}");
    assert_eq!(fs::read(home.join("log/pain.csv")).unwrap(), UNSURE);
    assert!(home.join("site/physio/index.html").is_file() && home.join("site/me").is_dir());
    assert!(!home.join("site/trainer").exists(), "only who was chosen");
    let made = server.get("/-/made");
    assert!(made.body.contains("/physio/index.html"), "{}", made.body);
    assert!(made.body.contains("/-/sheet/physio") && !made.body.contains("/-/sheet/me"));
    let sheet = server.get("/-/sheet/physio");
    assert!(sheet.status == 200 && sheet.body.contains("@page"), "{sheet:?}");
    assert!(!sheet.body.contains("secretword"), "a note is not for the physio");
    let on_disk = fs::read_to_string(home.join("report-physio-2026-04-30.html")).unwrap();
    assert_eq!(on_disk, sheet.body, "the sheet lies beside the log, too");
    assert_eq!(server.get("/-/sheet/me").status, 404);
    let day = "progress/2026-04-03/index.html";
    assert!(server.get(&format!("/me/{day}")).body.contains("secretword"));
    assert!(!server.get(&format!("/physio/{day}")).body.contains("secretword"));
    assert_eq!(server.get("/-/check-in").status, 200, "and it goes on from there");
}

#[test]
fn a_folder_of_notes_is_read_where_it_lies() {
    let server = start();
    let notes = server.folder.path().join("vault");
    fs::create_dir_all(notes.join("daily")).unwrap();
    fs::create_dir_all(notes.join(".obsidian")).unwrap();
    fs::write(notes.join("daily/2026-04-29.md"), "- morning: 3\n").unwrap();
    assert_eq!(choose(&server, ("", b""), "~/vault").status, 303);
    assert!(server.get("/").body.contains("One day, from 29 April 2026"), "{:?}", server.get("/"));
    let made = form(&server, "/-/make", "reader=me");
    assert_eq!(made.status, 303, "{made:?}");
    assert!(notes.join("comeback.toml").is_file() && notes.join("site/me/index.html").is_file());
    assert_eq!(fs::read(notes.join("daily/2026-04-29.md")).unwrap(), b"- morning: 3\n");
}

#[test]
fn what_cannot_be_used_is_told_and_nothing_is_written() {
    let server = start();
    for (file, path, word) in [
        (("", &b""[..]), "", "choose a file"),
        (("", b""), "/no/such/place", "nothing to read"),
        (("cat.png", b"\x89PNG"), "", "No log can be read"),
        ((".hidden.csv", UNSURE), "", "name of this file"),
        (("pain.csv", b"a,b\n1,2\n"), "", "Nothing in it was understood"),
    ] {
        let answer = choose(&server, file, path);
        assert!(answer.status == 422 && answer.body.contains(word), "{word}: {answer:?}");
    }
    assert_eq!(fs::read_dir(server.folder.path()).unwrap().count(), 0);
}

#[test]
fn a_project_that_is_there_already_is_not_overwritten() {
    let server = start();
    let home = server.folder.path().join("comeback");
    fs::create_dir(&home).unwrap();
    fs::write(home.join("comeback.toml"), "version = 1\n# mine\n").unwrap();
    choose(&server, ("pain.csv", b"date,morning\n2026-04-03,3\n"), "");
    let refused = form(&server, "/-/make", &format!("reader=me&folder={}", home.display()));
    assert!(refused.status == 422 && refused.body.contains("there already"), "{refused:?}");
    assert_eq!(fs::read_to_string(home.join("comeback.toml")).unwrap(), "version = 1\n# mine\n");
    assert!(!home.join("log").exists());
}

#[test]
fn forms_without_the_word_of_the_page_are_refused() {
    let server = start();
    choose(&server, ("pain.csv", b"date,morning\n2026-04-03,3\n"), "");
    let kind = "application/x-www-form-urlencoded";
    let forged = send(&server, "/-/make", (kind, b"reader=me&folder=/tmp/x"));
    assert_eq!(forged.status, 422);
    assert_eq!(fs::read_dir(server.folder.path()).unwrap().count(), 0);
    for to in ["/", "/-/made", "/me/index.html", "/-/check-in"] {
        assert_eq!(send(&server, to, (kind, b"x=y")).status, 405, "{to}");
    }
}

#[test]
fn inside_a_project_the_commands_are_listed_instead() {
    let folder = super::server::project();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_comeback"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("serve"));
}
