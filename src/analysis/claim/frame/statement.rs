//! The claim of a verb of saying whose source is known: whether it stands, and where its content is.

use super::{Scan, evidence, relays, tidy};
use crate::analysis::Language;
use crate::analysis::claim::content::{self, Right};
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::dropped::Why;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, Subject};
use crate::analysis::claim::{Act, Doubt};
use std::ops::Range;

/// What stands before the source: its pieces, and whether they are a quotation.
type Before = Option<(Range<usize>, bool)>;

/// Makes the claim of the cue at piece `cue` with the source `subject`; gives the piece to go on with.
pub(super) fn read(scan: &mut Scan, cue: usize, subject: &Subject, right: Right) -> Option<usize> {
    let line = scan.line;
    let piece = line.get(cue);
    let Some(source) = scan.source_of(subject, cue) else { return scan.drop(Why::NoSource) };
    let source = evidence::narrowed(line, tidy(line, source));
    if source.is_empty() || !evidence::governs(scan, cue, &source, subject) {
        return scan.drop(Why::NoSource);
    }
    let own = matches!(subject, Subject::Found(_));
    let before = if own || source.start > scan.floor { content::left(line, scan.floor, source.start) } else { None };
    let quoted = own && before.as_ref().is_some_and(|(_, quoted)| *quoted);
    let near = quoted || right.marked || own && right.empty && before.is_some();
    let asks = evidence::is_question(line) && !quoted && !right.marked;
    let person = line.is(source.start, Kind::TITLE.or(Kind::NAME).or(Kind::PRONOUN));
    let speech = matches!(line.word(cue), "chia" | "kể" | "bày" | "trình" | "trao" | "phát" | "nêu" | "phản" | "nghĩ");
    let told = own && person && speech && evidence::starts_clause(line, right.start);
    let told = told || own && person && line.word(cue) == "khai" && evidence::is_clause(line, right.start);
    // `asked the nominee to …`
    let asked = line.word(cue) == "asked" && line.is(cue + 1, subject::HEAD.or(Kind::DETERMINER));
    let asks_to = own && asked && (cue + 2..line.len().min(cue + 9)).any(|i| line.word(i) == "to");
    let told = told || asks_to;
    // `Sở Tư pháp nêu, các văn bản …`: a comma and a clause
    let told = told || own && !piece.is(Kind::ADVERB) && evidence::is_comma_clause(line, cue);
    let thing =
        piece.has(Tags::QUOTED) && !told || piece.has(Tags::OBJECT) && !told && !evidence::is_clause(line, right.start);
    let object = !right.marked && evidence::is_object(line, cue, &source);
    let speaks = evidence::is_source(line, &source, piece.has(Tags::SAFE) || near);
    // a document promises nothing
    let paper = line.is(source.start, Kind::PAPER) && line.reading.language == Language::Vietnamese;
    if paper && piece.entry.act == Some(Act::Vows) && !quoted {
        return scan.drop(Why::NoSpeaker);
    }
    if asks {
        return scan.drop(Why::Question);
    }
    let right = if is_told(line, cue, &source) { Right { start: cue + 1, ..right } } else { right };
    if piece.has(Tags::HEARS) && !evidence::hears(line, &source) {
        return scan.drop(Why::NoSpeaker);
    }
    let thing = thing || evidence::is_no_saying(line, cue, &source, right.start);
    if object || !near && thing {
        return scan.drop(Why::Thing);
    }
    if !speaks {
        return scan.drop(Why::NoSpeaker);
    }
    let mut draft = draft(scan, cue, &source, right);
    draft.elided = !own;
    let heads = line.is(source.start, subject::HEAD) && own;
    draft.safe = piece.has(Tags::SAFE) || near || heads && !piece.has(Tags::OBJECT);
    // English verbs take objects and clauses alike, and say not where the clause ends
    let vietnamese = line.reading.language == Language::Vietnamese;
    draft.sure = near || vietnamese && piece.has(Tags::SAFE);
    draft.act = if asks_to { Act::Urges } else { draft.act };
    if paper && line.written(cue) == "gợi ý" {
        draft.act = Act::States;
    }
    draft.doubt = doubt(subject, draft.safe);
    scan.last_source = Some(source);
    give_content(scan, draft, cue, (right, before))
}

