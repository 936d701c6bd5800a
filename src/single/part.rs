//! One page as a part of the file: its ids made its own, its links led to other parts, its images
//! and downloads put inside.

use std::collections::BTreeMap;

use super::tag::{Piece, Tag, pieces, write_attributes};
use crate::inputs::RelPath;
use crate::output::Site;

/// Attributes that name ids of the same page.
const NAMES_IDS: &[&str] = &[
    "for",
    "headers",
    "list",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
];

/// All pages of the file, and where those lead that only lead on.
#[derive(Debug)]
pub(super) struct Book<'a> {
    site: &'a Site,
    numbers: BTreeMap<&'a str, usize>,
    moved: BTreeMap<&'a str, String>,
}

impl<'a> Book<'a> {
    pub(super) fn new(site: &'a Site, pages: &'a BTreeMap<&'a str, String>) -> Book<'a> {
        let moved: BTreeMap<&str, String> =
            pages.iter().filter_map(|(path, html)| Some((*path, moved_to(html, path)?))).collect();
        let numbers = pages.keys().enumerate().map(|(number, path)| (*path, number + 1)).collect();
        Book { site, numbers, moved }
    }

    /// The name of a page in this file.
    fn name(&self, path: &str) -> Option<String> {
        let path = self.moved.get(path).map_or(path, String::as_str);
        self.numbers.get(path).map(|number| format!("p{number}"))
    }

    /// Where a link of the page `from` leads: a part of this file, a file inside it, or as it is.
    fn lead(&self, href: &str, from: &str) -> String {
        let Some((path, part)) = resolve(href, from) else { return href.to_owned() };
        match self.name(&path) {
            Some(name) if part.is_empty() => format!("#{name}"),
            Some(name) => format!("#{name}-{part}"),
            None => super::data_of(self.site, &path).unwrap_or_else(|| href.to_owned()),
        }
    }
}

/// The path and the part that an address inside the site means, seen from a page.
pub(super) fn resolve(href: &str, from: &str) -> Option<(String, String)> {
    let (address, part) = href.split_once('#').unwrap_or((href, ""));
    if address.contains(':') || address.starts_with("//") || address.contains('?') {
        return None;
    }
    if address.is_empty() {
        return Some((from.to_owned(), part.to_owned()));
    }
    let mut parts: Vec<&str> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    parts.pop();
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            step => parts.push(step),
        }
    }
    let mut path = plain(&parts.join("/"));
    if address.ends_with('/') || path.is_empty() {
        path = format!("{path}/index.html").trim_start_matches('/').to_owned();
    }
    Some((path, part.to_owned()))
}

/// An address with its percent signs resolved.
fn plain(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let two = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match two.filter(|_| *first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where a page leads that holds nothing but a way on.
fn moved_to(html: &str, path: &str) -> Option<String> {
    let pieces = pieces(html);
    let content = pieces.iter().find_map(|piece| match piece {
        Piece::Tag(tag) if tag.get("http-equiv") == Some("refresh") => tag.get("content"),
        _ => None,
    })?;
    let (_, address) = content.split_once('=')?;
    Some(resolve(address.trim(), path)?.0)
}

/// What stands around the pages, taken from the first.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// The attributes of the root.
    pub(super) html: String,
    pub(super) title: String,
    pub(super) header: String,
    pub(super) footer: String,
}

pub(super) fn home_of(html: &str, book: &Book) -> Around {
    let pieces = pieces(html);
    let mut around = Around::default();
    let root = pieces.iter().find_map(|piece| match piece {
        Piece::Tag(tag) if tag.opens("html") => Some(&tag.attributes),
        _ => None,
    });
    write_attributes(root.map_or(&[], Vec::as_slice), &mut around.html);
    if let [_, Piece::Text(title), ..] = between(&pieces, "title") {
        around.title = (*title).to_owned();
    }
    let mut lead = |tag: &mut Tag| {
        tag.attributes.retain(|(name, _)| name != "aria-current");
        adapt(tag, super::HOME, book, "");
    };
    for (name, out) in [("header", &mut around.header), ("footer", &mut around.footer)] {
        let inside = between(&pieces, name);
        inside.iter().for_each(|piece| write(piece, out, &mut lead));
    }
    around
}

/// The first element of this name, its tags included; nothing where there is none.
fn between<'p, 'h>(pieces: &'p [Piece<'h>], name: &str) -> &'p [Piece<'h>] {
    let named = |closes: bool| move |piece: &Piece| matches!(piece, Piece::Tag(tag) if tag.name == name && tag.closes == closes);
    let Some(start) = pieces.iter().position(named(false)) else { return &[] };
    let end = pieces.iter().rposition(named(true)).filter(|end| *end > start);
    let end = match name {
        "main" | "body" => end,
        _ => pieces.iter().skip(start).position(named(true)).map(|end| end + start),
    };
    end.and_then(|end| pieces.get(start..=end)).unwrap_or(&[])
}

