//! What goes wrong while a query is read. Reading goes on behind it, so that a filter can follow every key.

use super::error::{Problem, QueryError};
use crate::text::Span;

/// An error, and whether it is one while the query is still being typed.
#[derive(Debug)]
pub(super) struct Fault {
    /// The error.
    pub(super) error: QueryError,
    /// It stands where the reader is typing, and the next letters may well mend it.
    pub(super) may_be_mended: bool,
}

impl Fault {
    /// An error that more letters do not mend.
    pub(super) fn new(span: Span, problem: Problem) -> Self {
        Self { error: QueryError { span, problem }, may_be_mended: false }
    }

    /// More letters may mend it, if this is so.
    pub(super) fn mended_if(self, may_be_mended: bool) -> Self {
        Self { may_be_mended, ..self }
    }
}

/// Why a date or a number cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It is none.
    Unreadable,
    /// The range ends before it begins.
    Backwards,
}
