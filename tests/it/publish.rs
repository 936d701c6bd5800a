//! Publishing with the real binary: to a folder, an archive, a branch, another computer and a
//! bucket; what is refused, what is told, and what a killed run leaves behind.

mod bucket;
mod ground;
mod kill;
mod people;
mod plain;
mod remote;
