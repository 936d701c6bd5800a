//! The articles that one reader gets: sections, their order, what stands beside what, terms, and
//! the files they use. Made from the library by leaving out; nothing of what is left out shows.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::folder_of;
use super::image;
use super::library::{Kind, Library, spoken};
use super::order::sort;
use super::page::page_count;
use super::taxonomy::{Taxonomy, taxonomies};
use crate::inputs::RelPath;
use crate::site::route::Route;
use crate::site::wording::Wording;

/// Which articles a reader gets, and where they stand.
#[derive(Debug)]
pub struct Choice<'a> {
    /// The reader's name, as an article's `audience` names it.
    pub reader: &'a str,
    /// Whether the reader is the owner, who gets every article.
    pub owner: bool,
    /// The folder that all of them lie in: nothing on a site of articles alone.
    pub base: &'a str,
}

/// What an address belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Leaf(usize),
    Section(usize),
    Taxonomy(usize),
    Term(usize, usize),
}

/// A folder of articles.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) address: String,
    pub(super) title: String,
    /// The article of the folder itself.
    pub(super) leaf: Option<usize>,
    pub(super) parent: Option<usize>,
    pub(super) language: Option<String>,
    /// In the order that the section asks for.
    pub(super) pages: Vec<usize>,
    pub(super) sections: Vec<usize>,
}

/// One reader's articles.
#[derive(Debug)]
pub struct Shelf {
    pub(super) library: Arc<Library>,
    pub(super) base: String,
    /// For each article of the library its address here, where the reader has it.
    pub(super) addresses: Vec<Option<String>>,
    pub(super) spots: BTreeMap<String, Spot>,
    pub(super) sections: Vec<Section>,
    /// For each article the section it belongs to and its place there.
    pub(super) places: Vec<(usize, usize)>,
    pub(super) taxonomies: Vec<Taxonomy>,
    /// Files to copy: where to, and which.
    pub(super) files: BTreeMap<RelPath, RelPath>,
    /// Old addresses, each a path of the site, with the article they lead to.
    pub(super) moved: BTreeMap<String, usize>,
}

type SectionKey = (Option<String>, String);

/// Takes from the library what a reader gets.
pub fn shelf(library: Arc<Library>, choice: &Choice<'_>) -> Shelf {
    let base = choice.base.to_owned();
    let addresses: Vec<Option<String>> = library
        .leaves
        .iter()
        .map(|leaf| {
            let wanted = &leaf.article.matter.audience;
            let shown =
                choice.owner || wanted.is_empty() || wanted.iter().any(|it| it == choice.reader);
            shown.then(|| below(&base, &leaf.address))
        })
        .collect();
    let keys = section_keys(&library, &addresses);
    let mut sections = sections(&library, &keys, &base);
    let places = fill(&library, &addresses, &keys, &mut sections);
    let taxonomies = taxonomies(&library, &addresses, &base);
    let spots = spots(&addresses, &sections, &taxonomies);
    let files = files(&library, &addresses, &base);
    let moved = moved(&library, &addresses, &base);
    Shelf { library, base, addresses, spots, sections, places, taxonomies, files, moved }
}

pub(super) fn below(base: &str, address: &str) -> String {
    match (base, address) {
        ("", address) => address.to_owned(),
        (base, "") => base.to_owned(),
        (base, address) => format!("{base}/{address}"),
    }
}

/// Every section that has something to show, with the ones it lies in, by language and folder.
fn section_keys(
    library: &Library,
    addresses: &[Option<String>],
) -> BTreeMap<SectionKey, Option<usize>> {
    let mut keys = BTreeMap::from([((None, String::new()), None)]);
    for (index, leaf) in library.leaves.iter().enumerate() {
        if addresses.get(index).is_none_or(Option::is_none) {
            continue;
        }
        let own = (leaf.language.clone(), leaf.folder.clone());
        if leaf.kind == Kind::Section {
            keys.insert(own.clone(), Some(index));
        }
        let mut folder = own.1.as_str();
        while !keys.contains_key(&(own.0.clone(), folder.to_owned())) {
            keys.insert((own.0.clone(), folder.to_owned()), None);
            folder = folder_of(folder);
        }
        while !folder.is_empty() {
            folder = folder_of(folder);
            keys.entry((own.0.clone(), folder.to_owned())).or_default();
        }
    }
    keys
}

