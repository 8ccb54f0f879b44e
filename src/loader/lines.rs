//! What a line is, besides running text: the words under a picture, a credit, a pointer to another article.

use super::{byline, outlet};
use crate::article::ParagraphKind;
use crate::text::{fold, fold_char};

/// Bytes of a line that is looked at; longer ones are running text.
const LINE: usize = 700;
/// Bytes behind `Ảnh:` that name who took the picture.
const TAKER: usize = 70;

/// How a pointer to another article begins, folded. Those of the second list need a colon, or nothing behind them.
const POINTERS: [&str; 9] = [
    "xem them",
    "doc them",
    "xem tiep",
    "doc tiep",
    "moi ban doc",
    "moi quy doc gia",
    "moi doc gia",
    "co the ban quan tam",
    "read more",
];
const HEADS: [&str; 10] = [
    "tin lien quan",
    "bai lien quan",
    "tin cung chuyen muc",
    "see also",
    "also read",
    "related",
    "more on this",
    "watch",
    "xem video",
    "related articles",
];
/// No pointer begins with more characters, whatever the form of its letters.
const START: usize = 64;
/// What stands before the name of a photographer.
const TAKERS: [&str; 11] =
    ["ảnh", "photo", "photograph", "picture", "image", "video", "clip", "đồ họa", "đồ hoạ", "ảnh và video", "nguồn"];
/// Captions end in one of these, folded.
const SHOWN: [&str; 4] = ["anh minh hoa", "anh chup man hinh", "anh tu lieu", "anh cat tu clip"];
/// Credits in English begin with one of these, in lower case.
const REPORTED: [&str; 6] =
    ["reporting by", "(reporting by", "additional reporting", "--additional reporting", "edited by", "editing by"];
/// Credits with a colon, folded.
const CREDITED: [&str; 13] = [
    "tac gia",
    "bai",
    "bai va anh",
    "nguon",
    "bien dich",
    "nguoi dich",
    "anh",
    "theo",
    "thuc hien",
    "link",
    "url",
    "noi dung",
    "source",
];

/// What `line` is, if it is no running text.
pub(super) fn kind(line: &str) -> Option<ParagraphKind> {
    let line = line.trim();
    if line.len() > LINE {
        return None;
    }
    if is_pointer(line) {
        return Some(ParagraphKind::Link);
    }
    if is_credit(line) {
        return Some(ParagraphKind::Credit);
    }
    is_caption(line).then_some(ParagraphKind::Caption)
}

fn is_pointer(line: &str) -> bool {
    if line.starts_with(">>") || line.starts_with("» ") || line.starts_with("> > ") || line.starts_with("⇒") {
        return true;
    }
    if line.len() > 300 {
        return false;
    }
    // every line of every article comes here: most are told by their first letter
    let first = line.chars().find_map(fold_char);
    if first.is_none_or(|first| !HEADS.iter().chain(&POINTERS).any(|pointer| pointer.starts_with(first))) {
        return false;
    }
    let start = fold(line.char_indices().nth(START).map_or(line, |(end, _)| &line[..end]));
    if !HEADS.iter().chain(&POINTERS).any(|pointer| start.starts_with(pointer)) {
        return false;
    }
    let head = fold(line.split_inclusive(':').next().unwrap_or_default().get(..).unwrap_or_default());
    let word = head.trim_end_matches(':').trim();
    let has_colon = head.ends_with(':');
    HEADS.contains(&word)
        || POINTERS.iter().any(|pointer| {
            let is_short = has_colon && word.len() <= 40 || !line.ends_with(['.', '”', '"']) && line.len() <= 160;
            word.starts_with(pointer) && is_short
        })
}

fn is_credit(line: &str) -> bool {
    let starts = |start: &&str| line.get(..start.len()).is_some_and(|line| line.eq_ignore_ascii_case(start));
    if line.len() <= 300 && REPORTED.iter().any(starts) {
        return true;
    }
    if line.ends_with("contributed to this report.") && line.len() <= 250 {
        return true;
    }
    if let Some((word, value)) = line.split_once(':').filter(|_| line.len() <= 100)
        && CREDITED.contains(&fold(word.trim_start_matches('(').trim()).as_str())
    {
        return !value.trim().is_empty() && !value.trim().ends_with(['?', '!']);
    }
    byline::credit(line).is_some()
}

