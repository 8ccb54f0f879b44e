//! Parts: what the model took for one name and is two, a country or body and the person who comes after it; and titles,
//! which belong to no name.

use super::EntityKind::{Location, Organization, Person, Product};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;
use crate::analysis::Language;

/// A country on its own is a place, save where it is a team.
fn country_again(page: Page, mut name: Found) -> Found {
    let start = name.words.start;
    let country = page.entry(start, Lists::COUNTRY) == name.words.len() && !page.begins(start, Lists::ORGANIZATION);
    if country && !(start > 0 && page.is(start - 1, &["tuyển", "đội"])) {
        name.kind = Location;
    }
    name
}

/// Parts a name that is two: a country or body, and the person who comes after it.
pub(super) fn parts(page: Page, name: Found) -> Vec<Found> {
    if is_direction(page, &name) {
        return Vec::new();
    }
    let name = addressed(page, name);
    match name.kind {
        Person | Location | Product if is_known_body(page, &name) => vec![Found::new(name.words, Organization)],
        Person => match titled_person(page, &name) {
            Some(parts) if page.language == Language::English => parts,
            _ => without_title(page, name),
        },
        Organization => body_and_person(page, country_again(page, name)),
        Location => titled_person(page, &name)
            .filter(|_| page.language == Language::Vietnamese)
            .unwrap_or_else(|| vec![without_false_head(page, untitled(page, name))]),
        _ => vec![name],
    }
}

/// `phía Đông` is no place.
fn is_direction(page: Page, name: &Found) -> bool {
    let start = name.words.start;
    let one = name.words.len() == 1
        && matches!(name.kind, Location | Person)
        && page.is(start, &["đông", "tây", "nam", "bắc"]);
    one && start > 0 && page.is(start - 1, &["phía", "hướng", "bờ", "cực", "miền"])
}

/// Who is addressed as `Mr` or `Lord` is a person.
fn addressed(page: Page, mut name: Found) -> Found {
    const ADDRESSES: [&str; 10] = ["mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "baroness", "dame"];
    let stop = usize::from(page.is(name.words.start + 1, &["."]));
    if name.words.len() > 1 + stop && page.is(name.words.start, &ADDRESSES) && !page.is(name.words.start + 1, &["of"]) {
        name.words.start += 1 + stop;
        name.kind = Person;
    }
    name
}

/// A body that everybody knows; where it could be a person's name or a product, only its abbreviation: `AP`.
fn is_known_body(page: Page, name: &Found) -> bool {
    let start = name.words.start;
    let place = page.begins(start, Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT));
    let sure = page.shape(start) == Shape::Upper || (name.kind == Location && !place);
    sure && page.entry(start, Lists::ORGANIZATION) == name.words.len()
}

/// `Ngoại trưởng Nga Sergei Lavrov`: title, country and person.
fn without_title(page: Page, mut name: Found) -> Vec<Found> {
    let title = page.entry(name.words.start, Lists::TITLE);
    if title > 0 && title < name.words.len() {
        name.words.start += title;
    }
    // the name starts within a title: the model took `Hoàng` of `Hoàng tử`
    let start = name.words.start;
    let within = |word: &super::word::Word| word.inside.has(Lists::TITLE);
    if page.words.get(start + 1).is_some_and(within) && page.is_small(start + 1) {
        let rest = page.words[start + 1..].iter().take_while(|word| within(word)).count();
        name.words.start = start + 1 + rest;
        if name.words.start >= name.words.end {
            return Vec::new();
        }
    }
    let country = country_before_person(page, &name);
    if country == 0 {
        let start = name.words.start;
        let is_country = name.words.len() == 1 && page.entry(start, Lists::COUNTRY) == 1 && !page.is_foreign(start);
        if is_country && !(start > 0 && page.is(start - 1, &ADDRESS)) {
            name.kind = Location;
        }
        return vec![name];
    }
    let border = name.words.start + country;
    vec![Found::new(name.words.start..border, Location), Found::new(border..name.words.end, Person)]
}

