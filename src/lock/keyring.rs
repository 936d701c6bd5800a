//! What is kept between builds of a locked site: its content key, its salts, and for each reader
//! what their passphrase was stretched to. No passphrase is kept. Whoever has this text can open
//! the site, so it lies where only the owner can read it and never in what is published.

use std::collections::BTreeMap;

use pbkdf2::pbkdf2_hmac_array;
use sha2::Sha256;

use super::key::{Chance, Keys, LABEL, Secret, hex, unhex};
use super::passphrase::Passphrase;
use super::seal::{self, Damaged, decrypt, encrypt, nonce};

const FIRST_LINE: &str = "comeback keyring 1";

/// How often PBKDF2-HMAC-SHA-256 is applied. OWASP asks for 600,000 (Password Storage Cheat
/// Sheet, 2023 and since); a telephone of today takes about a second for a million.
const ROUNDS: u32 = 1_000_000;

/// The keys of one locked site and its readers.
#[derive(Clone, Debug)]
pub struct Keyring {
    stretch_salt: [u8; 16],
    salt: [u8; 16],
    rounds: u32,
    key: Secret,
    readers: BTreeMap<String, Secret>,
}

/// Why a text is not a keyring: the line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub line: usize,
}

/// Why a reader was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// There is a reader of this name.
    NameTaken,
    /// Another reader has this passphrase; one of the two could not be revoked alone.
    PassphraseTaken,
    /// A name is one line of at most 60 characters.
    BadName,
}

impl Keyring {
    /// A keyring without readers.
    pub fn new(chance: &Chance) -> Keyring {
        Keyring {
            key: Secret::new(chance.take(0)),
            salt: chance.take(32),
            stretch_salt: chance.take(48),
            rounds: ROUNDS,
            readers: BTreeMap::new(),
        }
    }

    /// The same with another number of rounds, for published examples and tests.
    pub fn with_rounds(self, rounds: u32) -> Keyring {
        Keyring { rounds: rounds.max(1), ..self }
    }

    pub fn readers(&self) -> impl Iterator<Item = &str> {
        self.readers.keys().map(String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.readers.is_empty()
    }

    /// Lets one more reader in.
    pub fn add(&mut self, reader: &str, passphrase: &Passphrase) -> Result<(), NotKept> {
        let plain = !reader.trim().is_empty() && !reader.chars().any(char::is_control);
        if !plain || reader.chars().count() > 60 {
            return Err(NotKept::BadName);
        }
        if self.readers.contains_key(reader) {
            return Err(NotKept::NameTaken);
        }
        let stretched = self.stretch(passphrase);
        if self.readers.values().any(|known| known.bytes() == stretched.bytes()) {
            return Err(NotKept::PassphraseTaken);
        }
        self.readers.insert(reader.to_owned(), stretched);
        Ok(())
    }

    /// Shuts a reader out of every later build: the key, its salt, and with them every name
    /// change. The others keep their passphrases. False where there is no such reader.
    pub fn revoke(&mut self, reader: &str, chance: &Chance) -> bool {
        if self.readers.remove(reader).is_none() {
            return false;
        }
        self.key = Secret::new(chance.take(0));
        self.salt = chance.take(32);
        true
    }

    /// Whether this passphrase opens the site, by the way a browser takes.
    pub fn opens(&self, passphrase: &Passphrase) -> bool {
        let key = self.reader_key(&self.stretch(passphrase));
        self.wraps().iter().any(|wrap| unwrap(&key, wrap).is_ok())
    }

    /// The files sealed under a name, by their paths, as a browser opens them.
    pub fn open(&self, name: &str, sealed: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Damaged> {
        seal::open(&self.keys(), name, sealed)
    }

    fn stretch(&self, passphrase: &Passphrase) -> Secret {
        let bytes = passphrase.as_str().as_bytes();
        Secret::new(pbkdf2_hmac_array::<Sha256, 32>(bytes, &self.stretch_salt, self.rounds))
    }

    fn reader_key(&self, stretched: &Secret) -> Secret {
        Secret::new(stretched.mac(&[LABEL.as_bytes(), b"reader", &self.salt]))
    }

    pub(super) fn keys(&self) -> Keys {
        Keys::of(&self.key)
    }

    /// The content key, once for each reader under theirs, and filled up with bytes that open
    /// with nothing to a multiple of four, in an order that tells nothing.
    pub(super) fn wraps(&self) -> Vec<Vec<u8>> {
        let mut wraps: Vec<Vec<u8>> =
            self.readers.values().map(|reader| wrap(&self.reader_key(reader), &self.key)).collect();
        let keys = self.keys();
        let wanted = wraps.len().max(1).next_multiple_of(4);
        let missing = wanted - wraps.len();
        wraps.extend((0..).take(missing).map(|number| keys.empty_wrap(number)));
        wraps.sort();
        wraps
    }

    pub(super) fn salts(&self) -> ([u8; 16], [u8; 16], u32) {
        (self.stretch_salt, self.salt, self.rounds)
    }

    /// Plain lines with an end mark.
    pub fn to_text(&self) -> zeroize::Zeroizing<String> {
        let mut text = format!(
            "{FIRST_LINE}\nrounds {}\nstretch {}\nsalt {}\nkey {}\n",
            self.rounds,
            hex(&self.stretch_salt),
            hex(&self.salt),
            hex(self.key.bytes()),
        );
        for (name, stretched) in &self.readers {
            text.push_str(&format!("reader {} {name}\n", hex(stretched.bytes())));
        }
        text.push_str("end\n");
        text.into()
    }

    /// Reads what `to_text` wrote; a text that was cut short or edited is refused.
    pub fn from_text(text: &str) -> Result<Keyring, Unreadable> {
        let lines: Vec<&str> = text.lines().collect();
        let value = |at: usize, name: &str| {
            let line = lines.get(at).and_then(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.strip_prefix(' ')).ok_or(Unreadable { line: at + 1 })
        };
        let bad = |at: usize| Unreadable { line: at + 1 };
        if lines.first() != Some(&FIRST_LINE) {
            return Err(bad(0));
        }
        let rounds: u32 = value(1, "rounds")?.parse().map_err(|_| bad(1))?;
        let mut keyring = Keyring {
            rounds: if rounds == 0 { return Err(bad(1)) } else { rounds },
            stretch_salt: unhex(value(2, "stretch")?).ok_or(bad(2))?,
            salt: unhex(value(3, "salt")?).ok_or(bad(3))?,
            key: Secret::new(unhex(value(4, "key")?).ok_or(bad(4))?),
            readers: BTreeMap::new(),
        };
        for (at, line) in lines.iter().enumerate().skip(5) {
            if *line == "end" {
                return Ok(keyring);
            }
            let (stretched, name) = value(at, "reader")?.split_once(' ').ok_or(bad(at))?;
            let stretched = Secret::new(unhex(stretched).ok_or(bad(at))?);
            keyring.readers.insert(name.to_owned(), stretched);
        }
        Err(bad(lines.len()))
    }
}

fn wrap(reader: &Secret, content: &Secret) -> Vec<u8> {
    let nonce = nonce(reader, &[b"nonce", content.bytes()]);
    encrypt(reader, &nonce, (&format!("{LABEL}key"), content.bytes()))
}

/// The content key, where this is the key that wrapped it.
pub(super) fn unwrap(reader: &Secret, wrapped: &[u8]) -> Result<Secret, Damaged> {
    let plain = zeroize::Zeroizing::new(decrypt(reader, &format!("{LABEL}key"), wrapped)?);
    plain.as_slice().try_into().map(Secret::new).map_err(|_| Damaged)
}
