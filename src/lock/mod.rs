//! Locking a built site: every file becomes a sealed one under a name that tells nothing, beside
//! one page that asks for a passphrase and opens them in the reader's browser. The format is
//! written down in docs/locked.md. Pure: chance comes in from outside, files go out as `Outputs`;
//! it knows nothing of logs, pages or who may see what.

mod archive;
mod key;
mod keyring;
mod page;
mod passphrase;
mod seal;
mod site;
mod word;

#[cfg(test)]
mod published;
#[cfg(test)]
mod tests;

pub use key::{Chance, Secret};
pub use keyring::{Keyring, NotKept, Unreadable};
pub use passphrase::{Passphrase, Weak};
pub use seal::{Damaged, bucket};
pub use site::{Locked, locked_file};
pub use word::{WORDS_DRAWN, draw, words};
