//! Marks by rule alone: capital runs, heads, word lists.

use super::lexicon::Lists;
use super::word::Word;
use super::{EntityKind, Mark};
use crate::analysis::token::TokenKind;
use crate::text::Span;

/// Marks of one line of text.
pub(super) fn marks(text: &str, words: &[Word]) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = run_from(text, words, at);
        match kind_of(text, words, at, run) {
            Some((kind, length)) => {
                let span = Span { start: words[at].token.span.start, end: words[at + length - 1].token.span.end };
                found.push(Mark { span, kind });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Number of words in the run of capitals that starts at `at`.
fn run_from(text: &str, words: &[Word], at: usize) -> usize {
    let line = |i: usize| text[words[i - 1].token.span.end as usize..words[i].token.span.start as usize].contains('\n');
    words[at..].iter().enumerate().take_while(|&(i, w)| w.token.is_capital() && (i == 0 || !line(at + i))).count()
}

fn kind_of(text: &str, words: &[Word], at: usize, run: usize) -> Option<(EntityKind, usize)> {
    let word = &words[at];
    let places = Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT);
    if word.token.kind == TokenKind::Number && word.token.span.of(text).contains(['/', '-']) {
        return Some((EntityKind::Date, 1));
    }
    if run == 0 {
        return None;
    }
    let entry = |lists: Lists| {
        let inside = words[at + 1..].iter().take_while(|w| w.inside.has(lists)).count();
        word.begins.has(lists).then_some(1 + inside)
    };
    if let Some(length) = entry(Lists::ORGANIZATION) {
        return Some((EntityKind::Organization, length));
    }
    if let Some(length) = entry(places) {
        return Some((EntityKind::Location, length));
    }
    if word.begins.has(Lists::BODY) {
        return (run > 1).then_some((EntityKind::Organization, run));
    }
    let after_title = at > 0 && words[at - 1].ends.has(Lists::TITLE);
    if after_title || (run > 1 && word.begins.has(Lists::SURNAME.with(Lists::GIVEN))) {
        return Some((EntityKind::Person, run));
    }
    (run > 1 && !word.begins.has(Lists::TITLE)).then_some((EntityKind::Person, run))
}
