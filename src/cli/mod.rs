//! Arguments, dispatch, and diagnostics on the terminal. One file for each command.

use std::process::ExitCode;

/// Runs the program and returns its exit code.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
