//! How wide a text is, near enough to keep labels apart, and which of them to stagger.

/// The width of a text in tenths of a pixel at a font size in pixels, by classes of letters of the
/// widest of the common sans-serif faces; wide scripts count a full em.
pub(super) fn width(text: &str, size: u32) -> i32 {
    let hundredths: u32 = text.chars().map(em_hundredths).sum();
    i32::try_from(hundredths * size / 10).unwrap_or(i32::MAX)
}

fn em_hundredths(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 32,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' => 40,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 97,
        'A'..='Z' => 70,
        '\u{1100}'.. => 100,
        _ => 62,
    }
}

/// Puts labels into rows so that none overlaps another in its row; gives the row of each, 0
/// nearest the chart. `spans` are left and right edges. The later of two stands lower: a line
/// that comes down from the upper one then passes to the left of the lower one.
pub(super) fn rows(spans: &[(i32, i32)], gap: i32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(spans[at]));
    let mut starts: Vec<i32> = Vec::new();
    let mut rows = vec![0; spans.len()];
    for at in order {
        let (left, right) = spans[at];
        let row = starts.iter().position(|&start| right + gap <= start).unwrap_or(starts.len());
        match starts.get_mut(row) {
            Some(start) => *start = left,
            None => starts.push(left),
        }
        rows[at] = row;
    }
    rows
}
