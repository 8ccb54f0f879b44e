//! Dates as they stand in fields and datelines: ISO, RFC 2822, `21/11/2024`, `Thứ năm, 21/11/2024, 10:15 (GMT+7)`,
//! `ngày 21 tháng 11 năm 2024`, `November 21, 2024`.
//!
//! Day and time are kept as they are written, without moving them between time zones.

use crate::text::{fold, month};
use chrono::{DateTime, NaiveDate, NaiveTime};

/// A day and perhaps a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The day.
    pub date: NaiveDate,
    /// The time of the day.
    pub time: Option<NaiveTime>,
}

/// Bytes of a field that are looked at: a date is no longer.
const FIELD: usize = 160;
/// Bytes of a line that may be a dateline.
const LINE: usize = 90;

/// The date in a field that is known to hold one; words around it are passed over.
pub(super) fn parse(field: &str) -> Option<When> {
    let field = field.trim();
    if (9..=13).contains(&field.len()) && field.bytes().all(|b| b.is_ascii_digit()) {
        return field.parse().ok().and_then(stamp);
    }
    let end = (0..=field.len().min(FIELD)).rev().find(|&end| field.is_char_boundary(end))?;
    find(&tokens(&field[..end]))
}

/// The date of a line that holds nothing else: `Thứ năm, 21/11/2024 | 10:15`.
pub(super) fn dateline(line: &str) -> Option<When> {
    if line.len() > LINE || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(line);
    let is_date = |token: &Token| match token {
        Token::Word(word) => DATE_WORDS.contains(&word.as_str()) || month(word).is_some(),
        Token::Mark(mark) => "/-.,:;|()+–—•*".contains(*mark),
        Token::Number(..) => true,
    };
    if tokens.iter().all(is_date) { find(&tokens) } else { None }
}

/// Seconds or milliseconds since 1970.
pub(super) fn stamp(number: i64) -> Option<When> {
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    let moment = DateTime::from_timestamp(seconds, 0)?.naive_utc();
    is_plausible(moment.date()).then(|| When { date: moment.date(), time: Some(moment.time()) })
}

/// Words that may stand in a line that is only a date.
const DATE_WORDS: [&str; 53] = [
    "thu",
    "hai",
    "ba",
    "tu",
    "nam",
    "sau",
    "bay",
    "chu",
    "nhat",
    "cn",
    "t",
    "ngay",
    "thang",
    "luc",
    "gio",
    "phut",
    "h",
    "gmt",
    "utc",
    "z",
    "am",
    "pm",
    "sa",
    "ch",
    "dang",
    "cap",
    "xuat",
    "ban",
    "mon",
    "tue",
    "wed",
    "thur",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "published",
    "updated",
    "posted",
    "on",
    "at",
    "date",
    "st",
    "nd",
    "rd",
    "th",
    "est",
];

const MONTHS_VI: [&str; 12] =
    ["mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"];

#[derive(Debug, PartialEq)]
enum Token {
    /// Its value and number of digits.
    Number(u32, usize),
    /// Folded.
    Word(String),
    Mark(char),
}

/// Runs of digits, runs of letters, and marks; white space only parts.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_same = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_alphabetic() };
        let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (run, after) = rest.split_at(end);
        rest = after;
        if first.is_ascii_digit() {
            tokens.push(Token::Number(run.parse().unwrap_or(u32::MAX), run.len()));
        } else if first.is_alphabetic() {
            tokens.push(Token::Word(fold(run)));
        } else if !first.is_whitespace() {
            tokens.push(Token::Mark(first));
        }
    }
    tokens
}

fn find(tokens: &[Token]) -> Option<When> {
    let date = (0..tokens.len()).find_map(|at| date_at(&tokens[at..]))?;
    let time = (0..tokens.len()).find_map(|at| {
        let is_zone = at > 0 && matches!(tokens[at - 1], Token::Mark('+' | ':'));
        if is_zone { None } else { time_at(&tokens[at..]) }
    });
    Some(When { date, time })
}

fn date_at(tokens: &[Token]) -> Option<NaiveDate> {
    use Token::{Mark, Number, Word};
    match tokens {
        [Number(y, 4), Mark('-' | '/' | '.'), Number(m, 1..=2), Mark('-' | '/' | '.'), Number(d, 1..=2), ..] => {
            day(*y, *m, *d)
        }
        [Number(a, 1..=2), Mark(x @ ('-' | '/' | '.')), Number(b, 1..=2), Mark(z), Number(y, 4), ..] if x == z => {
            day(*y, *b, *a).or_else(|| day(*y, *a, *b))
        }
        [Number(ymd, 8), ..] => day(ymd / 10_000, ymd / 100 % 100, ymd % 100),
        [Number(d, 1..=2), Word(thang), rest @ ..] if thang == "thang" => vietnamese(*d, rest),
        [Number(d, 1..=2), rest @ ..] => english(*d, rest),
        [Word(name), Number(d, 1..=2), rest @ ..] | [Word(name), Mark('.'), Number(d, 1..=2), rest @ ..] => {
            let (y, _) = year(rest)?;
            day(y, month(name)?, *d)
        }
        _ => None,
    }
}

