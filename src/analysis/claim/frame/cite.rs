//! Relays: `Reuters dẫn lời ông X nói …`, `AFP dẫn nguồn tin an ninh …`.

use super::{Scan, relays, right, tidy};
use crate::analysis::Language;
use crate::analysis::claim::Act;
use crate::analysis::claim::content;
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, HEAD, SPEAKER, Subject};
use std::ops::Range;

/// Longest phrase between the relay's verb and the next cue, in pieces.
const REACH: usize = 16;

/// Reads `dẫn lời` and its kin at piece `at`.
pub(super) fn read(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    if line.reading.language == Language::English {
        return quoting(scan, at).or_else(|| citing(scan, at));
    }
    let floor = scan.open.map_or(scan.floor, |open| open.start);
    let outlet = match subject::before(line, floor, at) {
        Subject::Found(outlet) => tidy(line, outlet),
        _ => return None,
    };
    let (source, cue) = cited(line, at)?;
    let names_outlet = relays(line, outlet.clone()) || outlet.clone().any(|i| line.is(i, Kind::NAME));
    // a road leads too: the bare verb wants an outlet before it and a speaker after it
    // `ông X dẫn báo cáo của bộ cho thấy …`
    let reads = line.is(outlet.start, Kind::TITLE) && line.is(source.start, Kind::PAPER) && cue.is_some();
    let bare = line.get(at).to - line.get(at).from == 1;
    let leads = bare && !(line.is(source.start, HEAD) && (relays(line, outlet.clone()) || outlet.len() == 1 || reads));
    if leads {
        return None;
    }
    if outlet.is_empty() || !names_outlet || scan.open.is_some() && !line.was(outlet.start, Kind::COMMA) {
        return None;
    }
    let outer = scan.through(outlet.clone(), outlet.start..at + 1);
    if scan.open.is_some() {
        scan.close(outlet.start);
    }
    let mut draft = Draft::new("relay-cite", Act::States, scan.sentence);
    let passes_on = cue.is_some_and(|cue| line.get(cue).has(Tags::RELAY));
    let main = if passes_on { outlet.clone() } else { source.clone() };
    if passes_on {
        draft.inner.push(scan.through(source.clone(), at..source.end));
    } else {
        draft.outer.push(outer);
    }
    if let Some(cue) = cue {
        draft.act = line.get(cue).entry.act.unwrap_or(Act::States);
        draft.rule = "relay-cue";
    }
    draft.source = Some(scan.span(main.clone()));
    let cue = cue.unwrap_or(at);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.frame =
        scan.span(subject::back_over(line, scan.floor, outlet.start, Kind::TIME.or(Kind::COMMA))..cue.max(source.end));
    scan.last_source = Some(main);
    give_content(scan, draft, outlet.start, cue.max(source.end - 1))
}

