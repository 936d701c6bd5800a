//! The limit that the site of articles is measured against: reads every file of a content folder,
//! runs pulldown-cmark over it, and writes as many bytes as the real site has, page by page, on
//! all cores. No front matter, no links, no templates. Usage: `limit CONTENT SITE OUT`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
}

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let [content, site, out] = arguments.as_slice() else {
        return Err(io::Error::other("limit CONTENT SITE OUT"));
    };
    let read: Vec<String> =
        files(content).par_iter().map(fs::read_to_string).collect::<io::Result<_>>()?;
    let rendered: Vec<String> = read
        .par_iter()
        .map(|text| {
            let mut page = String::with_capacity(text.len() * 2);
            html::push_html(&mut page, Parser::new_ext(text, Options::all()));
            page
        })
        .collect();
    let sizes: Vec<(PathBuf, usize)> = files(site)
        .into_iter()
        .filter_map(|path| {
            let size = usize::try_from(fs::metadata(&path).ok()?.len()).ok()?;
            Some((out.join(path.strip_prefix(site).ok()?), size))
        })
        .collect();
    sizes.par_iter().enumerate().try_for_each(|(n, (path, size))| {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut bytes = rendered[n % rendered.len()].clone().into_bytes();
        bytes.resize(*size, b' ');
        fs::write(path, bytes)
    })
}
