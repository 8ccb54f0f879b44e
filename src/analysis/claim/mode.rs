//! How the words of a claim are given: in quotation marks, partly, or not.

use super::Mode;
use super::line::Reading;
use crate::text::{Span, is_wordly};

/// The mode of `content`: direct where quotations cover it all, mixed where they cover some of it.
pub(super) fn of(reading: &Reading, content: &[Span]) -> Mode {
    let letters = |span: Span| span.of(reading.text).chars().filter(|c| is_wordly(*c)).count();
    let mut quoted = 0;
    for piece in content {
        let first = reading.quotes.partition_point(|quote| quote.span(reading.tokens).end <= piece.start);
        for quote in reading.quotes.iter().skip(first) {
            let span = quote.span(reading.tokens);
            if span.start >= piece.end {
                break;
            }
            let inside = Span::new(span.start.max(piece.start) as usize, span.end.min(piece.end) as usize);
            quoted += letters(inside);
        }
    }
    match quoted {
        0 => Mode::Indirect,
        _ if quoted == content.iter().map(|piece| letters(*piece)).sum::<usize>() => Mode::Direct,
        _ => Mode::Mixed,
    }
}
