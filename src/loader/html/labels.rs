//! Lines of a page that are its furniture: `Advertisement`, `Image 1 of 5`, `Sign up for our newsletter`.

use super::blocks::Line;
use crate::article::ParagraphKind;
use crate::text::fold;
use std::collections::HashSet;

/// Whole lines, folded.
const LABELS: [&str; 44] = [
    "advert",
    "advertisement",
    "ad",
    "caption",
    "close",
    "share",
    "share this",
    "share this article",
    "comments",
    "comment",
    "subscribe",
    "loading",
    "loading...",
    "loading content ...",
    "continue reading below",
    "story continues below",
    "article continues below",
    "you may also like",
    "don't miss",
    "more from this section",
    "sponsored",
    "print",
    "email",
    "follow us",
    "read next",
    "recommended",
    "most popular",
    "trending",
    "tags",
    "topics",
    "highlights",
    "most read",
    "quang cao",
    "chia se",
    "binh luan",
    "tu khoa",
    "chu de",
    "trang chu",
    "thich",
    "luu bai viet",
    "gui binh luan",
    "in bai viet",
    "xem tiep",
    "doc tiep",
];
/// How lines begin that ask for something, in lower case.
const CALLS: [&str; 20] = [
    "sign up for",
    "sign up to",
    "subscribe to",
    "get the latest",
    "follow us",
    "follow him",
    "follow her",
    "follow them",
    "like us on",
    "join our",
    "click here to",
    "copyright ©",
    "© 20",
    "all rights reserved",
    "download the",
    "đăng ký nhận",
    "theo dõi chúng tôi",
    "mời quý vị theo dõi",
    "bản quyền thuộc",
    "ghi rõ nguồn",
];
/// Bytes of a line that may be furniture.
const LINE: usize = 300;
/// Bytes from which on a line that stands twice is a caption of a gallery or a teaser.
const TWICE: usize = 80;

/// Drops the furniture, and lines that stood before.
pub(super) fn drop(lines: Vec<Line>) -> Vec<Line> {
    let mut seen = HashSet::new();
    let is_kept = |(kind, line): &Line| {
        if line.len() >= TWICE && !seen.insert(line.clone()) {
            return false;
        }
        *kind == ParagraphKind::Caption || !is_label(line)
    };
    let mut lines = lines;
    lines.retain(is_kept);
    lines
}

fn is_label(line: &str) -> bool {
    if line.len() > LINE {
        return false;
    }
    let folded = fold(line.trim_end_matches([':', '.', '…']));
    let lower = line.to_lowercase();
    LABELS.contains(&folded.as_str())
        || CALLS.iter().any(|call| lower.starts_with(call))
        || is_count(&folded)
        || is_address(line)
}

/// `Image 1 of 5`, `1 / 8`.
fn is_count(folded: &str) -> bool {
    let word = |word: &str| {
        word.bytes().all(|b| b.is_ascii_digit() || b == b'/')
            || ["image", "photo", "slide", "of", "anh"].contains(&word)
    };
    folded.len() <= 24 && folded.split_whitespace().all(word)
}

/// One address of mail or of the web.
fn is_address(line: &str) -> bool {
    !line.contains(char::is_whitespace) && line.contains('.') && (line.contains('@') || line.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_goes() {
        for line in
            ["ADVERTISEMENT", "Image 1 of / 8", "Sign up for our newsletter today.", "an@mau.example", "Quảng cáo"]
        {
            assert!(is_label(line), "{line}");
        }
        for line in ["Share prices fell on Monday.", "1 người bị thương", "Ông đăng ký nhận nhà."] {
            assert!(!is_label(line), "{line}");
        }
    }
}
