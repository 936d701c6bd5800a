//! Themes: one template or one variable replaced, a theme that builds on another, data files,
//! what templates can call, and the theme that comes along beside the default one.

use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::output::Site;
use comeback::pipeline;

use crate::project::{Built, Project};
use crate::tidy::root;

fn own(project: Project, path: &str, text: &str) -> Project {
    project.file(&format!("themes/ours/{path}"), text.as_bytes())
}

fn ours() -> Project {
    Project::new()
        .config("[theme]\nname = \"ours\"")
        .log("2026.md", "## 2026-03-12\n- morning: 3\n")
}

/// A page of articles whose one template of its own is this.
fn printed(template: &str, project: Project) -> String {
    let page = format!(
        "{{% extends \"page.html\" %}}{{% block main %}}<h1>x</h1><p>{template}</p>{{% endblock main %}}"
    );
    let built = own(project, "templates/article.html", &page)
        .file("content/a.md", b"+++\ntitle = \"A\"\nupdated = 2026-03-01\n+++\nx\n")
        .build();
    let main = built.main("articles/a/index.html");
    let start = main.find("<p>").unwrap() + 3;
    main[start..main.rfind("</p>").unwrap()].to_owned()
}

#[test]
fn one_template_is_replaced_and_the_rest_stays() {
    let built = own(ours(), "templates/footer.html", "<footer><p>Ask us</p></footer>").build();
    built.check_pages();
    let page = built.page("progress/2026-03-12/index.html");
    assert!(page.contains("<footer><p>Ask us</p></footer>") && page.contains("class=\"top\""));
    let plain = Project::new().log("2026.md", "## 2026-03-12\n- morning: 3\n");
    let laid = plain.file("themes/default/templates/footer.html", b"<footer>Bare</footer>").build();
    assert!(laid.page("index.html").contains("<footer>Bare</footer>"));
}

#[test]
fn one_variable_is_replaced_on_light_and_dark_screens_and_never_on_paper() {
    let project = Project::new()
        .config("[theme.variables]\naccent = \"#111111\"\nink = \"#222222\"\n[theme.dark]\naccent = \"#eeeeee\"");
    let style = project.build().text("style.css");
    let at = |text: &str| style.find(text).unwrap_or_else(|| panic!("{text} is not in {style}"));
    assert!(at("--accent: #111111") < at("prefers-color-scheme: dark"));
    assert!(at("--ink: #222222") < at("@media print"));
    assert!(at("--accent: #eeeeee") > at("@media print"));
    let after = &style[at("@media print")..];
    assert!(after.contains("@media screen and (prefers-color-scheme: dark) { :root { --accent"));
}

#[test]
fn a_theme_builds_on_another_and_adds_to_its_style() {
    let project =
        own(ours(), "theme.toml", "extends = \"clinic\"\n[variables]\naccent = \"#123456\"\n");
    let built = own(project, "assets/extra.css", ".mine { margin: 0 }\n").build();
    let style = built.text("style.css");
    assert!(
        style.contains("--accent: #123456") && style.ends_with(".mine { margin: 0 }\n")
            || style.contains(".mine")
    );
    assert!(style.contains(".band") && built.page("index.html").contains("class=\"band\""));
    let alone = own(ours(), "assets/style.css", "p { margin: 1em }\n").build().text("style.css");
    assert_eq!(alone, "p { margin: 1em }\n");
}

#[test]
fn themes_that_are_not_there_or_go_round_in_circles_stop_the_build() {
    let missing = Project::new().config("[theme]\nname = \"clinci\"").problems();
    assert_eq!(missing[0].code().name, "theme-missing");
    assert_eq!(missing[0].advice(), Some("did you mean `clinic`?"));
    assert_eq!(missing[0].place().unwrap().to_string(), "comeback.toml:5:8");
    let circle = own(ours(), "theme.toml", "extends = \"ours\"\n").problems();
    assert_eq!(circle[0].code().name, "theme-circle");
    assert_eq!(circle[0].place().unwrap().to_string(), "themes/ours/theme.toml:1:11");
}

#[test]
fn templates_read_data_files() {
    let project = ours()
        .file("data/team.toml", b"[lead]\nname = \"Sam <b>\"\nsince = 2020-05-01\n")
        .file("data/hours.csv", b"day,from\nMonday,8\nFriday,\"9, by call\"\n")
        .file("data/place/map.json", b"{\"rooms\": [1, 2]}")
        .file("data/notes.txt", b"not read");
    let template = "{{ data.team.lead.name }}|{{ data.team.lead.since | date }}|{% for row in data.hours %}{{ row.day }} {{ row.from }};{% endfor %}|{{ data.place.map.rooms | length }}";
    assert_eq!(
        printed(template, project),
        "Sam &lt;b&gt;|1 May 2020|Monday 8;Friday 9, by call;|2"
    );
}

