//! Many people in one folder: side by side, one failing without the others, nothing of one in
//! the site of another.

use std::fs;

use super::ground::{Ground, folder, holds, text};

#[test]
fn each_person_is_built_alone_and_one_who_fails_stops_no_one() {
    let ground = Ground::new("folder:../out", "");
    for (name, log) in [("anna", "zqanna"), ("ben", "zqben"), ("cleo", "zqcleo")] {
        let project = ground.path("people").join(name);
        fs::create_dir_all(project.join("log")).unwrap();
        let version = if name == "ben" { "version = 9\n" } else { "version = 1\n" };
        fs::write(project.join("comeback.toml"), version).unwrap();
        let text = format!("# 2026-03-12\n\n- morning: 3\n- note: {log}\n");
        fs::write(project.join("log/a.md"), text).unwrap();
    }
    let output = ground.run(&["build", "--projects", "../people", "--all"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(said.contains("anna: built") && said.contains("ben: has errors"), "{said}");
    assert!(said.contains("cleo: built") && said.contains("3 people, 1 with errors"), "{said}");
    let anna = folder(&ground.path("people/site/anna"));
    let cleo = folder(&ground.path("people/site/cleo"));
    assert!(holds(&anna, "zqanna") && !holds(&anna, "zqcleo") && !holds(&anna, "zqben"));
    assert!(holds(&cleo, "zqcleo") && !holds(&cleo, "zqanna"));
    assert!(anna.contains_key("me/index.html") && anna.contains_key("trainer/index.html"));
    let index = fs::read_to_string(ground.path("people/.comeback/people.html")).unwrap();
    assert!(index.contains("anna") && index.contains("ben") && !index.contains("zq"), "{index}");
    let sites = folder(&ground.path("people/site"));
    assert!(!sites.keys().any(|name| name.ends_with("people.html")));
}
