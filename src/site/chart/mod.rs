//! The charts of the site: from numbers of the report and words of the language to `Chart`
//! values. One file for each kind; how a chart is drawn is not known here.

pub mod axis;
mod course;
mod course_data;
mod course_table;
mod typical;
mod window;

pub use course::course;
pub use typical::typical;
pub use window::windows;
