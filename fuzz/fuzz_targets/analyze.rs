//! Any text as an article: the analysis must not panic, must prove itself with spans of the text, and must be the same
//! when it is made again.
//!
//! Without a format around it, every mutation falls on words, so this target gets deeper into the rules than `load`.
//! Bytes that are no UTF-8 become replacement characters rather than being refused: most letters of Vietnamese have
//! several bytes, and nearly every mutation breaks one. The first line is the title; others are what their first
//! character says, so that every kind of paragraph is met. The date is fixed, as `yesterday` is resolved against it
//! (articles without a date are left to `load`).
//!
//! Run `fuzz/run SECONDS`, or this target alone with `cargo fuzz run --sanitizer none analyze`.

#![no_main]

use docbao::article::{Article, Meta, ParagraphKind, Published};
use docbao::{analyze, explain};
use docbao_fuzz::{check_analysis, check_article, check_span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let lines = text.lines().enumerate().map(|(at, line)| match (at, line.as_bytes().first()) {
        (0, _) => (ParagraphKind::Title, line.to_owned()),
        (_, Some(b'#')) => (ParagraphKind::Heading, line[1..].to_owned()),
        (_, Some(b'!')) => (ParagraphKind::Caption, line[1..].to_owned()),
        (_, Some(b'@')) => (ParagraphKind::Credit, line[1..].to_owned()),
        (_, Some(b'>')) => (ParagraphKind::Link, line[1..].to_owned()),
        _ => (ParagraphKind::Body, line.to_owned()),
    });
    let date = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap_or_default();
    let published = Some(Published { date, time: None, is_guess: false });
    let article = Article::new(lines, Meta { published, ..Meta::default() });
    if article.paragraphs.is_empty() {
        return;
    }
    check_article(&article);
    let (analysis, dropped) = explain(&article);
    check_analysis(&article, &analysis);
    dropped.iter().for_each(|dropped| check_span(&article.text, dropped.cue, "dropped cue"));
    assert_eq!(analyze(&article), analysis, "two analyses of one article differ");
});
