//! Cuts out of a page what is no part of an article wherever it stands: boxes of related articles, buttons, comments.

use dom_query::Document;

/// Elements to cut, as selectors.
const CUT: &str = "nav, form, button, template, dialog";

/// Cuts them.
pub(super) fn sweep(document: &Document) {
    document.select(CUT).remove();
}
