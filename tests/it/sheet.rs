//! The sheet for an appointment: its words against the analysis, its five answers, its privacy.

use comeback::pipeline;
use comeback::site::sheet::{self, Paper, SecondSheet, SheetOptions, SheetView, Since};

use crate::canary::sample;

/// The sheet of a reader of the sample log on a day.
fn sheet_of(reader: &str, day: &str) -> SheetView {
    let inputs = sample();
    let opened = pipeline::open(&inputs, "comeback.toml", None);
    let prepared = opened.prepare(reader).unwrap();
    let options = SheetOptions {
        since: Since::LastAppointment,
        until: day.parse().unwrap(),
        paper: Paper::A4,
        second: SecondSheet::LeftOut,
    };
    sheet::view(prepared.plan(), &options)
}

#[test]
fn a_sheet_has_its_parts_in_the_order_in_which_a_clinician_asks() {
    let view = sheet_of("physio", "2026-02-19");
    let keys: Vec<&str> =
        view.bands.iter().flat_map(|band| &band.parts).map(|part| part.key).collect();
    let order = ["danger", "course", "response", "tolerance", "function", "pattern", "done", "aim"];
    assert_eq!(keys, order);
}