/// `Jury told driver had fled`: a headline leaves out `was`.
fn is_told(line: &Line, cue: usize, source: &Range<usize>) -> bool {
    let last = line.len() - 1;
    let headline = source.len() <= 5 && !line.is(last, Kind::STOP) && !line.is_speech(last);
    line.word(cue) == "told" && headline && evidence::hears(line, source)
}

/// The claim with all that cue and source tell.
fn draft(scan: &Scan, cue: usize, source: &Range<usize>, right: Right) -> Draft {
    let line = scan.line;
    let mut draft = Draft::new("source-cue", line.get(cue).entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.source = Some(scan.span(source.clone()));
    let from = subject::back_over(line, scan.floor, source.start, Kind::TIME.or(Kind::COMMA).or(Kind::LEAD));
    draft.frame = scan.span(from..cue + 1);
    draft.weak = (source.end..cue).any(|i| line.is(i, Kind::HEDGE));
    if let Some((from, to)) = right.cites {
        draft.inner.push(scan.through(from + 1..to, from..to));
    }
    if line.was(source.start, Kind::VERB) && line.word(source.start - 1) == "bị" {
        // `Ông X bị bà Y cáo buộc …`: of whom it is said belongs to the content
        let patient = subject::first(line, scan.floor, source.start - 1);
        draft.content.extend(patient.and_then(|patient| content::trimmed(line, patient)));
    }
    if matches!(line.word(cue), "khẳng" | "quả" | "tuyên") && denies(line, right.start) {
        draft.act = Act::Denies;
    }
    draft
}

/// What is said denies: `không …`, `họ chưa bao giờ …`.
fn denies(line: &Line, start: usize) -> bool {
    let strong = |i: usize| {
        matches!(line.written(i), "chưa bao giờ" | "chưa từng" | "không hề" | "chưa hề") || line.word(i) == "chẳng"
    };
    let between = Kind::PRONOUN.or(Kind::NAME).or(Kind::TITLE).or(Kind::GROUP).or(Kind::THIS).or(Kind::ADVERB);
    let at = (start..line.len().min(start + 5)).find(|&i| !line.is(i, between)).unwrap_or(start);
    line.is(start, Kind::NEGATION) || strong(at)
}

/// Gives the claim its content: the quotation before it, the clause before it, or what follows.
fn give_content(scan: &mut Scan, mut draft: Draft, cue: usize, around: (Right, Before)) -> Option<usize> {
    let line = scan.line;
    let (right, before) = around;
    let own = !draft.elided;
    if let Some((content, _)) = before.clone().filter(|(_, quoted)| *quoted && own) {
        draft.rule = "quote-source-cue";
        draft.content.extend(content::trimmed(line, content));
        return Some(after_quote(scan, draft, cue, right));
    }
    // `The club, she said, “is a good example”`: a quotation may go on with the clause
    let goes_on = line.is(cue + 1, Kind::COMMA) && line.is(cue + 2, Kind::QUOTE);
    let english = line.reading.language == Language::English;
    let aside = english && own && (!right.marked || goes_on) && draft.act != Act::Declines;
    let parted = |content: &Range<usize>| {
        line.is(cue + 1, Kind::COMMA) || ends_clause(line, right.start) || is_dated_aside(line, cue, content)
    };
    if let Some((content, _)) = before.clone().filter(|(content, _)| aside && parted(content)) {
        draft.rule = "content-source-cue";
        draft.sure = false;
        draft.content.extend(content::trimmed(line, content));
        return Some(after_clause(scan, draft, cue));
    }
    let awaits = right.marked && right.empty;
    if right.empty && !awaits && draft.act != Act::Declines {
        draft.rule = "content-source-cue";
        draft.sure = false;
        // `Cuba đổi tiền, dân hoan nghênh`: what is praised stands behind the verb, or nowhere
        let values = matches!(line.word(cue), "hoan" | "ca" | "khen" | "phản");
        let before = before.filter(|_| own && !values);
        let Some((content, _)) = before else { return scan.drop(Why::NoContent) };
        // `Hôm qua, Bộ X lên tiếng`: a date is nothing said
        let adverbial = Kind::TIME.or(Kind::LEAD).or(Kind::COMMA).or(Kind::PREP);
        let verbal = Kind::VERB.or(Kind::ADVERB).or(Kind::NEGATION).or(Kind::CUE);
        let place = line.is(content.start, Kind::PREP) && !content.clone().any(|i| line.is(i, verbal));
        if content.clone().all(|i| line.is(i, adverbial)) || place && content.len() <= 6 {
            return scan.drop(Why::NoContent);
        }
        draft.content.extend(content::trimmed(line, content));
        scan.floor = cue + 1;
        scan.drafts.push(draft);
        return Some(cue + 1);
    }
    if let Some(comma) = end_of_relative(line, cue, right.start) {
        // `Rowe, who called the plan absurd, resigned`
        draft.content.extend(content::trimmed(line, right.start..comma));
        scan.floor = comma + 1;
        scan.drafts.push(draft);
        return Some(comma + 1);
    }
    scan.awaits = awaits;
    let source_relays = scan.last_source.clone().is_some_and(|source| relays(line, source));
    let hears = line.get(cue).has(Tags::HEARS);
    scan.push_open(draft, right.start, source_relays || hears);
    if let Some(open) = &mut scan.open {
        open.hears = hears;
    }
    Some(cue + 1)
}

/// The comma that ends the relative clause of the cue, where it stands in one: `, who said …,`.
fn end_of_relative(line: &Line, cue: usize, start: usize) -> Option<usize> {
    let at = subject::back_over(line, 0, cue, Kind::AUX.or(Kind::ADVERB));
    let who = at.checked_sub(1).filter(|&who| line.is(who, Kind::WHO) && line.was(who, Kind::COMMA))?;
    let first = line.reading.language == Language::English && who > 1;
    (start..line.len()).find(|&i| line.is(i, Kind::COMMA)).filter(|_| first)
}

/// `“…”, ông X nói: “…”`: more of the quotation, or what another claim of the sentence makes of the rest.
fn after_quote(scan: &mut Scan, draft: Draft, cue: usize, right: Right) -> usize {
    let line = scan.line;
    let more = right.marked && !right.empty && (line.is(right.start, Kind::QUOTE) || line.was(right.start, Kind::THAT));
    let goes_on = if more { right.start } else { next_claim(line, cue) };
    scan.floor = goes_on.min(line.len());
    if more {
        scan.push_open(draft, right.start, false);
    } else {
        scan.drafts.push(draft);
    }
    goes_on
}

/// `The bridge, she said, will close`: the clause goes on after the second comma.
fn after_clause(scan: &mut Scan, draft: Draft, cue: usize) -> usize {
    let line = scan.line;
    let other = Kind::CUE.or(Kind::AND).or(Kind::BUT).or(Kind::CITE);
    scan.floor = next_claim(line, cue);
    if line.is(cue + 1, Kind::COMMA) && !line.is(cue + 2, other) {
        scan.push_open(draft, cue + 2, false);
    } else {
        scan.drafts.push(draft);
    }
    cue + 1
}

/// `The bridge will close, Rowe said on Tuesday, a day after …`: the date and a comma follow the cue, and what stands
/// before it is a clause.
fn is_dated_aside(line: &Line, cue: usize, content: &Range<usize>) -> bool {
    let comma = (cue + 1..line.len()).find(|&i| !line.is(i, Kind::TIME)).filter(|&i| i > cue + 1);
    let counts = matches!(line.word(content.start + 1), "least" | "most");
    let adverbial = line.is(content.start, Kind::PREP.or(Kind::ADDRESS).or(Kind::IF)) && !counts;
    comma.is_some_and(|i| line.is(i, Kind::COMMA)) && content.len() > 3 && !adverbial
}

/// What follows the cue is an adverbial or a mark, no clause: `…, he said in a statement`.
fn ends_clause(line: &Line, start: usize) -> bool {
    line.is(start, Kind::STOP.or(Kind::COMMA).or(Kind::PREP).or(Kind::IF).or(Kind::TIME)) || start >= line.len()
}

/// After `“…”, ông X nói (với …)`: the piece where another claim of the sentence may start.
fn next_claim(line: &Line, cue: usize) -> usize {
    (cue + 1..line.len()).find(|&i| content::is_over(line, i)).unwrap_or(line.len())
}

fn doubt(subject: &Subject, safe: bool) -> Option<Doubt> {
    match subject {
        Subject::Far(_) => Some(Doubt::Borders),
        _ if !safe => Some(Doubt::AmbiguousCue),
        _ => None,
    }
}
