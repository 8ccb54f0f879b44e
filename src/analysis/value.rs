//! Values: what the words of a date or a quantity come to.

mod day;
mod quantity;

pub use day::DateRange;
pub(super) use day::resolve;
pub use quantity::{Bound, Quantity};

use super::{EntityKind, Language};
use chrono::NaiveDate;

/// What a mention comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A date: a day or a range of days.
    Days(DateRange),
    /// A quantity.
    Quantity(Quantity),
}

impl Value {
    /// The value of `words`, a mention of this kind in a text in `language`, published on `day` if that is known. A
    /// name has none, nor has a date that needs a day that is not known.
    pub fn of(words: &str, kind: EntityKind, language: Language, day: Option<NaiveDate>) -> Option<Self> {
        match kind {
            EntityKind::Date => resolve(words, day?).map(Self::Days),
            EntityKind::Number => Quantity::read(words, language).map(Self::Quantity),
            _ => None,
        }
    }
}
