//! The objects of the JSON output. Fields stand in the order in which they are written.

use super::{Document, Places};
use crate::analysis::{Claim, ClaimId, DateRange, EntityId, Link, Mention, Source, Value, When};
use crate::app::Touched;
use crate::text::Span;
use serde::Serialize;

/// One article.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Record<'a> {
    pub path: &'a str,
    pub id: String,
    pub title: &'a str,
    pub outlet: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub date: Option<String>,
    pub url: Option<&'a str>,
    pub language: &'static str,
    pub text: &'a str,
    pub entities: Vec<EntityRecord<'a>>,
    pub claims: Vec<ClaimRecord<'a>>,
    pub warnings: Vec<String>,
}

/// Somebody or something that is named.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct EntityRecord<'a> {
    pub id: u32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: &'a str,
    pub aliases: &'a [String],
    pub mentions: Vec<Piece<'a>>,
}

/// A piece of the text: `start` and `end` count code points, the end is exclusive.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Piece<'a> {
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueRecord>,
}

/// What a date or a quantity comes to.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum ValueRecord {
    /// The first and the last day.
    Days { from: String, to: String },
    /// `bound` is `exactly`, `at-least`, `at-most`, `nearly` or `about`.
    Quantity { bound: &'static str, from: f64, to: f64, unit: String },
}

/// A piece of the text in a claim (the same with the words first).
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Words<'a> {
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
}

/// One claim.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ClaimRecord<'a> {
    pub id: u32,
    pub source: Option<SourceRecord<'a>>,
    pub cue: Option<Words<'a>>,
    pub content: Vec<Words<'a>>,
    pub chain: Vec<LinkRecord<'a>>,
    pub act: &'static str,
    pub mode: &'static str,
    pub hedged: bool,
    pub when: Option<WhenRecord<'a>>,
    pub confidence: &'static str,
    pub rule: &'static str,
    /// What the reader did to it: `wrong`, `corrected` or `added`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader: Option<&'static str>,
    /// What of it was read otherwise before the reader corrected it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_read: Option<ReadRecord<'a>>,
}

/// What a correction replaced.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ReadRecord<'a> {
    pub source: Option<SourceRecord<'a>>,
    pub chain: Vec<LinkRecord<'a>>,
    pub act: &'static str,
}

/// Who is responsible for a claim.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SourceRecord<'a> {
    pub text: &'a str,
    pub name: &'a str,
    pub entity: Option<u32>,
    pub start: u32,
    pub end: u32,
}

/// One of those through whom a claim passed.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct LinkRecord<'a> {
    pub text: &'a str,
    pub name: &'a str,
}

/// When a claim was made.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct WhenRecord<'a> {
    pub text: &'a str,
    pub date: Option<String>,
}

/// A mention in the output of `docbao entities`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct MentionRecord<'a> {
    pub start: u32,
    pub end: u32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub text: &'a str,
}