fn is_caption(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| matches!(c, '.' | ')' | ']') || c.is_whitespace());
    if numbered(bare) {
        return true;
    }
    let last = bare.chars().rev().find_map(fold_char);
    if last.is_some_and(|last| SHOWN.iter().any(|shown| shown.ends_with(last))) {
        let end = fold(tail(bare, 28));
        if SHOWN.iter().any(|shown| end.ends_with(shown)) {
            return true;
        }
    }
    if is_agency_photo(bare) {
        return true;
    }
    let Some((before, taker)) = bare.rsplit_once(':') else { return false };
    if taker.len() > TAKER || taker.trim().is_empty() {
        return false;
    }
    let before = before.trim_end().to_lowercase();
    TAKERS.iter().any(|word| {
        before.strip_suffix(word).is_some_and(|rest| {
            let rest = rest.trim_end();
            rest.is_empty() || rest.ends_with(['.', '-', '–', '—', '(', '[', '|', '/', '”', '"', '!', '?', ','])
        })
    })
}

/// `… (AP Photo/Jane Sample)`, `… Jane Sample/Getty Images`
fn is_agency_photo(bare: &str) -> bool {
    let ends = ["Getty Images", "via AP", "via Reuters", "Shutterstock", "via Getty", "AFP/Getty"];
    let marks = ["(AP Photo", "(Photo by", "(Photo:", "(Image:", "(Image credit", "REUTERS/", "(Reuters/", "© "];
    let tail = tail(bare, 130);
    ends.iter().any(|end| tail.ends_with(end))
        || (tail.contains(['(', '/', '©']) && marks.iter().any(|mark| tail.contains(mark)))
}

/// The last bytes of a line, cut at a character.
fn tail(line: &str, bytes: usize) -> &str {
    let start = (line.len().saturating_sub(bytes)..=line.len()).find(|&at| line.is_char_boundary(at));
    &line[start.unwrap_or(0)..]
}

/// `… - Ảnh 1`
fn numbered(bare: &str) -> bool {
    let without = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    without.len() < bare.len()
        && without.strip_suffix(' ').is_some_and(|rest| {
            ["- Ảnh", "– Ảnh", "- ảnh", "– ảnh", "- Photo", "- Hình"].iter().any(|end| rest.ends_with(end))
        })
}

/// The address in a line such as `Nguồn: https://…`: the last one of an article says where it was published.
pub(super) fn source(lines: &[(ParagraphKind, String)]) -> Option<String> {
    let credits = lines.iter().rev().filter(|(kind, _)| *kind == ParagraphKind::Credit).take(3);
    let mut addresses = credits.filter_map(|(_, line)| {
        let (word, address) = line.split_once(':')?;
        let is_source = ["nguon", "source", "link", "url"].contains(&fold(word.trim()).as_str());
        let address = address.trim();
        let is_plain = address.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/?#%&=+@".contains(&b));
        (is_source && is_plain && outlet::of_url(address).is_some()).then(|| address.to_owned())
    });
    addresses.next()
}

/// Finds what the body lines of an article are and gives its author, where a final line names one.
pub(super) fn settle(lines: &mut Vec<(ParagraphKind, String)>) -> Option<String> {
    let mut author = None;
    for (kind_now, line) in lines.iter_mut() {
        if matches!(kind_now, ParagraphKind::Body | ParagraphKind::Heading)
            && let Some(found) = kind(line)
        {
            *kind_now = found;
            if found == ParagraphKind::Credit {
                author = byline::credit(line).and_then(|credit| credit.author).or(author);
            }
        }
    }
    author.or_else(|| final_author(lines)).or_else(|| glued_credit(lines))
}

/// The last line, if it names an author and nothing else.
fn final_author(lines: &mut [(ParagraphKind, String)]) -> Option<String> {
    let bodies = lines.iter().filter(|(kind, _)| *kind == ParagraphKind::Body).count();
    let at = lines.iter().rposition(|(kind, _)| *kind != ParagraphKind::Link && *kind != ParagraphKind::Caption)?;
    let is_after_text = at > 0 && lines[at - 1].1.ends_with(['.', '”', '"', '!', '?', '…', ')']);
    if lines[at].0 != ParagraphKind::Body || bodies < 3 || !is_after_text {
        return None;
    }
    let author = byline::final_author(&lines[at].1)?;
    lines[at].0 = ParagraphKind::Credit;
    Some(author)
}

