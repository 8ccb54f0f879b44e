//! From tokens to a query. One walk, which goes on behind errors.

use super::error::{Mark, Operator, Problem, QueryError};
use super::fault::Fault;
use super::scan::{Lexeme, Token, Value, scan};
use super::value::{Asked, Reader};
use super::{Atom, ClaimAtom, Field, Query};
use crate::text::Span;

/// Bytes of a query at most.
pub const LENGTH: usize = 4096;

/// Brackets in brackets at most.
const DEPTH: usize = 64;

/// Regular expressions at most: each takes up to a mebibyte and is compiled at every key.
const PATTERNS: usize = 8;

/// The query that `text` means.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    let (query, faults) = read(text);
    match faults.into_iter().next() {
        Some(fault) => Err(fault.error),
        None => Ok(query),
    }
}

/// What can be understood of `text` while it is being typed at its end. What cannot is left out; the error is the first
/// one that the next letters would not mend, such as a field that is not known. `by:` without a value, an open quotation
/// mark, `|` at the end and the like are none.
pub fn parse_typing(text: &str) -> (Query, Option<QueryError>) {
    let (query, faults) = read(text);
    (query, faults.into_iter().find(|fault| !fault.may_be_mended).map(|fault| fault.error))
}

/// The query, and everything that is wrong with it in order of the text.
fn read(text: &str) -> (Query, Vec<Fault>) {
    if text.len() > LENGTH {
        let limit = (0..=LENGTH).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        let place = Span::new(limit, text.len());
        return (Query::All, vec![Fault::new(place, Problem::TooLong(LENGTH))]);
    }
    let (tokens, faults) = scan(text);
    let mut parser = Parser { tokens: &tokens, end: text.len(), patterns: 0, is_given_up: false, faults };
    let query = parser.whole().unwrap_or(Query::All);
    let mut faults = parser.faults;
    faults.sort_by_key(|fault| fault.error.span.start);
    (query, faults)
}

struct Parser<'t> {
    /// What is not yet read.
    tokens: &'t [Token<'t>],
    end: usize,
    patterns: usize,
    is_given_up: bool,
    faults: Vec<Fault>,
}

impl<'t> Parser<'t> {
    fn next(&mut self) -> Option<&'t Token<'t>> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    fn peek(&self) -> Option<&'t Lexeme<'t>> {
        self.tokens.first().map(|token| &token.lexeme)
    }

