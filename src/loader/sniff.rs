//! Which format a text is in, by its content first and its name second.

use super::json::holder;

/// A format of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Title line and paragraphs.
    Plain,
    /// Markdown, perhaps with front matter.
    Markdown,
    /// A saved page.
    Html,
    /// One JSON value: an article, many, or a JSON Feed.
    Json,
    /// A JSON object a line.
    JsonLines,
    /// A table with this separator.
    Table(u8),
    /// RSS or Atom.
    Feed,
}

/// A format of files with many records, each of which can be read by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// A JSON object a line.
    Lines,
    /// A JSON array, by itself or in an object.
    Array,
    /// A table with this separator: below its header a record is a row.
    Table(u8),
}

/// Endings of the names that a walk through a folder takes.
const TAKEN: [&str; 18] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "json", "jsonl", "ndjson", "csv", "tsv", "rss", "atom",
    "xml", "rdf", "tab", "gz",
];

/// That of files packed by gzip, with its dot.
const PACKED: &str = ".gz";

/// Those of JSON Lines.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// Other endings of files that may hold many records.
const MANY: [&str; 4] = ["json", "csv", "tsv", "tab"];

/// A walk through a folder takes a file of this name.
pub fn is_taken(name: &str) -> bool {
    match name.rsplit_once('.') {
        Some((stem, ending)) => !stem.is_empty() && TAKEN.iter().any(|taken| ending.eq_ignore_ascii_case(taken)),
        None => false,
    }
}

/// The ending of a name in lower case, without `.gz`.
fn ending(name: &str) -> String {
    let mut name = name.to_ascii_lowercase();
    if is_packed(&name) {
        name.truncate(name.len() - PACKED.len());
    }
    name.rsplit_once('.').map(|(_, ending)| ending.to_owned()).unwrap_or_default()
}

/// A file of this name is packed by gzip.
pub fn is_packed(name: &str) -> bool {
    let ending = name.len().checked_sub(PACKED.len()).and_then(|at| name.get(at..));
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case(PACKED))
}

/// A file of this name may be a series of records, so that it can be read a record at a time.
pub fn may_be_series(name: &str) -> bool {
    let name = if is_packed(name) { &name[..name.len() - PACKED.len()] } else { name };
    let is_known = |ending: &str| LINES.iter().chain(&MANY).any(|known| ending.eq_ignore_ascii_case(known));
    name.rsplit_once('.').is_some_and(|(_, ending)| is_known(ending))
}

/// The series of records in a file of this name, which may be one, that begins with `start`; and the byte at which it
/// begins.
pub fn series(start: &str, name: &str) -> Option<(Series, usize)> {
    match format(start, name) {
        Format::JsonLines => Some((Series::Lines, 0)),
        Format::Json if start.trim_start().starts_with('[') => Some((Series::Array, 0)),
        Format::Json => holder(start).map(|array| (Series::Array, array)),
        Format::Table(separator) => Some((Series::Table(separator), 0)),
        _ => None,
    }
}

/// The format of a text in a file of this name.
pub(super) fn format(text: &str, name: &str) -> Format {
    let start = text.trim_start();
    match ending(name).as_str() {
        lines if LINES.contains(&lines) => return Format::JsonLines,
        "json" => return json(start),
        "csv" => return Format::Table(separator(start)),
        "tsv" | "tab" => return Format::Table(b'\t'),
        "md" | "markdown" => return Format::Markdown,
        "html" | "htm" | "xhtml" => return Format::Html,
        "rss" | "atom" | "xml" | "rdf" if is_feed(start) || !is_page(start) => return Format::Feed,
        "rss" | "atom" | "xml" | "rdf" => return Format::Html,
        _ => {}
    }
    match start.as_bytes().first() {
        Some(b'{') if opens_object(&start[1..]) => json(start),
        Some(b'[') if start[1..].trim_start().starts_with('{') => json(start),
        Some(b'<') if is_feed(start) => Format::Feed,
        Some(b'<') if is_page(start) => Format::Html,
        _ if ["---\n", "---\r\n", "+++\n", "+++\r\n"].iter().any(|fence| start.starts_with(fence)) => Format::Markdown,
        _ => Format::Plain,
    }
}

/// A quotation mark or the closing brace follows the opening one.
fn opens_object(rest: &str) -> bool {
    rest.trim_start().starts_with(['"', '}'])
}

/// One JSON value, or one a line: the first line is an object by itself and another follows.
fn json(start: &str) -> Format {
    if head(start).contains("jsonfeed.org/version") {
        return Format::Feed;
    }
    let mut lines = start.lines();
    let first = lines.next().unwrap_or_default().trim_end();
    let more = lines.any(|line| line.starts_with('{'));
    if first.starts_with('{') && first.ends_with('}') && more { Format::JsonLines } else { Format::Json }
}

/// The separator of a table: the one that stands most often in its first line.
fn separator(start: &str) -> u8 {
    let first = start.lines().next().unwrap_or_default();
    let count = |separator: &u8| memchr::memchr_iter(*separator, first.as_bytes()).count();
    b"|\t;,".iter().copied().max_by_key(count).unwrap_or(b',')
}

/// The first two kilobytes in lower case: enough to know a root element.
fn head(start: &str) -> String {
    let end = (0..=start.len().min(2048)).rev().find(|&end| start.is_char_boundary(end)).unwrap_or(0);
    start[..end].to_ascii_lowercase()
}

fn is_feed(start: &str) -> bool {
    let head = head(start);
    ["<rss", "<feed", "<rdf:rdf"].iter().any(|root| head.contains(root)) && !head.contains("<html")
}

fn is_page(start: &str) -> bool {
    let head = head(start);
    let roots = ["<!doctype html", "<html", "<head>", "<body", "<div", "<article", "<p>", "<p ", "<meta", "<script"];
    roots.iter().any(|root| head.contains(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_by_their_ending() {
        assert!(is_taken("bài.TXT") && is_taken("a.json.gz"));
        assert!(!is_taken("a.txt.bak~") && !is_taken("txt") && !is_taken(".txt"));
    }

    #[test]
    fn content_tells_the_format() {
        assert_eq!(format("{\"title\": \"a\"}", ""), Format::Json);
        assert_eq!(format("{\"a\": 1}\n{\"a\": 2}\n", ""), Format::JsonLines);
        assert_eq!(format("{\n\"a\": 1}\n", "x.txt"), Format::Json);
        assert_eq!(format("<?xml version=\"1.0\"?><rss>", ""), Format::Feed);
        assert_eq!(format("<!DOCTYPE html><title>x", ""), Format::Html);
        assert_eq!(format("Tựa\nĐoạn", ""), Format::Plain);
        assert_eq!(format("---\ntitle: a\n---\nb", ""), Format::Markdown);
        assert_eq!(format("a;b;c\n", "x.csv"), Format::Table(b';'));
    }
}
