//! Elements become lines: paragraphs, headings, captions, items.

use crate::article::ParagraphKind;
use dom_query::NodeRef;

/// A line and what it is.
pub(in crate::loader) type Line = (ParagraphKind, String);

/// Elements whose text is no part of an article.
const MUTE: [&str; 23] = [
    "script", "style", "noscript", "template", "svg", "math", "button", "select", "textarea", "iframe", "video",
    "audio", "object", "embed", "canvas", "nav", "head", "title", "input", "dialog", "map", "label", "footer",
];
/// Elements that stand within a line.
const INLINE: [&str; 39] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img", "picture", "source", "nobr",
];
/// The share of a line that may be links before it is a pointer to elsewhere.
const LINKED: f32 = 0.75;

/// The lines of an element.
pub(in crate::loader) fn read(root: &NodeRef) -> Vec<Line> {
    let mut reader = Reader::default();
    let mut next = root.first_child();
    let mut depth = 0_usize;
    // Walks without recursion: pages may be nested deeply.
    while let Some(node) = next {
        let is_open = reader.enter(&node);
        if is_open && let Some(child) = node.first_child() {
            depth += 1;
            next = Some(child);
            continue;
        }
        if is_open {
            reader.leave(&node);
        }
        let mut at = node;
        next = loop {
            if let Some(sibling) = at.next_sibling() {
                break Some(sibling);
            }
            match at.parent().filter(|_| depth > 0) {
                Some(parent) => {
                    depth -= 1;
                    reader.leave(&parent);
                    at = parent;
                }
                None => break None,
            }
        };
    }
    reader.close();
    reader.lines
}

/// Bytes of running text in lines.
pub(in crate::loader) fn size(lines: &[Line]) -> usize {
    lines.iter().filter(|(kind, _)| *kind == ParagraphKind::Body).map(|(_, line)| line.len()).sum()
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    open: String,
    /// Bytes of the open line that stand in links.
    linked: usize,
    links: usize,
    /// What the lines of the elements around are, the innermost last.
    kinds: Vec<ParagraphKind>,
}

impl Reader {
    /// Enters a node; false where what is in it is passed over.
    fn enter(&mut self, node: &NodeRef) -> bool {
        if node.is_text() {
            let text = node.text();
            if self.links > 0 {
                self.linked += text.trim().len();
            }
            self.open.push_str(&text);
            return false;
        }
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return false };
        let name: &str = &name;
        if MUTE.contains(&name) || is_hidden(node) {
            return false;
        }
        match name {
            "a" => self.links += 1,
            "br" | "hr" => self.close(),
            "td" | "th" => self.open.push(' '),
            _ if INLINE.contains(&name) => {}
            _ => {
                self.close();
                self.kinds.extend(kind(name));
            }
        }
        true
    }

    fn leave(&mut self, node: &NodeRef) {
        let Some(name) = node.node_name() else { return };
        let name: &str = &name;
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "td" | "th" => self.open.push(' '),
            // `Hà Nội` before a lead is parted from it by style alone.
            "span" if node.has_class("location-stamp") => self.open.push_str(" - "),
            _ if INLINE.contains(&name) => {}
            _ => {
                self.close();
                if kind(name).is_some() {
                    self.kinds.pop();
                }
            }
        }
    }

    fn close(&mut self) {
        let line = std::mem::take(&mut self.open);
        let linked = std::mem::take(&mut self.linked);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() || !line.chars().any(char::is_alphanumeric) {
            return;
        }
        let kind = self.kinds.last().copied().unwrap_or(ParagraphKind::Body);
        let is_pointer = linked as f32 > line.len() as f32 * LINKED && kind != ParagraphKind::Caption;
        self.lines.push((if is_pointer { ParagraphKind::Link } else { kind }, line));
    }
}

/// What the lines of an element are, where it says so.
fn kind(name: &str) -> Option<ParagraphKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(ParagraphKind::Heading),
        "figure" | "figcaption" | "caption" => Some(ParagraphKind::Caption),
        _ => None,
    }
}

fn is_hidden(node: &NodeRef) -> bool {
    node.has_attr("hidden")
        || node.attr("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase().replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
