//! Frames: the shapes in which a sentence says who said what.
//!
//! A sentence is read from left to right. At each piece that can attribute, its frame looks for the source and the
//! content around it; content to the right stays open until another claim, or the end of the sentence, closes it.

mod as_said;
mod cite;
mod colon;
mod decline;
mod evidence;
pub(super) mod headless;
mod inverted;
mod manner;
mod motive;
mod noun;
mod passive;
mod statement;
mod theo;
mod verb;

use super::Act;
use super::content::{self, trimmed};
use super::draft::{Draft, Through};
use super::dropped::{Dropped, Why};
use super::lexicon::Kind;
use super::line::Line;
use super::subject::{self, Subject};
use crate::analysis::Language;
use crate::text::{Span, lowered};
use std::ops::Range;

/// The reading of one sentence.
pub(super) struct Scan<'a> {
    pub line: &'a Line<'a>,
    /// The number of the sentence.
    pub sentence: usize,
    /// The claims found so far.
    pub drafts: Vec<Draft>,
    /// The claim whose content goes on, and the piece where that started.
    pub open: Option<Open>,
    /// No source or content is looked for before this piece.
    pub floor: usize,
    /// `Theo X,` at the start: a relay if another source follows, the source otherwise.
    pub theo: Option<theo::Opening>,
    /// The pieces of the last source, with those of the subject before it.
    pub last_source: Option<Range<usize>>,
    /// The sentence ends with a cue and a colon: the content follows on the next line.
    pub awaits: bool,
    /// What looked like a claim.
    pub dropped: Vec<Dropped>,
    /// Why the piece that is read makes no claim, as soon as it is known.
    pub why: Why,
}

/// A claim whose content goes on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    /// Its place among the drafts.
    pub draft: usize,
    /// The first piece of its content.
    pub start: usize,
    /// Its source only passes on: an outlet or a document.
    pub relays: bool,
    /// Its source is a court that hears what others say.
    pub hears: bool,
}

/// Reads the sentence `line`.
pub(super) fn read<'a>(line: &'a Line<'a>, sentence: usize, is_title: bool) -> Scan<'a> {
    let mut scan = Scan {
        line,
        sentence,
        drafts: Vec::new(),
        open: None,
        floor: 0,
        theo: None,
        last_source: None,
        awaits: false,
        dropped: Vec::new(),
        why: Why::default(),
    };
    let mut at = as_said::read(&mut scan).unwrap_or_else(|| opening_adverbial(line));
    if line.is(subject::over_leads(line, 0, at), Kind::ADDRESS) {
        scan.floor = at;
    }
    while at < line.len() {
        at = scan.step(at).max(at + 1);
    }
    scan.close(line.len());
    theo::finish(&mut scan);
    if scan.drafts.is_empty() {
        manner::read(&mut scan);
    }
    if scan.drafts.is_empty() {
        colon::read(&mut scan, is_title);
    }
    scan
}

/// `Trả lời câu hỏi …, ông nói`: the verbs of an adverbial at the start attribute nothing. Gives the piece after it.
fn opening_adverbial(line: &Line) -> usize {
    let mut at = 0;
    loop {
        let start = subject::over_leads(line, at, line.len());
        if !line.is(start, Kind::ADDRESS.or(Kind::IF)) || line.is(start, Kind::MOTIVE.or(Kind::TITLE)) {
            return at;
        }
        match (start..line.len()).find(|&i| line.is(i, Kind::COMMA) || line.word(i) == "thì") {
            Some(end) => at = end + 1,
            None => return at,
        }
    }
}

/// Words that can attribute.
const ATTRIBUTES: Kind = Kind::THEO.or(Kind::CITE).or(Kind::PASSIVE).or(Kind::RUMOUR).or(Kind::CUE);

