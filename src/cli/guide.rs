//! Started without a command outside a project, as by a double click: a local page that leads
//! from a spreadsheet to a report.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::CommandFactory;

use super::args::Args;
use super::{Outcome, say, say_error};
use crate::shell::{self, serve};

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.project.is_some() || shell::find_project(Path::new(".")).is_some() {
        say_error(&Args::command().render_help().to_string());
        return Ok(Outcome::Usage);
    }
    let listener = serve::bind(None)?;
    serve::guide(&listener, &home(), args.today.clone(), |address| {
        say(&format!("{address}  (on this computer only; end it with Ctrl-C)"));
        open(address);
    })?;
    Ok(Outcome::Done)
}

fn home() -> PathBuf {
    std::env::home_dir().filter(|home| home.is_dir()).unwrap_or_else(std::env::temp_dir)
}

/// Shows the address in the browser of the desktop, where there is a desktop; it stands on the
/// terminal anyway.
fn open(address: &str) {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let program = match () {
        () if cfg!(target_os = "macos") => "open",
        () if is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") => "xdg-open",
        () => return,
    };
    let mut command = Command::new(program);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = command.spawn();
}
