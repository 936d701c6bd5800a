//! The archive that a workbook is: which kind, and whether it stays within bounds once unpacked.
//! What it declares about itself is not believed; its parts are unpacked and counted, and the
//! repeated cells of an .ods file are multiplied out on paper first.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// All parts together may not unpack to more than this.
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// An .ods sheet may not have more cells than this, counting the empty ones between.
const MOST_CELLS: u64 = 4_000_000;
const MOST_COLUMNS: u64 = 16_384;

/// Which reader a workbook needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// Why an archive is not handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    TooBig,
    Unreadable,
}

/// The kind of a zipped workbook that stays within bounds.
pub(super) fn checked(bytes: &[u8]) -> Result<Kind, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Unreadable)?;
    let mut left = MOST_UNPACKED;
    let mut content = None;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Refused::Unreadable)?;
        let is_content = part.name().is_ok_and(|name| name == "content.xml");
        let mut unpacked = Vec::new();
        let mut bounded = part.take(left + 1);
        let size = if is_content {
            bounded.read_to_end(&mut unpacked).map(|size| u64::try_from(size).unwrap_or(u64::MAX))
        } else {
            std::io::copy(&mut bounded, &mut std::io::sink())
        };
        left = left.checked_sub(size.map_err(|_| Refused::Unreadable)?).ok_or(Refused::TooBig)?;
        if is_content {
            content = Some(unpacked);
        }
    }
    match content {
        Some(xml) if cells_of(&xml) > MOST_CELLS => Err(Refused::TooBig),
        Some(_) => Ok(Kind::Ods),
        None => Ok(Kind::Xlsx),
    }
}

/// How many cells the largest sheet of an .ods file has once its repeats are written out.
fn cells_of(xml: &[u8]) -> u64 {
    let (mut most, mut sheet) = (0, Sheet::default());
    for tag in xml.split(|b| *b == b'<') {
        let is = |name: &str| tag.starts_with(name.as_bytes());
        if is("table:table ") || is("table:table>") {
            sheet = Sheet::default();
        } else if is("table:table-row") {
            sheet.repeats = repeats(tag, "table:number-rows-repeated").max(1);
            (sheet.width, sheet.filled) = (0, 0);
        } else if is("table:table-cell") || is("table:covered-table-cell") {
            sheet.cell(tag);
        } else if is("/table:table-row") {
            sheet.close_row();
            most = most.max(sheet.rows.saturating_mul(sheet.widest));
        }
    }
    most
}

/// One sheet as it is counted.
#[derive(Default)]
struct Sheet {
    /// Rows up to the last filled one.
    rows: u64,
    empty: u64,
    widest: u64,
    repeats: u64,
    width: u64,
    filled: u64,
}

impl Sheet {
    fn cell(&mut self, tag: &[u8]) {
        let count = repeats(tag, "table:number-columns-repeated").max(1);
        self.width = self.width.saturating_add(count).min(MOST_COLUMNS);
        let holds = ["office:value", "office:string-value", "calcext:value", "table:formula"];
        if holds.iter().any(|name| find(tag, name).is_some()) {
            self.filled = self.width;
        }
    }

    fn close_row(&mut self) {
        if self.filled == 0 {
            self.empty = self.empty.saturating_add(self.repeats);
        } else {
            self.rows = self.rows.saturating_add(self.empty).saturating_add(self.repeats);
            self.empty = 0;
            self.widest = self.widest.max(self.filled);
        }
    }
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

    #[test]
    fn repeated_cells_are_multiplied_out_before_they_are_unpacked() {
        let cell = |columns: u32| {
            format!(
                "<table:table-cell table:number-columns-repeated=\"{columns}\" \
                 office:value-type=\"float\" office:value=\"1\"/>"
            )
        };
        let row = |rows: u32, cells: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>"
            )
        };
        let empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let usual = row(3, &cell(5)) + &row(1_048_000, empty);
        assert_eq!(cells_of(usual.as_bytes()), 15);
        let bomb = row(1_000_000, &cell(16_000));
        assert!(cells_of(bomb.as_bytes()) > MOST_CELLS);
        let far = row(1_000_000, empty) + &row(1, &cell(16_000));
        assert!(cells_of(far.as_bytes()) > MOST_CELLS);
    }
}
