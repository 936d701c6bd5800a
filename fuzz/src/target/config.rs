//! The configuration and the project's own words: whatever they say, every site that can be made
//! of them is made of whole pages.

use comeback::inputs::RelPath;
use comeback::{config, pipeline};

use super::site::check_pages;
use super::{Met, met, places_hold, project};

const LOG: &[u8] =
    b"# 2026-06-06\n\n- morning: 3, stiff 20min\n- session 18:10 Gym: 50min, effort 4\n  \
    - goblet squat: 3x8 @ 16kg\n  - response: before 3, during 4, hour 3\n- note: words\n\n\
    # 2026-06-07\n\n- morning: 2\n- sit: 7h, breaks 5\n- function: tie shoes 4\n";

pub(super) fn file(bytes: &[u8]) -> Met {
    let path = RelPath::made_of("comeback.toml");
    let Ok(text) = std::str::from_utf8(bytes) else { return Met::new() };
    let parsed = config::parse(&path, text);
    places_hold(&parsed.diagnostics, &path, bytes);
    let inputs = project(&[
        ("comeback.toml", bytes),
        ("log/2026.md", LOG),
        ("content/a.md", b"+++\ntitle = \"A\"\ntags = [\"back\"]\n+++\nWords.\n"),
        ("site/x", b""),
    ]);
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    if opened.is_unsound() {
        return met(&parsed.diagnostics);
    }
    let mut readers: Vec<&str> = opened.config.readers().keys().map(String::as_str).collect();
    readers.extend(opened.config.shares().keys().map(String::as_str));
    for reader in readers.into_iter().rev().take(3) {
        if let Some(site) = pipeline::build(&inputs, reader).site {
            check_pages(&site);
        }
    }
    met(&parsed.diagnostics)
}

pub(super) fn words(bytes: &[u8]) -> Met {
    let config = b"version = 1\n[project]\nlanguage = \"fr\"\nwords = \"words.toml\"\n";
    let inputs = project(&[("comeback.toml", config), ("words.toml", bytes), ("log/2026.md", LOG)]);
    let built = pipeline::build(&inputs, "me");
    if let Some(site) = &built.site {
        check_pages(site);
    }
    met(&built.diagnostics)
}
