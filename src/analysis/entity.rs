//! People, bodies, places, dates, quantities, products and events that an article names.

mod again;
mod alias;
mod border;
mod byline;
mod date;
mod dateline;
mod english_date;
mod english_person;
mod feature;
mod government;
mod head;
mod headline;
mod known;
mod lexicon;
mod link;
pub mod marked;
mod model;
mod name;
mod page;
mod part;
mod place;
mod product;
mod quantity;
mod recognizer;
mod shape;
mod similar;
mod spelling;
#[cfg(test)]
mod tests;
mod title;
pub mod training;
mod vietnamese_date;
mod weights;
mod word;
mod word_lists;

use super::Language;
use super::token::{Token, tokens};
use crate::article::Article;
use crate::text::Span;
use lexicon::{Lexicon, Lists};

/// The place of an entity in [`super::Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person by name.
    Person,
    /// A body: ministry, company, party, army, outlet.
    Organization,
    /// A country, city, unit, place.
    Location,
    /// A date or time of the calendar.
    Date,
    /// A quantity: a number with its unit or counted noun.
    Number,
    /// A named weapon, vehicle, device, drug, brand.
    Product,
    /// A named event, war, treaty, law, award, storm.
    Event,
}

impl EntityKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Organization, Self::Location, Self::Date, Self::Number, Self::Product, Self::Event];

    /// The short name used in files and on the screen: `PER`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organization => "ORG",
            Self::Location => "LOC",
            Self::Date => "DATE",
            Self::Number => "NUM",
            Self::Product => "PROD",
            Self::Event => "EVENT",
        }
    }

    /// The kind with the short name `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Somebody or something that an article names, under all its names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest proper name in the article, as written: `John Kirby`.
    pub name: String,
    /// Other names it goes by in the article, as written: `Kirby`, `Bình Nhưỡng` for `Triều Tiên`.
    pub aliases: Vec<String>,
    /// Number of its mentions.
    pub count: usize,
    /// Another entity that it is very likely a misspelling of (`JSC` of `JCS`); shown as a guess, never merged.
    pub similar: Option<EntityId>,
}

/// One place where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// Who or what.
    pub entity: EntityId,
}

/// A marked piece of text: one mention before it is known whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What is named there.
    pub kind: EntityKind,
}

/// The entities of `article`, those mentioned most first, and their mentions in order of the text. `tokens` are those
/// of the article's text.
pub fn find(article: &Article, language: Language, tokens: &[Token]) -> (Vec<Entity>, Vec<Mention>) {
    if language == Language::Other {
        return (Vec::new(), Vec::new());
    }
    let marks = marks(&article.text, tokens, language);
    link::link(&article.text, &marks)
}

/// Marks a plain text; the marks are in order and do not overlap.
pub fn mark(text: &str, language: Language) -> Vec<Mark> {
    marks(text, &tokens(text), language)
}

fn marks(text: &str, tokens: &[Token], language: Language) -> Vec<Mark> {
    recognizer::marks(recognizer::model(language), text, tokens, language)
}

/// What everybody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WellKnown {
    /// A country, a city or a province.
    Place,
    /// A body.
    Body,
}

/// What everybody knows under the whole of `name`, as the word lists tell; a place before a body.
pub fn well_known(name: &str) -> Option<WellKnown> {
    let lists = lists_of(name);
    if lists.has(Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT)) {
        return Some(WellKnown::Place);
    }
    lists.has(Lists::ORGANIZATION).then_some(WellKnown::Body)
}

/// The word lists in which `name` as a whole stands.
fn lists_of(name: &str) -> Lists {
    let tokens = token_hashes(name);
    let entry = Lexicon::shared().entries(tokens.iter().copied()).find(|(length, _)| *length == tokens.len());
    entry.map_or(Lists::default(), |(_, lists)| lists)
}

/// Hashes of the tokens of `text` in lower case.
fn token_hashes(text: &str) -> Vec<u64> {
    let tokens = tokens(text);
    spelling::with_met(|met| tokens.iter().map(|&token| met.spelling(token, token.span.of(text)).lower).collect())
}
