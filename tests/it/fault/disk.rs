//! A disk that is full, or can only be read: small file systems in memory, mounted for the test.
//! Where nothing can be mounted, each test says so in a line. `COMEBACK_DISKS=60` tries that many
//! sizes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::ground::{CONFIG, Ground, command, log, picture, said};

/// A mounted folder; unmounted when dropped.
struct Mount(PathBuf);

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn mount(folder: &Path, arguments: &[&str]) -> Option<Mount> {
    fs::create_dir_all(folder).unwrap();
    let done = Command::new("mount").args(arguments).arg(folder).output();
    match done.is_ok_and(|output| output.status.success()) {
        true => Some(Mount(folder.to_path_buf())),
        false => {
            println!("not run: nothing can be mounted here; it takes the rights of root");
            None
        }
    }
}

fn sized(mount: &Mount, kilobytes: u64) {
    let size = format!("remount,size={kilobytes}k");
    let done = Command::new("mount").args(["-o", &size]).arg(&mount.0).status().unwrap();
    assert!(done.success());
}

fn used(mount: &Mount) -> u64 {
    let found = rustix::fs::statvfs(&mount.0).unwrap();
    (found.f_blocks - found.f_bfree) * found.f_frsize / 1024
}

fn sizes() -> u64 {
    std::env::var("COMEBACK_DISKS").ok().map_or(8, |sizes| sizes.parse().unwrap())
}

#[test]
fn a_full_disk_leaves_the_old_site_and_says_so() {
    let ground = Ground::new();
    let folder = ground.path("small");
    let Some(mount) = mount(&folder, &["-t", "tmpfs", "-o", "size=64m", "tmpfs"]) else { return };
    let project = folder.join("p");
    ground.lay(&project);
    let build = || command(&project, &["build"]).output().unwrap();
    let site = || picture(&project.join("site/me"));
    let is = |version: u32| fs::write(project.join("log/2026.md"), log(version)).unwrap();
    assert!(build().status.success());
    let old = site();
    is(1);
    let before = used(&mount);
    assert!(build().status.success());
    let new = site();
    let needed = used(&mount).saturating_sub(before) + 4 * new.len() as u64;
    assert!(old != new);
    let (mut refused, mut standing) = (0, 1);
    for turn in 0..sizes() {
        let next = 1 - standing;
        is(next);
        sized(&mount, used(&mount) + turn * needed / sizes());
        let output = build();
        let (stood, wanted) = if standing == 0 { (&old, &new) } else { (&new, &old) };
        let found = site();
        if output.status.success() {
            assert!(found == *wanted, "turn {turn}");
        } else {
            refused += 1;
            assert_eq!(output.status.code(), Some(4), "{}", said(&output));
            let text = said(&output);
            assert!(text.contains("No space left") && text.contains("small/p"), "{text}");
            assert!(found == *stood || found == *wanted, "turn {turn}: neither old nor new");
        }
        sized(&mount, 64 * 1024);
        let again = build();
        assert!(again.status.success() && site() == *wanted, "turn {turn}: {}", said(&again));
        standing = next;
    }
    println!("{} sizes, {refused} too small: each left the old or the new site whole", sizes());
    assert!(refused > 0);
}

#[test]
fn a_full_disk_leaves_the_log_as_it_was() {
    let ground = Ground::new();
    let folder = ground.path("small");
    let Some(mount) = mount(&folder, &["-t", "tmpfs", "-o", "size=8m", "tmpfs"]) else { return };
    let project = folder.join("p");
    ground.lay(&project);
    let file = project.join("log/2026.md");
    sized(&mount, used(&mount));
    let before = fs::read(&file).unwrap();
    let output = command(&project, &["add", "evening", "4"]).output().unwrap();
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    assert!(said(&output).contains("No space left"), "{}", said(&output));
    assert!(fs::read(&file).unwrap() == before);
    assert_eq!(fs::read_dir(project.join("log")).unwrap().count(), 1);
    sized(&mount, 8 * 1024);
    assert!(command(&project, &["add", "evening", "4"]).output().unwrap().status.success());
}

