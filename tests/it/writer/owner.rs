//! Files that are not ours, or were changed since: never overwritten, never deleted.

use std::fs;
use std::os::unix::fs::symlink;

use comeback::output::Site;
use comeback::shell::disk::{Disk, LocalDisk};
use comeback::shell::{Mode, Refusal, Unwritten, rollback, write};

use super::ground::{Ground, picture, picture_of, rel, site};

fn refusal(ground: &Ground, next: &Site) -> Refusal {
    let before = picture(&ground.path("site/me"));
    match write(next, &ground.target(), Mode::Strict).unwrap_err() {
        Unwritten::Refused(refusal) => {
            assert_eq!(picture(&ground.path("site/me")), before, "something was changed");
            refusal
        }
        other => panic!("{other}"),
    }
}

#[test]
fn a_folder_with_files_of_someone_else_is_refused_and_they_are_listed() {
    let ground = Ground::new();
    ground.put("site/me/index.html", "by hand");
    ground.put("site/me/photo.jpg", "photo");
    let refused = refusal(&ground, &site(&[("index.html", "home")]));
    let words = refused.to_string();
    assert!(words.contains("replaced: index.html") && words.contains("kept as they are: photo"));
    match refused {
        Refusal::Foreign { overwritten, beside, .. } => {
            assert_eq!((overwritten, beside), (vec![rel("index.html")], vec![rel("photo.jpg")]));
        }
        other => panic!("{other}"),
    }
}

#[test]
fn an_edited_page_is_refused_even_with_the_same_length_and_time() {
    let ground = Ground::new();
    write(&site(&[("a", "1234"), ("b", "1234")]), &ground.target(), Mode::Strict).unwrap();
    let file = ground.path("site/me/a");
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    fs::write(&file, "4321").unwrap();
    fs::File::open(&file).unwrap().set_modified(time).unwrap();
    let edited = |refused| matches!(refused, Refusal::Edited { files, .. } if files == [rel("a")]);
    assert!(edited(refusal(&ground, &site(&[("a", "5678"), ("b", "1234")]))), "changed page");
    assert!(edited(refusal(&ground, &site(&[("a", "1234"), ("b", "1234")]))), "unchanged page");
    assert!(edited(refusal(&ground, &site(&[("b", "1234")]))), "withdrawn page");
    assert!(!ground.path("site/.me.comeback/new").exists());
}

#[test]
fn adopting_replaces_what_has_a_page_and_carries_the_rest_along() {
    let ground = Ground::new();
    ground.put("site/me/index.html", "by hand");
    ground.put("site/me/deep/photo.jpg", "photo");
    let written = write(&site(&[("index.html", "home")]), &ground.target(), Mode::Adopt).unwrap();
    assert_eq!(written.replaced, [rel("index.html")]);
    assert_eq!(written.kept, [rel("deep/photo.jpg")]);
    for text in ["one", "two", "three"] {
        let next = site(&[("index.html", text)]);
        write(&next, &ground.target(), Mode::Strict).unwrap();
        let with = site(&[("index.html", text), ("deep/photo.jpg", "photo")]);
        assert_eq!(ground.site(), picture_of(&with));
    }
}

#[test]
fn what_gave_way_to_an_adoption_is_set_aside_and_never_deleted() {
    let ground = Ground::new();
    ground.put("site/me/index.html", "by hand");
    let mut aside = Vec::new();
    for (text, mode) in [("1", Mode::Adopt), ("2", Mode::Strict), ("3", Mode::Strict)] {
        let next = site(&[("index.html", text)]);
        aside.extend(write(&next, &ground.target(), mode).unwrap().set_aside);
    }
    assert_eq!(aside.len(), 1);
    assert_eq!(fs::read(aside[0].join("index.html")).unwrap(), b"by hand");
}

#[test]
fn a_carried_file_that_its_owner_changed_or_removed_is_not_lost_either() {
    let ground = Ground::new();
    ground.put("site/me/CNAME", "one.example");
    write(&site(&[("a", "1")]), &ground.target(), Mode::Adopt).unwrap();
    write(&site(&[("a", "2")]), &ground.target(), Mode::Strict).unwrap();
    ground.put("site/me/CNAME", "two.example");
    let written = write(&site(&[("a", "3")]), &ground.target(), Mode::Strict).unwrap();
    assert_eq!(fs::read(written.set_aside[0].join("CNAME")).unwrap(), b"one.example");
    assert_eq!(fs::read(ground.path("site/me/CNAME")).unwrap(), b"two.example");
}

