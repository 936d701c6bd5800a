//! Keys of audiences: who may see what, how finely, and from when.

use super::{Shape, keys};

const GRAINS: Shape = Shape::Word(&["day", "week", "month"]);

keys! { AUDIENCE_KEYS:
    BASED_ON = "audience.*.based_on", Shape::Text, "", eg r#""trainer""#, since "0.1",
        "The audience to start from: `physio`, `trainer`, `public`, or another one of this file. A \
         table with the name of a built-in audience starts from that one; any other starts from \
         nothing.";
    GRANTS = "audience.*.grants", Shape::List(&Shape::Kind), "", eg r#"["morning", "session"]"#,
        since "0.1",
        "The whole list of kinds that this reader sees. It takes the place of the list the audience \
         started from; to add to that one, use `with`.";
    WITH = "audience.*.with", Shape::List(&Shape::Kind), "[]", eg r#"["sleep"]"#, since "0.1",
        "Kinds that are granted besides.";
    WITHOUT = "audience.*.without", Shape::List(&Shape::Kind), "[]", eg r#"["morning"]"#,
        since "0.1",
        "Kinds that are taken away, whatever else grants them.";
    AUDIENCE_GRAIN = "audience.*.grain", GRAINS, "", eg r#""month""#, since "0.1",
        "How finely everything is shown: single days, or one typical value a week or month. Kinds \
         without a typical value are not shown by the week or month. Without it, `grants` and \
         `with` mean single days.";
    AUDIENCE_SINCE = "audience.*.since", Shape::Day, "", eg "2026-03-01", since "0.1",
        "The first day that this reader sees anything of.";
    SEE_GRAIN = "audience.*.see.<kind>.grain", GRAINS, r#""day""#, eg r#""week""#, since "0.1",
        "How finely one kind is shown. A table such as `[audience.coach.see.pain]` grants the \
         kind.";
    SEE_SINCE = "audience.*.see.<kind>.since", Shape::Day, "", eg "2026-03-01", since "0.1",
        "The first day on which one kind is shown.";
    TAGS = "audience.*.tags", Shape::List(&Shape::Tag), "[]", eg r#"["coach"]"#, since "0.1",
        "Notes and questions with one of these `#tags` are shown, one by one, even where `note` is \
         not granted.";
    NAMES = "audience.*.names", Shape::Word(&["full", "initials"]), "", eg r#""full""#,
        since "0.1",
        "How your name is written, where `person` is granted. `full` for `physio`, `initials` for \
         everyone else.";
    ARTICLES = "audience.*.articles", Shape::Flag, "true", eg "false", since "0.1",
        "Whether this reader gets the articles of `paths.content` beside your pages.";
    FOLDER = "audience.*.folder", Shape::Folder, "", eg r#""for-coach""#, since "0.1",
        "The folder inside `paths.out` that this audience's site is written to. Without it, the \
         name of the audience.";
}
