//! Sources that point back: pronouns, titles without a name, nouns with a demonstrative.

use super::honorific::Honorific;
use crate::analysis::Language;
use crate::analysis::claim::lexicon::{Kind, Tags, hash};
use crate::analysis::claim::line::Reading;
use crate::text::{Span, lowered};

/// What points back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anaphor {
    /// `ông`, `bà ấy`, `he`.
    Person(Honorific),
    /// `nước này`.
    Country,
    /// `họ`, `they`.
    Many,
    /// `it`: a body or a country.
    It,
    /// `cơ quan này`, `Bộ`, `the company`.
    Body,
    /// `nhà phân tích này`, `the mayor`.
    Described,
}

/// Pronouns of one person.
const PRONOUNS: [&str; 24] = [
    "ông này",
    "bà này",
    "anh này",
    "chị này",
    "cô này",
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "chú",
    "he",
    "she",
    "ông ấy",
    "bà ấy",
    "anh ấy",
    "cô ấy",
    "chị ấy",
    "ông ta",
    "bà ta",
    "anh ta",
    "cô ta",
    "hắn",
    "chị ta",
];
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
        let words = lowered(written);
        let words = words.as_str();
        if PRONOUNS.contains(&words) {
            return Some(Anaphor::Person(Honorific::of(written)));
        }
        if ANYBODY.contains(&words) {
            return Some(Anaphor::Person(Honorific::default()));
        }
        if matches!(words, "nước này" | "quốc gia này" | "nước ấy" | "phía này") {
            return Some(Anaphor::Country);
        }
        if matches!(words, "họ" | "they") {
            return Some(Anaphor::Many);
        }
        if words == "it" {
            return Some(Anaphor::It);
        }
        if is_bare_body(reading, words) {
            return Some(Anaphor::Body);
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
    let whole = reading.lexicon.longest_of(words).filter(|(length, _)| *length == words.split_whitespace().count());
    match whole {
        Some((_, entry)) if reading.language == Language::English => {
            definite && (entry.kind.is(Kind::TITLE.or(Kind::MEDIA)) || GENERIC.contains(&words))
        }
        Some((_, entry)) => {
            entry.kind.is(Kind::TITLE.or(Kind::MEDIA)) && !entry.tags.has(Tags::ALONE) || words == "nguồn tin"
        }
        None => false,
    }
}

/// Nouns that say of a person only that it is one, or one in office.
const GENERIC: [&str; 15] = [
    "quan chức",
    "vị",
    "chuyên gia",
    "nhân vật",
    "lãnh đạo",
    "nhà lãnh đạo",
    "chính trị gia",
    "chính khách",
    "tướng",
    "nhà phân tích",
    "nhà nghiên cứu",
    "nhà ngoại giao",
    "official",
    "expert",
    "leader",
];

/// Roles of many: `phụ huynh`, `các sinh viên`. Nobody is meant by name.
pub(super) fn is_many(words: &str) -> bool {
    const MANY: [&str; 12] = [
        "phụ huynh",
        "sinh viên",
        "học sinh",
        "giáo viên",
        "ngư dân",
        "nông dân",
        "cổ động viên",
        "tiểu thương",
        "công nhân",
        "bệnh nhân",
        "tài xế",
        "đại biểu",
    ];
    ["các ", "những ", "nhiều ", "hai ", "một số "].iter().any(|many| words.starts_with(many)) || MANY.contains(&words)
}

/// `quan chức này`, `vị lãnh đạo`, `the official`: it can be anybody who spoke.
pub(super) fn is_anybody(words: &str) -> bool {
    GENERIC.contains(&plain(words).as_str())
}

/// `phụ huynh này`, `tài xế này`: the noun of one person and a demonstrative.
pub(super) fn is_this_one(reading: &Reading, words: &str) -> bool {
    let many = ["các ", "những ", "hai ", "nhiều "].iter().any(|many| words.starts_with(many));
    let plain = plain(words);
    let whole = reading.lexicon.longest_of(&plain).filter(|(length, _)| *length == plain.split_whitespace().count());
    !many
        && words.ends_with(" này")
        && whole.is_some_and(|(_, entry)| entry.kind.is(Kind::TITLE) && !entry.tags.has(Tags::ALONE))
}

/// `Bộ`, `sở`, `công ty này`, `the ministry`: the noun of a body and nothing else that tells which.
fn is_bare_body(reading: &Reading, words: &str) -> bool {
    if matches!(words, "cơ quan này" | "phía công ty" | "bộ này" | "sở này" | "the ministry" | "the company")
    {
        return true;
    }
    let definite = ENDS.iter().any(|end| words.ends_with(end)) || words.starts_with("the ");
    let plain = plain(words);
    let one = matches!(
        plain.as_str(),
        "bộ" | "sở"
            | "cục"
            | "ủy ban"
            | "công ty"
            | "doanh nghiệp"
            | "hãng"
            | "tập đoàn"
            | "ngân hàng"
            | "bệnh viện"
            | "nhà máy"
            | "trường"
            | "trung tâm"
            | "viện"
            | "cơ quan"
            | "tổ chức"
            | "đơn vị"
            | "câu lạc bộ"
            | "clb"
            | "ban"
            | "hội"
            | "hiệp hội"
            | "liên đoàn"
            | "nhà trường"
            | "company"
            | "ministry"
            | "department"
            | "agency"
            | "firm"
            | "club"
            | "bank"
            | "group"
            | "university"
            | "hospital"
            | "commission"
            | "committee"
            | "council"
            | "court"
            | "union"
            | "airline"
            | "operator"
            | "organisation"
            | "organization"
            | "federation"
    );
    let english = reading.language == Language::English;
    let whole = || {
        let known = reading.lexicon.longest_of(&plain);
        known.filter(|(length, _)| *length == plain.split_whitespace().count())
    };
    one && (definite || !english) && whole().is_some_and(|(_, entry)| entry.kind.is(Kind::GROUP.or(Kind::MEDIA)))
}

