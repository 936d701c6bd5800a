//! Locked sites from the outside: the real binary makes one, and what it leaves on disk tells
//! nothing; who may open it is said, changed and taken back.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use comeback::lock::{Chance, Keyring, Locked, Passphrase, bucket, locked_file};
use comeback::output::{Outputs, Site};
use comeback::site::Wording;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::canary;
use crate::samples::canaries;

const GOOD: &str = "maple river candle fox button";

fn comeback(folder: &Path, args: &[&str], passphrase: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comeback"));
    command.args(["--today", "2026-03-12"]).args(args).current_dir(folder).env_clear();
    command.env("HOME", folder);
    if let Some(passphrase) = passphrase {
        command.env("COMEBACK_PASSPHRASE", passphrase);
    }
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    let (out, error) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(error))
}

fn done(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    said(output)
}

fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("log")).unwrap();
    let config = "version = 1\n[project]\ntitle = \"Pomegranate\"\n[paths]\nlogs = [\"log\"]\n";
    fs::write(folder.path().join("comeback.toml"), config).unwrap();
    let log = "# 2026-03-11\n\n- morning: 4\n\n# 2026-03-12\n\n- morning: 3\n- note: zanzibar\n";
    fs::write(folder.path().join("log/2026.md"), log).unwrap();
    folder
}

/// Every file of a folder with its bytes, by its path.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect();
    found.sort();
    found
}

fn keys_of(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder.join(".comeback/lock"));
    let paths = list.into_iter().flatten().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "keys")).collect()
}

#[test]
fn a_locked_site_is_made_with_a_passphrase_from_the_environment_and_tells_nothing() {
    let folder = project();
    done(&comeback(folder.path(), &["build", "--locked"], Some(GOOD)));
    let locked = files(&folder.path().join("site/me-locked"));
    assert!(locked.len() >= 17, "{}", locked.len());
    for (path, bytes) in &locked {
        let text = String::from_utf8_lossy(bytes);
        for word in ["Pomegranate", "zanzibar", "2026", "progress", "maple", "comeback.toml"] {
            assert!(!text.contains(word) && !path.contains(word), "{path} tells {word}");
        }
    }
    let again = done(&comeback(folder.path(), &["build", "--locked"], None));
    assert!(again.contains(" 0 written"), "{again}");
    let [keys] = &keys_of(folder.path())[..] else { panic!("one file of keys") };
    assert_eq!(fs::metadata(keys).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!fs::read_to_string(keys).unwrap().contains("maple"));
}

#[test]
fn without_a_passphrase_nothing_is_written_and_a_weak_one_is_refused_without_repeating_it() {
    let folder = project();
    let none = comeback(folder.path(), &["build", "--locked"], None);
    assert_eq!(none.status.code(), Some(1));
    assert!(said(&none).contains("--passphrase-file"), "{}", said(&none));
    for weak in ["hunter2 hunter2", "Pomegranate Pomegranate Pomegranate Pomegranate 2026", ""] {
        let refused = comeback(folder.path(), &["build", "--locked"], Some(weak));
        assert_eq!(refused.status.code(), Some(1), "{weak}");
        assert!(!said(&refused).contains("hunter2") && !said(&refused).contains("2026"));
    }
    assert!(!folder.path().join("site").exists() && keys_of(folder.path()).is_empty());
}

