//! The source of a cue: which pieces of the sentence name it.

mod english;
mod vietnamese;

use super::lexicon::Kind;
use super::line::Line;
use crate::analysis::Language;
use std::ops::Range;

pub(super) use english::after;

/// What was found before a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The pieces of the source.
    Found(Range<usize>),
    /// The source with a verb of its own between: `Bà An [kể lại] và cho rằng`. The borders are less sure.
    Far(Range<usize>),
    /// The cue has no subject of its own: that of the claim before holds.
    Elided,
}

/// What can start the noun phrase of a source.
pub(super) const HEAD: Kind = Kind::TITLE
    .or(Kind::PRONOUN)
    .or(Kind::GROUP)
    .or(Kind::MEDIA)
    .or(Kind::OUTLET)
    .or(Kind::PAPER)
    .or(Kind::COUNT)
    .or(Kind::NAME)
    .or(Kind::NUMBER);
/// What marks a phrase as one of somebody or something that speaks.
pub(super) const SPEAKER: Kind =
    Kind::TITLE.or(Kind::PRONOUN).or(Kind::GROUP).or(Kind::MEDIA).or(Kind::OUTLET).or(Kind::NAME).or(Kind::PAPER);
/// Longest row of pieces that is searched for a source.
const REACH: usize = 40;

/// The source of the cue at piece `cue`, not before piece `floor`.
pub(super) fn before(line: &Line, floor: usize, cue: usize) -> Subject {
    match line.reading.language {
        Language::English => english::before(line, floor, cue),
        _ => vietnamese::before(line, floor, cue),
    }
}

/// The subject of the clause that starts at `floor`: the noun phrase before its first verb.
pub(super) fn first(line: &Line, floor: usize, end: usize) -> Option<Range<usize>> {
    match line.reading.language {
        Language::English => english::first(line, floor, end),
        _ => vietnamese::first(line, floor, end),
    }
}

/// The place after stepping back from `from` over pieces of `kinds`.
pub(super) fn back_over(line: &Line, floor: usize, from: usize, kinds: Kind) -> usize {
    let mut at = from;
    while at > floor && line.is(at - 1, kinds) {
        at -= 1;
    }
    at
}

/// Steps over what may stand before a subject: joints, adverbials, dates, marks.
pub(super) fn over_leads(line: &Line, start: usize, end: usize) -> usize {
    let mut at = start;
    let leads = Kind::LEAD
        .or(Kind::TIME)
        .or(Kind::ADVERB)
        .or(Kind::BUT)
        .or(Kind::ALSO)
        .or(Kind::COMMA)
        .or(Kind::AND)
        .or(Kind::STOP)
        .or(Kind::DASH);
    if start == 0 {
        at = dateline(line).min(end);
    }
    while at < end && (line.is(at, leads) || is_dateline(line, at)) && !line.is(at, Kind::HEDGE.or(Kind::TITLE)) {
        at += 1;
    }
    at
}

/// `SON LA, Vietnam (Reuters) —`: the piece after the dash.
fn dateline(line: &Line) -> usize {
    let parts = Kind::NAME.or(Kind::OUTLET).or(Kind::PAREN).or(Kind::COMMA);
    let dash = (0..line.len().min(8)).find(|&i| !line.is(i, parts)).unwrap_or(0);
    if dash > 1 && line.is(dash, Kind::DASH) && line.was(dash, Kind::PAREN) { dash + 1 } else { 0 }
}

/// `(Dân trí) -`, `TTO -` at the start of an article.
fn is_dateline(line: &Line, at: usize) -> bool {
    at == 0
        && !(line.is_person(0) && line.written(0).contains(char::is_lowercase))
        && line.is(0, Kind::PAREN.or(Kind::NAME).or(Kind::OUTLET))
        && (line.is(1, Kind::DASH) || line.is(0, Kind::PAREN))
}
