//! Keys and pasted text: to the open prompt, overlay or the keymap.

use super::act::act;
use super::key::{Code, Key};
use super::prompt::{Typed, type_key, type_overlay_key};
use super::steps::{self, Step, Turn};
use super::{Action, Help, Meaning, Model, Prompt, PromptKind, command, completing, find};

/// A key was pressed.
pub fn key(model: &mut Model, key: Key) {
    model.notice = None;
    // Whoever goes on does not want to be led back.
    model.wanted = None;
    if model.changes.is_some() {
        return super::changes::key(model, key);
    }
    if model.help.is_some() {
        return help_key(model, key);
    }
    if model.menu.is_some() {
        return menu_key(model, key);
    }
    if model.prompt.is_some() {
        return prompt_key(model, key);
    }
    if let Some(action) = model.awaits_mark.take() {
        return mark_key(model, action, key);
    }
    normal_key(model, key);
}

/// Text was pasted: into a prompt; elsewhere it is no command.
pub fn paste(model: &mut Model, text: &str) {
    if let Some(help) = &mut model.help {
        help.query.insert(text);
        help.selected = 0;
    } else if let Some(menu) = &mut model.menu {
        menu.query.insert(text);
    } else if let Some(prompt) = &mut model.prompt {
        if std::mem::take(&mut prompt.is_fresh) && prompt.kind.is_replaced() {
            prompt.edit.delete_all();
        }
        prompt.edit.insert(text);
        find::prompt_changed(model);
    }
}

fn normal_key(model: &mut Model, key: Key) {
    if let Some(digit) = digit(model, key) {
        model.count = Some((model.count.unwrap_or(0) * 10 + digit).min(99_999));
        return;
    }
    if key.code == Code::Esc && !(model.pending.is_empty() && model.count.is_none()) {
        model.pending.clear();
        model.count = None;
        return;
    }
    model.pending.push(key);
    match model.keymap.meaning(&model.pending) {
        Meaning::Prefix => {}
        Meaning::Action(action) => {
            model.pending.clear();
            let count = model.count.take();
            act(model, action, count);
        }
        Meaning::Nothing => {
            let keys: String = model.pending.drain(..).map(|key| key.to_string()).collect();
            model.count = None;
            model.tell(format!("{keys}: {}", model.tongue.words().no_key));
        }
    }
}

/// The digit of a count: not within a sequence of keys, and no 0 at its start.
fn digit(model: &Model, key: Key) -> Option<usize> {
    let Code::Char(c) = key.code else { return None };
    let digit = c.to_digit(10).filter(|_| model.pending.is_empty() && !key.ctrl && !key.alt)? as usize;
    (digit != 0 || model.count.is_some()).then_some(digit)
}

fn mark_key(model: &mut Model, action: Action, key: Key) {
    let Code::Char(name) = key.code else { return };
    if !name.is_ascii_lowercase() {
        return model.complain(format!("{name}: {}", model.tongue.words().no_letter));
    }
    if action == Action::SetMark {
        if let (Some(here), Some(reading)) = (model.here(), &model.reading) {
            let (article, at) = (reading.article.id, here.at as u32);
            let before = model.marks.get(&name).copied();
            model.tell(format!("{} {name}", model.tongue.words().mark_set));
            steps::take(model, Step::Mark(name, Turn { before, after: Some((article, at)) }));
        }
        return;
    }
    match model.marks.get(&name).copied() {
        Some((article, at)) => {
            let Some(row) = model.library.with_content(article) else {
                return model.complain(model.tongue.words().mark_elsewhere);
            };
            model.leave();
            super::moves::go(model, super::Place { row, at: at as usize, focus: super::Pane::Article, claim: None });
        }
        None => model.complain(model.tongue.words().no_mark),
    }
}

fn help_key(model: &mut Model, key: Key) {
    let page = overlay_page(model);
    let Some(help) = &mut model.help else { return };
    let last = help.matching(&model.keymap, model.tongue).len().saturating_sub(1);
    if let Some(to) = leap(key, help.selected, (page, last)) {
        help.selected = to;
        return;
    }
    match type_overlay_key(&mut help.query, key) {
        Typed::Changed => help.selected = 0,
        Typed::Step(by) => help.selected = help.selected.saturating_add_signed(by).min(last),
        Typed::GivenUp => model.help = None,
        Typed::Accepted => {
            let chosen = help.matching(&model.keymap, model.tongue).get(help.selected).map(|entry| entry.action);
            model.help = None;
            chosen.into_iter().for_each(|action| act(model, action, None));
        }
        Typed::Escaped(key) => {
            model.help = None;
            normal_key(model, key);
        }
        Typed::Moved | Typed::Left => {}
    }
}

