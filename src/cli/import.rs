//! `comeback import`: the export of another program into a log file of ours. Tells what was found,
//! taken and left; writes only what is new.

mod told;

use std::io::BufRead;

use anyhow::Context;
use jiff::tz::TimeZone;

use super::args::{Args, DecimalName, DistanceName, Import, MassName, OrderName, Taken};
use super::{Outcome, open, report, say, say_error, style};
use crate::diag::{Diagnostic, Parsed, has_errors};
use crate::inputs::{Inputs, RelPath};
use crate::journal::{DistanceUnit, MassUnit};
use crate::pipeline::{self, Opened};
use crate::shell;
use crate::source::import::{self, Brought, Found, Options, With};
use crate::source::{DateOrder, DecimalMark, TableAnswer};

pub(super) fn run(args: &Args, asked: &Import) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, None);
    if opened.is_unsound() {
        say_error("error: comeback.toml has errors; nothing was written");
        return Ok(Outcome::Errors);
    }
    let options = options(asked, &opened)?;
    let mut streamed = Vec::new();
    let mut stream = |path: &RelPath, text: &mut dyn BufRead| {
        streamed.push(import::read_stream(path, text, &options));
    };
    let Parsed { value: export, diagnostics: mut problems } =
        shell::parcel(&asked.file, on_disk.inputs.today, &mut stream)?;
    let found = match import::read_with(streamed, &export.files, &options) {
        Ok(found) => found,
        Err(more) => {
            problems.extend(more);
            return refused(args, asked, (&problems, &export));
        }
    };
    problems.extend(found.diagnostics.iter().cloned());
    if found.open {
        return refused(args, asked, (&problems, &export));
    }
    let known = opened.disclosed_to_owner();
    let brought = import::bring(&found, opened.log(), known.facts(), on_disk.inputs.today);
    problems.extend(brought.diagnostics.iter().cloned());
    if let Some(addition) = &brought.addition
        && !asked.dry_run
        && let Err(error) = shell::put(&on_disk.root, addition)
    {
        say_error(&format!("error: {error}"));
        return Ok(Outcome::Failed);
    }
    tell(args, asked, (&found, &brought), (&problems, &export))?;
    Ok(if has_errors(&problems) { Outcome::Errors } else { Outcome::Done })
}

fn options(asked: &Import, opened: &Opened<'_>) -> anyhow::Result<Options> {
    let config = &opened.config;
    let mut columns = config.import.columns.clone();
    for pair in &asked.map {
        let (heading, column) = pair
            .rsplit_once('=')
            .with_context(|| format!("--map needs COLUMN=NAME, not {pair}"))?;
        columns.insert(heading.trim().to_owned(), column.trim().to_owned());
    }
    let zone = asked.zone.as_ref().or(config.import.zone.as_ref());
    let zone = zone.map(|name| {
        TimeZone::get(name).with_context(|| format!("{name} is no zone that this computer knows"))
    });
    let answer = TableAnswer {
        date_order: asked.date_order.map(|order| match order {
            OrderName::Dmy => DateOrder::DayFirst,
            OrderName::Mdy => DateOrder::MonthFirst,
        }),
        decimal: asked.decimal.map(|mark| match mark {
            DecimalName::Point => DecimalMark::Point,
            DecimalName::Comma => DecimalMark::Comma,
        }),
        encoding: asked.encoding.clone(),
        columns,
    };
    let mass = asked.weight_unit.map(|unit| match unit {
        MassName::Kg => MassUnit::Kg,
        MassName::Lb => MassUnit::Lb,
    });
    let with = asked.with.iter().map(|what| match what {
        Taken::Notes => With::Notes,
        Taken::Titles => With::Titles,
    });
    Ok(Options {
        format: asked.format.clone(),
        answer,
        mass: mass.or(config.settings.weight_unit),
        distance: asked.distance_unit.map(|unit| match unit {
            DistanceName::Km => DistanceUnit::Kilometre,
            DistanceName::Mi => DistanceUnit::Mile,
            DistanceName::M => DistanceUnit::Metre,
        }),
        zone: zone.transpose()?,
        with: with.collect(),
        ..Options::new(opened.inputs.today)
    })
}

/// Nothing was taken; what is in the way is told.
fn refused(
    args: &Args,
    asked: &Import,
    (problems, export): (&[Diagnostic], &Inputs),
) -> anyhow::Result<Outcome> {
    if asked.json {
        let style = style(args, &std::io::stdout());
        say(&serde_json::to_string_pretty(&told::refused(problems, style))?);
    } else {
        say_error(&report::text(problems, export, style(args, &std::io::stderr())));
        say_error("nothing was written");
    }
    Ok(Outcome::Errors)
}

fn tell(
    args: &Args,
    asked: &Import,
    what: (&Found, &Brought),
    (problems, export): (&[Diagnostic], &Inputs),
) -> anyhow::Result<()> {
    let style_out = style(args, &std::io::stdout());
    if asked.json {
        let told = told::json(what, problems, (asked, style_out));
        say(&serde_json::to_string_pretty(&told)?);
        return Ok(());
    }
    if !problems.is_empty() {
        say_error(&report::text(problems, export, style(args, &std::io::stderr())));
    }
    if !args.quiet {
        say(&told::text(what, (asked, style_out)));
    }
    Ok(())
}
