//! An answer as a value, and how it is spelt in HTTP. Every answer carries the same protections,
//! is never kept by a browser, and ends its connection.

use std::io::{self, Write};

use super::request::{Method, Refused};

#[derive(Clone, Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) body: Vec<u8>,
    /// Where to go instead.
    pub(super) location: Option<String>,
}

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";
pub(super) const CSS: &str = "text/css; charset=utf-8";

/// Sent with everything: no frame, no sniffing, no reading by other sites, no address passed on,
/// no copy kept.
pub(super) const PROTECTION: &str = "Cache-Control: no-store\r\n\
    X-Content-Type-Options: nosniff\r\n\
    X-Frame-Options: DENY\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\n\
    Referrer-Policy: same-origin\r\n\
    Content-Security-Policy: frame-ancestors 'none'; base-uri 'none'\r\n\
    Connection: close\r\n";

impl Response {
    pub(super) fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Response {
        Response { status, kind, body: body.into(), location: None }
    }

    /// To another page, asked for with GET whatever this was asked with.
    pub(super) fn see(location: impl Into<String>) -> Response {
        Response { location: Some(location.into()), ..Response::new(303, TEXT, "") }
    }

    pub(super) fn of(refused: Refused) -> Response {
        Response::new(refused.status, TEXT, format!("{}\n", refused.why))
    }

    pub(super) fn write(&self, method: Method, out: &mut dyn Write) -> io::Result<()> {
        let Response { status, kind, body, location } = self;
        let mut head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{PROTECTION}",
            phrase(*status),
            body.len()
        );
        if let Some(location) = location {
            head.push_str(&format!("Location: {}\r\n", plain(location)));
        }
        head.push_str("\r\n");
        out.write_all(head.as_bytes())?;
        match method {
            Method::Head => {}
            Method::Get | Method::Post => out.write_all(body)?,
        }
        out.flush()
    }
}

/// A path as an address spells it; nothing that could end a header is left in it.
pub(super) fn plain(path: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/?=&%#+".contains(&byte);
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match keep(byte) {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// The kind of a file, by its ending.
pub(super) fn kind_of(extension: &str) -> &'static str {
    match extension {
        "html" => HTML,
        "css" => CSS,
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "txt" | "md" => TEXT,
        "csv" => "text/csv; charset=utf-8",
        "woff2" => "font/woff2",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(response: &Response, method: Method) -> String {
        let mut out = Vec::new();
        response.write(method, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_address_cannot_end_its_header() {
        let text = text(&Response::see("/me/a\r\nSet-Cookie: x=1\n<b>"), Method::Post);
        assert!(text.contains("Location: /me/a%0D%0ASet-Cookie%3A%20x=1%0A%3Cb%3E\r\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("Set-Cookie")).count(), 0);
    }

    #[test]
    fn an_answer_to_head_has_no_body_and_the_same_length() {
        let response = Response::new(200, HTML, "hello");
        assert!(text(&response, Method::Get).ends_with("\r\n\r\nhello"));
        assert!(text(&response, Method::Head).ends_with("\r\n\r\n"));
        assert!(text(&response, Method::Head).contains("Content-Length: 5\r\n"));
    }
}