impl Scan<'_> {
    /// Reads piece `at`; gives the piece to go on with.
    fn step(&mut self, at: usize) -> usize {
        let piece = self.line.get(at);
        let kind = piece.entry.kind;
        let found = if kind.is(Kind::THEO) {
            theo::read(self, at)
        } else if kind.is(Kind::NEGATION.or(Kind::REFUSE).or(Kind::MUTE)) {
            decline::read(self, at)
        } else if kind.is(Kind::CITE) {
            cite::read(self, at)
        } else if kind.is(Kind::PASSIVE) {
            passive::read(self, at)
        } else if kind.is(Kind::MOTIVE) {
            motive::read(self, at)
        } else if kind.is(Kind::RUMOUR) {
            passive::rumour(self, at)
        } else if kind.is(Kind::SAYING) {
            noun::read(self, at)
        } else {
            None
        };
        self.why = Why::default();
        let found = if found.is_none() && kind.is(Kind::CUE) { verb::read(self, at) } else { found };
        if found.is_none() && kind.is(ATTRIBUTES) && !kind.is(Kind::TITLE) {
            self.dropped.push(Dropped { cue: self.span(at..at + 1), why: self.why });
        }
        found.unwrap_or(at + 1)
    }

    /// No claim, for this reason.
    fn drop<T>(&mut self, why: Why) -> Option<T> {
        self.why = why;
        None
    }

    /// Closes the open content before piece `end`.
    pub(super) fn close(&mut self, end: usize) {
        let Some(open) = self.open.take() else { return };
        let act = self.drafts.get(open.draft).map(|draft| draft.act);
        let end = self.turn(open.start, end, act == Some(Act::Urges));
        if let (Some(span), Some(draft)) = (trimmed(self.line, open.start..end), self.drafts.get_mut(open.draft)) {
            draft.content.push(span);
        }
    }

    /// The article goes on in its own voice after a semicolon (but not in a list after a colon) and after
    /// `, tuy nhiên`; what is urged ends before any `, song …`.
    fn turn(&self, start: usize, end: usize, is_urged: bool) -> usize {
        let line = self.line;
        let lists = line.was(start, Kind::COLON);
        let english = line.reading.language == Language::English;
        let own = Kind::NEGATION.or(Kind::VERB).or(Kind::ADVERB).or(Kind::AND).or(Kind::IF);
        let turns = |i: usize| {
            let however = is_urged || line.word(i) == "tuy" && line.is(i + 1, subject::HEAD);
            let meanwhile = line.word(i) == "as" && line.was(i, Kind::COMMA) && line.is(i + 1, subject::HEAD);
            // `… even as engineers had doubts`
            let meanwhile = meanwhile || english && line.written(i) == "even as";
            // `…, but it is unclear how many`: the article says so
            let unclear = line.is(i, Kind::BUT) && line.was(i, Kind::COMMA) && line.word(i + 1) == "it";
            let unclear = unclear && (i + 2..i + 5).any(|i| matches!(line.word(i), "unclear" | "unknown"));
            let comments = line.was(i, Kind::COMMA) && english && is_comment(line, i);
            meanwhile
                || unclear
                || comments
                || line.is(i, Kind::SEMI) && !lists && !line.is(i + 1, own)
                || line.is(i, Kind::BUT) && line.was(i, Kind::COMMA) && however
        };
        (start + 1..end).find(|&i| turns(i)).unwrap_or(end)
    }

    /// Adds `draft`, its content open from piece `start` on.
    pub(super) fn push_open(&mut self, draft: Draft, start: usize, relays: bool) {
        self.open = Some(Open { draft: self.drafts.len(), start, relays, hears: false });
        self.drafts.push(draft);
    }

    /// The source for a cue: what was found before it, or that of the claim or clause before.
    pub(super) fn source_of(&mut self, subject: &Subject, cue: usize) -> Option<Range<usize>> {
        match subject {
            Subject::Found(found) | Subject::Far(found) => Some(found.clone()),
            Subject::Elided => {
                self.last_source.clone().or_else(|| subject::first(self.line, self.floor, cue)).filter(|s| s.end <= cue)
            }
        }
    }

    /// The bytes of the pieces `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.line.span(range)
    }

    /// A relay as written in the pieces `name`, tied on by the pieces `phrase`.
    pub(super) fn through(&self, name: Range<usize>, phrase: Range<usize>) -> Through {
        let name = without_head(self.line, name);
        Through {
            span: self.line.span(name.clone()),
            phrase: self.line.span(phrase.start.min(name.start)..phrase.end.max(name.end)),
        }
    }
}

/// Behind a comma the article comments on what was said: `, highlighting the divide`, `, a plan that he dropped`.
fn is_comment(line: &Line, at: usize) -> bool {
    const PARTICIPLES: [&str; 14] = [
        "highlighting",
        "pointing",
        "underscoring",
        "echoing",
        "reflecting",
        "prompting",
        "sparking",
        "referring",
        "alluding",
        "contradicting",
        "drawing",
        "earning",
        "ending",
        "signaling",
    ];
    const NOUNS: [&str; 18] = [
        "recommendation",
        "plan",
        "move",
        "reference",
        "decision",
        "claim",
        "idea",
        "position",
        "statement",
        "proposal",
        "comment",
        "remark",
        "sign",
        "nod",
        "swipe",
        "point",
        "accusation",
        "charge",
    ];
    let article = matches!(line.word(at), "a" | "an" | "the");
    PARTICIPLES.contains(&line.word(at)) || article && NOUNS.contains(&line.word(at + 1))
}

/// `nguồn tin của tình báo`: who is cited is what follows.
fn without_head(line: &Line, range: Range<usize>) -> Range<usize> {
    let head = line.is(range.start, Kind::PAPER) && range.len() > 2 && line.is(range.start + 1, Kind::OF);
    let from_source =
        matches!(lowered(line.written(range.start)).as_str(), "nguồn tin") && line.is(range.start + 1, Kind::OF);
    if head || from_source { range.start + 2..range.end } else { range }
}

/// The pieces of a source as the words to show: without what an adverb or mark left at its ends.
pub(super) fn tidy(line: &Line, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    let ends = Kind::COMMA.or(Kind::STOP).or(Kind::DASH).or(Kind::TIME).or(Kind::COLON);
    while start < end && line.is(start, ends.or(Kind::AND)) {
        start += 1;
    }
    while end > start && line.is(end - 1, ends.or(Kind::AND).or(Kind::PREP)) {
        end -= 1;
    }
    start..end
}

/// The pieces name an outlet or a document: one that passes on.
pub(super) fn relays(line: &Line, range: Range<usize>) -> bool {
    let outlet = Kind::OUTLET.or(Kind::MEDIA);
    range.clone().any(|i| line.is(i, outlet)) && !line.is(range.start, Kind::TITLE.or(Kind::GROUP).or(Kind::COUNT))
        || line.is(range.start, Kind::PAPER)
}

/// The content after the cue, as [`content::right`] finds it.
pub(super) use content::right;
