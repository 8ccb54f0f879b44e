//! The model: weights of features, and the search for the best row of tags.
//!
//! A linear-chain conditional random field. The tag of a word is `outside`, or for one of the seven kinds `begins` or
//! `continues`. A row of tags scores the sum of the weights of all its words' features and of all its steps from tag
//! to tag; the best row is found by dynamic programming (Viterbi).

use super::EntityKind;
use super::feature::Sink;
use super::weights::{FeatureRow, ROW_BITS, Weights};
use crate::text::HashKeyed;
use std::iter::once;

/// Number of tags, with one unused to make rows of weights 32 bytes.
pub const TAGS: usize = 16;
/// Tags in use.
pub const USED: usize = 1 + 2 * KINDS;
const KINDS: usize = EntityKind::ALL.len();
/// The tag of a word outside all names.
pub const OUTSIDE: u8 = 0;
/// A score that no row of tags survives.
const NEVER: i16 = -16_000;

/// Tags that any tag may be followed by: outside, and the beginnings.
const FREE: usize = 1 + KINDS;

/// Bits of the table of known features: each stands for the features with the same upper bits.
const KNOWN: usize = 1 << 19;

/// The lower bits of a feature, which that table leaves out, in a place.
const LOWER: u32 = 32 - KNOWN.ilog2();

/// In a place: more than one feature has this bit.
const IS_SHARED: u32 = 1 << (LOWER + ROW_BITS);

/// No word has as many features; a power of two.
const MOST: usize = 128;

/// Weights of all tags.
pub type Row = [i16; TAGS];

/// The tag of a word that begins a name of `kind`.
pub fn begins(kind: EntityKind) -> u8 {
    1 + kind as u8
}

/// The tag of a word that continues a name of `kind`.
pub fn continues(kind: EntityKind) -> u8 {
    1 + (KINDS + kind as usize) as u8
}

/// The kind of `tag`, and whether it begins a name.
pub fn kind_of(tag: u8) -> Option<(EntityKind, bool)> {
    let at = usize::from(tag).checked_sub(1)?;
    EntityKind::ALL.get(at % KINDS).map(|&kind| (kind, at < KINDS))
}

/// `to` may follow `from`: a name continues only what has begun.
pub fn may_follow(from: u8, to: u8) -> bool {
    match kind_of(to) {
        Some((kind, false)) => kind_of(from).is_some_and(|(other, _)| other == kind),
        _ => true,
    }
}

/// Adds up the weights of the features of a word.
pub struct Scorer<'m> {
    model: &'m Model,
    /// Those that the model may know.
    features: [u32; MOST],
    number: usize,
}

impl Sink for Scorer<'_> {
    /// Whether a feature is known is as good as random: kept without a branch, it is not guessed wrongly.
    fn take(&mut self, feature: u32) {
        self.features[self.number % MOST] = feature;
        self.number += usize::from(self.model.may_know(feature));
    }
}

impl Scorer<'_> {
    /// Scores of all tags for the word whose features were taken; the next word is begun.
    pub fn scores(&mut self) -> Row {
        let number = std::mem::take(&mut self.number).min(MOST);
        let mut scores = [0i16; TAGS];
        for &feature in &self.features[..number] {
            for (score, weight) in scores.iter_mut().zip(self.model.row(feature)) {
                *score = score.wrapping_add(i16::from(*weight));
            }
        }
        scores
    }
}

/// Weights, ready to be asked. All that a text needs of them fits the cache next to a processor.
pub struct Model {
    /// A bit for the upper bits of each feature: most features that a text has are unknown, and this small table says so.
    known: Box<[u64; KNOWN / 64]>,
    /// How many bits are set before each of those 64.
    before: Box<[u32; KNOWN / 64]>,
    /// A place for each set bit: the lower bits of its feature, then the number of the row.
    places: Vec<u32>,
    /// Features that came second to the place of their bit, and the numbers of their rows.
    crowded: HashKeyed<u32, u32>,
    /// Different rows; the first one, of zeros, is that of an unknown feature.
    rows: Vec<FeatureRow>,
    /// From tag to tag; the unused tag stands for the start of a line.
    steps: [Row; TAGS],
    /// What a tag may lack of the best one, at most, and still be the best one to come from to some free tag.
    lacks: Row,
}

