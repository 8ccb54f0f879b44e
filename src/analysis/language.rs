//! The language of an article, told by its commonest little words.

use super::Language;
use super::token::{Token, TokenKind};
use std::sync::OnceLock;

/// Syllables that no other language writes so, and that every Vietnamese text is full of.
const VIETNAMESE: [&str; 30] = [
    "và", "của", "là", "có", "được", "cho", "với", "không", "trong", "các", "một", "những", "người", "này", "đã", "ở",
    "để", "theo", "khi", "tại", "về", "từ", "ông", "bà", "ngày", "năm", "đến", "cũng", "sẽ", "trên",
];
const ENGLISH: [&str; 24] = [
    "the", "of", "and", "to", "a", "in", "that", "is", "was", "for", "on", "said", "with", "he", "by", "at", "as",
    "his", "her", "has", "have", "from", "it", "not",
];
/// Words that are looked at: the start of an article tells.
const ENOUGH: usize = 600;

/// The little words by their first byte; those of Vietnamese before those of English.
fn by_first() -> &'static [Vec<(&'static str, bool)>] {
    static TABLE: OnceLock<Vec<Vec<(&str, bool)>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![Vec::new(); 256];
        let words = VIETNAMESE.iter().map(|word| (*word, true)).chain(ENGLISH.iter().map(|word| (*word, false)));
        words.for_each(|(word, is_vietnamese)| table[usize::from(word.as_bytes()[0])].push((word, is_vietnamese)));
        table
    })
}

/// The language of `text`: Vietnamese or English where one word in twelve is one of its commonest, or where a short
/// text has letters that only Vietnamese has.
pub(crate) fn language(text: &str, tokens: &[Token]) -> Language {
    let written = || {
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).take(ENOUGH);
        words.map(|token| token.span.of(text))
    };
    let table = by_first();
    let (mut words, mut vietnamese, mut english) = (0usize, 0usize, 0usize);
    for word in written() {
        words += 1;
        // the few with a capital that is not ASCII make no difference
        let first = word.bytes().next().unwrap_or_default().to_ascii_lowercase();
        match table[usize::from(first)].iter().find(|(listed, _)| listed.eq_ignore_ascii_case(word)) {
            Some((_, true)) => vietnamese += 1,
            Some((_, false)) => english += 1,
            None => {}
        }
    }
    let is_marked = |c| matches!(c, 'ơ' | 'ư' | 'đ' | 'ă' | 'Ơ' | 'Ư' | 'Đ' | 'Ă' | '\u{1ea0}'..='\u{1ef9}');
    let marked = || written().filter(|word| !word.is_ascii() && word.chars().any(is_marked)).count();
    if words > 0 && (vietnamese * 12 >= words && vietnamese > english || marked() * 6 >= words) {
        Language::Vietnamese
    } else if words > 0 && english * 12 >= words {
        Language::English
    } else {
        Language::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokens;

    #[test]
    fn the_language_is_told_by_little_words() {
        let of = |text: &str| language(text, &tokens(text));
        assert_eq!(of("Ông An cho biết trời sẽ mưa trong ngày mai"), Language::Vietnamese);
        assert_eq!(of("The mayor said that it was too early to tell"), Language::English);
        assert_eq!(of("Der Minister hat gestern nichts gesagt"), Language::Other);
        assert_eq!(of(""), Language::Other);
    }
}
