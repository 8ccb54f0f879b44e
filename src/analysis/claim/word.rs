//! Words as they are compared: lower case, one style of tone marks.

use super::lexicon::hash;
use crate::analysis::token::{Case, Token};
use crate::text::lower;
use std::borrow::Cow;
use std::ops::Range;

/// The tokens of an article as words: lower case, the tone mark in the older style (`hòa`, not `hoà`).
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<u32>,
    hashes: Vec<u64>,
}

impl Words {
    /// The words of `tokens`.
    pub(super) fn new(text: &str, tokens: &[Token]) -> Words {
        let mut words = Words {
            text: String::with_capacity(text.len()),
            ends: Vec::with_capacity(tokens.len()),
            hashes: Vec::with_capacity(tokens.len()),
        };
        for token in tokens {
            let from = words.text.len();
            let written = token.span.of(text);
            let small = matches!(token.case, Case::Lower | Case::None);
            if written.is_ascii() || small && !written.bytes().any(|byte| byte.is_ascii_uppercase()) {
                words.text.push_str(written);
                words.text.get_mut(from..).unwrap_or_default().make_ascii_lowercase();
            } else {
                words.text.extend(written.chars().map(lower));
            }
            if let Cow::Owned(folded) = fold_tone(words.text.get(from..).unwrap_or_default()) {
                words.text.truncate(from);
                words.text.push_str(&folded);
            }
            words.ends.push(u32::try_from(words.text.len()).unwrap_or(u32::MAX));
            words.hashes.push(hash(words.text.get(from..).unwrap_or_default()));
        }
        words
    }

    /// Word `at`; empty beyond the end.
    pub(super) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let end = self.ends.get(at).map_or(start, |&end| end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The hashes by which the lexicon knows the words `range`.
    pub(super) fn hashes(&self, range: Range<usize>) -> impl Iterator<Item = u64> {
        self.hashes.get(range.start..range.end.min(self.hashes.len())).unwrap_or_default().iter().copied()
    }
}

/// Newer and older way to write the tone on an open `oa`, `oe`, `uy`.
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// `word` (lower case) with the tone mark in the older style. `quý` becomes `qúy` as well: nobody reads it.
pub(super) fn fold_tone(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut letters = word.chars().rev();
    let last = letters.next().is_some_and(|last| !last.is_ascii());
    if !last || !matches!(letters.next(), Some('o' | 'u')) {
        return Cow::Borrowed(word);
    }
    match TONES.iter().find(|(newer, _)| word.ends_with(newer)) {
        Some((newer, older)) => Cow::Owned(format!("{}{older}", word.strip_suffix(newer).unwrap_or(word))),
        None => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokens;

    #[test]
    fn both_styles_of_tone_marks_are_one_word() {
        let words = |text: &str| {
            let found = tokens(text);
            let words = Words::new(text, &found);
            (0..found.len()).map(|i| words.get(i).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(words("Đe doạ, Uỷ ban"), words("đe dọa, Ủy ban"));
        assert_eq!(words("hoàn"), ["hoàn"]);
    }
}
