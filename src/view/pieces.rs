//! Pieces that several panes draw: title rules, marked text.

use super::{Canvas, Role};
use crate::app::{Area, Form, Model, Pane};
use crate::text::{Span, graphemes, width};

/// Draws the title rule of a pane: `── Bài ───── 1/2 ──`, heavy and gold where the pane has the focus.
pub fn title(canvas: &mut Canvas, model: &Model, pane: Pane, label: &str, counter: &str) {
    let area = model.layout.area(pane);
    let has_focus = model.focus == pane;
    let (glyph, line) = if has_focus { (canvas.glyphs.heavy, Role::Focus) } else { (canvas.glyphs.rule, Role::Rule) };
    canvas.fill(area.x, area.y, area.width, glyph, line);
    // Where there is no room for both, the name of the pane stays.
    let fits = width(counter) + width(label).min(9) + 9 <= usize::from(area.width);
    let counter = if fits { counter } else { "" };
    let count_role = if has_focus { Role::Lamp } else { Role::Dim };
    let count_width = if counter.is_empty() { 0 } else { width(counter) as u16 + 4 };
    if !counter.is_empty() && area.width > count_width {
        let end = area.right() - 2;
        let start = canvas.put_right(end, area.y, &format!(" {counter} "), count_role);
        canvas.recolour(start, area.y, 1, line);
        canvas.recolour(end - 1, area.y, 1, line);
    }
    let room = area.width.saturating_sub(count_width + 5);
    let label_role = if has_focus { Role::LampStrong } else { Role::Secondary };
    canvas.put(area.x + 2, area.y, " ", line, 1);
    let end = canvas.put_cut(area.x + 3, area.y, label, label_role, room);
    canvas.put(end, area.y, " ", line, 1);
}

/// The area of a pane below its title and the blank row (where its prompt opens).
pub fn content(model: &Model, pane: Pane) -> Area {
    let area = model.layout.area(pane);
    area.below(if model.layout.form == Form::Single && area.height < 10 { 1 } else { 2 })
}

/// Runs of text with their roles: later layers paint over earlier ones.
pub struct Marked<'t> {
    text: &'t str,
    span: Span,
    roles: Vec<Role>,
}

impl<'t> Marked<'t> {
    /// The words of `text[span]`, all in `role`.
    pub fn new(text: &'t str, span: Span, role: Role) -> Self {
        Self { text, span, roles: vec![role; span.len()] }
    }

    /// Paints the part of `span` that lies within.
    pub fn paint(&mut self, span: Span, role: Role) {
        let from = span.start.max(self.span.start);
        let to = span.end.min(self.span.end);
        if from < to {
            let offset = self.span.start;
            self.roles[(from - offset) as usize..(to - offset) as usize].fill(role);
        }
    }

    /// Writes it, at most `room` cells; gives the column after it.
    pub fn put(&self, canvas: &mut Canvas, x: u16, y: u16, room: u16) -> u16 {
        let words = self.span.of(self.text);
        let mut at = x;
        for (byte, grapheme, cells) in graphemes(words) {
            if at + cells as u16 > x + room {
                break;
            }
            canvas.set(at, y, grapheme, cells, self.roles.get(byte).copied().unwrap_or_default());
            at += cells as u16;
        }
        at
    }
}

/// The first place where each pin's name occurs in a short text, for titles and cards.
pub fn pinned(model: &Model, text: &str) -> Vec<(Span, usize)> {
    let pins = model.pins.iter();
    pins.flat_map(|(place, pin)| crate::library::find_all(text, &pin.name).into_iter().map(move |span| (span, place)))
        .filter(|(span, _)| span.is_word_of(text))
        .collect()
}
