//! The preview's own pages: their templates, printed with the words of a language. They belong
//! to the program and not to a theme, so that a broken theme breaks none of them.

use std::sync::LazyLock;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use super::words::words;
use crate::site::wording::Wording;

/// The style of these pages: the default theme's, and what they add.
pub(super) static STYLE: LazyLock<String> = LazyLock::new(|| {
    let theme = include_str!("../../../themes/default/assets/style.css");
    format!("{theme}{}", include_str!("page/own.css"))
});

/// The style of what is laid over a page of a site.
pub(super) const PREVIEW_STYLE: &str = include_str!("page/preview.css");

const TEMPLATES: [(&str, &str); 10] = [
    ("check-in.html", include_str!("page/check-in.html")),
    ("choose.html", include_str!("page/choose.html")),
    ("field.html", include_str!("page/field.html")),
    ("made.html", include_str!("page/made.html")),
    ("understood.html", include_str!("page/understood.html")),
    ("frame.html", include_str!("page/frame.html")),
    ("panel.html", include_str!("page/panel.html")),
    ("problem.html", include_str!("page/problem.html")),
    ("problems.html", include_str!("page/problems.html")),
    ("missing.html", include_str!("page/missing.html")),
];

/// The templates in one language.
#[derive(Debug)]
pub(super) struct Paper {
    tera: Tera,
    pub(super) words: Wording,
}

static ENGLISH: LazyLock<Paper> = LazyLock::new(|| Paper::new("en"));
static GERMAN: LazyLock<Paper> = LazyLock::new(|| Paper::new("de"));

/// The pages in a language; English where there are none.
pub(super) fn paper(language: &str) -> &'static Paper {
    if language == "de" { &GERMAN } else { &ENGLISH }
}

impl Paper {
    fn new(language: &str) -> Paper {
        let words = words(language);
        let texts = words.texts().clone();
        let mut tera = Tera::new();
        tera.autoescape_on([".html"]);
        tera.register_function("say", move |named: Kwargs, _: &State<'_>| {
            let key: &str = named.must_get("key")?;
            let none = || tera::Error::message(format!("there are no words for `{key}`"));
            texts.get(key).cloned().ok_or_else(none)
        });
        let added = tera.add_raw_templates(TEMPLATES.to_vec());
        debug_assert!(added.is_ok(), "{added:?}");
        Paper { tera, words }
    }

    /// A page; where a template is wrong, which a test finds, what is wrong with it.
    pub(super) fn print(&self, template: &str, view: &impl Serialize) -> String {
        let printed = Context::from_serialize(view).and_then(|mut context| {
            context.insert("language", self.words.language());
            self.tera.render(template, &context)
        });
        printed.unwrap_or_else(|error| {
            debug_assert!(false, "{template}: {error:?}");
            String::new()
        })
    }
}
