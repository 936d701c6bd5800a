//! Templates of a theme reach nothing but what they are given: no file, no environment, no other
//! page, and no switch that would let markup through. Data, words and variables of the style are
//! text like any other.

use comeback::pipeline;

use super::ground::accepted;
use super::payload;
use super::tree::{odd_addresses, pages, trees};
use crate::project::Project;

/// A project whose articles are printed with this template.
fn printed(template: &str) -> Result<String, String> {
    let project = Project::new()
        .config("[theme]\nname = \"ours\"")
        .log("2026.md", "# 2026-03-12\n\n- morning: 3\n- private: zqsecret\n")
        .file("secret.txt", b"zqsecret")
        .file("static/secret.txt", b"zqsecret")
        .file("themes/ours/templates/article.html", template.as_bytes())
        .file("content/a.md", b"+++\ntitle = \"A\"\n+++\nx\n");
    let built = pipeline::build(&project.inputs(), "me");
    match built.site {
        Some(site) => Ok(pages(&site).map(|(_, page)| page).collect::<Vec<_>>().concat()),
        None => Err(format!("{:?}", built.diagnostics)),
    }
}

#[test]
fn a_template_cannot_read_files_or_the_environment() {
    for attempt in [
        "{{ get_env(name=\"PATH\") }}",
        "{{ env(name=\"PATH\") }}",
        "{{ load_data(path=\"secret.txt\") }}",
        "{{ load_data(url=\"https://evil.example\") }}",
        "{{ read_file(path=\"/etc/passwd\") }}",
        "{{ get_file(path=\"/etc/passwd\") }}",
        "{{ get_url(path=\"secret.txt\") }}",
        "{{ now() }}",
        "{{ get_random(start=0, end=9) }}",
        "{% include \"/etc/passwd\" %}",
        "{% include \"../../../secret.txt\" %}",
        "{% include \"../assets/style.css\" %}",
        "{% import \"/etc/passwd\" as p %}",
        "{% extends \"/etc/passwd\" %}",
        "{% extends \"../../../../comeback.toml\" %}",
        "{{ <part of=\"/etc/passwd\" /> }}",
        "{{ \"secret.txt\" | load }}",
        "{{ \"/etc/passwd\" | read }}",
        "{{ \"x\" | safe_file }}",
        "{% set x = get_env(name=\"HOME\") %}{{ x }}",
    ] {
        let failed = printed(attempt).expect_err(attempt);
        let named = failed.contains("template-failed") || failed.contains("theme-unreadable");
        assert!(named && !failed.contains("root:"), "{attempt}: {failed}");
    }
}

#[test]
fn what_a_template_may_ask_for_holds_no_secret() {
    for attempt in ["{{ __tera_context }}", "{{ file(path=\"secret.txt\") }}"] {
        let page = printed(&format!("<h1>x</h1>{attempt}"));
        let text = page.unwrap_or_else(|failed| failed);
        for secret in ["root:", env!("CARGO_MANIFEST_DIR"), "PATH="] {
            assert!(!text.contains(secret), "{attempt} prints {secret}");
        }
    }
    let path = std::env::var("PATH").unwrap();
    assert!(!printed("<h1>x</h1>{{ __tera_context }}").unwrap_or_default().contains(&path));
}

#[test]
fn data_is_text_in_a_template() {
    let built = |text: &str| {
        let json = serde_json::to_string(&serde_json::json!({ "a": text, "b": [text] })).unwrap();
        let template = "{% extends \"page.html\" %}{% block main %}<h1>x</h1><p title=\"{{ data.d.a }}\">\
                        {{ data.d.a }}{% for b in data.d.b %}<i>{{ b }}</i>{% endfor %}</p>{% endblock main %}";
        Project::new()
            .config("[theme]\nname = \"ours\"")
            .log("2026.md", "# 2026-03-12\n\n- morning: 3\n")
            .file("data/d.json", json.as_bytes())
            .file("themes/ours/templates/article.html", template.as_bytes())
            .file("content/a.md", b"+++\ntitle = \"A\"\n+++\nx\n")
            .build()
    };
    let expected = trees(&built("x").site);
    for payload in payload::ALL {
        let site = built(payload).site;
        assert_eq!(trees(&site), expected, "{payload:?}");
        assert!(pages(&site).all(|(_, page)| odd_addresses(page).is_empty()), "{payload:?}");
    }
}

