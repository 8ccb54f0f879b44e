//! Pages that are too large or nested too deeply for a tree: their tags are cut out.

use super::blocks::Line;
use crate::article::ParagraphKind;

/// Elements without a closing tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];
/// Elements that end themselves where the next one begins.
const LOOSE: [&str; 10] = ["p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead"];
/// Longest page of which lines are made.
const LINES: usize = 200_000;

/// How deeply elements are nested, roughly: more opening than closing tags.
pub(in crate::loader) fn depth(page: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (name, is_end) in tags(page).map(|(_, _, tag)| name(tag)) {
        if VOID.iter().chain(&LOOSE).any(|void| name.eq_ignore_ascii_case(void)) {
            continue;
        }
        depth = if is_end { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// The text between the tags, a line for each run.
pub(super) fn lines(page: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut from, mut is_mute) = (0, false);
    let add = |text: &str, lines: &mut Vec<Line>| {
        let text = decode(text);
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().any(char::is_alphanumeric) && lines.len() < LINES {
            lines.push((ParagraphKind::Body, line));
        }
    };
    for (start, end, tag) in tags(page) {
        if !is_mute {
            add(&page[from..start], &mut lines);
        }
        let (name, is_end) = name(tag);
        is_mute = !is_end && ["script", "style", "title"].iter().any(|mute| name.eq_ignore_ascii_case(mute));
        from = end;
    }
    if !is_mute {
        add(&page[from..], &mut lines);
    }
    lines
}

/// The text of the title element.
pub(super) fn title(page: &str) -> Option<String> {
    let mut tags = tags(page).skip_while(|(_, _, tag)| !name(tag).0.eq_ignore_ascii_case("title"));
    let ((_, from, _), (to, _, _)) = (tags.next()?, tags.next()?);
    Some(decode(&page[from..to])).filter(|title| !title.trim().is_empty())
}

/// The tags of a page: where each begins and ends, and what is in it. Comments are one tag; what stands in scripts and
/// styles is passed over.
fn tags(page: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let bytes = page.as_bytes();
    let (mut at, mut until) = (0, None::<&str>);
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr::memchr(b'<', bytes.get(at..)?)?;
            let rest = &bytes[start + 1..];
            let is_tag = match until {
                Some(name) => rest
                    .get(1..=name.len())
                    .is_some_and(|end| rest[0] == b'/' && end.eq_ignore_ascii_case(name.as_bytes())),
                None => {
                    rest.first().is_some_and(|first| first.is_ascii_alphabetic() || matches!(first, b'/' | b'!' | b'?'))
                }
            };
            if !is_tag {
                at = start + 1;
                continue;
            }
            let end = start + end(&bytes[start..])?;
            let tag = &page[start + 1..end - 1];
            let (name, is_end) = name(tag);
            let raw = ["script", "style"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw));
            until = if is_end { None } else { raw };
            at = end;
            return Some((start, end, tag));
        }
    })
}

/// Where a tag ends: comments and CDATA have their own ends.
fn end(tag: &[u8]) -> Option<usize> {
    let special = [(&b"<!--"[..], &b"-->"[..]), (b"<![CDATA[", b"]]>")];
    for (start, end) in special {
        if let Some(inner) = tag.strip_prefix(start)
            && let Some(at) = memchr::memmem::find(inner, end)
        {
            return Some(start.len() + at + end.len());
        }
    }
    Some(memchr::memchr(b'>', tag)? + 1)
}

/// The name of a tag and whether it closes.
fn name(tag: &str) -> (&str, bool) {
    let is_end = tag.starts_with('/');
    let name = tag.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    // Declarations, comments and elements that close themselves count as closing nothing.
    if end == 0 || tag.ends_with('/') { ("br", false) } else { (&name[..end], is_end) }
}

/// Decodes the entities that stand in running text.
pub(super) fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, entity(&rest[1..end])?))) {
            Some((end, c)) => {
                decoded.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return code.and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_out() {
        let page = "<title>Cầu &amp; đường</title><div><p>Một &ldquo;hai&rdquo;<p>Ba<script>x<y</script></div>";
        let found = lines(page);
        assert_eq!(found.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>(), ["Một “hai”", "Ba"]);
        assert_eq!(title(page).as_deref(), Some("Cầu & đường"));
        assert_eq!(depth(&"<div>".repeat(500)), 500);
        assert_eq!(depth("<script>'<div><div>'</script><!-- <div><div><div> --><div>"), 1);
        assert_eq!(depth(&"<p>".repeat(500)), 0);
    }
}
