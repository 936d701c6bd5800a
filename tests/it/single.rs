//! A site as one file: all pages in it, well formed, nothing loaded from anywhere, every link to a
//! part that is there.

use comeback::inputs::RelPath;
use comeback::output::Site;
use comeback::single::one_file;

use crate::canary;
use crate::html::{self, tags};
use crate::project::Project;
use crate::samples::canaries;

fn text(site: &Site) -> String {
    String::from_utf8(one_file(site)).unwrap()
}

#[test]
fn one_file_holds_every_page_and_is_well_formed() {
    let site = canary::site(&canary::sample(), "me");
    let file = text(&site);
    let pages = site.iter().filter(|(path, _)| path.extension() == "html").count();
    let parts = file.matches("<div class=\"leaf").count();
    assert!(parts + 5 > pages && parts > 150, "{parts} of {pages}");
    let missing: Vec<String> =
        canaries().into_keys().filter(|word| !file.contains(word.as_str())).collect();
    assert!(missing.is_empty(), "not in the file: {missing:?}");
    html::whole(&RelPath::new("comeback.html").unwrap(), &file);
}

#[test]
fn one_file_loads_nothing_and_every_link_leads_to_a_part_of_it() {
    let file = text(&canary::site(&canary::sample(), "me"));
    let tags = tags(&file);
    let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
    let mut inside = 0;
    for tag in &tags {
        assert!(tag.get("src").is_none_or(|src| src.starts_with("data:")), "{tag:?}");
        let Some(href) = tag.get("href") else { continue };
        match href.strip_prefix('#') {
            Some(id) => {
                assert!(ids.contains(&id), "{href} leads nowhere");
                inside += 1;
            }
            None => assert!(href.starts_with("data:") || href.starts_with("https:"), "{href}"),
        }
    }
    assert!(inside > 1000, "{inside}");
    assert!(
        !file.contains("<script")
            && file.contains("default-src 'none'") | file.contains("&#39;none&#39;")
    );
}

#[test]
fn a_reader_finds_in_one_file_what_was_granted_and_no_more() {
    let site = canary::site(&canary::sample(), "trainer");
    let all: String =
        site.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    let file = text(&site);
    for word in canaries().into_keys().filter(|word| !all.contains(word.as_str())) {
        assert!(!file.contains(word.as_str()), "{word}");
    }
}

#[test]
fn links_to_headings_pages_and_downloads_lead_inside() {
    let built = Project::articles()
        .file("content/a.md", b"---\ntitle: First\n---\nSee [there](b.md#two).\n\n## One\n")
        .file(
            "content/b.md",
            b"---\ntitle: Second\naliases: [old/b]\n---\n## Two\n\n[file](x.csv)\n",
        )
        .file("content/x.csv", b"a,b\n")
        .build();
    let file = text(&built.site);
    let target = file.split("-two\"").next().unwrap().rsplit('"').next().unwrap();
    assert!(file.contains(&format!("id=\"{}-two\"", target.trim_start_matches('#'))), "{target}");
    assert!(file.contains("href=\"data:text/csv;base64,YSxiCg==\" download=\"x.csv\""), "{file}");
}
