//! The word lists as files that people write, and the prefix tree that is made of them.
//!
//! `assets/lexicon/prefixes.bin`, little-endian: [`Lexicon::PLACES`] hashes of rows of tokens (u64, 0 in an empty place),
//! for each of them the number of its set of lists (u8), then the sets (u32, a bit a list).

use super::lexicon::{Lexicon, Lists};
use super::word::mix;
use std::collections::{BTreeMap, BTreeSet};

const SOURCES: [(Lists, &str); Lists::NUMBER as usize] = [
    (Lists::COUNTRY, include_str!("../../../assets/lexicon/country.txt")),
    (Lists::CITY, include_str!("../../../assets/lexicon/city.txt")),
    (Lists::UNIT, include_str!("../../../assets/lexicon/unit.txt")),
    (Lists::TITLE, include_str!("../../../assets/lexicon/title.txt")),
    (Lists::BODY, include_str!("../../../assets/lexicon/body.txt")),
    (Lists::PLACE, include_str!("../../../assets/lexicon/place.txt")),
    (Lists::SURNAME, include_str!("../../../assets/lexicon/surname.txt")),
    (Lists::GIVEN, include_str!("../../../assets/lexicon/given.txt")),
    (Lists::ORGANIZATION, include_str!("../../../assets/lexicon/organization.txt")),
    (Lists::PRODUCT, include_str!("../../../assets/lexicon/product.txt")),
    (Lists::EVENT, include_str!("../../../assets/lexicon/event.txt")),
    (Lists::NUMERAL, include_str!("../../../assets/lexicon/number.txt")),
    (Lists::MEASURE, include_str!("../../../assets/lexicon/measure.txt")),
    (Lists::COUNTER, include_str!("../../../assets/lexicon/counter.txt")),
    (Lists::NOUN, include_str!("../../../assets/lexicon/noun.txt")),
    (Lists::FUNCTION, include_str!("../../../assets/lexicon/function.txt")),
    (Lists::CALENDAR, include_str!("../../../assets/lexicon/calendar.txt")),
];

/// The bytes of the prefix tree of all lists.
pub fn pack() -> Vec<u8> {
    let mut prefixes: BTreeMap<u64, u32> = BTreeMap::new();
    for (Lists(list), source) in SOURCES {
        for entry in source.lines() {
            let mut state = 0;
            for token in super::token_hashes(entry) {
                state = mix(state, token);
                prefixes.entry(state).or_default();
            }
            prefixes.entry(state).and_modify(|lists| *lists |= list);
        }
    }
    let sets: BTreeSet<u32> = prefixes.values().copied().collect();
    let (mut hashes, mut numbers) = (vec![0; Lexicon::PLACES], vec![0; Lexicon::PLACES]);
    for (hash, lists) in prefixes {
        let mut place = hash as usize % Lexicon::PLACES;
        while hashes[place] != 0 {
            place = (place + 1) % Lexicon::PLACES;
        }
        hashes[place] = hash;
        numbers[place] = sets.range(..lists).count() as u8;
    }
    let hashes = hashes.into_iter().flat_map(u64::to_le_bytes);
    hashes.chain(numbers).chain(sets.iter().flat_map(|set| set.to_le_bytes())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::FILE;
    use super::*;

    #[test]
    fn the_tree_is_that_of_the_lists() {
        let packed = pack();
        assert!(packed == FILE, "a list was changed: see assets/lexicon/README.md");
        let hashes = packed[..8 * Lexicon::PLACES].as_chunks::<8>().0;
        let filled = hashes.iter().filter(|hash| **hash != [0; 8]).count();
        assert!(filled * 4 < Lexicon::PLACES * 3, "{filled} prefixes are too many for their places");
        assert!(packed.len() - 9 * Lexicon::PLACES <= 4 * 256, "too many sets for a byte");
    }

    #[test]
    fn entries_are_found_with_their_lists() {
        let lists = |name: &str| super::super::lists_of(name);
        assert!(lists("Triều Tiên").has(Lists::COUNTRY) && lists("bộ").has(Lists::BODY));
        assert!(lists("Triều").without(Lists::SURNAME.with(Lists::UNIT)).is_empty() && lists("zzxq").is_empty());
    }
}
