//! Saved pages: what is known of the article from its head, and the body from the page.

mod blocks;
mod head;
mod labels;
mod linked;
mod strip;
mod sweep;

pub(super) use strip::depth;

use super::body;
use super::draft::Draft;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Larger pages, and such with deeper nesting, are only stripped of their tags.
const SIZE: usize = 6 << 20;
const DEPTH: usize = 400;
/// A body of fewer bytes is no body of an article: another way is tried.
const THIN: usize = 250;

/// Reads a page.
pub(super) fn draft(page: &str) -> Draft {
    let mut draft = Draft::default();
    if page.len() > SIZE || strip::depth(page) > DEPTH {
        draft.lines = strip::lines(page);
        draft.title = strip::title(page);
        return draft;
    }
    let document = Document::from(page);
    let linked = linked::read(&document);
    head::read(&document, &linked, &mut draft);
    sweep::sweep(&document);
    let mut lines = article(document.clone(), draft.url.as_deref());
    if blocks::size(&lines) < THIN {
        let whole = document.body().map(|body| blocks::read(&body)).unwrap_or_default();
        lines = [lines, whole].into_iter().max_by_key(|lines| blocks::size(lines)).unwrap_or_default();
        if let Some(text) = linked.body.as_deref().filter(|text| text.len() > blocks::size(&lines) * 2) {
            body::read(text, &mut draft);
            return draft;
        }
    }
    draft.lines = labels::drop(lines);
    draft
}

/// Reads a piece of HTML that is all body: a field of a record, an entry of a feed.
pub(super) fn piece(html: &str) -> Vec<blocks::Line> {
    if html.len() > SIZE || strip::depth(html) > DEPTH {
        return strip::lines(html);
    }
    let document = Document::fragment(html);
    blocks::read(&document.root())
}

/// The words of a title or a summary that may hold HTML, as one line.
pub(super) fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    piece(html).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join(" ")
}

/// The lines of the element that holds the article.
fn article(document: Document, url: Option<&str>) -> Vec<blocks::Line> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let url = url.filter(|url| url.starts_with("http"));
    let found = Readability::with_document(document, url, Some(config)).and_then(|mut reader| reader.parse());
    let Ok(found) = found else { return Vec::new() };
    let body = Document::fragment(found.content);
    blocks::read(&body.root())
}