#[test]
fn readers_are_let_in_one_by_one_and_revoked_one_by_one() {
    let folder = project();
    let file = folder.path().join("pass.txt");
    fs::write(&file, format!("{GOOD}\nanother line\n")).unwrap();
    let path = file.to_str().unwrap();
    done(&comeback(folder.path(), &["lock", "add", "Kim", "--passphrase-file", path], None));
    let drawn = comeback(folder.path(), &["lock", "add", "Ana", "--draw"], None);
    done(&drawn);
    let words = String::from_utf8_lossy(&drawn.stdout).trim().to_owned();
    assert_eq!(words.split(' ').count(), 6, "{words}");
    let same = comeback(folder.path(), &["lock", "add", "Lee"], Some(GOOD));
    assert_eq!(same.status.code(), Some(1), "two readers with one passphrase");
    assert_eq!(done(&comeback(folder.path(), &["lock", "list"], None)), "Ana\nKim\n");

    done(&comeback(folder.path(), &["build", "--locked"], None));
    let before: BTreeSet<String> =
        files(&folder.path().join("site/me-locked")).into_iter().map(|(path, _)| path).collect();
    done(&comeback(folder.path(), &["lock", "remove", "Kim"], None));
    done(&comeback(folder.path(), &["build", "--locked"], None));
    let after: BTreeSet<String> =
        files(&folder.path().join("site/me-locked")).into_iter().map(|(path, _)| path).collect();
    let kept: Vec<&String> = before.intersection(&after).collect();
    assert_eq!(kept, ["index.html"], "every other address is new");
    let keyring = Keyring::from_text(&fs::read_to_string(&keys_of(folder.path())[0]).unwrap());
    let keyring = keyring.unwrap();
    assert!(keyring.opens(&Passphrase::new(&words, &[]).unwrap()));
    assert!(!keyring.opens(&Passphrase::new(GOOD, &[]).unwrap()));
    let unknown = comeback(folder.path(), &["lock", "remove", "Kim"], None);
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn one_file_is_written_open_and_locked() {
    let folder = project();
    done(&comeback(folder.path(), &["build", "--single-file"], None));
    let open = files(&folder.path().join("site/me-file"));
    assert_eq!(open.len(), 1);
    assert!(String::from_utf8_lossy(&open[0].1).contains("zanzibar"));
    done(&comeback(folder.path(), &["build", "--single-file", "--locked"], Some(GOOD)));
    let locked = files(&folder.path().join("site/me-locked-file"));
    assert_eq!(locked.len(), 1);
    let text = String::from_utf8_lossy(&locked[0].1);
    assert!(!text.contains("zanzibar") && !text.contains("Pomegranate"));
}

/// A project with one locked share that goes to a folder beside it.
fn shared() -> TempDir {
    let folder = project();
    let config = folder.path().join("comeback.toml");
    let share = "[share.sam]\naudience = \"physio\"\nlocked = true\npublish = \"folder:../sam\"\n";
    let inner = folder.path().join("project");
    fs::create_dir(&inner).unwrap();
    fs::rename(folder.path().join("log"), inner.join("log")).unwrap();
    let text = fs::read_to_string(&config).unwrap();
    fs::write(inner.join("comeback.toml"), format!("{text}{share}")).unwrap();
    fs::remove_file(config).unwrap();
    folder
}

#[test]
fn a_locked_share_is_published_locked_and_taken_back_with_its_keys() {
    let folder = shared();
    let (project, sam) = (folder.path().join("project"), folder.path().join("sam"));
    let tried = done(&comeback(&project, &["publish", "sam", "--dry-run"], None));
    assert!(tried.contains("nothing was sent") && keys_of(&project).is_empty(), "{tried}");
    let none = comeback(&project, &["publish", "sam"], None);
    assert_eq!(none.status.code(), Some(1), "no passphrase: {}", said(&none));
    assert!(!sam.exists());
    done(&comeback(&project, &["publish", "sam"], Some(GOOD)));
    let first = files(&sam);
    assert!(first.len() >= 17, "{}", first.len());
    for (path, bytes) in &first {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Pomegranate") && !path.contains("progress"), "{path}");
    }
    done(&comeback(&project, &["publish", "sam"], None));
    assert!(files(&sam) == first, "an unchanged share is sealed to unchanged bytes");
    let keys = fs::read_to_string(&keys_of(&project)[0]).unwrap();
    done(&comeback(&project, &["share", "revoke", "sam"], None));
    let closed = files(&sam);
    assert!(closed.iter().all(|(_, bytes)| String::from_utf8_lossy(bytes).contains("closed")));
    let new = fs::read_to_string(&keys_of(&project)[0]).unwrap();
    let shared_lines = |key: &str| {
        let line = |text: &str| text.lines().find(|line| line.starts_with(key)).map(str::to_owned);
        line(&keys) == line(&new)
    };
    assert!(!shared_lines("key") && !shared_lines("salt") && !shared_lines("stretch"));
    assert!(!new.contains("reader "), "nobody is left");
}

#[test]
fn a_share_is_built_here_as_it_would_be_published_and_as_one_file() {
    let folder = shared();
    let project = folder.path().join("project");
    done(&comeback(&project, &["build", "--for", "sam", "--single-file"], Some(GOOD)));
    let locked = files(&project.join("site/sam-locked-file"));
    assert!(!String::from_utf8_lossy(&locked[0].1).contains("Pomegranate"), "locked as it says");
    assert!(!project.join("site/sam-file").exists());
}

#[test]
fn a_passphrase_that_opens_nothing_is_told() {
    let folder = project();
    done(&comeback(folder.path(), &["build", "--locked"], Some(GOOD)));
    let other =
        comeback(folder.path(), &["build", "--locked"], Some("garden window paper moon violin"));
    assert!(done(&other).contains("does not open this site"), "{}", said(&other));
}

fn keyring() -> Keyring {
    let chance = Chance::new(std::array::from_fn(|n| u8::try_from(n).unwrap()));
    let mut keyring = Keyring::new(&chance).with_rounds(10);
    keyring.add("reader", &Passphrase::new(GOOD, &[]).unwrap()).unwrap();
    keyring
}

/// Words of a site of six letters or more that its lock does not hold of itself.
fn words_of(site: &Site) -> BTreeSet<String> {
    let lock = String::from_utf8(locked_file(&Site::default(), &keyring(), &wording())).unwrap();
    let mut words = BTreeSet::new();
    for (path, bytes) in site.iter() {
        let text = format!("{path} {}", String::from_utf8_lossy(bytes));
        let found = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 6);
        words.extend(found.map(str::to_owned));
    }
    words.retain(|word| !lock.contains(word.as_str()));
    words
}

