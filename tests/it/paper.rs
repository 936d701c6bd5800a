//! The sheet as PDF: one page, every word of the view in the order in which it is read, tags,
//! nothing told of the machine, the same bytes each time. Where poppler is missing its checks say
//! so in one line; with COMEBACK_POPPLER=required that is a failure.

use std::io::Write as _;
use std::process::Command;

use comeback::paper::{self, Fonts, Pdf};
use comeback::pipeline;
use comeback::site::sheet::{self, Paper, Part, SecondSheet, SheetOptions, SheetView, Since};

use crate::canary::sample;
use crate::project::Project;

/// Week 2, week 6, after the second flare, after a gap of three weeks.
const DAYS: [&str; 4] = ["2026-01-15", "2026-02-19", "2026-05-10", "2026-06-08"];
const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];

fn view(
    project: &comeback::inputs::Inputs,
    reader: &str,
    asked: (&str, Paper, SecondSheet),
) -> SheetView {
    let (day, paper, second) = asked;
    let opened = pipeline::open(project, "comeback.toml", None);
    let prepared = opened.prepare(reader).unwrap();
    let until = day.parse().unwrap();
    let options = SheetOptions { since: Since::LastAppointment, until, paper, second };
    sheet::view(prepared.plan(), &options)
}

fn pdf(view: &SheetView) -> Pdf {
    paper::sheet(view, &Fonts::with(&[]).unwrap()).unwrap()
}