/// One page as a part of the file.
pub(super) fn part(path: &str, html: &str, book: &Book) -> String {
    let (Some(name), false) = (book.name(path), book.moved.contains_key(path)) else {
        return String::new();
    };
    let pieces = pieces(html);
    let whole = match between(&pieces, "main") {
        [] => between(&pieces, "body"),
        main => main,
    };
    let inside = whole.get(1..whole.len().saturating_sub(1)).unwrap_or(&[]);
    let first = if path == super::HOME { " first" } else { "" };
    let mut out = format!("<div class=\"leaf{first}\" id=\"{name}\">");
    for piece in inside {
        // The words for the search are of no use without its script.
        let index = matches!(piece, Piece::Tag(tag) if tag.name == "data");
        if !index {
            write(piece, &mut out, &mut |tag| adapt(tag, path, book, &name));
        }
    }
    out.push_str("</div>\n");
    out
}

fn write(piece: &Piece, out: &mut String, change: &mut dyn FnMut(&mut Tag)) {
    match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Tag(tag) => {
            let mut tag = tag.clone();
            change(&mut tag);
            tag.write(out);
        }
    }
}

/// Makes a tag of the page `path` fit into the file, where the page is called `name`.
fn adapt(tag: &mut Tag, path: &str, book: &Book, name: &str) {
    let own = |id: &str| if name.is_empty() { id.to_owned() } else { format!("{name}-{id}") };
    let file = resolve(tag.get("href").unwrap_or(""), path).map(|(path, _)| path);
    let is_link = matches!(tag.name.as_str(), "a" | "area");
    for (attribute, value) in &mut tag.attributes {
        let Some(value) = value else { continue };
        match attribute.as_str() {
            "id" => *value = own(value),
            "href" | "xlink:href" if is_link => *value = book.lead(value, path),
            "href" | "xlink:href" => {
                if let Some(id) = value.strip_prefix('#') {
                    *value = format!("#{}", own(id));
                }
            }
            "src" | "poster" => *value = book.lead(value, path),
            known if NAMES_IDS.contains(&known) => {
                *value = value.split_whitespace().map(own).collect::<Vec<_>>().join(" ");
            }
            _ => {
                if let Some(id) = value.strip_prefix("url(#") {
                    *value = format!("url(#{}", own(id));
                }
            }
        }
    }
    tag.attributes.retain(|(name, _)| name != "srcset" && name != "target");
    name_download(tag, file.as_deref());
}

/// A download that lies inside keeps the name of its file.
fn name_download(tag: &mut Tag, file: Option<&str>) {
    let inside = tag.get("href").is_some_and(|href| href.starts_with("data:"));
    if let Some(file) = file.and_then(RelPath::new).filter(|_| inside) {
        tag.attributes.retain(|(name, _)| name != "download");
        tag.attributes.push(("download".to_owned(), Some(file.name().to_owned())));
    }
}
