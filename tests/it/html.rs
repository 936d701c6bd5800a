//! Every page that any test builds is read as a tree of tags: well formed, ids of their own,
//! headings in order, images with words, links that lead somewhere.

use std::collections::BTreeSet;

use comeback::inputs::RelPath;
use comeback::output::Site;

const VOID: &[&str] = &["meta", "link", "br", "hr", "img", "input", "col", "wbr", "source"];

/// One tag as it stands in a page.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    pub(crate) closes: bool,
    pub(crate) empty: bool,
    attributes: &'a str,
}

#[allow(dead_code, reason = "read by tests of charts")]
impl<'a> Tag<'a> {
    /// The value of an attribute, which our pages always quote.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some(at) = rest.find(name) {
            let before = rest[..at].chars().next_back();
            let after = &rest[at + name.len()..];
            if before.is_none_or(char::is_whitespace)
                && let Some(value) = after.strip_prefix("=\"")
            {
                return value.split('"').next();
            }
            rest = after;
        }
        None
    }
}

/// Every tag of a page, in order. Text and comments are passed over.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if rest.starts_with('!') {
            continue;
        }
        let end = tag_end(rest);
        let inside = &rest[..end];
        rest = &rest[end..];
        let closes = inside.starts_with('/');
        let empty = inside.ends_with('/');
        let inside = inside.trim_start_matches('/').trim_end_matches('/');
        let (name, attributes) =
            inside.split_once(|c: char| c.is_whitespace()).unwrap_or((inside, ""));
        found.push(Tag { name, closes, empty, attributes });
    }
    found
}

/// Where a tag ends: the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag that does not end: {}", &text[..text.len().min(80)]);
}

/// Fails with the page's name where something is wrong.
pub(crate) fn check(path: &RelPath, html: &str, site: &Site) {
    let tags = tags(html);
    nesting(path, &tags);
    identities(path, &tags);
    headings(path, &tags);
    links(path, &tags, site);
    for image in tags.iter().filter(|tag| tag.name == "img") {
        assert!(image.get("alt").is_some(), "{path}: an image without words");
    }
    assert!(html.starts_with("<!doctype html>"), "{path}: no doctype");
    scripts(path, html);
    assert!(!html.contains(" style=\""), "{path}: a style attribute");
}

/// The same for a page that holds several, each with a heading of its own.
pub(crate) fn whole(path: &RelPath, html: &str) {
    let tags = tags(html);
    nesting(path, &tags);
    identities(path, &tags);
    assert!(html.starts_with("<!doctype html>"), "{path}: no doctype");
    assert!(!html.contains(" style=\""), "{path}: a style attribute");
    scripts(path, html);
}

/// No script but one, and only where the page's own rule names its hash.
fn scripts(path: &RelPath, html: &str) {
    let mut scripts = html.split("<script").skip(1);
    if let Some(script) = scripts.next() {
        let text = script.strip_prefix('>').and_then(|rest| rest.split("</script>").next());
        let named = format!("script-src 'sha256-{}';", sha256(text.unwrap_or("")));
        let plain = html.replace("&#39;", "'").replace("&#x27;", "'").replace("&#x2F;", "/");
        assert!(plain.contains(&named), "{path}: a script that the page does not name");
    }
    assert!(scripts.next().is_none(), "{path}: a second script");
}

/// The digest as a page's rule writes it.
fn sha256(text: &str) -> String {
    use sha2::Digest;
    let bits: Vec<u8> = sha2::Sha256::digest(text.as_bytes())
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |n| byte >> n & 1))
        .collect();
    let signs: Vec<char> =
        ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut out: String = bits
        .chunks(6)
        .map(|six| {
            let value = six.iter().fold(0, |sum, bit| sum * 2 + usize::from(*bit));
            signs[value << (6 - six.len())]
        })
        .collect();
    while !out.len().is_multiple_of(4) {
        out.push('=');
    }
    out
}

fn nesting(path: &RelPath, tags: &[Tag<'_>]) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags {
        if tag.closes {
            assert_eq!(open.pop(), Some(tag.name), "{path}: </{}> closes something else", tag.name);
        } else if !tag.empty && !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "{path}: never closed: {open:?}");
}

fn identities(path: &RelPath, tags: &[Tag<'_>]) {
    let mut seen = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        assert!(!id.is_empty() && !id.contains(' '), "{path}: the id {id:?}");
        assert!(seen.insert(id), "{path}: the id {id:?} twice");
    }
    for name in ["aria-labelledby", "aria-describedby", "for", "headers"] {
        for list in tags.iter().filter_map(|tag| tag.get(name)) {
            for id in list.split_whitespace() {
                assert!(seen.contains(id), "{path}: {name} points at no id: {id:?}");
            }
        }
    }
}

fn headings(path: &RelPath, tags: &[Tag<'_>]) {
    let levels: Vec<u8> = tags
        .iter()
        .filter(|tag| !tag.closes && tag.name.len() == 2 && tag.name.starts_with('h'))
        .filter_map(|tag| tag.name[1..].parse().ok())
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: not one h1");
    assert_eq!(levels.first(), Some(&1), "{path}: the first heading is not the h1");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{path}: h{} follows h{}", pair[1], pair[0]);
    }
}

fn links(path: &RelPath, tags: &[Tag<'_>], site: &Site) {
    for address in tags.iter().filter_map(|tag| tag.get("href").or(tag.get("src"))) {
        if address.starts_with("data:") || address.starts_with("mailto:") {
            continue;
        }
        if address.starts_with("http:") || address.starts_with("https:") {
            continue;
        }
        let (file, _) = address.split_once('#').unwrap_or((address, ""));
        if file.is_empty() {
            continue;
        }
        let target = resolve(path, file);
        let known = target.as_ref().is_some_and(|target| site.get(target).is_some());
        assert!(known, "{path}: a link to nothing: {address}");
    }
}

fn resolve(from: &RelPath, address: &str) -> Option<RelPath> {
    let mut parts: Vec<&str> = from.as_str().split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    RelPath::new(&parts.join("/"))
}

#[test]
fn the_checker_sees_what_is_wrong() {
    let site = Site::default();
    let page = |body: &str| format!("<!doctype html>\n<html><body>{body}</body></html>");
    let path = RelPath::new("index.html").unwrap();
    check(&path, &page("<h1 id=\"a\">A</h1><h2>B</h2><br>"), &site);
    for bad in [
        "<h1>A</h1><p><b></p></b>",
        "<h1 id=\"a\">A</h1><p id=\"a\"></p>",
        "<h1>A</h1><h3>B</h3>",
        "<h1>A</h1><a href=\"none.html\">x</a>",
        "<h1>A</h1><img src=\"data:,\">",
        "<h1>A</h1><p aria-describedby=\"b\"></p>",
        "<h1>A</h1><script></script>",
    ] {
        let html = page(bad);
        let caught = std::panic::catch_unwind(|| check(&path, &html, &Site::default()));
        assert!(caught.is_err(), "not seen: {bad}");
    }
}
