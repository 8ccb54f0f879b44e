//! Cuts out of a page what is no part of an article wherever it stands: boxes of related articles, buttons, comments.

use dom_query::{Document, NodeRef};

/// Elements to cut.
const CUT: &str = "nav, button, template, dialog";
/// Elements whose class or id is looked at.
const NAMED: &str = "div, section, aside, ul, p, span, table, h2, h3, h4, figure, form";
/// Words of a class or an id that tell a box which is no part of the article.
const BOXES: [&str; 30] = [
    "related",
    "relate",
    "newsletter",
    "subscribe",
    "social",
    "share",
    "sharing",
    "promo",
    "recommend",
    "recommended",
    "comments",
    "comment",
    "advert",
    "advertisement",
    "ads",
    "sponsor",
    "sponsored",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "disqus",
    "lienquan",
    "tinlienquan",
    "xemthem",
    "tinmoi",
    "docnhieu",
    "quangcao",
    "outbrain",
    "taboola",
    "signup",
];
/// A box holds no more text than this, in bytes, nor this share of the page: or it is the article, oddly named.
const BOX: usize = 2500;
const SHARE: usize = 4;

/// Cuts them.
pub(super) fn sweep(document: &Document) {
    document.select(CUT).remove();
    let total: usize = document.select("p").nodes().iter().map(|p| p.text().len()).sum();
    let limit = BOX.min(total / SHARE);
    for node in document.select(NAMED).nodes() {
        if is_box(node) && is_short(node, limit) {
            node.remove_from_parent();
        }
    }
}

/// It holds no more than `limit` bytes of text; counts no further than that.
fn is_short(node: &NodeRef, limit: usize) -> bool {
    let mut left = limit;
    node.descendants_it().take(limit).all(|inner| {
        let length = if inner.is_text() { inner.text().len() } else { 0 };
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    })
}

fn is_box(node: &NodeRef) -> bool {
    if node.has_name("form") {
        return true;
    }
    let names = [node.class(), node.id_attr()];
    names.iter().flatten().any(|name| {
        let name = name.to_ascii_lowercase();
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| BOXES.contains(&word))
    })
}
