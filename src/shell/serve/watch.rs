//! What changed on disk, told as it happens: through inotify on Linux, by looking every half
//! second elsewhere. Follows no link. An event is a hint and nothing more: what is there is read,
//! and compared byte by byte.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

use crate::inputs::RelPath;

/// A hint that something may be different.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    File(RelPath),
    /// A program is writing to a file and has not closed it yet.
    Writing(RelPath),
    /// A folder came, went or was renamed, or the system lost count.
    Everything,
    /// All that happened before this mark was set has been told.
    Reached(Mark),
}

/// A place in the order of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(i32);

/// Watches folders, and files in them, for as long as it lives.
#[derive(Debug)]
pub(super) struct Watch {
    pub(super) hints: Receiver<Hint>,
    /// Whether hints come at all; where they do not, somebody has to look now and then.
    pub(super) is_told: bool,
    #[cfg(target_os = "linux")]
    told: Option<linux::Told>,
}

impl Watch {
    pub(super) fn start() -> Watch {
        let (send, hints) = channel();
        #[cfg(target_os = "linux")]
        {
            let told = linux::Told::start(send).ok();
            Watch { hints, is_told: told.is_some(), told }
        }
        #[cfg(not(target_os = "linux"))]
        {
            drop(send);
            Watch { hints, is_told: false }
        }
    }

    /// Sets a mark behind everything that has happened; nothing where the system tells of nothing.
    pub(super) fn mark(&self) -> Option<Mark> {
        #[cfg(target_os = "linux")]
        return self.told.as_ref()?.mark();
        #[cfg(not(target_os = "linux"))]
        None
    }

    /// Looks after everything at or below the paths, and after the folders that lead there.
    /// Asked for again after each change of folders; what is watched already stays.
    pub(super) fn look_after(&mut self, root: &Path, paths: &[RelPath]) {
        #[cfg(target_os = "linux")]
        if let Some(told) = &self.told {
            self.is_told = folders(root, paths).iter().all(|folder| told.add(root, folder));
        }
        #[cfg(not(target_os = "linux"))]
        let _ = (root, paths);
    }
}

/// Every folder to watch, from the project downwards; the project itself is the empty name.
#[cfg(target_os = "linux")]
fn folders(root: &Path, paths: &[RelPath]) -> BTreeSet<String> {
    let mut all = BTreeSet::from([String::new()]);
    for path in paths {
        let text = path.as_str();
        all.extend(text.match_indices('/').map(|(slash, _)| text[..slash].to_owned()));
        let below = walkdir::WalkDir::new(root.join(text)).follow_root_links(false);
        let below = below.into_iter().filter_entry(|entry| {
            entry.file_type().is_dir()
                && (entry.depth() == 0 || !crate::shell::walk::is_hidden(entry.file_name()))
        });
        all.extend(below.filter_map(|entry| {
            Some(entry.ok()?.path().strip_prefix(root).ok()?.to_str()?.to_owned())
        }));
    }
    all
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::path::Path;
    use std::sync::mpsc::Sender;
    use std::sync::{Arc, Mutex};

    use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};
    use rustix::io::Errno;

    use super::{Hint, Mark};
    use crate::inputs::RelPath;

    /// The names of watched folders by the number that the system gave them.
    type Names = Arc<Mutex<BTreeMap<i32, String>>>;

    #[derive(Debug)]
    pub(super) struct Told {
        inotify: Arc<OwnedFd>,
        names: Names,
    }

    impl Told {
        pub(super) fn start(send: Sender<Hint>) -> std::io::Result<Told> {
            let inotify = Arc::new(inotify::init(CreateFlags::CLOEXEC)?);
            let names = Names::default();
            let told = Told { inotify: inotify.clone(), names: names.clone() };
            let thread = std::thread::Builder::new().name("watch".to_owned());
            thread.spawn(move || listen(&inotify, &names, &send))?;
            Ok(told)
        }

        /// Begins to watch a folder that is not watched otherwise and stops at once: the word that
        /// it has stopped comes after all earlier events.
        pub(super) fn mark(&self) -> Option<Mark> {
            let flags = WatchFlags::DELETE_SELF | WatchFlags::ONLYDIR;
            let number = inotify::add_watch(&*self.inotify, "/proc/self", flags).ok()?;
            inotify::remove_watch(&*self.inotify, number).ok()?;
            Some(Mark(number))
        }

        /// Whether the folder is watched now, or is none.
        pub(super) fn add(&self, root: &Path, folder: &str) -> bool {
            let flags = WatchFlags::CREATE
                | WatchFlags::CLOSE_WRITE
                | WatchFlags::MODIFY
                | WatchFlags::MOVE
                | WatchFlags::DELETE
                | WatchFlags::ATTRIB
                | WatchFlags::ONLYDIR
                | WatchFlags::DONT_FOLLOW;
            match inotify::add_watch(&*self.inotify, root.join(folder), flags) {
                Ok(number) => {
                    if let Ok(mut names) = self.names.lock() {
                        names.insert(number, folder.to_owned());
                    }
                    true
                }
                Err(error) => matches!(error, Errno::NOENT | Errno::NOTDIR | Errno::LOOP),
            }
        }
    }

    fn listen(inotify: &OwnedFd, names: &Names, send: &Sender<Hint>) {
        let mut space = [MaybeUninit::uninit(); 16 * 1024];
        let mut reader = Reader::new(inotify, &mut space);
        loop {
            let hint = match reader.next() {
                Ok(event) => hint(&event, names),
                Err(Errno::INTR) => continue,
                Err(_) => return,
            };
            if hint.is_some_and(|hint| send.send(hint).is_err()) {
                return;
            }
        }
    }

    fn hint(event: &inotify::Event<'_>, names: &Names) -> Option<Hint> {
        let what = event.events();
        if what.contains(ReadFlags::QUEUE_OVERFLOW) {
            return Some(Hint::Everything);
        }
        let mut names = names.lock().ok()?;
        if what.contains(ReadFlags::IGNORED) {
            let hint = match names.remove(&event.wd()) {
                Some(_) => Hint::Everything,
                None => Hint::Reached(Mark(event.wd())),
            };
            return Some(hint);
        }
        if what.contains(ReadFlags::ISDIR) {
            let came_or_went =
                ReadFlags::CREATE | ReadFlags::DELETE | ReadFlags::MOVED_FROM | ReadFlags::MOVED_TO;
            return what.intersects(came_or_went).then_some(Hint::Everything);
        }
        let folder = names.get(&event.wd())?;
        let name = event.file_name()?.to_str().ok()?;
        let path = RelPath::new(format!("{folder}/{name}").trim_start_matches('/'))?;
        Some(if what.contains(ReadFlags::MODIFY) { Hint::Writing(path) } else { Hint::File(path) })
    }
}
