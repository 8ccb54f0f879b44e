//! Countries: a name of more than one word that everybody knows is never torn.

use super::EntityKind::Location;
use super::lexicon::Lists;
use super::page::{Found, Page};

/// Marks each known place of several words that no name holds, and takes its words from names that hold a part of it.
pub(super) fn keep_whole(page: Page, found: &mut Vec<Found>) {
    let mut missing = Vec::new();
    let mut at = 0;
    while at < page.words.len() {
        let length = page.entry(at, Lists::COUNTRY);
        let place = at..at + length;
        at += length.max(1);
        if length < 2 || !page.is_capital(place.end - 1) {
            continue;
        }
        let first = found.partition_point(|name| name.words.end <= place.start);
        let over = found[first..].iter().take_while(|name| name.words.start < place.end).count();
        let held = found[first..first + over].iter().any(|n| n.words.start <= place.start && place.end <= n.words.end);
        if held {
            continue;
        }
        for name in &mut found[first..first + over] {
            if name.words.start < place.start {
                name.words.end = place.start;
            } else {
                name.words.start = place.end.min(name.words.end);
            }
        }
        missing.push(Found::new(place, Location));
    }
    found.extend(missing);
    found.retain(|name| !name.words.is_empty());
    found.sort_by_key(|name| name.words.start);
}
