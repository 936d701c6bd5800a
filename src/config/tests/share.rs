//! Shares: what they take away, where they go, and what is told of them.

use jiff::civil::date;

use super::{clean, problems};
use crate::config::{Articles, Destination, Lock, with_revoked};
use crate::journal::{Grain, Kind, NameStyle};

#[test]
fn a_share_is_an_audience_with_less() {
    let config = clean(
        "[share.sam]\naudience = \"trainer\"\nonly = [\"morning\", \"evening\"]\n\
         without = \"evening\"\ngrain = \"week\"\nsince = 2026-03-01\nnames = \"initials\"\n\
         until = 2026-06-30\nlocked = true\narticles = false\npublish = \"folder:../sam\"\n",
    );
    let share = config.share("sam").unwrap();
    let grants = share.outward.audience().grants();
    assert_eq!(grants.keys().collect::<Vec<_>>(), [&Kind::Morning]);
    assert_eq!(grants[&Kind::Morning].grain, Grain::Week);
    assert_eq!(grants[&Kind::Morning].since, Some(date(2026, 3, 1)));
    assert_eq!(share.outward.audience().names(), NameStyle::Initials);
    assert_eq!((share.lock, share.articles), (Lock::Locked, Articles::LeftOut));
    assert_eq!(share.destination, Some(Destination::Folder("../sam".to_owned())));
    assert!(!share.is_closed(date(2026, 6, 30)) && share.is_closed(date(2026, 7, 1)));
}

#[test]
fn a_plain_share_is_its_audience() {
    let config = clean("[share.sam]\naudience = \"physio\"\n");
    let share = config.share("sam").unwrap();
    assert_eq!(share.outward.audience(), &config.reader("physio").unwrap().audience);
    assert_eq!((share.lock, share.destination.as_ref()), (Lock::Open, None));
}

#[test]
fn nobody_shares_the_site_of_the_owner() {
    let found = problems("version = 1\n[share.sam]\naudience = \"me\"\n");
    assert!(found[0].starts_with("3:12 config-unknown-audience"), "{found:?}");
    let found = problems("version = 1\n[share.sam]\nlocked = true\n");
    assert!(found[0].starts_with("2:8 config-missing-key"), "{found:?}");
}

#[test]
fn a_share_has_a_name_of_its_own() {
    for name in ["Physio", "me", "for-coach"] {
        let found = problems(&format!(
            "version = 1\n[audience.coach]\nwith = \"pain\"\nfolder = \"for-coach\"\n\
             [share.{name}]\naudience = \"trainer\"\n"
        ));
        assert!(found[0].contains("share-name-taken"), "{name} {found:?}");
    }
}

#[test]
fn what_a_share_asks_for_in_vain_is_told() {
    let found = problems(
        "version = 1\n[share.sam]\naudience = \"public\"\nonly = [\"morning\", \"took\"]\n",
    );
    assert!(found[0].starts_with("4:20 share-not-granted"), "{found:?}");
    let found = problems("version = 1\n[share.sam]\naudience = \"public\"\nonly = []\n");
    assert!(found[0].contains("share-sees-nothing"), "{found:?}");
    let found = problems("version = 1\n[share.sam]\naudience = \"public\"\nonly = \"private\"\n");
    assert!(found[0].contains("config-sealed-kind"), "{found:?}");
}

#[test]
fn destinations_have_a_form_and_no_options() {
    for good in [
        "folder:../x",
        "zip:out/sam.zip",
        "git:git@example.org:me/back.git",
        "git:../back.git",
        "s3://bucket/some/path",
        "s3://bucket",
        "rsync:me@example.org:/var/www/x",
        "sftp:example.org:x",
    ] {
        let text = format!("[share.sam]\naudience = \"public\"\npublish = \"{good}\"\n");
        assert!(clean(&text).share("sam").unwrap().destination.is_some(), "{good}");
    }
    for bad in [
        "folder:",
        "folder: x",
        "zip:sam.tar",
        "git:--upload-pack=x",
        "git:ext::sh -c x",
        "s3:/bucket",
        "s3://bu cket",
        "s3://b/../c",
        "rsync:-e:x",
        "rsync:host",
        "sftp:a b:x",
        "ftp:x",
        "../x",
    ] {
        let text =
            format!("version = 1\n[share.sam]\naudience = \"public\"\npublish = \"{bad}\"\n");
        assert!(problems(&text)[0].contains("config-bad-form"), "{bad}");
    }
}

#[test]
fn revoking_adds_one_line_and_touches_nothing_else() {
    let text = "version = 1\n[share.sam] # my brother\naudience = \"public\"\n";
    let edited = with_revoked(text, "sam", date(2026, 5, 1)).unwrap();
    assert_eq!(edited.replace("revoked = 2026-05-01\n", ""), text);
    let config = super::read(&edited).value;
    assert!(config.share("sam").unwrap().is_closed(date(2026, 1, 1)));
    assert_eq!(with_revoked(&edited, "sam", date(2026, 6, 1)), Some(edited));
    assert_eq!(with_revoked(text, "tom", date(2026, 5, 1)), None);
    let inline = "version = 1\nshare.sam = { audience = \"public\" }\n";
    assert_eq!(with_revoked(inline, "sam", date(2026, 5, 1)), None);
}
