//! The charts of the site: from numbers of the report and words of the language to `Chart`
//! values. One file for each kind; how a chart is drawn is not known here.

pub mod amount;
pub mod axis;
pub mod bracket;
mod course;
mod course_data;
mod course_table;
pub mod ladder;
pub mod line;
pub mod share;
pub mod strip;
mod typical;
pub mod week;
mod window;

pub use course::course;
pub use typical::typical;
pub use window::windows;
