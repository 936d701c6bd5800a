//! Problems of articles as a whole site: links, anchors, images, addresses that meet, notes that
//! do not end, and blocks for the reader's own numbers.

use super::{Diagnostic, Place, codes};

codes! {
    LINK_BROKEN = "link-broken", Error,
        "A link that leads nowhere",
        "An article links to a file or page that does not exist among the content. Links between \
         articles name the file, relative to the one they stand in: `../help/urgent.md`. A link \
         that starts with `/` or `@/` counts from the content folder.";
    ANCHOR_MISSING = "anchor-missing", Error,
        "A link to a heading that does not exist",
        "The page exists, but no heading of it has the id behind the `#`. The id of a heading is \
         its text in lower case with `-` for spaces, or what stands in `{#...}` behind it.";
    LINK_HIDDEN = "link-hidden", Warning,
        "A link to an article that is not built",
        "The article that this link leads to is a draft, or has a date after today. The words of \
         the link are shown without it until then.";
    LINK_UNSURE = "link-unsure", Warning,
        "A wiki link that fits several articles",
        "More than one article has this name. The link leads to the first of them in order of \
         path. Write the path, as in `[[load/running]]`, to choose.";
    SCHEME_REFUSED = "scheme-refused", Error,
        "A link of a kind that is not allowed",
        "Links may be relative, or start with `https:`, `http:`, `mailto:` or `#`. This one is \
         shown as text. Where all authors are trusted, `content.raw_html = true` lets every link \
         through.";
    IMAGE_MISSING = "image-missing", Error,
        "An image that does not exist",
        "An article shows an image that is not in the content folder. The path is relative to the \
         article it stands in. Its words are shown instead.";
    IMAGE_REMOTE = "image-remote", Error,
        "An image from another site",
        "An image that is loaded from elsewhere tells that site who is reading. It was left out \
         and its words are shown. Save the image beside the article and name the file.";
    IMAGE_WITHOUT_WORDS = "image-without-words", Warning,
        "An image without words",
        "Someone who cannot see the image gets nothing. Write what it shows between the brackets: \
         `![what it shows](image.png)`.";
    IMAGE_UNREADABLE = "image-unreadable", Error,
        "An image whose kind is not known",
        "The file is not a PNG, JPEG, GIF, WebP or SVG image, or is damaged. It was left out \
         and its words are shown.";
    ROUTE_TAKEN = "route-taken", Error,
        "Two articles with one address",
        "Two articles would be written to the same address, because of their names or a `slug`. \
         The first in order of path keeps it and the other was left out. Change its name or give \
         it a slug of its own.";
    ALIAS_TAKEN = "alias-taken", Error,
        "An alias that is in use",
        "An alias leads from an old address to this article, but the old address is that of \
         another page or alias, or is not a path inside the site. The alias was left out.";
    HEADING_TWICE = "heading-twice", Warning,
        "Two headings with one id",
        "Two headings of an article were given the same id in `{#...}`. The second one got a \
         number behind it. Links lead to the first.";
    NOTE_OPEN = "note-open", Warning,
        "A note that does not end",
        "`%%` or `<!--` opens a note that is not shown, and nothing closes it. Everything from \
         there to the end of the article was left out, so that nothing private is shown by \
         mistake. Close it, or put the marks between backticks where they are meant as text.";
    SHORTCODE = "shortcode", Hint,
        "A shortcode of another generator",
        "The article holds a shortcode such as `{{< ref >}}` or `{{ youtube() }}`, which comeback \
         does not run. It is shown as text. Write plain Markdown in its place.";
    EMBED_UNKNOWN = "embed-key", Warning,
        "A line of a block that is not known",
        "A block for the reader's own numbers holds a key or a name that comeback does not know. \
         The block was left out.";
    EMBED_UNREADABLE = "embed-unreadable", Warning,
        "A block that cannot be read",
        "A block for the reader's own numbers holds lines of TOML: `kind = \"course\"`. This one \
         could not be read and was left out.";
    TEMPLATE_UNKNOWN = "template-unknown", Hint,
        "An article asks for a template that the theme does not have",
        "The article was printed with the usual template. Add the template to the theme, or take \
         the key out.";
    READER_UNKNOWN = "reader-unknown", Warning,
        "An article for a reader who is not known",
        "The `audience` of an article names a reader that the configuration does not have. Nobody \
         of that name gets the article.";
}

