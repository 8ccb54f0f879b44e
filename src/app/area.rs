//! Rectangles of the screen, in cells.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// A rectangle.
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }

    /// The column after the last.
    pub fn right(self) -> u16 {
        self.x + self.width
    }

    /// The row after the last.
    pub fn bottom(self) -> u16 {
        self.y + self.height
    }

    /// The cell lies within it.
    pub fn holds(self, x: u16, y: u16) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }

    /// Without its first `rows`.
    #[must_use]
    pub fn below(self, rows: u16) -> Self {
        let rows = rows.min(self.height);
        Self { y: self.y + rows, height: self.height - rows, ..self }
    }

    /// Without its last `rows`.
    #[must_use]
    pub fn above(self, rows: u16) -> Self {
        Self { height: self.height.saturating_sub(rows), ..self }
    }
}
