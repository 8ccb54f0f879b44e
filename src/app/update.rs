//! The only door into the model.

use super::act::act;
use super::cards::CardShape;
use super::layout::{Form, Layout, Pane};
use super::list::Shape;
use super::message::{Effect, Message};
use super::reading::Reading;
use super::{Model, mouse, typing};
use crate::analysis::Analysis;
use crate::library::{Row, RowId};
use std::sync::Arc;

/// Takes in what happened and says what is to be done. Never blocks.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => typing::key(model, key),
        Message::Paste(text) => typing::paste(model, &text),
        Message::Mouse(event) => mouse::mouse(model, event),
        Message::Resize(width, height) => resize(model, width, height),
        Message::Arrived(rows) => arrive(model, rows),
        Message::AllArrived => model.progress.is_loaded = true,
        Message::Analyzed(found) => found.into_iter().for_each(|(row, analysis)| analyzed(model, row, analysis)),
        Message::Told(notice) => model.notice = Some(notice),
    }
    settle(model);
    std::mem::take(&mut model.effects)
}

/// Carries out an action from outside a key: a command, a line of the help.
pub(super) fn run(model: &mut Model, action: super::Action) {
    act(model, action, None);
}

fn resize(model: &mut Model, width: u16, height: u16) {
    model.size = (width, height);
    model.must_show = true;
    model.must_show_claim = model.cards.is_lit;
}

fn arrive(model: &mut Model, rows: Vec<Row>) {
    for row in rows {
        model.library.add(row);
    }
    model.list.resort(&model.library);
}

fn analyzed(model: &mut Model, id: RowId, analysis: Arc<Analysis>) {
    let Some(row) = model.library.row_mut(id) else { return };
    if row.claims().is_none() {
        model.progress.analyzed += 1;
        row.digest(&analysis);
    }
    if let Some(reading) = model.reading.as_mut().filter(|reading| reading.row == id && reading.analysis.is_none()) {
        reading.take(analysis);
        model.names.reset(reading);
        super::find::look_again(model);
    }
}

/// Brings everything that depends on something else up to date: the open article, the layout, what panes show.
fn settle(model: &mut Model) {
    open_selected(model);
    let (width, height) = model.size;
    model.layout = Layout::new(width, height, model.focus, model.wishes);
    let layout = model.layout;
    let must_show = std::mem::take(&mut model.must_show);
    lay_list(model, &layout, must_show);
    let Some(reading) = model.reading.as_mut() else { return };
    reading.lay(layout.measure(), article_rows(&layout));
    if std::mem::take(&mut model.must_show_claim)
        && let Some(span) = reading.claim(model.cards.claim()).map(super::extent)
    {
        reading.show(span);
    }
    follow_text(model);
    lay_claims(model, &layout, must_show);
    if let Some(reading) = &model.reading {
        let rows = content_rows(layout.entities.height, layout.form);
        let is_wide = layout.screen.width >= 160 || layout.form != Form::Columns;
        model.names.lay(reading, rows, (is_wide, model.focus == Pane::Entities));
    }
}

/// Opens the article that is selected in the list.
pub(super) fn open_selected(model: &mut Model) {
    let open = model.reading.as_ref().map(|reading| reading.row);
    if open == model.list.selected {
        return;
    }
    if let Some(here) = model.here() {
        model.places.insert(here.row, here.at);
    }
    let Some(id) = model.list.selected else {
        model.reading = None;
        return;
    };
    let mut reading = Reading::new(id, Arc::clone(&model.library[id].text));
    reading.lay(model.layout.measure(), article_rows(&model.layout));
    if let Some(&at) = model.places.get(&id) {
        reading.window.top = reading.row_of(at);
    }
    model.reading = Some(reading);
    model.cards.reset();
    model.cards.is_lit = model.focus == Pane::Claims;
    model.names.ids.clear();
    model.must_show = true;
    if !model.library[id].is_failed() {
        model.effects.push(Effect::Analyze(id));
    }
    super::find::look_again(model);
}

/// While the reader reads and no claim is marked, the current card is the first one of the text in view.
fn follow_text(model: &mut Model) {
    let Some(reading) = &model.reading else { return };
    if model.cards.is_lit && model.focus == Pane::Article {
        let span = reading.claim(model.cards.claim()).map(super::extent).unwrap_or_default();
        let (first, last) = (reading.row_of(span.start as usize), reading.row_of(span.end as usize));
        let seen = reading.window.range();
        model.cards.is_lit = first < seen.end && last >= seen.start;
    }
    if model.focus == Pane::Article
        && !model.cards.is_lit
        && let Some(claim) = reading.claim_in_view()
    {
        model.must_show |= model.cards.selected != claim.0 as usize;
        model.cards.selected = claim.0 as usize;
    }
}

fn lay_list(model: &mut Model, layout: &Layout, must_show: bool) {
    let is_flat = layout.form == Form::Stacked || (layout.form == Form::Columns && layout.list.width >= 70);
    let mut height = content_rows(layout.list.height, layout.form);
    if !model.progress.is_loaded || is_analysing(model) {
        height = height.saturating_sub(1);
    }
    if list_has_prompt(model) {
        height = height.saturating_sub(1);
    }
    let shape = Shape { width: layout.list.width, height, is_flat };
    model.list.lay(&model.library, shape, must_show);
}

/// The list moves down by one row for its filter, and back.
pub fn list_has_prompt(model: &Model) -> bool {
    let is_open = model.asks(super::PromptKind::Filter) || model.asks(super::PromptKind::Bodies);
    is_open || model.list.is_filtered()
}

/// Some articles have not been analysed yet.
pub(super) fn is_analysing(model: &Model) -> bool {
    model.progress.analyzed < model.library.rows().iter().filter(|row| !row.is_failed()).count()
}

fn lay_claims(model: &mut Model, layout: &Layout, must_show: bool) {
    let Some(reading) = &model.reading else { return };
    let mut height = if layout.has_drawer() {
        layout.claims.height.saturating_sub(1)
    } else {
        content_rows(layout.claims.height, layout.form)
    };
    // The last row says how many cards are below.
    height = height.saturating_sub(u16::from(!layout.has_drawer()));
    let shape = CardShape {
        width: layout.claims.width,
        height,
        is_drawer: layout.has_drawer(),
        depth: 2,
        tongue: model.tongue,
    };
    model.cards.lay(reading, shape, must_show);
}

/// Rows of a pane below its title and the blank row under it.
pub(super) fn content_rows(height: u16, form: Form) -> u16 {
    height.saturating_sub(if form == Form::Single && height < 10 { 1 } else { 2 })
}

/// Rows of text in the article pane: without title, blank row and the strip below.
pub(super) fn article_rows(layout: &Layout) -> usize {
    let area = layout.article;
    let strip = u16::from(layout.form == Form::Columns);
    let head = if layout.titles_in_header() { 1 } else { area.height - content_rows(area.height, layout.form) };
    area.height.saturating_sub(head + 2 * strip) as usize
}
