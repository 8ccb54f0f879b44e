//! Passives and rumours: `được cho là`, `bị cáo buộc`, `rộ tin`. Nobody is named who says it.

use super::{Scan, tidy};
use crate::analysis::Language;
use crate::analysis::claim::content::trimmed;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
use crate::analysis::claim::{Act, Doubt};
use std::ops::Range;

/// Reads the passive at piece `at`: a claim only where it is the predicate of its sentence; within the content of
/// another claim it is a hedge.
pub(super) fn read(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    if scan.open.is_some() || scan.theo.is_some() || !scan.drafts.is_empty() || is_allowed(line, at) {
        return None;
    }
    let found = match clause(line, scan.floor, at) {
        Some(found) => Subject::Found(found),
        None => subject::before(line, scan.floor, at),
    };
    let found = match found {
        Subject::Found(found) if found.start == subject_start(line, scan.floor, at) => found,
        // `Ông X, cựu ủy viên … mới nghỉ hưu tháng 11, được cho là`: all that stands before it
        _ if line.written(at).ends_with(" cho là") => whole(line, scan.floor, at)?,
        _ => subject::first(line, scan.floor, at)?,
    };
    let subject = tidy(line, found.clone());
    let between =
        subject::back_over(line, subject.end, at, Kind::ADVERB.or(Kind::TIME).or(Kind::HEDGE).or(Kind::COMMA));
    if subject.is_empty()
        || between != subject.end
        || !(line.reading.language == Language::English && !line.written(at).ends_with("expected")
            || line.written(at).ends_with(" là")
            || subject.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT).or(Kind::NUMBER))))
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

/// `được cho tại ngoại`: allowed, not believed.
fn is_allowed(line: &Line, at: usize) -> bool {
    const BELIEVED: [&str; 9] = ["đã", "đang", "sẽ", "có", "từng", "không", "vẫn", "thuộc", "do"];
    line.written(at) == "được cho" && !BELIEVED.contains(&line.word(at + 1))
}

/// The first piece after what leads into the sentence: joints, and an adverbial with its comma.
fn subject_start(line: &Line, floor: usize, at: usize) -> usize {
    let start = subject::over_leads(line, floor, at);
    let comma = (start..at).find(|&i| line.is(i, Kind::COMMA)).filter(|_| line.is(start, Kind::PREP));
    comma.map_or(start, |comma| subject::over_leads(line, comma + 1, at))
}

/// All that stands before the passive, where nobody says it.
fn whole(line: &Line, floor: usize, at: usize) -> Option<Range<usize>> {
    let said = Kind::CUE.or(Kind::THAT).or(Kind::QUOTE).or(Kind::BUT).or(Kind::IF);
    all_before(line, floor, at, (said, 30))
}

/// All that stands before the passive, where no verb is in it: `khoảng 20 người, cả trẻ em và người già`.
fn clause(line: &Line, floor: usize, at: usize) -> Option<Range<usize>> {
    let verbal = Kind::VERB.or(Kind::CUE).or(Kind::NEGATION).or(Kind::BUT).or(Kind::IF).or(Kind::THAT).or(Kind::QUOTE);
    all_before(line, floor, at, (verbal, 20))
}

/// The pieces before the passive, at most so many and none of these kinds among them.
fn all_before(line: &Line, floor: usize, at: usize, (none, longest): (Kind, usize)) -> Option<Range<usize>> {
    let start = subject_start(line, floor, at);
    let end = subject::back_over(line, start, at, Kind::ADVERB.or(Kind::TIME).or(Kind::HEDGE));
    let plain = (start..end).all(|i| !line.is(i, none) || line.is(i, Kind::PAPER.or(Kind::GROUP).or(Kind::TITLE)));
    (plain && end > start && end - start <= longest).then_some(start..end)
}

/// Reads a rumour at the start of a sentence: `Rộ tin …`.
pub(super) fn rumour(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    if scan.open.is_some() || !scan.drafts.is_empty() || subject::over_leads(line, 0, at) != at {
        return None;
    }
    let mut draft = Draft::new("rumour", line.get(at).entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(at..at + 1));
    draft.frame = scan.span(at..at + 1);
    draft.weak = true;
    draft.safe = false;
    draft.doubt = Some(Doubt::Nobody);
    scan.push_open(draft, at + 1, false);
    Some(at + 1)
}
