//! Folding: the form in which texts are compared. Lower case, without marks, đ as d.

use std::sync::OnceLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Characters of one block.
const BLOCK: usize = 0x100;
/// Blocks that are folded by table, each made when it is needed: Latin with every Vietnamese letter, Greek, Cyrillic.
const BLOCKS: usize = 0x1f00 / BLOCK;

/// The folded form of `c`; `\0` for a combining mark.
fn folded(c: char) -> char {
    static FOLDS: [OnceLock<[char; BLOCK]>; BLOCKS] = [const { OnceLock::new() }; BLOCKS];
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let (block, place) = (c as usize / BLOCK, c as usize % BLOCK);
    let Some(folds) = FOLDS.get(block) else { return decompose(c) };
    let fold = |place| char::from_u32((block * BLOCK + place) as u32).map_or('\0', decompose);
    folds.get_or_init(|| std::array::from_fn(fold))[place]
}

fn decompose(c: char) -> char {
    if is_combining_mark(c) {
        return '\0';
    }
    match c.to_lowercase().next().unwrap_or(c).nfd().next().unwrap_or(c) {
        'đ' => 'd',
        base => base,
    }
}

/// The folded form of one character; `None` for a combining mark, which folds to nothing.
pub fn fold_char(c: char) -> Option<char> {
    Some(folded(c)).filter(|&folded| folded != '\0')
}

/// The folded form of `text`: lower case, marks stripped, đ as d.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().filter_map(fold_char));
    folded
}

/// Folded text with the way back to the original.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of the folded text the byte of the original whose character it comes from; one entry more for the
    /// end.
    back: Vec<u32>,
}

impl Folded {
    /// Folds `text` and keeps the way back.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), back: Vec::with_capacity(text.len() + 1) };
        for (at, c) in text.char_indices() {
            if let Some(c) = fold_char(c) {
                folded.text.push(c);
                folded.back.resize(folded.text.len(), at as u32);
            }
        }
        folded.back.push(text.len() as u32);
        folded
    }

    /// The byte of the original for the byte `at` of the folded text.
    pub fn back(&self, at: usize) -> usize {
        self.back.get(at).or(self.back.last()).map_or(0, |&at| at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_folds() {
        assert_eq!(fold("Đường TRIỀU Tiên ặ ậ ỵ Ữ ợ"), "duong trieu tien a a y u o");
        assert_eq!(fold("Trie\u{302}\u{300}u"), "trieu");
    }

    #[test]
    fn the_way_back_is_exact() {
        let text = "Ở Kyiv, Đức";
        let folded = Folded::new(text);
        let at = folded.text.find("duc").unwrap();
        assert_eq!(&text[folded.back(at)..folded.back(at + 3)], "Đức");
    }
}
