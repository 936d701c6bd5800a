//! How much an .ods file holds once its repeats are written out, and whether its parts are closed,
//! counted on its bytes before any reader unfolds them: a reader would wait for ever for the end
//! of a table that was cut off. Knows no cell's meaning.

const MOST_COLUMNS: u64 = 16_384;

/// The elements that a reader follows to their end.
const FOLLOWED: [&str; 6] = [
    "table:table",
    "table:table-row",
    "table:table-cell",
    "table:covered-table-cell",
    "table:named-expressions",
    "office:annotation",
];

/// What the largest sheet comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) cells: u64,
    /// Bytes of words in all cells of all sheets.
    pub(super) letters: u64,
}

/// Nothing where an element is not closed, or closed in another order than it was opened.
pub(super) fn measured(xml: &[u8]) -> Option<Measure> {
    let mut sheet = Sheet::default();
    let mut whole = Measure::default();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some((text, tag, behind)) = next(rest)? {
        rest = behind;
        sheet.letters = sheet.letters.saturating_add(size(text));
        let closes = tag.starts_with(b"/");
        let empty = tag.ends_with(b"/");
        let name = name(tag);
        if name == b"text:s" && !closes {
            sheet.letters = sheet.letters.saturating_add(repeats(tag, "text:c").max(1));
        }
        let Some(known) = FOLLOWED.iter().find(|known| known.as_bytes() == name) else { continue };
        if !closes {
            sheet.open(known, tag);
            open.push(known);
        }
        if (closes || empty) && open.pop() != Some(*known) {
            return None;
        }
        if closes || empty {
            sheet.close(known, &mut whole);
        }
    }
    open.is_empty().then_some(whole)
}

/// A text, the tag behind it without its brackets, and what comes then.
type Step<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// The next tag; comments, instructions and raw text are passed over. The outer nothing is for
/// what has no end.
fn next(xml: &[u8]) -> Option<Option<Step<'_>>> {
    let mut from = 0;
    while let Some(open) = xml.get(from..)?.iter().position(|byte| *byte == b'<') {
        let open = from + open;
        let inside = xml.get(open + 1..)?;
        let passed = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")];
        match passed.iter().find(|(start, _)| inside.starts_with(start.as_bytes())) {
            Some((_, end)) => from = open + 1 + find(inside, end)? + end.len(),
            None => {
                let end = end_of_tag(inside)?;
                return Some(Some((xml.get(..open)?, inside.get(..end)?, inside.get(end + 1..)?)));
            }
        }
    }
    Some(None)
}

/// The first `>` outside quotation marks.
fn end_of_tag(inside: &[u8]) -> Option<usize> {
    let mut quote = None;
    inside.iter().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(mark), byte) if mark == *byte => quote = None,
            _ => {}
        }
        false
    })
}

fn name(tag: &[u8]) -> &[u8] {
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let end = tag.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/');
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}

/// One sheet as it is counted.
#[derive(Default)]
struct Sheet {
    /// Rows up to the last filled one.
    rows: u64,
    empty: u64,
    widest: u64,
    /// Of the row, and of the cell in it.
    repeats: u64,
    columns: u64,
    width: u64,
    filled: u64,
    /// Bytes of words: in the cell so far, and in the row.
    letters: u64,
    row_letters: u64,
    holds: bool,
}

