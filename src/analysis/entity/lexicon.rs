//! Word lists: names and heads of names, looked up token by token.

use super::word::mix;
use crate::text::HashKeyed;
use std::hash::BuildHasherDefault;
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

/// All word lists as one prefix tree: the hash of the tokens so far leads to the lists that have an entry ending here.
pub struct Lexicon {
    prefixes: HashKeyed<u64, Lists>,
}

impl Lexicon {
    /// The word lists of the program, read once.
    pub fn shared() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut prefixes = HashKeyed::with_capacity_and_hasher(20_000, BuildHasherDefault::default());
        for (list, source) in SOURCES {
            for entry in source.lines() {
                let mut state = 0;
                for token in super::token_hashes(entry) {
                    state = mix(state, token);
                    prefixes.entry(state).or_insert(Lists::default());
                }
                if let Some(lists) = prefixes.get_mut(&state) {
                    *lists = lists.with(list);
                }
            }
        }
        Self { prefixes }
    }

    /// The entries that start with the first of `tokens` (hashes of lower case): how many tokens, which lists;
    /// the shortest first.
    pub fn entries(&self, tokens: impl Iterator<Item = u64>) -> impl Iterator<Item = (usize, Lists)> {
        let mut state = 0;
        let steps = tokens.map_while(move |token| {
            state = mix(state, token);
            self.prefixes.get(&state).copied()
        });
        steps.enumerate().map(|(at, lists)| (at + 1, lists)).filter(|(_, lists)| !lists.is_empty())
    }
}
