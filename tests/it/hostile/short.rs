//! Every short string of the signs that mean something in HTML, in addresses and in Markdown: as
//! text and in attributes of a template, and as the body of an article. `COMEBACK_SHORT=6` tries
//! all strings of up to six signs; the ordinary run stops at four.

use rayon::prelude::*;

use super::ground::site;
use super::tree::{odd_addresses, pages, tag_names, text_of, tree, values};
use crate::project::Project;

const SIGNS: [char; 12] = ['<', '>', '&', '"', '\'', '/', '\\', '=', ' ', '\n', 'a', ':'];

/// So many strings stand on one page.
const PAGE: usize = 4000;

/// What Markdown makes of these signs: paragraphs, quotes, code, definitions, headings.
const OF_MARKDOWN: [&str; 11] =
    ["p", "br", "blockquote", "pre", "pre tabindex", "code", "h1", "h1 id", "dl", "dt", "dd"];

fn longest() -> u32 {
    std::env::var("COMEBACK_SHORT").ok().map_or(4, |longest| longest.parse().unwrap())
}

/// The string of a number: its digits to the base of the signs, with the length before it.
fn short(length: u32, number: usize) -> String {
    let base = SIGNS.len();
    (0..length).map(|place| SIGNS[number / base.pow(place) % base]).collect()
}

/// Calls with every string, a page full at a time.
fn each_page(check: impl Fn(&[String]) + Sync) {
    for length in 1..=longest() {
        let count = SIGNS.len().pow(length);
        let pages: Vec<usize> = (0..count).step_by(PAGE).collect();
        pages.par_iter().for_each(|&first| {
            let numbers = first..count.min(first + PAGE);
            check(&numbers.map(|number| short(length, number)).collect::<Vec<_>>());
        });
    }
}

fn templated(strings: &[String]) -> String {
    let json = serde_json::to_string(&serde_json::json!({ "all": strings })).unwrap();
    let template = "{% extends \"page.html\" %}{% block main %}<h1>x</h1>{% for s in data.d.all %}\
                    <p title=\"{{ s }}\" lang='{{ s }}'>{{ s }}</p>{% endfor %}{% endblock main %}";
    let project = Project::articles()
        .config("[theme]\nname = \"ours\"")
        .file("data/d.json", json.as_bytes())
        .file("themes/ours/templates/article.html", template.as_bytes())
        .file("content/a.md", b"+++\ntitle = \"A\"\n+++\nx\n");
    project.build_for("public").main("a/index.html")
}

#[test]
fn every_short_string_stays_the_text_that_it_is_in_a_template() {
    each_page(|strings| {
        let page = templated(strings);
        let plain = templated(&vec!["x".to_owned(); strings.len()]);
        assert!(tree(&page) == tree(&plain), "from {:?} on", strings[0]);
        for name in ["title", "lang"] {
            let shown: Vec<String> = values(&page, name).into_iter().map(text_of).collect();
            assert!(shown == strings, "{name} from {:?} on", strings[0]);
        }
        let texts = page.split("<p ").skip(1).map(|part| {
            let inside = part.split_once("'>").unwrap().1;
            text_of(inside.split_once("</p>").unwrap().0)
        });
        assert!(texts.eq(strings.iter().cloned()), "text from {:?} on", strings[0]);
    });
}

#[test]
fn every_short_string_as_markdown_makes_tags_of_markdown_only() {
    each_page(|strings| {
        let body = strings.iter().fold(String::new(), |body, one| body + "\n\na\n\n" + one);
        let article = format!("+++\ntitle = \"A\"\n+++\n{body}\n");
        let project = Project::articles().file("content/a.md", article.as_bytes());
        // A line of `=` makes headings of the first level, which is the author's own matter.
        let site = site(&project, "public");
        let (_, page) = pages(&site).find(|(path, _)| *path == "a/index.html").unwrap();
        let (_, inside) = page.split_once("<p>a</p>").expect("the first paragraph");
        let inside = inside.split("</article>").next().unwrap();
        for name in tag_names(inside) {
            let plain = name.trim_start_matches('/').trim();
            assert!(OF_MARKDOWN.contains(&plain), "{plain:?} from {:?} on", strings[0]);
        }
        assert_eq!(odd_addresses(inside), [""; 0], "from {:?} on", strings[0]);
    });
}

#[test]
fn the_strings_are_all_different() {
    let all: std::collections::BTreeSet<String> = (0..144).map(|n| short(2, n)).collect();
    assert_eq!(all.len(), 144);
    assert!(all.contains("<a") && all.contains("\":"));
}
