//! A claim as its frame gives it, before names, hedges, dates and doubts are worked out.

use super::{Act, Doubt};
use crate::text::Span;

/// Who passed on or is cited, as written, and the words that tie it to the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Through {
    pub span: Span,
    pub phrase: Span,
}

/// A claim in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The source as written; absent where nobody is named.
    pub source: Option<Span>,
    /// The cue.
    pub cue: Option<Span>,
    /// The pieces of the content.
    pub content: Vec<Span>,
    /// Those who relay it, outermost first.
    pub outer: Vec<Through>,
    /// Those whom the source cites.
    pub inner: Vec<Through>,
    /// The act of the cue.
    pub act: Act,
    /// The rule that found it.
    pub rule: &'static str,
    /// The sentence it stands in, by number.
    pub sentence: usize,
    /// The words in which a date, a hedge or an addressee is looked for: the clause of the cue, without the content.
    pub frame: Span,
    /// The cue weakens the claim by itself.
    pub weak: bool,
    /// The source is that of another clause.
    pub elided: bool,
    /// The cue can be relied upon.
    pub safe: bool,
    /// So can the borders: marks, or a verb that is hardly ever anything else, tie cue and content.
    pub sure: bool,
    /// Why it is not surer, where the frame knows.
    pub doubt: Option<Doubt>,
}

impl Draft {
    /// A claim of `rule` with nothing but its act and its sentence.
    pub(super) fn new(rule: &'static str, act: Act, sentence: usize) -> Draft {
        Draft {
            source: None,
            cue: None,
            content: Vec::new(),
            outer: Vec::new(),
            inner: Vec::new(),
            act,
            rule,
            sentence,
            frame: Span::default(),
            weak: false,
            elided: false,
            safe: true,
            sure: true,
            doubt: None,
        }
    }
}
