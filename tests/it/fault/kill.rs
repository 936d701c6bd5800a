//! Killed with SIGKILL at random moments: a build, an addition, an import, a tidying,
//! a way back.

use std::fs;

use super::ground::{Ground, fraction, killed, kills, picture, time_of};

#[test]
fn a_killed_build_leaves_the_old_or_the_new_site() {
    let ground = Ground::new();
    ground.done(&["build"]);
    let old = ground.site();
    ground.is(1);
    let time = time_of(|| ground.done(&["build"]));
    let new = ground.site();
    assert!(old != new && old.len() > 20);
    let (mut standing, mut counts) = (1, [0, 0]);
    for turn in 0..kills() {
        let next = 1 - standing;
        ground.is(next);
        // Half of them near the end, where files are written and exchanged.
        let part = fraction(turn);
        let part = if turn % 2 == 0 { part * 1.1 } else { 0.6 + part * 0.6 };
        killed(ground.command(&["build"]), time.mul_f64(part));
        let site = ground.site();
        let (stood, wanted) = if standing == 0 { (&old, &new) } else { (&new, &old) };
        assert!(site == *stood || site == *wanted, "turn {turn}: neither old nor new");
        counts[usize::from(site == *wanted)] += 1;
        ground.done(&["build"]);
        assert!(ground.site() == *wanted, "turn {turn}: the next run does not finish");
        standing = next;
    }
    let left: Vec<String> = picture(&ground.path("project")).into_keys().collect();
    let part = left.iter().find(|name| name.ends_with(".part") || name.contains(".comeback/new"));
    assert_eq!(part, None);
    println!(
        "{} builds killed: {} left the old site, {} the new one",
        kills(),
        counts[0],
        counts[1]
    );
}

#[test]
fn a_killed_addition_leaves_the_old_or_the_new_log() {
    let ground = Ground::new();
    let file = ground.path("project/log/2026.md");
    let before = fs::read(&file).unwrap();
    let words = &["add", "evening", "4"];
    let time = time_of(|| ground.done(words));
    let after = fs::read(&file).unwrap();
    assert!(after.len() > before.len());
    let mut counts = [0, 0];
    for turn in 0..kills() {
        fs::write(&file, &before).unwrap();
        killed(ground.command(words), time.mul_f64(fraction(turn) * 1.2));
        let found = fs::read(&file).unwrap();
        assert!(found == before || found == after, "turn {turn}: neither old nor new");
        counts[usize::from(found == after)] += 1;
        if found == before {
            ground.done(words);
            assert!(fs::read(&file).unwrap() == after);
        }
        let names = fs::read_dir(ground.path("project/log")).unwrap();
        assert_eq!(names.count(), 1, "turn {turn}: something was left beside the log");
    }
    println!(
        "{} additions killed: {} left the old log, {} the new one",
        kills(),
        counts[0],
        counts[1]
    );
}

#[test]
fn a_killed_import_leaves_the_old_or_the_new_log() {
    let ground = Ground::new();
    let (export, file) =
        (ground.path("export.csv"), ground.path("project/log/imported/fitnotes.md"));
    let words = &["import", export.to_str().unwrap()];
    fs::write(&export, exported(20)).unwrap();
    ground.done(words);
    let before = fs::read(&file).unwrap();
    fs::write(&export, exported(40)).unwrap();
    let time = time_of(|| ground.done(words));
    let after = fs::read(&file).unwrap();
    assert!(after.len() > before.len());
    let mut counts = [0, 0];
    for turn in 0..kills() {
        // Every other import has no file to add to.
        let old = (turn % 2 == 0).then_some(&before);
        match old {
            Some(old) => fs::write(&file, old).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        killed(ground.command(words), time.mul_f64(fraction(turn) * 1.2));
        let found = fs::read(&file).ok();
        assert!(found.as_ref() == old || found.as_ref() == Some(&after), "turn {turn}: neither");
        counts[usize::from(found.as_ref() == Some(&after))] += 1;
        ground.done(words);
        assert!(fs::read(&file).unwrap() == after, "turn {turn}: the next does not finish");
    }
    let names: Vec<String> = picture(&ground.path("project/log")).into_keys().collect();
    assert!(names.len() <= 4, "{names:?}: more is left than the next addition takes away");
    println!(
        "{} imports killed: {} left the old log, {} the new one",
        kills(),
        counts[0],
        counts[1]
    );
}

/// Some days of sets as FitNotes exports them.
fn exported(days: u32) -> String {
    let mut rows =
        "Date,Exercise,Category,Weight (kg),Reps,Distance,Distance Unit,Time\n".to_owned();
    for day in 0..days {
        let (month, day) = (day / 20 + 1, day % 20 + 1);
        rows.push_str(&format!("2026-{month:02}-{day:02},Deadlift,Back,{},5,,,\n", 40 + day));
    }
    rows
}

#[test]
fn a_killed_tidying_leaves_the_old_or_the_new_log() {
    let ground = Ground::new();
    let file = ground.path("project/log/2026.md");
    let before = String::from_utf8(fs::read(&file).unwrap()).unwrap().replace("- ", "*   ");
    fs::write(&file, &before).unwrap();
    let time = time_of(|| ground.done(&["fmt"]));
    let after = fs::read_to_string(&file).unwrap();
    assert!(after != before);
    for turn in 0..kills() / 2 {
        fs::write(&file, &before).unwrap();
        killed(ground.command(&["fmt"]), time.mul_f64(fraction(turn) * 1.2));
        let found = fs::read_to_string(&file).unwrap();
        assert!(found == before || found == after, "turn {turn}: neither old nor new");
    }
}

#[test]
fn a_killed_rollback_leaves_one_of_the_two_sites() {
    let ground = Ground::new();
    ground.done(&["build"]);
    let old = ground.site();
    ground.is(1);
    ground.done(&["build"]);
    let new = ground.site();
    let time = time_of(|| ground.done(&["rollback"]));
    assert!(ground.site() == old);
    for turn in 0..kills() / 2 {
        let stood = ground.site();
        killed(ground.command(&["rollback"]), time.mul_f64(fraction(turn) * 1.2));
        let site = ground.site();
        assert!(site == old || site == new, "turn {turn}: neither");
        let wanted = if site == old { &new } else { &old };
        ground.done(&["rollback"]);
        assert!(ground.site() == *wanted, "turn {turn}: {} files before", stood.len());
    }
}
