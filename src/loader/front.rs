//! Front matter: the fields between `---` (YAML) or `+++` (TOML) at the head of a Markdown file.

use super::draft::Draft;
use super::json;
use super::notice::Warning;
use saphyr_parser::{Event, Parser};
use serde_json::{Map, Value};

/// Bytes of front matter that are read.
const LIMIT: usize = 64 << 10;
/// Levels of YAML that are kept; what lies deeper is passed over. Aliases are never expanded.
const LEVELS: usize = 8;

/// Takes the front matter of `text` into `draft` and gives the text behind it.
pub(super) fn take<'a>(text: &'a str, draft: &mut Draft) -> &'a str {
    let start = text.trim_start();
    let Some(fence) = ["---", "+++"].into_iter().find(|fence| start.starts_with(fence)) else { return text };
    let Some((first, rest)) = start.split_once('\n') else { return text };
    let Some((front, body)) = split(rest, fence).filter(|(front, _)| first.trim() == fence && front.len() <= LIMIT)
    else {
        return text;
    };
    let fields = if fence == "---" { yaml(front) } else { toml(front) };
    match fields {
        Some(fields) => json::meta(&fields, draft),
        None => draft.warnings.push(Warning::Partial),
    }
    body
}

/// Parts `rest` at the line that is the closing fence (or `...` for YAML).
fn split<'a>(rest: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let word = line.trim_end();
        if word == fence || (fence == "---" && word == "...") {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
        if at > LIMIT {
            return None;
        }
    }
    None
}

fn toml(front: &str) -> Option<Map<String, Value>> {
    let table: toml::Table = front.parse().ok()?;
    Some(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
}

/// A TOML value as a JSON one; dates become words.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Array(values) => Value::Array(values.into_iter().map(plain).collect()),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect()),
        other => Value::String(other.to_string()),
    }
}

/// One open sequence or mapping.
enum Open {
    Array(Vec<Value>),
    Object(Map<String, Value>, Option<String>),
}

/// The mapping of a YAML document.
fn yaml(front: &str) -> Option<Map<String, Value>> {
    let mut stack: Vec<Open> = Vec::new();
    let mut depth = 0_usize;
    for event in Parser::new_from_str(front) {
        let (event, _) = event.ok()?;
        let done = match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                depth += 1;
                let is_array = matches!(event, Event::SequenceStart(..));
                if depth <= LEVELS {
                    stack.push(if is_array { Open::Array(Vec::new()) } else { Open::Object(Map::new(), None) });
                }
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                depth = depth.saturating_sub(1);
                if depth >= LEVELS {
                    Value::Null
                } else {
                    match stack.pop()? {
                        Open::Array(values) => Value::Array(values),
                        Open::Object(map, _) if depth == 0 => return Some(map),
                        Open::Object(map, _) => Value::Object(map),
                    }
                }
            }
            Event::Scalar(text, ..) => Value::String(text.into_owned()),
            Event::Alias(_) => Value::Null,
            _ => continue,
        };
        if depth <= LEVELS {
            put(stack.last_mut()?, done);
        }
    }
    None
}

/// Puts a value into the open sequence or mapping: in a mapping the first is the key.
fn put(open: &mut Open, value: Value) {
    match open {
        Open::Array(values) => values.push(value),
        Open::Object(map, key) => match key.take() {
            Some(name) => drop(map.insert(name, value)),
            None => *key = Some(value.as_str().unwrap_or_default().to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_not_expanded_and_depth_is_cut() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\ntitle: Cầu Mẫu\n";
        assert_eq!(yaml(bomb).and_then(|map| map.get("title").cloned()), Some(Value::from("Cầu Mẫu")));
        let deep = format!("x: {}{}\ntitle: Cầu\n", "[".repeat(50), "]".repeat(50));
        assert_eq!(yaml(&deep).and_then(|map| map.get("title").cloned()), Some(Value::from("Cầu")));
    }

    #[test]
    fn a_fence_that_never_ends_is_text() {
        let mut draft = Draft::default();
        assert_eq!(take("---\nkhông hết", &mut draft), "---\nkhông hết");
    }
}
