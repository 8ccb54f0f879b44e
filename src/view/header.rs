//! The top row: where the reader is and what is marked.

use super::{Canvas, Role};
use crate::app::{Action, Model, Pane};
use crate::text::width;

/// Draws the top row.
pub fn header(canvas: &mut Canvas, model: &Model) {
    let width = model.layout.header.width;
    let x = canvas.put(1, 0, "docbao", Role::LampStrong, width);
    let right = right(canvas, model, x);
    let room = right.saturating_sub(x + 5);
    if model.layout.titles_in_header() {
        title(canvas, model, x + 3, room);
    } else {
        canvas.put_cut(x + 3, 0, &counts(model), Role::Dim, room);
    }
}

fn counts(model: &Model) -> String {
    let words = model.tongue.words();
    let number = |n: usize| model.tongue.number(n);
    let mut text = model.root.to_string();
    if !text.is_empty() {
        text.push_str("   ");
    }
    text.push_str(&format!("{} {}", number(model.total()), words.articles_count));
    if model.progress.is_listed() {
        let unread = (model.library.len() - model.library.failed()).saturating_sub(model.keeping.read());
        text.push_str(&format!(" · {} {}", number(unread), words.unread_count));
        if model.layout.screen.width >= 160 {
            text.push_str(&format!(" · {} {}", number(model.library.claims()), words.claims_count));
        }
    }
    text
}

fn title(canvas: &mut Canvas, model: &Model, x: u16, room: u16) {
    let Some(reading) = &model.reading else { return };
    let words = model.tongue.words();
    let at = model.list.position().map_or(0, |at| at + 1);
    let place = format!(
        "{at}/{}   {} {}/{}",
        model.list.ids.len(),
        words.paragraph,
        reading.paragraph() + 1,
        reading.density.len()
    );
    let place_width = width(&place) as u16;
    let end = canvas.put_cut(
        x,
        0,
        model.library.at(reading.row).title,
        Role::Secondary,
        room.saturating_sub(place_width + 2),
    );
    canvas.put(end + 2, 0, &place, Role::Dim, place_width);
}

/// Pins, order, help; from the right edge. Gives the column where it begins.
fn right(canvas: &mut Canvas, model: &Model, left: u16) -> u16 {
    let words = model.tongue.words();
    let mut x = model.layout.header.width.saturating_sub(1);
    x = canvas.put_right(x, 0, words.help_hint, Role::Dim);
    let key = model.keymap.keys(Action::Help).into_iter().next().unwrap_or_default();
    x = canvas.put_right(x.saturating_sub(1), 0, &key, Role::Key).saturating_sub(4);
    if model.is_unkept || !model.keeping.unsaved.is_empty() {
        x = canvas.put_right(x, 0, words.unkept, Role::Error).saturating_sub(3);
    }
    let order = model.tongue.order(&model.list.order);
    let wants_order = model.focus == Pane::List || model.layout.screen.width >= 160;
    if wants_order && left + 40 + (width(&order) as u16) < x {
        x = canvas.put_right(x, 0, &order, Role::Dim).saturating_sub(3);
    }
    let mut room = x.saturating_sub(left + 40);
    let mut fits = |pin: &crate::app::Pin| {
        let cells = (width(&pin.name) + 10) as u16;
        let fits = cells <= room;
        room = if fits { room - cells } else { 0 };
        fits
    };
    let pins: Vec<_> = model.pins.iter().take_while(|(_, pin)| fits(pin)).collect();
    for (place, pin) in pins.into_iter().rev() {
        let count = count(model, &pin.key);
        x = canvas.put_right(x, 0, &count, Role::Dim);
        x = canvas.put_right(x.saturating_sub(1), 0, &pin.name, Role::Secondary);
        x = canvas.put_right(x.saturating_sub(1), 0, &(place + 1).to_string(), Role::digit(place)).saturating_sub(3);
    }
    x
}

/// Mentions of a pinned entity in the open article.
fn count(model: &Model, key: &str) -> String {
    let analysis = model.reading.as_ref().and_then(|reading| reading.analysis.as_ref());
    let entities = analysis.map_or(&[][..], |analysis| &analysis.entities);
    let count = entities.iter().find(|entity| crate::text::fold(&entity.name) == key).map_or(0, |entity| entity.count);
    count.to_string()
}