/// The words name a body by its noun: `Sở Công Thương tỉnh X`.
pub(super) fn is_body(reading: &Reading, words: &str) -> bool {
    let bodies = [
        "bộ ",
        "sở ",
        "cục ",
        "ủy ban ",
        "công ty ",
        "hãng ",
        "tập đoàn ",
        "ngân hàng ",
        "bệnh viện ",
        "nhà máy ",
        "trường ",
        "trung tâm ",
        "viện ",
        "cơ quan ",
        "tổ chức ",
        "đài ",
        "công an ",
        "ubnd ",
        "ban ",
        "hội ",
        "hiệp hội ",
        "liên đoàn ",
        "clb ",
        "câu lạc bộ ",
        "tòa án ",
    ];
    let english = reading.language == Language::English
        && ["ministry", "company", "department", "agency", "commission", "university"]
            .iter()
            .any(|w| words.contains(w));
    bodies.iter().any(|body| words.starts_with(body)) || english && !is_one_person(reading, words)
}

/// A description of one person: `một nghị sĩ đối lập`, `đại diện công ty X`, `a foreign ministry official`.
pub(super) fn is_one_person(reading: &Reading, written: &str) -> bool {
    let lower = lowered(written);
    let words: Vec<&str> = lower.split_whitespace().collect();
    let word = |i: usize| words.get(i).copied().unwrap_or_default();
    let first =
        usize::from(matches!(word(0), "một" | "vị" | "nữ" | "cựu" | "a" | "an" | "the" | "one" | "its" | "his"));
    let first = first + usize::from(first > 0 && matches!(word(first), "nữ" | "nam" | "cựu" | "senior" | "former"));
    let starts = ["đại diện", "người ", "quan chức", "chuyên gia", "thành viên", "nhân viên", "nhân chứng"];
    let rest = words.get(first..).unwrap_or_default().join(" ");
    let known = reading.lexicon.longest(words.iter().skip(first).map(|word| hash(word)));
    let title = known.is_some_and(|(_, entry)| entry.kind.is(Kind::TITLE));
    if reading.language == Language::English {
        let single = matches!(word(0), "a" | "an" | "the" | "one" | "its" | "his" | "her");
        let titles = ["official", "spokesman", "spokeswoman", "spokesperson", "officer", "resident", "diplomat"];
        let noun = words.iter().any(|w| titles.contains(&w.trim_end_matches(',')));
        return single && (title || noun);
    }
    let people = lower.starts_with("người dân") || lower.starts_with("nhiều") || lower.starts_with("các ");
    !people && (title || starts.iter().any(|start| rest.starts_with(start)))
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
    let (length, entry) = reading.lexicon.longest_of(&plain)?;
    let titled =
        entry.kind.is(Kind::TITLE.or(Kind::MEDIA)) && !entry.tags.has(Tags::ALONE) || plain.starts_with("lãnh đạo");
    let (head, rest) = (parts.get(..length)?.join(" "), parts.get(length..)?.join(" "));
    titled.then_some(Core { head, rest })
}

/// The words of a title without what points, in one choice of words.
pub(super) fn plain(words: &str) -> String {
    let lower = lowered(words);
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
    let leads = core.head == "lãnh đạo"
        && !role.starts_with("phó ")
        && (core.rest.is_empty() || role.contains(&core.rest))
        && LEADERS.iter().any(|leader| role.contains(leader));
    let Some(at) = role.find(&core.head) else { return leads };
    let whole = role.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
    let deputy = role.get(..at).is_some_and(|before| {
        ["phó ", "cựu ", "former ", "deputy ", "vice "].iter().any(|word| before.ends_with(word))
    });
    let rest = role.get(at + core.head.len()..).unwrap_or_default().trim();
    let same = core.rest.is_empty() || rest.is_empty() || rest.contains(&core.rest) || core.rest.contains(rest);
    whole && !deputy && same
}

/// The words start as an outlet does: `tờ báo này`, `Hãng tin X`.
pub(super) fn is_media(reading: &Reading, words: &str) -> bool {
    let parts = || words.split_whitespace();
    let first = usize::from(parts().next() == Some("the") && parts().count() == 2);
    let known = reading.lexicon.longest(parts().skip(first).map(hash));
    known.is_some_and(|(_, entry)| entry.kind.is(Kind::MEDIA.or(Kind::OUTLET)))
}
