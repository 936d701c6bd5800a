//! Which signs of rare things stand in a text at all, found in one quick pass, so that most articles
//! are not searched for notes, wiki links and shortcodes one by one.

/// What was seen somewhere in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs {
    /// `%%`
    pub(super) percents: bool,
    /// `<`
    pub(super) angle: bool,
    /// `[[`
    pub(super) brackets: bool,
    /// `{`
    pub(super) brace: bool,
}

/// Looks a text through: once for each sign and without a branch for each byte, which compilers turn
/// into steps of many bytes. All four in one loop are ten times as slow.
pub(super) fn signs(text: &str) -> Signs {
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let one = |sign: u8| bytes.iter().fold(false, |found, byte| found | (*byte == sign));
    let two = |sign: u8| {
        let pairs = bytes.iter().zip(behind);
        pairs.fold(false, |found, (a, b)| found | ((*a == sign) & (*b == sign)))
    };
    Signs { percents: two(b'%'), angle: one(b'<'), brackets: two(b'['), brace: one(b'{') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_seen_wherever_they_stand() {
        for text in ["%%<[[{", "a %% b < c [[ d { e", "{ [[%%<"] {
            let all = Signs { percents: true, angle: true, brackets: true, brace: true };
            assert_eq!(signs(text), all, "{text}");
        }
        for text in ["", "%", "% % [ [", "plain"] {
            let none = Signs { percents: false, angle: false, brackets: false, brace: false };
            assert_eq!(signs(text), none, "{text}");
        }
    }
}
