//! The head of one HTTP request, from bytes to a value: strict, bounded, and without any meaning.
//! What is doubtful is refused, not mended. Knows no socket and no page.

/// Heads are refused above this.
pub(super) const HEAD_BYTES: usize = 16 * 1024;

const HEADERS: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Post,
}

/// Why a request is not answered: a status and a sentence that repeats nothing of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) status: u16,
    pub(super) why: &'static str,
}

pub(super) const fn refused(status: u16, why: &'static str) -> Refused {
    Refused { status, why }
}

#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) method: Method,
    /// As it was sent, encoded.
    pub(super) target: String,
    /// Bytes of body to come.
    pub(super) length: u64,
    /// Where the body begins in what was read.
    pub(super) end: usize,
    headers: Vec<(String, String)>,
}

impl Head {
    /// The value of a header that may stand once; names are in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Headers that would be read differently by different programs if they stood twice.
const ONCE: [&str; 5] = ["host", "origin", "content-length", "content-type", "sec-fetch-site"];

/// The head, or nothing where it is not whole yet.
pub(super) fn parse(bytes: &[u8]) -> Result<Option<Head>, Refused> {
    let mut space = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut space);
    let end = match request.parse(bytes) {
        Ok(httparse::Status::Complete(end)) => end,
        Ok(httparse::Status::Partial) if bytes.len() < HEAD_BYTES => return Ok(None),
        Ok(httparse::Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
            return Err(refused(431, "The head of this request is too large."));
        }
        Err(_) => return Err(refused(400, "This is no HTTP request.")),
    };
    let method = match request.method {
        Some("GET") => Method::Get,
        Some("HEAD") => Method::Head,
        Some("POST") => Method::Post,
        _ => return Err(refused(405, "Only GET, HEAD and POST are answered.")),
    };
    let mut headers = Vec::with_capacity(request.headers.len());
    for header in request.headers.iter() {
        let name = header.name.to_ascii_lowercase();
        let value = std::str::from_utf8(header.value).map_err(|_| NOT_PLAIN)?;
        let again = headers.iter().any(|(known, _)| *known == name);
        if name == "transfer-encoding" || (again && ONCE.contains(&name.as_str())) {
            return Err(NOT_PLAIN);
        }
        headers.push((name, value.trim().to_owned()));
    }
    let target = request.path.unwrap_or("").to_owned();
    let mut head = Head { method, target, length: 0, end, headers };
    head.length = length(&head)?;
    Ok(Some(head))
}

const NOT_PLAIN: Refused = refused(400, "A header of this request can be read in two ways.");

fn length(head: &Head) -> Result<u64, Refused> {
    match (head.method, head.header("content-length")) {
        (_, Some(text)) if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) => {
            Err(NOT_PLAIN)
        }
        (_, Some(text)) => text.parse().map_err(|_| NOT_PLAIN),
        (Method::Post, None) => Err(refused(411, "A POST says how long it is.")),
        (_, None) => Ok(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn status(text: &str) -> u16 {
        parse(text.as_bytes()).err().map_or(200, |refused| refused.status)
    }

    #[test]
    fn a_plain_request_is_read() {
        let head =
            parse(b"GET /a?b HTTP/1.1\r\nHost:  x:1 \r\nAccept: y\r\n\r\n").unwrap().unwrap();
        assert_eq!((head.method, head.target.as_str()), (Method::Get, "/a?b"));
        assert_eq!((head.header("host"), head.header("origin")), (Some("x:1"), None));
        assert!(parse(b"GET / HTTP/1.1\r\nHost").unwrap().is_none());
    }

    #[test]
    fn what_two_programs_could_read_differently_is_refused() {
        for (text, expected) in [
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\n\r\n", 411),
            ("DELETE / HTTP/1.1\r\n\r\n", 405),
            ("CONNECT a:1 HTTP/1.1\r\n\r\n", 405),
            ("GET /\0 HTTP/1.1\r\n\r\n", 400),
            ("hello\r\n\r\n", 400),
        ] {
            assert_eq!(status(text), expected, "{text:?}");
        }
        assert_eq!(status(&format!("GET / HTTP/1.1\r\nA: {}", "x".repeat(HEAD_BYTES))), 431);
        assert_eq!(status(&format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(65))), 431);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = parse(&bytes);
        }
    }
}
