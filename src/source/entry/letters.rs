//! The text of a file and back: bytes are put in at a place of the text, in the file's own
//! encoding and with its own line ends. Knows nothing of what the text says.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Puts texts into bytes, each at a byte of the decoded text, in order of place. Nothing where a
/// place does not exist or the encoding has no letter for a text.
pub(super) fn insert(bytes: &[u8], text: &str, puts: &[(usize, String)]) -> Option<Vec<u8>> {
    let encoding = encoding(bytes, text)?;
    let mark = bytes.len().checked_sub(encoded(text, encoding)?.len())?;
    let mut after = Vec::with_capacity(bytes.len() + 64);
    let mut done = 0;
    for (at, new) in puts {
        let cut = mark + encoded(text.get(..*at)?, encoding)?.len();
        after.extend(bytes.get(done..cut)?);
        after.extend(encoded(new, encoding)?);
        done = cut;
    }
    after.extend(bytes.get(done..)?);
    Some(after)
}

/// The encoding of a file whose bytes read as this text.
fn encoding(bytes: &[u8], text: &str) -> Option<&'static Encoding> {
    let candidates = [UTF_8, UTF_16LE, UTF_16BE];
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let known = marked.or_else(|| {
        candidates.into_iter().find(|encoding| encoded(text, encoding).as_deref() == Some(bytes))
    });
    known.or_else(|| {
        let single: [&'static Encoding; 2] = [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1250];
        single.into_iter().find(|encoding| encoded(text, encoding).as_deref() == Some(bytes))
    })
}

fn encoded(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    if encoding == UTF_16LE {
        return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, lost) = encoding.encode(text);
    (!lost).then(|| bytes.into_owned())
}

/// The line end that the text uses.
pub(super) fn line_end(text: &str) -> &'static str {
    match (text.contains("\r\n"), text.contains('\n'), text.contains('\r')) {
        (true, ..) => "\r\n",
        (false, false, true) => "\r",
        _ => "\n",
    }
}
