//! Many short texts in one string.

use super::RowId;
use memchr::memmem::Finder;
use std::ops::Range;

/// Texts in one string, a place each.
#[derive(Clone, Debug, Default)]
pub(super) struct Arena {
    pub(super) text: String,
    pub(super) starts: Vec<u32>,
    pub(super) lengths: Vec<u16>,
    /// One more than the largest place that was put; 0 once a text was put out of order.
    next: usize,
}

impl Arena {
    pub(super) fn of(&self, at: usize) -> &str {
        let start = self.starts[at] as usize;
        &self.text[start..start + self.lengths[at] as usize]
    }

    /// Touches the texts of some rows. A text that lies far away in memory is waited for; of texts that nobody waits for
    /// one by one, many come at the same time.
    pub(super) fn fetch(&self, rows: &[RowId]) {
        let first = |row: &RowId| self.of(row.0 as usize).bytes().next().unwrap_or_default();
        std::hint::black_box(rows.iter().fold(0, |sum, row| sum ^ first(row)));
    }

    /// Puts `text` at a place; it takes the room of what stood there where it can.
    pub(super) fn put(&mut self, at: usize, text: &str) {
        if self.of(at) == text {
            return;
        }
        let is_next = at >= self.next && (self.next > 0 || self.text.is_empty());
        self.next = if is_next { at + 1 } else { 0 };
        (self.starts[at], self.lengths[at]) = (self.text.len() as u32, text.len() as u16);
        self.text.push_str(text);
        // Texts are parted, so that nothing is found across two of them.
        self.text.push('\n');
    }

    /// Texts lie in the order of their places, so that [`Arena::each_holding`] can look over all of them.
    pub(super) fn is_ordered(&self) -> bool {
        self.next > 0
    }

    /// Tells `take` which of `places`, in order, have texts that hold what `finder` finds. Only where texts are ordered.
    pub(super) fn each_holding(&self, finder: &Finder<'_>, places: Range<usize>, mut take: impl FnMut(usize)) {
        let end = |place: usize| self.starts[place] as usize + usize::from(self.lengths[place]);
        // Places that were never put have no length.
        let mut there = places.filter(|&place| self.lengths[place] > 0);
        let Some(mut place) = there.next() else { return };
        let last = there.clone().next_back().unwrap_or(place);
        let (bytes, mut at) = (&self.text.as_bytes()[..end(last)], self.starts[place] as usize);
        while let Some(hit) = bytes.get(at..).and_then(|rest| finder.find(rest)).map(|hit| at + hit) {
            while end(place) <= hit {
                let Some(next) = there.next() else { return };
                place = next;
            }
            take(place);
            at = end(place);
        }
    }
}
