//! Sealing, names, sizes and the keyring, over made-up files and over any bytes at all.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;

use super::archive::{pack, unpack};
use super::key::{Keys, Secret};
use super::keyring::unwrap;
use super::seal::{open, seal};
use super::*;
use crate::inputs::RelPath;
use crate::output::{Outputs, Site};
use crate::site::Wording;

fn chance(first: u8) -> Chance {
    Chance::new(std::array::from_fn(|n| first.wrapping_add(u8::try_from(n).unwrap())))
}

fn keys(first: u8) -> Keys {
    Keys::of(&Secret::new([first; 32]))
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text, &[]).unwrap()
}

fn keyring() -> Keyring {
    let mut keyring = Keyring::new(&chance(1)).with_rounds(3);
    keyring.add("Sam", &passphrase("maple river candle fox button")).unwrap();
    keyring.add("Clinic", &passphrase("garden window paper moon violin")).unwrap();
    keyring
}

fn wording() -> Wording {
    Wording::new("en", BTreeMap::new())
}

fn site(files: &[(&str, &str)]) -> Site {
    let path = |text: &str| RelPath::new(text).unwrap();
    Site::new(files.iter().map(|(p, text)| (path(p), text.as_bytes().to_vec())).collect())
}

fn bytes(outputs: &dyn Outputs) -> BTreeMap<String, Vec<u8>> {
    (0..outputs.paths().len())
        .map(|at| (outputs.paths()[at].to_string(), outputs.bytes(at).unwrap().into_owned()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_sealed_opens_again_and_has_one_of_a_few_sizes(
        path in "[a-z/]{1,40}", content in vec(any::<u8>(), 0..40_000), key in any::<u8>()
    ) {
        let keys = keys(key);
        let sealed = seal(&keys, "name", &pack([(path.as_str(), content.as_slice())]));
        prop_assert_eq!(sealed.len(), bucket(sealed.len()));
        prop_assert!(sealed.len().is_power_of_two());
        prop_assert_eq!(open(&keys, "name", &sealed), Ok(vec![(path, content)]));
    }

    #[test]
    fn one_changed_bit_another_name_or_another_key_is_refused(at in 0usize..8192, bit in 0u32..8) {
        let (own, other) = (keys(7), keys(8));
        let mut sealed = seal(&own, "name", &pack([("a", &b"words"[..])]));
        prop_assert_eq!(open(&own, "other", &sealed), Err(Damaged));
        prop_assert_eq!(open(&other, "name", &sealed), Err(Damaged));
        prop_assert_eq!(open(&own, "name", &sealed[..at]), Err(Damaged));
        sealed[at] ^= 1 << bit;
        prop_assert_eq!(open(&own, "name", &sealed), Err(Damaged));
    }

    #[test]
    fn a_nonce_belongs_to_one_name_and_one_text(
        texts in proptest::collection::btree_set(("[ab]{1,3}", vec(any::<u8>(), 0..9)), 2..12)
    ) {
        let keys = keys(7);
        let sealed = |(name, text): &(String, Vec<u8>)| {
            seal(&keys, name, &pack([("a", text.as_slice())]))[..12].to_vec()
        };
        let nonces: BTreeSet<Vec<u8>> = texts.iter().map(sealed).collect();
        prop_assert_eq!(nonces.len(), texts.len());
        prop_assert_eq!(texts.iter().map(sealed).collect::<BTreeSet<_>>(), nonces);
    }

    #[test]
    fn sizes_are_rounded_up_and_never_more_than_doubled(bytes in 0usize..100_000_000) {
        let size = bucket(bytes);
        prop_assert!(size >= bytes && bucket(size) == size);
        prop_assert!(bytes < 8192 || size < 2 * bytes);
    }

    #[test]
    fn no_bytes_make_the_reader_of_files_panic(packed in vec(any::<u8>(), 0..200)) {
        unpack(&packed);
        unpack(&miniz_oxide::deflate::compress_to_vec_zlib(&packed, 1));
    }

    #[test]
    fn no_text_makes_the_reader_of_keyrings_panic(text in "[a-z0-9 \n]{0,200}") {
        let _ = Keyring::from_text(&format!("comeback keyring 1\nrounds 3\n{text}"));
    }
}

#[test]
fn each_reader_opens_with_a_passphrase_of_their_own() {
    let keyring = keyring();
    assert!(keyring.opens(&passphrase("maple river candle fox button")));
    assert!(keyring.opens(&passphrase("garden window paper moon violin")));
    assert!(!keyring.opens(&passphrase("maple river candle fox buttons")));
    assert_eq!(keyring.wraps().len(), 4, "the number of readers is not told");
    assert!(keyring.wraps().iter().all(|wrap| wrap.len() == 60));
}

#[test]
fn a_name_or_a_passphrase_is_taken_once() {
    let mut keyring = keyring();
    let other = passphrase("silver paper boat anchor violin");
    let same = passphrase("maple river candle fox button");
    assert_eq!(keyring.add("Sam", &other), Err(NotKept::NameTaken));
    assert_eq!(keyring.add("Kim", &same), Err(NotKept::PassphraseTaken));
    assert_eq!(keyring.add("a\nb", &other), Err(NotKept::BadName));
    assert_eq!(keyring.add(" ", &other), Err(NotKept::BadName));
    assert_eq!(keyring.add("Kim", &other), Ok(()));
}

#[test]
fn revoking_one_reader_changes_key_salt_and_every_name_and_keeps_the_others() {
    let (mut keyring, words) = (keyring(), wording());
    let site = site(&[("index.html", "<p>home</p>"), ("a/index.html", "<p>a</p>")]);
    let before = bytes(&Locked::new(&site, &keyring, &words));
    let (old_stretch, old_salt, _) = keyring.salts();
    assert!(!keyring.revoke("Nobody", &chance(99)));
    assert!(keyring.revoke("Sam", &chance(99)));
    let after = bytes(&Locked::new(&site, &keyring, &words));
    let (stretch, salt, _) = keyring.salts();
    assert!(salt != old_salt && stretch == old_stretch);
    let shared: Vec<&String> = before.keys().filter(|path| after.contains_key(*path)).collect();
    assert_eq!(shared, ["index.html"]);
    assert!(!keyring.opens(&passphrase("maple river candle fox button")));
    assert!(keyring.opens(&passphrase("garden window paper moon violin")));
}

#[test]
fn the_same_site_gives_the_same_bytes_and_one_changed_page_changes_one_file() {
    let (keyring, words) = (keyring(), wording());
    let one = site(&[("index.html", "home"), ("a.html", "a"), ("b.html", "b")]);
    let two = site(&[("index.html", "home"), ("a.html", "A"), ("b.html", "b")]);
    let first = bytes(&Locked::new(&one, &keyring, &words));
    assert_eq!(first, bytes(&Locked::new(&one, &keyring, &words)));
    let second = bytes(&Locked::new(&two, &keyring, &words));
    assert!(first.keys().eq(second.keys()));
    let changed = first.iter().filter(|(path, bytes)| second[*path] != **bytes).count();
    assert_eq!(changed, 1);
}

#[test]
fn a_locked_site_shows_neither_names_nor_lengths_nor_words() {
    let (keyring, words) = (keyring(), wording());
    let long = "pomegranate ".repeat(300);
    let site = site(&[
        ("index.html", "pomegranate"),
        ("progress/2026-03-12/index.html", &long),
        ("style.css", "b{}"),
    ]);
    let locked = bytes(&Locked::new(&site, &keyring, &words));
    assert_eq!(locked.len(), 17, "sixteen files and the page that asks");
    let mut sizes = BTreeSet::new();
    for (path, bytes) in &locked {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for word in ["pomegranate", "2026", "progress", "style.css"] {
            assert!(!text.contains(word) && !path.contains(word), "{path} tells {word}");
        }
        if path != "index.html" {
            sizes.insert(bytes.len());
        }
    }
    assert_eq!(sizes.len(), 1, "{sizes:?}");
    assert!(bytes_of_plain(&site).contains("pomegranate"));
}

fn bytes_of_plain(site: &Site) -> String {
    site.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
}

#[test]
fn a_keyring_reads_back_and_every_cut_one_is_refused() {
    let text = keyring().to_text();
    let again = Keyring::from_text(&text).unwrap();
    assert_eq!(*again.to_text(), *text);
    assert_eq!(again.readers().collect::<Vec<_>>(), ["Clinic", "Sam"]);
    for end in 0..text.len() - 1 {
        assert!(Keyring::from_text(&text[..end]).is_err(), "cut at {end}");
    }
    assert_eq!(Keyring::from_text(&text.replace("rounds 3", "rounds 0")).unwrap_err().line, 2);
}

#[test]
fn nothing_secret_is_printed() {
    let shown = format!("{:?} {:?}", keyring(), chance(3));
    assert!(shown.contains("Secret") && !shown.contains("0304"));
    assert!(unwrap(&Secret::new([0; 32]), &keyring().wraps()[0]).is_err());
}

#[test]
fn the_list_has_2048_words_that_no_slip_turns_into_each_other() {
    let words = words();
    assert_eq!(words.len(), 2048);
    assert!(words.is_sorted_by(|a, b| a < b), "sorted, and none twice");
    for word in &words {
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(plain && (3..=7).contains(&word.len()), "{word}");
    }
    let slips: Vec<String> = words.iter().flat_map(|word| slips(word)).collect();
    let different: BTreeSet<&String> = slips.iter().collect();
    assert_eq!(slips.len(), different.len(), "two words are one slip apart");
    for pair in words.windows(2) {
        assert!(!pair[1].starts_with(pair[0]), "{} begins {}", pair[0], pair[1]);
    }
}

/// The word, and with each letter in turn wrong or missing: two words are one slip apart where
/// they have one of these in common.
fn slips(word: &str) -> BTreeSet<String> {
    let wrong = |at: usize, with: &str| format!("{}{with}{}", &word[..at], &word[at + 1..]);
    let more = (0..=word.len()).map(|at| format!("{}?{}", &word[..at], &word[at..]));
    (0..word.len()).map(|at| wrong(at, "?")).chain(more).collect()
}

#[test]
fn the_search_for_slips_finds_them() {
    for (a, b) in [("boat", "goat"), ("boat", "boats"), ("bats", "boats")] {
        assert!(!slips(a).is_disjoint(&slips(b)), "{a} {b}");
    }
    assert!(slips("boat").is_disjoint(&slips("bolt hole")));
}

#[test]
fn six_words_are_drawn_and_each_drawn_one_is_strong_enough() {
    let first = draw(&chance(0));
    assert_eq!(first.as_str().split(' ').count(), WORDS_DRAWN);
    assert_ne!(first.as_str(), draw(&chance(9)).as_str());
    for n in 0..200u8 {
        let bytes = std::array::from_fn(|at| n.wrapping_mul(31) ^ (at as u8).wrapping_mul(n | 1));
        let drawn = draw(&Chance::new(bytes));
        assert!(drawn.as_str().split(' ').all(|word| words().contains(&word)));
    }
}
