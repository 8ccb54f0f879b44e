//! Width of text in terminal cells.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that `text` takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Grapheme clusters with their byte offset and width in cells; those without width are left out.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let (start, (grapheme, cells)) = (at, first(rest));
        at += grapheme.len();
        Some((start, grapheme, cells))
    })
    .filter(|&(_, _, cells)| cells > 0)
}

/// The first cluster of `text` and its width. Nearly all are letters in one piece, for which nothing need be looked up.
fn first(text: &str) -> (&str, usize) {
    let mut chars = text.chars();
    if chars.next().is_some_and(is_plain) {
        let rest = chars.as_str();
        // Nothing of ASCII joins with the letter before it but the line feed, which joins with no plain one.
        let is_alone = rest.as_bytes().first().is_none_or(u8::is_ascii) || chars.next().is_none_or(is_plain);
        if is_alone {
            return (&text[..text.len() - rest.len()], 1);
        }
    }
    let grapheme = text.graphemes(true).next().unwrap_or(text);
    (grapheme, width(grapheme))
}

/// One cell wide, and joined with none of its kind: letters of Latin alphabets and the marks between them.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
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

    proptest::proptest! {
        #[test]
        fn plain_letters_are_clusters_like_others(text in "([a-zA ẵế“…–\t\u{7f}\u{ad}\u{a9}\u{301}\u{200d}\u{fe0f}한ก\r\n]|\\PC){0,12}") {
            let looked_up: Vec<(usize, &str, usize)> =
                text.grapheme_indices(true).map(|(at, g)| (at, g, width(g))).filter(|&(_, _, w)| w > 0).collect();
            proptest::prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), looked_up);
        }
    }

    #[test]
    fn plain_letters_are_one_cell_wide() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_plain(*c)) {
            assert_eq!(width(c.encode_utf8(&mut [0; 4])), 1, "{c}");
        }
    }

    #[test]
    fn words_are_not_cut() {
        assert_eq!(cut_at_word("Rộ nghi vấn Triều Tiên", 14), ("Rộ nghi vấn", true));
        assert_eq!(cut_at_word("ngắn", 14), ("ngắn", false));
        assert_eq!(cut_at_word("https://example.com/x", 8), ("https:/", true));
    }
}
