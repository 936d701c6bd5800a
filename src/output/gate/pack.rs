//! Packed and encoded parts of a file: gzip, zlib and deflate wherever they begin, base64 and hex
//! wherever a run of them stands. Guesses generously, since what is no such thing reads as noise.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};

use super::view::TooDeep;

/// Bytes that were packed or encoded, and how.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// Whether they begin like something packed.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"PK") || is_zlib(bytes)
}

fn is_zlib(bytes: &[u8]) -> bool {
    let check = |first: u8, second: u8| (u16::from(first) * 256 + u16::from(second)) % 31 == 0;
    matches!(bytes, [0x78, second, ..] if check(0x78, *second))
}

/// Everything that unpacks, wherever in the bytes it begins.
pub(super) fn packed_parts(bytes: &[u8], left: &mut usize) -> Result<Vec<Part>, TooDeep> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > 8) {
        let part = match rest {
            [0x1f, 0x8b, 8, ..] => unpacked("gzip", GzDecoder::new(rest), left)?,
            [b'P', b'K', 3, 4, ..] => zip_member(rest, left)?,
            _ if is_zlib(rest) => unpacked("zlib", ZlibDecoder::new(rest), left)?,
            _ => None,
        };
        parts.extend(part);
        at += 1;
    }
    Ok(parts)
}

/// The member that a local header of a zip archive stands before.
fn zip_member(header: &[u8], left: &mut usize) -> Result<Option<Part>, TooDeep> {
    let number = |at: usize| {
        let pair = header.get(at..at + 2)?;
        Some(usize::from(pair[0]) + 256 * usize::from(pair[1]))
    };
    let start = number(26).zip(number(28)).map(|(name, extra)| 30 + name + extra);
    match (number(8), start.and_then(|start| header.get(start..))) {
        // Stored members are read as they are, with the rest of the file.
        (Some(8), Some(data)) => unpacked("zip", DeflateDecoder::new(data), left),
        _ => Ok(None),
    }
}

/// What comes out, even where it breaks off; nothing where not one byte does.
fn unpacked(
    name: &'static str,
    reader: impl Read,
    left: &mut usize,
) -> Result<Option<Part>, TooDeep> {
    let mut bytes = Vec::new();
    let _ = reader.take(*left as u64 + 1).read_to_end(&mut bytes);
    *left = left.checked_sub(bytes.len()).ok_or(TooDeep)?;
    Ok((!bytes.is_empty()).then_some(Part { name, bytes }))
}

/// The shortest run that could hold six characters.
const SHORTEST: usize = 8;

/// Every run of base64 and of hex, decoded. Where a run begins is not known to the letter, so
/// base64 is read from each of four starts.
pub(super) fn encoded_runs(bytes: &[u8]) -> Vec<Part> {
    let mut parts = Vec::new();
    for run in runs(bytes, |byte| sextet(byte).is_some()) {
        // Long words of a page are runs too; only one start of them can be told apart.
        for start in 0..4 {
            let decoded = from_base64(run.get(start..).unwrap_or_default());
            parts.push(Part { name: "base64", bytes: decoded });
        }
    }
    for run in runs(bytes, |byte| byte.is_ascii_hexdigit()) {
        for start in 0..2 {
            let decoded = from_hex(run.get(start..).unwrap_or_default());
            parts.push(Part { name: "hex", bytes: decoded });
        }
    }
    parts
}

/// Runs of fitting bytes, line breaks in them left out.
fn runs(bytes: &[u8], fits: impl Fn(u8) -> bool) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut run = Vec::new();
    for &byte in bytes.iter().chain(&[0]) {
        match byte {
            b'\n' | b'\r' if run.len() >= SHORTEST => {}
            byte if fits(byte) => run.push(byte),
            _ => {
                if run.len() >= SHORTEST {
                    found.push(std::mem::take(&mut run));
                }
                run.clear();
            }
        }
    }
    found
}

fn sextet(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

fn from_base64(run: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(run.len() * 3 / 4);
    let (mut gathered, mut bits) = (0_u32, 0);
    for value in run.iter().filter_map(|byte| sextet(*byte)) {
        gathered = (gathered << 6 | value) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((gathered >> bits & 0xff) as u8);
        }
    }
    bytes
}

fn from_hex(run: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0) as u8;
    run.chunks_exact(2).map(|pair| digit(pair[0]) * 16 + digit(pair[1])).collect()
}
