//! The thread that keeps the index in step with the files while the reader reads, and watches them.

use super::super::librarian::{self, Librarian, News, Stop, Tell, shelf};
use super::super::source::Source;
use super::watch::Watch;
use super::{Event, following};
use crate::app::{Progress, Stage};
use crate::store::index::Place;
use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// After the first sign of a change more are waited for until none came for so long.
const QUIET: Duration = Duration::from_millis(250);
/// But no longer than this.
const LONGEST: Duration = Duration::from_secs(3);

/// What the thread works on.
pub struct Work {
    /// The library.
    pub source: Source,
    /// Where its index lies.
    pub place: Place,
    /// What is said of files is said in Vietnamese.
    pub vietnamese: bool,
    /// The number by which what it tells is known from what an earlier library told.
    pub generation: u32,
}

/// The thread at work. It ends soon after this is dropped: another library, or none, is read then, and the index is free
/// for whoever waits for it.
#[derive(Debug)]
pub struct AtWork {
    is_over: Arc<AtomicBool>,
    changed: Sender<()>,
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // It may be waiting for a change.
        let _ = self.changed.send(());
    }
}

/// Starts the thread; what it has to tell is sent to `sender`.
pub fn start(work: Work, sender: Sender<Event>) -> io::Result<AtWork> {
    let (changed, changes) = channel();
    let at_work = AtWork { is_over: Arc::default(), changed: changed.clone() };
    let is_over = Arc::clone(&at_work.is_over);
    thread::Builder::new().name("librarian".to_owned()).spawn(move || {
        // Keys come first: on Linux this holds for the thread and those it starts.
        let _ = rustix::process::nice(5);
        let generation = work.generation;
        if let Err(reason) = serve(work, &sender, (&is_over, changed, &changes))
            && !is_over.load(Ordering::Relaxed)
        {
            let _ = sender.send(Event::IndexFailed(reason));
        }
        let _ = sender.send(Event::Idle(generation));
    })?;
    Ok(at_work)
}

fn serve(
    work: Work,
    sender: &Sender<Event>,
    (is_over, changed, changes): (&AtomicBool, Sender<()>, &Receiver<()>),
) -> Result<(), String> {
    let Work { source, place, vietnamese, generation } = work;
    let mut tell = |news| !is_over.load(Ordering::Relaxed) && sender.send(Event::News(generation, news)).is_ok();
    let library = shelf(&place).unwrap_or_else(|_| {
        let _ = place.set_aside();
        tell(News::Rebuilt);
        None
    });
    let library = library.filter(|library| !library.is_empty());
    let is_new = library.is_none();
    if let Some(library) = library {
        let total = library.len();
        tell(News::Progress(Progress::whole(Stage::Checking, total)));
        tell(News::Shelved(Box::new(library), HashMap::new(), Arc::default()));
    }
    let is_shared = place.path().is_some();
    let lock = |tell: Tell<'_>| following::follow(&place, is_over, tell).map_err(|error| error.to_string());
    let mut held = if is_shared { lock(&mut tell)? } else { None };
    if is_shared && held.is_none() {
        return Ok(());
    }
    // Somebody may take the folder of the index away, also while it is written.
    let stands = |held: &Option<File>| held.as_ref().is_none_or(|held| place.stands(held));
    if is_new {
        // A watcher is told of every file that is opened: it begins when all were read. What changed until then is seen
        // by looking once more.
        let done = refresh(&source, &place, vietnamese, None, &mut tell);
        done.or_else(|reason| if stands(&held) { Err(reason) } else { Ok(()) })?;
    }
    let Some(watch) = Watch::start(&source, changed) else {
        return if is_new { Ok(()) } else { refresh(&source, &place, vietnamese, None, &mut tell) };
    };
    loop {
        let is_anew = !stands(&held);
        if is_anew {
            // Another instance may hold the new lock by now.
            drop(held.take());
            held = lock(&mut tell)?;
            if held.is_none() || !tell(News::Lost) {
                return Ok(());
            }
        }
        match refresh(&source, &place, vietnamese, Some(&watch), &mut tell) {
            Err(reason) if is_anew || stands(&held) => return Err(reason),
            Err(_) => {}
            Ok(()) if !wait(changes) || is_over.load(Ordering::Relaxed) => return Ok(()),
            Ok(()) => {}
        }
    }
}

fn refresh(
    source: &Source,
    place: &Place,
    vietnamese: bool,
    watch: Option<&Watch>,
    tell: Tell<'_>,
) -> Result<(), String> {
    let work = |librarian: &mut Librarian<'_>| {
        librarian.tell_of_folders(watch.map(Watch::entering));
        librarian.refresh()
    };
    match librarian::keep(source, place, vietnamese, tell, work) {
        Ok(()) | Err(Stop::Unheard) => Ok(()),
        Err(Stop::Index(error)) => Err(error.to_string()),
        Err(Stop::Machine(error)) => Err(error.to_string()),
    }
}

/// Waits for a change and until it is over; false where there can be none any more.
fn wait(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    let since = Instant::now();
    while since.elapsed() < LONGEST && changes.recv_timeout(QUIET).is_ok() {}
    true
}
