//! Words of the person, made short enough for their place on the sheet. More words shrink what
//! is shown of them, never the type.

use crate::markup::isolated;

/// A text in at most `room` letters of middle width; wide scripts count double. What does not
/// fit ends in an ellipsis, at the end of a word where there is one. Line breaks become spaces.
/// A text that is written from right to left is kept apart from the words around it.
pub(super) fn clip(text: &str, room: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if width(&text) <= room { text } else { cut(&text, room.saturating_sub(1)) };
    isolated(&text).into_owned()
}

fn cut(text: &str, room: usize) -> String {
    let mut used = 0;
    let fits = text.char_indices().find(|(_, c)| {
        used += wide(*c);
        used > room
    });
    let head = text.get(..fits.map_or(text.len(), |(at, _)| at)).unwrap_or_default();
    // A word is only given up where it is not most of the text.
    let whole = head.rfind(' ').filter(|at| *at * 2 > head.len());
    let head = whole.and_then(|at| head.get(..at)).unwrap_or(head);
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || is_joiner(c));
    format!("{}\u{2026}", head.trim_end_matches([',', ';', ':', '.']))
}

/// The width in letters.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(wide).sum()
}

fn wide(c: char) -> usize {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffff}' | '\u{1f000}'.. => 2,
        _ => 1,
    }
}

/// What may not stand at the end without what it joins.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_at_a_word_and_says_so() {
        assert_eq!(clip("When may I add\nrotation?", 40), "When may I add rotation?");
        assert_eq!(clip("When may I add rotation?", 20), "When may I add\u{2026}");
        assert_eq!(clip("Donaudampfschifffahrt", 10), "Donaudamp\u{2026}");
        assert_eq!(clip("", 10), "");
    }

    #[test]
    fn wide_scripts_count_double_and_nothing_is_longer_than_its_room() {
        let long = "腰痛の記録 😀 مرحبا بالعالم Straße ".repeat(200);
        for room in 1..120 {
            assert!(width(&clip(&long, room)) <= room.max(1), "{room}");
        }
    }

    #[test]
    fn a_name_from_right_to_left_is_kept_apart() {
        assert_eq!(clip("ليلى", 20), "\u{2068}ليلى\u{2069}");
    }
}
