//! What the reader keeps of an article: read, star, tags, note, corrections of its claims. It belongs to the content of
//! the article, wherever its file lies.

use crate::analysis::Act;
use crate::article::ArticleId;
use crate::text::{Screened, Span};

/// What the reader keeps of one article. Most articles have nothing, or are just read: the rest lies apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// It is read.
    pub is_read: bool,
    /// It is starred.
    pub is_starred: bool,
    /// It has changed since it was read: not what the reader decided, but what the state knows of the texts read.
    pub has_changed: bool,
    /// Tags, note, corrections, where there are any.
    pub more: Option<Box<More>>,
}

/// What only few articles have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// Tags, sorted, without doubles.
    pub tags: Vec<Screened>,
    /// The reader's note; empty where there is none.
    pub note: Screened,
    /// What the reader corrected of its claims, in order of the text.
    pub corrections: Vec<Correction>,
}

/// The reader's word on a claim, tied to the text that it was extracted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// From the first to the last word of the claim, in bytes of the article's text.
    pub span: Span,
    /// The words of that span, by which it is found again should the article change.
    pub quote: Screened,
    /// What is said of it.
    pub remark: Remark,
}

/// What a correction says. It is about the extraction, never about the truth of the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It is no claim, or it was read wrongly.
    Wrong,
    /// It is one, but the source does something else.
    Act(Act),
    /// It is one, but somebody else says it.
    Who(Screened),
    /// A claim that was not found: who says it, and what they do. The span is its content.
    Added(Screened, Act),
}

/// A change of what is kept of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The content of the article.
    pub article: ArticleId,
    /// What was kept.
    pub before: Kept,
    /// What is kept now.
    pub after: Kept,
}

impl Kept {
    /// The reader keeps nothing.
    pub fn is_nothing(&self) -> bool {
        !self.is_read && !self.is_starred && self.more.is_none()
    }

    /// The tags.
    pub fn tags(&self) -> &[Screened] {
        self.more.as_ref().map_or(&[], |more| &more.tags)
    }

    /// The note; empty where there is none.
    pub fn note(&self) -> &str {
        self.more.as_ref().map_or("", |more| &more.note)
    }

    /// The corrections.
    pub fn corrections(&self) -> &[Correction] {
        self.more.as_ref().map_or(&[], |more| &more.corrections)
    }

    /// The number of claims that the reader added.
    pub fn added(&self) -> usize {
        self.corrections().iter().filter(|correction| matches!(correction.remark, Remark::Added(..))).count()
    }

    /// Changes tags, note or corrections.
    pub fn change(&mut self, change: impl FnOnce(&mut More)) {
        let mut more = self.more.take().unwrap_or_default();
        change(&mut more);
        more.tags.sort_unstable();
        more.tags.dedup();
        more.corrections.sort_by_key(|correction| correction.span);
        self.more = (*more != More::default()).then_some(more);
    }
}

impl Correction {
    /// Its words stand in `text` where they stood when the correction was made. Where they do not, the article has
    /// changed and the words are gone: the correction is an orphan, kept but tied to nothing.
    pub fn stands_in(&self, text: &str) -> bool {
        self.span.of(text) == self.quote.as_str()
    }
}

impl Change {
    /// The change that takes this one back.
    pub fn reversed(&self) -> Self {
        Self { article: self.article, before: self.after.clone(), after: self.before.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_of_a_tag_taken_away() {
        let mut kept = Kept::default();
        kept.change(|more| more.tags = vec!["b".into(), "a".into(), "b".into()]);
        assert_eq!(kept.tags(), [Screened::from("a"), Screened::from("b")]);
        kept.change(|more| more.tags.clear());
        assert!(kept.is_nothing());
    }
}
