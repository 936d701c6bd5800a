//! Writes a content folder of any size for measuring: articles of 600 to 900 words with headings,
//! a list, a table, a footnote, links between files, and tags. The same number gives the same
//! bytes. Usage: `make_articles FOLDER COUNT [comeback|zola|hugo]`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

const WORDS: &[&str] = &[
    "back", "load", "walk", "morning", "small", "step", "week", "easy", "move", "rest", "lift",
    "turn", "slowly", "again", "after", "before", "steady", "level", "watch", "change", "little",
    "often", "and", "the", "a", "of", "to", "is", "that", "with", "you", "it", "for", "when",
];
const TAGS: &[&str] = &["load", "sleep", "walking", "lifting", "habit", "course", "return", "rest"];

/// The program whose front matter and links are written.
#[derive(Clone, Copy, PartialEq)]
enum Dialect {
    Comeback,
    Zola,
    Hugo,
}

/// Numbers that look random and never change.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn sentence(&mut self, out: &mut String) {
        let words = 8 + self.below(10);
        for n in 0..words {
            let word = WORDS[self.below(WORDS.len())];
            match n {
                0 => out.push_str(&(word[..1].to_uppercase() + &word[1..])),
                _ => out.push_str(word),
            }
            out.push_str(if n + 1 == words { ". " } else { " " });
        }
    }

    fn paragraph(&mut self, out: &mut String) {
        for _ in 0..4 + self.below(3) {
            self.sentence(out);
        }
        out.push_str("\n\n");
    }
}

fn section(n: usize) -> usize {
    n / 100
}

fn link(dialect: Dialect, to: usize) -> String {
    match dialect {
        Dialect::Comeback => format!("[article {to}](../s{}/a{to}.md)", section(to)),
        Dialect::Zola => format!("[article {to}](@/s{}/a{to}.md)", section(to)),
        Dialect::Hugo => format!("[article {to}](/s{}/a{to}/)", section(to)),
    }
}

fn front(dialect: Dialect, n: usize, dice: &mut Dice) -> String {
    let tags = format!("[\"{}\", \"{}\"]", TAGS[n % TAGS.len()], TAGS[dice.below(TAGS.len())]);
    let tags = match dialect {
        Dialect::Zola => format!("[taxonomies]\ntags = {tags}"),
        _ => format!("tags = {tags}"),
    };
    format!(
        "+++\ntitle = \"Article {n}\"\ndescription = \"What article {n} is about.\"\n\
         date = 2025-{:02}-{:02}\nweight = {n}\n{tags}\n+++\n\n",
        n % 12 + 1,
        n % 28 + 1,
    )
}

fn article(dialect: Dialect, n: usize, count: usize) -> String {
    let mut dice = Dice(n as u64 + 1);
    let mut out = front(dialect, n, &mut dice);
    for part in 0..5 {
        let _ = writeln!(out, "## Part {part} of article {n}\n");
        dice.paragraph(&mut out);
        let to = dice.below(count);
        let _ = writeln!(out, "See {} and *that* is **all**.[^n{part}]\n", link(dialect, to));
        dice.paragraph(&mut out);
    }
    out.push_str("- one\n- two with `code`\n- three\n\n| Day | Minutes |\n|---|---:|\n");
    for row in 0..5 {
        let _ = writeln!(out, "| {row} | {} |", dice.below(60));
    }
    out.push('\n');
    for part in 0..5 {
        let _ = write!(out, "[^n{part}]: ");
        dice.sentence(&mut out);
        out.push('\n');
    }
    out
}

fn config(dialect: Dialect) -> (&'static str, &'static str) {
    match dialect {
        Dialect::Comeback => (
            "comeback.toml",
            "version = 1\n[project]\ntitle = \"Bench\"\nbase_url = \"https://example.org/\"\n\
             [paths]\nlogs = []\n",
        ),
        Dialect::Zola => (
            "config.toml",
            "base_url = \"https://example.org\"\ntitle = \"Bench\"\ngenerate_feeds = true\n\
             taxonomies = [{ name = \"tags\" }]\n",
        ),
        Dialect::Hugo => (
            "hugo.toml",
            "baseURL = \"https://example.org/\"\ntitle = \"Bench\"\n[taxonomies]\ntag = \"tags\"\n",
        ),
    }
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let folder = Path::new(arguments.first().map_or("articles", String::as_str));
    let count: usize = arguments.get(1).and_then(|n| n.parse().ok()).unwrap_or(1000);
    let dialect = match arguments.get(2).map(String::as_str) {
        Some("zola") => Dialect::Zola,
        Some("hugo") => Dialect::Hugo,
        _ => Dialect::Comeback,
    };
    let (name, text) = config(dialect);
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), text)?;
    let index = match dialect {
        Dialect::Zola => "+++\ntitle = \"Part\"\npaginate_by = 20\nsort_by = \"weight\"\n+++\n",
        _ => "+++\ntitle = \"Part\"\n+++\n",
    };
    for n in 0..count {
        let inside = folder.join(format!("content/s{}", section(n)));
        if n % 100 == 0 {
            fs::create_dir_all(&inside)?;
            fs::write(inside.join("_index.md"), index)?;
        }
        fs::write(inside.join(format!("a{n}.md")), article(dialect, n, count))?;
    }
    Ok(())
}
