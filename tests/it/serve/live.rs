//! What is shown follows the disk, and a mistake never takes the place of what was good.

use std::fs;

use super::server::{Server, project};

const DAY: &str = "/me/progress/2026-03-12/index.html";

#[test]
fn a_change_on_disk_is_told_and_shown() {
    let server = Server::start(project());
    let page = server.after(DAY, || {
        server.write("log/2026.md", "# 2026-03-12\n\n- morning: 3, stiff\n- note: otherword\n");
    });
    assert!(page.body.contains("otherword") && !page.body.contains("secretword"), "{}", page.body);
    assert!(!server.folder.path().join("site").exists(), "nothing is written");
}

#[test]
fn a_new_file_in_a_new_folder_and_a_removed_one_are_noticed() {
    let server = Server::start(project());
    server.after("/me/index.html", || {
        fs::create_dir_all(server.folder.path().join("log/more/deep")).unwrap();
        server.write("log/more/deep/a.md", "# 2026-03-11\n\n- morning: 2\n");
    });
    assert_eq!(server.get("/me/progress/2026-03-11/index.html").status, 200);
    server.after("/me/index.html", || {
        fs::rename(server.folder.path().join("log/more"), server.folder.path().join("away"))
            .unwrap();
    });
    assert_eq!(server.get("/me/progress/2026-03-11/index.html").status, 404);
}

#[test]
fn a_mistake_is_told_over_the_last_good_page_until_it_is_mended() {
    let server = Server::start(project());
    let wrong = server.after(DAY, || {
        server.write("log/2026.md", "# 2026-03-12\n\n- morning: 14\n- note: <b>newword\n");
    });
    assert!(wrong.body.contains("secretword"), "the page is as it was");
    assert!(wrong.body.contains("as it was before") && wrong.body.contains("<mark>14</mark>"));
    assert!(wrong.body.contains("log/2026.md:3:12"), "{}", wrong.body);
    let mended = server.after(DAY, || {
        server.write("log/2026.md", "# 2026-03-12\n\n- morning: 4\n- note: <b>newword\n");
    });
    assert!(mended.body.contains("&lt;b&gt;newword") && !mended.body.contains("<mark>"));
}

#[test]
fn a_broken_configuration_or_template_leaves_the_pages_as_they_were() {
    let server = Server::start(project());
    let config = fs::read_to_string(server.folder.path().join("comeback.toml")).unwrap();
    let wrong = server.after(DAY, || server.write("comeback.toml", "version = 1\n[projekt]\n"));
    assert!(wrong.body.contains("secretword") && wrong.body.contains("comeback.toml:2:"));
    let themed = format!("{config}themes = \"themes\"\n");
    let mended = server.after(DAY, || server.write("comeback.toml", &themed));
    assert!(mended.body.contains("secretword") && !mended.body.contains("cb-wrong"));
    let templates = server.folder.path().join("themes/default/templates");
    for text in ["{% if %}", "{{ frame.nothing.at.all }}"] {
        let wrong = server.after(DAY, || {
            fs::create_dir_all(&templates).unwrap();
            fs::write(templates.join("day.html"), text).unwrap();
        });
        assert!(wrong.body.contains("secretword") && wrong.body.contains("cb-wrong"), "{text}");
        let mended = server.after(DAY, || fs::remove_dir_all(&templates).unwrap());
        assert!(mended.body.contains("secretword") && !mended.body.contains("cb-wrong"), "{text}");
    }
}

#[test]
fn a_project_with_a_mistake_from_the_start_shows_what_could_be_read() {
    let folder = project();
    fs::write(folder.path().join("log/more.md"), "# 2026-03-13\n\n- morning: 14\n").unwrap();
    let server = Server::start(folder);
    let page = server.get(DAY);
    assert!(page.body.contains("secretword") && page.body.contains("what could be read"));
    let next = server.after(DAY, || {
        server.write("log/2026.md", "# 2026-03-12\n\n- morning: 3\n- note: otherword\n");
    });
    assert!(next.body.contains("otherword") && next.body.contains("cb-wrong"), "{}", next.body);
}

#[test]
fn the_switch_leads_to_the_same_page_of_another_reader() {
    let server = Server::start(project());
    let to =
        |query: &str| server.get(&format!("/-/as?{query}")).header("Location").map(str::to_owned);
    let day = "progress/2026-03-12/index.html";
    assert_eq!(to(&format!("reader=physio&page={day}")), Some(format!("/physio/{day}")));
    assert_eq!(to(&format!("reader=public&page={day}")), Some("/public/index.html".to_owned()));
    let page = server.get(DAY);
    for reader in ["physio", "trainer", "public"] {
        assert!(page.body.contains(&format!("/-/as?reader={reader}")), "{}", page.body);
    }
}

#[test]
fn a_share_is_shown_from_the_corner_unless_it_has_ended() {
    let folder = project();
    let config = fs::read_to_string(folder.path().join("comeback.toml")).unwrap();
    let shares = "[share.sam]\naudience = \"physio\"\nwithout = [\"quality\"]\n\
                  [share.old]\naudience = \"trainer\"\nuntil = 2026-03-01\n";
    fs::write(folder.path().join("comeback.toml"), config + shares).unwrap();
    let server = Server::start(folder);
    let page = server.get("/me/index.html");
    assert!(page.body.contains("/-/as?reader=sam"), "{}", page.body);
    assert!(!page.body.contains("/-/as?reader=old"));
    let shown = server.get(&DAY.replace("/me/", "/sam/"));
    assert!(shown.status == 200 && !shown.body.contains("secretword"), "{}", shown.body);
    assert_eq!(server.get("/nobody/index.html").status, 404);
}

#[test]
fn nothing_of_the_preview_is_in_a_built_site() {
    let folder = project();
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_comeback"))
        .args(["--today", "2026-03-13", "build"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(built.status.success());
    let served = Server::start(project()).get(DAY).body;
    let page = folder.path().join("site/me/progress/2026-03-12/index.html");
    let page = fs::read_to_string(page).unwrap();
    for word in ["cb-preview", "/-/", "<script", "connect-src", "EventSource"] {
        assert!(served.contains(word), "{word} is in the preview");
        assert!(!page.contains(word), "{word}");
    }
}