impl Sheet {
    fn open(&mut self, element: &str, tag: &[u8]) {
        match element {
            "table:table" => *self = Sheet::default(),
            "table:table-row" => {
                self.repeats = repeats(tag, "table:number-rows-repeated").max(1);
                (self.width, self.filled, self.row_letters) = (0, 0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns = repeats(tag, "table:number-columns-repeated").max(1);
                self.letters = size(tag);
                let holds =
                    ["office:value", "office:string-value", "calcext:value", "table:formula"];
                self.holds = holds.iter().any(|name| find(tag, name).is_some());
            }
            _ => {}
        }
    }

    fn close(&mut self, element: &str, whole: &mut Measure) {
        match element {
            "table:table-row" => {
                let letters = self.row_letters.saturating_mul(self.repeats);
                if self.filled == 0 {
                    self.empty = self.empty.saturating_add(self.repeats);
                } else {
                    self.rows = self.rows.saturating_add(self.empty).saturating_add(self.repeats);
                    self.empty = 0;
                    self.widest = self.widest.max(self.filled);
                    whole.letters = whole.letters.saturating_add(letters);
                }
                whole.cells = whole.cells.max(self.rows.saturating_mul(self.widest));
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.width = self.width.saturating_add(self.columns).min(MOST_COLUMNS);
                if self.holds {
                    self.filled = self.width;
                    let columns = self.columns.min(MOST_COLUMNS);
                    let letters = self.letters.saturating_mul(columns);
                    self.row_letters = self.row_letters.saturating_add(letters);
                }
                self.holds = false;
            }
            _ => {}
        }
    }
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// The number in an attribute; 0 where there is none.
fn repeats(tag: &[u8], name: &str) -> u64 {
    let Some(at) = find(tag, name) else { return 0 };
    let behind = tag.get(at + name.len()..).unwrap_or_default();
    behind
        .iter()
        .skip_while(|b| !b.is_ascii_digit() && **b != b'>')
        .take_while(|b| b.is_ascii_digit())
        .fold(0u64, |number, b| number.saturating_mul(10).saturating_add(u64::from(b - b'0')))
}

fn find(tag: &[u8], name: &str) -> Option<usize> {
    tag.windows(name.len()).position(|window| window == name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(columns: u32) -> String {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{columns}\" \
             office:value-type=\"float\" office:value=\"1\"/>"
        )
    }

    fn row(rows: u32, cells: &str) -> String {
        format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
    }

    fn of(xml: &str) -> Option<Measure> {
        measured(format!("<table:table>{xml}</table:table>").as_bytes())
    }

    #[test]
    fn repeated_cells_are_multiplied_out_before_they_are_unpacked() {
        let cells = |xml: &str| of(xml).unwrap().cells;
        let empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        assert_eq!(cells(&(row(3, &cell(5)) + &row(1_048_000, empty))), 15);
        assert_eq!(cells(&row(1_000_000, &cell(16_000))), 16_000_000_000);
        let far = row(1_000_000, empty) + &row(1, &cell(16_000));
        assert_eq!(cells(&far), 1_000_001 * 16_000);
    }

    #[test]
    fn repeated_words_are_multiplied_out_too() {
        let words = "<table:table-cell office:value-type=\"string\" \
                     table:number-columns-repeated=\"1000\"><text:p>abc</text:p></table:table-cell>";
        let letters = |xml: &str| of(xml).unwrap().letters;
        assert!(letters(&row(1_000, words)) > 3_000_000);
        let spaces = words.replace("abc", "<text:s text:c=\"99999999\"/>");
        assert!(letters(&row(1, &spaces)) > 99_999_999_000);
        assert_eq!(letters(&row(1_000, "<table:table-cell/>")), 0);
    }

    #[test]
    fn what_is_never_closed_is_not_handed_on() {
        assert!(of(&row(1, &cell(1))).is_some());
        assert!(of("<table:table-row/>").is_some());
        for cut in [
            "<table:table><table:table-row></table:table-row>",
            "<table:table></table:tabel>",
            "<table:table><table:table-row></table:table>",
            "<table:table><!-- </table:table> -->",
            "<table:table a=\"></table:table>\">",
            "<table:table><![CDATA[</table:table>]]>",
            "<table:table></table:table><table:named-expressions>",
            "<table:table></table:table></table:table>",
            "<table:table><!-- ",
            "<table:table",
        ] {
            assert_eq!(measured(cut.as_bytes()), None, "{cut}");
        }
    }
}
