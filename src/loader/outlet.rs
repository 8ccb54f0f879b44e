//! Who published an article: by the tag at the head of its lead, by the domain of its URL, by a name.
//!
//! The outlets are data: `assets/outlets.tsv`.

use crate::text::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Bytes of a lead within which its tag ends.
const TAG: usize = 40;
/// Bytes of a lead within which the agency of a dateline stands: `WASHINGTON, 2/11 (Reuters) -`.
const DATELINE: usize = 70;

/// An outlet, as a line tells of it.
struct Outlet {
    name: &'static str,
    /// With a path, where one site has several outlets.
    domains: &'static str,
    /// As they are written.
    tags: &'static str,
    others: &'static str,
}

fn outlets() -> impl Iterator<Item = Outlet> {
    let lines = include_str!("../../assets/outlets.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        Outlet { name: cell(), domains: cell(), tags: cell(), others: cell() }
    })
}

fn parts(cell: &'static str, separator: char) -> impl Iterator<Item = &'static str> {
    cell.split(separator).filter(|part| !part.is_empty())
}

/// Names by what they are known by. Each kind is made when it is asked for: the first article waits for it.
type Known<T> = OnceLock<HashMap<T, &'static str>>;

fn by_domain(domain: &str) -> Option<&'static str> {
    static DOMAINS: Known<&str> = OnceLock::new();
    let named = |outlet: Outlet| parts(outlet.domains, ' ').map(move |domain| (domain, outlet.name));
    DOMAINS.get_or_init(|| outlets().flat_map(named).collect()).get(domain).copied()
}

fn by_tag(tag: &str) -> Option<&'static str> {
    static TAGS: Known<&str> = OnceLock::new();
    let named = |outlet: Outlet| parts(outlet.tags, '|').map(move |tag| (tag, outlet.name));
    TAGS.get_or_init(|| outlets().flat_map(named).collect()).get(tag).copied()
}

fn by_folded(name: &str) -> Option<&'static str> {
    static NAMES: Known<String> = OnceLock::new();
    let named = |outlet: Outlet| {
        let names = parts(outlet.others, '|').chain([outlet.name]);
        names.map(move |name| (fold(name), outlet.name))
    };
    NAMES.get_or_init(|| outlets().flat_map(named).collect()).get(name).copied()
}

/// The outlet whose tag stands at the head of a lead: `(Dân trí) -`, `TTO -`, `HÀ NỘI (Reuters) —`. A name in brackets
/// before a dash is taken as it is where it is not known.
pub(super) fn of_lead(lead: &str) -> Option<&str> {
    let head = &lead[..(0..=lead.len().min(DATELINE)).rev().find(|&end| lead.is_char_boundary(end))?];
    if let Some(inner) = head.strip_prefix('(') {
        let (tag, after) = inner.split_once(')').filter(|(tag, _)| tag.len() <= TAG)?;
        let known = of_tag(tag).or_else(|| by_folded(&fold(tag.trim())));
        return known.or_else(|| unknown(tag, after));
    }
    if let Some((tag, _)) = split_dash(head).filter(|(tag, _)| tag.len() <= TAG)
        && let Some(outlet) = of_tag(tag)
    {
        return Some(outlet);
    }
    let (place, rest) = head.split_once('(')?;
    let (tag, after) = rest.split_once(')')?;
    let is_place = place.chars().next().is_some_and(char::is_uppercase) && !place.contains(['“', '"', ':']);
    let is_followed = after.trim_start().starts_with(['-', '–', '—']);
    if is_place && is_followed { of_tag(tag).or_else(|| unknown(tag, after)) } else { None }
}

/// A tag that names an outlet nobody told us of: a few words that begin like a name, then a dash.
fn unknown<'a>(tag: &'a str, after: &str) -> Option<&'a str> {
    let tag = tag.trim();
    let is_name = tag.chars().next().is_some_and(char::is_uppercase) && tag.split_whitespace().count() <= 5;
    let is_words = tag.chars().all(|c| c.is_alphanumeric() || " .&-'".contains(c));
    let has_dash = after.trim_start().starts_with(['-', '–', '—']);
    (is_name && is_words && has_dash).then_some(tag)
}

/// `tag - rest`, with any dash.
fn split_dash(head: &str) -> Option<(&str, &str)> {
    let at = head.find(['-', '–', '—'])?;
    let (tag, rest) = head.split_at(at);
    let rest = rest.trim_start_matches(['-', '–', '—']);
    (rest.starts_with(char::is_whitespace) || tag.ends_with(char::is_whitespace)).then(|| (tag.trim_end(), rest))
}

fn of_tag(tag: &str) -> Option<&'static str> {
    let tag = tag.trim().trim_end_matches(['.', ',']);
    by_tag(tag).or_else(|| {
        let (first, _) = tag.split_once(['/', ','])?;
        by_tag(first.trim())
    })
}

