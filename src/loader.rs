//! Loading: bytes become articles. Never fails on content: what cannot be read says why.
//!
//! One file a format; [`load`] tells the format by content and name.

use crate::article::Article;
use crate::text::Screened;

/// What one file held.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Its articles, in order: most files hold one, feeds and tables many.
    pub items: Vec<Item>,
}

/// One article of a file, or the reason why there is none.
#[derive(Debug)]
pub enum Item {
    /// An article and what is worth knowing about how it was read.
    Article {
        /// The article.
        article: Box<Article>,
        /// One line each: a guessed encoding, hidden characters, a cut.
        warnings: Vec<Screened>,
    },
    /// It could not be read, for this reason (one line).
    Failed(Screened),
}
