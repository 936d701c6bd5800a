//! The archive that a workbook is: which kind, and whether it stays within bounds once unpacked.
//! What it declares about itself is not believed; its parts are unpacked and counted.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::MOST_CELLS;
use super::open_document::{Measure, measured};

/// All parts together may not unpack to more than this.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

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
        Some(xml) => match measured(&xml).ok_or(Refused::Unreadable)? {
            Measure { cells, letters } if cells > MOST_CELLS || letters > MOST_UNPACKED => {
                Err(Refused::TooBig)
            }
            _ => Ok(Kind::Ods),
        },
        None => Ok(Kind::Xlsx),
    }
}
