//! A sentence as a row of pieces: phrases of the lexicon, names, dates, whole quotations, brackets, marks.
//!
//! All frames are read off this row; a quotation of ten sentences is one piece of it.

use super::date;
use super::lexicon::{Entry, Kind, Lexicon, Tags};
use super::word::Words;
use crate::analysis::quote::Quote;
use crate::analysis::token::{Case, Token, TokenKind, is_headline};
use crate::analysis::{Entity, EntityKind, Language, Mention};
use crate::text::Span;
use std::ops::Range;

/// What the steps of claim finding may look at.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub language: Language,
    pub tokens: &'a [Token],
    pub words: Words,
    pub quotes: &'a [Quote],
    pub entities: &'a [Entity],
    pub mentions: &'a [Mention],
    pub lexicon: &'static Lexicon,
    /// The longest phrase of the lexicon at each token: every step asks for them.
    pub phrases: Vec<Option<(usize, Entry)>>,
}

impl Reading<'_> {
    /// Word `at` in lower case; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at)
    }

    /// The longest phrase of the lexicon that starts with token `at` and ends before `end`: its length and what it is.
    pub(super) fn phrase(&self, at: usize, end: usize) -> Option<(usize, Entry)> {
        let (length, entry) = self.phrases.get(at).copied().flatten()?;
        if at + length <= end {
            return Some((length, entry));
        }
        self.lexicon.longest(self.words.hashes(at..end))
    }

    /// The bytes of the tokens `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let first = self.tokens.get(range.start).map_or(Span::default(), |token| token.span);
        if range.is_empty() {
            return Span::new(first.start as usize, first.start as usize);
        }
        self.tokens.get(range.end - 1).map_or(first, |token| first.join(token.span))
    }

    /// The mention that starts at byte `start`.
    pub(super) fn mention_at(&self, start: u32) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.span.start < start);
        self.mentions.get(at).filter(|mention| mention.span.start == start)
    }

    /// The kind of the entity of `mention`.
    pub(super) fn kind_of(&self, mention: &Mention) -> Option<EntityKind> {
        self.entities.get(mention.entity.0 as usize).map(|entity| entity.kind)
    }
}

/// One piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// What it can be, how far it is to be trusted, its act.
    pub entry: Entry,
}

impl Piece {
    /// It can be one of `kinds`.
    pub(super) fn is(&self, kinds: Kind) -> bool {
        self.entry.kind.is(kinds)
    }

    /// It has one of `tags`.
    pub(super) fn has(&self, tags: Tags) -> bool {
        self.entry.tags.has(tags)
    }
}

/// Stands for what lies beyond the ends of a sentence.
const BEYOND: Piece =
    Piece { from: usize::MAX, to: usize::MAX, entry: Entry { kind: Kind::STOP, tags: Tags(0), act: None } };

/// A sentence as a row of pieces.
pub(super) struct Line<'a> {
    pub reading: &'a Reading<'a>,
    pub pieces: Vec<Piece>,
}

