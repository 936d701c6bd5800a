//! Ordinary builds: first, changed, unchanged, with a page removed, rolled back, at once.

use std::borrow::Cow;
use std::fs;
use std::os::unix::fs::MetadataExt;

use comeback::diag::{Diagnostic, log};
use comeback::inputs::RelPath;
use comeback::output::Outputs;
use comeback::shell::{Mode, Refusal, Unwritten, rollback, write};

use super::ground::{Ground, picture, picture_of, rel, site};

#[test]
fn a_first_build_writes_every_page() {
    let ground = Ground::new();
    let first = site(&[("index.html", "home"), ("day/2026-03-01.html", "day"), ("empty", "")]);
    let written = write(&first, &ground.target(), Mode::Strict).unwrap();
    assert_eq!(ground.site(), picture_of(&first));
    assert_eq!(written.difference.written.len(), 3);
    assert!(written.difference.unchanged.is_empty() && written.difference.removed.is_empty());
}

#[test]
fn an_unchanged_build_writes_nothing_at_all() {
    let ground = Ground::new();
    let same = site(&[("index.html", "home"), ("a/b.html", "b")]);
    write(&same, &ground.target(), Mode::Strict).unwrap();
    let identity = |path: &str| fs::metadata(ground.path(path)).unwrap().ino();
    let (folder, file) = (identity("site/me"), identity("site/me/a/b.html"));
    let before = picture(&ground.project());
    let written = write(&same, &ground.target(), Mode::Strict).unwrap();
    assert_eq!(written.difference.unchanged.len(), 2);
    assert!(written.difference.written.is_empty());
    assert_eq!((identity("site/me"), identity("site/me/a/b.html")), (folder, file));
    assert_eq!(picture(&ground.project()), before);
}

#[test]
fn only_changed_pages_are_written_and_withdrawn_ones_are_gone() {
    let ground = Ground::new();
    let old = site(&[("a.html", "same"), ("b.html", "old"), ("gone/c.html", "withdrawn")]);
    write(&old, &ground.target(), Mode::Strict).unwrap();
    let kept = fs::metadata(ground.path("site/me/a.html")).unwrap().ino();
    let new = site(&[("a.html", "same"), ("b.html", "new"), ("d.html", "d")]);
    let written = write(&new, &ground.target(), Mode::Strict).unwrap();
    assert_eq!(written.difference.written, [rel("b.html"), rel("d.html")]);
    assert_eq!(written.difference.unchanged, [rel("a.html")]);
    assert_eq!(written.difference.removed, [rel("gone/c.html")]);
    assert_eq!(ground.site(), picture_of(&new));
    assert_eq!(fs::metadata(ground.path("site/me/a.html")).unwrap().ino(), kept);
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let ground = Ground::new();
    let one = site(&[("a", "page"), ("b/c", "page")]);
    let other = site(&[("a/x", "page"), ("b", "page")]);
    for next in [&one, &other, &one, &other] {
        let written = write(next, &ground.target(), Mode::Strict).unwrap();
        assert!(written.set_aside.is_empty());
        assert_eq!(ground.site(), picture_of(next));
    }
}

#[test]
fn a_lost_output_is_written_again() {
    let ground = Ground::new();
    let same = site(&[("index.html", "home"), ("a/b.html", "b")]);
    write(&same, &ground.target(), Mode::Strict).unwrap();
    fs::remove_file(ground.path("site/me/a/b.html")).unwrap();
    let written = write(&same, &ground.target(), Mode::Strict).unwrap();
    assert_eq!(written.difference.written, [rel("a/b.html")]);
    fs::remove_dir_all(ground.path("site/me")).unwrap();
    let written = write(&same, &ground.target(), Mode::Strict).unwrap();
    assert_eq!(written.difference.written.len(), 2);
    assert_eq!(ground.site(), picture_of(&same));
}

#[test]
fn rollback_puts_the_old_version_back_and_a_second_one_undoes_it() {
    let ground = Ground::new();
    let target = ground.target();
    let versions = ["one", "two", "three"].map(|text| site(&[("a", "same"), ("b", text)]));
    let nothing = rollback(&target).unwrap_err();
    assert!(matches!(nothing, Unwritten::Refused(Refusal::NothingKept(_))), "{nothing}");
    for version in &versions {
        write(version, &target, Mode::Strict).unwrap();
    }
    let written = rollback(&target).unwrap();
    assert_eq!(written.difference.written, [rel("b")]);
    assert_eq!(ground.site(), picture_of(&versions[1]));
    rollback(&target).unwrap();
    assert_eq!(ground.site(), picture_of(&versions[2]));
    rollback(&target).unwrap();
    let written = write(&versions[0], &target, Mode::Strict).unwrap();
    assert!(written.set_aside.is_empty());
    assert_eq!(ground.site(), picture_of(&versions[0]));
}

