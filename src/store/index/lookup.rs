//! What the index finds for one part of a query.

use super::{Index, Result, figures, row_ids};
use crate::library::{Atom, NumberTest, RowId, RowSet, State, Term};
use rusqlite::{Row, params};
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// Rows that are looked among, by their numbers. Numbers run with time, so that a few at the end are the newest.
pub type Among = RangeInclusive<RowId>;
/// All rows.
pub const ALL: Among = RowId(0)..=RowId(u32::MAX);
/// Letters up to which beginnings of words have lists of their own.
const LISTED: usize = 3;
/// So many lists are joined by FTS5: of more, it looks at each for every row.
const TOGETHER: usize = 16;
/// Names that are offered for one that is typed.
const COMPLETED: usize = 20;

/// Rows that may be what is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The rows: all that are asked for are among them.
    pub rows: RowSet,
    /// They are what is asked for. Otherwise the text of each has to be looked at.
    pub is_exact: bool,
}

impl Index {
    /// The rows that `atom` may mean, of those `among` which it looks.
    pub fn candidates(&self, atom: &Atom, among: &Among) -> Result<Candidates> {
        match atom {
            Atom::Word(term) => self.texts_with(term, among),
            Atom::Entity(term) => {
                let mut rows = RowSet::default();
                let words: Vec<String> = self.names(term)?.iter().map(|name| format!("e{name}")).collect();
                self.gather_any(("facts", &words), among, &mut rows)?;
                Ok(Candidates { rows, is_exact: true })
            }
            Atom::Claim(claim) => self.claims_with(claim, among),
            Atom::Number(test) => self.figures_with(test, among).map(|rows| Candidates { rows, is_exact: true }),
            Atom::Is(State::Failed) => {
                let rows = self.select("reason IS NOT NULL", among)?;
                Ok(Candidates { rows, is_exact: true })
            }
            Atom::Regex(_) => {
                let rows = self.select("content IS NOT NULL", among)?;
                Ok(Candidates { rows, is_exact: false })
            }
            // What the list itself knows is not asked here.
            Atom::Title(_) | Atom::Outlet(_) | Atom::Tag(_) | Atom::Is(_) | Atom::Date(_) => Ok(Candidates::default()),
        }
    }

    /// Articles whose text may hold `term`: each of its words begins one of theirs.
    pub(super) fn texts_with(&self, term: &Term, among: &Among) -> Result<Candidates> {
        let words = term.words();
        if words.is_empty() {
            // Signs alone, as the dash of a headline, ask for nothing.
            let rows = self.select("content IS NOT NULL", among)?;
            return Ok(Candidates { rows, is_exact: !term.asks_for_signs() });
        }
        let mut rows: Option<RowSet> = None;
        for (n, word) in words.iter().enumerate() {
            // Only the last word of several may be unfinished.
            let is_whole = word.is_exact || n + 1 < words.len();
            let mut found = RowSet::default();
            if word.has_marks || word.is_exact {
                let mut spellings = if word.has_marks { self.spellings(word, is_whole)? } else { Vec::new() };
                if !word.has_marks {
                    spellings.push(word.folded.clone());
                }
                let spellings: Vec<String> = spellings.iter().map(|spelling| quoted(spelling)).collect();
                self.gather_any(("spelled", &spellings), among, &mut found)?;
            } else if is_whole {
                self.gather(("folded", &quoted(&word.folded)), among, &mut found)?;
            } else {
                self.gather(("folded", &self.begun(&word.folded)?), among, &mut found)?;
            }
            match &mut rows {
                Some(rows) => rows.keep(&found),
                None => rows = Some(found),
            }
        }
        let is_exact = words.len() == 1 && !term.is_case_sensitive && !term.asks_for_signs();
        Ok(Candidates { rows: rows.unwrap_or_default(), is_exact })
    }

