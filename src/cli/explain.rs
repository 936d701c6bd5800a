//! `comeback explain CODE`: what a code means and what to do about it; and `comeback explain PAGE`,
//! which is answered by `trace`.

mod trace;

use super::args::{Args, Explain};
use super::{Outcome, say, say_error};
use crate::diag::{Code, all_codes, code_named, nearest};

pub(super) fn run(args: &Args, asked: &Explain) -> anyhow::Result<Outcome> {
    match &asked.what {
        Some(page) if page.contains('/') || page.ends_with(".html") => {
            trace::run(args, asked, page)
        }
        code => Ok(explained(code.as_deref())),
    }
}

fn explained(code: Option<&str>) -> Outcome {
    match code {
        None => {
            let lines: Vec<String> = all_codes().iter().map(|code| line(code)).collect();
            say(&lines.join("\n"));
            Outcome::Done
        }
        Some(name) => match code_named(name) {
            Some(code) => {
                say(&format!(
                    "{} ({})\n{}\n\n{}",
                    code.name,
                    code.severity.word(),
                    code.title,
                    folded(code.explanation)
                ));
                Outcome::Done
            }
            None => {
                let near = nearest(name, all_codes().iter().map(|code| code.name));
                let help = near.map_or("`comeback explain` lists all of them".to_owned(), |near| {
                    format!("did you mean `{near}`?")
                });
                say_error(&format!("error: there is no code of this name; {help}"));
                Outcome::Errors
            }
        },
    }
}

fn line(code: &Code) -> String {
    format!("{:<30} {:<8} {}", code.name, code.severity.word(), code.title)
}

/// The text in lines of at most 80 letters.
fn folded(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && lines[last].chars().count() + word.chars().count() >= 80 {
            lines.push(word.to_owned());
        } else {
            if !lines[last].is_empty() {
                lines[last].push(' ');
            }
            lines[last].push_str(word);
        }
    }
    lines.join("\n")
}
