//! Maps and sets whose keys are hashes already: they are not hashed again.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use xxhash_rust::xxh3::xxh3_64;

/// Gives keys that are hashes as they are.
#[derive(Clone, Debug, Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, key: u64) {
        // What else the key has comes before its hash: a kind, as a small number.
        self.0 = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ key;
    }
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    fn write_isize(&mut self, key: isize) {
        self.0 = key.cast_unsigned() as u64;
    }
}

/// A map whose keys are hashes.
pub type HashKeyed<K, V> = HashMap<K, V, BuildHasherDefault<Identity>>;
/// A set of hashes.
pub type HashSetOf<K> = HashSet<K, BuildHasherDefault<Identity>>;

/// The hash of `words`, in each kind another one. The seed of the hash would not do: with words of up to three bytes it is
/// only added to what they are mixed with, so that one word of one kind hides another word of another.
pub fn hash_of_kind(words: &str, kind: u64) -> u64 {
    xxh3_64(words.as_bytes()).wrapping_add(kind.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
