//! What the list's query finds. Titles, outlets, tags, dates and marks are looked up here and at once; texts, names and
//! claims are asked of the index, and until it has answered the list stands as it was.

use super::message::{Answers, Effect};
use super::{Model, Scope};
use crate::library::{
    Atom, InTitles, Known, Library, Matcher, Query, QueryError, RowSet, Term, evaluate, find_titles_among,
    parse_typing, rank,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Answers kept at most: those of some lines typed letter by letter.
const KEPT: usize = 256;
/// Of more than twice so many rows so many, those with the largest numbers, which are the newest, are looked at first,
/// and what is found is shown before the others are looked at.
const FIRST: u32 = 100_000;

/// The query of the list, and what is known of its parts.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was understood.
    pub query: Option<Query>,
    /// What was not, and where.
    pub error: Option<QueryError>,
    /// The index has not answered yet.
    pub is_waiting: bool,
    /// Not everything was looked at yet.
    pub is_partial: bool,
    answers: HashMap<Atom, Answer>,
    titles: Vec<(Term, InTitles)>,
    /// All rows, while the library stands as it is.
    all: Option<RowSet>,
}

/// What the index found for a part of a query.
#[derive(Clone, Debug)]
struct Answer {
    rows: Arc<RowSet>,
    /// There is more to come.
    is_partial: bool,
}

impl Search {
    /// Something is looked for.
    pub fn is_on(&self) -> bool {
        self.query.as_ref().is_some_and(|query| *query != Query::All)
    }

    /// The parts of the query that the index is asked for, and what it found.
    fn asked(&self, scope: Scope) -> impl Iterator<Item = (&Atom, Option<&Answer>)> {
        let atoms = self.query.iter().flat_map(Query::atoms).filter(move |atom| is_asked(atom, scope));
        atoms.map(|atom| (atom, self.answers.get(atom)))
    }

    /// The library changed: what was found may not be all.
    fn forget(&mut self) {
        self.answers.clear();
        self.titles.clear();
        self.all = None;
    }

    /// Rows whose titles hold a term, at least those of `all`, whose numbers are `start` and larger; that of a term which
    /// begins it was looked for just before.
    fn titles(&mut self, library: &Library, term: &Term, (all, start): (&RowSet, u32)) -> RowSet {
        let known = self.titles.iter().position(|(known, _)| known == term);
        let found = known.map(|at| &self.titles[at].1);
        if let Some(found) = found.filter(|found| found.start <= start) {
            return found.rows.clone();
        }
        if let Some(rows) = find_titles_among(library, term, all) {
            return rows;
        }
        let mut found = known.map_or_else(|| InTitles::none(library), |at| self.titles.remove(at).1);
        let begins = |known: &Term| !known.is_exact && !term.is_exact && term.typed.starts_with(&known.typed);
        let wider = self.titles.iter().filter(|(known, _)| begins(known)).max_by_key(|(known, _)| known.typed.len());
        found.look_on(library, term, (wider.map(|(_, found)| found), start));
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
    let matcher = Matcher::of(&query);
    model.list.matcher = if model.list.scope == Scope::Bodies { matcher.at_word() } else { matcher };
    model.list.search.query = Some(query);
    model.list.search.error = error;
    // Whoever asks anew is not told any more of what was asked before.
    model.list.search.answers.retain(|_, answer| !answer.is_partial);
    refind(model, true);
}

/// Looks at the rows that were not looked at yet, so that everything is listed.
pub fn look_on(model: &mut Model) {
    if model.list.search.is_partial {
        refind(model, false);
    }
}

/// Rows came, changed or went.
pub fn library_changed(model: &mut Model) {
    model.list.search.forget();
    model.list.sort(&model.library);
    refind(model, false);
}

/// What the reader keeps changed.
pub fn kept_changed(model: &mut Model) {
    let depends = |query: &Query| query.atoms().any(|atom| matches!(atom, Atom::Is(_) | Atom::Tag(_) | Atom::Word(_)));
    // An article that is marked as read while unread ones are listed stays in view until the query is typed anew.
    if model.list.search.query.as_ref().is_some_and(depends) && model.prompt.is_some() {
        refind(model, false);
    }
}

/// The index has answered.
pub fn answered(model: &mut Model, answers: Answers) {
    let search = &mut model.list.search;
    if search.answers.len() > KEPT {
        search.answers.clear();
    }
    let is_partial = answers.is_partial;
    let found = answers.found.into_iter().map(|(atom, rows)| (atom, Answer { rows, is_partial }));
    search.answers.extend(found);
    // Where nothing is known yet of another part, the index is still at it; to ask anew would give up what it does.
    let is_known = search.asked(model.list.scope).all(|(_, answer)| answer.is_some());
    if is_known || !is_partial {
        refind(model, false);
    }
}

/// Finds anew what is listed; `in_parts` where words are looked for in very many rows. Asks the index where it must.
fn refind(model: &mut Model, in_parts: bool) {
    let search = &mut model.list.search;
    (search.is_waiting, search.is_partial) = (false, false);
    let query = search.query.clone().filter(|query| *query != Query::All);
    let Some(query) = query else { return model.list.show_all(&model.library) };
    let scope = model.list.scope;
    let is_part = |answer: Option<&Answer>| answer.is_none_or(|answer| answer.is_partial);
    let partial: Vec<Atom> =
        search.asked(scope).filter(|(_, answer)| is_part(*answer)).map(|(atom, _)| atom.clone()).collect();
    search.is_waiting = partial.iter().any(|atom| !search.answers.contains_key(atom));
    if search.is_waiting {
        return model.effects.push(Effect::Ask(partial));
    }
    search.is_partial = !partial.is_empty();
    let mut search = std::mem::take(search);
    let all = search.all.take().unwrap_or_else(|| model.library.ids().collect());
    let end = model.library.end();
    let has_words = query.atoms().any(|atom| matches!(atom, Atom::Word(_)));
    let rows = if in_parts && has_words && end > 2 * FIRST {
        search.is_partial = true;
        model.effects.push(Effect::LookOn);
        let start = end - FIRST;
        let mut first = all.clone();
        first.remove(&RowSet::below(start));
        evaluate(&query, &first, &mut |atom, all| find(model, &mut search, (atom, all, start)))
    } else {
        evaluate(&query, &all, &mut |atom, all| find(model, &mut search, (atom, all, 0)))
    };
    search.all = Some(all);
    model.list.search = search;
    let ranked: Vec<Term> = if scope == Scope::Titles { bare_words(&query) } else { Vec::new() };
    model.list.show(&model.library, &rows, |ids| rank(&model.library, ids, &ranked));
    super::find::look_again(model);
}

/// The rows that one part of a query means, at least those of `all`, whose numbers are `start` and larger.
fn find(model: &Model, search: &mut Search, (atom, all, start): (&Atom, &RowSet, u32)) -> RowSet {
    if is_asked(atom, model.list.scope) {
        return search.answers.get(atom).map(|answer| (*answer.rows).clone()).unwrap_or_default();
    }
    let known = Known { library: &model.library, kept: model.keeping.all(), today: model.today };
    let Atom::Word(term) = atom else { return known.find(atom) };
    let mut rows = search.titles(&model.library, term, (all, start));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Key, Message, Settings, Shelved, update};
    use crate::library::{Row, RowId, RowState};