/// Every command that is not made to write into the project.
pub(super) fn readers(out: &Path) -> Vec<Vec<String>> {
    let out = out.display().to_string();
    let words =
        |line: &str| line.split(' ').map(|word| word.replace("OUT", &out)).collect::<Vec<String>>();
    [
        "build --all --out OUT/sites",
        "build --for physio --single-file --out OUT/single",
        "build --emit views",
        "build --emit words",
        "build --dry-run",
        "rollback --out OUT/sites",
        "check",
        "check --format json --days 30 --links",
        "report --html OUT/report.html",
        "convert --to long",
        "convert --to long --out OUT/log.csv",
        "fmt --check",
        "add --dry-run evening 4",
        "share list",
        "share show sam",
        "publish sam --dry-run",
        "lock list",
        "explain",
        "schema",
        "completions bash",
        "man",
    ]
    .iter()
    .map(|line| words(line))
    .collect()
}

/// A project whose share goes to a folder elsewhere.
pub(super) fn shared(ground: &Ground) {
    let more = "[share.sam]\naudience = \"trainer\"\npublish = \"folder:../sam\"\n";
    fs::write(ground.path("project/comeback.toml"), format!("{CONFIG}{more}")).unwrap();
}

#[test]
fn a_project_that_can_only_be_read_is_built_elsewhere() {
    let ground = Ground::new();
    shared(&ground);
    let (project, out) = (ground.path("project"), ground.path("out"));
    let Some(_first) = mount(&project, &["--bind", project.to_str().unwrap()]) else { return };
    let done = Command::new("mount").args(["-o", "remount,bind,ro"]).arg(&project).status();
    assert!(done.unwrap().success() && fs::write(project.join("x"), "").is_err());
    fs::create_dir(&out).unwrap();
    for turn in 0..2 {
        for args in readers(&out) {
            if turn == 1 && args.contains(&"convert".to_owned()) {
                continue;
            }
            // There is something to go back to from the second build on.
            let expected = if turn == 0 && args[0] == "rollback" { 5 } else { 0 };
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let output = command(&project, &args).output().unwrap();
            let code = output.status.code();
            let fine = code == Some(expected) || (args[0] == "rollback" && code == Some(5));
            assert!(fine, "{args:?}: {code:?} {}", said(&output));
        }
    }
    assert!(out.join("sites/me/index.html").is_file() && out.join("sites/public").is_dir());
    let mode = |path: PathBuf| {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    };
    assert_eq!(mode(out.join("sites/.comeback")), 0o700);
    assert_ne!(mode(out.join("sites")), 0o700);
    // What must write into it says where and why.
    let refused = command(&project, &["add", "evening", "4"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(4), "{}", said(&refused));
    assert!(said(&refused).contains("log/2026.md"), "{}", said(&refused));
}

#[test]
fn folders_and_files_without_permission_are_named() {
    use std::os::unix::fs::PermissionsExt;
    let ground = Ground::new();
    let set = |path: &str, mode: u32| {
        fs::set_permissions(ground.path(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    set("", 0o755);
    fs::create_dir(ground.path("out")).unwrap();
    let nobody = |args: &[&str]| {
        let inner = ground.command(args);
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
        command.arg(inner.get_program()).args(inner.get_args());
        command.current_dir(ground.path("project")).env("HOME", "/nowhere");
        command.output()
    };
    if !nobody(&["schema"]).is_ok_and(|output| output.status.success()) {
        println!("not run: needs root and setpriv, to become someone without rights");
        return;
    }
    let out = ground.path("out").display().to_string();
    let nobody = |args: &[&str]| nobody(args).unwrap();
    let refused = nobody(&["build", "--out", &out]);
    assert_eq!(refused.status.code(), Some(4), "{}", said(&refused));
    assert!(
        said(&refused).contains("denied") && said(&refused).contains(&out),
        "{}",
        said(&refused)
    );
    assert!(picture(&ground.path("out")).is_empty());
    set("out", 0o777);
    assert_eq!(nobody(&["build", "--out", &out]).status.code(), Some(0));
    fs::write(ground.path("project/log/more.md"), "# 2026-03-18\n\n- morning: 3\n").unwrap();
    set("project/log/more.md", 0);
    let told = nobody(&["build", "--out", &out]);
    assert_eq!(told.status.code(), Some(1), "{}", said(&told));
    assert!(said(&told).contains("log/more.md"), "{}", said(&told));
}