fn wording() -> Wording {
    Wording::new("en", Default::default())
}

#[test]
fn no_canary_no_path_and_no_word_of_the_sample_site_is_in_its_locked_bytes() {
    let site = canary::site(&canary::sample(), "me");
    let (keyring, wording) = (keyring(), wording());
    let locked = Site::gather(&Locked::new(&site, &keyring, &wording)).unwrap();
    let mut all = String::from_utf8(locked_file(&site, &keyring, &wording)).unwrap();
    for (path, bytes) in locked.iter() {
        all.push_str(&format!("\n{path}\n{}", std::str::from_utf8(bytes).unwrap()));
    }
    let seen: BTreeSet<&str> = all.split(|c: char| !c.is_alphanumeric()).collect();
    let words = words_of(&site);
    assert!(words.len() > 600, "{}", words.len());
    let told: Vec<&String> = words.iter().filter(|word| seen.contains(word.as_str())).collect();
    assert!(told.is_empty(), "{told:?}");
    assert!(canaries().keys().all(|word| !all.contains(word.as_str())));
    for (path, _) in site.iter().filter(|(path, _)| path.as_str() != "index.html") {
        assert!(!all.contains(path.as_str()), "{path}");
    }
}

#[test]
fn sealed_files_open_again_to_every_file_of_the_site_and_have_few_sizes() {
    let site = canary::site(&canary::sample(), "trainer");
    let (keyring, wording) = (keyring(), wording());
    let locked = Site::gather(&Locked::new(&site, &keyring, &wording)).unwrap();
    let mut opened = Vec::new();
    let mut sizes = BTreeSet::new();
    for (path, bytes) in locked.iter().filter(|(path, _)| path.as_str() != "index.html") {
        let text = std::str::from_utf8(bytes).unwrap();
        let coded = text.split("id=\"sealed\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let sealed = unbase64(coded);
        assert_eq!(sealed.len(), bucket(sealed.len()));
        sizes.insert(sealed.len());
        opened.extend(keyring.open(path.stem(), &sealed).unwrap());
    }
    opened.sort();
    let expected: Vec<(String, Vec<u8>)> =
        site.iter().map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect();
    assert!(opened == expected, "{} files of {}", opened.len(), expected.len());
    assert!(sizes.len() <= 4, "{sizes:?}");
    assert!(locked.paths().len() > site.paths().len() + 1, "some files hold nothing");
}

/// What a page carries, as bytes (RFC 4648).
pub(crate) fn unbase64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let signs: Vec<u8> = text.trim_end_matches('=').bytes().map(value).collect();
    let mut out = Vec::new();
    for group in signs.chunks(4) {
        let bits = group.iter().fold(0u32, |sum, sign| sum << 6 | u32::from(*sign));
        let bits = bits << (6 * (4 - group.len()));
        out.extend(bits.to_be_bytes().iter().skip(1).take(group.len() - 1));
    }
    out
}
