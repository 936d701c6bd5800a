//! comeback: from a personal recovery log to pages that can be read, brought to an
//! appointment, and shared. The stages and the rules between them are in ARCHITECTURE.md.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod analysis;
pub mod article;
pub mod calendar;
pub mod chart;
pub mod cli;
pub mod config;
pub mod diag;
pub mod inputs;
pub mod journal;
pub mod lock;
pub mod markup;
pub mod output;
#[cfg(feature = "pdf")]
pub mod paper;
pub mod pipeline;
pub mod shell;
pub mod single;
pub mod site;
pub mod source;
pub mod starter;
pub mod theme;
