//! Files as one run of bytes, compressed: for each its path and its content, each with its
//! length before it. Knows nothing of keys.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// More than any site holds; a wrong length cannot make the reader ask for all memory.
const LIMIT: usize = 1 << 31;

/// Packs files and compresses them. The same files always give the same bytes, on any machine.
pub(super) fn pack<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut plain = Vec::new();
    for (path, content) in files {
        for part in [path.as_bytes(), content] {
            plain.extend(length(part.len()));
            plain.extend(part);
        }
    }
    compress_to_vec_zlib(&plain, 8)
}

/// The files that `pack` was given; nothing where the bytes are not such files.
pub(super) fn unpack(packed: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let plain = decompress_to_vec_zlib_with_limit(packed, LIMIT).ok()?;
    let mut rest = plain.as_slice();
    let mut files = Vec::new();
    while !rest.is_empty() {
        let path = String::from_utf8(take(&mut rest)?.to_vec()).ok()?;
        files.push((path, take(&mut rest)?.to_vec()));
    }
    Some(files)
}

/// A length as it stands before its bytes: four bytes, the largest first.
pub(super) fn length(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).unwrap_or(u32::MAX).to_be_bytes()
}

/// Takes a length and as many bytes from the front.
pub(super) fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, behind) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (part, behind) = behind.split_at_checked(length)?;
    *rest = behind;
    Some(part)
}
