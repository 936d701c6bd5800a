//! How many sheets one core makes as PDF in a second, from text to bytes; with a folder it writes
//! those of the sample project there instead, to be looked at.
//!
//! Run: `cargo run --release --features pdf --example sheet_pdf [FOLDER]`

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use comeback::inputs::{Inputs, RelPath, SourceFile};
use comeback::paper::{self, Fonts};
use comeback::pipeline;
use comeback::site::sheet::{self, Paper, SecondSheet, SheetOptions, SheetView, Since};

fn main() -> anyhow::Result<()> {
    match std::env::args().nth(1) {
        Some(folder) => pictures(Path::new(&folder)),
        None => speed(),
    }
}

fn sample() -> anyhow::Result<Inputs> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    let logs = walkdir::WalkDir::new(root.join("sample-logs")).sort_by_file_name();
    for file in logs.into_iter().chain(walkdir::WalkDir::new(root.join("comeback.toml"))) {
        let file = file?;
        if file.file_type().is_file() {
            let name = file.path().strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            if let Some(path) = RelPath::new(&name) {
                files.insert(path, SourceFile::new(std::fs::read(file.path())?));
            }
        }
    }
    Ok(Inputs { today: "2026-06-14".parse()?, files })
}

fn view(
    inputs: &Inputs,
    (reader, day): (&str, &str),
    paper: Paper,
    second: SecondSheet,
) -> SheetView {
    let opened = pipeline::open(inputs, "comeback.toml", None);
    let prepared = opened.prepare(reader).expect("the sample project is whole");
    let until = day.parse().expect("a date");
    let options = SheetOptions { since: Since::LastAppointment, until, paper, second };
    sheet::view(prepared.plan(), &options)
}

fn pictures(folder: &Path) -> anyhow::Result<()> {
    let inputs = sample()?;
    let fonts = Fonts::with(&[]).expect("the fonts of the program");
    std::fs::create_dir_all(folder)?;
    for (paper, word) in [(Paper::A4, "a4"), (Paper::Letter, "letter")] {
        for reader in ["physio", "trainer"] {
            for day in ["2026-01-15", "2026-02-19", "2026-05-10", "2026-06-14"] {
                for (second, mark) in [(SecondSheet::LeftOut, ""), (SecondSheet::Added, "-2")] {
                    let view = view(&inputs, (reader, day), paper, second);
                    let pdf = paper::sheet(&view, &fonts)?;
                    let name = format!("{reader}-{day}-{word}{mark}.pdf");
                    println!("{name}: {} pages, {} bytes", pdf.pages, pdf.bytes.len());
                    std::fs::write(folder.join(name), pdf.bytes)?;
                }
            }
        }
    }
    Ok(())
}

/// The same log under a hundred names: each is read, parsed, analysed, worded, drawn and written.
fn speed() -> anyhow::Result<()> {
    let inputs = sample()?;
    let fonts = Fonts::with(&[]).expect("the fonts of the program");
    let people = 100;
    let start = Instant::now();
    let mut bytes = 0;
    for person in 0..people {
        let mut inputs = inputs.clone();
        let config = RelPath::new("comeback.toml").expect("a path");
        if let Some(file) = inputs.files.get_mut(&config) {
            let text = String::from_utf8_lossy(file.bytes())
                .replace("Robin Hale", &format!("Person {person}"));
            *file = SourceFile::new(text.into_bytes());
        }
        let view = view(&inputs, ("physio", "2026-05-10"), Paper::A4, SecondSheet::LeftOut);
        bytes += paper::sheet(&view, &fonts)?.bytes.len();
    }
    let whole = start.elapsed();
    let views: Vec<SheetView> = (0..people)
        .map(|_| view(&inputs, ("physio", "2026-05-10"), Paper::A4, SecondSheet::LeftOut))
        .collect();
    let start = Instant::now();
    for view in &views {
        bytes += paper::sheet(view, &fonts)?.bytes.len();
    }
    let drawn = start.elapsed();
    let each = |time: std::time::Duration| f64::from(people) / time.as_secs_f64();
    println!("| what | sheets a second | of them {people} took |");
    println!("|---|---|---|");
    println!("| from the text of the log to the file | {:.0} | {whole:.2?} |", each(whole));
    println!("| from the view to the file | {:.0} | {drawn:.2?} |", each(drawn));
    println!("\n{} KB a sheet", bytes / 2 / people as usize / 1024);
    Ok(())
}
