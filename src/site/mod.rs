//! Which pages there are: routes, typed views, wording. One small file for each kind of page.
//! A page is data until `theme` turns its view into bytes.

pub mod chart;
pub mod content;
pub mod download;
pub mod fact;
pub mod figure;
pub mod frame;
pub mod page;
pub mod plan;
pub mod route;
pub mod sentence;
pub mod sheet;
pub mod trace;
pub mod wording;

pub use figure::{Figure, Row, Table, Width};
pub use frame::{Frame, Link};
pub use plan::{Material, Page, SiteKind, SitePlan, SiteSettings, plan};
pub use route::Route;
pub use wording::Wording;
