//! Sentences: runs of tokens between full stops, never cut within a quotation.

use super::quote::{Quote, continued, has_mark, opens, quotes};
use super::token::{Case, Token, TokenKind};
use crate::article::Article;
use crate::text::{Span, lowered};
use std::ops::Range;

/// A sentence is cut after this many tokens outside quotations: nothing longer is one, and the time that a sentence
/// takes grows with the square of its length.
pub(crate) const LONGEST: usize = 300;

/// A full stop after one of these ends nothing.
const ABBREVIATIONS: [&str; 51] = [
    "tp", "gs", "pgs", "ts", "ths", "bs", "ks", "th", "tx", "tt", "mr", "mrs", "ms", "dr", "jr", "sr", "st", "no",
    "gov", "sen", "rep", "gen", "col", "lt", "sgt", "prof", "rev", "hon", "vs", "inc", "corp", "co", "ltd", "u.s",
    "u.k", "q", "p", "tr", "h", "lg", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec",
];

/// A sentence, as a range of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The number of its paragraph.
    pub paragraph: usize,
}

impl Sentence {
    /// Its bytes.
    pub(crate) fn span(&self, tokens: &[Token]) -> Span {
        let first = tokens.get(self.tokens.start).map_or(Span::default(), |token| token.span);
        let last = tokens.get(self.tokens.end.saturating_sub(1)).map_or(first, |token| token.span);
        first.join(last)
    }
}

/// The quotations and sentences of all paragraphs that are read.
pub(crate) fn read(article: &Article, tokens: &[Token]) -> (Vec<Quote>, Vec<Sentence>) {
    let (mut all_quotes, mut all_sentences) = (Vec::<Quote>::new(), Vec::new());
    let text = article.text.as_str();
    let read = article.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.kind.is_read());
    let ranges = read.map(|(number, paragraph)| {
        let from = tokens.partition_point(|token| token.span.start < paragraph.span.start);
        (number, from..tokens.partition_point(|token| token.span.end <= paragraph.span.end))
    });
    let ranges: Vec<(usize, Range<usize>)> = ranges.collect();
    for (place, &(number, Range { start: from, end: to })) in ranges.iter().enumerate() {
        let ends = |last: &Quote| (last.end..from).all(|at| is_stop(text, tokens, at));
        let is_open = all_quotes.last().is_some_and(|last| !last.closed && last.end + 3 > from && ends(last));
        let closes_later = || {
            let next = ranges.iter().skip(place + 1).take(LONGEST_SPEECH);
            closes(text, tokens, next.map(|(_, range)| range.clone()))
        };
        let rest = if is_open { continued(text, tokens, from, to) } else { None };
        let rest = rest.or_else(|| {
            let within = is_open && !has_mark(text, tokens, from..to) && closes_later();
            within.then_some(Quote { open: from, end: to, closed: false })
        });
        let goes_on = ranges.get(place + 1).is_some_and(|(_, next)| opens(text, tokens, next.start));
        let found = quotes(text, tokens, rest.map_or(from, |rest| rest.end)..to, goes_on);
        let mut found: Vec<Quote> = rest.into_iter().chain(found).collect();
        if let Some(last) = found.last_mut().filter(|last| !last.closed && last.end < to)
            && !has_mark(text, tokens, last.end..to)
            && closes_later()
        {
            last.end = to;
        }
        let ranges = sentences(text, tokens, &found, from..to);
        all_sentences.extend(ranges.into_iter().map(|tokens| Sentence { tokens, paragraph: number }));
        all_quotes.extend(found);
    }
    (all_quotes, all_sentences)
}

/// A quotation that is not closed is looked for in this many paragraphs more.
const LONGEST_SPEECH: usize = 6;

/// The first mark in the paragraphs of these tokens closes a quotation.
fn closes(text: &str, tokens: &[Token], mut paragraphs: impl Iterator<Item = Range<usize>>) -> bool {
    let next = paragraphs.find(|range| has_mark(text, tokens, range.clone()));
    next.is_some_and(|range| continued(text, tokens, range.start, range.end).is_some())
}

