//! The arguments as clap reads them; completions, man page and help are made from here.

mod import;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use import::{DecimalName, DistanceName, Import, MassName, OrderName, Taken};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the logs or the project have errors; what could be read was used
  2  wrong usage
  3  the search before sending found something this reader is not granted; nothing was sent
  4  a disk, a program or the network failed
  5  the place to write to was refused, as dangerous or not written by comeback; nothing changed";

/// From a personal recovery log to pages you can read, bring to an appointment, and share.
#[derive(Debug, Parser)]
#[command(name = "comeback", version, about, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// The project folder [default: the nearest folder upwards that holds comeback.toml]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) project: Option<PathBuf>,

    /// The day that "today" means [default: today, or SOURCE_DATE_EPOCH]
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) today: Option<String>,

    /// The configuration to read instead of comeback.toml, for a project with several
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        default_value = "comeback.toml",
        hide_default_value = true
    )]
    pub(crate) config: String,

    /// Print errors only
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// Whether messages quote what you wrote; auto quotes at a terminal only
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) quote: QuoteWhen,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// When messages quote the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuoteWhen {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the site of one reader, or of all
    Build(Build),
    /// Read everything, write nothing, and list what is wrong or missing
    Check(Check),
    /// Begin a project in a folder
    New(New),
    /// Write a fact into the log: `comeback add morning 3`; without words, ask what is due
    Add(Add),
    /// Bring in the export of another app: Strong, Hevy, Strava, Garmin and more
    Import(Import),
    /// Make the one sheet for an appointment
    Report(Report),
    /// Bring the Markdown logs into tidy form; what they say stays the same
    Fmt(Fmt),
    /// Write the log in another of its three spellings
    Convert(Convert),
    /// Show the sites in a browser of this computer, in step with the files, from memory only
    Serve(Serve),
    /// Explain a code that `check` or `build` printed, or tell what a page, a chart, a row or a
    /// cell of your site rests on, with file, line and column
    Explain(Explain),
    /// Put back the site that the last build replaced
    Rollback {
        /// Whose site
        #[arg(long = "for", value_name = "NAME", default_value = "me")]
        audience: String,
        /// The folder that holds the sites [default: site]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// See who sees what: list, show, diff and revoke shares
    Share {
        #[command(subcommand)]
        command: ShareCommand,
    },
    /// Send a share to where it goes, after a receipt and a search of every byte
    Publish(Publish),
    /// Say who may open a locked site, each with a passphrase of their own
    Lock(Lock),
    /// Print the JSON Schema of comeback.toml, for editors
    Schema,
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man {
        /// Write the man page of every command into this folder instead
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Build {
    /// Log files to build without a project: `comeback build pain.csv`
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Build the sites of many people: each folder in DIR that is a project
    #[arg(long, value_name = "DIR", conflicts_with = "files")]
    pub(crate) projects: Option<PathBuf>,
    /// Whose site to build
    #[arg(long = "for", value_name = "NAME", default_value = "me", conflicts_with = "all")]
    pub(crate) audience: String,
    /// Build the site of every reader in the configuration
    #[arg(long)]
    pub(crate) all: bool,
    /// The folder that gets one site for each reader [default: site]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Print something else than a site
    #[arg(long, value_name = "WHAT")]
    pub(crate) emit: Option<Emit>,
    /// Take over a folder that holds files comeback did not write; nothing in it is removed
    #[arg(long)]
    pub(crate) adopt: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// One HTML file with all pages, styles and charts, for a mail or a messenger
    #[arg(long, conflicts_with = "emit")]
    pub(crate) single_file: bool,
    /// Locked: a passphrase opens it in any browser, and nothing can be read without
    #[arg(long, conflicts_with = "emit")]
    pub(crate) locked: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Lock {
    /// Whose site is locked
    #[arg(long = "for", global = true, value_name = "NAME", default_value = "me")]
    pub(crate) site: String,
    #[command(subcommand)]
    pub(crate) action: LockAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LockAction {
    /// Name those who can open it
    List,
    /// Let somebody in, with a passphrase of their own; asked for where no option names a source
    Add {
        /// What you call them; no page tells it
        name: String,
        #[command(flatten)]
        from: NewPassphrase,
    },
    /// Shut somebody out of everything built from now on: key, salt and addresses change
    Remove {
        /// What you call them
        name: String,
    },
    /// Begin anew: new keys, and nobody can open it until they are added again
    Renew,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewPassphrase {
    /// Draw six words and print them once
    #[arg(long, conflicts_with = "passphrase_file")]
    pub(crate) draw: bool,
    /// A file whose first line is the passphrase; else COMEBACK_PASSPHRASE, else a prompt
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// The folder of the project; what lies in it already stays as it is
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Fill it with the invented sample person
    #[arg(long, conflicts_with = "education")]
    pub(crate) sample: bool,
    /// Articles alone, without a log
    #[arg(long)]
    pub(crate) education: bool,
    /// Ask nothing
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Add {
    /// The fact, as a line of the log: its key first, then its values
    #[arg(value_name = "WORDS", trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) words: Vec<String>,
    /// The day of the fact: `yesterday`, or a date such as 2026-03-11 [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ShareCommand {
    /// Every share, its audience and where it goes
    List,
    /// What exactly one reader sees, kind by kind, and the pages
    Show {
        /// The name of the share
        name: String,
    },
    /// What would become visible or vanish with the next publish
    Diff {
        /// The name of the share
        name: String,
    },
    /// Take a share back: a page that says so takes the place of the site
    Revoke {
        /// The name of the share
        name: String,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Publish {
    /// The share; all of them without it
    pub(crate) name: Option<String>,
    /// Say what would be sent, where and for whom, and send nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take over a destination that holds something comeback did not send
    #[arg(long)]
    pub(crate) adopt: bool,
    /// Do not ask before sending
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Fmt {
    /// Files to tidy [default: every log of the project]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Say what would change, change nothing, and end with 1 if something would
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Convert {
    /// Files to convert [default: every log of the project]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The spelling to write
    #[arg(long, value_name = "FORM")]
    pub(crate) to: To,
    /// A new file to write to [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// The spellings of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    Markdown,
    /// A table with one fact a row
    Long,
    /// A table with one row a day
    Wide,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Emit {
    /// What each template gets, as JSON: one line a page
    Views,
    /// Every sentence of the site, as a file of words to change or translate
    Words,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Report {
    /// Who reads it
    #[arg(long = "for", value_name = "NAME", default_value = "physio")]
    pub(crate) audience: String,
    /// From when on it looks back: a date, or `last-appointment`; never less than three weeks
    #[arg(long, value_name = "DATE", default_value = "last-appointment")]
    pub(crate) since: Option<String>,
    /// The day it is of [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// What it is printed on
    #[arg(long, value_name = "SIZE", default_value = "a4")]
    pub(crate) paper: PaperSize,
    /// Add a second sheet with the sessions and bouts
    #[arg(long)]
    pub(crate) appendix: bool,
    /// Write a PDF
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// A font for letters that the PDF would else show as small boxes; may be given several times
    #[arg(long, value_name = "FILE", requires = "pdf")]
    pub(crate) font: Vec<PathBuf>,
    /// Write the HTML here [default: report-NAME-DATE.html in the project]
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PaperSize {
    A4,
    Letter,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// Whose site is shown first; the others are a step away
    #[arg(long = "for", value_name = "NAME", default_value = "me")]
    pub(crate) audience: String,
    /// The port of this computer to answer on [default: 4747, or the next that is free]
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Draw a strip of what was entered in the last N days; 28 at a terminal, none elsewhere
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=366))]
    pub(crate) days: Option<u32>,
    /// List every address on the web that an article leads to; nothing is asked of them
    #[arg(long)]
    pub(crate) links: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    /// One object; its form is documented in FORMAT.md
    Json,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Explain {
    /// A code, such as `unknown-key`, or a page, such as `/progress/2026-03-12/`; all codes
    /// without it
    pub(crate) what: Option<String>,
    /// A part of the page: a chart or a table, by the name that the page's own answer gives it
    pub(crate) part: Option<String>,
    /// A point of the chart or a row of the table: its number, or how its name begins
    pub(crate) row: Option<String>,
    /// A cell of the row: the number or the name of its column
    pub(crate) column: Option<String>,
    /// How to print what a page rests on
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// The same as `--format json`
    #[arg(long)]
    pub(crate) json: bool,
}
