//! Articles as pages: from the files of the content folder to what each page shows. A `Library`
//! is what there is, a `Shelf` what one reader gets; both are made before anything is rendered.

mod address;
mod draft;
mod embed;
pub(crate) mod feed;
mod footnote;
mod image;
mod library;
mod markdown;
mod note;
mod order;
pub(crate) mod page;
mod pen;
mod picture;
mod render;
pub(crate) mod search;
mod shelf;
mod sign;
mod slug;
mod survey;
mod surveyed;
mod target;
mod taxonomy;
pub mod view;
mod vocabulary;

pub use embed::{ChartKind, Embed, GateName};
pub use library::{Library, Stock, library};
pub(crate) use search::SCRIPT as SEARCH_SCRIPT;
pub use shelf::{Choice, Shelf, shelf};
pub(crate) use slug::slug;
pub use survey::Heading;
pub use surveyed::{Surveyed, surveyed};
pub use vocabulary::Depth;

use crate::config::Content as Options;