#[test]
fn exactly_one_old_version_is_kept_where_nobody_else_can_look() {
    let ground = Ground::new();
    for text in ["one", "two", "three", "four"] {
        write(&site(&[("b", text)]), &ground.target(), Mode::Strict).unwrap();
    }
    let beside = picture(&ground.path("site/.me.comeback"));
    let names: Vec<&str> = beside.keys().map(String::as_str).collect();
    assert_eq!(names, [".gitignore", "old/", "old/b"]);
    assert_eq!(beside["old/b"], b"three");
    for hidden in ["site/.me.comeback", ".comeback"] {
        let mode = fs::metadata(ground.path(hidden)).unwrap().mode();
        assert_eq!(mode & 0o077, 0, "{hidden}");
    }
}

#[test]
fn no_input_is_touched_and_no_record_is_published() {
    let ground = Ground::new();
    let inputs = || ["logs", "content"].map(|folder| picture(&ground.path(folder)));
    let before = inputs();
    for text in ["one", "two"] {
        write(&site(&[("b", text)]), &ground.target(), Mode::Strict).unwrap();
    }
    rollback(&ground.target()).unwrap();
    assert_eq!(inputs(), before);
    assert_eq!(ground.site(), picture_of(&site(&[("b", "one")])));
}

#[test]
fn a_trial_writes_nothing_and_tells_what_would_be() {
    let ground = Ground::new();
    write(&site(&[("a", "1"), ("b", "1")]), &ground.target(), Mode::Strict).unwrap();
    let before = picture(&ground.project());
    let next = site(&[("a", "1"), ("c", "1")]);
    let written = write(&next, &ground.target(), Mode::Try).unwrap();
    assert_eq!(written.difference.written, [rel("c")]);
    assert_eq!(written.difference.removed, [rel("b")]);
    assert_eq!(picture(&ground.project()), before);
}

#[test]
fn the_order_of_records_does_not_depend_on_threads() {
    let many: Vec<(String, String)> =
        (0..300).map(|n| (format!("{}/{n}.html", n % 7), format!("page {n}"))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let many = site(&many);
    let records = [1, 2, 8].map(|threads| {
        let ground = Ground::new();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| write(&many, &ground.target(), Mode::Strict)).unwrap();
        let all = picture(&ground.path(".comeback"));
        all.into_iter().find(|(path, _)| path.ends_with("/current")).unwrap()
    });
    assert!(records.iter().all(|record| *record == records[0]));
}

struct Spoilt(Vec<RelPath>);

impl Outputs for Spoilt {
    fn paths(&self) -> &[RelPath] {
        &self.0
    }

    fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match index % 2 {
            0 => Ok(Cow::Borrowed(b"fine")),
            _ => Err(Box::new(Diagnostic::new(&log::UNKNOWN_KEY, format!("page {index}")))),
        }
    }
}

#[test]
fn pages_that_cannot_be_made_are_all_told_and_the_old_site_stays() {
    let ground = Ground::new();
    let old = site(&[("a", "old")]);
    write(&old, &ground.target(), Mode::Strict).unwrap();
    let spoilt = Spoilt(["a", "b", "c", "d"].map(rel).to_vec());
    match write(&spoilt, &ground.target(), Mode::Strict).unwrap_err() {
        Unwritten::Faulty(problems) => {
            let words: Vec<&str> = problems.iter().map(Diagnostic::message).collect();
            assert_eq!(words, ["page 1", "page 3"]);
        }
        other => panic!("{other}"),
    }
    assert_eq!(ground.site(), picture_of(&old));
    assert!(!ground.path("site/.me.comeback/new").exists());
}

#[test]
fn two_outputs_in_one_place_are_refused() {
    let ground = Ground::new();
    let clash = Spoilt(["a", "a/b"].map(rel).to_vec());
    let refused = write(&clash, &ground.target(), Mode::Strict).unwrap_err();
    assert!(matches!(refused, Unwritten::Refused(Refusal::Clash(_))), "{refused}");
}
