//! How long the index takes to find things, in process: `cargo run --release --example lookups -- PATH`. The index of
//! PATH must have been made (`docbao index PATH`). Words are taken from random titles of the library, so that what is
//! looked for is there. A line tells, parted by tabs: what, p50 and p99 in milliseconds, rows on average.

use docbao::library::{Atom, ClaimAtom, Library, Query, RowId, RowSet, Term, find_titles, rank};
use docbao::shell::settings::Environment;
use docbao::shell::source::Source;
use docbao::shell::{newest::newest, places, shelf::Shelf};
use docbao::store::index::ALL;
use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const ROUNDS: usize = 400;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: lookups PATH")?;
    let source = Source::new(&[path])?;
    let (place, _) = places::index(&Environment::of_process(), source.key().as_deref());
    let (mut shelf, mut other) = (Shelf::new(source.clone(), place.clone()), Shelf::new(source, place));
    let index = shelf.index()?.ok_or("no index: docbao index PATH")?;
    let start = Instant::now();
    let library = index.library()?;
    say(&format!("rows of {} articles read in {:.0?}", library.len(), start.elapsed()));
    for typed in ["n", "tr", "nga", "trieu", "zzxq", "đ", "đạ", "đạn", "triều", "Bộ"] {
        let term = Term::new(typed, false);
        report(&format!("titles with {typed}, all rows"), || {
            let start = Instant::now();
            let rows = find_titles(&library, &term, None).rows.len();
            Ok((start.elapsed(), rows))
        })?;
        let mut rows: Vec<RowId> = library.ids().collect();
        rows.reverse();
        report("the same, ranked", || {
            let found = find_titles(&library, &term, None).rows;
            let start = Instant::now();
            let mut ids: Vec<RowId> = rows.iter().copied().filter(|id| found.contains(*id)).collect();
            rank(&library, &mut ids, std::slice::from_ref(&term));
            Ok((start.elapsed(), ids.len()))
        })?;
    }
    let mut random = Random(7);
    for words in 1..=4 {
        report(&format!("{words} words, all rows"), || {
            let terms = random.words(&library, words, usize::MAX);
            let start = Instant::now();
            let mut rows: Option<RowSet> = None;
            for term in terms {
                let found = index.candidates(&Atom::Word(term), &ALL)?.rows;
                rows = Some(rows.take().map_or(found.clone(), |mut rows| {
                    rows.keep(&found);
                    rows
                }));
            }
            Ok((start.elapsed(), rows.map_or(0, |rows| rows.len())))
        })?;
    }
    for words in 1..=4 {
        report(&format!("{words} words, newest 50"), || {
            let terms = random.words(&library, words, usize::MAX);
            let query = Query::And(terms.into_iter().map(|term| Query::Atom(Atom::Word(term))).collect());
            let start = Instant::now();
            let rows = newest(&mut other, &query, 50)?.len();
            Ok((start.elapsed(), rows))
        })?;
    }
    for letters in [2, 3, 4] {
        report(&format!("{letters} letters of a word, newest 50"), || {
            let term = random.words(&library, 1, letters).swap_remove(0);
            let start = Instant::now();
            let rows = newest(&mut other, &Query::Atom(Atom::Word(term)), 50)?.len();
            Ok((start.elapsed(), rows))
        })?;
    }
    for letters in [2, 3, 4] {
        report(&format!("{letters} letters of a word, all rows"), || {
            let term = random.words(&library, 1, letters).swap_remove(0);
            let start = Instant::now();
            let rows = index.candidates(&Atom::Word(term), &ALL)?.rows.len();
            Ok((start.elapsed(), rows))
        })?;
    }
    report("claims by a name, newest 50", || {
        let by = random.words(&library, 1, usize::MAX);
        let query = Query::Atom(Atom::Claim(ClaimAtom { by, ..ClaimAtom::default() }));
        let start = Instant::now();
        let rows = newest(&mut other, &query, 50)?.len();
        Ok((start.elapsed(), rows))
    })?;
    report("claims by a name, all rows", || {
        let by = random.words(&library, 1, usize::MAX);
        let atom = Atom::Claim(ClaimAtom { by, ..ClaimAtom::default() });
        let start = Instant::now();
        let rows = index.candidates(&atom, &ALL)?.rows.len();
        Ok((start.elapsed(), rows))
    })
}

/// Does a lookup many times and says how long it took.
fn report(
    what: &str,
    mut lookup: impl FnMut() -> Result<(Duration, usize), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut done: Vec<(Duration, usize)> = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        done.push(lookup()?);
    }
    done.sort();
    let (median, late) = (done[ROUNDS / 2].0, done[ROUNDS * 99 / 100].0);
    let rows = done.iter().map(|(_, rows)| rows).sum::<usize>() / ROUNDS;
    say(&format!("{what}\t{}\t{}\t{rows}", milliseconds(median), milliseconds(late)));
    Ok(())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1e3)
}

#[expect(clippy::print_stdout)] // it is what the program is for
fn say(line: &str) {
    println!("{line}");
}

/// Numbers without a pattern, the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    /// Words of a random title, at most so many, their first `letters` without marks.
    fn words(&mut self, library: &Library, count: usize, letters: usize) -> Vec<Term> {
        loop {
            let row = library.row(RowId(self.below(library.end() as usize) as u32));
            let words: Vec<&str> = row.map_or("", |row| row.title).split_whitespace().collect();
            let terms: Vec<Term> = (0..count)
                .filter_map(|_| words.get(self.below(words.len())))
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).chars().take(letters).collect::<String>())
                .filter(|word| word.chars().count() > 1 && word.chars().all(char::is_alphanumeric))
                .map(|word| Term::new(&docbao::text::fold(&word), false))
                .collect();
            if terms.len() == count {
                return terms;
            }
        }
    }
}
