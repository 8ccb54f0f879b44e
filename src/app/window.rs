//! The rows of a pane that are on the screen.

use std::ops::Range;

/// A window of `height` rows on `total` ones, the first being `top`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first row shown.
    pub top: usize,
    /// Rows shown at most.
    pub height: usize,
    /// All rows.
    pub total: usize,
}

impl Window {
    /// The rows shown.
    pub fn range(&self) -> Range<usize> {
        let top = self.top.min(self.total);
        top..(top + self.height).min(self.total)
    }

    /// The largest `top` that leaves no empty rows below.
    pub fn last_top(&self) -> usize {
        self.total.saturating_sub(self.height)
    }

    /// Brings `top` back into the text.
    pub fn clamp(&mut self) {
        self.top = self.top.min(self.last_top());
    }

    /// The end is shown.
    pub fn is_at_end(&self) -> bool {
        self.top >= self.last_top()
    }

    /// Scrolls by `rows`.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows);
        self.clamp();
    }

    /// Scrolls no further than needed until the rows `first..end` are shown with `around` rows before and after; where
    /// they are too many, their first ones.
    pub fn show(&mut self, first: usize, end: usize, around: usize) {
        let around = around.min(self.height.saturating_sub(end - first.min(end)) / 2);
        if end + around > self.top + self.height {
            self.top = (end + around).saturating_sub(self.height);
        }
        if first < self.top + around {
            self.top = first.saturating_sub(around);
        }
        self.clamp();
    }
}

/// What is shown of a list whose entries have different heights: `top` moves so that `selected` is whole in `room`
/// rows. Gives the entries shown, each with its first row; the last one may be cut by the room.
pub fn fit(
    top: &mut usize,
    selected: usize,
    total: usize,
    room: usize,
    height: impl Fn(usize) -> usize,
) -> Vec<(usize, usize)> {
    if total == 0 || room == 0 {
        *top = 0;
        return Vec::new();
    }
    let selected = selected.min(total - 1);
    *top = (*top).min(selected);
    // The earliest entry from which the selected one still fits.
    let mut used = height(selected);
    let mut earliest = selected;
    while earliest > *top && used + height(earliest - 1) <= room {
        earliest -= 1;
        used += height(earliest);
    }
    *top = (*top).max(earliest);
    // No empty rows below while there are entries above.
    let all_fit = |from: usize| (from..total).map(&height).try_fold(0, |sum, h| (sum + h <= room).then_some(sum + h));
    while *top > 0 && all_fit(*top - 1).is_some() {
        *top -= 1;
    }
    let mut shown = Vec::new();
    let mut row = 0;
    for n in *top..total {
        if row >= room {
            break;
        }
        shown.push((n, row));
        row += height(n);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_comes_into_view() {
        let mut window = Window { top: 0, height: 10, total: 100 };
        window.show(20, 22, 2);
        assert_eq!(window.top, 14);
        window.show(5, 6, 2);
        assert_eq!(window.top, 3);
        window.show(99, 100, 2);
        assert_eq!(window.top, 90);
    }

    #[test]
    fn entries_of_different_height_fit() {
        let height = |n: usize| 1 + n % 3;
        let mut top = 0;
        let shown = fit(&mut top, 9, 10, 6, height);
        assert!(shown.iter().any(|&(n, row)| n == 9 && row + height(9) <= 6));
        let shown = fit(&mut top, 0, 10, 6, height);
        assert_eq!(shown[0], (0, 0));
        assert_eq!(fit(&mut top, 0, 0, 6, height), []);
    }

    #[test]
    fn the_end_leaves_no_hole() {
        let mut top = 9;
        let shown = fit(&mut top, 9, 10, 5, |_| 1);
        assert_eq!(shown.len(), 5);
    }
}
