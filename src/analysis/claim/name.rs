//! Sources by name: whom a title, a pronoun, a surname or a capital stands for.

mod anaphor;
mod back;
mod honorific;
mod people;

use super::lexicon::Kind;
use super::line::Reading;
use super::{Doubt, Source};
use crate::analysis::{Entity, EntityId, EntityKind, Language, Mention};
use crate::text::{Span, lowered};
use anaphor::Anaphor;
use honorific::Honorific;
use people::People;

/// A name this many sentences back is too far to be sure.
const FAR: usize = 6;
/// As many sources are looked back at.
const REACH: usize = 40;
/// As many mentions within one source are looked at.
const WITHIN: usize = 12;

/// A source that was resolved, for those that come after.
struct Known {
    /// Its words in lower case.
    words: String,
    name: String,
    entity: Option<EntityId>,
    is_person: bool,
    is_country: bool,
    is_outlet: bool,
    is_body: bool,
    /// It only passes on what others say, or is cited by them.
    is_link: bool,
    /// How the words call the person: `ông`, `bà`, `anh`.
    called: Honorific,
    sentence: usize,
    role: Option<Span>,
    /// Words and role in one choice of words: every description that comes after is compared with them.
    plain: [String; 2],
}

/// What a source's name was found to be.
struct Found {
    name: String,
    entity: Option<EntityId>,
    is_person: bool,
    doubt: Option<Doubt>,
    role: Option<Span>,
}

/// Resolves the sources of one article in the order of the text.
pub(super) struct Names<'a> {
    reading: &'a Reading<'a>,
    people: People,
    known: Vec<Known>,
}

/// What stands before the one who is meant: `phía Nga`, `tờ Kyiv Post`, `the FBI`.
const HEADS: [&str; 30] = [
    "phía",
    "đại diện phía",
    "nước",
    "công ty",
    "tập đoàn",
    "tổ chức",
    "cơ quan",
    "ngân hàng",
    "đảng",
    "hãng công nghệ",
    "hãng hàng không",
    "hãng xe",
    "câu lạc bộ",
    "mạng xã hội",
    "tài khoản",
    "tỉnh",
    "thành phố",
    "kênh tin tức",
    "hãng",
    "the",
    "newspaper",
    "the newspaper",
    "news agency",
    "the news agency",
    "state news agency",
    "broadcaster",
    "the website",
    "the company",
    "the government of",
    "local newspaper",
];
/// Seats of power that speak in their own name; other capitals speak for their country.
const SEATS: [&str; 10] = [
    "lầu năm góc",
    "nhà trắng",
    "điện kremlin",
    "nhà xanh",
    "the kremlin",
    "kremlin",
    "the white house",
    "white house",
    "downing street",
    "pentagon",
];

