//! What the index and the texts find for the parts of a query.

use super::shelf::Shelf;
use crate::article::Article;
use crate::library::{Atom, ClaimAtom, RowId, RowSet, Term};
use crate::store::index::{self, Candidates};
use crate::text::{Folded, Span};
use std::time::{Duration, Instant};

/// What was found so far is told so often.
const PAUSE: Duration = Duration::from_millis(40);

/// Whether to go on, asked with what was found so far.
pub type GoOn<'a> = &'a mut dyn FnMut(&RowSet) -> bool;

/// The rows that `atom` means; none where it was not to go on.
///
/// # Errors
/// The index is damaged.
pub fn look_up(shelf: &mut Shelf, atom: &Atom, go_on: GoOn<'_>) -> Result<Option<RowSet>, index::Error> {
    let Some(index) = shelf.index()? else { return Ok(Some(RowSet::default())) };
    let Candidates { rows, is_exact } = index.candidates(atom)?;
    if is_exact {
        return Ok(Some(rows));
    }
    let mut found = RowSet::default();
    let mut told = Instant::now();
    // The newest articles come first.
    for row in rows.iter().rev() {
        if holds(shelf, row, atom)? {
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

/// The text of a row is what `atom` asks for.
fn holds(shelf: &mut Shelf, row: RowId, atom: &Atom) -> Result<bool, index::Error> {
    let Some(content) = shelf.index()?.map(|index| index.content(row)).transpose()?.flatten() else { return Ok(false) };
    let Some(article) = shelf.article_with(row, content) else { return Ok(false) };
    match atom {
        Atom::Word(term) => Ok(occurs(&article, &term.clone().at_word())),
        Atom::Regex(pattern) => Ok(pattern.regex().is_match(&article.text)),
        Atom::Claim(claim) => is_about(shelf, (row, &article), claim),
        _ => Ok(false),
    }
}

fn occurs(article: &Article, term: &Term) -> bool {
    !term.places(&article.text, &Folded::new(&article.text)).is_empty()
}

fn is_about(shelf: &mut Shelf, (row, article): (RowId, &Article), claim: &ClaimAtom) -> Result<bool, index::Error> {
    let Some(index) = shelf.index()? else { return Ok(false) };
    let claimed = index.claimed(row, claim)?;
    let text = |span: Span| article.text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let holds = |words: &str| {
        let folded = Folded::new(words);
        let any =
            |terms: &Vec<Term>| terms.iter().any(|term| !term.clone().at_word().places(words, &folded).is_empty());
        claim.about.iter().all(any)
    };
    Ok(claimed.into_iter().any(|span| holds(text(span))))
}