fn sections(
    library: &Library,
    keys: &BTreeMap<SectionKey, Option<usize>>,
    base: &str,
) -> Vec<Section> {
    let numbers: BTreeMap<&SectionKey, usize> =
        keys.keys().enumerate().map(|(at, key)| (key, at)).collect();
    let position = |key: &SectionKey| numbers.get(key).copied();
    keys.iter()
        .map(|((language, folder), leaf)| {
            let slugs = library.folders.steps(language.as_deref(), folder);
            let parts: Vec<String> = language.clone().into_iter().chain(slugs).collect();
            let own = leaf.and_then(|leaf| library.leaves.get(leaf));
            let name = folder.rsplit('/').next().unwrap_or("");
            let parent = (!folder.is_empty())
                .then(|| position(&(language.clone(), folder_of(folder).to_owned())));
            Section {
                address: below(base, &parts.join("/")),
                title: own.map_or_else(|| spoken(name), |leaf| leaf.title.clone()),
                leaf: *leaf,
                parent: parent.flatten(),
                language: language.clone(),
                pages: Vec::new(),
                sections: Vec::new(),
            }
        })
        .collect()
}

/// Puts pages and sections into the sections they belong to, in order.
fn fill(
    library: &Library,
    addresses: &[Option<String>],
    keys: &BTreeMap<SectionKey, Option<usize>>,
    sections: &mut [Section],
) -> Vec<(usize, usize)> {
    let numbers: BTreeMap<(Option<&str>, &str), usize> = keys
        .keys()
        .enumerate()
        .map(|(at, (language, folder))| ((language.as_deref(), folder.as_str()), at))
        .collect();
    for (index, leaf) in library.leaves.iter().enumerate() {
        let here = numbers.get(&(leaf.language.as_deref(), leaf.folder.as_str()));
        if let (Kind::Page, Some(Some(_)), Some(&at)) = (leaf.kind, addresses.get(index), here)
            && let Some(section) = sections.get_mut(at)
        {
            section.pages.push(index);
        }
    }
    for at in 0..sections.len() {
        let parent = sections.get(at).and_then(|section| section.parent);
        if let Some(parent) = parent.and_then(|parent| sections.get_mut(parent)) {
            parent.sections.push(at);
        }
    }
    let mut places = vec![(0, 0); library.leaves.len()];
    let weights: Vec<(i64, String)> = sections.iter().map(|it| weight(library, it)).collect();
    for (at, section) in sections.iter_mut().enumerate() {
        let own = section.leaf.and_then(|leaf| library.leaves.get(leaf));
        sort(
            library,
            &mut section.pages,
            own.and_then(|leaf| leaf.article.matter.sort_by.as_deref()),
        );
        section.sections.sort_by_key(|inner| weights.get(*inner).cloned());
        for (n, page) in section.pages.iter().enumerate() {
            if let Some(place) = places.get_mut(*page) {
                *place = (at, n);
            }
        }
        if let Some(place) = section.leaf.and_then(|leaf| places.get_mut(leaf)) {
            *place = (at, usize::MAX);
        }
    }
    places
}

fn weight(library: &Library, section: &Section) -> (i64, String) {
    let own = section.leaf.and_then(|leaf| library.leaves.get(leaf));
    let weight = own.and_then(|leaf| leaf.article.matter.weight);
    (weight.unwrap_or(i64::MAX), section.title.to_lowercase())
}

fn spots(
    addresses: &[Option<String>],
    sections: &[Section],
    taxonomies: &[Taxonomy],
) -> BTreeMap<String, Spot> {
    // Where two have one address, the last of them has it.
    let mut spots = Vec::with_capacity(addresses.len() + sections.len());
    for (at, taxonomy) in taxonomies.iter().enumerate() {
        let terms = taxonomy.terms.iter().enumerate();
        spots.extend(terms.map(|(n, term)| (term.address.clone(), Spot::Term(at, n))));
        spots.push((taxonomy.address.clone(), Spot::Taxonomy(at)));
    }
    for (at, address) in addresses.iter().enumerate() {
        spots.extend(address.iter().map(|address| (address.clone(), Spot::Leaf(at))));
    }
    for (at, section) in sections.iter().enumerate() {
        spots.push((section.address.clone(), Spot::Section(at)));
    }
    spots.into_iter().collect()
}

fn files(
    library: &Library,
    addresses: &[Option<String>],
    base: &str,
) -> BTreeMap<RelPath, RelPath> {
    let shown = library.leaves.iter().zip(addresses).filter(|(_, address)| address.is_some());
    let used: BTreeSet<&RelPath> = shown.flat_map(|(leaf, _)| &leaf.files).collect();
    let content = used.into_iter().map(|file| (file_path(base, file), file.clone()));
    let statics = library.statics.keys().map(|file| (file.clone(), file.clone()));
    statics.chain(content).collect()
}

/// Where a file of the content folder is written to.
pub(super) fn file_path(base: &str, file: &RelPath) -> RelPath {
    RelPath::made_of(&below(base, file.as_str()))
}

