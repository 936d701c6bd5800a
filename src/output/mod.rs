//! The site as output paths with content that can be made on demand, the manifest of what was
//! written last time, and the difference between two manifests. Pure: it touches no disk and
//! knows nothing of logs, pages or themes.

mod manifest;
mod site;

pub use manifest::{Difference, Fingerprint, Manifest, Unreadable, diff};
pub use site::{Outputs, Site, clash};
