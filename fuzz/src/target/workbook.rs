//! Workbooks: the file as it is, and its sheet on its own, which random bytes would seldom reach
//! behind the checksums of the archive.

use std::io::{Cursor, Read, Write};

use comeback::inputs::RelPath;
use comeback::source::{Settings, parse_log};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Met, met, seed};

pub(super) fn file(bytes: &[u8]) -> Met {
    let mut all = Met::new();
    for name in ["log/a.xlsx", "log/a.ods", "log/a.xls"] {
        let parsed = parse_log(&RelPath::made_of(name), bytes, &Settings::default());
        all.extend(met(&parsed.diagnostics));
    }
    all
}

/// The text of a part, in a workbook that is well formed but for it. Which part is told by how
/// the text begins.
pub(super) fn sheet(bytes: &[u8]) -> Met {
    let has = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    let (book, part, name) = if has(b"office:") {
        ("long.ods", "content.xml", "log/a.ods")
    } else if has(b"<sst") {
        ("german.xlsx", "xl/sharedStrings.xml", "log/a.xlsx")
    } else if has(b"<styleSheet") {
        ("german.xlsx", "xl/styles.xml", "log/a.xlsx")
    } else {
        ("german.xlsx", "xl/worksheets/sheet1.xml", "log/a.xlsx")
    };
    let book = replaced(&seed::data_file(&format!("tables/{book}")), (part, bytes));
    met(&parse_log(&RelPath::made_of(name), &book, &Settings::default()).diagnostics)
}

/// The parts of an archive.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn replaced(book: &[u8], (wanted, text): (&str, &[u8])) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts(book) {
        writer.start_file(name.as_str(), plain).unwrap();
        writer.write_all(if name == wanted { text } else { &bytes }).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
