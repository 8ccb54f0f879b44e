//! What the index and the texts find for the parts of a query.

use super::shelf::Shelf;
use crate::library::{Atom, Query, RowId, RowSet, Term, evaluate};
use crate::store::index::{self, Among, Candidates, Index, Sought};
use crate::text::{Folded, Span};
use regex::Regex;
use std::time::{Duration, Instant};

/// What was found so far is told so often.
const PAUSE: Duration = Duration::from_millis(40);

/// Whether to go on, asked with what was found so far.
pub type GoOn<'a> = &'a mut dyn FnMut(&RowSet) -> bool;

/// The index finds it, whatever is known of the rows.
pub fn is_indexed(atom: &Atom) -> bool {
    matches!(atom, Atom::Word(_) | Atom::Regex(_) | Atom::Entity(_) | Atom::Claim(_) | Atom::Number(_))
}

/// The rows of `all` `among` which it looks that `query` finds; `other` tells what its parts mean that are not in the
/// index.
///
/// # Errors
/// The index is damaged.
pub fn find(
    shelf: &mut Shelf,
    query: &Query,
    (all, among): (&RowSet, &Among),
    other: &mut dyn FnMut(&Atom) -> RowSet,
) -> Result<RowSet, index::Error> {
    if let Query::And(parts) = query
        && parts.iter().filter_map(plain_word).count() > 1
    {
        let words = parts.iter().filter_map(plain_word);
        let mut rows = shelf.index()?.map_or(Ok(RowSet::default()), |index| index.texts_with_all(words, among))?;
        rows.keep(all);
        let others = parts.iter().filter(|part| plain_word(part).is_none());
        return others.into_iter().try_fold(rows, |rows, part| find(shelf, part, (&rows, among), other));
    }
    let mut failure = None;
    let found = evaluate(query, all, &mut |atom, _| {
        if !is_indexed(atom) {
            return other(atom);
        }
        let found = look_up(shelf, atom, among, &mut |_| true).unwrap_or_else(|error| {
            failure = Some(error);
            None
        });
        found.unwrap_or_default()
    });
    failure.map_or(Ok(found), Err)
}

/// The word that a query is; several are looked up at once.
fn plain_word(query: &Query) -> Option<&Term> {
    let Query::Atom(Atom::Word(term)) = query else { return None };
    term.is_plain_word().then_some(term)
}

/// The rows `among` which it looks that `atom` means; none where it was not to go on.
///
/// # Errors
/// The index is damaged.
pub fn look_up(shelf: &mut Shelf, atom: &Atom, among: &Among, go_on: GoOn<'_>) -> Result<Option<RowSet>, index::Error> {
    let Some(index) = shelf.index()? else { return Ok(Some(RowSet::default())) };
    let Candidates { rows, is_exact } = index.candidates(atom, among)?;
    if is_exact {
        return Ok(Some(rows));
    }
    let check = Check::new(index, atom)?;
    let mut found = RowSet::default();
    let mut told = Instant::now();
    // The newest articles come first.
    for row in rows.iter().rev() {
        if check.holds(shelf, row)? {
            found.insert(row);
        }
        if told.elapsed() > PAUSE {
            if !go_on(&found) {
                return Ok(None);
            }
            told = Instant::now();
        }
    }
    Ok(Some(found))
}

/// What the text of each candidate is asked.
enum Check<'a> {
    Word(Term),
    Regex(&'a Regex),
    /// Whose claims count, and of each list what they may be about.
    Claim(Sought, Vec<Vec<Term>>),
    /// Texts are not asked.
    Nothing,
}

impl<'a> Check<'a> {
    fn new(index: &Index, atom: &'a Atom) -> Result<Self, index::Error> {
        let at_word = |term: &Term| term.clone().at_word();
        Ok(match atom {
            Atom::Word(term) => Self::Word(at_word(term)),
            Atom::Regex(pattern) => Self::Regex(pattern.regex()),
            Atom::Claim(claim) => {
                let about = claim.about.iter().map(|terms| terms.iter().map(at_word).collect()).collect();
                Self::Claim(index.sought(claim)?, about)
            }
            _ => Self::Nothing,
        })
    }

    fn holds(&self, shelf: &mut Shelf, row: RowId) -> Result<bool, index::Error> {
        let Some(content) = shelf.index()?.map(|index| index.content(row)).transpose()?.flatten() else {
            return Ok(false);
        };
        let Some(article) = shelf.article_with(row, content) else { return Ok(false) };
        let text = &article.text;
        match self {
            Self::Word(term) => Ok(occurs(term, text, &Folded::new(text))),
            Self::Regex(regex) => Ok(regex.is_match(text)),
            Self::Claim(sought, about) => {
                let Some(index) = shelf.index()? else { return Ok(false) };
                let is_about = |span: Span| {
                    let words = text.get(span.start as usize..span.end as usize).unwrap_or_default();
                    let folded = Folded::new(words);
                    about.iter().all(|terms| terms.iter().any(|term| occurs(term, words, &folded)))
                };
                Ok(index.claimed(row, sought)?.into_iter().any(is_about))
            }
            Self::Nothing => Ok(false),
        }
    }
}

fn occurs(term: &Term, text: &str, folded: &Folded) -> bool {
    !term.places(text, folded).is_empty()
}
