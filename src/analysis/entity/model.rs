//! The model: weights of features, and the search for the best row of tags.
//!
//! A linear-chain conditional random field. The tag of a word is `outside`, or for one of the seven kinds `begins` or
//! `continues`. A row of tags scores the sum of the weights of all its words' features and of all its steps from tag
//! to tag; the best row is found by dynamic programming (Viterbi).

use super::EntityKind;

/// Number of tags, with one unused to make rows of weights 32 bytes.
pub const TAGS: usize = 16;
/// Tags in use.
pub const USED: usize = 1 + 2 * KINDS;
const KINDS: usize = EntityKind::ALL.len();
/// The tag of a word outside all names.
pub const OUTSIDE: u8 = 0;
/// A score that no row of tags survives.
const NEVER: i16 = -16_000;

/// A tag that is so much worse than the best one so far is not followed.
const HOPELESS: i16 = -1_500;

/// Bits of the table of known features.
const KNOWN: usize = 1 << 19;

/// So many features are looked up together.
const TOGETHER: usize = 64;

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

/// Weights, ready to be asked.
pub struct Model {
    /// Open addressing: a feature (0 for an empty place) at its hash or in the places after it, and its row.
    places: Vec<(u32, u32)>,
    /// A bit for the upper bits of each feature: most features that a text has are unknown, and this small table says so.
    known: Vec<u64>,
    weights: Vec<[i8; TAGS]>,
    /// From tag to tag; the unused tag stands for the start of a line.
    steps: [Row; TAGS],
}

impl Model {
    /// A model of `features` (with their weights) and `steps` from tag to tag.
    pub fn new(features: impl ExactSizeIterator<Item = (u32, Row)>, steps: &[Row; TAGS]) -> Self {
        let size = (features.len() * 4 / 3 + 1).next_power_of_two().max(16);
        let weights = Vec::with_capacity(features.len());
        let mut model =
            Self { places: vec![(0, 0); size], known: vec![0; KNOWN / 64], weights, steps: steps_of(steps) };
        for (feature, row) in features {
            let feature = feature.max(1);
            let mut place = feature as usize & (size - 1);
            while model.places[place].0 != 0 {
                place = (place + 1) & (size - 1);
            }
            let bit = feature as usize >> (32 - KNOWN.ilog2());
            model.known[bit / 64] |= 1 << (bit % 64);
            model.places[place] = (feature, model.weights.len() as u32);
            model.weights.push(row.map(|weight| weight.clamp(-127, 127) as i8));
        }
        model
    }

    /// `feature` may be a known one.
    fn may_know(&self, feature: u32) -> bool {
        let bit = feature as usize >> (32 - KNOWN.ilog2());
        self.known[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn row(&self, feature: u32) -> Option<&[i8; TAGS]> {
        let mask = self.places.len() - 1;
        let mut place = feature as usize & mask;
        loop {
            match self.places[place] {
                (0, _) => return None,
                (key, row) if key == feature => return self.weights.get(row as usize),
                _ => place = (place + 1) & mask,
            }
        }
    }

    /// Scores of all tags for a word with `features`.
    pub fn scores(&self, features: &[u32]) -> Row {
        let mut scores = [0i16; TAGS];
        for features in features.chunks(TOGETHER) {
            // Whether a feature is known is as good as random: kept without a branch, they are not guessed wrongly.
            let mut kept = [0; TOGETHER];
            let mut number = 0;
            for &feature in features {
                let feature = feature.max(1);
                kept[number] = feature;
                number += usize::from(self.may_know(feature));
            }
            for row in kept[..number].iter().filter_map(|&feature| self.row(feature)) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score = score.wrapping_add(i16::from(*weight));
                }
            }
        }
        scores
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

    /// For each tag the best score of a step to it, and the tag that the step is from.
    fn steps_from(&self, so_far: &Row) -> (Row, Row) {
        let mut best = [i16::MIN; TAGS];
        let mut from = [0; TAGS];
        for (tag, (&score, steps)) in so_far.iter().zip(&self.steps).enumerate() {
            if score < HOPELESS {
                continue;
            }
            // by arithmetic, for which a processor has instructions over all tags at once
            let reached = steps.map(|step| score.saturating_add(step));
            for to in 0..TAGS {
                let better = -i16::from(reached[to] > best[to]);
                from[to] = from[to] & !better | tag as i16 & better;
                best[to] = best[to].max(reached[to]);
            }
        }
        (best, from)
    }
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
