//! Wrapping: a text becomes rows, each a span of it.

use super::{Span, width};
use textwrap::core::{Fragment, Word};

/// Parts `text[span]` into rows of at most `measure` cells by first fit. White space at the ends of rows belongs to
/// none. Each of `glued` (in order, not overlapping) stays on one row where it is at most 14 cells and three tenths of
/// the measure: Vietnamese breaks between syllables, readers of names do not. Words longer than a row are broken.
pub fn wrap(text: &str, span: Span, measure: usize, glued: &[Span]) -> Vec<Span> {
    let measure = measure.max(1);
    let line = span.of(text);
    let start = span.start as usize;
    let bonds = bonds(text, measure, glued);
    let words = words(line, start, &bonds).flat_map(|word| word.break_apart(measure).collect::<Vec<_>>());
    let words: Vec<Word<'_>> = words.collect();
    textwrap::wrap_algorithms::wrap_first_fit(&words, &[measure as f64])
        .into_iter()
        .filter_map(|row| {
            let (first, last) = (row.first()?, row.last()?);
            let from = first.word.as_ptr() as usize - line.as_ptr() as usize;
            let to = last.word.as_ptr() as usize - line.as_ptr() as usize + last.word.len();
            Some(Span::new(start + from, start + to))
        })
        .collect()
}

fn bonds(text: &str, measure: usize, glued: &[Span]) -> Vec<Span> {
    let room = 14.min(measure * 3 / 10);
    glued.iter().copied().filter(|span| width(span.of(text)) <= room).collect()
}

/// Words of `line` as textwrap has them (a word and the blanks after it), parted at blanks that no bond covers.
fn words<'a>(line: &'a str, start: usize, bonds: &'a [Span]) -> impl Iterator<Item = Word<'a>> {
    let mut from = 0;
    let mut bond = 0;
    std::iter::from_fn(move || {
        if from >= line.len() {
            return None;
        }
        let mut seen = from;
        loop {
            let blank = line[seen..].find(' ').map_or(line.len(), |at| seen + at);
            let end = line[blank..].find(|c| c != ' ').map_or(line.len(), |at| blank + at);
            while bonds.get(bond).is_some_and(|b| (b.end as usize) <= start + blank) {
                bond += 1;
            }
            let bonded = bonds.get(bond).is_some_and(|b| b.holds(start + blank)) && end < line.len();
            seen = end;
            if !bonded {
                let word = Word::from(&line[from..end]);
                from = end;
                return Some(word);
            }
        }
    })
}

/// Breaking a word that is longer than a row; textwrap does it by characters' widths.
trait BreakApart<'a> {
    fn break_apart(self, measure: usize) -> Box<dyn Iterator<Item = Word<'a>> + 'a>;
}

impl<'a> BreakApart<'a> for Word<'a> {
    fn break_apart(self, measure: usize) -> Box<dyn Iterator<Item = Word<'a>> + 'a> {
        if self.width() <= measure as f64 {
            Box::new(std::iter::once(self))
        } else {
            Box::new(textwrap::core::break_words([self], measure).into_iter())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, measure: usize, glued: &[&str]) -> Vec<String> {
        let glued: Vec<Span> = glued
            .iter()
            .map(|g| {
                let at = text.find(g).unwrap();
                Span::new(at, at + g.len())
            })
            .collect();
        wrap(text, Span::new(0, text.len()), measure, &glued).iter().map(|row| row.of(text).to_owned()).collect()
    }

    #[test]
    fn rows_are_filled_in_order() {
        assert_eq!(rows("một hai ba bốn năm", 8, &[]), ["một hai", "ba bốn", "năm"]);
    }

    #[test]
    fn names_stay_whole_where_there_is_room() {
        let text = "theo lời của một nhà ngoại giao Triều Tiên ở đây";
        assert_eq!(rows(text, 40, &[]), ["theo lời của một nhà ngoại giao Triều", "Tiên ở đây"]);
        assert_eq!(rows(text, 40, &["Triều Tiên"]), ["theo lời của một nhà ngoại giao", "Triều Tiên ở đây"]);
    }

    #[test]
    fn long_words_are_broken() {
        assert_eq!(rows("aaaaaaaaaa b", 4, &[]), ["aaaa", "aaaa", "aa b"]);
    }

    #[test]
    fn nothing_gives_no_row() {
        assert!(rows("", 10, &[]).is_empty());
    }
}
