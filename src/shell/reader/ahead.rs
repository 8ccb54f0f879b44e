//! Articles near the open one, read and analysed while the reader looks at it: the next key finds them ready.

use super::super::shelf::{Shelf, Shelved};
use super::super::terminal::survive;
use crate::analysis::Analysis;
use crate::analyze;
use crate::library::RowId;
use std::collections::VecDeque;
use std::fs;
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::SystemTime;

/// So many articles are held: the last ones and those ahead.
const HELD: usize = 8;
/// Articles of more bytes are not read ahead.
const LARGEST: usize = 256 * 1024;

/// An article, ready to be shown.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The article, and where it lies.
    pub shelved: Shelved,
    /// What was found in it.
    pub analysis: Arc<Analysis>,
    /// Size and time of its file.
    stamp: Option<Stamp>,
}

type Stamp = (u64, SystemTime);

impl Ready {
    /// An article that was just read.
    pub fn new(shelved: Shelved, analysis: Arc<Analysis>) -> Self {
        let stamp = stamp(&shelved);
        Self { shelved, analysis, stamp }
    }

    /// The file is as it was.
    fn is_fresh(&self) -> bool {
        self.stamp.is_some() && self.stamp == stamp(&self.shelved)
    }
}

fn stamp(shelved: &Shelved) -> Option<Stamp> {
    let about = fs::symlink_metadata(shelved.path.as_ref()?).ok()?;
    Some((about.len(), about.modified().ok()?))
}

type Held = Arc<Mutex<VecDeque<(RowId, Ready)>>>;

/// Reads ahead on a thread of its own. Whenever files or rows change it is dropped, with all that it holds.
#[derive(Debug)]
pub struct Ahead {
    wanted: Sender<RowId>,
    held: Held,
    last: Option<RowId>,
}

impl Ahead {
    /// Starts the thread; it takes articles from `shelf`.
    pub fn start(mut shelf: Shelf) -> io::Result<Self> {
        let (wanted, asked) = channel::<RowId>();
        let held = Held::default();
        let here = Arc::clone(&held);
        thread::Builder::new().name("ahead".to_owned()).spawn(move || {
            while let Ok(row) = asked.recv() {
                // Whoever moves on fast wants the last one only.
                let row = asked.try_iter().last().unwrap_or(row);
                if find(&here, row).is_none()
                    && let Some(ready) = read(&mut shelf, row)
                {
                    hold(&here, row, ready);
                }
            }
        })?;
        Ok(Self { wanted, held, last: None })
    }

    /// `row` will probably be opened next.
    pub fn want(&mut self, row: RowId) {
        if self.last.replace(row) != Some(row) {
            // A thread that ended has nothing to say.
            let _ = self.wanted.send(row);
        }
    }

    /// The article of `row`, if it is ready.
    pub fn get(&self, row: RowId) -> Option<Ready> {
        find(&self.held, row).filter(Ready::is_fresh)
    }

    /// Holds an article that was opened: the reader may come back to it.
    pub fn keep(&self, row: RowId, ready: Ready) {
        hold(&self.held, row, ready);
    }
}

fn read(shelf: &mut Shelf, row: RowId) -> Option<Ready> {
    let shelved = shelf.article(row);
    // What cannot be read now is tried again when it is opened.
    let is_there = shelved.path.is_some() && !shelved.article.paragraphs.is_empty();
    if !is_there || shelved.article.text.len() > LARGEST {
        return None;
    }
    let analysis = Arc::new(survive(|| analyze(&shelved.article)).unwrap_or_default());
    Some(Ready::new(shelved, analysis))
}

fn find(held: &Held, row: RowId) -> Option<Ready> {
    locked(held).iter().find(|(known, _)| *known == row).map(|(_, ready)| ready.clone())
}

fn hold(held: &Held, row: RowId, ready: Ready) {
    let mut held = locked(held);
    held.retain(|(known, _)| *known != row);
    held.truncate(HELD - 1);
    held.push_front((row, ready));
}

fn locked(held: &Held) -> MutexGuard<'_, VecDeque<(RowId, Ready)>> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
