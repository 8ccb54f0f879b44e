//! Sets of rows, a bit each: what a query finds.

use super::RowId;
use std::ops::Range;

/// A set of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet {
    words: Vec<u64>,
}

impl RowSet {
    /// The rows numbered below `end`.
    pub fn below(end: u32) -> Self {
        let mut words = vec![u64::MAX; end as usize / 64];
        if !end.is_multiple_of(64) {
            words.push((1 << (end % 64)) - 1);
        }
        Self { words }
    }

    /// Puts a row in.
    pub fn insert(&mut self, row: RowId) {
        let at = row.0 as usize / 64;
        if at >= self.words.len() {
            self.words.resize(at + 1, 0);
        }
        self.words[at] |= 1 << (row.0 % 64);
    }

    /// The row is in it.
    pub fn contains(&self, row: RowId) -> bool {
        self.words.get(row.0 as usize / 64).is_some_and(|word| word >> (row.0 % 64) & 1 == 1)
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// No row is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Keeps only what is in `other` too.
    pub fn keep(&mut self, other: &Self) {
        self.words.truncate(other.words.len());
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is in `other`.
    pub fn add(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Takes out what is in `other`.
    pub fn remove(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Its rows, the smallest number first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = RowId> {
        self.within(0..u32::MAX)
    }

    /// Those of its rows whose numbers lie in `range`, the smallest first.
    pub fn within(&self, range: Range<u32>) -> impl DoubleEndedIterator<Item = RowId> {
        let end = self.words.len().min(range.end.div_ceil(64) as usize);
        let first = end.min(range.start as usize / 64);
        let words = self.words[first..end].iter().enumerate();
        let bits = words.flat_map(move |(at, &word)| Bits { word, first: (first + at) as u32 * 64 });
        bits.filter(move |row| range.contains(&row.0))
    }
}

/// Rows of one word of the set.
struct Bits {
    word: u64,
    first: u32,
}

impl Iterator for Bits {
    type Item = RowId;

    fn next(&mut self) -> Option<RowId> {
        let bit = (self.word != 0).then(|| self.word.trailing_zeros())?;
        self.word &= self.word - 1;
        Some(RowId(self.first + bit))
    }
}

impl DoubleEndedIterator for Bits {
    fn next_back(&mut self) -> Option<RowId> {
        let bit = (self.word != 0).then(|| 63 - self.word.leading_zeros())?;
        self.word &= !(1 << bit);
        Some(RowId(self.first + bit))
    }
}

impl FromIterator<RowId> for RowSet {
    fn from_iter<I: IntoIterator<Item = RowId>>(rows: I) -> Self {
        let mut set = Self::default();
        rows.into_iter().for_each(|row| set.insert(row));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn both(numbers: &BTreeSet<u32>) -> RowSet {
        numbers.iter().copied().map(RowId).collect()
    }

    fn numbers(set: &RowSet) -> BTreeSet<u32> {
        set.iter().map(|row| row.0).collect()
    }

    proptest! {
        #[test]
        fn it_does_as_other_sets_do(
            a in proptest::collection::btree_set(0..300_u32, 0..40),
            b in proptest::collection::btree_set(0..300_u32, 0..40),
            end in 0..300_u32,
        ) {
            let (set, other) = (both(&a), both(&b));
            let after = |change: fn(&mut RowSet, &RowSet)| {
                let mut set = set.clone();
                change(&mut set, &other);
                numbers(&set)
            };
            prop_assert_eq!(set.len(), a.len());
            prop_assert_eq!(after(RowSet::keep), &a & &b);
            prop_assert_eq!(after(RowSet::add), &a | &b);
            prop_assert_eq!(after(RowSet::remove), &a - &b);
            prop_assert_eq!(numbers(&RowSet::below(end)), (0..end).collect());
            prop_assert!(a.iter().all(|&n| set.contains(RowId(n))));
            prop_assert_eq!(set.within(end / 2..end).collect::<RowSet>(), both(&a.range(end / 2..end).copied().collect()));
        }
    }
}
