//! What is sent, told and refused when nothing goes wrong.

use std::fs;

use super::ground::{Ground, Picture, Version, broken_links, holds, text};

fn without_git_files(mut picture: Picture) -> Picture {
    picture.remove(".nojekyll");
    picture.remove("CNAME");
    picture
}

#[test]
fn folder_archive_and_branch_hold_the_same_site_and_nothing_private() {
    let folder = Ground::new("folder:../out", "");
    let archive = Ground::new("zip:../sam.zip", "");
    let branch = Ground::new("git:../pages.git", "");
    branch.git(&["init", "--quiet", "--bare", "pages.git"]);
    let told = folder.publish();
    archive.publish();
    branch.publish();
    let site = folder.folder("out");
    assert!(site.contains_key("index.html") && holds(&site, "withdrawnwork"));
    assert!(!holds(&site, "zqkestrel") && !holds(&site, "lodestone"));
    assert_eq!(broken_links(&site), Vec::<String>::new());
    assert_eq!(site, archive.archive("sam.zip"));
    assert_eq!(site, without_git_files(branch.branch("pages")));
    assert!(told.contains("private     private lines: 12"), "{told}");
    assert!(told.contains("morning     ratings: 12 of 12"), "{told}");
    assert!(!told.contains("zqkestrel"), "{told}");
}

#[test]
fn withdrawn_means_gone_from_the_branch_and_its_history() {
    let ground = Ground::new("git:../pages.git", "domain = \"back.example.org\"");
    ground.git(&["init", "--quiet", "--bare", "pages.git"]);
    ground.publish();
    ground.is(Version::New);
    let told = ground.publish();
    assert!(told.contains("Since the last time:"), "{told}");
    let site = ground.branch("pages");
    assert!(holds(&site, "freshwork") && !holds(&site, "withdrawnwork"));
    assert_eq!(text(&site["CNAME"]), "back.example.org\n");
    let commits = text(&ground.git(&["-C", "pages.git", "rev-list", "--count", "--all"]));
    assert_eq!(commits.trim(), "1");
    // A fresh clone is what anybody else can get.
    ground.git(&["clone", "--quiet", "--branch", "pages", "pages.git", "clone"]);
    let reached = text(&ground.git(&["-C", "clone", "log", "--all", "-p"]));
    assert!(reached.contains("freshwork") && !reached.contains("withdrawnwork"));
    let before = ground.git(&["-C", "pages.git", "rev-parse", "pages"]);
    ground.publish();
    assert_eq!(before, ground.git(&["-C", "pages.git", "rev-parse", "pages"]), "nothing to send");
}

#[test]
fn a_domain_that_stands_on_the_branch_is_kept() {
    let ground = Ground::new("git:../pages.git", "");
    ground.git(&["init", "--quiet", "--bare", "pages.git"]);
    ground.git(&["init", "--quiet", "own"]);
    fs::write(ground.path("own/CNAME"), "mine.example.org\n").unwrap();
    let commit = ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "x"];
    ground.git(&["-C", "own", "add", "."]);
    ground.git(&[&["-C", "own"], &commit[..]].concat());
    ground.git(&["-C", "own", "push", "--quiet", "../pages.git", "HEAD:refs/heads/pages"]);
    let refused = ground.run(&["publish", "sam"]);
    assert_eq!(refused.status.code(), Some(5));
    assert!(text(&refused.stderr).contains("--adopt"), "{}", text(&refused.stderr));
    assert_eq!(ground.run(&["publish", "sam", "--adopt"]).status.code(), Some(0));
    let site = ground.branch("pages");
    assert_eq!(text(&site["CNAME"]), "mine.example.org\n");
    assert!(site.contains_key("index.html") && site.contains_key(".nojekyll"));
}

#[test]
fn what_we_did_not_send_is_not_replaced() {
    let ground = Ground::new("zip:../sam.zip", "");
    fs::write(ground.path("sam.zip"), "mine").unwrap();
    let refused = ground.run(&["publish", "sam"]);
    assert_eq!(refused.status.code(), Some(5), "{}", text(&refused.stderr));
    assert_eq!(fs::read(ground.path("sam.zip")).unwrap(), b"mine");
    let ground = Ground::new("folder:../out", "");
    fs::create_dir(ground.path("out")).unwrap();
    fs::write(ground.path("out/index.html"), "mine").unwrap();
    assert_eq!(ground.run(&["publish", "sam"]).status.code(), Some(5));
    assert_eq!(fs::read(ground.path("out/index.html")).unwrap(), b"mine");
}

