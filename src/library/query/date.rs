//! Tests of days: `2022-10`, `>5/10/2022`, `2022-10..2022-12`, `hôm-qua`, `7d`.
//!
//! Nothing here knows what day it is: what counts back from today is kept so, and resolved by whoever knows.

use super::choice::plain;
use super::fault::Flaw;
use chrono::{Datelike, Days as Count, Months, NaiveDate, TimeDelta};

/// The end of a range of days, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// That day.
    On(NaiveDate),
    /// So many days before today; after it where negative.
    DaysAgo(i32),
    /// The first day of the last so many months: on 3 November the last one began on 4 October.
    MonthsAgo(u32),
}

/// When an article must have been published. Both ends belong to it; a missing one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateTest {
    /// Not before.
    pub from: Option<Moment>,
    /// Not after.
    pub to: Option<Moment>,
}

/// A [`DateTest`] when today is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day; absent where any was before.
    pub from: Option<NaiveDate>,
    /// The last day; absent where any may follow.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// `day` is one of them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Moment {
    /// The day; absent where it lies beyond the calendar.
    fn day(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::DaysAgo(days) => today.checked_sub_signed(TimeDelta::days(days.into())),
            Self::MonthsAgo(months) => today.checked_sub_months(Months::new(months))?.succ_opt(),
        }
    }

    /// The moment so many days later.
    fn later(self, days: i32) -> Option<Self> {
        match self {
            Self::On(day) => day.checked_add_signed(TimeDelta::days(days.into())).map(Self::On),
            Self::DaysAgo(ago) => Some(Self::DaysAgo(ago - days)),
            Self::MonthsAgo(_) => None,
        }
    }

    /// It comes after `other`, whatever day it is.
    fn is_after(self, other: Self) -> bool {
        match (self, other) {
            (Self::On(day), Self::On(other)) => day > other,
            (Self::DaysAgo(days), Self::DaysAgo(other)) => days < other,
            _ => false,
        }
    }
}

impl DateTest {
    /// The days it means when today is `today`.
    pub fn days(&self, today: NaiveDate) -> Days {
        let day = |moment: Option<Moment>| moment.and_then(|moment| moment.day(today));
        Days { from: day(self.from), to: day(self.to) }
    }

    /// Reads `2022`, `2022-10`, `2022-10-05`, `10/2022`, `5/10/2022`, `today`, `7d`, any of them with `>`, `>=`, `<`,
    /// `<=` or `=` before it, and ranges with `..`. After a month is after its last day. What lasts (`7d`) cannot be
    /// compared: before or after its first day would both make sense.
    ///
    /// # Errors
    /// It is no such test, or its range runs backwards.
    pub(super) fn read(text: &str) -> Result<Self, Flaw> {
        let test = if let Some(text) = text.strip_prefix(">=") {
            named(text).map(|(from, _)| Self { from: Some(from), to: None })
        } else if let Some(text) = text.strip_prefix("<=") {
            named(text).map(|(_, to)| Self { from: None, to: Some(to) })
        } else if let Some(text) = text.strip_prefix('>') {
            named(text).and_then(|(_, to)| to.later(1)).map(|from| Self { from: Some(from), to: None })
        } else if let Some(text) = text.strip_prefix('<') {
            named(text).and_then(|(from, _)| from.later(-1)).map(|to| Self { from: None, to: Some(to) })
        } else if let Some((from, to)) = text.split_once("..") {
            range(from, to)
        } else {
            period(text.strip_prefix('=').unwrap_or(text)).map(|(from, to)| Self { from: Some(from), to: Some(to) })
        };
        match test {
            Some(Self { from: Some(from), to: Some(to) }) if from.is_after(to) => Err(Flaw::Backwards),
            Some(test) => Ok(test),
            None => Err(Flaw::Unreadable),
        }
    }

    /// More letters may make a test of `text`, which is none.
    pub(super) fn may_grow(text: &str) -> bool {
        let last = text.rsplit_once("..").map_or(text, |(_, last)| last).trim_start_matches(['<', '>', '=']);
        let is_number = last.bytes().all(|b| b.is_ascii_digit() || b"-/.".contains(&b));
        let begun = plain(last);
        is_number && last.len() < "2022-10-05".len() || NAMES.iter().any(|(name, _)| plain(name).starts_with(&begun))
    }
}

/// Words for days, and how many days ago they are.
pub(super) const NAMES: [(&str, i32); 4] = [("today", 0), ("yesterday", 1), ("hôm-nay", 0), ("hôm-qua", 1)];

fn range(from: &str, to: &str) -> Option<DateTest> {
    let from_end = if from.is_empty() { None } else { Some(period(from)?.0) };
    let to_end = if to.is_empty() { None } else { Some(period(to)?.1) };
    (from_end.is_some() || to_end.is_some()).then_some(DateTest { from: from_end, to: to_end })
}

/// The first and the last day of `text`.
fn period(text: &str) -> Option<(Moment, Moment)> {
    named(text).or_else(|| Some((last(text)?, Moment::DaysAgo(0))))
}

