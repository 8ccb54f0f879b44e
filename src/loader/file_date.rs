//! The date in a file's name: `2024-11-21-bai.txt`, `tt-20241121101500.txt`, `21-11-2024 bai.txt`.

use super::date::When;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// The first date that stands in a file's name.
pub(super) fn parse(name: &str) -> Option<When> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = name[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        let length = name[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len() - start);
        runs.push((start, &name[start..start + length]));
        at = start + length;
    }
    runs.iter().enumerate().find_map(|(number, (_, run))| compact(run).or_else(|| parted(name, &runs[number..])))
}

/// `20241121`, perhaps with the time behind it: `20241121101500`.
fn compact(run: &str) -> Option<When> {
    if !matches!(run.len(), 8 | 10 | 12 | 14 | 17) {
        return None;
    }
    let number = |from: usize, to: usize| run.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let date = day(number(0, 4)?, number(4, 6)?, number(6, 8)?)?;
    let time = number(8, 10).and_then(|hour| NaiveTime::from_hms_opt(hour, number(10, 12)?, 0));
    Some(When { date, time })
}

/// `2024-11-21` or `21-11-2024`, with any one mark between the numbers.
fn parted(name: &str, runs: &[(usize, &str)]) -> Option<When> {
    let [(a_at, a), (b_at, b), (c_at, c), ..] = runs else { return None };
    let is_close = |at: &usize, run: &str, next: &usize| {
        let mark = name.get(at + run.len()..*next);
        mark.is_some_and(|mark| matches!(mark, "-" | "_" | "." | "/" | " "))
    };
    if !is_close(a_at, a, b_at) || !is_close(b_at, b, c_at) {
        return None;
    }
    let (x, y, z) = (a.parse().ok()?, b.parse().ok()?, c.parse().ok()?);
    let date = match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => day(x, y, z),
        (1..=2, 1..=2, 4) => day(z, y, x),
        _ => None,
    };
    date.map(|date| When { date, time: None })
}

fn day(y: u32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(y as i32, m, d).filter(|date| (1980..=2099).contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_in_names() {
        let date = |name| parse(name).map(|when| when.date.to_string());
        assert_eq!(date("2024-11-21-bai-viet.txt").as_deref(), Some("2024-11-21"));
        assert_eq!(date("tt-20241121101500123.txt").as_deref(), Some("2024-11-21"));
        assert_eq!(date("bai_3_21.11.2024.html").as_deref(), Some("2024-11-21"));
        assert_eq!(date("mds-c14-12241736.txt"), None);
        assert_eq!(date("000_5bc51be8.txt"), None);
        assert_eq!(date("2024-13-41.txt"), None);
    }

    #[test]
    fn a_time_may_follow() {
        assert_eq!(parse("tt-20241121101500.txt").and_then(|when| when.time), NaiveTime::from_hms_opt(10, 15, 0));
    }
}
