//! The training of a linear-chain conditional random field by stochastic gradient descent.

use docbao::analysis::entity::training::{FeatureRow, Sequence, TAGS, USED, Weights, may_follow};
use std::collections::{BTreeMap, HashMap};

/// Passes over the data.
const EPOCHS: usize = 20;
/// Strength of the pull of all weights towards nought.
const PULL: f32 = 0.6;
/// Length of the first steps.
const STEP: f32 = 0.12;
/// Features seen less often are left out.
const LEAST_SEEN: u32 = 2;
/// Weights nearer to nought are left out.
const LEAST_WEIGHT: f32 = 0.06;
/// Whole numbers in a weight of one.
const SCALE: f32 = 32.0;
/// The tag that stands before the first word.
const START: usize = TAGS - 1;

type Scores = [f32; TAGS];

/// A line with its features numbered.
struct Line {
    features: Vec<Vec<u32>>,
    tags: Vec<u8>,
}

struct Field {
    /// Weights of all features, to be multiplied by `scale`.
    weights: Vec<Scores>,
    steps: [Scores; TAGS],
    scale: f32,
}

/// Trains on `sequences`.
pub fn train(sequences: &[Sequence]) -> Weights {
    let (numbers, lines) = number(sequences);
    let mut field = Field { weights: vec![[0.0; TAGS]; numbers.len()], steps: [[0.0; TAGS]; TAGS], scale: 1.0 };
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d;
    let pull = PULL / lines.len().max(1) as f32;
    let mut time = 0.0;
    for _ in 0..EPOCHS {
        shuffle(&mut order, &mut seed);
        for &line in &order {
            let step = STEP / (1.0 + STEP * pull * time);
            field.learn(&lines[line], step, pull);
            time += 1.0;
        }
    }
    field.round(&numbers)
}

/// Numbers the features that are seen often enough.
fn number(sequences: &[Sequence]) -> (BTreeMap<u32, u32>, Vec<Line>) {
    let mut seen: HashMap<u32, u32> = HashMap::new();
    for &feature in sequences.iter().flat_map(|sequence| &sequence.features).flatten() {
        *seen.entry(feature).or_default() += 1;
    }
    let kept: std::collections::BTreeSet<u32> =
        seen.iter().filter(|&(_, &n)| n >= LEAST_SEEN).map(|(&f, _)| f).collect();
    let numbers: BTreeMap<u32, u32> = kept.into_iter().zip(0..).collect();
    let quick: HashMap<u32, u32> = numbers.iter().map(|(&feature, &number)| (feature, number)).collect();
    let known = |features: &Vec<u32>| features.iter().filter_map(|feature| quick.get(feature).copied()).collect();
    let mut lines = Vec::new();
    for sequence in sequences {
        let ends = sequence.starts.iter().skip(1).copied().chain([sequence.tags.len()]);
        for (&start, end) in sequence.starts.iter().zip(ends) {
            let features = sequence.features[start..end].iter().map(known).collect();
            lines.push(Line { features, tags: sequence.tags[start..end].to_vec() });
        }
    }
    (numbers, lines)
}

/// Fisher–Yates with a linear congruential generator: the same order in every run.
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for last in (1..order.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (*seed >> 33) as usize % (last + 1));
    }
}

impl Field {
    fn learn(&mut self, line: &Line, step: f32, pull: f32) {
        let factors = self.factors();
        let words: Vec<Scores> = line.features.iter().map(|features| self.word_factors(features)).collect();
        let (ahead, back) = sums(&words, &factors);
        self.scale *= 1.0 - step * pull;
        let step = step / self.scale;
        let mut before = START;
        for (at, &tag) in line.tags.iter().enumerate() {
            let tag = usize::from(tag);
            let chance = normalized(&ahead[at], &back[at]);
            for &feature in &line.features[at] {
                let row = &mut self.weights[feature as usize];
                for other in 0..USED {
                    row[other] -= step * chance[other];
                }
                row[tag] += step;
            }
            self.learn_step(at, (&words, &ahead, &back), &factors, step);
            self.steps[before][tag] += step;
            before = tag;
        }
    }

