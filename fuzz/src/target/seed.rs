//! Where each target begins: the sample logs, the fixtures of the tests, one case of each code of
//! the catalogue, and what the long runs kept.

use std::fs;
use std::path::{Path, PathBuf};

use comeback::output::Manifest;

use super::site::BETWEEN;
use super::workbook::parts;

/// The folder of the repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    match here.join("tests").is_dir() {
        true => here.to_path_buf(),
        false => here.join(".."),
    }
}

pub(super) fn data_file(name: &str) -> Vec<u8> {
    fs::read(root().join("tests/data").join(name)).unwrap()
}

/// What the long runs kept for a target, in order of name.
pub(crate) fn kept(target: &str) -> Vec<Vec<u8>> {
    below(&root().join("fuzz/corpus").join(target), &[])
}

/// Every file below a folder with one of these endings, in order of path; none is any.
fn below(folder: &Path, endings: &[&str]) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
            match path.is_dir() {
                true => open.push(path),
                false if endings.is_empty() || endings.contains(&ending) => paths.push(path),
                false => {}
            }
        }
    }
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

fn of(folders: &[&str], endings: &[&str]) -> Vec<Vec<u8>> {
    folders.iter().flat_map(|folder| below(&root().join(folder), endings)).collect()
}

pub(super) fn markdown() -> Vec<Vec<u8>> {
    of(&["sample-logs", "tests/data/spellings", "tests/errors"], &["md"])
}

pub(super) fn table() -> Vec<Vec<u8>> {
    of(&["sample-logs", "tests/data/spellings", "tests/errors"], &["csv", "tsv"])
}

pub(super) fn log() -> Vec<Vec<u8>> {
    [markdown(), table()].concat()
}

pub(super) fn export() -> Vec<Vec<u8>> {
    of(&["tests/data/import"], &["csv", "json", "txt"])
}

pub(super) fn workbook() -> Vec<Vec<u8>> {
    of(&["tests/data/tables", "tests/errors"], &["xlsx", "ods", "xls"])
}

pub(super) fn sheet() -> Vec<Vec<u8>> {
    let books = ["tables/german.xlsx", "tables/wide.xlsx", "tables/long.ods"];
    let parts = books.iter().flat_map(|book| parts(&data_file(book)));
    parts.filter(|(name, _)| name.ends_with(".xml")).map(|(_, bytes)| bytes).collect()
}

pub(super) fn config() -> Vec<Vec<u8>> {
    let mut all = of(&["tests/errors"], &["toml"]);
    all.push(fs::read(root().join("comeback.toml")).unwrap());
    all.push(fs::read(root().join("education.toml")).unwrap());
    all.extend(examples());
    all
}

/// Every example of the reference of the configuration, one below its table.
fn examples() -> Vec<Vec<u8>> {
    let text = fs::read_to_string(root().join("docs/configuration.md")).unwrap();
    let keys = text.split("\n### `").skip(1);
    keys.filter_map(|part| {
        let key = part.split('`').next()?;
        let example = part.split("- Example: `").nth(1)?.split("`\n").next()?;
        let table = key.rsplit_once('.').map_or("", |(table, _)| table).replace('*', "\"x\"");
        let head = match table.is_empty() {
            true => String::new(),
            false => format!("[{table}]\n"),
        };
        Some(format!("version = 1\n{head}{example}\n").into_bytes())
    })
    .collect()
}

pub(super) fn words() -> Vec<Vec<u8>> {
    of(&["src/site/wording", "tests/errors"], &["toml"])
}

pub(super) fn article() -> Vec<Vec<u8>> {
    let mut all = of(&["content", "tests/errors"], &["md"]);
    for name in ["commonmark/spec.txt", "commonmark/gfm.txt"] {
        let text = String::from_utf8(data_file(name)).unwrap();
        let examples = text.split("\n```````````````````````````````` example").skip(1);
        let sources = examples.filter_map(|part| part.split("\n.\n").next());
        all.extend(sources.map(|source| source.replace('→', "\t").into_bytes()));
    }
    all
}

pub(super) fn picture() -> Vec<Vec<u8>> {
    let mut all = of(&["docs/images", "content", "tests/errors"], &["png", "jpg", "svg", "webp"]);
    all.retain(|bytes| bytes.len() < 20_000);
    all.push(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82".to_vec());
    all.push(b"\xff\xd8\xff\xe1\0\x10Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\xff\xc0\0\x11\x08\0\x10\0\x10\x03\x01\"\0\x02\x11\x01\x03\x11\x01\xff\xda\0\x08\x01\x01\0\0?\0\x12\x34\xff\xd9".to_vec());
    all.push(
        b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"
            .to_vec(),
    );
    all.push(b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\x03abc\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;".to_vec());
    all.push(b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"><metadata>m</metadata><rect width=\"4\" height=\"4\" fill=\"red\"/></svg>".to_vec());
    all
}

pub(super) fn data() -> Vec<Vec<u8>> {
    let texts = [
        "name = \"Ada\"\n[[row]]\na = 1\nb = 2026-01-01\n",
        "{\"name\": \"Ada\", \"rows\": [1, 2.5, null, true]}",
        "name,place\nAda,here\n\"B, C\",there\n",
    ];
    let mut all = of(&["tests/errors"], &["json"]);
    all.extend(texts.map(|text| text.as_bytes().to_vec()));
    all
}

pub(super) fn template() -> Vec<Vec<u8>> {
    of(&["themes", "tests/errors"], &["html", "toml"])
}

pub(super) fn site() -> Vec<Vec<u8>> {
    let (notes, tables, articles, configs) = (markdown(), table(), article(), config());
    let most = notes.len().max(tables.len()).max(configs.len());
    (0..most)
        .map(|at| {
            let pick = |all: &[Vec<u8>]| all[at % all.len()].clone();
            let config = pick(&configs);
            let config = String::from_utf8_lossy(&config).replace("version = 1", "");
            let parts = [pick(&notes), pick(&tables), pick(&articles), config.into_bytes()];
            parts.join(BETWEEN)
        })
        .collect()
}

pub(super) fn add() -> Vec<Vec<u8>> {
    let words =
        ["morning 3", "session gym: 50min, effort 4", "response: hour 3, next 2", "note: x"];
    let logs = log();
    let both = logs
        .iter()
        .enumerate()
        .map(|(at, log)| [words[at % words.len()].as_bytes(), log.as_slice()].join(&b"\n"[..]));
    both.collect()
}

pub(super) fn record() -> Vec<Vec<u8>> {
    let site = comeback::output::Site::new(
        [(comeback::inputs::RelPath::made_of("a/index.html"), b"x".to_vec())].into(),
    );
    let manifest = Manifest::of(&site).to_text().into_bytes();
    let receipt = b"comeback receipt 1\nmorning 3 0 level\nmorning typical week 2\n".to_vec();
    let chance = comeback::lock::Chance::new([7; 64]);
    let keys = comeback::lock::Keyring::new(&chance).to_text().as_bytes().to_vec();
    vec![manifest, receipt, keys]
}
