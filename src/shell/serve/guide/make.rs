//! The third step: a project around what was chosen, and a site for each reader. Makes new files
//! only; what is there already is never overwritten, but for answers that are put into a
//! configuration.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::civil::Date;

use super::chosen::Chosen;
use crate::config::FILE_NAME;
use crate::pipeline::{self, Prepared};
use crate::shell::{Mode, Surroundings, Target, store, write};
use crate::site::sheet::{self, Paper, SecondSheet, SheetOptions, SheetView, Since};

/// A site that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) reader: String,
    /// Its name below the address and below the folder of sites.
    pub(super) folder: String,
    pub(super) on_disk: PathBuf,
    /// The sheet for an appointment with this reader; none for the owner's own site.
    pub(super) sheet: Option<Sheet>,
}

/// A sheet to print: where it lies, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) on_disk: PathBuf,
    pub(super) html: String,
}

/// What was made.
#[derive(Clone, Debug, Default)]
pub(super) struct All {
    pub(super) made: Vec<Made>,
    /// Whether a danger question is ticked in the log, whoever may see it.
    pub(super) danger: bool,
}

/// Keeps what was chosen as a project, in `root`, and makes the sites.
pub(super) fn make(chosen: &Chosen, root: &Path, readers: &[String]) -> Result<All> {
    keep(chosen, root)?;
    let ground = super::Ground {
        root: root.canonicalize()?,
        config_name: FILE_NAME.to_owned(),
        without: None,
    };
    let source = ground.read(chosen.inputs.today)?;
    let opened = pipeline::open(&source.inputs, FILE_NAME, None);
    if opened.is_unsound() {
        bail!("{FILE_NAME} has errors");
    }
    let folders = opened.config.folders();
    let inputs = folders.iter().map(|path| ground.root.join(path.as_str()));
    let around = Surroundings::of_project(&ground.root, inputs.collect());
    let sites = ground.root.join(opened.config.paths.out.as_str());
    let mut made = Vec::new();
    for (name, reader) in opened.config.readers() {
        if !readers.contains(name) {
            continue;
        }
        let Ok(prepared) = opened.prepare(name) else { bail!("the theme has errors") };
        let on_disk = sites.join(&reader.folder);
        write(&prepared, &Target::new(&on_disk, &around)?, Mode::Strict)?;
        let sheet = match reader.audience.is_owner() {
            true => None,
            false => Some(sheet_for(&prepared, name, (&ground.root, chosen.inputs.today))?),
        };
        made.push(Made { reader: name.clone(), folder: reader.folder.clone(), on_disk, sheet });
    }
    let owner = opened.prepare("me").map(|owner| view(&owner, chosen.inputs.today));
    let danger = owner.is_ok_and(|owner| owner.notice.is_some());
    Ok(All { made, danger })
}

fn view(prepared: &Prepared, today: Date) -> SheetView {
    sheet::view(
        prepared.plan(),
        &SheetOptions {
            since: Since::LastAppointment,
            until: today,
            paper: Paper::A4,
            second: SecondSheet::LeftOut,
        },
    )
}

/// Makes the sheet as `comeback report` does, under the same name. It is made anew each day and
/// takes the place of the one of the same day.
fn sheet_for(prepared: &Prepared, name: &str, (root, today): (&Path, Date)) -> Result<Sheet> {
    let Ok(html) = prepared.sheet(&view(prepared, today)) else { bail!("the theme has errors") };
    let on_disk = root.join(format!("report-{name}-{today}.html"));
    store(&on_disk, &html)?;
    Ok(Sheet { on_disk, html })
}

fn keep(chosen: &Chosen, root: &Path) -> Result<()> {
    let text = chosen.configuration().context("the answers could not be kept")?;
    let configuration = root.join(FILE_NAME);
    if chosen.without.is_none() {
        return match chosen.answers.is_empty() {
            true => Ok(()),
            false => store(&configuration, &text),
        };
    }
    fs::create_dir_all(root).with_context(|| format!("cannot create {}", root.display()))?;
    if configuration.exists() {
        let same = fs::read_to_string(&configuration).is_ok_and(|own| own == text);
        if !same {
            bail!("{} is there already; choose another folder", configuration.display());
        }
    }
    if let Some((path, file)) = &chosen.handed {
        let log = root.join(path.as_str());
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        write_new(&log, file.bytes())?;
    }
    write_new(&configuration, text.as_bytes())
}

/// Creates a file; one that is there with the same bytes will do.
fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    match opened {
        Ok(mut file) => {
            file.write_all(bytes).with_context(|| format!("cannot write {}", path.display()))
        }
        Err(_) if fs::read(path).is_ok_and(|own| own == bytes) => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot create {}", path.display())),
    }
}
