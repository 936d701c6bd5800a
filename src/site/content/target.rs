//! Where a link or image of an article leads, among all articles and files; looked up once and
//! checked. Whether a reader has that article is decided later.

use super::address::{Address, PathAddress, folder_of, joined, parse};
use super::library::{Leaf, Library};
use super::slug::{heading_id, slug};
use super::survey::{Survey, Use};
use crate::config::RawHtml;
use crate::diag::{Diagnostic, link as problem};
use crate::inputs::RelPath;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Leaf(usize, Option<String>),
    /// A section without an article of its own, by its address.
    Folder(String),
    /// A file of the content folder.
    File(RelPath),
    /// A file that is copied as it is.
    Static(RelPath),
    Heading(String),
    Web,
    Mail,
    /// An article that is not built yet.
    Hidden,
    Broken,
    Refused,
}

/// What an image is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    File(RelPath),
    Static(RelPath),
    Remote,
    Missing,
}

/// What the check of an article found.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) targets: Vec<Target>,
    pub(super) pictures: Vec<Picture>,
    pub(super) files: Vec<RelPath>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Library {
    /// Where a link of an article leads.
    pub(super) fn target(&self, from: &Leaf, written: &str, wiki: bool) -> Target {
        match parse(written) {
            Address::Path(path) if wiki => self.wiki(from, &path).unwrap_or(Target::Broken),
            Address::Refused if wiki => Target::Broken,
            Address::Web(_) => Target::Web,
            Address::Mail(_) => Target::Mail,
            Address::Heading(id) if id.is_empty() || id == "top" => Target::Heading(String::new()),
            Address::Heading(id) => Target::Heading(known_heading(from, id)),
            Address::Path(path) => self.path(from, &path),
            Address::Refused => Target::Refused,
        }
    }

    fn path(&self, from: &Leaf, address: &PathAddress) -> Target {
        if address.path.is_empty() && !address.from_root {
            return Target::Broken;
        }
        let own = if address.from_root { "" } else { folder_of(from.article.path.as_str()) };
        let Some(path) = joined(own, &address.path) else { return Target::Broken };
        if let Some(found) = self.article(&path, address) {
            return found;
        }
        if let Some(file) = RelPath::new(&path) {
            if self.files.contains_key(&file) && self.may_be_linked(&file) {
                return Target::File(file);
            }
            if self.statics.contains_key(&file) {
                return Target::Static(file);
            }
        }
        // As Zola and Hugo write them: by the address of a page, seen from the page's own.
        let beside = if address.from_root { None } else { joined(&from.address, &address.path) };
        [Some(path), beside]
            .into_iter()
            .flatten()
            .find_map(|path| self.by_place(&path, address))
            .unwrap_or(Target::Broken)
    }

    /// An article by its file.
    fn article(&self, path: &str, address: &PathAddress) -> Option<Target> {
        if let Some(&index) = self.by_path.get(path) {
            return Some(self.leaf_at(index, address));
        }
        if self.hidden.contains(path) {
            return Some(Target::Hidden);
        }
        let lost_index = path.strip_suffix("_index.md").map(|folder| folder.trim_end_matches('/'));
        lost_index.and_then(|folder| self.by_place(folder, address))
    }

    /// An article or section by the address it is written to.
    fn by_place(&self, path: &str, address: &PathAddress) -> Option<Target> {
        let path = path.trim_end_matches('/');
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        let path = path.strip_suffix(".html").unwrap_or(path);
        if let Some(&index) = self.by_address.get(path) {
            return Some(self.leaf_at(index, address));
        }
        let below = format!("{path}/");
        let mut after = self.by_address.range(below.clone()..);
        let inside = after.next().is_some_and(|(known, _)| known.starts_with(&below));
        (inside && !path.is_empty()).then(|| Target::Folder(path.to_owned()))
    }

    fn leaf_at(&self, index: usize, address: &PathAddress) -> Target {
        let heading = address.heading.clone();
        let leaf = self.leaves.get(index);
        Target::Leaf(
            index,
            heading.map(|id| leaf.map_or(id.clone(), |leaf| known_heading(leaf, id))),
        )
    }

    /// `[[Page]]`: by path, by file name, by title.
    fn wiki(&self, from: &Leaf, address: &PathAddress) -> Option<Target> {
        if address.path.is_empty() {
            return None;
        }
        let plain = address.path.strip_suffix(".md").unwrap_or(&address.path);
        let own = folder_of(from.article.path.as_str());
        for folder in [own, ""] {
            let path = format!("{}.md", joined(folder, plain)?);
            if let Some(found) = self.article(&path, address) {
                return Some(found);
            }
        }
        let index = *self.by_name.get(&slug(plain))?.first()?;
        Some(self.leaf_at(index, address))
    }

    /// Whether a wiki link could mean several articles.
    fn is_unsure(&self, from: &Leaf, written: &str) -> bool {
        let Address::Path(address) = parse(written) else { return false };
        let plain = address.path.strip_suffix(".md").unwrap_or(&address.path);
        let own = folder_of(from.article.path.as_str());
        let by_path = [own, ""].into_iter().filter_map(|folder| joined(folder, plain));
        let exact =
            by_path.map(|path| format!("{path}.md")).any(|path| self.by_path.contains_key(&path));
        !exact && self.by_name.get(&slug(plain)).is_some_and(|found| found.len() > 1)
    }

    /// Which file an image is.
    pub(super) fn picture(&self, from: &Leaf, written: &str, wiki: bool) -> Picture {
        let address = match parse(written) {
            Address::Path(address) => address,
            Address::Web(_) | Address::Refused => return Picture::Remote,
            _ => return Picture::Missing,
        };
        let own = if address.from_root { "" } else { folder_of(from.article.path.as_str()) };
        let file = joined(own, &address.path).and_then(|path| RelPath::new(&path));
        match file {
            Some(file) if self.files.contains_key(&file) => Picture::File(file),
            Some(file) if self.statics.contains_key(&file) => Picture::Static(file),
            _ if wiki => {
                let mut named = self.files.keys().filter(|file| file.name() == address.path);
                named.next().map_or(Picture::Missing, |file| Picture::File(file.clone()))
            }
            _ => Picture::Missing,
        }
    }

    /// Files that a browser would run are not handed out by a link.
    fn may_be_linked(&self, file: &RelPath) -> bool {
        let runs = ["html", "htm", "xhtml", "xht", "svg", "svgz", "xml", "js", "mjs", "css"];
        self.settings.raw_html == RawHtml::Kept || !runs.contains(&file.extension().as_str())
    }

    /// Every problem of an article's links and images, and the files it uses.
    pub(super) fn check_leaf(&self, leaf: &Leaf) -> Checked {
        let Survey { links, images, .. } = &*leaf.survey;
        let target = |link: &Use| self.target(leaf, &link.target, link.wiki);
        let picture = |image: &Use| self.picture(leaf, &image.target, image.wiki);
        let targets: Vec<Target> = links.iter().map(target).collect();
        let pictures: Vec<Picture> = images.iter().map(picture).collect();
        let mut files = Vec::new();
        let mut diagnostics = Vec::new();
        for (link, target) in links.iter().zip(&targets) {
            diagnostics.extend(self.check_link(leaf, link, target));
            if let Target::File(file) = target {
                files.push(file.clone());
            }
        }
        for (image, picture) in images.iter().zip(&pictures) {
            let problem = self.check_image(leaf, image, picture);
            if let (None, Picture::File(file)) = (&problem, picture) {
                files.push(file.clone());
            }
            diagnostics.extend(problem);
        }
        Checked { targets, pictures, files, diagnostics }
    }

    fn check_link(&self, leaf: &Leaf, link: &Use, target: &Target) -> Option<Diagnostic> {
        let place = || link.place(&leaf.article);
        let missing = |id: &str, on: &Leaf| {
            let known = on.survey.headings.iter().any(|heading| heading.id == id);
            (!known && !id.is_empty()).then(|| problem::anchor_missing(&place(), id))
        };
        match target {
            Target::Heading(id) => missing(id, leaf),
            Target::Leaf(_, _) if link.wiki && self.is_unsure(leaf, &link.target) => {
                Some(problem::unsure(&place(), &link.target))
            }
            Target::Leaf(index, Some(id)) => missing(id, self.leaves.get(*index)?),
            Target::Hidden => Some(problem::hidden(&place(), &link.target)),
            Target::Broken => Some(problem::broken(&place(), &link.target)),
            Target::Refused if self.settings.raw_html == RawHtml::Escaped => {
                Some(problem::scheme_refused(&place(), &link.target))
            }
            _ => None,
        }
    }

    fn check_image(&self, leaf: &Leaf, image: &Use, picture: &Picture) -> Option<Diagnostic> {
        let place = || image.place(&leaf.article);
        match picture {
            Picture::Remote => Some(problem::image_remote(&place(), &image.target)),
            Picture::Missing => Some(problem::image_missing(&place(), &image.target)),
            Picture::File(file) | Picture::Static(file) => {
                let bare = self.file(file).and_then(super::image::without_metadata);
                let known = bare.is_some();
                (!known).then(|| problem::image_unreadable(&place(), &image.target))
            }
        }
    }

    /// The bytes of a file of the content or static folder.
    pub(super) fn file(&self, path: &RelPath) -> Option<&[u8]> {
        self.files
            .get(path)
            .or_else(|| self.statics.get(path))
            .map(crate::inputs::SourceFile::bytes)
    }
}

/// A heading's id, found by the id or by the heading's text.
fn known_heading(leaf: &Leaf, wanted: String) -> String {
    let headings = &leaf.survey.headings;
    if headings.iter().any(|heading| heading.id == wanted) {
        return wanted;
    }
    let id = heading_id(&wanted);
    if headings.iter().any(|heading| heading.id == id) { id } else { wanted }
}
