//! The only door into the model.

use super::act::act;
use super::cards::CardShape;
use super::jumps::Place;
use super::layout::{Form, Layout, Pane};
use super::list::{Known, Shape};
use super::message::{Effect, Message, Shelved};
use super::reading::{Opened, Reading};
use super::{Model, Progress, PromptKind, keeping, mouse, search, typing};
use crate::analysis::Analysis;
use crate::library::{Row, RowId};
use std::collections::HashSet;
use std::sync::Arc;

/// Takes in what happened and says what is to be done. Never blocks.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => typing::key(model, key),
        Message::Paste(text) => typing::paste(model, &text),
        Message::Mouse(event) => mouse::mouse(model, event),
        Message::Resize(width, height) => resize(model, width, height),
        Message::Shelved(shelved) => shelve(model, *shelved),
        Message::Arrived(rows) => arrive(model, rows),
        Message::Gone(rows) => go_away(model, &rows),
        Message::Counted(rows) => rows.into_iter().for_each(|(row, claims)| model.library.digest(row, claims)),
        Message::Progress(progress) => progressed(model, progress),
        Message::Opened(opened) => open(model, *opened),
        Message::Analyzed(row, analysis) => analyzed(model, row, analysis),
        Message::Texts(texts) => texts.into_iter().for_each(|(row, text)| model.texts.put(row, text)),
        Message::Answered(answers) => search::answered(model, answers),
        Message::LookOn => search::look_on(model),
        Message::AllKept(kept) => model.keeping.take_all(kept, &model.library),
        Message::Kept(kept) => {
            model.keeping.unsaved.clear();
            keeping::kept(model, kept);
        }
        Message::KeptBefore(kept) => keeping::kept(model, kept),
        Message::Saved(queries, marks) => (model.queries, model.marks) = (queries, marks.into_iter().collect()),
        Message::Stories(stories) => take_stories(model, &stories),
        Message::Names(typed, names) => model.names_found = (typed, names),
        Message::Unsaved(changes, reason) => keeping::unsaved(model, changes, &reason),
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

/// A library takes the place of the one before; the selection stays on its article.
fn shelve(model: &mut Model, shelved: Shelved) {
    let Shelved { library, renumbered } = shelved;
    model.must_show |= model.list.shows_selected();
    model.library = library;
    model.texts.clear();
    let now = |row: RowId| renumbered.get(&row).copied().unwrap_or(row);
    // Where numbers changed otherwise (the index was made anew), the article is known by its text.
    let open = model.reading.as_ref().filter(|reading| !reading.article.paragraphs.is_empty());
    if let (Some(reading), Some(here), false) = (open, model.here(), model.list.follows_top) {
        let content = reading.article.id;
        if model.library.content(now(reading.row)) != Some(content) {
            model.wanted.get_or_insert((content, here.at as u32));
        }
    }
    model.list.selected = model.list.selected.map(now);
    if let Some(prompt) = &mut model.prompt {
        prompt.selected = prompt.selected.map(now);
    }
    if let Some(reading) = &mut model.reading {
        reading.row = now(reading.row);
    }
    model.jumps.renumber(now);
    take_up(model);
    model.keeping.recount(&model.library);
    search::library_changed(model);
}

fn progressed(model: &mut Model, progress: Progress) {
    let is_done_now = progress.is_done() && !model.progress.is_done();
    model.progress = progress;
    if is_done_now && model.list.groups.grouping == super::Grouping::Story {
        model.effects.push(Effect::Stories);
    }
}

fn take_stories(model: &mut Model, stories: &[Vec<RowId>]) {
    model.list.groups.take_stories(stories);
    search::library_changed(model);
    if stories.is_empty() {
        model.tell(model.tongue.words().no_stories);
    }
}

/// Selects the article that was open last time, once the library has it.
fn take_up(model: &mut Model) {
    let Some((article, at)) = model.wanted else { return };
    let Some(row) = model.library.with_content(article) else { return };
    model.wanted = None;
    model.list.selected = Some(row);
    model.list.follows_top = false;
    model.heading = Some(Place { row, at: at as usize, focus: model.focus, claim: None });
    model.must_show = true;
}

fn arrive(model: &mut Model, rows: Vec<Row>) {
    model.must_show |= model.list.shows_selected();
    for row in rows {
        let is_open = model.reading.as_ref().is_some_and(|reading| reading.row == row.id);
        let is_changed = model.library.row(row.id).is_some_and(|before| before.content != row.content);
        if is_changed {
            model.texts.drop(row.id);
        }
        if is_open && is_changed && row.content != model.reading.as_ref().map(|reading| reading.article.id) {
            model.effects.push(Effect::Open(row.id));
        }
        model.library.put(row);
    }
    take_up(model);
    model.keeping.recount(&model.library);
    search::library_changed(model);
}

fn go_away(model: &mut Model, rows: &[RowId]) {
    let gone: HashSet<RowId> = rows.iter().copied().collect();
    let lost = model.list.selected.filter(|row| gone.contains(row));
    let title = lost.map(|row| model.library.at(row).title.to_owned());
    if let Some(row) = lost {
        // A file that was only moved is there again with the same text.
        let at = model.here().map_or(0, |here| here.at as u32);
        model.wanted = model.library.content(row).map(|content| (content, at));
        model.list.step_off(&gone);
        model.must_show = true;
    }
    rows.iter().for_each(|&row| model.library.take(row));
    let next = model.list.selected;
    take_up(model);
    if let Some(title) = title.filter(|_| model.list.selected == next) {
        model.tell(format!("{}: {title}", model.tongue.words().article_gone));
    }
    model.keeping.recount(&model.library);
    search::library_changed(model);
}

