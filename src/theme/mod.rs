//! Templates and assets, built in or from the project's `themes/`: typed views to bytes. A
//! template gets one view and the words; it can read no file, no environment and no other page.

mod data;
mod fold;
mod function;
mod lint;
mod load;
mod manifest;
mod style;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use crate::diag::{Diagnostic, theme as problem};
use crate::inputs::RelPath;

pub use lint::{UnsafePlace, unsafe_places};
pub use load::{Wanted, load, texts};

/// The templates and assets of a site.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// The folder of the theme that each template is from.
    homes: BTreeMap<String, String>,
    style: String,
    /// What is doubtful in the project's own templates.
    warnings: Vec<Diagnostic>,
}

impl Theme {
    /// Prints a view with a template of this theme.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        let context =
            Context::from_serialize(view).map_err(|error| self.failed(template, &error))?;
        self.tera.render(template, &context).map_err(|error| self.failed(template, &error))
    }

    fn failed(&self, template: &str, error: &tera::Error) -> Box<Diagnostic> {
        Box::new(problem::template_failed(&self.homes, template, &error.to_string()))
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// What is doubtful in the project's own files of the theme.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The one style sheet.
    pub fn style(&self) -> &str {
        &self.style
    }
}

/// Where a project's own template or style lies: `themes/clinic/templates/day.html`.
fn inside(path: &RelPath, folder: &str) -> Option<String> {
    path.as_str().strip_prefix(folder)?.strip_prefix('/').map(str::to_owned)
}
