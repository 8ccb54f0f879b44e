//! JSON and JSON Lines of scraped articles, with the field names that scrapers use.

use super::date::{self, When};
use super::draft::Draft;
use super::notice::Reason;
use serde_json::{Map, Value};
use std::ops::Range;

/// Records of one file that are read.
const RECORDS: usize = 100_000;

const TITLE: &[&str] = &["title", "headline", "heading", "tieu_de", "name"];
const BODY: &[&str] = &[
    "content",
    "text",
    "body",
    "maintext",
    "articlebody",
    "article_body",
    "full_text",
    "fulltext",
    "content_html",
    "content_text",
    "noi_dung",
    "paragraphs",
    "story",
    "article",
];
const SUMMARY: &[&str] = &["description", "sapo", "summary", "abstract", "lead", "excerpt", "subtitle"];
const DATE: &[&str] = &[
    "date",
    "published",
    "publish_date",
    "date_publish",
    "published_at",
    "publishedat",
    "datepublished",
    "date_published",
    "pubdate",
    "pub_date",
    "published_date",
    "publish_time",
    "created_at",
    "timestamp",
    "datetime",
    "time",
    "ngay_dang",
];
const OUTLET: &[&str] = &[
    "outlet",
    "source",
    "publisher",
    "site",
    "site_name",
    "sitename",
    "source_name",
    "domain",
    "source_domain",
    "newspaper",
    "publication",
    "nguon",
    "bao",
];
const URL: &[&str] = &["url", "link", "canonical_url", "source_url", "permalink", "href", "webpage_url"];
const BYLINE: &[&str] = &["author", "authors", "byline", "creator", "writer", "tac_gia"];
/// Where records lie in an object that holds many, or one in an envelope.
const HOLDERS: &[&str] =
    &["articles", "items", "data", "results", "records", "docs", "entries", "news", "hits", "rows"];
const ENVELOPES: &[&str] = &["article", "data", "_source", "result", "item", "document"];

/// Reads one record.
pub(super) fn record(line: &str) -> Result<Draft, Reason> {
    let value = parse(line.trim())?;
    value.as_object().ok_or(Reason::Json).and_then(draft)
}

/// Reads one element of an array, whatever stands behind it.
pub(super) fn element(text: &str) -> Result<Draft, Reason> {
    let value = serde_json::Deserializer::from_str(text).into_iter::<Value>().next().ok_or(Reason::Json)?;
    value.map_err(|error| reason(&error))?.as_object().ok_or(Reason::Json).and_then(draft)
}

/// A line that is an object by itself: the first line of JSON Lines.
pub(super) fn is_record(line: &str) -> bool {
    line.trim_start().starts_with('{') && parse(line.trim()).is_ok_and(|value| value.is_object())
}

/// The lines of `text`, each of which is a record.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let spans = text.split_inclusive('\n').map(move |line| {
        let start = end;
        end += line.len();
        (line, start..end)
    });
    spans.filter(|(line, _)| !line.trim().is_empty()).map(|(_, span)| span).take(RECORDS)
}

/// Reads one value: a record, an array of records, or an object that holds one.
pub(super) fn drafts(text: &str) -> Result<Vec<Result<Draft, Reason>>, Reason> {
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    match parse(text) {
        Ok(value) => Ok(records(&value, 0).into_iter().take(RECORDS).map(draft).collect()),
        Err(reason) if text.trim_start().starts_with('{') && text.lines().count() > 1 => {
            let lines: Vec<_> = lines(text).map(|line| record(&text[line])).collect();
            if lines.iter().any(Result::is_ok) { Ok(lines) } else { Err(reason) }
        }
        Err(reason) => Err(reason),
    }
    .and_then(|drafts| if drafts.is_empty() { Err(Reason::NoText) } else { Ok(drafts) })
}

fn parse(text: &str) -> Result<Value, Reason> {
    serde_json::from_str(text).map_err(|error| reason(&error))
}

fn reason(error: &serde_json::Error) -> Reason {
    if error.to_string().starts_with("recursion limit") { Reason::Depth } else { Reason::Json }
}

/// The objects that look like articles, a few levels down.
fn records(value: &Value, level: usize) -> Vec<&Map<String, Value>> {
    match value {
        Value::Array(values) if level < 4 => values.iter().flat_map(|value| records(value, level + 1)).collect(),
        Value::Object(object) => {
            let held = HOLDERS.iter().filter_map(|key| object.get(*key)).find(|value| {
                value.as_array().is_some_and(|values| values.iter().any(Value::is_object))
                    || value.get("hits").is_some()
            });
            match held {
                Some(held) if level < 4 && text(object, BODY).is_none() => records(held, level + 1),
                _ => vec![object],
            }
        }
        _ => Vec::new(),
    }
}

