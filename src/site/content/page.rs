//! From an address to what its page shows. Everything here is made when the page is rendered and
//! forgotten afterwards, so that the cost of a page does not grow with the site.

use super::library::Leaf;
use super::render::{Surroundings, apart, render};
use super::shelf::{Section, Shelf, Spot, below, file_path};
use super::target::Target;
use super::view::{
    ArticleView, Card, Entry, Head, ListView, MovedView, NotFoundView, TermLine, TermsView,
    Translation,
};
use super::{Embed, Heading};
use crate::inputs::RelPath;
use crate::markup::Markup;
use crate::site::frame::{self, Frame, Link};
use crate::site::page::{self, View};
use crate::site::plan::{Page, SitePlan};
use crate::site::route::Route;

/// The page of an address, or one of the further pages of its list.
pub(crate) fn view(plan: &SitePlan, page: &Page, address: &str, number: u32) -> Option<View> {
    let desk = Desk { plan, shelf: plan.shelf()?, page };
    Some(match *desk.shelf.spots.get(address)? {
        Spot::Leaf(index) => View::Article(desk.article(index)?),
        Spot::Section(index) => View::List(desk.section(desk.shelf.sections.get(index)?, number)),
        Spot::Taxonomy(at) => View::Terms(desk.terms(at)?),
        Spot::Term(at, n) => View::List(desk.term(at, n, number)?),
    })
}

/// The page at an old address.
pub(crate) fn moved(plan: &SitePlan, page: &Page, path: &str) -> Option<View> {
    let shelf = plan.shelf()?;
    let index = *shelf.moved.get(path)?;
    let to = Route::Article(shelf.addresses.get(index)?.clone()?);
    let link = frame::link(plan, &to, &page.route, &page.title);
    Some(View::Moved(MovedView { frame: frame::frame(plan, &page.route, &page.title), link }))
}

/// The page for an address that leads nowhere. It may be shown anywhere, so its links count from
/// the site's own address where that is known.
pub(crate) fn not_found(plan: &SitePlan, page: &Page) -> View {
    let mut frame = frame::frame(plan, &page.route, &page.title);
    let mut search = plan
        .has(&Route::Search)
        .then(|| frame::link(plan, &Route::Search, &page.route, plan.words().text("search.title")));
    if let Some(base) = plan.base_url() {
        let whole = |href: &mut String| href.insert_str(0, base);
        whole(&mut frame.style);
        whole(&mut frame.root);
        whole(&mut frame.home);
        frame.navigation.iter_mut().for_each(|link| whole(&mut link.href));
        search.iter_mut().for_each(|link| whole(&mut link.href));
    }
    View::NotFound(NotFoundView { frame, search })
}

/// How many pages a list has.
pub(super) fn page_count(length: usize, size: usize) -> usize {
    length.div_ceil(size.max(1)).max(1)
}

struct Desk<'a> {
    plan: &'a SitePlan,
    shelf: &'a Shelf,
    page: &'a Page,
}

