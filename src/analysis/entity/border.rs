//! Borders: where one name ends and the next begins, mended after the model by what is known about names.

use super::EntityKind::{self, Date, Event, Location, Number, Organization, Person, Product};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;
use super::{head, part};
use crate::analysis::Language;

/// Mends the borders of all names of a page.
pub(super) fn mend(page: Page, found: &mut Vec<Found>) {
    let mut mended = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        for piece in pieces(page, &name) {
            let Some(piece) = trimmed(page, piece) else { continue };
            for part in part::parts(page, piece) {
                mended.extend(head::headed(page, part, &mended).map(|name| head::with_tail(page, name)));
            }
        }
    }
    join_people(page, &mut mended);
    // what one name took in is no other's
    mended.dedup_by(|next, name| next.overlaps(&name.words));
    *found = mended;
}

/// `diễn viên [Thu Ngân] và [An Duy]`: who is named beside a person, and is no place that the lists know, is one too.
fn join_people(page: Page, names: &mut [Found]) {
    let places = Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT);
    for at in 1..names.len() {
        let [before, name] = [&names[at - 1], &names[at]];
        let (start, end) = (name.words.start, name.words.end);
        let beside = before.kind == Person && before.words.len() > 1 && before.words.end + 1 == start;
        let beside = beside && page.is(start - 1, &["và", ","]) && page.same_line(start);
        let person = name.kind == Location
            && (2..=4).contains(&name.words.len())
            && name.words.clone().all(|at| page.is_capital(at) && !page.is_foreign(at))
            && page.entry(start, places) < end - start
            && !page.begins(start, Lists::PLACE);
        if page.language == Language::Vietnamese && beside && person {
            names[at].kind = Person;
        }
    }
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
    const SAYING: [&str; 16] = [
        "kêu gọi",
        "đề nghị",
        "kiến nghị",
        "phản đối",
        "yêu cầu",
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
    // `Ban chỉ đạo phòng, chống thiên tai`
    if at > 0 && page.is(at - 1, &["phòng"]) && page.is(at + 1, &["chống"]) {
        return true;
    }
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
    // no English name ends with a small word: `[CNN] asked`
    while page.language == Language::English
        && name.words.len() > 1
        && is_named(name.kind)
        && name.kind != Product
        && page.is_small(name.words.end - 1)
        && page.is_capital(name.words.start)
    {
        name.words.end -= 1;
    }
    // `Osman al-Tijani`: the family name goes on with its article
    let family = page.written(name.words.end);
    let family = family.strip_prefix("al-").or_else(|| family.strip_prefix("el-")).unwrap_or_default();
    let goes_on = name.kind == Person && name.words.len() == 1 && page.same_line(name.words.end);
    if goes_on && family.starts_with(char::is_uppercase) {
        name.words.end += 1;
    }
    // `Holt Jr.`: the stop belongs to it
    let last = name.words.end - usize::from(!name.words.is_empty());
    let shortened = name.kind == Person && name.words.len() > 1 && page.is(last, &["jr", "sr"]);
    if shortened && page.is(name.words.end, &["."]) && page.is_glued(name.words.end) {
        name.words.end += 1;
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
