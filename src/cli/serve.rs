//! `comeback serve`: the sites in a browser of this computer, in step with the files on disk.

use super::args::{Args, Serve};
use super::open;
use super::{Outcome, say};
use crate::shell::serve::{self, Project};

pub(super) fn run(args: &Args, serve: &Serve) -> anyhow::Result<Outcome> {
    let project = Project {
        root: open::root(args)?,
        config_name: args.config.clone(),
        without: None,
        today: args.today.clone(),
        reader: serve.audience.clone(),
    };
    let listener = serve::bind(serve.port)?;
    serve::serve(project, &listener, |address| {
        say(&format!("{address}  (on this computer only; end it with Ctrl-C)"));
    })?;
    Ok(Outcome::Done)
}
