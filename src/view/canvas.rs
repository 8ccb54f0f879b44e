//! Cells with their roles. Text is written once with its meaning; colours come last, see [`super::Shown`].

use super::{Glyphs, Ground, Role};
use crate::app::Area;
use crate::text::{cut_at_word, graphemes, width};

/// Bytes of the longest cluster that is shown whole: families of emoji, and letters under more marks than any language has.
const LONGEST: usize = 21;
/// It joins emoji to one; at the end of a cluster that is cut it would join what stands behind it.
const JOINER: char = '\u{200d}';

/// A cell: what is written, its role and its ground. It is small, as all of a page are looked over for each frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// A cluster as UTF-8, in the first `length` bytes; none in what a wide one before it covers.
    bytes: [u8; LONGEST],
    length: u8,
    pub(super) role: Role,
    pub(super) ground: Ground,
}

impl Cell {
    /// Nothing is written.
    const BLANK: Self = {
        let mut bytes = [0; LONGEST];
        bytes[0] = b' ';
        Self { bytes, length: 1, role: Role::Nothing, ground: Ground::Desk }
    };
    /// Like no other.
    pub(super) const UNKNOWN: Self = Self { length: u8::MAX, ..Self::BLANK };

    fn write(&mut self, cluster: &str, role: Role) {
        let cluster = if cluster.len() > LONGEST { start(cluster) } else { cluster };
        self.bytes = [0; LONGEST];
        // Most have one to three bytes: to copy them by a call takes longer.
        self.bytes.iter_mut().zip(cluster.bytes()).for_each(|(to, from)| *to = from);
        (self.length, self.role) = (cluster.len() as u8, role);
    }

    /// What is written.
    pub(super) fn symbol(&self) -> &str {
        self.bytes.get(..usize::from(self.length)).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// A wide cluster before it covers it.
    pub(super) fn is_covered(&self) -> bool {
        self.length == 0
    }

    /// It shows nothing but its ground.
    pub(super) fn is_blank(&self) -> bool {
        self.length == 1 && self.bytes[0] == b' '
    }

    /// Both have the same written on them.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.length == other.length && self.bytes == other.bytes
    }
}

/// The start of a cluster that has room in a cell.
fn start(cluster: &str) -> &str {
    let end = (0..=LONGEST).rev().find(|&end| cluster.is_char_boundary(end));
    cluster[..end.unwrap_or_default()].trim_end_matches(JOINER)
}

/// Cells being painted.
pub struct Canvas {
    pub(super) cells: Vec<Cell>,
    columns: u16,
    rows: u16,
    /// The characters to draw with.
    pub glyphs: &'static Glyphs,
    /// There are no colours: kinds are told by attributes and words.
    pub is_plain: bool,
    /// Where the real cursor stands, if it is shown.
    pub cursor: Option<(u16, u16)>,
}

impl Canvas {
    /// So many columns and rows of blank cells.
    pub fn new(columns: u16, rows: u16, glyphs: &'static Glyphs) -> Self {
        Self::on(Vec::new(), (columns, rows), glyphs)
    }

    /// The same in the room of cells that are not needed any more.
    pub(super) fn on(mut cells: Vec<Cell>, (columns, rows): (u16, u16), glyphs: &'static Glyphs) -> Self {
        cells.clear();
        cells.resize(usize::from(columns) * usize::from(rows), Cell::BLANK);
        Self { cells, columns, rows, glyphs, is_plain: false, cursor: None }
    }

    fn index(&self, x: u16, y: u16) -> Option<usize> {
        (x < self.columns && y < self.rows).then(|| y as usize * self.columns as usize + x as usize)
    }

    /// Writes `text` from a cell on, at most `room` cells of it; gives the column after it.
    pub fn put(&mut self, x: u16, y: u16, text: &str, role: Role, room: u16) -> u16 {
        let end = x.saturating_add(room).min(self.columns);
        let mut at = x;
        for (_, grapheme, cells) in graphemes(text) {
            if usize::from(at) + cells > usize::from(end) {
                break;
            }
            self.set(at, y, grapheme, cells, role);
            at += cells as u16;
        }
        at
    }

    /// Writes one cluster, so many cells wide.
    pub(super) fn set(&mut self, x: u16, y: u16, grapheme: &str, cells: usize, role: Role) {
        let Some(first) = self.index(x, y) else { return };
        let end = (first + cells).min((usize::from(y) + 1) * usize::from(self.columns));
        // Of a wide cluster that is written over in part, the rest goes.
        if self.cells[first].is_covered() && x > 0 {
            self.cells[first - 1].write(" ", role);
        }
        for rest in self.cells[end..].iter_mut().take_while(|cell| cell.is_covered()) {
            rest.write(" ", role);
        }
        self.cells[first].write(grapheme, role);
        self.cells[first + 1..end].iter_mut().for_each(|cell| cell.write("", role));
    }

