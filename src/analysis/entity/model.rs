//! The model: weights of features, and the search for the best row of tags.
//!
//! A linear-chain conditional random field. The tag of a word is `outside`, or for one of the seven kinds `begins` or
//! `continues`. A row of tags scores the sum of the weights of all its words' features and of all its steps from tag
//! to tag; the best row is found by dynamic programming (Viterbi).

use super::EntityKind;
use super::feature::Sink;
use super::weights::{FeatureRow, ROW_BITS, Weights};
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

/// Groups of features, by their upper bits.
const GROUPS: usize = 1 << 14;

/// Features of a group that stand in its places.
const PLACES: usize = 8;

/// Bits of the table of known features.
const KNOWN: usize = 1 << 19;

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
    /// Where a feature has its row: in a place of its group stand the lower bits of the feature, then the number of the
    /// row; 0 in an empty one.
    groups: Vec<[u32; PLACES]>,
    /// Features that found no place in their group, and the numbers of their rows. There are a few.
    crowded: Vec<(u32, u32)>,
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
        let mut known = Box::new([0; KNOWN / 64]);
        let mut groups = vec![[0; PLACES]; GROUPS];
        let mut crowded = Vec::new();
        for (feature, row) in features {
            let bit = feature as usize >> (32 - KNOWN.ilog2());
            known[bit / 64] |= 1 << (bit % 64);
            match groups[group(feature)].iter_mut().find(|place| **place == 0) {
                Some(place) => *place = feature << ROW_BITS | (row + 1),
                None => crowded.push((feature, row + 1)),
            }
        }
        let rows = once([0; TAGS]).chain(rows).collect();
        Self { known, groups, crowded, rows, lacks: lacks_of(&steps), steps }
    }

    /// `feature` may be a known one.
    fn may_know(&self, feature: u32) -> bool {
        let bit = feature as usize >> (32 - KNOWN.ilog2());
        self.known[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The weights of `feature`; those of an unknown one are 0.
    ///
    /// In which place it stands, if in any, cannot be guessed: looked up without a branch.
    fn row(&self, feature: u32) -> &FeatureRow {
        let places = &self.groups[group(feature)];
        // where the lower bits of the feature are the same, those of the row remain
        let differences = places.map(|place| place ^ feature << ROW_BITS);
        let row =
            differences.map(|bits| if bits >> ROW_BITS == 0 { bits } else { 0 }).iter().fold(0, |row, bits| row | bits);
        let is_full = places[PLACES - 1] != 0;
        let row = if row == 0 && is_full { self.crowded_row(feature) } else { row };
        &self.rows[row as usize]
    }

    #[cold]
    fn crowded_row(&self, feature: u32) -> u32 {
        self.crowded.iter().find(|(crowded, _)| *crowded == feature).map_or(0, |(_, row)| *row)
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

/// The group of `feature`.
fn group(feature: u32) -> usize {
    feature as usize >> (32 - GROUPS.ilog2())
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
        // alone, and more in a group than it has places
        let feature = |n: u32| if n.is_multiple_of(2) { u32::MAX - n } else { (n - 1) * n * 7919 };
        let mut features: Vec<(u32, u32)> = (0..500).map(|n| (feature(n), n)).collect();
        features.sort_unstable();
        let rows = (0..500).map(|n| [n as i8; TAGS]).collect();
        let model = Model::new(Weights { rows, features: features.clone(), ..Weights::default() });
        assert!(!model.crowded.is_empty());
        for (feature, row) in features {
            assert!(model.may_know(feature));
            assert_eq!(model.row(feature), &[row as i8; TAGS]);
            assert_eq!(model.row(feature ^ 1 << 9), &[0; TAGS]);
        }
    }
}
