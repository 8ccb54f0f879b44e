//! English nouns of saying with content: `Comey's announcement that …`, `he repeated his claim that …`.

use super::{Scan, evidence, tidy};
use crate::analysis::claim::Act;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::Kind;
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
use std::ops::Range;

/// Reads the noun at piece `at`, where no content is open.
pub(super) fn read(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    let act = line.get(at).entry.act.unwrap_or(Act::States);
    let next = (at + 1..line.len()).find(|&i| !line.is(i, Kind::TIME)).unwrap_or(at + 1);
    let promises = matches!(act, Act::Vows | Act::Urges | Act::Warns) && line.word(next) == "to";
    if scan.open.is_some() || !(line.is(next, Kind::THAT) || promises) {
        return None;
    }
    // `Comey's Friday announcement`
    let between = Kind::TIME.or(Kind::WORD).or(Kind::ADVERB);
    let first = (at.saturating_sub(2)..at).find(|&i| (i..at).all(|i| line.is(i, between))).unwrap_or(at);
    let source = evidence::narrowed(line, tidy(line, owner(line, scan.floor, first)?));
    if !source.clone().any(|i| line.is(i, SPEAKER)) {
        return None;
    }
    let mut draft = Draft::new("noun-of-saying", act, scan.sentence);
    draft.cue = Some(scan.span(at..at + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(source.start..at + 1);
    draft.safe = false;
    scan.last_source = Some(source);
    scan.push_open(draft, next + usize::from(!promises), false);
    Some(next + 1)
}

/// Whose words they are: who stands before `'s`, or the subject before `his`.
fn owner(line: &Line, floor: usize, noun: usize) -> Option<Range<usize>> {
    let before = noun.checked_sub(1)?;
    let genitive = matches!(line.word(before), "'s" | "’s" | "'" | "’");
    if genitive {
        return match subject::before(line, floor, before) {
            Subject::Found(source) | Subject::Far(source) => Some(source),
            Subject::Elided => None,
        };
    }
    let own = matches!(line.word(before), "his" | "her" | "their" | "its");
    if own { subject::first(line, floor, before) } else { None }
}
