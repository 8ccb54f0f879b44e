//! What the training program needs: features and tags of marked lines, and weights; and the word lists in one file.

pub use super::model::{Row, TAGS, USED, may_follow};
pub use super::weights::{FeatureRow, Weights};
pub use super::word_lists::pack as pack_word_lists;

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
    /// Words at which a piece starts that the model reads for itself.
    pub starts: Vec<usize>,
    /// Marks that do not start and end with a token: the model can never find them.
    pub torn: usize,
}

impl Sequence {
    /// The line `text` with `marks`.
    pub fn new(text: &str, marks: &[Mark]) -> Self {
        let tokens = tokens(text);
        let words = words(text, &tokens);
        let mut features = Vec::with_capacity(words.len());
        let mut starts = Vec::new();
        for piece in recognizer::pieces(text, &words) {
            starts.push(features.len());
            let line = Line::new(text, &words[piece]);
            for at in 0..line.len() {
                let mut of_word = Vec::new();
                line.features(at, &mut of_word);
                features.push(of_word);
            }
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
        Self { features, tags, starts, torn }
    }
}

/// A model in training.
pub struct Trained(Model);

impl Trained {
    /// The model of `weights`.
    pub fn new(weights: Weights) -> Self {
        Self(Model::new(weights))
    }

    /// Marks `text` as the program would with this model.
    pub fn mark(&self, text: &str, language: Language) -> Vec<Mark> {
        recognizer::marks(&self.0, text, &tokens(text), language)
    }
}
