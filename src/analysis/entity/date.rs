//! Dates: found by their grammar, which is stricter about their ends than the model.

use super::EntityKind::{Date, Event, Number, Organization, Product};
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;
use crate::analysis::Language;
use std::ops::Range;

/// Sets the dates of a page to what their grammar says.
pub(super) fn settle(page: Page, found: &mut Vec<Found>) {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < page.words.len() {
        let length = date_at(page, at);
        if length > 0 {
            dates.push(at..at + length);
        }
        at += length.max(1);
    }
    let mut split = Vec::with_capacity(found.len());
    for mut name in found.drain(..) {
        match name.kind {
            Date => {
                without_preposition(page, &mut name);
                split.extend(from_and_to(page, name));
            }
            Event => split.extend(without_year(page, name)),
            _ => split.push(name),
        }
    }
    *found = split;
    found.retain(|name| !(name.words.is_empty() || name.kind == Date && is_score(page, name)));
    merge(page, found, dates);
}

/// The number of words of the date that starts at `at`; 0 where none does.
pub(super) fn date_at(page: Page, at: usize) -> usize {
    let word = &page.words[at];
    let may = word.begins.has(Lists::CALENDAR.with(Lists::NUMERAL)) || page.shape(at).is_number();
    if !may {
        return 0;
    }
    match page.language {
        Language::English => super::english_date::date_at(page, at),
        _ => super::vietnamese_date::date_at(page, at),
    }
}

/// Prepositions before a date that the model took in.
fn without_preposition(page: Page, name: &mut Found) {
    const BEFORE: [&str; 16] = [
        "hồi", "vào", "từ", "lúc", "trong", "đến", "tới", "kể", "trước", "sau", "hơn", "này", "in", "on", "since",
        "until",
    ];
    while name.words.len() > 1 && page.is(name.words.start, &BEFORE) {
        name.words.start += 1;
    }
}

/// `từ năm 2016 đến 2019` has two dates.
fn from_and_to(page: Page, name: Found) -> Vec<Found> {
    let border = name.words.clone().skip(1).find(|&at| page.is(at, &["đến", "tới"]) && at + 1 < name.words.end);
    let numbered = |at: usize| page.shape(at).is_number() || page.shape(at + 1).is_number();
    match border.filter(|&at| numbered(at + 1) && numbered(name.words.start)) {
        Some(at) => vec![Found::new(name.words.start..at, Date), Found::new(at + 1..name.words.end, Date)],
        None => vec![name],
    }
}

/// `Hiệp ước Lausanne năm 1923`: event and date. The year belongs to the names of laws.
fn without_year(page: Page, name: Found) -> Vec<Found> {
    let end = name.words.end;
    let law = page.is(name.words.start, &["luật", "bộ", "công", "nghị", "thông", "hiến", "pháp"]);
    let yearly = name.words.len() > 3 && page.is(end - 2, &["năm"]) && page.shape(end - 1) == Shape::Year;
    if yearly && !law {
        return vec![Found::new(name.words.start..end - 2, Event), Found::new(end - 2..end, Date)];
    }
    vec![name]
}

/// `2-1` is the result of a game where no word of dates stands before it.
fn is_score(page: Page, name: &Found) -> bool {
    let start = name.words.start;
    let dashed = name.words.len() == 1 && page.shape(start) == Shape::Dashed && page.written(start).len() == 3;
    dashed && !(start > 0 && page.is(start - 1, &["từ", "đến", "ngày", "hôm", "trước", "sau", "lễ", "dịp", "vào"]))
}

/// Puts `dates` among the names that the model found.
fn merge(page: Page, found: &mut Vec<Found>, dates: Vec<Range<usize>>) {
    let mut added = Vec::new();
    for date in dates {
        let first = found.partition_point(|name| name.words.end <= date.start);
        let over = found[first..].iter().take_while(|name| name.words.start < date.end).count();
        let over = &mut found[first..first + over];
        let holds = |name: &Found| name.words.start <= date.start && date.end <= name.words.end;
        let of_name =
            |name: &Found| matches!(name.kind, Event | Organization | Product) && name.words.len() > date.len();
        if over
            .iter()
            .any(|name| holds(name) && (of_name(name) || (name.kind == Date && keeps_model(page, name, &date))))
        {
            continue;
        }
        let mut words = date;
        for name in over {
            let joins = name.kind == Date && !(name.words.start <= words.start && words.end <= name.words.end);
            if joins {
                words = words.start.min(name.words.start)..words.end.max(name.words.end);
            }
            if matches!(name.kind, Date | Number) || (words.start <= name.words.start && name.words.end <= words.end) {
                name.words.end = name.words.start;
            } else if name.words.start < words.start {
                name.words.end = words.start;
            } else {
                name.words.start = words.end.min(name.words.end);
            }
        }
        added.push(Found::new(words, Date));
    }
    found.retain(|name| !name.words.is_empty());
    found.extend(added);
    found.sort_by_key(|name| (name.words.start, name.words.end));
    found.dedup_by(|next, name| next.overlaps(&name.words));
}

/// The model's date is longer than the grammar's `date`, and rightly so: it starts with `khoảng` or goes on to the
/// right.
fn keeps_model(page: Page, name: &Found, date: &Range<usize>) -> bool {
    let inexact = ["khoảng", "gần", "hơn", "around", "about", "nearly", "mid", "đến"];
    let before = name.words.start == date.start
        || page.is(name.words.start, &inexact)
        || page.shape(name.words.start) == Shape::Hour;
    before && name.words.end <= date.end + 3
}