    /// Takes from each step into the word `at` the chance that it is taken.
    fn learn_step(
        &mut self,
        at: usize,
        (words, ahead, back): (&[Scores], &[Scores], &[Scores]),
        factors: &[Scores; TAGS],
        step: f32,
    ) {
        let mut start = [0.0; TAGS];
        start[START] = 1.0;
        let from = if at == 0 { &start } else { &ahead[at - 1] };
        let mut chances = [[0.0; TAGS]; TAGS];
        let mut sum = 0.0;
        for before in 0..TAGS {
            for tag in 0..USED {
                let chance = from[before] * factors[before][tag] * words[at][tag] * back[at][tag];
                chances[before][tag] = chance;
                sum += chance;
            }
        }
        for (row, chances) in self.steps.iter_mut().zip(&chances) {
            for (weight, chance) in row.iter_mut().zip(chances) {
                *weight -= step * chance / sum.max(f32::MIN_POSITIVE);
            }
        }
    }

    /// Factors of the steps; nought for those that may not be taken.
    fn factors(&self) -> [Scores; TAGS] {
        let mut factors = [[0.0; TAGS]; TAGS];
        for (from, (factors, steps)) in factors.iter_mut().zip(&self.steps).enumerate() {
            let before = if from == START { 0 } else { from as u8 };
            for (to, factor) in factors.iter_mut().enumerate().take(USED) {
                if may_follow(before, to as u8) {
                    *factor = (steps[to] * self.scale).exp();
                }
            }
        }
        factors
    }

    fn word_factors(&self, features: &[u32]) -> Scores {
        let mut scores = [0.0; TAGS];
        for &feature in features {
            for (score, weight) in scores.iter_mut().zip(&self.weights[feature as usize]) {
                *score += weight;
            }
        }
        let most = scores[..USED].iter().fold(f32::MIN, |most, &score| most.max(score));
        scores.map(|score| ((score - most) * self.scale).exp())
    }

    /// Whole-number weights, without those near nought.
    fn round(&self, numbers: &BTreeMap<u32, u32>) -> Weights {
        let row = |weights: &Scores, least: f32, most: f32| {
            weights.map(|weight| {
                let weight = weight * self.scale;
                if weight.abs() < least { 0 } else { (weight * SCALE).round().clamp(-most, most) as i16 }
            })
        };
        let weights = |number: u32| row(&self.weights[number as usize], LEAST_WEIGHT, 127.0).map(|weight| weight as i8);
        let features = numbers.iter().map(|(&feature, &number)| (feature, weights(number)));
        let features: Vec<(u32, FeatureRow)> =
            features.filter(|(_, row)| row.iter().any(|&weight| weight != 0)).collect();
        Weights::new(&features, self.steps.map(|steps| row(&steps, 0.0, 4000.0)))
    }
}

/// Sums over all rows of tags up to each word, and from each word to the end; scaled at each word.
fn sums(words: &[Scores], factors: &[Scores; TAGS]) -> (Vec<Scores>, Vec<Scores>) {
    let mut ahead: Vec<Scores> = Vec::with_capacity(words.len());
    let mut last = [0.0; TAGS];
    last[START] = 1.0;
    for word in words {
        let mut sums = [0.0; TAGS];
        for (before, factors) in last.iter().zip(factors) {
            for tag in 0..USED {
                sums[tag] += before * factors[tag];
            }
        }
        for (sum, word) in sums.iter_mut().zip(word) {
            *sum *= word;
        }
        last = scaled(sums);
        ahead.push(last);
    }
    let mut back = vec![[1.0; TAGS]; words.len()];
    for at in (1..words.len()).rev() {
        let mut sums = [0.0; TAGS];
        for (tag, factors) in factors.iter().enumerate() {
            for to in 0..USED {
                sums[tag] += factors[to] * words[at][to] * back[at][to];
            }
        }
        back[at - 1] = scaled(sums);
    }
    (ahead, back)
}

fn scaled(sums: Scores) -> Scores {
    let sum: f32 = sums.iter().sum();
    sums.map(|part| part / sum.max(f32::MIN_POSITIVE))
}

fn normalized(ahead: &Scores, back: &Scores) -> Scores {
    let mut chance = [0.0; TAGS];
    for tag in 0..USED {
        chance[tag] = ahead[tag] * back[tag];
    }
    scaled(chance)
}
