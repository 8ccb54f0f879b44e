//! An article with its analysis as data and as prose, for other programs and for readers without docbao.

mod explain;
mod json;
mod places;
mod prose;
mod record;
mod table;

pub use explain::explain;
pub use json::to_json;
pub use places::Places;
pub use prose::{markdown, text};
pub use record::{ClaimRecord, MentionRecord, Record};
pub use table::{COLUMNS, row};

use crate::analysis::{Analysis, Dropped};
use crate::article::Article;
use crate::loader::Warning;

/// An article, where it lies, and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The file, as the user would name it; `-` for standard input. Not screened: forms for people screen it.
    pub path: &'a str,
    /// The article.
    pub article: &'a Article,
    /// What was found.
    pub analysis: &'a Analysis,
    /// What looked like a claim and is none; only `--explain` asks.
    pub dropped: &'a [Dropped],
    /// What was guessed or lost while reading it.
    pub warnings: &'a [Warning],
}
