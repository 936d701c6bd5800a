//! R18: the preview answers its own user only. Each request of the list is sent over a real
//! socket, and none is answered with a page.

use std::io::{Read, Write};

use super::server::{Reply, Server, project};

const PAGE: &str = "/me/progress/2026-03-12/index.html";

/// Nothing of the log, of the project or of the machine.
fn is_refused(reply: &Reply) -> bool {
    let told = ["secretword", "Steady", "root:", "morning"];
    (400..500).contains(&reply.status)
        && !told.iter().any(|word| reply.body.contains(word) || reply.head.contains(word))
}

#[test]
fn its_own_page_is_answered_so_that_refusals_mean_something() {
    let server = Server::start(project());
    let page = server.get(PAGE);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("secretword"), "{}", page.body);
    for (name, value) in [
        ("Cache-Control", "no-store"),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
        assert_eq!(page.header(name), Some(value), "{}", page.head);
    }
    assert!(!page.head.contains("Access-Control"), "{}", page.head);
    assert_eq!(server.get("/").header("Location"), Some("/me/index.html"));
    assert!(!server.get("/physio/progress/2026-03-12/index.html").body.contains("secretword"));
}

#[test]
fn foreign_hosts_origins_and_sites_are_refused() {
    let server = Server::start(project());
    let port = server.port;
    let own = format!("Host: 127.0.0.1:{port}");
    let headers = [
        "X: y".to_owned(),
        "Host: evil.example".to_owned(),
        format!("Host: evil.example:{port}"),
        "Host: 127.0.0.1".to_owned(),
        format!("Host: 127.0.0.1.nip.io:{port}"),
        format!("Host: localhost.:{port}"),
        format!("Host: 0.0.0.0:{port}"),
        format!("Host: [::1]:{port}"),
        format!("Host: 127.0.0.1:{port}, evil.example"),
        format!("Host: user@127.0.0.1:{port}"),
        format!("{own}\r\nHost: evil.example"),
        format!("{own}\r\nOrigin: http://evil.example"),
        format!("{own}\r\nOrigin: null"),
        format!("{own}\r\nOrigin: https://127.0.0.1:{port}"),
        format!("{own}\r\nOrigin: http://localhost:{port}"),
        format!("{own}\r\nSec-Fetch-Site: cross-site"),
        format!("{own}\r\nSec-Fetch-Site: same-site"),
        format!("{own}\r\nTransfer-Encoding: chunked"),
        format!("{own}\r\nContent-Length: 5"),
    ];
    for header in headers {
        let reply = server.raw(format!("GET {PAGE} HTTP/1.1\r\n{header}\r\n\r\n").as_bytes());
        assert!(is_refused(&reply), "{header}: {reply:?}");
    }
    let page = format!("{own}\r\nOrigin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin");
    assert_eq!(server.raw(format!("GET {PAGE} HTTP/1.1\r\n{page}\r\n\r\n").as_bytes()).status, 200);
}

#[test]
fn paths_with_tricks_and_other_methods_are_refused() {
    let server = Server::start(project());
    std::os::unix::fs::symlink("/etc/passwd", server.folder.path().join("log/passwd.md")).unwrap();
    for path in [
        "/../comeback.toml",
        "/me/../../comeback.toml",
        "/me/..%2f..%2fcomeback.toml",
        "/me/%2e%2e/%2e%2e/etc/passwd",
        "/me/%252e%252e/etc/passwd",
        "/me/..\\..\\etc\\passwd",
        "/me/..%5c..%5cetc%5cpasswd",
        "/me/%00",
        "/me/index.html%00.md",
        "/me/./index.html",
        "/me//index.html",
        "//etc/passwd",
        "/etc/passwd",
        "/comeback.toml",
        "/log/2026.md",
        "/me/log/2026.md",
        "/me/log/passwd.md",
        "/.comeback/manifest",
        "/-/..%2fme",
        "/-/",
        "/-/as?reader=../x&page=../../etc/passwd",
        "/nobody/index.html",
        "/me/%c0%ae%c0%ae/etc/passwd",
        "/me/%zz",
        "http://evil.example/me/index.html",
        "*",
    ] {
        let reply = server.get(path);
        assert!(is_refused(&reply), "{path}: {reply:?}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"] {
        let text =
            format!("{method} {PAGE} HTTP/1.1\r\n{}Content-Length: 0\r\n\r\n", server.host());
        assert!(is_refused(&server.raw(text.as_bytes())), "{method}");
    }
}

#[test]
fn what_is_too_much_too_long_or_no_request_is_refused_and_the_next_is_answered() {
    let server = Server::start(project());
    let host = server.host();
    for bytes in [
        format!("GET /{} HTTP/1.1\r\n{host}\r\n", "a".repeat(4000)).into_bytes(),
        format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "a".repeat(40_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\n{host}{}\r\n", "X: y\r\n".repeat(200)).into_bytes(),
        b"\x16\x03\x01\x02\x00\x01\x00".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
    ] {
        let reply = server.raw(&bytes);
        assert!(is_refused(&reply), "{:?}: {reply:?}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(server.get(PAGE).status, 200);
}

#[test]
fn connections_that_say_nothing_keep_no_one_else_out() {
    let server = Server::start(project());
    let mut silent: Vec<_> = (0..80).map(|_| server.connect()).collect();
    let mut turned_away = 0;
    for stream in silent.iter_mut().rev().take(10) {
        let mut text = String::new();
        let _ = stream.read_to_string(&mut text);
        turned_away += usize::from(text.starts_with("HTTP/1.1 503"));
    }
    assert_eq!(turned_away, 10, "more connections than are held open are turned away");
    for stream in silent.iter_mut().take(50) {
        let _ = stream.write_all(b"G");
        let _ = stream.shutdown(std::net::Shutdown::Both);
    }
    drop(silent);
    let answered = (0..200).any(|_| server.get(PAGE).status == 200);
    assert!(answered, "the page is answered when the others are gone");
}
