//! Marked notation, `ông [Kirby|PER] nói`: how training texts and tests are written.

use super::{EntityKind, Mark};
use crate::text::Span;

/// The plain text of `marked` and its marks. What is no mark stays as it is.
pub fn parse(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::with_capacity(marked.len());
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let kind = |code: &str| EntityKind::from_code(code);
        let mark = after.split_once(']').and_then(|(inner, rest)| inner.rsplit_once('|').zip(Some(rest)));
        match mark.and_then(|((words, code), rest)| Some((words, kind(code)?, rest))) {
            Some((words, kind, after)) => {
                let start = text.len();
                text.push_str(words);
                marks.push(Mark { span: Span::new(start, text.len()), kind });
                rest = after;
            }
            None => {
                text.push('[');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    (text, marks)
}

/// `text` with `marks` written into it.
pub fn write(text: &str, marks: &[Mark]) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut end = 0;
    for mark in marks {
        marked.push_str(text.get(end..mark.span.start as usize).unwrap_or_default());
        marked.push_str(&format!("[{}|{}]", mark.span.of(text), mark.kind.code()));
        end = mark.span.end as usize;
    }
    marked.push_str(text.get(end..).unwrap_or_default());
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_text_comes_back() {
        for marked in ["Ông [Lý Mộc|PER] ở [Huế|LOC].", "a [b] [c|X] ]|[", ""] {
            let (text, marks) = parse(marked);
            assert_eq!(write(&text, &marks), marked);
        }
    }
}
