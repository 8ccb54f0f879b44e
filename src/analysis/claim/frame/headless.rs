//! A sentence that goes on with what the one before says: `Đồng thời, yêu cầu các xã …`. The source stands there.

use super::Scan;
use crate::analysis::claim::content::Right;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::subject::{self, Subject};
use crate::analysis::claim::{Act, Doubt};

/// The rule of claims whose source is that of the sentence before.
pub(in crate::analysis::claim) const RULE: &str = "source-before";

/// Words that tie a sentence without a subject to the one before.
const JOINTS: [&str; 5] = ["đồng thời", "bên cạnh đó", "ngoài ra", "đồng thời cũng", "cùng với đó"];

/// Reads the cue at piece `cue` where nothing but such a joint stands before it.
pub(super) fn read(scan: &mut Scan, cue: usize, subject: &Subject, right: Right) -> Option<usize> {
    let line = scan.line;
    let piece = line.get(cue);
    let asks = matches!(piece.entry.act, Some(Act::Urges | Act::Warns | Act::Alleges)) && !piece.has(Tags::OBJECT);
    let joined = JOINTS.contains(&line.written(0).to_lowercase().as_str());
    let free = scan.last_source.is_none() && scan.drafts.is_empty() && scan.theo.is_none();
    let alone = *subject == Subject::Elided && subject::over_leads(line, 0, cue) == cue;
    if !(joined && free && alone && (asks || piece.has(Tags::SAFE))) || right.empty || line.is(right.start, Kind::VERB)
    {
        return None;
    }
    let mut draft = Draft::new(RULE, piece.entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.frame = scan.span(0..cue + 1);
    draft.elided = true;
    draft.doubt = Some(Doubt::Borders);
    scan.push_open(draft, right.start, false);
    Some(cue + 1)
}
