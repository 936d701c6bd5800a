use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::write::{GzEncoder, ZlibEncoder};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::diag::Place;
use crate::journal::{
    Audience, Disclosure, Entry, Grain, Journal, Kind, NameStyle, Narrowing, PrivateText, Profile,
    Scope, Took, What, disclose,
};

fn path(text: &str) -> RelPath {
    RelPath::new(text).unwrap()
}

fn day(line: u32, what: What<PrivateText>) -> Entry {
    Entry::new(date(2026, 3, 12), None, Place::new(&path("log/2026.md"), line, 1, 1), what)
}

fn took(name: &str) -> What<PrivateText> {
    What::Took(Took { name: name.to_owned(), amount: Some("400 mg".to_owned()), remark: None })
}

fn journal() -> Journal {
    let private = |text: &str| What::Private(PrivateText::new(text));
    let note = |text: &str| What::Note(PrivateText::new(text));
    let entries = vec![
        day(3, private("Argued with Kestrel about the rent, again")),
        day(4, note("2 weeks")),
        day(5, took("Ibuprofen")),
        day(6, note("no pain after the walk this time")),
        day(7, private("Übelkeit")),
    ];
    Journal::seal(Profile::default(), entries)
}

fn grants(kinds: &[Kind]) -> Audience {
    let scope = Scope { grain: Grain::Day, since: None };
    let grants = kinds.iter().map(|kind| (*kind, scope)).collect();
    Audience::reader("sam", grants, BTreeSet::new(), NameStyle::Full)
}

fn seen(audience: &Audience) -> Disclosure {
    disclose(&journal(), audience)
}

fn known(everywhere: &str, content: &str) -> Known {
    Known { everywhere: vec![everywhere.to_owned()], content: vec![content.to_owned()] }
}

fn secrets(audience: &Audience, known: &Known) -> Secrets {
    Secrets::new(&seen(&Audience::owner()), &seen(audience), &[], known)
}

/// What the gate says to a site of one file.
fn hits(bytes: &[u8], audience: &Audience, known: &Known) -> Vec<String> {
    let site = Site::new(BTreeMap::from([(path("day.html"), bytes.to_vec())]));
    let outward = Outward::new(audience, &Narrowing::default()).unwrap();
    match clear(site, &outward, &secrets(audience, known)) {
        Ok(_) => Vec::new(),
        Err(hits) => hits.iter().map(ToString::to_string).collect(),
    }
}

fn is_found(bytes: &[u8]) -> bool {
    !hits(bytes, &grants(&[]), &Known::default()).is_empty()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zip(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let deflated = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("a.txt", deflated).unwrap();
    archive.write_all(bytes).unwrap();
    archive.finish().unwrap().into_inner()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let all = three.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte));
        let all = all << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            out.push(char::from(LETTERS[(all >> (18 - 6 * at) & 63) as usize]));
        }
    }
    out
}

/// Every form that a secret was tried in.
fn forms(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let each = |shape: fn(char) -> String| secret.chars().map(shape).collect::<String>();
    let bytes = secret.as_bytes();
    let percent: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let broken =
        base64(bytes).as_bytes().chunks(8).map(|line| [line, b"\n"].concat()).collect::<Vec<_>>();
    vec![
        ("plain", bytes.to_vec()),
        ("capitals", secret.to_uppercase().into_bytes()),
        ("numbers", each(|c| format!("&#{};", u32::from(c))).into_bytes()),
        ("hex numbers", each(|c| format!("&#x{:X};", u32::from(c))).into_bytes()),
        ("percent", percent.clone().into_bytes()),
        ("percent twice", percent.replace('%', "%25").into_bytes()),
        ("escapes", each(|c| format!("\\u{:04x}", u32::from(c))).into_bytes()),
        ("style", each(|c| format!("\\{:x} ", u32::from(c))).into_bytes()),
        ("tags", each(|c| format!("<b>{c}</b>")).into_bytes()),
        ("base64", format!("data:text/plain;base64,{}", base64(bytes)).into_bytes()),
        ("base64 behind a letter", format!("x{}", base64(bytes)).into_bytes()),
        ("base64 in lines", broken.concat()),
        ("base64 of percent", base64(percent.as_bytes()).into_bytes()),
        ("hex", hex.into_bytes()),
        ("gzip", gzip(bytes)),
        ("zlib in a file", [b"%PDF-1.7\nstream\n\xff\n", zlib(bytes).as_slice()].concat()),
        ("zip", zip(bytes)),
        ("zip in gzip", gzip(&zip(bytes))),
        ("base64 of gzip", base64(&gzip(bytes)).into_bytes()),
        ("wide", wide),
        ("soft hyphens", each(|c| format!("{c}\u{ad}")).into_bytes()),
    ]
}

