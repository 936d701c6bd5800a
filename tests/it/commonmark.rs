//! The examples of the CommonMark and GitHub specifications through the whole pipeline: with the
//! setting that lets raw HTML and every link through, an article's body is what pulldown-cmark
//! writes itself, but for the additions that are undone here one by one.

use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::{config, pipeline};
use pulldown_cmark::{Options, Parser, html};

const SPEC: &str = include_str!("../data/commonmark/spec.txt");
const GFM: &str = include_str!("../data/commonmark/gfm.txt");

/// Markdown and HTML of every example of a file.
fn examples(file: &str) -> Vec<(&str, &str)> {
    let fence = "`".repeat(32);
    let open = format!("{fence} example\n");
    file.split(open.as_str())
        .skip(1)
        .map(|rest| {
            let (text, _) = rest.split_once(&format!("{fence}\n")).unwrap();
            match text.strip_prefix(".\n") {
                Some(html) => ("", html),
                None => text.split_once("\n.\n").map(|(a, b)| (&rest[..=a.len()], b)).unwrap(),
            }
        })
        .collect()
}

/// The body of each example as our own pipeline writes it.
fn rendered(examples: &[(&str, &str)]) -> Vec<String> {
    let mut files: Vec<(String, String)> = examples
        .iter()
        .enumerate()
        .map(|(n, (text, _))| {
            (format!("content/e{n:04}.md"), format!("+++\ntitle = \"T\"\n+++\n{text}"))
        })
        .collect();
    let config = "version = 1\n[paths]\nlogs = []\n[content]\nraw_html = true\n";
    files.push(("comeback.toml".to_owned(), config.to_owned()));
    let files = files
        .into_iter()
        .map(|(path, text)| (RelPath::new(&path).unwrap(), SourceFile::new(text.into_bytes())))
        .collect();
    let inputs = Inputs { today: "2026-03-20".parse().unwrap(), files };
    let opened = pipeline::open(&inputs, config::FILE_NAME, None);
    let prepared = opened.prepare("me").unwrap();
    let mut bodies = vec![String::new(); examples.len()];
    for view in prepared.views() {
        let path = view["path"].as_str().unwrap();
        if let Some(n) = path.strip_prefix('e').and_then(|rest| rest[..4].parse::<usize>().ok()) {
            let part = |name: &str| view["view"][name].as_str().unwrap_or_default().to_owned();
            bodies[n] = part("title") + &part("body");
        }
    }
    bodies
}

/// Takes back what is added on purpose.
fn without_additions(html: &str) -> String {
    let mut html = html
        .replace(" rel=\"noopener noreferrer\"", "")
        .replace("<pre tabindex=\"0\">", "<pre>")
        .replace("<div class=\"scroll\" tabindex=\"0\">\n", "")
        .replace("</table>\n</div>\n", "</table>\n")
        .replace(" aria-label=\"done\"", "")
        .replace(" aria-label=\"open\"", "");
    for (class, style) in [("left", "left"), ("center", "center"), ("right", "right")] {
        html = html
            .replace(&format!(" class=\"{class}\""), &format!(" style=\"text-align: {style}\""));
    }
    without_heading_ids(&html)
}

fn without_heading_ids(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("<h") {
        let (before, tag) = rest.split_at(at + 3);
        out.push_str(before);
        rest = match tag.strip_prefix(" id=\"") {
            Some(id) => id.split_once('"').unwrap().1,
            None => tag,
        };
    }
    out + rest
}

fn compare(file: &str, options: Options) {
    let examples = examples(file);
    let ours = rendered(&examples);
    let mut wrong = Vec::new();
    for (n, (text, _)) in examples.iter().enumerate() {
        let mut own = String::new();
        html::push_html(&mut own, Parser::new_ext(text, options));
        let same = without_additions(&ours[n]) == own;
        // Comments are cut out on purpose, before anything is rendered.
        let commented = text.contains("<!--");
        if !same && !commented {
            wrong.push(format!("{n}: {text:?}\n  wanted {own:?}\n  got    {:?}", ours[n]));
        }
        if commented {
            assert!(!ours[n].contains("<!--") || text.contains('`'), "{text:?} {:?}", ours[n]);
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), examples.len(), wrong.join("\n"));
}

#[test]
fn every_example_of_commonmark_passes_unchanged() {
    assert_eq!(examples(SPEC).len(), 652);
    compare(SPEC, Options::empty());
}

#[test]
fn the_examples_of_github_pass_unchanged() {
    assert!(examples(GFM).len() >= 10);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    compare(GFM, options);
}

#[test]
fn the_examples_say_what_the_specification_wants() {
    let mut wrong = 0;
    for (text, wanted) in examples(SPEC) {
        let mut own = String::new();
        html::push_html(&mut own, Parser::new(text));
        let plain = |html: &str| html.replace("&quot;", "\"").replace("&#x27;", "'");
        wrong += usize::from(plain(&own) != plain(wanted));
    }
    assert!(wrong <= 12, "{wrong} of the examples differ from what the specification prints");
}
