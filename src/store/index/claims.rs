//! Claims across articles.

use super::lookup::{Among, Candidates};
use super::packed::{PackedClaim, unpack};
use super::{Index, Result};
use crate::analysis::Act;
use crate::article::ArticleId;
use crate::library::{ClaimAtom, RowId, RowSet, Term};
use crate::text::Span;
use std::collections::HashSet;

/// So many words are looked up in any case.
const FEW: usize = 64;
/// Looking up a word of the list of facts takes as long as looking at the claims of so many articles.
const ROWS_A_WORD: usize = 4;

/// Numbers of names that one part of an atom means; none where it asks for nobody.
type Names = Option<HashSet<i64>>;

/// By whom, via whom and of which act claims are sought, in the numbers of an index.
#[derive(Debug)]
pub struct Sought {
    by: Names,
    via: Names,
    acts: Vec<Act>,
}

impl Index {
    /// Articles with a claim that may be what `atom` asks for: what it is about, the texts have to tell.
    pub(super) fn claims_with(&self, atom: &ClaimAtom, among: &Among) -> Result<Candidates> {
        let sought = self.sought(atom)?;
        let mut rows = match self.lists_of(&sought, among)? {
            Some(lists) => self.listed(&sought, &lists, among)?,
            None => self.scanned(&sought, among)?,
        };
        for alternatives in &atom.about {
            let mut found = RowSet::default();
            for term in alternatives {
                found.add(&self.texts_with(term, among)?.rows);
            }
            rows.keep(&found);
        }
        Ok(Candidates { rows, is_exact: atom.about.is_empty() })
    }

    /// The words of the inverted list of facts, those of each list are alternatives; none where they are so many that
    /// looking at every claim is faster.
    fn lists_of(&self, sought: &Sought, among: &Among) -> Result<Option<Vec<Vec<String>>>> {
        let Sought { by, via, acts } = sought;
        let mut lists = Vec::new();
        if let Some(by) = by {
            let acts: Vec<String> = acts.iter().map(|act| format!("a{}", *act as u8)).collect();
            let acts = if acts.is_empty() { vec![String::new()] } else { acts };
            lists.push(by.iter().flat_map(|name| acts.iter().map(move |act| format!("s{name}{act}"))).collect());
        } else if !acts.is_empty() {
            lists.push(acts.iter().map(|act| format!("a{}", *act as u8)).collect());
        }
        if let Some(via) = via {
            lists.push(via.iter().map(|name| format!("v{name}")).collect::<Vec<String>>());
        }
        let rows = among.end().0.min(self.end()?).saturating_sub(among.start().0) as usize;
        let words: usize = lists.iter().map(Vec::len).sum();
        Ok((words <= FEW.max(rows / ROWS_A_WORD)).then_some(lists))
    }

    /// By the inverted list of facts.
    fn listed(&self, sought: &Sought, lists: &[Vec<String>], among: &Among) -> Result<RowSet> {
        let mut rows: Option<RowSet> = None;
        for words in lists {
            let mut found = RowSet::default();
            self.gather_any(("facts", words), among, &mut found)?;
            match &mut rows {
                Some(rows) => rows.keep(&found),
                None => rows = Some(found),
            }
        }
        let Some(rows) = rows else { return self.select("claims > 0", among) };
        if lists.len() == 1 {
            return Ok(rows);
        }
        // It has to be one claim that is all of it.
        let mut sure = RowSet::default();
        for row in rows.iter() {
            if !self.claimed(row, sought)?.is_empty() {
                sure.insert(row);
            }
        }
        Ok(sure)
    }

    /// By looking at every claim.
    fn scanned(&self, sought: &Sought, among: &Among) -> Result<RowSet> {
        self.packed("claim", among, |claims| unpack(claims).any(|claim| sought.is(&claim)))
    }

    /// What `atom` seeks of claims, but for what they are about; for [`Index::claimed`] of many rows.
    pub fn sought(&self, atom: &ClaimAtom) -> Result<Sought> {
        let (by, via) = (self.all_names(&atom.by)?, self.all_names(&atom.via)?);
        Ok(Sought { by, via, acts: atom.acts.clone() })
    }

    fn all_names(&self, terms: &[Term]) -> Result<Names> {
        if terms.is_empty() {
            return Ok(None);
        }
        let mut names = HashSet::new();
        for term in terms {
            names.extend(self.names(term)?);
        }
        Ok(Some(names))
    }

    /// What is claimed by those claims of a row that are sought: spans of its text.
    pub fn claimed(&self, row: RowId, sought: &Sought) -> Result<Vec<Span>> {
        let mut statement = self.connection.prepare_cached("SELECT packed FROM claim WHERE article = ?")?;
        let mut rows = statement.query([row.0])?;
        let Some(row) = rows.next()? else { return Ok(Vec::new()) };
        let claims = unpack(row.get_ref(0)?.as_blob()?).filter(|claim| sought.is(claim));
        Ok(claims.map(|claim| claim.span).collect())
    }

    /// The text of a row by its hash, to see whether a file still holds what the index says.
    pub fn content(&self, row: RowId) -> Result<Option<ArticleId>> {
        let sql = "SELECT content FROM article WHERE id = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_row([row.0], |row| super::writer::content_of(row, 0))
    }
}

impl Sought {
    fn is(&self, claim: &PackedClaim) -> bool {
        let Self { by, via, acts } = self;
        let relays = claim.chain.get(..claim.relays).unwrap_or_default();
        by.as_ref().is_none_or(|by| claim.source.is_some_and(|source| by.contains(&source.cast_signed())))
            && (acts.is_empty() || acts.contains(&claim.act))
            && via.as_ref().is_none_or(|via| relays.iter().any(|name| via.contains(&name.cast_signed())))
    }
}
