//! Exports as they come: packed, as a folder, as one huge file. What is endless is refused with
//! little of it read.

use std::fs::{self, File};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use comeback::inputs::RelPath;
use comeback::source::import::{Options, Sort, read_stream, sort};
use walkdir::WalkDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::command::{project, run};
use super::{TODAY, folder};

/// Packs files under names of their own.
fn packed(to: &Path, files: &[(String, Vec<u8>)]) -> String {
    let mut archive = ZipWriter::new(File::create(to).unwrap());
    let deflated =
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), deflated).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap();
    to.to_string_lossy().into_owned()
}

/// Every file below a folder of exports.
fn below(name: &str, under: &str) -> Vec<(String, Vec<u8>)> {
    let whole = folder().join(name);
    let files = WalkDir::new(&whole).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.file_type().is_file());
    files
        .map(|file| {
            let inner = file.path().strip_prefix(&whole).unwrap().to_string_lossy().into_owned();
            (format!("{under}/{inner}"), fs::read(file.path()).unwrap())
        })
        .collect()
}

fn told(project: &Path, words: &[&str]) -> serde_json::Value {
    let done = run(project, &[words, &["--json"]].concat());
    serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{done:?}"))
}

#[test]
fn a_packed_export_says_what_the_folder_says() {
    for (name, under, id) in [
        ("apple-health/german.d", "apple_health_export", "apple-health"),
        ("google-fit/takeout.d", "Takeout", "google-fit"),
    ] {
        let (one, other) = (project(), project());
        let mut files = below(name, under);
        files.push((
            format!("__MACOSX/{under}/._export.xml"),
            b"\0\x05\x16\x07<HealthData".to_vec(),
        ));
        files.push((format!("{under}/photo.jpg"), b"\xff\xd8\xff\0".to_vec()));
        let archive = packed(&one.path().join("export.zip"), &files);
        let folder = folder().join(name).to_string_lossy().into_owned();
        let (packed, plain) = (told(one.path(), &[&archive]), told(other.path(), &[&folder]));
        assert_eq!(packed["format"], id);
        assert_eq!(packed["written"], true);
        for field in ["rows", "taken", "left", "entries"] {
            assert_eq!(packed[field], plain[field], "{name} {field}");
        }
        let log = |project: &Path| {
            fs::read_to_string(project.join(format!("log/imported/{id}.md"))).unwrap()
        };
        assert_eq!(log(one.path()), log(other.path()));
        assert_eq!(told(one.path(), &[&archive])["taken"], 0, "a second import adds nothing");
    }
}

#[test]
fn a_plain_file_is_streamed_and_a_csv_in_an_archive_is_read() {
    let project = project();
    let file = folder().join("apple-health/whole.xml").to_string_lossy().into_owned();
    assert_eq!(told(project.path(), &[&file])["format"], "apple-health");
    let csv = fs::read(folder().join("fitnotes/pounds.csv")).unwrap();
    let archive = packed(&project.path().join("a.zip"), &[("a/FitNotes.csv".to_owned(), csv)]);
    assert_eq!(told(project.path(), &[&archive])["format"], "fitnotes");
}

#[test]
fn an_archive_that_cannot_be_unpacked_is_told() {
    let project = project();
    let path = project.path().join("export.zip");
    packed(&path, &below("google-fit/takeout.d", "Takeout"));
    let whole = fs::read(&path).unwrap();
    for bytes in [&whole[..whole.len() / 2], b"PK\x03\x04"] {
        fs::write(&path, bytes).unwrap();
        let refused = run(project.path(), &[&path.to_string_lossy()]);
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains("import-archive"));
    }
    assert!(!project.path().join("log/imported").exists());
}

#[test]
fn two_exports_in_one_folder_are_told_apart_by_nobody() {
    let project = project();
    let both = project.path().join("both");
    fs::create_dir(&both).unwrap();
    for name in ["apple-health/sleep.xml", "fitnotes/pounds.csv"] {
        let to = both.join(name.replace('/', "-"));
        fs::copy(folder().join(name), to).unwrap();
    }
    let refused = run(project.path(), &[&both.to_string_lossy()]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("import-several-formats"));
    let named = told(project.path(), &[&both.to_string_lossy(), "--format", "fitnotes"]);
    assert_eq!(named["format"], "fitnotes");
}

#[test]
fn what_a_file_is_depends_on_how_it_begins() {
    for (head, is) in [
        (&b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<HealthData>"[..], Sort::Streamed),
        (b"<?xml version=\"1.0\"?><gpx>", Sort::Left),
        (b"{\"fitnessActivity\": \"walking\"", Sort::Whole),
        (b"{\"Data Source\": 1}", Sort::Left),
        (b"a\0b", Sort::Left),
        (b"", Sort::Left),
        (b"PK\x03\x04\0", Sort::Whole),
        (b"Date,HealthData <HealthData\n", Sort::Whole),
    ] {
        assert_eq!(sort(head), is, "{}", String::from_utf8_lossy(head));
    }
}

/// A beginning, and then the same for ever.
struct Endless {
    begins: &'static [u8],
    then: &'static [u8],
    at: usize,
}

impl BufRead for Endless {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.begins.len() {
            return Ok(&self.begins[self.at..]);
        }
        Ok(&self.then[(self.at - self.begins.len()) % self.then.len()..])
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

#[test]
fn what_never_ends_is_refused_after_little() {
    let (path, options) = (RelPath::new("export.xml").unwrap(), Options::new(TODAY));
    let x = &[b'x'; 4096];
    for begins in [
        &b"<HealthData><Record type=\""[..],
        b"<HealthData><!-- ",
        b"<HealthData>",
        b"<!DOCTYPE HealthData [",
        b"<HealthData><![CDATA[",
    ] {
        let mut endless = Endless { begins, then: x, at: 0 };
        let told = read_stream(&path, &mut endless, &options).unwrap_err();
        assert_eq!(told[0].code().name, "import-too-large", "{}", String::from_utf8_lossy(begins));
        assert!(endless.at < 1_100_000);
    }
    let mut nested = Endless { begins: b"<HealthData>", then: b"<a>", at: 0 };
    let told = read_stream(&path, &mut nested, &options).unwrap_err();
    assert_eq!(told[0].code().name, "import-too-large");
}

#[test]
fn a_long_export_is_read_to_its_end_and_every_record_is_counted() {
    let record = "<Record type=\"HKQuantityTypeIdentifierStepCount\" value=\"5\"/>\n";
    let text = format!("<HealthData>\n{}</HealthData>\n", record.repeat(20_000));
    let (path, options) = (RelPath::new("export.xml").unwrap(), Options::new(TODAY));
    let found = read_stream(&path, &mut text.as_bytes(), &options).unwrap();
    assert_eq!((found.ledger.rows, found.ledger.left()), (20_000, 20_000));
    assert!(found.items.is_empty());
}
