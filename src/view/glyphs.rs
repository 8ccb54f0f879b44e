//! The characters that are drawn, and their ASCII forms. The article's own text is never replaced.

use crate::analysis::Act;

/// One set of drawing characters.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Glyphs {
    pub rule: &'static str,
    pub heavy: &'static str,
    pub side: &'static str,
    pub thumb: &'static str,
    pub bar: &'static str,
    pub thin_bar: &'static str,
    pub density: [&'static str; 4],
    pub none: &'static str,
    pub unread: &'static str,
    pub changed: &'static str,
    pub starred: &'static str,
    pub dot: &'static str,
    pub more: &'static str,
    pub ellipsis: &'static str,
    pub arrow: &'static str,
    pub unknown: &'static str,
    pub stub: &'static str,
    acts: [&'static str; 9],
}

/// The usual characters: one cell wide in every terminal that is not set to wide ambiguous.
pub static UNICODE: Glyphs = Glyphs {
    rule: "─",
    heavy: "━",
    side: "│",
    thumb: "┃",
    bar: "▌",
    thin_bar: "▏",
    density: ["▁", "▃", "▅", "▇"],
    none: "·",
    unread: "•",
    changed: "±",
    starred: "*",
    dot: "·",
    more: "▾",
    ellipsis: "…",
    arrow: "›",
    unknown: "⋯",
    stub: "─",
    acts: ["›", "»", "✗", "✓", "!", "↦", "▴", "~", "∅"],
};

/// ASCII for terminals and fonts without them.
pub static ASCII: Glyphs = Glyphs {
    rule: "-",
    heavy: "=",
    side: "|",
    thumb: "#",
    bar: "[",
    thin_bar: ":",
    density: ["1", "2", "3", "4"],
    none: ".",
    unread: "o",
    changed: "~",
    starred: "*",
    dot: ".",
    more: "v",
    ellipsis: ">",
    arrow: ">",
    unknown: ".",
    stub: "-",
    acts: [">", "*", "x", "+", "!", "=", "^", "~", "-"],
};

impl Glyphs {
    /// The sign of an act.
    pub fn act(&self, act: Act) -> &'static str {
        self.acts.get(act as usize).copied().unwrap_or("?")
    }
}