/// The outlet of a URL, by its host; an unknown host is named as it is.
pub(super) fn of_url(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
        return None;
    }
    let (host, path) = rest.split_once(['/', '?', '#']).unwrap_or((rest, ""));
    let host = host.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    if !is_host(&host) {
        return None;
    }
    let section = path.split('/').next().unwrap_or_default();
    let known = known_host(&host, section).map(str::to_owned);
    known.or_else(|| Some(host.trim_start_matches("www.").trim_start_matches("m.").to_owned()))
}

fn known_host(host: &str, section: &str) -> Option<&'static str> {
    let mut rest = host;
    while rest.contains('.') {
        let known = by_domain(&format!("{rest}/{section}")).or_else(|| by_domain(rest));
        if known.is_some() {
            return known;
        }
        rest = rest.split_once('.').map_or("", |(_, parent)| parent);
    }
    None
}

fn is_host(host: &str) -> bool {
    host.len() <= 120
        && host.contains('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        && host.rsplit('.').next().is_some_and(|last| last.chars().all(char::is_alphabetic) && last.len() >= 2)
}

/// The outlet that a field names, by name, domain or URL; an unknown one is named as it is.
pub(super) fn of_field(field: &str) -> Option<String> {
    let field = field.trim().trim_start_matches('@');
    if field.is_empty() || field.len() > 120 {
        return None;
    }
    if let Some(name) = of_name(field) {
        return Some(name.to_owned());
    }
    if field.contains("://") {
        return of_url(field);
    }
    Some(if is_host(field) { field.to_lowercase() } else { field.to_owned() })
}

/// A known outlet by name, short name or domain; `Báo …` and `… Online` are the same as the bare name.
pub(super) fn of_name(name: &str) -> Option<&'static str> {
    let folded = fold(name.trim());
    if let Some(name) = by_folded(&folded) {
        return Some(name);
    }
    if is_host(&folded) {
        return known_host(&folded, "");
    }
    let bare =
        ["bao dien tu ", "bao ", "tap chi "].iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    let bare = [" online", " dien tu"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    by_folded(bare)
}

/// The outlet for which a folder is named: a known one, a domain, or `Báo …`.
pub(super) fn of_folder(folder: &str) -> Option<String> {
    if let Some(name) = of_name(folder) {
        return Some(name.to_owned());
    }
    let is_named = folder.starts_with("Báo ") || folder.starts_with("báo ");
    (is_named && folder.len() <= 80).then(|| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_carry_tags() {
        for (lead, outlet) in [
            ("(Dân trí) - Cây cầu đã thông.", Some("Dân trí")),
            ("TTO - Cây cầu đã thông.", Some("Tuổi Trẻ")),
            ("(TNO) Cây cầu đã thông.", Some("Thanh Niên")),
            ("VOV.VN - Cây cầu đã thông.", Some("VOV")),
            ("(PLO)- Cây cầu đã thông.", Some("Pháp Luật TP.HCM")),
            ("(CNN) -- The bridge is open.", Some("CNN")),
            ("LONDON, Nov 21 (Reuters) - The bridge is open.", Some("Reuters")),
            ("(Tin Sông Ràng) - Cây cầu đã thông.", Some("Tin Sông Ràng")),
            ("SON LA, Vietnam (River Post) — The bridge is open.", Some("River Post")),
            ("Hãng tin Anh (Reuters) cho hay cây cầu đã thông.", None),
            ("Hà Nội - thành phố của những cây cầu.", None),
            ("(Ảnh) Cây cầu đã thông.", None),
        ] {
            assert_eq!(of_lead(lead), outlet, "{lead}");
        }
    }

    #[test]
    fn hosts_are_known_with_their_parents() {
        assert_eq!(of_url("https://www.tuoitre.vn/a.htm").as_deref(), Some("Tuổi Trẻ"));
        assert_eq!(of_url("https://www.bbc.com/vietnamese/articles/x").as_deref(), Some("BBC Tiếng Việt"));
        assert_eq!(of_url("http://thegioi.vnexpress.net/x").as_deref(), Some("VnExpress"));
        assert_eq!(of_url("https://m.bao-mau.example/x").as_deref(), Some("bao-mau.example"));
        assert_eq!(of_url("javascript://x.com/"), None);
        assert_eq!(of_url("http://169.254.169.254/x"), None);
    }

    #[test]
    fn fields_and_folders_name_outlets() {
        assert_eq!(of_field("dantri.com.vn").as_deref(), Some("Dân trí"));
        assert_eq!(of_field("DÂN TRÍ").as_deref(), Some("Dân trí"));
        assert_eq!(of_field("Báo điện tử Dân trí").as_deref(), Some("Dân trí"));
        assert_eq!(of_field("Báo Mẫu").as_deref(), Some("Báo Mẫu"));
        assert_eq!(of_folder("vnexpress").as_deref(), Some("VnExpress"));
        assert_eq!(of_folder("inbox"), None);
    }
}
