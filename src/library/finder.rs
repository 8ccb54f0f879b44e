//! A term made ready to be looked for in many short texts.

use super::Term;
use super::mask::{is_own_letter, is_own_mark, marks, mask};
use super::term::is_marked;
use crate::text::{Folded, Span, fold_char, lower};
use memchr::memchr2_iter;
use memchr::memmem::Finder;

/// Looks for one term.
#[derive(Debug)]
pub struct TermFinder<'t> {
    term: &'t Term,
    folded: Finder<'t>,
    typed: Finder<'t>,
    marked: Option<Marked>,
    /// Nothing but letters and their marks matter.
    is_plain: bool,
    /// The letters without which it does not occur.
    pub needs: Needs,
}

/// The letters of a term, as [`mask`] and [`marks`] have them.
#[derive(Clone, Copy, Debug)]
pub struct Needs {
    letters: u64,
    marks: u64,
    /// A text that has these letters holds the term: it is one letter.
    pub suffice: bool,
}

impl Needs {
    fn of(term: &Term, is_plain: bool) -> Self {
        let marked: String = term.typed.chars().filter(|c| is_marked(*c)).collect();
        let has_own = |(c, folded)| if is_marked(c) { is_own_mark(c) } else { is_own_letter(folded) };
        let is_one = term.typed.chars().nth(1).is_none() && term.folded.chars().nth(1).is_none();
        let suffice = is_plain && is_one && term.typed.chars().zip(term.folded.chars()).next().is_some_and(has_own);
        Self { letters: mask(&term.folded), marks: marks(&marked), suffice }
    }

    /// A text with these letters has them.
    pub fn are_in(&self, letters: u64, marks: u64) -> bool {
        (self.letters & !letters) | (self.marks & !marks) == 0
    }
}

/// A term with marks, letter by letter.
#[derive(Debug)]
struct Marked {
    /// One of its letters with marks, small and large, as UTF-8: the letter it is looked for by.
    anchor: [String; 2],
    /// Letters of the term before that one.
    before: usize,
    letters: Vec<Wanted>,
}

/// A letter of a term.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    /// This small letter with its marks.
    Marked(char),
    /// This letter with any marks.
    Folded(char),
}

impl Wanted {
    fn is(self, found: char) -> bool {
        match self {
            Self::Marked(letter) => lower(found) == letter,
            Self::Folded(letter) => fold_char(found) == Some(letter),
        }
    }
}

impl Marked {
    fn of(term: &Term) -> Option<Self> {
        // A term with marks that are characters of their own is not compared letter by letter.
        if term.typed.chars().count() != term.folded.chars().count() {
            return None;
        }
        let wanted = |(c, folded)| if is_marked(c) { Wanted::Marked(lower(c)) } else { Wanted::Folded(folded) };
        let letters: Vec<Wanted> = term.typed.chars().zip(term.folded.chars()).map(wanted).collect();
        // Letters of three bytes, as nearly all with two marks are, are rarer than others.
        let marked = term.typed.chars().enumerate().filter(|(_, c)| is_marked(*c));
        let (before, small) = marked.map(|(n, c)| (n, lower(c))).max_by_key(|(_, c)| c.len_utf8())?;
        let large = small.to_uppercase().next().unwrap_or(small);
        Some(Self { anchor: [small.to_string(), large.to_string()], before, letters })
    }

    /// Where the term is in `text`.
    fn places<'m>(&'m self, text: &'m str) -> impl Iterator<Item = Span> + 'm {
        // The last byte tells most; that of the small and of the large letter are looked for at once.
        let [small, large] = self.anchor.each_ref().map(|letter| letter.as_bytes());
        let last = |letter: &[u8]| letter.last().copied().unwrap_or_default();
        memchr2_iter(last(small), last(large), text.as_bytes()).filter_map(move |last| {
            let end = last + 1;
            let letter = [small, large].into_iter().find(|letter| text.as_bytes()[..end].ends_with(letter))?;
            self.around(text, end - letter.len())
        })
    }

    /// The term, if it is in `text` so that the letter it is looked for by begins at the byte `anchor`.
    fn around(&self, text: &str, anchor: usize) -> Option<Span> {
        let start = match self.before.checked_sub(1) {
            None => anchor,
            Some(last) => text[..anchor].char_indices().rev().nth(last)?.0,
        };
        let mut found = text[start..].chars();
        let is_it = self.letters.iter().all(|wanted| found.next().is_some_and(|c| wanted.is(c)));
        is_it.then(|| Span::new(start, text.len() - found.as_str().len()))
    }
}

impl<'t> TermFinder<'t> {
    /// Makes `term` ready.
    pub fn new(term: &'t Term) -> Self {
        let (folded, typed) = (Finder::new(term.folded.as_bytes()), Finder::new(term.typed.as_bytes()));
        let is_plain = !(term.is_case_sensitive || term.is_exact || term.begins_word);
        Self { term, folded, typed, marked: Marked::of(term), is_plain, needs: Needs::of(term, is_plain) }
    }

    /// Looks for the folded term: where this finds nothing, the term does not occur.
    pub fn folded(&self) -> &Finder<'t> {
        &self.folded
    }

    /// Where the folded term is, the term is.
    pub fn is_sure(&self) -> bool {
        self.is_plain && !self.has_marks()
    }

    /// Some letter of the term was typed with marks.
    pub fn has_marks(&self) -> bool {
        self.term.has_marks
    }

    /// `original` holds the term letter by letter as it was typed.
    pub fn is_as_typed(&self, original: &str) -> bool {
        self.typed.find(original.as_bytes()).is_some()
    }

    /// The term occurs in `original`, whose folded form is `folded`.
    pub fn occurs(&self, original: &str, folded: &str) -> bool {
        self.folded.find(folded.as_bytes()).is_some()
            && (self.is_sure() || self.agrees(original, || folded, is_aligned(original, folded)))
    }

    /// The term occurs in `original`, whose folded form is `folded`, and holds the folded term where the term has no
    /// marks; see [`is_aligned`].
    pub fn agrees<'f>(&self, original: &str, folded: impl FnOnce() -> &'f str, is_aligned: bool) -> bool {
        if !is_aligned {
            return !self.term.places(original, &Folded::new(original)).is_empty();
        }
        if let Some(marked) = &self.marked {
            return marked.places(original).any(|span| self.is_plain || self.term.fits(original, span));
        }
        let bytes = folded().as_bytes();
        // Hits may overlap.
        let next = |from: usize| self.folded.find(bytes.get(from..)?).map(|at| from + at);
        std::iter::successors(next(0), |at| next(at + 1)).any(|at| self.is_at(original, byte_of(original, at)))
    }

    fn is_at(&self, original: &str, start: usize) -> bool {
        let end = start + byte_of(&original[start..], self.term.folded.len());
        self.term.fits(original, Span::new(start, end))
    }
}

/// The text folds letter by letter to as many ASCII letters, as nearly every title does: then places are found by
/// counting.
pub(super) fn is_aligned(original: &str, folded: &str) -> bool {
    folded.is_ascii() && original.chars().count() == folded.len()
}

/// The byte at which the character numbered `n` begins.
fn byte_of(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}
