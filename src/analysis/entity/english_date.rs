//! The grammar of English dates: `April 1, 2008`, `last Friday`, `21 months ago`, `8:30 p.m.`.

use super::page::Page;
use super::shape::Shape;
use crate::text::{lowered, month as month_number};

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const UNITS: [&str; 16] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "decade",
    "decades", "weekend", "century",
];

/// The number of words of the date that starts at `at`; 0 where none does.
pub(super) fn date_at(page: Page, at: usize) -> usize {
    for rule in [clock, day_and_month, month, weekday, relative, ago, year] {
        let length = rule(page, at);
        if length > 0 {
            return length;
        }
    }
    0
}

fn is_month(page: Page, at: usize) -> bool {
    page.is_capital(at) && month_number(&lowered(page.written(at))).is_some()
}

fn is_weekday(page: Page, at: usize) -> bool {
    page.is_capital(at) && page.is(at, &WEEKDAYS)
}

/// `8:30 p.m.`, `around 9am`
fn clock(page: Page, at: usize) -> usize {
    if page.is(at, &["around", "about"]) {
        let clock = clock(page, at + 1);
        return if clock > 0 { 1 + clock } else { 0 };
    }
    let written = page.written(at);
    let timed =
        page.shape(at).is_number() && (written.contains(':') || written.parse::<u8>().is_ok_and(|hour| hour <= 12));
    if timed && page.is(at + 1, &["p.m", "a.m", "pm", "am"]) {
        return 2 + usize::from(page.is(at + 2, &["."]) && page.is(at + 1, &["p.m", "a.m"]));
    }
    let glued = written.strip_suffix("am").or_else(|| written.strip_suffix("pm"));
    usize::from(glued.is_some_and(|hour| hour.ends_with(|c: char| c.is_ascii_digit()) && hour.len() <= 5))
}

/// `1 April 2008`
fn day_and_month(page: Page, at: usize) -> usize {
    let day = matches!(page.shape(at), Shape::Digit | Shape::Digits | Shape::Measured);
    if !day || !is_month(page, at + 1) || page.written(at).len() > 4 {
        return 0;
    }
    2 + usize::from(page.shape(at + 2) == Shape::Year)
}

/// `April 1, 2008`, `early March`, `September 2019`
fn month(page: Page, at: usize) -> usize {
    if page.is(at, &["early", "late", "mid", "last", "next", "this"]) && is_month(page, at + 1) {
        return 1 + month(page, at + 1);
    }
    if !is_month(page, at) {
        return 0;
    }
    let stop = usize::from(page.is(at + 1, &["."]) && page.shape(at + 2).is_number() && page.written(at).len() <= 4);
    let next = at + 1 + stop;
    if page.shape(next) == Shape::Year {
        return 2 + stop;
    }
    let day =
        matches!(page.shape(next), Shape::Digit | Shape::Digits | Shape::Measured) && page.written(next).len() <= 4;
    if day {
        let year = page.is(next + 1, &[","]) && page.shape(next + 2) == Shape::Year;
        return 2 + stop + if year { 2 } else { usize::from(page.shape(next + 1) == Shape::Year) };
    }
    // `may` and `march` at the start of a sentence are verbs
    usize::from(
        !page.is(at, &["may", "march", "mar", "sep", "dec", "jan"])
            || page.is(at.wrapping_sub(1), &["in", "last", "since", "of", "next", "this", "until", "by"]),
    )
}

/// `Friday`, `last Friday`, `Friday morning`, `Friday, April 1`
fn weekday(page: Page, at: usize) -> usize {
    if page.is(at, &["last", "next", "this", "late", "early"]) && is_weekday(page, at + 1) {
        return 1 + weekday(page, at + 1);
    }
    if !is_weekday(page, at) {
        return 0;
    }
    if page.is(at + 1, &[","]) && is_month(page, at + 2) && page.shape(at + 3).is_number() {
        return 2 + month(page, at + 2);
    }
    1 + usize::from(page.is(at + 1, &["morning", "afternoon", "evening", "night"]))
}

/// `last year`, `next week`, `this month`
fn relative(page: Page, at: usize) -> usize {
    let told = page.is(at, &["last", "next", "this"]);
    let unit = page.is(
        at + 1,
        &["year", "month", "week", "weekend", "decade", "century", "summer", "winter", "spring", "autumn", "fall"],
    );
    if told && unit { 2 } else { 0 }
}

/// `21 months ago`, `two years earlier`
fn ago(page: Page, at: usize) -> usize {
    let number =
        page.shape(at).is_number() || page.begins(at, super::lexicon::Lists::NUMERAL) || page.is(at, &["a", "an"]);
    let told = page.is(at + 1, &UNITS) && page.is(at + 2, &["ago", "earlier"]);
    if number && told { 3 } else { 0 }
}

/// `2008` after a preposition, `1990s`
fn year(page: Page, at: usize) -> usize {
    let written = page.written(at);
    if written.len() == 5 && written.ends_with("0s") && (written.starts_with("19") || written.starts_with("20")) {
        return 1;
    }
    const BEFORE: [&str; 12] =
        ["in", "since", "by", "until", "from", "during", "of", "after", "before", "early", "late", "to"];
    usize::from(
        page.shape(at) == Shape::Year && at > 0 && page.is(at - 1, &BEFORE) && !page.is_small(at + 1)
            || page.shape(at) == Shape::Year && at > 0 && page.is(at - 1, &["in", "since"]),
    )
}
