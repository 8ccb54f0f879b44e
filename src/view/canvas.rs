//! A buffer of cells with their roles. Text is written once with its meaning; colours come last.

use super::{Glyphs, Ground, Role, Theme};
use crate::app::Area;
use crate::text::{cut_at_word, graphemes, width};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// Attributes that show where there is no letter.
const SHOWN_ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

/// Cells being painted.
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    roles: Vec<Role>,
    grounds: Vec<Ground>,
    columns: u16,
    rows: u16,
    /// The characters to draw with.
    pub glyphs: &'static Glyphs,
    /// There are no colours: kinds are told by attributes and words.
    pub is_plain: bool,
    /// Where the real cursor stands, if it is shown.
    pub cursor: Option<(u16, u16)>,
}

impl<'b> Canvas<'b> {
    /// Cells over `buffer`, which is blank.
    pub fn new(buffer: &'b mut Buffer, glyphs: &'static Glyphs) -> Self {
        let area = *buffer.area();
        let cells = area.width as usize * area.height as usize;
        Self {
            buffer,
            roles: vec![Role::Nothing; cells],
            grounds: vec![Ground::Desk; cells],
            columns: area.width,
            rows: area.height,
            glyphs,
            is_plain: false,
            cursor: None,
        }
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

    fn set(&mut self, x: u16, y: u16, grapheme: &str, cells: usize, role: Role) {
        for extra in 0..cells as u16 {
            let Some(index) = self.index(x + extra, y) else { return };
            self.buffer.content[index].set_symbol(if extra == 0 { grapheme } else { " " });
            self.roles[index] = role;
        }
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
                    self.grounds[index] = ground;
                }
            }
        }
    }

    /// Gives what is written from a cell on another role.
    pub fn recolour(&mut self, x: u16, y: u16, cells: u16, role: Role) {
        for column in x..x.saturating_add(cells) {
            if let Some(index) = self.index(column, y) {
                self.roles[index] = role;
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
        for role in &mut self.roles {
            *role = match *role {
                Role::Nothing => Role::Nothing,
                role if strong.contains(&role) => Role::Thumb,
                _ => Role::Rule,
            };
        }
        self.grounds.iter_mut().filter(|ground| **ground != Ground::Page).for_each(|ground| *ground = Ground::Desk);
    }

    /// Columns of the canvas.
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// Rows of the canvas.
    pub fn rows(&self) -> u16 {
        self.rows
    }

    /// Turns roles and grounds into colours.
    pub fn finish(self, theme: &Theme) {
        let styles = |role, ground| {
            let letter = theme.style(role, ground);
            // Blanks of all inks look the same, so that none is written anew because of its ink.
            let blank = Style { fg: None, add_modifier: letter.add_modifier & SHOWN_ON_BLANKS, ..letter };
            [letter, blank]
        };
        // Cells mostly look as the one before.
        let mut of = (Role::Nothing, Ground::Desk);
        let mut run = styles(of.0, of.1);
        for (cell, (&role, &ground)) in self.buffer.content.iter_mut().zip(self.roles.iter().zip(&self.grounds)) {
            if of != (role, ground) {
                (of, run) = ((role, ground), styles(role, ground));
            }
            cell.set_style(run[usize::from(cell.symbol() == " ")]);
        }
    }

    /// Letters, roles and grounds as three grids of lines: what tests and pictures are made of.
    pub fn grids(&self) -> [Vec<String>; 3] {
        let rows = |of: &dyn Fn(usize) -> String| {
            let row =
                |y: usize| (0..self.columns as usize).map(|x| of(y * self.columns as usize + x)).collect::<String>();
            (0..self.rows as usize).map(row).collect::<Vec<String>>()
        };
        let mut skip = 0;
        let symbols: Vec<String> = self
            .buffer
            .content
            .iter()
            .map(|cell| {
                let symbol = if skip > 0 { String::new() } else { cell.symbol().to_owned() };
                skip = if skip > 0 { skip - 1 } else { width(&symbol).saturating_sub(1) };
                symbol
            })
            .collect();
        let letters = rows(&|i| symbols.get(i).cloned().unwrap_or_default());
        let roles = rows(&|i| self.roles.get(i).map_or(' ', |role| role.letter()).to_string());
        let grounds = rows(&|i| self.grounds.get(i).map_or(' ', |ground| ground.letter()).to_string());
        [letters, roles, grounds]
    }
}
