//! Words: tokens with what the recogniser asks about them again and again.

use super::lexicon::{Lexicon, Lists};
use super::shape::Shape;
use super::spelling::{self, Spelling};
use crate::analysis::token::{Token, TokenKind};
use crate::text::{Letter, letter};

/// A token, its hash in lower case and the word lists in which it stands.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The token.
    pub token: Token,
    /// What it looks like.
    pub shape: Shape,
    /// It is built like a syllable of Vietnamese.
    pub is_syllable: bool,
    /// Hash of its lower-case form.
    pub lower: u64,
    /// Lists with an entry that starts here.
    pub begins: Lists,
    /// Lists with an entry that starts before and covers this token.
    pub inside: Lists,
    /// Lists with an entry that ends here.
    pub ends: Lists,
}

/// Joins two hashes to one.
pub(super) fn mix(state: u64, part: u64) -> u64 {
    let mixed = (state ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Hash of `text` as its [`letters`] spell it.
pub(super) fn lower_hash(text: &str) -> u64 {
    let add = |state, c| mix(state, u64::from(u32::from(c)));
    // Only `oà` and its like are spelled in two ways.
    let may_move = text.as_bytes().windows(2).any(|pair| matches!(pair[0] | 0x20, b'o' | b'u') && !pair[1].is_ascii());
    if may_move { letters(text).fold(SEED, add) } else { text.chars().map(lower).fold(SEED, add) }
}

const SEED: u64 = 0x51_7c_c1_b7;

/// The letters of `text` in lower case; the spellings of one Vietnamese syllable (`hòa`, `hoà`) have the same ones.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> {
    let mut chars = text.chars().map(lower).peekable();
    let mut second = None;
    std::iter::from_fn(move || {
        if let Some(second) = second.take() {
            return Some(second);
        }
        let c = chars.next()?;
        if !matches!(c, 'o' | 'u') {
            return Some(c);
        }
        let Some((older, base)) = chars.peek().and_then(|&next| tone_on_first(c, next)) else { return Some(c) };
        let next = chars.next();
        // `hoàn` has one spelling: its tone stands before an end
        let is_open = chars.peek().is_none_or(|c| letter(*c) == Letter::None);
        second = if is_open { Some(base) } else { next };
        Some(if is_open { older } else { c })
    })
}

/// The newer spelling of a syllable's end (`oà`) in the older one (`òa`).
fn tone_on_first(first: char, second: char) -> Option<(char, char)> {
    const A: [char; 5] = ['à', 'á', 'ả', 'ã', 'ạ'];
    const E: [char; 5] = ['è', 'é', 'ẻ', 'ẽ', 'ẹ'];
    const Y: [char; 5] = ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'];
    const O: [char; 5] = ['ò', 'ó', 'ỏ', 'õ', 'ọ'];
    const U: [char; 5] = ['ù', 'ú', 'ủ', 'ũ', 'ụ'];
    let (tones, firsts, base) = match first {
        'o' if A.contains(&second) => (A, O, 'a'),
        'o' if E.contains(&second) => (E, O, 'e'),
        'u' if Y.contains(&second) => (Y, U, 'y'),
        _ => return None,
    };
    let tone = tones.iter().position(|&tone| tone == second)?;
    Some((firsts[tone], base))
}

/// Lower case; all apostrophes as one.
pub(super) fn lower(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        _ => crate::text::lower(c),
    }
}

/// `tokens` as words: every entry of every list is marked on the tokens that it covers, the longest of each list first.
pub fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let none = Lists::default();
    let mut words: Vec<Word> = spelling::with_met(|met| {
        let word = |&token: &Token| {
            let Spelling { shape, is_syllable, lower } = met.spelling(token, token.span.of(text));
            Word { token, shape, is_syllable, lower, begins: none, inside: none, ends: none }
        };
        tokens.iter().map(word).collect()
    });
    let lexicon = Lexicon::shared();
    for at in 0..words.len() {
        if words[at].token.kind != TokenKind::Mark {
            mark_entries(&mut words, at, lexicon);
        }
    }
    words
}

fn mark_entries(words: &mut [Word], at: usize, lexicon: &Lexicon) {
    let capital = words[at].token.is_capital();
    // a shorter entry within a longer one of the same list is no entry of its own
    let open = Lists(words[at].inside.0);
    let mut longest = [(0, Lists::default()); 8];
    let mut found = 0;
    for (length, lists) in lexicon.entries(words[at..].iter().map(|word| word.lower)) {
        let last_is_capital = words[at + length - 1].token.is_capital();
        let named = last_is_capital && length > 1 || capital && (last_is_capital || length > 2);
        let lists = if named { lists } else { lists.without(Lists::NAMES) };
        if !lists.is_empty() && found < longest.len() {
            longest[found] = (length, lists);
            found += 1;
        }
    }
    let mut marked = open;
    for &(length, lists) in longest[..found].iter().rev() {
        let lists = lists.without(marked);
        if lists.is_empty() {
            continue;
        }
        marked = marked.with(lists);
        words[at].begins = words[at].begins.with(lists);
        words[at + length - 1].ends = words[at + length - 1].ends.with(lists);
        for word in &mut words[at + 1..at + length] {
            word.inside = word.inside.with(lists);
        }
    }
}
