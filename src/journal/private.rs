//! Words of the owner. There is no way to print, compare for order, serialise or borrow them
//! outside `journal`; even the debug form tells their length alone.

use std::fmt;

/// Text that nobody reads before `disclose` has decided who may.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct PrivateText(String);

impl PrivateText {
    pub fn new(text: impl Into<String>) -> PrivateText {
        PrivateText(text.into())
    }

    /// The only reader, for `disclose` and the ordering of equal entries.
    pub(in crate::journal) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PrivateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateText({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_debug_form_does_not_tell_the_words() {
        let text = PrivateText::new("argued at work");
        assert_eq!(format!("{text:?}"), "PrivateText(14 bytes)");
        assert_eq!(text.reveal(), "argued at work");
    }
}
