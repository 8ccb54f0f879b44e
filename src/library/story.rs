//! Stories: articles that tell the same, found without reading any article again.
//!
//! Two things make one story: the same text in another outlet, lightly reworked ([`sketch`]), and different texts about
//! one happening ([`key`]). A [`Print`] of each article is enough for both; [`group`] compares each with the first
//! article of the stories so far, so that a story never grows over a chain of small likenesses.

mod index;
mod key;
mod print;
mod sketch;

pub use print::Print;

use super::RowId;
use index::{Index, Shared};
use std::cmp::Reverse;

/// The share of shingles in common from which two texts are one, reworked. Two texts about one happening share less
/// than a tenth unless they quote each other at length; one word in ten changed leaves half.
const SAME_TEXT: f32 = 0.45;
/// The likeness from which two articles are about one happening: a sixth of what they tell is the same.
const SAME_EVENT: f32 = 0.15;
/// One name in common is none: a company has more than one story a week. What two articles share beyond the strongest
/// must tell so many nats: one name that is expected in three of ten thousand articles.
const EVIDENCE: f32 = 4.5;
/// Where an article does not tell its day, any other day is possible, and so much more must speak for one happening.
const WITHOUT_DAY: f32 = 2.0;
/// Days between two articles about one happening.
const WINDOW: u32 = 7;
/// Of the stories that share one thing, so many latest ones are looked at.
const LOOKED_AT: usize = 32;
/// Likeness gathered for a band in common: enough to compare the sketches.
const BAND_IN_COMMON: f32 = 1.0;

/// The stories among `prints` that at least two articles tell: in each the earliest article first, the longest one of a
/// day. Stories are in the order of their first articles; articles without a day come last.
pub fn group(prints: &[(RowId, Print)]) -> Vec<Vec<RowId>> {
    let mut order: Vec<&(RowId, Print)> = prints.iter().collect();
    order.sort_by_key(|(row, print)| (print.day.is_none(), print.day, Reverse(print.words), *row));
    let ordered: Vec<&Print> = order.iter().map(|(_, print)| print).collect();
    let mut stories = Stories::new(&ordered);
    for at in 0..ordered.len() {
        match stories.told(at) {
            Some(first) => stories.members[first].push(at),
            None => stories.begin(at),
        }
    }
    let told = stories.members.iter().filter(|members| members.len() > 1);
    told.map(|members| members.iter().map(|&at| order[at].0).collect()).collect()
}

/// Stories while they are gathered; articles are numbered in order of time.
struct Stories<'p> {
    prints: &'p [&'p Print],
    index: Index,
    /// For each thing the first articles of stories that have it, with its part in them.
    having: Vec<Vec<(usize, f32)>>,
    /// The articles of the story that an article is the first of.
    members: Vec<Vec<usize>>,
    /// For each article the likeness gathered so far; nought between two searches.
    gathered: Vec<f32>,
}