/// What a program of poppler says of a file; nothing where there is no poppler.
fn poppler(program: &str, options: &[&str], pdf: &Pdf) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&pdf.bytes).unwrap();
    let last: &[&str] = if program == "pdftotext" { &["-"] } else { &[] };
    let run = Command::new(program).args(options).arg(file.path()).args(last).output();
    let Ok(output) = run else {
        let required = std::env::var("COMEBACK_POPPLER").is_ok_and(|value| value == "required");
        assert!(!required, "poppler is missing");
        println!("not run: needs {program} (Debian: poppler-utils)");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The text of a file in the order in which it was drawn, with single spaces.
fn text(pdf: &Pdf) -> Option<String> {
    poppler("pdftotext", &["-raw", "-enc", "UTF-8"], pdf).map(|text| joined(&text))
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything a part says, piece by piece.
fn said(part: &Part) -> Vec<String> {
    let mut all = vec![part.heading.clone()];
    all.extend(part.period.clone());
    all.extend(part.says.clone());
    all.extend(part.figure.as_ref().map(|figure| figure.measure.clone()));
    for table in &part.tables {
        all.extend(table.head.iter().cloned());
        all.extend(table.rows.iter().flatten().map(|cell| cell.text.clone()));
        all.extend(table.more.clone());
    }
    all.extend(part.lines.iter().flat_map(|line| [line.label.clone(), line.text.clone()]));
    all.extend(part.list.iter().cloned());
    all.extend(part.note.clone());
    all
}

/// Every piece of text of the first sheet but those of charts.
fn pieces(view: &SheetView) -> Vec<String> {
    let head = &view.head;
    let mut all = vec![head.made.clone(), head.period.clone(), head.data.clone()];
    all.extend([&head.name, &head.episode, &head.when].into_iter().flatten().cloned());
    all.extend(view.bands.iter().flat_map(|band| &band.parts).flat_map(said));
    all.extend(view.foot.iter().cloned());
    all
}

/// The words of a text without spaces, which line breaks and scripts change.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

fn assert_told(view: &SheetView, pdf: &Pdf) {
    let Some(text) = text(pdf) else { return };
    let dense_text = dense(&text);
    for piece in pieces(view) {
        assert!(dense_text.contains(&dense(&piece)), "`{piece}` is missing in:\n{text}");
    }
}

#[test]
fn the_sample_persons_sheet_is_one_page_on_both_papers() {
    let sample = sample();
    for reader in ["physio", "trainer"] {
        for paper in PAPERS {
            for day in DAYS {
                let view = view(&sample, reader, (day, paper, SecondSheet::LeftOut));
                let pdf = pdf(&view);
                assert_eq!(pdf.pages, 1, "{reader} {day} {paper:?}");
                assert!(pdf.missing.is_empty(), "{:?}", pdf.missing);
                assert_told(&view, &pdf);
            }
        }
    }
}

#[test]
fn the_page_has_the_size_of_its_paper_a_title_tags_and_no_private_word() {
    for (paper, size) in [(Paper::A4, "595.28 x 841.89"), (Paper::Letter, "612 x 792")] {
        let view = view(&sample(), "physio", ("2026-02-19", paper, SecondSheet::LeftOut));
        let pdf = pdf(&view);
        let Some(info) = poppler("pdfinfo", &[], &pdf) else { return };
        for wanted in ["Tagged:          yes", size, "Title:           Sheet for the appointment"] {
            assert!(info.contains(wanted), "no `{wanted}` in:\n{info}");
        }
        for other in
            ["Producer", "Creator", "Author", "CreationDate", "ModDate", "JavaScript:      yes"]
        {
            assert!(!info.contains(other), "`{other}` in:\n{info}");
        }
        let raw = String::from_utf8_lossy(&pdf.bytes);
        assert!(raw.contains("/Lang(en)") || raw.contains("/Lang (en)"), "no language");
        assert!(!raw.contains("krilla") && raw.contains("pdfuaid:part>1<"));
    }
}

#[test]
fn the_structure_holds_headings_tables_with_header_cells_and_figures_in_order() {
    let view = view(&sample(), "physio", ("2026-02-19", Paper::A4, SecondSheet::Added));
    let pdf = pdf(&view);
    let Some(tree) = poppler("pdfinfo", &["-struct-text"], &pdf) else { return };
    for element in ["H1", "H2", "H3", "P (block)", "Table", "TH", "TD", "Figure", "LI", "LBody"] {
        assert!(tree.contains(element), "no {element} in:\n{tree}");
    }
    let headings: Vec<&str> = view
        .bands
        .iter()
        .flat_map(|band| &band.parts)
        .map(|part| part.heading.as_str())
        .chain(view.appendix.iter().map(|appendix| appendix.heading.as_str()))
        .collect();
    let mut from = 0;
    let flat = joined(&tree);
    for heading in headings {
        let quoted = format!("\"{heading}");
        let at = flat[from..].find(&quoted);
        from += at.unwrap_or_else(|| panic!("`{heading}` is missing or out of order:\n{tree}"));
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_another_day_others() {
    let one = view(&sample(), "physio", ("2026-02-19", Paper::A4, SecondSheet::Added));
    let other = view(&sample(), "physio", ("2026-02-20", Paper::A4, SecondSheet::Added));
    assert_eq!(pdf(&one).bytes, pdf(&one).bytes);
    assert_ne!(pdf(&one).bytes, pdf(&other).bytes);
}

#[test]
fn the_appendix_begins_on_a_page_of_its_own_and_tells_every_row() {
    let view = view(&sample(), "physio", ("2026-05-10", Paper::A4, SecondSheet::Added));
    let pdf = pdf(&view);
    assert!(pdf.pages >= 2);
    let Some(text) = text(&pdf) else { return };
    let dense_text = dense(&text);
    let appendix = view.appendix.unwrap();
    assert!(text.contains(&appendix.heading));
    let rows = appendix.sections.iter().flat_map(|section| &section.table.rows);
    for cell in rows.flatten() {
        assert!(dense_text.contains(&dense(&cell.text)), "`{}` is missing", cell.text);
    }
}

/// A project with one log and a configuration.
fn project(log: &str, config: &str) -> comeback::inputs::Inputs {
    Project::new().log("log.md", log).config(config).inputs()
}

fn sheet_of(inputs: &comeback::inputs::Inputs, paper: Paper) -> (SheetView, Pdf) {
    let view = view(inputs, "me", ("2026-03-20", paper, SecondSheet::LeftOut));
    let pdf = pdf(&view);
    (view, pdf)
}

#[test]
fn extreme_journals_still_give_one_correct_page() {
    let notes = "so it went ".repeat(460);
    let words = "word".repeat(1250);
    let many =
        (0..40).map(|n| format!("gym: lift number {n} 3x8 @ {}kg; during 3; next 4\n", n + 4));
    let logs = [
        "# 2026-03-19\n- pain: 4\n".to_owned(),
        format!("# 2026-03-18\n- pain: 4\n- {}", many.collect::<Vec<_>>().join("- ")),
        format!("# 2026-03-18\n- pain: 3\n- ask: {notes}\n- eased: {words}\n- note: {notes}\n"),
        "# 2026-03-01\n- score: RMDQ 12\n# 2026-03-18\n- score: RMDQ 8\n".to_owned(),
        String::new(),
    ];
    for (at, log) in logs.iter().enumerate() {
        for paper in PAPERS {
            let (view, pdf) = sheet_of(&project(log, ""), paper);
            assert_eq!(pdf.pages, 1, "log {at} on {paper:?}");
            assert_told(&view, &pdf);
        }
    }
}

#[test]
fn arabic_is_shaped_and_what_no_font_has_is_shown_as_a_sign_and_told() {
    let config = "[person]\nname = \"ليلى 田中 😀 Łukasz\"\n";
    let (view, pdf) = sheet_of(&project("# 2026-03-19\n- pain: 4\n", config), Paper::A4);
    assert_eq!(pdf.pages, 1);
    assert_eq!(pdf.missing.iter().collect::<String>(), "中田");
    let Some(text) = text(&pdf) else { return };
    for word in ["田中", "😀", "Łukasz"] {
        assert!(text.contains(word), "`{word}` of `{:?}` in:\n{text}", view.head.name);
    }
    // Poppler gives the letters of a name that runs from right to left in one order or the other.
    let backwards: String = "ليلى".chars().rev().collect();
    assert!(text.contains("ليلى") || text.contains(&backwards), "{text}");
}

#[test]
fn a_font_of_the_project_serves_the_letters_that_are_missing() {
    let own =
        std::fs::read(crate::tidy::root().join("src/paper/font/DejaVuSansCondensed.ttf")).unwrap();
    let files = [own];
    let view = view(&sample(), "physio", ("2026-01-15", Paper::A4, SecondSheet::LeftOut));
    let with = paper::sheet(&view, &Fonts::with(&files).unwrap()).unwrap();
    assert_eq!(with.pages, 1);
    let broken = [b"no font".to_vec()];
    assert_eq!(Fonts::with(&broken).unwrap_err(), paper::Unreadable(0));
}
