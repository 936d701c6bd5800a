//! A whole site as one file of HTML, for a mail or a messenger: every page is a part of it, styles
//! and images lie inside, and links lead from part to part. Works from a disk and without any
//! script. Pure; it reads what was rendered and knows nothing of logs.

mod part;
mod tag;

use std::collections::BTreeMap;

use crate::inputs::RelPath;
use crate::markup::{base64, escape_into, hash_source};
use crate::output::Site;
use part::{Book, home_of, part};

const STYLE: &str = include_str!("single.css");
const HOME: &str = "index.html";
const NOT_FOUND: &str = "404.html";

/// One file with all pages of a site.
pub fn one_file(site: &Site) -> Vec<u8> {
    let pages: BTreeMap<&str, String> = site
        .iter()
        .filter(|(path, _)| path.extension() == "html" && path.as_str() != NOT_FOUND)
        .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let book = Book::new(site, &pages);
    let home = home_of(pages.get(HOME).map_or("", String::as_str), &book);
    let style = format!("{}{STYLE}", style(site));
    let mut out = String::from("<!doctype html>\n<html");
    out.push_str(&home.html);
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    let policy = format!(
        "default-src 'none'; style-src {}; img-src data:; media-src data:; base-uri 'none'; \
         form-action 'none'",
        hash_source(&style)
    );
    escape_into(&policy, &mut out);
    out.push_str("\">\n<title>");
    out.push_str(&home.title);
    out.push_str(
        "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow, noarchive\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n",
    );
    out.push_str(&format!("<style>{style}</style>\n</head>\n<body>\n{}\n<main>\n", home.header));
    // The first page stands last, so that a part that is asked for can hide it.
    for (path, html) in pages.iter().filter(|(path, _)| **path != HOME) {
        out.push_str(&part(path, html, &book));
    }
    if let Some(html) = pages.get(HOME) {
        out.push_str(&part(HOME, html, &book));
    }
    out.push_str(&format!("</main>\n{}\n</body>\n</html>\n", home.footer));
    out.into_bytes()
}

/// The style sheet with the files it names inside it.
fn style(site: &Site) -> String {
    let path = RelPath::made_of("style.css");
    let sheet = String::from_utf8_lossy(site.get(&path).unwrap_or_default()).into_owned();
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet.as_str();
    while let Some((before, after)) = rest.split_once("url(") {
        out.push_str(before);
        let (address, behind) = after.split_once(')').unwrap_or((after, ""));
        let plain = address.trim().trim_matches(['"', '\'']);
        let file = part::resolve(plain, path.as_str()).and_then(|(path, _)| data_of(site, &path));
        out.push_str(&format!("url({})", file.as_deref().unwrap_or(address)));
        rest = behind;
    }
    out.push_str(rest);
    // Nothing may end the element that the style stands in.
    out.replace("</", "<\\/")
}

/// A file of the site as an address that holds it.
fn data_of(site: &Site, path: &str) -> Option<String> {
    let path = RelPath::new(path)?;
    let bytes = site.get(&path)?;
    Some(format!("data:{};base64,{}", media_type(&path), base64(bytes)))
}

fn media_type(path: &RelPath) -> &'static str {
    match path.extension().as_str() {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "csv" => "text/csv",
        "md" | "txt" => "text/plain",
        "json" => "application/json",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
