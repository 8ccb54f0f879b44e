//! What the list's query finds. Titles, outlets, tags, dates and marks are looked up here and at once; texts, names and
//! claims are asked of the index, and until it has answered the list stands as it was.

use super::message::{Answers, Effect};
use super::{Model, Scope};
use crate::library::{
    Atom, InTitles, Known, Library, Query, QueryError, RowSet, Term, evaluate, find_titles, find_titles_among,
    parse_typing, rank,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Answers kept at most: those of some lines typed letter by letter.
const KEPT: usize = 256;

/// The query of the list, and what is known of its parts.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was understood.
    pub query: Option<Query>,
    /// What was not, and where.
    pub error: Option<QueryError>,
    /// The index has not answered yet.
    pub is_waiting: bool,
    /// The index has not found everything yet.
    pub is_partial: bool,
    answers: HashMap<Atom, Arc<RowSet>>,
    titles: Vec<(Term, InTitles)>,
    /// All rows, while the library stands as it is.
    all: Option<RowSet>,
}

impl Search {
    /// Something is looked for.
    pub fn is_on(&self) -> bool {
        self.query.as_ref().is_some_and(|query| *query != Query::All)
    }

    /// The library changed: what was found may not be all.
    fn forget(&mut self) {
        self.answers.clear();
        self.titles.clear();
        self.all = None;
    }

    /// Rows whose titles hold a term, at least those of `all`; that of a term which begins it was looked for just before.
    fn titles(&mut self, library: &Library, term: &Term, all: &RowSet) -> RowSet {
        if let Some((_, found)) = self.titles.iter().find(|(known, _)| known == term) {
            return found.rows.clone();
        }
        if let Some(rows) = find_titles_among(library, term, all) {
            return rows;
        }
        let begins = |known: &Term| !known.is_exact && !term.is_exact && term.typed.starts_with(&known.typed);
        let wider = self.titles.iter().filter(|(known, _)| begins(known)).max_by_key(|(known, _)| known.typed.len());
        let found = find_titles(library, term, wider.map(|(_, found)| found));
        if self.titles.len() >= 16 {
            self.titles.remove(0);
        }
        let rows = found.rows.clone();
        self.titles.push((term.clone(), found));
        rows
    }
}

/// The index is to be asked for it.
fn is_asked(atom: &Atom, scope: Scope) -> bool {
    match atom {
        // One letter begins a word of nearly every text.
        Atom::Word(term) => scope == Scope::Bodies && term.folded.chars().count() > 1,
        Atom::Regex(_) => scope == Scope::Bodies,
        Atom::Entity(_) | Atom::Claim(_) | Atom::Number(_) => true,
        Atom::Title(_) | Atom::Outlet(_) | Atom::Tag(_) | Atom::Is(_) | Atom::Date(_) => false,
    }
}

/// The query of the list was changed.
pub fn requery(model: &mut Model) {
    let (query, error) = parse_typing(model.list.query.text());
    let mut words = query.words();
    if model.list.scope == Scope::Bodies {
        words = words.into_iter().map(Term::at_word).collect();
    }
    model.list.terms = words;
    model.list.search.query = Some(query);
    model.list.search.error = error;
    refind(model);
}

/// Rows came, changed or went.
pub fn library_changed(model: &mut Model) {
    model.list.search.forget();
    model.list.sort(&model.library);
    refind(model);
}

/// What the reader keeps changed.
pub fn kept_changed(model: &mut Model) {
    let depends = |query: &Query| query.atoms().any(|atom| matches!(atom, Atom::Is(_) | Atom::Tag(_) | Atom::Word(_)));
    // An article that is marked as read while unread ones are listed stays in view until the query is typed anew.
    if model.list.search.query.as_ref().is_some_and(depends) && model.prompt.is_some() {
        refind(model);
    }
}

/// The index has answered.
pub fn answered(model: &mut Model, answers: Answers) {
    let search = &mut model.list.search;
    if search.answers.len() > KEPT {
        search.answers.clear();
    }
    search.is_partial = answers.is_partial;
    search.answers.extend(answers.found);
    refind(model);
}

/// Finds anew what is listed; asks the index where it must.
fn refind(model: &mut Model) {
    let Some(query) = model.list.search.query.clone() else { return model.list.show_all(&model.library) };
    if query == Query::All {
        model.list.search.is_waiting = false;
        return model.list.show_all(&model.library);
    }
    let scope = model.list.scope;
    let is_unknown = |atom: &&Atom| is_asked(atom, scope) && !model.list.search.answers.contains_key(*atom);
    let unknown: Vec<Atom> = query.atoms().filter(is_unknown).cloned().collect();
    model.list.search.is_waiting = !unknown.is_empty();
    if !unknown.is_empty() {
        return model.effects.push(Effect::Ask(unknown));
    }
    let mut search = std::mem::take(&mut model.list.search);
    let all = search.all.take().unwrap_or_else(|| model.library.ids().collect());
    let rows = evaluate(&query, &all, &mut |atom, all| find(model, &mut search, (atom, all)));
    search.all = Some(all);
    model.list.search = search;
    let ranked: Vec<Term> = if scope == Scope::Titles { bare_words(&query) } else { Vec::new() };
    model.list.show(&model.library, &rows, |ids| rank(&model.library, ids, &ranked));
    super::find::look_again(model);
}

/// The rows that one part of a query means, at least those of `all`.
fn find(model: &Model, search: &mut Search, (atom, all): (&Atom, &RowSet)) -> RowSet {
    if is_asked(atom, model.list.scope) {
        return search.answers.get(atom).map(|rows| (**rows).clone()).unwrap_or_default();
    }
    let known = Known { library: &model.library, kept: model.keeping.all(), today: model.today };
    let Atom::Word(term) = atom else { return known.find(atom) };
    let mut rows = search.titles(&model.library, term, all);
    rows.add(&known.tagged(term));
    rows
}

/// The words that stand for themselves and must all be there: those by which titles are ranked.
fn bare_words(query: &Query) -> Vec<Term> {
    match query {
        Query::Atom(Atom::Word(term)) => vec![term.clone()],
        Query::And(parts) => parts.iter().flat_map(bare_words).collect(),
        _ => Vec::new(),
    }
}
