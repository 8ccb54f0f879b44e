//! A page: the words of a text, and questions about them that the passes after the model ask.

use super::EntityKind;
use super::lexicon::Lists;
use super::shape::Shape;
use super::word::{Word, letters};
use crate::analysis::Language;
use crate::analysis::token::TokenKind;
use std::ops::Range;

/// No entry of a word list is longer than this many words after its first.
const LONGEST: usize = 12;

/// The words of a text.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) language: Language,
}

/// A name found on a page: a row of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) words: Range<usize>,
    pub(super) kind: EntityKind,
}

impl Found {
    pub(super) fn new(words: Range<usize>, kind: EntityKind) -> Self {
        Self { words, kind }
    }

    pub(super) fn overlaps(&self, words: &Range<usize>) -> bool {
        self.words.start < words.end && words.start < self.words.end
    }
}

impl<'a> Page<'a> {
    /// Word `at` as written; empty beyond the page.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.token.span.of(self.text))
    }

    /// Word `at` is one of `forms` (in lower case), whatever its capitals.
    pub(super) fn is(&self, at: usize, forms: &[&str]) -> bool {
        let written = self.written(at);
        // the first byte of a letter of Latin tells most of them apart, whatever its case; but not in `oà` and `òa`
        let first = written.as_bytes().first().map_or(0, |byte| byte | 0x20);
        let may_move = matches!(first, b'o' | b'u') && !written.is_ascii();
        let starts = |form: &str| form.bytes().next().is_some_and(|byte| byte | 0x20 == first);
        let fits = |form: &&&str| form.len() == written.len() && (may_move || starts(form));
        forms.iter().filter(fits).any(|form| form.chars().eq(letters(written)))
    }

    /// The words from `at` are those of `phrase` (in lower case).
    pub(super) fn is_phrase(&self, at: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(offset, form)| self.is(at + offset, &[form]))
    }

    /// Where the words of `phrase` (in lower case) start that end just before word `at`.
    pub(super) fn phrase_before(&self, at: usize, phrase: &str) -> Option<usize> {
        // its last word tells nearly always
        let mut from = at;
        for form in phrase.rsplit(' ') {
            from = from.checked_sub(1).filter(|&from| self.is(from, &[form]))?;
        }
        Some(from)
    }

    /// The shape of word `at`.
    pub(super) fn shape(&self, at: usize) -> Shape {
        self.words.get(at).map_or(Shape::Stop, |word| word.shape)
    }

    /// Word `at` starts with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.token.is_capital())
    }

    /// Word `at` is a word that starts with a small letter.
    pub(super) fn is_small(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.token.kind == TokenKind::Word && !word.token.is_capital())
    }

    /// Word `at` could not be Vietnamese.
    pub(super) fn is_foreign(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.token.kind == TokenKind::Word && !word.is_syllable)
    }

    /// Word `at` is a single mark.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.token.kind == TokenKind::Mark)
    }

    /// No white space stands before word `at`.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !word.token.spaced)
    }

    /// Words `at` and the one before stand on one line.
    pub(super) fn same_line(&self, at: usize) -> bool {
        let Some([before, here]) = at.checked_sub(1).and_then(|before| self.words.get(before..=at)) else {
            return false;
        };
        let gap = before.token.span.end as usize..here.token.span.start as usize;
        !self.text.as_bytes().get(gap).is_some_and(|gap| gap.contains(&b'\n'))
    }

    /// Lists with an entry that begins at word `at`.
    pub(super) fn begins(&self, at: usize, lists: Lists) -> bool {
        self.words.get(at).is_some_and(|word| word.begins.has(lists))
    }

    /// Word `at` stands in an entry of one of `lists`.
    pub(super) fn holds(&self, at: usize, lists: Lists) -> bool {
        self.words.get(at).is_some_and(|word| word.begins.with(word.inside).has(lists))
    }

    /// Lists with an entry that ends at word `at`.
    pub(super) fn ends(&self, at: usize, lists: Lists) -> bool {
        self.words.get(at).is_some_and(|word| word.ends.has(lists))
    }

    /// The number of words of the longest entry of one of `lists` that begins at word `at`.
    pub(super) fn entry(&self, at: usize, lists: Lists) -> usize {
        if !self.begins(at, lists) {
            return 0;
        }
        1 + self.words[at + 1..].iter().take(LONGEST).take_while(|word| word.inside.has(lists)).count()
    }

    /// The number of words of the entry of `lists` that ends just before word `at`; 0 where there is none.
    pub(super) fn entry_before(&self, at: usize, lists: Lists) -> usize {
        let Some(last) = at.checked_sub(1).filter(|&last| self.ends(last, lists)) else { return 0 };
        (1..=at.min(6)).find(|&length| self.begins(last + 1 - length, lists)).unwrap_or(0)
    }
}
