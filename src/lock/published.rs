//! The examples of docs/locked.md, worked out anew: whoever writes a reader of their own can check
//! it against them, so they must never be wrong.

use super::archive::pack;
use super::key::{Keys, Secret, hex, unhex};
use super::keyring::unwrap;
use super::seal::seal;
use super::*;
use sha2::{Digest, Sha256};

const TEXT: &str = include_str!("../../docs/locked.md");
const PASSPHRASE: &str = "maple river candle fox button violin";

fn keyring(rounds: u32) -> Keyring {
    let chance = Chance::new(std::array::from_fn(|n| u8::try_from(n).unwrap()));
    let mut keyring = Keyring::new(&chance).with_rounds(rounds);
    keyring.add("reader", &Passphrase::new(PASSPHRASE, &[]).unwrap()).unwrap();
    keyring
}

/// The stretched passphrase as the kept text tells it.
fn stretched(keyring: &Keyring) -> String {
    let text = keyring.to_text();
    let line = text.lines().find_map(|line| line.strip_prefix("reader ")).unwrap();
    line.split(' ').next().unwrap().to_owned()
}

#[test]
fn the_published_examples_are_right() {
    let million = stretched(&keyring(1_000_000));
    let keyring = keyring(1000);
    let stretched = stretched(&keyring);
    let bytes = unhex::<32>(&stretched).unwrap();
    let (_, salt, _) = keyring.salts();
    let reader = Secret::new(Secret::new(bytes).mac(&[b"comeback lock 1 reader", &salt]));
    let wraps = keyring.wraps();
    let mut wrap = wraps.iter().filter(|wrap| unwrap(&reader, wrap).is_ok());
    let content = Secret::new(std::array::from_fn(|n| u8::try_from(n).unwrap()));
    let keys = Keys::of(&content);
    let name = keys.name("index.html");
    let sealed = seal(&keys, &name, &pack([("index.html", &b"<p>Hello</p>"[..])]));
    let values = [
        ("stretched, 1000 rounds", stretched),
        ("stretched, 1,000,000 rounds", million),
        ("reader key", hex(reader.bytes())),
        ("wrapped key", hex(wrap.next().unwrap())),
        ("seal key", hex(keys.seal.bytes())),
        ("nonce key", hex(keys.nonce.bytes())),
        ("name key", hex(content.derive("name").bytes())),
        ("folder", keys.folder()),
        ("name of index.html", name),
        ("nonce of the sealed file", hex(&sealed[..12])),
        ("length of the sealed file", sealed.len().to_string()),
        ("tag of the sealed file", hex(&sealed[sealed.len() - 16..])),
        ("SHA-256 of the sealed file", hex(&Sha256::digest(&sealed))),
    ];
    let rows: Vec<String> =
        values.iter().map(|(name, value)| format!("| {name} | `{value}` |")).collect();
    let missing: Vec<&String> = rows.iter().filter(|row| !TEXT.contains(row.as_str())).collect();
    assert!(missing.is_empty(), "docs/locked.md lacks:\n{}", rows.join("\n"));
    assert!(wrap.next().is_none(), "one wrap alone opens");
}
