//! Who is let in and who is not. The list is the attack list of the preview, without sockets.

use super::*;
use crate::shell::serve::request::parse;
use proptest::prelude::*;

fn asked(line: &str, headers: &str) -> Result<Address, u16> {
    let text = format!("{line} HTTP/1.1\r\n{headers}\r\n");
    let head = parse(text.as_bytes()).map_err(|refused| refused.status)?.ok_or(0u16)?;
    admit(&head, 4747).map_err(|refused| refused.status)
}

const HOST: &str = "Host: 127.0.0.1:4747\r\n";

#[test]
fn its_own_pages_are_answered() {
    let address = asked("GET /me/a%20b/?as=x%26y+z", HOST).unwrap();
    assert_eq!(address.parts, ["me", "a b", ""]);
    assert_eq!(address.field("as"), Some("x&y z"));
    for headers in [
        "Host: localhost:4747\r\nOrigin: http://localhost:4747\r\nSec-Fetch-Site: same-origin\r\n",
        "Host: LOCALHOST:4747\r\nSec-Fetch-Site: none\r\n",
    ] {
        assert!(asked("GET /", headers).is_ok(), "{headers}");
    }
}

#[test]
fn foreign_hosts_and_origins_are_refused() {
    for headers in [
        "",
        "Host: \r\n",
        "Host: evil.example\r\n",
        "Host: evil.example:4747\r\n",
        "Host: 127.0.0.1\r\n",
        "Host: 127.0.0.1:80\r\n",
        "Host: localhost.evil.example:4747\r\n",
        "Host: 127.0.0.1:4747.evil.example\r\n",
        "Host: 127.0.0.1:4747@evil.example\r\n",
        "Host: 0.0.0.0:4747\r\n",
        "Host: [::1]:4747\r\n",
        "Host: 127.1:4747\r\n",
        "Host: 2130706433:4747\r\n",
        "Host: localhost.:4747\r\n",
        "Host: 127.0.0.1:4747\r\nOrigin: http://evil.example\r\n",
        "Host: 127.0.0.1:4747\r\nOrigin: null\r\n",
        "Host: 127.0.0.1:4747\r\nOrigin: https://127.0.0.1:4747\r\n",
        "Host: 127.0.0.1:4747\r\nOrigin: http://127.0.0.1:4748\r\n",
        "Host: 127.0.0.1:4747\r\nOrigin: http://localhost:4747\r\n",
        "Host: 127.0.0.1:4747\r\nOrigin: \r\n",
        "Host: 127.0.0.1:4747\r\nSec-Fetch-Site: cross-site\r\n",
        "Host: 127.0.0.1:4747\r\nSec-Fetch-Site: same-site\r\n",
        "Host: 127.0.0.1:4747\r\nSec-Fetch-Site: \r\n",
    ] {
        assert_eq!(asked("GET /me/index.html", headers), Err(403), "{headers:?}");
    }
    let post = format!("{HOST}Content-Length: 0\r\nSec-Fetch-Site: none\r\n");
    assert_eq!(asked("POST /", &post), Err(403), "no page sends a form this way");
}

#[test]
fn paths_with_tricks_are_refused() {
    for path in [
        "/..",
        "/../etc/passwd",
        "/me/../../etc/passwd",
        "/me/..%2f..%2fetc/passwd",
        "/%2e%2e/x",
        "/me/%2e%2e/%2e%2e/x",
        "/me/.%2e/x",
        "/me/%2E./x",
        "/me/./x",
        "/me//x",
        "//evil.example/x",
        "/me/..\\..\\x",
        "/me/%5c..%5cx",
        "/me/a%00.html",
        "/me/%00",
        "/me/%0d%0aX: y",
        "/me/%",
        "/me/%2",
        "/me/%zz",
        "/me/%ff%fe",
        "/me/%c0%ae%c0%ae/x",
        "/C:/windows",
        "/me/a%3ab",
        "/me/%1b",
        "http://evil.example/me/",
        "*",
        "me/index.html",
        "?x",
        "/file:%2f%2f/etc",
    ] {
        assert_eq!(asked(&format!("GET {path}"), HOST), Err(400), "{path}");
    }
    assert_eq!(asked(&format!("GET /{}", "a".repeat(2048)), HOST), Err(400));
    let twice = asked("GET /me/%252e%252e/x", HOST).unwrap();
    assert_eq!(twice.parts, ["me", "%2e%2e", "x"], "decoded once and never again");
}

proptest! {
    #[test]
    fn no_part_of_a_path_leads_anywhere_else(path in "[./%2eEfF5cC\\\\a:0]{0,24}") {
        if let Ok(address) = address(&format!("/{path}")) {
            for part in &address.parts {
                prop_assert!(part != ".." && part != "." && !part.contains(['/', '\\', '\0', ':']));
            }
        }
    }

    #[test]
    fn a_form_reads_back(pairs in prop::collection::vec(("[a-z]{1,5}", "\\PC{0,12}"), 0..5)) {
        let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let text: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
        prop_assert_eq!(fields(&text.join("&")), pairs);
    }
}
