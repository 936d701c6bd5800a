//! Publishing killed with SIGKILL at random moments: what stands there is the old site or the new
//! one, and the next run finishes.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::ground::{Ground, Picture, Version, broken_links};
use crate::fault::ground::kills;

/// Starts publishing and kills it, with everything it started, after a part of the usual time.
pub(super) fn killed(ground: &Ground, after: Duration) {
    let mut command = ground.command(&["publish", "sam"]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    while start.elapsed() < after && child.try_wait().unwrap().is_none() {
        std::thread::park_timeout(Duration::from_micros(500));
    }
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
    child.wait().unwrap();
}

/// The same numbers in every run.
pub(super) fn fraction(turn: u32) -> f64 {
    f64::from(turn.wrapping_mul(2_654_435_761) >> 8) / f64::from(1 << 24)
}

/// How long it takes when nobody kills it.
pub(super) fn usual_time(ground: &Ground, version: Version) -> Duration {
    ground.is(version);
    let start = Instant::now();
    ground.publish();
    start.elapsed()
}

fn old_or_new(ground: &Ground, look: impl Fn() -> Picture) {
    usual_time(ground, Version::Old);
    let old = look();
    let time = usual_time(ground, Version::New);
    let new = look();
    assert!(old != new && broken_links(&old).is_empty() && broken_links(&new).is_empty());
    let (mut before, mut after) = (0, 0);
    let mut standing = Version::New;
    for turn in 0..kills() {
        let next = standing.other();
        ground.is(next);
        killed(ground, time.mul_f64(fraction(turn) * 1.1));
        let site = look();
        let (stood, wanted) = match standing {
            Version::Old => (&old, &new),
            Version::New => (&new, &old),
        };
        assert!(site == *stood || site == *wanted, "turn {turn}: neither old nor new");
        if site == *wanted {
            after += 1;
        } else {
            before += 1;
        }
        ground.publish();
        assert!(look() == *wanted, "turn {turn}: the next run does not finish");
        standing = next;
    }
    println!("{} kills: {before} left the old site, {after} the new one", kills());
}

#[test]
fn a_killed_folder_is_old_or_new() {
    let ground = Ground::new("folder:../out", "");
    old_or_new(&ground, || ground.folder("out"));
}

#[test]
fn a_killed_archive_is_old_or_new() {
    let ground = Ground::new("zip:../sam.zip", "");
    old_or_new(&ground, || ground.archive("sam.zip"));
}

#[test]
fn a_killed_branch_is_old_or_new() {
    let ground = Ground::new("git:../pages.git", "");
    ground.git(&["init", "--quiet", "--bare", "pages.git"]);
    old_or_new(&ground, || ground.branch("pages"));
}
