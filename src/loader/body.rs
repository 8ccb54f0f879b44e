//! A body that came in a field: plain text with line feeds, or a piece of HTML.

use super::draft::Draft;
use super::{html, plain};

/// Adds the paragraphs of `text` to the draft.
pub(super) fn read(text: &str, draft: &mut Draft) {
    if is_html(text) {
        draft.lines.extend(html::piece(text));
    } else {
        plain::paragraphs(text).into_iter().for_each(|line| draft.push(line));
    }
}

/// It has an element of HTML, or entities that only HTML has.
fn is_html(text: &str) -> bool {
    let tags = [
        "<p", "<br", "<div", "</a>", "<h2", "<h3", "<li", "<span", "<strong", "<em>", "<b>", "<img", "<figure",
        "<table",
    ];
    (text.contains('<') && tags.iter().any(|tag| text.contains(tag)))
        || ["&nbsp;", "&amp;", "&quot;", "&#", "&ldquo;"].iter().any(|entity| text.contains(entity))
}
