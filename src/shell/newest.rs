//! The newest articles that a query finds, without looking at all.
//!
//! Articles are looked among from the newest on, in growing groups. As their numbers run with time, those of a group lie
//! close together, and the inverted lists are read only there.

use super::lookup::find;
use super::shelf::Shelf;
use crate::library::{Query, RowId, RowSet};
use crate::store::index::{self, ALL, Among, Index};

/// Articles of the groups before all that are left are looked among at once: what is as rare as that has short lists.
const GROUPS: [usize; 3] = [128, 512, 2048];
/// Numbers closer than this are looked among together.
const GAP: u32 = 512;
/// A group whose numbers are scattered more than this, times its articles, is no better than all.
const SCATTERED: usize = 16;

/// The newest `limit` articles that `query` finds, all of whose parts are [`super::lookup::is_indexed`], newest first.
///
/// # Errors
/// The index is damaged.
pub fn newest(shelf: &mut Shelf, query: &Query, limit: usize) -> Result<Vec<RowId>, index::Error> {
    let (mut found, mut seen) = (Vec::new(), RowSet::default());
    let mut skipped = 0;
    for size in GROUPS {
        let ids = shelf.index()?.map_or(Ok(Vec::new()), |index| index.by_age(skipped, size))?;
        let runs = runs(&ids);
        let covered: usize = runs.iter().map(|run| (run.end().0 - run.start().0) as usize + 1).sum();
        if covered > SCATTERED * ids.len() {
            break;
        }
        let all: RowSet = ids.iter().copied().collect();
        let mut rows = RowSet::default();
        for run in &runs {
            rows.add(&find(shelf, query, (&all, run), &mut |_| RowSet::default())?);
        }
        found.extend(ids.iter().copied().filter(|id| rows.contains(*id)));
        if found.len() >= limit || ids.len() < size {
            found.truncate(limit);
            return Ok(found);
        }
        seen.add(&all);
        skipped += size;
    }
    let end = shelf.index()?.map_or(Ok(0), Index::end)?;
    let mut rows = find(shelf, query, (&RowSet::below(end), &ALL), &mut |_| RowSet::default())?;
    rows.remove(&seen);
    let left = limit - found.len();
    found.extend(shelf.index()?.map_or(Ok(Vec::new()), |index| index.newest_of(&rows, left))?);
    Ok(found)
}

/// From where to where the numbers of `ids` run.
fn runs(ids: &[RowId]) -> Vec<Among> {
    let mut sorted: Vec<RowId> = ids.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| b.0 - a.0 < GAP).filter_map(|run| Some(*run.first()?..=*run.last()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_lie_apart_are_looked_among_apart() {
        let ids: Vec<RowId> = [9000, 8990, 8995, 3, 700, 10].map(RowId).into();
        let runs: Vec<(u32, u32)> = runs(&ids).iter().map(|run| (run.start().0, run.end().0)).collect();
        assert_eq!(runs, [(3, 10), (700, 700), (8990, 9000)]);
    }
}
