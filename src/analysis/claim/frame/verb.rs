//! A verb of saying with its source before it: `SOURCE cho biết CONTENT`, `“…”, SOURCE nói`, `CONTENT, SOURCE cho hay`.

use super::{Scan, evidence, headless, inverted, relays, right, statement, theo, tidy};
use crate::analysis::Language;
use crate::analysis::claim::Act;
use crate::analysis::claim::content::{self, Right};
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::dropped::Why;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
use std::ops::Range;

/// How a cue stands to the content that is still open.
enum Place {
    /// No content is open.
    Free,
    /// It is a second claim; the open content ends before this piece.
    Second(usize),
    /// It belongs to the one whom the open claim's source passes on.
    Inner,
    /// It ends the sentence and passes on all of it: `…, Yonhap đưa tin`.
    Final(Range<usize>),
}

/// Reads the cue at piece `cue`; gives the piece to go on with where it makes a claim.
pub(super) fn read(scan: &mut Scan, cue: usize) -> Option<usize> {
    let line = scan.line;
    // `ra thông cáo bác bỏ …`: the second word is the cue
    let leads_on = line.is(cue, Kind::ADVERB) && line.is(cue + 1, Kind::CUE);
    // `ảnh do nhóm X phân tích dường như cho thấy`: the last of them
    let next = (cue + 1..line.len()).find(|&i| !line.is(i, Kind::ADVERB.or(Kind::HEDGE))).unwrap_or(cue);
    let leads_on = leads_on || line.get(next).has(Tags::SHOWS) && line.get(cue).has(Tags::NOUN);
    if evidence::is_noun(line, cue) || leads_on {
        return scan.drop(Why::Noun);
    }
    if evidence::is_relative(line, cue) {
        return scan.drop(Why::Relative);
    }
    if let Some(next) = inverted::read(scan, cue).or_else(|| leading(scan, cue)) {
        return Some(next);
    }
    if evidence::is_passive(line, cue) {
        return scan.drop(Why::Passive);
    }
    let right = right(line, cue);
    let subject = subject::before(line, scan.floor_for(cue), cue);
    let reports = line.get(cue).has(Tags::SAFE) || line.is(cue + 1, Kind::THAT);
    if reports && !matches!(subject, Subject::Found(_)) && theo::goes_on(scan, cue, joint_before) {
        return statement::read(scan, cue, &Subject::Elided, right);
    }
    let Some(place) = place(scan, cue, &subject, right) else { return scan.drop(Why::Within) };
    match place {
        Place::Final(source) if relays(line, source.clone()) || is_hearing(scan, cue, &source) => {
            Some(scan.pass_on(source, cue))
        }
        Place::Final(_) => {
            // the whole sentence is what this source says
            (scan.open, scan.floor) = (None, 0);
            scan.drafts.clear();
            statement::read(scan, cue, &subject, right)
        }
        Place::Second(border) => {
            let own = matches!(subject, Subject::Found(_));
            let subject = if own { subject } else { Subject::Elided };
            second(scan, cue, border, (&subject, right))
        }
        Place::Inner => inner(scan, cue, subject, right),
        Place::Free => {
            headless::read(scan, cue, &subject, right).or_else(|| statement::read(scan, cue, &subject, right))
        }
    }
}

/// `Noting that talks had failed, the minister said …`: the participle that opens the sentence has its source after it.
fn leading(scan: &mut Scan, cue: usize) -> Option<usize> {
    let line = scan.line;
    let piece = line.get(cue);
    let opens = scan.open.is_none() && scan.drafts.is_empty() && subject::over_leads(line, 0, cue) == cue;
    if !opens || !piece.has(Tags::ING) || piece.is(Kind::ADDRESS) {
        return None;
    }
    let other = |&i: &usize| line.is(i, Kind::CUE) && line.get(i).has(Tags::SAFE) && !line.get(i).has(Tags::ING);
    let main = (cue + 1..line.len()).filter(other).find_map(|i| match subject::before(line, cue + 1, i) {
        Subject::Found(source) if line.was(source.start, Kind::COMMA) => Some(source),
        _ => None,
    })?;
    let right = right(line, cue);
    let source = tidy(line, main);
    let content = content::trimmed(line, right.start..source.start)?;
    let plain = piece.entry.act == Some(Act::States) && !right.marked;
    if right.empty || plain || right.start >= source.start || !source.clone().any(|i| line.is(i, SPEAKER)) {
        return None;
    }
    let mut draft = Draft::new("participle-source", piece.entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.content.push(content);
    draft.frame = scan.span(cue..cue + 1);
    draft.safe = piece.has(Tags::SAFE);
    scan.floor = source.start;
    scan.drafts.push(draft);
    Some(source.start)
}

/// `…, the court heard`: what was said there by the one whose claim is open.
fn is_hearing(scan: &Scan, cue: usize, source: &Range<usize>) -> bool {
    let said = scan.open.and_then(|open| scan.drafts.get(open.draft)).is_some_and(|draft| draft.source.is_some());
    said && scan.line.get(cue).has(Tags::HEARS) && evidence::hears(scan.line, source)
}

impl Scan<'_> {
    /// A source is looked for from here on: within open content, or after the last claim.
    fn floor_for(&self, cue: usize) -> usize {
        self.open.map_or(self.floor, |open| open.start).min(cue)
    }

    /// The outlet of the pieces `source` passes on all claims of the sentence; gives the piece to go on with.
    fn pass_on(&mut self, source: Range<usize>, cue: usize) -> usize {
        let link = self.through(source.clone(), source.start..cue + 1);
        self.close(source.start);
        self.drafts.iter_mut().for_each(|draft| draft.outer.insert(0, link));
        self.line.len()
    }
}

