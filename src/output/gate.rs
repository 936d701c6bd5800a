//! The last gate before publishing: nothing that this reader was not granted may stand in the
//! bytes that go out, whatever form it took. `Cleared` has no other maker, so nothing is sent
//! that was not searched. A hit names places, never words.

mod pack;
mod secret;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeMap;
use std::fmt;

use rayon::prelude::*;

use super::site::Site;
use crate::inputs::RelPath;
use crate::journal::Outward;

pub use secret::{Known, Secrets, Sighting, Spelt};

/// A site that was searched and may be sent.
#[derive(Clone, Debug)]
pub struct Cleared(Site);

impl Cleared {
    pub fn site(&self) -> &Site {
        &self.0
    }

    /// The same site in another wrapping that holds no more words than it, such as a locked one.
    pub fn wrapped<E>(self, wrap: impl FnOnce(&Site) -> Result<Site, E>) -> Result<Cleared, E> {
        wrap(&self.0).map(Cleared)
    }
}

/// Something that stands in a file and must not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    pub path: RelPath,
    /// The form it was found in: `as it is`, `in a gzip part`, `as base64`.
    pub form: String,
    pub what: Sighting,
}

impl fmt::Display for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.path, self.form, self.what)
    }
}

/// Searches every byte; gives the site back as one that may be sent, or every place that must
/// not go out, once for each file and thing.
pub fn clear(site: Site, _for: &Outward, secrets: &Secrets) -> Result<Cleared, Vec<Hit>> {
    let files: Vec<(&RelPath, &[u8])> = site.iter().collect();
    let secrets = secrets.without_markup(files.iter().map(|(_, bytes)| *bytes));
    let found: Vec<Vec<Hit>> =
        files.par_iter().map(|(path, bytes)| look(&secrets, path, bytes)).collect();
    let mut hits: Vec<Hit> = found.into_iter().flatten().collect();
    hits.sort();
    if hits.is_empty() { Ok(Cleared(site)) } else { Err(hits) }
}

fn look(secrets: &Secrets, path: &RelPath, bytes: &[u8]) -> Vec<Hit> {
    let mut found: BTreeMap<Sighting, String> = BTreeMap::new();
    let mut note = |form: &str, text: &str, text_kind: view::Sense| {
        for what in secrets.found_in(text, text_kind) {
            found.entry(what).or_insert_with(|| form.to_owned());
        }
    };
    let name = path.as_str().replace(['-', '_', '/'], " ");
    note("in its name", &view::normal(&name), view::Sense::Text);
    if view::each(bytes, &mut note).is_err() {
        found.insert(Sighting::TooDeep, "as it is".to_owned());
    }
    let hit = |(what, form)| Hit { path: path.clone(), form, what };
    found.into_iter().map(hit).collect()
}
