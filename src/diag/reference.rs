//! The page of every code in Markdown, made from the catalogue. Knows no reader of it.

use std::fmt::Write;

use super::{Severity, all_codes};

const INTRODUCTION: &str = "# Every message

A message of `comeback check` and `comeback build` names a code, a place and what to write instead:

    error[ambiguous-number]: A number with a comma can be read in two ways
     |
     = at: log/2026.md:9:11
     = help: ...

`comeback explain CODE` prints at a terminal what stands here. Messages quote your words at your own
terminal only.
";

/// The whole page.
pub fn reference() -> String {
    let mut page = INTRODUCTION.to_owned();
    for (severity, title, meaning) in [
        (
            Severity::Error,
            "Errors",
            "Something could not be placed or made. The exit code is 1. What stands beside it is \
             still read.",
        ),
        (Severity::Warning, "Warnings", "It was read, but probably not as it was meant."),
        (Severity::Hint, "Hints", "Nothing is wrong; something would make the pages better."),
    ] {
        let _ = write!(page, "\n## {title}\n\n{meaning}\n");
        for code in all_codes().into_iter().filter(|code| code.severity == severity) {
            let _ = write!(
                page,
                "\n### `{}`\n\n**{}.** {}\n",
                code.name,
                code.title.trim_end_matches('.'),
                code.explanation
            );
        }
    }
    page
}