#[test]
fn a_secret_is_found_in_every_form() {
    for (name, bytes) in forms("Argued with Kestrel about the rent, again") {
        // What is taken apart letter by letter inside an encoding is found as words at least.
        assert!(is_found(&bytes), "{name}");
    }
    for (name, bytes) in forms("Kestrel Ibuprofen") {
        assert!(is_found(&bytes), "{name}");
    }
    assert!(!is_found(b"<p>Nothing of it</p>") && !is_found(&gzip(b"Nothing")));
}

#[test]
fn a_part_of_a_sentence_is_found_too() {
    assert!(is_found(b"<title>Argued with Kes</title> kestrel"));
    assert!(is_found("übelkeit".as_bytes()));
    let reader = grants(&[]);
    let known = known("no pain after the walk this time argued with", "");
    let known = Known { everywhere: known.everywhere, ..known };
    assert_eq!(hits(b"no pain after the", &reader, &known), Vec::<String>::new());
}

#[test]
fn what_the_reader_may_read_anyway_is_no_leak() {
    let with_medicine = grants(&[Kind::Took]);
    assert_eq!(hits(b"Ibuprofen 400 mg", &with_medicine, &Known::default()), Vec::<String>::new());
    assert!(!hits(b"Ibuprofen", &grants(&[]), &Known::default()).is_empty());
    let theme = known("take Ibuprofen only as told; mg", "");
    assert_eq!(hits(b"Ibuprofen", &grants(&[]), &theme), Vec::<String>::new());
    let article = known("", "On ibuprofen and rest");
    assert_eq!(hits(b"ibuprofen", &grants(&[]), &article), Vec::<String>::new());
}

#[test]
fn a_sentence_of_ones_own_in_an_article_is_told() {
    let pasted = known("", "I argued with Kestrel about the rent, again.");
    let found = hits(b"I argued with Kestrel about the rent, again.", &grants(&[]), &pasted);
    assert_eq!(found, ["day.html, as it is: `private` (private lines) of log/2026.md:3:1"]);
}

#[test]
fn what_pages_say_by_themselves_is_not_looked_for() {
    let page = known("every weeks", "");
    assert_eq!(hits(b"after 2 weeks", &grants(&[]), &page), Vec::<String>::new());
    assert!(!hits(b"after 2 weeks", &grants(&[]), &Known::default()).is_empty());
}

#[test]
fn a_hit_and_a_debug_print_hold_no_word_of_the_secret() {
    let found = hits(b"kestrel ibuprofen", &grants(&[]), &Known::default()).join("\n");
    assert!(found.contains("log/2026.md:3:1") && found.contains("log/2026.md:5:1"), "{found}");
    let all = format!("{:?} {found}", secrets(&grants(&[]), &Known::default())).to_lowercase();
    assert!(!all.contains("kestrel") && !all.contains("ibuprofen"), "{all}");
}

#[test]
fn the_name_of_a_file_is_searched_and_a_bomb_is_refused() {
    let outward = Outward::new(&grants(&[]), &Narrowing::default()).unwrap();
    let secrets = secrets(&grants(&[]), &Known::default());
    let site = Site::new(BTreeMap::from([(path("notes/kestrel.html"), Vec::new())]));
    assert_eq!(clear(site, &outward, &secrets).unwrap_err()[0].form, "in its name");
    let mut bomb = b"nothing".to_vec();
    for _ in 0..8 {
        bomb = gzip(&bomb);
    }
    assert!(is_found(&bomb));
}

#[test]
fn names_of_tags_are_no_leak() {
    let note = What::Note(PrivateText::new("circle"));
    let journal = Journal::seal(Profile::default(), vec![day(3, note)]);
    let owner = disclose(&journal, &Audience::owner());
    let audience = grants(&[]);
    let shared = disclose(&journal, &audience);
    let secrets = Secrets::new(&owner, &shared, &[], &Known::default());
    let outward = Outward::new(&audience, &Narrowing::default()).unwrap();
    let cleared = |text: &str| {
        let site = Site::new(BTreeMap::from([(path("a.html"), text.as_bytes().to_vec())]));
        clear(site, &outward, &secrets).is_ok()
    };
    assert!(cleared("<circle r=\"2\"/>") && !cleared("<p>circle</p>"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_word_is_found_in_any_form_anywhere(
        word in "[a-zäöü]{8,14}",
        which in 0..21_usize,
        before in "[ -~]{0,40}",
        after in "[ -~]{0,40}",
    ) {
        let journal = Journal::seal(
            Profile::default(),
            vec![day(3, What::Private(PrivateText::new(word.as_str())))],
        );
        let audience = grants(&[]);
        let (owner, shared) = (disclose(&journal, &Audience::owner()), disclose(&journal, &audience));
        let secrets = Secrets::new(&owner, &shared, &[], &Known::default());
        let (name, form) = forms(&word).swap_remove(which);
        let bytes = [before.as_bytes(), b" ", &form, b" ", after.as_bytes()].concat();
        let site = Site::new(BTreeMap::from([(path("a.html"), bytes)]));
        let outward = Outward::new(&audience, &Narrowing::default()).unwrap();
        prop_assert!(clear(site, &outward, &secrets).is_err(), "{}", name);
    }
}
