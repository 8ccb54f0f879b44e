//! Heads: the common noun before a name that belongs to it, `quân đội [Mỹ]`, `tỉnh [Miyagi]`.

use super::EntityKind::{Location, Organization};
use super::lexicon::Lists;
use super::page::{Found, Page};

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
pub(super) fn headed(page: Page, mut name: Found, before: &[Found]) -> Option<Found> {
    let start = name.words.start;
    if start == 0 || !(page.ends(start - 1, Lists::BODY) || page.is(start - 1, &UNITS)) {
        return Some(name);
    }
    let taken = before.last().map_or(0, |last| last.words.end);
    let head = |heads: &[&str]| {
        let from = |head: &&str| page.phrase_before(start, head);
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
