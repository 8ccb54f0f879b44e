//! Borders: where one name ends and the next begins, mended after the model by what is known about names.

use super::EntityKind::{self, Date, Event, Location, Number, Organization, Person, Product};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;

/// Mends the borders of all names of a page.
pub(super) fn mend(page: Page, found: &mut Vec<Found>) {
    let mut mended = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        for piece in pieces(page, &name) {
            let Some(piece) = trimmed(page, piece) else { continue };
            for part in parts(page, piece) {
                mended.extend(headed(page, part, &mended));
            }
        }
    }
    *found = mended;
}

/// Cuts a name at marks that no name has inside.
fn pieces(page: Page, name: &Found) -> Vec<Found> {
    let mut cut = Vec::new();
    let mut start = name.words.start;
    let quotes = name.words.clone().filter(|&at| page.shape(at) == Shape::Quote).count();
    let keeps_quotes = quotes == 2 && page.shape(start) != Shape::Quote && name.kind == Person;
    for at in name.words.clone() {
        let cuts = match page.shape(at) {
            Shape::Quote => !keeps_quotes && !page.written(at).starts_with("'s") && !page.written(at).starts_with("’s"),
            Shape::Open | Shape::Close => name.kind != Date,
            Shape::Comma => !matches!(name.kind, Date | Event | Number) && !is_listed(page, at),
            Shape::Other => parts_by_slash(page, at) && is_named(name.kind) && name.kind != Product,
            Shape::Lower => is_named(name.kind) && cuts_name(page, at, name.kind),
            Shape::Capital => name.kind == Person && at > start && page.is(at, &["theo", "ảnh", "nguồn", "video"]),
            _ => false,
        };
        if cuts {
            cut.push(Found::new(start..at, name.kind));
            start = at + 1;
            while start < name.words.end && page.is_small(start) && !page.begins(start, Lists::BODY) {
                start += 1;
            }
        }
    }
    cut.push(Found::new(start..name.words.end, name.kind));
    cut.retain(|piece| !piece.words.is_empty());
    cut
}

fn is_named(kind: EntityKind) -> bool {
    matches!(kind, Person | Organization | Location | Product)
}

/// The slash at `at` parts two names: `TTXVN/Vietnam+`.
fn parts_by_slash(page: Page, at: usize) -> bool {
    page.is(at, &["/"]) && page.is_capital(at + 1) && page.written(at + 1).len() > 2
}

/// The small word at `at` stands between two names: a verb of saying, a place, a particle.
fn cuts_name(page: Page, at: usize, kind: EntityKind) -> bool {
    const PARTICLES: [&str; 18] = [
        "ở", "đã", "đang", "sẽ", "bị", "được", "là", "rằng", "khi", "khiến", "chiếm", "nói", "theo", "nêu", "gọi",
        "said", "says", "has",
    ];
    const SAYING: [&str; 11] = [
        "nhấn mạnh",
        "cho biết",
        "cho rằng",
        "cho hay",
        "khẳng định",
        "tuyên bố",
        "xác nhận",
        "thông báo",
        "cảnh báo",
        "phủ nhận",
        "cáo buộc",
    ];
    let place = kind != Organization && page.is(at, &["tại", "từ", "đến", "tới"]);
    page.is(at, &PARTICLES) || place || SAYING.iter().any(|phrase| page.is_phrase(at, phrase))
}

/// The comma at `at` parts words of one name: `Bộ Văn hóa, Thể thao và Du lịch`.
fn is_listed(page: Page, at: usize) -> bool {
    let last = (at + 1..at + 6).take_while(|&next| !page.is_mark(next)).any(|next| page.is(next, &["và", "and"]));
    last && page.is_capital(at + 1) && !page.begins(at + 1, Lists::BODY.with(Lists::ORGANIZATION).with(Lists::COUNTRY))
}

/// Drops marks and words of grammar from the ends.
fn trimmed(page: Page, mut name: Found) -> Option<Found> {
    let numeric = matches!(name.kind, Date | Number);
    while !name.words.is_empty()
        && page.is_mark(name.words.start)
        && !(numeric && page.shape(name.words.start) == Shape::Sign)
    {
        name.words.start += 1;
    }
    while let Some(last) = name.words.end.checked_sub(1).filter(|&last| last >= name.words.start) {
        if !page.is_mark(last)
            || (numeric && page.shape(last) == Shape::Sign)
            || ends_abbreviation(page, last, name.kind)
        {
            break;
        }
        name.words.end -= 1;
    }
    while name.words.len() > 1 && !numeric && page.is_capital(name.words.start) && starts_with_grammar(page, &name) {
        name.words.start += page.entry(name.words.start, Lists::FUNCTION).max(1);
    }
    while name.words.len() > 1
        && matches!(name.kind, Person | Location)
        && page.entry(name.words.end - 1, Lists::FUNCTION) == 1
        && page.is_small(name.words.end - 1)
    {
        name.words.end -= 1;
    }
    (!name.words.is_empty()).then_some(name)
}

