//! Sources by name: whom a title, a pronoun or a capital stands for.

use super::line::Reading;
use super::{Doubt, Source};
use crate::analysis::{EntityId, EntityKind, Language, Mention};
use crate::text::Span;

/// A name this many sentences back is too far to be sure.
const FAR: usize = 6;
/// As many sources are looked back at.
const REACH: usize = 40;

/// A source that was resolved, for those that come after.
struct Known {
    /// Its words in lower case.
    words: String,
    name: String,
    entity: Option<EntityId>,
    is_person: bool,
    sentence: usize,
    role: Option<Span>,
}

/// What a source's name was found to be.
struct Found {
    name: String,
    entity: Option<EntityId>,
    doubt: Option<Doubt>,
    role: Option<Span>,
}

/// Resolves the sources of one article in the order of the text.
pub(super) struct Names<'a> {
    reading: &'a Reading<'a>,
    known: Vec<Known>,
}

/// What stands before the one who is meant: `phía Nga`, `tờ Kyiv Post`, `the FBI`.
const HEADS: [&str; 62] = [
    "phía",
    "tờ",
    "báo",
    "nhật báo",
    "tạp chí",
    "tuần báo",
    "hãng",
    "hãng tin",
    "hãng thông tấn",
    "đài",
    "đài truyền hình",
    "kênh",
    "kênh truyền hình",
    "trang",
    "trang tin",
    "trang web",
    "trang mạng",
    "website",
    "công ty",
    "tập đoàn",
    "nước",
    "tổ chức",
    "cơ quan",
    "ngân hàng",
    "đảng",
    "chính phủ",
    "chính quyền",
    "nhà chức trách",
    "đại diện phía",
    "trang kiểm chứng thông tin",
    "hãng công nghệ",
    "đài phát thanh",
    "ấn phẩm",
    "tài khoản",
    "mạng xã hội",
    "câu lạc bộ",
    "nhóm",
    "lực lượng",
    "bộ",
    "tỉnh",
    "thành phố",
    "kênh tin tức",
    "tờ báo",
    "báo chí",
    "hãng hàng không",
    "hãng xe",
    "the",
    "newspaper",
    "the newspaper",
    "news agency",
    "state news agency",
    "the news agency",
    "broadcaster",
    "magazine",
    "the magazine",
    "the website",
    "the company",
    "the group",
    "the city of",
    "the government of",
    "local newspaper",
    "outlet",
];
/// Of these the body itself is the name, not the country that follows.
const BODIES: [&str; 5] = ["chính phủ", "chính quyền", "nhà chức trách", "lực lượng", "nhóm"];
/// A person who is a subject again.
const PERSONS: [&str; 22] = [
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "ông ấy",
    "bà ấy",
    "anh ấy",
    "cô ấy",
    "ông ta",
    "bà ta",
    "anh ta",
    "cô ta",
    "vị này",
    "người này",
    "nhân vật này",
    "he",
    "she",
    "cụ",
    "thầy",
    "chú",
    "em",
];
/// Those who speak in more than their own name; `they` and `họ` stand for the last source of any kind.
const MANY: [&str; 4] = ["họ", "they", "it", "hai bên"];

impl<'a> Names<'a> {
    /// Nothing is known yet.
    pub(super) fn new(reading: &'a Reading<'a>) -> Names<'a> {
        Names { reading, known: Vec::new() }
    }

    /// The source written as `span` in sentence number `sentence`, and a doubt where its name is not sure.
    pub(super) fn resolve(&mut self, span: Span, sentence: usize) -> (Source, Option<Doubt>) {
        let words = span.of(self.reading.text).to_lowercase();
        let found = self.named(span, &words).or_else(|| self.anaphor(span, &words, sentence));
        let unresolved = is_anaphor(&words).then_some(Doubt::Unresolved);
        let found = found.unwrap_or_else(|| Found {
            name: span.of(self.reading.text).to_owned(),
            entity: None,
            doubt: unresolved,
            role: None,
        });
        let is_person = found.entity.and_then(|id| self.kind(id)) == Some(EntityKind::Person);
        let role = found.role.or_else(|| self.role_of(found.entity));
        let known = Known { words, name: found.name.clone(), entity: found.entity, is_person, sentence, role };
        self.known.push(known);
        (Source { span, name: found.name, entity: found.entity, role }, found.doubt)
    }

    fn kind(&self, id: EntityId) -> Option<EntityKind> {
        self.reading.entities.get(id.0 as usize).map(|entity| entity.kind)
    }

    fn role_of(&self, entity: Option<EntityId>) -> Option<Span> {
        let known = self.known.iter().rev().take(REACH).filter(|known| entity.is_some() && known.entity == entity);
        known.filter_map(|known| known.role).max_by_key(|role| role.len())
    }

    fn found(&self, mention: &Mention, role: Option<Span>) -> Option<Found> {
        let entity = self.reading.entities.get(mention.entity.0 as usize)?;
        Some(Found { name: entity.name.clone(), entity: Some(mention.entity), doubt: None, role })
    }

    /// By the name that the source itself contains.
    fn named(&self, span: Span, words: &str) -> Option<Found> {
        let reading = self.reading;
        let first = reading.mentions.partition_point(|mention| mention.span.start < span.start);
        let inside = reading.mentions.get(first..).unwrap_or_default();
        let inside: Vec<&Mention> = inside.iter().take_while(|m| m.span.end <= span.end).take(12).collect();
        let kind = |mention: &Mention| reading.kind_of(mention);
        let joint = joined(words, &inside, reading.text);
        let mut persons = inside.iter().filter(|m| kind(m) == Some(EntityKind::Person));
        let person = persons.next().filter(|m| !belongs(reading.text, span, m.span));
        if let (Some(person), false) = (person, joint) {
            return self.found(person, role(reading.text, span, person.span));
        }
        if joint {
            return None;
        }
        // the body or place with nothing but a head before it and brackets after it
        let mention = inside.iter().find(|m| {
            let before = Span::new(span.start as usize, m.span.start as usize).of(reading.text).trim().to_lowercase();
            let after = Span::new(m.span.end as usize, span.end as usize).of(reading.text).trim();
            let place = kind(m) == Some(EntityKind::Location);
            let head =
                before.is_empty() || HEADS.contains(&before.as_str()) && !(place && BODIES.contains(&before.as_str()));
            let tail =
                after.is_empty() || after.starts_with('(') || after.starts_with("của ") || after.starts_with(", ");
            head && tail
        })?;
        self.found(mention, None)
    }

    /// By the sources before: a pronoun or a title stands for the last person, a description for one with its words.
    fn anaphor(&self, span: Span, words: &str, sentence: usize) -> Option<Found> {
        let last = if PERSONS.contains(&words) {
            self.person_before(span, words)
        } else if MANY.contains(&words) {
            self.known.last()
        } else {
            None
        };
        if let Some(last) = last {
            return Some(Found { doubt: self.far(last, sentence), ..found_again(last) });
        }
        self.described(words, sentence)
    }

    fn far(&self, known: &Known, sentence: usize) -> Option<Doubt> {
        let far = sentence.saturating_sub(known.sentence);
        (far > FAR).then_some(Doubt::FarName(u32::try_from(far).unwrap_or(u32::MAX)))
    }

    fn person_before(&self, _span: Span, _words: &str) -> Option<&Known> {
        self.known.iter().rev().take(REACH).find(|known| known.is_person)
    }

    /// `nhà phân tích này`, `Vị phát ngôn viên`: a person before whose role has these words, a source with them.
    fn described(&self, words: &str, sentence: usize) -> Option<Found> {
        let core = core(words);
        if core.is_empty() || !(is_anaphor(words) || self.reading.language == Language::English) {
            return None;
        }
        let fits = |known: &&Known| {
            let role = known.role.map(|role| role.of(self.reading.text).to_lowercase()).unwrap_or_default();
            role.contains(&core) || known.words.contains(&core) && known.words != words
        };
        let known = self.known.iter().rev().take(REACH).find(fits)?;
        Some(Found { doubt: self.far(known, sentence), ..found_again(known) })
    }
}