    /// Articles whose text holds a word that begins with each of `terms`, which are [plain words](Term::is_plain_word):
    /// their lists are followed side by side.
    pub fn texts_with_all<'a>(&self, terms: impl Iterator<Item = &'a Term>, among: &Among) -> Result<RowSet> {
        let begun = terms.map(|term| Ok(format!("({})", self.begun(&term.folded)?)));
        let mut rows = RowSet::default();
        self.gather(("folded", &begun.collect::<Result<Vec<String>>>()?.join(" AND ")), among, &mut rows)?;
        Ok(rows)
    }

    /// An expression for the words of texts that begin with `folded`. FTS5 joins the lists of all of them before it looks
    /// into them, but for short beginnings, which have lists of their own: a few words are named one by one.
    fn begun(&self, folded: &str) -> Result<String> {
        let words = if folded.chars().count() > LISTED { self.beginning(folded)? } else { None };
        let quote = |words: Vec<String>| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" OR ");
        Ok(words.filter(|words| !words.is_empty()).map_or_else(|| prefix(folded), quote))
    }

    /// Numbers of the names that hold `term`: its words begin words of the name.
    pub(super) fn names(&self, term: &Term) -> Result<Vec<i64>> {
        let words: Vec<String> = term.words().iter().map(|word| prefix(&word.folded)).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "SELECT rowid FROM name_words WHERE name_words MATCH ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = statement.query_map([words.join(" AND ")], |row| row.get(0))?.collect::<Result<Vec<i64>>>()?;
        let is_sure = !term.has_marks && !term.is_exact && words.len() == 1;
        if is_sure {
            return Ok(ids);
        }
        let term = term.clone().at_word();
        let mut name = self.connection.prepare_cached("SELECT name FROM name WHERE id = ?")?;
        let mut sure = Vec::new();
        for id in ids {
            let name: String = name.query_row([id], |row| row.get(0))?;
            if term.occurs(&name, &crate::text::fold(&name)) {
                sure.push(id);
            }
        }
        Ok(sure)
    }

    /// Names that begin with the folded words `typed`, those of the most articles first: for completion.
    pub fn names_beginning(&self, typed: &str) -> Result<Vec<String>> {
        let words: Vec<String> = super::words::split(typed).map(prefix).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        // Names are numbered as they are met: the commonest are among the first.
        let sql =
            "SELECT id, name FROM name WHERE id IN (SELECT rowid FROM name_words WHERE name_words MATCH ? LIMIT 400)
                   ORDER BY kind IS NULL, id LIMIT 64";
        let mut statement = self.connection.prepare_cached(sql)?;
        let names = statement.query_map([words.join(" AND ")], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let names = names.collect::<Result<Vec<(i64, String)>>>()?;
        let make = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.fact USING fts5vocab('main', 'facts', 'row')";
        self.connection.prepare_cached(make)?.execute(())?;
        let counted = names.into_iter().map(|(id, name)| Ok((self.articles_with(id)?, name)));
        let mut counted = counted.collect::<Result<Vec<(i64, String)>>>()?;
        counted.sort_by_key(|(count, name)| (Reverse(*count), name.len()));
        Ok(counted.into_iter().map(|(_, name)| name).take(COMPLETED).collect())
    }

    /// The number of articles that name the name of this number or have a claim of its, by the table `fact`.
    fn articles_with(&self, name: i64) -> Result<i64> {
        let sql = "SELECT coalesce(sum(doc), 0) FROM temp.fact WHERE term IN ('e' || ?1, 's' || ?1)";
        self.connection.prepare_cached(sql)?.query_row([name], |row| row.get(0))
    }

    fn figures_with(&self, test: &NumberTest, among: &Among) -> Result<RowSet> {
        self.packed("figure", among, |figures| figures::unpack(figures).any(|value| test.holds(value)))
    }

    /// The rows of `table` for whose packed bytes `holds` holds.
    pub(super) fn packed(&self, table: &str, among: &Among, holds: impl Fn(&[u8]) -> bool) -> Result<RowSet> {
        let sql = format!("SELECT article, packed FROM {table} WHERE article BETWEEN ? AND ?");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([among.start().0, among.end().0])?;
        let mut found = RowSet::default();
        while let Some(row) = rows.next()? {
            if holds(row.get_ref(1)?.as_blob()?) {
                found.insert(RowId(row.get(0)?));
            }
        }
        Ok(found)
    }

    /// Adds the rows of the inverted list `table` for each of `queries`: some at a time, as to ask costs more than what
    /// most of them find.
    pub(super) fn gather_any(
        &self,
        (table, queries): (&str, &[String]),
        among: &Among,
        found: &mut RowSet,
    ) -> Result<()> {
        queries.chunks(TOGETHER).try_for_each(|some| self.gather((table, &some.join(" OR ")), among, found))
    }

    /// Adds the rows of the inverted list `table` for the expression `query`.
    pub(super) fn gather(&self, (table, query): (&str, &str), among: &Among, found: &mut RowSet) -> Result<()> {
        // Where all are looked among, their numbers need not be looked at.
        let is_all = *among == ALL;
        let within = if is_all { "" } else { " AND rowid BETWEEN ?2 AND ?3" };
        let sql = format!("SELECT row_ids(rowid) FROM {table} WHERE {table} MATCH ?1{within}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let add = |row: &Row<'_>| row_ids::rows(row).map(|rows| rows.for_each(|row| found.insert(row)));
        if is_all {
            statement.query_row([query], add)
        } else {
            statement.query_row(params![query, among.start().0, among.end().0], add)
        }
    }

    /// The rows of articles that meet a condition.
    pub(super) fn select(&self, condition: &str, among: &Among) -> Result<RowSet> {
        let sql = format!("SELECT row_ids(id) FROM article WHERE {condition} AND id BETWEEN ? AND ?");
        let mut statement = self.connection.prepare_cached(&sql)?;
        statement.query_row([among.start().0, among.end().0], |row| Ok(row_ids::rows(row)?.collect()))
    }
}

/// An expression of FTS5 for the word itself; words are letters and digits only.
fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

/// An expression for words that begin so.
fn prefix(word: &str) -> String {
    format!("\"{word}\"*")
}
