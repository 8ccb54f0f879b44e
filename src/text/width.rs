//! Width of text in terminal cells.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that `text` takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Grapheme clusters with their byte offset and width in cells; those without width are left out.
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str, usize)> {
    text.grapheme_indices(true).map(|(at, g)| (at, g, width(g))).filter(|&(_, _, w)| w > 0)
}

/// The longest start of `text` that fits `cells`.
pub fn cut(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, _, w) in graphemes(text) {
        used += w;
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// `text`, or its longest start that ends at a word and fits `cells` with `…` behind it. The second value says whether
/// something was cut. A first word that is longer than the room is cut within.
pub fn cut_at_word(text: &str, cells: usize) -> (&str, bool) {
    if width(text) <= cells {
        return (text, false);
    }
    let room = cut(text, cells.saturating_sub(1));
    let whole = text[room.len()..].starts_with(' ');
    let end = if whole { room.len() } else { room.rfind(' ').filter(|&at| at * 2 > room.len()).unwrap_or(room.len()) };
    (room[..end].trim_end_matches([' ', ',', '-', ':', ';']), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_not_cut() {
        assert_eq!(cut_at_word("Rộ nghi vấn Triều Tiên", 14), ("Rộ nghi vấn", true));
        assert_eq!(cut_at_word("ngắn", 14), ("ngắn", false));
        assert_eq!(cut_at_word("https://example.com/x", 8), ("https:/", true));
    }
}
