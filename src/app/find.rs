//! Finding: the filter of the list, words in the article, the filter of the cards; what prompts do when they change,
//! are accepted or given up.

use super::menu::Choice;
use super::model::Needle;
use super::{Edit, Model, Pane, Prompt, PromptKind, Scope, command};
use crate::library::{Atom, RowId, parse};
use crate::text::fold;

/// What is typed into the open prompt changed.
pub fn prompt_changed(model: &mut Model) {
    let Some(prompt) = &model.prompt else { return };
    let typed = prompt.edit.clone();
    match prompt.kind {
        PromptKind::Filter | PromptKind::Bodies => filter(model, typed),
        PromptKind::Search => search(model, typed.text()),
        PromptKind::Cards => filter_cards(model, typed),
        _ => {}
    }
}

fn filter(model: &mut Model, typed: Edit) {
    model.list.scope = if model.asks(PromptKind::Bodies) { Scope::Bodies } else { Scope::Titles };
    model.list.query = typed;
    // The best hit comes first; the reader has not chosen one yet.
    model.list.follows_top = true;
    super::search::requery(model);
    super::completing::ask(model);
    model.must_show = true;
    look_again(model);
}

fn search(model: &mut Model, typed: &str) {
    model.needle = (!typed.is_empty()).then(|| Needle::Words(typed.to_owned()));
    look_again(model);
}

fn filter_cards(model: &mut Model, typed: Edit) {
    model.cards.filter.query = typed;
    refilter_cards(model);
}

fn refilter_cards(model: &mut Model) {
    let Some(reading) = &model.reading else { return };
    model.cards.refilter(reading);
    model.must_show = true;
    super::moves::show_card(model);
}

/// The open article, or what is looked for, changed: finds the hits anew.
pub fn look_again(model: &mut Model) {
    let Some(reading) = &mut model.reading else { return };
    reading.hit = None;
    reading.hits.clear();
    match &model.needle {
        Some(Needle::Words(words)) => reading.search(words),
        Some(Needle::Pin(key)) => {
            let Some(analysis) = &reading.analysis else { return };
            let is_it = |n: usize| analysis.entities.get(n).is_some_and(|entity| fold(&entity.name) == *key);
            reading.hits = analysis.mentions.iter().filter(|m| is_it(m.entity.0 as usize)).map(|m| m.span).collect();
        }
        None if model.list.is_filtered() => reading.hits = model.list.matcher.places(&reading.article.text),
        None => {}
    }
}

/// Enter in a prompt.
pub fn accept(model: &mut Model) {
    let Some(prompt) = model.prompt.take() else { return };
    remember(model, prompt.kind, prompt.edit.text());
    match prompt.kind {
        PromptKind::Filter | PromptKind::Bodies => accept_filter(model, prompt),
        PromptKind::Search => {
            let missing = model.reading.as_ref().is_some_and(|reading| reading.hits.is_empty());
            if missing && !prompt.edit.text().is_empty() {
                model.complain(format!("{}: {}", prompt.edit.text(), model.tongue.words().nothing_found));
            }
        }
        PromptKind::Cards => {}
        PromptKind::Command => command::run(model, prompt.edit.text()),
        PromptKind::Tags | PromptKind::TagsOfAll => super::marking::set_tags(model, prompt.edit.text(), prompt.kind),
        PromptKind::Note => super::marking::set_note(model, prompt.edit.text()),
        PromptKind::Who => super::corrections::add(model, prompt.edit.text()),
    }
}

/// Enter in the filter: opens the article that is selected. A query that is wrong stays open, with the reason; one that
/// no title matches is looked for in the texts. Esc then gives back what stood there before all of it.
fn accept_filter(model: &mut Model, prompt: Prompt) {
    model.list.follows_top = false;
    let query = match parse(prompt.edit.text()) {
        Ok(query) => query,
        Err(error) => {
            let words = error.words(model.tongue == super::Tongue::Vietnamese);
            model.list.search.error = Some(error);
            model.prompt = Some(prompt);
            return model.complain(words);
        }
    };
    // Fields mean the same wherever words are looked for.
    let has_words = query.atoms().any(|atom| matches!(atom, Atom::Word(_)));
    if model.list.ids.is_empty() && model.list.scope == Scope::Titles && has_words {
        model.prompt = Some(Prompt { kind: PromptKind::Bodies, ..prompt });
        return prompt_changed(model);
    }
    super::moves::open(model);
}

/// Tab in a prompt: it closes, what it found stays, and so does the focus.
pub fn accept_here(model: &mut Model) {
    if let Some(prompt) = model.prompt.take() {
        remember(model, prompt.kind, prompt.edit.text());
        model.list.follows_top = false;
    }
}

/// Esc in a prompt: what was found before comes back, and the article that was selected.
pub fn give_up(model: &mut Model) {
    let Some(prompt) = &mut model.prompt else { return };
    prompt.edit = Edit::new(&prompt.before);
    let is_filter = matches!(prompt.kind, PromptKind::Filter | PromptKind::Bodies);
    if is_filter {
        prompt.kind = if prompt.scope == Scope::Bodies { PromptKind::Bodies } else { PromptKind::Filter };
    }
    let selected = prompt.selected;
    prompt_changed(model);
    model.prompt = None;
    if is_filter && let Some(row) = selected {
        model.list.select(row);
    }
}

