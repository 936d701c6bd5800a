//! How much detail fits one side: an estimate of the height of a sheet, on the careful side, and
//! the steps in which detail gives way. The type never does.

use super::measure::{Hundredths, Type};
use super::{Band, Cell, Head, Paper, Part, SheetTable, SheetView};

/// What may be shown of what there is much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Detail {
    /// Rows of load sources.
    pub(super) sources: usize,
    /// Rows of exercises on the sheet for training.
    pub(super) exercises: usize,
    pub(super) activities: usize,
    pub(super) movements: usize,
    pub(super) scores: usize,
    /// Names in a sentence, such as what is known to be fine.
    pub(super) named: usize,
    /// Letters of a list of names.
    pub(super) list: usize,
    /// Letters of a question, the goal, the next plan: always about a line, since a shorter cut
    /// would spare no height.
    pub(super) words: usize,
    /// The height of the course in pixels.
    pub(super) course: u32,
    /// Further sentences: flares, a gap of confidence.
    pub(super) notes: usize,
}

/// From the most to the least.
pub(super) const STEPS: [Detail; 6] = [
    Detail { exercises: 12, course: 172, ..step(9, [6, 5, 3], 4, [110, 160], 3) },
    Detail { exercises: 10, course: 148, ..step(8, [5, 4, 2], 4, [90, 130], 2) },
    Detail { exercises: 9, course: 132, ..step(7, [5, 4, 2], 4, [60, 130], 2) },
    Detail { exercises: 7, course: 120, ..step(6, [4, 4, 1], 3, [50, 110], 1) },
    Detail { exercises: 5, course: 116, ..step(5, [3, 3, 1], 2, [40, 110], 1) },
    Detail { exercises: 4, course: 108, ..step(4, [2, 2, 1], 2, [30, 100], 0) },
];

/// Everything, for the second sheet.
pub(super) const WHOLE: Detail = {
    let all = usize::MAX;
    Detail { exercises: all, course: 172, ..step(all, [all, all, all], all, [all, all], all) }
};

const fn step(
    sources: usize,
    [activities, movements, scores]: [usize; 3],
    named: usize,
    [list, words]: [usize; 2],
    notes: usize,
) -> Detail {
    let (exercises, course) = (0, 0);
    Detail { course, sources, exercises, activities, movements, scores, named, list, words, notes }
}

const GAP: Hundredths = 200;
/// The room between what stands side by side.
const BETWEEN: Hundredths = 500;
const PIXEL: Hundredths = 27;
/// What is kept free, for wider faces.
const SPARE: Hundredths = 400;

impl Paper {
    /// Width and height between the margins.
    fn room(self) -> (Hundredths, Hundredths) {
        match self {
            Paper::A4 => (19_000, 28_000),
            Paper::Letter => (19_590, 26_240),
        }
    }
}

/// Whether all of the first sheet fits one side.
pub(super) fn fits(view: &SheetView) -> bool {
    let (across, down) = view.paper.room();
    let notice = view.notice.as_ref().map_or(0, |notice| 2500 + notice.boxes.len() * 600);
    let bands: Hundredths = view.bands.iter().map(|band| band_height(band, across) + GAP).sum();
    let foot: Hundredths = view.foot.iter().map(|line| Type::Plain.height(line, across)).sum();
    notice + head(&view.head, across) + bands + foot + GAP + SPARE <= down
}

fn head(head: &Head, across: Hundredths) -> Hundredths {
    let width = |text: Option<&str>| text.map_or(0, |text| Type::Plain.width(text));
    // The name is set in 15 pt.
    let first = width(head.name.as_deref()) * 170 / 100
        + width(head.episode.as_deref()) * 115 / 100
        + Type::Bold.width(&head.made);
    let second = width(head.when.as_deref()) + width(Some(&head.period));
    let lines = |width: Hundredths| (width + BETWEEN).div_ceil(across).max(1);
    let below = Type::Plain.height(&head.data, across) + GAP;
    lines(first) * 620 + lines(second) * Type::Plain.line() + below
}

fn band_height(band: &Band, across: Hundredths) -> Hundredths {
    let gaps = band.parts.len().saturating_sub(1) * BETWEEN;
    let share = |part: &Part| {
        let percent = usize::try_from(part.width).unwrap_or(100);
        across.saturating_sub(gaps) * percent / 100
    };
    band.parts.iter().map(|part| part_height(part, share(part))).max().unwrap_or(0)
}

fn part_height(part: &Part, across: Hundredths) -> Hundredths {
    let plain = |text: &str, across| Type::Plain.height(text, across);
    let heading = format!("{}    {}", part.heading, part.period.as_deref().unwrap_or_default());
    let mut down = match part.key {
        // Its heading stands in line with what it says, in a frame.
        "danger" => return 350 + Type::Bold.height(&says_in_line(part), across - 400),
        _ => plain(heading.trim_end(), across) + 100,
    };
    down += part.says.as_deref().map_or(0, |says| Type::Bold.height(says, across) + 80);
    if let Some(figure) = &part.figure {
        let height = usize::try_from(figure.chart.size.height).unwrap_or(0);
        down += height * PIXEL + plain(&figure.measure, across);
    }
    down += part.tables.iter().map(|one| table(one, across)).sum::<Hundredths>();
    let lines = part.lines.iter().map(|line| plain(&line.text, across.saturating_sub(2400)));
    down += lines.sum::<Hundredths>();
    let list = part.list.iter().map(|one| Type::Bold.height(one, across.saturating_sub(500)));
    down += list.sum::<Hundredths>();
    down + part.note.as_deref().map_or(0, |note| plain(note, across))
}

fn says_in_line(part: &Part) -> String {
    format!("{}  {}", part.heading, part.says.as_deref().unwrap_or_default())
}

/// A row whose cells are together wider than the table takes two lines.
fn table(table: &SheetTable, across: Hundredths) -> Hundredths {
    let line = Type::Plain.line();
    let height = |cells: Vec<Hundredths>| {
        let wide = cells.iter().sum::<Hundredths>() + cells.len() * 200 > across;
        if wide { 2 * line } else { line }
    };
    let head = height(table.head.iter().map(|name| Type::Plain.width(name)).collect());
    let rows = table.rows.iter().map(|row| {
        let mark = |cell: &Cell| if cell.mark.is_some() { 350 } else { 0 };
        let cells = row.iter().map(|cell| Type::Plain.width(&cell.text) + mark(cell));
        height(cells.collect()) + 35
    });
    let rows: Hundredths = rows.sum();
    head + rows + 100 + table.more.as_ref().map_or(0, |_| line)
}
