//! Which pages there are and what stands on them, end to end from text to page.

use crate::project::Project;

#[test]
fn a_project_without_any_log_makes_a_site_that_makes_sense() {
    let built = Project::new().build();
    built.check_pages();
    assert!(built.main("index.html").contains("There are no entries"), "{:?}", built.paths());
    assert!(built.has("about/index.html") && !built.has("progress/index.html"));
    assert!(built.codes().is_empty());
}

#[test]
fn the_log_can_be_taken_along_with_what_its_reader_may_see() {
    let log = "# 2026-03-12\n\n- morning: 3\n- private: a secret of mine\n- note: =1+1\n";
    let project = Project::new().log("2026.md", log);
    let own = project.build();
    assert!(own.text("log/log.csv").contains("2026-03-12,,morning,,3"));
    assert!(own.text("log/log.csv").contains("a secret of mine"));
    assert!(own.text("log/log.csv").contains(",'=1+1"));
    let others = project.build_for("physio");
    let shared = others.text("log/log.csv");
    assert!(shared.contains("morning") && !shared.contains("secret"));
    assert!(!Project::new().build().has("log/log.csv"));
}
