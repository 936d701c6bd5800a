//! What the pages of articles show: the contract with the templates `article.html`,
//! `section.html`, `term.html`, `taxonomy.html`, `search.html`, `moved.html` and `404.html`.

use serde::Serialize;

use crate::markup::Markup;
use crate::site::frame::{Frame, Link};

/// A heading in the table of contents, with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub href: String,
    pub text: String,
    pub below: Vec<Entry>,
}

/// The same article in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Translation {
    pub language: String,
    pub href: String,
    pub text: String,
}

/// What stands above an article.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Nothing where the article brings its own first heading along.
    pub heading: Option<String>,
    /// The language of the article, where it is not that of the site.
    pub language: Option<String>,
    /// The sections it lies in, outermost first.
    pub crumbs: Vec<Link>,
    pub translations: Vec<Translation>,
}

/// One article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    pub frame: Frame,
    #[serde(flatten)]
    pub head: Head,
    pub date: Option<String>,
    pub updated: Option<String>,
    pub reading: String,
    pub tags: Vec<Link>,
    pub contents: Vec<Entry>,
    /// The heading that the text begins with, where it does: it is not in `body` again.
    pub title: Option<Markup>,
    pub body: Markup,
    pub earlier: Option<Link>,
    pub later: Option<Link>,
    #[serde(skip)]
    pub template: Option<String>,
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    pub link: Link,
    pub description: Option<String>,
    pub date: Option<String>,
}

/// A section or a term: its own words, and a page of its list.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    pub frame: Frame,
    #[serde(flatten)]
    pub head: Head,
    pub body: Option<Markup>,
    pub sections: Vec<Card>,
    pub pages: Vec<Card>,
    /// Which page of how many this is, where there are several.
    pub position: Option<String>,
    pub earlier: Option<Link>,
    pub later: Option<Link>,
    #[serde(skip)]
    pub is_term: bool,
    #[serde(skip)]
    pub template: Option<String>,
}

/// A term with how many articles have it.
#[derive(Clone, Debug, Serialize)]
pub struct TermLine {
    pub link: Link,
    pub count: String,
}

/// Every term of a taxonomy.
#[derive(Clone, Debug, Serialize)]
pub struct TermsView {
    pub frame: Frame,
    pub heading: String,
    pub crumbs: Vec<Link>,
    pub terms: Vec<TermLine>,
}

/// What stands at an old address.
#[derive(Clone, Debug, Serialize)]
pub struct MovedView {
    pub frame: Frame,
    pub link: Link,
}

/// The search page: it works without a server and asks for nothing else.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    pub frame: Frame,
    /// The rule for the page's own script.
    pub policy: String,
    pub script: Markup,
    /// Words and the articles they stand in.
    pub index: String,
    /// Every article, for reading without a script.
    pub articles: Vec<Card>,
}

/// What a server shows for an address that leads nowhere.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    pub frame: Frame,
    pub search: Option<Link>,
}
