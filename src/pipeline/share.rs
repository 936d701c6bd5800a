//! One share on its way out: prepared for a reader who is not the owner, counted, and searched.
//! Pure like the rest of the pipeline; sending is the shell's.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::articles::{self, below};
use super::{Opened, Prepared, logs};
use crate::config::{Articles, Share};
use crate::diag::Diagnostic;
use crate::inputs::RelPath;
use crate::journal::{
    Audience, Disclosure, Dose, Fact, Kind, Profile, Scope, Session, What, Windows, disclose,
};
use crate::output::{
    Cleared, Hit, Known, Notice, Receipt, Secrets, Site, Spelt, clear, closed, receipt,
};
use crate::site::Wording;
use crate::site::content::{self, Stock};
use crate::source;
use crate::theme;

/// A share that may be sent, with what it tells.
#[derive(Debug)]
pub struct Offered {
    pub cleared: Cleared,
    pub receipt: Receipt,
    /// What is granted, kind by kind.
    pub scopes: BTreeMap<Kind, Scope>,
    /// Every page with its title; none of a share that has ended.
    pub pages: Vec<(RelPath, String)>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a share is not sent.
#[derive(Debug)]
pub enum Withheld {
    Faulty(Vec<Diagnostic>),
    /// The gate found what must not go out.
    Leaking(Vec<Hit>),
}

impl Opened<'_> {
    /// Makes, counts and searches a share; a share that has ended becomes a page that says so.
    pub fn offer(&self, share: &Share) -> Result<Offered, Withheld> {
        if share.is_closed(self.inputs.today) {
            return self.offer_closed(share);
        }
        let prepared = self.prepare_share(share).map_err(Withheld::Faulty)?;
        let site = Site::gather(&prepared).map_err(Withheld::Faulty)?;
        let owner = self.disclosed_to_owner();
        let shared = prepared.plan().disclosure();
        let receipt = receipt(owner, shared);
        let secrets = self.secrets(share, owner, &prepared)?;
        let scopes = shared.scopes().clone();
        let pages = prepared.plan().pages();
        let pages = pages.iter().map(|page| (page.route.path(), page.title.clone())).collect();
        let diagnostics = prepared.diagnostics().to_vec();
        let cleared = clear(site, &share.outward, &secrets).map_err(Withheld::Leaking)?;
        Ok(Offered { cleared, receipt, scopes, pages, diagnostics })
    }

    fn offer_closed(&self, share: &Share) -> Result<Offered, Withheld> {
        let words = self.wording();
        let site = closed(Notice {
            language: words.language(),
            title: words.text("closed.title"),
            sentence: words.text("closed.sentence"),
        });
        let nothing = disclose(&self.config.seal_nothing(), share.outward.audience());
        let owner = self.disclosed_to_owner();
        let known = Known { everywhere: words_of(&words), content: Vec::new() };
        let secrets = Secrets::new(owner, &nothing, &[], &known);
        let cleared = clear(site, &share.outward, &secrets).map_err(Withheld::Leaking)?;
        let (receipt, diagnostics) = (receipt(owner, &nothing), Vec::new());
        let scopes = BTreeMap::new();
        Ok(Offered { cleared, receipt, scopes, pages: Vec::new(), diagnostics })
    }

    fn secrets(
        &self,
        share: &Share,
        owner: &Disclosure,
        prepared: &Prepared,
    ) -> Result<Secrets, Withheld> {
        let shared = prepared.plan().disclosure();
        let granted: Vec<String> =
            spelt(shared.facts()).into_iter().map(|cell| cell.text).collect();
        let mut known = self.known(share, prepared)?;
        known.everywhere.extend(granted);
        known.everywhere.extend(doses(shared.profile()));
        Ok(Secrets::new(owner, shared, &spelt(owner.facts()), &known))
    }

    /// What this reader may read anyway: the site as it is made of an empty log, first without
    /// and then with the articles, and what it is made with.
    fn known(&self, share: &Share, prepared: &Prepared) -> Result<Known, Withheld> {
        let paths = &self.config.paths;
        let mut everywhere = words_of(prepared.plan().words());
        everywhere
            .extend(theme::texts(&self.inputs, &[paths.themes.as_ref(), paths.data.as_ref()]));
        everywhere.extend(Kind::ALL.iter().map(|kind| format!("{} {}", kind.word(), kind.says())));
        let without = content::library(Stock::default(), &self.config.content, self.inputs.today);
        let empty = self.emptied(Arc::new(without.value));
        everywhere.extend(empty.texts(share)?);
        let mut content = Vec::new();
        if share.articles == Articles::Included && !self.library.is_empty() {
            content.extend(self.emptied(self.library.clone()).texts(share)?);
            let folders = [&self.config.paths.content, &self.config.paths.static_files];
            for folder in folders.into_iter().flatten() {
                let files: Vec<_> = self.inputs.under(folder.as_str()).collect();
                content.extend(below(&files, folder).keys().map(ToString::to_string));
            }
        }
        Ok(Known { everywhere, content })
    }

    /// The same project with nothing in its log.
    fn emptied(&self, library: Arc<content::Library>) -> Opened<'_> {
        let journal = self.config.seal_nothing();
        Opened {
            inputs: Cow::Borrowed(&self.inputs),
            config: self.config.clone(),
            owner: Arc::new(disclose(&journal, &Audience::owner())),
            journal,
            questions: Vec::new(),
            library,
            articles: articles::Read::default(),
            logs: logs::Read::default(),
            theme: OnceLock::new(),
            without: None,
            words: self.words.clone(),
            diagnostics: Vec::new(),
            unsound: self.unsound,
        }
    }

    /// All text of a share's site, with and without its tags.
    fn texts(&self, share: &Share) -> Result<Vec<String>, Withheld> {
        let prepared = self.prepare_share(share).map_err(Withheld::Faulty)?;
        let site = Site::gather(&prepared).map_err(Withheld::Faulty)?;
        let text = |(path, bytes): (&RelPath, &[u8])| {
            format!("{path}\n{}", String::from_utf8_lossy(bytes))
        };
        Ok(site.iter().map(text).collect())
    }
}

fn words_of(words: &Wording) -> Vec<String> {
    words.texts().values().cloned().collect()
}

/// The cells of the long table that hold words or doses.
fn spelt(facts: &[Fact]) -> Vec<Spelt> {
    let csv = source::spelling::long(facts).csv;
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let mut cells = Vec::new();
    for row in reader.records().filter_map(Result::ok) {
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        for text in [3, 4, 10].map(cell) {
            cells.push(Spelt { kind: cell(2), date: cell(0), text });
        }
    }
    cells
}

/// The doses of what is usual and of the ladders, spelt like those of a log.
fn doses(profile: &Profile<String>) -> Vec<String> {
    let usual = profile.usual.iter().map(|usual| &usual.dose);
    let rungs = profile.ladders.iter().flat_map(|ladder| &ladder.rungs);
    let fact = |dose: &Dose| Fact {
        date: jiff::civil::Date::constant(2000, 1, 1),
        time: None,
        place: crate::diag::Place::whole(&RelPath::made_of("comeback.toml")),
        what: What::Session(Session {
            name: "x".to_owned(),
            dose: dose.clone(),
            tags: Default::default(),
            activities: Vec::new(),
            response: Windows::default(),
            remark: None,
        }),
    };
    let facts: Vec<Fact> = usual.chain(rungs).map(fact).collect();
    spelt(&facts).into_iter().map(|cell| cell.text).collect()
}