/// Where the claim of the cue stands; `None` where the cue only belongs to what is said.
fn place(scan: &Scan, cue: usize, subject: &Subject, right: Right) -> Option<Place> {
    let line = scan.line;
    let Some(open) = scan.open else { return Some(Place::Free) };
    if let Subject::Found(source) = subject {
        let speaker = source.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT)));
        let after_comma = line.was(source.start, Kind::COMMA.or(Kind::QUOTE));
        // `…: “I have no time,” he wrote`: the quotation is a claim of its own
        let quote = source.start.checked_sub(1 + usize::from(line.was(source.start, Kind::COMMA)));
        let quote = quote.filter(|&i| i > open.start && line.is_speech(i) && line.was(i, Kind::COLON));
        if let Some(quote) = quote.filter(|_| speaker && right.empty) {
            return Some(Place::Second(quote));
        }
        let hearing = line.get(cue).has(Tags::HEARS) && evidence::hears(line, source);
        if right.empty && after_comma && (speaker || hearing) && ends_sentence(line, cue) {
            return Some(Place::Final(source.clone()));
        }
        // `The members are expected to strike, the union said, …`: the passive is what the union says
        let nobody = scan.drafts.get(open.draft).is_some_and(|draft| draft.source.is_none());
        let alone = nobody && scan.drafts.len() == 1 && line.get(cue).has(Tags::SAFE);
        if alone && after_comma && speaker && line.is(cue + 1, Kind::COMMA) && !right.marked {
            return Some(Place::Final(source.clone()));
        }
        let lead = lead_start(line, open.start, source.start);
        let against = line.is(lead, Kind::BUT.or(Kind::SEMI)) && lead > open.start;
        if against && speaker && (line.get(cue).has(Tags::SAFE) || right.marked) {
            return Some(Place::Second(lead));
        }
        if let Some(border) = border_before(line, open.start, source.start)
            && speaker
            && (line.get(cue).has(Tags::SAFE) && line.is(border + 1, Kind::AND) || line.is(right.start, Kind::QUOTE))
        {
            return Some(Place::Second(border));
        }
        // `… and she accused`: a new clause
        let and = line.was(source.start, Kind::AND) && source.start > open.start + 1;
        let english = line.reading.language == Language::English;
        if english && and && line.is(source.start, Kind::PRONOUN) && line.get(cue).has(Tags::SAFE) {
            return Some(Place::Second(source.start - 1));
        }
        let first = subject::over_leads(line, open.start, cue) == source.start;
        // `The court heard he told detectives …`
        if open.hears && first && speaker && line.get(cue).has(Tags::SAFE) && !line.get(cue).has(Tags::HEARS) {
            return Some(Place::Inner);
        }
        let reports = !line.get(cue).has(Tags::SHOWS)
            && speaker
            && !line.is(source.start, Kind::PRONOUN)
            && source.len() > usize::from(line.get(source.start).has(Tags::ALONE));
        let named = open.relays || source.clone().any(|i| line.is(i, Kind::NAME.or(Kind::GROUP)));
        let quotes = scan.drafts.get(open.draft).is_some_and(|draft| draft.act == Act::States);
        return (first && named && reports && quotes && right.marked).then_some(Place::Inner);
    }
    joint_before(line, open.start, cue).map(Place::Second)
}

/// A second claim closes the content before it; where it fails, all stays as it was.
fn second(scan: &mut Scan, cue: usize, border: usize, found: (&Subject, Right)) -> Option<usize> {
    let (open, floor, last) = (scan.open, scan.floor, scan.last_source.clone());
    (scan.open, scan.floor) = (None, border);
    let next = statement::read(scan, cue, found.0, found.1);
    let new = scan.open;
    (scan.open, scan.floor) = (open, if next.is_some() { scan.floor } else { floor });
    if next.is_some() {
        scan.close(border);
        scan.open = new;
    } else {
        scan.last_source = last;
    }
    next
}

/// The comma before the source that starts at `start`, where only `and` and an adverbial stand between:
/// `…, and in May the mayor said`.
fn border_before(line: &Line, floor: usize, start: usize) -> Option<usize> {
    let between = Kind::AND.or(Kind::TIME).or(Kind::LEAD).or(Kind::ADVERB);
    let at = subject::back_over(line, floor + 1, start, between);
    (at > floor + 1 && line.was(at, Kind::COMMA)).then(|| at - 1)
}

