//! Products: designations after their heads, platforms, and handles in quotation marks.

use super::EntityKind::{self, Location, Organization, Person, Product};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;

/// Sets the products of a page to what their heads say.
pub(super) fn settle(page: Page, found: &mut Vec<Found>) {
    for name in found.iter_mut() {
        let start = name.words.start;
        let listed = page.begins(start, Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT).with(Lists::ORGANIZATION));
        let doubtful = matches!(name.kind, Person | Organization | Location) && !listed;
        if doubtful && has_weapon_before(page, start) && page.is_foreign(start) {
            name.kind = Product;
        }
        if matches!(name.kind, Organization | Product | Location | Person)
            && name.words.len() == 1
            && page.is(start, &PLATFORMS)
        {
            name.kind = if acts(page, name) { Organization } else { Product };
        }
        if name.kind == Product && !page.is(start, &PLATFORMS) {
            name.kind = of_bare_name(page, name);
        }
        if matches!(name.kind, Product | Organization | Location) && is_handle(page, name.words.start, name.words.end) {
            name.kind = Person;
        }
    }
    add_missing(page, found);
}

/// A foreign word in a capital and nothing before it that would make it a product: a body or place that is known, a
/// place where a preposition says so, else a person, as most bare names are.
fn of_bare_name(page: Page, name: &Found) -> EntityKind {
    let start = name.words.start;
    let plain = page.shape(start) == Shape::Capital || page.written(start).starts_with("al-");
    let before = |back: usize| start.checked_sub(back).is_some_and(|at| page.begins(at, Lists::PRODUCT));
    let headed = has_weapon_before(page, start) || (1..=3).any(before);
    let venue = start > 0 && page.is(start - 1, &["trên", "bằng", "qua", "dùng", "loại", "mẫu", "dòng", "bản", "hiệu"]);
    if name.words.len() > 1 || !plain || !page.is_foreign(start) || headed || venue {
        return Product;
    }
    let place = start > 0 && page.is(start - 1, &["tại", "ở", "từ", "đến", "tới", "phố", "vùng", "gần"]);
    if page.begins(start, Lists::ORGANIZATION) {
        Organization
    } else if place || page.begins(start, Lists::COUNTRY.with(Lists::CITY)) {
        Location
    } else {
        Person
    }
}

/// Heads after which a foreign name is that of a weapon, vehicle or programme.
const WEAPONS: [&str; 24] = [
    "tên lửa",
    "đạn đạo",
    "hành trình",
    "tiêm kích",
    "pháo tự hành",
    "máy bay",
    "trực thăng",
    "xe tăng",
    "tàu ngầm",
    "tàu sân bay",
    "khinh hạm",
    "khu trục hạm",
    "tàu hộ vệ",
    "tàu khu trục",
    "phòng không",
    "không người lái",
    "uav",
    "drone",
    "vắc xin",
    "vắc-xin",
    "oanh tạc cơ",
    "xe bọc thép",
    "lựu pháo",
    "loại",
];

fn has_weapon_before(page: Page, at: usize) -> bool {
    let may = at > 0 && (page.is_small(at - 1) || page.is(at - 1, &["uav"]));
    may && WEAPONS.iter().any(|head| page.phrase_before(at, head).is_some())
}

const PLATFORMS: [&str; 15] = [
    "facebook",
    "telegram",
    "twitter",
    "tiktok",
    "youtube",
    "zalo",
    "instagram",
    "whatsapp",
    "wechat",
    "weibo",
    "threads",
    "linkedin",
    "messenger",
    "viber",
    "truth social",
];

/// A platform acts where it speaks or is a company; elsewhere it is a venue.
fn acts(page: Page, name: &Found) -> bool {
    const AFTER: [&str; 22] = [
        "cho",
        "nói",
        "đã",
        "sẽ",
        "khẳng",
        "tuyên",
        "thông",
        "xác",
        "từ",
        "cam",
        "bị",
        "phải",
        "không",
        "chưa",
        "vừa",
        "cũng",
        "said",
        "has",
        "announced",
        "told",
        "declined",
        "removed",
    ];
    let (start, end) = (name.words.start, name.words.end);
    let company = start > 0
        && (page.is(start - 1, &["ty", "hãng", "đoàn", "theo"]) || page.entry_before(start, Lists::TITLE) > 0);
    let venue = start > 0 && page.is(start - 1, &["trên", "qua", "kênh", "trang", "on", "via", "over"]);
    !venue && (company || page.is(end, &AFTER))
}

/// A nickname in quotation marks after a title: `blogger "Exilenova+"`.
fn is_handle(page: Page, start: usize, end: usize) -> bool {
    let Some(open) = start.checked_sub(1).filter(|&open| page.shape(open) == Shape::Quote) else { return false };
    let closed = page.shape(end) == Shape::Quote && end - start <= 3;
    let title = |back: usize| page.entry_before(open.saturating_sub(back), Lists::TITLE) > 0;
    closed && (title(0) || (1..=2).any(|back| open >= back && title(back) && page.is_capital(open - 1)))
}

/// Marks designations after their heads, and handles, that no name holds.
fn add_missing(page: Page, found: &mut Vec<Found>) {
    let mut added = Vec::new();
    let mut next = 0;
    for at in 0..page.words.len() {
        while found.get(next).is_some_and(|name| name.words.end <= at) {
            next += 1;
        }
        let room = found.get(next).map_or(page.words.len(), |name| name.words.start);
        if room <= at || !page.is_capital(at) {
            continue;
        }
        let designation = page.shape(at) == Shape::Designation && has_weapon_before(page, at);
        if designation {
            added.push(Found::new(at..at + 1, Product));
        } else if page.is(at, &PLATFORMS) {
            let name = Found::new(at..at + 1, Product);
            let kind = if acts(page, &name) { Organization } else { Product };
            added.push(Found::new(at..at + 1, kind));
        } else if let Some(end) = (at + 1..=(at + 3).min(room)).find(|&end| is_handle(page, at, end)) {
            added.push(Found::new(at..end, Person));
        }
    }
    found.extend(added);
    found.sort_by_key(|name| (name.words.start, name.words.end));
    found.dedup_by(|next, name| next.overlaps(&name.words));
}
