//! From bytes to entries: the Markdown log, long and wide tables, front matter, content pages.
//! The place of every value is kept. Knows no audience, no analysis and no page.

/// The version of FORMAT.md that is read and written.
pub const FORMAT_VERSION: u32 = 1;

pub mod content;
pub mod entry;
pub mod grammar;
pub mod import;
pub mod log;
pub mod markdown;
pub mod raw;
pub mod settings;
pub mod spelling;
pub mod table;

pub use log::{LogRead, parse_log};
pub use markdown::{Formed, formed, parse_markdown};
pub use raw::{RawFact, Spanned};
pub use settings::{ColumnMap, DateOrder, DecimalMark, Settings, TableAnswer};
