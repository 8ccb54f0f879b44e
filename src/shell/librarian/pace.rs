//! How fast the work goes, and how long it will take.

use crate::app::{Progress, Stage};
use std::time::{Duration, Instant};

/// Between two reports.
const PAUSE: Duration = Duration::from_millis(200);

/// Counts what is done.
pub struct Pace {
    stage: Stage,
    total: usize,
    done: usize,
    bytes: u64,
    started: Instant,
    told: Option<Instant>,
    first: usize,
}

impl Pace {
    /// Of `total` articles `done` are done already.
    pub fn new(stage: Stage, total: usize, done: usize) -> Self {
        Self { stage, total, done, bytes: 0, started: Instant::now(), told: None, first: done }
    }

    /// So many more are done, of so many bytes. Gives a report where it is time for one.
    pub fn step(&mut self, articles: usize, bytes: u64) -> Option<Progress> {
        self.done += articles;
        self.bytes += bytes;
        if self.told.is_some_and(|told| told.elapsed() < PAUSE) {
            return None;
        }
        self.told = Some(Instant::now());
        Some(self.progress())
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let seconds = self.started.elapsed().as_secs_f64();
        let done = self.done - self.first;
        let left = self.total.saturating_sub(self.done);
        let is_known = seconds > 1.0 && done > 0;
        Progress {
            stage: self.stage,
            total: self.total,
            done: self.done.min(self.total),
            speed: if seconds > 0.0 { self.bytes as f64 / seconds } else { 0.0 },
            left: is_known.then(|| (seconds * left as f64 / done as f64).ceil() as u64),
        }
    }
}