impl<'a> Line<'a> {
    /// Cuts the sentence of the tokens `range` into pieces.
    pub(super) fn new(reading: &'a Reading<'a>, range: Range<usize>) -> Line<'a> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = range.start;
        let tokens = reading.tokens.get(range.clone()).unwrap_or_default();
        let is_headline = reading.language == Language::English && is_headline(tokens);
        let mut quotes = {
            let first = reading.quotes.partition_point(|quote| quote.open < range.start);
            reading.quotes.get(first..).unwrap_or_default().iter().peekable()
        };
        while at < range.end {
            while quotes.next_if(|quote| quote.open < at).is_some() {}
            let starts = is_headline
                || pieces.last().is_none_or(|last| last.is(Kind::QUOTE.or(Kind::COLON).or(Kind::STOP).or(Kind::DASH)));
            let piece = match quotes.next_if(|quote| quote.open == at) {
                Some(quote) => Piece { from: at, to: quote.end.clamp(at + 1, range.end), entry: kind(Kind::QUOTE) },
                None => next_piece(reading, at, range.end, (starts, is_headline)),
            };
            at = piece.to.max(at + 1);
            pieces.push(piece);
        }
        unstop(reading, &mut pieces);
        let pieces = with_initials(reading, pieces);
        Line { reading, pieces }
    }

    /// Number of pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Piece `at`; a full stop beyond the ends.
    pub(super) fn get(&self, at: usize) -> Piece {
        self.pieces.get(at).copied().unwrap_or(BEYOND)
    }

    /// Piece `at` can be one of `kinds`.
    pub(super) fn is(&self, at: usize, kinds: Kind) -> bool {
        self.get(at).is(kinds)
    }

    /// The piece before `at` can be one of `kinds`; false at the start.
    pub(super) fn was(&self, at: usize, kinds: Kind) -> bool {
        at > 0 && self.is(at - 1, kinds)
    }

    /// The first word of piece `at`.
    pub(super) fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| self.reading.word(piece.from))
    }

    /// The words of piece `at`, as written.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.span(at..at + 1).of(self.reading.text)
    }

    /// The bytes of the pieces `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match (self.pieces.get(range.start), self.pieces.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if range.start < range.end => self.reading.span(first.from..last.to),
            (Some(first), _) => self.reading.span(first.from..first.from),
            _ => Span::default(),
        }
    }

    /// Piece `at` is the name of a body.
    pub(super) fn is_body(&self, at: usize) -> bool {
        self.names(at) == Some(EntityKind::Organization)
    }

    /// Piece `at` is the name of a person.
    pub(super) fn is_person(&self, at: usize) -> bool {
        self.names(at) == Some(EntityKind::Person)
    }

    fn names(&self, at: usize) -> Option<EntityKind> {
        let mention = self.reading.mention_at(self.span(at..at + 1).start).filter(|_| self.is(at, Kind::NAME))?;
        self.reading.kind_of(mention)
    }

    /// The sentence begins with an opening quotation mark, and not amid a quotation.
    pub(super) fn opens_quotation(&self) -> bool {
        self.reading.tokens.get(self.get(0).from).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// The quotation of piece `at` has its closing mark.
    pub(super) fn is_closed(&self, at: usize) -> bool {
        let quotes = self.reading.quotes;
        let place = quotes.partition_point(|quote| quote.open < self.get(at).from);
        quotes.get(place).is_some_and(|quote| quote.closed)
    }

    /// The piece before `at` is a quotation with a comma before its closing mark.
    pub(super) fn ends_with_comma(&self, at: usize) -> bool {
        let quote = at.checked_sub(1).map(|before| self.get(before)).filter(|before| before.is(Kind::QUOTE));
        quote.is_some_and(|quote| self.reading.word(quote.to.saturating_sub(2)) == ",")
    }

    /// Piece `at` is a quotation of speech: more than three words, or one that ends as a sentence does.
    pub(super) fn is_speech(&self, at: usize) -> bool {
        let piece = self.get(at);
        if !piece.is(Kind::QUOTE) {
            return false;
        }
        if at == 0 && self.is(1, Kind::COMMA.or(Kind::DASH)) {
            return true;
        }
        let words =
            (piece.from..piece.to).filter(|&i| self.reading.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Mark));
        let last = self.reading.word(piece.to.saturating_sub(2));
        words.take(4).count() > 3 || matches!(last, "." | "!" | "?" | ",")
    }
}

/// A full stop within the sentence belongs to an abbreviation: `N.T.H. (29 tuổi)`.
fn unstop(reading: &Reading, pieces: &mut [Piece]) {
    let last = pieces.iter().rposition(|piece| !piece.is(Kind::STOP)).unwrap_or(0);
    for piece in pieces.iter_mut().take(last).filter(|piece| piece.is(Kind::STOP) && reading.word(piece.from) == ".") {
        piece.entry = kind(Kind::MARK);
    }
}

/// The stop after initials belongs to the name: `chị H.`, `em N.V.H.`.
fn with_initials(reading: &Reading, pieces: Vec<Piece>) -> Vec<Piece> {
    let is_initials = |piece: &Piece| {
        let written = reading.span(piece.from..piece.to).of(reading.text);
        piece.is(Kind::NAME) && written.split('.').all(|initial| initial.chars().count() == 1)
    };
    let mut merged: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let stop = piece.is(Kind::MARK) && reading.word(piece.from) == "." && piece.to == piece.from + 1;
        match merged.last_mut() {
            Some(name) if stop && name.to == piece.from && is_initials(name) => name.to = piece.to,
            _ => merged.push(piece),
        }
    }
    merged
}

