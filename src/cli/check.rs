//! `comeback check`: read everything, write nothing, tell what is wrong or missing.

use super::args::{Args, Check, Format};
use super::open;
use super::report::{Quote, Style};
use super::{Outcome, report, say, strip, style};
use crate::calendar::Span;
use crate::diag::{Diagnostic, Place, has_errors};
use crate::pipeline::{self, Opened};

/// How far the strip of entries looks back at a terminal.
const USUAL_DAYS: u32 = 28;

pub(super) fn run(args: &Args, check: &Check) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, None);
    let mut problems: Vec<Diagnostic> = on_disk.diagnostics.clone();
    problems.extend(opened.diagnostics.iter().cloned());
    if !opened.is_unsound() {
        add(&mut problems, &opened.problems_of_sites());
    }
    let style = style(args, &std::io::stdout());
    let asked = check.days.unwrap_or(if style.quote == Quote::Full { USUAL_DAYS } else { 0 });
    let days = (asked > 0).then(|| Span::ending(on_disk.inputs.today, asked));
    let entered = days.map(|days| opened.entered(days));
    let links = match check.links {
        true => opened.library.outside_links(),
        false => Vec::new(),
    };
    let found = Found { problems: &problems, links: &links, days, entered: &entered };
    match check.format {
        Format::Json => say(&serde_json::to_string_pretty(&found.json(check.links, style))?),
        Format::Text => found.say(&opened, style),
    }
    Ok(if has_errors(&problems) { Outcome::Errors } else { Outcome::Done })
}

/// What a check tells.
struct Found<'a> {
    problems: &'a [Diagnostic],
    links: &'a [(Place, String)],
    days: Option<Span>,
    entered: &'a Option<strip::Entered>,
}

impl Found<'_> {
    fn json(&self, with_links: bool, style: Style) -> serde_json::Value {
        let links = self.links.iter().map(
            |(place, address)| serde_json::json!({ "at": place.to_string(), "address": address }),
        );
        let mut shown = serde_json::json!({
            "version": 1,
            "diagnostics": report::json(self.problems, style.quote),
        });
        if with_links {
            shown["links"] = links.collect();
        }
        if let Some(entered) = self.entered {
            shown["days"] = strip::json(entered);
        }
        shown
    }

    fn say(&self, opened: &Opened<'_>, style: Style) {
        for (place, address) in self.links {
            say(&format!("{place}: {address}"));
        }
        say(&report::text(self.problems, &opened.inputs, style));
        if let (Some(days), Some(entered)) = (self.days, self.entered) {
            say(&strip::text(entered, days, opened.last_entry()));
        }
        match report::tally(self.problems).as_str() {
            "" => say("nothing to mend"),
            tally => say(&format!("{tally}: `comeback explain CODE` tells more")),
        }
    }
}

/// What one reader's site has and another's had too is told once.
fn add(problems: &mut Vec<Diagnostic>, more: &[Diagnostic]) {
    for problem in more {
        if !problems.contains(problem) {
            problems.push(problem.clone());
        }
    }
}
