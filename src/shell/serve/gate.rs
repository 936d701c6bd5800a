//! Who is answered at all: the browser of this computer, on a page of our own. Foreign hosts (a
//! name that was made to point here), foreign origins, requests that another site started, and
//! paths with tricks in them are refused before anything is looked up. Pure.

use super::request::{Head, Method, Refused, refused};

/// What is asked for: the parts of the path, decoded once, and the fields of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// `/me/a/` is `["me", "a", ""]`; the first page is `[""]`.
    pub(super) parts: Vec<String>,
    pub(super) query: Vec<(String, String)>,
}

impl Address {
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Lets a request in, or says why not. `port` is the one that is listened on.
pub(super) fn admit(head: &Head, port: u16) -> Result<Address, Refused> {
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let host = head.header("host").unwrap_or("").to_ascii_lowercase();
    if !own.contains(&host) {
        return Err(refused(403, "This preview answers its own address only."));
    }
    if head.header("origin").is_some_and(|origin| origin != format!("http://{host}")) {
        return Err(FOREIGN);
    }
    if head.header("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        return Err(FOREIGN);
    }
    if head.method == Method::Post && head.header("sec-fetch-site") == Some("none") {
        return Err(FOREIGN);
    }
    address(&head.target)
}

const FOREIGN: Refused = refused(403, "This request comes from another site.");
const PATH: Refused = refused(400, "This path cannot be one of a site.");

fn address(target: &str) -> Result<Address, Refused> {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let rest = path.strip_prefix('/').ok_or(PATH)?;
    if target.len() > 2048 || !target.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(PATH);
    }
    let parts: Vec<String> = rest.split('/').map(decoded).collect::<Option<_>>().ok_or(PATH)?;
    let last = parts.len() - 1;
    let wrong = |(at, part): (usize, &String)| {
        part == "."
            || part == ".."
            || (part.is_empty() && at != last)
            || part.contains(['/', '\\', ':'])
            || part.chars().any(char::is_control)
    };
    match parts.iter().enumerate().any(wrong) {
        true => Err(PATH),
        false => Ok(Address { parts, query: fields(query) }),
    }
}

/// Percent signs taken away, once; nothing where they are not followed by two digits, or where
/// the bytes are no text.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        rest = others;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = others.get(..2).filter(|two| two.iter().all(u8::is_ascii_hexdigit))?;
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = others.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

/// The fields of a query or of a form; those that are no text are left out.
pub(super) fn fields(text: &str) -> Vec<(String, String)> {
    let pair = |one: &str| {
        let (name, value) = one.split_once('=').unwrap_or((one, ""));
        Some((decoded(&name.replace('+', " "))?, decoded(&value.replace('+', " "))?))
    };
    text.split('&').filter(|one| !one.is_empty()).filter_map(pair).collect()
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
