//! A form that carries a file, taken apart: `multipart/form-data` as browsers send it. Pure and
//! strict; the size was bounded before.

use super::request::{Refused, refused};

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    /// The name of a file as its owner's computer has it, without folders.
    pub(super) file: Option<String>,
    pub(super) bytes: Vec<u8>,
}

const WRONG: Refused = refused(400, "This form cannot be read.");
/// More fields than any page of ours has.
const PARTS: usize = 32;

pub(super) fn parse(kind: &str, body: &[u8]) -> Result<Vec<Part>, Refused> {
    let boundary = boundary(kind).ok_or(WRONG)?;
    let line = format!("--{boundary}");
    let mut rest = body.strip_prefix(line.as_bytes()).ok_or(WRONG)?;
    let end = format!("\r\n{line}");
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let part = rest.strip_prefix(b"\r\n").ok_or(WRONG)?;
        let head_end = find(part, b"\r\n\r\n").ok_or(WRONG)?;
        let (head, content) = part.split_at(head_end);
        let content = content.get(4..).ok_or(WRONG)?;
        let length = find(content, end.as_bytes()).ok_or(WRONG)?;
        let (bytes, behind) = content.split_at(length);
        let head = std::str::from_utf8(head).map_err(|_| WRONG)?;
        parts.push(Part {
            name: of_disposition(head, "name").ok_or(WRONG)?,
            file: of_disposition(head, "filename").map(|name| without_folders(&name)),
            bytes: bytes.to_vec(),
        });
        rest = behind.get(end.len()..).ok_or(WRONG)?;
        if parts.len() > PARTS {
            return Err(WRONG);
        }
    }
    Ok(parts)
}

fn boundary(kind: &str) -> Option<String> {
    let (form, rest) = kind.split_once(';')?;
    let given = rest.trim().strip_prefix("boundary=")?.trim_matches('"');
    let plain = given.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
    let fits = (1..=70).contains(&given.len()) && plain;
    (form.trim() == "multipart/form-data" && fits).then(|| given.to_owned())
}

/// A value of the line `Content-Disposition: form-data; name="..."; filename="..."`.
fn of_disposition(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find_map(|line| {
        let (own, value) = line.split_once(':')?;
        own.eq_ignore_ascii_case("content-disposition").then_some(value)
    })?;
    let start = line.find(&format!("; {name}=\""))? + name.len() + 4;
    let value = line.get(start..)?.split('"').next()?;
    Some(value.replace("%22", "\"").replace("%0D", " ").replace("%0A", " "))
}

fn without_folders(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        from += at;
        if bytes.get(from..)?.starts_with(wanted) {
            return Some(from);
        }
        from += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KIND: &str = "multipart/form-data; boundary=X1";

    fn body(name: &str, bytes: &[u8]) -> Vec<u8> {
        let head = format!(
            "--X1\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n--X1\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: text/csv\r\n\r\n"
        );
        [head.as_bytes(), bytes, b"\r\n--X1--\r\n"].concat()
    }

    #[test]
    fn a_file_comes_out_as_it_was_sent_and_its_name_has_no_folders() {
        for name in ["pain.csv", "C:\\Users\\me\\pain.csv", "../../pain.csv", "/etc/pain.csv"] {
            let parts = parse(KIND, &body(name, b"a\r\n\r\n\x00b--X1\r\n-")).unwrap();
            assert_eq!((parts[0].name.as_str(), &*parts[0].bytes), ("token", &b"abc"[..]));
            assert_eq!(parts[1].file.as_deref(), Some("pain.csv"));
            assert_eq!(parts[1].bytes, b"a\r\n\r\n\x00b--X1\r\n-");
        }
    }

    #[test]
    fn what_is_no_such_form_is_refused() {
        let whole = body("a.csv", b"x");
        for kind in ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary="] {
            assert!(parse(kind, &whole).is_err(), "{kind}");
        }
        for length in 0..whole.len() - 4 {
            assert!(parse(KIND, &whole[..length]).is_err(), "{length}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken_apart_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(KIND, &[b"--X1", &bytes[..]].concat());
        }

        #[test]
        fn any_file_is_the_same_afterwards(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let parts = parse(KIND, &body("a.csv", &bytes)).unwrap();
            prop_assert_eq!(&parts[1].bytes, &bytes);
        }
    }
}
