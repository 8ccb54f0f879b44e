//! What the training program needs: features and tags of marked lines, and weights.

pub use super::model::{Row, TAGS, USED, may_follow};
pub use super::weights::Weights;

use super::feature::Line;
use super::model::{Model, OUTSIDE, begins, continues};
use super::word::words;
use super::{Mark, recognizer};
use crate::analysis::Language;
use crate::analysis::token::tokens;

/// A marked line as the model sees it.
pub struct Sequence {
    /// For each word its features.
    pub features: Vec<Vec<u32>>,
    /// For each word its tag.
    pub tags: Vec<u8>,
    /// Marks that do not start and end with a token: the model can never find them.
    pub torn: usize,
}

impl Sequence {
    /// The line `text` with `marks`.
    pub fn new(text: &str, marks: &[Mark]) -> Self {
        let tokens = tokens(text);
        let words = words(text, &tokens);
        let line = Line::new(text, &words);
        let mut features = vec![Vec::new(); words.len()];
        for (at, features) in features.iter_mut().enumerate() {
            line.features(at, features);
        }
        let mut tags = vec![OUTSIDE; words.len()];
        let mut torn = 0;
        for mark in marks {
            let from = tokens.partition_point(|token| token.span.end <= mark.span.start);
            let to = tokens.partition_point(|token| token.span.start < mark.span.end).max(from + 1).min(tokens.len());
            let Some(inside) = tags.get_mut(from..to).filter(|tags| !tags.is_empty()) else { continue };
            inside.fill(continues(mark.kind));
            inside[0] = begins(mark.kind);
            torn += usize::from(tokens[from].span.start != mark.span.start || tokens[to - 1].span.end != mark.span.end);
        }
        Self { features, tags, torn }
    }
}

/// A model in training.
pub struct Trained(Model);

impl Trained {
    /// The model of `weights`.
    pub fn new(weights: Weights) -> Self {
        Self(weights.model())
    }

    /// Marks `text` as the program would with this model.
    pub fn mark(&self, text: &str, _language: Language) -> Vec<Mark> {
        recognizer::marks(&self.0, text, &tokens(text))
    }
}
