//! The thin rules between panes; each is also the scrollbar of the pane on its left.

use super::pieces::content;
use super::{Canvas, Ground, Role};
use crate::app::{Area, Model, Pane};
use std::ops::Range;

/// Draws grounds and rules.
pub fn rules(canvas: &mut Canvas, model: &Model) {
    let layout = &model.layout;
    let below = if layout.article.bottom() + 1 == layout.status.y { 1 } else { 0 };
    canvas.ground(Area { height: layout.article.height + below, ..layout.article }, Ground::Page);
    if let Some(x) = layout.left_rule {
        let column = layout.list.y + 1..layout.status.y;
        rule(canvas, x, column, list_in_view(model), layout.list.bottom());
    }
    if let Some(x) = layout.right_rule {
        let column = layout.article.y + 1..layout.status.y;
        let area = content(model, Pane::Article);
        let view = model.reading.as_ref().map(|reading| {
            let seen = reading.window.range();
            (seen.start, seen.end, reading.rows.len())
        });
        rule(canvas, x, column, view, area.bottom());
    }
}

fn list_in_view(model: &Model) -> Option<(usize, usize, usize)> {
    let at = |entry: Option<&crate::app::Entry>| {
        let id = entry?.row;
        model.list.ids.iter().position(|&listed| listed == id)
    };
    let shown = &model.list.shown;
    Some((at(shown.first())?, at(shown.last())? + 1, model.list.ids.len()))
}

/// A rule with the part `from..to` of `total` heavy; none where all is in view.
fn rule(canvas: &mut Canvas, x: u16, rows: Range<u16>, view: Option<(usize, usize, usize)>, bottom: u16) {
    for y in rows.clone() {
        canvas.fill(x, y, 1, canvas.glyphs.side, Role::Rule);
    }
    let Some((from, to, total)) = view.filter(|&(from, to, total)| to - from < total) else { return };
    let length = usize::from(bottom.saturating_sub(rows.start));
    let place = |n: usize| rows.start + (n * length / total.max(1)) as u16;
    for y in place(from)..place(to).max(place(from) + 1) {
        canvas.fill(x, y, 1, canvas.glyphs.thumb, Role::Thumb);
    }
}
