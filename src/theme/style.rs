//! The one style sheet of a site: the theme's own, with the variables that a theme or a project
//! sets. What a variable is for only the style sheet knows.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::config::Variable;
use crate::diag::{Diagnostic, nearest, theme as problem};

/// Puts variables behind the ones that the sheet begins with, before anything that the sheet says
/// of dark screens and of paper; `dark` values come last. A name that the sheet does not use is
/// told and left out.
pub(super) fn with_variables(
    sheet: &str,
    variables: &[Variable],
    dark: &[Variable],
) -> (String, Vec<Diagnostic>) {
    let known = names(sheet);
    let unknown = |variable: &&Variable| !known.contains(variable.name.as_str());
    let told = variables.iter().chain(dark).filter(unknown).map(|variable| {
        let near = nearest(&variable.name, known.iter().copied());
        problem::unknown_variable(&variable.place, &variable.name, near)
    });
    let told = told.collect();
    let block = |all: &[Variable]| {
        let mut out = String::new();
        for Variable { name, value, .. } in all.iter().filter(|it| known.contains(it.name.as_str()))
        {
            let _ = write!(out, " --{name}: {value};");
        }
        out
    };
    let mut out = sheet.to_owned();
    let own = block(variables);
    if !own.is_empty() {
        let first = sheet.find(":root").and_then(|at| Some(at + sheet.get(at..)?.find('}')? + 1));
        out.insert_str(first.unwrap_or(0), &format!("\n:root {{{own} }}\n"));
    }
    let dark = block(dark);
    if !dark.is_empty() {
        let _ =
            writeln!(out, "@media screen and (prefers-color-scheme: dark) {{ :root {{{dark} }} }}");
    }
    (out, told)
}

/// Every variable that a sheet sets or uses.
pub(super) fn names(sheet: &str) -> BTreeSet<&str> {
    sheet
        .split("--")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            rest.get(..end.unwrap_or(rest.len())).unwrap_or("")
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Place;
    use crate::inputs::RelPath;

    const SHEET: &str = ":root { --ink: #000; --go: blue }\n@media print { :root { --ink: #111 } }\np { color: var(--ink) }\n";

    fn set(name: &str, value: &str) -> Variable {
        let place = Place::whole(&RelPath::made_of("comeback.toml"));
        Variable { name: name.to_owned(), value: value.to_owned(), place }
    }

    #[test]
    fn a_variable_gives_way_to_paper_and_its_dark_value_comes_last() {
        let (sheet, told) = with_variables(SHEET, &[set("ink", "red")], &[set("ink", "pink")]);
        let at = |text: &str| sheet.find(text).unwrap();
        assert!(at("--ink: #000") < at("--ink: red") && at("--ink: red") < at("--ink: #111"));
        assert!(at("--ink: #111") < at("--ink: pink"));
        assert!(told.is_empty());
    }

    #[test]
    fn a_variable_that_the_sheet_does_not_use_is_told() {
        let (sheet, told) = with_variables(SHEET, &[set("inc", "red")], &[]);
        assert_eq!(sheet, SHEET);
        assert_eq!(told[0].advice(), Some("did you mean `ink`?"));
    }
}
