//! Prints: what is kept of an article to tell whether another one tells the same story.

use super::key::{Key, Rarity, keys};
use super::sketch::{SIZE, Sketch, overlap, sketch};
use crate::analysis::Analysis;
use crate::article::{Article, ParagraphKind};
use chrono::Datelike;

/// The print of one article, at most 154 bytes packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// The day of publication, in days of the common era, where the article tells it.
    pub(super) day: Option<i32>,
    /// Number of words in its body.
    pub(super) words: u16,
    /// Its wording.
    pub(super) sketch: Sketch,
    /// What it is about, in order of the hashes, each once.
    pub(super) keys: Vec<Key>,
}

/// Bytes before the keys: day, number of words, sketch.
const HEAD: usize = 4 + 2 + SIZE;
/// Bytes of a key: its hash, then rarity and salience in one byte.
const KEY: usize = 5;
/// A text of fewer words has no wording of its own.
const LEAST_WORDS: u16 = 30;
/// The day of an article that tells none.
const NO_DAY: i32 = i32::MIN;

impl Print {
    /// The print of `article`. The same article and analysis give the same print on every machine.
    pub fn of(article: &Article, analysis: &Analysis) -> Self {
        let is_running = |kind| matches!(kind, ParagraphKind::Body | ParagraphKind::Heading);
        let body = article.paragraphs.iter().filter(|p| is_running(p.kind)).map(|p| p.span.of(&article.text));
        let (sketch, words) = sketch(body);
        Self {
            day: article.meta.known_date().map(|day| day.num_days_from_ce()),
            words: u16::try_from(words).unwrap_or(u16::MAX),
            sketch,
            keys: keys(article, analysis),
        }
    }

    /// The share of shingles in common, from 0 to 1; none where a text is too short to have a wording of its own.
    pub(super) fn shingles_in_common(&self, other: &Self) -> f32 {
        if self.has_wording() && other.has_wording() { overlap(&self.sketch, &other.sketch) } else { 0.0 }
    }

    /// It is long enough that chance does not give two such texts.
    pub(super) fn has_wording(&self) -> bool {
        self.words >= LEAST_WORDS
    }

    /// Packs it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD + KEY * self.keys.len());
        bytes.extend(self.day.unwrap_or(NO_DAY).to_le_bytes());
        bytes.extend(self.words.to_le_bytes());
        bytes.extend(self.sketch);
        for key in &self.keys {
            bytes.extend(key.hash.to_le_bytes());
            bytes.push((key.rarity as u8) << 6 | key.salience);
        }
        bytes
    }

    /// Unpacks what [`Print::to_bytes`] packed; `None` for what it never gives.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (day, rest) = bytes.split_first_chunk()?;
        let (words, rest) = rest.split_first_chunk()?;
        let (sketch, rest) = rest.split_first_chunk::<SIZE>()?;
        let (packed, []) = rest.as_chunks::<KEY>() else { return None };
        let keys = packed.iter().map(|&[a, b, c, d, weight]| {
            let rarity = *Rarity::ALL.get(usize::from(weight >> 6))?;
            Some(Key { hash: u32::from_le_bytes([a, b, c, d]), rarity, salience: weight & Key::TOP })
        });
        let keys: Vec<Key> = keys.collect::<Option<_>>()?;
        let is_sound = keys.len() <= Key::MOST && keys.is_sorted_by(|a, b| a.hash < b.hash);
        let day = Some(i32::from_le_bytes(*day)).filter(|&day| day != NO_DAY);
        is_sound.then_some(Self { day, words: u16::from_le_bytes(*words), sketch: *sketch, keys })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::loader::{Origin, load};

    #[test]
    fn a_print_is_small_and_unpacks_to_itself() {
        let bytes = include_bytes!("../../../assets/articles/2025-07-31-lu-quet-nam-lech.txt");
        let loaded = load(bytes, &Origin { name: "2025-07-31.txt", ..Origin::default() });
        let article = loaded.items[0].article().unwrap();
        let print = Print::of(article, &analyze(article));
        let packed = print.to_bytes();
        assert_eq!(packed.len(), HEAD + KEY * Key::MOST);
        assert_eq!(Print::from_bytes(&packed), Some(print));
        assert_eq!(Print::from_bytes(&packed[..packed.len() - 1]), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_unpack_or_do_not(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            if let Some(print) = Print::from_bytes(&bytes) {
                proptest::prop_assert_eq!(print.to_bytes(), bytes);
            }
        }
    }
}
