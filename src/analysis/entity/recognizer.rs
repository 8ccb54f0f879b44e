//! The recogniser: from tokens to marks, by the model and then by rule.

use super::Mark;
use super::feature::Line;
use super::model::{Model, kind_of};
use super::weights::Weights;
use super::word::{Word, words};
use crate::analysis::Language;
use crate::analysis::token::{Token, TokenKind};

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
    Weights::read(bytes).unwrap_or_default().model()
}

/// Marks `text`, whose tokens are `tokens`.
pub(super) fn marks(model: &Model, text: &str, tokens: &[Token]) -> Vec<Mark> {
    let words = words(text, tokens);
    let mut marks = Vec::new();
    for piece in pieces(text, &words) {
        tag(model, text, piece, &mut marks);
    }
    marks
}

/// `words` in pieces that the model reads one by one: lines, and the sentences of a line.
pub(super) fn pieces<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = &'a [Word]> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let end = (1..rest.len()).find(|&at| parts(text, rest, at)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// A new piece starts with the word `at`: a line feed stands before it, or a full stop that ends no abbreviation.
fn parts(text: &str, words: &[Word], at: usize) -> bool {
    let (before, here) = (words[at - 1].token, words[at].token);
    if !here.spaced {
        return false;
    }
    if text.as_bytes().get(before.span.end as usize..here.span.start as usize).is_some_and(|gap| gap.contains(&b'\n')) {
        return true;
    }
    let starts = here.is_capital() || here.kind != TokenKind::Word;
    let closed =
        |token: Token| token.kind == TokenKind::Mark && token.span.of(text).starts_with(['”', '"', '’', '\'', ')']);
    let stop = if at > 1 && closed(before) { at - 2 } else { at - 1 };
    let ends =
        words[stop].token.kind == TokenKind::Mark && words[stop].token.span.of(text).starts_with(['.', '!', '?', '…']);
    starts && ends && !(stop == at - 1 && stop > 0 && is_abbreviation(text, words[stop - 1].token))
}

/// A full stop after it does not end a sentence: `TP.`, `Mr.`, `J.`.
fn is_abbreviation(text: &str, token: Token) -> bool {
    const ABBREVIATIONS: &str = " TP Tp Q P TX TT ThS TS GS PGS BS LS KTS Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Sen Rep Gov Rev St No vs Jr Sr U.S U.K D.C ";
    let written = token.span.of(text);
    let letter = written.chars().nth(1).is_none() && token.is_capital();
    letter || ABBREVIATIONS.split(' ').any(|abbreviation| abbreviation == written)
}

fn tag(model: &Model, text: &str, words: &[Word], marks: &mut Vec<Mark>) {
    let line = Line::new(text, words);
    let mut features = Vec::with_capacity(64);
    let mut scores = Vec::with_capacity(words.len());
    for at in 0..line.len() {
        line.features(at, &mut features);
        scores.push(model.scores(&features));
    }
    let tags = model.best(&scores);
    let mut open: Option<Mark> = None;
    for (word, tag) in words.iter().zip(tags) {
        let span = word.token.span;
        match (kind_of(tag), &mut open) {
            (Some((kind, false)), Some(mark)) if mark.kind == kind => mark.span = mark.span.join(span),
            (Some((kind, _)), _) => marks.extend(open.replace(Mark { span, kind })),
            (None, _) => marks.extend(open.take()),
        }
    }
    marks.extend(open);
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
