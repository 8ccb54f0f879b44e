//! Parts the text of a query into tokens, in one walk.

use super::error::{Mark, Operator, Problem};
use super::fault::Fault;
use super::field::Field;
use crate::text::{Screened, Span, fold};

/// A piece of a query.
#[derive(Debug)]
pub(super) struct Token<'t> {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) lexeme: Lexeme<'t>,
}

/// What a piece of a query is.
#[derive(Debug)]
pub(super) enum Lexeme<'t> {
    /// `(`
    Open,
    /// `)`
    Close,
    /// A sign or a word between or before conditions.
    Operator(Operator),
    /// A word or phrase.
    Word(Value<'t>),
    /// A field with its values; one that is empty where there is none.
    Field(Field, Vec<Value<'t>>),
    /// A regular expression.
    Pattern(Value<'t>),
    /// Something that cannot be used and was reported.
    Broken,
}

/// A word, a phrase, or one value of a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'t> {
    /// The text, without the marks.
    pub(super) text: &'t str,
    /// Where it stands, marks included.
    pub(super) span: Span,
    /// Where the text begins.
    pub(super) start: usize,
    /// It begins with an apostrophe.
    pub(super) is_exact: bool,
    /// It stands in quotation marks.
    pub(super) is_quoted: bool,
    /// Its quotation mark or slash is missing at the end.
    pub(super) is_open: bool,
}

/// The tokens of `text`, and what is wrong with them.
pub(super) fn scan(text: &str) -> (Vec<Token<'_>>, Vec<Fault>) {
    let mut scanner = Scanner { text, at: 0, tokens: Vec::new(), faults: Vec::new() };
    while let Some(c) = scanner.peek() {
        scanner.step(c);
    }
    (scanner.tokens, scanner.faults)
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token<'t>>,
    faults: Vec<Fault>,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    fn push(&mut self, start: usize, lexeme: Lexeme<'t>) {
        self.tokens.push(Token { span: Span::new(start, self.at), lexeme });
    }

    fn fault(&mut self, start: usize, problem: Problem, may_be_mended: bool) {
        self.faults.push(Fault::new(Span::new(start, self.at), problem).mended_if(may_be_mended));
    }

    /// Takes the token that begins with `c`.
    fn step(&mut self, c: char) {
        let start = self.at;
        match c {
            '(' | ')' | '|' => {
                self.at += 1;
                self.push(
                    start,
                    match c {
                        '(' => Lexeme::Open,
                        ')' => Lexeme::Close,
                        _ => Lexeme::Operator(Operator::Or),
                    },
                );
            }
            '-' | '!' => self.negation(),
            '/' => self.pattern(),
            '"' | '\'' => self.word(),
            _ if c.is_whitespace() => self.at += c.len_utf8(),
            _ => self.word_or_field(),
        }
    }

    /// A sign of negation stands right before what it negates.
    fn negation(&mut self) {
        let start = self.at;
        self.at += 1;
        if self.peek().is_none_or(|c| c.is_whitespace() || c == ')' || c == '|') {
            let is_at_end = self.is_at_end();
            self.fault(start, Problem::Lone(Operator::Not), is_at_end);
            self.push(start, Lexeme::Broken);
        } else {
            self.push(start, Lexeme::Operator(Operator::Not));
        }
    }

    /// `/…/`; a slash within it stands behind a backslash.
    fn pattern(&mut self) {
        let start = self.at;
        self.at += 1;
        let mut is_escaped = false;
        let end = self.rest().find(|c| {
            let ends = c == '/' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            ends
        });
        let text = self.enclosed(end);
        let value = self.value_of(text, start, start + 1, end.is_none());
        self.closed(&value, Mark::Slash);
        self.push(start, if text.is_empty() { Lexeme::Broken } else { Lexeme::Pattern(value) });
    }

    /// A word or phrase, exact or not.
    fn word(&mut self) {
        let start = self.at;
        let value = self.value(false);
        self.push(start, if value.text.is_empty() { Lexeme::Broken } else { Lexeme::Word(value) });
    }

    /// A bare word, an operator in letters, or a field with its values.
    fn word_or_field(&mut self) {
        let start = self.at;
        let run = self.run(false);
        let operator = match run {
            "AND" => Some(Operator::And),
            "OR" => Some(Operator::Or),
            "NOT" => Some(Operator::Not),
            _ => None,
        };
        if let Some(operator) = operator {
            return self.push(start, Lexeme::Operator(operator));
        }
        let (name, value) = run.split_once(':').unwrap_or_default();
        let field = Field::from_name(name);
        let is_name = field.is_some() || (!name.is_empty() && fold(name).chars().all(char::is_alphabetic));
        let has_value = !value.is_empty() || self.peek() == Some('"');
        // `https://…` is a word, and so is `Ukraine:` of a headline.
        if !is_name || value.starts_with("//") || (field.is_none() && !has_value) {
            let value = self.value_of(run, start, start, false);
            return self.push(start, Lexeme::Word(value));
        }
        let name_end = start + name.len();
        self.at = name_end + 1;
        let values = self.values(field);
        match field {
            Some(field) => self.push(start, Lexeme::Field(field, values)),
            None => {
                let problem = Problem::NoField { name: Screened::line(name), nearest: Field::nearest(name) };
                self.faults.push(Fault::new(Span::new(start, name_end), problem));
                self.push(start, Lexeme::Broken);
            }
        }
    }

    /// The values of a field, parted by commas; a number has commas of its own.
    fn values(&mut self, field: Option<Field>) -> Vec<Value<'t>> {
        let has_list = field != Some(Field::Num);
        let mut values = vec![self.value(has_list)];
        while has_list && self.peek() == Some(',') {
            self.at += 1;
            values.push(self.value(has_list));
        }
        values
    }

    /// One value: a bare run, or a phrase in quotation marks, with or without an apostrophe before it.
    fn value(&mut self, is_in_list: bool) -> Value<'t> {
        let start = self.at;
        let is_exact = self.peek() == Some('\'');
        self.at += usize::from(is_exact);
        let is_quoted = self.peek() == Some('"');
        let text_start = self.at + usize::from(is_quoted);
        let mut value = if is_quoted {
            self.at += 1;
            let end = self.rest().find('"');
            let text = self.enclosed(end);
            self.value_of(text, start, text_start, end.is_none())
        } else {
            let text = self.run(is_in_list);
            self.value_of(text, start, text_start, false)
        };
        value.is_exact = is_exact;
        value.is_quoted = is_quoted;
        if is_quoted {
            self.closed(&value, Mark::Quote);
        } else if is_exact && value.text.is_empty() {
            let is_at_end = self.is_at_end();
            self.fault(start, Problem::Empty(Mark::Apostrophe), is_at_end);
        }
        value
    }

    fn value_of(&self, text: &'t str, start: usize, text_start: usize, is_open: bool) -> Value<'t> {
        let span = Span::new(start, self.at);
        Value { text, span, start: text_start, is_exact: false, is_quoted: false, is_open }
    }

    /// Takes what stands before the closing mark at `end` of the rest, and the mark; all the rest where there is none.
    fn enclosed(&mut self, end: Option<usize>) -> &'t str {
        let rest = self.rest();
        let text = &rest[..end.unwrap_or(rest.len())];
        self.at += text.len() + usize::from(end.is_some());
        text
    }

    /// Reports a value that is not closed or has nothing in it.
    fn closed(&mut self, value: &Value<'t>, mark: Mark) {
        let (start, is_at_end) = (value.span.start as usize, self.is_at_end());
        if value.is_open {
            self.fault(start, Problem::Open(mark), true);
        } else if value.text.trim().is_empty() {
            self.fault(start, Problem::Empty(mark), is_at_end);
        }
    }

    /// Takes everything up to a blank, a bracket, a bar, a quotation mark, or a comma where it parts values.
    fn run(&mut self, ends_at_comma: bool) -> &'t str {
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '"') || (ends_at_comma && c == ',');
        let run = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at += run.len();
        run
    }
}
