//! The grammar of Vietnamese dates: `20h tối 5/3`, `ngày 20/1 tới`, `cuối tháng 12 năm ngoái`.

use super::page::Page;
use super::shape::Shape;

/// The number of words of the date that starts at `at`; 0 where none does.
pub(super) fn date_at(page: Page, at: usize) -> usize {
    let clock = clock(page, at);
    if clock > 0 {
        return clock + after_clock(page, at + clock);
    }
    for start in
        [part_of_day(page, at), edge(page, at), day(page, at), month(page, at), year(page, at), other(page, at)]
    {
        if start > 0 {
            return start;
        }
    }
    span_of_time(page, at)
}

/// `tối 5/3`, `ngày 2/11`, `cùng ngày`, `sáng` after a time of the day.
fn after_clock(page: Page, at: usize) -> usize {
    if page.is_phrase(at, "cùng ngày") {
        return 2;
    }
    let dated = part_of_day(page, at).max(day(page, at)).max(month(page, at)).max(bare_day(page, at));
    let part =
        usize::from(page.is(at, &["sáng", "trưa", "chiều", "tối", "đêm"]) && !page.is(at + 1, &["nay", "qua", "mai"]));
    if dated > 0 { dated } else { part }
}

/// `20h`, `23h40`, `8 giờ 30`: a time of the day. `ba giờ` alone is a duration.
fn clock(page: Page, at: usize) -> usize {
    if page.shape(at) == Shape::Hour {
        return 1;
    }
    if !page.shape(at).is_number() || !page.is(at + 1, &["giờ"]) {
        return 0;
    }
    let minutes = if page.shape(at + 2).is_number() { 1 + usize::from(page.is(at + 3, &["phút"])) } else { 0 };
    let after = at + 2 + minutes;
    let timed =
        part_of_day(page, after) > 0 || day(page, after) > 0 || page.is(after, &["sáng", "chiều", "tối", "đêm"]);
    if timed { 2 + minutes } else { 0 }
}

/// `sáng 25/7`, `rạng sáng ngày 3/11`, `tối thứ bảy`: a part of a day that is named.
fn part_of_day(page: Page, at: usize) -> usize {
    let part = [("rạng sáng", 2), ("sáng sớm", 2), ("chiều tối", 2), ("nửa đêm", 2)]
        .iter()
        .find(|(phrase, _)| page.is_phrase(at, phrase))
        .map(|(_, length)| *length)
        .or_else(|| page.is(at, &["sáng", "trưa", "chiều", "tối", "đêm", "khuya"]).then_some(1));
    let Some(part) = part else { return 0 };
    let named = bare_day(page, at + part).max(day(page, at + part)).max(weekday(page, at + part));
    let same = if page.is_phrase(at + part, "cùng ngày") { 2 } else { 0 };
    let all = named.max(same);
    if all > 0 { part + all } else { 0 }
}

/// `đầu tháng 8`, `cuối tuần này`: an edge of a month, year, quarter or week.
fn edge(page: Page, at: usize) -> usize {
    if !page.is(at, &["đầu", "cuối", "giữa", "hết"]) || (at > 0 && page.is(at - 1, &["lần", "bắt"])) {
        return 0;
    }
    let rest = month(page, at + 1).max(year(page, at + 1)).max(other(page, at + 1));
    let this =
        page.is(at + 1, &["tháng", "năm", "tuần", "quý"]) && page.is(at + 2, &["này", "nay", "trước", "sau", "tới"]);
    let ended = page.is(at, &["hết"]) && page.is(at + 1, &["ngày"]);
    let rest = if ended { rest.max(day(page, at + 1)) } else { rest };
    match (rest, this) {
        (0, true) => 3,
        (0, false) => 0,
        (rest, _) => 1 + rest,
    }
}

