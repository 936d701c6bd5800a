//! What is fuzzed: each target takes any bytes and panics where a promise is broken. What it
//! hands back are the names of what it met, so that inputs which meet something new can be kept.
//! Used by the long run and, with a few inputs each, by the ordinary tests.

mod article;
mod config;
mod import;
mod log;
mod record;
mod round;
pub(crate) mod seed;
mod site;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use comeback::diag::Diagnostic;
use comeback::inputs::{Inputs, RelPath, SourceFile};

/// The names of what was met.
pub(crate) type Met = BTreeSet<&'static str>;

/// One reader, or a way through several.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// Panics where a promise is broken.
    pub(crate) check: fn(&[u8]) -> Met,
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// Longer inputs tell nothing new and take long.
    pub(crate) longest: usize,
    /// How many inputs the ordinary tests try.
    pub(crate) ordinary: usize,
}

pub(crate) const ALL: &[Target] = &[
    Target {
        name: "markdown",
        check: log::markdown,
        seeds: seed::markdown,
        longest: 3_000,
        ordinary: 150,
    },
    Target {
        name: "daily-note",
        check: log::daily,
        seeds: seed::markdown,
        longest: 3_000,
        ordinary: 100,
    },
    Target { name: "table", check: log::table, seeds: seed::table, longest: 4_000, ordinary: 150 },
    Target {
        name: "sheet",
        check: workbook::sheet,
        seeds: seed::sheet,
        longest: 6_000,
        ordinary: 40,
    },
    Target {
        name: "workbook",
        check: workbook::file,
        seeds: seed::workbook,
        longest: 60_000,
        ordinary: 20,
    },
    Target {
        name: "import",
        check: import::export,
        seeds: seed::export,
        longest: 6_000,
        ordinary: 40,
    },
    Target {
        name: "config",
        check: config::file,
        seeds: seed::config,
        longest: 6_000,
        ordinary: 25,
    },
    Target {
        name: "words",
        check: config::words,
        seeds: seed::words,
        longest: 4_000,
        ordinary: 20,
    },
    Target {
        name: "article",
        check: article::page,
        seeds: seed::article,
        longest: 4_000,
        ordinary: 25,
    },
    Target {
        name: "picture",
        check: article::picture,
        seeds: seed::picture,
        longest: 20_000,
        ordinary: 20,
    },
    Target { name: "data", check: article::data, seeds: seed::data, longest: 3_000, ordinary: 20 },
    Target {
        name: "template",
        check: article::template,
        seeds: seed::template,
        longest: 3_000,
        ordinary: 20,
    },
    Target { name: "site", check: site::whole, seeds: seed::site, longest: 6_000, ordinary: 8 },
    Target {
        name: "convert",
        check: round::convert,
        seeds: seed::log,
        longest: 1_500,
        ordinary: 20,
    },
    Target {
        name: "download",
        check: round::download,
        seeds: seed::log,
        longest: 3_000,
        ordinary: 60,
    },
    Target { name: "add", check: round::add, seeds: seed::add, longest: 1_500, ordinary: 20 },
    Target {
        name: "record",
        check: record::any,
        seeds: seed::record,
        longest: 3_000,
        ordinary: 100,
    },
];

/// A project in memory.
fn project(files: &[(&str, &[u8])]) -> Inputs {
    let files: BTreeMap<RelPath, SourceFile> = files
        .iter()
        .filter_map(|(path, bytes)| Some((RelPath::new(path)?, SourceFile::new(*bytes))))
        .collect();
    Inputs { today: "2026-06-08".parse().unwrap(), files }
}

fn met(diagnostics: &[Diagnostic]) -> Met {
    diagnostics.iter().map(|told| told.code().name).collect()
}

