//! A folder on this computer, or one that is mounted: written like any site, in one exchange.

use super::{Sending, Unsent};
use crate::output::Difference;
use crate::shell::target::Target;
use crate::shell::write::{Mode, write};

pub(super) fn publish(path: &str, sending: &Sending<'_>) -> Result<Difference, Unsent> {
    let target = Target::new(&sending.root.join(path), sending.around)?;
    let written = write(sending.site(), &target, sending.mode)?;
    if sending.mode != Mode::Try {
        let manifest = sending.manifest();
        sending.ledger.end(&manifest, "folder")?;
    }
    Ok(written.difference)
}
