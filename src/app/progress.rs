//! How far the reading of the library has come.

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
    /// Bytes of files a second.
    pub speed: f64,
    /// Seconds that it will take, where that can be told.
    pub left: Option<u64>,
}

impl Progress {
    /// Nothing is left to do.
    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// All rows are in the list.
    pub fn is_listed(&self) -> bool {
        self.stage != Stage::Listing
    }
}
