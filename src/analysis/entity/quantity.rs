//! Quantities: numbers with their unit or counted noun, completed after the model.

use super::EntityKind::{Date, Number, Product};
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
        if taken || !shape.is_number() || matches!(shape, Shape::Hour | Shape::Slashed) {
            continue;
        }
        let room = found.get(next).map_or(page.words.len(), |name| name.words.start);
        let money = at > 0 && page.is(at - 1, &["$", "€", "£", "¥"]);
        let measured = shape == Shape::Measured && is_measured(page.written(at));
        let unit = measure(page, at + 1);
        if (money || measured || unit > 0 || is_age(page, at)) && at + 1 + unit <= room {
            added.push(Found::new(at - usize::from(money)..at + 1 + unit, Number));
        }
    }
    found.extend(added);
    found.sort_by_key(|name| (name.words.start, name.words.end));
    found.dedup_by(|next, name| next.overlaps(&name.words));
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

/// Takes in what belongs to a quantity: `hơn` before it, its unit, the noun after its counter. `from` and `to` are the
/// borders of its neighbours.
fn complete(page: Page, name: &mut Found, from: usize, to: usize) {
    const BEFORE: [&str; 12] =
        ["hơn", "gần", "khoảng", "chừng", "dưới", "trên", "nearly", "about", "almost", "over", "around", "roughly"];
    let first = name.words.start;
    if first > from
        && page.is(first - 1, &BEFORE)
        && page.same_line(first)
        && !page.is(first.wrapping_sub(2), &["nhiều", "cao", "thấp", "lớn", "ít", "thêm"])
    {
        name.words.start -= 1;
    }
    for phrase in ["ít nhất", "chưa đầy", "chưa tới", "at least", "more than", "fewer than", "less than", "up to"]
    {
        let start = name.words.start;
        if start >= from + 2 && page.is_phrase(start - 2, phrase) {
            name.words.start -= 2;
        }
    }
    let mut end = name.words.end;
    let only_number =
        name.words.clone().all(|at| page.shape(at).is_number() || page.begins(at, Lists::NUMERAL) || page.is_mark(at));
    if only_number {
        end += measure(page, end);
    }
    // the last words may be the start of a longer noun: `4 quả` of `4 quả rocket`
    let last = end - 1;
    for start in [last.saturating_sub(1), last] {
        let length = page.entry(start, Lists::NOUN);
        if start > name.words.start && start + length > end {
            end = start + length;
        }
    }
    if page.ends(end - 1, Lists::COUNTER) && end - 1 > name.words.start && !page.ends(end - 1, Lists::NOUN) {
        end += page.entry(end, Lists::NOUN);
    }
    if only_number && end == name.words.end {
        end += page.entry(end, Lists::NOUN);
    }
    if end <= to && (name.words.end..end).all(|at| page.same_line(at)) {
        name.words.end = end;
    }
}

/// Dates win over quantities where both hold the same words.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_known() {
        assert!(is_measured("200-300m") && is_measured("1.376km2") && !is_measured("5G"));
        assert_ne!(Number, Date);
    }
}
