//! Articles, what lies beside them, the data and the templates of a theme: whatever they hold,
//! pages are whole and nothing in them runs.

use comeback::pipeline;

use super::site::check_pages;
use super::{Met, met, project};

const CONFIG: &[u8] =
    b"version = 1\n[project]\nbase_url = \"https://example.org/\"\n[paths]\nlogs = []\n";
const OTHER: &[u8] = b"+++\ntitle = \"B\"\ndate = 2026-05-01\ntags = [\"back\"]\n+++\n\n# Top\n\nWords of [a](a.md).\n";

fn build(files: &[(&str, &[u8])]) -> Met {
    let inputs = project(files);
    let built = pipeline::build(&inputs, "me");
    if let Some(site) = &built.site {
        check_pages(site);
    }
    met(&built.diagnostics)
}

pub(super) fn page(bytes: &[u8]) -> Met {
    build(&[("comeback.toml", CONFIG), ("content/a.md", bytes), ("content/b.md", OTHER)])
}

pub(super) fn picture(bytes: &[u8]) -> Met {
    let page = b"![one](a.jpg) ![two](b.png) ![three](c.svg) ![four](d.webp)\n";
    build(&[
        ("comeback.toml", CONFIG),
        ("content/a.md", page),
        ("content/a.jpg", bytes),
        ("content/b.png", bytes),
        ("content/c.svg", bytes),
        ("content/d.webp", bytes),
    ])
}

pub(super) fn data(bytes: &[u8]) -> Met {
    let theme: &[u8] =
        b"{% extends \"base.html\" %}{% block main %}<h1>A</h1>{{ data }}{% endblock %}";
    let mut all = Met::new();
    for ending in ["toml", "json", "csv"] {
        let name = format!("data/one/people.{ending}");
        all.extend(met(&pipeline::build(
            &project(&[
                ("comeback.toml", b"version = 1\n[paths]\nlogs = []\n[theme]\nname = \"own\"\n"),
                ("content/a.md", OTHER),
                (&name, bytes),
                ("themes/own/templates/article.html", theme),
            ]),
            "me",
        )
        .diagnostics));
    }
    all
}

/// A template may print what it likes; it only must not take the program down.
pub(super) fn template(bytes: &[u8]) -> Met {
    let built = pipeline::build(
        &project(&[
            ("comeback.toml", b"version = 1\n[paths]\nlogs = []\n[theme]\nname = \"own\"\n"),
            ("content/a.md", OTHER),
            ("themes/own/templates/article.html", bytes),
            ("themes/own/theme.toml", bytes),
        ]),
        "me",
    );
    met(&built.diagnostics)
}
