//! Motive clauses: `…, do lo ngại CONTENT`. The source is the subject of the sentence.

use super::{Scan, evidence, tidy};
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::subject;
use crate::analysis::claim::{Act, Doubt};

/// Reads the motive at piece `at`; gives the piece to go on with where it makes a claim.
pub(super) fn read(scan: &mut Scan, at: usize) -> Option<usize> {
    if scan.open.is_some() {
        return None;
    }
    let line = scan.line;
    let source = evidence::narrowed(line, tidy(line, subject::first(line, scan.floor, at)?));
    if source.is_empty() || !evidence::is_source(line, &source, false) {
        return None;
    }
    let mut draft = Draft::new("motive", Act::Assesses, scan.sentence);
    draft.cue = Some(scan.span(at..at + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(source.start..at + 1);
    draft.safe = false;
    draft.doubt = Some(Doubt::Borders);
    scan.last_source = Some(source);
    scan.push_open(draft, at + 1, false);
    Some(at + 1)
}
