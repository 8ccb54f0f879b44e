//! English people by their last name alone, where the model passed them over: `Holloway said`, `Holloway's brother`.

use super::EntityKind::{Location, Person};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;
use crate::analysis::Language;

/// Words after the name of a person.
const AFTER: [&str; 26] = [
    "said", "says", "told", "added", "wrote", "asked", "was", "is", "has", "had", "did", "will", "would", "could",
    "also", "who", "left", "never", "later", "then", "became", "faces", "went", "made", "took", "spoke",
];

/// Those who belong to a person.
const KIN: [&str; 20] = [
    "father", "mother", "brother", "sister", "wife", "husband", "son", "daughter", "parents", "family", "lawyer",
    "lawyers", "attorney", "death", "arrest", "home", "body", "campaign", "friend", "widow",
];

/// Marks single names in capitals that no list knows, by the words around them.
pub(super) fn add_missing(page: Page, found: &mut Vec<Found>) {
    if page.language != Language::English {
        return;
    }
    let mut added = Vec::new();
    let mut next = 0;
    for at in 0..page.words.len() {
        while found.get(next).is_some_and(|name| name.words.end <= at) {
            next += 1;
        }
        let taken = found.get(next).is_some_and(|name| name.words.start <= at);
        if !taken && is_single_name(page, at) && acts(page, at) {
            added.push(Found::new(at..at + 1, Person));
        }
    }
    found.extend(added);
    found.sort_by_key(|name| name.words.start);
    add_titled(page, found);
}

/// Marks the person after a title in capitals and the place before one where the model passed them over:
/// `[Colorado] Governor [Ellis Thornburg]`.
fn add_titled(page: Page, found: &mut Vec<Found>) {
    let mut added = Vec::new();
    let is_free = |found: &[Found], from: usize, to: usize| {
        let next = found.partition_point(|name| name.words.end <= from);
        found.get(next).is_none_or(|name| name.words.start >= to)
    };
    for title in 0..page.words.len() {
        let length = page.entry(title, Lists::TITLE);
        if length == 0 || !page.is_capital(title) || !is_free(found, title, title + length) {
            continue;
        }
        let from = title + length;
        let length = (from..from + 4).take_while(|&at| is_name(page, at)).count();
        let is_foreign = (from..from + length).any(|at| page.is_foreign(at));
        if (2..=3).contains(&length) && is_foreign && is_free(found, from, from + length) {
            added.push(Found::new(from..from + length, Person));
        }
        let places = Lists::COUNTRY.with(Lists::CITY);
        let length = page.entry_before(title, places);
        let start = title - length;
        let alone = start == 0 || !page.is_capital(start - 1) || page.is(start - 1, &["former"]);
        if length > 0 && alone && page.same_line(title) && is_free(found, start, title) {
            added.push(Found::new(start..title, Location));
        }
    }
    for unit in 1..page.words.len() {
        let is_unit = page.is_small(unit) && page.is(unit, &["province", "county", "town", "village", "district"]);
        let start = (unit.saturating_sub(2)..unit).rev().take_while(|&at| is_name(page, at)).last();
        let Some(start) = start.filter(|&start| is_unit && page.same_line(unit) && !starts(page, start)) else {
            continue;
        };
        let next = found.partition_point(|name| name.words.end <= start);
        if is_free(found, start, unit) {
            added.push(Found::new(start..unit, Location));
        } else if let Some(name) = found.get_mut(next).filter(|name| name.words == (start..unit) && name.kind == Person)
        {
            name.kind = Location;
        }
    }
    found.extend(added);
    found.sort_by_key(|name| name.words.start);
    found.dedup_by(|next, name| next.overlaps(&name.words));
}

/// A word in a capital that may be a part of a person's name.
fn is_name(page: Page, at: usize) -> bool {
    let lists = Lists::COUNTRY.with(Lists::ORGANIZATION).with(Lists::BODY).with(Lists::CALENDAR).with(Lists::TITLE);
    let shape = matches!(page.shape(at), Shape::Capital | Shape::Camel | Shape::Joined);
    shape && page.same_line(at) && !page.begins(at, lists)
}

/// A word in a capital that is no known word, alone.
fn is_single_name(page: Page, at: usize) -> bool {
    let shape = matches!(page.shape(at), Shape::Capital | Shape::Camel | Shape::Joined);
    let lists =
        [Lists::COUNTRY, Lists::CITY, Lists::UNIT, Lists::TITLE, Lists::BODY, Lists::PLACE, Lists::ORGANIZATION];
    let lists =
        lists.iter().fold(Lists::FUNCTION.with(Lists::CALENDAR).with(Lists::NUMERAL), |all, list| all.with(*list));
    let alone = !page.is_capital(at + 1) && (at == 0 || !page.is_capital(at - 1) || page.begins(at - 1, Lists::TITLE));
    let written = page.written(at);
    let people = ["an", "ish", "ese", "i", "s"].iter().any(|end| written.ends_with(end)) && starts(page, at);
    shape && alone && written.len() > 3 && !page.begins(at, lists) && !people && !page.begins(at, Lists::NOUN)
}

/// It starts a sentence, where every word has a capital.
fn starts(page: Page, at: usize) -> bool {
    at == 0 || page.is_mark(at - 1) || !page.same_line(at)
}

/// The words around the name at `at` are those around a person.
fn acts(page: Page, at: usize) -> bool {
    let (next, after) = (page.written(at + 1), page.written(at + 2));
    let owns =
        (next == "'s" || next == "’s" || next == "'" || next == "’") && page.is(at + 2, &KIN) && !after.is_empty();
    let past = next.len() > 4 && next.ends_with("ed") && page.is_small(at + 1);
    let said = at > 0 && page.is(at - 1, &["said", "told", "asked", "mr", "mrs", "ms"]);
    let verb = page.is(at + 1, &AFTER[..7]) || (!starts(page, at) && page.is(at + 1, &AFTER));
    owns || verb || (!starts(page, at) && (past || said))
}