impl<'a> Desk<'a> {
    fn leaf(&self, index: usize) -> Option<&'a Leaf> {
        self.shelf.library.leaves.get(index)
    }

    fn frame(&self, description: Option<&str>) -> Frame {
        let mut frame = frame::frame(self.plan, &self.page.route, &self.page.title);
        frame.description = description.map(str::to_owned);
        frame
    }

    fn to(&self, address: &str, text: &str) -> Link {
        frame::link(self.plan, &Route::Article(address.to_owned()), &self.page.route, text)
    }

    fn to_leaf(&self, index: usize) -> Option<Link> {
        let address = self.shelf.addresses.get(index)?.as_deref()?;
        Some(self.to(address, &self.leaf(index)?.title))
    }

    fn article(&self, index: usize) -> Option<ArticleView> {
        let leaf = self.leaf(index)?;
        let (section, place) = *self.shelf.places.get(index)?;
        let section = self.shelf.sections.get(section)?;
        let words = self.plan.words();
        let beside = |at: Option<usize>| self.to_leaf(*section.pages.get(at?)?);
        let (title, body) = apart(self.body(leaf));
        Some(ArticleView {
            frame: self.frame(leaf.article.matter.description.as_deref()),
            head: self.head(leaf, index, Some(section)),
            date: leaf.date.map(|date| words.numbers().date(date)),
            updated: leaf.article.matter.updated.map(|date| words.numbers().date(date)),
            reading: words.count("article.reading", leaf.survey.words.div_ceil(220).max(1)),
            tags: self.tags(leaf),
            contents: contents(&leaf.survey.headings),
            title,
            body,
            earlier: beside(place.checked_sub(1)),
            later: beside(place.checked_add(1)),
            template: leaf.article.matter.template.clone(),
        })
    }

    fn body(&self, leaf: &Leaf) -> Markup {
        render(&self.shelf.library, leaf, self)
    }

    fn head(&self, leaf: &Leaf, index: usize, within: Option<&'a Section>) -> Head {
        Head {
            heading: (!leaf.survey.titled).then(|| leaf.title.clone()),
            language: leaf.language.clone(),
            crumbs: self.crumbs(within),
            translations: self.translations(index, leaf),
        }
    }

    /// The sections from the outermost to this one; the first page of all has its own place.
    fn crumbs(&self, from: Option<&'a Section>) -> Vec<Link> {
        let above = |section: &&'a Section| self.shelf.sections.get(section.parent?);
        let mut chain: Vec<&Section> = std::iter::successors(from, above).collect();
        chain.reverse();
        chain.into_iter().map(|section| self.to(&section.address, &self.title(section))).collect()
    }

    fn title(&self, section: &Section) -> String {
        match section.title.as_str() {
            "" => self.plan.words().text("nav.articles").to_owned(),
            title => title.to_owned(),
        }
    }

    fn tags(&self, leaf: &Leaf) -> Vec<Link> {
        let taxonomies = self.shelf.taxonomies.iter();
        taxonomies
            .flat_map(|taxonomy| {
                let own = leaf.article.matter.taxonomies.get(&taxonomy.name);
                let terms = own.into_iter().flatten().filter_map(|term| taxonomy.term(term));
                terms.map(|term| self.to(&term.address, &term.name))
            })
            .collect()
    }

    fn translations(&self, index: usize, leaf: &Leaf) -> Vec<Translation> {
        if self.shelf.library.settings.languages.is_empty() {
            return Vec::new();
        }
        let others = self.shelf.library.twins(leaf).into_iter().filter(|other| *other != index);
        others
            .filter_map(|other| {
                let link = self.to_leaf(other)?;
                let language = self.leaf(other)?.language.clone();
                let language = language.unwrap_or_else(|| self.plan.words().language().to_owned());
                Some(Translation { language, href: link.href, text: link.text })
            })
            .collect()
    }

    fn section(&self, section: &'a Section, number: u32) -> ListView {
        let own = section.leaf.and_then(|index| Some((index, self.leaf(index)?)));
        let parent = section.parent.and_then(|at| self.shelf.sections.get(at));
        let head = match own {
            Some((index, leaf)) => self.head(leaf, index, parent),
            None => Head {
                heading: Some(self.title(section)),
                language: section.language.clone(),
                crumbs: self.crumbs(parent),
                translations: Vec::new(),
            },
        };
        let first = number == 1;
        let matter = own.map(|(_, leaf)| &leaf.article.matter);
        let inner = section.sections.iter().filter_map(|at| self.shelf.sections.get(*at));
        let list = ListView {
            frame: self.frame(matter.and_then(|it| it.description.as_deref())),
            head,
            body: own.filter(|_| first).map(|(_, leaf)| self.body(leaf)),
            sections: inner.filter(|_| first).map(|section| self.section_card(section)).collect(),
            pages: Vec::new(),
            position: None,
            earlier: None,
            later: None,
            is_term: false,
            template: matter.and_then(|it| it.template.clone()),
        };
        self.with_pages(list, &section.pages, (&section.address, number, self.shelf.size(section)))
    }

    fn section_card(&self, section: &Section) -> Card {
        let own = section.leaf.and_then(|index| self.leaf(index));
        Card {
            link: self.to(&section.address, &self.title(section)),
            description: own.and_then(|leaf| leaf.article.matter.description.clone()),
            date: None,
        }
    }

    /// A list with one page of its articles, and the ways to the pages beside.
    fn with_pages(
        &self,
        mut list: ListView,
        pages: &[usize],
        (address, number, size): (&str, u32, usize),
    ) -> ListView {
        let at = usize::try_from(number).unwrap_or(1).saturating_sub(1);
        let count = page_count(pages.len(), size);
        let shown = pages.iter().skip(at * size).take(size);
        list.pages = shown.filter_map(|index| self.card(*index)).collect();
        let words = self.plan.words();
        let to = |n: u32, key| {
            let route = match n {
                1 => Route::Article(address.to_owned()),
                n => Route::More(address.to_owned(), n),
            };
            frame::link(self.plan, &route, &self.page.route, words.text(key))
        };
        if count > 1 {
            let parts = [("n", &*number.to_string()), ("of", &*count.to_string())];
            list.position = Some(words.say("article.position", &parts));
            list.earlier = (at > 0).then(|| to(number - 1, "article.page-before"));
            list.later = (at + 1 < count).then(|| to(number + 1, "article.page-after"));
        }
        if number > 1 {
            list.head.heading.get_or_insert_with(|| self.page.title.clone());
        }
        list
    }

    fn card(&self, index: usize) -> Option<Card> {
        let leaf = self.leaf(index)?;
        Some(Card {
            link: self.to_leaf(index)?,
            description: leaf.article.matter.description.clone(),
            date: leaf.date.map(|date| self.plan.words().numbers().date(date)),
        })
    }

    fn terms(&self, at: usize) -> Option<TermsView> {
        let taxonomy = self.shelf.taxonomies.get(at)?;
        let words = self.plan.words();
        let line = |term: &super::taxonomy::Term| TermLine {
            link: self.to(&term.address, &term.name),
            count: words.count("article.count", term.pages.len()),
        };
        Some(TermsView {
            frame: self.frame(None),
            heading: self.page.title.clone(),
            crumbs: self.crumbs(self.shelf.sections.first()),
            terms: taxonomy.terms.iter().map(line).collect(),
        })
    }

    fn term(&self, at: usize, n: usize, number: u32) -> Option<ListView> {
        let taxonomy = self.shelf.taxonomies.get(at)?;
        let term = taxonomy.terms.get(n)?;
        let mut crumbs = self.crumbs(self.shelf.sections.first());
        crumbs.push(self.to(&taxonomy.address, self.plan.words().text("article.tags")));
        let heading = Some(term.name.clone());
        let list = ListView {
            frame: self.frame(None),
            head: Head { heading, language: None, crumbs, translations: Vec::new() },
            body: None,
            sections: Vec::new(),
            pages: Vec::new(),
            position: None,
            earlier: None,
            later: None,
            is_term: true,
            template: None,
        };
        let size = self.shelf.library.settings.page_size as usize;
        Some(self.with_pages(list, &term.pages, (&term.address, number, size)))
    }
}