/// A day, a month or a year: `hôm-qua`, `5/10/2022`, `2022-10`, `2022`.
fn named(text: &str) -> Option<(Moment, Moment)> {
    let word = plain(text);
    if let Some((_, days)) = NAMES.iter().find(|(name, _)| plain(name) == word) {
        return Some((Moment::DaysAgo(*days), Moment::DaysAgo(*days)));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let (year, month, day) = match parts[..] {
        [year] => (year, None, None),
        [year, month] if year.len() == 4 => (year, Some(month), None),
        [month, year] => (year, Some(month), None),
        [year, month, day] if year.len() == 4 => (year, Some(month), Some(day)),
        [day, month, year] => (year, Some(month), Some(day)),
        _ => return None,
    };
    let year = number(year).filter(|_| year.len() == 4)?;
    let (from, to) = match (month, day) {
        (Some(month), Some(day)) => {
            let day = NaiveDate::from_ymd_opt(i32::from(year), short(month)?, short(day)?)?;
            (day, day)
        }
        (Some(month), None) => {
            let first = NaiveDate::from_ymd_opt(i32::from(year), short(month)?, 1)?;
            (first, first.checked_add_days(Count::new(u64::from(first.num_days_in_month()) - 1))?)
        }
        _ => (NaiveDate::from_ymd_opt(year.into(), 1, 1)?, NaiveDate::from_ymd_opt(year.into(), 12, 31)?),
    };
    Some((Moment::On(from), Moment::On(to)))
}

/// Where the last so many days, weeks, months or years begin: `7d`, `2w`, `3m`, `1y`, `7 ngày`.
fn last(text: &str) -> Option<Moment> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let count = number(&text[..digits]).filter(|count| *count > 0)?;
    match plain(&text[digits..]).trim() {
        "d" | "day" | "days" | "ngay" => Some(Moment::DaysAgo(i32::from(count) - 1)),
        "w" | "week" | "weeks" | "tuan" => Some(Moment::DaysAgo(i32::from(count) * 7 - 1)),
        "m" | "month" | "months" | "thang" => Some(Moment::MonthsAgo(count.into())),
        "y" | "year" | "years" | "nam" => Some(Moment::MonthsAgo(u32::from(count) * 12)),
        _ => None,
    }
}

fn number(digits: &str) -> Option<u16> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// A month or a day of one or two digits.
fn short(digits: &str) -> Option<u32> {
    number(digits).filter(|_| digits.len() <= 2).map(u32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `text` means on 3 November 2022: `from..to`.
    fn days(text: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2022, 11, 3).unwrap();
        let show = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        match DateTest::read(text) {
            Ok(test) => format!("{}..{}", show(test.days(today).from), show(test.days(today).to)),
            Err(flaw) => format!("{flaw:?}"),
        }
    }

    #[test]
    fn dates_are_read() {
        let cases = [
            ("2022", "2022-01-01..2022-12-31"),
            ("2022-10", "2022-10-01..2022-10-31"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("2022-10-05", "2022-10-05..2022-10-05"),
            ("5/10/2022", "2022-10-05..2022-10-05"),
            ("05.10.2022", "2022-10-05..2022-10-05"),
            ("10/2022", "2022-10-01..2022-10-31"),
            (">2022-10", "2022-11-01.."),
            (">=2022-10", "2022-10-01.."),
            ("<2022-10", "..2022-09-30"),
            ("<=10/2022", "..2022-10-31"),
            ("=2022", "2022-01-01..2022-12-31"),
            ("2022-10..2022-12", "2022-10-01..2022-12-31"),
            ("2022-10..", "2022-10-01.."),
            ("..5/10/2022", "..2022-10-05"),
            ("2022..today", "2022-01-01..2022-11-03"),
        ];
        for (text, expected) in cases {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn days_are_counted_back_from_today() {
        let cases = [
            ("today", "2022-11-03..2022-11-03"),
            ("hôm-nay", "2022-11-03..2022-11-03"),
            ("hom-qua", "2022-11-02..2022-11-02"),
            ("Hôm qua", "2022-11-02..2022-11-02"),
            (">=yesterday", "2022-11-02.."),
            ("<today", "..2022-11-02"),
            (">yesterday", "2022-11-03.."),
            ("1d", "2022-11-03..2022-11-03"),
            ("7d", "2022-10-28..2022-11-03"),
            ("7 ngày", "2022-10-28..2022-11-03"),
            ("2w", "2022-10-21..2022-11-03"),
            ("1m", "2022-10-04..2022-11-03"),
            ("3-tháng", "2022-08-04..2022-11-03"),
            ("1y", "2021-11-04..2022-11-03"),
            ("7d..yesterday", "2022-10-28..2022-11-02"),
        ];
        for (text, expected) in cases {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "20", "2022-13", "30/2/2022", "2022-10-", "..", ">", "0d", "7x", "99999d", ">7d", "mai", "+1d"]
        {
            assert_eq!(days(text), "Unreadable", "{text}");
        }
        assert_eq!(days("2022-12..2022-10"), "Backwards");
        assert_eq!(days("today..yesterday"), "Backwards");
    }

    #[test]
    fn days_hold_their_ends() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2022, 10, day).unwrap();
        let days = Days { from: Some(day(5)), to: Some(day(7)) };
        assert_eq!([4, 5, 7, 8].map(|n| days.holds(day(n))), [false, true, true, false]);
        assert!(Days { from: None, to: None }.holds(day(1)));
    }
}
