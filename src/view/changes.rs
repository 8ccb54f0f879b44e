//! What changed in an article since it was read, and what of the reader's corrections fits no more, over a faded screen.

use super::overlay::open;
use super::pieces::Marked;
use super::{Canvas, Role};
use crate::app::{Area, ChangedParagraph, Changes, Model};
use crate::text::{PieceKind, Span, wrap};

/// Draws the paragraphs that changed: gone words in `[-…-]`, new ones in `{+…+}`.
pub fn changes(canvas: &mut Canvas, model: &Model, changes: &Changes) {
    let words = model.tongue.words();
    let number = |n: usize| model.tongue.number(n);
    let counter = format!("{} {} · {} {}", number(changes.gone), words.gone, number(changes.come), words.come);
    let area = open(canvas, (92, 44), words.changes, &counter);
    let body = Area::new(area.x + 4, area.y + 2, area.width.saturating_sub(8).min(80), area.height.saturating_sub(4));
    // What the reader made stands before what others changed.
    let heading = (!changes.orphans.is_empty()).then_some(words.orphans);
    let plain = |text: &str| ChangedParagraph { text: text.to_owned(), pieces: Vec::new() };
    let orphans: Vec<ChangedParagraph> =
        heading.into_iter().chain(changes.orphans.iter().map(String::as_str)).map(plain).collect();
    let paragraphs = orphans.iter().chain(&changes.paragraphs);
    let rows: Vec<(&ChangedParagraph, Span)> = paragraphs.flat_map(|paragraph| rows(paragraph, body)).collect();
    let top = changes.top.min(rows.len().saturating_sub(body.height.into()));
    for (n, (paragraph, span)) in rows.iter().skip(top).take(body.height.into()).enumerate() {
        let is_heading = heading == Some(&paragraph.text);
        let role = if is_heading { Role::Heading } else { Role::Secondary };
        let mut marked = Marked::new(&paragraph.text, *span, role);
        for (span, kind) in &paragraph.pieces {
            marked.paint(*span, if *kind == PieceKind::Gone { Role::Contests } else { Role::Confirms });
        }
        marked.put(canvas, body.x, body.y + n as u16, body.width);
    }
    let y = area.bottom().saturating_sub(1);
    let left = rows.len().saturating_sub(top + usize::from(body.height));
    let end = canvas.put(body.x, y, "j k", Role::Key, body.width) + 3;
    canvas.put(end, y, "Esc", Role::Key, body.width);
    let end = canvas.put(end + 4, y, words.close, Role::Dim, body.width) + 3;
    if !orphans.is_empty() {
        canvas.put(end, y, "x", Role::Key, 1);
        canvas.put(end + 2, y, words.drop_orphans, Role::Dim, body.width);
    }
    if left > 0 {
        let more = format!("{} {}", model.tongue.more(left), canvas.glyphs.more);
        canvas.put_right(area.right().saturating_sub(2), y, &more, Role::Dim);
    }
}

/// The rows of a paragraph, and a blank one.
fn rows(paragraph: &ChangedParagraph, body: Area) -> Vec<(&ChangedParagraph, Span)> {
    let whole = Span::new(0, paragraph.text.len());
    let mut rows = wrap(&paragraph.text, whole, usize::from(body.width).max(8), &[]);
    rows.push(Span::new(0, 0));
    rows.into_iter().map(|span| (paragraph, span)).collect()
}
