//! All claims of an article: sentence by sentence, then what a sentence alone does not tell.

use super::draft::{Draft, Through};
use super::dropped::{Dropped, Why};
use super::lexicon::{Kind, Lexicon};
use super::line::{Line, Reading};
use super::name::Names;
use super::word::Words;
use super::{Act, Claim, Doubt, Link, Source, answer, confidence, frame, hedge, mode, when};
use crate::analysis::quote::Quote;
use crate::analysis::sentence::Sentence;
use crate::analysis::token::Token;
use crate::analysis::{Entity, Language, Mention};
use crate::article::{Article, ParagraphKind};
use crate::text::Span;

/// Who and what is named in the article.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    pub entities: &'a [Entity],
    pub mentions: &'a [Mention],
}

/// The claims of `article`, and what was dropped, in order of the text.
pub(crate) fn find(
    article: &Article,
    language: Language,
    tokens: &[Token],
    parts: (&[Quote], &[Sentence]),
    named: Named<'_>,
) -> (Vec<Claim>, Vec<Dropped>) {
    if language == Language::Other {
        return Default::default();
    }
    let text = article.text.as_str();
    let (words, lexicon) = (Words::new(text, tokens), Lexicon::of(language));
    let phrases = (0..tokens.len()).map(|at| lexicon.longest(words.hashes(at..tokens.len()))).collect();
    let (entities, mentions) = (named.entities, named.mentions);
    let reading = Reading { text, language, tokens, words, quotes: parts.0, entities, mentions, lexicon, phrases };
    let Found { drafts, actors, dropped } = drafts(article, &reading, parts.1);
    let mut actors = actors.into_iter().peekable();
    let mut names = Names::new(&reading);
    let mut claims: Vec<Claim> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        while let Some((span, sentence)) = actors.next_if(|(_, sentence)| *sentence < draft.sentence) {
            names.note(span, sentence);
        }
        claims.push(claim(&reading, article, &mut names, draft, parts.1));
    }
    answer::link(&reading, &mut claims);
    (claims, dropped)
}

/// A quotation that is not closed: its bytes, paragraph and sentence.
type Unclosed = (Span, usize, usize);

/// What the sentences before leave to the next one.
#[derive(Default)]
struct Thread {
    /// The place of the last claim with a source, and its paragraph.
    last: Option<(usize, usize)>,
    /// The last sentence ended with a cue and a colon.
    awaits: bool,
    /// The last sentence was a quotation and its attribution, and nothing after it.
    quoted: bool,
    /// The last claim ended within a quotation, which goes on.
    spills: bool,
    /// Paragraphs of a quotation that is not closed yet: who said it, the end of it may tell.
    unclosed: Vec<Unclosed>,
    /// Who acts in a sentence that claims nothing, with its paragraph and number.
    actor: Option<Unclosed>,
}

impl Thread {
    /// The last claim stands in a paragraph before `paragraph`.
    fn is_before(&self, paragraph: usize) -> bool {
        self.last.is_some_and(|(_, last)| last < paragraph)
    }
}

/// What the sentences give.
struct Found {
    /// The claims in the making.
    drafts: Vec<Draft>,
    /// Who acts in the sentences that make none, with the number of the sentence.
    actors: Vec<(Span, usize)>,
    /// What looked like a claim.
    dropped: Vec<Dropped>,
}