fn remember(model: &mut Model, kind: PromptKind, typed: &str) {
    let history = model.histories.entry(kind).or_default();
    if !typed.is_empty() && history.last().is_none_or(|last| last != typed) {
        history.push(typed.to_owned());
    }
}

/// The line before or after in the history of the open prompt.
pub fn recall(model: &mut Model, by: isize) {
    let Some(prompt) = &mut model.prompt else { return };
    let history = model.histories.get(&prompt.kind).map_or(&[][..], Vec::as_slice);
    prompt.history_at = prompt.history_at.saturating_add_signed(by).min(history.len());
    prompt.edit = Edit::new(history.get(prompt.history_at).map_or("", String::as_str));
    prompt_changed(model);
}

/// An item of a menu was chosen.
pub fn choose(model: &mut Model, choice: Choice) {
    let filter = &mut model.cards.filter;
    match choice {
        Choice::Who(name) => filter.who = Some(name),
        Choice::Act(act) => filter.act = Some(act),
        Choice::Entity(entity) => filter.entity = Some(entity),
        Choice::Relay(name) => filter.relay = Some(name),
        Choice::SetAct(act) => return super::corrections::set_act(model, act),
        Choice::Query(text) => return super::saved::take_up(model, &text),
    }
    model.focus = Pane::Claims;
    refilter_cards(model);
}

/// Only cards with figures, or all again.
pub fn toggle_numbers(model: &mut Model) {
    model.cards.filter.has_numbers = !model.cards.filter.has_numbers;
    refilter_cards(model);
}

/// `n` and `N`: the next hit in the pane with the focus.
pub fn step_hit(model: &mut Model, by: isize) {
    let filters_cards = model.focus == Pane::Claims && model.cards.filter.is_on();
    if filters_cards {
        return super::moves::step_card(model, by);
    }
    if model.focus == Pane::List
        && model.list.is_filtered()
        && model.list.scope == Scope::Titles
        && model.needle.is_none()
    {
        model.list.step(by);
        model.must_show = true;
        return;
    }
    if model.list.scope == Scope::Bodies && crosses_article(model, by) {
        return;
    }
    if model.needle.is_none() && model.reading.as_ref().is_some_and(|reading| reading.hits.is_empty()) {
        // As in vi, the last search is taken up again.
        let last = model.histories.get(&PromptKind::Search).and_then(|history| history.last()).cloned();
        model.needle = last.map(Needle::Words);
        look_again(model);
    }
    let found = model.reading.as_mut().is_some_and(|reading| reading.step_hit(by));
    if found && model.focus == Pane::Claims {
        model.focus = Pane::Article;
    }
    if !found {
        model.complain(model.tongue.words().nothing_found);
    }
}

/// While all bodies are searched, the hit after an article's last one is the first of the next article.
fn crosses_article(model: &mut Model, by: isize) -> bool {
    let Some(reading) = &model.reading else { return false };
    let at_end = match reading.hits.len().checked_sub(1) {
        // An article that was found by something else than words is passed over.
        None => model.needle.is_none() && model.list.marks_hits(),
        Some(last) if by > 0 => reading.hit.is_some_and(|hit| hit >= last),
        Some(_) => reading.hit.is_none_or(|hit| hit == 0),
    };
    if !at_end {
        return false;
    }
    let Some(at) = model.list.next_where(by.signum(), |_| true) else { return false };
    model.leave();
    model.list.select_at(at);
    model.crossing = model.list.selected.map(|row| (row, by.signum()));
    model.must_show = true;
    true
}

/// The article `row` was opened: where `n` led to it, its first hit is the current one, where `N` did, its last.
pub fn enter(model: &mut Model, row: RowId) {
    let Some((_, by)) = model.crossing.take().filter(|(crossed, _)| *crossed == row) else { return };
    if let Some(reading) = &mut model.reading {
        reading.hit = None;
        reading.step_hit(by);
    }
}

/// Esc without a prompt: peels one layer.
pub fn peel(model: &mut Model) {
    if !model.chosen.rows.is_empty() {
        model.chosen = super::marking::Chosen::default();
    } else if model.needle.take().is_some() {
        look_again(model);
    } else if model.focus == Pane::Article && model.cards.is_lit {
        model.cards.is_lit = false;
    } else if model.cards.filter.is_on() {
        model.cards.filter = super::CardFilter::default();
        model.must_show = true;
    } else if model.wishes.is_zoomed {
        model.wishes.is_zoomed = false;
    } else if model.focus != Pane::List {
        super::moves::focus(model, Pane::List);
    } else if model.list.is_filtered() {
        model.list.query = Edit::default();
        model.list.scope = Scope::Titles;
        super::search::requery(model);
        model.must_show = true;
        look_again(model);
    } else if !model.pins.is_empty() {
        model.pins.clear();
    }
}