/// Where the array begins that holds the records of the object which begins with `start`, as far as that tells; in an
/// object within it, where that holds them (`hits.hits`).
pub(super) fn holder(start: &str) -> Option<usize> {
    let bytes = start.as_bytes();
    let after_blanks = |at: usize| at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    // Of each open bracket: what it holds may be records.
    let mut open: Vec<bool> = Vec::new();
    let (mut at, mut is_holder) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => open.push(byte == b'{' && std::mem::take(&mut is_holder)),
            b'}' | b']' => drop(open.pop()),
            b'"' => {
                let key = string(&start[at + 1..])?;
                at = after_blanks(at + key.len() + 2);
                if bytes.get(at) != Some(&b':') || open.last() != Some(&true) {
                    continue;
                }
                let value = after_blanks(at + 1);
                is_holder = HOLDERS.contains(&key);
                match bytes.get(value)? {
                    b'[' if is_holder && bytes.get(after_blanks(value + 1)) == Some(&b'{') => return Some(value),
                    b'"' if BODY.iter().any(|body| body.eq_ignore_ascii_case(key)) => return None,
                    b'{' => {}
                    _ => is_holder = false,
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// What stands before the quotation mark that ends a string.
fn string(text: &str) -> Option<&str> {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    text.get(..end?)
}

/// It has a field that holds a text, or one that holds a title.
pub(super) fn is_article(object: &Map<String, Value>) -> bool {
    [BODY, SUMMARY, TITLE].iter().any(|keys| text(object, keys).is_some())
}

/// Reads the fields of an article.
pub(super) fn draft(object: &Map<String, Value>) -> Result<Draft, Reason> {
    let inner =
        ENVELOPES.iter().filter_map(|key| object.get(*key)?.as_object()).find(|inner| text(inner, TITLE).is_some());
    let object = match inner {
        Some(inner) if text(object, BODY).is_none() => inner,
        _ => object,
    };
    let mut draft = Draft::default();
    meta(object, &mut draft);
    if let Some(body) = find(object, BODY, |value| Some(value.clone()).filter(|value| !value.is_null())) {
        paragraphs(&body, &mut draft);
    }
    if draft.lines.is_empty() && draft.summary.is_none() && draft.title.is_none() {
        return Err(Reason::NoText);
    }
    Ok(draft)
}

/// Takes the fields that are no body into `draft`.
pub(super) fn meta(object: &Map<String, Value>, draft: &mut Draft) {
    draft.title = text(object, TITLE);
    draft.summary = text(object, SUMMARY);
    draft.outlet = text(object, OUTLET);
    draft.byline = text(object, BYLINE);
    draft.url = text(object, URL).filter(|url| url.contains("://"));
    draft.published = when(object);
}

/// Takes a body apart: a string with line feeds, or a list of strings or of objects with a text.
fn paragraphs(body: &Value, draft: &mut Draft) {
    match body {
        Value::String(text) => super::body::read(text, draft),
        Value::Array(values) => values.iter().for_each(|value| paragraphs(value, draft)),
        Value::Object(object) => {
            if let Some(text) = text(object, BODY) {
                super::body::read(&text, draft);
            }
        }
        _ => {}
    }
}

/// The first of `keys` for which `read` gives something; upper and lower case are one.
fn find<T>(object: &Map<String, Value>, keys: &[&str], read: impl Fn(&Value) -> Option<T>) -> Option<T> {
    keys.iter().find_map(|key| {
        let exact = object.get(*key);
        let value =
            exact.or_else(|| object.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value));
        value.and_then(&read)
    })
}

fn text(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    find(object, keys, words).filter(|text| !text.trim().is_empty())
}

/// The words of a value: a string, the name of an object, a list of such.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Object(object) => ["name", "title", "text", "value", "url"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str())
            .map(str::to_owned),
        Value::Array(values) => {
            let all: Vec<String> = values.iter().take(20).filter(|value| !value.is_array()).filter_map(words).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}

fn when(object: &Map<String, Value>) -> Option<When> {
    find(object, DATE, |value| match value {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|x| x as i64)).and_then(date::stamp),
        Value::String(text) => date::parse(text),
        Value::Object(object) => object.get("$date").and_then(Value::as_str).and_then(date::parse),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Item, Origin, Series, load};

    const ONE: &str = r#"{"Title":"Cầu Mẫu thông xe","description":"Cầu mới.","content":"Ông Thử nói.\n\nBà Mẫu đáp.","date_publish":"2024-11-21 10:15:00","source":{"name":"dantri.com.vn"},"url":"https://dantri.com.vn/a","authors":["An Thử","Bình Mẫu"]}"#;

    #[test]
    fn a_record_becomes_an_article() {
        let Item::Article { article, warnings } = Series::Lines.load(ONE, &Origin::default()) else { panic!() };
        assert_eq!(article.text.as_str(), "Cầu Mẫu thông xe\nCầu mới.\nÔng Thử nói.\nBà Mẫu đáp.");
        assert_eq!(article.meta.outlet.as_deref(), Some("Dân trí"));
        assert_eq!(article.meta.byline.as_deref(), Some("An Thử, Bình Mẫu"));
        assert_eq!(article.meta.published.map(|p| p.date.to_string()).as_deref(), Some("2024-11-21"));
        assert!(warnings.is_empty());
    }

    #[test]
    fn records_lie_in_arrays_lines_and_holders() {
        let count = |text: &str, name: &str| {
            let origin = Origin { name, ..Origin::default() };
            load(text.as_bytes(), &origin).items.iter().filter(|item| item.article().is_some()).count()
        };
        assert_eq!(count(&format!("[{ONE},{ONE}]"), "a.json"), 2);
        assert_eq!(count(&format!("{{\"status\":\"ok\",\"articles\":[{ONE},{ONE}]}}"), ""), 2);
        assert_eq!(count(&format!("{ONE}\n{ONE}\n{ONE}\n"), ""), 3);
        assert_eq!(count(&format!("{{\"hits\":{{\"hits\":[{{\"_source\":{ONE}}}]}}}}"), "a.json"), 1);
        assert_eq!(count(&format!("{ONE}\nhỏng\n{ONE}\n"), "a.jsonl"), 2);
    }

    #[test]
    fn deep_and_broken_values_are_refused() {
        for text in ["[".repeat(100_000), "{\"title\":\"\\ud800\"}".into(), "{\"n\":1e400}".into(), "[]".into()] {
            let origin = Origin { name: "a.json", ..Origin::default() };
            assert!(matches!(load(text.as_bytes(), &origin).items[..], [Item::Failed(_)]));
        }
    }
}
