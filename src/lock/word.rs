//! Drawing a passphrase: six words from a list of our own. The list has 2048 short words, so each
//! is worth eleven bits and six of them 66.

use super::key::Chance;
use super::passphrase::Passphrase;

const WORDS: &str = include_str!("words.txt");

/// How many words a drawn passphrase has.
pub const WORDS_DRAWN: usize = 6;

/// The list, in order.
pub fn words() -> Vec<&'static str> {
    WORDS.split_whitespace().collect()
}

/// Six words, each as likely as any other.
pub fn draw(chance: &Chance) -> Passphrase {
    let words = words();
    let drawn: Vec<&str> = (0..WORDS_DRAWN)
        .filter_map(|n| {
            // 2048 divides 65,536, so no word comes up more often.
            let number = u16::from_be_bytes(chance.take(2 * n));
            words.get(usize::from(number) % 2048).copied()
        })
        .collect();
    Passphrase::drawn(drawn.join(" "))
}
