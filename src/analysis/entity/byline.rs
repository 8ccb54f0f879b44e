//! Bylines: a person's name alone on a line, or alone after the last sentence.

use super::EntityKind::Person;
use super::lexicon::Lists;
use super::page::{Found, Page};
use crate::analysis::Language;
use std::ops::Range;

/// Marks the byline that the piece `piece` of a page is, where it is one.
pub(super) fn settle(page: Page, piece: Range<usize>, found: &mut Vec<Found>) {
    let first = found.partition_point(|name| name.words.start < piece.start);
    let marked = found[first..].iter().any(|name| name.kind == Person);
    let closes = piece.start > 0 && page.same_line(piece.start) && !page.same_line(piece.end);
    let listed = Lists::COUNTRY
        .with(Lists::CITY)
        .with(Lists::UNIT)
        .with(Lists::ORGANIZATION)
        .with(Lists::PLACE)
        .with(Lists::BODY);
    let is_name = (2..=4).contains(&piece.len())
        && piece.clone().all(|at| page.is_capital(at) && !page.is_foreign(at))
        && page.entry(piece.start, listed) == 0;
    if page.language == Language::Vietnamese && is_name && (marked || closes) {
        found.truncate(first);
        found.push(Found::new(piece, Person));
    }
}
