//! Known names: a country or body that everybody knows is never torn or passed over.

use super::EntityKind::{Location, Organization};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;

/// Marks each known name that no name holds, and takes its words from names that hold a part of it.
pub(super) fn keep_whole(page: Page, found: &mut Vec<Found>) {
    let mut missing = Vec::new();
    let mut at = 0;
    while at < page.words.len() {
        let Some(known) = known_at(page, at) else {
            at += 1;
            continue;
        };
        at = known.words.end;
        let first = found.partition_point(|name| name.words.end <= known.words.start);
        let over = found[first..].iter().take_while(|name| name.words.start < known.words.end).count();
        let over = &mut found[first..first + over];
        if over.iter().any(|name| name.words.start <= known.words.start && known.words.end <= name.words.end) {
            continue;
        }
        for name in over {
            if name.words.start < known.words.start {
                name.words.end = known.words.start;
            } else {
                name.words.start = known.words.end.min(name.words.end);
            }
        }
        missing.push(known);
    }
    found.extend(missing);
    found.retain(|name| !name.words.is_empty());
    found.sort_by_key(|name| name.words.start);
}

/// A country of several words, or a body whose name is no other word: of several words, or an abbreviation.
fn known_at(page: Page, at: usize) -> Option<Found> {
    let country = page.entry(at, Lists::COUNTRY);
    if country > 1 && page.is_capital(at + country - 1) {
        return Some(Found::new(at..at + country, Location));
    }
    let body = page.entry(at, Lists::ORGANIZATION);
    let sure = body > 1 || (page.shape(at) == Shape::Upper && page.written(at).len() > 2);
    (body > 0 && sure && page.is_capital(at)).then(|| Found::new(at..at + body, Organization))
}