#[test]
fn data_that_is_not_there_is_an_error_that_names_what_is() {
    let project = ours()
        .file("data/team.toml", b"name = \"Sam\"\n")
        .file("themes/ours/templates/footer.html", b"<footer>{{ data.tema }}</footer>");
    let failed = project.problems();
    assert_eq!(failed[0].code().name, "template-failed");
    let place = failed[0].place().unwrap().to_string();
    assert!(place.starts_with("themes/ours/templates/footer.html:1:"), "{place}");
}

#[test]
fn templates_write_words_dates_numbers_and_files_in_the_form_of_the_language() {
    let project = || {
        ours().config("[project]\nlanguage = \"de\"\nwords = \"w.toml\"").file(
            "w.toml",
            b"[own]\nhello = \"Hallo {name}\"\nhelpers = { one = \"{n} Hilfe\", other = \"{n} Hilfen\" }\n",
        )
    };
    let cases = [
        ("{{ say(key=\"own.hello\", name=\"<Sam>\") }}", "Hallo &lt;Sam&gt;"),
        (
            "{{ say(key=\"own.helpers\", n=1) }}, {{ 3 | plural(key=\"own.helpers\") }}",
            "1 Hilfe, 3 Hilfen",
        ),
        ("{{ 2.5 | number }} {{ \"-3\" | number }}", "2,5 \u{2212}3"),
        ("{{ \"2026-03-12\" | date }}", "12. März 2026"),
        ("{{ \"2026-03-12\" | date(form=\"weekday\") }}", "Donnerstag, 12. März 2026"),
        ("{{ \"2026-03-12\" | date(form=\"month\") }}", "März 2026"),
        ("{{ \"A b!\" | slug }}", "a-b"),
        ("<a href=\"{{ file(path=\"logo.svg\") }}\">x</a>", "<a href=\"../../logo.svg\">x</a>"),
    ];
    for (template, wanted) in cases {
        let project = project().file("static/logo.svg", b"<svg viewBox=\"0 0 1 1\"></svg>");
        assert_eq!(printed(template, project), wanted, "{template}");
    }
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_an_error() {
    for template in [
        "{{ say(key=\"own.none\") }}",
        "{{ file(path=\"none.svg\") }}",
        "{{ file(path=\"../secret\") }}",
        "{{ \"soon\" | date }}",
        "{{ \"x\" | number }}",
    ] {
        let text = format!("<footer>{template}</footer>");
        let failed = own(ours(), "templates/footer.html", &text).problems();
        assert_eq!(failed[0].code().name, "template-failed", "{template}");
    }
}

/// A project of this repository as it lies on disk, with more of `comeback.toml`.
pub(crate) fn on_disk(config: &str, more: &str) -> Inputs {
    let text = std::fs::read_to_string(root().join(config)).unwrap();
    let mut files = std::collections::BTreeMap::new();
    for folder in ["content", "sample-logs", "themes"] {
        let entries = walkdir::WalkDir::new(root().join(folder)).into_iter().filter_map(Result::ok);
        for entry in entries.filter(|entry| entry.file_type().is_file()) {
            let path = entry.path().strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            let bytes = std::fs::read(entry.path()).unwrap();
            files.insert(RelPath::new(&path).unwrap(), SourceFile::new(bytes));
        }
    }
    let config = RelPath::new("comeback.toml").unwrap();
    files.insert(config, SourceFile::new(format!("{text}\n{more}\n").into_bytes()));
    Inputs { today: "2026-06-12".parse().unwrap(), files }
}

pub(crate) fn built(inputs: &Inputs, reader: &str) -> Built {
    let built = pipeline::build(inputs, reader);
    let site: Site = built.site.unwrap_or_else(|| panic!("{:#?}", built.diagnostics));
    Built { site, diagnostics: built.diagnostics }
}

#[test]
fn the_clinic_theme_dresses_the_sample_and_the_education_site() {
    let clinic = "[theme]\nname = \"clinic\"";
    for (config, more, reader) in
        [("comeback.toml", "", "physio"), ("education.toml", "[content]\nfuture = true", "public")]
    {
        let plain = built(&on_disk(config, more), reader);
        let dressed = built(&on_disk(config, &format!("{more}\n{clinic}")), reader);
        dressed.check_pages();
        assert_eq!(plain.paths(), dressed.paths(), "a theme changes no address");
        let page = dressed.page("index.html");
        assert!(page.contains("class=\"band\"") && page.contains("default-src 'none'"));
        assert!(dressed.text("style.css").contains("--accent: #00606b"));
        let themed = |codes: Vec<&'static str>| -> Vec<&str> {
            codes.into_iter().filter(|code| code.starts_with("theme")).collect()
        };
        assert_eq!(themed(dressed.codes()), Vec::<&str>::new());
    }
}
