//! The entities of the open article.

use super::article::tint;
use super::pieces::{Marked, content, title};
use super::{Canvas, Ground, Role};
use crate::analysis::Entity;
use crate::app::{Area, Model, NameRow, Pane};
use crate::text::{Span, cut_at_word};

/// Draws the entities.
pub fn entities(canvas: &mut Canvas, model: &Model) {
    let words = model.tongue.words();
    let total = model.names.ids.len();
    title(canvas, model, Pane::Entities, words.entities, &total.to_string());
    let area = content(model, Pane::Entities);
    let analysis = model.reading.as_ref().and_then(|reading| reading.analysis.as_ref());
    let Some(analysis) = analysis else { return };
    if total == 0 && area.height > 0 {
        canvas.put_cut(area.x + 3, area.y, words.no_entities, Role::Dim, area.width.saturating_sub(4));
    }
    let most = analysis.entities.iter().map(|entity| entity.count).max().unwrap_or(1);
    for row in &model.names.shown {
        let Some(entity) = analysis.entities.get(row.entity.0 as usize) else { continue };
        let y = area.y + row.y;
        selection(canvas, model, row, Area::new(area.x, y, area.width, 1));
        line(canvas, model, (entity, most), (area, y));
        if !row.aliases.is_empty() && y + 1 < area.bottom() {
            canvas.put_cut(area.x + 5, y + 1, &row.aliases, Role::Dim, area.width.saturating_sub(6));
        }
    }
}

fn selection(canvas: &mut Canvas, model: &Model, row: &NameRow, area: Area) {
    if model.focus == Pane::Entities && model.names.entity() == Some(row.entity) {
        canvas.ground(area, Ground::SelectedHead);
        canvas.fill(area.x, area.y, 1, canvas.glyphs.bar, Role::Focus);
    }
}

/// Digit of the pin, name, count, bar.
fn line(canvas: &mut Canvas, model: &Model, (entity, most): (&Entity, usize), (area, y): (Area, u16)) {
    if let Some(place) = model.pins.of(entity) {
        canvas.put(area.x + 1, y, &(place + 1).to_string(), Role::digit(place), 1);
    }
    let count_end = area.right().saturating_sub(5);
    let start = canvas.put_right(count_end, y, &entity.count.to_string(), Role::Secondary);
    let bar = (entity.count * 3).div_ceil(most.max(1)).clamp(1, 3) as u16;
    canvas.fill(count_end + 1, y, bar, canvas.glyphs.heavy, Role::Thumb);
    let start = if canvas.is_plain {
        canvas.put_right(start.saturating_sub(1), y, entity.kind.code(), Role::Dim)
    } else {
        start
    };
    let room = start.saturating_sub(area.x + 4);
    let name = match entity.similar {
        Some(_) => format!("{}?", entity.name),
        None => entity.name.clone(),
    };
    let (kept, is_cut) = cut_at_word(&name, room as usize);
    let mut marked = Marked::new(kept, Span::new(0, kept.len()), tint(entity.kind));
    model.list.matcher.places(kept).into_iter().for_each(|hit| marked.paint(hit, Role::Hit));
    let end = marked.put(canvas, area.x + 3, y, room);
    if is_cut {
        canvas.put(end, y, canvas.glyphs.ellipsis, tint(entity.kind), 1);
    } else if let Some(like) = entity.similar.and_then(|id| similar(model, id)) {
        let words = model.tongue.words();
        let text = format!("{} {like}, {}", words.similar, words.not_merged);
        canvas.put_cut(end + 2, y, &text, Role::Dim, start.saturating_sub(end + 3));
    }
}

fn similar(model: &Model, id: crate::analysis::EntityId) -> Option<String> {
    let analysis = model.reading.as_ref()?.analysis.as_ref()?;
    Some(analysis.entities.get(id.0 as usize)?.name.clone())
}
