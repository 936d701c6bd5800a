//! What goes wrong around a running program: it is killed, the disk is full or can only be read,
//! files are odd or change while they are read, two runs meet, the clock jumps. After each, the
//! old or the new state stands whole, and the next run succeeds. `COMEBACK_KILLS=1000` kills that
//! often.

mod calm;
mod disk;
pub(crate) mod ground;
mod kill;
mod odd;
mod target;