fn analyzed(model: &mut Model, row: RowId, analysis: Arc<Analysis>) {
    model.library.digest(row, analysis.claims.len());
    if let Some(reading) = model.reading.as_mut().filter(|reading| reading.row == row && reading.analysis.is_none()) {
        reading.take(analysis);
        model.names.reset(reading);
        super::find::look_again(model);
    }
}

/// Brings everything that depends on something else up to date: the open article, the layout, what panes show.
fn settle(model: &mut Model) {
    ask_for_selected(model);
    super::marking::show_note(model);
    let (width, height) = model.size;
    let had_list = model.layout.shows(Pane::List);
    model.layout = Layout::new(width, height, model.focus, model.wishes);
    let layout = model.layout;
    // A list that was hidden did not follow what was opened meanwhile.
    let must_show = std::mem::take(&mut model.must_show) || (!had_list && layout.shows(Pane::List));
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

/// Asks for the article that is selected in the list, where it is not open.
pub(super) fn ask_for_selected(model: &mut Model) {
    let open = model.reading.as_ref().map(|reading| reading.row);
    let asked =
        model.effects.iter().any(|effect| matches!(effect, Effect::Open(row) if Some(*row) == model.list.selected));
    match model.list.selected {
        selected if open == selected || asked => {}
        Some(row) if is_typing(model) => model.effects.push(Effect::OpenAtRest(row)),
        Some(row) => model.effects.push(Effect::Open(row)),
        None => {
            let left = leave(model);
            model.effects.extend(left);
            model.reading = None;
            model.names.ids.clear();
        }
    }
}

/// Says where the reader leaves the open article, so that it is found there again.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    let (Some(here), Some(reading)) = (model.here(), &model.reading) else { return Vec::new() };
    // What was changed and read is compared with its new words from now on.
    let is_seen = reading.is_entered && reading.before.is_some();
    let (row, article) = (reading.row, reading.article.id);
    if is_seen {
        model.keeping.take_as_read(article);
    }
    let leave = Effect::Leave(article, here.at as u32);
    std::iter::once(leave).chain(is_seen.then_some(Effect::Remember(row))).collect()
}

/// The article that was asked for is here.
fn open(model: &mut Model, opened: Opened) {
    let before = model.reading.as_ref().map(|reading| (reading.row, reading.article.id));
    let is_again = before.is_some_and(|(row, _)| row == opened.row);
    if before == Some((opened.row, opened.article.id)) {
        return;
    }
    // Who stays in an article that has changed again has not left it.
    let left = leave(model).into_iter().filter(|effect| !is_again || matches!(effect, Effect::Leave(..)));
    model.effects.extend(left);
    // It has changed: the text that stood here before is not waited for.
    model.wanted.take_if(|(wanted, _)| is_again && before.is_some_and(|(_, article)| article == *wanted));
    let at = if is_again { model.here().map_or(0, |here| here.at) } else { opened.at };
    let claims = opened.analysis.as_ref().map(|analysis| analysis.claims.len());
    let row = opened.row;
    let mut reading = Reading::new(opened);
    // What stood here is what was read, whatever another instance has kept since.
    let stood = model.reading.as_ref().filter(|stood| is_again && stood.is_entered);
    reading.before = reading.before.take().or_else(|| stood.map(|stood| stood.article.text.clone()));
    reading.is_entered = model.focus != Pane::List;
    reading.correct(model.keeping.of(Some(reading.article.id)).corrections().to_vec());
    reading.lay(model.layout.measure(), article_rows(&model.layout));
    reading.window.top = if at > 0 { reading.row_of(at) } else { 0 };
    reading.window.clamp();
    if let Some(claims) = claims {
        model.library.digest(row, claims);
    }
    model.reading = Some(reading);
    model.cards.reset();
    model.cards.is_lit = model.focus == Pane::Claims;
    model.names.ids.clear();
    if let Some(reading) = &model.reading {
        model.names.reset(reading);
    }
    model.must_show = true;
    if model.reading.as_ref().is_some_and(|reading| reading.before.is_some()) {
        model.tell(model.tongue.words().was_changed);
    } else if model.reading.as_ref().is_some_and(|reading| !reading.orphans.is_empty()) {
        model.tell(model.tongue.words().has_orphans);
    }
    super::find::look_again(model);
    super::find::enter(model, row);
    if let Some(place) = model.heading.take().filter(|place| place.row == row) {
        super::moves::stand(model, place);
    }
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
    if !model.progress.is_done() {
        height = height.saturating_sub(1);
    }
    if list_has_prompt(model) {
        height = height.saturating_sub(1);
    }
    let shape = Shape { width: layout.list.width, height, is_flat };
    let known = Known { library: &model.library, texts: &model.texts, keeping: &model.keeping };
    model.list.lay(&known, (shape, must_show));
    let wanted = model.list.wants(&model.texts, is_flat && layout.shows(Pane::List));
    if !wanted.is_empty() {
        model.effects.push(Effect::Texts(wanted));
    }
}

/// What the list shows is being typed.
fn is_typing(model: &Model) -> bool {
    model.asks(PromptKind::Filter) || model.asks(PromptKind::Bodies)
}

/// The list moves down by one row for its filter, and back.
pub fn list_has_prompt(model: &Model) -> bool {
    is_typing(model) || model.list.is_filtered()
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
