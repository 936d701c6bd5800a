//! A chart as data (marks, axes, bands, events), then as SVG. Knows no word of the domain.
