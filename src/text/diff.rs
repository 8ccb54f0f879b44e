//! The difference between two versions of a text, word by word.
//!
//! Paragraphs are matched first and words only within those that changed: this is what a reader expects, and it is fast
//! on long texts. White space is compared nowhere, so a text that was wrapped anew has not changed.

mod words;

use super::{Span, is_wordly};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;
use words::words;

/// A run of words that both versions have or only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which version has it.
    pub kind: PieceKind,
    /// Where it stands: in the old version if it is gone, else in the new one.
    pub span: Span,
    /// Where it stands in the old version, if that has it.
    pub old: Span,
    /// The number of its words; punctuation marks are none.
    pub words: usize,
}

/// Which version has a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Both.
    Same,
    /// Only the old one.
    Gone,
    /// Only the new one.
    Come,
}

/// A change of more words or paragraphs is not looked into: all of the old is gone, all of the new has come. A long
/// report has a quarter of so many words.
const MOST: usize = 20_000;

/// Two runs, one of each version: the same words, or the old and the new ones.
type Step = (Range<usize>, Range<usize>);

/// The pieces of `old` and `new` in order; of one change what is gone stands before what has come.
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    let mut numbers = HashMap::new();
    let (old, new) = (Side::new(old, &mut numbers), Side::new(new, &mut numbers));
    let mut numbers = HashMap::new();
    let (old_paragraphs, new_paragraphs) = (old.paragraphs(&mut numbers), new.paragraphs(&mut numbers));
    let mut pieces = Pieces { old: &old, new: &new, list: Vec::new() };
    for (of_old, of_new) in steps(&old_paragraphs, &new_paragraphs) {
        let (of_old, of_new) = (old.words_of(of_old), new.words_of(of_new));
        let changes = steps(&old.numbers[of_old.clone()], &new.numbers[of_new.clone()]);
        for (gone, come) in without_crumbs(changes, &old.numbers[of_old.clone()], &new.numbers[of_new.clone()]) {
            pieces.push(moved(gone, of_old.start), moved(come, of_new.start));
        }
    }
    pieces.list
}

/// How many words are gone and how many have come.
pub fn summary(pieces: &[Piece]) -> (usize, usize) {
    let count = |kind| pieces.iter().filter(|piece| piece.kind == kind).map(|piece| piece.words).sum();
    (count(PieceKind::Gone), count(PieceKind::Come))
}

/// One version, cut into words.
struct Side<'t> {
    text: &'t str,
    spans: Vec<Span>,
    /// Equal words have equal numbers.
    numbers: Vec<u32>,
    /// The number of words before each paragraph, and of all.
    starts: Vec<usize>,
}

impl<'t> Side<'t> {
    fn new(text: &'t str, numbers: &mut HashMap<&'t str, u32>) -> Self {
        let mut side = Self { text, spans: Vec::new(), numbers: Vec::new(), starts: vec![0] };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            for word in words(line) {
                let span = Span::new(start + word.start, start + word.end);
                let next = numbers.len() as u32;
                side.numbers.push(*numbers.entry(span.of(text)).or_insert(next));
                side.spans.push(span);
            }
            start += line.len();
            if side.starts.last() != Some(&side.spans.len()) {
                side.starts.push(side.spans.len());
            }
        }
        side
    }

    /// A number for each paragraph; equal ones have equal numbers.
    fn paragraphs<'s>(&'s self, numbers: &mut HashMap<&'s [u32], u32>) -> Vec<u32> {
        let paragraphs = self.starts.windows(2).map(|pair| &self.numbers[pair[0]..pair[1]]);
        let mut number = |words| {
            let next = numbers.len() as u32;
            *numbers.entry(words).or_insert(next)
        };
        paragraphs.map(&mut number).collect()
    }

    fn words_of(&self, paragraphs: Range<usize>) -> Range<usize> {
        self.starts[paragraphs.start]..self.starts[paragraphs.end]
    }

    /// The place of a run of words and the number of those that are no punctuation.
    fn place(&self, words: &Range<usize>) -> (Span, usize) {
        let spans = &self.spans[words.clone()];
        let place = spans.first().zip(spans.last()).map_or_else(Span::default, |(first, last)| first.join(*last));
        (place, spans.iter().filter(|span| span.of(self.text).starts_with(is_wordly)).count())
    }
}

/// Pieces while they are gathered.
struct Pieces<'t> {
    old: &'t Side<'t>,
    new: &'t Side<'t>,
    list: Vec<Piece>,
}

impl Pieces<'_> {
    /// Adds what stands at these words of both versions.
    fn push(&mut self, of_old: Range<usize>, of_new: Range<usize>) {
        if self.old.numbers[of_old.clone()] == self.new.numbers[of_new.clone()] {
            self.add(PieceKind::Same, self.new.place(&of_new), self.old.place(&of_old).0);
        } else {
            let gone = self.old.place(&of_old);
            self.add(PieceKind::Gone, gone, gone.0);
            self.add(PieceKind::Come, self.new.place(&of_new), Span::default());
        }
    }

    fn add(&mut self, kind: PieceKind, (span, words): (Span, usize), old: Span) {
        match self.list.last_mut() {
            _ if span.is_empty() => {}
            Some(last) if last.kind == kind => {
                last.span = last.span.join(span);
                last.old = if kind == PieceKind::Come { old } else { last.old.join(old) };
                last.words += words;
            }
            _ => self.list.push(Piece { kind, span, old, words }),
        }
    }
}

