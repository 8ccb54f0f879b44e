//! Claims across articles.

use super::lookup::Candidates;
use super::{Index, Result};
use crate::article::ArticleId;
use crate::library::{ClaimAtom, RowId, RowSet, Term};
use crate::text::Span;
use std::collections::HashSet;

/// Numbers of names that one part of an atom means; none where it asks for nobody.
type Names = Option<HashSet<i64>>;

/// By whom, via whom and of which act claims are sought, in the numbers of an index.
#[derive(Debug)]
pub struct Sought {
    by: Names,
    via: Names,
    acts: Vec<u8>,
}

impl Index {
    /// Articles with a claim that may be what `atom` asks for: what it is about, the texts have to tell.
    pub(super) fn claims_with(&self, atom: &ClaimAtom) -> Result<Candidates> {
        let sought = self.sought(atom)?;
        let Sought { by, via, acts } = &sought;
        let mut rows: Option<RowSet> = None;
        let mut narrow = |found: RowSet| match &mut rows {
            Some(rows) => rows.keep(&found),
            None => rows = Some(found),
        };
        if let Some(by) = by {
            let mut found = RowSet::default();
            for name in by {
                if acts.is_empty() {
                    self.gather("facts", &format!("s{name}"), &mut found)?;
                }
                for act in acts {
                    self.gather("facts", &format!("s{name}a{act}"), &mut found)?;
                }
            }
            narrow(found);
        } else if !acts.is_empty() {
            let mut found = RowSet::default();
            for act in acts {
                self.gather("facts", &format!("a{act}"), &mut found)?;
            }
            narrow(found);
        }
        if let Some(via) = via {
            let mut found = RowSet::default();
            for name in via {
                self.gather("facts", &format!("v{name}"), &mut found)?;
            }
            narrow(found);
        }
        let mut rows = match rows {
            Some(rows) => rows,
            None => self.select("SELECT id FROM article WHERE claims > 0")?,
        };
        if via.is_some() && (by.is_some() || !acts.is_empty()) {
            let mut sure = RowSet::default();
            for row in rows.iter() {
                if !self.claimed(row, &sought)?.is_empty() {
                    sure.insert(row);
                }
            }
            rows = sure;
        }
        for alternatives in &atom.about {
            let mut found = RowSet::default();
            for term in alternatives {
                found.add(&self.candidates(&crate::library::Atom::Word(term.clone()))?.rows);
            }
            rows.keep(&found);
        }
        Ok(Candidates { rows, is_exact: atom.about.is_empty() })
    }

    /// What `atom` seeks of claims, but for what they are about; for [`Index::claimed`] of many rows.
    pub fn sought(&self, atom: &ClaimAtom) -> Result<Sought> {
        let (by, via) = (self.all_names(&atom.by)?, self.all_names(&atom.via)?);
        Ok(Sought { by, via, acts: atom.acts.iter().map(|act| *act as u8).collect() })
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
    pub fn claimed(&self, row: RowId, Sought { by, via, acts }: &Sought) -> Result<Vec<Span>> {
        let sql = "SELECT source, chain, act, start, \"end\" FROM claim WHERE article = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([row.0])?;
        let mut found = Vec::new();
        while let Some(claim) = rows.next()? {
            let source: Option<i64> = claim.get(0)?;
            let chain: Option<String> = claim.get(1)?;
            let is_by = by.as_ref().is_none_or(|by| source.is_some_and(|source| by.contains(&source)));
            let is_via = via.as_ref().is_none_or(|via| relays(chain.as_deref()).any(|name| via.contains(&name)));
            if is_by && is_via && (acts.is_empty() || acts.contains(&claim.get(2)?)) {
                let (start, end): (u32, u32) = (claim.get(3)?, claim.get(4)?);
                found.push(Span { start, end: end.max(start) });
            }
        }
        Ok(found)
    }

    /// The text of a row by its hash, to see whether a file still holds what the index says.
    pub fn content(&self, row: RowId) -> Result<Option<ArticleId>> {
        let sql = "SELECT content FROM article WHERE id = ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_row([row.0], |row| super::writer::content_of(row, 0))
    }
}

/// The names before the bar in a chain such as ` 3|17 20`.
fn relays(chain: Option<&str>) -> impl Iterator<Item = i64> {
    let relays = chain.and_then(|chain| chain.split('|').next()).unwrap_or_default();
    relays.split(' ').filter_map(|name| name.parse().ok())
}
