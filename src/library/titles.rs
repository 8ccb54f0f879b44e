//! The live filter: words in the short fields of the list, titles and outlets.
//!
//! A word is found where it stands in the folded title or outlet. Where only few titles hold it, those that hold it
//! carelessly typed are found too, see [`super::near`]. As scattered letters nearly every word "occurs" in nearly every
//! title, so that is not looked for.

use super::near::Near;
use super::{Library, RowId, RowSet, Term, TermFinder};
use crate::library::mask::mask;
use crate::library::shelf::FETCHED;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;
use std::ops::Range;

/// Up to so many rows that hold a word, careless forms of it are looked for as well.
const FEW: usize = 60;
/// So many rows, the first ones in the order of the list, are ranked; what comes behind them nobody scrolls to.
const RANKED: usize = 3000;
/// Up to so many rows are looked at one by one, and of a term with marks up to so many; to look over the titles of all is
/// faster than to look at more, and what is found among all is kept for the next letter.
const ONE_BY_ONE: (usize, usize) = (4000, 16_000);
/// What stands behind so many rows that hold a word as well as can be is not ranked either.
const ENOUGH: usize = 500;
/// So many rows at most are scored letter by letter.
const SCORED: usize = 1000;

/// What is found for a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTitles {
    /// The rows.
    pub rows: RowSet,
    /// Only rows with this number and larger ones were looked at.
    pub start: u32,
    /// Careless forms of the word are among them.
    has_careless: bool,
}

impl InTitles {
    /// No row of `library` was looked at yet.
    pub fn none(library: &Library) -> Self {
        Self { rows: RowSet::default(), start: library.end(), has_careless: false }
    }

    /// Looks for `term` in the rows from `start` on that were not looked at yet. Where `wider` is given, it is what was
    /// found for the start of the same word, and only among those the word itself is looked for.
    pub fn look_on(&mut self, library: &Library, term: &Term, (wider, start): (Option<&Self>, u32)) {
        let finder = TermFinder::new(term);
        let start = start.min(self.start);
        let range = start..self.start;
        let wider = wider.filter(|wider| wider.start <= start);
        self.rows.add(&holding(library, &finder, (wider.map(|wider| &wider.rows), range)));
        self.start = start;
        if self.start == 0 && self.rows.len() <= FEW && finder.is_sure() {
            self.add_careless(library, term, wider);
        }
    }

    fn add_careless(&mut self, library: &Library, term: &Term, wider: Option<&Self>) {
        let Some(near) = Near::new(&term.folded) else { return };
        let needs = mask(&term.folded);
        let close = |id: &RowId| needs & !library.mask(*id) == 0 && near.occurs(library.title(*id).1);
        let rows = &mut self.rows;
        // What holds a word carelessly holds its start so.
        match wider.filter(|wider| wider.has_careless) {
            Some(wider) => wider.rows.iter().filter(|id| library.has(*id)).filter(close).for_each(|id| rows.insert(id)),
            None => library.ids().filter(close).for_each(|id| rows.insert(id)),
        }
        self.has_careless = true;
    }
}

/// The rows whose title or outlet holds `term`; see [`InTitles::look_on`] for `wider`.
pub fn find_titles(library: &Library, term: &Term, wider: Option<&InTitles>) -> InTitles {
    let mut found = InTitles::none(library);
    found.look_on(library, term, (wider, 0));
    found
}

/// The rows among `all` whose title or outlet holds `term`, where they are so few that this is faster than to look over
/// all titles, and where careless forms of it need not be looked for.
pub fn find_titles_among(library: &Library, term: &Term, all: &RowSet) -> Option<RowSet> {
    let finder = TermFinder::new(term);
    (all.len() <= few(&finder)).then(|| holding(library, &finder, (Some(all), 0..library.end()))).filter(|rows| {
        // Careless forms are looked for where few titles of all hold the word.
        !finder.is_sure() || rows.len() > FEW
    })
}

/// So many rows are looked at one by one.
fn few(finder: &TermFinder<'_>) -> usize {
    if finder.is_sure() { ONE_BY_ONE.0 } else { ONE_BY_ONE.1 }
}

