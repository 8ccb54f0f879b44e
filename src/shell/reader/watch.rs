//! Watches the files and folders of a library.

use super::super::files::Entering;
use super::super::source::Source;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

/// Folders within folders are watched one by one, each when it is looked into: to watch them all at once, the watcher
/// would look at every file. Other machines than Linux know what is below a folder by themselves.
const ONE_BY_ONE: bool = cfg!(target_os = "linux");

/// A watcher at work, until it is dropped.
pub struct Watch(Arc<Mutex<RecommendedWatcher>>);

impl Watch {
    /// Starts to watch what the source names; `changed` hears of every change. None where the machine cannot.
    pub fn start(source: &Source, changed: Sender<()>) -> Option<Self> {
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // Nobody listens any more: the program ends.
                let _ = changed.send(());
            }
        })
        .ok()?;
        let mode = if ONE_BY_ONE { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        let watched = source.paths().iter().filter(|path| watcher.watch(path, mode).is_ok()).count();
        (watched > 0).then(|| Self(Arc::new(Mutex::new(watcher))))
    }

    /// Watches the folders that it is told of, from then on. One that is watched already may be another by now.
    pub fn entering(&self) -> Entering {
        let watcher = Arc::clone(&self.0);
        Arc::new(move |folder: &Path| {
            if ONE_BY_ONE {
                let mut watcher = watcher.lock().unwrap_or_else(PoisonError::into_inner);
                // Where the machine has no room for more, what is in the folder is seen at the next start.
                let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
            }
        })
    }
}