/// The sentences among the tokens `from..to` of a paragraph as ranges of tokens. `quotes` are those of the paragraph.
pub(crate) fn sentences(text: &str, tokens: &[Token], quotes: &[Quote], range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at, mut length) = (range.start, range.start, 0);
    let mut quotes = quotes.iter().peekable();
    while at < range.end {
        let quote = quotes.next_if(|quote| quote.open == at);
        let ends = match quote {
            Some(quote) => {
                at = quote.end.max(at + 1);
                quote.end - quote.open > 2
                    && closes_a_sentence(text, tokens, *quote)
                    && starts_a_sentence(text, tokens, at)
                    && !is_dash(text, tokens, at)
                    && !attributes(text, tokens, at)
            }
            None => {
                at += 1;
                starts_unmarked(text, tokens, at)
                    || is_stop(text, tokens, at - 1) && !is_abbreviation(text, tokens, at - 1) && {
                        at = after_closers(text, tokens, at, range.end);
                        starts_a_sentence(text, tokens, at)
                    }
            }
        };
        length += 1;
        if ends || length >= LONGEST || at >= range.end {
            found.push(start..at.min(range.end));
            (start, length) = (at, 0);
        }
    }
    found
}

/// Vietnamese words that stand with a capital in the middle of a sentence only where a full stop is missing.
const STARTERS: [&str; 10] = ["Trong", "Theo", "Tại", "Trước", "Hiện", "Tuy", "Khi", "Ngoài", "Qua", "Sau"];

/// A caption or a heading without a full stop ran into the sentence that starts at `at`.
fn starts_unmarked(text: &str, tokens: &[Token], at: usize) -> bool {
    let small = |i: usize| tokens.get(i).is_some_and(|token| token.case == Case::Lower && token.spaced);
    let word = |i: usize| tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word);
    let starter = tokens.get(at).is_some_and(|token| STARTERS.contains(&token.span.of(text)));
    starter && small(at + 1) && at.checked_sub(1).is_some_and(word)
}

/// Words that start the next sentence after a name of initials: `em N.V.H. Ngày …`; others go on with a name: `J.R. Rowe`.
const AFTER_INITIALS: [&str; 46] = [
    "Ngày", "Sáng", "Trưa", "Chiều", "Tối", "Đêm", "Đến", "Vụ", "Ông", "Bà", "Anh", "Chị", "Em", "Cháu", "Cô", "Công",
    "Cơ", "Nhưng", "Đồng", "Vì", "Do", "Nếu", "Các", "Những", "Một", "Người", "Gia", "Hai", "Lúc", "Đây", "Đó", "Việc",
    "Được", "Trên", "Từ", "Nạn", "Ngay", "Cùng", "Cả", "Bị", "Như", "Về", "Vào", "Để", "Nhóm", "Khoảng",
];

/// English words that stand with a capital after initials only where a sentence starts: `in the U.S. The army …`.
const ENGLISH_STARTERS: [&str; 16] =
    ["The", "He", "She", "It", "They", "We", "In", "But", "And", "A", "An", "On", "His", "Her", "This", "That"];

fn is_stop(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.span.of(text), "." | "!" | "?" | "…"))
}

/// The full stop at `at` belongs to the word before it: `TP.`, `J.`
fn is_abbreviation(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(word) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    let stop = tokens.get(at).is_some_and(|token| token.span.of(text) == "." && !token.spaced);
    let starts = tokens.get(at + 1).is_some_and(|next| STARTERS.contains(&next.span.of(text)));
    let small = tokens.get(at + 2).is_some_and(|next| next.case == Case::Lower);
    if starts && small && word.span.len() > 1 {
        return false;
    }
    if !stop || word.kind != TokenKind::Word || word.case == Case::Lower {
        return false;
    }
    let letters = word.span.of(text);
    if is_initials(letters) {
        let starts =
            |word: &str| STARTERS.contains(&word) || AFTER_INITIALS.contains(&word) || ENGLISH_STARTERS.contains(&word);
        let next = tokens.get(at + 1);
        return next.is_none_or(|next| next.kind == TokenKind::Mark || !starts(next.span.of(text)));
    }
    letters.chars().count() == 1 || ABBREVIATIONS.contains(&lowered(letters).as_str())
}

/// `U.N`, `N.V.H`: capitals with full stops between, of a body or of a name of which only the initials are told.
fn is_initials(letters: &str) -> bool {
    letters.contains('.')
        && letters.split('.').all(|initial| {
            let mut chars = initial.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
        })
}

/// The place after further stops and closing brackets.
fn after_closers(text: &str, tokens: &[Token], mut at: usize, to: usize) -> usize {
    let closes = |i: usize| {
        tokens.get(i).is_some_and(|t| !t.spaced && matches!(t.span.of(text), ")" | "]" | "”" | "''" | "." | "!" | "?"))
    };
    while at < to && closes(at) {
        at += 1;
    }
    at
}

