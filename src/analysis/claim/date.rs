//! Dates and times as they are written: where one ends that starts at a word.

use super::line::Reading;
use crate::analysis::Language;
use crate::analysis::token::TokenKind;
use crate::text::month;

/// What may stand before the number of a Vietnamese date.
const BEFORE: [&str; 20] = [
    "vào", "hôm", "ngày", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm", "rạng", "hồi", "đầu", "cuối", "giữa",
    "lúc", "khoảng", "từ", "sang", "cùng",
];
/// Units that a number follows: `tháng 9`, `năm 1953`.
const UNITS: [&str; 4] = ["ngày", "tháng", "năm", "hôm"];
/// Months in words, days of the week after `thứ`.
const NUMERALS: [&str; 14] =
    ["một", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "giêng", "chạp", "mươi"];
/// What may follow: `tháng 9 năm ngoái`, `ngày 20/1 tới`.
const AFTER: [&str; 9] = ["ngoái", "nay", "tới", "qua", "trước", "này", "vừa", "rồi", "sau"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const ENGLISH_BEFORE: [&str; 8] = ["on", "in", "early", "late", "last", "since", "earlier", "next"];
const PARTS_OF_DAY: [&str; 5] = ["morning", "afternoon", "evening", "night", "evening"];

/// The number of tokens of the date that starts at token `at` and ends before `end`.
pub(super) fn length(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    match reading.language {
        Language::English => english(reading, at, end),
        _ => vietnamese(reading, at, end),
    }
    .filter(|&length| at + length <= end)
}

fn number(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

fn vietnamese(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let first = reading.word(at);
    if !(number(reading, at) || BEFORE.contains(&first) || UNITS.contains(&first)) {
        return None;
    }
    let (mut i, mut found) = (at, false);
    while i < end {
        let word = reading.word(i);
        let next = reading.word(i + 1);
        if let Some(after) = hour(reading, i) {
            i = after;
        } else if UNITS.contains(&word) && (number(reading, i + 1) || (word == "tháng" && NUMERALS.contains(&next))) {
            (i, found) = (i + 2, true);
        } else if number(reading, i) && is_day(word) {
            (i, found) = (i + 1, true);
        } else if found && word == "năm" && (next == "ngoái" || next == "nay") {
            i += 2;
        } else if BEFORE.contains(&word) && (!found || matches!(word, "ngày" | "sáng" | "tối" | "chiều" | "đêm"))
        {
            i += 1;
        } else {
            break;
        }
    }
    while found && AFTER.contains(&reading.word(i)) {
        i += 1;
    }
    found.then_some(i - at)
}

/// `9 giờ 30 phút [ngày 9-11]`: the piece after an hour in words, where a day follows.
fn hour(reading: &Reading, at: usize) -> Option<usize> {
    let counts = |at: usize, unit: &str| number(reading, at) && reading.word(at + 1) == unit;
    let minutes = at + 2 + 2 * usize::from(counts(at + 2, "phút"));
    let day = matches!(reading.word(minutes), "ngày" | "sáng" | "trưa" | "chiều" | "tối" | "đêm" | "cùng" | "hôm");
    (counts(at, "giờ") && day).then_some(minutes)
}

/// `2/11`, `2-11`, `2.11.2022`, `20h`, `20h30`.
fn is_day(word: &str) -> bool {
    let mut parts = word.split(['/', '-', '.']);
    let day = parts.next().and_then(|day| day.parse::<u32>().ok());
    let month = parts.next().and_then(|month| month.parse::<u32>().ok());
    match (day, month) {
        (Some(day), Some(month)) => {
            let plain = (1..=31).contains(&day) && (1..=12).contains(&month) || (1..=12).contains(&day) && month > 1900;
            plain && parts.next().is_none_or(|year| year.len() == 4 || year.len() == 2)
        }
        _ => word.split_once('h').is_some_and(|(hour, _)| hour.parse::<u32>().is_ok_and(|hour| hour <= 24)),
    }
}

fn english(reading: &Reading, at: usize, end: usize) -> Option<usize> {
    let mut i = at;
    while i < end && ENGLISH_BEFORE.contains(&reading.word(i)) {
        i += 1;
    }
    let is_month = |i: usize| month(reading.word(i)).is_some() && reading.tokens.get(i).is_some_and(|t| t.is_capital());
    if WEEKDAYS.contains(&reading.word(i)) {
        i += 1;
        if PARTS_OF_DAY.contains(&reading.word(i)) {
            i += 1;
        }
        return Some(i - at);
    }
    if number(reading, i) && is_month(i + 1) {
        i += 2 + usize::from(number(reading, i + 2));
        return Some(i - at);
    }
    if is_month(i) {
        i += 1;
        i += usize::from(number(reading, i));
        if reading.word(i) == "," && number(reading, i + 1) && reading.word(i + 1).len() == 4 {
            i += 2;
        }
        return Some(i - at);
    }
    None
}