/// `“…,” KCNA quoted Mr Kim as saying`, `the paper quoted the mayor as saying that …`.
fn quoting(scan: &mut Scan, at: usize) -> Option<usize> {
    let line = scan.line;
    let says = (at + 2..line.len().min(at + REACH)).find(|&i| {
        line.is(i, Kind::CUE) && line.word(i - 1) == "as" && matches!(line.word(i), "saying" | "telling" | "writing")
    })?;
    if line.written(at).ends_with(" by") {
        return quoted_by(scan, at, says);
    }
    let source = tidy(line, at + 1..says - 1);
    let Subject::Found(outlet) = subject::before(line, scan.open.map_or(scan.floor, |open| open.start), at) else {
        return None;
    };
    let outlet = tidy(line, outlet);
    if scan.open.is_some() || outlet.is_empty() || !source.clone().any(|i| line.is(i, SPEAKER)) {
        return None;
    }
    let mut draft = Draft::new("relay-cue", Act::States, scan.sentence);
    draft.outer.push(scan.through(outlet.clone(), outlet.start..at + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.cue = Some(scan.span(says..says + 1));
    draft.frame = scan.span(at..says);
    scan.last_source = Some(source);
    give_content(scan, draft, outlet.start, says)
}

/// `“…,” Mr Kim was quoted by KCNA as saying`.
fn quoted_by(scan: &mut Scan, at: usize, says: usize) -> Option<usize> {
    let line = scan.line;
    let outlet = tidy(line, at + 1..says - 1);
    let Subject::Found(source) = subject::before(line, scan.open.map_or(scan.floor, |open| open.start), at) else {
        return None;
    };
    let source = tidy(line, source);
    if scan.open.is_some() || outlet.is_empty() || !source.clone().any(|i| line.is(i, SPEAKER)) {
        return None;
    }
    let mut draft = Draft::new("relay-cue", Act::States, scan.sentence);
    draft.outer.push(scan.through(outlet, at..says));
    draft.source = Some(scan.span(source.clone()));
    draft.cue = Some(scan.span(says..says + 1));
    draft.frame = scan.span(source.start..says);
    scan.last_source = Some(source.clone());
    give_content(scan, draft, source.start, says)
}

/// `Xinhua reported, citing officials`: who is cited closes the chain of the claim before.
fn citing(scan: &mut Scan, at: usize) -> Option<usize> {
    let source = tidy(scan.line, subject::after(scan.line, at)?);
    let speaks = source.clone().any(|i| scan.line.is(i, SPEAKER));
    if source.is_empty() || !speaks || scan.drafts.is_empty() {
        return None;
    }
    scan.close(at);
    let link = scan.through(source.clone(), at..source.end);
    scan.drafts.last_mut()?.inner.push(link);
    scan.floor = source.end;
    Some(source.end)
}

/// Who is cited, and the cue after him where there is one.
fn cited(line: &Line, at: usize) -> Option<(Range<usize>, Option<usize>)> {
    let start = at + 1;
    let border = Kind::COMMA.or(Kind::COLON).or(Kind::STOP).or(Kind::THAT).or(Kind::SEMI).or(Kind::QUOTE).or(Kind::BUT);
    let end = line.len().min(start + REACH);
    let cue =
        (start..end).find(|&i| line.is(i, border) || line.is(i, Kind::CUE) && i > start && !line.is(i, Kind::TITLE));
    let cue = cue.map(|cue| after_apposition(line, start, cue).unwrap_or(cue));
    let about = (start + 1..cue.unwrap_or(end)).find(|&i| line.word(i) == "về" && line.word(i + 1) == "việc");
    let cue = cue.filter(|_| about.is_none());
    let stop = about.or(cue).unwrap_or(end);
    let cue = cue.filter(|&i| line.is(i, Kind::CUE));
    let bare = subject::back_over(line, start, stop, Kind::ADVERB.or(Kind::TIME).or(Kind::HEDGE));
    // `dẫn nguồn tin` alone: the source is the noun within the phrase
    // `dẫn nguồn một quan chức`: a bare `nguồn` only says that somebody is cited
    let start = start + usize::from(line.written(start) == "nguồn" && bare > start + 1);
    let source = tidy(line, start..bare.max(start));
    let speaks = source.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT).or(Kind::WORD)));
    (speaks && !source.is_empty()).then_some((source, cue))
}

/// `dẫn lời ông X, giám đốc Y, nói …`: the cue after the second comma, where no other verb comes first.
fn after_apposition(line: &Line, start: usize, comma: usize) -> Option<usize> {
    let role = Kind::TITLE.or(Kind::GROUP).or(Kind::COUNT).or(Kind::NUMBER).or(Kind::WORD);
    if !line.is(comma, Kind::COMMA) || !line.is(comma + 1, role) || !line.is(start, Kind::TITLE.or(Kind::NAME)) {
        return None;
    }
    let cue = (comma + 1..line.len().min(comma + REACH))
        .find(|&i| line.is(i, Kind::CUE.or(Kind::ADVERB).or(Kind::VERB)) && !line.is(i, Kind::GROUP))?;
    (line.is(cue, Kind::CUE) && line.was(cue, Kind::COMMA)).then_some(cue)
}

fn give_content(scan: &mut Scan, mut draft: Draft, start: usize, cue: usize) -> Option<usize> {
    let line = scan.line;
    let mut right = right(line, cue);
    if line.word(right.start) == "về" && line.word(right.start + 1) == "việc" {
        right.start += 2;
    }
    if let Some((content, _)) = content::left(line, scan.floor, start).filter(|(_, quoted)| *quoted) {
        draft.content.extend(content::trimmed(line, content));
        scan.floor = line.len().min(cue + 1);
        scan.drafts.push(draft);
        return Some(line.len());
    }
    if right.empty {
        let (content, _) = content::left(line, scan.floor, start)?;
        draft.content.extend(content::trimmed(line, content));
        scan.drafts.push(draft);
        return Some(line.len());
    }
    scan.push_open(draft, right.start, false);
    Some(right.start)
}
