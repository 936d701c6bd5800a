//! The twelve dangerous targets, and a few more: each is refused before anything is touched.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use comeback::shell::{Danger, Mode, Refusal, Surroundings, Target, Unwritten, write};

use super::ground::{Ground, picture, site};

fn danger_of(result: Result<Target, Unwritten>) -> Danger {
    match result {
        Err(Unwritten::Refused(Refusal::Danger(_, danger))) => danger,
        other => panic!("not refused: {other:?}"),
    }
}

fn danger(ground: &Ground, folder: &Path) -> Danger {
    let before = picture(&ground.outside());
    let danger = danger_of(ground.target_at(folder));
    assert_eq!(picture(&ground.outside()), before);
    assert!(danger.to_string().len() > 10);
    danger
}

#[test]
fn the_root_and_nameless_folders_are_refused() {
    let ground = Ground::new();
    assert_eq!(danger(&ground, Path::new("/")), Danger::Root);
    for name in ["", ".", "..", "../..", "x/.."] {
        assert_eq!(danger(&ground, Path::new(name)), Danger::Unnamed, "{name:?}");
    }
    for name in [".", "x/..", "logs/../..", "site/."] {
        assert_eq!(danger(&ground, &ground.path(name)), Danger::Unnamed, "{name:?}");
    }
}

#[test]
fn a_home_folder_and_what_holds_it_is_refused() {
    let ground = Ground::new();
    let home = ground.outside().join("home/ann");
    fs::create_dir_all(&home).unwrap();
    let around = Surroundings { home: Some(home.clone()), ..ground.surroundings() };
    for folder in [home.as_path(), home.parent().unwrap()] {
        assert_eq!(danger_of(Target::new(folder, &around)), Danger::Home);
    }
    Target::new(&home.join("site"), &around).unwrap();
}

#[test]
fn the_project_and_what_holds_it_is_refused() {
    let ground = Ground::new();
    assert_eq!(danger(&ground, &ground.project()), Danger::Project);
    assert_eq!(danger(&ground, &ground.outside()), Danger::Project);
    assert!(matches!(danger(&ground, &ground.path(".comeback")), Danger::State(_)));
    assert!(matches!(danger(&ground, &ground.path(".comeback/site")), Danger::State(_)));
}

#[test]
fn input_folders_what_holds_them_and_what_is_in_them_are_refused() {
    let ground = Ground::new();
    ground.put("data/logs/x.csv", "x");
    let inputs = ["logs", "content", "data/logs"].map(PathBuf::from).to_vec();
    let around = Surroundings { inputs, ..ground.surroundings() };
    let refused = |folder: &str| danger_of(Target::new(&ground.path(folder), &around));
    assert!(matches!(refused("logs"), Danger::IsInput(_)));
    assert!(matches!(refused("content/site"), Danger::IsInput(_)));
    assert!(matches!(refused("data"), Danger::HoldsInput(_)));
    Target::new(&ground.path("data/site"), &around).unwrap();
}

#[test]
fn git_work_trees_are_refused() {
    let ground = Ground::new();
    for tree in ["tree/.git/HEAD", "worktree/.git"] {
        ground.put(tree, "x");
        let folder = tree.split('/').next().unwrap();
        assert_eq!(danger(&ground, &ground.path(folder)), Danger::GitTree);
    }
    assert_eq!(danger(&ground, &ground.path("tree/.git/site")), Danger::GitInside);
}

#[test]
fn links_and_ways_out_of_the_project_are_refused() {
    let ground = Ground::new();
    let elsewhere = ground.outside().join("elsewhere");
    fs::create_dir_all(elsewhere.join("inner")).unwrap();
    symlink(&elsewhere, ground.path("out")).unwrap();
    symlink("nowhere", ground.path("dangling")).unwrap();
    assert_eq!(danger(&ground, &ground.path("out")), Danger::Link);
    assert_eq!(danger(&ground, &ground.path("dangling")), Danger::Link);
    assert_eq!(danger(&ground, &ground.path("dangling/site")), Danger::Link);
    assert!(matches!(danger(&ground, &ground.path("out/inner")), Danger::LeavesProject(_)));
    assert!(matches!(danger(&ground, &ground.path("out/new")), Danger::LeavesProject(_)));
    ground.target_at(&elsewhere.join("site")).unwrap();
}

#[test]
fn a_mount_point_is_refused() {
    let ground = Ground::new();
    let mounts = ["/proc", "/sys", "/dev/shm"].map(Path::new);
    let seen = mounts.into_iter().filter(|mount| mount.is_dir());
    for mount in seen {
        assert_eq!(danger_of(ground.target_at(mount)), Danger::MountPoint, "{mount:?}");
    }
}

#[test]
fn another_project_another_site_and_a_file_are_refused() {
    let ground = Ground::new();
    ground.put("../other/comeback.toml", "version = 1");
    let other = ground.outside().join("other");
    assert!(matches!(danger(&ground, &other), Danger::OtherProject(_)));
    assert!(matches!(danger(&ground, &other.join("site")), Danger::OtherProject(_)));
    ground.put("file", "x");
    assert_eq!(danger(&ground, &ground.path("file")), Danger::NotAFolder);
    assert_eq!(danger(&ground, &ground.path("file/site")), Danger::NotAFolder);
}

#[test]
fn one_site_inside_another_is_refused() {
    let ground = Ground::new();
    let one = site(&[("index.html", "1")]);
    write(&one, &ground.target(), Mode::Strict).unwrap();
    for nested in ["site/me/public", "site"] {
        let target = ground.target_at(&ground.path(nested)).unwrap();
        for mode in [Mode::Strict, Mode::Adopt] {
            let refused = write(&one, &target, mode).unwrap_err();
            let other = Refusal::Danger(
                target.folder().to_path_buf(),
                Danger::OtherOutput(ground.path("site/me")),
            );
            assert!(matches!(refused, Unwritten::Refused(found) if found == other));
        }
    }
    write(&one, &ground.target_at(&ground.path("site/public")).unwrap(), Mode::Strict).unwrap();
}

#[test]
fn a_site_that_is_gone_is_no_reason_to_refuse_one_in_its_place() {
    let ground = Ground::new();
    let one = site(&[("index.html", "1")]);
    let outer = ground.target_at(&ground.path("site")).unwrap();
    write(&one, &outer, Mode::Strict).unwrap();
    fs::remove_dir_all(ground.path("site")).unwrap();
    for _ in 0..2 {
        write(&one, &ground.target(), Mode::Strict).unwrap();
    }
}
