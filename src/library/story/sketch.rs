//! Sketches: how much of their wording two texts have in common, from a few bytes of each.

use crate::text::{fold_char, is_wordly};

/// Number of minima: two texts with a quarter of their shingles in common then hardly ever seem to have half.
pub(super) const SIZE: usize = 48;
/// Words in a shingle: four syllables are about two Vietnamese words, and enough that chance does not repeat them.
const SHINGLE: usize = 4;

/// A min-hash of the shingles of a text: the share of equal places of two sketches is about the share of shingles that
/// the texts have in common.
pub(super) type Sketch = [u8; SIZE];

/// The sketch of `text`, and the number of its words. Marks, capitals and punctuation make no difference.
///
/// One permutation hashing (Li, Owen and Zhang 2012): each shingle is hashed once and counts for one of the places.
/// Places that a short text leaves empty borrow from the next one that is not (Shrivastava and Li 2014).
pub(super) fn sketch<'t>(paragraphs: impl Iterator<Item = &'t str>) -> (Sketch, usize) {
    let mut hashes = Vec::new();
    paragraphs.for_each(|paragraph| add_words(paragraph, &mut hashes));
    let mut minima = [None; SIZE];
    for shingle in hashes.windows(SHINGLE) {
        let hash =
            permuted(shingle.iter().fold(0_u64, |state, word| (state.rotate_left(17) ^ word).wrapping_mul(FACTOR)));
        let place = ((u128::from(hash) * SIZE as u128) >> 64) as usize;
        let value = hash as u32;
        minima[place] = Some(minima[place].map_or(value, |minimum: u32| minimum.min(value)));
    }
    // A minimum is small: its low bits are the ones that differ.
    let kept = |place: usize| {
        let borrowed = (0..SIZE).find_map(|far| Some((far, minima[(place + far) % SIZE]?)));
        borrowed.map_or(0, |(far, minimum)| (minimum as u8).wrapping_add((far as u8).wrapping_mul(BORROWED)))
    };
    (std::array::from_fn(kept), hashes.len())
}

/// Adds a hash of each word of `text`, of its folded letters.
fn add_words(text: &str, hashes: &mut Vec<u64>) {
    let mut word: Option<u64> = None;
    for c in text.chars().filter_map(fold_char) {
        if is_wordly(c) {
            word = Some((word.unwrap_or_default() ^ u64::from(u32::from(c))).wrapping_mul(FACTOR).rotate_left(29));
        } else {
            hashes.extend(word.take());
        }
    }
    hashes.extend(word);
}

/// The share of shingles that two texts have in common, as their sketches tell, from 0 to 1.
pub(super) fn overlap(a: &Sketch, b: &Sketch) -> f32 {
    a.iter().zip(b).filter(|(a, b)| a == b).count() as f32 / SIZE as f32
}

/// An odd number without a pattern.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
/// Tells what is borrowed from what is a place's own.
const BORROWED: u8 = 0x9d;

/// The place of `hash` in a permutation of all numbers: the finalizer of SplitMix64.
fn permuted(hash: u64) -> u64 {
    let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: impl Iterator<Item = usize>) -> String {
        words.map(|word| format!("chữ{word} ")).collect()
    }

    #[test]
    fn sketches_tell_reworked_from_other_texts() {
        let of = |text: &str| sketch([text].into_iter()).0;
        let old = of(&text(0..300));
        assert_eq!(overlap(&old, &of(&text(0..300).to_uppercase())), 1.0);
        assert!(overlap(&old, &of(&text(0..270))) > 0.6);
        assert!(overlap(&old, &of(&text((0..300).map(|word| if word % 30 == 0 { 999 } else { word })))) > 0.5);
        assert!(overlap(&old, &of(&text(300..600))) < 0.1);
    }
}
