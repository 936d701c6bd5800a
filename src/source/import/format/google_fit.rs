//! Google Fit's totals of days, and of quarters of an hour: what a phone counted from morning to
//! night is no session, and minutes of walking without a beginning would stand for any other of the
//! day. All are counted and left.

use crate::source::import::sheet::Sheet;
use crate::source::import::{Reading, Why};

pub(super) fn read(sheet: &Sheet, reading: &mut Reading<'_>) {
    for row in sheet.rows() {
        reading.ledger.leave(sheet.line(row), Why::Total);
    }
}