/// The first of the joints, adverbs and dates before the source that starts at `start`.
fn lead_start(line: &Line, floor: usize, start: usize) -> usize {
    let mut at = over_occasion(line, floor, start).unwrap_or(start);
    let leads = Kind::LEAD.or(Kind::TIME).or(Kind::ADVERB).or(Kind::BUT).or(Kind::SEMI).or(Kind::COMMA);
    while at > floor && line.is(at - 1, leads) {
        at -= 1;
    }
    while at < start && !line.is(at, Kind::BUT.or(Kind::SEMI)) {
        at += 1;
    }
    at
}

/// `…, but [in a memo last month,] the team complained`: where the occasion before the source starts, if `but`
/// stands before it.
fn over_occasion(line: &Line, floor: usize, start: usize) -> Option<usize> {
    let noun =
        Kind::DETERMINER.or(Kind::WORD).or(Kind::NAME).or(Kind::PAPER).or(Kind::TIME).or(Kind::OF).or(Kind::GROUP);
    let comma = start.checked_sub(1).filter(|&i| i > floor && line.is(i, Kind::COMMA))?;
    let but = (floor..comma).rev().take(9).find(|&i| !line.is(i, noun) && !line.is(i, Kind::PREP))?;
    let english = line.reading.language == Language::English;
    (english && line.is(but, Kind::BUT) && line.is(but + 1, Kind::PREP)).then_some(but + 1)
}

/// The cue is tied to the claim before by a joint and has no subject of its own: where the joint stands.
fn joint_before(line: &Line, floor: usize, cue: usize) -> Option<usize> {
    let mut at = subject::back_over(line, floor, cue, Kind::ADVERB.or(Kind::TIME));
    let end = at;
    let participle = line.get(cue).has(Tags::ING);
    if participle && at > floor && line.ends_with_comma(at) {
        return Some(at);
    }
    let joints = Kind::AND.or(Kind::ALSO).or(Kind::BUT).or(Kind::COMMA).or(Kind::DASH).or(Kind::SEMI);
    while at > floor && line.is(at - 1, joints) {
        at -= 1;
    }
    if at == end || at <= floor {
        return None;
    }
    let strong = (at..end).any(|i| line.is(i, Kind::ALSO.or(Kind::BUT)));
    let comma = line.is(at, Kind::COMMA);
    let piece = line.get(cue);
    let quotes = line.is(cue + 1, Kind::COLON) && line.is_speech(cue + 2);
    let reports = piece.has(Tags::SAFE) || line.is(cue + 1, Kind::THAT) || quotes || participle && comma;
    let strong_act = matches!(piece.entry.act, Some(Act::Urges | Act::Alleges | Act::Warns | Act::Vows));
    let asks = strong_act && !piece.has(Tags::OBJECT);
    // `do cầu hỏng nên xe rơi` tells what follows, `xã nên dựng cầu` what should be
    let follows = |so: usize| (floor..so).any(|i| matches!(line.word(i), "do" | "vì" | "bởi"));
    // `sẽ họp và yêu cầu …`: the verb may also go on with what somebody is to do
    let and = line.reading.language == Language::Vietnamese
        && line.is(at, Kind::AND)
        && !(floor..at).any(|i| line.is(i, Kind::ADVERB) && matches!(line.word(i), "sẽ" | "phải"))
        && !(floor..at).any(|i| matches!(line.word(i), "cần" | "muốn" | "để") || line.word(i) == "nên" && !follows(i));
    let names = comma && matches!(line.word(cue), "gọi" | "coi");
    (strong || reports || names || (comma || and) && asks).then_some(at)
}

fn ends_sentence(line: &Line, cue: usize) -> bool {
    (cue + 1..line.len())
        .all(|i| line.is(i, Kind::STOP.or(Kind::TIME).or(Kind::ADVERB).or(Kind::PAREN)) || line.word(i) == "thêm")
}

/// The cue of one whom the open claim's outlet passes on: he is the source, the outlet goes before him in the chain.
fn inner(scan: &mut Scan, cue: usize, subject: Subject, right: Right) -> Option<usize> {
    let line = scan.line;
    let open = scan.open?;
    let Subject::Found(source) = subject else { return None };
    let source = tidy(line, source);
    let outlet = scan.last_source.clone()?;
    let link = scan.through(outlet.clone(), outlet.start..open.start);
    let piece = line.get(cue);
    let (cue_span, source_span) = (scan.span(cue..cue + 1), scan.span(source.clone()));
    let draft = scan.drafts.get_mut(open.draft)?;
    draft.outer.push(link);
    draft.source = Some(source_span);
    draft.cue = Some(cue_span);
    draft.act = piece.entry.act.unwrap_or(Act::States);
    draft.rule = "relay-cue";
    draft.doubt = None;
    scan.last_source = Some(source.clone());
    let relays = relays(line, source);
    scan.open = Some(super::Open { draft: open.draft, start: right.start, relays, hears: false });
    Some(cue + 1)
}
