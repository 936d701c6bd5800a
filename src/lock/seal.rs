//! Sealing bytes under a name with AES-256-GCM, filled up to one of a few sizes, with a nonce
//! made from key, name and content; and opening them again.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key};

use super::archive::{self, length};
use super::key::{Keys, LABEL, Secret};

/// The smallest size of sealed bytes.
const SMALLEST: usize = 8 * 1024;
/// From here on sizes grow by this much instead of doubling.
const LARGE: usize = 1024 * 1024;
/// What stands around the content: nonce, length, tag.
const AROUND: usize = 12 + 4 + 16;

/// Sealed bytes that the key does not open, or that hold no files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// The size that so many sealed bytes are filled up to: 8 KiB, doubled up to 1 MiB, whole MiB
/// after that.
pub fn bucket(bytes: usize) -> usize {
    let mut size = SMALLEST;
    while size < bytes && size < LARGE {
        size *= 2;
    }
    if bytes <= size { size } else { bytes.div_ceil(LARGE) * LARGE }
}

/// Seals files under a name. The same files under the same name always give the same bytes.
pub(super) fn seal(keys: &Keys, name: &str, packed: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bucket(packed.len() + AROUND));
    plain.extend(length(packed.len()));
    plain.extend(packed);
    plain.resize(bucket(packed.len() + AROUND) - AROUND + 4, 0);
    let nonce = nonce(&keys.nonce, &[name.as_bytes(), &[0], &plain]);
    encrypt(&keys.seal, &nonce, (&format!("{LABEL}{name}"), &plain))
}

/// The files sealed under a name.
pub(super) fn open(
    keys: &Keys,
    name: &str,
    sealed: &[u8],
) -> Result<Vec<(String, Vec<u8>)>, Damaged> {
    let plain = decrypt(&keys.seal, &format!("{LABEL}{name}"), sealed)?;
    let mut rest = plain.as_slice();
    archive::take(&mut rest).and_then(archive::unpack).ok_or(Damaged)
}

/// The first twelve bytes of the HMAC of all that is sealed, so that two different texts never
/// meet the same key and nonce by plan, and the same text always does. docs/locked.md says why
/// that is sound.
pub(super) fn nonce(key: &Secret, parts: &[&[u8]]) -> [u8; 12] {
    let whole = key.mac(parts);
    std::array::from_fn(|n| whole[n])
}

/// The nonce, then what AES-256-GCM makes of the text, its tag at the end. `about` is not
/// hidden but must be the same again when it is opened.
pub(super) fn encrypt(key: &Secret, nonce: &[u8; 12], (about, text): (&str, &[u8])) -> Vec<u8> {
    let payload = Payload { msg: text, aad: about.as_bytes() };
    let cipher = Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key.bytes()));
    // Fails for a text of 64 GiB only, which would come out empty and never in the clear.
    let hidden = cipher.encrypt(&(*nonce).into(), payload).unwrap_or_default();
    [nonce.as_slice(), &hidden].concat()
}

pub(super) fn decrypt(key: &Secret, about: &str, sealed: &[u8]) -> Result<Vec<u8>, Damaged> {
    let (nonce, hidden) = sealed.split_first_chunk::<12>().ok_or(Damaged)?;
    let payload = Payload { msg: hidden, aad: about.as_bytes() };
    let cipher = Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key.bytes()));
    cipher.decrypt(&(*nonce).into(), payload).map_err(|_| Damaged)
}