impl<'a> Names<'a> {
    /// Knows the people of the article, and nobody who speaks yet.
    pub(super) fn new(reading: &'a Reading<'a>) -> Names<'a> {
        Names { reading, people: People::new(reading), known: Vec::new() }
    }

    /// Who acts in a sentence that claims nothing: pronouns of the next one stand for him.
    pub(super) fn note(&mut self, span: Span, sentence: usize) {
        if Anaphor::of(self.reading, span).is_none() {
            self.resolve(span, sentence);
        }
    }

    /// One who passes on, or is cited: no pronoun stands for him before one who speaks.
    pub(super) fn link(&mut self, span: Span, sentence: usize) -> Source {
        let (source, _) = self.resolve(span, sentence);
        if let Some(known) = self.known.last_mut() {
            known.is_link = true;
        }
        source
    }

    /// The source written as `span` in sentence number `sentence`, and a doubt where its name is not sure.
    pub(super) fn resolve(&mut self, span: Span, sentence: usize) -> (Source, Option<Doubt>) {
        let written = span.of(self.reading.text);
        let words = lowered(written);
        let anaphor = Anaphor::of(self.reading, span);
        let found = match anaphor {
            Some(anaphor) => self.pointed(&anaphor, &words, span, sentence),
            None => self
                .named(span, &words)
                .or_else(|| self.described(&words, span, sentence))
                .or_else(|| self.periphrase(&words, sentence)),
        };
        let unresolved = anaphor.is_some().then_some(Doubt::Unresolved);
        let found = found.unwrap_or_else(|| Found {
            name: back::description(without_head(self.reading, written)).to_owned(),
            entity: None,
            is_person: anaphor.is_none()
                && (anaphor::is_one_person(self.reading, written) || back::is_who(self.reading.text, span)),
            doubt: unresolved,
            role: None,
        });
        let role = found.role.or_else(|| self.role_of(&found));
        let kind = found.entity.and_then(|id| self.reading.entities.get(id.0 as usize)).map(|entity| entity.kind);
        self.known.push(Known {
            called: Honorific::of(written).or(self.people.called(found.entity)),
            is_link: false,
            is_body: !found.is_person
                && (kind == Some(EntityKind::Organization)
                    || anaphor::is_body(self.reading, &words)
                    || kind.is_none() && back::is_name(self.reading, written)),
            name: found.name.clone(),
            entity: found.entity,
            is_person: found.is_person,
            is_outlet: anaphor::is_media(self.reading, &words),
            is_country: kind == Some(EntityKind::Location),
            sentence,
            role,
            plain: [
                anaphor::plain(&words),
                role.map_or_else(String::new, |role| anaphor::plain(role.of(self.reading.text))),
            ],
            words,
        });
        (Source { span, name: found.name, entity: found.entity, role }, found.doubt)
    }

    /// Title and affiliation from the fullest mention of the same source.
    fn role_of(&self, found: &Found) -> Option<Span> {
        let same = |known: &&Known| known.name == found.name;
        let known = self.known.iter().rev().take(REACH).filter(same).filter_map(|known| known.role);
        known.max_by_key(|role| role.len()).or_else(|| self.people.role_of(found.entity))
    }

    /// By the name that the source itself contains.
    fn named(&mut self, span: Span, words: &str) -> Option<Found> {
        let reading = self.reading;
        let first = reading.mentions.partition_point(|mention| mention.span.start < span.start);
        let inside = reading.mentions.get(first..).unwrap_or_default();
        let inside: Vec<&Mention> = inside.iter().take_while(|m| m.span.end <= span.end).take(WITHIN).collect();
        if joined(reading.text, span, &inside) {
            return None;
        }
        if is_outlet(reading, span) {
            let entity = inside.first().map(|m| m.entity);
            let name = without_head(reading, span.of(reading.text)).to_owned();
            return Some(Found { name, entity, is_person: false, doubt: None, role: None });
        }
        let titled = people::titled(reading, span);
        if let Some((name, at)) = titled.filter(|(_, at)| {
            let seen = |m: &&Mention| m.span.overlaps(*at) && reading.kind_of(m) == Some(EntityKind::Person);
            !belongs(reading, span, *at) && !inside.iter().any(seen)
        }) {
            self.people.hear(name);
            let role = people::role(reading.text, span, at);
            return Some(self.person(name, inside.iter().find(|m| m.span == at).map(|m| m.entity), role));
        }
        let is_person = |m: &&&Mention| reading.kind_of(m) == Some(EntityKind::Person);
        let addressed = titled.map(|(_, at)| at);
        let called = inside.iter().filter(is_person).find(|m| addressed.is_some_and(|at| m.span.overlaps(at)));
        // `Trump campaign manager Kellyanne Conway`: in English the last one before a comma is meant
        let comma = span.of(reading.text).find(',').map_or(span.end, |at| span.start + at as u32);
        let last = || inside.iter().filter(is_person).take_while(|m| m.span.start < comma).last();
        let last = if reading.language == Language::English { last() } else { None };
        let person = called.or(last).or_else(|| inside.iter().find(is_person));
        let person = person.filter(|m| !belongs(reading, span, m.span));
        if let Some(person) = person {
            let name = reading.entities.get(person.entity.0 as usize)?.name.as_str();
            let role = people::role(reading.text, span, person.span);
            return Some(self.person(name, Some(person.entity), role));
        }
        if let Some(found) = self.surname(span) {
            return Some(found);
        }
        if let Some(found) = self.after_title(span, &inside) {
            return Some(found);
        }
        let body = inside.iter().find(|m| stands_for(reading, span, m.span))?;
        let entity = reading.entities.get(body.entity.0 as usize)?;
        let seat = span.of(reading.text);
        let own =
            SEATS.contains(&words).then(|| seat.strip_prefix("The ").or(seat.strip_prefix("the ")).unwrap_or(seat));
        let fullest = fullest_body(reading, &entity.name);
        let name = own.unwrap_or(without_head(reading, fullest));
        Some(Found { name: name.to_owned(), entity: Some(body.entity), is_person: false, doubt: None, role: None })
    }

    /// A person by any part of the name: the fullest name of the article that ends with it.
    fn person(&self, name: &str, entity: Option<EntityId>, role: Option<Span>) -> Found {
        let bare = people::without_title(self.reading, name);
        let (name, entity) = match self.people.fullest(bare) {
            Some((fullest, id)) => (fullest.to_owned(), id),
            None => (bare.to_owned(), entity),
        };
        Found { name, entity, is_person: true, doubt: None, role }
    }

    /// Capitals after titles that the recogniser missed or took for something else: `O'Neill`, `Hoàng tử al-Saud`.
    fn surname(&self, span: Span) -> Option<Found> {
        let words = span.of(self.reading.text);
        let lower = lowered(words);
        if BEARERS.iter().any(|bearer| lower.strip_prefix(bearer).is_some_and(|rest| rest.starts_with(' '))) {
            return None;
        }
        let bare = people::without_title(self.reading, words.split_once(',').map_or(words, |(name, _)| name));
        let (fullest, id) = self.people.fullest(bare)?;
        Some(Found { name: fullest.to_owned(), entity: id, is_person: true, doubt: None, role: None })
    }

    /// A name behind a title that the recogniser took for no person.
    fn after_title(&mut self, span: Span, inside: &[&Mention]) -> Option<Found> {
        let reading = self.reading;
        let (name, at) = people::after_title(reading, span).filter(|_| reading.language == Language::English)?;
        // a body or country of this very name is none
        let whole = inside.iter().any(|m| m.span == at && reading.kind_of(m) == Some(EntityKind::Organization));
        if whole || belongs(reading, span, at) {
            return None;
        }
        self.people.learn(name);
        Some(self.person(name, None, people::role(reading.text, span, at)))
    }

    fn again(&self, known: &Known, sentence: usize) -> Found {
        let far = distance(known, sentence);
        Found {
            name: known.name.clone(),
            entity: known.entity,
            is_person: known.is_person,
            doubt: (far as usize > FAR).then_some(Doubt::FarName(far)),
            role: known.role,
        }
    }
}