/// A quotation that ends with a full stop ends its sentence, if what follows can start one.
fn closes_a_sentence(text: &str, tokens: &[Token], quote: Quote) -> bool {
    quote.closed && is_stop(text, tokens, quote.end.saturating_sub(2))
}

/// `“Tôi mất hết…” - chị H. kể`: a dash behind a quotation leads to who said it.
fn is_dash(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.span.of(text), "-" | "–" | "—"))
}

/// Nothing but who said it, behind a quotation that ends with a stop: `“… is missing.” Trump said.`
fn attributes(text: &str, tokens: &[Token], at: usize) -> bool {
    const SAID: [&str; 14] = [
        "said",
        "says",
        "added",
        "asked",
        "wrote",
        "told",
        "explained",
        "nói",
        "hỏi",
        "đáp",
        "kể",
        "biết",
        "hay",
        "sẻ",
    ];
    let stop = (at..at + 8).find(|&i| is_stop(text, tokens, i));
    let last = stop.and_then(|stop| tokens.get(stop.checked_sub(1)?)).filter(|last| last.case == Case::Lower);
    last.is_some_and(|last| SAID.contains(&last.span.of(text))) && stop.is_some_and(|stop| stop > at + 1)
}

fn starts_a_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    match token.kind {
        TokenKind::Word => token.case != Case::Lower && token.spaced,
        TokenKind::Number => token.spaced,
        TokenKind::Mark => {
            matches!(token.span.of(text), "“" | "''" | "\"" | "‘" | "'" | "(" | "-" | "–" | "—" | "«" | "[")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::quote::quotes;
    use crate::analysis::token::tokens;

    fn parts(text: &str) -> Vec<&str> {
        let all = tokens(text);
        let quotes = quotes(text, &all, 0..all.len(), false);
        let spans = sentences(text, &all, &quotes, 0..all.len());
        spans.into_iter().map(|s| all[s.start].span.join(all[s.end - 1].span).of(text)).collect()
    }

    #[test]
    fn stops_part_sentences() {
        assert_eq!(parts("Mưa to. Gió lớn! Ai biết? Hết"), ["Mưa to.", "Gió lớn!", "Ai biết?", "Hết"]);
        assert_eq!(parts("Ngày 2.11 tại TP. Huế, GS. An nói. Xong."), ["Ngày 2.11 tại TP. Huế, GS. An nói.", "Xong."]);
        assert_eq!(parts("The U.N. Refugee Agency left. It rained."), ["The U.N. Refugee Agency left.", "It rained."]);
        assert_eq!(parts("He lives in the U.S. The army left."), ["He lives in the U.S.", "The army left."]);
    }

    #[test]
    fn initials_stand_for_a_name() {
        assert_eq!(parts("Em L.T.M. (lớp 8) bị ngã. Hết."), ["Em L.T.M. (lớp 8) bị ngã.", "Hết."]);
        assert_eq!(parts("Họ gặp em L.T.M. Ngày 2/5, em về."), ["Họ gặp em L.T.M.", "Ngày 2/5, em về."]);
        assert_eq!(parts("Bà gặp ông J.R. Rowe ở Huế."), ["Bà gặp ông J.R. Rowe ở Huế."]);
    }

    #[test]
    fn speech_runs_on_over_paragraphs_without_marks() {
        let lines = ["Bà Lan nói: “Cầu sập rồi. Mưa to lắm.", "Không ai kịp chạy.", "Tôi mất hết”.", "Hết."];
        let article = Article::new(
            lines.map(|line| (crate::article::ParagraphKind::Body, line.to_owned())),
            crate::article::Meta::default(),
        );
        let all = tokens(&article.text);
        let (quotes, _) = read(&article, &all);
        let spoken: Vec<&str> = quotes.iter().map(|quote| quote.span(&all).of(&article.text)).collect();
        assert_eq!(spoken, ["“Cầu sập rồi. Mưa to lắm.", "Không ai kịp chạy.", "Tôi mất hết”"]);
    }

    #[test]
    fn a_quotation_is_never_cut() {
        assert_eq!(parts("“Mưa to. Gió lớn”, bà An nói. Hết."), ["“Mưa to. Gió lớn”, bà An nói.", "Hết."]);
        assert_eq!(parts("Bà nói: “Mưa to.” Ông về."), ["Bà nói: “Mưa to.”", "Ông về."]);
        assert_eq!(parts("“Mưa to.” bà nói."), ["“Mưa to.” bà nói."]);
    }
}
