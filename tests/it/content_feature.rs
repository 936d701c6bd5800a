//! What writers who come from other site generators expect of Markdown, front matter, menus and
//! feeds, one test for each. Links, sections and files have their own tests.

use comeback::shell::Wanted;

use crate::content::site;
use crate::project::{Built, Project};

fn page(text: &str) -> Built {
    site().file("content/a.md", format!("+++\ntitle = \"A\"\n+++\n{text}").as_bytes()).build()
}

fn body(text: &str) -> String {
    page(text).main("a/index.html")
}

#[test]
fn terms_have_definitions_and_tasks_have_boxes() {
    let html = body("Term\n: What it means\n\n- [x] walked\n- [ ] rested\n");
    assert!(html.contains("<dt>Term</dt>\n<dd>What it means</dd>"), "{html}");
    assert!(html.contains("type=\"checkbox\" checked=\"\" aria-label=\"done\"/>\nwalked"));
    assert!(html.contains("type=\"checkbox\" aria-label=\"open\"/>\nrested"));
}

#[test]
fn tables_keep_their_columns_and_alerts_say_what_they_are() {
    let html = body("| Day | Minutes |\n|:--|--:|\n| Monday | 12 |\n\n> [!WARNING]\n> Wait.\n");
    assert!(html.contains("<td class=\"left\">Monday</td><td class=\"right\">12</td>"), "{html}");
    assert!(
        html.contains("<blockquote class=\"markdown-alert-warning\">\n<p class=\"alert-title\">")
    );
}

