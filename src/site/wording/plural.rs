//! Which form of a sentence belongs to a whole number in a language: the categories of the
//! Unicode CLDR (plural rules, cardinal, whole numbers). Knows no sentence.

/// The forms that a sentence about a number may have; every such sentence has `other`.
pub(super) const FORMS: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The form for a number; `language` may name a region, too.
pub(super) fn form(language: &str, n: usize) -> &'static str {
    let (ten, hundred) = (n % 10, n % 100);
    let few = (2..=4).contains(&ten) && !(12..=14).contains(&hundred);
    match language.split('-').next().unwrap_or("") {
        "ja" | "zh" | "ko" | "th" | "vi" | "id" | "ms" => "other",
        "fr" | "hy" | "hi" | "bn" | "fa" | "am" | "zu" if n <= 1 => "one",
        "ru" | "uk" | "be" => match (ten, few) {
            (1, _) if hundred != 11 => "one",
            (_, true) => "few",
            _ => "many",
        },
        "sr" | "hr" | "bs" if ten == 1 && hundred != 11 => "one",
        "sr" | "hr" | "bs" if few => "few",
        "sr" | "hr" | "bs" => "other",
        "pl" => match n {
            1 => "one",
            _ if few => "few",
            _ => "many",
        },
        "cs" | "sk" if (2..=4).contains(&n) => "few",
        "he" | "sl" if n == 2 => "two",
        "ar" => match (n, hundred) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        _ if n == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn forms_are_those_of_the_cldr() {
        let cases: &[(&str, &[(usize, &str)])] = &[
            ("en", &[(0, "other"), (1, "one"), (2, "other"), (11, "other")]),
            ("de-AT", &[(1, "one"), (21, "other")]),
            ("fr", &[(0, "one"), (1, "one"), (2, "other")]),
            ("ja", &[(1, "other")]),
            ("ru", &[(1, "one"), (3, "few"), (5, "many"), (11, "many"), (21, "one"), (12, "many")]),
            ("pl", &[(1, "one"), (2, "few"), (5, "many"), (21, "many"), (22, "few")]),
            ("cs", &[(1, "one"), (4, "few"), (5, "other")]),
            ("ar", &[(0, "zero"), (2, "two"), (7, "few"), (11, "many"), (100, "other")]),
        ];
        for (language, numbers) in cases {
            for (n, wanted) in *numbers {
                assert_eq!(form(language, *n), *wanted, "{language} {n}");
            }
        }
    }
}
