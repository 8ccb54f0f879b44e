//! Whom a source that points back stands for: the last one who spoke or acted and can be meant.

use super::anaphor::{self, Anaphor};
use super::honorific::Honorific;
use super::{Doubt, FAR, Found, Known, Names, REACH, distance};
use crate::analysis::claim::line::Reading;
use crate::analysis::{EntityId, EntityKind, Mention};
use crate::text::{Span, lowered};

/// Heads of bodies that any body can be called by.
const ANY_BODY: [&str; 8] = ["cơ quan", "đơn vị", "tổ chức", "phía", "it", "agency", "organisation", "organization"];
/// Heads of companies and clubs: their names need not contain the word.
const FIRMS: [&str; 16] = [
    "công ty",
    "doanh nghiệp",
    "hãng",
    "tập đoàn",
    "nhà máy",
    "câu lạc bộ",
    "clb",
    "đội bóng",
    "company",
    "firm",
    "group",
    "club",
    "team",
    "operator",
    "airline",
    "manufacturer",
];

impl Names<'_> {
    /// By the sources before: a pronoun stands for the last person, a title for the last one who bears it.
    pub(super) fn pointed(&self, anaphor: &Anaphor, words: &str, span: Span, sentence: usize) -> Option<Found> {
        let mut known = self.known.iter().rev().take(REACH).filter(|known| !known.is_link);
        let last = match anaphor {
            Anaphor::Person(called) => match self.person_called(*called) {
                Some(known) => Some(known),
                None => {
                    let unseen = self.last_unseen(sentence).map(|known| self.again(known, sentence));
                    return unseen.or_else(|| self.last_mentioned(span, EntityKind::Person));
                }
            },
            Anaphor::Country => match known.find(|known| known.is_country) {
                Some(known) => Some(known),
                None => return self.last_mentioned(span, EntityKind::Location),
            },
            Anaphor::Many => known.next(),
            Anaphor::It => known.find(|known| known.is_body || known.is_country).or_else(|| self.known.last()),
            Anaphor::Body => return self.body(words, span, sentence),
            Anaphor::Described => {
                return self.described(words, span, sentence).or_else(|| self.last_of_kind(words, span, sentence));
            }
        };
        last.map(|last| self.again(last, sentence))
    }

    /// The last person who can be called so.
    fn person_called(&self, called: Honorific) -> Option<&Known> {
        let fits = |known: &&Known| known.is_person && known.called.agrees(called);
        let known = self.known.iter().rev().take(REACH);
        known.clone().filter(|known| !known.is_link).find(fits).or_else(|| known.clone().find(fits))
    }

    /// The source right before, where it is a name in capitals that the recogniser did not see: in English a pronoun
    /// stands rather for it than for somebody who only was talked of.
    fn last_unseen(&self, sentence: usize) -> Option<&Known> {
        let english = self.reading.language == crate::analysis::Language::English;
        let last = self.known.iter().rev().find(|known| !known.is_link)?;
        let unseen = last.entity.is_none() && last.name.split(' ').count() > 1 && is_name(self.reading, &last.name);
        (english && unseen && distance(last, sentence) <= 2).then_some(last)
    }

    /// `cơ quan này`, `Bộ`, `the company`: the last body that bears the noun, or any where the noun says no more.
    fn body(&self, words: &str, span: Span, sentence: usize) -> Option<Found> {
        let head = anaphor::plain(words);
        let any = ANY_BODY.contains(&head.as_str());
        let firm = FIRMS.contains(&head.as_str());
        let bears = |name: &str| {
            let name = lowered(name);
            name.split_whitespace().count() > head.split_whitespace().count() && has_words(&name, &head)
        };
        let bodies = || self.known.iter().rev().take(REACH).filter(|known| known.is_body && !known.is_link);
        let by_noun = || bodies().find(|known| bears(&known.name) || bears(&known.words));
        if !any && let Some(known) = by_noun() {
            return Some(self.again(known, sentence));
        }
        let points = any || firm && !words.contains("đội bóng") || words.ends_with(" này");
        let last = || bodies().find(|known| !known.is_outlet && distance(known, sentence) as usize <= FAR);
        let named = if any { None } else { self.organization(|name| bears(name), Some(span)) };
        if let Some(found) = named {
            return Some(found);
        }
        match last().filter(|_| points) {
            Some(known) => Some(self.again(known, sentence)),
            None if any => self.last_mentioned(span, EntityKind::Organization),
            None if firm && words.starts_with("the ") => {
                let private = |name: &str| !STATE.iter().any(|word| lowered(name).contains(word));
                self.organization(private, None)
            }
            None => None,
        }
    }

    /// The organization named last before `before`, or most in the article, whose name fits.
    fn organization(&self, fits: impl Fn(&str) -> bool, before: Option<Span>) -> Option<Found> {
        let entity = |id: EntityId| self.reading.entities.get(id.0 as usize);
        let is_body = |id: EntityId| {
            entity(id).is_some_and(|entity| {
                entity.kind == EntityKind::Organization
                    && fits(&entity.name)
                    && !anaphor::is_media(self.reading, &lowered(&entity.name))
            })
        };
        let id = match before {
            Some(span) => self.mentions_before(span).map(|mention| mention.entity).find(|id| is_body(*id))?,
            None => (0..u32::try_from(self.reading.entities.len()).ok()?).map(EntityId).find(|id| is_body(*id))?,
        };
        let name = entity(id)?.name.clone();
        Some(Found { name, entity: Some(id), is_person: false, doubt: None, role: None })
    }

    /// The mentions before `span`, the nearest first.
    fn mentions_before(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let end = self.reading.mentions.partition_point(|mention| mention.span.start < span.start);
        self.reading.mentions.get(..end).unwrap_or_default().iter().rev().take(REACH)
    }

    /// The person or place named last before the source, where no source is one.
    fn last_mentioned(&self, span: Span, kind: EntityKind) -> Option<Found> {
        let mention = self.mentions_before(span).find(|m| self.reading.kind_of(m) == Some(kind))?;
        let entity = self.reading.entities.get(mention.entity.0 as usize)?;
        let is_person = kind == EntityKind::Person;
        Some(Found { name: entity.name.clone(), entity: Some(mention.entity), is_person, doubt: None, role: None })
    }

    /// `Chiến lược gia người Bồ Đào Nha`, `chàng trai trẻ tuổi`: the press calls so whoever spoke last.
    pub(super) fn periphrase(&self, words: &str, sentence: usize) -> Option<Found> {
        const PERSONS: [&str; 14] = [
            "chiến lược gia",
            "chàng trai",
            "cô gái",
            "chân sút",
            "tiền đạo",
            "tiền vệ",
            "hậu vệ",
            "thủ môn",
            "tay vợt",
            "nữ diễn viên",
            "nam diễn viên",
            "ca sĩ",
            "huấn luyện viên",
            "nhà cầm quân",
        ];
        let describes = words.contains(" người ") || words.ends_with(" tuổi");
        if !describes || !PERSONS.iter().any(|person| words.starts_with(person)) {
            return None;
        }
        let last = self.person_called(Honorific::default())?;
        let found = self.again(last, sentence);
        Some(Found { doubt: found.doubt.or(Some(Doubt::FarName(distance(last, sentence)))), ..found })
    }

    /// `nhà phân tích này`, `Thủ tướng Campuchia`, `the mayor`: a source or person with this role, before or after.
    pub(super) fn described(&self, words: &str, span: Span, sentence: usize) -> Option<Found> {
        if anaphor::is_many(words) || super::is_relative(words) {
            return None;
        }
        let core = anaphor::core(self.reading, words)?;
        let bears = |plain: &String| !plain.is_empty() && anaphor::bears(plain, &core);
        let fits = |known: &&Known| known.words != words && known.plain.iter().any(bears);
        if let Some(known) = self.known.iter().rev().take(REACH).find(fits) {
            return Some(self.again(known, sentence));
        }
        let (name, id, role) = self.people.bearing(&core, span)?;
        Some(Found { name: name.to_owned(), entity: Some(id), is_person: true, doubt: None, role: Some(role) })
    }

    /// The outlet that was named last before `span`.
    fn outlet_named(&self, span: Span) -> Option<Found> {
        let outlet = |mention: &&Mention| anaphor::is_media(self.reading, &lowered(mention.span.of(self.reading.text)));
        let mention = self.mentions_before(span).find(outlet)?;
        let name = self.reading.entities.get(mention.entity.0 as usize)?.name.clone();
        Some(Found { name, entity: Some(mention.entity), is_person: false, doubt: None, role: None })
    }

    /// A noun that points back without a match and says little of its bearer: the last person who spoke.
    fn last_of_kind(&self, words: &str, span: Span, sentence: usize) -> Option<Found> {
        if anaphor::is_media(self.reading, words) {
            let named = |known: &&Known| known.is_outlet && known.words != words && known.entity.is_some();
            let spoke = self.known.iter().rev().take(REACH);
            let outlet = spoke.clone().find(named).or_else(|| spoke.clone().find(|k| k.is_outlet && k.words != words));
            return outlet.map(|outlet| self.again(outlet, sentence)).or_else(|| self.outlet_named(span));
        }
        // `The official`: the one who was described before, `an official familiar with the matter`
        let noun = anaphor::plain(words);
        let fuller = |known: &&Known| {
            known.words.len() > words.len() && known.entity.is_none() && has_words(&known.words, &noun)
        };
        if let Some(known) = self.known.iter().rev().take(REACH).find(fuller) {
            return Some(self.again(known, sentence));
        }
        if !anaphor::is_anybody(words) && !anaphor::is_this_one(self.reading, words) {
            return None;
        }
        let last = self.person_called(Honorific::default())?;
        let found = self.again(last, sentence);
        Some(Found { doubt: found.doubt.or(Some(Doubt::FarName(distance(last, sentence)))), ..found })
    }
}