/// `ngày 2/11`, `hôm 3 tháng 9 năm 2020`, `mùng 5`, `hôm thứ hai`.
fn day(page: Page, at: usize) -> usize {
    if !page.is(at, &["ngày", "hôm", "mùng", "mồng"]) {
        return weekday(page, at);
    }
    if page.is(at, &["hôm"]) && page.is(at + 1, &["mùng", "mồng"]) {
        let rest = day(page, at + 1);
        return if rest > 0 { 1 + rest } else { 0 };
    }
    let named = weekday(page, at + 1);
    if named > 0 {
        return if page.is(at, &["hôm"]) { 1 + named } else { 0 };
    }
    let dated = bare_day(page, at + 1);
    if dated > 0 {
        return 1 + dated;
    }
    if !matches!(page.shape(at + 1), Shape::Digit | Shape::Digits) {
        return 0;
    }
    match month(page, at + 2) {
        0 => 2 + after(page, at + 2),
        month => 2 + month,
    }
}

/// `2/11`, `2-11`, `2.11` with a day and a month that there are, and perhaps a year.
fn bare_day(page: Page, at: usize) -> usize {
    if !is_day(page.written(at)) || !page.same_line(at) && at > 0 {
        return 0;
    }
    1 + after(page, at + 1)
}

/// `tới`, `này`, `năm ngoái`, `năm 2020` after a day or month.
fn after(page: Page, at: usize) -> usize {
    if page.is(at, &["năm"])
        && (page.shape(at + 1) == Shape::Year || page.is(at + 1, &["ngoái", "nay", "trước", "sau", "tới"]))
    {
        return 2;
    }
    let next_is_noun = page.is(at + 1, &["nay", "đây", "đó"]);
    // `từ ngày 16 tới 25-12` has two dates
    let is_until = page.is(at, &["tới"])
        && (page.is_capital(at + 1) || page.shape(at + 1).is_number() || page.is(at + 1, &["ngày", "tháng", "hết"]));
    usize::from(page.is(at, &["tới", "này"]) && !next_is_noun && !is_until)
}

/// The parts of `written` are a day, a month and perhaps a year.
pub(super) fn is_day(written: &str) -> bool {
    let mut parts = written.split(['/', '-', '.']);
    let mut part = || parts.next().map(|part| (part.len(), part.parse::<u16>().unwrap_or(0)));
    let (day, month, year) = (part(), part(), part());
    let day = day.is_some_and(|(length, day)| length <= 2 && (1..=31).contains(&day));
    let month = month.is_some_and(|(length, month)| length <= 2 && (1..=12).contains(&month));
    let year = year.is_none_or(|(length, year)| (length == 4 && (1900..2100).contains(&year)) || length == 2);
    day && month && year && parts.next().is_none()
}

/// `tháng 9`, `tháng 3/2021`, `tháng Giêng năm ngoái`, `tháng 1 tới`.
fn month(page: Page, at: usize) -> usize {
    if !page.is(at, &["tháng"]) {
        return 0;
    }
    let written = page.written(at + 1);
    let (month, year) = written.split_once(['/', '-', '.']).unwrap_or((written, ""));
    let numbered =
        month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month)) && (year.is_empty() || year.len() == 4);
    if numbered || page.is(at + 1, &["giêng", "chạp"]) {
        return 2 + after(page, at + 2);
    }
    if page.is(at + 1, &["trước", "này", "tới", "qua"])
        && !page.ends(at.wrapping_sub(1), super::lexicon::Lists::NUMERAL)
    {
        return 2;
    }
    0
}

/// `năm 1953`, `năm 2014 - 2021`, `năm ngoái`, `năm qua`.
fn year(page: Page, at: usize) -> usize {
    // `SN 1997`: born in that year
    if page.shape(at) == Shape::Year && at > 0 && page.is(at - 1, &["sn"]) && page.same_line(at) {
        return 1;
    }
    if !page.is(at, &["năm"]) {
        return 0;
    }
    if page.shape(at + 1) == Shape::Year {
        let range = page.shape(at + 2) == Shape::Dash && page.shape(at + 3) == Shape::Year;
        return if range { 4 } else { 2 };
    }
    let relative = page.is(at + 1, &["ngoái", "nay", "qua", "tới"]);
    let counted = at > 0 && (page.shape(at - 1).is_number() || page.ends(at - 1, super::lexicon::Lists::NUMERAL));
    if relative && !counted { 2 } else { 0 }
}

