//! Tags and other taxonomies: terms with the articles that have them. Two spellings with one
//! address are one term, under the spelling that comes first.

use std::collections::BTreeMap;

use super::library::Library;
use super::order::sort;
use super::shelf::below;
use super::slug::slug;

/// A word that articles have in common.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) pages: Vec<usize>,
}

/// One kind of terms: tags, authors.
#[derive(Debug)]
pub(super) struct Taxonomy {
    pub(super) name: String,
    pub(super) address: String,
    /// In order of address.
    pub(super) terms: Vec<Term>,
}

impl Taxonomy {
    /// The term with this spelling.
    pub(super) fn term(&self, name: &str) -> Option<&Term> {
        let address = format!("{}/{}", self.address, slug(name));
        let at = self.terms.binary_search_by(|term| term.address.cmp(&address)).ok()?;
        self.terms.get(at)
    }
}

/// The taxonomies that have terms.
pub(super) fn taxonomies(
    library: &Library,
    addresses: &[Option<String>],
    base: &str,
) -> Vec<Taxonomy> {
    let of = |name: &String| {
        let address = below(base, &slug(name));
        let mut terms: BTreeMap<String, Term> = BTreeMap::new();
        let mut slugs: BTreeMap<&str, String> = BTreeMap::new();
        for (index, leaf) in library.leaves.iter().enumerate() {
            let own = leaf.article.matter.taxonomies.get(name);
            if addresses.get(index).is_none_or(Option::is_none) {
                continue;
            }
            for term in own.into_iter().flatten() {
                let slug = slugs.entry(term).or_insert_with(|| slug(term));
                match terms.get_mut(slug.as_str()) {
                    Some(known) if known.pages.last() == Some(&index) => {}
                    Some(known) => {
                        known.pages.push(index);
                        if *term < known.name {
                            known.name.clone_from(term);
                        }
                    }
                    None => {
                        let address = format!("{address}/{slug}");
                        let new = Term { name: term.clone(), address, pages: vec![index] };
                        terms.insert(slug.clone(), new);
                    }
                }
            }
        }
        let mut terms: Vec<Term> = terms.into_values().collect();
        terms.sort_by(|a, b| a.address.cmp(&b.address));
        for term in &mut terms {
            sort(library, &mut term.pages, None);
        }
        Taxonomy { name: name.clone(), address, terms }
    };
    let all = library.settings.taxonomies.iter().map(of);
    all.filter(|taxonomy| !taxonomy.terms.is_empty()).collect()
}