fn moved(library: &Library, addresses: &[Option<String>], base: &str) -> BTreeMap<String, usize> {
    let shown = |index: &usize| addresses.get(*index).is_some_and(Option::is_some);
    let own = library.moved.iter().filter(|(_, index)| shown(index));
    own.map(|(path, index)| (below(base, path), *index)).collect()
}

impl Shelf {
    /// Every page of the articles: its route and its title.
    pub(crate) fn routes(&self, words: &Wording) -> Vec<(Route, String)> {
        let mut routes = Vec::with_capacity(self.spots.len() + self.files.len() + 8);
        for (address, spot) in &self.spots {
            let (title, pages) = self.titled(*spot, words);
            for n in 2..=pages {
                let n = u32::try_from(n).unwrap_or(u32::MAX);
                let parts = [("title", &*title), ("n", &*n.to_string())];
                let title = words.say("article.page-title", &parts);
                routes.push((Route::More(address.clone(), n), title));
            }
            routes.push((Route::Article(address.clone()), title));
        }
        for (path, index) in &self.moved {
            let title = self.library.leaves.get(*index).map_or("", |leaf| leaf.title.as_str());
            routes.push((Route::Moved(path.clone()), title.to_owned()));
        }
        if self.addresses.iter().any(Option::is_some) {
            routes.push((Route::Search, words.text("search.title").to_owned()));
        }
        routes
    }

    /// The title of what stands at an address, and how many pages its list has.
    fn titled(&self, spot: Spot, words: &Wording) -> (String, usize) {
        let size = self.library.settings.page_size as usize;
        let found = match spot {
            Spot::Leaf(at) => self.library.leaves.get(at).map(|leaf| (leaf.title.clone(), 1)),
            Spot::Section(at) => self.sections.get(at).map(|section| {
                let pages = page_count(section.pages.len(), self.size(section));
                (section.title.clone(), pages)
            }),
            Spot::Taxonomy(at) => self.taxonomies.get(at).map(|taxonomy| {
                let key = format!("article.{}", taxonomy.name);
                let known = words.texts().get(&key).cloned();
                (known.unwrap_or_else(|| spoken(&taxonomy.name)), 1)
            }),
            Spot::Term(at, n) => self
                .taxonomies
                .get(at)
                .and_then(|it| it.terms.get(n))
                .map(|term| (term.name.clone(), page_count(term.pages.len(), size))),
        };
        let (title, pages) = found.unwrap_or_default();
        match title.is_empty() {
            true => (words.text("nav.articles").to_owned(), pages),
            false => (title, pages),
        }
    }

    /// How many articles of a section stand on one page.
    pub(super) fn size(&self, section: &Section) -> usize {
        let own = section.leaf.and_then(|leaf| self.library.leaves.get(leaf));
        let wanted = own.and_then(|leaf| leaf.article.matter.paginate_by).filter(|n| *n > 0);
        let wanted = wanted.and_then(|n| usize::try_from(n).ok());
        wanted.unwrap_or(self.library.settings.page_size as usize).max(1)
    }

    /// The sections that the menu shows where the project has none of its own. A menu of more
    /// than eight helps no one: then the first page lists them.
    pub(crate) fn menu(&self) -> Vec<(Route, String)> {
        let root = self.sections.first();
        let inner = root.map_or(&[][..], |root| root.sections.as_slice());
        let inner = if inner.len() > 8 { &[][..] } else { inner };
        let sections = inner.iter().filter_map(|at| self.sections.get(*at));
        sections.map(|it| (Route::Article(it.address.clone()), it.title.clone())).collect()
    }

    /// Where an address of the project's menu leads among the articles.
    pub(crate) fn find(&self, link: &str) -> Option<Route> {
        let path = link.trim_matches('/');
        let path = path.strip_suffix(".md").unwrap_or(path);
        let at =
            |path: &str| self.spots.contains_key(path).then(|| Route::Article(path.to_owned()));
        at(path).or_else(|| at(&below(&self.base, path)))
    }

    /// The first page of the articles.
    pub(crate) fn first(&self) -> Route {
        Route::Article(self.base.clone())
    }

    /// Files to copy, by where they are written to.
    pub(crate) fn file_routes(&self) -> impl Iterator<Item = RelPath> + '_ {
        self.files.keys().cloned()
    }

    /// A file as it is written: images without what they tell beside the picture.
    pub(crate) fn file(&self, path: &RelPath) -> Option<Cow<'_, [u8]>> {
        let source = self.files.get(path)?;
        let bytes = self.library.file(source)?;
        match image::kind(bytes) {
            None | Some(image::Kind::Svg) => Some(Cow::Borrowed(bytes)),
            Some(_) => image::without_metadata(bytes).map(Cow::Owned),
        }
    }
}
