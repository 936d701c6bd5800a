//! A project in which every field holds words that can be chosen: the log, each key of the
//! configuration that takes words, articles, data, and the project's own words.

use std::collections::BTreeMap;

use comeback::inputs::RelPath;
use comeback::journal::{Audience, Disclosure, Fact, Journal, Profile, disclose};
use comeback::source::spelling::{Long, long};
use comeback::source::{Settings, parse_log};
use comeback::{config, pipeline};

use super::fill::filled;
use crate::project::Project;
use crate::tidy::root;

/// Who the sites are built for.
pub(super) const READERS: [&str; 5] = ["me", "physio", "trainer", "public", "everything"];

/// Words for a field, by what stood in it. The same words for the same; others for others, in the
/// same order.
pub(super) fn numbered(payload: &str) -> impl FnMut(&str) -> String {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    // As the readers of logs have it: white space is a space. Signs that separate one fact from
    // the next are tried in notes, which hold anything.
    let payload = payload.replace('\0', "\u{fffd}").replace([';', ','], ".");
    let payload = payload.split_whitespace().collect::<Vec<_>>().join(" ");
    move |text| {
        let next = known.len();
        let number = *known.entry(text.to_owned()).or_insert(next);
        format!("{payload} {}", letters(number))
    }
}

/// Three letters, in the order of the numbers: digits could be a dose.
pub(super) fn letters(number: usize) -> String {
    [676, 26, 1].map(|place| char::from(b'a' + (number / place % 26) as u8)).iter().collect()
}

/// What the owner may know of a log.
pub(super) fn disclosed(name: &str, bytes: &[u8]) -> Disclosure {
    let read = parse_log(&RelPath::new(name).unwrap(), bytes, &Settings::default());
    disclose(&Journal::seal(Profile::default(), read.value.entries), &Audience::owner())
}

/// A log with every kind of fact and every field of it.
pub(super) fn base() -> Vec<Fact> {
    let rich = std::fs::read(root().join("tests/data/spellings/rich/markdown/log.md")).unwrap();
    let mut facts = disclosed("a.md", &rich).facts().to_vec();
    facts.extend(disclosed("b.md", MORE.as_bytes()).facts().iter().cloned());
    facts
}

/// What the rich log of the tests does not say.
const MORE: &str = "\
# 2025-12-10

- morning 07:05: 3, ache, words of it
- took: ibuprofen 400 mg, with food
- bout 10:40: band row 2x8 band light #rotation, bench 10 to box, slowly
- session 18:10 Gym: 50min, effort 4, felt fine
  - squat: 3x8 @ 16kg to box #rotation, slow
  - pull: 3x8 band light, close
  - response: before 3, during 4, hour 3
- try: twist; feared pain; happened nothing, and so on
- confidence: bend 6
- function: tie shoes 7
- score RMDQ: 7
- flare 14:00: a crate, 5, 3h, settled
- eased: walking, lying
- worse: sitting
- event: appointment 2026-05-28, physio at noon
- vida: 62, copied
- note: a sentence #physio
- ask: May I run again?
- private: mine alone
- zeppelin: unknown thing
";

/// The facts with other words, and how many had to be left out because no spelling holds them.
pub(super) fn facts(words: &mut dyn FnMut(&str) -> String) -> Vec<Fact> {
    base().iter().map(|fact| filled(fact, words)).collect()
}

/// The rows of the table of facts that can be spelt, and which cannot.
pub(super) fn spelt(facts: &[Fact]) -> (Vec<u8>, Vec<usize>) {
    let Long { unspelt, .. } = long(facts);
    let lost = |fact: &Fact| {
        unspelt
            .iter()
            .any(|one| (one.date, one.time, &one.what) == (fact.date, fact.time, &fact.what))
    };
    let left: Vec<usize> =
        facts.iter().enumerate().filter(|(_, fact)| lost(fact)).map(|(at, _)| at).collect();
    let held: Vec<Fact> = facts.iter().filter(|fact| !lost(fact)).cloned().collect();
    (long(&held).csv, left)
}

fn toml(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace("\\u007f", "\\u007F").replace('\u{7f}', "\\u007F")
}

/// The name of an audience, which has to be one.
fn names_a_reader(key: &str) -> bool {
    key.starts_with("share.") || key.ends_with(".based_on")
}

/// The keys of the configuration that take words, as its reference lists them.
pub(super) fn keys_of_words() -> Vec<(String, bool)> {
    let reference = config::reference();
    let parts = reference.split("\n### `").skip(1);
    let mut keys = Vec::new();
    for part in parts {
        let key = part.split('`').next().unwrap().to_owned();
        let takes = part.split("- Takes: ").nth(1).unwrap().split('\n').next().unwrap();
        // Columns are named after those of a table that stands on this computer.
        if takes.ends_with("words in quotes.") && !key.contains("columns") && !names_a_reader(&key)
        {
            keys.push((key, takes.starts_with("a list")));
        }
    }
    keys
}

