//! Secret bytes that are wiped when they are dropped and never printed, the chance they come
//! from, and the keys that are derived from them with HMAC-SHA-256.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// What every label of the format begins with; a change of the format changes it.
pub(super) const LABEL: &str = "comeback lock 1 ";

/// Thirty-two secret bytes.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl Secret {
    pub fn new(bytes: [u8; 32]) -> Secret {
        Secret(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// HMAC-SHA-256 (RFC 2104) of the parts, one after the other.
    pub(super) fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        // A key shorter than a block is filled up with zeros, says the RFC.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        block.zeroize();
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// A key for one purpose alone: the HMAC of the label of that purpose.
    pub(super) fn derive(&self, purpose: &str) -> Secret {
        Secret(self.mac(&[LABEL.as_bytes(), purpose.as_bytes()]))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Random bytes from the system, enough for a new keyring.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Chance([u8; 64]);

impl Chance {
    pub fn new(bytes: [u8; 64]) -> Chance {
        Chance(bytes)
    }

    /// The bytes from `at` on; nothing of them may be used twice.
    pub(super) fn take<const N: usize>(&self, at: usize) -> [u8; N] {
        std::array::from_fn(|n| self.0.get(at + n).copied().unwrap_or_default())
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance")
    }
}

/// The keys of one locked site, all derived from its content key.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    pub(super) seal: Secret,
    pub(super) nonce: Secret,
    name: Secret,
    empty: Secret,
    folder: Secret,
}

impl Keys {
    pub(super) fn of(content: &Secret) -> Keys {
        Keys {
            seal: content.derive("seal"),
            nonce: content.derive("nonce"),
            name: content.derive("name"),
            empty: content.derive("empty"),
            folder: content.derive("folder"),
        }
    }

    /// The name under which the file of this path lies: 128 bits, which nobody can guess who
    /// does not have the key.
    pub(super) fn name(&self, path: &str) -> String {
        hex(&self.name.mac(&[path.as_bytes()])[..16])
    }

    /// The name of a file that holds nothing.
    pub(super) fn empty_name(&self, number: u32) -> String {
        hex(&self.empty.mac(&[b"file", &number.to_be_bytes()])[..16])
    }

    /// Bytes that look like a wrapped key and open with nothing.
    pub(super) fn empty_wrap(&self, number: u32) -> Vec<u8> {
        let part = |n: u8| self.empty.mac(&[b"wrap", &number.to_be_bytes(), &[n]]);
        [part(0), part(1)].concat().into_iter().take(60).collect()
    }

    /// The folder that the sealed files lie in.
    pub(super) fn folder(&self) -> String {
        hex(&self.folder.mac(&[])[..8])
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}
