//! An S3-compatible bucket, where comeback was built with the feature `s3`.

use super::{Sending, Unsent};
use crate::config::Destination;
use crate::output::Difference;

pub(super) fn publish(_to: &Destination, _sending: &Sending<'_>) -> Result<Difference, Unsent> {
    Err(Unsent::Refused(
        "this comeback was built without buckets; install it with `cargo install --path . \
         --features s3`"
            .to_owned(),
    ))
}
