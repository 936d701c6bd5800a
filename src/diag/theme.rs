//! Problems in a theme: templates that cannot be read or printed.

use std::collections::BTreeMap;

use super::{Diagnostic, Place, codes};
use crate::inputs::RelPath;

codes! {
    THEME_UNREADABLE = "theme-unreadable", Error,
        "A template cannot be read",
        "A template of the theme has a mistake in its syntax, or refers to a template that does \
         not exist. The message names the file and the place. Nothing was written. Mend the \
         template, or remove it to use the built-in one of the same name.";
    TEMPLATE_FAILED = "template-failed", Error,
        "A template could not be printed",
        "A template asked for a value that its view does not have, or used one in a way that does \
         not fit. Nothing was written. Mend what stands at the place, or remove the template to use \
         the built-in one. `comeback build --emit views` prints what each template gets. What the \
         template engine says may repeat words of the log, so it is shown at a terminal only.";
    THEME_MISSING = "theme-missing", Error,
        "There is no theme of this name",
        "`theme.name`, or `extends` in a `theme.toml`, names a theme that does not come along and \
         has no folder in `paths.themes`. `default` and `clinic` come along.";
    THEME_CIRCLE = "theme-circle", Error,
        "Themes build on each other in a circle",
        "Following `extends` from this theme leads back to it. Let one of them extend `default`, \
         or take its `extends` out.";
    THEME_MANIFEST = "theme-manifest", Error,
        "A theme.toml cannot be read",
        "`theme.toml` is read as TOML. It may say `name`, `description`, `extends`, and style \
         variables in `[variables]` and `[dark]`; the themes documentation has an example.";
    THEME_KEY = "theme-key", Warning,
        "A key that a theme.toml does not have",
        "The key has no effect. A `theme.toml` has `name`, `description`, `extends`, `[variables]` \
         and `[dark]`.";
    THEME_VALUE = "theme-value", Warning,
        "A value that no style variable can have",
        "A style variable is a text in quotation marks, without `;`, braces, `<` or a backslash, \
         and without anything that would be loaded. It was left out.";
    THEME_VARIABLE = "theme-variable", Warning,
        "A style variable that the theme does not use",
        "The name stands nowhere in the style sheet of the theme, so the value would change \
         nothing. The themes documentation lists the variables of the default theme.";
    DATA_UNREADABLE = "data-unreadable", Error,
        "A data file cannot be read",
        "Files in `paths.data` are TOML, JSON or CSV with a first line of names, written as UTF-8. \
         Templates would print something else than what is in this one, so nothing was written.";
    DATA_TWICE = "data-twice", Error,
        "Two data files have one name",
        "`people.toml` and `people.csv` would both be `data.people`. Rename one of them.";
    TEMPLATE_UNSAFE = "template-unsafe", Warning,
        "A template puts a value where it could run",
        "A template of the project prints a value inside a script or style, in a `style` or `on...` \
         attribute, in an attribute without quotes, or marks it as safe. Escaping cannot protect \
         these places: words from a log could become code. Put the value between quotes of an \
         ordinary attribute, or into the text.";
}

/// Each template with the folder of the theme it is from.
type Homes = BTreeMap<String, String>;

/// `detail` is what the template engine says.
pub fn theme_unreadable(homes: &Homes, detail: &str) -> Diagnostic {
    let reason = first_line(detail);
    let message = format!("A template cannot be read: {reason}");
    placed(Diagnostic::new(&THEME_UNREADABLE, message), homes, detail)
        .help("mend the template, or remove it to use the built-in one of the same name")
}

