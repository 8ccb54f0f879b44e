//! When a claim was made: the date in the clause of its cue, resolved against the article's.

use super::date::{self, MONTHS};
use super::draft::Draft;
use super::lexicon::Kind;
use super::line::Reading;
use super::{DateRange, When};
use crate::analysis::sentence::Sentence;
use crate::article::Article;
use crate::text::{Span, lowered};
use chrono::{Datelike, Days, NaiveDate};

/// The date of the utterance: in the clause of the cue, else at the start of the sentence before the source.
pub(super) fn find(reading: &Reading, article: &Article, draft: &Draft, sentences: &[Sentence]) -> Option<When> {
    let sentence = sentences.get(draft.sentence)?;
    let start = reading.tokens.get(sentence.tokens.start)?.span.start;
    let before =
        draft.source.filter(|s| s.start >= start).map(|source| Span::new(start as usize, source.start as usize));
    let frame = [Some(draft.frame), before].into_iter().flatten();
    let mut areas = frame.chain(draft.cue.map(|cue| Span::new(cue.end as usize, cue.end as usize + 48)));
    let found = areas.find_map(|area| dated(reading, area, draft))?;
    let published = article.meta.published.filter(|published| !published.is_guess).map(|published| published.date);
    let range = published.and_then(|day| resolve(&lowered(found.of(reading.text)), day));
    Some(When { span: found, range })
}

/// The first date in `area`, outside the content of the claim.
fn dated(reading: &Reading, area: Span, draft: &Draft) -> Option<Span> {
    let from = reading.tokens.partition_point(|token| token.span.start < area.start);
    let to = reading.tokens.partition_point(|token| token.span.end <= area.end);
    let free = |span: Span| !draft.content.iter().any(|content| content.overlaps(span));
    let mut at = from;
    while at < to {
        if let Some(length) = date::length(reading, at, to) {
            let span = reading.span(at..at + length);
            if free(span) {
                return Some(span);
            }
            at += length;
            continue;
        }
        match reading.phrase(at, to) {
            Some((length, entry)) if entry.kind.is(Kind::TIME) && !entry.kind.is(Kind::LEAD.or(Kind::ADVERB)) => {
                let span = reading.span(at..at + length);
                if free(span) {
                    return Some(span);
                }
                at += length;
            }
            Some((length, _)) => at += length,
            None => at += 1,
        }
    }
    None
}

/// The days that `words` (lower case) mean in an article published on `day`.
fn resolve(words: &str, day: NaiveDate) -> Option<DateRange> {
    let single = |day: NaiveDate| DateRange { from: day, to: day, year_is_inferred: false };
    if let Some(days) = relative(words) {
        return day.checked_sub_days(Days::new(days)).map(single);
    }
    let last_year = words.contains("năm ngoái") || words.contains("last year");
    for token in words.split(|c: char| c.is_whitespace() || c == ',') {
        let parts: Vec<u32> = token.split(['/', '-', '.']).map_while(|part| part.parse().ok()).collect();
        if let [date, month, rest @ ..] = parts.as_slice() {
            return numbered((*date, *month), rest.first().copied(), day);
        }
    }
    month(words, day, last_year)
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
        words.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty()).collect();
    let at = parts.iter().position(|part| *part == "tháng" || MONTHS.contains(part))?;
    let number = match parts.get(at)? {
        &"tháng" => parts.get(at + 1)?.parse::<u32>().ok()?,
        name => number_of(name)?,
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

fn number_of(name: &str) -> Option<u32> {
    let start = name.get(..3)?;
    let full = MONTHS.iter().take(12).position(|month| month.starts_with(start))?;
    u32::try_from(full + 1).ok()
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
        assert_eq!(from("cuối tháng 12 năm ngoái"), Some(on(2023, 12, 1)));
        assert_eq!(from("tháng 8-2013"), Some(on(2013, 8, 1)));
        assert_eq!(from("on march 7, 2003"), Some(on(2003, 3, 7)));
        assert_eq!(from("tuần trước"), None);
    }
}
