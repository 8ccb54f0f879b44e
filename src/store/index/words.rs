//! The words of a text, as they stand in the inverted lists.

use crate::text::{fold_char, lower};
use std::collections::HashSet;

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
        let (mut seen_folded, mut seen_spelled) = (HashSet::new(), HashSet::new());
        let (mut folded, mut spelled) = (String::new(), String::new());
        for word in split(text) {
            spelled.clear();
            spelled.extend(word.chars().map(lower));
            if seen_spelled.contains(spelled.as_str()) {
                continue;
            }
            folded.clear();
            folded.extend(word.chars().filter_map(fold_char));
            if folded != spelled {
                words.marked.push((folded.clone(), spelled.clone()));
            }
            push(&mut words.spelled, &spelled);
            seen_spelled.insert(spelled.clone());
            if !folded.is_empty() && !seen_folded.contains(folded.as_str()) {
                push(&mut words.folded, &folded);
                seen_folded.insert(folded.clone());
            }
        }
        words
    }
}

/// Runs of letters and digits.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c))
        .filter(|word| !word.is_empty() && word.len() <= LONGEST)
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
