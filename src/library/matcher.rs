//! What of a text is marked: the words and expressions that a query asks for.

use super::query::Pattern;
use super::term::{find_terms, merged};
use super::{Query, Term};
use crate::text::Span;

/// Finds in texts what a query asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matcher {
    /// Words.
    pub terms: Vec<Term>,
    /// Expressions.
    pub patterns: Vec<Pattern>,
}

impl Matcher {
    /// What is to be marked as a hit in titles and texts: words, phrases, expressions, titles, entities, sources, and
    /// what claims are about, without what is negated and without doubles.
    pub fn of(query: &Query) -> Self {
        Self { terms: query.words(), patterns: query.patterns() }
    }

    /// The same with words that must begin where a word of the text begins.
    pub fn at_word(mut self) -> Self {
        self.terms = self.terms.into_iter().map(Term::at_word).collect();
        self
    }

    /// There is nothing that could be marked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.patterns.is_empty()
    }

    /// Every place in `text` where any of it occurs, in order, merged where they touch or are parted by one blank.
    pub fn places(&self, text: &str) -> Vec<Span> {
        let mut places = find_terms(text, &self.terms);
        let found = self.patterns.iter().flat_map(|pattern| pattern.regex().find_iter(text));
        places.extend(found.filter(|found| !found.is_empty()).map(|found| Span::new(found.start(), found.end())));
        if self.patterns.is_empty() { places } else { merged(text, places) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::parse;

    #[test]
    fn words_and_expressions_are_marked_and_nothing_that_is_negated() {
        let matcher = Matcher::of(&parse("kirby /[0-9]+ quả|x*/ -/ukraine/ -nga").unwrap());
        let text = "Kirby: Nga có 30 quả, Ukraine có 7 QUẢ";
        let words: Vec<&str> = matcher.places(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["Kirby", "30 quả", "7 QUẢ"]);
        assert!(Matcher::of(&parse("act:denied -nga").unwrap()).is_empty());
    }
}
