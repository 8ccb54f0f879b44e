//! RSS, Atom and JSON Feed files: an article an entry.

use super::date::{self, When};
use super::draft::Draft;
use super::notice::Reason;
use super::{body, html, outlet};
use feed_rs::model::{Entry, Feed, Text};
use feed_rs::parser;
use std::borrow::Cow;

/// Elements may be nested this deeply.
const DEPTH: usize = 256;
/// Entries of one file that are read.
const ENTRIES: usize = 100_000;

/// Reads a feed.
pub(super) fn drafts(text: &str) -> Result<Vec<Result<Draft, Reason>>, Reason> {
    let text = without_declaration(text.trim_start());
    refuse_entities(text)?;
    if html::depth(text) > DEPTH {
        return Err(Reason::Depth);
    }
    // Dates stay as they are written: moved to another time zone, a morning in Hà Nội is the day before.
    let written = |text: &str| {
        let when = date::parse(text)?;
        Some(when.date.and_time(when.time.unwrap_or_default()).and_utc())
    };
    let parser = parser::Builder::new().timestamp_parser(written).build();
    let feed = parser.parse(with_version(text).as_bytes()).map_err(|_| Reason::Feed)?;
    let title = feed.title.as_ref().map(|title| title.content.clone());
    let drafts: Vec<_> = feed_entries(feed).map(|entry| draft(entry, title.as_deref())).collect();
    if drafts.is_empty() { Err(Reason::NoText) } else { Ok(drafts) }
}

fn feed_entries(feed: Feed) -> impl Iterator<Item = Entry> {
    feed.entries.into_iter().take(ENTRIES)
}

/// The declaration may name an encoding, but the text is decoded already.
fn without_declaration(text: &str) -> &str {
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    }
}

/// RSS without a version is RSS 2.0.
fn with_version(text: &str) -> Cow<'_, str> {
    let root = text.split('>').next().unwrap_or_default();
    match text.strip_prefix("<rss") {
        Some(rest) if !root.contains("version") => Cow::Owned(format!("<rss version=\"2.0\"{rest}")),
        _ => Cow::Borrowed(text),
    }
}

/// A document type that declares entities or lies elsewhere is an attack; that of RSS 0.91 is not.
fn refuse_entities(text: &str) -> Result<(), Reason> {
    let is_word = |word: &[u8]| {
        let mut starts = memchr::memmem::find_iter(text.as_bytes(), b"<!");
        starts.any(|at| text.as_bytes()[at..].get(..word.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(word)))
    };
    let is_doctype_with_parts = || {
        let end = text.find('>').unwrap_or(text.len());
        let head = text[..end].to_ascii_uppercase();
        head.starts_with("<!DOCTYPE") && (head.contains('[') || head.contains("SYSTEM"))
    };
    if is_word(b"<!ENTITY") || is_doctype_with_parts() { Err(Reason::Entities) } else { Ok(()) }
}

fn draft(entry: Entry, feed: Option<&str>) -> Result<Draft, Reason> {
    let url = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let url = url.or(entry.links.first()).map(|link| link.href.clone()).filter(|url| url.contains("://"));
    let known = url.as_deref().and_then(outlet::of_url).filter(|name| outlet::of_name(name).is_some());
    let authors: Vec<String> =
        entry.authors.iter().filter_map(|author| author.name.clone()).filter(|name| !name.is_empty()).collect();
    let mut draft = Draft {
        title: entry.title.map(plain).filter(|title| !title.is_empty()),
        url,
        outlet: known.or_else(|| feed.map(str::to_owned)),
        byline: (!authors.is_empty()).then(|| authors.join(", ")),
        published: entry.published.or(entry.updated).map(|time| {
            let time = time.naive_utc();
            When { date: time.date(), time: Some(time.time()) }
        }),
        ..Draft::default()
    };
    let content = entry.content.and_then(|content| content.body).filter(|body| !body.trim().is_empty());
    let summary = entry.summary.map(|summary| summary.content).filter(|summary| !summary.trim().is_empty());
    match (content, summary) {
        (Some(content), summary) => {
            body::read(&content, &mut draft);
            draft.summary = summary.map(|summary| html::words(&summary));
        }
        (None, Some(summary)) => body::read(&summary, &mut draft),
        (None, None) => {}
    }
    if draft.title.is_none() && draft.lines.is_empty() { Err(Reason::NoText) } else { Ok(draft) }
}

/// A title as words: some feeds put HTML into it.
fn plain(text: Text) -> String {
    html::words(&text.content)
}

#[cfg(test)]
mod tests {
    use super::super::{Item, Origin, Reason, load};

    fn load_feed(text: &str) -> Vec<Item> {
        load(text.as_bytes(), &Origin { name: "a.xml", ..Origin::default() }).items
    }

    #[test]
    fn entries_are_articles() {
        let rss = "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>Báo Mẫu</title><item><title>Cầu &amp; đường</title><link>https://vnexpress.net/cau-1.html</link><pubDate>Thu, 21 Nov 2024 10:15:00 +0700</pubDate><description><![CDATA[<a href=\"x\"><img src=\"y\"/></a><p>Ông Thử nói.</p><p>Bà Mẫu đáp.</p>]]></description></item></channel></rss>";
        let items = load_feed(rss);
        let article = items[0].article().unwrap();
        assert_eq!(article.text.as_str(), "Cầu & đường\nÔng Thử nói.\nBà Mẫu đáp.");
        assert_eq!(article.meta.outlet.as_deref(), Some("VnExpress"));
        let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Báo Mẫu</title><entry><title>Cầu</title><author><name>An Thử</name></author><summary>Ông nói.</summary><updated>2024-11-21T10:15:00Z</updated></entry></feed>";
        let items = load_feed(atom);
        let article = items[0].article().unwrap();
        assert_eq!(article.meta.outlet.as_deref(), Some("Báo Mẫu"));
        assert_eq!(article.meta.byline.as_deref(), Some("An Thử"));
    }

    #[test]
    fn json_feeds_are_read() {
        let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Báo Mẫu","items":[{"id":"1","title":"Cầu","content_html":"<p>Ông nói.</p>","url":"https://x.example/1","date_published":"2024-11-21T10:15:00Z"}]}"#;
        let items = load(feed.as_bytes(), &Origin { name: "a.json", ..Origin::default() }).items;
        assert_eq!(items[0].article().unwrap().text.as_str(), "Cầu\nÔng nói.");
    }

    #[test]
    fn entities_and_depth_are_refused() {
        let bomb = "<!DOCTYPE l [<!ENTITY a \"x\">]><rss><channel><title>&a;</title></channel></rss>";
        assert!(matches!(load_feed(bomb)[..], [Item::Failed(Reason::Entities)]));
        assert!(matches!(load_feed(&"<a>".repeat(10_000))[..], [Item::Failed(Reason::Depth)]));
        assert!(matches!(load_feed("<rss/>")[..], [Item::Failed(_)]));
    }
}
