//! Again: what is named once is named so wherever it stands in the same text.
//!
//! The model reads sentence by sentence. Here the names of the whole text vote on the kind of each, and places that it
//! passed over are marked after the others.

use super::EntityKind::{self, Event, Location, Number, Organization, Person, Product};
use super::headline;
use super::lexicon::Lists;
use super::page::{Found, Page};
use super::shape::Shape;
use super::word::mix;
use crate::analysis::Language;
use crate::text::HashKeyed;
use std::ops::Range;

/// Names longer than this many words are not looked for again.
const LONGEST: usize = 8;

/// Votes for the kind of one name.
#[derive(Default)]
struct Votes {
    of_kind: [i32; EntityKind::ALL.len()],
    /// The name of more than a prefix.
    is_name: bool,
}

impl Votes {
    fn add(&mut self, kind: EntityKind, votes: i32) {
        self.of_kind[kind as usize] += votes;
        self.is_name = true;
    }

    /// The kind with most votes, and how many more than the next it has.
    fn winner(&self) -> Option<(EntityKind, i32)> {
        let best = EntityKind::ALL.into_iter().max_by_key(|&kind| (self.of_kind[kind as usize], -(kind as i32)))?;
        let others = EntityKind::ALL.into_iter().filter(|&kind| kind != best);
        let next = others.map(|kind| self.of_kind[kind as usize]).max().unwrap_or(0);
        let most = self.of_kind[best as usize];
        (self.is_name && most > 0).then_some((best, most - next))
    }
}

/// Votes by the hash of a name's words; prefixes of names have an entry too.
type Ballot = HashKeyed<u64, Votes>;

/// Gives the names of a page one kind each and marks them where they were passed over.
pub(super) fn settle(page: Page, found: &mut Vec<Found>) {
    if page.language == Language::English {
        headline::settle(page, found);
    }
    let mut ballot = Ballot::default();
    for (at, name) in found.iter().enumerate() {
        if is_named(name.kind) && name.words.len() <= LONGEST {
            vote(page, found, at, &mut ballot);
        }
    }
    for name in found.iter_mut().filter(|name| is_named(name.kind)) {
        let votes = ballot.get(&key(page, name.words.clone()));
        if let Some((kind, margin)) = votes.and_then(Votes::winner) {
            let venue = matches!((name.kind, kind), (Organization, Product) | (Product, Organization));
            if kind != name.kind && margin >= if venue { 3 } else { 1 } && !is_country(page, name) {
                name.kind = kind;
            }
        }
    }
    add_missing(page, found, &ballot);
}

fn is_named(kind: EntityKind) -> bool {
    matches!(kind, Person | Organization | Location | Product | Event)
}

fn is_country(page: Page, name: &Found) -> bool {
    page.entry(name.words.start, Lists::COUNTRY) == name.words.len()
}

pub(super) fn key(page: Page, words: Range<usize>) -> u64 {
    page.words[words].iter().fold(0, |state, word| mix(state, word.lower))
}

fn cast(page: Page, words: Range<usize>, (kind, votes): (EntityKind, i32), ballot: &mut Ballot) {
    let mut state = 0;
    for word in &page.words[words] {
        state = mix(state, word.lower);
        ballot.entry(state).or_default();
    }
    ballot.entry(state).or_default().add(kind, votes);
}

/// The name `at` votes for itself, for the part by which a person is called, and for its abbreviation.
fn vote(page: Page, found: &[Found], at: usize, ballot: &mut Ballot) {
    let name = &found[at];
    let start = name.words.start;
    let titled = name.kind == Person && page.entry_before(start, Lists::TITLE) > 0;
    let listed = match name.kind {
        Organization => page.entry(start, Lists::ORGANIZATION) == name.words.len(),
        Location => page.entry(start, Lists::COUNTRY.with(Lists::CITY).with(Lists::UNIT)) == name.words.len(),
        _ => false,
    };
    let full = name.kind == Person && name.words.len() > 1;
    let votes = 1 + i32::from(titled) + 2 * i32::from(listed) + i32::from(full);
    cast(page, name.words.clone(), (name.kind, votes), ballot);
    if full {
        vote_parts(page, name, ballot);
    }
    vote_for_abbreviation(page, found, at, ballot);
}

