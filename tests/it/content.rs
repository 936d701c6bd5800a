//! Articles as pages, end to end: addresses, sections, links, languages, what each reader gets,
//! and one clear diagnostic for everything that can be wrong with them.

use crate::project::{Built, Project};

/// A site of articles alone.
pub(crate) fn site() -> Project {
    Project::articles()
}

fn article(project: Project, path: &str, text: &str) -> Project {
    project.file(&format!("content/{path}"), text.as_bytes())
}

fn build(pages: &[(&str, &str)]) -> Built {
    pages.iter().fold(site(), |project, (path, text)| article(project, path, text)).build()
}

#[test]
fn folders_become_sections_nested_to_any_depth() {
    let built = build(&[
        ("_index.md", "+++\ntitle = \"Home\"\n+++\nWelcome\n"),
        ("a/_index.md", "+++\ntitle = \"Outer\"\n+++\n"),
        ("a/b/c/leaf.md", "+++\ntitle = \"Leaf\"\n+++\nText\n"),
    ]);
    built.check_pages();
    assert!(built.main("index.html").contains("<a href=\"a/index.html\">Outer</a>"));
    assert!(built.main("a/b/index.html").contains("<h1>B</h1>"));
    let leaf = built.main("a/b/c/leaf/index.html");
    let crumbs =
        ["../../../../index.html", "../../../index.html", "../../index.html", "../index.html"];
    for crumb in crumbs {
        assert!(leaf.contains(&format!("<a href=\"{crumb}\">")), "{crumb}: {leaf}");
    }
    assert_eq!(built.codes(), Vec::<&str>::new());
}

#[test]
fn a_section_may_have_a_slug_and_its_pages_lie_below_it() {
    let built = build(&[
        (
            "long-name/_index.md",
            "+++\ntitle = \"Outer\"\nslug = \"short\"\n+++\n[x](deep/leaf.md) [y](/short/deep/)\n",
        ),
        (
            "long-name/deep/leaf.md",
            "+++\ntitle = \"Leaf\"\nslug = \"page\"\n+++\n[up](../_index.md)\n",
        ),
    ]);
    built.check_pages();
    let outer = built.main("short/index.html");
    assert!(outer.contains("href=\"deep/page/index.html\">x</a>"), "{outer}");
    assert!(outer.contains("href=\"deep/index.html\">y</a>"), "{outer}");
    let leaf = built.main("short/deep/page/index.html");
    assert!(leaf.contains("<a href=\"../../index.html\">up</a>"), "{leaf}");
    assert!(built.paths().iter().all(|path| !path.starts_with("long-name")));
    assert_eq!(built.codes(), Vec::<&str>::new());
}

#[test]
fn a_section_sorts_as_it_is_told() {
    let pages = |sort: &str| {
        let index = format!("+++\ntitle = \"S\"\n{sort}\n+++\n");
        let built = build(&[
            ("s/_index.md", &index),
            ("s/one.md", "+++\ntitle = \"Zebra\"\nweight = 1\ndate = 2026-01-01\n+++\n"),
            ("s/two.md", "+++\ntitle = \"Ant\"\nweight = 3\ndate = 2026-01-03\n+++\n"),
            ("s/three.md", "+++\ntitle = \"Mole\"\nweight = 2\ndate = 2026-01-02\n+++\n"),
        ]);
        let text = built.main("s/index.html");
        let mut names: Vec<&str> = vec!["Zebra", "Ant", "Mole"];
        names.sort_by_key(|name| text.find(name).unwrap());
        names.join(" ")
    };
    assert_eq!(pages(""), "Zebra Mole Ant");
    assert_eq!(pages("sort_by = \"date\""), "Ant Mole Zebra");
    assert_eq!(pages("sort_by = \"title\""), "Ant Mole Zebra");
    assert_eq!(pages("sort_by = \"weight\""), "Zebra Mole Ant");
}

