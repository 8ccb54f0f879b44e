//! Known names: a country or body that everybody knows is never torn or passed over.

use super::EntityKind::{Event, Location, Organization};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;
use crate::analysis::Language;

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

/// A country of several words, a numbered storm, or a body whose name is no other word: of several words, or an abbreviation.
fn known_at(page: Page, at: usize) -> Option<Found> {
    let country = page.entry(at, Lists::COUNTRY);
    if country > 1 && page.is_capital(at + country - 1) {
        return Some(Found::new(at..at + country, Location));
    }
    let storm = page.is_phrase(at, "bão số") && page.shape(at + 2).is_number() && page.same_line(at + 2);
    if storm && page.language == Language::Vietnamese {
        return Some(Found::new(at..at + 3, Event));
    }
    let body = page.entry(at, Lists::ORGANIZATION);
    // `AP` and `RT` are too short to be sure, save where they are cited
    let cited = at > 0 && page.is(at - 1, &["theo", "hãng", "tin", "báo", "đài", "lời"]);
    let short = page.shape(at) == Shape::Upper && (page.written(at).len() > 2 || cited);
    let sure = body > 1 || short;
    (body > 0 && sure && page.is_capital(at)).then(|| Found::new(at..at + body, Organization))
}
