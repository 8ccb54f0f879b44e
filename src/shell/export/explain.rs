//! How each claim of an article was found, and which words look like claims and are none.

use super::Document;
use crate::analysis::{Claim, Why};
use crate::app;
use crate::shell::args::Tongue;
use crate::text::{Screened, Span};
use std::fmt::Write;

/// A block of lines for each claim: its rule, act and confidence, then every part as `FIRST..END "words"` with the bytes
/// of the text that it covers. Then a line for each candidate that was dropped, with the reason.
pub fn explain(document: &Document<'_>, tongue: Tongue) -> String {
    let text = document.article.text.as_str();
    let mut out = format!("{}\n", Screened::line(document.path));
    for (number, claim) in document.analysis.claims.iter().enumerate() {
        block(&mut out, text, (number + 1, claim), tongue);
    }
    for dropped in document.dropped {
        let why = words(dropped.why)[usize::from(tongue == Tongue::English)];
        let _ = writeln!(out, "  -  {}  {}: {why}", quoted(text, dropped.cue), dropped.why.code());
    }
    out
}

fn block(out: &mut String, text: &str, (number, claim): (usize, &Claim), tongue: Tongue) {
    let doubt = claim.doubt.map_or_else(String::new, |doubt| format!(" ({})", app::Tongue::from(tongue).doubt(doubt)));
    let (rule, act, confidence) = (claim.rule, claim.act.code(), claim.confidence.code());
    let _ = writeln!(out, "{number:>3}  {rule}  {act} {}  {confidence}{doubt}", claim.mode.code());
    let mut part = |label: &str, span: Span, more: &str| {
        let _ = writeln!(out, "     {label:<8} {}{more}", quoted(text, span));
    };
    for link in &claim.chain {
        part("chain", link.span, &format!(" = {}", link.name));
    }
    if let Some(source) = &claim.source {
        part("source", source.span, &format!(" = {}", source.name));
    }
    let parts = [("cue", claim.cue), ("hedge", claim.hedge), ("when", claim.when.map(|when| when.span))];
    for (label, span) in parts {
        span.into_iter().for_each(|span| part(label, span, ""));
    }
    claim.content.iter().for_each(|piece| part("content", *piece, ""));
}

fn quoted(text: &str, span: Span) -> String {
    format!("{}..{} \"{}\"", span.start, span.end, span.of(text).replace('\n', " "))
}

/// The reason in words, in Vietnamese and in English.
fn words(why: Why) -> [&'static str; 2] {
    match why {
        Why::Noun => ["ở đây là danh từ hoặc bị phủ định", "a noun here, or under a negation"],
        Why::Relative => ["việc ai đó làm, trong mệnh đề quan hệ", "what somebody does, in a relative clause"],
        Why::Passive => ["thể bị động", "passive"],
        Why::Within => ["nằm trong lời của nguồn khác", "within what another claim says"],
        Why::NoSource => ["phía trước không có ai nói", "nobody before it who could say it"],
        Why::NoSpeaker => ["điều đứng trước không thể phát ngôn", "what stands before it cannot speak"],
        Why::Question => ["câu hỏi", "the sentence asks"],
        Why::Thing => ["theo sau là sự vật, không phải lời", "a thing follows, not a claim"],
        Why::NoContent => ["không có nội dung", "nothing is claimed"],
        Why::NoFrame => ["không khớp khuôn câu dẫn nào", "fits none of the frames of its kind"],
    }
}
