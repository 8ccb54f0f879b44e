//! The mouse: a click focuses and selects, a second one opens; the wheel scrolls what is under it; borders can be
//! dragged. Nothing here marks an article as read but opening it.

use super::layout::Pane;
use super::message::Mouse;
use super::{Form, GUTTER, Model, moves};

/// A border that is being dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Border {
    /// Right of the list.
    List(u16),
    /// Left of the claims.
    Claims(u16),
    /// Above the lower pane.
    Lower(u16),
}

/// The mouse did something.
pub fn mouse(model: &mut Model, event: Mouse) {
    if model.help.is_some() || model.menu.is_some() {
        if let Mouse::Down(..) = event {
            (model.help, model.menu) = (None, None);
        }
        return;
    }
    if let (Mouse::Down(..), true) = (event, model.prompt.is_some()) {
        super::find::accept_here(model);
    }
    match event {
        Mouse::Down(x, y) => press(model, x, y),
        Mouse::Drag(x, y) => drag(model, x, y),
        Mouse::Up => model.dragged = None,
        Mouse::Wheel(x, y, steps) => wheel(model, x, y, steps),
    }
}

fn press(model: &mut Model, x: u16, y: u16) {
    model.notice = None;
    model.dragged = border(model, x, y);
    if model.dragged.is_some() {
        return;
    }
    let Some(pane) = model.layout.pane_at(x, y) else { return };
    let area = model.layout.area(pane);
    let title_rows = area.height - super::update::content_rows(area.height, model.layout.form);
    let title_rows = title_rows + u16::from(pane == Pane::List && super::update::list_has_prompt(model));
    let row = y.checked_sub(area.y + title_rows);
    match pane {
        Pane::List => press_list(model, row),
        Pane::Article => press_article(model, x, y),
        Pane::Claims => press_claims(model, y),
        Pane::Entities => press_entities(model, row),
    }
}

fn press_list(model: &mut Model, row: Option<u16>) {
    let had_focus = model.focus == Pane::List;
    moves::focus(model, Pane::List);
    let Some(row) = row else { return };
    let Some(id) = model.list.shown.iter().find(|e| (e.y..e.y + e.height).contains(&row)).map(|e| e.row) else {
        return;
    };
    if had_focus && model.list.selected == Some(id) {
        return moves::open(model);
    }
    model.list.selected = Some(id);
    model.list.follows_top = false;
}

fn press_article(model: &mut Model, x: u16, y: u16) {
    let head = model.layout.article.height as usize - text_rows(model);
    let strip = if model.layout.form == Form::Columns { 2 } else { 0 };
    let top = model.layout.article.y as usize + head - strip;
    let in_gutter = x < model.layout.gutter() + GUTTER;
    let row = (y as usize).checked_sub(top);
    if model.focus != Pane::Article {
        moves::focus(model, Pane::Article);
    }
    let Some(reading) = &model.reading else { return };
    let Some(text_row) = row.and_then(|row| reading.rows.get(reading.window.top + row)) else { return };
    if let Some(claim) = reading.density.get(text_row.paragraph).and_then(|density| density.first).filter(|_| in_gutter)
    {
        model.cards.selected = claim.0 as usize;
        moves::show_card(model);
    }
}

fn text_rows(model: &Model) -> usize {
    super::update::article_rows(&model.layout)
}

fn press_claims(model: &mut Model, y: u16) {
    let had_focus = model.focus == Pane::Claims;
    let area = model.layout.claims;
    let head = if model.layout.has_drawer() {
        1
    } else {
        area.height - super::update::content_rows(area.height, model.layout.form)
    };
    let row = y.saturating_sub(area.y + head);
    let hit = model.cards.shown.iter().find(|card| (card.y..card.y + card.lines.len() as u16).contains(&row));
    let Some(claim) = hit.map(|card| card.claim.0 as usize).filter(|_| y >= area.y + head) else {
        return moves::focus(model, Pane::Claims);
    };
    if had_focus && model.cards.selected == claim {
        return moves::open(model);
    }
    model.cards.selected = claim;
    moves::focus(model, Pane::Claims);
}

fn press_entities(model: &mut Model, row: Option<u16>) {
    let had_focus = model.focus == Pane::Entities;
    moves::focus(model, Pane::Entities);
    let Some(row) = row else { return };
    let Some(name) = model.names.shown.iter().rev().find(|name| name.y <= row) else { return };
    let Some(at) = model.names.ids.iter().position(|&id| id == name.entity) else { return };
    if had_focus && model.names.selected == at {
        return moves::open(model);
    }
    model.names.selected = at;
}

fn border(model: &Model, x: u16, y: u16) -> Option<Border> {
    let layout = &model.layout;
    let is_body = y > 0 && y < layout.status.y;
    if is_body && layout.left_rule == Some(x) {
        return Some(Border::List(x));
    }
    if is_body && layout.right_rule == Some(x) {
        return Some(Border::Claims(x));
    }
    let lower = match layout.form {
        Form::Stacked if layout.shows(Pane::List) => layout.article,
        Form::Stacked if layout.shows(Pane::Claims) => layout.claims,
        _ => layout.entities,
    };
    (lower.height > 0 && lower.y > 1 && lower.y == y && lower.holds(x, y)).then_some(Border::Lower(y))
}

fn drag(model: &mut Model, x: u16, y: u16) {
    let moved = |from: u16, to: u16| to as i16 - from as i16;
    model.dragged = match model.dragged {
        Some(Border::List(from)) => {
            model.wishes.list += moved(from, x);
            Some(Border::List(x))
        }
        Some(Border::Claims(from)) => {
            model.wishes.claims -= moved(from, x);
            Some(Border::Claims(x))
        }
        Some(Border::Lower(from)) => {
            model.wishes.lower -= moved(from, y);
            Some(Border::Lower(y))
        }
        None => None,
    };
}

fn wheel(model: &mut Model, x: u16, y: u16, steps: i16) {
    let by = isize::from(steps);
    match model.layout.pane_at(x, y) {
        Some(Pane::List) => model.list.scroll(by),
        Some(Pane::Article) => {
            if let Some(reading) = &mut model.reading {
                reading.window.scroll(by * 3);
            }
        }
        Some(Pane::Claims) => model.cards.scroll(by),
        Some(Pane::Entities) => model.names.step(by),
        None => {}
    }
}
