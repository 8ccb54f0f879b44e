//! Keys: what tells one happening from another. Names, figures and days.

use crate::analysis::entity::{WellKnown, well_known};
use crate::analysis::{Analysis, Entity, EntityKind, Mention, Quantity, Value};
use crate::article::Article;
use crate::text::{HashKeyed, fold, fold_char, hash_of_kind};
use chrono::NaiveDate;

/// One telling thing of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// Hash of the thing; the same in every language where its name is.
    pub(super) hash: u32,
    /// How often such a thing is expected.
    pub(super) rarity: Rarity,
    /// How much the article is about it, in steps of an eighth, up to [`Key::TOP`].
    pub(super) salience: u8,
}

impl Key {
    /// The highest salience.
    pub(super) const TOP: u8 = 63;
    /// The number of keys that are kept of an article.
    pub(super) const MOST: usize = 20;

    /// How much the article is about it: 1 where it is named once.
    pub(super) fn salience(&self) -> f32 {
        f32::from(self.salience) / STEPS
    }

    /// Its weight before anything is known of other articles.
    fn weight(&self) -> f32 {
        telling(self.rarity.share()) * self.salience()
    }
}

/// Steps of salience in one.
const STEPS: f32 = 8.0;

/// How often a thing is expected before the library has told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rarity {
    /// Countries and provinces: they tell no happening.
    Common,
    /// Bodies that everybody knows.
    Known,
    /// Small figures, times of the day, names of one word.
    Plain,
    /// Names of people, villages, ships; figures of three digits and more.
    Rare,
}

impl Rarity {
    /// All, in the order of their codes.
    pub(super) const ALL: [Self; 4] = [Self::Common, Self::Known, Self::Plain, Self::Rare];

    /// The share of articles in which one such thing is expected.
    pub(super) fn share(self) -> f32 {
        match self {
            Self::Common => EVERYDAY,
            Self::Known => 0.01,
            Self::Plain => 0.003,
            Self::Rare => 0.0003,
        }
    }
}

/// What a larger share of articles has tells nothing.
const EVERYDAY: f32 = 0.03;

/// What a thing tells that this share of articles has, in nats.
pub(super) fn telling(share: f32) -> f32 {
    (EVERYDAY / share).ln().max(0.0)
}

/// Days around an article that it names because they are now.
const NEWS_OF_THE_WEEK: i64 = 7;

/// Kinds of keys: what is equal in one kind is not so in another.
const NAME: u64 = 1;
const FIGURE: u64 = 2;
const DAY: u64 = 3;

/// The most telling keys of `article`, in order of their hashes.
pub(super) fn keys(article: &Article, analysis: &Analysis) -> Vec<Key> {
    let mut found = Found::default();
    let title = article.paragraphs.first().filter(|_| !article.meta.title_is_made).map(|p| p.span);
    let in_title = |mention: &&Mention| title.is_some_and(|title| title.contains(mention.span));
    let titled: Vec<_> = analysis.mentions.iter().filter(in_title).map(|mention| mention.entity).collect();
    let is_outlet = |name: &str| article.meta.outlet.as_ref().is_some_and(|outlet| letters(outlet).eq(letters(name)));
    for (at, entity) in analysis.entities.iter().enumerate() {
        let is_titled = titled.iter().any(|id| id.0 as usize == at);
        if matches!(entity.kind, EntityKind::Date | EntityKind::Number) || is_outlet(&entity.name) {
            continue;
        }
        found.name(entity, if is_titled { 2.0 } else { 1.0 });
    }
    let published = article.meta.known_date();
    for mention in &analysis.mentions {
        let words = mention.span.of(&article.text);
        let Some(entity) = analysis.entities.get(mention.entity.0 as usize) else { continue };
        if let Some(clock) = clock(words).filter(|_| entity.kind == EntityKind::Date) {
            found.clock(clock);
            continue;
        }
        match Value::of(words, entity.kind, analysis.language, published) {
            Some(Value::Days(days)) if days.from == days.to => found.day(days.from, published),
            Some(Value::Quantity(quantity)) => found.figure(&quantity),
            _ => {}
        }
    }
    found.best()
}

/// Keys while they are gathered.
#[derive(Default)]
struct Found(HashKeyed<u32, (Rarity, f32)>);

impl Found {
    fn add(&mut self, kind: u64, what: &str, (rarity, salience): (Rarity, f32)) {
        let entry = self.0.entry(hash_of_kind(what, kind) as u32).or_insert((rarity, 0.0));
        entry.1 = entry.1.max(salience);
    }

