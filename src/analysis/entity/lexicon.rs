//! Word lists: names and heads of names, looked up token by token.

use super::word::mix;
use std::sync::OnceLock;

/// A set of word lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(pub u32);

impl Lists {
    /// Countries, blocs named as places, seas, capitals.
    pub const COUNTRY: Self = Self(1);
    /// Large cities of the world.
    pub const CITY: Self = Self(1 << 1);
    /// Provinces, districts and communes of Vietnam.
    pub const UNIT: Self = Self(1 << 2);
    /// Titles and forms of address that stand before a person's name.
    pub const TITLE: Self = Self(1 << 3);
    /// Heads of names of bodies: `bộ`, `công ty`.
    pub const BODY: Self = Self(1 << 4);
    /// Heads of names of places: `tỉnh`, `sông`.
    pub const PLACE: Self = Self(1 << 5);
    /// Vietnamese family names.
    pub const SURNAME: Self = Self(1 << 6);
    /// Given names of the West and the Middle East.
    pub const GIVEN: Self = Self(1 << 7);
    /// Well-known bodies.
    pub const ORGANIZATION: Self = Self(1 << 8);
    /// Heads of names of products: `tên lửa`, `xe`.
    pub const PRODUCT: Self = Self(1 << 9);
    /// Heads of names of events: `bão`, `hiệp ước`.
    pub const EVENT: Self = Self(1 << 10);

    /// Numbers in words and what makes them inexact: `ba`, `hơn`.
    pub const NUMERAL: Self = Self(1 << 11);
    /// Units of measure: `km`, `triệu đồng`.
    pub const MEASURE: Self = Self(1 << 12);
    /// Words that count a noun: `quả`, `chiếc`.
    pub const COUNTER: Self = Self(1 << 13);
    /// Common nouns that are counted: `tên lửa`.
    pub const NOUN: Self = Self(1 << 14);
    /// Words of grammar, which no name starts with.
    pub const FUNCTION: Self = Self(1 << 15);
    /// Words of dates: `tháng`, `Friday`.
    pub const CALENDAR: Self = Self(1 << 16);

    /// Number of lists.
    pub const NUMBER: u32 = 17;
    /// Lists of names: an entry counts only where its first letter is a capital in the text.
    pub const NAMES: Self =
        Self(Self::COUNTRY.0 | Self::CITY.0 | Self::UNIT.0 | Self::SURNAME.0 | Self::GIVEN.0 | Self::ORGANIZATION.0);

    /// One of `lists` is among them.
    pub fn has(self, lists: Self) -> bool {
        self.0 & lists.0 != 0
    }

    /// None is among them.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Numbers of its lists, rising.
    pub(super) fn numbers(self) -> impl Iterator<Item = u32> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let number = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(number)
        })
    }

    pub(super) fn with(self, lists: Self) -> Self {
        Self(self.0 | lists.0)
    }

    pub(super) fn without(self, lists: Self) -> Self {
        Self(self.0 & !lists.0)
    }
}

/// All word lists as one prefix tree: the hash of the tokens so far leads to the lists that have an entry ending here.
///
/// It lies in the program as it is asked, so that nothing has to be read at the start: see [`super::word_lists`].
pub struct Lexicon {
    /// Open addressing: a hash at the place of its lower bits or in the places after it, 0 in an empty one.
    hashes: &'static [[u8; 8]],
    /// For each place the number of its set of lists.
    numbers: &'static [u8],
    /// Sets of lists.
    sets: &'static [[u8; 4]],
}

impl Lexicon {
    /// The number of places.
    pub(super) const PLACES: usize = 1 << 15;

    /// The word lists of the program.
    pub fn shared() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        // a file that is none (it never is: a test reads it) has no entries
        LEXICON.get_or_init(|| Self::read(FILE).unwrap_or(Self { hashes: &[], numbers: &[], sets: &[] }))
    }

    fn read(file: &'static [u8]) -> Option<Self> {
        let (hashes, rest) = file.split_at_checked(8 * Self::PLACES)?;
        let (numbers, sets) = rest.split_at_checked(Self::PLACES)?;
        Some(Self { hashes: hashes.as_chunks().0, numbers, sets: sets.as_chunks().0 })
    }

    fn get(&self, hash: u64) -> Option<Lists> {
        let mut place = hash as usize % Self::PLACES;
        loop {
            match u64::from_le_bytes(*self.hashes.get(place)?) {
                0 => return None,
                known if known == hash => break,
                _ => place = (place + 1) % Self::PLACES,
            }
        }
        let set = self.sets.get(usize::from(*self.numbers.get(place)?))?;
        Some(Lists(u32::from_le_bytes(*set)))
    }

    /// The entries that start with the first of `tokens` (hashes of lower case): how many tokens, which lists;
    /// the shortest first.
    pub fn entries(&self, tokens: impl Iterator<Item = u64>) -> impl Iterator<Item = (usize, Lists)> {
        let mut state = 0;
        let steps = tokens.map_while(move |token| {
            state = mix(state, token);
            self.get(state)
        });
        steps.enumerate().map(|(at, lists)| (at + 1, lists)).filter(|(_, lists)| !lists.is_empty())
    }
}

/// Written by [`super::word_lists::pack`].
pub(super) const FILE: &[u8] = include_bytes!("../../../assets/lexicon/prefixes.bin");