#[test]
fn an_edited_page_that_is_withdrawn_does_not_stay_public_under_adopt() {
    let ground = Ground::new();
    write(&site(&[("a", "1"), ("secret", "s")]), &ground.target(), Mode::Strict).unwrap();
    ground.put("site/me/secret", "edited");
    let written = write(&site(&[("a", "1")]), &ground.target(), Mode::Adopt).unwrap();
    assert_eq!(written.replaced, [rel("secret")]);
    assert_eq!(ground.site(), picture_of(&site(&[("a", "1")])));
    let written = write(&site(&[("a", "2")]), &ground.target(), Mode::Strict).unwrap();
    assert_eq!(fs::read(written.set_aside[0].join("secret")).unwrap(), b"edited");
}

#[test]
fn an_edit_survives_a_rollback_and_the_builds_after_it() {
    let ground = Ground::new();
    for text in ["1", "2"] {
        write(&site(&[("a", text)]), &ground.target(), Mode::Strict).unwrap();
    }
    ground.put("site/me/a", "edited");
    ground.put("site/me/new.txt", "a stranger");
    rollback(&ground.target()).unwrap();
    let written = write(&site(&[("a", "3")]), &ground.target(), Mode::Strict).unwrap();
    let aside = &written.set_aside[0];
    assert_eq!(fs::read(aside.join("a")).unwrap(), b"edited");
    assert_eq!(fs::read(aside.join("new.txt")).unwrap(), b"a stranger");
}

#[test]
fn a_link_in_the_output_is_refused_even_when_adopting() {
    let ground = Ground::new();
    write(&site(&[("a", "1")]), &ground.target(), Mode::Strict).unwrap();
    fs::remove_file(ground.path("site/me/a")).unwrap();
    symlink(ground.path("logs/2026.csv"), ground.path("site/me/a")).unwrap();
    for mode in [Mode::Strict, Mode::Adopt] {
        let refused = write(&site(&[("a", "2")]), &ground.target(), mode).unwrap_err();
        assert!(matches!(refused, Unwritten::Refused(Refusal::Odd { .. })), "{refused}");
    }
    assert_eq!(fs::read(ground.path("logs/2026.csv")).unwrap(), b"date,pain\n");
}

#[test]
fn what_a_file_browser_leaves_behind_is_no_reason_to_refuse() {
    let ground = Ground::new();
    write(&site(&[("a", "1")]), &ground.target(), Mode::Strict).unwrap();
    ground.put("site/me/.DS_Store", "view");
    write(&site(&[("a", "2")]), &ground.target(), Mode::Strict).unwrap();
    assert_eq!(fs::read(ground.path("site/me/.DS_Store")).unwrap(), b"view");
}

#[test]
fn a_lost_or_spoilt_record_makes_the_site_a_strangers() {
    let ground = Ground::new();
    let same = site(&[("a", "1")]);
    write(&same, &ground.target(), Mode::Strict).unwrap();
    let record = fs::read_dir(ground.path(".comeback/output")).unwrap().next().unwrap().unwrap();
    fs::write(record.path().join("current"), "comeback manifest 1\nfile x").unwrap();
    assert!(matches!(refusal(&ground, &same), Refusal::Record { line: 2, .. }));
    fs::remove_file(record.path().join("current")).unwrap();
    assert!(matches!(refusal(&ground, &same), Refusal::Foreign { .. }));
    write(&same, &ground.target(), Mode::Adopt).unwrap();
    write(&site(&[("a", "2")]), &ground.target(), Mode::Strict).unwrap();
}

#[test]
fn a_second_build_at_the_same_time_is_told_and_a_dead_one_does_not_block() {
    let ground = Ground::new();
    write(&site(&[("a", "1")]), &ground.target(), Mode::Strict).unwrap();
    let record = fs::read_dir(ground.path(".comeback/output")).unwrap().next().unwrap().unwrap();
    let held = LocalDisk.lock(&record.path().join("lock")).unwrap().unwrap();
    let refused = write(&site(&[("a", "2")]), &ground.target(), Mode::Strict).unwrap_err();
    assert!(matches!(refused, Unwritten::Busy(_)), "{refused}");
    drop(held);
    write(&site(&[("a", "2")]), &ground.target(), Mode::Strict).unwrap();
}
