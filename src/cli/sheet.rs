//! `comeback report`: the one sheet for an appointment, as a file of its own.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use jiff::civil::Date;

use super::args::{Args, PaperSize, Report};
use super::open::{self, OnDisk};
use super::{Outcome, report, say, say_error, style};
use crate::diag::{Diagnostic, Severity, has_errors};
use crate::pipeline::{self, Opened, Prepared};
use crate::shell;
use crate::site::sheet::{self, Missing, Paper, SecondSheet, SheetOptions, SheetView, Since};

pub(super) fn run(args: &Args, asked: &Report) -> anyhow::Result<Outcome> {
    let on_disk = open::files(args, &[])?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, on_disk.without.clone());
    let mut problems = on_disk.diagnostics.clone();
    problems.extend(opened.diagnostics.iter().cloned());
    show_errors(args, &on_disk, &problems);
    if opened.is_unsound() {
        say_error("error: the project has errors; nothing was written");
        return Ok(Outcome::Errors);
    }
    let prepared = match opened.prepare(&asked.audience) {
        Ok(prepared) => prepared,
        Err(more) => {
            show_errors(args, &on_disk, &more);
            return Ok(Outcome::Errors);
        }
    };
    let options = options(asked, on_disk.inputs.today)?;
    let view = sheet::view(prepared.plan(), &options);
    for file in write(asked, (&prepared, &view), &place(asked, &on_disk, &options))? {
        say(&line(&file, &view));
    }
    warn_of_hidden_danger(&opened, asked, &view, options);
    Ok(if has_errors(&problems) { Outcome::Errors } else { Outcome::Done })
}

/// A sheet is wanted in a hurry: only errors are told here, `check` tells the rest.
fn show_errors(args: &Args, on_disk: &OnDisk, problems: &[Diagnostic]) {
    let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    if !errors.is_empty() {
        let style = style(args, &std::io::stderr());
        say_error(&report::text(&errors, &on_disk.inputs, style));
        say_error(&format!("{}: `comeback explain CODE` tells more\n", report::tally(&errors)));
    }
}

fn options(asked: &Report, today: Date) -> anyhow::Result<SheetOptions> {
    let until = asked.until.as_deref().map(|text| day("--until", text)).transpose()?;
    let until = until.unwrap_or(today);
    let since = match asked.since.as_deref() {
        None | Some("last-appointment") => Since::LastAppointment,
        Some(text) => Since::Day(day("--since", text)?),
    };
    if let Since::Day(since) = since
        && since > until
    {
        bail!("--since {since} lies after --until {until}");
    }
    Ok(SheetOptions {
        since,
        until,
        paper: match asked.paper {
            PaperSize::A4 => Paper::A4,
            PaperSize::Letter => Paper::Letter,
        },
        second: match asked.appendix {
            true => SecondSheet::Added,
            false => SecondSheet::LeftOut,
        },
    })
}

fn day(option: &str, text: &str) -> anyhow::Result<Date> {
    let wanted = || format!("{option} takes a date such as 2026-03-19, not `{text}`");
    text.parse().with_context(wanted)
}

/// Where the HTML goes: as asked, or `report-physio-2026-03-19.html` in the project; nowhere
/// where only a PDF was asked for.
fn place(asked: &Report, on_disk: &OnDisk, options: &SheetOptions) -> Option<PathBuf> {
    match (&asked.html, &asked.pdf) {
        (Some(html), _) => Some(html.clone()),
        (None, Some(_)) => None,
        (None, None) => {
            let name = format!("report-{}-{}.html", asked.audience, options.until);
            Some(on_disk.root.join(name))
        }
    }
}

/// Writes what was asked for and gives back the files.
fn write(
    asked: &Report,
    (prepared, view): (&Prepared, &SheetView),
    html: &Option<PathBuf>,
) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if let Some(file) = &asked.pdf {
        pdf(view, (file, &asked.font))?;
        files.push(file.clone());
    }
    if let Some(file) = html {
        let text =
            prepared.sheet(view).map_err(|problem| anyhow::anyhow!("{}", problem.message()))?;
        shell::store(file, &text)?;
        files.push(file.clone());
    }
    Ok(files)
}

#[cfg(feature = "pdf")]
fn pdf(view: &SheetView, (file, fonts): (&Path, &[PathBuf])) -> anyhow::Result<()> {
    use crate::paper::{Fonts, sheet};

    let further = fonts
        .iter()
        .map(|font| std::fs::read(font).with_context(|| format!("cannot read {}", font.display())))
        .collect::<anyhow::Result<Vec<Vec<u8>>>>()?;
    let fonts = Fonts::with(&further).map_err(|unreadable| {
        let name = fonts.get(unreadable.0).map(|font| font.display().to_string());
        anyhow::anyhow!(
            "{} is no font of outlines (.ttf or .otf)",
            name.as_deref().unwrap_or("a font")
        )
    })?;
    let pdf = sheet(view, &fonts)?;
    shell::store(file, &pdf.bytes)?;
    if !pdf.missing.is_empty() {
        say_error(&format!(
            "note: {} letters of the sheet are in no font and are shown as \u{25a1}; `--font FILE` \
             adds a font that has them",
            pdf.missing.len()
        ));
    }
    if view.appendix.is_none() && pdf.pages > 1 {
        say_error("note: not everything fits one side; the rest is on a second one");
    }
    Ok(())
}

#[cfg(not(feature = "pdf"))]
fn pdf(_view: &SheetView, _wanted: (&Path, &[PathBuf])) -> anyhow::Result<()> {
    bail!(
        "this comeback was built without PDF; build it with `--features pdf`, or open the HTML \
         in a browser and print it: it is one page"
    )
}

/// `report-physio-2026-03-19.html; still missing: red-flag questions not asked for 9 days`
fn line(file: &Path, view: &SheetView) -> String {
    let missing: Vec<String> = view.missing.iter().map(said).collect();
    let more = match view.appendix.is_none() && view.leaves_out() {
        true => " (not everything fits one side: --appendix adds a second sheet)",
        false => "",
    };
    match missing.is_empty() {
        true => format!("{}; nothing is missing{more}", file.display()),
        false => format!("{}; missing: {}{more}", file.display(), missing.join("; ")),
    }
}

fn said(missing: &Missing) -> String {
    match missing {
        Missing::FlagsNeverAsked => "red-flag questions never asked".to_owned(),
        Missing::FlagsNotAsked { days } => format!("red-flag questions not asked for {days} days"),
        Missing::Awaited { sessions: 1 } => "1 session waits for its morning".to_owned(),
        Missing::Awaited { sessions } => format!("{sessions} sessions wait for their morning"),
        Missing::FewRatings { have, of } => format!("pain rated on {have} of {of} days only"),
        Missing::NoGoal => "no goal in comeback.toml".to_owned(),
    }
}

/// A reader who is not granted the danger questions must not be told of them; the owner, who
/// runs the command, must.
fn warn_of_hidden_danger(
    opened: &Opened<'_>,
    asked: &Report,
    view: &SheetView,
    options: SheetOptions,
) {
    if view.notice.is_some() {
        say_error("please get help now: a danger question is ticked; the sheet is its notice");
        return;
    }
    let owner = opened.prepare("me").map(|owner| sheet::view(owner.plan(), &options));
    if owner.is_ok_and(|owner| owner.notice.is_some()) {
        say_error(&format!(
            "please get help now: a danger question is ticked; `{}` may not see it, so this sheet \
             does not show it",
            asked.audience
        ));
    }
}
