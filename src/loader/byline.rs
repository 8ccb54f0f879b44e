//! Lines that name authors: `Ngọc Mẫu`, `An Mẫu (Theo AP)`, `Theo AFP`, `By Jane Sample`.

use super::outlet;

/// What a credit line holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Credit {
    /// The authors, where it names them.
    pub author: Option<String>,
}

/// Bytes of a credit line.
const LINE: usize = 120;
/// Words that join names in a credit, folded by hand.
const JOINTS: [&str; 16] =
    ["và", "báo", "tờ", "hãng", "tin", "trang", "đài", "kênh", "tạp", "chí", "thông", "tấn", "and", "of", "the", "tức"];
/// Endings that say that a text was put together or translated.
const MADE: [&str; 8] = ["tổng hợp", "(tổng hợp)", "(th)", "lược dịch", "(lược dịch)", "(dịch)", "lược ghi", "(ghi)"];

/// A credit line wherever it stands: `Theo AFP`, `(Theo AP)`, `An Mẫu Theo Reuters`, `An Mẫu (tổng hợp)`.
pub(super) fn credit(line: &str) -> Option<Credit> {
    let line = line.trim().trim_end_matches('.');
    if line.is_empty() || line.len() > LINE {
        return None;
    }
    if outlet::of_name(line).is_some() {
        return Some(Credit::default());
    }
    let lower = line.to_lowercase();
    if let Some(made) = MADE.iter().find(|made| lower.ends_with(**made)) {
        let author = line.get(..line.len().checked_sub(made.len())?)?.trim();
        return if author.is_empty() { Some(Credit::default()) } else { authors(author).map(named) };
    }
    if let Some(author) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) {
        return authors(author.trim()).map(named);
    }
    let (author, source) = split_theo(line)?;
    if !is_names(source.trim_matches(|c: char| matches!(c, '(' | ')' | ':' | ',' | '.') || c.is_whitespace())) {
        return None;
    }
    let author = author.trim_matches(|c: char| matches!(c, '(' | '-' | '–' | ',') || c.is_whitespace());
    if author.is_empty() { Some(Credit::default()) } else { authors(author).map(named) }
}

fn named(author: String) -> Credit {
    Credit { author: Some(author) }
}

/// Parts a line at its `Theo`: what stands before and behind it.
fn split_theo(line: &str) -> Option<(&str, &str)> {
    ["Theo ", "(theo ", "THEO ", " theo "].iter().find_map(|theo| {
        let at = line.rfind(theo)?;
        Some((&line[..at], &line[at + theo.len()..]))
    })
}

/// Names of people as an author's line has them: `Ngọc Mẫu`, `NGỌC MẪU - An Thử`, `Jane Sample and John Proof`.
pub(super) fn authors(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(',');
    if text.is_empty() || text.len() > 80 {
        return None;
    }
    let split = text.replace(" và ", ",").replace(" and ", ",").replace(" & ", ",").replace(['–', '/', '|'], ",");
    let parts: Vec<&str> = split.split([',']).flat_map(|part| part.split(" - ")).map(str::trim).collect();
    let is_author = |part: &&str| {
        let words = part.split_whitespace().count();
        (1..=5).contains(&words) && part.split_whitespace().all(is_name)
    };
    (parts.len() <= 4 && parts.iter().all(is_author)).then(|| text.to_owned())
}

/// An author's line as the last of an article: two to four names, no end mark. One word is too little to be sure.
pub(super) fn final_author(line: &str) -> Option<String> {
    let words = line.split_whitespace().count();
    let is_plain = line.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "-–,.&".contains(c));
    if !(2..=9).contains(&words) || !is_plain || line.ends_with(['.', '-', '–', ',']) {
        return None;
    }
    let longest =
        line.split([',', '–', '&']).flat_map(|part| part.split(" - ")).map(|part| part.split_whitespace().count());
    if longest.max().unwrap_or(0) > 4 {
        return None;
    }
    authors(line)
}

/// Names of outlets and the small words between them.
fn is_names(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ';')).filter(|w| !w.is_empty()).collect();
    (1..=9).contains(&words.len())
        && words.first().is_some_and(|first| is_name(first) || JOINTS.contains(first))
        && words.iter().any(|word| is_name(word))
        && words.iter().all(|word| is_name(word) || JOINTS.contains(word) || word.contains('.') || *word == "-")
        && !words.windows(2).any(|pair| matches!(pair, ["ông" | "bà", _]))
}

/// A word that begins with a capital letter (or holds one: `iPress`), without marks that names do not have.
fn is_name(word: &str) -> bool {
    let word = word.trim_matches(['(', ')']);
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '’' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_known() {
        for (line, author) in [
            ("Theo AFP", None),
            ("(Theo AP, Reuters)", None),
            ("Theo báo Tin Mẫu", None),
            ("An Mẫu Theo Guardian", Some("An Mẫu")),
            ("CT (Theo AP/RIA)", Some("CT")),
            ("TTXVN/Tin tức", None),
            ("Đức Thử Tổng hợp", Some("Đức Thử")),
            ("Minh Thử (theo Reuters)", Some("Minh Thử")),
            ("By Jane Sample and John Proof", Some("Jane Sample and John Proof")),
        ] {
            let credit = credit(line);
            assert!(credit.is_some(), "{line}");
            assert_eq!(credit.and_then(|credit| credit.author).as_deref(), author, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_credits() {
        for line in [
            "Theo Reuters, cây cầu đã thông.",
            "Theo ông Thử, cây cầu đã thông",
            "Cây cầu thông xe theo Bộ Giao thông",
            "By the river",
            "Cơ quan chức năng đang tổng hợp",
        ] {
            assert_eq!(credit(line), None, "{line}");
        }
    }

    #[test]
    fn final_authors_are_names_only() {
        assert!(final_author("Ngọc Mẫu").is_some());
        assert!(final_author("TRƯỜNG THỬ - Hà An").is_some());
        assert_eq!(final_author("Hết"), None);
        assert_eq!(final_author("Cầu đã thông xe"), None);
        assert_eq!(final_author("Ngọc Mẫu."), None);
    }
}
