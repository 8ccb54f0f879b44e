//! `As the study noted, CONTENT`, `As reported by X, CONTENT`, `Như X đã đưa tin, CONTENT`.

use super::{Scan, tidy};
use crate::analysis::claim::Act;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::subject::{self, SPEAKER};

/// Longest phrase before the comma, in pieces.
const REACH: usize = 14;

/// Reads the phrase where it opens the sentence; gives the piece to go on with.
pub(super) fn read(scan: &mut Scan) -> Option<usize> {
    let line = scan.line;
    let start = subject::over_leads(line, 0, line.len());
    if !matches!(line.word(start), "as" | "như") {
        return None;
    }
    let comma = (start..line.len().min(start + REACH)).find(|&i| line.is(i, Kind::COMMA))?;
    let cue = (start + 1..comma).rev().find(|&i| line.is(i, Kind::CUE) && !line.is(i, Kind::PAPER))?;
    let source = if line.word(cue + 1) == "by" && cue == start + 1 { cue + 2..comma } else { start + 1..cue };
    let end = subject::back_over(line, source.start, source.end, Kind::ADVERB.or(Kind::AUX).or(Kind::TIME));
    let source = tidy(line, source.start..end);
    let ends = (cue + 1..comma).all(|i| line.is(i, Kind::TIME)) || line.word(cue + 1) == "by";
    let speaks = source.clone().any(|i| line.is(i, SPEAKER)) && !line.is(source.start, Kind::VERB);
    let reports = line.get(cue).has(Tags::SAFE.or(Tags::RELAY).or(Tags::SHOWS)) || line.word(cue) == "reported";
    if source.is_empty() || !ends || !speaks || !reports {
        return None;
    }
    let mut draft = Draft::new("as-source-cue", line.get(cue).entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(start..comma);
    scan.last_source = Some(source);
    scan.push_open(draft, comma + 1, false);
    Some(comma + 1)
}