    /// Writes `text` so that it ends before column `end`; gives the column where it begins.
    pub fn put_right(&mut self, end: u16, y: u16, text: &str, role: Role) -> u16 {
        let start = end.saturating_sub(width(text) as u16);
        self.put(start, y, text, role, end - start);
        start
    }

    /// Writes `text`, cut at a word with `…` where it does not fit; gives the column after it.
    pub fn put_cut(&mut self, x: u16, y: u16, text: &str, role: Role, room: u16) -> u16 {
        let (kept, is_cut) = cut_at_word(text, room as usize);
        let end = self.put(x, y, kept, role, room);
        if is_cut { self.put(end, y, self.glyphs.ellipsis, role, room.saturating_sub(end - x)) } else { end }
    }

    /// Fills a row of cells with one glyph.
    pub fn fill(&mut self, x: u16, y: u16, cells: u16, glyph: &str, role: Role) {
        for column in x..x.saturating_add(cells) {
            self.set(column, y, glyph, 1, role);
        }
    }

    /// Lays a ground under an area.
    pub fn ground(&mut self, area: Area, ground: Ground) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(index) = self.index(x, y) {
                    self.cells[index].ground = ground;
                }
            }
        }
    }

    /// Gives what is written from a cell on another role.
    pub fn recolour(&mut self, x: u16, y: u16, cells: u16, role: Role) {
        for column in x..x.saturating_add(cells) {
            if let Some(index) = self.index(column, y) {
                self.cells[index].role = role;
            }
        }
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            self.fill(area.x, y, area.width, " ", Role::Nothing);
        }
    }

    /// Steps everything written back to ornament, as behind an overlay: light inks to the thumb's, others to the
    /// rule's.
    pub fn fade(&mut self) {
        let strong = [Role::LampStrong, Role::Focus, Role::Lamp, Role::Heading, Role::Source, Role::Cue];
        for cell in &mut self.cells {
            cell.role = match cell.role {
                Role::Nothing => Role::Nothing,
                role if strong.contains(&role) => Role::Thumb,
                _ => Role::Rule,
            };
            if cell.ground != Ground::Page {
                cell.ground = Ground::Desk;
            }
        }
    }

    /// Columns of the canvas.
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// Rows of the canvas.
    pub fn rows(&self) -> u16 {
        self.rows
    }

    /// Letters, roles and grounds as three grids of lines: what tests and pictures are made of.
    pub fn grids(&self) -> [Vec<String>; 3] {
        let rows = |of: &dyn Fn(&Cell) -> String| {
            let row = |cells: &[Cell]| cells.iter().map(of).collect::<String>();
            self.cells.chunks(usize::from(self.columns).max(1)).map(row).collect::<Vec<String>>()
        };
        [
            rows(&|cell| cell.symbol().to_owned()),
            rows(&|cell| cell.role.letter().to_string()),
            rows(&|cell| cell.ground.letter().to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::UNICODE;

    #[test]
    fn a_wide_letter_covers_the_cell_behind_it() {
        let mut canvas = Canvas::new(6, 1, &UNICODE);
        assert_eq!(canvas.put(0, 0, "a한ế", Role::Text, 6), 4);
        assert_eq!(canvas.grids()[0], ["a한ế  "]);
        assert!(canvas.cells[2].is_covered() && !canvas.cells[3].is_covered());
        canvas.put(2, 0, "b", Role::Text, 6);
        assert_eq!(canvas.grids()[0], ["a bế  "]);
        canvas.put(1, 0, "한", Role::Text, 6);
        canvas.put(1, 0, "c", Role::Text, 6);
        assert_eq!(canvas.grids()[0], ["ac ế  "]);
    }

    #[test]
    fn of_a_cluster_without_end_the_start_is_shown() {
        let mut canvas = Canvas::new(2, 1, &UNICODE);
        canvas.put(0, 0, &format!("a{}", "\u{301}".repeat(90)), Role::Text, 2);
        assert_eq!(canvas.cells[0].symbol().chars().count(), 11);
        canvas.put(0, 0, "👨\u{200d}👩\u{200d}👧\u{200d}👦", Role::Text, 2);
        assert_eq!(canvas.cells[0].symbol(), "👨\u{200d}👩\u{200d}👧");
    }
}
