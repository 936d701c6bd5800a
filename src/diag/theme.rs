//! Problems in a theme: templates that cannot be read or printed.

use super::{Diagnostic, Place, codes};

codes! {
    THEME_UNREADABLE = "theme-unreadable", Error,
        "A template cannot be read",
        "A template of the theme has a mistake in its syntax, or refers to a template that does \
         not exist. The message names the file and the place. Nothing was written. Mend the \
         template, or remove it to use the built-in one of the same name.";
    TEMPLATE_FAILED = "template-failed", Error,
        "A template could not be printed",
        "A template asked for a value that its view does not have, or used one in a way that does \
         not fit. The message names the template, the place and what exists. Nothing was written. \
         `comeback build --emit views` prints what each template gets.";
    TEMPLATE_UNSAFE = "template-unsafe", Warning,
        "A template puts a value where it could run",
        "A template of the project prints a value inside a script or style, in a `style` or `on...` \
         attribute, in an attribute without quotes, or marks it as safe. Escaping cannot protect \
         these places: words from a log could become code. Put the value between quotes of an \
         ordinary attribute, or into the text.";
}

pub fn theme_unreadable(detail: &str) -> Diagnostic {
    Diagnostic::new(&THEME_UNREADABLE, format!("A template cannot be read: {detail}"))
        .help("mend the template, or remove it to use the built-in one of the same name")
}

pub fn template_failed(template: &str, detail: &str) -> Diagnostic {
    Diagnostic::new(
        &TEMPLATE_FAILED,
        format!("The template `{template}` could not be printed: {detail}"),
    )
    .help("run `comeback build --emit views` to see what the template gets")
}

pub fn template_unsafe(place: &Place) -> Diagnostic {
    Diagnostic::new(&TEMPLATE_UNSAFE, "A value stands here where it could run")
        .at(place)
        .help("put it into the text or between the quotes of an ordinary attribute")
}
