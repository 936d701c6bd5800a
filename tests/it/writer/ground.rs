//! A project in a temporary folder, sites made of a few words, and pictures of folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use comeback::inputs::RelPath;
use comeback::output::Site;
use comeback::shell::{Surroundings, Target, Unwritten};
use tempfile::TempDir;

pub(crate) struct Ground {
    folder: TempDir,
}

/// Every file below a folder with its bytes; folders end in `/`, links tell where they lead.
pub(crate) type Picture = BTreeMap<String, Vec<u8>>;

impl Ground {
    pub(crate) fn new() -> Ground {
        Ground::on(tempfile::tempdir().unwrap())
    }

    /// For tests that need hundreds: in memory, where the system offers that.
    pub(crate) fn swift() -> Ground {
        Ground::on(tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap())
    }

    fn on(folder: TempDir) -> Ground {
        let ground = Ground { folder };
        ground.put("comeback.toml", "version = 1\n");
        ground.put("logs/2026.csv", "date,pain\n");
        ground.put("content/back.md", "# Back\n");
        ground
    }

    /// The project folder, without any link above it.
    pub(crate) fn project(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("project")
    }

    pub(crate) fn outside(&self) -> PathBuf {
        self.project().parent().unwrap().to_path_buf()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.project().join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let file = self.project().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        // As most editors do: a new file takes the name of the old one.
        let _ = fs::remove_file(&file);
        fs::write(file, text).unwrap();
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        let inputs = vec![self.path("logs"), self.path("content")];
        Surroundings { home: None, ..Surroundings::of_project(&self.project(), inputs) }
    }

    pub(crate) fn target_at(&self, folder: &Path) -> Result<Target, Unwritten> {
        Target::new(folder, &self.surroundings())
    }

    pub(crate) fn target(&self) -> Target {
        self.target_at(&self.path("site/me")).unwrap()
    }

    pub(crate) fn site(&self) -> Picture {
        picture(&self.path("site/me"))
    }
}

pub(crate) fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

pub(crate) fn site(files: &[(&str, &str)]) -> Site {
    Site::new(files.iter().map(|(path, text)| (rel(path), text.as_bytes().to_vec())).collect())
}

/// What a folder that holds exactly this site looks like.
pub(crate) fn picture_of(site: &Site) -> Picture {
    let mut all = Picture::new();
    for (path, bytes) in site.iter() {
        let text = path.as_str();
        for (slash, _) in text.match_indices('/') {
            all.insert(text[..=slash].to_owned(), Vec::new());
        }
        all.insert(text.to_owned(), bytes.to_vec());
    }
    all
}

/// A folder as it is; empty where there is none.
pub(crate) fn picture(folder: &Path) -> Picture {
    let mut all = Picture::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let Ok(entry) = entry else { continue };
        let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        let kind = entry.file_type();
        match () {
            () if kind.is_dir() => all.insert(format!("{name}/"), Vec::new()),
            () if kind.is_symlink() => {
                let to = fs::read_link(entry.path()).unwrap();
                all.insert(name, format!("-> {}", to.display()).into_bytes())
            }
            () => all.insert(name, fs::read(entry.path()).unwrap()),
        };
    }
    all
}