impl<'p> Stories<'p> {
    fn new(prints: &'p [&'p Print]) -> Self {
        let index = Index::new(prints);
        Self {
            prints,
            having: vec![Vec::new(); index.count],
            index,
            members: vec![Vec::new(); prints.len()],
            gathered: vec![0.0; prints.len()],
        }
    }

    /// Article `at` is the first of a story.
    fn begin(&mut self, at: usize) {
        self.members[at].push(at);
        for Shared { id, part, .. } in self.index.shared(at) {
            self.having[*id as usize].push((at, *part));
        }
    }

    /// The first article of the story that article `at` tells too: the one most like it.
    fn told(&mut self, at: usize) -> Option<usize> {
        let mut firsts = Vec::new();
        for Shared { id, part, .. } in self.index.shared(at) {
            for (first, other) in self.having[*id as usize].iter().rev().take(LOOKED_AT) {
                if self.gathered[*first] == 0.0 {
                    firsts.push(*first);
                }
                self.gathered[*first] += if *part > 0.0 { part * other } else { BAND_IN_COMMON };
            }
        }
        let alike = firsts.iter().filter_map(|&first| Some((self.likeness(first, at)?, first)));
        let best = alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, first)| first);
        firsts.iter().for_each(|first| self.gathered[*first] = 0.0);
        best
    }

    /// How much two articles tell the same; more than one where it is the same text, `None` where they do not.
    fn likeness(&self, first: usize, at: usize) -> Option<f32> {
        // what the latest stories gathered is most of it; the rest is only worth a look where it can matter
        if self.gathered[first] < SAME_EVENT / 2.0 {
            return None;
        }
        let (a, b) = (self.prints[first], self.prints[at]);
        let text = a.shingles_in_common(b);
        if text >= SAME_TEXT {
            return Some(1.0 + text);
        }
        let more = match a.day.zip(b.day) {
            Some((a, b)) if a.abs_diff(b) > WINDOW => return None,
            Some(_) => 1.0,
            None => WITHOUT_DAY,
        };
        let (likeness, evidence) = self.index.likeness(first, at);
        (likeness >= more * SAME_EVENT && evidence >= more * EVIDENCE).then_some(likeness)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Entity, EntityKind, analyze};
    use crate::article::{Article, Meta, ParagraphKind, Published};
    use crate::loader::{Origin, load};

    const SAMPLES: [(&str, &[u8]); 9] = [
        ("2025-07-31.txt", include_bytes!("../../assets/articles/2025-07-31-lu-quet-nam-lech.txt")),
        ("thuy-dien.html", include_bytes!("../../assets/articles/2025-08-02-thuy-dien-nam-lech-2.html")),
        ("nvidia.json", include_bytes!("../../assets/articles/2025-08-01-trung-quoc-trieu-tap-nvidia.json")),
        ("nvidia.md", include_bytes!("../../assets/articles/2025-08-06-nvidia-no-kill-switch.md")),
        ("2025-08-12.txt", include_bytes!("../../assets/articles/2025-08-12-va-cham-bai-can-scarborough.txt")),
        ("2025-08-13.txt", include_bytes!("../../assets/articles/2025-08-13-scarborough-two-stories.txt")),
        ("wagner.txt", include_bytes!("../../assets/articles/2022-12-24-wagner-vu-khi-trieu-tien.txt")),
        ("msmt.md", include_bytes!("../../assets/articles/2025-06-03-bao-cao-msmt-vu-khi-trieu-tien.md")),
        ("bep-an.jsonl", include_bytes!("../../assets/articles/2025-10-13-bep-an-dong-vong.jsonl")),
    ];

    fn samples() -> Vec<Article> {
        let articles = SAMPLES.iter().flat_map(|(name, bytes)| {
            load(bytes, &Origin { name, ..Origin::default() })
                .items
                .into_iter()
                .filter_map(|item| item.article().cloned())
        });
        articles.collect()
    }

    fn numbered(prints: impl IntoIterator<Item = Print>) -> Vec<(RowId, Print)> {
        prints.into_iter().enumerate().map(|(at, print)| (RowId(at as u32), print)).collect()
    }

    fn stories(articles: &[Article]) -> Vec<Vec<u32>> {
        let prints = numbered(articles.iter().map(|article| Print::of(article, &analyze(article))));
        group(&prints).iter().map(|rows| rows.iter().map(|row| row.0).collect()).collect()
    }

    #[test]
    fn the_samples_tell_four_stories() {
        // the collision and the chip are told once in Vietnamese and once in English
        assert_eq!(stories(&samples()), [vec![0, 1], vec![2, 3], vec![4, 5], vec![8, 9]]);
    }

    #[test]
    fn a_reworked_text_is_the_same_story_whenever_it_is_printed() {
        let sample = samples().remove(6);
        let mut reworked: Vec<_> =
            sample.paragraphs.iter().map(|p| (p.kind, p.span.of(&sample.text).replace("Kirby", "K."))).collect();
        reworked.pop();
        let date = sample.meta.published.map(|day| day.date + chrono::Days::new(400)).unwrap();
        let meta = Meta { published: Some(Published { date, time: None, is_guess: false }), ..Meta::default() };
        assert_eq!(stories(&[Article::new(reworked, meta), sample]), [[1, 0]]);
    }

    /// An article of `day` that names these people twice each.
    fn named(names: &[String], day: i32) -> Print {
        let date = chrono::NaiveDate::from_num_days_from_ce_opt(738_000 + day).unwrap();
        let meta = Meta { published: Some(Published { date, time: None, is_guess: false }), ..Meta::default() };
        let entity = |name: &String| Entity {
            kind: EntityKind::Person,
            name: name.clone(),
            aliases: Vec::new(),
            count: 2,
            similar: None,
        };
        let analysis = Analysis { entities: names.iter().map(entity).collect(), ..Analysis::default() };
        Print::of(&Article::new([(ParagraphKind::Body, "Ngắn.".to_owned())], meta), &analysis)
    }

    fn people(numbers: std::ops::Range<u32>) -> Vec<String> {
        numbers.map(|number| format!("Người {number}")).collect()
    }

    #[test]
    fn one_name_or_another_week_is_another_story() {
        let told = |prints: [Print; 2]| !group(&numbered(prints)).is_empty();
        assert!(told([named(&people(0..4), 0), named(&people(2..6), 7)]));
        assert!(!told([named(&people(0..4), 0), named(&people(2..6), 8)]));
        assert!(!told([named(&people(0..2), 0), named(&people(1..3), 0)]));
    }

    #[test]
    fn a_chain_of_small_likenesses_is_not_one_story() {
        let chain = (0..60).map(|at| named(&people(2 * at..2 * at + 4), 0));
        let stories = group(&numbered(chain));
        assert!(stories.len() > 10 && stories.iter().all(|rows| rows.len() <= 3), "{stories:?}");
    }

    /// Articles of a year, a third of them followed up; names of every day do not join what else they are in.
    #[test]
    fn a_large_library_falls_into_its_stories() {
        let print = |at: u32| {
            let story = at / 3 * 7 + if at % 3 == 2 { 3 } else { 0 };
            let everyday = (0..12).map(|draw| format!("Người thường {}", (at * 31 + draw * 7919) % 5000));
            let names: Vec<String> = people(10_000 + story..10_000 + story + 4).into_iter().chain(everyday).collect();
            let mut print = named(&names, (at / 27) as i32);
            print.words = 400;
            for (place, minimum) in (u64::from(at) * 48..).zip(&mut print.sketch) {
                *minimum = xxhash_rust::xxh3::xxh3_64(&place.to_le_bytes()) as u8;
            }
            print
        };
        let stories = group(&numbered((0..9_999).map(print)));
        assert_eq!(stories.len(), 3_333);
        assert!(stories.iter().all(|rows| rows.len() == 2), "{stories:?}");
    }
}
