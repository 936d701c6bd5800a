//! From the configuration as written to the configuration as meant: filled once, with the checks
//! that look at more than one key.

use std::collections::BTreeMap;

use super::key::{
    self, ACTIVITY_CONTROL, ACTIVITY_LOAD, ACTIVITY_PATTERN, ACTIVITY_PLANE, ACTIVITY_SYNONYMS,
    BASE_URL, COLUMNS, CONTENT, CONTENT_LANGUAGES, DATA, DATE_ORDER, DECIMAL, DESCRIPTION, DRAFTS,
    ENCODING, FUTURE, IMPORT_MAP, IMPORT_ZONE, Key, LANGUAGE, LOGS, MENU_LINK, MENU_TITLE,
    NAMES_OF_DAYS, OUT, PAGE_SIZE, RAW_HTML, SILENCE, SMART_PUNCTUATION, STATIC, TABLE_COLUMNS,
    TABLE_FILE, TAXONOMIES, THEME_DARK, THEME_NAME, THEME_VARIABLES, THEMES, TITLE, VERSION,
    WEIGHT_UNIT, WORDS,
};
use super::page::Page;
use super::value::Value;
use super::written::{Given, Written};
use super::{
    Config, Content, Imports, MenuEntry, Paths, Project, RawHtml, Theme, Variable, audience,
    profile, share,
};
use crate::analysis::Rules;
use crate::analysis::dictionary::{LoadSource, Pattern, Plane, UserActivity};
use crate::diag::config as problem;
use crate::diag::{Diagnostic, Parsed, Place, has_errors};
use crate::inputs::RelPath;
use crate::journal::MassUnit;
use crate::source::{ColumnMap, DateOrder, DecimalMark, Settings, TableAnswer};

pub(super) fn of(written: Parsed<Written>, page: &Page<'_>) -> Parsed<Config> {
    let mut diagnostics = Vec::new();
    let written = written.into_value(&mut diagnostics);
    let broken = diagnostics.iter().any(|d| d.code() == &problem::CONFIG_SYNTAX);
    let versioned = diagnostics.iter().any(|d| d.code() == &problem::CONFIG_OTHER_VERSION);
    if !broken && !versioned && written.all(&VERSION).next().is_none() {
        diagnostics.push(problem::no_version(&page.top()));
    }
    let mut more = Vec::new();
    let settings = settings(&written, &mut more);
    let readers = audience::readers(&written, &mut more);
    let config = Config {
        project: project(&written, &mut more),
        paths: paths(&written, page, &mut more),
        import: Imports {
            columns: written.all(&IMPORT_MAP).filter_map(named).collect(),
            zone: written.text(&IMPORT_ZONE),
        },
        rules: rules(&written),
        theme: theme(&written, page),
        content: content(&written),
        menu: menu(&written, &mut more),
        shares: share::shares(&written, &readers, &mut more),
        readers,
        silence: written.texts(&SILENCE).into_iter().collect(),
        profile: profile::profile(&written, &settings, &mut more),
        settings,
    };
    // In a file that is broken, what seems to be missing may only not have been read.
    diagnostics.extend(more.into_iter().filter(|_| !broken));
    diagnostics.sort_by(|a, b| a.place().cmp(&b.place()));
    Parsed::with(shared_by_no_mistake(config, &diagnostics), diagnostics)
}

fn shared_by_no_mistake(mut config: Config, diagnostics: &[Diagnostic]) -> Config {
    if has_errors(diagnostics) {
        config.readers.retain(|_, reader| reader.audience.is_owner());
        config.shares.clear();
    }
    config
}

fn project(written: &Written, diagnostics: &mut Vec<Diagnostic>) -> Project {
    let wordless = |given: &&Given| {
        let language = only_text(given).unwrap_or_default();
        !["en", "de"].contains(&language.split('-').next().unwrap_or(""))
    };
    if written.all(&WORDS).next().is_none() {
        let foreign = written.all(&LANGUAGE).find(wordless);
        diagnostics.extend(foreign.map(|given| problem::no_words(&given.place)));
    }
    Project {
        title: written.text(&TITLE).unwrap_or_default(),
        description: written.text(&DESCRIPTION),
        language: written.text(&LANGUAGE).unwrap_or_default(),
        base_url: written.text(&BASE_URL),
    }
}

fn paths(written: &Written, page: &Page<'_>, diagnostics: &mut Vec<Diagnostic>) -> Paths {
    let path = |key: &'static Key| written.text(key).and_then(|text| RelPath::new(&text));
    let paths = Paths {
        logs: written.texts(&LOGS).iter().filter_map(|text| RelPath::new(text)).collect(),
        content: path(&CONTENT),
        static_files: path(&STATIC),
        themes: path(&THEMES),
        data: path(&DATA),
        words: path(&WORDS),
        // `paths.out` has a default, so the file's own path never stands in.
        out: path(&OUT).unwrap_or_else(|| page.path().clone()),
    };
    if output_over_input(&paths) {
        let written = [&OUT, &LOGS, &CONTENT, &STATIC, &THEMES, &DATA, &WORDS]
            .map(|key| written.all(key).next());
        let given = written.into_iter().flatten().next();
        diagnostics.extend(
            given.map(|given| problem::output_over_input(&given.place, paths.out.as_str())),
        );
    }
    paths
}

fn output_over_input(paths: &Paths) -> bool {
    let Paths { logs, content, static_files, themes, data, words, out } = paths;
    let others = [content, static_files, themes, data, words].into_iter().flatten();
    logs.iter().chain(others).any(|read| read.is_under(out.as_str()) || out.is_under(read.as_str()))
}

