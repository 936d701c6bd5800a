//! What takes the place of a site whose share has ended: two small pages that say so, and nothing
//! of what stood there.

use std::collections::BTreeMap;

use super::site::Site;
use crate::inputs::RelPath;

/// The words of the closed page, plain text.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    pub language: &'a str,
    pub title: &'a str,
    pub sentence: &'a str,
}

/// The same page at the front and wherever else a link may lead.
pub fn closed(notice: Notice<'_>) -> Site {
    let Notice { language, title, sentence } = notice;
    let page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n</head>\n\
         <body>\n<main>\n<h1>{}</h1>\n<p>{}</p>\n</main>\n</body>\n</html>\n",
        plain(language),
        plain(title),
        plain(title),
        plain(sentence),
    );
    let names = ["404.html", "index.html"];
    let file = |name: &str| (RelPath::made_of(name), page.clone().into_bytes());
    Site::new(names.iter().map(|name| file(name)).collect::<BTreeMap<_, _>>())
}

fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
