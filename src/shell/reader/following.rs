//! Of several instances on one library one keeps the index. The others follow what it writes, until it ends.

use super::super::librarian::{News, Tell, shelf};
use crate::app::{Progress, Stage};
use crate::store::index::{Index, Place};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// It is looked so often whether there is something new.
const PAUSE: Duration = Duration::from_millis(500);
/// Of the time at most one part in so many is spent on reading rows.
const SHARE: u32 = 10;

/// The index as it is seen by one that follows.
#[derive(Default)]
struct Seen {
    /// The index, and the inode of its file: another one takes its place where it is made anew.
    open: Option<(Index, u64)>,
    version: Option<i64>,
}

/// Tells all rows whenever another instance has written to the index. Gives the lock of the index when it is free; none
/// where nobody listens any more.
pub fn follow(place: &Place, is_over: &AtomicBool, tell: Tell<'_>) -> io::Result<Option<File>> {
    let (mut seen, mut next) = (Seen::default(), Instant::now());
    loop {
        if is_over.load(Ordering::Relaxed) {
            return Ok(None);
        }
        if let Some(lock) = place.try_lock()? {
            return Ok(Some(lock));
        }
        thread::sleep(PAUSE);
        if Instant::now() < next || !seen.has_news(place) {
            continue;
        }
        let start = Instant::now();
        // A damaged index is for the one to see to who keeps it.
        if let Ok(Some(library)) = shelf(place) {
            let done = Progress::whole(Stage::Done, library.len());
            let rows = News::Shelved(Box::new(library), HashMap::new(), Arc::default());
            if !tell(rows) || !tell(News::Progress(done)) {
                return Ok(None);
            }
        }
        next = Instant::now() + start.elapsed() * SHARE;
    }
}

impl Seen {
    /// The index was written to, or made anew, since it was asked last.
    fn has_news(&mut self, place: &Place) -> bool {
        let file = place.path().and_then(|path| fs::metadata(path).ok()).map(|about| about.ino());
        if self.open.as_ref().map(|(_, inode)| *inode) != file {
            let index = Index::open(place).ok().flatten();
            self.open = index.zip(file);
            self.version = None;
        }
        let version = self.open.as_ref().and_then(|(index, _)| index.data_version().ok());
        let is_new = version != self.version;
        self.version = version;
        is_new
    }
}
