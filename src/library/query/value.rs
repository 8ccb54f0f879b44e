//! What words and the values of fields come to.

use super::choice::{Choice, State};
use super::error::Problem;
use super::fault::{Fault, Flaw};
use super::scan::Value;
use super::{Atom, ClaimAtom, DateTest, Field, NumberTest, Pattern, Query};
use crate::analysis::Act;
use crate::library::Term;
use crate::text::{Screened, Span};

/// What a `field:value` comes to.
#[derive(Debug)]
pub(super) enum Asked {
    /// Something of a claim, to be joined with what stands beside it.
    Claim(ClaimAtom),
    /// Anything else.
    Query(Query),
}

/// Reads values, and reports those that cannot be used.
#[derive(Debug)]
pub(super) struct Reader<'f> {
    /// The length of the query: the reader is typing there.
    pub(super) end: usize,
    /// What was wrong.
    pub(super) faults: &'f mut Vec<Fault>,
}

impl Reader<'_> {
    /// The word or phrase `value`; `None` where nothing is left of it when folded.
    pub(super) fn term(&mut self, value: &Value<'_>) -> Option<Term> {
        // Articles are in normal form C, and so must be what is looked for.
        let text = Screened::line(value.text);
        let term = if value.is_exact { Term::exact(&text) } else { Term::new(&text, false) };
        let term = Term { is_quoted: value.is_quoted, ..term };
        (!term.folded.is_empty()).then_some(term)
    }

    /// The regular expression `value`.
    pub(super) fn pattern(&mut self, value: &Value<'_>) -> Option<Query> {
        match Pattern::new(value.text) {
            Ok(pattern) => Some(Query::Atom(Atom::Regex(pattern))),
            Err(wrong) => {
                let problem = wrong.map_or(Problem::BigPattern, Problem::Pattern);
                self.faults.push(Fault::new(value.span, problem).mended_if(value.is_open));
                None
            }
        }
    }

    /// What `field` asks with `values`, of which one must be met.
    pub(super) fn field(&mut self, field: Field, values: &[Value<'_>]) -> Option<Asked> {
        let nothing = ClaimAtom::default();
        let claim = match field {
            Field::By => ClaimAtom { by: self.each(field, values, Self::term), ..nothing },
            Field::Via => ClaimAtom { via: self.each(field, values, Self::term), ..nothing },
            Field::About => {
                let about = self.each(field, values, Self::term);
                ClaimAtom { about: if about.is_empty() { Vec::new() } else { vec![about] }, ..nothing }
            }
            Field::Act => ClaimAtom { acts: self.acts(values), ..nothing },
            Field::Entity => return one_of(self.each(field, values, Self::term), Atom::Entity),
            Field::Outlet => return one_of(self.each(field, values, Self::term), Atom::Outlet),
            Field::Tag => return one_of(self.each(field, values, Self::term), Atom::Tag),
            Field::Title => return one_of(self.each(field, values, Self::term), Atom::Title),
            Field::Is => return one_of(self.each(field, values, Self::state), Atom::Is),
            Field::Date => return one_of(self.each(field, values, Self::date), Atom::Date),
            Field::Num => return one_of(self.each(field, values, Self::number), Atom::Number),
        };
        (claim != ClaimAtom::default()).then_some(Asked::Claim(claim))
    }

    /// What `read` makes of each of `values`. A missing one is reported; a phrase without words already was.
    fn each<T>(&mut self, field: Field, values: &[Value<'_>], read: fn(&mut Self, &Value<'_>) -> Option<T>) -> Vec<T> {
        let mut all = Vec::with_capacity(values.len());
        for value in values {
            if value.span.is_empty() {
                // The place is the colon or the comma before it.
                let span = Span::new(value.start.saturating_sub(1), value.start);
                let is_at_end = value.start == self.end;
                self.faults.push(Fault::new(span, Problem::NoValue(field)).mended_if(is_at_end));
            } else if !value.text.trim().is_empty() {
                all.extend(read(self, value));
            }
        }
        all
    }

    fn acts(&mut self, values: &[Value<'_>]) -> Vec<Act> {
        let mut acts = self.each(Field::Act, values, Self::act);
        acts.sort_unstable();
        acts.dedup();
        acts
    }

    fn act(&mut self, value: &Value<'_>) -> Option<Act> {
        let read = Act::read(value.text);
        read.map_err(|among| self.refuse(value, !among.is_empty(), |typed| Problem::Act(typed, among))).ok()
    }

    fn state(&mut self, value: &Value<'_>) -> Option<State> {
        let read = State::read(value.text);
        read.map_err(|among| self.refuse(value, !among.is_empty(), |typed| Problem::State(typed, among))).ok()
    }

    fn date(&mut self, value: &Value<'_>) -> Option<DateTest> {
        let problem = |flaw| if flaw == Flaw::Backwards { Problem::Backwards } else { Problem::Date };
        let may_grow = DateTest::may_grow(value.text);
        DateTest::read(value.text).map_err(|flaw| self.refuse(value, may_grow, problem(flaw))).ok()
    }

    fn number(&mut self, value: &Value<'_>) -> Option<NumberTest> {
        let problem = |flaw| if flaw == Flaw::Backwards { Problem::Backwards } else { Problem::Number };
        let may_grow = NumberTest::may_grow(value.text);
        NumberTest::read(value.text).map_err(|flaw| self.refuse(value, may_grow, problem(flaw))).ok()
    }

    /// Reports `value`, which more letters make good if it `may_grow`.
    fn refuse(&mut self, value: &Value<'_>, may_grow: bool, problem: impl FnOnce(Screened) -> Problem) {
        let is_typed = value.span.end as usize == self.end;
        let fault = Fault::new(value.span, problem(Screened::line(value.text)));
        self.faults.push(fault.mended_if(is_typed && (value.is_open || may_grow)));
    }
}

fn one_of<T>(values: Vec<T>, atom: fn(T) -> Atom) -> Option<Asked> {
    Query::one_of(values.into_iter().map(|value| Query::Atom(atom(value))).collect()).map(Asked::Query)
}