/// The stop belongs to the name: `Jr.`, `U.S.`.
fn ends_abbreviation(page: Page, at: usize, kind: EntityKind) -> bool {
    let before = at.wrapping_sub(1);
    page.is(at, &["."])
        && kind != Number
        && (page.is(before, &["jr", "sr", "inc", "corp", "co", "ltd", "p.m", "a.m", "u.s", "u.k", "d.c"]))
}

/// A sentence starts with a word of grammar in capitals, and the name after it: `Theo CNN`.
fn starts_with_grammar(page: Page, name: &Found) -> bool {
    let start = name.words.start;
    let length = page.entry(start, Lists::FUNCTION);
    let first = start == 0 || page.is_mark(start - 1) || !page.same_line(start);
    first
        && length > 0
        && length < name.words.len()
        && page.is_capital(start + length)
        && !(page.is_foreign(start) && name.kind != Person)
        && page.entry(start, Lists::NAMES) <= length
}

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
fn parts(page: Page, name: Found) -> Vec<Found> {
    match name.kind {
        Person | Location | Product if is_known_body(page, &name) => vec![Found::new(name.words, Organization)],
        Person => without_title(page, name),
        Organization => body_and_person(page, country_again(page, name)),
        Location => vec![without_false_head(page, untitled(page, name))],
        _ => vec![name],
    }
}

/// An abbreviation that everybody knows: `AP`.
fn is_known_body(page: Page, name: &Found) -> bool {
    let start = name.words.start;
    page.shape(start) == Shape::Upper && page.entry(start, Lists::ORGANIZATION) == name.words.len()
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
        if person && page.begins(border, Lists::GIVEN.with(Lists::SURNAME))
            || person && page.language == crate::analysis::Language::Vietnamese
        {
            let first = if at == name.words.start { Location } else { Organization };
            return vec![Found::new(name.words.start..border, first), Found::new(border..name.words.end, Person)];
        }
    }
    vec![name]
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

/// Heads of bodies before a country: the body is named after it.
const ARMIES: [&str; 12] = [
    "quân đội",
    "không quân",
    "hải quân",
    "lục quân",
    "đại sứ quán",
    "tổng lãnh sự quán",
    "lãnh sự quán",
    "quốc hội",
    "hạ viện",
    "thượng viện",
    "bộ ngoại giao",
    "bộ quốc phòng",
];

/// Heads of bodies before any place.
const HOUSES: [&str; 6] = ["bệnh viện", "trường đại học", "đại học", "học viện", "viện kiểm sát", "công an"];

/// Heads that belong to a name in capitals within a sentence: `[Hãng tin Reuters]`, `[Vụ Bắc Mỹ]`.
const OFFICES: [&str; 21] = [
    "hãng tin",
    "hãng thông tấn",
    "đài",
    "báo",
    "tạp chí",
    "kênh",
    "đài truyền hình",
    "đài phát thanh",
    "viện hàn lâm khoa học",
    "vụ",
    "cục",
    "sở",
    "ban",
    "viện",
    "bộ",
    "ủy ban",
    "hội đồng",
    "công an",
    "tòa án",
    "quân đội",
    "hải quân",
];

/// Takes in the head that stands before a name: `quân đội [Mỹ]`, `tỉnh [Miyagi]`.
fn headed(page: Page, mut name: Found, before: &[Found]) -> Option<Found> {
    let start = name.words.start;
    let taken = before.last().map_or(0, |last| last.words.end);
    let head = |heads: &[&str]| {
        let from = |head: &&str| start.checked_sub(head.split(' ').count()).filter(|&from| page.is_phrase(from, head));
        heads.iter().filter_map(from).filter(|&from| from >= taken && page.same_line(start)).min()
    };
    let known = page.entry(start, Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT)) == name.words.len();
    let country = page.entry(start, Lists::COUNTRY) == name.words.len();
    let office = head(&OFFICES)
        .filter(|&from| page.is_capital(from) && from > 0 && !page.is_mark(from - 1) && page.same_line(from));
    match name.kind {
        Organization if office.is_some_and(|from| !page.is(from, &["bộ", "sở", "ban"])) => {
            name.words.start = office.unwrap_or(start)
        }
        Location if known && office.is_some() => {
            name = Found::new(office.unwrap_or(start)..name.words.end, Organization)
        }
        Location => {
            let body = if country { head(&ARMIES) } else { None }.or(if known { head(&HOUSES) } else { None });
            if let Some(from) = body {
                return Some(Found::new(from..name.words.end, Organization));
            }
            let unit =
                start.checked_sub(1).filter(|&from| page.is(from, &UNITS) && from >= taken && page.same_line(start));
            name.words.start = unit.filter(|_| page.is_capital(start)).unwrap_or(start);
        }
        _ => {}
    }
    Some(name)
}

const UNITS: [&str; 12] =
    ["tỉnh", "huyện", "quận", "phường", "xã", "thôn", "đảo", "sông", "tp", "bang", "vùng", "vịnh"];