/// Forms of address before a name of one syllable that may be a country's: `anh Đức`.
const ADDRESS: [&str; 14] =
    ["ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "bé", "cháu", "cậu", "cụ", "sĩ", "và"];

/// A place has no title: `Thủ tướng [Campuchia]`.
fn untitled(page: Page, mut name: Found) -> Found {
    let title = page.entry(name.words.start, Lists::TITLE);
    if title > 0 && title < name.words.len() {
        name.words.start += title;
    }
    name
}

/// The number of words of a country with which the name of a person starts, where it is no part of it.
fn country_before_person(page: Page, name: &Found) -> usize {
    let start = name.words.start;
    let length = page.entry(start, Lists::COUNTRY);
    if length == 0 || length >= name.words.len() || !page.is_capital(start + length) {
        return 0;
    }
    let after_title = page.entry_before(start, Lists::TITLE) > 0;
    let parts = if length > 1 {
        true
    } else if page.is_foreign(start) {
        after_title && name.words.len() > 2
    } else {
        page.is_foreign(start + 1) || (after_title && name.words.len() > 2 && page.begins(start + 1, Lists::SURNAME))
    };
    if parts { length } else { 0 }
}

/// `Bộ Ngoại giao Mỹ Ned Price`: the body ends with its country.
fn body_and_person(page: Page, name: Found) -> Vec<Found> {
    for at in name.words.clone() {
        let length = page.entry(at, Lists::COUNTRY);
        let border = at + length;
        if length == 0 || border >= name.words.end {
            continue;
        }
        let rest = name.words.end - border;
        let person = page.is_capital(border)
            && (border..name.words.end).all(|at| page.is_capital(at))
            && (page.is_foreign(border) || page.begins(border, Lists::SURNAME))
            && (if at == name.words.start { 1..=4 } else { 2..=4 }).contains(&rest)
            && !page.begins(border, Lists::BODY.with(Lists::ORGANIZATION));
        let sure = page.language == Language::Vietnamese || page.begins(border, Lists::GIVEN.with(Lists::SURNAME));
        if person && sure {
            let first = if at == name.words.start { Location } else { Organization };
            return vec![Found::new(name.words.start..border, first), Found::new(border..name.words.end, Person)];
        }
    }
    titled_person(page, &name).unwrap_or_else(|| vec![name])
}

/// `Bộ trưởng Nội vụ Lê Vĩnh Tân`, `CNN host Wolf Blitzer`: an office, and the one who holds it.
fn titled_person(page: Page, name: &Found) -> Option<Vec<Found>> {
    let (start, end) = (name.words.start, name.words.end);
    if page.language == Language::English {
        let title = (start + 1..end).find(|&at| page.is_small(at) && page.begins(at, Lists::TITLE))?;
        let border = title + page.entry(title, Lists::TITLE);
        let person = border < end && (border..end).all(|at| page.is_capital(at)) && end - border <= 3;
        return person.then(|| vec![Found::new(start..title, Organization), Found::new(border..end, Person)]);
    }
    if page.entry_before(start, Lists::TITLE) == 0 {
        return None;
    }
    let is_name = |at: usize| (at..end).all(|at| page.is_capital(at) && !page.is_foreign(at));
    // `Vì Văn Chựa`: the middle name tells, whatever the surname
    let middle = |at: usize| page.is_capital(at + 1) && page.is(at + 1, &["văn", "thị"]);
    let border = (start + 1..end).find(|&at| {
        let begins = page.begins(at, Lists::SURNAME) || middle(at);
        begins && (3..=4).contains(&(end - at)) && is_name(at)
    })?;
    let person = Found::new(border..end, Person);
    let body = page.begins(start, Lists::BODY.with(Lists::ORGANIZATION));
    Some(if body { vec![Found::new(start..border, Organization), person] } else { vec![person] })
}

/// Small words before a country that the model took for heads of places: the `bản` of `kịch bản`.
fn without_false_head(page: Page, mut name: Found) -> Found {
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