    fn reader(&mut self) -> Reader<'_> {
        Reader { end: self.end, faults: &mut self.faults }
    }

    /// Something is missing beside the operator at `place`; at the end it may still come.
    fn lone(&mut self, place: Span, operator: Operator) {
        let is_last = self.tokens.is_empty();
        self.faults.push(Fault::new(place, Problem::Lone(operator)).mended_if(is_last));
    }

    /// The whole query; brackets that close nothing are passed over.
    fn whole(&mut self) -> Option<Query> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.alternatives(0));
            match self.next() {
                Some(stray) => self.faults.push(Fault::new(stray.span, Problem::Stray)),
                None => return Query::all_of(parts),
            }
        }
    }

    /// `a | b`, up to a closing bracket or the end.
    fn alternatives(&mut self, depth: usize) -> Option<Query> {
        let mut sides = Vec::new();
        let mut bar = None;
        loop {
            let before = self.tokens.len();
            sides.extend(self.conjunction(depth));
            let is_empty = self.tokens.len() == before;
            let is_or = matches!(self.peek(), Some(Lexeme::Operator(Operator::Or)));
            let next = if is_or { self.next().map(|token| token.span) } else { None };
            if let (true, Some(place)) = (is_empty, next.or(bar)) {
                self.lone(place, Operator::Or);
            }
            if next.is_none() {
                return Query::one_of(sides);
            }
            bar = next;
        }
    }

    /// What stands beside each other, up to a bar, a closing bracket or the end.
    fn conjunction(&mut self, depth: usize) -> Option<Query> {
        let mut parts = Vec::new();
        let mut claim: Option<ClaimAtom> = None;
        let (mut is_first, mut and) = (true, None);
        while let Some(token) = self.tokens.first() {
            let asked = match &token.lexeme {
                Lexeme::Close | Lexeme::Operator(Operator::Or) => break,
                Lexeme::Operator(Operator::And) => {
                    self.next();
                    if is_first || and.is_some() {
                        self.lone(token.span, Operator::And);
                    }
                    (is_first, and) = (false, Some(token.span));
                    continue;
                }
                Lexeme::Field(field, values) => {
                    self.next();
                    self.reader().field(*field, values)
                }
                _ => self.negatable(depth).map(Asked::Query),
            };
            (is_first, and) = (false, None);
            match (asked, &mut claim) {
                (Some(Asked::Claim(next)), Some(last)) => {
                    if let Some(next) = last.take(next) {
                        parts.extend(claim.replace(next).map(of_claim));
                    }
                }
                (Some(Asked::Claim(next)), None) => claim = Some(next),
                (Some(Asked::Query(query)), _) => {
                    parts.extend(claim.take().map(of_claim));
                    parts.push(query);
                }
                (None, _) => {}
            }
        }
        if let Some(place) = and {
            self.lone(place, Operator::And);
        }
        parts.extend(claim.map(of_claim));
        Query::all_of(parts)
    }

    /// One condition with any number of negations before it.
    fn negatable(&mut self, depth: usize) -> Option<Query> {
        let mut is_negated = false;
        let mut sign = None;
        while let Some(Lexeme::Operator(Operator::Not)) = self.peek() {
            is_negated = !is_negated;
            sign = self.next().map(|token| token.span);
        }
        if let (None | Some(Lexeme::Close | Lexeme::Operator(_)), Some(place)) = (self.peek(), sign) {
            self.lone(place, Operator::Not);
            return None;
        }
        let token = self.next()?;
        let query = match &token.lexeme {
            Lexeme::Open => self.bracket(token.span, depth + 1),
            Lexeme::Word(value) => self.reader().term(value).map(|term| Query::Atom(Atom::Word(term))),
            Lexeme::Pattern(value) => self.pattern(value),
            Lexeme::Field(field, values) => self.field(*field, values),
            Lexeme::Close | Lexeme::Operator(_) | Lexeme::Broken => None,
        }?;
        Some(match query {
            Query::Not(inner) if is_negated => *inner,
            query if is_negated => Query::Not(Box::new(query)),
            query => query,
        })
    }

    /// What stands in the bracket that opened at `open`.
    fn bracket(&mut self, open: Span, depth: usize) -> Option<Query> {
        if depth > DEPTH {
            // The rest is not read, so the brackets around it are not reported as open.
            self.tokens = &[];
            self.is_given_up = true;
            self.faults.push(Fault::new(open, Problem::TooDeep(DEPTH)));
            return None;
        }
        let before = self.tokens.len();
        let query = self.alternatives(depth);
        let is_empty = self.tokens.len() == before;
        match self.next() {
            Some(close) if is_empty => {
                self.faults.push(Fault::new(open.join(close.span), Problem::Empty(Mark::Bracket)));
            }
            None if !self.is_given_up => {
                self.faults.push(Fault::new(open, Problem::Open(Mark::Bracket)).mended_if(true));
            }
            _ => {}
        }
        query
    }

    fn pattern(&mut self, value: &Value<'_>) -> Option<Query> {
        self.patterns += 1;
        if self.patterns > PATTERNS {
            self.faults.push(Fault::new(value.span, Problem::ManyPatterns(PATTERNS)));
            return None;
        }
        self.reader().pattern(value)
    }

    /// A field that stands for itself, because it is negated.
    fn field(&mut self, field: Field, values: &[Value<'_>]) -> Option<Query> {
        match self.reader().field(field, values)? {
            Asked::Claim(claim) => Some(of_claim(claim)),
            Asked::Query(query) => Some(query),
        }
    }
}

fn of_claim(claim: ClaimAtom) -> Query {
    Query::Atom(Atom::Claim(claim))
}
