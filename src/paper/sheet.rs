//! From a view to pages: the first holds the whole sheet; what was asked for beside it, or does
//! not fit in any way, follows on further pages.

use super::fit::{FITS, Fit};
use super::further::further;
use super::head::{foot, head, notice};
use super::ink::Node;
use super::lay::{Laid, stack};
use super::part::band;
use super::text::Setter;
use super::{Fonts, Pdf, Pt, Unwritable, file};
use crate::site::sheet::{Paper, SheetView};

/// Width and height of a page, and the empty edge around what is printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    pub(super) width: Pt,
    pub(super) height: Pt,
    pub(super) side: Pt,
    pub(super) top: Pt,
}

/// Nine millimetres at the top, eight at the bottom, ten at the sides, as the HTML prints it.
const BOTTOM: Pt = 22.7;

impl Format {
    pub(super) fn of(paper: Paper) -> Format {
        match paper {
            Paper::A4 => Format { width: 595.28, height: 841.89, side: 28.35, top: 25.5 },
            Paper::Letter => Format { width: 612.0, height: 792.0, side: 28.35, top: 25.5 },
        }
    }

    fn room(self) -> (Pt, Pt) {
        (self.width - 2.0 * self.side, self.height - self.top - BOTTOM)
    }
}

/// The sheet as PDF, on the paper that the view names.
pub fn sheet(view: &SheetView, fonts: &Fonts<'_>) -> Result<Pdf, Unwritable> {
    let setter = Setter::new(fonts);
    let format = Format::of(view.paper);
    let pages = pages(&setter, view, format);
    let bytes = file::write(view, &pages, (format, fonts))?;
    Ok(Pdf { bytes, pages: pages.len(), missing: setter.into_missing() })
}

/// Every page of the file.
fn pages(setter: &Setter<'_>, view: &SheetView, format: Format) -> Vec<Vec<Node>> {
    let (width, room) = format.room();
    let above = stack(
        view.notice
            .iter()
            .map(|told| (0.0, notice(setter, told, width)))
            .chain([(8.0, head(setter, view, width))])
            .collect(),
    );
    let foot = foot(setter, view, width);
    let free = room - above.height - foot.height;
    let (fit, mut bands) = bands(setter, view, (width, free));
    let mut left_over = Vec::new();
    // Danger is the first of them, and stays in any case.
    while bands.len() > 1 && height(&bands, fit) > free {
        left_over.extend(bands.pop());
    }
    left_over.reverse();
    let first = first_page((above, bands, foot), fit, room);
    let mut pages = vec![first];
    pages.extend(further(setter, view, left_over, (width, room)));
    pages
}

/// The bands with as much air as there is room for: the roomiest of the fits that fits, else
/// the tightest.
fn bands(setter: &Setter<'_>, view: &SheetView, (width, free): (Pt, Pt)) -> (Fit, Vec<Laid>) {
    let laid = |fit: Fit| -> Vec<Laid> {
        view.bands.iter().map(|one| band(setter, one, (width, fit))).collect()
    };
    let fits = |fit: &Fit| height(&laid(*fit), *fit) <= free;
    let at = FITS.partition_point(|fit| !fits(fit)).min(FITS.len() - 1);
    let fit = FITS[at];
    (fit, laid(fit))
}

/// Each band stands below a gap, the foot below another.
fn height(bands: &[Laid], fit: Fit) -> Pt {
    bands.iter().map(|band| band.height + fit.gap).sum::<Pt>() + fit.gap
}

/// Head, bands, and the small print at the bottom of the page.
fn first_page((above, bands, foot): (Laid, Vec<Laid>, Laid), fit: Fit, room: Pt) -> Vec<Node> {
    let below = room - foot.height;
    let parts = [(0.0, above)].into_iter().chain(bands.into_iter().map(|band| (fit.gap, band)));
    let mut nodes = stack(parts.collect()).nodes;
    nodes.push(Node::Moved { by: (0.0, below), inside: foot.nodes });
    nodes
}
