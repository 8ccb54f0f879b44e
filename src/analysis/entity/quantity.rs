//! Quantities: numbers with their unit or counted noun, completed after the model.

use super::EntityKind::{Number, Product};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;
use crate::analysis::Language;

/// Completes the quantities of a page and adds those that need no model: percentages, money, measures.
pub(super) fn settle(page: Page, found: &mut Vec<Found>) {
    let mut settled: Vec<Found> = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        if name.kind == Number {
            settled.extend(one_by_one(page, name).filter(|name| has_number(page, name)));
        } else {
            settled.extend(without_calibre(page, name));
        }
    }
    add_measures(page, &mut settled);
    let ends: Vec<usize> = settled.iter().skip(1).map(|next| next.words.start).chain([page.words.len()]).collect();
    let mut last = 0;
    for (name, end) in settled.iter_mut().zip(ends) {
        if name.kind == Number {
            complete(page, name, last, end);
        }
        last = name.words.end;
    }
    *found = settled;
}

fn has_number(page: Page, name: &Found) -> bool {
    name.words.clone().any(|at| {
        page.shape(at).is_number() || page.begins(at, Lists::NUMERAL) || page.is(at, &["hàng", "chục", "mấy", "vài"])
    })
}

/// `3.000 xuống 2.500 quân` are two.
fn one_by_one(page: Page, name: Found) -> impl Iterator<Item = Found> {
    let verb = |at: &usize| page.is(*at, &["xuống", "lên", "còn", "thành", "sang"]);
    match name.words.clone().find(verb) {
        Some(at) if page.shape(at + 1).is_number() => {
            vec![Found::new(name.words.start..at, Number), Found::new(at + 1..name.words.end, Number)]
        }
        Some(at) => vec![Found::new(name.words.start..at, Number)],
        None => vec![name],
    }
    .into_iter()
    .filter(|name| !name.words.is_empty())
}

/// `M1978 Koksan 170mm`: the calibre is a quantity.
fn without_calibre(page: Page, name: Found) -> Vec<Found> {
    let last = name.words.end - 1;
    if name.kind == Product
        && name.words.len() > 1
        && page.shape(last) == Shape::Measured
        && page.written(last).ends_with("mm")
    {
        return vec![Found::new(name.words.start..last, Product), Found::new(last..last + 1, Number)];
    }
    vec![name]
}

/// The number of words of the measure that starts at `at`: `%`, `triệu đồng`, `km`.
fn measure(page: Page, at: usize) -> usize {
    if page.shape(at) == Shape::Sign && !page.is(at, &["$", "€", "£", "¥"]) {
        return 1 + if page.is(at + 1, &["/"]) && page.is_small(at + 2) { 2 } else { 0 };
    }
    let mut length = 0;
    while page.is(
        at + length,
        &[
            "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "vạn", "trăm", "chục", "rưỡi", "million", "billion", "trillion",
            "thousand", "hundred",
        ],
    ) {
        length += 1;
    }
    let unit = page.entry(at + length, Lists::MEASURE);
    let coined = page.is(at + length, &["usd", "won", "baht", "rupee", "euro", "yen", "yên"]);
    length += unit.max(usize::from(coined));
    if length > 0
        && page.is(at + length, &["/"])
        && page.is_glued(at + length)
        && page.is_glued(at + length + 1)
        && !page.is_mark(at + length + 1)
    {
        length += 2;
    }
    length
}

/// Adds percentages, sums of money and measures that the model left out.
fn add_measures(page: Page, found: &mut Vec<Found>) {
    let mut added: Vec<Found> = Vec::new();
    let mut next = 0;
    for at in 0..page.words.len() {
        while found.get(next).is_some_and(|name| name.words.end <= at) {
            next += 1;
        }
        let taken = found.get(next).is_some_and(|name| name.words.start <= at);
        let taken = taken || added.last().is_some_and(|last| last.words.end > at);
        let shape = page.shape(at);
        let counts = shape.is_number() && !matches!(shape, Shape::Hour | Shape::Slashed | Shape::Dashed);
        let hyphened = hyphened(page, at);
        if taken || !(counts || counted(page, at) > 0 || hyphened > 0) {
            continue;
        }
        let room = found.get(next).map_or(page.words.len(), |name| name.words.start);
        let money = at > 0 && page.is(at - 1, &["$", "€", "£", "¥"]);
        let measured = shape == Shape::Measured && is_measured(page.written(at));
        let unit = measure(page, at + 1).max(counted(page, at)).max(hyphened.saturating_sub(1));
        if (money || measured || unit > 0 || is_age(page, at) || hyphened > 0) && at + 1 + unit <= room {
            added.push(Found::new(at - usize::from(money)..at + 1 + unit, Number));
        }
    }
    found.extend(added);
    found.sort_by_key(|name| (name.words.start, name.words.end));
    found.dedup_by(|next, name| next.overlaps(&name.words));
}

