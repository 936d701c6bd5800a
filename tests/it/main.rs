//! The one integration binary: whole projects as text in memory, the real binary where it must
//! be, and the rules of the code itself.

mod add;
mod article;
mod browser;
mod canary;
mod chart_geometry;
mod command;
mod commonmark;
mod content;
mod content_file;
mod content_theme;
mod determinism;
mod errors;
mod errors_made;
mod html;
mod layers;
mod load_pages;
mod lock;
mod lock_browser;
mod made_log;
mod overview;
mod page_charts;
mod privacy;
mod project;
mod reader;
mod readme;
mod samples;
mod samples_read;
mod sheet;
mod sheet_browser;
mod single;
mod site;
mod starter;
mod table;
mod tidy;
mod writer;