#[test]
fn long_lists_go_on_to_a_next_page() {
    let mut project = article(site(), "s/_index.md", "+++\ntitle = \"S\"\npaginate_by = 2\n+++\n");
    for n in 0..5 {
        let text = format!("+++\ntitle = \"P{n}\"\nweight = {n}\ntags = [\"t\"]\n+++\n");
        project = article(project, &format!("s/p{n}.md"), &text);
    }
    let built = project.build();
    built.check_pages();
    let second = built.main("s/page/2/index.html");
    assert!(second.contains("P2") && second.contains("P3") && !second.contains(">P1<"));
    assert!(second.contains("Page 2 of 3"));
    assert!(
        second.contains("href=\"../../index.html\"") && second.contains("href=\"../3/index.html\"")
    );
    assert!(!built.has("s/page/4/index.html") && !built.has("s/page/1/index.html"));
    assert!(built.main("s/p1/index.html").contains("rel=\"next\" href=\"../p2/index.html\""));
    assert!(built.main("tags/t/index.html").contains("P4"));
    assert!(built.main("tags/index.html").contains("5 articles"));
}

#[test]
fn links_between_files_become_links_between_pages() {
    let built = build(&[
        (
            "a/one.md",
            "+++\ntitle = \"One\"\n+++\n[x](../b/two.md#second-part) [y](two.md) [[Two b#Second part|w]] [z](@/b/two.md) [u](/b/two/) [self](#x)\n\n## X\n",
        ),
        ("a/two.md", "+++\ntitle = \"Two a\"\n+++\n"),
        ("b/two.md", "+++\ntitle = \"Two b\"\n+++\n## Second part\n"),
    ]);
    let page = built.main("a/one/index.html");
    for link in [
        "<a href=\"../../b/two/index.html#second-part\">x</a>",
        "<a href=\"../two/index.html\">y</a>",
        "<a href=\"../../b/two/index.html#second-part\">w</a>",
        "<a href=\"../../b/two/index.html\">z</a>",
        "<a href=\"../../b/two/index.html\">u</a>",
        "<a href=\"#x\">self</a>",
    ] {
        assert!(page.contains(link), "{link} is not in {page}");
    }
    assert_eq!(built.codes(), Vec::<&str>::new());
}

#[test]
fn an_article_for_some_readers_is_nowhere_for_others() {
    let project =
        article(site(), "open.md", "+++\ntitle = \"Open\"\n+++\n[the other](closed.md)\n");
    let project = article(
        project,
        "closed.md",
        "+++\ntitle = \"Canary\"\naudience = [\"physio\"]\ntags = [\"cage\"]\naliases = [\"/bird/\"]\n+++\nfeathers ![wing](wing.svg)\n",
    );
    let project = project.file("content/wing.svg", b"<svg viewBox=\"0 0 2 2\"></svg>");
    let physio = project.build_for("physio");
    assert!(
        physio.main("open/index.html").contains("<a href=\"../closed/index.html\">the other</a>")
    );
    assert!(
        physio.has("wing.svg")
            && physio.has("bird/index.html")
            && physio.has("tags/cage/index.html")
    );
    let public = project.build_for("public");
    assert!(public.main("open/index.html").contains("<p>the other</p>"));
    for (path, bytes) in public.bytes() {
        let text = String::from_utf8(bytes).unwrap();
        for word in ["Canary", "feathers", "cage", "bird", "wing", "closed"] {
            assert!(!text.contains(word) && !path.contains(word), "{word} in {path}");
        }
    }
}

#[test]
fn drafts_and_articles_of_a_later_day_wait() {
    let pages = [
        ("now.md", "+++\ntitle = \"N\"\ndate = 2026-03-20\n+++\n[d](draft.md)\n"),
        ("draft.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"),
        ("later.md", "+++\ntitle = \"L\"\ndate = 2026-03-21\n+++\n"),
    ];
    let built = build(&pages);
    assert!(built.has("now/index.html"));
    assert!(!built.has("draft/index.html") && !built.has("later/index.html"));
    assert_eq!(built.codes(), ["link-hidden"]);
    let all = pages
        .iter()
        .fold(site().config("[content]\ndrafts = true\nfuture = true"), |p, (path, text)| {
            article(p, path, text)
        });
    let built = all.build();
    assert!(built.has("draft/index.html") && built.has("later/index.html"));
}

