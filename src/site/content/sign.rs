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

/// Looks a text through. Without a branch for each byte, so that many are looked at in one step;
/// never inlined, since with a sign left out the compiler would make branches of it.
#[inline(never)]
pub(super) fn signs(text: &str) -> Signs {
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let pair = |seen: u8, (a, b): (&u8, &u8)| {
        seen | u8::from((*a == b'%') & (*b == b'%'))
            | u8::from(*a == b'<') << 1
            | u8::from((*a == b'[') & (*b == b'[')) << 2
            | u8::from(*a == b'{') << 3
    };
    let seen = bytes.iter().zip(behind).fold(0, pair);
    Signs {
        percents: seen & 1 != 0,
        angle: seen & 2 != 0 || text.ends_with('<'),
        brackets: seen & 4 != 0,
        brace: seen & 8 != 0 || text.ends_with('{'),
    }
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
