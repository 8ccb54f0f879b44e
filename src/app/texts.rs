//! Texts of articles that are in view, the last few of them.

use crate::article::Article;
use crate::library::RowId;
use std::collections::VecDeque;
use std::sync::Arc;

/// Texts kept: those of some screens.
const KEPT: usize = 96;

/// Texts by row.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    texts: VecDeque<(RowId, Arc<Article>)>,
}

impl Texts {
    /// The text of a row, where it is here.
    pub fn of(&self, row: RowId) -> Option<&Arc<Article>> {
        self.texts.iter().find(|(id, _)| *id == row).map(|(_, article)| article)
    }

    /// Keeps a text in the place of the oldest one.
    pub fn put(&mut self, row: RowId, article: Arc<Article>) {
        self.drop(row);
        if self.texts.len() >= KEPT {
            self.texts.pop_front();
        }
        self.texts.push_back((row, article));
    }

    /// Forgets the text of a row.
    pub fn drop(&mut self, row: RowId) {
        self.texts.retain(|(id, _)| *id != row);
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.texts.clear();
    }
}
