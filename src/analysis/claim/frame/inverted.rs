//! English sources after their verb: `“…,” said Mayor X`, `the claim was rejected by Mr X`.

use super::{Scan, evidence, relays, tidy};
use crate::analysis::Language;
use crate::analysis::claim::Act;
use crate::analysis::claim::content;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER};

/// Reads the cue at piece `cue` with its source after it, where no content is open.
pub(super) fn read(scan: &mut Scan, cue: usize) -> Option<usize> {
    if scan.line.reading.language != Language::English {
        return None;
    }
    if scan.open.is_some() {
        return closing(scan, cue);
    }
    opening(scan, cue).or_else(|| after_content(scan, cue)).or_else(|| by_agent(scan, cue))
}

/// `Police believe the driver fled, said Inspector X.`: the sentence is what this source says; an outlet only passes it
/// on (`…, reports the Daily News`).
fn closing(scan: &mut Scan, cue: usize) -> Option<usize> {
    let line = scan.line;
    let word = line.word(cue);
    let parted = line.was(cue, Kind::COMMA) || line.ends_with_comma(cue);
    if !parted || !matches!(word, "said" | "says" | "reports" | "reported") {
        return None;
    }
    let source = tidy(line, subject::after(line, cue)?);
    let ends = (source.end..line.len()).all(|i| line.is(i, Kind::STOP.or(Kind::TIME)));
    let named = source.clone().any(|i| line.is(i, Kind::NAME.or(Kind::OUTLET).or(Kind::MEDIA).or(Kind::TITLE)));
    if source.is_empty() || !ends || !named {
        return None;
    }
    if relays(line, source.clone()) || !matches!(word, "said" | "says") {
        let link = scan.through(source.clone(), cue..source.end);
        scan.close(cue);
        scan.drafts.iter_mut().for_each(|draft| draft.outer.insert(0, link));
        return Some(line.len());
    }
    (scan.open, scan.floor) = (None, 0);
    scan.drafts.clear();
    after_content(scan, cue)
}

/// `Said Mayor X: “…”`: the verb opens the sentence.
fn opening(scan: &mut Scan, cue: usize) -> Option<usize> {
    let line = scan.line;
    let piece = line.get(cue);
    let opens = scan.drafts.is_empty() && subject::over_leads(line, 0, cue) == cue;
    if !opens || !matches!(line.word(cue), "said" | "says" | "added" | "wrote") {
        return None;
    }
    let source = tidy(line, subject::after(line, cue)?);
    let speaks = source.clone().any(|i| line.is(i, SPEAKER));
    let mark = line.is(source.end, Kind::COLON.or(Kind::COMMA)) && line.is_speech(source.end + 1);
    if source.is_empty() || !speaks || !mark {
        return None;
    }
    let mut draft = Draft::new("cue-source-quote", piece.entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(cue..source.end);
    let start = source.end + 1;
    scan.last_source = Some(source);
    scan.push_open(draft, start, false);
    Some(start)
}

/// `“…,” said Mayor X`: the source after the cue, the content before it.
fn after_content(scan: &mut Scan, cue: usize) -> Option<usize> {
    let line = scan.line;
    let piece = line.get(cue);
    let after_content = line.was(cue, Kind::QUOTE) || line.was(cue, Kind::COMMA);
    if !after_content || !piece.has(Tags::SAFE.or(Tags::QUOTED)) || piece.has(Tags::TELLS.or(Tags::ING)) {
        return None;
    }
    let source = tidy(line, subject::after(line, cue)?);
    let (content, quoted) = content::left(line, scan.floor, cue)?;
    let speaks =
        source.clone().any(|i| line.is(i, SPEAKER)) && !line.is(source.end, Kind::AUX.or(Kind::VERB).or(Kind::CUE));
    let plain = quoted || matches!(line.word(cue), "said" | "says");
    if !plain || source.is_empty() || !speaks || !quoted && !is_final(line, source.end) {
        return None;
    }
    let mut draft = Draft::new("quote-cue-source", piece.entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(cue..source.end);
    draft.content.extend(content::trimmed(line, content));
    scan.last_source = Some(source.clone());
    let more = (source.end..line.len().min(source.end + 3)).find(|&i| line.is_speech(i));
    scan.floor = source.end;
    match more {
        Some(more) => scan.push_open(draft, more, false),
        None => scan.drafts.push(draft),
    }
    Some(source.end)
}

fn is_final(line: &Line, at: usize) -> bool {
    line.is(
        at,
        Kind::STOP.or(Kind::COMMA).or(Kind::TIME).or(Kind::PREP).or(Kind::AND).or(Kind::BUT).or(Kind::WHO).or(Kind::IF),
    )
}

/// `The claim was rejected by Mr X`: the source after `by`, the content before the verb.
fn by_agent(scan: &mut Scan, cue: usize) -> Option<usize> {
    let line = scan.line;
    if !evidence::is_passive(line, cue) || line.word(cue + 1) != "by" {
        return None;
    }
    let source = tidy(line, subject::after(line, cue + 1)?);
    let content = tidy(line, subject::first(line, scan.floor, cue)?);
    if source.is_empty() || !source.clone().any(|i| line.is(i, SPEAKER)) {
        return None;
    }
    let mut draft = Draft::new("passive-by", line.get(cue).entry.act?, scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.content.extend(content::trimmed(line, content));
    draft.frame = scan.span(cue..source.end);
    // where the subject of a passive starts is less sure
    draft.safe = false;
    scan.last_source = Some(source.clone());
    scan.floor = cue + 1;
    scan.drafts.push(draft);
    Some(source.end)
}
