//! The segments of a JPEG file: its size, which way up it is, and the file without what it tells
//! about camera, place and time. The picture itself is never decoded.

use super::Size;

/// One segment: its marker and where it lies, marker included.
struct Segment {
    marker: u8,
    start: usize,
    end: usize,
}

/// The segments in order; the data behind a start of scan belongs to it.
fn segments(bytes: &[u8]) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut at = 2;
    while let Some(segment) = segment_at(bytes, at) {
        at = segment.end;
        let last = segment.marker == 0xd9;
        found.push(segment);
        if last {
            break;
        }
    }
    found
}

fn segment_at(bytes: &[u8], mut at: usize) -> Option<Segment> {
    if *bytes.get(at)? != 0xff {
        return None;
    }
    while *bytes.get(at + 1)? == 0xff {
        at += 1;
    }
    let marker = *bytes.get(at + 1)?;
    if marker == 0xd9 {
        return Some(Segment { marker, start: at, end: at + 2 });
    }
    let length = u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?);
    let mut end = at + 2 + usize::from(length);
    if marker == 0xda {
        end = end_of_scan(bytes, end);
    }
    (end <= bytes.len() && length >= 2).then_some(Segment { marker, start: at, end })
}

/// Where the data of a scan ends: at the next marker that is no part of it.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == 0xff)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

/// The size as shown: a photograph that lies on its side is turned.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let segments = segments(bytes);
    let frame = segments.iter().find(|segment| {
        matches!(segment.marker, 0xc0..=0xcf) && !matches!(segment.marker, 0xc4 | 0xc8 | 0xcc)
    })?;
    let two = |at: usize| {
        let part = bytes.get(frame.start + at..frame.start + at + 2)?;
        Some(u32::from(u16::from_be_bytes(part.try_into().ok()?)))
    };
    let (height, width) = (two(5)?, two(7)?);
    match orientation(bytes, &segments) {
        Some(5..=8) => Some(Size { width: height, height: width }),
        _ => Some(Size { width, height }),
    }
}

/// The EXIF orientation, 1 to 8, where one is written.
fn orientation(bytes: &[u8], segments: &[Segment]) -> Option<u8> {
    let exif = segments
        .iter()
        .filter(|segment| segment.marker == 0xe1)
        .find_map(|segment| bytes.get(segment.start + 4..segment.end)?.strip_prefix(b"Exif\0\0"))?;
    let little = exif.starts_with(b"II");
    let two = |at: usize| {
        let part: [u8; 2] = exif.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(part) } else { u16::from_be_bytes(part) })
    };
    let four = |at: usize| {
        let part: [u8; 4] = exif.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(part) } else { u32::from_be_bytes(part) })
    };
    let table = usize::try_from(four(4)?).ok()?;
    let entries = usize::from(two(table)?).min(200);
    let tag = (0..entries).map(|n| table + 2 + n * 12).find(|at| two(*at) == Some(0x0112))?;
    u8::try_from(two(tag + 8)?).ok().filter(|value| (1..=8).contains(value))
}

/// The file without camera, place, time, comments and whatever is hung behind its end. Which way
/// up it is stays, as the only word.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let segments = segments(bytes);
    let last = segments.last()?;
    if last.marker != 0xd9 && last.marker != 0xda {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(b"\xff\xd8");
    let turned = orientation(bytes, &segments).filter(|value| *value != 1);
    for (n, segment) in segments.iter().enumerate() {
        let body = bytes.get(segment.start..segment.end)?;
        if n == 0 && segment.marker != 0xe0 {
            out.extend(turned.iter().flat_map(|value| orientation_alone(*value)));
        }
        if is_kept(segment.marker, body) {
            out.extend_from_slice(body);
        }
        if n == 0 && segment.marker == 0xe0 {
            out.extend(turned.iter().flat_map(|value| orientation_alone(*value)));
        }
    }
    Some(out)
}

/// What the picture needs: its data, the colour profile, and Adobe's word on colours.
fn is_kept(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xe0 => body.get(4..9) == Some(b"JFIF\0"),
        0xe2 => body.get(4..16) == Some(b"ICC_PROFILE\0"),
        0xee => body.get(4..9) == Some(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// An EXIF segment that tells the orientation and nothing else.
fn orientation_alone(value: u8) -> Vec<u8> {
    let mut out = vec![0xff, 0xe1, 0, 34];
    out.extend_from_slice(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    out.extend_from_slice(&[value, 0, 0, 0, 0, 0, 0]);
    out
}
