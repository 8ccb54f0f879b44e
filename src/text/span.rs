//! A half-open range of bytes.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of bytes of one text, on character boundaries. Articles are capped at 16 MiB, so 32 bits do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; an end before the start gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// The words of `text` that the span covers; empty where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// No letter or digit of `text` stands beside it; false where it does not fit `text`.
    pub fn is_word_of(self, text: &str) -> bool {
        let (Some(before), Some(after)) = (text.get(..self.start as usize), text.get(self.end as usize..)) else {
            return false;
        };
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
    }

    /// As a range of `usize`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// `other` lies within it.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The byte at `place` lies within it.
    pub fn holds(self, place: usize) -> bool {
        self.range().contains(&place)
    }

    /// Both cover at least one byte in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}
