//! The files beside the pages of articles: feeds, sitemap, robots, search, 404, static files; and
//! sites that come from other generators.

use crate::content::site;
use crate::project::Project;

fn published() -> Project {
    let project = Project::articles_at("https://example.org/back/");
    project
        .file("content/_index.md", b"+++\ntitle = \"Home\"\n+++\n")
        .file("content/news/_index.md", b"+++\ntitle = \"News\"\n+++\n")
        .file("content/news/first.md", b"+++\ntitle = \"A & B\"\ndate = 2026-02-01\ndescription = \"x < y\"\n+++\nThe gentle pelican walks.\n")
        .file("content/news/second one.md", b"+++\ntitle = \"Second\"\ndate = 2026-03-01\nupdated = 2026-03-05\n+++\nOpening words.\n\nMore.\n")
        .file("content/plain.md", b"+++\ntitle = \"Undated\"\n+++\n")
}

#[test]
fn feeds_tell_what_is_new() {
    let built = published().build();
    for path in ["feed.xml", "news/feed.xml"] {
        let feed = built.text(path);
        assert!(feed.find("Second").unwrap() < feed.find("A &amp; B").unwrap(), "{feed}");
        assert!(feed.contains("<summary>x &lt; y</summary>"));
        assert!(feed.contains("<summary>Opening words.</summary>"));
        assert!(feed.contains("<id>https://example.org/back/news/second-one/</id>"));
        assert!(feed.contains("<updated>2026-03-05T00:00:00Z</updated>"));
        assert!(!feed.contains("Undated"));
    }
    assert!(built.page("news/index.html").contains("type=\"application/atom+xml\""));
    let without =
        site().file("content/a.md", b"+++\ntitle = \"A\"\ndate = 2026-01-01\n+++\n").build();
    assert!(!without.has("feed.xml") && !without.has("sitemap.xml"));
}

#[test]
fn search_engines_are_told_every_page() {
    let built = published().build();
    let map = built.text("sitemap.xml");
    for address in ["", "news/", "news/first/", "news/second-one/", "plain/"] {
        let line = format!("<loc>https://example.org/back/{address}</loc>");
        assert!(map.contains(&line), "{line} is not in {map}");
    }
    assert!(map.contains("<lastmod>2026-03-05</lastmod>"));
    let robots = built.text("robots.txt");
    assert!(robots.contains("Sitemap: https://example.org/back/sitemap.xml"));
    assert!(!robots.contains("Disallow"));
}

#[test]
fn search_finds_words_and_lists_every_article_without_a_script() {
    let built = published().build();
    let page = built.page("search/index.html");
    assert!(page.contains("lican ") || page.contains("pelican "), "{page}");
    for title in ["A &amp; B", "Second", "Undated"] {
        assert!(page.contains(title), "{title}");
    }
    assert!(page.contains("aria-live=\"polite\"") && page.contains("<label for=\"search-field\">"));
}

#[test]
fn the_page_for_lost_addresses_works_from_anywhere() {
    let page = published().build().page("404.html");
    assert!(page.contains("href=\"https://example.org/back/style.css\""));
    assert!(page.contains("href=\"https://example.org/back/search/index.html\""));
}

#[test]
fn static_files_are_copied_as_they_are() {
    let built = site()
        .config("static = \"static\"")
        .file("static/files/plan.pdf", b"%PDF")
        .file("content/a.md", b"+++\ntitle = \"A\"\n+++\n[plan](/files/plan.pdf)\n")
        .build();
    assert_eq!(built.text("files/plan.pdf"), "%PDF");
    assert!(built.main("a/index.html").contains("href=\"../files/plan.pdf\""));
}

#[test]
fn content_of_zola_builds_without_change() {
    let built = site()
        .file("content/_index.md", b"+++\ntitle = \"Z\"\nsort_by = \"date\"\npaginate_by = 5\ntemplate = \"index.html\"\n+++\n")
        .file("content/blog/_index.md", b"+++\ntitle = \"Blog\"\ninsert_anchor_links = \"right\"\n+++\n")
        .file("content/blog/2026-01-02-first.md", b"+++\ntitle = \"First\"\n[taxonomies]\ntags = [\"a b\"]\n[extra]\nauthor = \"x\"\n+++\n[next](@/blog/second/index.md)\n<!-- more -->\n\n{{ youtube(id=\"x\") }}\n")
        .file("content/blog/second/index.md", b"+++\ntitle = \"Second\"\n+++\n![p](p.png)\n")
        .file("content/blog/second/p.png", PNG)
        .build();
    built.check_pages();
    assert_eq!(built.codes(), ["shortcode", "template-unknown"]);
    assert!(built.main("blog/first/index.html").contains("href=\"../second/index.html\""));
    assert!(built.main("blog/first/index.html").contains("2 January 2026"));
    assert!(built.has("tags/a-b/index.html") && built.has("blog/second/p.png"));
}

#[test]
fn content_of_hugo_builds_without_change() {
    let built = site()
        .file("content/posts/_index.md", b"---\ntitle: Posts\n---\n")
        .file("content/posts/one.md", b"---\ntitle: One\ndate: 2026-01-02T10:00:00Z\nlastmod: 2026-02-01\ncategories: [x]\ntags:\n  - run\nparams:\n  a: b\nmenu: main\n---\n[two]({{< ref \"two.md\" >}}) and [two](../two/)\n")
        .file("content/posts/two.md", b"---\ntitle: \"Two\"\nsummary: Short\n---\nText[^1]\n\n[^1]: Note\n")
        .build();
    assert!(built.main("posts/one/index.html").contains("href=\"../two/index.html\">two</a>"));
    assert_eq!(built.codes(), ["shortcode"]);
    assert!(built.main("posts/two/index.html").contains("role=\"doc-endnotes\""));
    assert!(built.has("tags/run/index.html"));
}

/// The smallest picture.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";
