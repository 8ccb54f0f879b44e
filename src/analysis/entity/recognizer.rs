//! The recogniser: from tokens to marks, by the model and then by rule.

use super::feature::Line;
use super::model::{Model, kind_of};
use super::page::{Found, Page};
use super::weights::Weights;
use super::word::{Word, words};
use super::{Mark, again, border, byline, date, dateline, english_person, known, product, quantity};
use crate::analysis::Language;
use crate::analysis::token::{Token, TokenKind};

use std::ops::Range;
use std::sync::OnceLock;

/// The model of `language`.
pub(super) fn model(language: Language) -> &'static Model {
    static VIETNAMESE: OnceLock<Model> = OnceLock::new();
    static ENGLISH: OnceLock<Model> = OnceLock::new();
    match language {
        Language::English => ENGLISH.get_or_init(|| read(include_bytes!("../../../assets/model/en.bin"))),
        _ => VIETNAMESE.get_or_init(|| read(include_bytes!("../../../assets/model/vi.bin"))),
    }
}

/// A file that is none (it never is: a test reads both) gives a model that marks nothing.
fn read(bytes: &[u8]) -> Model {
    Model::new(Weights::read(bytes).unwrap_or_default())
}

/// Marks `text`, whose tokens are `tokens`.
pub(super) fn marks(model: &Model, text: &str, tokens: &[Token], language: Language) -> Vec<Mark> {
    let words = words(text, tokens);
    let page = Page { text, words: &words, language };
    let mut found = Vec::new();
    for piece in pieces(text, &words) {
        tag(model, page, piece.clone(), &mut found);
        byline::settle(page, piece, &mut found);
    }
    known::keep_whole(page, &mut found);
    border::mend(page, &mut found);
    dateline::settle(page, &mut found);
    date::settle(page, &mut found);
    quantity::settle(page, &mut found);
    product::settle(page, &mut found);
    english_person::add_missing(page, &mut found);
    again::settle(page, &mut found);
    let mark = |name: &Found| {
        let (first, last) = (&words[name.words.start], &words[name.words.end - 1]);
        Mark { span: first.token.span.join(last.token.span), kind: name.kind }
    };
    found.iter().map(mark).collect()
}

/// `words` in pieces that the model reads one by one: lines, and the sentences of a line.
pub(super) fn pieces<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = (start + 1..words.len()).find(|&at| parts(text, words, at)).unwrap_or(words.len());
        let piece = start..end;
        start = end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// A new piece starts with the word `at`: a line feed stands before it, or a full stop that ends no abbreviation.
fn parts(text: &str, words: &[Word], at: usize) -> bool {
    let (before, here) = (words[at - 1].token, words[at].token);
    if !here.spaced {
        return false;
    }
    let gap = before.span.end as usize..here.span.start as usize;
    if text.as_bytes().get(gap).is_some_and(|gap| gap.contains(&b'\n')) {
        return true;
    }
    let starts = here.is_capital() || here.kind != TokenKind::Word;
    if !starts {
        return false;
    }
    let is_one_of =
        |token: Token, marks: &[char]| token.kind == TokenKind::Mark && token.span.of(text).starts_with(marks);
    let closed = at > 1 && is_one_of(before, &['”', '"', '’', '\'', ')']);
    let stop = if closed { at - 2 } else { at - 1 };
    let ends = is_one_of(words[stop].token, &['.', '!', '?', '…']);
    ends && (closed || stop == 0 || !is_abbreviation(text, words[stop - 1].token))
}

/// A full stop after it does not end a sentence: `TP.`, `Mr.`, `J.`.
fn is_abbreviation(text: &str, token: Token) -> bool {
    const ABBREVIATIONS: &str = "TP Tp Q P TX TT ThS TS GS PGS BS LS KTS Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Sen Rep \
                                 Gov Rev St No vs Jr Sr U.S U.K D.C";
    let written = token.span.of(text);
    let letter = written.chars().nth(1).is_none() && token.is_capital();
    letter || ABBREVIATIONS.split(' ').any(|abbreviation| abbreviation == written)
}

/// Adds the names that `model` sees in a piece of the page.
fn tag(model: &Model, page: Page, piece: Range<usize>, found: &mut Vec<Found>) {
    let line = Line::new(page.text, &page.words[piece.clone()]);
    let mut scorer = model.scorer();
    let mut scores = Vec::with_capacity(line.len());
    for at in 0..line.len() {
        if line.is_plain(at) {
            scores.push(None);
        } else {
            line.features(at, &mut scorer);
            scores.push(Some(scorer.scores()));
        }
    }
    let mut is_open = false;
    for (at, tag) in piece.zip(model.best(&scores)) {
        match (kind_of(tag), found.last_mut()) {
            (Some((kind, false)), Some(name)) if is_open && name.kind == kind => name.words.end = at + 1,
            (Some((kind, _)), _) => {
                found.push(Found::new(at..at + 1, kind));
                is_open = true;
            }
            (None, _) => is_open = false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn the_models_of_the_program_are_read() {
        assert!(Weights::read(include_bytes!("../../../assets/model/vi.bin")).is_some());
        assert!(Weights::read(include_bytes!("../../../assets/model/en.bin")).is_some());
    }

    proptest::proptest! {
        #[test]
        fn marks_are_ordered_and_on_boundaries(text in "(\\PC{0,20}|[Ồông Trần\\nMỹ 2/11.“”()-]{0,30}){0,4}") {
            for language in [Language::Vietnamese, Language::English] {
                let mut end = 0;
                for Mark { span: Span { start, end: stop }, .. } in crate::analysis::mark(&text, language) {
                    proptest::prop_assert!(end <= start && start < stop);
                    proptest::prop_assert!(text.get(start as usize..stop as usize).is_some());
                    end = stop;
                }
            }
        }
    }
}
