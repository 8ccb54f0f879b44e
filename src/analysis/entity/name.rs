//! Names: the different ways in which the marks of an article are written, and which of them belong together.

use super::word::lower_hash;
use super::{EntityKind, Mark};
use crate::text::{HashKeyed, Span};

/// One way in which something is named: all marks of one kind that differ in capitals only.
pub(super) struct Name {
    /// What it names.
    pub(super) kind: EntityKind,
    /// Its best-written place: not in capitals only, then the first.
    pub(super) span: Span,
    /// Number of marks.
    pub(super) count: usize,
    /// The first of its marks.
    pub(super) first: usize,
    /// Hashes of its words in lower case.
    pub(super) words: Vec<u64>,
    /// The name that it stands for; itself where it stands for its own.
    full: usize,
}

/// All names of an article.
pub(super) struct Names {
    /// In order of their first marks.
    pub(super) list: Vec<Name>,
    by_words: HashKeyed<(EntityKind, u64), usize>,
}

impl Names {
    /// The names of `marks`, and for each mark the place of its name in the list.
    pub(super) fn collect(text: &str, marks: &[Mark]) -> (Self, Vec<usize>) {
        let mut names = Self { list: Vec::new(), by_words: HashKeyed::default() };
        let of_mark = marks.iter().enumerate().map(|(at, mark)| names.add(text, at, mark)).collect();
        (names, of_mark)
    }

    fn add(&mut self, text: &str, at: usize, mark: &Mark) -> usize {
        let mut words = word_hashes(mark.span.of(text));
        let is_suffix = |word: &u64| ["jr", "sr", "qc"].iter().any(|suffix| lower_hash(suffix) == *word);
        while mark.kind == EntityKind::Person && words.len() > 1 && words.last().is_some_and(is_suffix) {
            words.pop();
        }
        let key = (mark.kind, key_of(&words));
        if let Some(&known) = self.by_words.get(&key) {
            let name = &mut self.list[known];
            name.count += 1;
            if !has_small_letter(name.span.of(text)) && has_small_letter(mark.span.of(text)) {
                name.span = mark.span;
            }
            return known;
        }
        let full = self.list.len();
        self.list.push(Name { kind: mark.kind, span: mark.span, count: 1, first: at, words, full });
        self.by_words.insert(key, full);
        full
    }

    /// The name of `kind` with these words.
    pub(super) fn with_words(&self, kind: EntityKind, words: &[u64]) -> Option<usize> {
        self.by_words.get(&(kind, key_of(words))).copied()
    }

    /// The name that `name` stands for in the end.
    pub(super) fn root(&self, mut name: usize) -> usize {
        while self.list[name].full != name {
            name = self.list[name].full;
        }
        name
    }

    /// `alias` stands for the same thing as `full`; the fullest name of both becomes the name of all.
    pub(super) fn join(&mut self, alias: usize, full: usize) {
        let (alias, full) = (self.root(alias), self.root(full));
        self.list[alias].full = full;
    }
}

/// Hashes of the words of `written`, in lower case and without quotation marks.
pub(super) fn word_hashes(written: &str) -> Vec<u64> {
    let words = written.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '.'));
    words.filter(|word| !word.is_empty()).map(lower_hash).collect()
}

/// The key of the name that `words` (their hashes) make.
pub(super) fn key_of(words: &[u64]) -> u64 {
    words.iter().fold(0, |state, &word| super::word::mix(state, word))
}

pub(super) fn has_small_letter(written: &str) -> bool {
    written.chars().any(char::is_lowercase)
}
