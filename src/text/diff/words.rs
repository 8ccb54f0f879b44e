//! Words as they are compared: syllables, words, whole numbers, and each punctuation mark by itself.

use crate::text::is_wordly;
use std::ops::Range;

/// The words of `text` in order; white space is in none of them, every other character in exactly one.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut place = 0;
    std::iter::from_fn(move || {
        place += text[place..].len() - text[place..].trim_start().len();
        let first = text[place..].chars().next()?;
        let start = place;
        place += first.len_utf8();
        if is_wordly(first) {
            while let Some(length) = more(&text[..place], &text[place..]) {
                place += length;
            }
        }
        Some(start..place)
    })
}

/// The length of what belongs to the word that ends `before`: a letter, a digit, or a mark between two digits
/// (`16.500`, `2/11`).
fn more(before: &str, rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let next = chars.next()?;
    let is_joint = matches!(next, '.' | ',' | '/' | ':')
        && before.ends_with(|c: char| c.is_ascii_digit())
        && chars.next().is_some_and(|c| c.is_ascii_digit());
    (is_wordly(next) || is_joint).then(|| next.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_apart_and_numbers_whole() {
        let text = "Ông Kirby: “16.500 quả, ngày 2/11.”";
        let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
        assert_eq!(found.join(" "), "Ông Kirby : “ 16.500 quả , ngày 2/11 . ”");
    }
}
