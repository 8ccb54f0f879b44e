//! The weights file: a model in few bytes.
//!
//! `docbao\x02`, a byte of reserve, then little-endian: number of rows and of features (u32 each), 16 × 16 steps (i16);
//! for each row, the commonest first, the tags that it has weights for (u16, a bit a tag) and those weights (i8); for
//! each feature in rising order the difference to the one before and the number of its row (variable length both).

use super::model::{Row, TAGS};
use std::cmp::Reverse;
use std::collections::BTreeMap;

const MAGIC: &[u8; 8] = b"docbao\x02\0";
/// Bits in which a model numbers its rows, from 1.
pub(super) const ROW_BITS: u32 = 14;
/// The most rows that a file has.
const ROWS: usize = (1 << ROW_BITS) - 1;

/// Weights of one feature for all tags. Many features share theirs.
pub type FeatureRow = [i8; TAGS];

/// Whole-number weights of a trained model.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Different rows of weights, the commonest first.
    pub rows: Vec<FeatureRow>,
    /// Features in rising order, and the place of the row of each.
    pub features: Vec<(u32, u32)>,
    /// From tag to tag.
    pub steps: [Row; TAGS],
}

impl Weights {
    /// The weights of `features` (in rising order) and the steps from tag to tag. Features whose rows are among the rarest,
    /// where there are more rows than a file has, are left out.
    pub fn new(features: &[(u32, FeatureRow)], steps: [Row; TAGS]) -> Self {
        let mut numbers: BTreeMap<FeatureRow, u32> = BTreeMap::new();
        features.iter().for_each(|(_, row)| *numbers.entry(*row).or_default() += 1);
        let mut rows: Vec<FeatureRow> = numbers.keys().copied().collect();
        rows.sort_by_key(|row| Reverse(numbers.get(row).copied()));
        rows.truncate(ROWS);
        let places: BTreeMap<FeatureRow, u32> = rows.iter().copied().zip(0..).collect();
        let placed = features.iter().filter_map(|(feature, row)| Some((*feature, *places.get(row)?)));
        Self { features: placed.collect(), rows, steps }
    }

    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.rows.len() as u32).to_le_bytes());
        bytes.extend((self.features.len() as u32).to_le_bytes());
        bytes.extend(self.steps.iter().flatten().flat_map(|step| step.to_le_bytes()));
        for row in &self.rows {
            let tags = (0..TAGS).filter(|&tag| row[tag] != 0).fold(0u16, |tags, tag| tags | 1 << tag);
            bytes.extend(tags.to_le_bytes());
            bytes.extend(row.iter().filter(|&&weight| weight != 0).map(|&weight| weight as u8));
        }
        let mut last = 0;
        for &(feature, row) in &self.features {
            push(&mut bytes, feature.wrapping_sub(last));
            push(&mut bytes, row);
            last = feature;
        }
        bytes
    }

    /// Reads the bytes of a file; `None` where they are none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes.strip_prefix(MAGIC)?);
        let [rows, features] = [bytes.take()?, bytes.take()?].map(|number| u32::from_le_bytes(number) as usize);
        let mut weights = Self {
            rows: Vec::with_capacity(rows.min(bytes.0.len())),
            features: Vec::with_capacity(features.min(bytes.0.len())),
            steps: [[0; TAGS]; TAGS],
        };
        for step in weights.steps.iter_mut().flatten() {
            *step = i16::from_le_bytes(bytes.take()?);
        }
        for _ in 0..rows {
            let mut tags = u16::from_le_bytes(bytes.take()?);
            let mut row = [0; TAGS];
            while tags != 0 {
                let [weight] = bytes.take()?;
                row[tags.trailing_zeros() as usize] = weight as i8;
                tags &= tags - 1;
            }
            weights.rows.push(row);
        }
        let mut feature = 0u32;
        for _ in 0..features {
            feature = feature.wrapping_add(bytes.number()?);
            let row = bytes.number().filter(|&row| (row as usize) < rows)?;
            weights.features.push((feature, row));
        }
        (rows <= ROWS && weights.features.is_sorted()).then_some(weights)
    }
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let [byte] = self.take()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back() {
        let mut row = [0; TAGS];
        row[0] = -7;
        row[14] = 127;
        let mut steps = [[0; TAGS]; TAGS];
        steps[3][4] = -300;
        let weights = Weights::new(&[(0, [1; TAGS]), (5, row), (u32::MAX - 1, row)], steps);
        assert_eq!((weights.rows.len(), weights.features[1], weights.features[2]), (2, (5, 0), (u32::MAX - 1, 0)));
        let bytes = weights.write();
        assert_eq!(Weights::read(&bytes), Some(weights));
        assert!(Weights::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(Weights::read(b"anything else").is_none());
    }
}
