//! What must hold for any input, checked by both fuzz targets.
//!
//! The property tests of the main package check much of the same on random text. A fuzzer also learns which bytes lead
//! to new code, so it comes to corners that random text hardly meets. A check that fails panics, which the fuzzer takes
//! for a crash: it keeps the input and prints how to run it again. To start the fuzzer, see `fuzz/run`.

use docbao::analysis::{Act, Analysis, Claim};
use docbao::article::Article;
use docbao::text::{Span, screen};

/// Paragraphs lie in the text in order, none is empty, and nothing in text and title can command a terminal.
pub fn check_article(article: &Article) {
    let text = article.text.as_str();
    assert!(!article.paragraphs.is_empty(), "an article without paragraphs");
    article.paragraphs.iter().for_each(|paragraph| check_span(text, paragraph.span, "paragraph"));
    for pair in article.paragraphs.windows(2) {
        assert_eq!(pair[0].span.end + 1, pair[1].span.start, "paragraphs are parted by one line feed");
    }
    assert_eq!(screen(text).0, text, "the text was not screened");
    let meta = &article.meta;
    let names = [Some(&meta.title), meta.outlet.as_ref(), meta.byline.as_ref(), meta.url.as_ref()];
    for name in names.into_iter().flatten() {
        assert!(!name.chars().any(char::is_control), "a control character in {:?}", name.as_str());
        assert_eq!(screen(name).0, name.as_str(), "a name was not screened");
    }
}

/// Every span lies in the text, everything that has an order is in it, and every id is the place of something.
pub fn check_analysis(article: &Article, analysis: &Analysis) {
    let text = article.text.as_str();
    analysis.sentences.iter().for_each(|sentence| check_span(text, *sentence, "sentence"));
    for pair in analysis.sentences.windows(2) {
        assert!(pair[0].end <= pair[1].start, "sentences out of order: {pair:?}");
    }
    let mut counts = vec![0; analysis.entities.len()];
    for mention in &analysis.mentions {
        check_span(text, mention.span, "mention");
        let count = counts.get_mut(mention.entity.0 as usize);
        *count.expect("a mention of an entity that is not there") += 1;
    }
    for pair in analysis.mentions.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "mentions out of order: {pair:?}");
    }
    for (entity, count) in analysis.entities.iter().zip(counts) {
        assert_eq!(entity.count, count, "mentions of {:?}", entity.name);
        assert!(entity.similar.is_none_or(|id| (id.0 as usize) < analysis.entities.len()), "similar to nobody");
    }
    analysis.claims.iter().for_each(|claim| check_claim(text, claim, analysis));
}

fn check_claim(text: &str, claim: &Claim, analysis: &Analysis) {
    let pieces = claim.content.iter().chain(&claim.cue).chain(&claim.hedge);
    pieces.for_each(|piece| check_span(text, *piece, "piece of a claim"));
    assert!(!claim.content.is_empty() || claim.act == Act::Declines, "nothing is claimed: {claim:?}");
    if let Some(source) = &claim.source {
        check_span(text, source.span, "source");
        source.role.iter().for_each(|role| check_span(text, *role, "role"));
        assert!(source.entity.is_none_or(|id| (id.0 as usize) < analysis.entities.len()), "a source that is no entity");
    }
    for link in &claim.chain {
        check_span(text, link.span, "link");
        check_span(text, link.phrase, "phrase of a link");
        assert!(link.phrase.contains(link.span), "a link outside its phrase: {link:?}");
    }
    if let Some(when) = claim.when {
        check_span(text, when.span, "time");
        assert!(when.range.is_none_or(|range| range.from <= range.to), "a range that ends before it begins: {when:?}");
    }
    assert!(claim.answers.iter().all(|id| (id.0 as usize) < analysis.claims.len()), "an answer to no claim");
}

/// `Span::of` hides a span that does not fit by giving no words, so it is looked at without it.
pub fn check_span(text: &str, span: Span, what: &str) {
    let words = text.get(span.range());
    assert!(words.is_some_and(|words| !words.is_empty()), "{what} {span:?} is no piece of {} bytes", text.len());
}
