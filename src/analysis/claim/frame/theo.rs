//! `Theo SOURCE, CONTENT` and `CONTENT, theo SOURCE`: the preposition of attribution.

use super::{Scan, relays, tidy};
use crate::analysis::Language;
use crate::analysis::claim::Act;
use crate::analysis::claim::content::{self, trimmed};
use crate::analysis::claim::draft::{Draft, Through};
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER};
use crate::text::lowered;
use std::ops::Range;

/// `Theo X,` at the start of a sentence, until it is known what X is.
pub(in crate::analysis::claim) struct Opening {
    theo: usize,
    source: Range<usize>,
    /// The first piece of the content.
    start: usize,
    /// The number of claims before it.
    before: usize,
}

const LAWS: [&str; 11] = [
    "luật",
    "bộ luật",
    "hiến pháp",
    "nghị định",
    "thông tư",
    "công ước",
    "hiệp định",
    "nghị quyết",
    "hợp đồng",
    "điều",
    "khoản",
];
/// Longest source after `theo`, in pieces.
const REACH: usize = 24;

/// Reads the `theo` at piece `at`.
pub(super) fn read(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    let opens = subject::over_leads(line, scan.floor, at) == at && scan.drafts.is_empty() && scan.theo.is_none();
    if opens {
        return opening(scan, at);
    }
    let after_mark = line.was(at, Kind::COMMA.or(Kind::QUOTE).or(Kind::PAREN).or(Kind::DASH));
    let source = source_after(line, at)?;
    let english = line.reading.language == Language::English;
    let names = line.is(source.start, Kind::OUTLET.or(Kind::MEDIA).or(Kind::PAPER)) || english;
    if !(after_mark || names && source.end >= end_of_text(line)) {
        return None;
    }
    closing(scan, at, source)
}

fn end_of_text(line: &Line) -> usize {
    (0..line.len()).rev().find(|&i| !line.is(i, Kind::STOP)).map_or(0, |i| i + 1)
}

/// The source after the `theo` at piece `at`.
fn source_after(line: &Line, at: usize) -> Option<Range<usize>> {
    let start = at + 1;
    let border = Kind::COMMA.or(Kind::SEMI).or(Kind::COLON).or(Kind::STOP).or(Kind::BUT).or(Kind::THAT).or(Kind::ALSO);
    let end =
        (start..line.len().min(start + REACH)).find(|&i| line.is(i, border)).unwrap_or(line.len().min(start + REACH));
    // `theo ông X thì …`, `theo ông X tất cả …`
    let over = |i: usize| line.word(i) == "thì" || line.was(i, Kind::NAME) && line.is(i, Kind::COUNT.or(Kind::PRONOUN));
    let over = |i: usize| line.reading.language == Language::Vietnamese && i > start && over(i);
    let end = (start..end).find(|&i| line.is_speech(i) || over(i)).unwrap_or(end);
    // `theo nội dung đoạn clip cho thấy …`
    let says =
        |i: usize| line.is(i, Kind::CUE) && line.get(i).has(Tags::SAFE.or(Tags::SHOWS)) && !line.is(i, subject::HEAD);
    let vietnamese = line.reading.language == Language::Vietnamese;
    let end = (start + 1..end).find(|&i| vietnamese && says(i)).unwrap_or(end);
    // `theo ông X - giám đốc Y - …`
    let mut dashes = (start..end).filter(|&i| line.is(i, Kind::DASH));
    let end = dashes.next().and(dashes.next()).unwrap_or(end);
    let source = tidy(line, start..without_cue(line, start, end));
    if is_law(line, source.start) {
        return None;
    }
    let english = line.reading.language == Language::English;
    let speaks = english || source.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT)));
    (!source.is_empty() && speaks).then_some(source)
}

/// `theo người dân [cho biết]`: the cue after the source says the same as the preposition.
fn without_cue(line: &Line, start: usize, end: usize) -> usize {
    let cue = |i: usize| line.is(i, Kind::CUE) && !line.is(i, subject::HEAD);
    let vietnamese = line.reading.language == Language::Vietnamese;
    let at = subject::back_over(line, start, end, Kind::TIME);
    if vietnamese && at > start + 1 && cue(at - 1) {
        subject::back_over(line, start, at - 1, Kind::ADVERB)
    } else {
        end
    }
}

/// `Theo Luật Đất đai`: a law commands, it does not speak.
fn is_law(line: &Line, at: usize) -> bool {
    let words = lowered(line.written(at));
    let starts = |law: &str| words.strip_prefix(law).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    LAWS.iter().any(|law| starts(law)) && !line.is(at, Kind::TITLE)
}