/// A template that fails while it is printed. What the engine says of it may repeat a value, so
/// it counts as read, and everyone else is told the place alone.
pub fn template_failed(homes: &Homes, template: &str, detail: &str) -> Diagnostic {
    let reason = first_line(detail);
    let mut message = format!("The template `{template}` could not be printed");
    // Names of variables stand in the template and its view, never in a log.
    if reason.starts_with("Variable `") {
        message = format!("{message}: {reason}");
    }
    let whole = RelPath::made_of(&format!("{}/templates/{template}", home(homes, template)));
    let problem = Diagnostic::new(&TEMPLATE_FAILED, message).at(&Place::whole(&whole));
    placed(problem, homes, detail).read(reason).help(
        "mend what stands here, or remove the template to use the built-in one of the same name; \
         `comeback build --emit views` shows what it gets",
    )
}

pub fn template_unsafe(place: &Place) -> Diagnostic {
    Diagnostic::new(&TEMPLATE_UNSAFE, "A value stands here where it could run")
        .at(place)
        .help("put it into the text or between the quotes of an ordinary attribute")
}

pub fn theme_missing(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "`default` and `clinic` come along; others are folders in `paths.themes`".to_owned()
        }
    };
    Diagnostic::new(&THEME_MISSING, "There is no theme of this name")
        .at(place)
        .read(read)
        .help(help)
}

pub fn theme_circle(place: &Place) -> Diagnostic {
    Diagnostic::new(&THEME_CIRCLE, "This theme builds on itself")
        .at(place)
        .help("let one of the themes extend `default`, or take `extends` out")
}

pub fn manifest_unreadable(place: &Place, reason: &str) -> Diagnostic {
    Diagnostic::new(&THEME_MANIFEST, "The theme.toml cannot be read here")
        .at(place)
        .help(format!("look for a missing quotation mark or bracket; in TOML's words: {reason}"))
}

pub fn manifest_key(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "known here: `name`, `description`, `extends`, `[variables]`, `[dark]`".to_owned(),
    };
    Diagnostic::new(&THEME_KEY, "This is not a key of a theme.toml").at(place).read(read).help(help)
}

pub fn manifest_value(place: &Place, read: &str) -> Diagnostic {
    Diagnostic::new(&THEME_VALUE, "This is no value of a style variable")
        .at(place)
        .read(read)
        .help("write one value in quotation marks, such as `\"#005f73\"`")
}

pub fn unknown_variable(place: &Place, read: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the themes documentation lists the variables".to_owned(),
    };
    Diagnostic::new(&THEME_VARIABLE, "The theme does not use this variable")
        .at(place)
        .read(read)
        .help(help)
}

pub fn data_unreadable(place: &Place, reason: &str) -> Diagnostic {
    Diagnostic::new(&DATA_UNREADABLE, "This data file cannot be read")
        .at(place)
        .help(format!("mend it here; {reason}"))
}

pub fn data_twice(file: &RelPath) -> Diagnostic {
    Diagnostic::new(&DATA_TWICE, "Another data file has this name")
        .at(&Place::whole(file))
        .help("rename one of the two, whatever their endings")
}

fn home<'a>(homes: &'a Homes, template: &str) -> &'a str {
    homes.get(template).map_or("themes/default", String::as_str)
}

fn first_line(detail: &str) -> &str {
    let line = detail.lines().next().unwrap_or("").trim();
    line.strip_prefix("error: ").unwrap_or(line).trim_end_matches('.')
}

/// The place that the engine names below its message: `--> day.html:2:29`.
fn placed(problem: Diagnostic, homes: &Homes, detail: &str) -> Diagnostic {
    let named = detail.lines().find_map(|line| line.trim().strip_prefix("--> "));
    let mut parts = named.unwrap_or("").rsplitn(3, ':');
    let mut number = || parts.next().and_then(|part| part.trim().parse::<u32>().ok());
    let (column, line) = (number(), number());
    match (parts.next(), line, column) {
        (Some(name), Some(line), Some(column)) => {
            let file = RelPath::made_of(&format!("{}/templates/{name}", home(homes, name)));
            problem.at(&Place::new(&file, line, column, 1))
        }
        _ => problem,
    }
}
