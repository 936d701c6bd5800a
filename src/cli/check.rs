//! `comeback check`: read everything, write nothing, tell what is wrong or missing.

use super::args::{Args, Check, Format};
use super::open;
use super::{Outcome, report, say, style};
use crate::diag::{Diagnostic, has_errors};
use crate::pipeline;

pub(super) fn run(args: &Args, check: &Check) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, None);
    let mut problems: Vec<Diagnostic> = on_disk.diagnostics.clone();
    problems.extend(opened.diagnostics.iter().cloned());
    if !opened.is_unsound() {
        for reader in opened.config.readers().keys() {
            match opened.prepare(reader) {
                Ok(prepared) => add(&mut problems, prepared.diagnostics()),
                Err(more) => add(&mut problems, &more),
            }
        }
    }
    let style = style(args, &std::io::stdout());
    let links = match check.links {
        true => opened.library.outside_links(),
        false => Vec::new(),
    };
    match check.format {
        Format::Json => {
            let links = links.iter().map(|(place, address)| {
                serde_json::json!({ "at": place.to_string(), "address": address })
            });
            let mut shown = serde_json::json!({
                "version": 1,
                "diagnostics": report::json(&problems, style.quote),
            });
            if check.links {
                shown["links"] = links.collect();
            }
            say(&serde_json::to_string_pretty(&shown)?);
        }
        Format::Text => {
            for (place, address) in &links {
                say(&format!("{place}: {address}"));
            }
            say(&report::text(&problems, &on_disk.inputs, style));
            match report::tally(&problems).as_str() {
                "" => say("nothing to mend"),
                tally => say(&format!("{tally}: `comeback explain CODE` tells more")),
            }
        }
    }
    Ok(if has_errors(&problems) { Outcome::Errors } else { Outcome::Done })
}

/// What one reader's site has and another's had too is told once.
fn add(problems: &mut Vec<Diagnostic>, more: &[Diagnostic]) {
    for problem in more {
        if !problems.contains(problem) {
            problems.push(problem.clone());
        }
    }
}