/// The rows of `range` that hold the term, by their titles among `wider` where that is given.
fn holding(library: &Library, finder: &TermFinder<'_>, (wider, range): (Option<&RowSet>, Range<u32>)) -> RowSet {
    let wider = wider.filter(|wider| finder.has_marks() || wider.len() <= few(finder));
    let mut rows = library.titles_holding(finder, wider, range.clone());
    let outlets: Vec<bool> =
        std::iter::once(false).chain(library.outlets().map(|(name, folded)| finder.occurs(name, folded))).collect();
    if outlets.contains(&true) {
        let ids = library.ids_within(range);
        ids.filter(|id| outlets[usize::from(library.outlet_number(*id))]).for_each(|id| rows.insert(id));
    }
    rows
}

/// Sorts `ids`, which are in the order of the list and hold all `terms`, so that those whose titles hold them best stand
/// first: the words as typed before folded ones, whole words before parts, careless forms last, by their score. Of very
/// many rows only the first ones are ranked.
pub fn rank(library: &Library, ids: &mut [RowId], terms: &[Term]) {
    if terms.is_empty() {
        return;
    }
    let ranked = ids.len().min(RANKED);
    let ids = &mut ids[..ranked];
    let finders: Vec<TermFinder<'_>> = terms.iter().map(TermFinder::new).collect();
    let in_outlets = |finder: &TermFinder<'_>| library.outlets().any(|(name, folded)| finder.occurs(name, folded));
    let finders: Vec<_> = finders.iter().map(|finder| (finder, in_outlets(finder))).collect();
    let tier = |id| finders.iter().map(|&finder| tier(library, id, finder)).min().unwrap_or(0);
    let mut tiers: [Vec<RowId>; TIERS] = Default::default();
    let mut ranked = 0;
    while ranked < ids.len() && tiers[TIERS - 1].len() < ENOUGH {
        let next = &ids[ranked..ids.len().min(ranked + FETCHED)];
        library.fetch(next);
        next.iter().for_each(|&id| tiers[tier(id)].push(id));
        ranked += next.len();
    }
    sort_careless(library, &mut tiers[0], terms);
    ids.iter_mut().zip(tiers.iter().rev().flatten()).for_each(|(id, ranked)| *id = *ranked);
}

/// Sorts rows that hold one of `terms` carelessly by how well they do.
fn sort_careless(library: &Library, ids: &mut [RowId], terms: &[Term]) {
    let matcher = SkimMatcherV2::default().ignore_case();
    let score = |id| -> i64 {
        let title = library.title(id).1;
        terms.iter().filter_map(|term| matcher.fuzzy_match(title, &term.folded)).sum()
    };
    let scored = ids.len().min(SCORED);
    ids[..scored].sort_by_cached_key(|&id| std::cmp::Reverse(score(id)));
}

/// The number of tiers.
const TIERS: usize = 7;

/// How well a row that holds a term does: 6 as typed and a whole word, 5 folded and whole, 4 and 3 the start of a word, 2
/// within one, 1 in the outlet, 0 carelessly. With the finder of the term goes whether some outlet holds it.
fn tier(library: &Library, id: RowId, (finder, in_outlets): (&TermFinder<'_>, bool)) -> usize {
    let (title, folded) = library.title(id);
    let place = best_place(folded, finder.folded());
    // A term with marks is found carelessly nowhere: what no outlet holds stands in the title.
    let is_in_title = || (finder.has_marks() && !in_outlets) || library.title_agrees(id, finder);
    if let Some(place) = place.filter(|_| is_in_title()) {
        let as_typed = || (finder.has_marks() && !library.title_is_made(id)) || finder.is_as_typed(title);
        return match place {
            Place::Word => 5 + usize::from(as_typed()),
            Place::Start => 3 + usize::from(as_typed()),
            Place::Within => 2,
        };
    }
    usize::from(in_outlets && library.outlet(id).is_some_and(|(name, folded)| finder.occurs(name, folded)))
}

/// How a word stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Within a word.
    Within,
    /// At the start of a word.
    Start,
    /// As a whole word.
    Word,
}

