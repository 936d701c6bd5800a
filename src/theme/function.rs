//! What templates can call: words, addresses of files, and values in the form of the language.
//! None of them reads a file or the environment, and none returns markup.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::calendar::Month;
use crate::inputs::RelPath;
use crate::site::Wording;
use crate::site::content::slug;

/// Gives a template engine our functions and filters.
pub(super) fn register(tera: &mut Tera, words: &Wording, files: &BTreeSet<RelPath>) {
    let words = Arc::new(words.clone());
    let own = words.clone();
    tera.register_function("say", move |named: Kwargs, _: &State<'_>| say(&own, &named));
    let files = files.clone();
    tera.register_function("file", move |named: Kwargs, state: &State<'_>| {
        file(&files, &named, state)
    });
    let own = words.clone();
    tera.register_filter("date", move |value: &str, named: Kwargs, _: &State<'_>| {
        date(&own, value, &named)
    });
    let own = words.clone();
    tera.register_filter("number", move |value: Value, _: Kwargs, _: &State<'_>| {
        number(&own, &value)
    });
    let own = words;
    tera.register_filter("plural", move |n: i64, named: Kwargs, _: &State<'_>| {
        plural(&own, n, &named)
    });
    tera.register_filter("slug", |text: &str, _: Kwargs, _: &State<'_>| slug(text));
}

/// `say(key="article.updated", date=updated)`: a sentence with its parts filled in, and in the
/// form for the number `n` where it has several.
fn say(words: &Wording, named: &Kwargs) -> TeraResult<String> {
    let key: &str = named.must_get("key")?;
    let text = words.texts().get(key);
    if let Some(text) = text.filter(|text| !text.contains('{')) {
        return Ok(text.clone());
    }
    let parts = parts(named);
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, it)| (&**name, &**it)).collect();
    if text.is_some() {
        return Ok(words.say(key, &parts));
    }
    let n: Option<i64> = named.get("n")?;
    match n {
        Some(n) if words.texts().contains_key(&format!("{key}.other")) => {
            Ok(words.counted(key, whole(n), &parts))
        }
        _ => Err(Error::message(format!("there are no words for `{key}`"))),
    }
}

/// `{{ n | plural(key="article.count") }}`
fn plural(words: &Wording, n: i64, named: &Kwargs) -> TeraResult<String> {
    let key: &str = named.must_get("key")?;
    if !words.texts().contains_key(&format!("{key}.other")) {
        return Err(Error::message(format!("there are no words for `{key}.other`")));
    }
    let mut parts = parts(named);
    parts.push(("n".to_owned(), n.to_string()));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, it)| (&**name, &**it)).collect();
    Ok(words.counted(key, whole(n), &parts))
}

fn whole(n: i64) -> usize {
    usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX)
}

/// What fills the braces of a sentence: every named value but the key.
fn parts(named: &Kwargs) -> Vec<(String, String)> {
    let all = named.iter().map(|(name, value)| (name.to_string(), value.to_string()));
    all.filter(|(name, _)| name != "key").collect()
}

/// `file(path="logo.svg")`: the address of a file of the static folder as this page writes it.
/// In a component, which does not see the page, with `root=frame.root`.
fn file(files: &BTreeSet<RelPath>, named: &Kwargs, state: &State<'_>) -> TeraResult<String> {
    let path: &str = named.must_get("path")?;
    let known = RelPath::new(path).filter(|path| files.contains(path));
    let Some(known) = known else {
        return Err(Error::message(format!("there is no `{path}` in the static folder")));
    };
    let root: Option<String> = named.get("root")?;
    let frame: Option<Value> = state.get("frame")?;
    let of_page = || frame?.as_map()?.get(&"root".into())?.as_str().map(str::to_owned);
    match root.or_else(of_page) {
        Some(root) => Ok(format!("{root}{known}")),
        None => Err(Error::message("`file` needs `root=frame.root` here")),
    }
}

/// `{{ "2026-03-12" | date }}`, with `form` one of `full`, `weekday`, `short`, `month`.
fn date(words: &Wording, value: &str, named: &Kwargs) -> TeraResult<String> {
    let day: Option<Date> = value.get(..10).and_then(|text| text.parse().ok());
    let Some(day) = day else {
        return Err(Error::message("`date` takes a day such as 2026-03-12"));
    };
    let numbers = words.numbers();
    match named.get::<&str>("form")?.unwrap_or("full") {
        "full" => Ok(numbers.date(day)),
        "weekday" => Ok(numbers.weekday_date(day)),
        "short" => Ok(numbers.short_date(day)),
        "month" => Ok(numbers.month(Month::of(day))),
        _ => Err(Error::message("`form` is one of `full`, `weekday`, `short`, `month`")),
    }
}

/// A number, or the text of one, with the decimal mark of the language.
fn number(words: &Wording, value: &Value) -> TeraResult<String> {
    let text = match value.as_str() {
        Some(text) => text.trim().to_owned(),
        None => value.to_string(),
    };
    let digits = text.trim_start_matches(['-', '+']);
    let plain = !digits.is_empty()
        && digits.matches('.').count() <= 1
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    if !plain {
        return Err(Error::message("`number` takes a number such as 2.5"));
    }
    let sign = if text.starts_with('-') { "\u{2212}" } else { "" };
    Ok(format!("{sign}{}", digits.replace('.', words.text("meta.decimal"))))
}
