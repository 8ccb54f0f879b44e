//! Which titles hold a term: by their letters first, then by a look at the titles themselves.

use super::{ALIGNED, Library};
use crate::library::{RowId, RowSet, TermFinder};
use std::ops::Range;

/// So many titles are fetched at once.
pub(in crate::library) const FETCHED: usize = 64;

impl Library {
    /// The title holds what `finder` looks for.
    fn title_has(&self, id: RowId, finder: &TermFinder<'_>) -> bool {
        let folded = || self.folded.of(id.0 as usize).as_bytes();
        (finder.has_marks() || finder.folded().find(folded()).is_some()) && self.title_agrees(id, finder)
    }

    /// The title, of which the folded form holds the folded term where that has no marks, holds the term.
    pub(in crate::library) fn title_agrees(&self, id: RowId, finder: &TermFinder<'_>) -> bool {
        let at = id.0 as usize;
        let is_aligned = || self.flags[at] & ALIGNED > 0;
        finder.is_sure() || finder.agrees(self.titles.of(at), || self.folded.of(at), is_aligned())
    }

    /// The rows of `range` whose titles hold what `finder` looks for, among `wider` where that is given.
    pub(in crate::library) fn titles_holding(
        &self,
        finder: &TermFinder<'_>,
        wider: Option<&RowSet>,
        range: Range<u32>,
    ) -> RowSet {
        match wider {
            Some(wider) => self.holding_among(wider.within(range).filter(|id| self.has(*id)), finder),
            // A term without marks is found faster by one look over all texts, one with marks stands in few of them.
            None if self.folded.is_ordered() && !(finder.needs.suffice || finder.has_marks()) => {
                let mut rows = RowSet::default();
                self.folded.each_holding(finder.folded(), range.start as usize..range.end as usize, |place| {
                    let id = RowId(place as u32);
                    if self.has(id) && self.title_agrees(id, finder) {
                        rows.insert(id);
                    }
                });
                rows
            }
            None => self.holding_among(self.ids_within(range), finder),
        }
    }

    fn holding_among(&self, ids: impl Iterator<Item = RowId>, finder: &TermFinder<'_>) -> RowSet {
        let needs = finder.needs;
        let mut ids = ids.filter(|id| needs.are_in(self.masks[id.0 as usize], self.marks[id.0 as usize]));
        if needs.suffice {
            return ids.collect();
        }
        let looked_at = if finder.has_marks() { &self.titles } else { &self.folded };
        let mut rows = RowSet::default();
        let mut next = Vec::with_capacity(FETCHED);
        loop {
            next.clear();
            next.extend(ids.by_ref().take(FETCHED));
            if next.is_empty() {
                return rows;
            }
            looked_at.fetch(&next);
            next.iter().filter(|id| self.title_has(**id, finder)).for_each(|id| rows.insert(*id));
        }
    }

    /// Fetches the titles of `ids`, at most [`FETCHED`], which are looked at next.
    pub(in crate::library) fn fetch(&self, ids: &[RowId]) {
        self.titles.fetch(ids);
        self.folded.fetch(ids);
    }
}
