//! The articles of the file that was opened last.

use crate::loader::Item;
use crate::shell::source::{OpenFile, Source};
use std::path::Path;
use std::sync::Arc;

/// Gives articles of files. A file of many articles, which are asked for one after the other, is opened once.
#[derive(Debug)]
pub struct LastFile {
    source: Source,
    file: Option<Arc<OpenFile>>,
}

impl LastFile {
    /// Opens files of `source`.
    pub fn new(source: Source) -> Self {
        Self { source, file: None }
    }

    /// The file is the one that was opened last.
    pub fn is(&self, path: &Path) -> bool {
        self.file.as_ref().is_some_and(|file| file.path() == path)
    }

    /// Opens a file, unless it is open; none where it cannot be read.
    pub fn open(&mut self, path: &Path) -> Option<&Arc<OpenFile>> {
        if !self.is(path) {
            self.file = self.source.open(path).ok().map(Arc::new);
        }
        self.file.as_ref()
    }

    /// What is at a place of the file; none where nothing is.
    pub fn item(&mut self, path: &Path, part: u32) -> Option<Item> {
        self.open(path)?.item(part)
    }
}
