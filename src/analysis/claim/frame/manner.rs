//! A quotation and its speaker with a verb that only tells how: `“…”, ông Tư thở dài`.

use super::{Scan, tidy};
use crate::analysis::Language;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER};
use crate::analysis::claim::{Act, Doubt};

/// Longest phrase after the speaker, in pieces.
const REACH: usize = 6;

/// Reads `“…”, SPEAKER VERB.` where nothing else in the sentence attributes.
pub(super) fn read(scan: &mut Scan) {
    let line = scan.line;
    let quote = subject::over_leads(line, 0, line.len());
    let start = quote + 2;
    let english = line.reading.language == Language::English;
    let parted = line.is(quote + 1, Kind::COMMA.or(Kind::DASH));
    let start = if english && !parted { quote + 1 } else { start };
    if !line.is_speech(quote) || !parted && !english {
        return;
    }
    let end =
        (start..line.len()).find(|&i| line.is(i, Kind::STOP.or(Kind::COMMA).or(Kind::QUOTE))).unwrap_or(line.len());
    let Some(name) = end_of_name(line, start, end) else { return };
    let source = tidy(line, start..name);
    if matches!(line.word(name), "hỏi" | "đặt" | "thắc") {
        return;
    }
    let verb = !english || line.word(name).ends_with("ed") || line.word(name).ends_with('s');
    if source.is_empty() || !source.clone().any(|i| line.is(i, SPEAKER)) || name >= end || !verb {
        return;
    }
    // of a long phrase only the verb tells how it was said: `“…”, bà ám chỉ việc trở lại …`
    let end = if end - name > REACH || english { name + 1 } else { end };
    let mut draft = Draft::new("quote-source-manner", Act::States, scan.sentence);
    draft.source = Some(scan.span(source.clone()));
    draft.cue = Some(scan.span(name..end));
    draft.content.push(scan.span(quote..quote + 1));
    draft.frame = scan.span(start..end);
    draft.doubt = Some(Doubt::Borders);
    scan.last_source = Some(source);
    scan.drafts.push(draft);
}

/// Titles and names from piece `start` on; the verb follows.
fn end_of_name(line: &Line, start: usize, end: usize) -> Option<usize> {
    let alone = line.get(start).has(Tags::ALONE) || line.is(start, Kind::PRONOUN);
    if !line.is(start, Kind::TITLE.or(Kind::NAME).or(Kind::PRONOUN)) {
        return None;
    }
    let name =
        (start..end).take_while(|&i| line.is(i, Kind::TITLE.or(Kind::NAME).or(Kind::PRONOUN).or(Kind::PAREN))).count();
    let named = (start..start + name).any(|i| line.is(i, Kind::NAME));
    (named || alone).then_some(start + name)
}