fn distance(known: &Known, sentence: usize) -> u32 {
    u32::try_from(sentence.saturating_sub(known.sentence)).unwrap_or(u32::MAX)
}

/// `Sở Tư pháp` is `Sở Tư pháp TP.HCM`, `the Post` is `The Washington Post`, where the article names one body so.
fn fullest_body<'n>(reading: &'n Reading, name: &'n str) -> &'n str {
    let body = |entity: &&Entity| entity.kind == EntityKind::Organization && entity.name.len() > name.len();
    let short = name.strip_prefix("The ").or(name.strip_prefix("the ")).unwrap_or(name);
    let extends = |entity: &&Entity| match reading.language {
        Language::English => entity.name.strip_suffix(short).is_some_and(|rest| {
            // `… praised Daily News`: the recogniser went over a verb
            rest.ends_with(' ') && rest.split(' ').all(|w| !w.ends_with("ed") && w != "paid" || w == "United")
        }),
        _ => entity.name.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')),
    };
    let mut longer = reading.entities.iter().filter(body).filter(extends);
    match (longer.next(), longer.next()) {
        (Some(one), None) if name.contains(' ') || reading.language == Language::English => &one.name,
        _ => name,
    }
}

/// The whole source is an outlet that the lexicon knows, with or without a head.
fn is_outlet(reading: &Reading, span: Span) -> bool {
    let lower = lowered(without_head(reading, span.of(reading.text)));
    let known = reading.lexicon.longest_of(&lower);
    known.is_some_and(|(length, entry)| length == lower.split_whitespace().count() && entry.kind.is(Kind::OUTLET))
}

