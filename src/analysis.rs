//! Analysis: who says what, and who is who, in one article.
//!
//! A row of small pure steps over one immutable text; every result carries the spans that prove it. The order of the
//! steps stands in [`analyze`]. Word lists are data in `assets/`.

mod claim;
pub mod entity;
mod language;
mod quote;
mod sentence;
mod token;
mod value;

pub use claim::{Act, Claim, ClaimId, Confidence, Doubt, Dropped, Link, Mode, Source, When, Why};
pub use entity::{Entity, EntityId, EntityKind, Mark, Mention, mark};
pub(crate) use language::language;
pub use token::{Case, Token, TokenKind, tokens, within};
pub use value::{Bound, DateRange, Quantity, Value};

use crate::article::Article;
use crate::text::Span;

/// The language of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Vietnamese.
    Vietnamese,
    /// English.
    English,
    /// Anything else: shown plainly, not analysed.
    #[default]
    Other,
}

impl Language {
    /// The ISO 639 code: `vi`, `en`, `und`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
            Self::Other => "und",
        }
    }
}

/// What was found in one article. All spans count bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The language of the article.
    pub language: Language,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Who and what is named, those mentioned most first; an [`EntityId`] is a place in this list.
    pub entities: Vec<Entity>,
    /// Every mention of them, in order of the text, not overlapping.
    pub mentions: Vec<Mention>,
    /// Every claim, in order of the text; a [`ClaimId`] is a place in this list.
    pub claims: Vec<Claim>,
}

/// Reads `article`: language, sentences, entities, claims. The same text gives the same analysis, whatever the machine.
pub fn analyze(article: &Article) -> Analysis {
    explain(article).0
}

/// Reads `article`, and tells which words look like claims and are none, in order of the text.
pub fn explain(article: &Article) -> (Analysis, Vec<Dropped>) {
    let text = article.text.as_str();
    let tokens = token::tokens(text);
    let language = language::language(text, &tokens);
    let (quotes, sentences) = sentence::read(article, &tokens);
    let (entities, mentions) = entity::find(article, language, &tokens);
    let named = claim::Named { entities: &entities, mentions: &mentions };
    let (claims, dropped) = claim::find(article, language, &tokens, (&quotes, &sentences), named);
    let sentences = sentences.into_iter().map(|sentence| sentence.span(&tokens)).collect();
    (Analysis { language, sentences, entities, mentions, claims }, dropped)
}
