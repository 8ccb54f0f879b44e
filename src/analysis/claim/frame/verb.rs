//! A verb of saying with its source before it: `SOURCE cho biết CONTENT`, `“…”, SOURCE nói`, `CONTENT, SOURCE cho hay`.

<<<<<<< HEAD
use super::{Scan, relays, right, tidy};
use crate::analysis::Language;
use crate::analysis::claim::content::{self, Right};
use crate::analysis::claim::draft::Draft;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
use crate::analysis::claim::{Act, Doubt};
=======
use super::{Scan, evidence, inverted, relays, right, statement, tidy};
use crate::analysis::claim::Act;
use crate::analysis::claim::content::Right;
use crate::analysis::claim::lexicon::{Kind, Tags};
use crate::analysis::claim::line::Line;
use crate::analysis::claim::subject::{self, SPEAKER, Subject};
>>>>>>> claims
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
    if evidence::is_noun(line, cue) || leads_on {
        return None;
    }
    if let Some(next) = inverted::read(scan, cue) {
        return Some(next);
    }
    if evidence::is_passive(line, cue) {
        return None;
    }
    let right = right(line, cue);
    let subject = subject::before(line, scan.floor_for(cue), cue);
    match place(scan, cue, &subject, right)? {
        Place::Final(source) if relays(line, source.clone()) => Some(scan.pass_on(source, cue)),
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
        Place::Free => statement::read(scan, cue, &subject, right),
    }
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
        let speaker = source.clone().any(|i| line.is(i, SPEAKER));
        let after_comma = line.was(source.start, Kind::COMMA);
        if right.empty && after_comma && speaker && ends_sentence(line, cue) {
            return Some(Place::Final(source.clone()));
        }
        let lead = lead_start(line, open.start, source.start);
        let against = line.is(lead, Kind::BUT.or(Kind::SEMI)) && lead > open.start;
        if against && speaker && (line.get(cue).has(Tags::SAFE) || right.marked) {
            return Some(Place::Second(lead));
        }
        let first = subject::over_leads(line, open.start, cue) == source.start;
        let reports = !line.get(cue).has(Tags::SHOWS)
            && speaker
            && !line.is(source.start, Kind::PRONOUN)
            && source.len() > usize::from(line.get(source.start).has(Tags::ALONE));
        let named = open.relays || source.clone().any(|i| line.is(i, Kind::NAME.or(Kind::GROUP)));
        return (first && named && reports && right.marked).then_some(Place::Inner);
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

/// The first of the joints, adverbs and dates before the source that starts at `start`.
fn lead_start(line: &Line, floor: usize, start: usize) -> usize {
    let mut at = start;
    let leads = Kind::LEAD.or(Kind::TIME).or(Kind::ADVERB).or(Kind::BUT).or(Kind::SEMI).or(Kind::COMMA);
    while at > floor && line.is(at - 1, leads) {
        at -= 1;
    }
    while at < start && !line.is(at, Kind::BUT.or(Kind::SEMI)) {
        at += 1;
    }
    at
}

/// The cue is tied to the claim before by a joint and has no subject of its own: where the joint stands.
fn joint_before(line: &Line, floor: usize, cue: usize) -> Option<usize> {
    let mut at = subject::back_over(line, floor, cue, Kind::ADVERB.or(Kind::TIME));
    let end = at;
    while at > floor && line.is(at - 1, Kind::AND.or(Kind::ALSO).or(Kind::BUT).or(Kind::COMMA).or(Kind::DASH)) {
        at -= 1;
    }
    if at == end || at <= floor {
        return None;
    }
    let strong = (at..end).any(|i| line.is(i, Kind::ALSO.or(Kind::BUT)));
    let comma = line.is(at, Kind::COMMA);
    let piece = line.get(cue);
    let reports = piece.has(Tags::SAFE) || line.is(cue + 1, Kind::THAT);
    let strong_act = matches!(piece.entry.act, Some(Act::Urges | Act::Alleges | Act::Warns));
    let asks = strong_act && !piece.has(Tags::OBJECT);
    (strong || reports || comma && asks).then_some(at)
}

fn ends_sentence(line: &Line, cue: usize) -> bool {
    (cue + 1..line.len()).all(|i| line.is(i, Kind::STOP.or(Kind::TIME).or(Kind::ADVERB)) || line.word(i) == "thêm")
}

