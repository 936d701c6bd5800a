//! The arguments of `comeback import`.

use std::path::PathBuf;

use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The export as it came, packed or unpacked; known by its columns, whatever its name
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The format, where it cannot be found out
    #[arg(long, value_name = "NAME", value_parser = formats())]
    pub(crate) format: Option<String>,
    /// The unit of weights, where the export does not say it
    #[arg(long, value_name = "UNIT")]
    pub(crate) weight_unit: Option<MassName>,
    /// The unit of distances, where the export does not say it
    #[arg(long, value_name = "UNIT")]
    pub(crate) distance_unit: Option<DistanceName>,
    /// Whether 03/04 is the third of April or the fourth of March, where no date shows it
    #[arg(long, value_name = "ORDER")]
    pub(crate) date_order: Option<OrderName>,
    /// The decimal mark, where no number shows it
    #[arg(long, value_name = "MARK")]
    pub(crate) decimal: Option<DecimalName>,
    /// The encoding, where it is not UTF-8: windows-1252
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Where you lived, for exports in UTC: Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    /// What a column means, as in "Dolore=during"; may be given several times
    #[arg(long, value_name = "COLUMN=NAME")]
    pub(crate) map: Vec<String>,
    /// Take what is left otherwise: words you wrote, names you gave
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub(crate) with: Vec<Taken>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print one object for programs; its form is documented in docs/import.md
    #[arg(long)]
    pub(crate) json: bool,
}

fn formats() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(crate::source::import::formats())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MassName {
    Kg,
    Lb,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DistanceName {
    Km,
    Mi,
    M,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OrderName {
    Dmy,
    Mdy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DecimalName {
    Point,
    Comma,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Taken {
    Notes,
    Titles,
}
