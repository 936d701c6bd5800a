//! Every operation of a build and of a rollback fails once, every one is the last of a dying
//! process, and the disk is full from every one on: the site is the old or the new one, byte for
//! byte, and the next run succeeds.

use std::fs;

use comeback::output::Site;
use comeback::shell::{Mode, Unwritten, Written, rollback, rollback_on, write, write_on};

use super::faulty_disk::{Ability, Fault, FaultyDisk};
use super::ground::{Ground, Picture, picture, picture_of, site};

/// The file of someone else that is carried along through everything.
const STRANGER: (&str, &str) = ("extra/CNAME", "example.org");

fn older() -> Site {
    site(&[("a/same.html", "same"), ("changed.html", "0"), ("x/y/older.html", "older")])
}

fn old() -> Site {
    site(&[("a/same.html", "same"), ("changed.html", "1"), ("gone/away.html", "withdrawn")])
}

fn new() -> Site {
    site(&[("a/same.html", "same"), ("b/c/new.html", "new"), ("changed.html", "2")])
}

fn with_stranger(site: &Site) -> Picture {
    let mut picture = picture_of(site);
    picture.insert("extra/".to_owned(), Vec::new());
    picture.insert(STRANGER.0.to_owned(), STRANGER.1.as_bytes().to_vec());
    picture
}

/// A site in its second version, with the first kept.
fn settled() -> Ground {
    let ground = Ground::swift();
    ground.put(&format!("site/me/{}", STRANGER.0), STRANGER.1);
    write(&older(), &ground.target(), Mode::Adopt).unwrap();
    write(&old(), &ground.target(), Mode::Strict).unwrap();
    ground
}

type Run = fn(&FaultyDisk, &Ground) -> Result<Written, Unwritten>;

fn build(disk: &FaultyDisk, ground: &Ground) -> Result<Written, Unwritten> {
    write_on(disk, &new(), &ground.target(), Mode::Strict)
}

fn go_back(disk: &FaultyDisk, ground: &Ground) -> Result<Written, Unwritten> {
    rollback_on(disk, &ground.target())
}

/// Runs once for each operation there is, in one thread, so that their order is fixed.
fn at_every_step(fault: Fault, ability: Ability, check: impl Fn(&FaultyDisk) -> bool + Sync) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let last = (1..2000).find(|&at| {
        let disk = FaultyDisk::new(at, fault, ability);
        pool.install(|| check(&disk))
    });
    assert!(last.is_some_and(|last| last > 30), "stopped after {last:?} operations");
}

/// One run with a fault: the site is whole, the words name a path. Says whether it was reached.
fn run_once(disk: &FaultyDisk, ground: &Ground, run: Run, after: &Picture) -> bool {
    let before = ground.site();
    let result = run(disk, ground);
    let site = ground.site();
    let fits = site == before || site == *after;
    let between = disk.ability == Ability::NoExchange && disk.fault == Fault::Death;
    let waits = between && site.is_empty() && ground.path("site/.me.comeback/away").exists();
    assert!(fits || waits, "neither old nor new with {disk:?}: {site:?}");
    match result {
        Ok(_) => assert_eq!(site, *after, "{disk:?}"),
        Err(Unwritten::Untidy(_)) => assert_eq!(site, *after, "{disk:?}"),
        Err(refused) => {
            assert!(matches!(refused, Unwritten::Failed(_)), "{refused}");
            assert!(refused.to_string().contains(&*ground.project().to_string_lossy()));
            if disk.fault != Fault::Death {
                assert_eq!(site, before, "told as not done: {disk:?}");
            }
        }
    }
    disk.held()
}

/// After the fault: an ordinary run succeeds, and nothing is left but one old version.
fn mend(ground: &Ground) {
    let target = ground.target();
    let written = write(&new(), &target, Mode::Strict).unwrap();
    assert_eq!(ground.site(), with_stranger(&new()));
    assert!(written.set_aside.is_empty(), "{written:?}");
    let beside = picture(&ground.path("site/.me.comeback"));
    let extra = beside.keys().find(|path| *path != ".gitignore" && !path.starts_with("old/"));
    assert_eq!(extra, None);
    assert!(!picture(&ground.path(".comeback")).keys().any(|path| path.ends_with("/note")));
    rollback(&target).unwrap();
    assert!([with_stranger(&old()), with_stranger(&older())].contains(&ground.site()));
    rollback(&target).unwrap();
    assert_eq!(ground.site(), with_stranger(&new()));
}

#[test]
fn a_build_that_dies_or_fails_anywhere_leaves_the_old_or_the_new_site() {
    let all = [Ability::All, Ability::NoExchange, Ability::NoLinks];
    for ability in all {
        for fault in [Fault::Once, Fault::Full, Fault::Death] {
            at_every_step(fault, ability, |disk| {
                let ground = settled();
                let held = run_once(disk, &ground, build, &with_stranger(&new()));
                mend(&ground);
                held
            });
        }
    }
}

#[test]
fn a_rollback_that_dies_or_fails_anywhere_leaves_one_of_the_two_sites() {
    for ability in [Ability::All, Ability::NoExchange] {
        for fault in [Fault::Once, Fault::Full, Fault::Death] {
            at_every_step(fault, ability, |disk| {
                let ground = settled();
                let held = run_once(disk, &ground, go_back, &with_stranger(&older()));
                mend(&ground);
                held
            });
        }
    }
}

#[test]
fn a_run_that_dies_while_it_mends_a_dead_one_harms_nothing() {
    at_every_step(Fault::Death, Ability::All, |disk| {
        let ground = settled();
        let first = build(disk, &ground);
        for second in [3 + disk.at % 7, 10 + disk.at % 31] {
            let again = FaultyDisk::new(second, Fault::Death, Ability::All);
            run_once(&again, &ground, build, &with_stranger(&new()));
        }
        mend(&ground);
        first.is_ok() && disk.held()
    });
}

#[test]
fn a_first_build_that_dies_anywhere_leaves_nothing_or_the_whole() {
    at_every_step(Fault::Death, Ability::All, |disk| {
        let ground = Ground::swift();
        let result = build(disk, &ground);
        let site = ground.site();
        assert!(site.is_empty() || site == picture_of(&new()), "{disk:?}");
        write(&new(), &ground.target(), Mode::Strict).unwrap();
        assert_eq!(ground.site(), picture_of(&new()));
        result.is_ok() && disk.held()
    });
}

#[test]
fn an_empty_folder_is_filled_in_one_step() {
    let ground = Ground::new();
    fs::create_dir_all(ground.path("site/me")).unwrap();
    write(&new(), &ground.target(), Mode::Strict).unwrap();
    assert_eq!(ground.site(), picture_of(&new()));
    let beside = picture(&ground.path("site/.me.comeback"));
    assert_eq!(beside.keys().collect::<Vec<_>>(), [".gitignore"]);
}

#[test]
fn the_faulty_disk_does_fail() {
    let ground = settled();
    let failed = build(&FaultyDisk::new(20, Fault::Once, Ability::All), &ground);
    assert!(failed.is_err());
    assert!(build(&FaultyDisk::new(9999, Fault::Once, Ability::All), &ground).is_ok());
}