impl Model {
    /// The model of `weights`.
    pub fn new(Weights { rows, features, steps }: Weights) -> Self {
        let steps = steps_of(&steps);
        let mut known = Box::new([0u64; KNOWN / 64]);
        let mut places: Vec<u32> = Vec::with_capacity(features.len());
        let mut crowded = HashKeyed::default();
        // in rising order, so that places stand in the order of the bits
        for (feature, row) in features {
            let (at, bit) = bit_of(feature);
            let is_set = known[at] & bit != 0;
            match places.last_mut() {
                Some(place) if is_set => {
                    *place |= IS_SHARED;
                    crowded.insert(feature, row + 1);
                }
                _ => places.push((feature % (1 << LOWER)) << ROW_BITS | (row + 1)),
            }
            known[at] |= bit;
        }
        let mut before = Box::new([0; KNOWN / 64]);
        for at in 1..before.len() {
            before[at] = before[at - 1] + known[at - 1].count_ones();
        }
        let rows = once([0; TAGS]).chain(rows).collect();
        Self { known, before, places, crowded, rows, lacks: lacks_of(&steps), steps }
    }

    /// `feature` may be a known one.
    fn may_know(&self, feature: u32) -> bool {
        let (at, bit) = bit_of(feature);
        self.known[at] & bit != 0
    }

    /// The weights of `feature`, which [may be known](Self::may_know); those of an unknown one are 0.
    fn row(&self, feature: u32) -> &FeatureRow {
        let (at, bit) = bit_of(feature);
        let place = self.places[(self.before[at] + (self.known[at] & (bit - 1)).count_ones()) as usize];
        // whether it is the feature itself cannot be guessed: without a branch
        let is_it = (place >> ROW_BITS ^ feature).is_multiple_of(1 << LOWER);
        let row = if is_it { place % (1 << ROW_BITS) } else { 0 };
        let row = if !is_it && place & IS_SHARED != 0 { self.crowded_row(feature) } else { row };
        &self.rows[row as usize]
    }

    #[cold]
    fn crowded_row(&self, feature: u32) -> u32 {
        self.crowded.get(&feature).map_or(0, |row| *row)
    }

