//! A term made ready to be looked for in many short texts.

use super::Term;
use super::term::is_marked;
use crate::text::{Folded, Span, lower};
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
}

/// The first letter of a term that was typed with marks: it is much rarer than the letter that it folds to.
#[derive(Debug)]
struct Marked {
    /// Letters of the term before it.
    before: usize,
    /// It, small and large.
    cases: [Finder<'static>; 2],
    /// The letters of the term in lower case; none for those that match any marks.
    letters: Vec<Option<char>>,
}

impl Marked {
    fn of(term: &Term) -> Option<Self> {
        let letters: Vec<Option<char>> = term.typed.chars().map(|c| is_marked(c).then(|| lower(c))).collect();
        // A term with marks that are characters of their own is not counted letter by letter.
        if letters.len() != term.folded.len() {
            return None;
        }
        let (before, small) = letters.iter().enumerate().find_map(|(n, letter)| Some((n, (*letter)?)))?;
        let large = small.to_uppercase().next().unwrap_or(small);
        let finder = |c: char| Finder::new(c.encode_utf8(&mut [0; 4])).into_owned();
        Some(Self { before, cases: [finder(small), finder(large)], letters })
    }

    /// The byte at which the term would begin whose marked letter is at the byte `hit` of `text`.
    fn start(&self, text: &str, hit: usize) -> Option<usize> {
        match self.before.checked_sub(1) {
            None => Some(hit),
            Some(last) => text[..hit].char_indices().rev().nth(last).map(|(at, _)| at),
        }
    }

    /// The marks of the letters of `text` are those of the term.
    fn agree(&self, text: &str) -> bool {
        let mut chars = text.chars();
        self.letters.iter().all(|wanted| {
            let found = chars.next();
            wanted.is_none_or(|wanted| found.is_some_and(|found| lower(found) == wanted))
        })
    }
}

impl<'t> TermFinder<'t> {
    /// Makes `term` ready.
    pub fn new(term: &'t Term) -> Self {
        let (folded, typed) = (Finder::new(term.folded.as_bytes()), Finder::new(term.typed.as_bytes()));
        let is_plain = !(term.is_case_sensitive || term.is_exact || term.begins_word);
        Self { term, folded, typed, marked: Marked::of(term), is_plain }
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

    /// Looks for a term of one letter with marks, small and large, in what is not folded.
    pub fn letter(&self) -> Option<&[Finder<'static>; 2]> {
        let marked = self.marked.as_ref().filter(|marked| self.is_plain && marked.letters.len() == 1)?;
        Some(&marked.cases)
    }

    /// `original` holds the term letter by letter as it was typed.
    pub fn is_as_typed(&self, original: &str) -> bool {
        self.typed.find(original.as_bytes()).is_some()
    }

    /// The term occurs in `original`, whose folded form is `folded`.
    pub fn occurs(&self, original: &str, folded: &str) -> bool {
        self.folded.find(folded.as_bytes()).is_some()
            && (self.is_sure() || self.agrees((original, folded), is_aligned(original, folded)))
    }

    /// The term occurs in `original`, whose folded form is `folded` and holds the folded term; see [`is_aligned`].
    pub fn agrees(&self, (original, folded): (&str, &str), is_aligned: bool) -> bool {
        if !is_aligned {
            return !self.term.places(original, &Folded::new(original)).is_empty();
        }
        let bytes = folded.as_bytes();
        if let Some(marked) = &self.marked {
            return marked.cases.iter().any(|case| {
                case.find_iter(original.as_bytes()).any(|hit| self.is_around((original, bytes), (hit, marked)))
            });
        }
        // Hits may overlap.
        let next = |from: usize| self.folded.find(bytes.get(from..)?).map(|at| from + at);
        std::iter::successors(next(0), |at| next(at + 1)).any(|at| self.is_at(original, byte_of(original, at)))
    }

    /// The term is where its marked letter is at the byte `hit`.
    fn is_around(&self, (original, folded): (&str, &[u8]), (hit, marked): (usize, &Marked)) -> bool {
        let Some(start) = marked.start(original, hit).filter(|&start| marked.agree(&original[start..])) else {
            return false;
        };
        let at = original[..start].chars().count();
        folded[at..].starts_with(self.term.folded.as_bytes()) && (self.is_plain || self.is_at(original, start))
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