/// `tháng 11 năm 2024`, `tháng Mười Một, 2024`: what follows `tháng`.
fn vietnamese(d: u32, rest: &[Token]) -> Option<NaiveDate> {
    use Token::{Number, Word};
    let (m, used) = match rest {
        [Number(m, 1..=2), ..] => (*m, 1),
        [Word(a), Word(b), ..] if MONTHS_VI.contains(&format!("{a} {b}").as_str()) => {
            (position(&MONTHS_VI, &format!("{a} {b}"))?, 2)
        }
        [Word(a), ..] => (position(&MONTHS_VI, a)?, 1),
        _ => return None,
    };
    let (y, _) = year(rest.get(used..)?)?;
    day(y, m, d)
}

/// `21 November 2024`, `21st of Nov, 2024`: what follows the day.
fn english(d: u32, rest: &[Token]) -> Option<NaiveDate> {
    let skipped = rest
        .iter()
        .take_while(|token| match token {
            Token::Word(word) => ["st", "nd", "rd", "th", "of"].contains(&word.as_str()),
            Token::Mark(mark) => *mark == '-',
            Token::Number(..) => false,
        })
        .count();
    let Some([Token::Word(name), rest @ ..]) = rest.get(skipped..) else { return None };
    let (y, _) = year(rest)?;
    day(y, month(name)?, d)
}

/// A year after at most two marks or words such as `năm`.
fn year(rest: &[Token]) -> Option<(u32, usize)> {
    for (at, token) in rest.iter().enumerate().take(3) {
        match token {
            Token::Number(y, 4) => return Some((*y, at)),
            Token::Mark(',' | '.' | '/' | '-') => {}
            Token::Word(word) if ["nam", "st", "nd", "rd", "th"].contains(&word.as_str()) => {}
            _ => return None,
        }
    }
    None
}

fn time_at(tokens: &[Token]) -> Option<NaiveTime> {
    use Token::{Mark, Number, Word};
    let (hour, minute, second, rest) = match tokens {
        [Number(h, 1..=2), Mark(':'), Number(m, 2), Mark(':'), Number(s, 2), rest @ ..] => (*h, *m, *s, rest),
        [Number(h, 1..=2), Mark(':'), Number(m, 2), rest @ ..] => (*h, *m, 0, rest),
        [Number(h, 1..=2), Word(hour), Number(m, 2), rest @ ..] if hour == "h" || hour == "gio" => (*h, *m, 0, rest),
        _ => return None,
    };
    let half = rest.iter().find_map(|token| if let Word(word) = token { Some(word.as_str()) } else { None });
    let hour = match (half, hour) {
        (Some("pm" | "ch"), 1..=11) => hour + 12,
        (Some("am" | "sa"), 12) => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second.min(59))
}

fn position(names: &[&str], name: &str) -> Option<u32> {
    names.iter().position(|known| *known == name).map(|at| at as u32 + 1)
}

fn day(y: u32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(y).ok()?, m, d).filter(|date| is_plausible(*date))
}

/// Newspapers that are read on a screen are not older than this, nor from the far future.
fn is_plausible(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1900..=2099).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(when: Option<When>) -> String {
        when.map_or_else(
            || "none".into(),
            |when| match when.time {
                Some(time) => format!("{} {}", when.date, time.format("%H:%M")),
                None => when.date.to_string(),
            },
        )
    }

    #[test]
    fn fields_are_read_in_the_usual_forms() {
        for (field, expected) in [
            ("2024-11-21", "2024-11-21"),
            ("2024-11-21T10:15:30+07:00", "2024-11-21 10:15"),
            ("2024-11-21 03:15:30Z", "2024-11-21 03:15"),
            ("Thu, 21 Nov 2024 10:15:00 +0700", "2024-11-21 10:15"),
            ("2/11/2022", "2022-11-02"),
            ("Thứ năm, 21/11/2024", "2024-11-21"),
            ("Thứ năm, 21/11/2024, 10:15 (GMT+7)", "2024-11-21 10:15"),
            ("21-11-2024 10:15 GMT+7", "2024-11-21 10:15"),
            ("10:15 | 21.11.2024", "2024-11-21 10:15"),
            ("10h15, ngày 21 tháng 11 năm 2024", "2024-11-21 10:15"),
            ("21 Tháng Mười Một, 2024", "2024-11-21"),
            ("November 21, 2024 9:05 PM", "2024-11-21 21:05"),
            ("Nov. 21, 2024", "2024-11-21"),
            ("21st of November 2024", "2024-11-21"),
            ("11/21/2024", "2024-11-21"),
            ("20241121", "2024-11-21"),
            ("1732158900", "2024-11-21 03:15"),
            ("31/2/2024", "none"),
            ("hôm qua", "none"),
            ("2/11/99999999999999", "none"),
        ] {
            assert_eq!(shown(parse(field)), expected, "{field}");
        }
    }

    #[test]
    fn only_a_line_of_its_own_is_a_dateline() {
        assert_eq!(shown(dateline("Thứ năm, ngày 21/11/2024 - 10:15")), "2024-11-21 10:15");
        assert_eq!(shown(dateline("Chủ nhật, 24/11/2024")), "2024-11-24");
        assert_eq!(dateline("Ngày 21/11/2024, đoàn cứu hộ đến nơi"), None);
        assert_eq!(dateline("Hội nghị 21/11/2024"), None);
    }
}
