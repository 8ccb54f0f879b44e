//! Sources that point back: pronouns, titles without a name, nouns with a demonstrative.

use crate::analysis::Language;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Reading;
use crate::text::Span;

/// What points back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anaphor {
    /// `ông`, `bà ấy`, `he`.
    Person {
        /// Whether it is said of a woman, where it tells.
        is_woman: Option<bool>,
    },
    /// `nước này`.
    Country,
    /// `họ`, `they`.
    Many,
    /// `nhà phân tích này`, `the mayor`.
    Described,
}

const WOMEN: [&str; 12] = ["bà", "chị", "cô", "she", "bà ấy", "bà ta", "cô ấy", "cô ta", "chị ấy", "mrs", "ms", "lady"];
const MEN: [&str; 11] = ["ông", "anh", "he", "ông ấy", "ông ta", "anh ấy", "anh ta", "chú", "mr", "sir", "lord"];
const ANYBODY: [&str; 8] = ["vị này", "người này", "nhân vật này", "cụ", "thầy", "em", "who", "cậu"];
/// Demonstratives after a noun, longest first.
const ENDS: [&str; 7] = [" nói trên", " kể trên", " nêu trên", " này", " đó", " ấy", " trên"];
/// What may stand before a noun that points back.
const STARTS: [&str; 7] = ["vị ", "các ", "những ", "the ", "ngài ", "nữ ", "nam "];
/// Words of one meaning: a title is compared by the second.
const SAME: [(&str, &str); 6] = [
    ("phát ngôn viên", "người phát ngôn"),
    ("phát ngôn nhân", "người phát ngôn"),
    ("spokeswoman", "spokesman"),
    ("spokesperson", "spokesman"),
    ("nhà lãnh đạo", "lãnh đạo"),
    ("người đứng đầu", "lãnh đạo"),
];
/// Offices whose bearers are called leaders.
const LEADERS: [&str; 9] = [
    "tổng thống",
    "thủ tướng",
    "chủ tịch",
    "quốc vương",
    "tổng bí thư",
    "president",
    "prime minister",
    "chancellor",
    "nữ hoàng",
];

impl Anaphor {
    /// What the source written as `span` points with, if it does.
    pub(super) fn of(reading: &Reading, span: Span) -> Option<Anaphor> {
        let written = span.of(reading.text);
        if written.chars().count() > 1 && !written.contains(char::is_lowercase) {
            return None;
        }
        let words = written.to_lowercase();
        let words = words.as_str();
        if WOMEN.contains(&words) {
            return Some(Anaphor::Person { is_woman: Some(true) });
        }
        if MEN.contains(&words) {
            return Some(Anaphor::Person { is_woman: Some(false) });
        }
        if ANYBODY.contains(&words) {
            return Some(Anaphor::Person { is_woman: None });
        }
        if matches!(words, "nước này" | "quốc gia này" | "nước ấy" | "phía này") {
            return Some(Anaphor::Country);
        }
        if matches!(words, "họ" | "they" | "it") {
            return Some(Anaphor::Many);
        }
        let points = ENDS.iter().any(|end| words.ends_with(end)) || words.starts_with("vị ");
        let named = reading.mention_at(span.start).is_some();
        (!named && (points || bare(reading, words))).then_some(Anaphor::Described)
    }
}

/// A title alone: `Người phát ngôn`, `the mayor`, `nguồn tin`.
fn bare(reading: &Reading, words: &str) -> bool {
    let definite = words.starts_with("the ");
    let words = words.strip_prefix("the ").unwrap_or(words);
    let parts: Vec<&str> = words.split_whitespace().collect();
    let word = |i: usize| parts.get(i).copied().unwrap_or_default();
    let whole = reading.lexicon.longest(word, 0).filter(|(length, _)| *length == parts.len());
    match whole {
        Some((_, entry)) if reading.language == Language::English => {
            definite && entry.kind.is(Kind::TITLE.or(Kind::MEDIA))
        }
        Some((_, entry)) => {
            entry.kind.is(Kind::TITLE.or(Kind::MEDIA)) && !entry.tags.has(Tags::ALONE) || words == "nguồn tin"
        }
        None => false,
    }
}

/// Whether the words tell of a man or a woman: `Bà Harf`, `Mr Blair`, `ông`.
pub(super) fn is_woman(words: &str) -> Option<bool> {
    words.split_whitespace().find_map(|word| {
        let word = word.trim_end_matches(['.', ',']);
        if WOMEN.contains(&word) {
            Some(true)
        } else if MEN.contains(&word) {
            Some(false)
        } else {
            None
        }
    })
}

/// The noun of a description in plain words, with the country it names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Core {
    head: String,
    rest: String,
}

/// What a description says of its bearer; `None` where it is no title.
pub(super) fn core(reading: &Reading, words: &str) -> Option<Core> {
    let plain = plain(words);
    let parts: Vec<&str> = plain.split_whitespace().collect();
    let word = |i: usize| parts.get(i).copied().unwrap_or_default();
    let (length, entry) = reading.lexicon.longest(word, 0)?;
    let titled =
        entry.kind.is(Kind::TITLE.or(Kind::MEDIA)) && !entry.tags.has(Tags::ALONE) || plain.starts_with("lãnh đạo");
    let (head, rest) = (parts.get(..length)?.join(" "), parts.get(length..)?.join(" "));
    titled.then_some(Core { head, rest })
}

/// The words of a title without what points, in one choice of words.
pub(super) fn plain(words: &str) -> String {
    let lower = words.to_lowercase();
    let mut core = lower.trim();
    for end in ENDS {
        core = core.strip_suffix(end).unwrap_or(core);
    }
    for start in STARTS {
        core = core.strip_prefix(start).unwrap_or(core);
    }
    let mut plain = core.trim().to_owned();
    for (word, same) in SAME {
        if plain.contains(word) {
            plain = plain.replace(word, same);
        }
    }
    plain
}

/// The title `role` (in plain words) is what `core` says: the same head, and no other country.
pub(super) fn bears(role: &str, core: &Core) -> bool {
    let leads = core.head == "lãnh đạo" && LEADERS.iter().any(|leader| role.contains(leader));
    let Some(at) = role.find(&core.head) else { return leads };
    let whole = role.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
    let deputy = role.get(..at).is_some_and(|before| {
        ["phó ", "cựu ", "former ", "deputy ", "vice "].iter().any(|word| before.ends_with(word))
    });
    let rest = role.get(at + core.head.len()..).unwrap_or_default().trim();
    let same = core.rest.is_empty() || rest.is_empty() || rest.contains(&core.rest) || core.rest.contains(rest);
    whole && !deputy && same
}

/// The description is one of a person.
pub(super) fn is_person(reading: &Reading, words: &str) -> bool {
    core(reading, words).is_some_and(|core| {
        let parts: Vec<&str> = core.head.split_whitespace().collect();
        let word = |i: usize| parts.get(i).copied().unwrap_or_default();
        core.head == "lãnh đạo" || reading.lexicon.longest(word, 0).is_some_and(|(_, entry)| entry.kind.is(Kind::TITLE))
    }) || words.starts_with("vị ")
}

/// The words start as an outlet does: `tờ báo này`, `Hãng tin X`.
pub(super) fn is_media(reading: &Reading, words: &str) -> bool {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let word = |i: usize| parts.get(i).copied().unwrap_or_default();
    reading.lexicon.longest(word, 0).is_some_and(|(_, entry)| entry.kind.is(Kind::MEDIA.or(Kind::OUTLET)))
}
