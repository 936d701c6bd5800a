//! Parts in an archive, the way both kinds of workbook are kept: no times, so that the same parts
//! give the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive of these parts, in their order. A part called `mimetype` lies in it uncompressed, as
/// readers of OpenDocument expect.
pub(super) fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, text) in parts {
        let method = match *name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        // Writing to memory cannot fail.
        let _ = writer.start_file(*name, plain.compression_method(method));
        let _ = writer.write_all(text.as_bytes());
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Text as it may stand in XML, in an attribute too.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Whether a cell is a plain number.
pub(super) fn is_number(cell: &str) -> bool {
    !cell.is_empty()
        && cell.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && cell.parse::<f64>().is_ok()
}
