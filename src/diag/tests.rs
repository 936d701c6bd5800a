use super::*;

#[test]
fn every_code_has_a_name_of_its_own_and_an_explanation() {
    let codes = all_codes();
    for pair in codes.windows(2) {
        assert_ne!(pair[0].name, pair[1].name);
    }
    for code in codes {
        assert!(code.explanation.len() > 40, "{} is not explained", code.name);
        assert!(
            code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "`{}`: the name of a code is lower case letters and `-` only, no digits",
            code.name
        );
    }
}

#[test]
fn a_near_word_is_suggested_and_a_far_one_is_not() {
    assert_eq!(nearest("mornign", ["morning", "evening"]), Some("morning"));
    assert_eq!(nearest("xyz", ["morning", "evening"]), None);
}