fn drafts(article: &Article, reading: &Reading, sentences: &[Sentence]) -> Found {
    let mut all: Vec<Draft> = Vec::new();
    let (mut actors, mut dropped) = (Vec::new(), Vec::new());
    let mut thread = Thread::default();
    for (number, sentence) in sentences.iter().enumerate() {
        let is_title = article.paragraphs.get(sentence.paragraph).is_some_and(|p| p.kind == ParagraphKind::Title);
        let line = Line::new(reading, sentence.tokens.clone());
        if is_credit(&line) {
            continue;
        }
        if std::mem::take(&mut thread.awaits)
            && let (Some(content), Some(last)) = (awaited(&line), all.last_mut())
        {
            last.content.push(content);
            thread.quoted = true;
            thread.spills = quotation(&line).is_some_and(|(_, is_closed)| !is_closed);
            continue;
        }
        let scan = frame::read(&line, number, is_title);
        let awaits = scan.awaits;
        dropped.extend(scan.dropped);
        let mut drafts = scan.drafts;
        lend_source(&mut drafts, sentence.paragraph, &all, &thread);
        let (mut found, empty): (Vec<Draft>, _) = drafts.into_iter().partition(|draft| stands(draft, awaits));
        let empty = empty.into_iter().filter_map(|draft| draft.cue);
        dropped.extend(empty.map(|cue| Dropped { cue, why: Why::NoContent }));
        if found.is_empty() {
            let actor = actor(&line);
            actors.extend(actor.map(|span| (span, number)));
            let spills = std::mem::take(&mut thread.spills);
            match quotation(&line) {
                // a new paragraph opens the same quotation again
                Some((content, is_closed))
                    if spills && (!line.opens_quotation() || thread.is_before(sentence.paragraph)) =>
                {
                    thread.spills = !is_closed;
                    thread.quoted = is_closed;
                    thread.last = thread.last.map(|(last, _)| (last, sentence.paragraph));
                    if let Some(last) = all.last_mut() {
                        last.content.push(content);
                    }
                }
                Some((content, false)) => thread.unclosed.push((content, sentence.paragraph, number)),
                found => {
                    let content = found.map(|(content, _)| content).or_else(|| after_colon(&line));
                    unattributed(content, sentence, number, &mut all, &mut thread);
                }
            }
            thread.actor = actor.map(|span| (span, sentence.paragraph, number));
            continue;
        }
        close_quotation(&line, &mut found, &mut all, &mut thread);
        thread.spills = (0..line.len())
            .rev()
            .find(|&i| !line.is(i, Kind::STOP))
            .is_some_and(|last| line.is(last, Kind::QUOTE) && !line.is_closed(last));
        thread.awaits = awaits;
        thread.quoted = found.last().is_some_and(|draft| ends_quoted(&line, draft));
        all.extend(found);
        thread.last = (all.len() - 1, sentence.paragraph).into();
    }
    give_to_last(&mut all, &mut thread);
    all.retain(|draft| stands(draft, false));
    Found { drafts: all, actors, dropped }
}

/// Claims that name no source because the sentence before does have its source; where it has none, they do not stand.
fn lend_source(drafts: &mut Vec<Draft>, paragraph: usize, all: &[Draft], thread: &Thread) {
    let last = thread.last.filter(|(_, place)| *place == paragraph).and_then(|(last, _)| all.get(last));
    let source = last.and_then(|last| last.source);
    drafts.retain_mut(|draft| {
        let lent = draft.rule == frame::headless::RULE;
        if lent {
            draft.source = source;
        }
        !lent || source.is_some()
    });
}

/// The subject of a sentence that claims nothing, where it is a person or a body.
fn actor(line: &Line) -> Option<Span> {
    let subject = super::subject::first(line, 0, line.len())?;
    let subject = frame::tidy(line, subject);
    let head = Kind::TITLE.or(Kind::NAME).or(Kind::GROUP).or(Kind::COUNT).or(Kind::WORD);
    let fits = line.is(subject.start, head) && subject.len() <= ACTOR && !subject.is_empty();
    let named = subject.clone().any(|i| line.is(i, Kind::NAME.or(Kind::TITLE)));
    (fits && named).then(|| line.span(subject))
}

/// Longest subject that is taken for one who acts, in pieces.
const ACTOR: usize = 8;

/// A claim has content; a refusal may have none.
fn stands(draft: &Draft, awaits: bool) -> bool {
    !draft.content.is_empty() || draft.act == Act::Declines || awaits
}

/// `(Theo AFP)`, `Theo Reuters`: the credit of the article.
fn is_credit(line: &Line) -> bool {
    line.len() <= 3 && line.is(0, Kind::THEO.or(Kind::PAREN)) || line.len() == 0
}

