//! The site as output paths with content that can be made on demand, the manifest of what was
//! written last time, and the difference between two manifests. And what stands before publishing:
//! the receipt and the gate. Pure: it touches no disk and knows nothing of pages or themes.

mod closed;
mod gate;
mod manifest;
mod receipt;
mod site;

pub use closed::{Notice, closed};
pub use gate::{Cleared, Hit, Known, Secrets, Sighting, Spelt, clear};
pub use manifest::{Difference, Fingerprint, Manifest, Unreadable, diff};
pub use receipt::{Line, Receipt, receipt};
pub use site::{Outputs, Site, clash};
