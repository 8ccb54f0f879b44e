//! Terms of a search and where they occur.
//!
//! A letter typed without marks matches any marks, `d` matches `đ`; a letter typed with marks must match itself; case
//! does not matter unless it is asked for. Terms are compared in folded form first, then the letters with marks are
//! checked against the original.

use super::TermFinder;
use crate::text::{Folded, Letter, Span, fold, fold_char, letter, lower};
use memchr::memmem;

/// One word of a query, or several in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// As typed.
    pub typed: String,
    /// Folded.
    pub folded: String,
    /// Some letter was typed with marks: the original must be compared.
    pub has_marks: bool,
    /// Large and small letters are told apart.
    pub is_case_sensitive: bool,
    /// It must be a whole word, with these marks and no others.
    pub is_exact: bool,
    /// It stood in quotation marks: its signs count, too.
    pub is_quoted: bool,
    /// It must begin where a word of the text begins.
    pub begins_word: bool,
}

impl Term {
    /// The term `typed`.
    pub fn new(typed: &str, is_case_sensitive: bool) -> Self {
        let has_marks = typed.chars().any(is_marked);
        let (typed, folded) = (typed.to_owned(), fold(typed));
        Self { typed, folded, has_marks, is_case_sensitive, is_exact: false, is_quoted: false, begins_word: false }
    }

    /// The term `typed` as a whole word, as it is spelled.
    pub fn exact(typed: &str) -> Self {
        Self { is_exact: true, ..Self::new(typed, false) }
    }

    /// The same, found only where a word of the text begins.
    pub fn at_word(self) -> Self {
        Self { begins_word: true, ..self }
    }

    /// It has signs that must stand in the text.
    pub fn asks_for_signs(&self) -> bool {
        (self.is_quoted || self.is_exact) && self.folded.chars().any(|c| !c.is_alphanumeric())
    }

    /// The words of the term, a term each.
    pub fn words(&self) -> Vec<Self> {
        let words = self.typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| Self { is_exact: self.is_exact, ..Self::new(word, false) }).collect()
    }

    /// It is one word of which neither marks nor case matter.
    pub fn is_plain_word(&self) -> bool {
        self.is_free() && self.typed.chars().all(char::is_alphanumeric)
    }

    /// The lower-case word `word` begins with the term; is the term, where that is a whole one.
    pub fn begins(&self, word: &str, is_whole: bool) -> bool {
        let letters = self.folded.chars().count();
        let end =
            word.char_indices().filter(|&(_, c)| fold_char(c).is_some()).nth(letters).map_or(word.len(), |(at, _)| at);
        (end == word.len() || !is_whole) && fold(&word[..end]) == self.folded && self.agrees(&word[..end])
    }

    /// Every place in `original` where the term occurs, without overlaps. `folded` is the original, folded.
    pub fn places(&self, original: &str, folded: &Folded) -> Vec<Span> {
        if self.folded.is_empty() {
            return Vec::new();
        }
        let finder = memmem::Finder::new(self.folded.as_bytes());
        let (mut places, mut from) = (Vec::new(), 0);
        while let Some(at) = folded.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)).map(|at| from + at) {
            let span = Span::new(folded.back(at), folded.back(at + self.folded.len()));
            let fits = self.fits(original, span);
            // What folds to the same may overlap with what is meant.
            from = if fits { at + self.folded.len() } else { at + 1 };
            places.extend(fits.then_some(span));
        }
        places
    }

    /// The folded words of `span` are the term; so are they with the marks and the case typed, and stand where they must.
    pub(super) fn fits(&self, original: &str, span: Span) -> bool {
        self.agrees(span.of(original))
            && (!self.is_exact || span.is_word_of(original))
            && (!self.begins_word || starts_word(original, span.start as usize))
    }

    /// The term occurs in `original`, whose folded form is `folded`. To look in many texts, see [`TermFinder`].
    pub fn occurs(&self, original: &str, folded: &str) -> bool {
        TermFinder::new(self).occurs(original, folded)
    }

    /// Marks and case do not matter.
    pub(super) fn is_free(&self) -> bool {
        !self.has_marks && !self.is_exact && !self.is_case_sensitive
    }

    /// The letters of `found`, which equals the term when both are folded, also have the marks and the case that were
    /// typed.
    fn agrees(&self, found: &str) -> bool {
        if self.is_free() {
            return true;
        }
        let mut found = found.chars().filter(|&c| fold_char(c).is_some());
        self.typed.chars().filter(|&c| fold_char(c).is_some()).all(|typed| {
            found.next().is_some_and(|c| {
                let same_case = !self.is_case_sensitive || typed.is_lowercase() == c.is_lowercase();
                let is_free = !is_marked(typed) && !self.is_exact;
                let same_marks = is_free || lower(typed) == lower(c);
                same_case && same_marks
            })
        })
    }
}

