//! The words of a text, as they stand in the inverted lists.

use crate::text::{HashSetOf, fold_char, is_wordly, lower};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// The longest word that is looked up, in bytes: what is longer is no word.
const LONGEST: usize = 64;

/// The words of a text, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Folded, parted by blanks.
    pub folded: String,
    /// In lower case with their marks, parted by blanks.
    pub spelled: String,
    /// Those of the spelled ones that have marks: folded and spelled.
    pub marked: Vec<(String, String)>,
}

impl Words {
    /// The words of `text`.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut seen = HashSetOf::default();
        let (mut folded, mut spelled) = (String::new(), String::new());
        for word in split(text) {
            spelled.clear();
            spelled.extend(word.chars().map(lower));
            if !seen.insert(xxh3_64(spelled.as_bytes())) {
                continue;
            }
            push(&mut words.spelled, &spelled);
            if spelled.is_ascii() {
                push_new(&mut words.folded, &spelled, &mut seen);
                continue;
            }
            folded.clear();
            folded.extend(spelled.chars().filter_map(fold_char));
            if !folded.is_empty() {
                push_new(&mut words.folded, &folded, &mut seen);
            }
            if folded != spelled {
                words.marked.push((folded.clone(), spelled.clone()));
            }
        }
        words
    }
}

/// Runs of letters and digits.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_wordly(c)).filter(|word| !word.is_empty() && word.len() <= LONGEST)
}

/// Pushes a folded word, once; folded words are told from spelled ones by their seed.
fn push_new(words: &mut String, word: &str, seen: &mut HashSetOf<u64>) {
    if seen.insert(xxh3_64_with_seed(word.as_bytes(), 1)) {
        push(words, word);
    }
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_once_folded_and_spelled() {
        let words = Words::of("Đạn pháo, ĐẠN và “dân”: 16.500 Nga, nga-nga");
        assert_eq!(words.folded, "dan phao va 16 500 nga");
        assert_eq!(words.spelled, "đạn pháo và dân 16 500 nga");
        let marked: Vec<&str> = words.marked.iter().map(|(_, spelled)| spelled.as_str()).collect();
        assert_eq!(marked, ["đạn", "pháo", "và", "dân"]);
    }
}