#[test]
fn a_dry_run_tells_all_and_sends_nothing() {
    for (destination, there) in [("folder:../out", "out"), ("zip:../sam.zip", "sam.zip")] {
        let ground = Ground::new(destination, "");
        let output = ground.run(&["publish", "sam", "--dry-run"]);
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(0));
        assert!(
            said.contains("What stays with you") && said.contains("nothing was sent"),
            "{said}"
        );
        assert!(!ground.path(there).exists());
    }
}

#[test]
fn the_site_of_the_owner_is_never_published() {
    let ground = Ground::new("folder:../out", "");
    for (name, words) in [("me", "never published"), ("physio", "[share.for-physio]")] {
        let output = ground.run(&["publish", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(text(&output.stderr).contains(words), "{}", text(&output.stderr));
    }
    assert!(!ground.path("out").exists());
}

#[test]
fn private_words_in_an_article_are_refused_with_three_and_not_repeated() {
    let ground = Ground::new("folder:../out", "");
    fs::create_dir(ground.path("project/content")).unwrap();
    let pasted = "---\ntitle: Calm\n---\n\nIt says: zqlodestar argued at work about the old rent \
                  and the stairs.\n";
    fs::write(ground.path("project/content/calm.md"), pasted).unwrap();
    let log = "# 2026-03-12\n\n- morning: 3\n- private: zqlodestar argued at work about the old \
               rent and the stairs\n";
    fs::write(ground.path("project/log/2026.md"), log).unwrap();
    let output = ground.run(&["publish", "sam"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("calm") && said.contains("log/2026.md:4"), "{said}");
    assert!(!said.contains("lodestar") && !ground.path("out").exists(), "{said}");
}

#[test]
fn a_share_that_has_ended_is_replaced_by_a_page_that_says_so() {
    for (destination, look) in [
        ("folder:../out", (|ground: &Ground| ground.folder("out")) as fn(&Ground) -> Picture),
        ("zip:../sam.zip", |ground| ground.archive("sam.zip")),
        ("git:../pages.git", |ground| without_git_files(ground.branch("pages"))),
    ] {
        let ground = Ground::new(destination, "until = 2026-03-20");
        ground.git(&["init", "--quiet", "--bare", "pages.git"]);
        ground.publish();
        assert!(look(&ground).len() > 5 && holds(&look(&ground), "withdrawnwork"));
        let output = ground.run(&["--today", "2026-03-21", "publish", "sam"]);
        assert_eq!(output.status.code(), Some(2), "today is given once: {}", text(&output.stderr));
        let config = fs::read_to_string(ground.path("project/comeback.toml")).unwrap();
        let ended = config.replace("until = 2026-03-20", "until = 2026-03-19");
        fs::write(ground.path("project/comeback.toml"), ended).unwrap();
        ground.publish();
        let site = look(&ground);
        assert_eq!(site.keys().collect::<Vec<_>>(), ["404.html", "index.html"], "{destination}");
        assert!(holds(&site, "This site is closed") && !holds(&site, "morning"));
    }
}

#[test]
fn revoking_marks_the_share_and_closes_the_site() {
    let ground = Ground::new("folder:../out", "");
    ground.publish();
    let output = ground.run(&["share", "revoke", "sam"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(ground.folder("out").len(), 2);
    let config = fs::read_to_string(ground.path("project/comeback.toml")).unwrap();
    assert!(config.contains("revoked = 2026-03-20"), "{config}");
    ground.publish();
    assert_eq!(ground.folder("out").len(), 2);
}

#[test]
fn shares_are_listed_shown_and_compared() {
    let ground = Ground::new("folder:../out", "grain = \"week\"\nuntil = 2026-06-30");
    let said = |args: &[&str]| text(&ground.run(args).stdout);
    assert_eq!(said(&["share", "list"]), "sam: trainer, until 2026-06-30, to the folder ../out\n");
    let shown = said(&["share", "show", "sam"]);
    assert!(shown.contains("one typical value a week: 2 of them, no single day"), "{shown}");
    assert!(shown.contains("index.html") && shown.contains("The pages:"), "{shown}");
    assert!(said(&["share", "diff", "sam"]).contains("Nothing was published from here"));
    ground.publish();
    let same = said(&["share", "diff", "sam"]);
    assert!(same.contains("as many entries as before") && same.lines().count() == 1, "{same}");
    ground.is(Version::New);
    let config = fs::read_to_string(ground.path("project/comeback.toml")).unwrap();
    let wider = config.replace("grain = \"week\"", "grain = \"day\"");
    fs::write(ground.path("project/comeback.toml"), wider).unwrap();
    let wider = said(&["share", "diff", "sam"]);
    assert!(wider.contains("now seen: morning, ratings: 13"), "{wider}");
    assert!(wider.contains("no longer seen: morning, typical values by the week"), "{wider}");
    assert!(!wider.contains("zqkestrel"));
}
