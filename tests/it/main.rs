//! The one integration binary: whole projects as text in memory, the real binary where it must
//! be, and the rules of the code itself.

mod article;
mod layers;
mod made_log;
mod reader;
mod samples;
mod tidy;
mod writer;