/// An English word that tells how: `plausibly`.
fn is_adverb(word: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "family", "daily", "weekly", "ally", "reply", "supply", "rely", "apply", "likely", "early", "elderly",
        "friendly",
    ];
    word.len() > 4 && word.ends_with("ly") && !OTHERS.contains(&word)
}

fn kind(kind: Kind) -> Entry {
    Entry { kind, ..Entry::default() }
}

/// What a capitalised phrase in the middle of a sentence can still be.
const NOUNS: Kind =
    Kind::TITLE.or(Kind::GROUP).or(Kind::MEDIA).or(Kind::OUTLET).or(Kind::PAPER).or(Kind::PRONOUN).or(Kind::TIME);

fn next_piece(reading: &Reading, at: usize, end: usize, (starts, is_headline): (bool, bool)) -> Piece {
    let Some(token) = reading.tokens.get(at) else { return Piece { from: at, to: at + 1, entry: kind(Kind::MARK) } };
    if let Some(length) = date::length(reading, at, end) {
        return Piece { from: at, to: at + length, entry: kind(Kind::TIME) };
    }
    let phrase = reading.phrase(at, end);
    let phrase = phrase.filter(|(_, entry)| {
        starts
            || !token.is_capital()
            || entry.kind.is(NOUNS)
            || reading.language == Language::English && token.span.len() == 1
    });
    if let Some((length, mut entry)) = mention(reading, at, is_headline) {
        if let Some((phrase_length, known)) = phrase {
            if phrase_length > length {
                return Piece { from: at, to: at + phrase_length, entry: known };
            }
            if phrase_length == length {
                entry.kind = entry.kind.or(Kind(known.kind.0 & NOUNS.0));
            } else if known.kind.is(Kind::MEDIA) {
                entry.kind = entry.kind.or(Kind::OUTLET);
            }
        }
        return Piece { from: at, to: (at + length).min(end), entry };
    }
    if let Some((length, entry)) = phrase {
        let (length, entry) = before_venue(reading, at, (length, entry));
        let (length, entry) = without_object(reading, at, (length, entry));
        let length = if entry.tags.has(Tags::HEAD) { 1 } else { length };
        return Piece { from: at, to: at + length, entry };
    }
    if reading.language == Language::English && is_adverb(reading.word(at)) && !token.is_capital() {
        return Piece { from: at, to: at + 1, entry: kind(Kind::ADVERB) };
    }
    match token.kind {
        TokenKind::Mark => mark(reading, at, end),
        TokenKind::Number => Piece { from: at, to: at + 1, entry: kind(Kind::NUMBER) },
        TokenKind::Word if token.is_capital() => {
            Piece { from: at, to: name_end(reading, at, end, is_headline), entry: kind(Kind::NAME) }
        }
        TokenKind::Word => Piece { from: at, to: at + 1, entry: kind(Kind::WORD) },
    }
}

/// `thông báo [trên kênh YouTube]`: before a venue `trên` is no demonstrative.
fn before_venue(reading: &Reading, at: usize, (length, entry): (usize, Entry)) -> (usize, Entry) {
    const VENUES: [&str; 11] =
        ["mạng", "trang", "kênh", "sóng", "truyền", "đài", "báo", "website", "fanpage", "blog", "tài"];
    let next = at + length;
    let venue =
        VENUES.contains(&reading.word(next)) || reading.tokens.get(next).is_some_and(|token| token.is_capital());
    if length < 2 || reading.word(next - 1) != "trên" || !venue {
        return (length, entry);
    }
    reading.phrase(at, next - 1).filter(|(shorter, _)| *shorter + 1 == length).unwrap_or((length, entry))
}

