//! Problems in a theme: templates that cannot be read or printed.

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
    TEMPLATE_UNSAFE = "template-unsafe", Warning,
        "A template puts a value where it could run",
        "A template of the project prints a value inside a script or style, in a `style` or `on...` \
         attribute, in an attribute without quotes, or marks it as safe. Escaping cannot protect \
         these places: words from a log could become code. Put the value between quotes of an \
         ordinary attribute, or into the text.";
}

/// `folder` is that of the theme, `detail` what the template engine says.
pub fn theme_unreadable(folder: &str, detail: &str) -> Diagnostic {
    let reason = first_line(detail);
    let message = format!("A template cannot be read: {reason}");
    placed(Diagnostic::new(&THEME_UNREADABLE, message), folder, detail)
        .help("mend the template, or remove it to use the built-in one of the same name")
}

/// A template that fails while it is printed. What the engine says of it may repeat a value, so
/// it counts as read, and everyone else is told the place alone.
pub fn template_failed(folder: &str, template: &str, detail: &str) -> Diagnostic {
    let reason = first_line(detail);
    let mut message = format!("The template `{template}` could not be printed");
    // Names of variables stand in the template and its view, never in a log.
    if reason.starts_with("Variable `") {
        message = format!("{message}: {reason}");
    }
    let whole = RelPath::made_of(&format!("{folder}/templates/{template}"));
    let problem = Diagnostic::new(&TEMPLATE_FAILED, message).at(&Place::whole(&whole));
    placed(problem, folder, detail).read(reason).help(
        "mend what stands here, or remove the template to use the built-in one of the same name; \
         `comeback build --emit views` shows what it gets",
    )
}

pub fn template_unsafe(place: &Place) -> Diagnostic {
    Diagnostic::new(&TEMPLATE_UNSAFE, "A value stands here where it could run")
        .at(place)
        .help("put it into the text or between the quotes of an ordinary attribute")
}

fn first_line(detail: &str) -> &str {
    let line = detail.lines().next().unwrap_or("").trim();
    line.strip_prefix("error: ").unwrap_or(line).trim_end_matches('.')
}

/// The place that the engine names below its message: `--> day.html:2:29`.
fn placed(problem: Diagnostic, folder: &str, detail: &str) -> Diagnostic {
    let named = detail.lines().find_map(|line| line.trim().strip_prefix("--> "));
    let mut parts = named.unwrap_or("").rsplitn(3, ':');
    let mut number = || parts.next().and_then(|part| part.trim().parse::<u32>().ok());
    let (column, line) = (number(), number());
    match (parts.next(), line, column) {
        (Some(name), Some(line), Some(column)) => {
            let file = RelPath::made_of(&format!("{folder}/templates/{name}"));
            problem.at(&Place::new(&file, line, column, 1))
        }
        _ => problem,
    }
}