/// What a cue and a colon at the end of the paragraph before announce.
fn awaited(line: &Line) -> Option<Span> {
    let first = (0..line.len()).find(|&i| !line.is(i, Kind::DASH.or(Kind::MARK)))?;
    let end = if line.is(first, Kind::QUOTE) { first + 1 } else { line.len() };
    super::content::trimmed(line, first..end)
}

/// The draft's last piece of content is a quotation, and its attribution ends the sentence.
fn ends_quoted(line: &Line, draft: &Draft) -> bool {
    draft.rule == "quote-source-cue"
        || draft.rule == "quote-cue-source"
        || draft.content.last().is_some_and(|last| {
            let end = (0..line.len()).rev().find(|&i| !line.is(i, Kind::STOP)).unwrap_or(0);
            line.is_speech(end) && line.span(end..end + 1).end == last.end
        })
}

/// The sentence is nothing but a quotation: its bytes, and whether it is closed.
fn quotation(line: &Line) -> Option<(Span, bool)> {
    let first = super::subject::over_leads(line, 0, line.len());
    let rest = (first + 1..line.len()).all(|i| line.is(i, Kind::STOP.or(Kind::QUOTE)));
    let content = super::content::trimmed(line, first..line.len()).filter(|_| line.is_speech(first) && rest)?;
    Some((content, line.is_closed(first)))
}

/// `Mưa cuốn trôi cầu: “…”`: the quotation at the end of a sentence that tells no more of who says it.
fn after_colon(line: &Line) -> Option<Span> {
    let last = (0..line.len()).rev().find(|&i| !line.is(i, Kind::STOP))?;
    (line.is_speech(last) && line.is_closed(last) && line.was(last, Kind::COLON)).then(|| line.span(last..last + 1))
}

/// The quotation of the paragraphs before is closed and attributed by the first claim of this sentence, or else belongs
/// to whoever spoke last.
fn close_quotation(line: &Line, found: &mut [Draft], all: &mut Vec<Draft>, thread: &mut Thread) {
    let unclosed = std::mem::take(&mut thread.unclosed);
    let start = line.span(0..1).start;
    let attributes = |draft: &&mut Draft| draft.content.first().is_some_and(|piece| piece.start == start);
    match found.first_mut().filter(attributes) {
        Some(draft) if line.is(0, Kind::QUOTE) => {
            draft.content.splice(0..0, unclosed.into_iter().map(|(content, ..)| content));
        }
        _ => unclosed.into_iter().for_each(|unclosed| attribute(unclosed, all, thread)),
    }
}

/// Quotations that nobody closed belong to whoever spoke last.
fn give_to_last(all: &mut Vec<Draft>, thread: &mut Thread) {
    let unclosed = std::mem::take(&mut thread.unclosed);
    give(unclosed, all, thread);
}

/// Gives to whoever spoke last the paragraphs of one quotation, which each opens again and only the last one closes.
fn give(paragraphs: Vec<Unclosed>, all: &mut Vec<Draft>, thread: &mut Thread) {
    let mut paragraphs = paragraphs.into_iter();
    let Some(first) = paragraphs.next() else { return };
    let before = thread.last;
    attribute(first, all, thread);
    let is_new = thread.last != before;
    for (content, here, number) in paragraphs {
        match thread.last.filter(|_| is_new).and_then(|(last, _)| Some((last, all.get_mut(last)?))) {
            Some((last, draft)) => {
                draft.content.push(content);
                thread.last = Some((last, here));
            }
            None => attribute((content, here, number), all, thread),
        }
    }
}

/// A quotation without a cue, after those that were not closed.
fn unattributed(content: Option<Span>, sentence: &Sentence, number: usize, all: &mut Vec<Draft>, thread: &mut Thread) {
    let mut paragraphs = std::mem::take(&mut thread.unclosed);
    let none = content.is_none();
    paragraphs.extend(content.map(|content| (content, sentence.paragraph, number)));
    give(paragraphs, all, thread);
    if none {
        thread.quoted = false;
    }
}

