//! The only effects: reading a project, writing a site, putting a fact into a log, publishing a
//! share. Nothing else touches a disk or a clock.

mod begin;
mod danger;
pub mod disk;
mod parcel;
mod private;
mod project;
mod publish;
mod put;
mod read;
mod refusal;
pub mod serve;
mod store;
mod target;
mod walk;
mod write;

pub use begin::{begin, logs_in};
pub use parcel::{Stream, parcel};
pub use private::{load_private, random, store_private};
pub use project::{CONFIGURATION, day_named, find_project, today};
pub use publish::{Ledger, Sending, Unsent, publish, told};
pub use put::{NotPut, put, put_on};
pub use read::{Limits, Wanted, read};
pub use refusal::{Danger, Refusal, Unwritten};
pub use store::store;
pub use target::{STATE, Surroundings, Target};
pub use write::{Mode, Written, rollback, rollback_on, write, write_on};
