//! The words of a text, as they stand in the inverted lists.

use crate::text::{HashSetOf, fold_char, hash_of_kind, lower, words};
use std::hash::BuildHasherDefault;
use std::sync::{PoisonError, RwLock};
use xxhash_rust::xxh3::xxh3_64;

/// The longest word that is looked up, in bytes: what is longer is no word.
const LONGEST: usize = 64;

/// The words of a text, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Folded, parted by blanks.
    pub folded: String,
    /// In lower case with their marks, parted by blanks.
    pub spelled: String,
    /// Those of the spelled ones that the index was not known to have.
    pub new: Vec<String>,
}

/// The spelled words that the index is known to have, by their hashes. Workers on several threads ask it.
#[derive(Debug, Default)]
pub struct Vocabulary(RwLock<HashSetOf<u64>>);

impl Vocabulary {
    /// The words of these texts are in the index.
    pub fn learn<'a>(&self, texts: impl Iterator<Item = &'a Words>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.extend(texts.flat_map(|words| &words.new).map(|word| xxh3_64(word.as_bytes())));
    }

    /// Those of the words of `spelled`, parted by blanks, that it does not have.
    fn unknown(&self, spelled: &str) -> Vec<String> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let is_new = |word: &&str| !word.is_empty() && !known.contains(&xxh3_64(word.as_bytes()));
        spelled.split(' ').filter(is_new).map(str::to_owned).collect()
    }
}

impl Words {
    /// The words of `text`, and which of them `vocabulary` does not have.
    pub fn of(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut words = Self::default();
        let mut seen = Seen::with_room(text.len());
        let (mut folded, mut spelled) = (String::new(), String::new());
        for word in split(text) {
            // Most words of a text stand in it more than once, written the same way.
            if !seen.add(Form::Written, word) {
                continue;
            }
            spelled.clear();
            if word.is_ascii() {
                spelled.push_str(word);
                spelled.make_ascii_lowercase();
            } else {
                spelled.extend(word.chars().map(lower));
            }
            if !seen.add(Form::Spelled, &spelled) {
                continue;
            }
            push(&mut words.spelled, &spelled);
            if spelled.is_ascii() {
                folded.clone_from(&spelled);
            } else {
                folded.clear();
                folded.extend(spelled.chars().filter_map(fold_char));
            }
            if !folded.is_empty() && seen.add(Form::Folded, &folded) {
                push(&mut words.folded, &folded);
            }
        }
        words.new = vocabulary.unknown(&words.spelled);
        words
    }
}

/// The form of a word.
#[derive(Clone, Copy)]
enum Form {
    Written,
    Spelled,
    Folded,
}

/// Words that were seen, by hashes that tell the forms apart.
struct Seen(HashSetOf<u64>);

impl Seen {
    /// Room for the words of a text of so many bytes: about one new form in eight bytes.
    fn with_room(bytes: usize) -> Self {
        Self(HashSetOf::with_capacity_and_hasher(bytes / 8, BuildHasherDefault::default()))
    }

    /// Adds a word; false where it was seen in this form.
    fn add(&mut self, form: Form, word: &str) -> bool {
        self.0.insert(hash_of_kind(word, form as u64))
    }
}

/// Runs of letters and digits.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter(|word| word.len() <= LONGEST)
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
    use crate::text::fold;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_stand_once_folded_and_spelled() {
        let vocabulary = Vocabulary::default();
        let words = Words::of("Đạn pháo, ĐẠN và “dân”: 16.500 Nga, nga-nga", &vocabulary);
        assert_eq!(words.folded, "dan phao va 16 500 nga");
        assert_eq!(words.spelled, "đạn pháo và dân 16 500 nga");
        assert_eq!(words.new.join(" "), words.spelled);
        vocabulary.learn(std::iter::once(&words));
        assert_eq!(Words::of("Nga và đạn dược", &vocabulary).new, ["dược"]);
    }

    #[test]
    fn no_word_hides_another() {
        let syllables = "bcdghklmnpqrstvx".chars().flat_map(|c| "aăâeêioôơuưy".chars().map(move |v| format!("{c}{v}")));
        let words: Vec<String> = syllables
            .flat_map(|start| ["", "c", "m", "n", "p", "t", "ng", "nh"].map(|end| format!("{start}{end}")))
            .chain((0..1200).map(|number| number.to_string()))
            .collect();
        let found = Words::of(&words.join(" "), &Vocabulary::default());
        assert_eq!(found.spelled.split(' ').count(), words.len());
        assert_eq!(found.folded.split(' ').collect::<BTreeSet<_>>().len(), found.folded.split(' ').count());
    }

    proptest! {
        #[test]
        fn all_words_are_there(text in "([a-cA-CăĐ0-2]{1,4}[ ,]){0,60}") {
            let found = Words::of(&text, &Vocabulary::default());
            let set = |words: &str| words.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
            let lower = text.to_lowercase();
            let spelled: Vec<&str> = split(&lower).collect();
            prop_assert_eq!(set(&found.spelled), set(&spelled.join(" ")));
            prop_assert_eq!(set(&found.folded), set(&spelled.iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ")));
        }
    }
}
