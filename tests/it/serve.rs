//! The preview as a running program, asked over plain sockets of this computer.

mod attack;
pub(crate) mod browser;
mod checkin;
mod guide;
mod live;
mod server;
mod soak;
