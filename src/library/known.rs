//! What the list itself knows for a part of a query, without looking into texts.

use super::{Atom, Kept, Library, RowId, RowSet, State, Term, find_titles};
use crate::article::ArticleId;
use crate::text::fold;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What is known without looking into texts.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The rows.
    pub library: &'a Library,
    /// What the reader keeps.
    pub kept: &'a HashMap<ArticleId, Kept>,
    /// The day of today, for `date:7d`.
    pub today: NaiveDate,
}

impl Known<'_> {
    /// The rows that `atom` means; words and expressions are looked for in titles. Entities, claims and figures are
    /// not known here.
    pub fn find(&self, atom: &Atom) -> RowSet {
        let library = self.library;
        match atom {
            Atom::Word(term) => {
                let mut rows = find_titles(library, term, None).rows;
                rows.add(&self.tagged(term));
                rows
            }
            Atom::Title(term) => self.rows(|id| library.title_holds(id, term)),
            Atom::Outlet(term) => self.rows(|id| library.outlet_holds(id, term)),
            Atom::Regex(pattern) => self.rows(|id| pattern.regex().is_match(library.at(id).title)),
            Atom::Tag(term) => self.tagged(term),
            Atom::Is(state) => self.rows(|id| self.is_so(id, *state)),
            Atom::Date(test) => {
                let days = test.days(self.today);
                self.rows(|id| library.at(id).published.is_some_and(|published| days.holds(published.date)))
            }
            Atom::Entity(_) | Atom::Claim(_) | Atom::Number(_) => RowSet::default(),
        }
    }

    fn rows(&self, is_it: impl Fn(RowId) -> bool) -> RowSet {
        self.library.ids().filter(|&id| is_it(id)).collect()
    }

    /// Rows with a tag that holds `term`.
    pub fn tagged(&self, term: &Term) -> RowSet {
        let holds = |kept: &Kept| kept.tags().iter().any(|tag| term.occurs(tag, &fold(tag)));
        let tagged = self.kept.iter().filter(|(_, kept)| kept.more.is_some() && holds(kept));
        tagged.flat_map(|(article, _)| self.library.with_content(*article)).collect()
    }

    fn is_so(&self, id: RowId, state: State) -> bool {
        let is_failed = self.library.is_failed(id);
        let kept = self.library.content(id).and_then(|article| self.kept.get(&article));
        let holds = |is_it: fn(&Kept) -> bool| kept.is_some_and(is_it);
        match state {
            State::Read => holds(|kept| kept.is_read),
            State::Unread => !holds(|kept| kept.is_read) && !is_failed,
            State::Starred => holds(|kept| kept.is_starred),
            State::Tagged => holds(|kept| !kept.tags().is_empty()),
            State::Noted => holds(|kept| !kept.note().is_empty()),
            State::Changed => holds(|kept| kept.has_changed),
            State::Failed => is_failed,
        }
    }
}
