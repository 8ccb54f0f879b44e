//! When a claim was made: the date in the clause of its cue, resolved against the article's.

use super::When;
use super::date;
use super::draft::Draft;
use super::lexicon::Kind;
use super::line::Reading;
use crate::analysis::sentence::Sentence;
use crate::analysis::value::resolve;
use crate::article::Article;
use crate::text::Span;

/// The date of the utterance: in the clause of the cue, else at the start of the sentence before the source.
pub(super) fn find(reading: &Reading, article: &Article, draft: &Draft, sentences: &[Sentence]) -> Option<When> {
    let sentence = sentences.get(draft.sentence)?;
    let start = reading.tokens.get(sentence.tokens.start)?.span.start;
    let before =
        draft.source.filter(|s| s.start >= start).map(|source| Span::new(start as usize, source.start as usize));
    let frame = [Some(draft.frame), before].into_iter().flatten();
    let mut areas = frame.chain(draft.cue.map(|cue| Span::new(cue.end as usize, cue.end as usize + 48)));
    let found = areas.find_map(|area| dated(reading, area, draft))?;
    let published = article.meta.published.filter(|published| !published.is_guess).map(|published| published.date);
    let range = published.and_then(|day| resolve(found.of(reading.text), day));
    Some(When { span: found, range })
}

/// The first date in `area`, outside the content of the claim.
fn dated(reading: &Reading, area: Span, draft: &Draft) -> Option<Span> {
    let from = reading.tokens.partition_point(|token| token.span.start < area.start);
    let to = reading.tokens.partition_point(|token| token.span.end <= area.end);
    let free = |span: Span| !draft.content.iter().any(|content| content.overlaps(span));
    let mut at = from;
    while at < to {
        if let Some(length) = date::length(reading, at, to) {
            let span = reading.span(at..at + length);
            if free(span) {
                return Some(span);
            }
            at += length;
            continue;
        }
        match reading.phrase(at, to) {
            Some((length, entry)) if entry.kind.is(Kind::TIME) && !entry.kind.is(Kind::LEAD.or(Kind::ADVERB)) => {
                let span = reading.span(at..at + length);
                if free(span) {
                    return Some(span);
                }
                at += length;
            }
            Some((length, _)) => at += length,
            None => at += 1,
        }
    }
    None
}
