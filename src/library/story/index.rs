//! The index of a set of prints: which keys and bands of sketches they share, and how much each key tells.

use super::key::{Key, telling};
use super::print::Print;
use super::sketch::Sketch;
use std::cmp::Ordering;

/// Articles that stand beside the given ones while there are few: the rarity of a key counts as much as so many
/// articles would tell.
const EXPECTED: f32 = 1000.0;
/// Sketches that share a band of so many equal minima are looked at: nine in ten pairs of texts with half their shingles
/// in common do.
const BAND: usize = 3;

/// A telling key or a band that at least two of the prints have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared {
    /// Its number.
    pub(super) id: u32,
    /// Its part in the article: the squares of all parts of an article sum up to one. A band has none, and only a band.
    pub(super) part: f32,
    /// What it tells, in nats: the more, the less expected it is and the more it is written of.
    pub(super) evidence: f32,
}

/// What each print shares with others.
pub(super) struct Index {
    shared: Vec<Shared>,
    /// Where the things of each print begin, and the end.
    starts: Vec<usize>,
    /// The number of things.
    pub(super) count: usize,
}

impl Index {
    /// The index of `prints`.
    pub(super) fn new(prints: &[&Print]) -> Self {
        let found = numbered(prints.iter().flat_map(|print| things(print).map(|(thing, _)| thing)));
        let count = found.iter().flatten().map(|&(id, _)| id as usize + 1).max().unwrap_or_default();
        let mut found = found.into_iter();
        let all = prints.len() as f32 + EXPECTED;
        let mut index = Self { shared: Vec::new(), starts: vec![0], count };
        for print in prints {
            let from = index.shared.len();
            let mut norm: f32 = 0.0;
            for ((_, key), found) in things(print).zip(&mut found) {
                // those of a pair themselves say nothing of how often the others have it
                let others = found.map_or(0.0, |(_, count)| count as f32 - 2.0);
                let part = key.map_or(0.0, |key| {
                    let share = (others + EXPECTED * key.rarity.share()) / all;
                    telling(share) * key.salience()
                });
                norm += part * part;
                let found = found.filter(|_| key.is_none() || part > 0.0);
                index.shared.extend(found.map(|(id, _)| Shared { id, part, evidence: part }));
            }
            let length = norm.sqrt().max(f32::MIN_POSITIVE);
            index.shared[from..].iter_mut().for_each(|shared| shared.part /= length);
            index.shared[from..].sort_unstable_by_key(|shared| shared.id);
            index.starts.push(index.shared.len());
        }
        index
    }

    /// What print number `at` shares with others, in order of the numbers.
    pub(super) fn shared(&self, at: usize) -> &[Shared] {
        &self.shared[self.starts[at]..self.starts[at + 1]]
    }

    /// How much two prints are about the same, from 0 to 1: the cosine of their parts; and how many telling keys
    /// they share.
    pub(super) fn likeness(&self, a: usize, b: usize) -> (f32, f32) {
        let (mut a, mut b) = (self.shared(a), self.shared(b));
        let (mut sum, mut evidence, mut strongest) = (0.0, 0.0, 0.0_f32);
        while let ([first, rest @ ..], [second, others @ ..]) = (a, b) {
            match first.id.cmp(&second.id) {
                Ordering::Less => a = rest,
                Ordering::Greater => b = others,
                Ordering::Equal => {
                    sum += first.part * second.part;
                    let both = first.evidence.min(second.evidence);
                    evidence += both;
                    strongest = strongest.max(both);
                    (a, b) = (rest, others);
                }
            }
        }
        (sum, evidence - strongest)
    }
}

/// For each of `things` that is there more than once its number and how often it is there.
fn numbered(things: impl Iterator<Item = u64>) -> Vec<Option<(u32, u32)>> {
    let mut sorted: Vec<(u64, u32)> = things.zip(0..).collect();
    sorted.sort_unstable();
    let mut found = vec![None; sorted.len()];
    let runs = sorted.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1);
    for (run, number) in runs.zip(0..) {
        for (_, place) in run {
            found[*place as usize] = Some((number, run.len() as u32));
        }
    }
    found
}

/// The keys of `print` and the bands of its sketch; keys and bands are never equal.
fn things(print: &Print) -> impl Iterator<Item = (u64, Option<&Key>)> {
    let sketch = Some(&print.sketch).filter(|_| print.has_wording());
    let keys = print.keys.iter().map(|key| (u64::from(key.hash), Some(key)));
    keys.chain(sketch.into_iter().flat_map(bands).map(|band| (band, None)))
}

/// Bands are numbered so that, with their minima behind, none is the hash of a key.
const FIRST_BAND: u64 = 1 << 8;

fn bands(sketch: &Sketch) -> impl Iterator<Item = u64> {
    sketch
        .chunks(BAND)
        .zip(FIRST_BAND..)
        .map(|(band, number)| band.iter().fold(number, |state: u64, minimum| state << 8 | u64::from(*minimum)))
}
