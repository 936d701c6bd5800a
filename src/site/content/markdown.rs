//! How Markdown is read: which extensions are on, and where brackets are wiki links.

use pulldown_cmark::{Options, Parser};

use super::Options as Settings;
use super::sign::signs;

/// The extensions that are always on.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// A reader of an article's text.
pub(super) fn parser<'a>(text: &'a str, settings: &Settings) -> Parser<'a> {
    let mut options = OPTIONS;
    options.set(Options::ENABLE_SMART_PUNCTUATION, settings.smart_punctuation);
    options.set(Options::ENABLE_WIKILINKS, signs(text).brackets && has_wiki_links(text, options));
    Parser::new_ext(text, options)
}

/// Whether doubled brackets are wiki links: not where one of them names a link reference, which
/// plain Markdown would read as a link between brackets.
fn has_wiki_links(text: &str, options: Options) -> bool {
    let parser = Parser::new_ext(text, options);
    let labels = parser.reference_definitions();
    let mut inner = text.split("[[").skip(1).filter_map(|rest| rest.split(']').next());
    !inner.any(|label| labels.get(label).is_some())
}
