//! Pictures of a model: pure functions from [`Model`] to cells. Colours are roles; see [`Theme`].

mod article;
mod canvas;
mod changes;
mod claims;
mod entities;
mod footer;
mod frame;
mod glyphs;
mod header;
mod list;
mod overlay;
mod picture;
mod pieces;
mod role;
mod shown;
mod theme;

pub use canvas::Canvas;
pub use glyphs::{ASCII, Glyphs, UNICODE};
pub use picture::svg;
pub use role::{Ground, Role};
pub use shown::Shown;
pub use theme::{Depth, Palette, Theme};

use crate::app::{Form, Model, Pane};
use ratatui::Frame;
use ratatui::layout::Position;

/// Draws `model` with `theme` over what is shown; gives where the cursor stands, if it is seen.
pub fn draw(frame: &mut Frame<'_>, model: &Model, theme: &Theme, shown: &mut Shown) -> Option<Position> {
    let area = frame.area();
    let mut canvas = shown.canvas((area.width, area.height), theme);
    paint(&mut canvas, model);
    let cursor = canvas.cursor.map(Position::from).filter(|&cursor| area.contains(cursor));
    shown.show(canvas, frame.buffer_mut(), theme);
    cursor
}

/// Paints `model` in roles and grounds, without colours.
pub fn paint(canvas: &mut Canvas, model: &Model) {
    let layout = &model.layout;
    canvas.ground(layout.screen, Ground::Desk);
    if layout.form == Form::TooSmall {
        canvas.put(0, 0, model.tongue.words().too_small, Role::Text, layout.screen.width);
        return;
    }
    header::header(canvas, model);
    frame::rules(canvas, model);
    for pane in Pane::ALL.into_iter().filter(|&pane| layout.shows(pane)) {
        match pane {
            Pane::List => list::list(canvas, model),
            Pane::Article => article::article(canvas, model),
            Pane::Claims => claims::claims(canvas, model),
            Pane::Entities => entities::entities(canvas, model),
        }
    }
    footer::status(canvas, model);
    footer::hints(canvas, model);
    overlay::overlay(canvas, model);
}