/// `Công ước … (UNCLOS 1982)`: what stands in brackets after a name and looks like its abbreviation is of its kind.
fn vote_for_abbreviation(page: Page, found: &[Found], at: usize, ballot: &mut Ballot) {
    let name = &found[at];
    let dated = found.get(at + 1).filter(|next| next.kind == EntityKind::Date && next.words.start == name.words.end);
    let open = dated.map_or(name.words.end, |date| date.words.end);
    let close = (open + 2..open + 5).find(|&close| page.shape(close) == Shape::Close);
    let abbreviates = matches!(name.kind, Organization | Event | Product) && name.words.len() > 2;
    let short = page.shape(open) == Shape::Open && page.shape(open + 1) == Shape::Upper && page.same_line(open);
    if let Some(close) = close.filter(|_| abbreviates && short) {
        cast(page, open + 1..close, (name.kind, SURE), ballot);
    }
}

/// A person's last name, and less surely the first, names the same person.
fn vote_parts(page: Page, name: &Found, ballot: &mut Ballot) {
    let is_suffix = |at: &usize| page.is_mark(*at) || page.is(*at, &["jr", "sr", "ii", "iii"]);
    let start = name.words.start;
    let Some(last) = name.words.clone().rev().find(|at| !is_suffix(at)).filter(|&last| last > start) else { return };
    let particle =
        usize::from(last > start + 1 && page.is(last - 1, &["de", "van", "von", "al", "bin", "el", "la", "di"]));
    if page.is_foreign(last) && page.shape(last) != Shape::Upper && !page.begins(last, Lists::COUNTRY) {
        cast(page, last..last + 1, (Person, SURE), ballot);
        cast(page, last - particle..last + 1, (Person, SURE), ballot);
    }
    if page.is_foreign(start) && !page.begins(start, Lists::COUNTRY.with(Lists::CITY)) {
        cast(page, start..start + 1, (Person, 1), ballot);
    }
}

/// Votes that outweigh the model's.
const SURE: i32 = 30;

/// Marks known names in the words that no name holds.
fn add_missing(page: Page, found: &mut Vec<Found>, ballot: &Ballot) {
    let mut added = Vec::new();
    let mut next = 0;
    let mut at = 0;
    while at < page.words.len() {
        while found.get(next).is_some_and(|name| name.words.end <= at) {
            next += 1;
        }
        if let Some(name) = found.get(next).filter(|name| name.words.start <= at) {
            at = name.words.end;
            continue;
        }
        let room = found.get(next).map_or(page.words.len(), |name| name.words.start);
        let name = if page.is_capital(at) { known_at(page, at, room, ballot) } else { None };
        match name {
            Some(name) => {
                at = name.words.end;
                added.push(name);
            }
            None => at += 1,
        }
    }
    found.extend(added);
    found.sort_by_key(|name| name.words.start);
}

/// The longest known name that starts at word `at` and ends before `room`, if it is clear enough that it is the same.
fn known_at(page: Page, at: usize, room: usize, ballot: &Ballot) -> Option<Found> {
    let mut state = 0;
    let mut best = None;
    for end in at + 1..=room.min(at + LONGEST) {
        state = mix(state, page.words[end - 1].lower);
        let Some(votes) = ballot.get(&state) else { break };
        if let Some((kind, margin)) = votes.winner() {
            best = (margin > 0).then(|| Found::new(at..end, kind)).or(best);
        }
    }
    let name = best?;
    let end = name.words.end;
    let alone = |at: usize| !page.is_capital(at) || !page.same_line(at);
    let one = name.words.len() == 1;
    let clear = if one {
        page.is_foreign(at) && page.shape(at) != Shape::Letter
            || (name.kind == Person && page.entry_before(at, Lists::TITLE) > 0)
    } else {
        page.is_capital(end - 1) || matches!(name.kind, Organization | Event)
    };
    let free = alone(end) && (at == 0 || alone(at - 1) || page.is_mark(at - 1) || !page.same_line(at));
    (clear && free && name.kind != Number).then_some(name)
}
