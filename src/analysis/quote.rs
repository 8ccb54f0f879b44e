//! Quotations: pairs of quotation marks within one paragraph.
//!
//! Straight marks have no direction; blanks around them tell it where they can, otherwise they open and close in turn.
//! Marks of all kinds are mixed in one pair in practice, so any double mark closes any other.

use super::token::{Token, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// A quotation, by the places of its marks among the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The token of the opening mark.
    pub open: usize,
    /// The token after the closing mark (or after the last word where it is not closed).
    pub end: usize,
    /// A closing mark was found.
    pub closed: bool,
}

/// A single quotation is looked for no further than this many tokens.
const SINGLE: usize = 60;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// The quotations of a paragraph, given as the tokens `range` of the article; in order, not nested. A mark that is
/// never closed opens a quotation to the end of its sentence where it starts one, to the end of the paragraph where it
/// starts that, or where the next paragraph opens a quotation again (`goes_on`).
pub(crate) fn quotes(text: &str, tokens: &[Token], range: Range<usize>, goes_on: bool) -> Vec<Quote> {
    let Range { start: from, end: to } = range;
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut nested = 0u32;
    let count = |mark: &str| (from..to).filter(|&i| tokens.get(i).is_some_and(|t| t.span.of(text) == mark)).count();
    // `“Họ nói “có thể” rồi đi”`: where every mark has its partner, those within are counted too
    let paired = || count("“") == count("”");
    let mut at = from;
    while at < to {
        let Some(token) = tokens.get(at) else { break };
        let mark = token.span.of(text);
        if token.kind != TokenKind::Mark || !is_double(mark) {
            if open.is_none()
                && is_single(mark)
                && let Some(end) = single_end(text, tokens, at, to)
            {
                found.push(Quote { open: at, end, closed: true });
                at = end;
                continue;
            }
            at += 1;
            continue;
        }
        let side = side(text, tokens, at, mark);
        match open {
            None if side != Side::Closes => (open, nested) = (Some((at, mark)), 0),
            None => {}
            // the same mark opening again: a new paragraph or sentence of the same speech
            Some((_, first)) if side == Side::Opens => {
                nested += u32::from(if mark == "“" { paired() } else { first != mark })
            }
            Some(_) if nested > 0 => nested -= 1,
            Some((start, _)) => {
                found.push(Quote { open: start, end: at + 1, closed: true });
                open = None;
            }
        }
        at += 1;
    }
    if let Some((start, _)) = open {
        found.extend(unclosed(text, tokens, start, (from..to, goes_on)));
    }
    found
}

/// The rest of a quotation that the paragraph before opened and did not close: up to the first mark of the tokens
/// `from..to`, where that is a closing one.
pub(crate) fn continued(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<Quote> {
    let is_mark = |at: &usize| tokens.get(*at).is_some_and(|token| is_double(token.span.of(text)));
    let close = (from..to).find(is_mark)?;
    let opens = side(text, tokens, close, tokens.get(close)?.span.of(text)) == Side::Opens;
    (close > from && !opens).then_some(Quote { open: from, end: close + 1, closed: true })
}

/// A double quotation mark stands among the tokens `range`.
pub(crate) fn has_mark(text: &str, tokens: &[Token], range: Range<usize>) -> bool {
    tokens.get(range).is_some_and(|tokens| tokens.iter().any(|token| is_double(token.span.of(text))))
}

/// The tokens from `from` on open a quotation.
pub(crate) fn opens(text: &str, tokens: &[Token], from: usize) -> bool {
    tokens.get(from).is_some_and(|token| {
        let mark = token.span.of(text);
        is_double(mark) && side(text, tokens, from, mark) != Side::Closes
    })
}

fn is_double(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "„" | "«" | "»" | "‟" | "＂" | "''" | "``")
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "‘")
}

/// A blank, or nothing but the border of the paragraph, stands before token `at`.
fn is_free_before(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|token| token.spaced)
}

fn side(text: &str, tokens: &[Token], at: usize, mark: &str) -> Side {
    match mark {
        "“" | "„" | "«" => Side::Opens,
        "”" | "»" => Side::Closes,
        _ => {
            let before = is_free_before(tokens, at) || is_bracket(text, tokens, at.wrapping_sub(1));
            let after = is_free_before(tokens, at + 1);
            match (before, after) {
                (true, false) => Side::Opens,
                (false, true) => Side::Closes,
                _ => Side::Either,
            }
        }
    }
}

