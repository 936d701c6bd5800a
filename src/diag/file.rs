//! Problems with files and folders of a project before anything in them is understood: links,
//! names, sizes, files that cannot be read. Used by the reader alone.

use std::io::ErrorKind;

use super::{Code, Diagnostic, Place, codes};
use crate::inputs::RelPath;

codes! {
    FILE_MISSING = "file-missing", Error,
        "A file or folder of the project is not there",
        "The configuration, or the command, names a file or folder that does not exist. Correct \
         the name, or create it.";
    FILE_OUTSIDE = "file-outside", Error,
        "A path leads out of the project",
        "Everything a site is made from lies inside the project folder, so that nothing else on \
         this computer can end up in it. Move or copy the files into the project and name them \
         by a path without `..` and without a `/` at its beginning.";
    FILE_LINK = "file-link", Warning,
        "A symbolic link was not followed",
        "Links are never followed, because one could lead to private files elsewhere. If the \
         files belong to the site, copy or move them to where the link stands.";
    FILE_SPECIAL = "file-special", Warning,
        "Something that is not a file was left out",
        "Devices, pipes and sockets hold no text and are never opened. Remove it from the folder.";
    FILE_NAME = "file-name", Warning,
        "A file was left out because of its name",
        "The name is not text that every computer can read (UTF-8), or has a backslash or a \
         control character in it. Rename the file and it will be used.";
    FILE_TOO_LARGE = "file-too-large", Error,
        "A file is too large",
        "A log of a hundred years is smaller than this, so it is probably not what was meant, \
         and reading it could use up the memory of the computer. Move it out of the project, or \
         split it.";
    FILES_TOO_MANY = "files-too-large", Error,
        "The files of the project are too large together",
        "All files of a project are read into memory. Move what does not belong to the site out \
         of its folders, or make large pictures smaller.";
    FILE_UNREADABLE = "file-unreadable", Error,
        "A file could not be read",
        "The system refused to open or read it: often it belongs to another user, or the disk \
         has a fault. Everything else was read; nothing of this file was used.";
    FILE_CHANGING = "file-changing", Error,
        "A file was changed while it was read",
        "Another program was writing to it at the same moment, so half of a change could have \
         been read. Nothing of it was used. Build again when it is saved.";
}

pub fn missing(file: &RelPath) -> Diagnostic {
    at(&FILE_MISSING, "There is no such file or folder", file)
        .help("correct the name, or create it")
}

/// `written` is the path as the configuration has it, which is shown at a terminal only.
pub fn outside(written: &str) -> Diagnostic {
    Diagnostic::new(&FILE_OUTSIDE, "This path leads out of the project")
        .read(written)
        .help("copy the files into the project and name them from there")
}

pub fn link(file: &RelPath) -> Diagnostic {
    at(&FILE_LINK, "This is a symbolic link; it was not followed", file)
        .help("copy the files to this place if they belong to the site")
}

pub fn special(file: &RelPath) -> Diagnostic {
    at(&FILE_SPECIAL, "This is a device, a pipe or a socket, not a file", file)
        .help("remove it from the folder")
}

/// The place is the folder, where it has a name itself.
pub fn name(folder: Option<&RelPath>, written: &str) -> Diagnostic {
    let words = "A file in this folder has a name that cannot be used";
    let diagnostic = Diagnostic::new(&FILE_NAME, words).read(written).help("rename the file");
    match folder {
        Some(folder) => diagnostic.at(&Place::whole(folder)),
        None => diagnostic,
    }
}

pub fn too_large(file: &RelPath, bytes: u64, most: u64) -> Diagnostic {
    let words = format!("This file has {} MB; at most {} MB are read", mega(bytes), mega(most));
    at(&FILE_TOO_LARGE, &words, file).help("move it out of the project, or split it")
}

pub fn too_large_together(bytes: u64, most: u64) -> Diagnostic {
    let words = format!("The files have {} MB; at most {} MB are read", mega(bytes), mega(most));
    Diagnostic::new(&FILES_TOO_MANY, words).help("move what is not part of the site elsewhere")
}

/// Only the kind of the cause: the full text of some causes names other paths.
pub fn unreadable(file: &RelPath, cause: ErrorKind) -> Diagnostic {
    unreadable_folder(cause).at(&Place::whole(file))
}

/// The folder of the project itself, which has no path in it.
pub fn unreadable_folder(cause: ErrorKind) -> Diagnostic {
    Diagnostic::new(&FILE_UNREADABLE, format!("This could not be read: {cause}"))
        .help("see who owns it and whether you may read it")
}

pub fn changing(file: &RelPath) -> Diagnostic {
    at(&FILE_CHANGING, "This file was changed, replaced or removed while it was read", file)
        .help("build again when it is saved")
}

fn at(code: &'static Code, words: &str, file: &RelPath) -> Diagnostic {
    Diagnostic::new(code, words).at(&Place::whole(file))
}

fn mega(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}