    /// Takes the features of one word after the other.
    pub fn scorer(&self) -> Scorer<'_> {
        Scorer { model: self, features: [0; MOST], number: 0 }
    }

    /// The best row of tags for words with `scores`; words without stand outside of names.
    pub fn best(&self, scores: &[Option<Row>]) -> Vec<u8> {
        let mut back: Vec<Row> = Vec::with_capacity(scores.len());
        let mut so_far = [NEVER; TAGS];
        so_far[TAGS - 1] = 0;
        for word in scores {
            let (mut best, from) = match word {
                Some(_) => self.steps_from(&so_far),
                None => self.step_outside(&so_far),
            };
            for (best, score) in best.iter_mut().zip(word.as_ref().unwrap_or(&[0; TAGS])) {
                *best = best.saturating_add(*score);
            }
            best[TAGS - 1] = NEVER;
            let most = best.iter().fold(i16::MIN, |most, &score| most.max(score));
            so_far = best.map(|score| score.saturating_sub(most).max(NEVER));
            back.push(from);
        }
        trace(&back, &so_far)
    }

    /// The only step to a word that stands outside.
    fn step_outside(&self, so_far: &Row) -> (Row, Row) {
        let (mut from, mut score) = (0, i16::MIN);
        for (tag, (before, steps)) in so_far.iter().zip(&self.steps).enumerate() {
            let reached = before.saturating_add(steps[0]);
            if reached > score {
                (from, score) = (tag, reached);
            }
        }
        let mut best = [NEVER; TAGS];
        best[0] = score;
        let mut back = [0; TAGS];
        back[0] = from as i16;
        (best, back)
    }

    /// For each tag the best score of a step to it, and the tag that the step is from. The best score so far is 0.
    ///
    /// By arithmetic, for which a processor has instructions over all tags at once.
    fn steps_from(&self, so_far: &Row) -> (Row, Row) {
        let mut best = [i16::MIN; TAGS];
        let mut from = [0; TAGS];
        let leader = so_far.iter().position(|&score| score == 0).unwrap_or_default();
        for (tag, (&score, steps)) in so_far.iter().zip(&self.steps).enumerate() {
            if score < self.lacks[leader] {
                continue;
            }
            for to in 0..FREE {
                let reached = score.saturating_add(steps[to]);
                let better = -i16::from(reached > best[to]);
                from[to] = from[to] & !better | tag as i16 & better;
                best[to] = best[to].max(reached);
            }
        }
        for kind in 0..KINDS {
            let (begins, to) = (1 + kind, FREE + kind);
            let begun = so_far[begins].saturating_add(self.steps[begins][to]);
            let continued = so_far[to].saturating_add(self.steps[to][to]);
            from[to] = if continued > begun { to } else { begins } as i16;
            best[to] = continued.max(begun);
        }
        (best, from)
    }
}

/// The bit of `feature` in the table of known ones: which 64, and which of them.
fn bit_of(feature: u32) -> (usize, u64) {
    let bit = feature as usize >> LOWER;
    (bit / 64, 1 << (bit % 64))
}

/// For each tag the least of what a step from it to a free tag lacks of the best step to that tag.
fn lacks_of(steps: &[Row; TAGS]) -> Row {
    let most = |to: usize| steps.iter().map(|steps| steps[to]).fold(NEVER, i16::max);
    std::array::from_fn(|tag| (0..FREE).map(|to| steps[tag][to] - most(to)).fold(0, i16::min))
}

/// Steps that may not be taken get a score that none survives.
fn steps_of(steps: &[Row; TAGS]) -> [Row; TAGS] {
    let mut all = [[NEVER; TAGS]; TAGS];
    for from in 0..TAGS {
        for to in 0..USED {
            let before = if from == TAGS - 1 { OUTSIDE } else { from as u8 };
            if may_follow(before, to as u8) {
                all[from][to] = steps[from][to];
            }
        }
    }
    all
}

/// Follows the best tags back from the end.
fn trace(back: &[Row], last: &Row) -> Vec<u8> {
    let mut tag = last.iter().enumerate().max_by_key(|&(at, score)| (*score, TAGS - at)).map_or(0, |(at, _)| at);
    let mut tags = vec![OUTSIDE; back.len()];
    for (place, from) in back.iter().enumerate().rev() {
        tags[place] = tag as u8;
        tag = from[tag] as usize;
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_have_their_own_rows_and_others_none() {
        // alone, and many with the same bit
        let feature = |n: u32| if n.is_multiple_of(2) { u32::MAX - n } else { (n - 1) * n * 7919 };
        let mut features: Vec<(u32, u32)> = (0..500).map(|n| (feature(n), n)).collect();
        features.sort_unstable();
        let rows = (0..500).map(|n| [n as i8 | 1; TAGS]).collect();
        let model = Model::new(Weights { rows, features: features.clone(), ..Weights::default() });
        assert!(model.crowded.len() > 100);
        for &(feature, row) in &features {
            assert!(model.may_know(feature));
            assert_eq!(model.row(feature), &[row as i8 | 1; TAGS]);
            let unknown = feature ^ 1 << 9;
            assert!(features.iter().all(|(known, _)| *known != unknown));
            assert_eq!(model.row(unknown), &[0; TAGS]);
        }
    }
}