fn is_bracket(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.span.of(text), "(" | "[" | ":" | "-"))
}

/// The token after the mark that closes the single quotation opened at `at`.
fn single_end(text: &str, tokens: &[Token], at: usize, to: usize) -> Option<usize> {
    if !is_free_before(tokens, at) || is_free_before(tokens, at + 1) {
        return None;
    }
    let limit = to.min(at + SINGLE);
    (at + 2..limit).find_map(|i| {
        let closes = matches!(tokens.get(i)?.span.of(text), "'" | "’") && !is_free_before(tokens, i);
        let ends = i + 1 >= to || is_free_before(tokens, i + 1) || tokens.get(i + 1)?.kind == TokenKind::Mark;
        (closes && ends).then_some(i + 1)
    })
}

/// The quotation that a mark without its partner opens.
fn unclosed(text: &str, tokens: &[Token], start: usize, (range, goes_on): (Range<usize>, bool)) -> Option<Quote> {
    let Range { start: from, end: to } = range;
    let is_stop = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.span.of(text), "." | "!" | "?"));
    if start == from {
        return Some(Quote { open: start, end: to, closed: false });
    }
    let before = start.checked_sub(1)?;
    let is_mark = |mark| tokens.get(before).is_some_and(|token| token.is_mark(text, mark));
    let starts = is_stop(before) || is_mark(':');
    if goes_on && (starts || is_mark(',')) {
        return Some(Quote { open: start, end: to, closed: false });
    }
    let stop = (start + 1..to).find(|&i| is_stop(i)).unwrap_or(to);
    starts.then_some(Quote { open: start, end: stop, closed: false })
}

impl Quote {
    /// Its bytes, marks included.
    pub(crate) fn span(self, tokens: &[Token]) -> Span {
        let first = tokens.get(self.open).map_or(Span::default(), |token| token.span);
        let last = tokens.get(self.end.saturating_sub(1)).map_or(first, |token| token.span);
        first.join(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokens;

    fn found(text: &str) -> Vec<&str> {
        let all = tokens(text);
        quotes(text, &all, 0..all.len(), false).into_iter().map(|quote| quote.span(&all).of(text)).collect()
    }

    #[test]
    fn pairs_of_every_kind_are_found() {
        assert_eq!(found("“Một” và \"hai\" và «ba»"), ["“Một”", "\"hai\"", "«ba»"]);
        assert_eq!(found("“Mở cong\" rồi \"đóng cong”"), ["“Mở cong\"", "\"đóng cong”"]);
        assert_eq!(found("“Họ nói “có thể” rồi đi” và “hai”"), ["“Họ nói “có thể” rồi đi”", "“hai”"]);
        assert_eq!(found("He says it's an 'intentional act.' Holt's car"), ["'intentional act.'"]);
    }

    #[test]
    fn straight_marks_pair_in_turn_even_with_a_stray_blank() {
        assert_eq!(found("\"Ông ấy chết, \" bà nói. \"Thật\"."), ["\"Ông ấy chết, \"", "\"Thật\""]);
    }

    #[test]
    fn a_mark_that_opens_again_goes_on() {
        assert_eq!(found("Bà nói: \"Một. \"Hai.\" Hết."), ["\"Một. \"Hai.\""]);
        assert_eq!(found("“Anh gọi \"hổ\" à”, bà hỏi"), ["“Anh gọi \"hổ\" à”"]);
    }

    #[test]
    fn what_is_never_closed_ends_with_its_sentence_or_paragraph() {
        assert_eq!(found("Bà về. “Trời mưa. Hết"), ["“Trời mưa"]);
        assert_eq!(found("“Trời mưa. Hết"), ["“Trời mưa. Hết"]);
        assert_eq!(found("cái 5\" to. Hết"), Vec::<&str>::new());
        let text = "Rowe said: “It rained. We left.";
        let all = tokens(text);
        let goes_on: Vec<Quote> = quotes(text, &all, 0..all.len(), true);
        assert_eq!(goes_on.first().map(|quote| quote.span(&all).of(text)), Some("“It rained. We left."));
    }
}
