//! Titles and offices: they stand before the name of a person or after that of a body, and are no part of either.

use super::EntityKind::{Location, Organization, Person};
use super::lexicon::Lists;
use super::page::{Found, Page};
use crate::analysis::Language;

/// Titles that stand in capitals between a body and a person.
const TITLES: [&str; 7] =
    ["spokesperson", "spokesman", "spokeswoman", "secretary", "commissioner", "director", "minister"];

/// `[Foreign Ministry] Spokesperson`: in English the title after a body is no part of it.
pub(super) fn before_title(page: Page, mut name: Found) -> Found {
    let last = name.words.end - 1;
    let titled =
        name.words.len() > 1 && page.is(last, &TITLES) && page.is_capital(last + 1) && page.same_line(last + 1);
    if page.language == Language::English && titled {
        name.words.end = last;
    }
    name
}

/// `Minister for Foreign Affairs [Jean Moulinet]`: an office is no part of the name of the one who holds it.
pub(super) fn after_office(page: Page, mut name: Found) -> Found {
    const OFFICES: [&str; 9] =
        ["affairs", "minister", "secretary", "spokesperson", "spokesman", "director", "governor", "chief", "senator"];
    let office = name.words.clone().rev().find(|&at| page.is(at, &OFFICES));
    if let Some(office) = office.filter(|office| page.language == Language::English && name.words.end - office > 2) {
        name.words.start = office + 1;
    }
    name
}

/// No name starts within a title: `Chủ tịch nước [Lê Văn An]` is no place `nước Lê Văn An`, and the `Tổng Thư` of
/// `Tổng Thư ký` and the `Thường` of `Phó Chủ tịch Thường trực` are no people.
pub(super) fn out_of_title(page: Page, mut name: Found) -> Option<Found> {
    let start = name.words.start;
    if page.language == Language::English || !matches!(name.kind, Person | Location | Organization) {
        return Some(name);
    }
    let is_inside = |at: usize| page.words.get(at).is_some_and(|word| word.inside.has(Lists::TITLE));
    // `trưởng [ban Quản lý rừng]`: but a body may start with the end of a title, save with that of `cán bộ`
    let is_staff = page.is(start, &["bộ"]) && start > 0 && page.is(start - 1, &["cán"]);
    let is_torn = is_inside(start) && (page.is_small(start) || is_inside(start + 1));
    let is_torn = is_torn && (name.kind != Organization || is_staff);
    let is_part = name.kind != Organization && page.entry(start, Lists::TITLE) > name.words.len();
    if is_part && page.is_small(name.words.end) {
        return None;
    }
    // `Cố vấn An ninh Quốc gia`: the whole of it is a title
    if name.kind == Organization && is_inside(start) && name.words.clone().all(is_inside) && name.words.len() > 2 {
        return None;
    }
    if !is_torn {
        return Some(name);
    }
    let titled = (start..name.words.end).take_while(|&at| is_inside(at)).count();
    let begins = |&at: &usize| page.is_capital(at) || page.begins(at, Lists::BODY.with(Lists::PLACE));
    name.words.start = (start + titled..name.words.end).find(begins)?;
    let start = name.words.start;
    let place = Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT);
    let person = name.kind == Location
        && name.words.len() > 1
        && name.words.clone().all(|at| page.is_capital(at))
        && page.begins(start, Lists::SURNAME)
        && page.entry(start, place) < name.words.len();
    if person {
        name.kind = Person;
    } else if name.kind == Organization && page.begins(start, Lists::PLACE) {
        name.kind = Location;
    }
    Some(name)
}

/// Who is addressed as `Mr` or `Lord` is a person.
pub(super) fn addressed(page: Page, mut name: Found) -> Found {
    const ADDRESSES: [&str; 16] = [
        "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "baroness", "dame", "sen", "rep", "gov", "gen", "sgt",
        "lt",
    ];
    let stop = usize::from(page.is(name.words.start + 1, &["."]));
    if name.words.len() > 1 + stop && page.is(name.words.start, &ADDRESSES) && !page.is(name.words.start + 1, &["of"]) {
        name.words.start += 1 + stop;
        name.kind = Person;
    }
    name
}

/// A place has no title: `Thủ tướng [Campuchia]`.
pub(super) fn untitled(page: Page, mut name: Found) -> Found {
    let title = page.entry(name.words.start, Lists::TITLE);
    if title > 0 && title < name.words.len() {
        name.words.start += title;
    }
    name
}

/// `Bộ trưởng Nội vụ và An toàn Park Do-yun`: a title with its office, which are no name, and the person.
pub(super) fn office_and_person(page: Page, name: &Found) -> Option<Found> {
    let (start, end) = (name.words.start, name.words.end);
    let title = page.entry(start, Lists::TITLE);
    if page.language == Language::English
        || title < 2
        || page.entry(start, Lists::BODY) > title
        || page.begins(start + title, Lists::BODY)
    {
        return None;
    }
    let border = (start + title..end).rev().take_while(|&at| page.is_capital(at)).last()?;
    let is_name = |at: &usize| page.begins(*at, Lists::SURNAME.with(Lists::GIVEN)) || page.is_foreign(*at);
    let border = (border..end).find(is_name)?;
    let person = (2..=4).contains(&(end - border)) && !page.begins(border, Lists::COUNTRY.with(Lists::ORGANIZATION));
    person.then(|| Found::new(border..end, Person))
}

/// `Bộ trưởng Nội vụ Lê Vĩnh Tân`, `CNN host Wolf Blitzer`: an office, and the one who holds it.
pub(super) fn titled_person(page: Page, name: &Found) -> Option<Vec<Found>> {
    let (start, end) = (name.words.start, name.words.end);
    if page.language == Language::English {
        let is_title = |&at: &usize| page.begins(at, Lists::TITLE) && (page.is_small(at) || page.is(at, &TITLES));
        let title = (start + 1..end).find(is_title)?;
        let border = title + page.entry(title, Lists::TITLE);
        let least = if page.is_small(title) { 1 } else { 2 };
        let person = (border..end).all(|at| page.is_capital(at)) && (least..=3).contains(&end.saturating_sub(border));
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