/// `Hãng tin Reuters` is Reuters.
fn without_head<'n>(reading: &Reading, name: &'n str) -> &'n str {
    match reading.lexicon.longest_of(&lowered(name)) {
        Some((length, entry))
            if entry.kind.is(Kind::MEDIA) && !entry.kind.is(Kind::GROUP) && reading.language != Language::English =>
        {
            let rest = name.split_whitespace().nth(length).and_then(|next| name.find(next));
            rest.and_then(|at| name.get(at..)).filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(name)
        }
        _ => name,
    }
}

/// The mention is the source but for a head before it and brackets or an apposition after it.
fn stands_for(reading: &Reading, span: Span, mention: Span) -> bool {
    let before = lowered(Span::new(span.start as usize, mention.start as usize).of(reading.text).trim());
    let after = Span::new(mention.end as usize, span.end as usize).of(reading.text).trim();
    let media = || {
        let known = reading.lexicon.longest_of(&before);
        known.is_some_and(|(length, entry)| {
            let whole = length == before.split_whitespace().count();
            whole && entry.kind.is(Kind::MEDIA) && !entry.kind.is(Kind::GROUP)
        })
    };
    let head = before.is_empty() || HEADS.contains(&before.as_str()) || media();
    let tail = after.is_empty() || after.starts_with('(') || after.starts_with("của ") || after.starts_with(", ");
    head && tail
}

/// Two names under one cue: `Nga và Triều Tiên`.
fn joined(text: &str, span: Span, inside: &[&Mention]) -> bool {
    let [first, second, ..] = inside else { return false };
    let between = Span::new(first.span.end as usize, second.span.start as usize).of(text);
    let comma = Span::new(span.start as usize, second.span.start as usize).of(text).contains(',');
    let and =
        between.split_whitespace().any(|word| matches!(lowered(word).as_str(), "và" | "and" | "cùng" | "lẫn" | "&"));
    and && !comma && between.split_whitespace().count() <= 4
}

/// What bears the name of a person and is none.
const BEARERS: [&str; 16] = [
    "văn phòng",
    "gia đình",
    "chính quyền",
    "chính phủ",
    "nội các",
    "công ty",
    "tập đoàn",
    "phủ",
    "phe",
    "nhóm",
    "quỹ",
    "đội ngũ",
    "chiến dịch",
    "ban vận động",
    "êkíp",
    "ê kíp",
];

/// Who is called by whose they are: `cha của hành khách X`.
const RELATIVES: [&str; 13] = [
    "cha ",
    "mẹ ",
    "bố ",
    "con ",
    "vợ ",
    "chồng ",
    "anh trai ",
    "em trai ",
    "chị gái ",
    "em gái ",
    "người thân ",
    "bạn ",
    "hàng xóm ",
];

/// The words call somebody by whose relative he is.
fn is_relative(words: &str) -> bool {
    RELATIVES.iter().any(|relative| words.starts_with(relative)) && words.contains(" của ")
}

/// The person only qualifies another: `luật sư của ông Lê X`, `Wiles' mother`, `the Obama administration`.
fn belongs(reading: &Reading, span: Span, person: Span) -> bool {
    let text = reading.text;
    let before = lowered(Span::new(span.start as usize, person.start as usize).of(text));
    let after = Span::new(person.end as usize, span.end as usize).of(text);
    let before = before.trim_end();
    let titled =
        ["ông", "bà", "anh", "chị"].iter().find_map(|title| before.strip_suffix(title)).unwrap_or(before).trim_end();
    let of = is_relative(before)
        || ["của", "do", "thân"].iter().any(|word| titled.ends_with(word)) && !titled.ends_with("bản thân")
        || [" of", " for", " at", " from"].iter().any(|word| before.ends_with(word));
    let bearer = BEARERS.iter().any(|bearer| before.starts_with(bearer)) && !before.contains([',', '(']);
    let next = after.strip_prefix(' ').unwrap_or_default();
    let qualifies = reading.language == Language::English
        && next.starts_with(char::is_lowercase)
        && !["of", "and", "who", "in", "from", "at", "himself", "herself"]
            .contains(&next.split(' ').next().unwrap_or_default());
    of || bearer || qualifies || after.starts_with(['\'', '’'])
}
