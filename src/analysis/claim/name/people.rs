//! The people of an article: their fullest names, and the titles that stand before them.

use super::honorific::Honorific;
use crate::analysis::claim::lexicon::{Kind, Tags, hash};
use crate::analysis::claim::line::Reading;
use crate::analysis::{EntityId, EntityKind, Language};
use crate::text::{Span, lower, lowered};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Titles are looked for this many tokens before a name.
const BEFORE: usize = 12;

/// A title as it stands before the name of a person.
struct Borne {
    role: Span,
    /// The role in one choice of words.
    plain: String,
    person: EntityId,
}

/// Who is named in the article.
#[derive(Default)]
pub(super) struct People {
    /// By the last word of the name: the full one, and whose it is.
    fullest: HashMap<String, (String, Option<EntityId>)>,
    /// Titles in the order of the text.
    borne: Vec<Borne>,
    names: HashMap<EntityId, String>,
    /// How the article calls them.
    called: HashMap<EntityId, Honorific>,
}

impl People {
    /// The people among the entities of the article.
    pub(super) fn new(reading: &Reading) -> People {
        let mut people = People::default();
        for (number, entity) in reading.entities.iter().enumerate() {
            if entity.kind != EntityKind::Person {
                continue;
            }
            let id = EntityId(u32::try_from(number).unwrap_or(u32::MAX));
            let name = without_title(reading, &entity.name);
            people.names.insert(id, name.to_owned());
            let Some(last) = name.split_whitespace().last().map(key) else { continue };
            // entities come most mentioned first: who is named most bears a shared surname
            let known = people.fullest.entry(last).or_insert_with(|| (name.to_owned(), Some(id)));
            if !known.0.contains(' ') && name.contains(' ') {
                *known = (name.to_owned(), Some(id));
            }
        }
        people.find_titles(reading);
        people.read_given_names(reading);
        people
    }

    /// Who is addressed by no word that tells more is known by his or her given name.
    fn read_given_names(&mut self, reading: &Reading) {
        if reading.language != Language::English {
            return;
        }
        for (person, name) in &self.names {
            let Some((given, _)) = name.split_once(' ') else { continue };
            let called = self.called.entry(*person).or_default();
            if called.is_unknown() {
                *called = Honorific::of_given(given);
            }
        }
    }

    fn find_titles(&mut self, reading: &Reading) {
        for mention in reading.mentions {
            if reading.kind_of(mention) != Some(EntityKind::Person) {
                continue;
            }
            let at = reading.tokens.partition_point(|token| token.span.start < mention.span.start);
            let address = at.checked_sub(1).map_or("", |before| reading.word(before));
            let told = Honorific::of(address).or(Honorific::of(reading.word(at)));
            let known = self.called.entry(mention.entity).or_default();
            *known = known.or(told);
            let from = at.saturating_sub(BEFORE);
            let is_title = |i: &usize| {
                let phrase = reading.phrase(*i, at);
                phrase.is_some_and(|(_, entry)| entry.kind.is(Kind::TITLE) && !entry.tags.has(Tags::ALONE))
            };
            let plain = |i: usize| {
                let verbal = reading.phrase(i, at);
                let verbal = verbal.is_some_and(|(_, entry)| {
                    entry.kind.is(Kind::NEGATION.or(Kind::THAT))
                        || entry.kind.is(Kind::CUE) && entry.tags.has(Tags::SAFE) && !entry.kind.is(Kind::TITLE)
                });
                !verbal && !matches!(reading.word(i), "," | "." | ":" | ";" | "”" | "\"")
            };
            // `an attorney for [Rowe]`: the title is that of another
            let of_another = matches!(address, "for" | "to" | "with" | "by" | "from" | "against");
            if of_another {
                continue;
            }
            let start = (from..at).rev().take_while(|&i| plain(i)).filter(is_title).last();
            if let Some(start) = start {
                let role = reading.span(start..at);
                let plain = super::anaphor::plain(role.of(reading.text));
                self.borne.push(Borne { role, plain, person: mention.entity });
            }
        }
    }

    /// How the article calls `person`.
    pub(super) fn called(&self, person: Option<EntityId>) -> Honorific {
        person.and_then(|person| self.called.get(&person).copied()).unwrap_or_default()
    }

    /// A full name after an English title that the recogniser took for no person: its last word stands for it from here
    /// on, and its first (`Kim Tae-oh`, `Mr Kim`).
    pub(super) fn learn(&mut self, name: &str) {
        self.hear(name);
        let mut words = name.split_whitespace().map(key);
        let (first, last) = (words.next(), words.next_back());
        for word in [last, first].into_iter().flatten().filter(|_| name.contains(' ')) {
            self.fullest.entry(word).or_insert_with(|| (name.to_owned(), None));
        }
    }

