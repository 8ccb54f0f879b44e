//! Parts: what the model took for one name and is two, a country or body and the person who comes after it; and titles,
//! which belong to no name.

use super::EntityKind::{Location, Number, Organization, Person, Product};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::place::{
    is_counted_place, is_direction, listed_places, shortened_unit, without_direction, without_false_head,
};
use super::shape::Shape;
use super::title::{addressed, after_office, before_title, office_and_person, out_of_title, titled_person, untitled};
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
    if is_birth_year(page, &name) || is_direction(page, &name) {
        return Vec::new();
    }
    let Some(name) = out_of_title(page, without_direction(page, name)) else { return Vec::new() };
    let name = shortened_unit(page, addressed(page, name));
    let name = match name.kind {
        Organization => before_title(page, name),
        Person => after_office(page, name),
        _ => name,
    };
    match name.kind {
        Product if page.entry(name.words.start, Lists::COUNTRY) == name.words.len() => {
            vec![Found::new(name.words, Location)]
        }
        Location if is_counted_place(page, &name) => {
            let count = name.words.end - 1;
            vec![Found::new(name.words.start..count, Location), Found::new(count..count + 1, Number)]
        }
        Location if listed_places(page, &name).is_some() => listed_places(page, &name).unwrap_or_default(),
        Person | Organization if body_before_person(page, &name) > 0 => {
            let border = name.words.start + body_before_person(page, &name);
            let person = addressed(page, Found::new(border..name.words.end, Person));
            vec![Found::new(name.words.start..border, Organization), person]
        }
        Person | Location | Product if is_known_body(page, &name) => vec![Found::new(name.words, Organization)],
        Person => match titled_person(page, &name) {
            Some(parts) if page.language == Language::English => parts,
            _ => without_title(page, name),
        },
        Organization if is_common_body(page, &name) => Vec::new(),
        Organization if page.is(name.words.start, &["ceo"]) && name.words.len() > 1 => {
            parts(page, Found::new(name.words.start + 1..name.words.end, Organization))
        }
        Organization => match office_and_person(page, &name) {
            Some(person) => vec![person],
            None => body_and_person(page, country_again(page, name)),
        },
        Location => titled_person(page, &name)
            .filter(|_| page.language == Language::Vietnamese)
            .unwrap_or_else(|| vec![without_false_head(page, untitled(page, name))]),
        _ => vec![name],
    }
}

/// A body of every company or court, which has no name of its own.
fn is_common_body(page: Page, name: &Found) -> bool {
    const COMMON: [&str; 15] = [
        "mv",
        "bhl",
        "thpt",
        "thcs",
        "đh",
        "cđ",
        "hđqt",
        "hđxx",
        "hội đồng quản trị",
        "hội đồng xét xử",
        "hiệp hội",
        "ban chấp hành",
        "ban giám đốc",
        "tập đoàn",
        "công ty",
    ];
    let (start, length) = (name.words.start, name.words.len());
    COMMON.iter().any(|common| common.split(' ').count() == length && page.is_phrase(start, common))
}

/// `SN 1997` tells when somebody was born.
fn is_birth_year(page: Page, name: &Found) -> bool {
    let start = name.words.start;
    name.words.len() == 2 && page.is(start, &["sn"]) && page.shape(start + 1) == Shape::Year
}

/// The number of words of a body that everybody knows at the start of a person's name: `[Hezbollah] Walid Karam`.
fn body_before_person(page: Page, name: &Found) -> usize {
    let start = name.words.start;
    let body = page.entry(start, Lists::ORGANIZATION);
    let border = start + body;
    let rest = (border..name.words.end).filter(|&at| !page.is_mark(at)).count();
    let is_named = |at: usize| page.is_capital(at) || page.is(at, &["."]);
    let person = (2..=4).contains(&rest) && (border..name.words.end).all(is_named);
    let person = person
        && (border..name.words.end).any(|at| page.is_foreign(at))
        && !page.begins(border, Lists::ORGANIZATION.with(Lists::BODY));
    let sure = name.kind == Person || page.is(border, &["sen", "rep", "gov"]);
    if body > 0 && person && sure { body } else { 0 }
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
    // a body named after a city ends with it where a title tells that a person follows
    let titled = page.language == Language::Vietnamese && page.entry_before(name.words.start, Lists::TITLE) > 0;
    let places = if titled { Lists::COUNTRY.with(Lists::CITY) } else { Lists::COUNTRY };
    for at in name.words.clone() {
        let length = page.entry(at, places);
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