/// `thứ bảy`, `chủ nhật tuần trước`.
fn weekday(page: Page, at: usize) -> usize {
    let named = page.is_phrase(at, "chủ nhật")
        || (page.is(at, &["thứ"])
            && page.is(at + 1, &["hai", "ba", "tư", "năm", "sáu", "bảy"])
            && (has_day_before(page, at) || page.is(at + 2, &["tuần"])));
    if !named {
        return 0;
    }
    let week = page.is(at + 2, &["tuần"]) && page.is(at + 3, &["này", "trước", "tới", "qua"]);
    2 + if week { 2 } else { usize::from(is_day(page.written(at + 2)) && page.shape(at + 2) != Shape::Grouped) }
}

/// `thứ hai` is a day of the week after a part of the day, and an ordinal number elsewhere.
fn has_day_before(page: Page, at: usize) -> bool {
    at > 0 && page.is(at - 1, &["hôm", "sáng", "trưa", "chiều", "tối", "đêm", "khuya"])
}

/// `quý III/2024`, `thế kỷ 15`, `tuần trước`, `thập niên 1990`, `cùng ngày` after a time.
fn other(page: Page, at: usize) -> usize {
    let counted = at > 0 && (page.shape(at - 1).is_number() || page.ends(at - 1, super::lexicon::Lists::NUMERAL));
    if page.is(at, &["tuần"]) && page.is(at + 1, &["này", "trước", "tới", "qua"]) && !counted {
        return 2;
    }
    if page.is(at, &["quý"]) {
        let quarter = page.is(at + 1, &["i", "ii", "iii", "iv", "1", "2", "3", "4"]);
        let slashed = page.is(at + 2, &["/"]) && page.shape(at + 3) == Shape::Year;
        let yearly = after(page, at + 2);
        return if quarter { 2 + if slashed { 2 } else { yearly } } else { 0 };
    }
    let century = page.is_phrase(at, "thế kỷ") || page.is_phrase(at, "thập niên");
    if century && (page.shape(at + 2).is_number() || page.is(at + 2, &["này", "trước", "xx", "xxi", "xix", "xviii"]))
    {
        return 3;
    }
    let lunar = page.shape(at).is_number() || page.is(at, &["rằm"]);
    if lunar && page.is(at + 1, &["tháng"]) && page.is(at + 2, &["giêng", "chạp"]) {
        return 3;
    }
    // a full date stands for itself, and so does `sáng nay (26/11)`
    let told = at > 1 && page.shape(at - 1) == Shape::Open && page.is(at - 2, &["nay", "qua", "mai", "kia"]);
    // `đến 28/12`; but `1-1` is a result
    let until = at > 0 && page.is(at - 1, &["đến", "tới"]) && page.same_line(at) && page.written(at).len() > 3;
    let until = until && matches!(page.shape(at), Shape::Slashed | Shape::Dashed);
    usize::from(is_day(page.written(at)) && (page.written(at).len() >= 8 || told || until))
}

/// `hai năm qua`, `ba ngày trước`, `10 tháng đầu năm`: a row of days told from now.
fn span_of_time(page: Page, at: usize) -> usize {
    if page.is(at, &["hơn", "gần", "khoảng"]) && page.same_line(at + 1) {
        let rest = span_of_time(page, at + 1);
        return if rest > 0 { 1 + rest } else { 0 };
    }
    let number =
        page.shape(at).is_number() || page.begins(at, super::lexicon::Lists::NUMERAL) && !page.is(at, &["năm"]);
    if !number || !page.is(at + 1, &["năm", "tháng", "tuần", "ngày", "giờ", "phút"]) {
        return 0;
    }
    if page.is_phrase(at + 2, "đầu năm") || page.is_phrase(at + 2, "cuối năm") {
        return 4;
    }
    let told = page.is(at + 2, &["qua", "tới", "trước"]) && !page.is(at + 3, &["khi", "đó", "đây"]);
    if told { 3 } else { 0 }
}