fn found_again(known: &Known) -> Found {
    Found { name: known.name.clone(), entity: known.entity, doubt: None, role: known.role }
}

/// The words point back: they end with a demonstrative, or start with `vị`, `the`.
fn is_anaphor(words: &str) -> bool {
    let ends = [" này", " đó", " ấy", " trên", " nói trên", " kể trên"].iter().any(|end| words.ends_with(end));
    let bare = ["người phát ngôn", "phát ngôn viên", "nguồn tin", "tờ báo", "luật sư"].contains(&words);
    ends || bare || words.starts_with("vị ") || words.starts_with("the ") || PERSONS.contains(&words)
}

/// The noun of a description, without what points.
fn core(words: &str) -> String {
    let mut core = words;
    for end in [" nói trên", " kể trên", " này", " đó", " ấy", " trên"] {
        core = core.strip_suffix(end).unwrap_or(core);
    }
    for start in ["vị ", "các ", "những ", "the "] {
        core = core.strip_prefix(start).unwrap_or(core);
    }
    core.trim().to_owned()
}

/// Two names under one cue: `Nga và Triều Tiên`.
fn joined(words: &str, inside: &[&Mention], text: &str) -> bool {
    let between = |pair: &[&Mention]| match pair {
        [a, b] => Span::new(a.span.end as usize, b.span.start as usize).of(text).trim().to_lowercase(),
        _ => String::new(),
    };
    inside.windows(2).any(|pair| matches!(between(pair).as_str(), "và" | "and" | "cùng" | "lẫn" | "&"))
        || [" và ", " and "].iter().any(|and| words.contains(and)) && inside.len() > 1
}

/// The person only qualifies another: `luật sư của ông Lê X`, `Wiles' mother`.
fn belongs(text: &str, span: Span, person: Span) -> bool {
    let before = Span::new(span.start as usize, person.start as usize).of(text).to_lowercase();
    let after = Span::new(person.end as usize, span.end as usize).of(text);
    let before = before.trim_end();
    let titled = before.trim_end_matches("ông").trim_end_matches("bà").trim_end_matches("anh").trim_end();
    titled.ends_with("của")
        || titled.ends_with("do")
        || before.ends_with(" of")
        || after.starts_with("'s")
        || after.starts_with('’')
        || after.starts_with('\'')
}

/// Title and affiliation: what stands before the name, or after it behind a comma.
fn role(text: &str, span: Span, person: Span) -> Option<Span> {
    let before = Span::new(span.start as usize, person.start as usize);
    let after = Span::new(person.end as usize, span.end as usize);
    let trimmed = |span: Span| {
        let words = span.of(text);
        let start = words.len() - words.trim_start_matches([' ', ',', '-', '–']).len();
        let end = words.trim_end_matches([' ', ',', '-', '–']).len().max(start);
        Span::new(span.start as usize + start, span.start as usize + end)
    };
    let fits = |span: &Span| {
        let words = span.of(text);
        words.chars().count() > 4 && words.starts_with(char::is_alphabetic)
    };
    let after = Some(trimmed(after))
        .filter(|span| fits(span) && text.get(person.end as usize..).is_some_and(|t| t.starts_with([',', ' '])));
    Some(trimmed(before)).filter(fits).or(after)
}
