//! The live filter of the list.
//!
//! Every term must be found in a row. Short fields (title, outlet, names) match fuzzily, the body as a folded substring
//! only: as scattered letters nearly every common word "occurs" in nearly every body.

use super::{Library, Row, RowId, Term, find_terms};
use crate::text::Span;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// How well a row matches; the larger, the higher in the list. Ordered by kind of match first, so that letters
/// scattered over a title never stand above the words themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// The tier of the worst term: 5 title as typed, 4 title folded, 3 name or outlet, 2 body, 1 scattered letters.
    tier: u8,
    /// Score within the tier.
    score: i64,
}

/// A row that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub row: RowId,
    /// How well.
    pub rank: Rank,
}

/// Least mean score a letter of a scattered match must have: skim gives 16 a letter plus bonuses and takes 3 for a gap.
const SCATTERED: i64 = 17;

/// The rows of `among` that hold all `terms`, best first; equally good ones in the order of `among`.
pub fn filter(library: &Library, among: &[RowId], terms: &[Term]) -> Vec<Found> {
    let matcher = SkimMatcherV2::default().ignore_case();
    let mut found: Vec<Found> =
        among.iter().filter_map(|&row| Some(Found { row, rank: rank(&library[row], terms, &matcher)? })).collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.rank));
    found
}

fn rank(row: &Row, terms: &[Term], matcher: &SkimMatcherV2) -> Option<Rank> {
    let mut worst = Rank { tier: u8::MAX, score: 0 };
    for term in terms {
        let one = rank_term(row, term, matcher)?;
        worst = Rank { tier: worst.tier.min(one.tier), score: worst.score + one.score };
    }
    Some(worst)
}

fn rank_term(row: &Row, term: &Term, matcher: &SkimMatcherV2) -> Option<Rank> {
    let (title, others) = row.short.split_first()?;
    if term.occurs(&row.title, title) {
        let exact = row.title.contains(&term.typed) || (term.has_marks && !row.title_is_made);
        return Some(Rank { tier: if exact { 5 } else { 4 }, score: word_score(title, &term.folded) });
    }
    let in_body = term.occurs(&row.text.text, &row.folded);
    if others.iter().any(|name| name.contains(&term.folded)) && (in_body || !(term.has_marks || term.is_exact)) {
        return Some(Rank { tier: 3, score: 0 });
    }
    if in_body {
        return Some(Rank { tier: 2, score: word_score(&row.folded, &term.folded) });
    }
    if term.has_marks || term.is_exact || term.folded.len() < 3 {
        return None;
    }
    let letters = term.folded.chars().count() as i64;
    let scores = row.short.iter().filter_map(|field| matcher.fuzzy_match(field, &term.folded));
    scores.max().filter(|&score| score >= SCATTERED * letters).map(|score| Rank { tier: 1, score })
}

/// How the folded `word` stands in the folded `text`, at best: 2 as a whole word, 1 at the start of one, 0 within.
fn word_score(text: &str, word: &str) -> i64 {
    let is_letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
    let score = |at: usize| match (at > 0 && is_letter(at - 1), is_letter(at + word.len())) {
        (false, false) => 2,
        (false, true) => 1,
        (true, _) => 0,
    };
    let mut best = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), word) {
        best = score(at).max(best);
        if best == 2 {
            break;
        }
    }
    best
}

/// The first place in the body of `row` where one of `terms` occurs, with words around it: the span to show, and the
/// places of the terms within it. About `cells` long.
pub fn snippet(row: &Row, terms: &[Term], cells: usize) -> Option<(Span, Vec<Span>)> {
    let article = &row.text;
    let bodies = article.paragraphs.iter().filter(|p| p.kind != crate::article::ParagraphKind::Title);
    for paragraph in bodies {
        let text = paragraph.span.of(&article.text);
        let Some(&first) = find_terms(text, terms).first() else { continue };
        let lead = text[..first.start as usize].char_indices().rev().nth(cells / 3).map_or(0, |(at, _)| at);
        let from = if lead == 0 { 0 } else { text[lead..].find(' ').map_or(lead, |at| lead + at + 1) };
        let from = from.min(first.start as usize);
        let shown = crate::text::cut_at_word(&text[from..], cells).0.len();
        let start = paragraph.span.start as usize;
        let span = Span::new(start + from, start + from + shown);
        let hits = find_terms(span.of(&article.text), terms);
        let offset = span.start;
        return Some((span, hits.iter().map(|h| Span { start: h.start + offset, end: h.end + offset }).collect()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Meta, ParagraphKind};
    use crate::library::terms;
    use crate::text::Screened;
    use std::sync::Arc;

    fn library(articles: &[(&str, &str)]) -> Library {
        let mut library = Library::default();
        for (title, body) in articles {
            let lines = [(ParagraphKind::Title, (*title).to_owned()), (ParagraphKind::Body, (*body).to_owned())];
            let article = crate::article::Article::new(lines, Meta::default());
            library.add(Row::loaded(Screened::from(*title), Arc::new(article)));
        }
        library
    }

    fn titles(library: &Library, query: &str) -> Vec<String> {
        let ids: Vec<RowId> = library.ids().collect();
        filter(library, &ids, &terms(query)).iter().map(|f| library[f.row].title.to_string()).collect()
    }

    #[test]
    fn title_stands_above_body_and_marks_above_folded() {
        let library = library(&[
            ("Giá gạo tăng", "Hạn hán ở đồng bằng."),
            ("Han han keo dai", "x"),
            ("Hạn hán kéo dài", "x"),
            ("Bão đổ bộ", "x"),
        ]);
        assert_eq!(titles(&library, "hạn"), ["Hạn hán kéo dài", "Giá gạo tăng"]);
        assert_eq!(titles(&library, "han han"), ["Han han keo dai", "Hạn hán kéo dài", "Giá gạo tăng"]);
    }

    #[test]
    fn scattered_letters_match_titles_only() {
        let library = library(&[("Ngân hàng Nhà nước", "x"), ("Y", "Ngân hàng Nhà nước")]);
        assert_eq!(titles(&library, "nganhng"), ["Ngân hàng Nhà nước"]);
        assert_eq!(titles(&library, "xyz"), Vec::<String>::new());
    }

    #[test]
    fn a_snippet_shows_the_hit() {
        let library =
            library(&[("Y", "Một câu khá dài để đi trước, rồi mới đến chỗ nói về lũ quét ở vùng núi phía bắc.")]);
        let row = &library[RowId(0)];
        let (span, hits) = snippet(row, &terms("lu quet"), 30).unwrap();
        assert!(span.of(&row.text.text).contains("lũ quét"));
        assert_eq!(hits[0].of(&row.text.text), "lũ quét");
    }
}
