//! What comeback keeps for itself: the manifest of a site, the receipt of a share, the keys of a
//! lock. A record that was spoilt is refused, never half believed.

use comeback::lock::Keyring;
use comeback::output::{Manifest, Receipt};

use super::Met;

pub(super) fn any(bytes: &[u8]) -> Met {
    let Ok(text) = std::str::from_utf8(bytes) else { return Met::new() };
    let mut met = Met::new();
    if let Ok(manifest) = Manifest::from_text(text) {
        assert_eq!(Manifest::from_text(&manifest.to_text()).ok(), Some(manifest));
        met.insert("manifest");
    }
    if let Some(receipt) = Receipt::from_text(text) {
        assert_eq!(Receipt::from_text(&receipt.to_text()), Some(receipt));
        met.insert("receipt");
    }
    if let Ok(keys) = Keyring::from_text(text) {
        let again = Keyring::from_text(&keys.to_text()).unwrap();
        assert_eq!(*again.to_text(), *keys.to_text());
        met.insert("keys");
    }
    met
}