    /// A full name that the recogniser did not see stands for the surname that it saw.
    pub(super) fn hear(&mut self, name: &str) {
        let Some(last) = name.split_whitespace().last().map(key) else { return };
        if let Some(known) = self.fullest.get_mut(&last).filter(|known| !known.0.contains(' ') && name.contains(' ')) {
            known.0 = name.to_owned();
        }
        // `Ông Wirote`: called by the first of his names
        let first = name.split_whitespace().next().map(key).unwrap_or_default();
        if let Some(known) = self.fullest.get_mut(&first).filter(|known| key(&known.0) == first && name.contains(' ')) {
            known.0 = name.to_owned();
        }
    }

    /// The fullest name that ends with all the words of `name`, if there is one.
    pub(super) fn fullest(&self, name: &str) -> Option<(&str, Option<EntityId>)> {
        let words: Vec<String> = name.split_whitespace().map(key).collect();
        let (full, id) = self.fullest.get(words.last()?)?;
        let whole: Vec<String> = full.split_whitespace().map(key).collect();
        let inner = words.len() <= whole.len() && whole.ends_with(&words);
        let outer = words.iter().all(|word| whole.contains(word));
        (inner || outer).then_some((full.as_str(), *id))
    }

    /// Whoever bears a title with the words of `core`: the nearest before `span`, else the first after it.
    pub(super) fn bearing(&self, core: &super::anaphor::Core, span: Span) -> Option<(&str, EntityId, Span)> {
        let fits = |borne: &&Borne| super::anaphor::bears(&borne.plain, core);
        let before = self.borne.iter().rev().filter(|borne| borne.role.start < span.start).find(fits);
        let borne = before.or_else(|| self.borne.iter().filter(|borne| borne.role.start >= span.start).find(fits))?;
        let name = self.names.get(&borne.person)?;
        let name = self.fullest(name).map_or(name.as_str(), |(full, _)| full);
        Some((name, borne.person, borne.role))
    }

    /// The longest title of `person` in the article.
    pub(super) fn role_of(&self, person: Option<EntityId>) -> Option<Span> {
        let person = person?;
        self.borne.iter().filter(|borne| borne.person == person).map(|borne| borne.role).max_by_key(|role| role.len())
    }
}

/// Letters and digits in lower case: `O’Neill` and `O'Neill` are one.
fn key(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).map(lower).collect()
}

/// `name` without the titles before it: `Mr Blair`, `Ông John Kerry`, `Hoàng tử al-Saud`.
pub(super) fn without_title<'n>(reading: &Reading, name: &'n str) -> &'n str {
    let lower = lowered(name);
    let words: Vec<&str> = lower.split_whitespace().map(|word| word.trim_end_matches('.')).collect();
    let mut at = 0;
    while at < words.len() {
        match reading.lexicon.longest(words.iter().skip(at).map(|word| hash(word))) {
            Some((length, entry)) if entry.kind.is(Kind::TITLE) && at + length < words.len() => at += length,
            Some((length, entry)) if entry.kind.is(Kind::GROUP) && length > 1 && at + length + 1 < words.len() => {
                at += length
            }
            _ => break,
        }
    }
    let mut starts = name.match_indices(char::is_whitespace).map(|(i, _)| i + 1);
    match at.checked_sub(1).and_then(|nth| starts.nth(nth)) {
        Some(start) => name.get(start..).unwrap_or(name),
        None => name,
    }
}

/// The name after a form of address that opens the source or follows its comma, whatever the recogniser took it for:
/// `giám đốc Công ty X, ông Lê Y`; or after a body of which it has the last words: `Chủ tịch CLB X Lê Văn Y`.
pub(super) fn titled<'t>(reading: &Reading<'t>, span: Span) -> Option<(&'t str, Span)> {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let to = reading.tokens.partition_point(|token| token.span.end <= span.end);
    let capital = |i: usize| i < to && reading.tokens.get(i).is_some_and(|token| token.is_capital());
    let run = |start: usize| (start..to).take_while(|&i| capital(i)).count();
    let address = (from..to).find(|&i| {
        let opens = i == from || reading.word(i - 1) == ",";
        opens && matches!(reading.word(i), "ông" | "bà" | "anh" | "chị" | "cô") && capital(i + 1)
    });
    let (start, end) = match address {
        Some(address) => (address + 1, address + 1 + run(address + 1)),
        None => (family_name(reading, from, to)?, to),
    };
    let name = reading.span(start..end);
    Some((name.of(reading.text), name))
}

