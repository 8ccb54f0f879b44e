//! Spellings: what the letters of a word alone tell, remembered from one word to the next.
//!
//! News is written with a few thousand syllables: nearly every word has been met a moment ago.

use super::shape::{Shape, is_syllable, shape};
use super::word::lower_hash;
use crate::analysis::token::Token;
use std::cell::RefCell;

/// What the letters of a word tell.
#[derive(Clone, Copy)]
pub(super) struct Spelling {
    /// What it looks like.
    pub(super) shape: Shape,
    /// It is built like a syllable of Vietnamese.
    pub(super) is_syllable: bool,
    /// Hash of its lower-case form.
    pub(super) lower: u64,
}

impl Spelling {
    fn of(token: Token, written: &str) -> Self {
        Self { shape: shape(token, written), is_syllable: is_syllable(written), lower: lower_hash(written) }
    }
}

/// As many words are remembered; a power of two. With 32 bytes a word they stay near the processor.
const PLACES: usize = 1 << 12;

/// Words met by one thread, each at the one place that its letters lead to: the last one stays.
pub(super) struct Met {
    places: Vec<(u128, Spelling)>,
}

thread_local! {
    static MET: RefCell<Met> = RefCell::new(Met::none());
}

/// What `read` makes with the words that this thread has met.
pub(super) fn with_met<T>(read: impl FnOnce(&mut Met) -> T) -> T {
    MET.with_borrow_mut(read)
}

impl Met {
    fn none() -> Self {
        Self { places: vec![(0, Spelling { shape: Shape::Other, is_syllable: false, lower: 0 }); PLACES] }
    }

    /// The spelling of `token`, whose words are `written`.
    pub(super) fn spelling(&mut self, token: Token, written: &str) -> Spelling {
        // the letters and their number, which is 0 in an empty place only
        let mut key = [0; 16];
        let Some(letters) = key[..15].get_mut(..written.len()) else { return Spelling::of(token, written) };
        letters.copy_from_slice(written.as_bytes());
        key[15] = written.len() as u8;
        let key = u128::from_le_bytes(key);
        let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let place = &mut self.places[(mixed >> (64 - PLACES.ilog2())) as usize];
        if place.0 != key {
            *place = (key, Spelling::of(token, written));
        }
        place.1
    }
}
