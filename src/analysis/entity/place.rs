//! Places: their borders with directions, heads, numbers and one another.

use super::EntityKind::{Location, Organization, Person};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;

const DIRECTIONS: [&str; 4] = ["đông", "tây", "nam", "bắc"];

/// A direction may stand at `start`: `phía` stands before it.
fn is_directed(page: Page, start: usize) -> bool {
    start > 0 && page.is(start - 1, &["phía", "hướng", "bờ", "cực", "miền"])
}

/// `phía Đông` is no place, nor is `phía Đông Đông Bắc`.
pub(super) fn is_direction(page: Page, name: &Found) -> bool {
    matches!(name.kind, Location | Person | Organization)
        && is_directed(page, name.words.start)
        && name.words.clone().all(|at| page.is(at, &DIRECTIONS))
}

/// `phía Bắc [quần đảo Trường Sa]`: the direction is no part of the place.
pub(super) fn without_direction(page: Page, mut name: Found) -> Found {
    let start = name.words.start;
    if name.kind == Location && is_directed(page, start) && page.is(start, &DIRECTIONS) {
        let rest = name.words.clone().find(|&at| !page.is(at, &DIRECTIONS)).unwrap_or(start);
        name.words.start = if page.is_small(rest) { rest } else { start };
    }
    name
}

/// `H.Sóc Sơn`, `TX.Dĩ An`: a unit under a shortened head is no person.
pub(super) fn shortened_unit(page: Page, mut name: Found) -> Found {
    const HEADS: [&str; 8] = ["h", "q", "p", "x", "tx", "tt", "tp", "t"];
    let start = name.words.start;
    let headed = name.words.len() > 3 && page.is(start, &HEADS) && page.is(start + 1, &["."]);
    if headed && page.entry(start + 2, Lists::UNIT) == name.words.len() - 2 {
        name.kind = Location;
    }
    name
}

/// `Cam Ranh - Vạn Ninh`: two places that the lists know, parted by a dash; not `Bà Rịa - Vũng Tàu`.
pub(super) fn listed_places(page: Page, name: &Found) -> Option<Vec<Found>> {
    let (start, end) = (name.words.start, name.words.end);
    let lists = Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT);
    let dash = (start + 1..end - 1).find(|&at| page.shape(at) == Shape::Dash)?;
    let spaced = !page.is_glued(dash) && !page.is_glued(dash + 1);
    let known = page.entry(start, lists) == dash - start && page.entry(dash + 1, lists) == end - dash - 1;
    let parts = [start..dash, dash + 1..end].map(|words| Found::new(words, Location));
    (spaced && known).then(|| parts.to_vec())
}

/// `Nghệ An [1 người]`: in a list of places each with its number.
pub(super) fn is_counted_place(page: Page, name: &Found) -> bool {
    let count = name.words.end - 1;
    let places = Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT);
    let known = name.words.len() > 1 && page.entry(name.words.start, places) == name.words.len() - 1;
    known && page.shape(count).is_number() && page.begins(count + 1, Lists::COUNTER.with(Lists::NOUN))
}

/// Small words before a country that the model took for heads of places: the `bản` of `kịch bản`.
pub(super) fn without_false_head(page: Page, mut name: Found) -> Found {
    let start = name.words.start;
    let small = name.words.clone().take_while(|&at| page.is_small(at)).count();
    if small == 0 || small == name.words.len() || page.entry(start, Lists::COUNTRY) > 0 {
        return name;
    }
    let place = start + small;
    let known = page.entry(place, Lists::COUNTRY.with(Lists::CITY)) == name.words.end - place;
    if known && !page.is(place - 1, &PLACES) {
        name.words.start = place;
    }
    name
}

const PLACES: [&str; 24] = [
    "tỉnh",
    "phố",
    "quận",
    "huyện",
    "xã",
    "phường",
    "thôn",
    "đảo",
    "bang",
    "vùng",
    "vịnh",
    "biển",
    "sông",
    "hồ",
    "núi",
    "cảng",
    "đô",
    "hạt",
    "làng",
    "cầu",
    "đường",
    "tp",
    "miền",
    "châu",
];
