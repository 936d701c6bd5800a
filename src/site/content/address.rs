//! The address of a link or image as it was written, sorted by kind. Knows no page and no file;
//! only an address that is known to run nothing gets past here.

use super::slug::decoded;

/// What an address is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address<'a> {
    /// `https:` and `http:`.
    Web(&'a str),
    Mail(&'a str),
    /// A heading of the same page.
    Heading(String),
    Path(PathAddress),
    /// Of another scheme, or without one but leading to another host.
    Refused,
}

/// A path inside the site, with the heading it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PathAddress {
    /// As written, without percent signs; never starts with `/`.
    pub(super) path: String,
    /// Whether it counts from the content folder and not from the article.
    pub(super) from_root: bool,
    pub(super) heading: Option<String>,
}

pub(super) fn parse(written: &str) -> Address<'_> {
    let text = written.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if text.chars().any(char::is_control) || text.starts_with("//") || text.contains('\\') {
        return Address::Refused;
    }
    match scheme(text) {
        Some("http" | "https") => return Address::Web(text),
        Some("mailto") => return Address::Mail(text),
        Some(_) => return Address::Refused,
        None => {}
    }
    if let Some(heading) = text.strip_prefix('#') {
        return Address::Heading(decoded(heading));
    }
    let (path, heading) = match text.split_once('#') {
        Some((path, heading)) => (path, Some(decoded(heading)).filter(|it| !it.is_empty())),
        None => (text, None),
    };
    let path = decoded(path.split('?').next().unwrap_or(path));
    let from_root = path.starts_with('/') || path.starts_with("@/");
    let path = path.trim_start_matches('@').trim_start_matches('/').to_owned();
    Address::Path(PathAddress { path, from_root, heading })
}

/// The scheme in lower case, where there is one. Anything before a colon counts, unless a slash
/// or the like comes first, as browsers see it.
fn scheme(text: &str) -> Option<&'static str> {
    let end = text.find([':', '/', '?', '#'])?;
    if !text[end..].starts_with(':') {
        return None;
    }
    let known = ["http", "https", "mailto"];
    Some(known.into_iter().find(|known| text[..end].eq_ignore_ascii_case(known)).unwrap_or("other"))
}

/// A relative path seen from a folder, without `.` and `..`; nothing where it would leave the
/// content.
pub(super) fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The folder of a path: `load` of `load/rotation.md`.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_apart() {
        let path = |path: &str, from_root, heading: Option<&str>| {
            let heading = heading.map(str::to_owned);
            Address::Path(PathAddress { path: path.to_owned(), from_root, heading })
        };
        assert_eq!(parse("https://a.org/x"), Address::Web("https://a.org/x"));
        assert_eq!(parse("MAILTO:a@b.org"), Address::Mail("MAILTO:a@b.org"));
        assert_eq!(parse("#a%20b"), Address::Heading("a b".into()));
        assert_eq!(parse("../a%20b.md#c"), path("../a b.md", false, Some("c")));
        assert_eq!(parse("@/load/x.md"), path("load/x.md", true, None));
        assert_eq!(parse("/load/?q=1"), path("load/", true, None));
    }

    #[test]
    fn what_could_run_or_leave_is_refused() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.org/x",
            "/\\evil.org",
            "ftp://a",
            "javascript&colon;alert(1):",
        ] {
            assert_eq!(parse(bad), Address::Refused, "{bad:?}");
        }
    }

    #[test]
    fn a_path_does_not_leave_the_content() {
        assert_eq!(joined("a/b", "../c/./d.md").as_deref(), Some("a/c/d.md"));
        assert_eq!(joined("a", "../../x"), None);
        assert_eq!(folder_of("a/b/c.md"), "a/b");
    }
}
