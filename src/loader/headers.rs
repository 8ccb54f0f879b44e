//! Header lines at the head of a text: `Title: …`, `Ngày: …`, `Source: …`.

use super::date;
use super::draft::Draft;
use crate::text::fold;

/// What a header line tells.
#[derive(Clone, Copy, PartialEq)]
enum Key {
    Title,
    Summary,
    Date,
    Outlet,
    Byline,
    Url,
}

fn key(word: &str) -> Option<Key> {
    Some(match fold(word.trim()).as_str() {
        "title" | "headline" | "tieu de" | "tua" | "tua de" => Key::Title,
        "summary" | "description" | "sapo" | "tom tat" => Key::Summary,
        "date" | "published" | "ngay" | "ngay dang" | "thoi gian" => Key::Date,
        "source" | "outlet" | "publisher" | "bao" | "nguon" | "newspaper" => Key::Outlet,
        "author" | "authors" | "byline" | "tac gia" | "by" => Key::Byline,
        "url" | "link" | "dia chi" => Key::Url,
        _ => return None,
    })
}

fn parse(line: &str) -> Option<(Key, &str)> {
    let (word, value) = line.split_once(':').filter(|(word, _)| word.len() <= 24)?;
    Some((key(word)?, value.trim()))
}

/// Takes the header lines at the head of `lines` into `draft` and gives the lines behind them. A single one is a header
/// only if it names the title: `Nguồn: …` alone may be the text.
pub(super) fn take<'a, 'b>(lines: &'b [&'a str], draft: &mut Draft) -> &'b [&'a str] {
    let found: Vec<(Key, &str)> = lines.iter().map_while(|line| parse(line)).collect();
    if !found.iter().any(|(key, _)| *key == Key::Title) && found.len() < 2 {
        return lines;
    }
    for (key, value) in &found {
        let value = Some(value.to_string()).filter(|value| !value.is_empty());
        match key {
            Key::Title => draft.title = value,
            Key::Summary => draft.summary = value,
            Key::Date => draft.published = value.as_deref().and_then(date::parse),
            Key::Outlet if value.as_deref().is_some_and(|value| value.starts_with("http")) => draft.url = value,
            Key::Outlet => draft.outlet = value,
            Key::Byline => draft.byline = value,
            Key::Url => draft.url = value,
        }
    }
    lines.get(found.len()..).unwrap_or_default()
}