/// Lines of an overlay, about: what stands around them takes ten rows.
fn overlay_page(model: &Model) -> usize {
    usize::from(model.size.1.saturating_sub(10)).max(1)
}

/// The line of an overlay that a key leads to from the line `at`: a page on or back, the first, the last.
fn leap(key: Key, at: usize, (page, last): (usize, usize)) -> Option<usize> {
    let to = match key.code {
        Code::PageDown => at + page,
        Code::PageUp => at.saturating_sub(page),
        Code::Home => 0,
        Code::End => last,
        _ => return None,
    };
    Some(to.min(last))
}

fn menu_key(model: &mut Model, key: Key) {
    let page = overlay_page(model);
    let Some(menu) = &mut model.menu else { return };
    let last = menu.matching().len().saturating_sub(1);
    if let Some(to) = leap(key, menu.selected, (page, last)) {
        menu.selected = to;
        return;
    }
    match type_overlay_key(&mut menu.query, key) {
        Typed::Changed => menu.selected = 0,
        Typed::Step(by) => menu.step(by),
        Typed::GivenUp => model.menu = None,
        Typed::Accepted => {
            let choice = menu.choice();
            model.menu = None;
            choice.into_iter().for_each(|choice| find::choose(model, choice));
        }
        Typed::Escaped(key) => {
            model.menu = None;
            normal_key(model, key);
        }
        Typed::Moved | Typed::Left => {}
    }
}

fn prompt_key(model: &mut Model, key: Key) {
    let Some(prompt) = &mut model.prompt else { return };
    let is_letter = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
    if std::mem::take(&mut prompt.is_fresh) && is_letter && prompt.kind.is_replaced() {
        prompt.edit.delete_all();
    }
    let typed = type_key(&mut prompt.edit, key);
    // Whoever goes to what was found is to find all of it.
    if matches!(typed, Typed::Step(_) | Typed::Left | Typed::Accepted) {
        super::search::look_on(model);
    }
    match typed {
        Typed::Changed => find::prompt_changed(model),
        Typed::Moved => {}
        Typed::Step(by) => step(model, by),
        Typed::Left => tab(model),
        Typed::Accepted => find::accept(model),
        Typed::GivenUp => find::give_up(model),
        Typed::Escaped(key) => {
            find::give_up(model);
            normal_key(model, key);
        }
    }
}

/// Up and Down: rows of the list while it is filtered, cards, else lines of the history.
fn step(model: &mut Model, by: isize) {
    let Some(kind) = model.prompt.as_ref().map(|prompt| prompt.kind) else { return };
    match kind {
        PromptKind::Filter | PromptKind::Bodies => {
            model.list.step(by);
            model.must_show = true;
        }
        PromptKind::Cards => super::moves::step_card(model, by),
        PromptKind::Search
        | PromptKind::Command
        | PromptKind::Tags
        | PromptKind::TagsOfAll
        | PromptKind::Note
        | PromptKind::Who => {
            find::recall(model, by);
        }
    }
}

fn tab(model: &mut Model) {
    let Some(kind) = model.prompt.as_ref().map(|prompt| prompt.kind) else { return };
    match kind {
        PromptKind::Command => model.prompt.iter_mut().for_each(|prompt| command::complete(&mut prompt.edit)),
        PromptKind::Tags | PromptKind::TagsOfAll => super::marking::complete_tag(model),
        PromptKind::Note | PromptKind::Who => {}
        PromptKind::Filter | PromptKind::Bodies if completing::take(model) => find::prompt_changed(model),
        _ => find::accept_here(model),
    }
}

/// Opens the help.
pub fn open_help(model: &mut Model) {
    model.help = Some(Help::default());
}

/// Opens a prompt that begins with `text`.
pub fn open_prompt(model: &mut Model, kind: PromptKind, text: &str) {
    let history_at = model.histories.get(&kind).map_or(0, Vec::len);
    let (edit, before) = (super::Edit::new(text), text.to_owned());
    let (scope, selected) = (model.list.scope, model.list.selected);
    model.prompt = Some(Prompt { kind, edit, before, scope, selected, is_fresh: true, history_at });
}