/// A word of `text` begins at this byte.
fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// A letter with marks of its own, or đ.
pub(super) fn is_marked(c: char) -> bool {
    !c.is_ascii() && letter(c) != Letter::None && fold_char(c).is_some_and(|folded| lower(c) != folded)
}

/// The query has a large letter (smart case).
pub fn has_upper(query: &str) -> bool {
    query.chars().any(char::is_uppercase)
}

/// Parts a query into terms at blanks; `"several words"` are one term, `'word` is a whole word as it is spelled.
pub fn terms(query: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    for (i, part) in query.split('"').enumerate() {
        if i % 2 == 1 {
            terms.push(Term::new(part.trim(), false));
        } else {
            terms.extend(part.split_whitespace().map(|word| match word.strip_prefix('\'') {
                Some(word) => Term::exact(word),
                None => Term::new(word, false),
            }));
        }
    }
    terms.retain(|term| !term.folded.is_empty());
    terms
}

/// Every place in `text` where any of `terms` occurs, in order, merged where they touch or are parted by one blank.
pub fn find_terms(text: &str, terms: &[Term]) -> Vec<Span> {
    if terms.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    merged(text, terms.iter().flat_map(|term| term.places(text, &folded)).collect())
}

/// `places` in `text` in order, merged where they touch or are parted by one blank.
pub(super) fn merged(text: &str, mut places: Vec<Span>) -> Vec<Span> {
    places.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(places.len());
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start <= last.end || text.get(last.end as usize..place.start as usize) == Some(" ") => {
                *last = last.join(place);
            }
            _ => merged.push(place),
        }
    }
    merged
}

/// Every place in `text` where `query` occurs as it stands (one term, blanks included).
pub fn find_all(text: &str, query: &str) -> Vec<Span> {
    let term = Term::new(query, has_upper(query));
    term.places(text, &Folded::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "Rộ tin TRIỀU TIÊN đưa pháo tới Nga";

    fn occurs(query: &str) -> bool {
        let term = Term::new(query, false);
        let fast = term.occurs(TITLE, &fold(TITLE));
        assert_eq!(fast, !term.places(TITLE, &Folded::new(TITLE)).is_empty(), "{query}");
        fast
    }

    #[test]
    fn letters_without_marks_match_any() {
        for query in ["trieu", "dua", "TIEN", "phao toi", "n"] {
            assert!(occurs(query), "{query}");
        }
    }

    #[test]
    fn letters_with_marks_match_themselves() {
        for query in ["triều", "Tiên", "đưa", "rộ tin", "trieu tiên", "rộ"] {
            assert!(occurs(query), "{query}");
        }
        for query in ["triệu", "tiền", "đùa", "dừa", "triêu"] {
            assert!(!occurs(query), "{query}");
        }
    }

    #[test]
    fn exact_words_are_whole_and_spelled_so() {
        let places = |query: &str| find_terms("Nga nói: ngày nga, Ngà và NGA", &terms(query)).len();
        assert_eq!((places("nga"), places("'nga"), places("'ngà"), places("'ng")), (5, 3, 1, 0));
    }

    #[test]
    fn words_begin_with_a_term_letter_by_letter() {
        let begins = |term: &str, word: &str| Term::new(term, false).begins(word, false);
        assert!(
            begins("trieu", "triều") && begins("Triề", "triều") && begins("đuong", "đường") && begins("d", "đường")
        );
        assert!(!begins("triê", "triều") && !begins("trieun", "triều") && !begins("dương", "đường"));
        let is = |term: Term, word: &str| term.begins(word, true);
        assert!(is(Term::exact("nga"), "nga") && !is(Term::exact("nga"), "ngà") && !is(Term::exact("ng"), "nga"));
        let free = || Term::new("đuong", false);
        assert!(is(free(), "đường") && !is(free(), "đườngg") && !is(free(), "dương"));
    }

    #[test]
    fn places_may_have_to_begin_a_word() {
        let count = |term: Term| find_terms("Ban an toàn, an ninh", &[term]).len();
        assert_eq!((count(Term::new("an", false)), count(Term::new("an", false).at_word())), (3, 2));
        let words: Vec<String> =
            Term::new("John-Kirby 2/11", false).words().into_iter().map(|word| word.typed).collect();
        assert_eq!(words, ["John", "Kirby", "2", "11"]);
    }

    #[test]
    fn neighbouring_places_are_one() {
        let spans = find_terms(TITLE, &terms("trieu tien nga"));
        let words: Vec<&str> = spans.iter().map(|span| span.of(TITLE)).collect();
        assert_eq!(words, ["TRIỀU TIÊN", "Nga"]);
    }

    #[test]
    fn quoted_words_are_one_term() {
        let typed: Vec<String> = terms("kirby \"đạn pháo\" x").into_iter().map(|term| term.typed).collect();
        assert_eq!(typed, ["kirby", "đạn pháo", "x"]);
    }
}
