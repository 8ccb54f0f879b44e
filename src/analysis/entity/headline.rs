//! English headlines in which every word has a capital: there a capital tells no name, so only names that stand elsewhere
//! in the text, or in a list, are believed.

use super::again::key;
use super::lexicon::Lists;
use super::page::{Found, Page};
use crate::analysis::token::is_headline;
use std::collections::HashSet;
use std::ops::Range;

/// Cuts the names in headlines to those that are known from the rest of the text, and drops the others; they are found
/// again by their words afterwards. A text that is nothing but headlines stays as it is.
pub(super) fn settle(page: Page, found: &mut Vec<Found>) {
    let tokens = |line: &Range<usize>| page.words.get(line.clone()).unwrap_or_default().iter().map(|word| &word.token);
    let headlines: Vec<Range<usize>> = lines(page).filter(|line| is_headline(tokens(line))).collect();
    let within = |name: &Found| headlines.iter().any(|line| line.contains(&name.words.start));
    let known: HashSet<u64> =
        found.iter().filter(|name| !within(name)).map(|name| key(page, name.words.clone())).collect();
    if headlines.is_empty() || known.is_empty() {
        return;
    }
    found.retain_mut(|name| {
        if !within(name) {
            return true;
        }
        let start = name.words.start;
        let is_known = |end: &usize| known.contains(&key(page, start..*end));
        let listed = page.entry(start, Lists::COUNTRY.with(Lists::CITY).with(Lists::ORGANIZATION));
        let end = (start + 1..=name.words.end).rev().find(is_known).unwrap_or(start + listed);
        name.words.end = end.min(name.words.end);
        !name.words.is_empty()
    });
}

/// The lines of the page as ranges of words.
fn lines<'p>(page: Page<'p>) -> impl Iterator<Item = Range<usize>> + 'p {
    let mut start = 0;
    std::iter::from_fn(move || {
        let length = page.words.len();
        let end = (start + 1..length).find(|&at| !page.same_line(at)).unwrap_or(length);
        let line = start..end;
        start = end;
        (!line.is_empty()).then_some(line)
    })
}
