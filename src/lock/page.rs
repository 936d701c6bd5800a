//! The page that asks for the passphrase, and the small page that carries each sealed file. Both
//! are ours and the same for everyone: no title, no name and no colour of the site is in them.

use super::key::hex;
use super::keyring::Keyring;
use crate::markup::{base64, escape_into, hash_source};
use crate::site::Wording;
use crate::site::content::SEARCH_SCRIPT;

const PAGE: &str = include_str!("page/lock.html");
const STYLE: &str = include_str!("page/lock.css");
const SCRIPT: &str = include_str!("page/lock.js");
const CARRIER: &str = include_str!("page/carrier.html");
const CARRIER_SCRIPT: &str = include_str!("page/carrier.js");

/// Where the script that looks words up is put into ours.
const SEARCH: &str = "/* the search of the site */";

/// The page that asks, with all that is needed to open the rest, and with the sealed files
/// themselves where they are given.
pub(super) fn front(keyring: &Keyring, words: &Wording, sealed: Option<&[u8]>) -> String {
    let script = SCRIPT.replacen(SEARCH, SEARCH_SCRIPT.trim_end(), 1);
    let (stretch, salt, rounds) = keyring.salts();
    let wraps: Vec<String> = keyring.wraps().iter().map(|wrap| base64(wrap)).collect();
    let reach = match sealed {
        Some(_) => "",
        None => " connect-src 'self'; frame-src 'self';",
    };
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {} blob:; img-src blob: data:; media-src \
         blob:;{reach} base-uri 'none'; form-action 'none'",
        hash_source(&script),
        hash_source(STYLE),
    );
    let values = [
        ("policy", policy),
        ("language", words.language().to_owned()),
        ("direction", words.direction().to_owned()),
        ("folder", keyring.keys().folder()),
        ("stretch", base64(&stretch)),
        ("salt", base64(&salt)),
        ("rounds", rounds.to_string()),
        ("wraps", wraps.join(" ")),
        ("mark", hex(&salt)),
    ];
    let page = filled(PAGE, |name| match values.iter().find(|(known, _)| *known == name) {
        Some((_, value)) => value.clone(),
        None => words.text(&format!("lock.{name}")).to_owned(),
    });
    let data = sealed.map_or(String::new(), |sealed| {
        format!("<data id=\"sealed\" value=\"{}\"></data>\n", base64(sealed))
    });
    // Last, since these hold braces of their own.
    page.replacen("<style></style>", &format!("<style>{STYLE}</style>"), 1).replacen(
        "<script></script>",
        &format!("{data}<script>{script}</script>"),
        1,
    )
}

/// The page that carries one sealed file.
pub(super) fn carrier(sealed: &[u8]) -> String {
    let page = filled(CARRIER, |name| match name {
        "policy" => format!("default-src 'none'; script-src {}", hash_source(CARRIER_SCRIPT)),
        _ => base64(sealed),
    });
    page.replacen("<script></script>", &format!("<script>{CARRIER_SCRIPT}</script>"), 1)
}

/// Puts a value, escaped, in the place of each `{{name}}`.
fn filled(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len() + 1024);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}").unwrap_or((after, ""));
        out.push_str(before);
        escape_into(&value(name), &mut out);
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_can_end_its_element_and_the_search_has_its_place() {
        for script in [SCRIPT, CARRIER_SCRIPT, SEARCH_SCRIPT] {
            assert!(!script.contains("</") && !script.contains("<!--"));
        }
        assert_eq!(SCRIPT.matches(SEARCH).count(), 1);
    }

    #[test]
    fn values_are_escaped_once_and_never_filled_again() {
        assert_eq!(
            filled("<a b=\"{{x}}\">", |_| "\"{{x}}<".to_owned()),
            "<a b=\"&quot;{{x}}&lt;\">"
        );
    }
}
