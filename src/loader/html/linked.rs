//! JSON-LD: what a page says of its article for machines.

use dom_query::Document;
use serde_json::{Map, Value};

/// Bytes of one block that are read.
const LIMIT: usize = 1 << 20;
/// Types that are an article.
const TYPES: [&str; 9] = [
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "LiveBlogPosting",
    "BackgroundNewsArticle",
    "ScholarlyArticle",
];

/// What JSON-LD tells of an article.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    pub body: Option<String>,
}

/// Reads the first article in the JSON-LD blocks of a page.
pub(super) fn read(document: &Document) -> Linked {
    for script in document.select("script[type='application/ld+json']").nodes() {
        let text = script.text();
        if text.len() > LIMIT {
            continue;
        }
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';');
        // Line feeds within strings are common there, though JSON forbids them.
        let value = serde_json::from_str::<Value>(text)
            .or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")));
        if let Some(object) = value.ok().as_ref().and_then(|value| article(value, 0)) {
            return linked(object);
        }
    }
    Linked::default()
}

fn article(value: &Value, level: usize) -> Option<&Map<String, Value>> {
    if level > 3 {
        return None;
    }
    match value {
        Value::Array(values) => values.iter().find_map(|value| article(value, level + 1)),
        Value::Object(object) => {
            let is_type = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
            let kind = object.get("@type");
            let is_article = kind
                .is_some_and(|kind| is_type(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_type)));
            if is_article {
                return Some(object);
            }
            object.get("@graph").or_else(|| object.get("mainEntity")).and_then(|inner| article(inner, level + 1))
        }
        _ => None,
    }
}

fn linked(object: &Map<String, Value>) -> Linked {
    let text = |key: &str| object.get(key).and_then(words);
    Linked {
        title: text("headline").or_else(|| text("name")),
        outlet: text("publisher"),
        author: text("author").or_else(|| text("creator")),
        date: text("datePublished").or_else(|| text("dateCreated")),
        url: text("url")
            .or_else(|| object.get("mainEntityOfPage").and_then(|page| words(page.get("@id").unwrap_or(page)))),
        body: text("articleBody"),
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(super::strip::decode(text)).filter(|text| !text.trim().is_empty()),
        Value::Object(object) => object.get("name").and_then(words),
        Value::Array(values) => {
            let all: Vec<String> = values.iter().take(8).filter_map(words).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}
