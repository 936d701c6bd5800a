//! An article with what stands in its text. Both depend on its file and on the settings of the
//! content alone, so a preview keeps them for as long as the file is the same.

use std::sync::Arc;

use super::Options;
use super::survey::{Survey, survey};
use super::vocabulary::Depth;
use crate::article::Article;
use crate::diag::Diagnostic;

/// One article, read once.
#[derive(Clone, Debug)]
pub struct Surveyed {
    pub(super) article: Arc<Article>,
    pub(super) survey: Arc<Survey>,
    pub(super) diagnostics: Arc<[Diagnostic]>,
}

/// Reads what stands in an article.
pub fn surveyed(article: Article, settings: &Options, depth: Depth) -> Surveyed {
    let (survey, diagnostics) = survey(&article, settings, depth);
    Surveyed {
        article: Arc::new(article),
        survey: Arc::new(survey),
        diagnostics: diagnostics.into(),
    }
}
