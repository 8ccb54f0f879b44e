//! A body that came in a field: plain text with line feeds, or a piece of HTML.

use super::draft::Draft;

/// Adds the paragraphs of `text` to the draft.
pub(super) fn read(text: &str, draft: &mut Draft) {
    for line in super::plain::paragraphs(text) {
        draft.push(line);
    }
}
