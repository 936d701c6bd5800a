//! Shares as meant: an audience narrowed for one reader, until when, and where it goes. Widens
//! nothing, reads no passphrase and knows no network.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use toml::de::DeTable;

use super::audience::{day, given, grain, kinds, texts};
use super::key::{
    SHARE_ARTICLES, SHARE_AUDIENCE, SHARE_BRANCH, SHARE_DOMAIN, SHARE_ENDPOINT, SHARE_GRAIN,
    SHARE_LOCKED, SHARE_NAMES, SHARE_ONLY, SHARE_PUBLISH, SHARE_REGION, SHARE_REVOKED, SHARE_SINCE,
    SHARE_UNTIL, SHARE_WITHOUT,
};
use super::value::Value;
use super::written::{Given, Table, Written};
use super::{Articles, Reader};
use crate::diag::config as config_problem;
use crate::diag::{Diagnostic, share as problem};
use crate::journal::{Grain, Kind, NameStyle, Narrowing, Outward};

/// One reader by a name of the owner's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub name: String,
    /// Whoever it is, it is not the owner.
    pub outward: Outward,
    pub articles: Articles,
    /// The last day.
    pub until: Option<Date>,
    pub revoked: Option<Date>,
    pub lock: Lock,
    pub destination: Option<Destination>,
}

/// Whether a passphrase is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    Open,
    Locked,
}

/// Where a share is published to. Paths count from the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    Folder(String),
    Zip(String),
    Git { remote: String, branch: String, domain: Option<String> },
    Bucket { bucket: String, prefix: String, endpoint: Option<String>, region: String },
    Rsync { host: String, path: String },
    Sftp { host: String, path: String },
}

impl Share {
    /// Whether the share shows nothing any more on this day.
    pub fn is_closed(&self, today: Date) -> bool {
        self.revoked.is_some() || self.until.is_some_and(|last| today > last)
    }
}

/// Reads a destination; nothing where it has no form that could be sent to.
pub(super) fn destination(text: &str) -> Option<Destination> {
    if text.chars().any(char::is_control) {
        return None;
    }
    let (scheme, rest) = text.split_once(':')?;
    // What begins with a dash would be an option of the program that is run.
    let plain = |text: &str| !text.is_empty() && !text.starts_with('-') && text.trim() == text;
    let remote = |rest: &str| {
        let (host, path) = rest.split_once(':')?;
        let host_only = |c: char| c.is_ascii_alphanumeric() || "@.-_".contains(c);
        let fits = plain(host) && plain(path) && host.chars().all(host_only);
        fits.then(|| (host.to_owned(), path.trim_end_matches('/').to_owned()))
    };
    match scheme {
        "folder" => plain(rest).then(|| Destination::Folder(rest.to_owned())),
        "zip" => (plain(rest) && rest.ends_with(".zip")).then(|| Destination::Zip(rest.to_owned())),
        "git" => (plain(rest) && !rest.starts_with("ext::")).then(|| Destination::Git {
            remote: rest.to_owned(),
            branch: String::new(),
            domain: None,
        }),
        "s3" => {
            let (bucket, prefix) =
                rest.strip_prefix("//").map(|all| all.split_once('/').unwrap_or((all, "")))?;
            let plain = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
            let prefix = prefix.trim_matches('/');
            let fits = !bucket.is_empty()
                && bucket.chars().all(plain)
                && prefix.chars().all(|c| plain(c) || c == '/')
                && !prefix.contains("..");
            fits.then(|| Destination::Bucket {
                bucket: bucket.to_owned(),
                prefix: prefix.to_owned(),
                endpoint: None,
                region: String::new(),
            })
        }
        "rsync" => remote(rest).map(|(host, path)| Destination::Rsync { host, path }),
        "sftp" => remote(rest).map(|(host, path)| Destination::Sftp { host, path }),
        _ => None,
    }
}

