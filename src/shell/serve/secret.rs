//! Random words that nobody can guess, from the system: for forms, so that no other site can fill
//! one in.

use std::fs::File;
use std::io::Read;

use anyhow::{Context, Result};

/// 128 bits, as text.
pub(super) fn secret() -> Result<String> {
    let mut bytes = [0; 16];
    let read = File::open("/dev/urandom").and_then(|mut random| random.read_exact(&mut bytes));
    read.context("the system gives no random numbers")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_the_same() {
        let (one, two) = (secret().unwrap(), secret().unwrap());
        assert!(one != two && one.len() == 32, "{one} {two}");
    }
}
