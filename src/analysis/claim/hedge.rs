//! What weakens a claim: `dường như`, `được cho là`, `có thể`, `reportedly`.

use super::Act;
use super::draft::Draft;
use super::lexicon::Kind;
use super::line::Reading;
use crate::text::Span;

/// A hedge this many words into the content no longer weakens the claim as a whole.
const REACH: usize = 24;
/// Words that only say what is possible: a hedge where they govern the claim's main verb.
const MODAL: [&str; 4] = ["có thể", "có khả năng", "may", "could"];

/// The words that weaken the claim: in the clause of the cue, or in the unquoted start of the content.
pub(super) fn find(reading: &Reading, draft: &Draft) -> Option<Span> {
    if draft.act == Act::Declines {
        return None;
    }
    if let Some(found) = within(reading, draft.frame, usize::MAX) {
        return Some(found);
    }
    if draft.weak {
        return draft.cue;
    }
    if draft.act == Act::Warns || draft.act == Act::Urges || draft.act == Act::Vows || draft.act == Act::Assesses {
        return None;
    }
    draft.content.first().and_then(|content| within(reading, *content, REACH))
}

fn within(reading: &Reading, span: Span, reach: usize) -> Option<Span> {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let to = reading.tokens.partition_point(|token| token.span.end <= span.end);
    let mut at = from;
    while at < to.min(from.saturating_add(reach)) {
        if let Some(quote) = quote_at(reading, at) {
            at = quote.max(at + 1);
            continue;
        }
        let found = reading.phrase(at, to);
        match found {
            Some((length, entry)) if entry.kind.is(Kind::HEDGE) && governs(reading, from, at, length) => {
                return Some(reading.span(at..at + length));
            }
            Some((length, _)) => at += length,
            None => at += 1,
        }
    }
    None
}

/// The end of the quotation that opens at token `at`.
fn quote_at(reading: &Reading, at: usize) -> Option<usize> {
    let i = reading.quotes.partition_point(|quote| quote.open < at);
    reading.quotes.get(i).filter(|quote| quote.open == at).map(|quote| quote.end)
}

/// A modal weakens the claim only at its start (`có thể ông sẽ …`): further on the source itself speaks of what is
/// possible.
fn governs(reading: &Reading, from: usize, at: usize, length: usize) -> bool {
    let words: Vec<&str> = (at..at + length).map(|i| reading.word(i)).collect();
    !MODAL.contains(&words.join(" ").as_str()) || at == from
}