/// Every problem of a file of text stands inside that file. A table's rows may end as on old
/// computers, with a return alone.
fn places_hold(diagnostics: &[Diagnostic], path: &RelPath, bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let is_table = path.extension() == "csv";
    let text =
        if is_table { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let widths: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    for told in diagnostics {
        let Some(place) = told.place().filter(|place| place.file == *path) else { continue };
        let (line, column) = (place.line as usize, place.column as usize);
        assert!(line <= widths.len().max(1), "{} at line {line}", told.code().name);
        let most = widths.iter().copied().max().unwrap_or(0) + 2;
        assert!(column <= most, "{} at column {column}", told.code().name);
    }
}

/// Words that mean something somewhere: keys and values of logs, columns, keys of the
/// configuration and of front matter, Markdown, HTML and templates.
pub(crate) const WORDS: &[&str] = &[
    "# 2026-03-12\n",
    "# 12.03.2026\n",
    "## 2026-03-13 Friday\n",
    "- morning: 3",
    "- evening: 2, ache",
    "- pain 14:00: 5",
    "- worst: 6",
    "- quality: ache",
    "- stiff: 20min",
    "- everyday: chair ok, bend meh",
    "- guarded: no",
    "- leg: left, tingle",
    "- flags: none",
    "- flags: bladder",
    "- sleep: 6.5h, quality 3",
    "- stress: 2",
    "- sit: 7h, breaks 5",
    "- took: ibuprofen 400 mg",
    "- bout 10:40: bridge 2x8, effort 2",
    "- bouts: 3",
    "- session 18:10 gym: 50min, effort 4",
    "\n  - squat: 3x8 @ 16kg",
    "\n  - response: before 3, during 4, hour 3",
    "- try: twist; feared pain; happened nothing",
    "- confidence: bend 6, lift 5",
    "- function: tie shoes 7",
    "- score RMDQ: 7",
    "- flare 14:00: a crate, 5, 3h, settled",
    "- eased: walking",
    "- worse: sitting",
    "- event: appointment 2026-03-19 physio",
    "- phase: 2",
    "- vida: 62",
    "- note: ",
    "- ask: ",
    "- private: ",
    "morning:: 3",
    "[pain:: 4]",
    "(leg:: none)",
    "- [ ] ",
    "- [x] ",
    "```\n",
    "~~~",
    "---\n",
    "date: 2026-03-12\n",
    "date,morning,evening,note\n",
    "date,time,kind,item,amount,before,during,hour,note\n",
    "Timestamp",
    "Datum",
    "2026-03-12",
    "03/04/2026",
    "13/04/2026",
    "12.3.26",
    "46093",
    "2,5",
    "1,000",
    "1.000,5",
    "3-4",
    "7/10",
    "~5",
    "<3",
    "settled 2h",
    "until 2026-03-14",
    "next 2",
    "#rotation",
    "50%",
    "level 2",
    "to box",
    "band light",
    "bw",
    "35lb",
    "version = 1\n",
    "[project]\n",
    "title = \"x\"\n",
    "language = \"de\"\n",
    "[paths]\n",
    "logs = [\"log\"]\n",
    "[audience.x]\n",
    "[audience.x.see.note]\n",
    "grain = \"week\"\n",
    "since = 2026-03-01\n",
    "[share.x]\n",
    "audience = \"physio\"\n",
    "[tables.\"log/log.csv\"]\n",
    "[usual]\n",
    "[ladder]\n",
    "[person]\n",
    "[episode]\n",
    "began = 2026-01-05\n",
    "[[menu]]\n",
    "[theme]\n",
    "[theme.style]\n",
    "[content]\n",
    "+++\n",
    "tags = [\"a\"]\n",
    "draft = true\n",
    "slug = \"x\"\n",
    "aliases = [\"/x/\"]\n",
    "weight = 1\n",
    "audience: physio\n",
    "> [!note] x\n",
    "[a](b.md)",
    "[a](javascript:alert(1))",
    "![x](a.png)",
    "[[b]]",
    "![[b#top|c]]",
    "[^1]",
    "[^1]: x\n",
    "| a | b |\n|---|---|\n",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "<details>",
    "</div>",
    "<a href=\"x\">",
    "&amp;",
    "&#0;",
    "***",
    "__",
    "~~",
    "<http://a.b>",
    "```comeback\nchart: pain\n```\n",
    "{{ page.title }}",
    "{% for a in b %}",
    "{% endfor %}",
    "{% if a %}",
    "{% endif %}",
    "{% extends \"base.html\" %}",
    "{% block main %}",
    "{% include \"x.html\" %}",
    "{{ data }}",
    "| safe",
    "# a {#b .c}\n",
    "<row r=\"1\">",
    "<c r=\"A1\" t=\"s\">",
    "<v>1</v>",
    "</c>",
    "</row>",
    "<f>1/0</f>",
    "t=\"e\"",
    "t=\"d\"",
    "r=\"XFD1048576\"",
    "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-12\"/>",
    "table:number-columns-repeated=\"1000000\"",
    "table:number-rows-repeated=\"1000000\"",
    "\n=====\n",
    "file ",
    "kept ",
    "end\n",
];
