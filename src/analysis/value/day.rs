//! Days: what the words of a date mean in an article of a known day.

use crate::text::{lowered, month as month_number};
use chrono::{Datelike, Days, NaiveDate};

/// A day or a range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; the first one where a single day is meant.
    pub to: NaiveDate,
    /// The year is not written but taken from the article's date.
    pub year_is_inferred: bool,
}

/// The days that `words` mean in an article published on `day`; `None` where they tell no day.
pub(in crate::analysis) fn resolve(words: &str, day: NaiveDate) -> Option<DateRange> {
    let words = &lowered(words);
    let single = |day: NaiveDate| DateRange { from: day, to: day, year_is_inferred: false };
    if let Some(days) = relative(words) {
        return day.checked_sub_days(Days::new(days)).map(single);
    }
    let last_year = words.contains("năm ngoái") || words.contains("last year");
    for token in words.split(|c: char| c.is_whitespace() || c == ',') {
        let parts: Vec<u32> = token.split(['/', '-', '.']).map_while(|part| part.parse().ok()).collect();
        if let [date, month, rest @ ..] = parts.as_slice()
            && let Some(range) = numbered((*date, *month), rest.first().copied(), day)
        {
            return Some(range);
        }
    }
    month(words, day, last_year)
        .map(|range| part(words, range))
        .or_else(|| span(words, day))
        .or_else(|| weekday(words, day))
}

/// `đầu tháng`, `late March`: ten days of the month.
fn part(words: &str, range: DateRange) -> DateRange {
    if range.from == range.to {
        return range;
    }
    let is = |forms: [&str; 3]| forms.iter().any(|form| words.starts_with(form));
    let (first, last) = if is(["đầu", "early", "beginning"]) {
        (range.from, range.from + Days::new(9))
    } else if is(["giữa", "mid", "middle"]) {
        (range.from + Days::new(10), range.from + Days::new(19))
    } else if is(["cuối", "late", "end"]) {
        (range.from + Days::new(20), range.to)
    } else {
        return range;
    };
    DateRange { from: first, to: last, ..range }
}

/// Weeks, months, quarters and years: `tuần này`, `tháng trước`, `quý III/2024`, `năm 1953`, `last year`.
fn span(words: &str, day: NaiveDate) -> Option<DateRange> {
    let has = |form: &str| words.contains(form);
    let range = |from: NaiveDate, to: NaiveDate| Some(DateRange { from, to, year_is_inferred: false });
    let monday = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
    let week = |back: u64| {
        let from = monday.checked_sub_days(Days::new(7 * back))?;
        range(from, from + Days::new(6))
    };
    if has("tuần này") || has("this week") {
        return week(0);
    }
    if has("tuần trước") || has("tuần qua") || has("last week") {
        return week(1);
    }
    if has("tháng này") || has("this month") {
        return whole_month(day.year(), day.month(), false).map(|month| part(words, month));
    }
    if has("tháng trước") || has("tháng qua") || has("last month") {
        let before = day.with_day(1)?.pred_opt()?;
        return whole_month(before.year(), before.month(), false).map(|month| part(words, month));
    }
    let numbers = || words.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<i32>().ok());
    let year = if has("năm ngoái") || has("last year") {
        Some(day.year() - 1)
    } else if has("năm nay") || has("this year") {
        Some(day.year())
    } else {
        numbers().find(|number| (1800..2100).contains(number))
    };
    if let Some((_, quarter)) = words.split_once("quý ") {
        let names = [("iv", 4), ("iii", 3), ("ii", 2), ("i", 1), ("4", 4), ("3", 3), ("2", 2), ("1", 1)];
        let number = names.iter().find(|(name, _)| quarter.starts_with(name))?.1;
        let first = whole_month(year.unwrap_or(day.year()), number * 3 - 2, year.is_none())?;
        let last = whole_month(year.unwrap_or(day.year()), number * 3, year.is_none())?;
        return Some(DateRange { to: last.to, ..first });
    }
    let last = numbers().rfind(|number| (1800..2100).contains(number));
    let year = year?;
    let to = last.filter(|last| *last > year).unwrap_or(year);
    range(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(to, 12, 31)?)
}

/// The last such day of the week up to the day of the article; the next one where the words say so.
fn weekday(words: &str, day: NaiveDate) -> Option<DateRange> {
    const DAYS: [[&str; 2]; 7] = [
        ["thứ hai", "monday"],
        ["thứ ba", "tuesday"],
        ["thứ tư", "wednesday"],
        ["thứ năm", "thursday"],
        ["thứ sáu", "friday"],
        ["thứ bảy", "saturday"],
        ["chủ nhật", "sunday"],
    ];
    let named = DAYS.iter().position(|names| names.iter().any(|name| words.contains(name)))?;
    let today = day.weekday().num_days_from_monday() as usize;
    let found = if words.contains("next ") || words.contains(" tới") {
        day + Days::new((named + 7 - today - 1) as u64 % 7 + 1)
    } else {
        day.checked_sub_days(Days::new((today + 7 - named) as u64 % 7))?
    };
    Some(DateRange { from: found, to: found, year_is_inferred: false })
}

