//! The colon without a verb: `Luật sư X: “…”`, most of all in headlines.

use super::{Scan, tidy};
use crate::analysis::Language;
use crate::analysis::claim::content::trimmed;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::Kind;
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject;
use crate::analysis::claim::{Act, Doubt};
use std::ops::Range;

/// Longest source before a bare colon, in pieces.
const REACH: usize = 8;

/// Shortest clause after a name, its role and a colon, in pieces.
const CLAUSE: usize = 5;

/// Longest sentence before the colon of one who acts.
const ACTION: usize = 26;

/// Reads `SOURCE: CONTENT`: with a person or a body before the colon in a headline, with quotation marks after it
/// elsewhere.
pub(super) fn read(scan: &mut Scan, is_title: bool) {
    let line = scan.line;
    if is_title && line.reading.language == Language::English && closing(scan).is_some() {
        return;
    }
    let Some(colon) = (0..line.len().min(REACH)).find(|&i| line.is(i, Kind::COLON)) else { return acting(scan) };
    let start = subject::over_leads(line, 0, colon);
    let source = tidy(line, start..colon);
    let quoted = line.is_speech(colon + 1);
    let person =
        line.is(source.start, Kind::TITLE.or(Kind::OUTLET).or(Kind::MEDIA).or(Kind::PRONOUN)) || line.is_person(start);
    let named = source.clone().any(|i| line.is(i, Kind::NAME));
    let verbal =
        source.clone().any(|i| line.is(i, Kind::VERB.or(Kind::ADVERB).or(Kind::PREP)) && !line.is(i, subject::HEAD));
    let question = line.reading.word(line.get(line.len().saturating_sub(1)).from) == "?";
    let introduced = person && named && is_introduced(line, source.clone(), colon);
    if source.is_empty() || verbal || question || !(person && (is_title || quoted) || named && quoted || introduced) {
        return;
    }
    let mut draft = Draft::new("colon", Act::States, scan.sentence);
    // `Ông X ví von: “…”`: what follows the name is the verb
    let name = source.clone().rev().find(|&i| line.is(i, Kind::NAME)).map_or(source.end, |i| i + 1);
    let verb =
        quoted && line.is(source.start, Kind::TITLE.or(Kind::NAME)) && name < source.end && source.end - name <= 3;
    let source = if verb { source.start..name } else { source };
    if verb && line.word(name) == "hỏi" {
        return;
    }
    draft.cue = verb.then(|| scan.span(name..colon));
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(source.start..colon + 1);
    draft.content.extend(trimmed(line, colon + 1..line.len()));
    draft.doubt = Some(Doubt::NoCue);
    draft.safe = quoted;
    scan.last_source = Some(source);
    if !draft.content.is_empty() {
        scan.drafts.push(draft);
    }
}

/// `Ông X - chủ tịch Y: Cần sửa luật ngay.`: a name with its role, and a clause.
fn is_introduced(line: &Line, source: Range<usize>, colon: usize) -> bool {
    let mark = Kind::DASH.or(Kind::COMMA);
    let role = source.clone().any(|i| line.is(i, mark) && line.is(i + 1, Kind::TITLE.or(Kind::GROUP).or(Kind::ADVERB)));
    let clause = (colon + 1..line.len()).filter(|&i| !line.is(i, Kind::STOP)).count() >= CLAUSE;
    role && clause && !line.is(colon + 1, Kind::NUMBER.or(Kind::TIME).or(Kind::COUNT))
}

/// Reads the headline `CONTENT: SOURCE`, in English: who speaks stands behind the last colon.
fn closing(scan: &mut Scan) -> Option<()> {
    let line = scan.line;
    let colon = (1..line.len()).rev().find(|&i| line.is(i, Kind::COLON))?;
    let start = subject::over_leads(line, 0, colon);
    let source = tidy(line, colon + 1..line.len());
    let person =
        |i: usize| line.is(i, Kind::TITLE.or(Kind::GROUP).or(Kind::OUTLET).or(Kind::PAPER)) || line.is_person(i);
    let named = source.clone().all(|i| line.is(i, Kind::NAME.or(Kind::TITLE).or(Kind::GROUP).or(Kind::PAPER)))
        || source.clone().all(|i| line.is(i, Kind::NAME.or(Kind::OUTLET).or(Kind::TITLE)));
    let speaks = source.clone().any(person) && named && source.len() <= CLOSING;
    let clause = colon - start > source.len() && colon - start > 2 && !line.is(colon - 1, Kind::QUOTE);
    let verbal = |i: usize| line.is(i, Kind::VERB.or(Kind::AUX).or(Kind::PREP).or(Kind::NEGATION).or(Kind::ADVERB));
    if source.is_empty() || !speaks || !clause || !(start..colon).any(verbal) {
        return None;
    }
    let mut draft = Draft::new("colon-source", Act::States, scan.sentence);
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(colon..source.end);
    draft.content.extend(trimmed(line, start..colon));
    draft.doubt = Some(Doubt::NoCue);
    draft.safe = false;
    scan.last_source = Some(source);
    scan.drafts.push(draft);
    Some(())
}

/// Longest source behind the colon of a headline, in pieces.
const CLOSING: usize = 5;

/// Reads `Ông X tỏ ra bình thản trước trận đấu: “…”`: what one does, and what he says with it.
fn acting(scan: &mut Scan) {
    let line = scan.line;
    let quoted = |&i: &usize| line.is(i, Kind::COLON) && line.is_speech(i + 1);
    let Some(colon) = (REACH..line.len().min(ACTION)).find(quoted) else { return };
    let Some(source) = subject::first(line, 0, colon).map(|source| tidy(line, source)) else { return };
    let one = line.is(source.start, Kind::TITLE.or(Kind::PRONOUN)) || line.is_person(source.start);
    if !one || source.is_empty() || source.len() > REACH || (0..colon).any(|i| line.is(i, Kind::QUOTE.or(Kind::SEMI))) {
        return;
    }
    let mut draft = Draft::new("colon", Act::States, scan.sentence);
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(source.start..colon + 1);
    draft.content.extend(trimmed(line, colon + 1..line.len()));
    draft.doubt = Some(Doubt::NoCue);
    draft.safe = false;
    scan.last_source = Some(source);
    scan.drafts.push(draft);
}