/// A credit that was glued to the end of the last paragraph: `… hết câu. An Mẫu Theo AP`. It becomes a line of its own.
fn glued_credit(lines: &mut Vec<(ParagraphKind, String)>) -> Option<String> {
    let at = lines.iter().rposition(|(kind, _)| *kind == ParagraphKind::Body).filter(|&at| at > 0)?;
    let line = &lines[at].1;
    let ends = [". ", "” ", "\" ", "! ", "? ", ".” "];
    let cut = ends.iter().filter_map(|end| line.rfind(end).map(|found| found + end.len())).max()?;
    let tail = line.get(cut..)?.trim();
    let author = match byline::credit(tail) {
        Some(credit) => credit.author,
        None => Some(byline::final_author(tail)?),
    };
    let (tail, head) = (tail.to_owned(), line[..cut].trim_end().to_owned());
    lines[at].1 = head;
    lines.insert(at + 1, (ParagraphKind::Credit, tail));
    author
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        use ParagraphKind::{Caption, Credit, Link};
        for (line, expected) in [
            ("Xem thêm: Cầu Mẫu thông xe", Some(Link)),
            (">> Cầu Mẫu thông xe", Some(Link)),
            ("Mời bạn đọc xem video tại đây", Some(Link)),
            ("Read more: the bridge", Some(Link)),
            ("Xem thêm nhiều lần đoạn phim, ông Thử nói không thấy gì lạ.", None),
            ("Related parties were told of the plan on Monday.", None),
            ("Ảnh: Reuters", Some(Credit)),
            ("Nguồn: Báo Mẫu", Some(Credit)),
            ("Theo AFP", Some(Credit)),
            ("Cầu Mẫu nhìn từ trên cao. Ảnh: Minh Thử", Some(Caption)),
            ("Cầu Mẫu nhìn từ trên cao (Ảnh: Reuters).", Some(Caption)),
            ("Cầu Mẫu sắp thông xe - Ảnh 1.", Some(Caption)),
            ("Cầu Mẫu (Ảnh minh họa)", Some(Caption)),
            ("Ông Thử đưa ra bức ảnh: một cây cầu", None),
            ("Theo Reuters, cây cầu đã thông.", None),
        ] {
            assert_eq!(kind(line), expected, "{line}");
        }
    }

    fn body(lines: &[&str]) -> Vec<(ParagraphKind, String)> {
        lines.iter().map(|line| (ParagraphKind::Body, line.to_string())).collect()
    }

    #[test]
    fn the_last_line_may_name_the_author() {
        let mut lines = body(&["Đoạn một.", "Đoạn hai.", "Ngọc Mẫu"]);
        assert_eq!(settle(&mut lines).as_deref(), Some("Ngọc Mẫu"));
        assert_eq!(lines[2].0, ParagraphKind::Credit);
        let mut lines = body(&["Đoạn một.", "Đoạn hai.", "Ông nói vậy."]);
        assert_eq!(settle(&mut lines), None);
    }

    #[test]
    fn a_source_line_tells_the_address() {
        let mut lines = body(&["Đoạn một.", "Nguồn: https://tuoitre.vn/cau-mau.htm"]);
        settle(&mut lines);
        assert_eq!(source(&lines).as_deref(), Some("https://tuoitre.vn/cau-mau.htm"));
        let mut lines = body(&["Đoạn một.", "Nguồn: http://x.example/$(a)"]);
        settle(&mut lines);
        assert_eq!(source(&lines), None);
    }

    #[test]
    fn a_glued_credit_is_parted() {
        let mut lines = body(&["Đoạn một.", "Đoạn hai kể hết chuyện. An Mẫu Theo AP"]);
        assert_eq!(settle(&mut lines).as_deref(), Some("An Mẫu"));
        assert_eq!(lines[1].1, "Đoạn hai kể hết chuyện.");
        assert_eq!(lines[2].0, ParagraphKind::Credit);
    }
}
