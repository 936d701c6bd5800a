//! Keys of content, menus and the theme.

use super::{Shape, keys};

keys! { SITE_KEYS:
    THEME_NAME = "theme.name", Shape::Folder, r#""default""#, eg r#""clinic""#, since "0.1",
        "The theme: `default`, `clinic`, or a folder in `paths.themes`.";
    THEME_VARIABLES = "theme.variables.*", Shape::Style, "", eg r##""#005f73""##, since "0.1",
        "A style variable of the theme and its value, for example `accent`. A colour that the \
         theme gives another value for dark screens keeps it there, unless `theme.dark` says so.";
    THEME_DARK = "theme.dark.*", Shape::Style, "", eg r##""#7cc4de""##, since "0.1",
        "The value of a style variable on dark screens.";
    RAW_HTML = "content.raw_html", Shape::Flag, "false", eg "true", since "0.1",
        "Whether HTML in articles is passed on as it is. Off, it is shown as text, which is the \
         safe way for words that others wrote.";
    SMART_PUNCTUATION = "content.smart_punctuation", Shape::Flag, "false", eg "true", since "0.1",
        "Whether straight quotes, `--` and `...` in articles become their printed forms.";
    DRAFTS = "content.drafts", Shape::Flag, "false", eg "true", since "0.1",
        "Whether articles marked `draft = true` are built.";
    FUTURE = "content.future", Shape::Flag, "false", eg "true", since "0.1",
        "Whether articles with a date after today are built.";
    PAGE_SIZE = "content.page_size", Shape::Whole(1, 1000), "20", eg "50", since "0.1",
        "How many articles a list shows before it goes on to a next page.";
    TAXONOMIES = "content.taxonomies", Shape::List(&Shape::Folder), r#"["tags"]"#,
        eg r#"["tags", "authors"]"#, since "0.1",
        "The front matter lists that get pages of their own.";
    CONTENT_LANGUAGES = "content.languages", Shape::List(&Shape::Language), "[]", eg r#"["fr"]"#,
        since "0.1",
        "Other languages that articles are written in, besides `project.language`: \
         `sleep.fr.md` is the French form of `sleep.md`.";
    MENU_TITLE = "menu[].title", Shape::Text, "", eg r#""About""#, since "0.1",
        "What an entry of the menu is called. Entries keep the order of this file.";
    MENU_LINK = "menu[].link", Shape::Link, "", eg r#""/about/""#, since "0.1",
        "Where an entry of the menu leads.";
}