/// Every share whose audience is known.
pub(super) fn shares(
    written: &Written,
    readers: &BTreeMap<String, Reader>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Share> {
    let mut shares = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for table in written.tables("share.*") {
        let Some(name) = table.names.first() else { continue };
        let folders = readers.iter().flat_map(|(name, reader)| [name, &reader.folder]);
        let taken = folders.into_iter().any(|taken| taken.eq_ignore_ascii_case(name));
        if taken || !seen.insert(name.to_lowercase()) {
            diagnostics.push(problem::name_taken(&table.place, name));
        }
        if let Some(share) = share(written, table, readers, diagnostics) {
            shares.insert(name.clone(), share);
        }
    }
    shares
}

fn share(
    written: &Written,
    table: &Table,
    readers: &BTreeMap<String, Reader>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Share> {
    let name = table.names.first()?;
    let Some(named) = given(written, &SHARE_AUDIENCE, name) else {
        if written.lacks(&SHARE_AUDIENCE, &table.names) {
            diagnostics.push(config_problem::missing_key(&table.place, "audience"));
        }
        return None;
    };
    let audience = texts(Some(named)).into_iter().next()?;
    let reader = readers.get(&audience);
    let narrowing = narrowing(written, name);
    let outward = reader.and_then(|reader| Outward::new(&reader.audience, &narrowing));
    let (Some(reader), Some(outward)) = (reader, outward) else {
        let known: Vec<&str> = readers.keys().map(String::as_str).filter(|n| *n != "me").collect();
        let place = named.values.first().map_or(&named.place, |value| &value.place);
        diagnostics.push(config_problem::unknown_audience(place, &audience, &known));
        return None;
    };
    tell_of_grants(written, table, (reader, &outward), diagnostics);
    let no_articles = flag(given(written, &SHARE_ARTICLES, name)) == Some(false);
    Some(Share {
        name: name.clone(),
        outward,
        articles: if no_articles { Articles::LeftOut } else { reader.articles },
        until: day(given(written, &SHARE_UNTIL, name)),
        revoked: day(given(written, &SHARE_REVOKED, name)),
        lock: match flag(given(written, &SHARE_LOCKED, name)) {
            Some(true) => Lock::Locked,
            _ => Lock::Open,
        },
        destination: sent_to(written, name),
    })
}

fn narrowing(written: &Written, name: &str) -> Narrowing {
    Narrowing {
        only: given(written, &SHARE_ONLY, name).map(|list| kinds(Some(list)).into_iter().collect()),
        without: kinds(given(written, &SHARE_WITHOUT, name)).into_iter().collect(),
        grain: grain(given(written, &SHARE_GRAIN, name)).unwrap_or(Grain::Day),
        since: day(given(written, &SHARE_SINCE, name)),
        names: match texts(given(written, &SHARE_NAMES, name)).first().map(String::as_str) {
            Some("initials") => NameStyle::Initials,
            _ => NameStyle::Full,
        },
    }
}

/// What a share asks for in vain, and whether anything is left at all.
fn tell_of_grants(
    written: &Written,
    table: &Table,
    (reader, outward): (&Reader, &Outward),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let name = table.names.first().map_or("", String::as_str);
    for value in given(written, &SHARE_ONLY, name).into_iter().flat_map(|given| &given.values) {
        let word = value.value.text().unwrap_or_default();
        let granted = |kind: &Kind| reader.audience.grants().contains_key(kind);
        if Kind::named(word).is_some_and(|kind| !granted(&kind)) {
            diagnostics.push(problem::not_granted(&value.place, word));
        }
    }
    if outward.audience().grants().is_empty() && !reader.audience.grants().is_empty() {
        diagnostics.push(problem::sees_nothing(&table.place, name));
    }
}

fn sent_to(written: &Written, name: &str) -> Option<Destination> {
    let text = texts(given(written, &SHARE_PUBLISH, name)).into_iter().next()?;
    let word = |key| texts(given(written, key, name)).into_iter().next();
    Some(match destination(&text)? {
        Destination::Git { remote, .. } => Destination::Git {
            remote,
            branch: word(&SHARE_BRANCH).unwrap_or_else(|| "pages".to_owned()),
            domain: word(&SHARE_DOMAIN),
        },
        Destination::Bucket { bucket, prefix, .. } => Destination::Bucket {
            bucket,
            prefix,
            endpoint: word(&SHARE_ENDPOINT),
            region: word(&SHARE_REGION).unwrap_or_else(|| "auto".to_owned()),
        },
        other => other,
    })
}

fn flag(given: Option<&Given>) -> Option<bool> {
    given?.values.first().map(|value| value.value == Value::Flag(true))
}

/// The text of a configuration with a share taken back on this day. `None` where the share does
/// not stand there as a table of its own.
pub fn with_revoked(text: &str, name: &str, today: Date) -> Option<String> {
    let already = {
        let root = DeTable::parse(text).ok()?;
        root.get_ref().get("share")?.get_ref().get(name)?.get_ref().get("revoked").is_some()
    };
    if already {
        return Some(text.to_owned());
    }
    let headers = [format!("[share.{name}]"), format!("[share.\"{name}\"]")];
    let mut edited = String::with_capacity(text.len() + 32);
    let mut done = false;
    for line in text.split_inclusive('\n') {
        edited.push_str(line);
        let bare = line.split('#').next().unwrap_or(line).trim();
        if !done && headers.iter().any(|header| bare == header) {
            let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
            if !line.ends_with('\n') {
                edited.push_str(end);
            }
            edited.push_str(&format!("revoked = {today}{end}"));
            done = true;
        }
    }
    let says = |text: &str| {
        let root = DeTable::parse(text).ok()?;
        let day = root.get_ref().get("share")?.get_ref().get(name)?.get_ref().get("revoked")?;
        Some(day.get_ref().as_datetime().is_some())
    };
    (done && says(&edited) == Some(true)).then_some(edited)
}
