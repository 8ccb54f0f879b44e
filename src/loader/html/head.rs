//! Title, outlet, author, date, address and summary of a page.

use super::blocks;
use super::linked::Linked;
use crate::loader::date::{self, When};
use crate::loader::draft::Draft;
use crate::loader::outlet;
use crate::text::fold;
use dom_query::Document;

const DATES: [&str; 12] = [
    "meta[property='article:published_time']",
    "meta[name='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='pubdate']",
    "meta[name='publishdate']",
    "meta[name='publish-date']",
    "meta[name='date']",
    "meta[name='DC.date.issued']",
    "meta[name='parsely-pub-date']",
    "meta[name='sailthru.date']",
    "meta[property='og:article:published_time']",
    "meta[name='dc.created']",
];
const AUTHORS: [&str; 5] = [
    "meta[name='author']",
    "meta[property='article:author']",
    "meta[name='parsely-author']",
    "meta[name='byl']",
    "meta[name='sailthru.author']",
];
/// Where pages show the date to their readers.
const SHOWN_DATES: &str =
    "time[datetime], [itemprop='datePublished'], .date, .author-time, .detail-time, .publish-date, .time, .pubdate";
/// Where pages show the author to their readers.
const SHOWN_AUTHORS: &str =
    "[itemprop='author'] [itemprop='name'], [rel='author'], .author-name, .detail-author, .byline-name, .byline__name";
/// Where Vietnamese papers put the lead that stands apart from the body.
const SUMMARIES: &str = "h2.singular-sapo, h2.detail-sapo, p.description, h2.sapo, .detail-sapo, .article__sapo, .content-detail-sapo, p.sapo, div.sapo";

/// Reads what the page says of its article.
pub(super) fn read(document: &Document, linked: &Linked, draft: &mut Draft) {
    draft.url = address(document)
        .or_else(|| linked.url.clone())
        .or_else(|| saved_from(document))
        .filter(|url| url.starts_with("http"));
    draft.outlet = publisher(document, linked, draft.url.as_deref());
    draft.title = title(document, linked, draft.outlet.as_deref());
    draft.byline = author(document, linked, draft.outlet.as_deref());
    draft.published = published(document, linked);
    draft.summary = summary(document);
}

/// The lead that stands apart from the body; it is taken out of the page.
fn summary(document: &Document) -> Option<String> {
    let found = document.select(SUMMARIES);
    let node = found.nodes().first()?;
    let words: Vec<String> = blocks::read(node).into_iter().map(|(_, line)| line).collect();
    let words = Some(words.join(" ")).filter(|words| !words.is_empty() && words.len() <= 2000)?;
    node.remove_from_parent();
    Some(words)
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The content of the first element that has one.
fn content(document: &Document, selector: &str, attribute: &str) -> Option<String> {
    let found = document.select(selector);
    let values = found.nodes().iter().filter_map(|node| node.attr(attribute));
    values.map(|value| line(&value)).find(|value| !value.is_empty())
}

fn meta(document: &Document, selector: &str) -> Option<String> {
    content(document, selector, "content")
}

fn address(document: &Document) -> Option<String> {
    let canonical = content(document, "link[rel='canonical']", "href");
    canonical.filter(|url| url.contains("://")).or_else(|| meta(document, "meta[property='og:url']"))
}

/// Browsers write into a comment from where they saved a page: `saved from url=(0024)https://…`.
fn saved_from(document: &Document) -> Option<String> {
    let root = document.root();
    let comments = root.children_it(false).take(8).filter(|node| node.is_comment());
    comments.map(|node| node.html().to_string()).find_map(|comment| {
        let (_, after) = comment.split_once("saved from url=(")?;
        let (_, url) = after.split_once(')')?;
        url.split_whitespace().next().map(|url| url.trim_end_matches("-->").to_owned())
    })
}

/// A known outlet by the page's address goes before the name that the page gives itself (`Báo điện tử …`).
fn publisher(document: &Document, linked: &Linked, url: Option<&str>) -> Option<String> {
    let site = meta(document, "meta[property='og:site_name']")
        .or_else(|| linked.outlet.clone())
        .or_else(|| meta(document, "meta[name='application-name']"))
        .filter(|site| site.chars().count() <= 60);
    let by_address = url.and_then(outlet::of_url);
    let is_known = by_address.as_deref().is_some_and(|name| outlet::of_name(name).is_some());
    if is_known { by_address } else { site.or(by_address) }
}

/// The headline: the heading of the page if the head names it too, else the head's title without the outlet behind it.
fn title(document: &Document, linked: &Linked, outlet: Option<&str>) -> Option<String> {
    let page = document.select("head title").nodes().first().map(|node| line(&node.text()));
    let named = meta(document, "meta[property='og:title']").or_else(|| linked.title.clone());
    let all: Vec<String> = [named, page].into_iter().flatten().filter(|title| !title.is_empty()).collect();
    let headings: Vec<String> = document.select("h1").nodes().iter().take(8).map(|node| line(&node.text())).collect();
    let is_named = |heading: &&String| {
        let heading = fold(heading);
        heading.chars().count() >= 12 && all.iter().any(|title| fold(title).contains(&heading))
    };
    if let Some(heading) = headings.iter().find(is_named) {
        return Some(heading.clone());
    }
    let first = all.into_iter().next().map(|title| without_outlet(&title, outlet));
    first.or_else(|| headings.into_iter().find(|heading| !heading.is_empty()))
}

/// Cuts ` | Báo Mẫu` and the like from the end of a title.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " • "] {
        let Some((head, tail)) = title.rsplit_once(mark) else { continue };
        let (tail_folded, head_length) = (fold(tail), head.chars().count());
        let is_outlet = outlet.is_some_and(|outlet| tail_folded.contains(&fold(outlet)))
            || outlet::of_name(tail).is_some()
            || (mark == " | " && tail.split_whitespace().count() <= 5);
        if is_outlet && head_length >= 10 {
            return without_outlet(head, outlet);
        }
    }
    title.to_owned()
}

fn author(document: &Document, linked: &Linked, outlet: Option<&str>) -> Option<String> {
    let shown = || document.select(SHOWN_AUTHORS).nodes().first().map(|node| line(&node.text()));
    let metas = AUTHORS.iter().filter_map(|selector| meta(document, selector));
    linked.author.clone().into_iter().chain(metas).chain(shown()).find(|name| is_person(name, outlet)).map(|name| {
        let by = ["By ", "by ", "BY ", "Tác giả: "].iter().find_map(|by| name.strip_prefix(by));
        by.unwrap_or(&name).to_owned()
    })
}

/// The name of a person: no address, and not the outlet itself.
pub(super) fn is_person(name: &str, outlet: Option<&str>) -> bool {
    let folded = fold(name);
    (3..=120).contains(&name.len())
        && !name.contains("://")
        && !name.contains('@')
        && outlet::of_name(name).is_none()
        && outlet.is_none_or(|outlet| !folded.contains(&fold(outlet)))
        && !["admin", "unknown", "none", "null"].contains(&folded.as_str())
}

fn published(document: &Document, linked: &Linked) -> Option<When> {
    let metas = DATES.iter().filter_map(|selector| meta(document, selector));
    let sure = metas.chain(linked.date.clone()).find_map(|value| date::parse(&value));
    sure.or_else(|| {
        let shown = document.select(SHOWN_DATES);
        shown.nodes().iter().take(12).find_map(|node| {
            let value = node.attr("datetime").or_else(|| node.attr("content"));
            value.and_then(|value| date::parse(&value)).or_else(|| date::dateline(&line(&node.text())))
        })
    })
}
