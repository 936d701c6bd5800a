//! Image files without what they tell beside the picture: camera, place, time, software, comments,
//! and whatever is hung behind the end. Nothing is encoded anew. A file that cannot be taken
//! apart is not handed on.

use super::{Kind, jpeg, kind};

/// The file without its metadata; nothing where it is damaged.
pub(crate) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    match kind(bytes)? {
        Kind::Png => png(bytes),
        Kind::Jpeg => jpeg::bare(bytes),
        Kind::Gif => gif(bytes),
        Kind::WebP => webp(bytes),
        Kind::Svg => Some(bytes.to_vec()),
    }
}

/// Chunks of a PNG that change how it looks.
const PNG_KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let end = at.checked_add(usize::try_from(length).ok()?)?.checked_add(12)?;
        let name: &[u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let chunk = bytes.get(at..end)?;
        if PNG_KEPT.contains(&name) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        at = end;
    }
}

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let colours = |packed: u8| if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) };
    let head = 13 + colours(*bytes.get(10)?);
    let mut out = bytes.get(..head)?.to_vec();
    let mut at = head;
    loop {
        let (data, keep) = match bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                let name = bytes.get(at + 3..at + 14);
                let loops = name == Some(b"NETSCAPE2.0") || name == Some(b"ANIMEXTS1.0");
                (at + 2, label == 0xf9 || (label == 0xff && loops))
            }
            0x2c => (at + 11 + colours(*bytes.get(at + 9)?), true),
            _ => return None,
        };
        let end = end_of_blocks(bytes, data)?;
        if keep {
            out.extend_from_slice(bytes.get(at..end)?);
        }
        at = end;
    }
}

/// Where a row of counted blocks ends, its empty last one included.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    let end = usize::try_from(size).ok()?.checked_add(8)?;
    let bytes = bytes.get(..end)?;
    let mut out = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at < bytes.len() {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?);
        let length = usize::try_from(length).ok()?;
        let next = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let chunk = bytes.get(at..next.min(bytes.len()))?;
        match chunk.get(..4)? {
            b"VP8X" => {
                let start = out.len();
                out.extend_from_slice(chunk);
                // The flags that say there is EXIF and XMP.
                *out.get_mut(start + 8)? &= !0b0000_1100;
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {
                out.extend_from_slice(chunk);
            }
            _ => {}
        }
        at = next;
    }
    let written = u32::try_from(out.len().checked_sub(8)?).ok()?;
    out.get_mut(4..8)?.copy_from_slice(&written.to_le_bytes());
    Some(out)
}
