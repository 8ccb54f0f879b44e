//! Scores: F1 by kind, exact and by overlap.

use docbao::analysis::{EntityKind, Mark};
use std::fmt;

/// Counts of one kind.
#[derive(Clone, Copy, Default)]
struct Counts {
    gold: usize,
    found: usize,
    exact: usize,
    overlapping: usize,
}

impl Counts {
    fn f1(self, right: usize) -> f64 {
        200.0 * right as f64 / (self.gold + self.found).max(1) as f64
    }

    fn plus(self, other: Self) -> Self {
        Self {
            gold: self.gold + other.gold,
            found: self.found + other.found,
            exact: self.exact + other.exact,
            overlapping: self.overlapping + other.overlapping,
        }
    }
}

/// Scores of a set of lines.
#[derive(Default)]
pub struct Table([Counts; 7]);

impl Table {
    /// Counts what is right in `found`.
    pub fn add(&mut self, gold: &[Mark], found: &[Mark]) {
        for mark in found {
            self.0[mark.kind as usize].found += 1;
        }
        for mark in gold {
            let counts = &mut self.0[mark.kind as usize];
            counts.gold += 1;
            counts.exact += usize::from(found.contains(mark));
            let overlaps = |other: &&Mark| other.kind == mark.kind && other.span.overlaps(mark.span);
            counts.overlapping += usize::from(found.iter().any(|other| overlaps(&other)));
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in EntityKind::ALL {
            let counts = self.0[kind as usize];
            write!(f, "{} {:.1}/{:.1}  ", kind.code(), counts.f1(counts.exact), counts.f1(counts.overlapping))?;
        }
        let named = self.0[..3].iter().fold(Counts::default(), |sum, &counts| sum.plus(counts));
        write!(f, "\n    PER+ORG+LOC {:.1}/{:.1}", named.f1(named.exact), named.f1(named.overlapping))
    }
}
