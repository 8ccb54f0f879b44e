//! Which claims answer which: a denial, a silence or a confirmation later in the same article.

use super::line::Reading;
use super::{Act, Claim, ClaimId};
use crate::text::{Span, fold, is_wordly, words};
use std::cell::OnceCell;
use xxhash_rust::xxh3::xxh3_64;

/// A claim is answered by one of at most this many after it.
const REACH: usize = 40;
/// Words of a content that are compared.
const WORDS: usize = 60;

/// Fills [`Claim::answers`].
pub(super) fn link(reading: &Reading, claims: &mut [Claim]) {
    if !claims.iter().any(is_answer) {
        return;
    }
    // Of most claims nothing is asked: none that comes after them is an answer.
    let contents: Vec<OnceCell<Content>> = claims.iter().map(|_| OnceCell::new()).collect();
    let content = |claims: &[Claim], at: usize| {
        let claim = claims.get(at)?;
        Some(contents.get(at)?.get_or_init(|| Content::of(reading.text, &claim.content)))
    };
    for later in 0..claims.len() {
        let Some(answer) = claims.get(later).filter(|claim| is_answer(claim)) else { continue };
        let Some(source) = answer.source.as_ref().map(|source| source.name.clone()) else { continue };
        let party = fold(&source).replace(" and ", " va ");
        let parties: Vec<&str> = party.split(" va ").collect();
        let referred = referred(reading.text, answer);
        let best = (later.saturating_sub(REACH)..later).rev().find(|&earlier| {
            let Some(claim) = claims.get(earlier).filter(|claim| !is_answer(claim)) else { return false };
            if claim.source.as_ref().is_some_and(|s| s.name == source) {
                return false;
            }
            let (Some(said), Some(own)) = (content(claims, earlier), content(claims, later)) else { return false };
            let named = parties.iter().any(|party| has(&said.folded, party));
            let of = claim.source.as_ref().is_some_and(|s| {
                has(&referred, &fold(&s.name)) || last_word(&s.name).is_some_and(|w| has(&referred, &w))
            });
            if !named && !of {
                return false;
            }
            let shared = own.words().iter().filter(|word| said.words().binary_search(word).is_ok()).count();
            named && shared >= 2 || of && (named || shared >= 1) || named && is_bare(&referred)
        });
        if let Some(claim) = best.and_then(|earlier| claims.get_mut(earlier)) {
            claim.answers.push(ClaimId(u32::try_from(later).unwrap_or(u32::MAX)));
        }
    }
}

fn is_answer(claim: &Claim) -> bool {
    matches!(claim.act, Act::Denies | Act::Declines | Act::Confirms)
}

/// What the answer says it is about, folded: its content and cue.
fn referred(text: &str, claim: &Claim) -> String {
    let mut words = claim.cue.map(|cue| fold(cue.of(text))).unwrap_or_default();
    for span in &claim.content {
        words.push(' ');
        words.push_str(&fold(span.of(text)));
    }
    words
}

/// `thông tin trên`, `cáo buộc này`: it points back without saying to what.
fn is_bare(referred: &str) -> bool {
    [
        "thong tin tren",
        "cao buoc nay",
        "cao buoc tren",
        "vu viec",
        "thong tin nay",
        "the allegation",
        "the accusation",
        "the report",
        "the claim",
    ]
    .iter()
    .any(|words| referred.contains(words))
}

/// `words` stand in `text` as whole words.
fn has(text: &str, words: &str) -> bool {
    let border = |c: Option<char>| c.is_none_or(|c| !is_wordly(c));
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|text| text.chars().next());
        border(before) && border(after)
    })
}

fn last_word(name: &str) -> Option<String> {
    name.split_whitespace().last().filter(|word| word.chars().count() > 3).map(fold)
}

/// What is claimed.
struct Content {
    folded: String,
    words: OnceCell<Vec<u64>>,
}

impl Content {
    fn of(text: &str, content: &[Span]) -> Self {
        let folded = content.iter().map(|span| fold(span.of(text))).collect::<Vec<_>>().join(" ");
        Self { folded, words: OnceCell::new() }
    }

    /// Hashes of its words of four letters and more, in order.
    fn words(&self) -> &[u64] {
        self.words.get_or_init(|| {
            let words = words(&self.folded).filter(|word| word.chars().nth(3).is_some());
            let mut words: Vec<u64> = words.take(WORDS).map(|word| xxh3_64(word.as_bytes())).collect();
            words.sort_unstable();
            words.dedup();
            words
        })
    }
}
