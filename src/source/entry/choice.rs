//! Which file takes a fact: the one in which the days around it are kept by hand, or the next
//! file of its kind where each day, month or year has its own. Writes nothing.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::reading::LogNow;
use crate::inputs::RelPath;
use crate::journal::{Fact, What};
use crate::source::grammar::iso_date;
use crate::source::table::is_table;

/// A file that may take the fact, whether it exists or not. `like` is the file whose style it is
/// to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Note { file: RelPath, like: Option<RelPath> },
    Table { file: RelPath, like: RelPath },
}

/// A file that somebody keeps, and the day in it that is nearest to the one wanted.
struct Kept {
    path: RelPath,
    /// Days after the one wanted count only where there are none before.
    nearest: (bool, Reverse<i64>),
    weight: usize,
}

/// The files that may take a fact of a day, the most fitting one first.
pub(super) fn files(now: &LogNow<'_>, day: Date) -> Vec<Choice> {
    let mut kept: Vec<Kept> = now
        .facts_by_file()
        .filter(|(path, _)| can_be_written(path))
        .filter_map(|(path, facts)| kept(path, &facts, day))
        .collect();
    kept.sort_by(|a, b| (b.nearest, b.weight, &b.path).cmp(&(a.nearest, a.weight, &a.path)));
    let mut choices: Vec<Choice> =
        kept.iter().take(2).map(|kept| of_day(&kept.path, day)).collect();
    if choices.is_empty() {
        choices.extend(begun(now).map(|path| of_day(&path, day)));
    }
    choices.extend(beside(now, day));
    choices.dedup();
    choices
}

fn can_be_written(path: &RelPath) -> bool {
    let is_readme = path.stem().eq_ignore_ascii_case("readme");
    let is_import = path.as_str().split('/').any(|part| part == crate::source::import::FOLDER);
    let ending = path.extension();
    !is_readme
        && !is_import
        && matches!(ending.as_str(), "md" | "markdown" | "txt" | "csv" | "tsv" | "tab")
}

/// A table of sessions alone comes from a watch or an app and is nobody's diary.
fn kept(path: &RelPath, facts: &[Fact], day: Date) -> Option<Kept> {
    let by_hand = |fact: &Fact| match fact.what {
        What::Session(_) | What::Bout(_) | What::BoutCount(_) | What::Note(_) => !is_table(path),
        What::Other { .. } => false,
        _ => true,
    };
    let distance = |fact: &Fact| {
        let days = crate::calendar::days_between(fact.date, day);
        (days >= 0, Reverse(days.abs()))
    };
    let nearest = facts.iter().filter(|fact| by_hand(fact)).map(distance).max()?;
    let weight = facts.iter().filter(|fact| by_hand(fact) && distance(fact) == nearest).count();
    Some(Kept { path: path.clone(), nearest, weight })
}

/// Files of the log that hold no fact yet: Markdown first.
fn begun(now: &LogNow<'_>) -> impl Iterator<Item = RelPath> {
    let empty =
        now.facts_by_file().filter(|(path, facts)| can_be_written(path) && facts.is_empty());
    let mut paths: Vec<RelPath> = empty.map(|(path, _)| path.clone()).collect();
    paths.sort_by_key(is_table);
    paths.into_iter()
}

/// A new Markdown file of the year in the first folder of the log. Where the log is a file that
/// does not exist yet, that file.
fn beside(now: &LogNow<'_>, day: Date) -> Option<Choice> {
    let is_folder = |path: &&RelPath| {
        path.extension().is_empty()
            || now.log.files.keys().any(|file| file != *path && file.is_under(path.as_str()))
    };
    let new = |path: RelPath| Choice::Note { file: path, like: None };
    if let Some(folder) = now.log.paths.iter().find(is_folder) {
        return Some(new(RelPath::made_of(&format!("{folder}/{}.md", day.year()))));
    }
    let missing = now.log.paths.iter().find(|path| {
        matches!(path.extension().as_str(), "md" | "markdown" | "txt")
            && !now.log.files.contains_key(*path)
    });
    missing.map(|path| new(path.clone()))
}

/// The file that holds a day, where its like holds another one: `2026-03-12.md`, `2026-03.md`,
/// `2026.csv` each hold a day, a month, a year.
fn of_day(like: &RelPath, day: Date) -> Choice {
    let file = named_for(like, day).unwrap_or_else(|| like.clone());
    match is_table(like) {
        true => Choice::Table { file, like: like.clone() },
        false => Choice::Note { file, like: Some(like.clone()) },
    }
}

fn named_for(like: &RelPath, day: Date) -> Option<RelPath> {
    let stem = like.stem();
    let (form, was) = if let Some(was) = iso_date(stem) {
        (stem_of_day(stem, was, day), was)
    } else if let Some(was) = iso_date(&format!("{stem}-01")) {
        (day.strftime("%Y-%m").to_string(), was)
    } else {
        let was = iso_date(&format!("{stem}-01-01"))?;
        (day.strftime("%Y").to_string(), was)
    };
    let ending = like.name().get(stem.len()..)?;
    let folder = like.as_str().strip_suffix(like.name())?;
    let folder: Vec<String> = folder.split('/').map(|part| part_of_path(part, was, day)).collect();
    RelPath::new(&format!("{}{form}{ending}", folder.join("/")))
}

/// `2026-03-12` and `2026-03-12 Thursday`; other words behind the date are its own day's.
fn stem_of_day(stem: &str, was: Date, day: Date) -> String {
    let behind = stem.get(10..).unwrap_or("");
    let weekday = WEEKDAYS
        .iter()
        .find(|form| !behind.is_empty() && behind.ends_with(&was.strftime(form).to_string()));
    match weekday {
        Some(form) => {
            let word = was.strftime(form).to_string();
            let gap = behind.strip_suffix(word.as_str()).unwrap_or(" ");
            format!("{day}{gap}{}", day.strftime(form))
        }
        None => day.to_string(),
    }
}

/// The weekday in full or in three letters.
pub(super) const WEEKDAYS: [&str; 2] = ["%A", "%a"];

/// Folders of a year or a month: `2026`, `03`, `2026-03`, `03-March`, `March`.
fn part_of_path(part: &str, was: Date, day: Date) -> String {
    const FORMS: [&str; 6] = ["%Y", "%m", "%Y-%m", "%m-%B", "%m %B", "%B"];
    let form = FORMS.iter().find(|form| was.strftime(form).to_string() == part);
    form.map_or_else(|| part.to_owned(), |form| day.strftime(form).to_string())
}