#[test]
fn a_footnote_leads_there_and_back() {
    let html = body("One[^b] and two[^a] and again[^b].\n\n[^a]: Second.\n[^b]: First.\n");
    for part in [
        "id=\"fnref:1\" href=\"#fn:1\"",
        "id=\"fnref:1:2\" href=\"#fn:1\"",
        "<li id=\"fn:1\">\n<p>First. <a href=\"#fnref:1\" role=\"doc-backlink\"",
        "<li id=\"fn:2\">\n<p>Second.",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn headings_have_ids_and_a_table_of_contents() {
    let html = body("## One\n\n### Inner\n\n## One\n\n## Three {#own}\n");
    for part in [
        "<li><a href=\"#one\">One</a><ul><li><a href=\"#inner\">Inner</a></li></ul></li>",
        "<h2 id=\"one-1\">One</h2>",
        "<h2 id=\"own\">Three</h2>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!body("## One\n\n## Two\n").contains("class=\"contents\""));
}

#[test]
fn smart_punctuation_is_a_choice() {
    let text = "\"Quoted\" -- and so on...\n";
    assert!(body(text).contains("<p>\"Quoted\" -- and so on...</p>"));
    let file = format!("+++\ntitle = \"A\"\n+++\n{text}");
    let smart = site().config("[content]\nsmart_punctuation = true");
    let html = smart.file("content/a.md", file.as_bytes()).build().main("a/index.html");
    assert!(html.contains("<p>\u{201c}Quoted\u{201d} \u{2013} and so on\u{2026}</p>"), "{html}");
}

#[test]
fn reading_time_grows_with_the_words() {
    assert!(body("word\n").contains("1 minute to read"));
    assert!(body(&"word ".repeat(1000)).contains("5 minutes to read"));
}

#[test]
fn every_key_of_front_matter_is_read_from_yaml_and_toml() {
    let yaml = "---\ntitle: Named\ndescription: In short\ndate: 2026-03-01\nupdated: 2026-03-02\n\
                weight: 3\ntags: [run, walk]\ndraft: false\naliases: [/old/]\naudience: [me]\n\
                template: article.html\nslug: other\n---\nText\n";
    let toml = "+++\ntitle = \"Named\"\ndescription = \"In short\"\ndate = 2026-03-01\n\
                updated = 2026-03-02\nweight = 3\ntags = [\"run\", \"walk\"]\ndraft = false\n\
                aliases = [\"/old/\"]\naudience = [\"me\"]\ntemplate = \"article.html\"\n\
                slug = \"other\"\n+++\nText\n";
    let pages: Vec<String> = [yaml, toml]
        .into_iter()
        .map(|text| {
            let built = site().file("content/file.md", text.as_bytes()).build();
            assert_eq!(built.codes(), Vec::<&str>::new());
            assert!(built.has("tags/run/index.html") && built.has("tags/walk/index.html"));
            assert!(built.page("old/index.html").contains("url=../other/index.html"));
            built.page("other/index.html")
        })
        .collect();
    assert_eq!(pages[0], pages[1]);
    for part in [
        "<title>Named · A site</title>",
        "<meta name=\"description\" content=\"In short\">",
        "1 March 2026 · changed 2 March 2026",
    ] {
        assert!(pages[0].contains(part), "{part} is not in {}", pages[0]);
    }
}

#[test]
fn other_taxonomies_get_pages_where_they_are_configured() {
    let project = site().config("[content]\ntaxonomies = [\"tags\", \"authors\"]");
    let text = b"+++\ntitle = \"A\"\ntags = [\"t\"]\n[taxonomies]\nauthors = [\"Ada B\"]\n+++\n";
    let built = project.file("content/a.md", text).build();
    built.check_pages();
    assert!(built.main("authors/ada-b/index.html").contains("href=\"../../a/index.html\">A</a>"));
    assert!(built.main("authors/index.html").contains("1 article"));
}

#[test]
fn a_menu_of_the_project_takes_the_place_of_the_sections() {
    let menu = "[[menu]]\ntitle = \"Start here\"\nlink = \"load/run.md\"\n\
                [[menu]]\ntitle = \"The clinic\"\nlink = \"https://example.org/\"\n";
    let built = site()
        .config(menu)
        .file("content/load/run.md", b"+++\ntitle = \"Run\"\n+++\n")
        .file("content/other/x.md", b"+++\ntitle = \"X\"\n+++\n")
        .build();
    let page = built.page("other/x/index.html");
    let menu = &page[page.find("<nav").unwrap()..page.find("</header>").unwrap()];
    assert!(menu.contains("<a href=\"../../load/run/index.html\">Start here</a>"), "{menu}");
    assert!(menu.contains("<a href=\"https://example.org/\">The clinic</a>"), "{menu}");
    assert!(!menu.contains(">Other<"), "{menu}");
}

#[test]
fn the_progress_pages_have_a_feed_where_the_address_of_the_site_is_known() {
    let project = Project::new().log("a.md", "# 2026-03-12\n\n- morning: 3\n");
    assert!(!project.build().has("progress/feed.xml"));
    let config = "[project]\nbase_url = \"https://example.org/\"";
    let feed = project.config(config).build().text("progress/feed.xml");
    assert!(feed.contains("<id>https://example.org/progress/2026-W11/</id>"), "{feed}");
}

#[test]
fn sections_that_would_go_round_are_never_entered() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir_all(root.join("content/a")).unwrap();
    std::fs::write(root.join("content/a/x.md"), "+++\ntitle = \"X\"\n+++\n").unwrap();
    std::os::unix::fs::symlink("..", root.join("content/a/round")).unwrap();
    let wanted = Wanted { required: vec!["content".to_owned()], ..Wanted::default() };
    let today = "2026-03-20".parse().unwrap();
    let read = comeback::shell::read(root, &wanted, today).unwrap();
    let codes: Vec<&str> = read.diagnostics.iter().map(|it| it.code().name).collect();
    assert_eq!((codes, read.value.files.len()), (vec!["file-link"], 1));
    let place = read.diagnostics[0].place().unwrap().to_string();
    assert!(place.starts_with("content/a/round"), "{place}");
}

#[test]
fn names_of_daily_notes_are_read_by_the_pattern_of_the_project() {
    let note = "- morning: 3\n";
    let without = Project::new().log("12.03.2026.md", note).build();
    assert!(!without.has("progress/2026-03-12/index.html"));
    let with = Project::new()
        .config("[log]\nnames = [\"DD.MM.YYYY\", \"YYYYMMDD\"]")
        .log("12.03.2026.md", note)
        .log("20260313.md", note)
        .log("31.02.2026.md", note)
        .build();
    assert!(
        with.has("progress/2026-03-12/index.html") && with.has("progress/2026-03-13/index.html")
    );
    assert!(!with.paths().iter().any(|path| path.contains("2026-02-31")));
    assert!(with.main("progress/2026-03-12/index.html").contains('3'));
}
