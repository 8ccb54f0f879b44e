//! How far the work is, on standard error, for a person who waits.

use crate::shell::source::walk;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Between two pictures of the bar.
const PAUSE: Duration = Duration::from_millis(100);
/// Cells of the bar.
const WIDTH: usize = 30;

/// A bar on one line. There is none where nobody looks, nor where the output goes to the same terminal.
#[derive(Debug)]
pub(super) struct Progress {
    is_shown: bool,
    /// The number of files; 0 while they are counted.
    total: Arc<AtomicUsize>,
    done: usize,
    drawn: Option<Instant>,
}

impl Progress {
    /// Starts to count the files of `paths` where somebody looks.
    pub(super) fn new(paths: &[PathBuf]) -> io::Result<Self> {
        let is_shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let total = Arc::new(AtomicUsize::new(0));
        if is_shown && !paths.iter().any(|path| path == Path::new("-")) {
            let (paths, total) = (paths.to_vec(), Arc::clone(&total));
            let count = move || total.store(walk(paths).count(), Relaxed);
            std::thread::Builder::new().name("count".to_owned()).spawn(count)?;
        }
        Ok(Self { is_shown, total, done: 0, drawn: None })
    }

    /// One more job is done; `written` articles are written.
    pub(super) fn step(&mut self, written: usize) {
        self.done += 1;
        if !self.is_shown || self.drawn.is_some_and(|drawn| drawn.elapsed() < PAUSE) {
            return;
        }
        self.drawn = Some(Instant::now());
        let line = picture(self.done, self.total.load(Relaxed), written);
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    }

    /// Takes the bar away.
    pub(super) fn clear(&mut self) {
        if self.drawn.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn picture(done: usize, total: usize, written: usize) -> String {
    if total == 0 {
        return format!("docbao: {done} ({written})");
    }
    let full = WIDTH * done.min(total) / total;
    format!("docbao: [{}{}] {done}/{total} ({written})", "#".repeat(full), ".".repeat(WIDTH - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills() {
        assert_eq!(picture(3, 0, 5), "docbao: 3 (5)");
        assert_eq!(picture(1, 2, 1), format!("docbao: [{}{}] 1/2 (1)", "#".repeat(15), ".".repeat(15)));
        assert_eq!(picture(9, 2, 9), format!("docbao: [{}] 9/2 (9)", "#".repeat(30)));
    }
}