    /// A name, the place that it ends with, and the abbreviations that stand for it: those are often the same in all
    /// languages.
    fn name(&mut self, entity: &Entity, factor: f32) {
        let salience = factor * (1.0 + (entity.count as f32).ln());
        let short = entity.aliases.iter().map(String::as_str).filter(|alias| is_abbreviation(alias));
        let proper = proper(&entity.name);
        let whole = (entity.kind != EntityKind::Location).then_some(entity.name.as_str());
        let has_proper = matches!(entity.kind, EntityKind::Location | EntityKind::Organization);
        for name in short.chain(whole).chain(has_proper.then_some(proper)) {
            let rarity = match well_known(name) {
                Some(WellKnown::Place) => Rarity::Common,
                Some(WellKnown::Body) => Rarity::Known,
                None if name.contains([' ', '-']) => Rarity::Rare,
                None => Rarity::Plain,
            };
            self.add(NAME, &letters(name).collect::<String>(), (rarity, salience));
        }
    }

    /// A figure of three digits and more tells by itself, in every language; a smaller one only with its unit.
    fn figure(&mut self, quantity: &Quantity) {
        let written = format!("{:.5e}", quantity.to);
        let digits = written.split('e').next().unwrap_or_default().trim_end_matches(['0', '.']);
        if digits.len() >= "1.23".len() {
            self.add(FIGURE, &written, (Rarity::Rare, 1.0));
        } else if !quantity.unit.is_empty() {
            self.add(FIGURE, &format!("{written}{}", fold(&quantity.unit)), (Rarity::Plain, 1.0));
        }
    }

    /// A day far from that of the article: the days around it are in all the news of the week.
    fn day(&mut self, day: NaiveDate, published: Option<NaiveDate>) {
        if published.is_none_or(|published| (day - published).num_days().abs() > NEWS_OF_THE_WEEK) {
            self.add(DAY, &day.to_string(), (Rarity::Plain, 1.0));
        }
    }

    fn clock(&mut self, (hour, minute): (u32, u32)) {
        self.add(DAY, &format!("{hour}:{minute}"), (Rarity::Plain, 1.0));
    }

    fn best(self) -> Vec<Key> {
        let key = |(hash, (rarity, salience)): (u32, (Rarity, f32))| Key {
            hash,
            rarity,
            salience: (salience * STEPS).min(f32::from(Key::TOP)) as u8,
        };
        let weighed = self.0.into_iter().map(key).map(|key| (key.weight(), key));
        let mut weighed: Vec<(f32, Key)> = weighed.collect();
        weighed.sort_unstable_by(|(a, x), (b, y)| b.total_cmp(a).then(x.hash.cmp(&y.hash)));
        let mut keys: Vec<Key> = weighed.into_iter().take(Key::MOST).map(|(_, key)| key).collect();
        keys.sort_unstable();
        keys
    }
}

/// `CAC`, `PCG`, `UNCLOS`.
fn is_abbreviation(name: &str) -> bool {
    name.len() >= 3 && name.chars().all(|c| c.is_ascii_uppercase())
}

/// The proper name at the end of a name: `Scarborough` of `bãi cạn Scarborough`, `Nậm Lếch` of `UBND xã Nậm Lếch` and of
/// `thủy điện Nậm Lếch 2`; the whole name where it ends with a common noun.
fn proper(name: &str) -> &str {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let end = name.rsplit_once(' ').filter(|(_, last)| is_number(last)).map_or(name, |(rest, _)| rest);
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let words = end.rsplit(' ').take_while(|word| !is_small(word));
    let length = words.map(|word| word.len() + 1).sum::<usize>();
    end.get((end.len() + 1).saturating_sub(length)..).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter_map(fold_char).filter(|c| c.is_alphanumeric())
}

/// Hour and minute of `3h52`, `3:52 a.m.`; a full hour tells nothing.
fn clock(words: &str) -> Option<(u32, u32)> {
    let at = words.find(|c: char| c.is_ascii_digit())?;
    let (hour, rest) = words.get(at..)?.split_once(['h', ':'])?;
    let minute: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse().ok().filter(|minute| *minute > 0)?);
    let is_afternoon = hour < 12 && ["p.m", "pm", "PM"].iter().any(|mark| rest.contains(mark));
    Some((if is_afternoon { hour + 12 } else { hour }, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_names_end_names() {
        let cases = [
            ("bãi cạn Scarborough", "Scarborough"),
            ("UBND xã Nậm Lếch", "Nậm Lếch"),
            ("thủy điện Nậm Lếch 2", "Nậm Lếch"),
            ("Bộ Ngoại giao", "Bộ Ngoại giao"),
            ("H20", "H20"),
            ("2", "2"),
        ];
        for (name, expected) in cases {
            assert_eq!(proper(name), expected);
        }
    }

    #[test]
    fn clocks_agree_across_languages() {
        assert_eq!(clock("3h52 ngày 30/7"), Some((3, 52)));
        assert_eq!(clock("3:52 a.m."), Some((3, 52)));
        assert_eq!(clock("10:10 p.m."), clock("22h10"));
        assert_eq!(clock("17h ngày 30-7"), None);
    }
}
