//! Bytes to text: byte order marks, UTF-16, strict UTF-8, then a named fallback that is told.
//! Knows nothing of rows and columns.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diag::{Diagnostic, Place, table as diag};
use crate::inputs::RelPath;

/// More bytes than this are not somebody's log.
const MOST_BYTES: usize = 64_000_000;

/// The text of a file, and what is to be said about how it was read. No text where the bytes
/// cannot be one.
pub(super) fn text(
    file: &RelPath,
    bytes: &[u8],
    told: Option<&str>,
) -> (Option<String>, Option<Diagnostic>) {
    let place = Place::whole(file);
    if bytes.len() > MOST_BYTES {
        return (None, Some(diag::too_big(&place)));
    }
    let known = match told.map(|label| Encoding::for_label(label.trim().as_bytes())) {
        Some(None) => return (None, Some(diag::unknown_encoding(&place))),
        Some(known) => known,
        None => None,
    };
    let Some((encoding, skip)) = proven(bytes) else {
        let encoding = known.unwrap_or(WINDOWS_1252);
        return fallback(&place, encoding, bytes, known.is_some());
    };
    if encoding == UTF_8 && known.is_some_and(|known| known != UTF_8) && !bytes.is_ascii() {
        // Valid UTF-8 with letters beyond ASCII is UTF-8, whatever was answered for the table.
        return (checked(decoded(encoding, &bytes[skip..])), None);
    }
    match checked(decoded(encoding, &bytes[skip..])) {
        Some(text) => (Some(text), None),
        None => (None, Some(diag::not_text(&place))),
    }
}

/// The encoding that the bytes prove, and how many bytes of mark stand before the text.
fn proven(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some((encoding, length));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Some((encoding, 0));
    }
    std::str::from_utf8(bytes).is_ok().then_some((UTF_8, 0))
}

/// UTF-16 without its mark: every other byte of the first line is zero, and always the same one.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(64) & !1];
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match (even, odd) {
        (0, odd) if odd * 10 >= half * 9 => Some(UTF_16LE),
        (even, 0) if even * 10 >= half * 9 => Some(UTF_16BE),
        _ => None,
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
}

/// Text holds no NUL; a file with one is something else.
fn checked(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.contains('\0'))
}

fn fallback(
    place: &Place,
    encoding: &'static Encoding,
    bytes: &[u8],
    answered: bool,
) -> (Option<String>, Option<Diagnostic>) {
    if looks_binary(bytes) {
        return (None, Some(diag::not_text(place)));
    }
    match checked(decoded(encoding, bytes)) {
        Some(text) if answered => (Some(text), None),
        Some(text) => (Some(text), Some(diag::assumed_encoding(place, encoding.name()))),
        None => (None, Some(diag::not_text(place))),
    }
}

/// Control characters that no editor writes, more than one in a hundred.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let odd = head.iter().filter(|b| matches!(b, 0..=8 | 11 | 14..=31 | 127)).count();
    head.contains(&0) || odd * 100 > head.len()
}
