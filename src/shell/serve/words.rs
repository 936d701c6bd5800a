//! The sentences of the preview's own pages, one file for each language, laid beside those of the
//! sites. None of them is in a built site.

use crate::site::wording::{Wording, sentences};

const ENGLISH: &str = include_str!("wording/en.toml");
const GERMAN: &str = include_str!("wording/de.toml");

/// All words of a language, those of the sites among them.
pub(super) fn words(language: &str) -> Wording {
    let own = if language == "de" { GERMAN } else { ENGLISH };
    Wording::new(language, sentences(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_sentences() {
        let (english, german) = (sentences(ENGLISH), sentences(GERMAN));
        let keys = |texts: &std::collections::BTreeMap<String, String>| {
            texts.keys().cloned().collect::<Vec<_>>()
        };
        assert!(english.len() > 20);
        assert_eq!(keys(&english), keys(&german));
    }
}
