//! `comeback rollback`: put back the site that the last build replaced.

use std::path::Path;

use super::args::Args;
use super::open;
use super::{Outcome, say, say_error};
use crate::pipeline;
use crate::shell::{self, Surroundings, Target, Unwritten};

pub(super) fn run(args: &Args, reader: &str, out: Option<&Path>) -> anyhow::Result<Outcome> {
    let on_disk = open::project(args)?;
    let opened = pipeline::open(&on_disk.inputs, &args.config, None);
    let own = opened.config.folder_of(reader);
    let folder = match out {
        Some(out) => out.join(own),
        None => on_disk.root.join(opened.config.paths.out.as_str()).join(own),
    };
    let inputs =
        opened.config.folders().iter().map(|path| on_disk.root.join(path.as_str())).collect();
    let around = Surroundings::of_project(&on_disk.root, inputs);
    let around = match out {
        Some(out) => around.with_sites_in(out),
        None => around,
    };
    match Target::new(&folder, &around).and_then(|target| shell::rollback(&target)) {
        Ok(_) => {
            say(&format!("{} is as it was before the last build", folder.display()));
            Ok(Outcome::Done)
        }
        Err(Unwritten::Refused(refusal)) => {
            say_error(&format!("error: {refusal}"));
            Ok(Outcome::Refused)
        }
        Err(other) => Err(other.into()),
    }
}