/// The number of words of the noun after the number at `at`: `hai quan chức`, `4 quả rocket`, `six countries`.
fn counted(page: Page, at: usize) -> usize {
    const NUMERALS: [&str; 8] = ["hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"];
    const ORDINAL: [&str; 14] =
        ["thứ", "số", "khoản", "điều", "lớp", "vòng", "nhóm", "tập", "quận", "phường", "khóa", "tầng", "cả", "giữa"];
    let ordinal = || at > 0 && page.is(at - 1, &ORDINAL);
    if page.language == Language::English {
        let joined = !page.is_mark(at) && page.written(at).contains('-');
        let number = page.shape(at).is_number() || page.begins(at, Lists::NUMERAL) || joined;
        let noun = page.begins(at + 1, Lists::NOUN) && number && page.shape(at) != Shape::Year;
        let noun = usize::from(noun && !ordinal());
        // `dozens of homes`, `five years`; but `one day` is no day counted
        let many = page.is(at, &["dozens", "hundreds", "thousands", "scores"]) && page.is(at + 1, &["of"]);
        let of = if many && page.begins(at + 2, Lists::NOUN) { 2 } else { 0 };
        let spell = !page.is(at, &["one"]) && page.begins(at, Lists::NUMERAL) && page.is(at + 1, &SPELLS);
        return noun.max(of).max(usize::from(spell));
    }
    let counts = page.shape(at).is_number() || page.holds(at, Lists::NUMERAL) && page.is(at, &NUMERALS);
    if !counts || ordinal() {
        return 0;
    }
    let counter = page.entry(at + 1, Lists::COUNTER);
    let noun = page.entry(at + 1, Lists::NOUN);
    if noun > 1 {
        return noun;
    }
    let after = page.entry(at + 1 + counter, Lists::NOUN);
    if counter > 0 && after > 0 { counter + after } else { 0 }
}

/// Units of time of which a number in words tells how many.
const SPELLS: [&str; 6] = ["years", "months", "weeks", "days", "hours", "minutes"];

/// The number of words of the measure that starts at `at` and stands before what it measures, in English: `30-day`,
/// `24-foot`, `two-year`.
fn hyphened(page: Page, at: usize) -> usize {
    const UNITS: [&str; 17] = [
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "foot",
        "inch",
        "mile",
        "kilometer",
        "acre",
        "pound",
        "man",
        "member",
        "point",
        "story",
        "page",
    ];
    const NUMERALS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    if page.language != Language::English {
        return 0;
    }
    // a number is a token of its own, a numeral is one with its unit
    let parted = page.shape(at).is_number() && page.is(at + 1, &["-"]) && page.is(at + 2, &UNITS);
    if parted && page.is_glued(at + 1) && page.is_glued(at + 2) {
        return 3;
    }
    let parts = page.written(at).split_once('-');
    usize::from(parts.is_some_and(|(number, unit)| NUMERALS.contains(&number) && UNITS.contains(&unit)))
}

/// `Mark Toner, 42, said`: an age in English.
fn is_age(page: Page, at: usize) -> bool {
    let told = at > 1
        && (page.is(at - 1, &[","]) && (page.is_capital(at - 2) || page.is(at - 2, &["."]))
            || page.is(at - 1, &["then", "aged"]));
    page.language == Language::English
        && told
        && page.shape(at) == Shape::Digits
        && page.is_mark(at + 1)
        && page.written(at).len() == 2
}

/// `170mm`, `800km2`, `200-300m`
fn is_measured(written: &str) -> bool {
    let unit = written.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    matches!(
        unit,
        "mm" | "cm"
            | "m"
            | "km"
            | "m2"
            | "m3"
            | "km2"
            | "kg"
            | "g"
            | "ha"
            | "đ"
            | "km/h"
            | "ml"
            | "kWh"
            | "MW"
            | "m²"
            | "km²"
            | "tr"
            | "k"
    )
}