#[test]
fn the_same_article_in_two_languages_is_linked() {
    let project = site().config("[content]\nlanguages = [\"de\"]");
    let project = article(project, "s/sleep.md", "+++\ntitle = \"Sleep\"\n+++\n");
    let project = article(project, "s/sleep.de.md", "+++\ntitle = \"Schlaf\"\n+++\n");
    let built = project.build();
    built.check_pages();
    let english = built.main("s/sleep/index.html");
    assert!(
        english.contains("href=\"../../de/s/sleep/index.html\" hreflang=\"de\" lang=\"de\">Schlaf")
    );
    assert!(built.main("de/s/sleep/index.html").contains("<article lang=\"de\">"));
}

#[test]
fn aliases_lead_on_and_never_take_a_page() {
    let built = build(&[
        (
            "new.md",
            "+++\ntitle = \"New\"\naliases = [\"/old/\", \"page.html\", \"/other/\", \"../x\"]\n+++\n",
        ),
        ("other.md", "+++\ntitle = \"Other\"\n+++\n"),
    ]);
    built.check_pages();
    assert!(built.page("old/index.html").contains("content=\"0; url=../new/index.html\""));
    assert!(built.page("page.html").contains("url=new/index.html"));
    assert!(built.main("other/index.html").contains("<h1>Other</h1>"));
    assert_eq!(built.codes(), ["alias-taken", "alias-taken"]);
}

#[test]
fn images_bring_their_size_and_only_used_files_are_copied() {
    let project = article(site(), "a.md", "+++\ntitle = \"A\"\n+++\n![A bracket](pic/b.svg)\n");
    let project = project
        .file(
            "content/pic/b.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"></svg>",
        )
        .file("content/pic/unused.svg", b"<svg viewBox=\"0 0 1 1\"></svg>");
    let built = project.build();
    assert!(built.main("a/index.html").contains(
        "<img src=\"../pic/b.svg\" alt=\"A bracket\" width=\"30\" height=\"20\" loading=\"lazy\" />"
    ));
    assert!(built.has("pic/b.svg") && !built.has("pic/unused.svg"));
}

#[test]
fn everything_wrong_is_told_once_with_its_place() {
    let cases: &[(&str, &str, &str)] = &[
        ("[x](none.md)", "link-broken", "content/a.md:5:3"),
        ("[x](b.md#none)", "anchor-missing", "content/a.md:5:3"),
        ("[x](#none)", "anchor-missing", "content/a.md:5:3"),
        ("[x](javascript:alert%281%29)", "scheme-refused", "content/a.md:5:3"),
        ("[[None]]", "link-broken", "content/a.md:5:3"),
        ("![x](none.png)", "image-missing", "content/a.md:5:3"),
        ("![x](https://a.org/x.png)", "image-remote", "content/a.md:5:3"),
        ("![x](bad.png)", "image-unreadable", "content/a.md:5:3"),
        ("![](ok.svg)", "image-without-words", "content/a.md:5:3"),
        ("%% open", "note-open", "content/a.md:5:3"),
        ("{{< youtube x >}}", "shortcode", "content/a.md:5:3"),
    ];
    for (text, code, place) in cases {
        let text = format!("+++\ntitle = \"A\"\n+++\n%%a note%%\nü {text}\n");
        let project = article(site(), "a.md", &text);
        let project = article(project, "b.md", "+++\ntitle = \"B\"\n+++\n")
            .file("content/bad.png", b"no image")
            .file("content/ok.svg", b"<svg viewBox=\"0 0 1 1\"></svg>");
        let built = project.build();
        assert_eq!(built.codes(), [*code], "{text}");
        let found = built.diagnostics[0].place().unwrap().to_string();
        assert_eq!(&found, place, "{text}");
        built.check_pages();
    }
}

