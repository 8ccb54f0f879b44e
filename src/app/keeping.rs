//! What the reader keeps of articles.
//!
//! Nothing is changed here at once: a change is an effect, and what is kept stands here only after it was saved, or
//! after the reader was told that it could not be.

use super::steps::Step;
use super::{Model, Notice};
use crate::article::ArticleId;
use crate::library::{Change, Kept, Library, RowId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What the reader keeps of all articles.
#[derive(Clone, Debug, Default)]
pub struct Keeping {
    kept: HashMap<ArticleId, Kept>,
    /// All that was kept before is here.
    is_whole: bool,
    /// Articles that changed before it was.
    newer: HashSet<ArticleId>,
    /// Rows of the library that are read.
    read: usize,
    /// What could not be saved yet.
    pub unsaved: Vec<Change>,
    nothing: Kept,
}

impl Keeping {
    /// What is kept of an article.
    pub fn of(&self, article: Option<ArticleId>) -> &Kept {
        article.and_then(|article| self.kept.get(&article)).unwrap_or(&self.nothing)
    }

    /// Rows that are read.
    pub fn read(&self) -> usize {
        self.read
    }

    /// Takes over what was kept before; of articles that changed since, what is here is newer.
    pub fn take_all(&mut self, kept: HashMap<ArticleId, Kept>, library: &Library) {
        let now = std::mem::replace(&mut self.kept, kept);
        for article in std::mem::take(&mut self.newer) {
            match now.get(&article) {
                Some(kept) => self.kept.insert(article, kept.clone()),
                None => self.kept.remove(&article),
            };
        }
        self.is_whole = true;
        for change in &self.unsaved {
            self.kept.insert(change.article, change.after.clone());
        }
        self.recount(library);
    }

    /// Counts anew, after the library changed.
    pub fn recount(&mut self, library: &Library) {
        let is_here = |(article, kept): &(&ArticleId, &Kept)| kept.is_read && library.with_content(**article).is_some();
        self.read = self.kept.iter().filter(is_here).count();
    }

    /// What is kept of an article now.
    pub fn take(&mut self, article: ArticleId, kept: Kept, library: &Library) {
        let was_read = self.of(Some(article)).is_read;
        if library.with_content(article).is_some() {
            self.read = self.read + usize::from(kept.is_read) - usize::from(was_read);
        }
        if !self.is_whole {
            self.newer.insert(article);
        }
        if kept == Kept::default() {
            self.kept.remove(&article);
        } else {
            self.kept.insert(article, kept);
        }
    }

    /// The article was read as it is now.
    pub fn take_as_read(&mut self, article: ArticleId) {
        self.kept.entry(article).and_modify(|kept| kept.has_changed = false);
    }

    /// What is kept, by article.
    pub fn all(&self) -> &HashMap<ArticleId, Kept> {
        &self.kept
    }

    /// All tags, with the number of articles that have them.
    pub fn tags(&self) -> BTreeMap<&str, usize> {
        let mut tags = BTreeMap::new();
        for tag in self.kept.values().flat_map(Kept::tags) {
            *tags.entry(tag.as_str()).or_default() += 1;
        }
        tags
    }
}

/// Changes what is kept of `rows`, as one step that can be undone. Gives the number of articles that change.
pub fn keep(model: &mut Model, rows: &[RowId], change: impl Fn(&mut Kept)) -> usize {
    let mut changes = Vec::new();
    for &row in rows {
        let open =
            model.reading.as_ref().filter(|reading| reading.row == row && !reading.article.paragraphs.is_empty());
        let content = model.library.content(row).or(open.map(|reading| reading.article.id));
        let Some(article) = content else { continue };
        let before = model.keeping.of(Some(article)).clone();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            changes.push(Change { article, before, after });
        }
    }
    let count = changes.len();
    if count > 0 {
        super::steps::take(model, Step::Kept(changes));
    }
    count
}

/// This is kept now.
pub fn kept(model: &mut Model, kept: Vec<(ArticleId, Kept)>) {
    for (article, kept) in kept {
        model.keeping.take(article, kept, &model.library);
    }
    super::corrections::apply(model);
    super::search::kept_changed(model);
}

/// Changes could not be saved: they hold until the program ends, or until they can be.
pub fn unsaved(model: &mut Model, changes: Vec<Change>, reason: &str) {
    for change in &changes {
        model.keeping.take(change.article, change.after.clone(), &model.library);
    }
    model.keeping.unsaved = changes;
    model.notice = Some(Notice::error(format!("{}: {reason}", model.tongue.words().not_saved)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_a_change_does_not_take_it_back() {
        let starred = Kept { is_starred: true, ..Kept::default() };
        let (one, other) = (ArticleId(1), ArticleId(2));
        let library = Library::default();
        let mut keeping = Keeping::default();
        keeping.take(one, starred.clone(), &library);
        keeping.take(one, Kept::default(), &library);
        keeping.take_all(HashMap::from([(one, starred.clone()), (other, starred)]), &library);
        assert!(!keeping.of(Some(one)).is_starred && keeping.of(Some(other)).is_starred);
    }
}