/// Takes in what belongs to a quantity: `hơn` before it, its unit, the noun after its counter; and drops what does not.
/// `from` and `to` are the borders of its neighbours.
fn complete(page: Page, name: &mut Found, from: usize, to: usize) {
    cut(page, name);
    lead(page, name, from);
    let end = end_of(page, name);
    if end <= to && (name.words.end..end).all(|at| page.same_line(at)) {
        name.words.end = end;
    }
}

/// A percentage, a sum of money and a measure end with their sign or unit.
fn cut(page: Page, name: &mut Found) {
    let (start, end) = (name.words.start, name.words.end);
    let number = (start..end).find(|&at| page.shape(at).is_number());
    let closed = number.filter(|&at| {
        let unit = measure(page, at + 1);
        let money = unit > 0
            && (at + 1..at + 1 + unit).any(|at| page.is(at, &["đồng", "usd", "euro", "%", "dollars", "dollar"]));
        money || is_measured(page.written(at)) && page.shape(at) == Shape::Measured
    });
    if let Some(at) = closed {
        let closed = at + 1 + measure(page, at + 1);
        let goes_on = (closed..end).any(|at| page.shape(at).is_number());
        name.words.end = if goes_on { end } else { end.min(closed) };
    }
    while name.words.len() > 1
        && page.is(name.words.end - 1, &["lần", "đồng"])
        && page.is(name.words.end, &["lượt", "loạt", "thời"])
    {
        name.words.end -= 1;
    }
    if page.is(start, &["năm"]) && page.shape(start + 1).is_number() && name.words.len() > 1 {
        name.words.start += 1;
    }
}

/// Takes in words that make the number inexact, and drops the `hơn` of a comparison.
fn lead(page: Page, name: &mut Found, from: usize) {
    const BEFORE: [&str; 12] =
        ["hơn", "gần", "khoảng", "chừng", "dưới", "trên", "nearly", "about", "almost", "over", "around", "roughly"];
    const COMPARED: [&str; 16] = [
        "nhiều", "cao", "thấp", "lớn", "ít", "thêm", "rẻ", "đắt", "nhanh", "chậm", "dài", "ngắn", "nặng", "nhẹ", "kém",
        "sớm",
    ];
    let start = name.words.start;
    let compared = start > 0 && page.is(start - 1, &COMPARED);
    if page.is(start, &["hơn"]) && compared && name.words.len() > 1 {
        name.words.start += 1;
        return;
    }
    let compared = start > 1 && page.is(start - 2, &COMPARED);
    if start > from && page.is(start - 1, &BEFORE) && page.same_line(start) && !compared {
        name.words.start -= 1;
    }
    const PHRASES: [&str; 9] =
        ["ít nhất", "chưa đầy", "chưa tới", "at least", "more than", "fewer than", "less than", "up to", "as many as"];
    for phrase in PHRASES {
        let before = page.phrase_before(name.words.start, phrase);
        if let Some(start) = before.filter(|&start| start >= from && page.same_line(start + 1)) {
            name.words.start = start;
        }
    }
}

/// Where the quantity ends, with its unit and counted noun.
fn end_of(page: Page, name: &Found) -> usize {
    let mut end = name.words.end;
    let is_number = |at| page.shape(at).is_number() || page.begins(at, Lists::NUMERAL) || page.is_mark(at);
    let only_number = name.words.clone().all(is_number);
    if only_number {
        end += measure(page, end);
    }
    // the last words may be the start of a longer noun: `12 thủ` of `12 thủ tục`
    for start in [end.saturating_sub(2), end - 1] {
        let length = page.entry(start, Lists::NOUN);
        if start > name.words.start && start + length > end {
            end = start + length;
        }
    }
    if page.ends(end - 1, Lists::COUNTER) && end - 1 > name.words.start && !page.ends(end - 1, Lists::NOUN) {
        end += page.entry(end, Lists::NOUN);
    }
    if only_number && end == name.words.end {
        let noun = page.entry(end, Lists::NOUN);
        let counter = page.entry(end, Lists::COUNTER);
        end += if noun > 0 { noun } else { counter };
        end += if noun == 0 && counter > 0 { page.entry(end, Lists::NOUN) } else { 0 };
    }
    let per = page.is(end, &["/"]) && page.is_glued(end) && page.is_glued(end + 1) && !page.is_mark(end + 1);
    if per { end + 2 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_known() {
        assert!(is_measured("200-300m") && is_measured("1.376km2") && !is_measured("5G"));
    }
}
