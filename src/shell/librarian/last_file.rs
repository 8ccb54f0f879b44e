//! The articles of the file that was loaded last.

use crate::loader::Item;
use crate::shell::source::Source;
use std::path::{Path, PathBuf};

/// Gives articles of files, each once. A file of many articles, which are asked for one after the other, is loaded once.
#[derive(Debug)]
pub struct LastFile {
    source: Source,
    path: PathBuf,
    items: Vec<Option<Item>>,
}

impl LastFile {
    /// Loads files of `source`.
    pub fn new(source: Source) -> Self {
        Self { source, path: PathBuf::new(), items: Vec::new() }
    }

    /// The file is the one that was loaded last.
    pub fn is(&self, path: &Path) -> bool {
        self.path == path
    }

    /// What is at a place of the file; none where nothing is, or where it was given before.
    pub fn take(&mut self, path: &Path, part: u32) -> Option<Item> {
        if !self.is(path) {
            self.items = self.source.load(path).items.into_iter().map(Some).collect();
            path.clone_into(&mut self.path);
        }
        self.items.get_mut(part as usize)?.take()
    }
}