pub fn broken(place: &Place, target: &str) -> Diagnostic {
    Diagnostic::new(&LINK_BROKEN, "This link leads nowhere")
        .at(place)
        .read(target)
        .help("name the file, relative to this one")
}

pub fn anchor_missing(place: &Place, anchor: &str) -> Diagnostic {
    Diagnostic::new(&ANCHOR_MISSING, "The page has no heading with this id")
        .at(place)
        .read(anchor)
        .help("an id is the heading in lower case with `-` for spaces")
}

pub fn hidden(place: &Place, target: &str) -> Diagnostic {
    Diagnostic::new(&LINK_HIDDEN, "This leads to an article that is not built yet")
        .at(place)
        .read(target)
        .help("it is a draft, or dated after today; until it is built, the words stand without a link")
}

pub fn unsure(place: &Place, target: &str) -> Diagnostic {
    Diagnostic::new(&LINK_UNSURE, "More than one article fits this link")
        .at(place)
        .read(target)
        .help("write the path of the one you mean")
}

pub fn scheme_refused(place: &Place, target: &str) -> Diagnostic {
    Diagnostic::new(&SCHEME_REFUSED, "This kind of link is not allowed")
        .at(place)
        .read(target)
        .help("links are relative, or start with https:, http:, mailto: or #")
}

pub fn image_missing(place: &Place, target: &str) -> Diagnostic {
    Diagnostic::new(&IMAGE_MISSING, "This image does not exist")
        .at(place)
        .read(target)
        .help("name the file, relative to this one")
}

pub fn image_remote(place: &Place, target: &str) -> Diagnostic {
    Diagnostic::new(&IMAGE_REMOTE, "An image from another site is not loaded")
        .at(place)
        .read(target)
        .help("save it beside the article and name the file")
}

pub fn image_without_words(place: &Place) -> Diagnostic {
    Diagnostic::new(&IMAGE_WITHOUT_WORDS, "This image has no words")
        .at(place)
        .help("write what it shows between the brackets")
}

pub fn image_unreadable(place: &Place, target: &str) -> Diagnostic {
    Diagnostic::new(&IMAGE_UNREADABLE, "This file is not an image that can be read")
        .at(place)
        .read(target)
        .help("use PNG, JPEG, GIF, WebP or SVG")
}

pub fn route_taken(place: &Place, by: &str) -> Diagnostic {
    Diagnostic::new(&ROUTE_TAKEN, "Another page already has the address of this article")
        .at(place)
        .read(by)
        .help("rename the file, or give it a `slug` of its own")
}

pub fn alias_taken(place: &Place, alias: &str) -> Diagnostic {
    Diagnostic::new(&ALIAS_TAKEN, "This alias is the address of another page, or not a path")
        .at(place)
        .read(alias)
        .help("take the alias out, or change the other page's address")
}

pub fn heading_twice(place: &Place, id: &str) -> Diagnostic {
    Diagnostic::new(&HEADING_TWICE, "Another heading already has this id")
        .at(place)
        .read(id)
        .help("give it another id")
}

pub fn note_open(place: &Place) -> Diagnostic {
    Diagnostic::new(&NOTE_OPEN, "This opens a note that is never closed")
        .at(place)
        .help("close it; everything behind it was left out")
}

pub fn shortcode(place: &Place) -> Diagnostic {
    Diagnostic::new(&SHORTCODE, "This is a shortcode of another generator and is shown as text")
        .at(place)
        .help("write plain Markdown in its place")
}

pub fn embed_unknown(place: &Place, read: &str, known: &str) -> Diagnostic {
    Diagnostic::new(&EMBED_UNKNOWN, "This block holds a key or name that is not known")
        .at(place)
        .read(read)
        .help(format!("it may be: {known}"))
}

pub fn embed_unreadable(place: &Place) -> Diagnostic {
    Diagnostic::new(&EMBED_UNREADABLE, "The lines of this block cannot be read")
        .at(place)
        .help("write lines such as `kind = \"course\"`")
}

pub fn template_unknown(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::new(&TEMPLATE_UNKNOWN, "The theme has no template of this name")
        .at(place)
        .read(name)
        .help("add it to the theme, or take the key out; the usual template was used")
}

pub fn reader_unknown(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::new(&READER_UNKNOWN, "No reader of this name is configured")
        .at(place)
        .read(name)
        .help("add an audience of this name, or correct the name")
}