/// The steps from `old` to `new`: a run that both have and a change take turns.
fn steps(old: &[u32], new: &[u32]) -> Vec<Step> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_middle, new_middle) = (&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]);
    let mut steps = vec![(0..start, 0..start)];
    if old_middle.len().max(new_middle.len()) > MOST {
        steps.push((start..old.len() - end, start..new.len() - end));
    } else {
        let found = capture_diff_slices(Algorithm::Myers, old_middle, new_middle);
        let step = |op: &DiffOp| (moved(op.old_range(), start), moved(op.new_range(), start));
        steps.extend(found.iter().map(step));
    }
    steps.push((old.len() - end..old.len(), new.len() - end..new.len()));
    steps
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Joins changes that only one common word parts: a comma kept between two rewritten halves helps nobody.
fn without_crumbs(steps: Vec<Step>, old: &[u32], new: &[u32]) -> Vec<Step> {
    let is_change = |(of_old, of_new): &Step| old[of_old.clone()] != new[of_new.clone()];
    let mut joined: Vec<Step> = Vec::with_capacity(steps.len());
    for (at, step) in steps.iter().enumerate() {
        let is_crumb = step.0.len() == 1
            && !is_change(step)
            && joined.last().is_some_and(is_change)
            && steps.get(at + 1).is_some_and(is_change);
        let follows_crumb = is_change(step) && joined.last().is_some_and(is_change);
        match joined.last_mut() {
            Some(last) if is_crumb || follows_crumb => *last = (last.0.start..step.0.end, last.1.start..step.1.end),
            _ => joined.push(step.clone()),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `old` and `new` with what is gone in `[-…-]` and what has come in `{+…+}`.
    fn shown(old: &str, new: &str) -> String {
        let show = |piece: &Piece| match piece.kind {
            PieceKind::Same => piece.span.of(new).to_owned(),
            PieceKind::Gone => format!("[-{}-]", piece.span.of(old)),
            PieceKind::Come => format!("{{+{}+}}", piece.span.of(new)),
        };
        diff(old, new).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_changed_are_found() {
        let old = "Tựa bài\nCó 4 người chết, 9 người mất tích.\nXã có 16.500 dân.";
        let new = "Tựa bài\nCó 8 người chết, 5 người mất tích.\nXã có 16.500 dân.\nMưa đã tạnh.";
        let expected =
            "Tựa bài\nCó [-4-] {+8+} người chết, [-9-] {+5+} người mất tích.\nXã có 16.500 dân. {+Mưa đã tạnh.+}";
        assert_eq!(shown(old, new), expected);
        assert_eq!(summary(&diff(old, new)), (2, 5));
    }

    #[test]
    fn wrapping_is_no_change_and_a_comma_no_word() {
        assert_eq!(shown("một hai\nba  bốn", "một\u{a0}hai ba\n\nbốn"), "một\u{a0}hai ba\n\nbốn");
        assert_eq!(shown("một, hai ba", "một hai ba"), "một [-,-] hai ba");
        assert_eq!(summary(&diff("một, hai ba", "một hai ba")), (0, 0));
    }

    #[test]
    fn one_word_does_not_part_two_changes() {
        assert_eq!(shown("từ hai và ba nhà", "từ bốn và năm nhà"), "từ [-hai và ba-] {+bốn và năm+} nhà");
    }

    #[test]
    fn hostile_texts_end() {
        let text = |seed: u64| -> String {
            let mut state = seed;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                state >> 33
            };
            (0..200_000)
                .map(|_| if next() % 50 == 0 { "b\n" } else { ["a ", "b ", "c "][next() as usize % 3] })
                .collect()
        };
        let (old, new) = (text(1), text(2));
        let (old_line, new_line) = (old.replace('\n', " "), new.replace('\n', " "));
        for (old, new) in [(&old, &new), (&old_line, &new_line), (&old, &new_line)] {
            assert!(!diff(old, new).is_empty());
        }
    }

    proptest! {
        #[test]
        fn pieces_give_both_versions_back(old in "([ab,] ?|1[.]5 |\n){0,30}", new in "([ab,] ?|1[.]5 |\n){0,30}") {
            let cut = |text: &str| words(text).map(|word| text[word].to_owned()).collect::<Vec<_>>();
            let pieces = diff(&old, &new);
            let of = |side: PieceKind| -> Vec<String> {
                let pieces = pieces.iter().filter(|piece| matches!(piece.kind, PieceKind::Same) || piece.kind == side);
                let text = |piece: &Piece| if piece.kind == PieceKind::Gone { &old } else { &new };
                pieces.flat_map(|piece| cut(piece.span.of(text(piece)))).collect()
            };
            prop_assert_eq!(of(PieceKind::Gone), cut(&old));
            prop_assert_eq!(of(PieceKind::Come), cut(&new));
        }
    }
}