/// `Ly Thi Do, who …`: the text goes on to tell who that is.
pub(super) fn is_who(text: &str, span: Span) -> bool {
    text.get(span.end as usize..).is_some_and(|rest| rest.starts_with(", who"))
}

/// Capitals throughout, and no word of the lexicon: a name that the recogniser did not see.
pub(super) fn is_name(reading: &Reading, written: &str) -> bool {
    written.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && reading.lexicon.longest_of(&lowered(written)).is_none()
}

/// Names of companies do not contain these.
const STATE: [&str; 8] = ["ministry", "department", "police", "government", "commission", "court", "congress", "army"];

/// `head` stands in `name` as whole words.
fn has_words(name: &str, head: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let head: Vec<&str> = head.split_whitespace().collect();
    words.windows(head.len().max(1)).any(|window| window == head.as_slice())
}

/// A description without its apposition or relative clause: `đại diện công ty X, chủ nhà máy`.
pub(super) fn description(words: &str) -> &str {
    let joint = [" và ", " and ", " cùng ", " lẫn "].iter().any(|and| words.contains(and));
    let words = if words.ends_with(')') { words.rsplit_once(" (").map_or(words, |(name, _)| name) } else { words };
    let ends = [", ", " được ", " who ", " which "];
    let end = ends.iter().filter_map(|end| words.find(end)).min().filter(|&end| end > 3 && !joint);
    end.and_then(|end| words.get(..end)).unwrap_or(words)
}