/// Days before the article for words that say so.
fn relative(words: &str) -> Option<u64> {
    let today = ["hôm nay", "sáng nay", "chiều nay", "tối nay", "trưa nay", "today", "tonight"];
    let yesterday = ["hôm qua", "đêm qua", "tối qua", "sáng qua", "chiều qua", "yesterday"];
    if today.iter().any(|form| words.contains(form)) {
        Some(0)
    } else if yesterday.iter().any(|form| words.contains(form)) {
        Some(1)
    } else {
        words.contains("hôm kia").then_some(2)
    }
}

/// `2/11`, `2-11-2022`, `9-2017`: the year is that of the article, or the one before where the day would lie far in its
/// future.
fn numbered(parts: (u32, u32), year: Option<u32>, day: NaiveDate) -> Option<DateRange> {
    let (first, second) = parts;
    if second > 1900 {
        return whole_month(i32::try_from(second).ok()?, first, false);
    }
    let full = year.map(|year| if year < 100 { year + 2000 } else { year });
    let date = match full {
        Some(year) => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, second, first)?,
        None => {
            let date = NaiveDate::from_ymd_opt(day.year(), second, first);
            let far = date.is_none_or(|date| date > day + Days::new(7));
            if far { NaiveDate::from_ymd_opt(day.year() - 1, second, first).or(date)? } else { date? }
        }
    };
    Some(DateRange { from: date, to: date, year_is_inferred: full.is_none() })
}

/// `tháng 9`, `September 2017`, `March 7`: a whole month, or a day of it.
fn month(words: &str, day: NaiveDate, last_year: bool) -> Option<DateRange> {
    let parts: Vec<&str> =
        words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.')).filter(|part| !part.is_empty()).collect();
    let at = parts.iter().position(|part| *part == "tháng" || month_number(part).is_some())?;
    let number = match parts.get(at)? {
        &"tháng" => parts.get(at + 1)?.parse::<u32>().ok()?,
        name => month_number(name)?,
    };
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let year = numbers.iter().copied().find(|&n| (1900..2100).contains(&n)).and_then(|n| i32::try_from(n).ok());
    let date = numbers.iter().copied().find(|&n| n <= 31).filter(|_| parts.get(at) != Some(&"tháng"));
    let inferred = if number > day.month() || last_year { day.year() - 1 } else { day.year() };
    match date {
        Some(date) => {
            let date = NaiveDate::from_ymd_opt(year.unwrap_or(inferred), number, date)?;
            Some(DateRange { from: date, to: date, year_is_inferred: year.is_none() })
        }
        None => whole_month(year.unwrap_or(inferred), number, year.is_none()),
    }
}

fn whole_month(year: i32, month: u32, year_is_inferred: bool) -> Option<DateRange> {
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    Some(DateRange { from, to: next?.pred_opt()?, year_is_inferred })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_resolved_against_the_article() {
        let day = NaiveDate::from_ymd_opt(2024, 11, 15).unwrap();
        let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let from = |words: &str| resolve(words, day).map(|range| range.from);
        assert_eq!(from("ngày 12/11"), Some(on(2024, 11, 12)));
        assert_eq!(from("hôm 30-12"), Some(on(2023, 12, 30)));
        assert_eq!(from("chiều qua"), Some(on(2024, 11, 14)));
        assert_eq!(from("tháng 9"), Some(on(2024, 9, 1)));
        assert_eq!(from("cuối tháng 12 năm ngoái"), Some(on(2023, 12, 21)));
        assert_eq!(from("tháng 8-2013"), Some(on(2013, 8, 1)));
        assert_eq!(from("on march 7, 2003"), Some(on(2003, 3, 7)));
        assert_eq!(from("gần đây"), None);
        let range = |words: &str| resolve(words, day).map(|range| (range.from, range.to));
        assert_eq!(range("tuần trước"), Some((on(2024, 11, 4), on(2024, 11, 10))));
        assert_eq!(range("cuối tháng 12 năm ngoái"), Some((on(2023, 12, 21), on(2023, 12, 31))));
        assert_eq!(range("đầu tháng này"), Some((on(2024, 11, 1), on(2024, 11, 10))));
        assert_eq!(range("tháng trước"), Some((on(2024, 10, 1), on(2024, 10, 31))));
        assert_eq!(range("quý III/2024"), Some((on(2024, 7, 1), on(2024, 9, 30))));
        assert_eq!(range("năm 1953"), Some((on(1953, 1, 1), on(1953, 12, 31))));
        assert_eq!(range("giai đoạn 2016-2020"), Some((on(2016, 1, 1), on(2020, 12, 31))));
        assert_eq!(range("last year"), Some((on(2023, 1, 1), on(2023, 12, 31))));
        assert_eq!(from("on Tuesday"), Some(on(2024, 11, 12)));
        assert_eq!(from("Friday"), Some(day));
        assert_eq!(from("next Friday"), Some(on(2024, 11, 22)));
        assert_eq!(from("thứ hai"), Some(on(2024, 11, 11)));
        assert_eq!(from("Dec. 3"), Some(on(2023, 12, 3)));
    }
}
