//! What the index keeps of an analysis.

use crate::analysis::{Act, Analysis, Claim, EntityKind, Value};
use crate::article::Article;
use crate::text::Span;
use chrono::Datelike;

/// Figures of one article that are kept.
const FIGURES: usize = 4096;

/// What the index keeps of an analysis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// Everybody and everything named, under each name.
    pub names: Vec<(String, EntityKind)>,
    /// The claims, in order.
    pub claims: Vec<ClaimEntry>,
    /// The numbers of the figures in the text, in order of their size.
    pub figures: Vec<f64>,
}

/// What the index keeps of a claim; names as they are written, or by their numbers in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimEntry<Name = String> {
    /// Canonical name of the source.
    pub source: Option<Name>,
    /// Canonical names of everybody through whom it passed, outermost first, the source included.
    pub chain: Vec<Name>,
    /// How many of the chain stand before the source: the relays.
    pub relays: usize,
    /// What the source does.
    pub act: Act,
    /// 0 direct, 1 mixed, 2 indirect.
    pub mode: u8,
    /// The text weakens it.
    pub is_hedged: bool,
    /// 0 low, 1 medium, 2 high.
    pub confidence: u8,
    /// First and last day on which it was made, counted from the first of the year 1.
    pub days: Option<(i32, i32)>,
    /// From the first to the last word of what is claimed; of the cue where nothing is.
    pub span: Span,
}

impl Digest {
    /// What is to be kept of the analysis of `article`.
    pub fn of(article: &Article, analysis: &Analysis) -> Self {
        let named =
            analysis.entities.iter().filter(|entity| !matches!(entity.kind, EntityKind::Date | EntityKind::Number));
        let names = named.flat_map(|entity| {
            let all = std::iter::once(&entity.name).chain(&entity.aliases);
            all.map(|name| (name.clone(), entity.kind))
        });
        Self {
            names: names.collect(),
            claims: analysis.claims.iter().map(ClaimEntry::of).collect(),
            figures: figures(article, analysis),
        }
    }
}

fn figures(article: &Article, analysis: &Analysis) -> Vec<f64> {
    let day = article.meta.known_date();
    let of_kind = |mention: &&crate::analysis::Mention| {
        analysis.entities.get(mention.entity.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Number)
    };
    let values = analysis.mentions.iter().filter(of_kind).filter_map(|mention| {
        match Value::of(mention.span.of(&article.text), EntityKind::Number, analysis.language, day)? {
            Value::Quantity(quantity) => Some([quantity.from, quantity.to]),
            Value::Days(_) => None,
        }
    });
    let mut figures: Vec<f64> = values.flatten().filter(|value| value.is_finite()).collect();
    figures.sort_by(f64::total_cmp);
    figures.dedup();
    figures.truncate(FIGURES);
    figures
}

impl ClaimEntry {
    fn of(claim: &Claim) -> Self {
        let source = claim.source.as_ref().map(|source| source.span);
        let days = claim.when.and_then(|when| when.range);
        let words = claim.content.iter().copied().reduce(Span::join).or(claim.cue);
        Self {
            source: claim.source.as_ref().map(|source| source.name.clone()),
            chain: claim.chain.iter().map(|link| link.name.clone()).collect(),
            relays: claim.chain.iter().take_while(|link| Some(link.span) != source).count(),
            act: claim.act,
            mode: claim.mode as u8,
            is_hedged: claim.hedged,
            confidence: claim.confidence as u8,
            days: days.map(|range| (range.from.num_days_from_ce(), range.to.num_days_from_ce())),
            span: words.or(source).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Meta, ParagraphKind};

    #[test]
    fn claims_names_and_figures_are_kept() {
        let text = "Theo CNN, ông John Kirby ngày 2/11/2022 cho biết Nga đã nhận hơn 16.500 container.";
        let article = Article::new([(ParagraphKind::Body, text.to_owned())], Meta::default());
        let digest = Digest::of(&article, &crate::analyze(&article));
        let claim = &digest.claims[0];
        assert_eq!((claim.source.as_deref(), claim.relays), (Some("John Kirby"), 1));
        assert!(claim.span.of(text).starts_with("Nga đã nhận"));
        assert!(digest.names.iter().any(|(name, kind)| name == "Nga" && *kind == EntityKind::Location));
        assert_eq!(digest.figures, [16500.0]);
    }
}