impl Surroundings for Desk<'_> {
    fn link(&self, target: &Target) -> Option<String> {
        let (route, heading) = match target {
            Target::Leaf(index, heading) => {
                (Route::Article(self.shelf.addresses.get(*index)?.clone()?), heading.as_deref())
            }
            Target::Folder(address) => (Route::Article(below(&self.shelf.base, address)), None),
            Target::File(file) => (Route::File(file_path(&self.shelf.base, file)), None),
            Target::Static(file) => (Route::File(file.clone()), None),
            Target::Heading(id) => return Some(format!("#{id}")),
            _ => return None,
        };
        if !self.plan.has(&route) {
            return None;
        }
        let mut href = route.seen_from(&self.page.route);
        if let Some(heading) = heading {
            href.push('#');
            href.push_str(heading);
        }
        Some(href)
    }

    fn file(&self, path: &RelPath) -> String {
        let route = match self.shelf.library.files.contains_key(path) {
            true => Route::File(file_path(&self.shelf.base, path)),
            false => Route::File(path.clone()),
        };
        route.seen_from(&self.page.route)
    }

    fn embed(&self, embed: &Embed, number: usize) -> Option<Markup> {
        page::embed(self.plan, page::Spot { page: &self.page.route, number }, embed)
    }

    fn word(&self, key: &'static str) -> &str {
        self.plan.words().text(key)
    }
}

/// The headings of the second level with those of the third below them; nothing for an article
/// that is seen at a glance.
fn contents(headings: &[Heading]) -> Vec<Entry> {
    let entry = |heading: &Heading| Entry {
        href: format!("#{}", heading.id),
        text: heading.text.clone(),
        below: Vec::new(),
    };
    let mut top: Vec<Entry> = Vec::new();
    for heading in headings {
        match (heading.level, top.last_mut()) {
            (2, _) => top.push(entry(heading)),
            (3, Some(last)) => last.below.push(entry(heading)),
            _ => {}
        }
    }
    if top.len() < 3 { Vec::new() } else { top }
}
