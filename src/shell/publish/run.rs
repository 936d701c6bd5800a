//! Running a program of the system: its input given, its output read, its failure told in its own
//! words. Nothing goes through a shell.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// What a program said.
pub(super) struct Said {
    pub(super) done: bool,
    pub(super) output: Vec<u8>,
    pub(super) complaint: String,
}

/// Runs it to its end, whatever it says.
pub(super) fn run(command: &mut Command, input: &[u8]) -> Result<Said> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("the program `{program}` is needed and was not found; install it first")
        }
        Err(error) => return Err(error).with_context(|| format!("cannot start {program}")),
    };
    let stdin = child.stdin.take();
    let ended = std::thread::scope(|scope| {
        // A program that ends early does not read all of its input; it says why itself.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let ended = ended.with_context(|| format!("cannot wait for {program}"))?;
    Ok(Said {
        done: ended.status.success(),
        output: ended.stdout,
        complaint: String::from_utf8_lossy(&ended.stderr).trim().to_owned(),
    })
}

/// Runs it, and takes anything but success as a failure.
pub(super) fn done(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let said = run(command, input)?;
    let program = command.get_program().to_string_lossy().into_owned();
    match said.done {
        true => Ok(said.output),
        false => bail!("{program} failed: {}", said.complaint),
    }
}
