//! Articles: front matter and Markdown, as written. Which page an article becomes, and where its
//! links lead, is `site`'s business.

mod matter;

use crate::article::{Article, BodyStart, Matter};
use crate::diag::{Diagnostic, Parsed, Place, content as problem};
use crate::inputs::{RelPath, SourceFile};

/// Reads one article. `folder` is the content folder its file lies in.
pub fn parse_article(
    file: &RelPath,
    folder: &RelPath,
    source: &SourceFile,
) -> Parsed<Option<Article>> {
    let bytes = source.bytes();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Parsed::with(None, vec![problem::content_not_text(file)]);
    };
    let below = file.as_str().strip_prefix(folder.as_str()).unwrap_or(file.as_str());
    let Some(path) = RelPath::new(below.trim_start_matches('/')) else {
        return Parsed::clean(None);
    };
    let (front, body, body_line) = split(text);
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let matter = match front {
        Front::None => Matter::default(),
        Front::Toml(text) => matter::toml(text, file).into_value(&mut diagnostics),
        Front::Yaml(text) => matter::yaml(text, file).into_value(&mut diagnostics),
        Front::Open => {
            diagnostics.push(problem::matter_not_closed(&Place::new(file, 1, 1, 3)));
            Matter::default()
        }
    };
    let start = BodyStart { byte: source.bytes().len() - body.len(), line: body_line };
    let article = Article::new((path, file.clone()), matter, source.clone(), start);
    Parsed::with(Some(article), diagnostics)
}

/// The front matter of a file by its fence.
enum Front<'a> {
    None,
    Toml(&'a str),
    Yaml(&'a str),
    /// A fence that is never closed.
    Open,
}

/// Front matter, body, and the line the body starts on.
fn split(text: &str) -> (Front<'_>, &str, u32) {
    for fence in ["+++", "---"] {
        let Some(rest) = after_fence(text, fence) else { continue };
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == fence {
                let front = &rest[..at];
                let front = if fence == "+++" { Front::Toml(front) } else { Front::Yaml(front) };
                let lines = u32::try_from(front_lines(&rest[..at])).unwrap_or(0) + 3;
                return (front, &rest[at + line.len()..], lines);
            }
            at += line.len();
        }
        return (Front::Open, text, 1);
    }
    (Front::None, text, 1)
}

fn front_lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// What stands behind a first line that is nothing but the fence.
fn after_fence<'a>(text: &'a str, fence: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(fence)?;
    let end = rest.find('\n')?;
    rest[..end].trim().is_empty().then(|| &rest[end + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn parse(text: &str) -> Parsed<Option<Article>> {
        let file = RelPath::new("content/load/rotation.md").unwrap();
        let source = SourceFile::new(text.as_bytes());
        parse_article(&file, &RelPath::new("content").unwrap(), &source)
    }

    #[test]
    fn toml_and_yaml_say_the_same() {
        let toml = parse("+++\ntitle = \"A\"\ndate = 2026-11-01\ntags = [\"x\"]\n+++\n\nBody\n");
        let yaml = parse("---\ntitle: A\ndate: 2026-11-01\ntags: [x]\n---\n\nBody\n");
        for parsed in [toml, yaml] {
            assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
            let article = parsed.value.unwrap();
            assert_eq!(article.matter.title.as_deref(), Some("A"));
            assert_eq!(article.matter.date, Some(date(2026, 11, 1)));
            assert_eq!(article.matter.tags(), ["x"]);
            assert_eq!(article.path.as_str(), "load/rotation.md");
            assert_eq!(article.body().trim(), "Body");
        }
    }

    #[test]
    fn the_body_keeps_its_line() {
        assert_eq!(parse("+++\ntitle = \"A\"\n+++\nBody").value.unwrap().body_line, 4);
        assert_eq!(parse("Body").value.unwrap().body_line, 1);
    }

    #[test]
    fn two_names_of_one_key_are_no_mistake() {
        let parsed = parse("---\ndate: 2026-01-02\npublishDate: 2026-01-03\n---\n");
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        assert_eq!(parsed.value.unwrap().matter.date, Some(date(2026, 1, 2)));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let code = |text: &str| parse(text).diagnostics[0].code().name;
        assert_eq!(code("+++\ntitle = \"A\"\n"), "matter-not-closed");
        assert_eq!(code("+++\ntitle = A\n+++\n"), "matter-unreadable");
        assert_eq!(code("---\ntitle: [\n---\n"), "matter-unreadable");
        assert_eq!(code("+++\ndate = \"soon\"\n+++\n"), "matter-value");
        assert_eq!(code("+++\ntitel = \"A\"\n+++\n"), "matter-key");
    }
}