/// How the folded `word` stands in the folded `text`, at best.
fn best_place(text: &str, word: &Finder<'_>) -> Option<Place> {
    let is_letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
    let place = |at: usize| match (at > 0 && is_letter(at - 1), is_letter(at + word.needle().len())) {
        (false, false) => Place::Word,
        (false, true) => Place::Start,
        (true, _) => Place::Within,
    };
    let mut best = None;
    for at in word.find_iter(text.as_bytes()) {
        best = best.max(Some(place(at)));
        if best == Some(Place::Word) {
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Row, RowState, terms};
    use crate::text::{Screened, fold};
    use proptest::prelude::*;

    fn library(titles: &[&str]) -> Library {
        let mut library = Library::default();
        for (n, title) in titles.iter().enumerate() {
            library.put(Row {
                id: RowId(n as u32),
                content: None,
                title: Screened::from(*title),
                title_is_made: false,
                outlet: (n % 2 == 1).then(|| "Dân trí".into()),
                published: None,
                minutes: 1,
                state: RowState::Loaded,
            });
        }
        library
    }

    fn found(library: &Library, query: &str) -> Vec<u32> {
        let terms = terms(query);
        let mut rows = RowSet::below(library.end());
        terms.iter().for_each(|term| rows.keep(&find_titles(library, term, None).rows));
        let mut ids: Vec<RowId> = rows.iter().collect();
        rank(library, &mut ids, &terms);
        ids.into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn words_as_typed_stand_first() {
        let library = library(&["Hân hoan", "HẠN HÁN kéo dài", "han han", "Hạnh phúc", "Nhan đề"]);
        assert_eq!(found(&library, "han"), [2, 0, 1, 3, 4]);
        assert_eq!(found(&library, "hạn"), [1, 3]);
    }

    #[test]
    fn outlets_and_careless_words_are_found() {
        let library = library(&["Ông Zelensky nói", "Tin khác", "Hội đồng Bảo an họp"]);
        assert_eq!(found(&library, "zelnsky"), [0]);
        assert_eq!(found(&library, "hdba"), [2]);
        assert_eq!(found(&library, "dan tri"), [1]);
        assert_eq!(found(&library, "zélnsky"), [] as [u32; 0]);
    }

    /// Letter by letter: one typed without marks is any, one with marks is itself.
    fn holds(text: &str, word: &str) -> bool {
        let (text, word): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
        let same = |(typed, found): (&char, &char)| {
            let (typed, found) = (typed.to_string(), found.to_lowercase().to_string());
            if typed.is_ascii() { fold(&found) == typed } else { found == typed }
        };
        text.windows(word.len()).any(|window| word.iter().zip(window).all(same))
    }

    proptest! {
        /// Masks and narrowing change nothing: a row is found where its folded title or outlet holds
        /// the word, or, where few do, where the title holds it carelessly.
        #[test]
        fn the_rows_found_are_those_of_brute_force(
            titles in proptest::collection::vec("[abđêếứ ]{0,12}", 1..30),
            word in "[abdeếu]{1,7}",
        ) {
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            let library = library(&titles);
            let term = Term::new(&word, false);
            let near = Near::new(&fold(&word)).filter(|_| !term.has_marks);
            let brute: RowSet = library
                .ids()
                .filter(|id| {
                    let row = library.row(*id).unwrap();
                    let holds = |text: &str| holds(text, &word);
                    holds(row.title)
                        || row.outlet.is_some_and(holds)
                        || near.as_ref().is_some_and(|near| near.occurs(&fold(row.title)))
                })
                .collect();
            prop_assert_eq!(&find_titles(&library, &term, None).rows, &brute);
            let mut in_parts = InTitles::none(&library);
            for start in [titles.len() as u32 / 2, 3, 3, 0] {
                in_parts.look_on(&library, &term, (None, start));
            }
            prop_assert_eq!(&in_parts.rows, &brute);
            for (end, _) in word.char_indices().skip(1) {
                let wider = find_titles(&library, &Term::new(&word[..end], false), None);
                prop_assert_eq!(&find_titles(&library, &term, Some(&wider)).rows, &brute);
            }
            let among: RowSet = library.ids().step_by(2).collect();
            if let Some(rows) = find_titles_among(&library, &term, &among) {
                let of_these = |rows: &RowSet| -> Vec<RowId> { rows.iter().filter(|id| among.contains(*id)).collect() };
                prop_assert_eq!(of_these(&rows), of_these(&brute));
            }
        }
    }
}
