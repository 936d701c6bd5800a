//! What the header of an image file tells: its kind and its size. Reads a few bytes, decodes no
//! picture, and trusts nothing.

mod bare;
mod jpeg;

pub(crate) use bare::without_metadata;

/// The kinds of image that a page may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Png,
    Jpeg,
    Gif,
    WebP,
    Svg,
}

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The kind by the first bytes, whatever the name says.
pub(crate) fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(Kind::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(Kind::Jpeg);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(Kind::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Kind::WebP);
    }
    svg_tag(bytes).map(|_| Kind::Svg)
}

/// The size as it is shown; nothing where the header does not tell.
pub(crate) fn size(bytes: &[u8]) -> Option<Size> {
    let size = match kind(bytes)? {
        Kind::Png => Size { width: big32(bytes, 16)?, height: big32(bytes, 20)? },
        Kind::Gif => Size { width: little16(bytes, 6)?, height: little16(bytes, 8)? },
        Kind::Jpeg => jpeg::size(bytes)?,
        Kind::WebP => webp_size(bytes)?,
        Kind::Svg => svg_size(svg_tag(bytes)?)?,
    };
    (size.width > 0 && size.height > 0 && size.width < 100_000 && size.height < 100_000)
        .then_some(size)
}

fn big32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn little16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn webp_size(bytes: &[u8]) -> Option<Size> {
    let three = |at: usize| {
        let part = bytes.get(at..at + 3)?;
        Some(u32::from(part[0]) | u32::from(part[1]) << 8 | u32::from(part[2]) << 16)
    };
    match bytes.get(12..16)? {
        b"VP8X" => Some(Size { width: three(24)? + 1, height: three(27)? + 1 }),
        b"VP8 " => Some(Size {
            width: little16(bytes, 26)? & 0x3fff,
            height: little16(bytes, 28)? & 0x3fff,
        }),
        b"VP8L" => {
            let bits = u32::from_le_bytes(bytes.get(21..25)?.try_into().ok()?);
            Some(Size { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 })
        }
        _ => None,
    }
}

/// The opening tag of an SVG file.
fn svg_tag(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let head = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(head.get(..error.valid_up_to())?).ok()?,
    };
    let start = head.trim_start_matches('\u{feff}').trim_start();
    if !start.starts_with("<svg") && !start.starts_with("<?xml") && !start.starts_with("<!") {
        return None;
    }
    let tag = &head[head.find("<svg")?..];
    Some(&tag[..tag.find('>').unwrap_or(tag.len())])
}

fn svg_size(tag: &str) -> Option<Size> {
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}="))? + name.len() + 2;
        let quote = tag.get(at..)?.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        tag.get(at + 1..)?.split(quote).next()
    };
    let length = |text: &str| {
        let text = text.trim().trim_end_matches("px");
        text.split('.').next().and_then(|whole| whole.parse::<u32>().ok())
    };
    let both = attribute("width").and_then(length).zip(attribute("height").and_then(length));
    if let Some((width, height)) = both {
        return Some(Size { width, height });
    }
    let view: Vec<u32> = attribute("viewBox")?
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .skip(2)
        .filter_map(length)
        .collect();
    Some(Size { width: *view.first()?, height: *view.get(1)? })
}

#[cfg(test)]
mod tests;