fn rules(written: &Written) -> Rules {
    let mut rules = Rules { activities: activities(written), ..Rules::default() };
    for rule in key::rules() {
        if let Some(given) = written.all(&rule.key).next() {
            let values: Vec<Value> = given.values.iter().map(|value| value.value.clone()).collect();
            (rule.set)(&mut rules, &values);
        }
    }
    rules
}

fn activities(written: &Written) -> Vec<UserActivity> {
    written.tables("activity.*").map(|table| activity(written, &table.names)).collect()
}

fn activity(written: &Written, names: &[String]) -> UserActivity {
    let given = |key: &'static Key| written.below(key, names);
    let texts = |given: &Given| -> Vec<String> {
        let texts = given.values.iter().filter_map(|value| value.value.text());
        texts.map(str::to_owned).collect()
    };
    UserActivity {
        name: names.first().cloned().unwrap_or_default(),
        synonyms: given(&ACTIVITY_SYNONYMS).map(texts).unwrap_or_default(),
        sources: given(&ACTIVITY_LOAD)
            .map(|given| texts(given).iter().filter_map(|word| LoadSource::named(word)).collect()),
        plane: given(&ACTIVITY_PLANE).and_then(only_text).and_then(|word| Plane::named(&word)),
        pattern: given(&ACTIVITY_PATTERN)
            .and_then(only_text)
            .and_then(|word| Pattern::named(&word)),
        control: given(&ACTIVITY_CONTROL)
            .and_then(|given| given.values.first())
            .map(|value| value.value == Value::Flag(true)),
    }
}

fn theme(written: &Written, page: &Page<'_>) -> Theme {
    let variables = |key: &'static Key| {
        let all = written.all(key).filter_map(|given| {
            let (name, value) = named(given)?;
            Some(Variable { name, value, place: given.place.clone() })
        });
        all.collect()
    };
    Theme {
        name: written.text(&THEME_NAME).unwrap_or_default(),
        place: match written.all(&THEME_NAME).find_map(|given| given.values.first()) {
            Some(name) if name.value.text() != Some("default") => name.place.clone(),
            _ => Place::whole(page.path()),
        },
        variables: variables(&THEME_VARIABLES),
        dark: variables(&THEME_DARK),
    }
}

fn content(written: &Written) -> Content {
    Content {
        raw_html: if written.flag(&RAW_HTML) { RawHtml::Kept } else { RawHtml::Escaped },
        smart_punctuation: written.flag(&SMART_PUNCTUATION),
        drafts: written.flag(&DRAFTS),
        future: written.flag(&FUTURE),
        page_size: written.whole(&PAGE_SIZE).unwrap_or(1),
        taxonomies: written.texts(&TAXONOMIES),
        languages: written.texts(&CONTENT_LANGUAGES),
    }
}

fn menu(written: &Written, diagnostics: &mut Vec<Diagnostic>) -> Vec<MenuEntry> {
    let mut entries = Vec::new();
    for table in written.tables("menu[]") {
        let text = |key: &'static Key| written.below(key, &table.names).and_then(only_text);
        if let (Some(title), Some(link)) = (text(&MENU_TITLE), text(&MENU_LINK)) {
            entries.push(MenuEntry { title, link });
        }
        for (key, name) in [(&MENU_TITLE, "title"), (&MENU_LINK, "link")] {
            if written.lacks(key, &table.names) {
                diagnostics.push(problem::missing_key(&table.place, name));
            }
        }
    }
    entries
}

fn settings(written: &Written, diagnostics: &mut Vec<Diagnostic>) -> Settings {
    let mut tables: BTreeMap<RelPath, TableAnswer> = BTreeMap::new();
    for table in written.tables("table[]") {
        let file = written.below(&TABLE_FILE, &table.names);
        match file.and_then(only_text).and_then(|text| RelPath::new(&text)) {
            Some(path) if tables.contains_key(&path) => {
                diagnostics.push(problem::twice(&table.place, path.as_str()));
            }
            Some(path) => {
                tables.insert(path, answer(written, &table.names));
            }
            None if written.lacks(&TABLE_FILE, &table.names) => {
                diagnostics.push(problem::missing_key(&table.place, "file"));
            }
            None => {}
        }
    }
    Settings {
        weight_unit: match written.text(&WEIGHT_UNIT).as_deref() {
            Some("kg") => Some(MassUnit::Kg),
            Some("lb") => Some(MassUnit::Lb),
            _ => None,
        },
        day_patterns: written.texts(&NAMES_OF_DAYS),
        columns: written.all(&COLUMNS).filter_map(named).collect(),
        tables,
    }
}

fn answer(written: &Written, names: &[String]) -> TableAnswer {
    let word = |key: &'static Key| written.below(key, names).and_then(only_text);
    let columns: ColumnMap = written
        .all(&TABLE_COLUMNS)
        .filter(|given| given.names.first() == names.first())
        .filter_map(|given| Some((given.names.get(1)?.clone(), only_text(given)?)))
        .collect();
    TableAnswer {
        date_order: match word(&DATE_ORDER).as_deref() {
            Some("dmy") => Some(DateOrder::DayFirst),
            Some("mdy") => Some(DateOrder::MonthFirst),
            _ => None,
        },
        decimal: match word(&DECIMAL).as_deref() {
            Some("point") => Some(DecimalMark::Point),
            Some("comma") => Some(DecimalMark::Comma),
            _ => None,
        },
        encoding: word(&ENCODING),
        columns,
    }
}

fn only_text(given: &Given) -> Option<String> {
    given.values.first().and_then(|value| Value::text(&value.value)).map(str::to_owned)
}

/// The name that stood for the key's `*`, and its value.
fn named(given: &Given) -> Option<(String, String)> {
    Some((given.name().to_owned(), only_text(given)?))
}
