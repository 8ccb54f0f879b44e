//! The weights file: a model in few bytes.
//!
//! `docbao\x01`, a byte of reserve, then little-endian: number of features (u32), 16 × 16 steps (i16), and for each
//! feature in rising order the difference to the one before (variable length), the tags that it has weights for
//! (u16, a bit a tag) and those weights (i8).

use super::model::{Model, Row, TAGS};

const MAGIC: &[u8; 8] = b"docbao\x01\0";

/// Whole-number weights of a trained model.
#[derive(Default)]
pub struct Weights {
    /// Features in rising order.
    pub features: Vec<(u32, Row)>,
    /// From tag to tag.
    pub steps: [Row; TAGS],
}

impl Weights {
    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.features.len() as u32).to_le_bytes());
        bytes.extend(self.steps.iter().flatten().flat_map(|step| step.to_le_bytes()));
        let mut last = 0;
        for &(feature, row) in &self.features {
            let mut gap = feature.wrapping_sub(last);
            last = feature;
            while gap >= 0x80 {
                bytes.push(gap as u8 | 0x80);
                gap >>= 7;
            }
            bytes.push(gap as u8);
            let tags = (0..TAGS).filter(|&tag| row[tag] != 0).fold(0u16, |tags, tag| tags | 1 << tag);
            bytes.extend(tags.to_le_bytes());
            bytes.extend(row.iter().filter(|&&weight| weight != 0).map(|&weight| weight.clamp(-127, 127) as i8 as u8));
        }
        bytes
    }

    /// Reads the bytes of a file; `None` where they are none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes.strip_prefix(MAGIC)?);
        let number = u32::from_le_bytes(bytes.take()?) as usize;
        let mut steps = [[0; TAGS]; TAGS];
        for step in steps.iter_mut().flatten() {
            *step = i16::from_le_bytes(bytes.take()?);
        }
        let mut features = Vec::with_capacity(number.min(bytes.0.len()));
        let mut feature = 0u32;
        for _ in 0..number {
            feature = feature.wrapping_add(bytes.gap()?);
            let tags = u16::from_le_bytes(bytes.take()?);
            let mut row = [0; TAGS];
            for (tag, weight) in row.iter_mut().enumerate() {
                if tags >> tag & 1 == 1 {
                    let [byte] = bytes.take()?;
                    *weight = i16::from(byte as i8);
                }
            }
            features.push((feature, row));
        }
        Some(Self { features, steps })
    }

    /// The model of these weights.
    pub fn model(self) -> Model {
        Model::new(self.features.into_iter(), &self.steps)
    }
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn gap(&mut self) -> Option<u32> {
        let mut gap = 0;
        for shift in (0..35).step_by(7) {
            let [byte] = self.take()?;
            gap |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(gap);
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
        let weights = Weights { features: vec![(5, row), (u32::MAX - 1, row)], steps };
        let bytes = weights.write();
        let read = Weights::read(&bytes).unwrap();
        assert_eq!((read.features, read.steps), (weights.features, weights.steps));
        assert!(Weights::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(Weights::read(b"anything else").is_none());
    }
}