fn opening(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    let mut source = source_after(line, at)?;
    let over = |i: usize| line.is(i, Kind::TIME.or(Kind::ADVERB)) || line.is(i, Kind::CUE) && i < source.end + 2;
    let comma = (source.end..line.len()).find(|&i| !over(i))?;
    let ends = line.is(comma, Kind::COMMA.or(Kind::COLON).or(Kind::THAT).or(Kind::DASH));
    let said = if ends { comma } else { source.end };
    if !ends {
        source.end = (source.start + 1..source.end).find(|&i| verbal(line, i)).unwrap_or(source.end);
    }
    let mark = Kind::COMMA.or(Kind::COLON).or(Kind::TIME).or(Kind::THAT).or(Kind::DASH);
    let said = if ends { said } else { source.end + usize::from(line.is(source.end, Kind::CUE)) };
    let mut start = (said..line.len()).find(|&i| !line.is(i, mark) && line.word(i) != "thì")?;
    if let Some((end, next)) = apposition(line, &source, start) {
        (source.end, start) = (end, next);
    }
    if line.is(start, Kind::CITE) && line.was(start, Kind::COMMA) {
        return citing(scan, at, source, start);
    }
    scan.theo = Some(Opening { theo: at, source: source.clone(), start, before: scan.drafts.len() });
    scan.floor = start;
    Some(start)
}

/// `Theo báo X, dẫn lời bà Y, CONTENT`: the one who is cited speaks, the outlet passes on.
fn citing(scan: &mut Scan, at: usize, outlet: Range<usize>, cite: usize) -> Option<usize> {
    let line = scan.line;
    let end = (cite + 1..line.len().min(cite + REACH)).find(|&i| {
        line.is(i, Kind::COMMA.or(Kind::COLON).or(Kind::THAT).or(Kind::STOP)) || line.is(i, Kind::CUE) && i > cite + 1
    })?;
    let source = tidy(line, cite + 1..end);
    if source.is_empty() || line.is(end, Kind::STOP) {
        return None;
    }
    let mut draft = Draft::new("relay-cite", Act::States, scan.sentence);
    let cue = if line.is(end, Kind::CUE) { end } else { cite };
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.act = line.get(end).entry.act.unwrap_or(Act::States);
    draft.source = Some(scan.span(source.clone()));
    draft.outer.push(scan.through(outlet, at..cite));
    draft.frame = scan.span(at..end);
    scan.last_source = Some(source);
    let start = if line.is(end, Kind::CUE) { content::right(line, end).start } else { end + 1 };
    scan.push_open(draft, start, false);
    Some(start)
}

fn verbal(line: &Line, i: usize) -> bool {
    // `theo thông tin dự báo của …`
    if line.is(i, Kind::CUE) && line.is(i + 1, Kind::OF) {
        return false;
    }
    line.is(i, Kind::VERB.or(Kind::ADVERB).or(Kind::NEGATION).or(Kind::CUE)) && !line.is(i, SPEAKER)
}

/// `Theo ông X, giám đốc Y, …` and `Theo ông X, giám đốc Y cho biết …`: the end of the source and the start of the
/// content, where what follows the comma is a second name for the same source.
fn apposition(line: &Line, source: &Range<usize>, start: usize) -> Option<(usize, usize)> {
    let person = line.is(source.start, Kind::TITLE.or(Kind::NAME)) && !relays(line, source.clone());
    let role = line.is(start, Kind::TITLE.or(Kind::GROUP)) || line.is(start, Kind::COUNT) && line.word(start) == "một";
    // `Theo chỉ huy Đội X, Công an quận Y, …`
    if line.is(source.start, Kind::TITLE.or(Kind::GROUP)) && line.is_body(start) && line.was(start, Kind::COMMA) {
        let end = (start + 1..line.len()).find(|&i| !line.is(i, Kind::NAME.or(Kind::PAREN)))?;
        return line.is(end, Kind::COMMA).then_some((end, end + 1));
    }
    if !person || !role || !line.was(start, Kind::COMMA) {
        return None;
    }
    let end = (start..line.len().min(start + REACH))
        .find(|&i| line.is(i, Kind::COMMA.or(Kind::STOP).or(Kind::COLON)) || verbal(line, i))?;
    if line.is(end, Kind::COMMA) {
        return Some((end, end + 1));
    }
    let named = line.is(start, Kind::TITLE) && (start + 1..end).any(|i| line.is(i, Kind::TITLE));
    (line.is(end, Kind::CUE) && !named && end > start).then(|| (end, content::right(line, end).start))
}

