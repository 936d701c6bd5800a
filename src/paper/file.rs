//! Writes laid-out pages as a PDF file: title, language, outline and tags, and nothing that tells
//! who made it, with what, where or when. Held to the rules of PDF/UA-1 while it is written.

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{TagKind, TagTree};
use krilla::{Document, SerializeSettings};

use super::ink::{Node, Spot, draw};
use super::sheet::Format;
use super::{Fonts, Unwritable};
use crate::site::sheet::SheetView;

/// Whether the file is refused where it breaks a rule of PDF/UA-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rules {
    Accessible,
    Plain,
}

/// The bytes of the file. A font that may not be embedded by those rules costs the mark of
/// accessibility, not the sheet.
pub(super) fn write(
    view: &SheetView,
    pages: &[Vec<Node>],
    with: (Format, &Fonts<'_>),
) -> Result<Vec<u8>, Unwritable> {
    written(view, pages, with, Rules::Accessible)
        .or_else(|_| written(view, pages, with, Rules::Plain))
}

fn written(
    view: &SheetView,
    pages: &[Vec<Node>],
    (format, fonts): (Format, &Fonts<'_>),
    rules: Rules,
) -> Result<Vec<u8>, Unwritable> {
    let mut document = Document::new_with(settings(rules)?);
    let language = view.language.clone();
    document.set_metadata(Metadata::new().title(view.title.clone()).language(language.clone()));
    let mut tree = TagTree::new().with_lang(Some(language));
    let mut outline = Outline::new();
    let origin = (format.side, format.top);
    for (at, nodes) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(format.width, format.height)
            .ok_or_else(|| Unwritable("a page without a size".to_owned()))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for read in draw(nodes, origin, &mut surface, fonts) {
            tree.push(read);
        }
        surface.finish();
        page.finish();
        for (name, (x, y)) in headings(nodes, origin) {
            let place = XyzDestination::new(at, Point::from_xy(x, y));
            outline.push_child(OutlineNode::new(name, place));
        }
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.finish().map_err(|error| Unwritable(format!("{error:?}")))
}

fn settings(rules: Rules) -> Result<SerializeSettings, Unwritable> {
    let builder = match rules {
        Rules::Accessible => {
            ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1)
        }
        Rules::Plain => ConfigurationBuilder::new(),
    };
    let configuration = builder.finish().map_err(|error| Unwritable(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

/// The headings of a page with their places.
fn headings(nodes: &[Node], origin: Spot) -> Vec<(String, Spot)> {
    let mut found = Vec::new();
    for node in nodes {
        match node {
            Node::Tagged { tag, inside } => {
                if let TagKind::Hn(tag) = tag {
                    found.extend(tag.title().map(|title| (title.to_owned(), origin)));
                }
                found.extend(headings(inside, origin));
            }
            Node::Moved { by, inside } => {
                found.extend(headings(inside, (origin.0 + by.0, origin.1 + by.1)));
            }
            Node::Content(_) | Node::Ornament(_) => {}
        }
    }
    found
}
