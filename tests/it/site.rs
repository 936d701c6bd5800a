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
