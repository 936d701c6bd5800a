//! How much air a sheet has: what is left is given to the figure and to the gaps between the
//! parts, and what is missing is taken from them. The type never changes.

use super::Pt;

/// The air of one attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    /// Between bands.
    pub(super) gap: Pt,
    /// Between the pieces of a part.
    pub(super) inner: Pt,
    /// The height of a figure, as a share of its own.
    pub(super) figure: f32,
}

/// From the roomiest to the tightest that is still good to read.
pub(super) const FITS: [Fit; 6] = [
    Fit { gap: 13.0, inner: 4.0, figure: 1.45 },
    Fit { gap: 11.0, inner: 3.0, figure: 1.25 },
    Fit { gap: 8.5, inner: 2.5, figure: 1.1 },
    Fit { gap: 6.5, inner: 2.0, figure: 1.0 },
    Fit { gap: 4.5, inner: 1.2, figure: 0.92 },
    Fit { gap: 3.0, inner: 0.6, figure: 0.8 },
];
