//! Passives and rumours: `được cho là`, `bị cáo buộc`, `rộ tin`. Nobody is named who says it.

use super::{Scan, tidy};
use crate::analysis::claim::content::trimmed;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
use crate::analysis::claim::{Act, Doubt};

/// Reads the passive at piece `at`: a claim only where it is the predicate of its sentence; within the content of
/// another claim it is a hedge.
pub(super) fn read(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    if scan.open.is_some() || scan.theo.is_some() || !scan.drafts.is_empty() {
        return None;
    }
    let found = match subject::before(line, scan.floor, at) {
        Subject::Found(found) if found.start == subject::over_leads(line, scan.floor, at) => found,
        _ => subject::first(line, scan.floor, at)?,
    };
    let subject = tidy(line, found.clone());
    let between =
        subject::back_over(line, subject.end, at, Kind::ADVERB.or(Kind::TIME).or(Kind::HEDGE).or(Kind::COMMA));
    if subject.is_empty()
        || between != subject.end
        || !subject.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT).or(Kind::NUMBER)))
    {
        return None;
    }
    let piece = line.get(at);
    let mut draft = Draft::new("passive", piece.entry.act.unwrap_or(Act::Assesses), scan.sentence);
    draft.cue = Some(scan.span(at..at + 1));
    draft.content.extend(trimmed(line, subject));
    draft.frame = scan.span(at..at + 1);
    draft.weak = piece.has(Tags::WEAK);
    draft.safe = piece.has(Tags::WEAK);
    draft.doubt = Some(Doubt::Nobody);
    scan.push_open(draft, at + 1, false);
    Some(at + 1)
}

/// Reads a rumour at the start of a sentence: `Rộ tin …`.
pub(super) fn rumour(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    if scan.open.is_some() || !scan.drafts.is_empty() || subject::over_leads(line, 0, at) != at {
        return None;
    }
    let mut draft = Draft::new("rumour", Act::States, scan.sentence);
    draft.cue = Some(scan.span(at..at + 1));
    draft.frame = scan.span(at..at + 1);
    draft.weak = true;
    draft.safe = false;
    draft.doubt = Some(Doubt::Nobody);
    scan.push_open(draft, at + 1, false);
    Some(at + 1)
}
