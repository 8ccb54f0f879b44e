//! What the list knows of one article.

use crate::analysis::{Analysis, EntityKind};
use crate::article::{Article, Published};
use crate::text::{Screened, fold};
use std::ops::{Index, IndexMut};

/// The place of a row in the [`Library`]: rows are numbered as they arrive and never move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

/// How far the reading of a row's file has come.
#[derive(Clone, Debug, PartialEq)]
pub enum RowState {
    /// Loaded, its claims not yet known.
    Loaded,
    /// Analysed: the number of its claims.
    Analyzed(usize),
    /// It could not be read, for this reason.
    Failed(Screened),
}

/// One article in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The headline, the start of the lead, or the name of a file that could not be read.
    pub title: Screened,
    /// The title was made from the lead.
    pub title_is_made: bool,
    /// Who published it.
    pub outlet: Option<Screened>,
    /// When.
    pub published: Option<Published>,
    /// Where its file lies, to show.
    pub path: Screened,
    /// Minutes to read it.
    pub minutes: usize,
    /// How far it was read.
    pub state: RowState,
    /// The reader has read it.
    pub is_read: bool,
    /// The reader has starred it.
    pub is_starred: bool,
    /// Title, outlet and names, each folded: the short fields that are matched fuzzily.
    pub short: Vec<String>,
    /// What is worth knowing about how its file was read, a line each.
    pub warnings: Vec<Screened>,
    /// The text, for the substring search in bodies.
    pub text: std::sync::Arc<Article>,
    /// The text, folded.
    pub folded: String,
}

impl Row {
    /// The row of an article that was loaded from `path`.
    pub fn loaded(path: Screened, article: std::sync::Arc<Article>) -> Self {
        let meta = &article.meta;
        let mut short = vec![fold(if meta.title_is_made { "" } else { &meta.title })];
        short.extend(meta.outlet.iter().map(|outlet| fold(outlet)));
        Self {
            title: meta.title.clone(),
            title_is_made: meta.title_is_made,
            outlet: meta.outlet.clone(),
            published: meta.published,
            path,
            minutes: article.minutes(),
            state: RowState::Loaded,
            is_read: false,
            is_starred: false,
            short,
            warnings: Vec::new(),
            folded: fold(&article.text),
            text: article,
        }
    }

    /// The row of a file that could not be read.
    pub fn failed(path: Screened, reason: Screened) -> Self {
        let empty = Article::new([], crate::article::Meta::default());
        let mut row = Self::loaded(path.clone(), std::sync::Arc::new(empty));
        row.short = vec![fold(&path)];
        row.title = path;
        row.title_is_made = false;
        row.state = RowState::Failed(reason);
        row
    }

    /// Takes over what the list shows of an analysis: the number of claims and the names.
    pub fn digest(&mut self, analysis: &Analysis) {
        self.state = RowState::Analyzed(analysis.claims.len());
        let named = [EntityKind::Person, EntityKind::Organization, EntityKind::Location];
        let names = analysis.entities.iter().filter(|e| named.contains(&e.kind)).map(|e| fold(&e.name));
        self.short.extend(names);
    }

    /// The file could not be read.
    pub fn is_failed(&self) -> bool {
        matches!(self.state, RowState::Failed(_))
    }

    /// The number of claims, where it is known.
    pub fn claims(&self) -> Option<usize> {
        match self.state {
            RowState::Analyzed(claims) => Some(claims),
            _ => None,
        }
    }
}

/// All rows, in order of arrival.
#[derive(Clone, Debug, Default)]
pub struct Library {
    rows: Vec<Row>,
}

impl Library {
    /// Adds a row and gives its id.
    pub fn add(&mut self, row: Row) -> RowId {
        self.rows.push(row);
        RowId(self.rows.len() as u32 - 1)
    }

    /// The row with this id, where there is one.
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(id.0 as usize)
    }

    /// The row with this id, to change it.
    pub fn row_mut(&mut self, id: RowId) -> Option<&mut Row> {
        self.rows.get_mut(id.0 as usize)
    }

    /// Ids of all rows.
    pub fn ids(&self) -> impl Iterator<Item = RowId> + use<> {
        (0..self.rows.len() as u32).map(RowId)
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// There is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number of rows not read yet.
    pub fn unread(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_read && !row.is_failed()).count()
    }
}

impl Index<RowId> for Library {
    type Output = Row;
    fn index(&self, id: RowId) -> &Row {
        &self.rows[id.0 as usize]
    }
}

impl IndexMut<RowId> for Library {
    fn index_mut(&mut self, id: RowId) -> &mut Row {
        &mut self.rows[id.0 as usize]
    }
}
