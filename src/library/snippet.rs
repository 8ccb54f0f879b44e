//! The words around what was found.

use super::Matcher;
use crate::article::{Article, ParagraphKind};
use crate::text::{Span, cut_at_word};

/// The first place in the body of `article` that `matcher` finds, with words around it: the span to show, and what it
/// finds within it. About `cells` long.
pub fn snippet(article: &Article, matcher: &Matcher, cells: usize) -> Option<(Span, Vec<Span>)> {
    let bodies = article.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Title);
    for paragraph in bodies {
        let text = paragraph.span.of(&article.text);
        let Some(&first) = matcher.places(text).first() else { continue };
        let lead = text[..first.start as usize].char_indices().rev().nth(cells / 3).map_or(0, |(at, _)| at);
        let from = if lead == 0 { 0 } else { text[lead..].find(' ').map_or(lead, |at| lead + at + 1) };
        let from = from.min(first.start as usize);
        let shown = cut_at_word(&text[from..], cells).0.len();
        let start = paragraph.span.start as usize;
        let span = Span::new(start + from, start + from + shown);
        let hits = matcher.places(span.of(&article.text));
        let offset = span.start;
        return Some((span, hits.iter().map(|h| Span { start: h.start + offset, end: h.end + offset }).collect()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;
    use crate::library::terms;

    #[test]
    fn snippets_show_the_hit() {
        let body = "Một đoạn rất dài nói chuyện khác rồi mới tới Triều Tiên và những chuyện khác nữa.";
        let article = Article::new([(ParagraphKind::Body, body.to_owned())], Meta::default());
        let matcher = Matcher { terms: terms("trieu tien"), ..Matcher::default() };
        let (span, hits) = snippet(&article, &matcher, 30).unwrap();
        assert!(span.of(&article.text).contains("Triều Tiên"));
        assert_eq!(hits[0].of(&article.text), "Triều Tiên");
    }
}
