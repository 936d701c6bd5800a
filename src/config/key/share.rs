//! Keys of shares: which audience, what is taken away for this one reader, until when, and where
//! the site goes. Holds no key that could widen what an audience is granted.

use super::{Shape, keys};

keys! { SHARE_KEYS:
    SHARE_AUDIENCE = "share.*.audience", Shape::Text, "", eg r#""trainer""#, since "0.1",
        "The audience whose grants this reader has at most: `physio`, `trainer`, `public`, or one \
         of this file. The name of the share itself stands on no page.";
    SHARE_ONLY = "share.*.only", Shape::List(&Shape::Kind), "", eg r#"["morning", "session"]"#,
        since "0.1",
        "Of what the audience is granted, these kinds only. A kind that the audience is not \
         granted stays hidden.";
    SHARE_WITHOUT = "share.*.without", Shape::List(&Shape::Kind), "[]", eg r#"["morning"]"#,
        since "0.1",
        "Kinds that this reader does not see, though the audience would.";
    SHARE_GRAIN = "share.*.grain", Shape::Word(&["day", "week", "month"]), "", eg r#""month""#,
        since "0.1",
        "At least as coarse as this. Kinds without a typical value, and notes shown by a tag, are \
         not shown by the week or month. What stands in the configuration, such as the goal, has \
         no grain.";
    SHARE_SINCE = "share.*.since", Shape::Day, "", eg "2026-03-01", since "0.1",
        "The first day that this reader sees anything of.";
    SHARE_NAMES = "share.*.names", Shape::Word(&["full", "initials"]), "", eg r#""initials""#,
        since "0.1",
        "`initials` shows initials where the audience would see your name. `full` leaves it as \
         the audience has it.";
    SHARE_ARTICLES = "share.*.articles", Shape::Flag, "true", eg "false", since "0.1",
        "Whether this reader gets the articles, where the audience does.";
    SHARE_UNTIL = "share.*.until", Shape::Day, "", eg "2026-12-31", since "0.1",
        "The last day of the share. After it, publishing sends a page that says the site is \
         closed, in place of the site. Until you publish, the old site stays where it is.";
    SHARE_REVOKED = "share.*.revoked", Shape::Day, "", eg "2026-05-01", since "0.1",
        "The day the share was taken back; `comeback share revoke` writes it. Publishing sends \
         the closed page from then on.";
    SHARE_LOCKED = "share.*.locked", Shape::Flag, "false", eg "true", since "0.1",
        "Whether a passphrase is needed to read the site. The passphrase itself never stands in \
         this file.";
    SHARE_PUBLISH = "share.*.publish", Shape::Destination, "", eg r#""folder:../for-sam""#,
        since "0.1",
        "Where `comeback publish` sends the site: `folder:PATH`, `zip:PATH`, `git:REMOTE`, \
         `s3://BUCKET/PATH`, `rsync:HOST:PATH` or `sftp:HOST:PATH`. Paths on this computer count \
         from the project.";
    SHARE_BRANCH = "share.*.branch", Shape::Folder, r#""pages""#, eg r#""gh-pages""#, since "0.1",
        "The branch that a `git:` destination is sent to. It holds one commit and nothing older.";
    SHARE_DOMAIN = "share.*.domain", Shape::Domain, "", eg r#""back.example.org""#, since "0.1",
        "The domain of your own that a `git:` destination is served under; written as `CNAME`. \
         Without it, a `CNAME` that stands on the branch is kept.";
    SHARE_ENDPOINT = "share.*.endpoint", Shape::Url, "", eg r#""https://s3.example.org""#,
        since "0.1",
        "The address of the service behind an `s3:` destination, where it is not Amazon's. Keys \
         are read from the environment and never from this file.";
    SHARE_REGION = "share.*.region", Shape::Folder, r#""auto""#, eg r#""eu-central-1""#,
        since "0.1",
        "The region of an `s3:` destination.";
}
