//! What a page is made of, whatever its words: names of tags and of attributes in their order,
//! and where its addresses lead.

use std::collections::BTreeMap;

use comeback::output::Site;

/// The tags of each page, with how many pages have just these. Paths are made of words, so they
/// are left out.
pub(super) fn trees(site: &Site) -> BTreeMap<String, usize> {
    let mut trees = BTreeMap::new();
    for (_, page) in pages(site) {
        *trees.entry(tree(page)).or_default() += 1;
    }
    trees
}

/// Every page with its path.
pub(super) fn pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    site.iter()
        .filter(|(path, _)| matches!(path.extension().as_str(), "html" | "xml" | "svg"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

/// The tags of a page with the names of their attributes, one in a line.
pub(super) fn tree(page: &str) -> String {
    tags(page).into_iter().fold(String::new(), |mut out, tag| {
        let names: Vec<&str> = tag.attributes.iter().map(|(name, _)| *name).collect();
        out.push_str(&format!("{} {}\n", tag.name, names.join(" ")));
        out
    })
}

/// The tags of a page with the names of their attributes, one by one.
pub(super) fn tag_names(page: &str) -> Vec<String> {
    tree(page).lines().map(|line| line.trim().to_owned()).collect()
}

/// The values of an attribute, in order.
pub(super) fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let attributes = tags(page).into_iter().flat_map(|tag| tag.attributes);
    attributes.filter(|(name, _)| *name == attribute).map(|(_, value)| value).collect()
}

/// Where the first difference is, for a message.
pub(super) fn difference(
    one: &BTreeMap<String, usize>,
    other: &BTreeMap<String, usize>,
) -> Option<String> {
    let (tree, count) = one.iter().find(|(tree, count)| other.get(*tree) != Some(count))?;
    let near = |other: &&String| {
        let same = tree.lines().zip(other.lines()).take_while(|(a, b)| a == b).count();
        (same, std::cmp::Reverse(other.len().abs_diff(tree.len())))
    };
    let Some(nearest) = other.keys().filter(|tree| !one.contains_key(*tree)).max_by_key(near)
    else {
        return Some(format!("{count} pages of one kind, and {:?}", other.get(tree)));
    };
    let at = near(&nearest).0;
    let around =
        |tree: &str| tree.lines().skip(at.saturating_sub(4)).take(8).collect::<Vec<_>>().join("\n");
    Some(format!("after {at} tags:\n{}\n--- not\n{}", around(tree), around(nearest)))
}

/// Addresses of a page that lead to something else than a page or a mail.
pub(super) fn odd_addresses(page: &str) -> Vec<String> {
    let mut odd = Vec::new();
    for tag in tags(page) {
        for (name, value) in tag.attributes {
            let address = text_of(value).trim_start().to_lowercase();
            let leads =
                matches!(name, "href" | "src" | "action" | "xlink:href" | "data" | "srcset");
            let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default();
            let has_scheme = address[scheme.len()..].starts_with(':');
            let known = ["http", "https", "mailto"].contains(&scheme)
                || (tag.name == "img" && address.starts_with("data:image/"))
                || (tag.name == "link" && address.starts_with("data:,"));
            let foreign = address.starts_with("//") || (name == "src" && address.contains("evil"));
            if leads && ((has_scheme && !known) || foreign) {
                odd.push(format!("{name}={value}"));
            }
            if name.starts_with("on") || name == "style" || name == "srcdoc" {
                odd.push(format!("{name}={value}"));
            }
        }
    }
    odd
}

/// The words of a page as a reader sees them.
pub(super) fn words(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open + end_of_tag(&rest[open..])..];
    }
    text.push_str(rest);
    text_of(&text)
}

pub(super) fn text_of(escaped: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
    ];
    let text = pairs.iter().fold(escaped.to_owned(), |text, (entity, c)| text.replace(entity, c));
    text.replace("&amp;", "&")
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let end = open + end_of_tag(&rest[open..]);
        found.push(tag(&rest[open + 1..end]));
        let raw = ["style", "script"].into_iter().find(|raw| found.last().unwrap().name == *raw);
        rest = &rest[end..];
        if let Some(raw) = raw {
            rest = &rest[rest.find(&format!("</{raw}")).unwrap_or(rest.len())..];
        }
    }
    found
}

/// Where a tag or a comment ends; quoted values may hold `>`.
fn end_of_tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn tag(inside: &str) -> Tag<'_> {
    let inside = inside.trim_end_matches(['>', '/']);
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let mut attributes = Vec::new();
    let mut rest = inside[end..].trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let (value, behind) = match behind.strip_prefix('=') {
            None => ("", behind),
            Some(behind) => value(behind),
        };
        attributes.push((name, value));
        rest = behind.trim_start();
    }
    Tag { name: &inside[..end], attributes }
}

fn value(text: &str) -> (&str, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

#[test]
fn the_tree_sees_what_breaks_out() {
    let page = |words: &str| format!("<p title=\"{words}\">{words}</p>");
    assert_eq!(tree(&page("x")), tree(&page("&lt;b&gt; &quot;")));
    assert_ne!(tree(&page("x")), tree(&page("<b>")));
    assert_ne!(tree(&page("x")), tree(&page("\" onclick=\"hit()")));
    assert_eq!(words("<p>a &lt;b&gt; &amp;lt;</p>"), "a <b> &lt;");
    for odd in [
        "<a href=\"javascript:hit()\">",
        "<a href=\" JavaScript&#39;:\" href='data:x'>",
        "<img src=\"https://evil.example/\">",
        "<a href=\"//evil.example/\">",
        "<p onclick=\"x\">",
    ] {
        assert!(!odd_addresses(odd).is_empty(), "{odd}");
    }
    for fine in ["<a href=\"../a%3Ab.html#x:y\">", "<a href=\"mailto:a@b\">", "<a href=\"#a\">"] {
        assert!(odd_addresses(fine).is_empty(), "{fine}: {:?}", odd_addresses(fine));
    }
}
