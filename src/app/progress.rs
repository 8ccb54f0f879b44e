//! How far the reading of the library has come.

use super::Tongue;

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Files are looked for.
    #[default]
    Listing,
    /// All rows are there; whether the files are still the same is looked at.
    Checking,
    /// Texts are read, so that they can be searched.
    Reading,
    /// Claims and entities are looked for.
    Analyzing,
    /// Nothing: all is known.
    Done,
}

/// How far the reading of the library has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// The number of articles, also of those whose rows are not there yet.
    pub total: usize,
    /// Articles for which it is done.
    pub done: usize,
    /// How much of the work is done, from 0 to 1.
    pub share: f64,
    /// Bytes of files a second.
    pub speed: f64,
    /// Seconds that it will take, where that can be told.
    pub left: Option<u64>,
}

impl Progress {
    /// All `total` articles are there, or are done, at this stage.
    pub fn whole(stage: Stage, total: usize) -> Self {
        Self { stage, total, done: total, share: 1.0, ..Self::default() }
    }

    /// Nothing is left to do.
    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// All rows are in the list.
    pub fn is_listed(&self) -> bool {
        self.stage != Stage::Listing
    }

    /// How many of `cells` a bar fills.
    pub fn filled(&self, cells: usize) -> usize {
        ((cells as f64 * self.share) as usize).min(cells)
    }

    /// What is being done and how far it is, from the longest wording to the shortest:
    /// `reading 12,300/100,000, 20.1 MB/s, 12 s left`.
    pub fn labels(&self, tongue: Tongue) -> [String; 4] {
        let words = tongue.words();
        let what = match self.stage {
            Stage::Listing | Stage::Checking => words.loading,
            Stage::Reading => words.reading_texts,
            Stage::Analyzing | Stage::Done => words.analysing,
        };
        let counts = format!("{}/{}", tongue.number(self.done), tongue.number(self.total));
        let left = self.left.map(|seconds| format!(", {}", tongue.time_left(seconds))).unwrap_or_default();
        let speed = format!(", {:.1} MB/s", self.speed / 1e6);
        [format!("{what} {counts}{speed}{left}"), format!("{what} {counts}{left}"), format!("{counts}{left}"), counts]
    }
}