/// `bác bỏ cáo buộc [này]`: what the phrase names as its object is all that is denied, and no part of the cue.
fn without_object(reading: &Reading, at: usize, (length, entry): (usize, Entry)) -> (usize, Entry) {
    let next = at + length;
    let points = |(_, entry): (usize, Entry)| entry.kind.is(Kind::THIS);
    let place = || reading.tokens.get(next + 1).is_some_and(|token| token.is_capital());
    if !entry.tags.has(Tags::WHOLE) || !reading.phrase(next, usize::MAX).is_some_and(points) || place() {
        return (length, entry);
    }
    let shorter = (1..length).rev().find_map(|end| reading.phrase(at, at + end).filter(|(n, _)| *n == end));
    shorter.filter(|(_, verb)| verb.kind.is(Kind::CUE) && !verb.tags.has(Tags::WHOLE)).unwrap_or((length, entry))
}

/// The mention that starts at token `at`, as a name: its length in tokens.
fn mention(reading: &Reading, at: usize, is_headline: bool) -> Option<(usize, Entry)> {
    let token = reading.tokens.get(at)?;
    let mention = reading.mention_at(token.span.start)?;
    let found = match reading.kind_of(mention)? {
        EntityKind::Person | EntityKind::Organization | EntityKind::Location => Kind::NAME,
        EntityKind::Date => Kind::TIME,
        EntityKind::Product | EntityKind::Event => Kind::NAME,
        EntityKind::Number => return None,
    };
    let length = reading.tokens.get(at..)?.iter().take_while(|token| token.span.end <= mention.span.end).count();
    let length = (1..length).find(|&i| speaks(reading, at + i, is_headline)).unwrap_or(length);
    (length > 0).then_some((length, kind(found)))
}

/// A small word within a name is a verb of saying: the recogniser went too far.
fn speaks(reading: &Reading, at: usize, is_headline: bool) -> bool {
    let small = reading.tokens.get(at).is_some_and(|token| token.case == Case::Lower || is_headline);
    let phrase = || reading.phrase(at, usize::MAX);
    small
        && phrase().is_some_and(|(_, entry)| {
            entry.kind.is(Kind::CITE) || entry.kind.is(Kind::CUE) && entry.tags.has(Tags::SAFE)
        })
}

/// The end of a run of capitals; it stops before a mention and before a title.
fn name_end(reading: &Reading, at: usize, end: usize, is_headline: bool) -> usize {
    let goes_on = |i: usize| {
        let token = reading.tokens.get(i)?;
        let plain = token.is_capital() && reading.mention_at(token.span.start).is_none();
        let known = reading.phrase(i, usize::MAX).is_some_and(|(_, entry)| is_headline || entry.kind.is(NOUNS));
        (plain && !known).then_some(())
    };
    (at + 1..end).find(|&i| goes_on(i).is_none()).unwrap_or(end)
}

/// Words in brackets are one piece where the bracket closes within this many tokens.
const BRACKET: usize = 40;

fn mark(reading: &Reading, at: usize, end: usize) -> Piece {
    let word = reading.word(at);
    let blanks = |i: usize| reading.tokens.get(i).is_none_or(|token| token.spaced);
    let found = match word {
        "," => Kind::COMMA,
        ":" => Kind::COLON,
        ";" => Kind::SEMI,
        "." | "!" | "?" | "…" => Kind::STOP,
        "-" | "–" | "—" if blanks(at) || blanks(at + 1) => Kind::DASH,
        "(" | "[" => {
            let close = (at + 1..end.min(at + BRACKET)).find(|&i| matches!(reading.word(i), ")" | "]"));
            // a sentence in brackets is read as any other
            let whole = |close: usize| close > at + 8 && (close + 1..end).all(|i| reading.word(i) == ".");
            let opens =
                at == 0 || reading.tokens.get(at - 1).is_none_or(|t| matches!(t.span.of(reading.text), "." | "”"));
            return match close.filter(|&close| !(opens && whole(close))) {
                Some(close) => Piece { from: at, to: close + 1, entry: kind(Kind::PAREN) },
                None => Piece { from: at, to: at + 1, entry: kind(Kind::MARK) },
            };
        }
        _ => Kind::MARK,
    };
    Piece { from: at, to: at + 1, entry: kind(found) }
}
