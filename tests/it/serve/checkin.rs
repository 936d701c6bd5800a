//! The check-in page over plain sockets: what is filled in stands in the log, in its own style;
//! what is wrong or forged changes nothing.

use std::fs;

use super::server::{Reply, Server, project};

const PAGE: &str = "/-/check-in";
const LOG: &str = "log/2026.md";

/// The fields of the page that a browser would send back unasked.
fn hidden(page: &Reply) -> String {
    let value = |name: &str| {
        let mark = format!("name=\"{name}\" value=\"");
        page.body.split(&mark).nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
    };
    format!("token={}&form={}", value("token"), value("form"))
}

fn post(server: &Server, body: &str, headers: &str) -> Reply {
    let length = body.len();
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    let head = format!("POST {PAGE} HTTP/1.1\r\n{kind}{headers}Content-Length: {length}\r\n\r\n");
    server.raw(format!("{head}{body}").as_bytes())
}

fn own(server: &Server) -> String {
    let port = server.port;
    format!(
        "Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\
         Sec-Fetch-Site: same-origin\r\n"
    )
}

fn log(server: &Server) -> String {
    fs::read_to_string(server.folder.path().join(LOG)).unwrap()
}

#[test]
fn a_day_is_entered_and_stands_in_the_log_and_on_the_page() {
    let server = Server::start(project());
    let page = server.get(PAGE);
    assert!(page.body.contains("Pain this morning"), "{}", page.body);
    let before = log(&server);
    let filled = "q%7C2026-03-13%7Cmorning%3A=4&q%7C2026-03-13%7Cmorning%3A%2B=stiff+20min\
                  &everyday-chair=ok&everyday-bend=meh&session-name=gym&session-minutes=50\
                  &session-effort=4&note=two%0D%0Alines&private=&line=";
    let answer = post(&server, &format!("{}&{filled}", hidden(&page)), &own(&server));
    assert_eq!((answer.status, answer.header("Location")), (303, Some(PAGE)), "{answer:?}");
    let after = log(&server);
    assert!(after.starts_with(&before), "what was there stays: {after}");
    for line in [
        "# 2026-03-13",
        "- morning: 4, stiff 20min",
        "- everyday: chair ok, bend meh",
        "- session gym: 50min, effort 4",
        "- note: two lines",
    ] {
        assert!(after.contains(line), "{line} in {after}");
    }
    let page = server.get(PAGE);
    assert!(page.body.contains("Written into the log"), "{}", page.body);
    assert!(!page.body.contains("Pain this morning"), "what was answered is not asked again");
    assert!(!server.get(PAGE).body.contains("Written into the log"), "told once");
}

#[test]
fn what_is_wrong_is_told_at_its_field_and_nothing_is_written() {
    let server = Server::start(project());
    let page = server.get(PAGE);
    let filled = "q%7C2026-03-13%7Cmorning%3A=14&note=keepthis&took=ibuprofen";
    let answer = post(&server, &format!("{}&{filled}", hidden(&page)), &own(&server));
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("<mark>14</mark>"), "{}", answer.body);
    assert!(answer.body.contains("keepthis"), "what was filled in is still there");
    assert!(!log(&server).contains("keepthis"));
    let empty = post(&server, &hidden(&server.get(PAGE)), &own(&server));
    assert!(empty.status == 422 && empty.body.contains("Nothing was filled in"), "{}", empty.body);
}

#[test]
fn the_same_form_twice_is_written_once() {
    let server = Server::start(project());
    let body = format!("{}&bout=knee+rolls+10", hidden(&server.get(PAGE)));
    assert_eq!(post(&server, &body, &own(&server)).status, 303);
    let again = post(&server, &body, &own(&server));
    assert!(again.body.contains("already"), "{}", again.body);
    assert_eq!(log(&server).matches("knee rolls 10").count(), 1);
}

#[test]
fn forged_and_foreign_forms_write_nothing() {
    let server = Server::start(project());
    let before = log(&server);
    let whole = format!("{}&note=forged", hidden(&server.get(PAGE)));
    let host = server.host();
    let port = server.port;
    for headers in [
        format!("{host}Origin: http://evil.example\r\n"),
        format!("{host}Origin: null\r\n"),
        format!("{host}Origin: http://127.0.0.1:{}\r\n", port.wrapping_add(1)),
        format!("{host}Sec-Fetch-Site: cross-site\r\n"),
        format!("{host}Sec-Fetch-Site: same-site\r\n"),
        format!("{host}Sec-Fetch-Site: none\r\n"),
        format!("Host: evil.example:{port}\r\nOrigin: http://evil.example:{port}\r\n"),
    ] {
        let answer = post(&server, &whole, &headers);
        assert_eq!(answer.status, 403, "{headers}: {answer:?}");
    }
    for body in ["note=forged", "token=&note=forged", "token=0123456789abcdef&note=forged"] {
        assert_eq!(post(&server, body, &own(&server)).status, 403, "{body}");
    }
    let text = format!(
        "POST {PAGE} HTTP/1.1\r\n{}Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n{whole}",
        own(&server),
        whole.len()
    );
    assert_eq!(server.raw(text.as_bytes()).status, 415);
    let long = format!("{whole}&private={}", "x".repeat(70_000));
    assert_eq!(post(&server, &long, &own(&server)).status, 413);
    assert_eq!(log(&server), before);
    assert_eq!(post(&server, &whole, &own(&server)).status, 303, "the true form is taken");
}

#[test]
fn a_log_that_is_a_link_is_not_written_through() {
    let server = Server::start(project());
    let outside = tempfile::TempDir::new().unwrap();
    let real = outside.path().join("real.md");
    fs::rename(server.folder.path().join(LOG), &real).unwrap();
    std::os::unix::fs::symlink(&real, server.folder.path().join(LOG)).unwrap();
    let before = fs::read(&real).unwrap();
    let body = format!("{}&note=through", hidden(&server.get(PAGE)));
    post(&server, &body, &own(&server));
    assert_eq!(fs::read(&real).unwrap(), before);
}

#[test]
fn a_ticked_danger_box_stands_first_from_then_on() {
    let folder = project();
    let log = "# 2026-03-01\n\n- morning: 3\n\n# 2026-03-12\n\n- morning: 3\n";
    fs::write(folder.path().join(LOG), log).unwrap();
    let server = Server::start(folder);
    let page = server.get(PAGE);
    assert!(page.body.contains("Once a week"), "{}", page.body);
    let body = format!("{}&q%7C2026-03-13%7Cflags%3A=saddle", hidden(&page));
    assert_eq!(post(&server, &body, &own(&server)).status, 303);
    let page = server.get(PAGE);
    let at = |text: &str| page.body.find(text).unwrap_or_else(|| panic!("{text}: {}", page.body));
    assert!(at("Please get help now") < at("<form"), "before everything that can be filled in");
}

#[test]
fn the_page_is_in_the_language_of_the_project() {
    let folder = project();
    let config = "version = 1\n[project]\nlanguage = \"de\"\n[paths]\nlogs = [\"log\"]\n";
    fs::write(folder.path().join("comeback.toml"), config).unwrap();
    let page = Server::start(folder).get(PAGE);
    assert!(page.body.contains("<html lang=\"de\">") && page.body.contains("Schmerz heute Morgen"));
}
