//! Templates: ours put no value where it could run, and an article may ask for one of its own.

use std::path::Path;

use comeback::theme::unsafe_places;

use crate::content::site;
use crate::tidy::root;

fn templates() -> Vec<(String, String)> {
    walkdir::WalkDir::new(root().join("themes"))
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path: &std::path::PathBuf| path.extension().is_some_and(|it| it == "html"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(Path::new(&path)).unwrap())
        })
        .collect()
}

#[test]
fn no_template_of_ours_puts_a_value_where_it_could_run() {
    let templates = templates();
    assert!(templates.len() > 8, "{}", templates.len());
    for (name, text) in templates {
        assert_eq!(unsafe_places(&text), [], "{name}");
    }
}

#[test]
fn the_lint_sees_what_is_unsafe() {
    for bad in [
        "<script>var x = {{ x }};</script>",
        "<style>a { color: {{ x }} }</style>",
        "<p onclick=\"{{ x }}\">",
        "<p style=\"{{ x }}\">",
        "<a href={{ x }}>",
        "<p {{ x }}>",
        "{{ body | safe }}",
    ] {
        assert_eq!(unsafe_places(bad).len(), 1, "{bad}");
    }
    for good in [
        "<a href=\"{{ x }}\">{{ y }}</a>",
        "<p{% if a %} lang=\"{{ a }}\"{% endif %}>",
        "{{ <a b={c} /> }}",
    ] {
        assert_eq!(unsafe_places(good), [], "{good}");
    }
}

#[test]
fn a_theme_of_the_project_is_warned_and_still_used() {
    let built = site()
        .config("themes = \"themes\"\n[theme]\nname = \"own\"")
        .file("themes/own/templates/wide.html", b"{% extends \"page.html\" %}{% block main %}<h1>Wide</h1><p title={{ heading }}>{{ body }}</p>{% endblock main %}")
        .file("content/a.md", b"+++\ntitle = \"A\"\ntemplate = \"wide.html\"\n+++\nx\n")
        .build();
    assert!(built.text("a/index.html").contains("<h1>Wide</h1>"));
    assert_eq!(built.codes(), ["template-unsafe"]);
    let place = built.diagnostics[0].place().unwrap().to_string();
    assert_eq!(place, "themes/own/templates/wide.html:1:64");
}

#[test]
fn an_unknown_variable_names_the_file_and_what_exists() {
    let failed = site()
        .config("themes = \"themes\"\n[theme]\nname = \"own\"")
        .file("themes/own/templates/article.html", b"<h1>{{ headline }}</h1>")
        .file("content/a.md", b"+++\ntitle = \"A\"\n+++\nx\n")
        .problems();
    assert_eq!(failed[0].code().name, "template-failed");
    let message = failed[0].message();
    assert!(message.contains("article.html") && message.contains("heading"), "{message}");
}
