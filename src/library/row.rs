//! What the list knows of one article.

use crate::analysis::Analysis;
use crate::article::{Article, ArticleId, Published};
use crate::text::Screened;

/// The number of an article in its library. It never changes while the article is there, and newer articles usually
/// have larger ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

/// How far the reading of a row's file has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Its title is known, its claims are not yet.
    Loaded,
    /// Analysed: the number of its claims.
    Analyzed(usize),
    /// It could not be read, for this reason.
    Failed(Screened),
}

/// One article of the list, to be put into a [`super::Library`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number.
    pub id: RowId,
    /// The hash of its text; absent while only its first lines were read.
    pub content: Option<ArticleId>,
    /// The headline, the start of the lead, or the name of a file that could not be read.
    pub title: Screened,
    /// The title was made from the lead.
    pub title_is_made: bool,
    /// Who published it.
    pub outlet: Option<Screened>,
    /// When.
    pub published: Option<Published>,
    /// Minutes to read it.
    pub minutes: usize,
    /// How far it was read.
    pub state: RowState,
}

impl Row {
    /// The row of an article.
    pub fn loaded(id: RowId, article: &Article) -> Self {
        let meta = &article.meta;
        Self {
            id,
            content: Some(article.id),
            title: meta.title.clone(),
            title_is_made: meta.title_is_made,
            outlet: meta.outlet.clone(),
            published: meta.published,
            minutes: article.minutes(),
            state: RowState::Loaded,
        }
    }

    /// The row of a file that could not be read.
    pub fn failed(id: RowId, path: Screened, reason: Screened) -> Self {
        let (title, state) = (path, RowState::Failed(reason));
        Self { id, content: None, title, title_is_made: false, outlet: None, published: None, minutes: 0, state }
    }

    /// The same, analysed.
    pub fn analyzed(self, analysis: &Analysis) -> Self {
        Self { state: RowState::Analyzed(analysis.claims.len()), ..self }
    }
}

/// A row as the library gives it out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RowRef<'a> {
    /// Its number.
    pub id: RowId,
    /// See [`Row::content`].
    pub content: Option<ArticleId>,
    /// See [`Row::title`].
    pub title: &'a str,
    /// The title was made from the lead.
    pub title_is_made: bool,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When.
    pub published: Option<Published>,
    /// Minutes to read it.
    pub minutes: usize,
    /// The number of its claims, where it is known.
    pub claims: Option<usize>,
    /// Why it could not be read.
    pub failure: Option<&'a str>,
}

impl RowRef<'_> {
    /// The file could not be read.
    pub fn is_failed(&self) -> bool {
        self.failure.is_some()
    }
}
