//! Articles by their rows: the index tells where they lie, the files hold them.

use super::source::{Formed, OpenFile, Source};
use crate::article::{Article, ArticleId, Meta};
use crate::library::RowId;
use crate::loader::{Item, Warning};
use crate::store::index::{self, Index, Place};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An article and where it lies.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The article; an empty one where it cannot be read.
    pub article: Arc<Article>,
    /// Its file; absent where nobody knows.
    pub path: Option<PathBuf>,
    /// Its file holds no other article.
    pub is_alone: bool,
    /// What was guessed or lost while its file was read.
    pub warnings: Vec<Warning>,
}

/// Articles by their rows.
#[derive(Debug)]
pub struct Shelf {
    source: Source,
    place: Place,
    index: Option<Index>,
    /// Files of rows that the index does not know yet.
    paths: Arc<HashMap<RowId, PathBuf>>,
    /// The file of many articles that was opened last.
    last: Option<OpenFile>,
    /// The large file of which a record was read last.
    formed: Option<Formed>,
}

impl Shelf {
    /// The articles of `source`, whose index lies at `place`.
    pub fn new(source: Source, place: Place) -> Self {
        Self { source, place, index: None, paths: Arc::default(), last: None, formed: None }
    }

    /// The index, where there is one.
    ///
    /// # Errors
    /// It is damaged.
    pub fn index(&mut self) -> Result<Option<&Index>, index::Error> {
        if self.index.is_none() {
            self.index = Index::open(&self.place)?;
        }
        Ok(self.index.as_ref())
    }

    /// The index was made anew: it is to be opened anew.
    pub fn forget_index(&mut self) {
        self.index = None;
    }

    /// Where files of rows lie that the index does not know yet.
    pub fn take_paths(&mut self, paths: Arc<HashMap<RowId, PathBuf>>) {
        self.paths = paths;
    }

    /// A file was changed: what was read of it does not hold any more.
    pub fn forget_texts(&mut self) {
        self.last = None;
    }

    /// The file in which the article of a row lies.
    pub fn path(&mut self, row: RowId) -> Option<PathBuf> {
        self.lies(row).map(|place| place.path)
    }

    fn lies(&mut self, row: RowId) -> Option<index::Source> {
        match self.paths.get(&row) {
            Some(path) => Some(index::Source { path: path.clone(), part: 0, start: None }),
            None => self.index().ok()??.source(row).ok()?,
        }
    }

    /// The article of a row.
    pub fn article(&mut self, row: RowId) -> Shelved {
        let Some(index::Source { path, part, start }) = self.lies(row) else { return empty(None) };
        let record = start.and_then(|start| self.source.item_at(&path, start, &mut self.formed));
        if let Some(Item::Article { article, warnings }) = record {
            return Shelved { article: Arc::new(*article), path: Some(path), is_alone: false, warnings };
        }
        let last = self.last.take().filter(|last| last.path() == path);
        let Some(file) = last.or_else(|| self.source.open(&path).ok()) else { return empty(Some(path)) };
        let item = file.item(part);
        let is_alone = file.count() < 2;
        self.last = Some(file).filter(|_| !is_alone);
        match item {
            Some(Item::Article { article, warnings }) => {
                Shelved { article: Arc::new(*article), path: Some(path), is_alone, warnings }
            }
            Some(Item::Failed(_)) | None => empty(Some(path)),
        }
    }

    /// The article of a row, if it is still the one with this text.
    pub fn article_with(&mut self, row: RowId, content: ArticleId) -> Option<Arc<Article>> {
        Some(self.article(row).article).filter(|article| article.id == content)
    }
}

fn empty(path: Option<PathBuf>) -> Shelved {
    Shelved { article: Arc::new(Article::new([], Meta::default())), path, is_alone: false, warnings: Vec::new() }
}

/// The name by which a path is shown.
pub fn shown(path: Option<&Path>) -> String {
    path.map_or_else(|| "?".to_owned(), |path| path.to_string_lossy().into_owned())
}
