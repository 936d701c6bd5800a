//! The writer on a real disk: what it writes, what it refuses, and that nothing is ever lost.
//! The parts below share one small project and a disk that can fail.

mod danger;
mod fault;
pub(crate) mod faulty_disk;
mod ground;
mod owner;
mod plain;
