//! Words that are the same on every page are put into our own templates when a theme is loaded, so
//! that no page looks them up. A template of the project is left as it is, and with it the places
//! that an error in it is told with.

use crate::markup::escape_into;
use crate::site::Wording;

const OPEN: &str = "{{ say(key=\"";
const CLOSE: &str = "\") }}";

/// A template with each `{{ say(key="...") }}` as what it would print, where nothing is filled in.
pub(super) fn with_words(template: &str, words: &Wording) -> String {
    let mut out = String::with_capacity(template.len() + template.len() / 8);
    let mut rest = template;
    while let Some((before, call)) = rest.split_once(OPEN) {
        out.push_str(before);
        let known = call.split_once(CLOSE).and_then(|(key, after)| {
            let text = words.texts().get(key)?;
            (!text.contains('{')).then_some((text, after))
        });
        match known {
            Some((text, after)) => {
                escape_into(text, &mut out);
                rest = after;
            }
            None => {
                out.push_str(OPEN);
                rest = call;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn words_without_parts_are_put_in_and_others_are_left() {
        let own = BTreeMap::from([("frame.skip".to_owned(), "Skip <this> & \"go\"".to_owned())]);
        let words = Wording::new("en", own);
        let template = "{{ say(key=\"frame.skip\") }} {{ say(key=\"article.updated\", date=x) }}\
                        {{ say(key=\"none.such\") }}{{ say(key=\"date.week\") }}";
        assert_eq!(
            with_words(template, &words),
            "Skip &lt;this&gt; &amp; &quot;go&quot; {{ say(key=\"article.updated\", date=x) }}\
             {{ say(key=\"none.such\") }}{{ say(key=\"date.week\") }}"
        );
    }
}
