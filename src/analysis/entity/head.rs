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

/// What a body fights, in its name: `Ban chỉ đạo phòng, chống thiên tai`.
const FOUGHT: [&str; 9] = [
    "thiên tai",
    "lụt bão",
    "tội phạm sử dụng công nghệ cao",
    "tội phạm",
    "tham nhũng",
    "ma túy",
    "buôn lậu",
    "dịch bệnh",
    "dịch",
];

/// Takes in the small words after the name of a body that belong to it: `… khí tượng thủy văn [quốc gia]`,
/// `… phòng[, chống thiên tai]`.
pub(super) fn with_tail(page: Page, mut name: Found) -> Found {
    let end = name.words.end;
    let body = name.kind == Organization && name.words.len() > 2 && page.begins(name.words.start, Lists::BODY);
    if !body {
        return name;
    }
    let comma = usize::from(page.is(end, &[","]));
    let fights = page.is(end - 1, &["phòng"]) && page.is(end + comma, &["chống"]) && page.same_line(end + comma);
    let fought = FOUGHT.iter().find(|fought| fights && page.is_phrase(end + comma + 1, fought));
    if let Some(fought) = fought {
        name.words.end = end + comma + 1 + fought.split(' ').count();
    }
    let end = name.words.end;
    let small = page.is_small(end) && page.same_line(end);
    if small && (page.is_phrase(end, "quốc gia") || page.is_phrase(end, "trung ương")) {
        name.words.end = end + 2;
    }
    name
}

/// Takes in the head that stands before a name: `quân đội [Mỹ]`, `tỉnh [Miyagi]`.
pub(super) fn headed(page: Page, mut name: Found, before: &[Found]) -> Option<Found> {
    let start = name.words.start;
    if start == 0 || !(page.ends(start - 1, Lists::BODY) || page.is(start - 1, &UNITS)) {
        return Some(name);
    }
    let taken = before.last().map_or(0, |last| last.words.end);
    let head = |heads: &[&str]| {
        let from = |head: &&str| page.phrase_before(start, head);
        // `phái bộ ngoại giao [Nga]` has no ministry
        let is_torn = |from: usize| from > 0 && page.is(from - 1, &["phái", "cán", "nội"]);
        let free = |&from: &usize| from >= taken && page.same_line(start) && !is_torn(from);
        heads.iter().filter_map(from).filter(free).min()
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