/// A quotation without a cue: more of the claim before, or a claim of its own by the same source.
fn attribute((content, here, number): Unclosed, all: &mut Vec<Draft>, thread: &mut Thread) {
    // `Ông X tỏ ra cứng rắn. “…”`: he who acts in the sentence before
    if let Some((actor, _, _)) = thread.actor.take_if(|(_, place, before)| *place == here && *before + 1 == number) {
        let mut next = Draft::new("quote-of-actor", Act::States, number);
        next.source = Some(actor);
        next.frame = Span::new(content.start as usize, content.start as usize);
        next.content.push(content);
        next.elided = true;
        next.doubt = Some(Doubt::NoCue);
        all.push(next);
        thread.last = Some((all.len() - 1, here));
        thread.quoted = true;
        return;
    }
    let Some((last, paragraph)) = thread.last else {
        thread.quoted = false;
        return;
    };
    let same = paragraph == here;
    let adjacent = same && thread.quoted && number == all.get(last).map_or(0, |draft| draft.sentence) + 1;
    match all.get_mut(last) {
        Some(draft) if adjacent && matches!(draft.rule, "quote-source-cue" | "quote-cue-source") => {
            draft.content.push(content)
        }
        Some(draft) if draft.source.is_some() && (same || thread.quoted && paragraph + 1 == here) => {
            let mut next = Draft::new("quote-continued", draft.act, number);
            next.source = draft.source;
            next.outer = draft.outer.clone();
            next.act = if draft.act == Act::Assesses { Act::Assesses } else { Act::States };
            next.content.push(content);
            next.frame = Span::new(content.start as usize, content.start as usize);
            next.elided = true;
            next.doubt = Some(Doubt::NoCue);
            all.push(next);
            thread.last = Some((all.len() - 1, here));
            thread.quoted = true;
        }
        _ => {}
    }
}

/// Fills in what the frame left open.
fn claim(reading: &Reading, article: &Article, names: &mut Names, draft: Draft, sentences: &[Sentence]) -> Claim {
    let source = draft.source.map(|span| names.resolve(span, draft.sentence));
    let (doubt, source) = match source {
        Some((source, doubt)) => (draft.doubt.or(doubt), Some(source)),
        None => (draft.doubt.or(Some(Doubt::Nobody)), None),
    };
    let chain = chain(names, &draft, source.as_ref());
    let hedge = hedge::find(reading, &draft);
    let when = when::find(reading, article, &draft, sentences);
    let confidence = confidence::of(&draft, doubt, source.as_ref());
    Claim {
        mode: mode::of(reading, &draft.content),
        act: draft.act,
        hedged: hedge.is_some() || draft.weak,
        hedge,
        when,
        chain,
        source,
        cue: draft.cue,
        content: draft.content,
        answers: Vec::new(),
        confidence,
        doubt: doubt.filter(|_| confidence != super::Confidence::High),
        rule: draft.rule,
    }
}

/// Everyone through whom the content passed: those who relay, the source, those whom it cites.
fn chain(names: &mut Names, draft: &Draft, source: Option<&Source>) -> Vec<Link> {
    let mut chain: Vec<Link> = Vec::new();
    for through in &draft.outer {
        chain.push(link(names, draft, *through));
    }
    if let Some(source) = source {
        let phrase = draft.cue.filter(|_| !draft.elided).map_or(source.span, |cue| near(source.span, cue));
        chain.push(Link { span: source.span, name: source.name.clone(), phrase });
    }
    for through in &draft.inner {
        chain.push(link(names, draft, *through));
    }
    chain
}

/// Source and cue in one phrase where they stand close together.
fn near(source: Span, cue: Span) -> Span {
    if source.end <= cue.start && cue.start - source.end < 80 || cue.end <= source.start && source.start - cue.end < 80
    {
        source.join(cue)
    } else {
        source
    }
}

fn link(names: &mut Names, draft: &Draft, through: Through) -> Link {
    let source = names.link(through.span, draft.sentence);
    Link { span: through.span, name: source.name, phrase: through.phrase }
}
