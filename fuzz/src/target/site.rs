//! A whole project out of one string of bytes: log, table, article, more configuration. Every
//! page for every reader is a whole tree of tags, and holds no script but its own.

use comeback::inputs::RelPath;
use comeback::output::Site;
use comeback::{pipeline, single};

use super::{Met, met, project};
use crate::html;

/// What stands between the parts.
pub(super) const BETWEEN: &[u8] = b"\n=====\n";

pub(super) fn whole(bytes: &[u8]) -> Met {
    let parts = split(bytes);
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    let config = [b"version = 1\n", part(3)].concat();
    let inputs = project(&[
        ("log/2026.md", part(0)),
        ("log/log.csv", part(1)),
        ("content/a.md", part(2)),
        ("comeback.toml", &config),
    ]);
    let mut all = Met::new();
    for reader in ["me", "physio", "trainer", "public"] {
        let built = pipeline::build(&inputs, reader);
        all.extend(met(&built.diagnostics));
        let Some(site) = built.site else { continue };
        check_pages(&site);
        if reader == "physio" {
            let one = single::one_file(&site);
            html::whole(&RelPath::made_of("one.html"), std::str::from_utf8(&one).unwrap());
        }
    }
    all
}

fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|part| part == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

/// Every page of a site, as a tree of tags.
pub(super) fn check_pages(site: &Site) {
    for (path, bytes) in site.iter().filter(|(path, _)| path.extension() == "html") {
        html::whole(path, std::str::from_utf8(bytes).unwrap());
    }
}