<<<<<<< HEAD
/// `“…,” said Mayor X`: the source after the cue, the content before it.
fn inverted(scan: &mut Scan, cue: usize) -> Option<usize> {
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
    if source.is_empty() || !speaks || !quoted && !is_final(line, source.end) {
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
    if !is_passive(line, cue) || line.word(cue + 1) != "by" {
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
    scan.last_source = Some(source.clone());
    scan.floor = cue + 1;
    scan.drafts.push(draft);
    Some(source.end)
}

/// A form of `be` stands before the participle.
fn is_passive(line: &Line, cue: usize) -> bool {
    if line.reading.language != Language::English {
        return false;
    }
    let at = subject::back_over(line, 0, cue, Kind::ADVERB);
    let be = at.checked_sub(1).map_or("", |i| line.reading.word(line.get(i).to.saturating_sub(1)));
    matches!(be, "is" | "are" | "was" | "were" | "be" | "been" | "being") && !line.get(cue).has(Tags::ING)
}

/// The claim of a free cue.
fn claim(scan: &mut Scan, cue: usize, subject: &Subject, right: Right) -> Option<usize> {
    let line = scan.line;
    let piece = line.get(cue);
    let source = tidy(line, scan.source_of(subject, cue)?);
    let agent = source.start > 0
        && matches!(line.word(source.start - 1), "do" | "mà")
        && !line.is(source.start - 1, Kind::MOTIVE);
    let loose = matches!(subject, Subject::Far(_)) && !line.get(cue).has(Tags::SAFE) && !near_joint(line, cue);
    let orphan = *subject == Subject::Elided && scan.last_source.is_none() && !near_joint(line, cue);
    if agent || loose || orphan {
        return None;
    }
    if source.is_empty() || !is_source(line, &source, piece.has(Tags::SAFE)) {
        return None;
    }
    let own = matches!(subject, Subject::Found(_));
    let before = if own || source.start > scan.floor { content::left(line, scan.floor, source.start) } else { None };
    let quoted = before.clone().filter(|(_, quoted)| *quoted && own);
    let near = quoted.is_some() || right.marked;
    if !near && (piece.has(Tags::QUOTED) || piece.has(Tags::OBJECT) && !is_clause(line, right.start)) {
        return None;
    }
    let mut draft = Draft::new("source-cue", piece.entry.act.unwrap_or(Act::States), scan.sentence);
    draft.cue = Some(scan.span(cue..cue + 1));
    draft.source = Some(scan.span(source.clone()));
    draft.frame = scan
        .span(subject::back_over(line, scan.floor, source.start, Kind::TIME.or(Kind::COMMA).or(Kind::LEAD))..cue + 1);
    draft.elided = !own;
    draft.safe = piece.has(Tags::SAFE) || near;
    draft.doubt = doubt(subject, draft.safe);
    draft.weak = (source.end..cue).any(|i| line.is(i, Kind::HEDGE));
    if let Some((from, to)) = right.cites {
        draft.inner.push(scan.through(from + 1..to, from..to));
    }
    scan.last_source = Some(source.clone());
    finish(scan, draft, cue, right, before)
}

/// Gives the claim its content: the quotation before it, what follows, or the clause before it.
fn finish(
    scan: &mut Scan,
    mut draft: Draft,
    cue: usize,
    right: Right,
    before: Option<(Range<usize>, bool)>,
) -> Option<usize> {
    let line = scan.line;
    let own = !draft.elided;
    let quoted = before.clone().filter(|(_, quoted)| *quoted && own);
    if let Some((content, _)) = quoted {
        draft.rule = "quote-source-cue";
        draft.content.extend(content::trimmed(line, content));
        let more =
            right.marked && !right.empty && (line.is(right.start, Kind::QUOTE) || line.was(right.start, Kind::THAT));
        let goes_on = if more { right.start } else { next_claim(line, cue) };
        scan.floor = goes_on.min(line.len());
        if more {
            scan.push_open(draft, right.start, false);
        } else {
            scan.drafts.push(draft);
        }
        return Some(goes_on);
    }
    let aside = line.reading.language == Language::English && own && !right.marked && draft.act != Act::Declines;
    if let Some((content, _)) = before.clone().filter(|_| aside && ends_clause(line, right.start)) {
        draft.rule = "content-source-cue";
        draft.content.extend(content::trimmed(line, content));
        let goes_on = next_claim(line, cue);
        scan.floor = goes_on;
        let parted = line.is(cue + 1, Kind::COMMA) && !line.is(cue + 2, Kind::CUE.or(Kind::AND).or(Kind::BUT));
        if parted {
            scan.push_open(draft, cue + 2, false);
        } else {
            scan.drafts.push(draft);
        }
        return Some(cue + 1);
    }
    let awaits = right.marked && right.empty;
    if right.empty && !awaits && draft.act != Act::Declines {
        draft.rule = "content-source-cue";
        let (content, _) = before.filter(|_| own)?;
        draft.content.extend(content::trimmed(line, content));
        scan.floor = cue + 1;
        scan.drafts.push(draft);
        return Some(cue + 1);
    }
    scan.awaits = awaits;
    let source_relays = draft.source.is_some() && scan.last_source.clone().is_some_and(|source| relays(line, source));
    scan.push_open(draft, right.start, source_relays);
    Some(cue + 1)
}

/// What follows the cue is an adverbial or a mark, no clause: `…, he said in a statement`.
fn ends_clause(line: &Line, start: usize) -> bool {
    line.is(start, Kind::STOP.or(Kind::COMMA).or(Kind::PREP).or(Kind::IF).or(Kind::TIME)) || start >= line.len()
}

/// After `“…”, ông X nói (với …)`: the piece where another claim of the sentence may start.
fn next_claim(line: &Line, cue: usize) -> usize {
    (cue + 1..line.len()).find(|&i| content::is_over(line, i)).unwrap_or(line.len())
}

=======
>>>>>>> claims
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
    scan.open = Some(super::Open { draft: open.draft, start: right.start, relays: relays(line, source) });
    Some(cue + 1)
}
<<<<<<< HEAD

/// A joint stands right before the cue and its adverbs: `… và cũng lưu ý`.
fn near_joint(line: &Line, cue: usize) -> bool {
    let at = subject::back_over(line, 0, cue, Kind::ADVERB.or(Kind::TIME));
    line.was(at, Kind::AND.or(Kind::ALSO).or(Kind::BUT).or(Kind::COMMA))
}

fn doubt(subject: &Subject, safe: bool) -> Option<Doubt> {
    match subject {
        Subject::Far(_) => Some(Doubt::Borders),
        _ if !safe => Some(Doubt::AmbiguousCue),
        _ => None,
    }
}

/// The pieces can be a source: some noun of a speaker is in them; before a safe cue any noun phrase will do.
fn is_source(line: &Line, source: &Range<usize>, safe: bool) -> bool {
    let speaker = source.clone().any(|i| line.is(i, SPEAKER.or(Kind::COUNT)));
    let starts_badly = line.is(
        source.start,
        Kind::PREP.or(Kind::WITH).or(Kind::OF).or(Kind::CUE).or(Kind::IF).or(Kind::VERB).or(Kind::ADDRESS),
    ) && !line.is(source.start, SPEAKER);
    !starts_badly && (speaker || safe && source.len() <= 8)
}

/// What follows an ambiguous cue looks like a clause, not like a thing: a verb or an auxiliary is near.
fn is_clause(line: &Line, start: usize) -> bool {
    line.is(
        start,
        Kind::ADVERB
            .or(Kind::NEGATION)
            .or(Kind::VERB)
            .or(Kind::NAME)
            .or(Kind::PRONOUN)
            .or(Kind::TITLE)
            .or(Kind::IF)
            .or(Kind::BUT)
            .or(Kind::GROUP),
    ) || line.word(start) == "việc"
        || (start..line.len().min(start + 8)).any(|i| line.is(i, Kind::ADVERB.or(Kind::NEGATION)))
}

/// Nouns before which a cue is a noun too.
const NOUN_MARKERS: [&str; 22] = [
    "lời", "bản", "sự", "ra", "những", "các", "một", "nhiều", "mọi", "trong", "về", "với", "của", "bị", "được", "có",
    "phát", "nội", "loạt", "vì", "qua", "từ",
];

fn is_noun(line: &Line, cue: usize) -> bool {
    if line.reading.language == Language::English {
        return is_english_noun(line, cue);
    }
    let piece = line.get(cue);
    let before = cue.checked_sub(1).map_or("", |i| line.word(i));
    let passive = matches!(before, "bị" | "được");
    if piece.has(Tags::SAFE) && !piece.has(Tags::NOUN) {
        return passive || line.was(cue, Kind::NEGATION) && !piece.has(Tags::WHOLE);
    }
    let marked =
        NOUN_MARKERS.contains(&before) || line.was(cue, Kind::VERB.or(Kind::OF).or(Kind::NEGATION).or(Kind::REFUSE));
    let this = line.is(cue + 1, Kind::THIS)
        && !(line.is(cue + 1, Kind::PREP)
            && line.is(
                cue + 2,
                Kind::NAME.or(Kind::WORD).or(Kind::GROUP).or(Kind::MEDIA).or(Kind::OUTLET).or(Kind::COUNT),
            ));
    let governed = line.is(cue + 1, Kind::OF.or(Kind::PAREN)) || this;
    let is_call = line.word(cue) == "gọi" && !(cue + 1..line.len().min(cue + 12)).any(|i| line.word(i) == "là");
    marked || governed || passive || is_call
}

/// An article, a preposition or `to` stands before the word: a noun, or an infinitive that reports nothing.
fn is_english_noun(line: &Line, cue: usize) -> bool {
    let before = cue.checked_sub(1).map_or("", |i| line.reading.word(line.get(i).to.saturating_sub(1)));
    let ing = line.get(cue).has(Tags::ING);
    let nominal = line.was(cue, Kind::DETERMINER.or(Kind::OF).or(Kind::PREP)) && !line.was(cue, Kind::PRONOUN);
    before == "to" || line.was(cue, Kind::NEGATION) || nominal && !ing
}

/// A motive clause: `…, do lo ngại CONTENT`. The source is the subject of the sentence.
pub(super) fn motive(scan: &mut Scan, at: usize) -> Option<usize> {
    if scan.open.is_some() {
        return None;
    }
    let line = scan.line;
    let source = tidy(line, subject::first(line, scan.floor, at)?);
    if source.is_empty() || !is_source(line, &source, false) {
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
=======
>>>>>>> claims