/// The configuration with words in every key that takes them, and a reader who may see all.
pub(super) fn configuration(words: &mut dyn FnMut(&str) -> String) -> String {
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    for (key, is_list) in keys_of_words() {
        let (table, name) = key.rsplit_once('.').unwrap();
        let value = toml(&words(&key));
        let value = if is_list { format!("[{value}]") } else { value };
        let name = if name == "*" { toml(&words("a name")) } else { name.to_owned() };
        let table = match table.strip_suffix("[]") {
            Some(list) => format!("[[{list}]]"),
            None => format!("[{}]", table.replace('*', "walk")),
        };
        tables.entry(table).or_default().push_str(&format!("{name} = {value}\n"));
    }
    let usual = format!("{} = \"3x8 @ 24kg\"\n", toml(&words("squat")));
    tables.entry("[usual]".to_owned()).or_default().push_str(&usual);
    let ladder = format!("{} = [\"2x8 @ 8kg\", \"3x8 @ 16kg\"]\n", toml(&words("squat")));
    let planned = format!("{} = 5\n", toml(&words("bridge")));
    tables.entry("[plan.exercises]".to_owned()).or_default().push_str(&planned);
    tables.entry("[ladder]".to_owned()).or_default().push_str(&ladder);
    tables.entry("[[menu]]".to_owned()).or_default().push_str("link = \"https://a.example/\"\n");
    let mut text = String::new();
    for (table, lines) in tables {
        text.push_str(&format!("{table}\n{lines}"));
    }
    let all: Vec<String> = comeback::journal::Kind::ALL
        .iter()
        .filter(|kind| !kind.is_sealed())
        .map(|kind| format!("\"{}\"", kind.word()))
        .collect();
    format!("{text}[audience.everything]\ngrants = [{}]\n", all.join(", "))
}

/// The whole project, with one payload in all its fields. Facts that cannot be spelt with some
/// payload are left out of all.
pub(super) fn project(payload: &str, left_out: &[usize]) -> Project {
    let mut words = numbered(payload);
    let all = facts(&mut words);
    let held: Vec<Fact> = all
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !left_out.contains(at))
        .map(|(_, fact)| fact)
        .collect();
    let (csv, lost) = spelt(&held);
    let lost: Vec<&Fact> = lost.iter().map(|at| &held[*at]).collect();
    assert!(lost.is_empty(), "cannot be spelt: {lost:?}");
    Project::new()
        .today("2026-06-01")
        .config(&configuration(&mut words))
        .file("log/log.csv", &csv)
        .file("content/a.md", article(payload).as_bytes())
        .file("content/b.md", b"# Plain\n\nWords, and [another](a.md).\n")
}

/// An article with a payload wherever words are words: front matter, code, titles, alternative
/// texts, and, marked as text sign by sign, in the places of Markdown.
pub(super) fn article(payload: &str) -> String {
    let plain = marked(payload);
    let quoted = toml(payload);
    format!(
        "+++\ntitle = {quoted}\ndescription = {quoted}\ntags = [{quoted}, \"plain\"]\n\
         date = 2026-05-01\n+++\n\n# {plain}\n\nWords {plain} and *a {plain} b*.\n\n\
         - {plain}\n\n| a | b |\n|---|---|\n| {plain} | c |\n\n> {plain}\n\n\
         [{plain}](b.md \"{plain}\")\n\nA note[^1].\n\n[^1]: {plain}\n\n\
         ````text\n{}\n````\n",
        payload.replace(['\n', '\t', '\u{0}'], " ")
    )
}

/// With a backslash before every sign that could mean something in Markdown.
fn marked(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(if c == '\t' || c == '\0' { ' ' } else { c });
        out
    })
}

/// The site, where the configuration is accepted.
pub(super) fn accepted(project: &Project) -> Option<comeback::output::Site> {
    let inputs = project.inputs();
    let sound = !pipeline::open(&inputs, "comeback.toml", None).is_unsound();
    pipeline::build(&inputs, "me").site.filter(|_| sound)
}

/// Builds, and fails with what is wrong where it cannot.
pub(super) fn site(project: &Project, reader: &str) -> comeback::output::Site {
    let built = pipeline::build(&project.inputs(), reader);
    built.site.unwrap_or_else(|| panic!("{reader}: {:#?}", built.diagnostics))
}
