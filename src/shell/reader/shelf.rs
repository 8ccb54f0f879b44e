//! Where the files of rows lie, and what was found in their articles.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::library::{Row, RowId};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files and analyses by row; rows are numbered as they arrive.
#[derive(Debug, Default)]
pub struct Shelf {
    files: Vec<(Option<PathBuf>, Option<Arc<Article>>)>,
    found: HashMap<RowId, Arc<Analysis>>,
}

impl Shelf {
    /// Remembers where the next row's file lies.
    pub fn put(&mut self, row: Row, path: Option<PathBuf>) -> Row {
        let article = (!row.is_failed()).then(|| Arc::clone(&row.text));
        self.files.push((path, article));
        row
    }

    /// The file of a row, where it has one of its own.
    pub fn path(&self, id: RowId) -> Option<&Path> {
        self.files.get(id.0 as usize)?.0.as_deref()
    }

    /// The article of a row.
    pub fn article(&self, id: RowId) -> Option<Arc<Article>> {
        self.files.get(id.0 as usize)?.1.clone()
    }

    /// What was found in the article of a row.
    pub fn analysis(&self, id: RowId) -> Option<Arc<Analysis>> {
        self.found.get(&id).cloned()
    }

    /// The article of a row that has not been analysed yet.
    pub fn wanting(&self, id: RowId) -> Option<(RowId, Arc<Article>)> {
        if self.found.contains_key(&id) { None } else { Some((id, self.article(id)?)) }
    }

    /// Keeps what was found.
    pub fn keep(&mut self, found: &[(RowId, Arc<Analysis>)]) {
        self.found.extend(found.iter().map(|(id, analysis)| (*id, Arc::clone(analysis))));
    }
}
