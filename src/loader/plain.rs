//! Plain text: perhaps header lines, perhaps a title line, then paragraphs, a line each or broken at a column.

use super::draft::Draft;
use super::{date, headers, wrapped};
use crate::article::ParagraphKind;

/// The longest first line that may be a title, in characters.
const TITLE: usize = 200;
/// The longest first line that may be a title though it ends like a sentence.
const SENTENCE_TITLE: usize = 90;

/// Reads plain text.
pub(super) fn draft(text: &str) -> Draft {
    let mut draft = Draft::default();
    let lines: Vec<&str> = split(text);
    let start = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    let lines = headers::take(&lines[start..], &mut draft);
    let mut paragraphs = join(lines).into_iter().peekable();
    while let Some(line) = paragraphs.next_if(|line| is_address(line) || date::dateline(line).is_some()) {
        match date::dateline(&line) {
            Some(when) => draft.published = draft.published.or(Some(when)),
            None => draft.url = draft.url.take().or(Some(line)),
        }
    }
    if draft.title.is_none()
        && let Some(first) = paragraphs.next()
    {
        if paragraphs.peek().is_some_and(|second| is_title(&first, second)) {
            draft.title = Some(first);
        } else {
            draft.lines.push((ParagraphKind::Body, first));
        }
    }
    draft.lines.extend(paragraphs.map(|line| (ParagraphKind::Body, line)));
    mark_headings(&mut draft.lines);
    draft
}

/// An address of the web, and nothing else.
fn is_address(line: &str) -> bool {
    (line.starts_with("https://") || line.starts_with("http://")) && line.bytes().all(|b| b.is_ascii_graphic())
}

/// The paragraphs of a text without a title.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    join(&split(text))
}

fn join(lines: &[&str]) -> Vec<String> {
    let joined = match wrapped::column(lines) {
        Some(column) => wrapped::join(lines, column),
        None => lines.iter().map(|line| line.trim().to_owned()).collect(),
    };
    joined.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Lines as the text has them: line feeds, carriage returns, and the separators of Unicode end them.
fn split(text: &str) -> Vec<&str> {
    let lines = text.split('\n');
    if !text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return lines.collect();
    }
    let ends = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];
    lines.flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split(ends)).collect()
}

/// The first line is a title: more follows, and it does not end like a sentence or is clearly short.
pub(super) fn is_title(first: &str, second: &str) -> bool {
    let length = first.chars().count();
    if length > TITLE || super::outlet::of_lead(first).is_some() {
        return false;
    }
    let bare = first.trim_end_matches(['"', '”', '\'', '’', ')', '»']);
    if bare.ends_with(['.', '…', ';', ',']) {
        length <= SENTENCE_TITLE && second.chars().count() > length && !first.starts_with(['"', '“', '-', '–'])
    } else {
        !bare.ends_with(':') || length <= SENTENCE_TITLE
    }
}

/// A short line without an end mark between longer ones is a heading.
fn mark_headings(lines: &mut [(ParagraphKind, String)]) {
    for at in 1..lines.len().saturating_sub(1) {
        let (before, line, after) = (&lines[at - 1], &lines[at].1, &lines[at + 1].1);
        let is_short = line.len() <= 120 && after.len() >= 120 && line.contains(' ');
        let starts = line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let ends = line.ends_with(|c: char| c.is_alphanumeric() || c == '?');
        let stands = before.0 == ParagraphKind::Body && before.1.ends_with(['.', '”', '"', '!', '?', '…', ')']);
        if is_short && starts && ends && stands {
            lines[at].0 = ParagraphKind::Heading;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Ông Lê Văn Thử cho biết cây cầu sẽ thông xe trong tháng tới, sớm hơn kế hoạch hai tuần.";

    #[test]
    fn a_short_first_line_is_the_title() {
        let text = format!("Cầu Mẫu sắp thông xe\n{BODY}\n");
        assert_eq!(draft(&text).title.as_deref(), Some("Cầu Mẫu sắp thông xe"));
        let text = format!("Mayor calls the bridge 'a safe one.'\n\n{BODY}");
        assert!(draft(&text).title.is_some());
    }

    #[test]
    fn a_bare_lead_has_no_title() {
        let text = format!("{BODY}\n{BODY}");
        assert_eq!(draft(&text).title, None);
        assert_eq!(draft(&text).lines.len(), 2);
        assert_eq!(draft("Chỉ một dòng").title, None);
    }

    #[test]
    fn headers_are_taken() {
        let text = format!("Title: Cầu Mẫu\r\nDate: 2/11/2022\r\nSource: Báo Mẫu\r\n\r\n{BODY}\r\n");
        let draft = draft(&text);
        assert_eq!(draft.title.as_deref(), Some("Cầu Mẫu"));
        assert_eq!(draft.outlet.as_deref(), Some("Báo Mẫu"));
        assert!(draft.published.is_some());
        assert_eq!(draft.lines.len(), 1);
    }

    #[test]
    fn a_date_and_an_address_may_stand_first() {
        let draft = draft(&format!("https://vnexpress.net/cau-1.html\nThứ năm, 21/11/2024\nCầu Mẫu\n{BODY}"));
        assert_eq!(draft.title.as_deref(), Some("Cầu Mẫu"));
        assert!(draft.published.is_some() && draft.url.is_some());
    }

    #[test]
    fn headings_are_told_apart() {
        let text = format!("Tựa\n{BODY}\nNhà thầu nói gì\n{BODY}{BODY}\n");
        assert_eq!(draft(&text).lines[1].0, ParagraphKind::Heading);
    }
}