#[test]
fn the_heading_that_a_text_begins_with_stands_before_everything_else() {
    let text = "# A *b*\n\nx\n\n## C\n\n## D\n\n## E\n";
    let built = build(&[("a.md", text)]);
    let page = built.main("a/index.html");
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("no {part} in {page}"));
    assert!(at("A <em>b</em></h1>") < at("class=\"note\""), "{page}");
    assert!(
        at("class=\"note\"") < at("class=\"contents\"") && at("class=\"contents\"") < at("<p>x")
    );
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn a_file_that_is_not_text_and_a_second_owner_of_an_address_are_told() {
    let project =
        article(site(), "a.md", "+++\ntitle = \"A\"\n+++\n").file("content/b.md", b"\xff\xfe");
    assert_eq!(project.build().codes(), ["content-not-text"]);
    let built =
        build(&[("a.md", "+++\ntitle = \"A\"\n+++\n"), ("b.md", "+++\nslug = \"a\"\n+++\n")]);
    assert_eq!(built.codes(), ["route-taken"]);
    assert_eq!(built.diagnostics[0].place().unwrap().to_string(), "content/b.md:2:9");
    assert!(built.main("a/index.html").contains("<h1>A</h1>"));
    let built = build(&[("a.md", "+++\ntitle = \"A\"\n+++\n## X {#x}\n\n## Y {#x}\n")]);
    assert_eq!(built.codes(), ["heading-twice"]);
    built.check_pages();
}

#[test]
fn html_and_schemes_are_text_and_notes_are_gone() {
    let built = build(&[(
        "a.md",
        "+++\ntitle = \"A\"\n+++\n<b onclick=\"x()\">b</b> <!-- canary1 --> %%canary2%%\n\n<script>\nalert(1)\n</script>\n\n<!--\ncanary3\n\nmore\n-->\n\n## T {onclick=alert}\n\n<a href='javascript:x'>\n",
    )]);
    let page = built.page("a/index.html");
    assert!(page.contains("&lt;b onclick=") && page.contains("&lt;script&gt;"));
    assert!(
        !page.contains("canary") && !page.contains("<b ") && !page.contains("<h2 id=\"t\" onclick")
    );
}

#[test]
fn a_person_with_a_log_gets_the_articles_beside_it() {
    let project = article(
        Project::new(),
        "load/run.md",
        "+++\ntitle = \"Run\"\n+++\n```chart\nkind = \"course\"\n```\n",
    );
    let built = project.build();
    assert!(built.has("articles/load/run/index.html") && built.has("index.html"));
    assert!(!built.main("articles/load/run/index.html").contains("<pre"));
    assert!(built.page("index.html").contains("href=\"articles/index.html\""));
    assert!(built.page("articles/load/run/index.html").contains("content=\"noindex"));
    assert!(!built.has("robots.txt") && !built.has("sitemap.xml"));
}

#[test]
fn a_reader_may_be_spared_the_articles() {
    let project = article(
        Project::new(),
        "load/run.md",
        "+++\ntitle = \"Run\"\naudience = [\"nobody\"]\n+++\n",
    );
    let project = project.config("[audience.physio]\narticles = false");
    let built = project.build();
    assert_eq!(built.codes(), ["reader-unknown"]);
    assert!(built.has("articles/load/run/index.html"));
    let built = project.build_for("physio");
    assert!(
        built
            .paths()
            .iter()
            .all(|path| !path.starts_with("articles") && !path.starts_with("search"))
    );
}

#[test]
fn the_articles_of_this_project_stand_alone() {
    let read = |path: &str| std::fs::read(crate::tidy::root().join(path)).unwrap();
    let files = walkdir::WalkDir::new(crate::tidy::root().join("content"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(crate::tidy::root()).unwrap();
            path.to_string_lossy().replace('\\', "/")
        });
    let project = files.fold(site().today("2026-12-01"), |project, path| {
        let bytes = read(&path);
        project.file(&path, &bytes)
    });
    let built = project.build_for("public");
    assert_eq!(built.codes(), Vec::<&str>::new());
    built.check_pages();
    assert!(built.has("return/traffic-light/index.html") && built.has("images/three-windows.svg"));
    for path in built.paths().iter().filter(|path| path.ends_with(".html")) {
        let size = built.text(path).len();
        assert!(size < 50_000, "{path} has {size} bytes");
        assert!(!built.text(path).contains("language-chart"), "{path}: a block is left over");
    }
}