#[test]
fn the_projects_own_words_are_text() {
    let keys =
        comeback::site::wording::sentences(include_str!("../../../src/site/wording/en.toml"));
    let built = |text: &str| {
        let mut words = String::new();
        for (key, sentence) in &keys {
            let parts: Vec<&str> = sentence
                .split_inclusive('}')
                .filter_map(|part| part.rsplit_once('{'))
                .map(|(_, name)| name)
                .collect();
            let parts: String = parts.iter().map(|name| format!(" {{{name}")).collect();
            let text = text.replace(['{', '}'], "");
            let quoted = serde_json::to_string(&format!("{text}{parts}")).unwrap();
            words.push_str(&format!("{key} = {}\n", quoted.replace('\u{7f}', "\\u007F")));
        }
        Project::new()
            .config("[project]\nwords = \"words.toml\"")
            .file("words.toml", words.as_bytes())
            .log("2026.md", "# 2026-03-11\n\n- morning: 4\n\n# 2026-03-12\n\n- morning: 3\n- session gym: 50min, effort 4\n")
            .file("content/a.md", b"+++\ntitle = \"A\"\n+++\nx\n")
    };
    let site = |text: &str| super::ground::site(&built(text), "me");
    let expected = trees(&site("x"));
    for payload in payload::rows(3) {
        let site = site(&payload);
        let difference = super::tree::difference(&trees(&site), &expected);
        assert!(difference.is_none(), "{payload:?}: {}", difference.unwrap_or_default());
        assert!(pages(&site).all(|(_, page)| odd_addresses(page).is_empty()), "{payload:?}");
    }
}

#[test]
fn no_variable_of_the_style_breaks_out_of_it() {
    let built = |value: &str| {
        let quoted = serde_json::to_string(value).unwrap().replace('\u{7f}', "\\u007F");
        let project = Project::new()
            .config(&format!("[theme.variables]\naccent = {quoted}"))
            .log("2026.md", "# 2026-03-12\n\n- morning: 3\n");
        accepted(&project)
    };
    let style = |site: &comeback::output::Site| {
        let path = comeback::inputs::RelPath::new("style.css").unwrap();
        String::from_utf8(site.get(&path).unwrap().to_vec()).unwrap()
    };
    let plain = style(&built("#123456").unwrap());
    assert!(plain.contains("#123456"));
    // A bare address in a variable asks for nothing.
    let loads = |style: &str| {
        ["url(", "image-set(", "@import", "src("]
            .iter()
            .any(|word| style.contains(&format!("{word}//evil")))
            || style.contains("('//evil")
    };
    let braces = |text: &str| (text.matches('{').count(), text.matches('}').count());
    let more = [
        "red; } * { color: red",
        "url(//evil.example/x)",
        "red !important; x: y",
        "/*",
        "\\75rl(//evil.example)",
        "image-set('//evil.example/x' 1x)",
        "red\n}",
    ];
    for payload in payload::ALL.iter().chain(&more) {
        let Some(site) = built(payload) else { continue };
        let style = style(&site);
        assert_eq!(braces(&style), braces(&plain), "{payload:?}");
        assert!(!loads(&style), "{payload:?}");
    }
}

#[test]
fn addresses_of_the_configuration_lead_to_pages_only() {
    let keys = ["[[menu]]\ntitle = \"x\"\nlink = ", "[project]\nbase_url = "];
    for key in keys {
        for payload in payload::ALL.iter().chain(&["https://a.example/\"><script>hit()</script>"]) {
            let quoted = serde_json::to_string(payload).unwrap().replace('\u{7f}', "\\u007F");
            let project = Project::new()
                .config(&format!("{key}{quoted}"))
                .log("2026.md", "# 2026-03-12\n\n- morning: 3\n")
                .file("content/a.md", b"+++\ntitle = \"A\"\ntags = [\"b\"]\n+++\nx\n");
            let Some(site) = accepted(&project) else { continue };
            for (path, page) in pages(&site) {
                assert!(!page.contains("<script>hit"), "{path} with {payload:?}");
                assert_eq!(odd_addresses(page), [""; 0], "{path} with {payload:?}");
            }
        }
    }
}
