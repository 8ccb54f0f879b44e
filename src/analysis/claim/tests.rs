//! Every rule on the shortest sentences that show it. Each line is one claim of its text: `[source]s`, `[cue]c`,
//! `[content]k`, `[another link of the chain]l`, then the act.

use crate::analyze;
use crate::article::{Article, Meta, ParagraphKind};
use crate::text::Span;

/// The claims of `text` in marks.
fn marked(text: &str, kind: ParagraphKind) -> Vec<String> {
    let article = Article::new([(kind, text.to_owned())], Meta::default());
    let analysis = analyze(&article);
    let mark = |claim: &super::Claim| {
        let mut marks: Vec<(Span, char)> = claim.content.iter().map(|span| (*span, 'k')).collect();
        marks.extend(claim.cue.map(|cue| (cue, 'c')));
        let source = claim.source.as_ref().map(|source| source.span);
        marks.extend(source.map(|span| (span, 's')));
        let links = claim.chain.iter().map(|link| link.span).filter(|span| Some(*span) != source);
        marks.extend(links.map(|span| (span, 'l')));
        marks.sort_by_key(|(span, _)| span.start);
        let (mut written, mut at) = (String::new(), 0);
        for (span, letter) in marks {
            written.push_str(&text[at..span.range().start.max(at)]);
            written.push_str(&format!("[{}]{letter}", span.of(text)));
            at = span.range().end;
        }
        format!("{written}{} {}", &text[at..], claim.act.code())
    };
    analysis.claims.iter().map(mark).collect()
}

/// The text of a marked line.
fn unmarked(line: &str) -> String {
    let line = line.rsplit_once(' ').map_or(line, |(text, _)| text);
    let mut text = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => {}
            ']' => drop(chars.next()),
            c => text.push(c),
        }
    }
    text
}
#[test]
#[ignore]
fn show() {
    for line in std::fs::read_to_string(std::env::var("SENTS").unwrap()).unwrap().lines() {
        if line.starts_with('#') {
            println!("{line}");
            continue;
        }
        let kind = if line.ends_with(['.', '!', '"', '”']) { ParagraphKind::Body } else { ParagraphKind::Title };
        let all = marked(line, kind);
        if all.is_empty() {
            println!("--  {line}");
        }
        for m in all {
            println!("{}  {m}", if unmarked(&m) == line { "ok" } else { "BAD" });
        }
    }
}