/// The name behind the last title of an English source, where nothing but capitals follows: `UN Secretary-General [Kim
/// Tae-oh]`, `Minister for Trade [Jane Rowe]`.
pub(super) fn after_title<'t>(reading: &Reading<'t>, span: Span) -> Option<(&'t str, Span)> {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let to = reading.tokens.partition_point(|token| token.span.end <= span.end);
    let to = (from..to).find(|&i| reading.word(i) == ",").unwrap_or(to);
    let capital = |i: usize| {
        let mark = reading.word(i) == "." && i > from && reading.tokens.get(i - 1).is_some_and(|t| t.span.len() == 1);
        mark || reading.tokens.get(i).is_some_and(|token| token.is_capital())
    };
    let run = (from..to).rev().take_while(|&i| capital(i)).count();
    let title = |&i: &usize| {
        reading
            .phrase(i, to)
            .is_some_and(|(length, entry)| entry.kind.is(Kind::TITLE) && !entry.kind.is(Kind::GROUP) && i + length < to)
    };
    let last = (from..to).rev().find(title)?;
    let after = last + reading.phrase(last, to).map_or(1, |(length, _)| length);
    let ahead = (after..to).take_while(|&i| capital(i)).count();
    // `Minister for Roads and Ports Jane Rowe`: behind the field of an office a name has two words
    let of_office = matches!(reading.word(after), "for" | "of");
    let written = |i: usize| reading.tokens.get(i).map_or("", |token| token.span.of(reading.text));
    let family = (to - run.min(4)..to.saturating_sub(1)).find(|&i| is_surname(written(i)));
    let last = family.unwrap_or(to - run.min(2));
    let (start, end) = if ahead > 0 { (after, after + ahead) } else { (last, to) };
    let name = reading.span(start..end);
    let named = start < end && end - start <= 4 && (ahead > 0 || of_office && run > 1);
    (named && name.of(reading.text).contains(char::is_lowercase)).then(|| (name.of(reading.text), name))
}

/// Where a Vietnamese name starts that ends at token `to` after other capitals and a title.
fn family_name(reading: &Reading, from: usize, to: usize) -> Option<usize> {
    let capital = |i: usize| reading.tokens.get(i).is_some_and(|token| token.is_capital());
    let titled = reading.phrase(from, to);
    let title = titled.filter(|(_, entry)| entry.kind.is(Kind::TITLE) && reading.language != Language::English)?;
    let run = (from + title.0..to).rev().take_while(|&i| capital(i)).count();
    // one capital more than a name has: the end of the body's name stands before it
    let start = (to.saturating_sub(run) + 1..to.saturating_sub(1)).find(|&i| {
        let word = reading.tokens.get(i).map_or("", |token| token.span.of(reading.text));
        let next = reading.tokens.get(i + 1).map_or("", |token| token.span.of(reading.text));
        let place = matches!(next, "Nha" | "Lan" | "Nội" | "Giang" | "Tĩnh" | "Nam" | "Tiên" | "Đông" | "Tây" | "Bắc");
        to - i <= 4 && !place && is_surname(word)
    })?;
    let within = reading.mentions.partition_point(|m| m.span.end <= reading.span(start..to).start);
    let swallowed = reading.mentions.get(within)?;
    let starts_before = swallowed.span.start < reading.span(start..to).start;
    (starts_before && reading.kind_of(swallowed) != Some(EntityKind::Person)).then_some(start)
}

/// `word` is a Vietnamese family name.
fn is_surname(word: &str) -> bool {
    static SURNAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    SURNAMES.get_or_init(|| include_str!("../../../../assets/lexicon/surname.txt").lines().collect()).contains(word)
}

/// Title and affiliation: what stands before the name, or after it behind a comma.
pub(super) fn role(text: &str, span: Span, person: Span) -> Option<Span> {
    let trimmed = |from: u32, to: u32| {
        let words = text.get(from as usize..to as usize).unwrap_or_default();
        let marks = [' ', ',', '-', '–'];
        let start = words.len() - words.trim_start_matches(marks).len();
        let end = words.trim_end_matches(marks).len().max(start);
        Span::new(from as usize + start, from as usize + end)
    };
    let fits = |span: &Span| span.of(text).chars().count() > 4 && span.of(text).starts_with(char::is_alphabetic);
    let before = Some(trimmed(span.start, person.start)).filter(fits);
    before.or_else(|| Some(trimmed(person.end, span.end)).filter(fits))
}