    /// A library with so few rows that they are told one by one, numbered as among very many.
    const ROWS: [u32; 3] = [2 * FIRST + 2, FIRST + 1, 5];

    fn model() -> Model {
        let mut library = Library::default();
        for (id, title) in ROWS.into_iter().zip(["Tin về lúa", "Tin về cá", "Tin về gạo"]) {
            library.put(Row {
                id: RowId(id),
                content: None,
                title: title.into(),
                title_is_made: false,
                outlet: None,
                published: None,
                minutes: 1,
                state: RowState::Loaded,
            });
        }
        let mut model = Model::new(Settings::default());
        update(&mut model, Message::Resize(120, 35));
        update(&mut model, Message::Shelved(Box::new(Shelved { library, renumbered: HashMap::new() })));
        model
    }

    fn press(model: &mut Model, keys: &str) -> Vec<Effect> {
        let keys = Key::sequence(keys).unwrap();
        keys.into_iter().flat_map(|key| update(model, Message::Key(key))).collect()
    }

    fn listed(model: &Model) -> Vec<u32> {
        model.list.ids.iter().map(|id| id.0).collect()
    }

    #[test]
    fn of_very_many_rows_the_first_are_shown_before_the_others_are_looked_at() {
        let mut model = model();
        let effects = press(&mut model, "/tin");
        assert!(effects.contains(&Effect::LookOn));
        assert_eq!((listed(&model), model.list.search.is_partial), (vec![ROWS[0]], true));
        assert!(!update(&mut model, Message::LookOn).contains(&Effect::LookOn));
        assert_eq!((listed(&model), model.list.search.is_partial), (ROWS.to_vec(), false));
        // Letters that come before the others are looked at, and such as are taken back.
        press(&mut model, " gạ");
        assert!(listed(&model).is_empty());
        press(&mut model, "o");
        update(&mut model, Message::LookOn);
        assert_eq!(listed(&model), [ROWS[2]]);
        press(&mut model, "<Backspace><Backspace><Backspace>");
        update(&mut model, Message::LookOn);
        assert_eq!(listed(&model), ROWS);
    }

    #[test]
    fn whoever_does_not_wait_gets_what_the_others_hold_too() {
        let mut model = model();
        press(&mut model, "/gao<Enter>");
        assert_eq!((listed(&model), model.list.scope), (vec![ROWS[2]], Scope::Titles));
    }

    #[test]
    fn what_was_found_in_part_is_asked_again() {
        let mut model = model();
        let asks = |effects: Vec<Effect>| effects.iter().any(|effect| matches!(effect, Effect::Ask(_)));
        assert!(asks(press(&mut model, "g/ca")));
        let Some(Query::Atom(atom)) = model.list.search.query.clone() else { panic!("one word") };
        let rows = Arc::new(RowSet::from_iter([RowId(ROWS[1])]));
        let answers = |is_partial| Answers { found: vec![(atom.clone(), Arc::clone(&rows))], is_partial };
        update(&mut model, Message::Answered(answers(true)));
        assert_eq!((listed(&model), model.list.search.is_partial), (vec![ROWS[1]], true));
        assert!(asks(press(&mut model, "p")));
        assert!(asks(press(&mut model, "<Backspace>")));
        update(&mut model, Message::Answered(answers(false)));
        assert!(!model.list.search.is_partial);
        assert!(asks(press(&mut model, "p")));
        assert!(!asks(press(&mut model, "<Backspace>")));
        // A part of two: the other one is being looked for, and to ask for it anew would give up the first.
        let mut model = self::model();
        press(&mut model, "g/ca tin");
        assert!(!asks(update(&mut model, Message::Answered(answers(true)))));
        assert!(model.list.search.is_waiting);
    }
}