impl<'a> Record<'a> {
    /// The record of a document.
    pub fn new(document: &Document<'a>) -> Self {
        let Document { path, article, analysis, warnings, .. } = *document;
        let places = Places::new(&article.text);
        let meta = &article.meta;
        Self {
            path,
            id: article.id.to_string(),
            title: &meta.title,
            outlet: meta.outlet.as_deref(),
            byline: meta.byline.as_deref(),
            date: meta.known_date().map(|date| date.to_string()),
            url: meta.url.as_deref(),
            language: analysis.language.code(),
            text: &article.text,
            entities: entities(document, &places),
            claims: claims(document, &places),
            warnings: warnings.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The claims, with what the reader did to them.
fn claims<'a>(document: &Document<'a>, places: &Places<'a>) -> Vec<ClaimRecord<'a>> {
    let touches = document.touches;
    let record = |(id, claim): (u32, &'a Claim)| {
        let read = touches.found(ClaimId(id), claim);
        ClaimRecord {
            reader: touches.of(ClaimId(id), claim).map(Touched::code),
            as_read: read.map(|claim| ReadRecord::new(claim, places)),
            ..ClaimRecord::new(id, claim, places)
        }
    };
    (0..).zip(&document.analysis.claims).map(record).collect()
}

/// The entities with their mentions, which the analysis holds in one row for all.
fn entities<'a>(document: &Document<'a>, places: &Places<'a>) -> Vec<EntityRecord<'a>> {
    let analysis = document.analysis;
    let day = document.article.meta.known_date();
    let mut records: Vec<EntityRecord<'a>> = (0..)
        .zip(&analysis.entities)
        .map(|(id, entity)| EntityRecord {
            id,
            kind: entity.kind.code(),
            name: &entity.name,
            aliases: &entity.aliases,
            mentions: Vec::with_capacity(entity.count),
        })
        .collect();
    for &Mention { span, entity: EntityId(id) } in &analysis.mentions {
        if let Some(record) = records.get_mut(id as usize) {
            let Words { text, start, end } = places.words(span);
            let kind = analysis.entities.get(id as usize).map(|entity| entity.kind);
            let value = kind.and_then(|kind| Value::of(text, kind, analysis.language, day)).map(ValueRecord::from);
            record.mentions.push(Piece { start, end, text, value });
        }
    }
    records
}

impl From<Value> for ValueRecord {
    fn from(value: Value) -> Self {
        match value {
            Value::Days(days) => Self::Days { from: days.from.to_string(), to: days.to.to_string() },
            Value::Quantity(quantity) => Self::Quantity {
                bound: quantity.bound.code(),
                from: quantity.from,
                to: quantity.to,
                unit: quantity.unit,
            },
        }
    }
}

impl<'a> ClaimRecord<'a> {
    /// The record of a claim that stands at `id` in its article.
    pub fn new(id: u32, claim: &'a Claim, places: &Places<'a>) -> Self {
        Self {
            id,
            source: claim.source.as_ref().map(|source| SourceRecord::new(source, places)),
            cue: claim.cue.map(|cue| places.words(cue)),
            content: claim.content.iter().map(|&piece| places.words(piece)).collect(),
            chain: claim.chain.iter().map(|link| LinkRecord::new(link, places)).collect(),
            act: claim.act.code(),
            mode: claim.mode.code(),
            hedged: claim.hedged,
            when: claim.when.map(|when| WhenRecord::new(when, places)),
            confidence: claim.confidence.code(),
            rule: claim.rule,
            reader: None,
            as_read: None,
        }
    }
}

impl<'a> ReadRecord<'a> {
    fn new(claim: &'a Claim, places: &Places<'a>) -> Self {
        let ClaimRecord { source, chain, act, .. } = ClaimRecord::new(0, claim, places);
        Self { source, chain, act }
    }
}

impl<'a> SourceRecord<'a> {
    fn new(source: &'a Source, places: &Places<'a>) -> Self {
        let Words { text, start, end } = places.words(source.span);
        Self { text, name: &source.name, entity: source.entity.map(|entity| entity.0), start, end }
    }
}

impl<'a> LinkRecord<'a> {
    fn new(link: &'a Link, places: &Places<'a>) -> Self {
        Self { text: places.words(link.span).text, name: &link.name }
    }
}

impl<'a> WhenRecord<'a> {
    fn new(when: When, places: &Places<'a>) -> Self {
        Self { text: places.words(when.span).text, date: when.range.map(date) }
    }
}

/// A day, or `from/to`, as in ISO 8601.
pub(super) fn date(range: DateRange) -> String {
    if range.from == range.to { range.from.to_string() } else { format!("{}/{}", range.from, range.to) }
}

impl<'a> Places<'a> {
    /// The words of `span` and where they stand.
    fn words(&self, span: Span) -> Words<'a> {
        let (start, end) = self.of(span);
        Words { text: span.of(self.text()), start, end }
    }
}
