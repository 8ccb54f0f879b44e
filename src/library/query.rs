//! The query language: what the reader types to find articles, as data.
//!
//! A query is a row of conditions, and an article must meet them all: `kirby -nga "đạn pháo" by:kirby date:>2022-10`.
//!
//! - A bare word, a `"phrase"`, an `'exact` word and a `/regular expression/` stand for themselves.
//! - `field:value` asks one thing ([`Field`]); `field:a,b` is met by either, `field:"two words"` has blanks.
//! - `-x`, `!x` and `NOT x` are met where `x` is not; `a | b` and `a OR b` where one of them is; brackets group; `AND`
//!   may be written, but stands for nothing more than a blank. `|` binds less than what stands beside each other.
//!
//! The fields `by:`, `via:`, `about:` and `act:` ask for a claim, and those that stand side by side ask for ONE claim:
//! `by:kirby act:denies about:đạn` finds articles in which Kirby denies something about shells, not those in which
//! Kirby says something and somebody else denies. A field of a claim that is given again begins another claim, so
//! `by:kirby act:denies by:price act:confirms` asks for two; only `about:` may be repeated within one, for all its
//! words must then occur. Brackets and anything else in between part claims as well, and a negated one stands for
//! itself: `by:kirby -act:denies` has a claim of Kirby's and no denial by anybody, while `-(by:kirby act:denies)` has
//! no denial of Kirby's.

mod choice;
mod complete;
mod date;
mod error;
mod fault;
mod field;
mod number;
mod parse;
mod pattern;
mod scan;
#[cfg(test)]
mod tests;
mod value;

pub use choice::State;
pub use complete::{Completion, complete};
pub use date::{DateTest, Days, Moment};
pub use error::{Mark, Operator, Problem, QueryError};
pub use field::Field;
pub use number::{Figure, NumberTest};
pub use parse::{LENGTH, parse, parse_typing};
pub use pattern::Pattern;

use super::Term;
use crate::analysis::Act;
use std::collections::HashSet;

/// What is asked of an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Query {
    /// Nothing: every article will do.
    All,
    /// One condition.
    Atom(Atom),
    /// It must not be met.
    Not(Box<Query>),
    /// All must be met. At least two, none of them [`Query::All`] or again a [`Query::And`].
    And(Vec<Query>),
    /// One must be met. At least two, none of them [`Query::All`] or again a [`Query::Or`].
    Or(Vec<Query>),
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Atom {
    /// The words occur anywhere.
    Word(Term),
    /// They occur in the title.
    Title(Term),
    /// In the name of the outlet.
    Outlet(Term),
    /// In one of the reader's tags.
    Tag(Term),
    /// In the name of an entity, or in another name of it.
    Entity(Term),
    /// It has such a claim.
    Claim(ClaimAtom),
    /// What has become of it.
    Is(State),
    /// It was published then.
    Date(DateTest),
    /// Such a figure stands in its text.
    Number(NumberTest),
    /// The expression matches its text.
    Regex(Pattern),
}

/// What is asked of one claim: every list that is not empty must be met by the same claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClaimAtom {
    /// Its source is one of these.
    pub by: Vec<Term>,
    /// One of these relays it.
    pub via: Vec<Term>,
    /// Of each of these lists one occurs in what is claimed: `about:đạn,pháo about:Nga` is shells or guns, and Russia.
    pub about: Vec<Vec<Term>>,
    /// What the source does is one of these.
    pub acts: Vec<Act>,
}

impl Query {
    /// Every condition it names, negated ones too, in the order in which they stand; equal ones as often as they stand.
    pub fn atoms(&self) -> impl Iterator<Item = &Atom> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            loop {
                match waiting.pop()? {
                    Self::All => {}
                    Self::Atom(atom) => return Some(atom),
                    Self::Not(inner) => waiting.push(inner),
                    Self::And(parts) | Self::Or(parts) => waiting.extend(parts.iter().rev()),
                }
            }
        })
    }

    /// Words, phrases, titles, entities, sources, and what claims are about, without what is negated and without doubles.
    pub fn words(&self) -> Vec<Term> {
        let mut words = Vec::new();
        self.gather(&mut |atom| match atom {
            Atom::Word(term) | Atom::Title(term) | Atom::Entity(term) => words.push(term),
            Atom::Claim(claim) => words.extend(claim.by.iter().chain(claim.about.iter().flatten())),
            _ => {}
        });
        let mut seen = HashSet::new();
        words.into_iter().filter(|term| seen.insert(*term)).cloned().collect()
    }

    /// Expressions, without those that are negated.
    pub fn patterns(&self) -> Vec<Pattern> {
        let mut patterns = Vec::new();
        self.gather(&mut |atom| {
            if let Atom::Regex(pattern) = atom {
                patterns.push(pattern.clone());
            }
        });
        patterns
    }

    /// Tells `take` the parts that are not negated.
    fn gather<'q>(&'q self, take: &mut impl FnMut(&'q Atom)) {
        match self {
            Self::Atom(atom) => take(atom),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.gather(take)),
            Self::All | Self::Not(_) => {}
        }
    }

    /// All of `parts`; `None` where there are none.
    fn all_of(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::And(inner) => inner,
            other => vec![other],
        });
        Self::joined(flat.collect(), Self::And)
    }

    /// One of `parts`; `None` where there are none.
    fn one_of(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Or(inner) => inner,
            other => vec![other],
        });
        Self::joined(flat.collect(), Self::Or)
    }

    fn joined(mut parts: Vec<Self>, join: fn(Vec<Self>) -> Self) -> Option<Self> {
        match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(join(parts)),
        }
    }
}

impl ClaimAtom {
    /// Takes the conditions of `next`, which stands right behind it, where both can be of one claim; else gives `next`
    /// back.
    fn take(&mut self, next: Self) -> Option<Self> {
        let clash = |own: bool, other: bool| !own && !other;
        let is_another = clash(self.by.is_empty(), next.by.is_empty())
            || clash(self.via.is_empty(), next.via.is_empty())
            || clash(self.acts.is_empty(), next.acts.is_empty());
        if is_another {
            return Some(next);
        }
        self.by.extend(next.by);
        self.via.extend(next.via);
        self.about.extend(next.about);
        self.acts.extend(next.acts);
        None
    }
}
