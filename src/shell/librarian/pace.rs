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
    /// The bytes of all, where the work is told by them: a file may hold one article or many.
    all_bytes: Option<u64>,
    started: Instant,
    told: Option<Instant>,
    first: usize,
}

impl Pace {
    /// Of `total` articles `done` are done already.
    pub fn new(stage: Stage, total: usize, done: usize) -> Self {
        Self { stage, total, done, bytes: 0, all_bytes: None, started: Instant::now(), told: None, first: done }
    }

    /// `total` files of so many bytes are to be done.
    pub fn of_files(stage: Stage, total: usize, bytes: u64) -> Self {
        Self { all_bytes: Some(bytes.max(1)), ..Self::new(stage, total, 0) }
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
        let of_all = |done: usize| done as f64 / self.total.max(1) as f64;
        let share = self.all_bytes.map_or_else(|| of_all(self.done), |all| self.bytes as f64 / all as f64).min(1.0);
        let gained = share - of_all(self.first);
        let is_known = seconds > 1.0 && gained > 0.0;
        Progress {
            stage: self.stage,
            total: self.total,
            done: self.done.min(self.total),
            share,
            speed: if seconds > 0.0 { self.bytes as f64 / seconds } else { 0.0 },
            left: is_known.then(|| (seconds * (1.0 - share) / gained).ceil() as u64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_by_bytes_or_by_articles() {
        let mut files = Pace::of_files(Stage::Reading, 1, 400);
        files.started -= Duration::from_secs(3);
        let progress = files.step(0, 100).unwrap();
        assert_eq!((progress.done, progress.share), (0, 0.25));
        assert!(progress.left.is_some_and(|seconds| seconds >= 9));
        let mut articles = Pace::new(Stage::Analyzing, 100, 60);
        articles.started -= Duration::from_secs(3);
        let progress = articles.step(30, 5).unwrap();
        assert_eq!((progress.done, progress.share), (90, 0.9));
        assert!(progress.left.is_some_and(|seconds| seconds >= 1));
    }
}