/// `CONTENT, theo SOURCE.`: a claim, or a relay of the claims of this sentence.
fn closing(scan: &mut Scan, at: usize, source: Range<usize>) -> Option<usize> {
    let line = scan.line;
    let said = (source.end..end_of_text(line)).all(|i| line.is(i, Kind::CUE.or(Kind::ADVERB).or(Kind::TIME)));
    let ends = said && line.reading.language == Language::Vietnamese || source.end >= end_of_text(line);
    let link = scan.through(source.clone(), at..source.end);
    // `… bị nghi ảnh hưởng, theo công ty`, `… were suspected of theft, according to police`: it is they who believe so
    let passives = ends && scan.theo.is_none() && !scan.drafts.is_empty();
    let nobody = passives && scan.drafts.iter().all(|draft| draft.source.is_none());
    let weak = nobody && scan.drafts.iter().any(|draft| draft.weak);
    if nobody {
        (scan.open, scan.floor) = (None, 0);
        scan.drafts.clear();
    }
    if scan.theo.is_some() || !scan.drafts.is_empty() {
        if ends && !scan.drafts.is_empty() {
            scan.close(at);
            scan.drafts.iter_mut().for_each(|draft| draft.outer.insert(0, link));
            return Some(line.len());
        }
        return None;
    }
    let from = content::over_joints(line, scan.floor, at);
    let content = trimmed(line, from..at)?;
    let mut draft = claim("theo-end", scan, at, &source);
    draft.content.push(content);
    draft.weak = weak;
    scan.last_source = Some(source.clone());
    if ends || !line.is(source.end, Kind::COMMA) {
        scan.drafts.push(draft);
    } else {
        draft.rule = "theo-middle";
        scan.push_open(draft, source.end + 1, relays(line, source.clone()));
    }
    Some(if ends { line.len() } else { source.end })
}

fn claim(rule: &'static str, scan: &Scan, at: usize, source: &Range<usize>) -> Draft {
    let mut draft = Draft::new(rule, Act::States, scan.sentence);
    let mut span = scan.span(at..at + 1);
    // the cue is the bare preposition: `Theo`, not `Theo nguồn tin của`
    let piece = scan.line.get(at);
    let theo = (piece.from..piece.to).find(|&i| scan.line.reading.word(i) == "theo").unwrap_or(piece.from);
    if scan.line.reading.word(theo) == "theo" {
        span = scan.line.reading.span(theo..theo + 1);
    }
    draft.cue = Some(span);
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan.span(at..source.end);
    draft
}

/// At the end of the sentence: `Theo X,` is a relay of the claim whose source follows it, or makes a claim itself.
pub(super) fn finish(scan: &mut Scan) {
    let Some(opening) = scan.theo.take() else { return };
    let line = scan.line;
    let link: Through = scan.through(opening.source.clone(), opening.theo..opening.source.end);
    let outlet =
        relays(line, opening.source.clone()) || opening.source.clone().all(|i| line.is(i, Kind::NAME.or(Kind::PAREN)));
    let start = line.span(opening.start..opening.start + 1).start;
    let first = scan.drafts.get(opening.before).and_then(|draft| draft.source.filter(|s| s.start >= start));
    let chained = outlet && first.is_some_and(|source| follows(line, opening.start, source.start));
    if chained {
        for draft in scan.drafts.iter_mut().skip(opening.before) {
            draft.outer.insert(0, link);
        }
        return;
    }
    let mut draft = claim("theo-start", scan, opening.theo, &opening.source);
    draft.content.extend(trimmed(line, opening.start..line.len()));
    if !draft.content.is_empty() {
        scan.drafts.truncate(opening.before);
        scan.drafts.push(draft);
    }
}

/// `Theo ông X, …, đồng thời nhấn mạnh …`: the cue at piece `cue` makes a second claim of the same source; the first is
/// closed before the `joint`.
pub(super) fn goes_on(scan: &mut Scan, cue: usize, joint: impl Fn(&Line, usize, usize) -> Option<usize>) -> bool {
    let line = scan.line;
    let fits = |opening: &&Opening| {
        scan.drafts.is_empty() && line.reading.language == Language::Vietnamese && opening.before == 0
    };
    let Some(opening) = scan.theo.as_ref().filter(fits) else { return false };
    let Some(at) = joint(line, opening.start, cue) else { return false };
    let source = opening.source.clone();
    let Some(content) = trimmed(line, opening.start..at) else { return false };
    let mut draft = claim("theo-start", scan, opening.theo, &source);
    draft.content.push(content);
    scan.drafts.push(draft);
    (scan.theo, scan.last_source, scan.floor) = (None, Some(source), at);
    true
}

/// Only adverbials stand between piece `start` and the source that starts at byte `source`.
fn follows(line: &Line, start: usize, source: u32) -> bool {
    let mut at = subject::over_leads(line, start, line.len());
    while line.is(at, Kind::PREP.or(Kind::ADDRESS).or(Kind::IF)) {
        match (at..line.len()).find(|&i| line.is(i, Kind::COMMA)) {
            Some(comma) => at = subject::over_leads(line, comma, line.len()),
            None => return false,
        }
    }
    line.span(at..at + 1).start >= source
}
